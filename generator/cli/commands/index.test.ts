import { expect, test } from 'vitest';
import { globalOptions } from '../global.ts';
import { commands } from './index.ts';

test('each command has one name, listed once', () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(commands)('$name is what the registry says of it', async ({ name, summary, load }) => {
  const command = await load();
  expect({ name: command.name, summary: command.summary }).toEqual({ name, summary });
  for (const { line } of command.examples) expect(line).toMatch(new RegExp(`^groma ${name}\\b`));
  expect(Object.keys(command.options).filter((option) => Object.hasOwn(globalOptions, option))).toEqual([]);
});
