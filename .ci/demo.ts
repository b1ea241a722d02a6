/** `npm run demo`: the whole product on the shop: lint, generate, run on the embedded store, prove it, write the report. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program.ts';
import { shopDocument, startShop, writeHandlers } from './shop.ts';

const out = join(root, '.groma', 'demo');
const shop = join(out, 'shop');
const groma = join(root, 'generator', 'cli', 'main.ts');

/** Shows a step as a person would type it, and runs it; the demo ends where one fails. */
function step(title: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  console.log(`\n${title}\n$ groma ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [groma, ...args], { cwd: root, stdio: 'inherit', env });
  if (status !== 0) throw new Error(`groma ${args[0]} ended with ${status}`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(shop, { recursive: true });
step('1. Judge the document, before there is code.', ['lint', shopDocument]);
step('2. Lay out a service.', ['generate', shopDocument, '--target', 'fastify', '--out', '.groma/demo/shop', '--quiet']);
// What a team writes by hand: the payments, the refunds, and the one action.
writeHandlers(shop);
const written = readFileSync(join(shop, 'src', 'handlers', 'payments.ts'), 'utf8').split('\n').length;
console.log(`   handlers: payments by hand (${written} lines), one call a line for the rest`);
console.log('\n3. Start it on the embedded store.\n$ npm run dev');
const { url, keys, stop } = await startShop(shop);
console.log(`   listening on ${url}`);
try {
  const report = ['--report', 'html=.groma/demo/report.html', '--report', 'junit=.groma/demo/report.xml'];
  const config = ['--config', '.groma/demo/shop/groma.config.yaml'];
  step('4. Prove it.', ['conform', '--url', url, ...config, '--seed', '1', ...report], { ...process.env, ...keys });
  console.log('\nEverything that was checked holds. The report: .groma/demo/report.html, the service: .groma/demo/shop');
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await stop();
}
