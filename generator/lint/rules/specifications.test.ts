/** Each rule on its wrong document: the exact message at the exact place, as people read it. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from '../../contract/build.ts';
import { load } from '../../contract/load.ts';
import { placeOf } from '../../contract/place-of.ts';
import { diskReader } from '../../contract/read/reader.ts';
import { envelope } from '../../report/envelope.ts';
import { lintTerminal } from '../../report/lint/terminal.ts';
import { style } from '../../report/style.ts';
import { lint } from '../lint.ts';
import { reported } from '../reported.ts';
import { structural } from '../structural.ts';
import { rules } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function opened(path: string) {
  const disk = diskReader(`${root}${path}`);
  const loaded = await load(path, { read: (each, limit) => disk.read(`${root}${each}`, limit) });
  if (loaded.kind === 'unreadable') throw new Error(loaded.message);
  const { contract, diagnostics } = build(loaded);
  const file = loaded.documents.files.get(path);
  if (contract === null || file === undefined) throw new Error(`${path} makes no contract`);
  expect([...diagnostics, ...(await structural(loaded.documents.files, file))]).toEqual([]);
  return contract;
}

test.each(rules)('$id', async (rule) => {
  const path = `specs/lint/${rule.id}.yaml`;
  const contract = await opened(path);
  const { diagnostics, items } = lint(contract, [rule]);
  expect(diagnostics.length).toBeGreaterThan(0);
  const report = {
    ...envelope('lint', 'fail', '0.0.0'),
    documents: [{ path, diagnostics: reported(diagnostics, contract, (at) => placeOf(contract.files, at)), items }],
  };
  const texts = new Map([...contract.files].map(([name, { text }]) => [name, text]));
  const picture = lintTerminal(report, { texts, seconds: 0, verbose: true }, style(false));
  await expect(picture).toMatchFileSnapshot(`${root}specs/lint/${rule.id}.expected.txt`);
});

test.each(['specs/starter.openapi.yaml', 'specs/shop.openapi.yaml'])('%s has nothing wrong', async (path) => {
  expect(lint(await opened(path), rules).diagnostics).toEqual([]);
});
