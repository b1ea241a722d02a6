/** Verifies the interaction of one operation with Pact's own Verifier: its state is set up through the API itself. */
import type { Contract, Operation } from '../../generator/contract/model.ts';
import { draftOf } from '../arrange/example.ts';
import type { RecordedExchange, WireRequest } from '../exchange.ts';
import { isJson, isRecord, stepsOf, valueAt, walk } from '../json.ts';
import type { Arranged, Means } from '../means.ts';
import { jsonBody } from '../request.ts';
import { pathValues } from '../steps/path-values.ts';
import { openBridge } from './bridge.ts';
import { type Example, interactionOf, valueName } from './interaction.ts';
import type { Pact } from './pact.ts';
import { lastingHeaders, pathExpression } from './pact-of.ts';
import { verifyPact } from './verifier.ts';

/** What the Verifier found: nothing, or how the answer differs in its words. */
export type Verified = Readonly<{ mismatches: readonly string[]; exchanges: readonly RecordedExchange[] }>;

/** The members that arranging gave other values than the document shows. */
const arrangedMembers = (contract: Contract, operation: Operation, body: unknown): readonly string[] => {
  const shown = draftOf(contract, operation, 0).body?.value;
  return [...walk(body)]
    .filter(
      ([pointer, value]) => typeof value === 'string' && typeof valueAt(shown, pointer) === 'string' && valueAt(shown, pointer) !== value,
    )
    .map(([pointer]) => pointer)
    .filter((pointer) => stepsOf(pointer).length > 0);
};

const exampleOf = (contract: Contract, operation: Operation, request: WireRequest): Example => {
  const body = jsonBody(request);
  const values = pathValues(operation, request.path);
  const own = Object.entries(values ?? {}).reduce((path, [name, value]) => path.replace(`{${name}}`, value), operation.path.text);
  const base = request.path.endsWith(own) ? request.path.slice(0, request.path.length - own.length) : '';
  return {
    path: request.path,
    pathFrom: values === null ? request.path : pathExpression(operation, base),
    query: request.query,
    headers: lastingHeaders(operation, request.headers),
    body: isJson(body) ? { type: request.headers['content-type'] ?? 'application/json', value: body } : null,
    provided: arrangedMembers(contract, operation, body),
  };
};

const stateValues = (operation: Operation, { request }: Arranged, { provided }: Example): Readonly<Record<string, unknown>> => {
  const body = jsonBody(request);
  return Object.fromEntries([
    ...Object.entries(pathValues(operation, request.path) ?? {}).map(([name, value]) => [valueName('path', name), value]),
    ...provided.map((pointer) => [valueName('body', pointer), valueAt(body, pointer)]),
  ]);
};

const wordsOf = (results: string): readonly string[] => {
  try {
    const parsed: unknown = JSON.parse(results);
    const words = [...walk(parsed)]
      .filter(([pointer]) => /\/(mismatch|message|error)$/.test(pointer))
      .flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
    return words.length > 0 ? [...new Set(words)] : [isRecord(parsed) ? JSON.stringify(parsed).slice(0, 300) : results];
  } catch {
    return [results.slice(0, 300)];
  }
};

/**
 * Verifies one operation with an arranged request.
 * @throws what broke between the Verifier and the server, or the Verifier itself.
 */
export const verifyOperation = async (operation: Operation, arranged: Arranged, means: Means): Promise<Verified> => {
  const { contract } = means;
  const example = exampleOf(contract, operation, arranged.request);
  const pact: Pact = {
    consumer: { name: 'groma' },
    provider: { name: 'provider' },
    interactions: [interactionOf(contract, operation, example)],
    metadata: { pactSpecification: { version: '4.0' } },
  };
  const exchanges: RecordedExchange[] = [];
  const broken: unknown[] = [];
  const send = async (request: WireRequest): Promise<RecordedExchange> => {
    // What the contract leaves out: the key of this request, and the state that it saw.
    const headers = { ...arranged.request.headers, ...request.headers };
    const exchange = await means.send(operation, { ...request, headers }, { purpose: 'the interaction of the pact' });
    exchanges.push(exchange);
    return exchange;
  };
  const bridge = await openBridge({ values: () => stateValues(operation, arranged, example), send }, (error) => broken.push(error));
  try {
    const { verified, results } = await verifyPact(pact, bridge.url, bridge.state);
    if (broken.length > 0) throw broken[0];
    return { mismatches: verified ? [] : wordsOf(results), exchanges };
  } finally {
    await bridge.close();
  }
};
