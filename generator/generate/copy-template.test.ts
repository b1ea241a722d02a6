import { expect, test } from 'vitest';
import { closure, importsOf, packagesOf } from './copy-template.ts';

const template = new Map([
  ['src/runtime/a.ts', "import type { B } from './deep/b.ts';\nexport { c } from './c.ts';\n// import './comment.ts'\n"],
  ['src/runtime/deep/b.ts', "import {\n  a,\n} from '../a.ts';\nimport fastify from 'fastify';\n"],
  ['src/runtime/c.ts', "const url = new URL('./data.sql', import.meta.url);\nimport('@scope/name/sub');\n"],
  ['src/runtime/data.sql', 'SELECT 1;'],
  ['src/runtime/unused.ts', ''],
]);

test('what is used is copied, through circles and data, and nothing else', () => {
  const roots = [{ path: 'src/handlers/x.ts', content: "import { a } from '../runtime/a.ts';\nimport { y } from './y.ts';" }];
  expect(closure(template, 'src/runtime/', roots)).toEqual([
    'src/runtime/a.ts',
    'src/runtime/c.ts',
    'src/runtime/data.sql',
    'src/runtime/deep/b.ts',
  ]);
  expect(closure(template, 'src/runtime/', [])).toEqual([]);
});

test('an import that leads nowhere is a defect of ours', () => {
  expect(() => closure(template, 'src/runtime/', [{ path: 'src/x.ts', content: "import './runtime/gone.ts'" }])).toThrow(
    'src/runtime/gone.ts',
  );
});

test('imports are found in all their forms', () => {
  expect(
    importsOf('src/x/a.ts', "import './b.ts';\nexport * from '../c.ts';\nimport type D from './d.ts';\nconst e = await import('./e.ts');"),
  ).toEqual(['src/x/b.ts', 'src/c.ts', 'src/x/d.ts', 'src/x/e.ts']);
  expect(packagesOf(template.values())).toEqual(['@scope/name', 'fastify']);
});
