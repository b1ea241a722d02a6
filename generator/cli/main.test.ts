import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function start(...args: readonly string[]) {
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function groma(...args: readonly string[]) {
  const child = start(...args);
  const [stdout, stderr, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exitCode, stdout, stderr };
}

test('the version is that of the package', async () => {
  expect(await groma('--version')).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
});

test('a mistake ends with 2, and only standard error says it', async () => {
  expect(await groma('frobnicate')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'groma: There is no command frobnicate.\n  groma --help lists them.\n',
  });
});

test('who stops reading early gets no complaint', async () => {
  const child = start('--help');
  child.stdout.destroy();
  const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(stderr).toBe('');
});
