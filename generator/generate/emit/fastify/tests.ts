/** `test/<group>.test.ts`: a first test of each list, written once. */
import type { Contract, Operation } from '../../../contract/model.ts';
import type { GeneratedFile } from '../../../output/generated-file.ts';
import { join, string, type TypeScript, ts } from '../../../text/index.ts';
import type { Group, Names } from '../../names.ts';
import { authenticationOf } from '../descriptors/conventions.ts';
import { basePath, pathParts } from '../path.ts';
import type { Plans } from '../plans.ts';
import { successesOf } from '../replies.ts';
import { call } from './scaffold.ts';

/** Lists that rows serve and that need nothing but a key. */
export function testFiles(contract: Contract, names: Names, plans: Plans): readonly GeneratedFile[] {
  return names.groups.flatMap((group): readonly GeneratedFile[] => {
    const lists = group.operations.filter((operation) => isPlain(operation) && call(operation, contract, plans) === 'list');
    return lists.length === 0 ? [] : [{ path: `test/${group.file}.test.ts`, content: testFile(group, lists, contract), owner: 'yours' }];
  });
}

/** Nothing has to be made up to send it. */
function isPlain(operation: Operation): boolean {
  return operation.path.parts.every((part) => typeof part === 'string') && !operation.parameters.some((parameter) => parameter.required);
}

function testFile(group: Group, lists: readonly Operation[], contract: Contract): TypeScript {
  const tests = lists.map((operation) => listTest(operation, contract));
  return ts`import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp } from '../src/app.ts';

describe(${string(group.title)}, () => {
  let app: Awaited<ReturnType<typeof createTestApp>>;
  beforeAll(async () => {
    app = await createTestApp({ consumer: 'main' });
  });
  afterAll(() => app.close());

${join(tests, '\n')}});
`;
}

function listTest(operation: Operation, contract: Contract): TypeScript {
  const url = pathParts(basePath(operation.servers), operation.path).join('');
  const status = successesOf(operation)[0]?.status ?? 200;
  const isClosed = authenticationOf(operation, contract).kind === 'required';
  const stranger = !isClosed
    ? ts``
    : ts`
  test(${string(`${operation.id} asks who calls`)}, async () => {
    const answer = await app.as('nobody').inject({ method: 'GET', url: ${string(url)} });
    expect(answer.statusCode).toBe(401);
  });
`;
  return ts`  test(${string(`${operation.id} answers`)}, async () => {
    const answer = await app.inject({ method: 'GET', url: ${string(url)} });
    expect(answer.statusCode).toBe(${status});
  });
${stranger}`;
}
