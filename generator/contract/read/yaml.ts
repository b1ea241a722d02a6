/**
 * YAML 1.2 by js-yaml's event stream, built into data here: objects without prototypes, names as written (`200` is a name),
 * a duplicate name seen and not merged away, aliases shared and counted as if written out, `<<` as everybody uses it.
 */
import { CORE_SCHEMA, EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from 'js-yaml';
import type { Limits } from '../limits.ts';
import type { Json } from '../model.ts';
import { OutlineBuilder } from './outline.ts';
import { type Duplicate, emptyObject, type OpenObject, type Parsed, SyntaxFault } from './parsed.ts';

/** Parses a text as one YAML document; an empty one is null. Throws `SyntaxFault`. */
export function parseYaml(text: string, limits: Limits): Parsed {
  const events = eventsOf(text, limits);
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) throw new SyntaxFault('more than one document in the file', text.indexOf('\n---') + 1, 'keep one; each API is a file');
  const composer = new Composer(text, events, limits);
  return { value: documents === 0 ? null : composer.document(), outline: composer.outline, duplicates: composer.duplicates };
}

const SYNTAX_HINT = 'mend the YAML at this place; quotes, brackets and indentation (spaces, never tabs) are the usual causes';

function eventsOf(text: string, limits: Limits): readonly Event[] {
  try {
    return parseEvents(text, { maxDepth: limits.depth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = error.mark?.position ?? 0;
    if (error.reason.includes('maxDepth'))
      throw new SyntaxFault(`nested more than ${limits.depth} levels deep`, at, 'flatten the document');
    throw new SyntaxFault(error.reason, at, SYNTAX_HINT);
  }
}

/** A value and how many values it is when every alias in it is written out. */
type Counted = Readonly<{ value: Json; size: number }>;
type Keyed = Readonly<{ name: string | null; start: number; end: number }>;
const UNNAMED: Keyed = { name: null, start: -1, end: -1 };

class Composer {
  readonly outline = new OutlineBuilder();
  readonly duplicates: Duplicate[] = [];
  #next = 0;
  #end = 0; // where the last scalar or alias ended: the end of all that it closes
  readonly #anchors = new Map<string, Counted | null>();
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #limits: Limits;

  constructor(text: string, events: readonly Event[], limits: Limits) {
    this.#text = text;
    this.#events = events;
    this.#limits = limits;
  }

  document(): Json {
    this.#next = 1;
    return this.#node(UNNAMED).value;
  }

  #node(key: Keyed): Counted {
    const event = this.#events[this.#next++];
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return { value: null, size: 1 };
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd, key);
    const anchor = event.anchorStart < 0 ? null : this.#text.slice(event.anchorStart, event.anchorEnd);
    if (anchor !== null) this.#anchors.set(anchor, null);
    const counted = this.#own(event, key);
    if (counted.size > this.#limits.values) throw this.#tooMany(startOf(event));
    if (anchor !== null) this.#anchors.set(anchor, counted);
    return counted;
  }

  #own(event: Exclude<Event, { type: typeof EVENT_ID.ALIAS | typeof EVENT_ID.POP | typeof EVENT_ID.DOCUMENT }>, key: Keyed): Counted {
    const found = startOf(event);
    const start = found < 0 ? Math.max(this.#end, key.end) : found; // an empty value stands where it would be written
    const row = this.outline.open(key.name, key.start, key.end, start);
    this.#end = Math.max(start, this.#end);
    const counted =
      event.type === EVENT_ID.SCALAR ? this.#scalar(event) : event.type === EVENT_ID.MAPPING ? this.#mapping(start) : this.#sequence();
    this.outline.close(row, this.#end);
    return counted;
  }

  #scalar(event: ScalarEvent): Counted {
    const source = getScalarValue(this.#text, event);
    this.#end = Math.max(this.#end, endOf(event));
    const tag = event.tagStart < 0 ? null : this.#text.slice(event.tagStart, event.tagEnd);
    const isText = tag === '!!str' || tag === '!' || (tag === null && event.style !== SCALAR_STYLE.PLAIN);
    return { value: isText ? source : plain(source), size: 1 };
  }

  #sequence(): Counted {
    const items: Json[] = [];
    let size = 1;
    while (!this.#closes()) {
      const item = this.#node(UNNAMED);
      items.push(item.value);
      size += item.size;
    }
    return { value: items, size };
  }

  #mapping(start: number): Counted {
    const object = emptyObject();
    const firsts = new Map<string, number>();
    const merges: Json[] = [];
    let size = 1;
    while (!this.#closes()) {
      const key = this.#key(start);
      const entry = this.#node(key);
      size += entry.size;
      const first = firsts.get(key.name);
      if (key.name === '<<' && key.plain) merges.push(entry.value);
      else if (first !== undefined) this.duplicates.push({ name: key.name, offset: key.start, first });
      else {
        firsts.set(key.name, key.start);
        object[key.name] = entry.value;
      }
    }
    for (const merged of merges) merge(object, merged);
    return { value: object, size };
  }

  #key(mappingStart: number): Keyed & { name: string; plain: boolean } {
    const event = this.#events[this.#next++];
    if (event?.type === EVENT_ID.SCALAR) {
      const name = getScalarValue(this.#text, event);
      if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), { value: name, size: 1 });
      return { name, start: startOf(event), end: endOf(event), plain: event.style === SCALAR_STYLE.PLAIN };
    }
    if (event?.type === EVENT_ID.ALIAS) {
      const target = this.#anchors.get(this.#text.slice(event.anchorStart, event.anchorEnd));
      if (typeof target?.value === 'string')
        return { name: target.value, start: event.anchorStart - 1, end: event.anchorEnd, plain: false };
    }
    throw new SyntaxFault('a name that is a list or an object', mappingStart, 'JSON, and so OpenAPI, has only text as names');
  }

  #alias(start: number, end: number, key: Keyed): Counted {
    const name = this.#text.slice(start, end);
    const target = this.#anchors.get(name);
    if (target === undefined)
      throw new SyntaxFault(`no anchor \`&${name}\` before this alias`, start - 1, 'write the anchor, or the value itself');
    if (target === null)
      throw new SyntaxFault(`the alias \`*${name}\` stands inside its own anchor`, start - 1, 'use a `$ref` for what is recursive');
    this.outline.close(this.outline.open(key.name, key.start, key.end, start - 1), end);
    this.#end = end;
    return target;
  }

  #closes(): boolean {
    const event = this.#events[this.#next];
    if (event !== undefined && event.type !== EVENT_ID.POP) return false;
    this.#next++;
    return true;
  }

  #tooMany(offset: number): SyntaxFault {
    return new SyntaxFault(
      `more than ${this.#limits.values} values, aliases written out`,
      offset,
      'use fewer aliases of aliases, or split the document',
    );
  }
}

/** The value of a plain scalar: null, boolean, number (as YAML 1.2 says: `yes`, `0777` and dates are text or decimal), else text. */
function plain(source: string): Json {
  const { value } = CORE_SCHEMA.resolveImplicitScalarTag(source);
  if (value === null || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : source;
}

function merge(into: OpenObject, merged: Json): void {
  const sources: readonly Json[] = Array.isArray(merged) ? merged : [merged];
  for (const source of sources) {
    if (source === null || typeof source !== 'object') continue;
    for (const [name, value] of Object.entries(source)) if (into[name] === undefined) into[name] = value;
  }
}

function startOf(event: Exclude<Event, { type: typeof EVENT_ID.ALIAS | typeof EVENT_ID.POP | typeof EVENT_ID.DOCUMENT }>): number {
  if (event.type !== EVENT_ID.SCALAR) return event.start;
  if (event.valueStart < 0) return -1;
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? event.valueStart - 1 : event.valueStart;
}

function endOf(event: ScalarEvent): number {
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? event.valueEnd + 1 : event.valueEnd;
}
