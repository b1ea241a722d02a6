/**
 * What does it cost to understand a document? Reading and answering side by side with the bare parser of the same text, in one run, as
 * a ratio: machines differ, ratios less. Results are written to `reading.results.json` beside this file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load as parseYaml } from 'js-yaml';
import { build } from '../generator/contract/build.ts';
import { load } from '../generator/contract/load.ts';
import { memoryReader } from '../generator/contract/read/reader.ts';

const rounds = 15;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const documents = ['shop', 'starter', 'harbour'];

/** Milliseconds of CPU that a call takes, its garbage included. */
async function cost(call: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function measured(
  name: string,
): Promise<Readonly<{ document: string; parser: number; read: number; answered: number; ratio: number }>> {
  const text = readFileSync(here(`../specs/${name}.openapi.yaml`), 'utf8');
  const reader = memoryReader({ 'openapi.yaml': text });
  const times: { parser: number[]; read: number[]; answered: number[] } = { parser: [], read: [], answered: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.parser.push(await cost(() => parseYaml(text)));
    times.read.push(await cost(() => load('openapi.yaml', reader)));
    const loaded = await load('openapi.yaml', reader);
    if (loaded.kind === 'unreadable') throw new Error(loaded.message);
    times.answered.push(await cost(() => build(loaded)));
  }
  const [parser, read, answered] = [median(times.parser), median(times.read), median(times.answered)];
  return { document: name, parser, read, answered, ratio: (read + answered) / parser };
}

const results = [];
for (const name of documents) results.push(await measured(name));
for (const { document, parser, read, answered, ratio } of results) {
  console.log(
    `${document.padEnd(8)} parser ${parser.toFixed(1)} ms   read ${read.toFixed(1)} ms   answered ${answered.toFixed(1)} ms   ${ratio.toFixed(1)} × the bare parser`,
  );
}
writeFileSync(
  here('reading.results.json'),
  `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), node: process.versions.node, results }, null, 2)}\n`,
);
