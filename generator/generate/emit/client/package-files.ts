/** The files around the code: written once, then the user's. */
import type { Contract } from '../../../contract/model.ts';
import type { GeneratedFile } from '../../../output/generated-file.ts';
import { fileName } from '../../../text/file-name.ts';
import { join } from '../../../text/index.ts';
import { json } from '../../../text/json.ts';
import { block, code, type Markdown, markdown, text } from '../../../text/markdown.ts';
import type { Names } from '../../names.ts';
import { className } from './facade-module.ts';

/** `name` of the package; without one it is made from the title. */
export type ClientSettings = Readonly<{ name?: string }>;

/** `package.json`, `tsconfig.json`, `README.md`. */
export function packageFiles(contract: Contract, names: Names, settings: ClientSettings): readonly GeneratedFile[] {
  const name = settings.name ?? `${fileName(className(contract))}-client`;
  return [
    { path: 'package.json', content: json(manifest(name, contract)), owner: 'yours' },
    { path: 'tsconfig.json', content: json(TSCONFIG), owner: 'yours' },
    { path: 'README.md', content: readme(name, contract, names), owner: 'yours' },
  ];
}

const entry = (file: string) => ({ types: `./dist/generated/${file}.d.ts`, default: `./dist/generated/${file}.js` });

function manifest(name: string, contract: Contract) {
  return {
    name,
    version: /^\d+\.\d+\.\d+$/.test(contract.info.version) ? contract.info.version : '0.1.0',
    description: `Client of ${contract.info.title}`,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=18' },
    exports: { '.': entry('index'), './operations': entry('operations'), './schemas': entry('schemas') },
    files: ['dist'],
    scripts: { build: 'tsc', prepare: 'tsc' },
    devDependencies: { typescript: '^5.9.0' },
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
};

function readme(name: string, contract: Contract, names: Names): Markdown {
  const title = className(contract);
  const variable = title[0]?.toLowerCase() + title.slice(1);
  const usage = `import { ${title}, isApiError } from '${name}';\n\nconst ${variable} = new ${title}({ key: () => readKey() });\n`;
  return markdown`# ${code(name)}

A typed client of ${text(contract.info.title)}. No dependencies; runs on Node 18 and later, in browsers and in workers.

${block('ts', usage)}
A call is a promise. ${code('.result()')} gives data or error without exceptions, ${code('.withResponse()')} gives status and headers too.
A list is also iterable: ${code('for await (const item of call)')}, or ${code('await call.toArray({ limit: 100 })')}. Failed calls are sent again where that is safe;
an idempotency key is made once a call and kept over its retries. The same functions stand alone in ${code(`${name}/operations`)}, for small bundles.

| call | operation |
|---|---|
${join(rows(contract, names, variable), '')}`;
}

function rows(contract: Contract, names: Names, variable: string): readonly Markdown[] {
  return contract.operations.flatMap((operation) => {
    const place = names.operations.get(operation.key);
    return place === undefined ? [] : [markdown`| ${code(`${variable}.${place.group}.${place.method}`)} | ${code(operation.key)} |\n`];
  });
}
