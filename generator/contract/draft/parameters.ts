/** Parameters of an operation, with those of its path item that it does not replace. */
import type { Parameter, ParameterPlace } from '../model.ts';
import { items, member, type Node } from '../resolve.ts';
import { readHeader } from './headers.ts';
import { type Reading, textOf } from './reading.ts';

const USUAL: ReadonlyMap<string, Readonly<{ style: string; explode: boolean }>> = new Map([
  ['path', { style: 'simple', explode: false }],
  ['query', { style: 'form', explode: true }],
  ['querystring', { style: 'form', explode: true }],
  ['header', { style: 'simple', explode: false }],
  ['cookie', { style: 'form', explode: true }],
]);
/** Header parameters that OpenAPI ignores: content types and credentials are described elsewhere. */
const IGNORED = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of one level, by place and name; a second one is reported and ignored. */
export function readParameters(reading: Reading, holder: Node): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const written of items(member(holder, 'parameters'))) {
    const parameter = readParameter(reading, written);
    if (parameter === null) continue;
    const key = keyOf(parameter);
    const first = found.get(key);
    if (first === undefined) found.set(key, parameter);
    else {
      const message = `The ${parameter.in} parameter ${JSON.stringify(parameter.name)} is listed twice.`;
      reading.report('document/duplicate-parameter', written.at, message, 'remove one; only the first was read', [first.at]);
    }
  }
  return [...found.values()].filter((parameter) => parameter.in !== 'header' || !IGNORED.has(parameter.name.toLowerCase()));
}

/** The operation's own parameters after those of the path item that it keeps. */
export function withShared(shared: readonly Parameter[], own: readonly Parameter[]): readonly Parameter[] {
  const replaced = new Set(own.map(keyOf));
  return [...shared.filter((parameter) => !replaced.has(keyOf(parameter))), ...own];
}

function readParameter(reading: Reading, written: Node): Parameter | null {
  const node = reading.object(written, 'A parameter');
  if (node === null) return null;
  const name = textOf(node.value.name);
  const place = textOf(node.value.in);
  const usual = USUAL.get(place ?? '');
  if (name === null || usual === undefined || !isPlace(place)) {
    reading.report(
      'document/invalid',
      node.at,
      'A parameter needs a `name`, and `in: path`, `query`, `querystring`, `header` or `cookie`.',
      null,
    );
    return null;
  }
  const header = readHeader(reading, node, name, usual);
  return { ...header, required: header.required || place === 'path', in: place };
}

function isPlace(place: string | null): place is ParameterPlace {
  return place !== null && USUAL.has(place);
}

/** Names of headers do not differ by case. */
function keyOf(parameter: Parameter): string {
  return `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}
