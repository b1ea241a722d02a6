/** The draft with its questions answered, in one order: resources and roles, then the whole API, then each operation. */
import { apiQuestions, isAsked, operationQuestions } from './conventions/conventions.ts';
import { codesOf } from './conventions/errors/codes.ts';
import { errorOf } from './conventions/errors.ts';
import { deprecationOf } from './deprecations.ts';
import type { Draft, DraftOperation } from './draft.ts';
import type {
  ApiConventions,
  Contract,
  ConventionName,
  Conventions,
  Diagnostic,
  Operation,
  OperationConventions,
  Resource,
  Role,
  Stated,
} from './model.ts';
import { resourcesOf } from './resources.ts';
import { pathsOf, roleAs, roleOf } from './roles.ts';
import { schemaReader } from './schema/members.ts';
import { segmentsOf, shapeOf } from './segments.ts';
import { diagnosticOf, type Layers, layersOf } from './settings/layers.ts';
import type { Say } from './settings/shape.ts';
import { type Layer, noSettings, override, type Settings } from './settings.ts';
import { extensionsFor, known, textsOf, type World } from './world.ts';

/** The contract, and the mistakes in what is written about it. */
export type Answered = Readonly<{ contract: Contract; diagnostics: readonly Diagnostic[] }>;

const tokenPaths = (draft: Draft): ReadonlySet<string> => {
  const urls = draft.security
    .values()
    .flatMap((scheme) => (scheme.kind === 'oauth2' ? scheme.flows.map(({ tokenUrl }) => tokenUrl ?? '') : []));
  return new Set(
    urls
      .map((url) => url.replace(/^[a-z]+:\/\/[^/]*/i, ''))
      .filter((path) => path !== '')
      .map((text) => shapeOf(segmentsOf({ text, parts: [], variant: null })))
      .toArray(),
  );
};

const rolesOf = (draft: Draft, layers: Layers, world: Pick<World, 'schemas'>): Map<Operation['key'], Role> => {
  const paths = pathsOf(draft.operations, tokenPaths(draft), world.schemas);
  return new Map(
    draft.operations.map((operation) => {
      const found = roleOf(operation, paths);
      const written = layers.of(operation).findLast((layer) => layer.role !== null)?.role ?? null;
      return [operation.key, written === null ? found : roleAs(written, operation, found)];
    }),
  );
};

/** The scope that an operation of the resource, its schema or the whole API names, the nearest first. */
const scopeIn =
  (layers: Layers) =>
  (operations: readonly DraftOperation[]): Resource['scope'] => {
    const own = operations.flatMap((operation) => layers.of(operation)).findLast((layer) => layer.scope !== null);
    return own?.scope ?? layers.api.findLast((layer) => layer.scope !== null)?.scope ?? null;
  };

const withSchemaScope = (resource: Resource, draft: Draft, world: Pick<World, 'schemas'>, layers: Layers): Resource => {
  if (resource.schema === null || resource.scope !== null) return resource;
  const id = world.schemas.id(resource.schema);
  const at = (id === null ? undefined : draft.schemas.get(id)?.at) ?? { file: '', pointer: '' };
  return { ...resource, scope: layers.ofSchema(world.schemas.target(resource.schema), at)?.scope ?? null };
};

const overridden = <Word extends ConventionName>(
  word: Word,
  found: Conventions[Word],
  layers: readonly Layer[],
  say: Say,
): Conventions[Word] => layers.reduce<Conventions[Word]>((answer, layer) => override(word, answer, layer, say), found);
const withoutKind = (layer: Layer, word: ConventionName): Layer => {
  const value = layer.words.get(word);
  if (value === undefined || value.kind === undefined) return layer;
  const { kind: _, reason: __, ...facts } = value;
  return { ...layer, words: new Map([[word, facts]]) };
};

const conventionsOf = (operation: DraftOperation, role: Role, world: World, layers: Layers, say: Say): OperationConventions => {
  const own = layers.of(operation);
  const ask = <Word extends keyof OperationConventions>(word: Word): Conventions[Word] => {
    const shared = isAsked(word, operation, role) ? layers.api : layers.api.map((layer) => withoutKind(layer, word));
    return overridden(word, operationQuestions[word](operation, world), [...shared, ...own], say);
  };
  return {
    authentication: ask('authentication'),
    'rate-limiting': ask('rate-limiting'),
    pagination: ask('pagination'),
    idempotency: ask('idempotency'),
    'conditional-requests': ask('conditional-requests'),
    'long-running': ask('long-running'),
    'resumable-upload': ask('resumable-upload'),
    timeouts: ask('timeouts'),
  };
};
const apiOf = (world: World, layers: Layers, say: Say): ApiConventions => {
  const ask = <Word extends keyof ApiConventions>(word: Word): Conventions[Word] =>
    overridden(word, apiQuestions[word](world), layers.api, say);
  return {
    versioning: ask('versioning'),
    errors: ask('errors'),
    webhooks: ask('webhooks'),
    cors: ask('cors'),
    compression: ask('compression'),
    health: ask('health'),
    logging: ask('logging'),
    documentation: ask('documentation'),
    naming: ask('naming'),
  };
};

const answered = (operation: DraftOperation, world: World, layers: Layers, say: Say): Operation => {
  const { security: _, extensions: __, ...rest } = operation;
  const role = world.roles.get(operation.key) ?? { kind: 'other', certainty: 'guessed', reason: 'It has no role.', at: operation.at };
  return {
    ...rest,
    responses: operation.responses.map((response) => ({ ...response, error: errorOf(response, world) })),
    deprecation: deprecationOf(operation, world),
    role,
    conventions: conventionsOf(operation, role, world, layers, say),
  };
};

const audienceOf = (draft: Draft, layers: Layers): Stated<'public' | 'internal'> => {
  const written = layers.api.findLast((layer) => layer.audience !== null)?.audience;
  if (written) return written;
  for (const { value, at } of extensionsFor(draft.extensions, 'audience')) {
    const text = typeof value === 'string' ? value : '';
    if (text !== '')
      return known(/internal|private|company|unit/i.test(text) && !/external|public/i.test(text) ? 'internal' : 'public', 'declared', at);
  }
  return null;
};

/**
 * Answers every question about a draft. Pure: the same draft and settings give the same contract.
 * @param settings what the config says; the document's own `x-groma` is read from the draft.
 */
export const answer = (draft: Draft, settings: Settings = noSettings): Answered => {
  const diagnostics = new Map<string, Diagnostic>();
  const say: Say = (problem) => diagnostics.set(`${problem.rule} ${problem.at.file} ${problem.at.pointer}`, diagnosticOf(problem));
  const layers = layersOf(draft, settings, say);
  const schemas = schemaReader(draft.schemas);
  const roles = rolesOf(draft, layers, { schemas });
  const found = resourcesOf(draft.operations, roles, schemas, scopeIn(layers));
  const resources = new Map(found.entries().map(([id, resource]) => [id, withSchemaScope(resource, draft, { schemas }, layers)]));
  const silent: World = { draft, schemas, texts: textsOf(draft), resources, roles, codes: [] };
  const world: World = { ...silent, codes: codesOf(silent) };
  const { extensions: _, extensionsAt: __, chapters: ___, ...rest } = draft;
  const conventions = apiOf(world, layers, say);
  const operations = draft.operations.map((operation) => answered(operation, world, layers, say));
  const contract: Contract = {
    ...rest,
    audience: audienceOf(draft, layers),
    operations,
    resources: [...resources.values()],
    errors: world.codes,
    conventions,
  };
  return { contract, diagnostics: [...diagnostics.values()] };
};
