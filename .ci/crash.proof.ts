/** Proof: fifty times killed while fifty write, on PostgreSQL; each effect happens once. Its page is `crash.proof.md` beside it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../templates/fastify/test/postgres.ts';
import { type CrashOutcome, type CrashSetting, crash } from './crash.ts';
import { folderForShop, layOutShop, removeShop, startShop } from './shop.ts';

const rounds = 50;
const writers = 50;

const shop = folderForShop('crash-proof');
const postgres = await startPostgres();
try {
  await layOutShop(shop);
  const database = await postgres.create('crash');
  const first = await startShop(shop, { DATABASE_URL: database });
  await first.stop();
  const outcomes = await allRounds({ shop, database, keys: first.keys });
  writeFileSync(fileURLToPath(new URL('crash.proof.md', import.meta.url)), page(outcomes, new Date()));
  process.exitCode = outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0;
} finally {
  await postgres.stop();
  removeShop(shop);
}

async function allRounds(setting: CrashSetting): Promise<readonly CrashOutcome[]> {
  const outcomes: CrashOutcome[] = [];
  for (let seed = 1; seed <= rounds; seed++) {
    const outcome = await crash(setting, { seed, writers });
    console.log(row(outcome));
    for (const fault of outcome.faults) console.log(`  ${fault}`);
    outcomes.push(outcome);
  }
  return outcomes;
}

function row({ seed, sent, acknowledged, replayed, fresh, faults }: CrashOutcome): string {
  return `| ${[seed, sent, acknowledged, replayed, fresh, faults.length].join(' | ')} |`;
}

function page(outcomes: readonly CrashOutcome[], date: Date): string {
  const total = (member: 'sent' | 'acknowledged' | 'replayed' | 'fresh'): number => outcomes.reduce((sum, one) => sum + one[member], 0);
  const faults = outcomes.reduce((sum, one) => sum + one.faults.length, 0);
  return `# Killed in the middle of work: each effect once

${date.toISOString().slice(0, 10)} · \`npm run proof crash\` · Node ${process.versions.node} · PostgreSQL

The generated shop, ${writers} concurrent writers (customers and orders, every tenth with the keys of another), SIGKILL after a seeded number of
answers, a new process on the same database, every request sent again with its key. Counted by walking the lists, by tag.

**${faults === 0 ? 'Holds' : `${faults} faults`}:** ${outcomes.length} kills, ${total('sent')} keys; ${total('acknowledged')} acknowledged before the kill.
Of the retries ${total('replayed')} were answered from the store (${total('replayed') - total('acknowledged')} of them had committed without their answer arriving), ${total('fresh')} did their work then.

| seed | keys sent | acknowledged | replayed | done by the retry | faults |
|---|---|---|---|---|---|
${outcomes.map(row).join('\n')}
`;
}
