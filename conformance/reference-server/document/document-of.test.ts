import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { laws } from '../../mutants/laws.ts';
import type { Dialect } from '../dialect.ts';
import { dialects } from '../dialects.ts';
import type { Json } from '../exchange.ts';
import { type ReferenceServer, startReferenceServer } from '../reference-server.ts';
import { routeOf } from '../router.ts';
import { clientOf, drawnDialects, memberAt, type Observed, type Seen } from '../testing.ts';
import { documentOf } from './document-of.ts';
import type { Node } from './node.ts';

/** One operation as a stranger reads it in the document: nothing here knows how it was rendered. */
type Documented = Readonly<{ method: string; path: string; operation: Node; pointer: readonly string[] }>;

function operationsIn(document: Node): readonly Documented[] {
  return Object.entries(nodeAt(document, ['paths'])).flatMap(([path, item]) =>
    Object.entries(node(item)).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation: node(operation),
      pointer: ['paths', path, method],
    })),
  );
}

function node(value: Json | undefined): Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The object at a path, references followed. */
function nodeAt(document: Node, path: readonly string[]): Node {
  return resolved(document, memberAt(document, path));
}

function resolved(document: Node, value: Json | undefined): Node {
  const { $ref } = node(value);
  return typeof $ref === 'string' ? nodeAt(document, $ref.slice(2).split('/')) : node(value);
}

/** What an answer has that its documented response has not, or the other way round. */
function misfits(
  document: Node,
  validate: (pointer: readonly string[], value: Json) => string,
  { pointer }: Documented,
  seen: Seen,
): readonly string[] {
  const at = memberAt(document, [...pointer, 'responses', String(seen.status)]);
  if (at === undefined) return [`${seen.status} is not documented: ${seen.text}`];
  const response = resolved(document, at);
  const due = Object.entries(node(response.headers)).filter(([, header]) => resolved(document, header).required === true);
  const missing = due.flatMap(([name]) => (seen.headers[name.toLowerCase()] === undefined ? [`no ${name} on ${seen.status}`] : []));
  const [mediaType] = Object.keys(node(response.content));
  if (mediaType === undefined) return seen.text === '' ? missing : [...missing, `a body on ${seen.status}`];
  const { $ref } = node(at);
  const place = typeof $ref === 'string' ? $ref.slice(2).split('/') : [...pointer, 'responses', String(seen.status)];
  const wrong = seen.text === '' ? '' : validate([...place, 'content', mediaType, 'schema'], seen.json);
  const wrongType = seen.headers['content-type'] === mediaType ? [] : [`${seen.headers['content-type']} on ${seen.status}`];
  return [...missing, ...wrongType, ...(wrong === '' ? [] : [`${seen.status}: ${wrong}`])];
}

function validatorOf(document: Node): (pointer: readonly string[], value: Json) => string {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'document');
  return (pointer, value) => {
    const steps = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const validate = ajv.compile({ $ref: `document#/${steps.join('/')}` });
    return validate(value) ? '' : ajv.errorsText(validate.errors);
  };
}

/** Sends the documented example of an operation as it is written; only the idempotency key is a new one. */
function sendExample(server: ReferenceServer, dialect: Dialect, { method, path, operation }: Documented): Promise<Seen> {
  const { document } = server;
  const parameters = list(operation.parameters).map((parameter) => resolved(document, parameter));
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, parameter) => text.replace(`{${parameter.name}}`, encodeURIComponent(String(parameter.example))), path);
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.example !== undefined);
  const headers = parameters.filter((parameter) => parameter.in === 'header' && parameter.example !== undefined);
  const body = memberAt(operation, ['requestBody', 'content', 'application/json', 'example']);
  const sent = headers
    .filter(({ name }) => name !== dialect.idempotency.header)
    .map(({ name, example }) => [String(name), String(example)]);
  const search = new URLSearchParams(query.map(({ name, example }): [string, string] => [String(name), String(example)]));
  return clientOf(server, dialect).send(method, query.length === 0 ? filled : `${filled}?${search}`, {
    headers: Object.fromEntries(sent),
    key: `example-${operation.operationId}`,
    ...(body === undefined ? {} : { body }),
  });
}

describe.each([...dialects, ...drawnDialects(12)])('the document in the dialect $name', (dialect) => {
  const document = documentOf(dialect);

  it('is valid OpenAPI by structure, its examples fit their schemas', async () => {
    const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'off' } });
    const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: '/openapi.json', config });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`)).toEqual([]);
  });

  it('has for every operation an example that works as it is written', async () => {
    const server = await startReferenceServer({ dialect, writeMs: 1 });
    const validate = validatorOf(document);
    const rank = ({ method }: Documented) => ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].indexOf(method);
    for (const documented of operationsIn(document).toSorted((one, two) => rank(one) - rank(two))) {
      const seen = await sendExample(server, dialect, documented);
      const name = `${documented.method} ${documented.path}`;
      const [success] = Object.keys(node(documented.operation.responses)).filter((status) => status.startsWith('2'));
      expect(String(seen.status), `${name}: ${seen.text}`).toBe(success);
      expect(misfits(document, validate, documented, seen), name).toEqual([]);
    }
    await server.stop();
  });

  it('has every status, header and body that the server answers with', async () => {
    const validate = validatorOf(document);
    const documented = operationsIn(document);
    const observed: Observed[] = [];
    for (const law of laws.values()) {
      const server = await startReferenceServer({ dialect, writeMs: 5 });
      await law(clientOf(server, dialect, (exchange) => observed.push(exchange)));
      await server.stop();
    }
    const wrong = observed.flatMap(({ method, path, seen }) => {
      const route = routeOf(dialect, method, path.split('?')[0] ?? '');
      const operation = documented.find((one) => route.kind === 'found' && one.operation.operationId === route.operation.id);
      return operation === undefined ? [] : misfits(document, validate, operation, seen).map((text) => `${method} ${path}: ${text}`);
    });
    expect([...new Set(wrong)]).toEqual([]);
    expect(new Set(observed.map(({ seen }) => seen.status)).size).toBeGreaterThan(9);
  });

  it('is the same for the same seed and speaks of other items for another', () => {
    expect(JSON.stringify(documentOf(dialect))).toBe(JSON.stringify(document));
    if (dialect.ids !== 'integer') expect(JSON.stringify(documentOf(dialect, 2))).not.toBe(JSON.stringify(document));
  });
});
