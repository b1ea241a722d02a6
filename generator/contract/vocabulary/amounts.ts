/** Small readers of amounts in prose: durations, rates, sizes, statuses. No value, no fact. */

const digits = String.raw`\d{1,3}(?:[,  _ ]\d{3})+|\d+(?:\.\d+)?`;
const unitSeconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|millis|milliseconds?)$/i, 0.001],
  [/^(?:s|secs?|seconds?)$/i, 1],
  [/^(?:m|mins?|minutes?)$/i, 60],
  [/^(?:h|hrs?|hours?)$/i, 3600],
  [/^(?:d|days?)$/i, 86_400],
  [/^(?:w|weeks?)$/i, 604_800],
  [/^months?$/i, 2_592_000],
  [/^years?$/i, 31_536_000],
];
const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  thirty: 30,
  sixty: 60,
};
const secondsOf = (unit: string): number => unitSeconds.find(([name]) => name.test(unit))?.[1] ?? 0;
/** `'1,000'`, `'3 000'`, `'5k'`, `'two'`. */
export const numberOf = (text: string): number => {
  const word = words[text.toLowerCase()];
  const plain = text.replace(/[,  _ ]/g, '');
  return word ?? (/k$/i.test(plain) ? Number(plain.slice(0, -1)) * 1000 : Number(plain));
};

const duration = new RegExp(
  String.raw`(?<![\w.])(${digits}|one|two|three|four|five|six|seven|ten|twelve|thirty|sixty)(?:[ -]?)(ms|milliseconds?|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|[smhdw])\b|(?<!\w)(?:an?|each|one|the same) (day|week|month|year|hour|minute)\b`,
  'gi',
);
const iso = /\bP(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\b/;
/** All durations of a text in seconds: `24 hours`, `24h`, `one day`, `P1D`. */
export const durationsOf = (text: string): readonly number[] => {
  const found = [...text.matchAll(duration)].map(([, amount, unit, single]) =>
    single === undefined ? numberOf(amount ?? '') * secondsOf(unit ?? '') : secondsOf(single),
  );
  const [whole = '', d, h, m, s] = iso.exec(text) ?? [];
  if (whole.length > 2) found.push(Number(d ?? 0) * 86_400 + Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0));
  return found;
};

/** A number of requests in a time. */
export type Rate = Readonly<{ quota: number; seconds: number }>;
const what = String.raw`(?:\s+(?:\w+\s+)?(?:requests?|calls?|reqs?|operations?|queries|hits|points|units|writes|reads|messages|attempts|tokens))?`;
const rate = new RegExp(
  String.raw`(?<![\w.])(${digits}|\d+k)${what}(?:\s+(?:are|is) (?:allowed|permitted))?\s*(?:per|an?|each|every|\/|in|within|in any|over)\s*(?:(${digits})[ -]?)?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|months?|[smhd])\b`,
  'gi',
);
/** All rates of a text: `100 requests per minute`, `5,000/hour`, `10 requests in 10 seconds`. */
export const ratesOf = (text: string): readonly Rate[] =>
  [...text.matchAll(rate)].map(([, quota, times, unit]) => ({
    quota: numberOf(quota ?? ''),
    seconds: (times === undefined ? 1 : numberOf(times)) * secondsOf(unit ?? ''),
  }));

const size = new RegExp(String.raw`(?<![\w.])(${digits})\s*(bytes?|ki?b|mi?b|kilobytes?|megabytes?|gi?b)\b`, 'i');
/** The first size of a text in bytes: `262,144 bytes`, `64 KiB`, `1 MB`. */
export const bytesOf = (text: string): number | null => {
  const [, amount, unit = ''] = size.exec(text) ?? [];
  if (amount === undefined) return null;
  const power = /^k/i.test(unit) ? 1 : /^m/i.test(unit) ? 2 : /^g/i.test(unit) ? 3 : 0;
  return numberOf(amount) * (/^[kmg]b$|^(?:kilo|mega)/i.test(unit) ? 1000 : 1024) ** power;
};

/** The error statuses that a text names. */
export const statusesOf = (text: string): readonly number[] =>
  [...text.matchAll(/(?<![\w.,-])([45]\d\d)(?![\w-]|[.,]\d)/g)].map(([, status]) => Number(status));

/** What a text says of the size of a page: `between 1 and 100, and the default is 10`, `(max 100)`. */
export const boundsOf = (text: string): Readonly<{ default: number | null; maximum: number | null }> => {
  const number = String.raw`\W{0,3}(${digits})`;
  const first = (...patterns: readonly string[]): number | null => {
    for (const pattern of patterns) {
      const amount = new RegExp(pattern, 'i').exec(text)?.[1];
      if (amount !== undefined) return numberOf(amount);
    }
    return null;
  };
  return {
    default: first(
      String.raw`\bdefaults?(?:\s+(?:value|size|limit))?(?:\s+(?:is|to|of|being))?${number}`,
      String.raw`(${digits})\W{0,2}(?:by default|unless (?:said|stated) otherwise)`,
      String.raw`\bis (${digits}) unless`,
    ),
    maximum: first(
      String.raw`\b(?:at most|up to|no more than|not more than|maximum(?:\s+(?:value|size|limit|allowed|page size))?(?:\s+(?:is|of))?|max\.?(?:imal)?(?:\s+(?:is|of))?)${number}`,
      String.raw`\bbetween\s+\d+\s+and\s+(${digits})`,
      String.raw`\bfrom\s+\d+\s+to\s+(${digits})`,
      String.raw`\b(?:1|0)\s*(?:-|–|to|\.\.)\s*(${digits})\b`,
      String.raw`\b(?:more|greater|larger|higher) than${number}`,
      String.raw`\bmust not exceed${number}`,
    ),
  };
};

/** What happens to a page size above the maximum, if the text says it. */
export const aboveOf = (text: string): 'clamped' | 'refused' | null => {
  const cue = /\b(?:more|above|over|exceed\w*|greater|larger|higher|beyond|bigger)\b/i.exec(text);
  if (cue === null) return null;
  const rest = text.slice(Math.max(0, cue.index - 40));
  if (/\b(?:clamp\w*|capp?\w*|reduced|limited to|treated as|served as|lowered|truncated|rounded down|coerced)\b/i.test(rest))
    return 'clamped';
  if (/\b(?:refus\w*|reject\w*|error|invalid|not allowed|fail\w*|40\d|422)\b/i.test(rest)) return 'refused';
  return null;
};

/** The limiter that a text names. */
export const algorithmOf = (text: string): 'fixed-window' | 'sliding-log' | 'sliding-counter' | 'token-bucket' | 'leaky-bucket' | null => {
  if (/token[- ]?bucket/i.test(text)) return 'token-bucket';
  if (/leaky[- ]?bucket|\bgcra\b/i.test(text)) return 'leaky-bucket';
  if (/sliding[- ](?:window[- ])?log/i.test(text)) return 'sliding-log';
  if (/(?:sliding|rolling)[- ](?:window|counter)/i.test(text)) return 'sliding-counter';
  return /fixed[- ]window/i.test(text) ? 'fixed-window' : null;
};
