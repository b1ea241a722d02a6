import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headerText, pairs, pathText } from '../src/runtime/wire/serialize.ts';

type Vector = {
  in: 'path' | 'query' | 'header';
  name: string;
  style: string;
  explode: boolean;
  reserved?: boolean;
  value: unknown;
  text: string;
};
const vectors: Vector[] = JSON.parse(readFileSync(new URL('../../../specs/wire/parameters.json', import.meta.url), 'utf8'));

test.each(vectors)('$in $style explode $explode: $value is $text', (vector) => {
  const { name, style, explode, reserved = false, value } = vector;
  const parameter = { name, style, explode, reserved };
  const text = {
    path: () => pathText(parameter, value),
    query: () => pairs(parameter, value).join('&'),
    header: () => headerText(parameter, value),
  };
  expect(text[vector.in]()).toBe(vector.text);
});
