import { expect, test } from 'vitest';
import { env } from './config.ts';
import { suppliedConsumers, textOf } from './environment.ts';

test('a text comes from the environment in both spellings', () => {
  expect(textOf(env('A'), { A: '1' })).toBe('1');
  expect(textOf('${A}', { A: '1' })).toBe('1');
  expect(textOf('${A:-2}', {})).toBe('2');
  expect(textOf(env('A', '3'), { A: '' })).toBe('3');
  expect(textOf(env('A'), {})).toBeUndefined();
  expect(textOf('a ${A} b', { A: '1' })).toBe('a ${A} b');
});

test('a missing variable takes away its key, and a consumer without keys, and is said by place', () => {
  const config = { conform: { consumers: { main: { keys: [env('K1'), 'plain'], revoked: [env('K0')] }, other: { keys: [env('K2')] } } } };
  const { consumers, missing } = suppliedConsumers(config, { K1: 'secret' });
  expect(consumers.map(({ name, keys, revoked }) => [name, keys.length, revoked.length])).toEqual([['main', 2, 0]]);
  expect(missing).toEqual([
    { variable: 'K0', place: 'conform.consumers.main.revoked[0]' },
    { variable: 'K2', place: 'conform.consumers.other.keys[0]' },
  ]);
});

test('a key by scheme is read member by member', () => {
  const config = { conform: { consumers: { main: { keys: [{ basic: env('B'), header: 'h' }] } } } };
  expect(suppliedConsumers(config, { B: 'u:p' }).consumers[0]?.keys[0]?.value).toEqual({ basic: 'u:p', header: 'h' });
  expect(suppliedConsumers(config, {}).missing).toEqual([{ variable: 'B', place: 'conform.consumers.main.keys[0]' }]);
});
