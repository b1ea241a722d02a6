/** Values that many descriptors share, each declared once under a name that no operation can have. */
import { join } from '../../../text/index.ts';
import { identifier, literal, type TypeScript, ts } from '../../../text/typescript.ts';

/** `refer` gives the name of a value, the same one for equal values; `declarations` are all that were referred to. */
export type SharedConstants = Readonly<{
  refer: (word: 'server' | 'scheme' | 'error' | 'page', value: unknown, type: TypeScript) => TypeScript;
  declarations: () => TypeScript;
}>;

/** An empty table. Names are `$word1`, `$word2` … in the order of the first use. */
export function sharedConstants(): SharedConstants {
  const names = new Map<string, TypeScript>();
  const declared: TypeScript[] = [];
  const counts = new Map<string, number>();
  return {
    refer: (word, value, type) => {
      const id = `${word} ${JSON.stringify(value)}`;
      const known = names.get(id);
      if (known !== undefined) return known;
      const count = (counts.get(word) ?? 0) + 1;
      const name = identifier(`$${word}${count}`);
      counts.set(word, count);
      names.set(id, name);
      declared.push(ts`const ${name} = ${literal(value)} satisfies ${type};\n`);
      return name;
    },
    declarations: () => join(declared, ''),
  };
}
