/** Examples of a parameter, header or body: one unnamed, or several by name. */
import type { Example } from '../model.ts';
import { member, members, type Node } from '../resolve.ts';
import { isObject } from '../shape.ts';
import { type Reading, textOf } from './reading.ts';

/** The examples in `example` and `examples` of an object. One whose value is elsewhere (`externalValue`) is left out: nothing is fetched. */
export function readExamples(reading: Reading, node: Node): readonly Example[] {
  const single = member(node, 'example');
  const examples: Example[] = single === null ? [] : [{ name: 'example', summary: null, value: single.value, at: single.at }];
  for (const [name, written] of members(member(node, 'examples'))) {
    const example = reading.documents.resolve(written);
    if (example === null || !isObject(example.value)) continue;
    const value = member(example, 'dataValue') ?? member(example, 'value');
    if (value !== null) examples.push({ name, summary: textOf(example.value.summary), value: value.value, at: example.at });
  }
  return examples;
}
