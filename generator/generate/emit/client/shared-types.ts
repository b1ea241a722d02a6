/** Types that many operations share, each declared once under a name that no operation can have. */
import { join } from '../../../text/index.ts';
import { identifier, type TypeScript, ts } from '../../../text/typescript.ts';

/** `refer` gives the name of a type, the same one for equal types; `declarations` are all that were referred to. */
export type SharedTypes = Readonly<{ refer: (word: 'Code' | 'Options', type: TypeScript) => TypeScript; declarations: () => TypeScript }>;

/** An empty table. Names are `$Word1`, `$Word2` … in the order of the first use. */
export function sharedTypes(): SharedTypes {
  const names = new Map<TypeScript, TypeScript>();
  const counts = new Map<string, number>();
  return {
    refer: (word, type) => {
      const known = names.get(type);
      if (known !== undefined) return known;
      const count = (counts.get(word) ?? 0) + 1;
      const name = identifier(`$${word}${count}`);
      counts.set(word, count);
      names.set(type, name);
      return name;
    },
    declarations: () =>
      join(
        [...names].map(([type, name]) => ts`type ${name} = ${type};\n`),
        '',
      ),
  };
}
