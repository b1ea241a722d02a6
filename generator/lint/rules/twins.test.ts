/** What means the same is judged the same: each wrong document and a right one, written in other ways. */
import { readFileSync } from 'node:fs';
import { parseYaml } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { build } from '../../contract/build.ts';
import { load } from '../../contract/load.ts';
import type { Json } from '../../contract/model.ts';
import { memoryReader } from '../../contract/read/reader.ts';
import { lint } from '../lint.ts';
import { rules } from './index.ts';

type JsonObject = Readonly<{ [name: string]: Json }>;
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value from the leaves up. */
function mapped(value: Json, change: (object: JsonObject) => Json): Json {
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (!isObject(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, change)])));
}

function targetOf(ref: string, root: Json): Json {
  const steps = ref.slice(2).split('/');
  const found = steps.reduce<Json | undefined>((at, step) => (isObject(at) ? at[step] : undefined), root);
  if (found === undefined) throw new Error(`${ref} leads nowhere`);
  return found;
}

const inlined = (root: Json): Json => {
  const expand = (value: Json): Json =>
    mapped(value, (object) => {
      const { $ref, ...besides } = object;
      if (typeof $ref !== 'string') return object;
      const target = expand(targetOf($ref, root));
      return isObject(target) ? { ...target, ...besides } : target;
    });
  return expand(root);
};

const reordered = (root: Json): Json => mapped(root, (object) => Object.fromEntries(Object.entries(object).reverse()));

const renamed = (root: Json): Json => {
  const references = mapped(root, (object) =>
    typeof object.$ref === 'string' ? { ...object, $ref: object.$ref.replace(/\/([^/]+)$/, '/Other$1') } : object,
  );
  if (!isObject(references) || !isObject(references.components)) return references;
  const { securitySchemes, ...components } = references.components;
  const others = Object.entries(components).map(([kind, named]) => [
    kind,
    Object.fromEntries(Object.entries(isObject(named) ? named : {}).map(([name, value]) => [`Other${name}`, value])),
  ]);
  return { ...references, components: { ...Object.fromEntries(others), ...(securitySchemes === undefined ? {} : { securitySchemes }) } };
};

/** Each response of an operation becomes a component of its own. */
const referenced = (root: Json): Json => {
  const responses: { [name: string]: Json } = {};
  const moved = mapped(root, (object) => {
    if (typeof object.operationId !== 'string' || !isObject(object.responses)) return object;
    const references = Object.entries(object.responses).map(([status, response]) => {
      if (!isObject(response) || response.$ref !== undefined) return [status, response];
      const name = `${object.operationId}_${status}`;
      responses[name] = response;
      return [status, { $ref: `#/components/responses/${name}` }];
    });
    return { ...object, responses: Object.fromEntries(references) };
  });
  if (!isObject(moved)) return moved;
  const components = isObject(moved.components) ? moved.components : {};
  const before = isObject(components.responses) ? components.responses : {};
  return { ...moved, components: { ...components, responses: { ...before, ...responses } } };
};

const read = (path: string): Json =>
  JSON.parse(JSON.stringify(parseYaml(readFileSync(new URL(`../../../specs/${path}`, import.meta.url), 'utf8'))));

/** What is found, and on which operations, wherever it stands. */
async function findings(document: Json) {
  const loaded = await load('a.json', memoryReader({ 'a.json': JSON.stringify(document) }));
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract } = build(loaded);
  if (contract === null) throw new Error('no contract');
  const found = new Map<string, Set<string>>();
  for (const { rule, severity, message, operations } of lint(contract, rules).diagnostics) {
    const key = `${rule} ${severity} ${message}`;
    found.set(key, new Set([...(found.get(key) ?? []), ...operations]));
  }
  return new Map([...found].sort().map(([key, operations]) => [key, [...operations].sort()]));
}

describe.each(Object.entries({ inlined, reordered, renamed, referenced }))('%s', (_, twin) => {
  test.each(rules)('the wrong document of $id', async ({ id }) => {
    const document = read(`lint/${id}.yaml`);
    const original = await findings(document);
    expect([...original.keys()].some((key) => key.startsWith(id))).toBe(true);
    expect(await findings(twin(document))).toEqual(original);
  });

  test('a right document', async () => {
    expect(await findings(twin(read('starter.openapi.yaml')))).toEqual(new Map());
  });
});
