/** RFC 8259, strictly: like `JSON.parse`, with a place for each value, a depth limit, and duplicate names seen. */
import type { Limits } from '../limits.ts';
import type { Json } from '../model.ts';
import { OutlineBuilder } from './outline.ts';
import { type Duplicate, emptyObject, type Parsed, SyntaxFault } from './parsed.ts';

/** Parses a text as JSON. Throws `SyntaxFault`. */
export function parseJson(text: string, limits: Limits): Parsed {
  const scanner = new Scanner(text, limits);
  return { value: scanner.document(), outline: scanner.outline, duplicates: scanner.duplicates };
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const HINT = 'mend the JSON at this place; an editor with JSON support underlines it';

class Scanner {
  readonly outline = new OutlineBuilder();
  readonly duplicates: Duplicate[] = [];
  #at = 0;
  #depth = 0;
  readonly #text: string;
  readonly #limits: Limits;

  constructor(text: string, limits: Limits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): Json {
    const value = this.#value(null, -1, -1);
    this.#space();
    if (this.#at < this.#text.length) throw this.#fault('nothing may follow the value');
    return value;
  }

  #value(name: string | null, nameStart: number, nameEnd: number): Json {
    this.#space();
    const row = this.outline.open(name, nameStart, nameEnd, this.#at);
    if (row > this.#limits.values)
      throw new SyntaxFault(`more than ${this.#limits.values} values`, this.#at, 'split the document into files');
    const value = this.#valueOf(this.#text[this.#at]);
    this.outline.close(row, this.#at);
    return value;
  }

  #valueOf(first: string | undefined): Json {
    if (first === '{') return this.#nested(() => this.#object());
    if (first === '[') return this.#nested(() => this.#list());
    if (first === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #nested(read: () => Json): Json {
    if (++this.#depth > this.#limits.depth)
      throw new SyntaxFault(`nested more than ${this.#limits.depth} levels deep`, this.#at, 'flatten the document');
    this.#at++;
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): Json {
    const object = emptyObject();
    const firsts = new Map<string, number>();
    if (this.#takes('}')) return object;
    do {
      this.#space();
      const start = this.#at;
      const name = this.#string();
      const end = this.#at;
      if (!this.#takes(':')) throw this.#fault('a `:` is missing after the name');
      const value = this.#value(name, start, end);
      const first = firsts.get(name);
      if (first === undefined) {
        firsts.set(name, start);
        object[name] = value;
      } else this.duplicates.push({ name, offset: start, first });
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#fault('a `,` or `}` is missing');
    return object;
  }

  #list(): Json {
    const items: Json[] = [];
    if (this.#takes(']')) return items;
    do items.push(this.#value(null, -1, -1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw this.#fault('a `,` or `]` is missing');
    return items;
  }

  #string(): string {
    const match = this.#text[this.#at] === '"' ? this.#quoted() : null;
    if (match === null) throw this.#fault('a string in double quotes was expected');
    return match;
  }

  /** By hand for the usual string without escapes: an expression with a group per character overflows on a long one. */
  #quoted(): string | null {
    const start = this.#at;
    let at = start + 1;
    let escaped = false;
    for (; ; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === 34) break;
      if (Number.isNaN(code) || code < 32) return null;
      if (code === 92) {
        escaped = true;
        at++;
      }
    }
    this.#at = at + 1;
    if (!escaped) return this.#text.slice(start + 1, at);
    return this.#unescaped(start, at + 1);
  }

  #unescaped(start: number, end: number): string {
    try {
      return String(JSON.parse(this.#text.slice(start, end)));
    } catch {
      throw new SyntaxFault('an escape in this string is not one of JSON', start, HINT);
    }
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) throw this.#fault('a value was expected');
    this.#at += match[0].length;
    return Number(match[0]);
  }

  #takes(token: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #fault(what: string): SyntaxFault {
    const found = this.#text[this.#at];
    return new SyntaxFault(`${what}, found ${found === undefined ? 'the end of the file' : `\`${found}\``}`, this.#at, HINT);
  }
}
