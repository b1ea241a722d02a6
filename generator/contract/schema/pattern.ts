/** A short text that matches a regular expression, for examples. Understands what documents write; anything else is null. */

/** A match, or null when the pattern is not understood. Deterministic: the first choice everywhere, each repetition as often as it must be. */
export function textMatching(pattern: string, minLength = 0): string | null {
  for (const extra of [0, minLength]) {
    const text = new Writer(pattern, extra).write();
    if (text !== null && text.length >= minLength && matches(pattern, text)) return text;
  }
  return null;
}

function matches(pattern: string, text: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags).test(text);
    } catch {
      // Legal without the flag only: the next round tells.
    }
  }
  return false;
}

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['d', '0'],
  ['w', 'a'],
  ['s', ' '],
  ['D', 'a'],
  ['W', '-'],
  ['S', 'a'],
  ['t', '\t'],
  ['n', '\n'],
]);
const TRIED = 'a0A-_ .:/@+1bBzZ9';

class Writer {
  #at = 0;
  readonly #pattern: string;
  readonly #extra: number;

  constructor(pattern: string, extra: number) {
    this.#pattern = pattern;
    this.#extra = extra;
  }

  write(): string | null {
    const text = this.#alternatives();
    return this.#at === this.#pattern.length ? text : null;
  }

  /** The first alternative; the others are only read over. */
  #alternatives(): string | null {
    const first = this.#sequence();
    while (this.#pattern[this.#at] === '|') {
      this.#at++;
      if (this.#sequence() === null) return null;
    }
    return first;
  }

  #sequence(): string | null {
    let text = '';
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at] ?? '')) {
      const atom = this.#atom();
      if (atom === null) return null;
      text += atom.repeat(this.#times());
    }
    return text;
  }

  #atom(): string | null {
    const char = this.#pattern[this.#at++] ?? '';
    if (char === '^' || char === '$') return '';
    if (char === '.') return 'a';
    if (char === '[') return this.#set();
    if (char === '(') return this.#group();
    if (char === '\\') return this.#escape();
    return '*+?{'.includes(char) ? null : char;
  }

  #group(): string | null {
    const opening = /^\?(?::|<[A-Za-z]\w*>)/.exec(this.#pattern.slice(this.#at))?.[0];
    if (opening !== undefined) this.#at += opening.length;
    else if (this.#pattern[this.#at] === '?') return null; // looking around
    const text = this.#alternatives();
    return this.#pattern[this.#at++] === ')' ? text : null;
  }

  #escape(): string | null {
    const char = this.#pattern[this.#at++];
    if (char === undefined || /[pPux1-9]/.test(char)) return null;
    if (char === 'b' || char === 'B') return '';
    return CLASSES.get(char) ?? char;
  }

  /** Tries usual characters on the set itself: ranges, negation and classes cost nothing. */
  #set(): string | null {
    const end = /^\^?\]?(?:[^\]\\]|\\.)*\]/.exec(this.#pattern.slice(this.#at))?.[0];
    if (end === undefined) return null;
    this.#at += end.length;
    const own = end.replace(/[\^\]\\[]/g, '');
    return [...TRIED, ...own].find((char) => matches(`^[${end}$`, char)) ?? null;
  }

  #times(): number {
    const quantifier = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#pattern.slice(this.#at));
    if (quantifier === null) return 1;
    this.#at += quantifier[0].length;
    const most =
      quantifier[2] === ',' || quantifier[1] === undefined ? Number(quantifier[3] || Number.POSITIVE_INFINITY) : Number(quantifier[1]);
    if (quantifier[0].startsWith('?')) return 0;
    const least = quantifier[1] === undefined ? (quantifier[0].startsWith('*') ? 0 : 1) : Number(quantifier[1]);
    return Math.min(Math.max(least, this.#extra), most, 1000);
  }
}
