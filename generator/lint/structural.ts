/**
 * Validity: Redocly's own structural rules, as diagnostics of ours. They come first, because what breaks OpenAPI itself makes other
 * findings worthless. The document is read a second time, as ordinary objects, through a resolver that knows only files already read.
 */
import {
  BaseResolver,
  createConfig,
  lintDocument,
  makeDocumentFromString,
  type NormalizedProblem,
  ResolveError,
  Source,
} from '@redocly/openapi-core';
import type { Diagnostic, SourceFile, SourceLocation } from '../contract/model.ts';

/**
 * Rules of OpenAPI itself; matters of taste are rules of ours or nobody's. What reading tells (`document/…`) is off here: one mistake
 * has one owner.
 */
const structuralRules = {
  struct: 'error',
  'no-duplicated-tag-names': 'error',
  'no-enum-type-mismatch': 'error',
  'no-identical-paths': 'off', // document/equivalent-paths
  'no-invalid-media-type-examples': 'error',
  'no-invalid-parameter-examples': 'error',
  'no-invalid-schema-examples': 'error',
  'no-required-schema-properties-undefined': 'warn',
  'no-undefined-server-variable': 'error',
  'operation-operationId-unique': 'off', // document/duplicate-operation-id
  'operation-parameters-unique': 'off', // document/duplicate-parameter
  'path-declaration-must-exist': 'error',
  'path-not-include-query': 'error',
  'path-parameters-defined': 'error',
  'security-defined': 'off',
  'spec-components-invalid-map-name': 'error',
} as const;

/** What is not valid OpenAPI in these files, the root first. Item DOC-1. */
export async function structural(files: ReadonlyMap<string, SourceFile>, root: SourceFile): Promise<readonly Diagnostic[]> {
  try {
    const config = await createConfig({ rules: structuralRules });
    const document = makeDocumentFromString(root.text, root.path);
    const problems = await lintDocument({ document, config, externalRefResolver: new ReadFiles(files) });
    return told(problems.filter((problem) => !isReference(problem) && !isOwnTrouble(problem) && !isToldByReading(problem)).map(diagnostic));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return stopToldByReading.test(message) ? [] : [broken(root, message)];
  }
}

/** Single messages of rules that stay on, for what reading tells at another place. */
const toldByReading: readonly (readonly [rule: string, message: RegExp, pointer: RegExp])[] = [
  ['path-parameters-defined', /does not define the path parameter/, /./], // document/undeclared-path-parameter
  ['struct', /can be one of the following only/, /\/parameters\/(?:\d+|[^/]+)\/in\/?$/], // document/invalid
  ['struct', /can be one of the following only/, /\/components\/securitySchemes\/[^/]+\/type\/?$/], // document/invalid
];
const isToldByReading = (problem: NormalizedProblem): boolean => {
  const [at] = problem.location.map(placeOf);
  return toldByReading.some(
    ([rule, message, pointer]) => rule === problem.ruleId && message.test(problem.message) && pointer.test(at?.pointer ?? ''),
  );
};
/** Why Redocly reads no further, where reading tells it: document/duplicate-name, document/reference-cycle. */
const stopToldByReading = /duplicated mapping key|Self-referencing circular pointer/;

/** Answers only from files that our own loader has read. */
class ReadFiles extends BaseResolver {
  readonly #files: ReadonlyMap<string, SourceFile>;
  constructor(files: ReadonlyMap<string, SourceFile>) {
    super();
    this.#files = files;
  }
  override loadExternalRef(absoluteRef: string): Promise<Source> {
    const file = this.#files.get(absoluteRef);
    if (file === undefined) return Promise.reject(new ResolveError(new Error(`not read: ${absoluteRef}`)));
    return Promise.resolve(new Source(absoluteRef, file.text));
  }
}

const isReference = (problem: NormalizedProblem): boolean =>
  problem.ruleId === 'no-unresolved-refs' || /resolve \$ref/i.test(problem.message);

/** What a validator says of itself is no fault of the document. */
const isOwnTrouble = (problem: NormalizedProblem): boolean => /^Example validation errored/.test(problem.message);

/** More than this of one kind are told as one. */
const most = 10;

function told(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...Map.groupBy(diagnostics, ({ rule }) => rule).values()].flatMap((kind) => {
    const [first, ...rest] = kind;
    if (first === undefined || kind.length <= most) return kind;
    return [{ ...first, message: `${first.message} ${rest.length} more places are wrong in this way.`, also: rest.map(({ at }) => at) }];
  });
}

function diagnostic(problem: NormalizedProblem): Diagnostic {
  const [first, ...rest] = problem.location.map(placeOf);
  return {
    rule: `documentation/openapi-${problem.ruleId}`,
    items: ['DOC-1'],
    severity: problem.severity === 'error' ? 'error' : 'warning',
    message: problem.message.trim(),
    hint: problem.suggest.length > 0 ? `Did you mean ${problem.suggest.slice(0, 3).join(', ')}?` : null,
    at: first ?? { file: '', pointer: '' },
    also: rest,
    operations: [],
    fix: [],
  };
}

const placeOf = (location: NormalizedProblem['location'][number]): SourceLocation => ({
  file: location.source.absoluteRef,
  pointer: 'pointer' in location && typeof location.pointer === 'string' ? location.pointer.replace(/^#/, '').replace(/\/$/, '') : '',
});

const broken = (root: SourceFile, message: string): Diagnostic => ({
  rule: 'documentation/openapi-struct',
  items: ['DOC-1'],
  severity: 'error',
  message: `The structural rules could not read the document: ${message}`,
  hint: 'Other findings still hold. A name such as `hasOwnProperty` as a key is a known cause.',
  at: { file: root.path, pointer: '' },
  also: [],
  operations: [],
  fix: [],
});
