/** `npm run demo`: the whole product on the shop: lint, generate, run on the embedded store, prove it, write the report. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program.ts';

const out = join(root, '.groma', 'demo');
const shop = join(out, 'shop');
const groma = join(root, 'generator', 'cli', 'main.ts');

/** Shows a step as a person would type it, and runs it; the demo ends where one fails. */
function step(title: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  console.log(`\n${title}\n$ groma ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [groma, ...args], { cwd: root, stdio: 'inherit', env });
  if (status !== 0) throw new Error(`groma ${args[0]} ended with ${status}`);
}

/** The service as its team starts it: its keys come on the first line, the rest is its log. */
async function started(): Promise<{ service: ChildProcess; url: string; keys: NodeJS.ProcessEnv }> {
  const env = { ...process.env, PORT: '0', STORE_FOLDER: 'memory', NODE_ENV: 'development' };
  const service = spawn(process.execPath, ['src/main.ts'], { cwd: shop, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const url = await new Promise<string>((listening, failed) => {
    service.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
      const found = /"message":"listening","url":"([^"]+)"/.exec(printed);
      if (found?.[1] !== undefined) listening(found[1]);
    });
    service.once('exit', (code) => failed(new Error(`the service ended with ${code}`)));
  });
  const keys = Object.fromEntries([...printed.matchAll(/\b(KEY_\w+)=(\S+)/g)].map(([, name, key]) => [name, key]));
  return { service, url, keys };
}

const stopped = (service: ChildProcess): Promise<void> =>
  new Promise((ended) => {
    service.removeAllListeners('exit').once('exit', () => ended());
    service.kill('SIGTERM');
  });

rmSync(out, { recursive: true, force: true });
mkdirSync(shop, { recursive: true });
step('1. Judge the document, before there is code.', ['lint', 'specs/shop.openapi.yaml']);
step('2. Lay out a service.', ['generate', 'specs/shop.openapi.yaml', '--target', 'fastify', '--out', '.groma/demo/shop', '--quiet']);
// What a team writes by hand: the payments, the refunds, and the one action.
cpSync(join(root, 'templates', 'fastify', 'src', 'handlers'), join(shop, 'src', 'handlers'), { recursive: true });
const written = readFileSync(join(shop, 'src', 'handlers', 'payments.ts'), 'utf8').split('\n').length;
console.log(`   handlers: payments by hand (${written} lines), one call a line for the rest`);
console.log('\n3. Start it on the embedded store.\n$ npm run dev');
const { service, url, keys } = await started();
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
  await stopped(service);
}
