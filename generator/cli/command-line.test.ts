import { expect, test } from 'vitest';
import { InputError } from '../contract/input-error.ts';
import type { Command, Input, Listed, Options } from './command.ts';
import { runCommandLine } from './command-line.ts';
import type { Environment, Output } from './environment.ts';

const options = {
  fix: { type: 'boolean', summary: 'mend' },
  out: { type: 'string', value: 'dir', summary: 'where to' },
  target: { type: 'string', value: 'name', repeatable: true, summary: 'what for' },
  'fail-on': { type: 'string', value: 'level', choices: ['error', 'warning'], summary: 'what decides' },
} as const satisfies Options;

const seen: Input<typeof options>[] = [];
const lint: Command<typeof options> = {
  name: 'lint',
  summary: 'Judge documents.',
  positional: [{ name: 'document', summary: 'the OpenAPI document', optional: true }],
  options,
  examples: [
    { line: 'groma lint openapi.yaml', purpose: 'every gap' },
    { line: 'groma lint --fix', purpose: 'mend them' },
  ],
  run: async (input) => {
    seen.push(input);
    return input.options.fix ? 0 : 1;
  },
};
const failing = (error: unknown): Command => ({ ...lint, options: {}, run: () => Promise.reject(error) });
const listed = (command: Command): Listed => ({ name: command.name, summary: command.summary, load: async () => command });

async function groma(line: string, about: { command?: Command; env?: Environment['env']; terminal?: boolean; signal?: AbortSignal } = {}) {
  const text = { out: '', error: '' };
  const output = (name: keyof typeof text): Output => ({
    write: (written) => {
      text[name] += written;
    },
    isTerminal: about.terminal ?? false,
    columns: null,
  });
  const environment: Environment = {
    argv: line === '' ? [] : line.split(' '),
    cwd: '/',
    env: about.env ?? {},
    stdout: output('out'),
    stderr: output('error'),
    readInput: async () => '',
    now: () => 0,
    signal: about.signal ?? new AbortController().signal,
    node: { version: '24.0.0', platform: 'linux', architecture: 'x64' },
    version: '1.2.3',
  };
  return { exitCode: await runCommandLine(environment, [listed(about.command ?? lint)]), ...text };
}

async function inputOf(line: string, about: Parameters<typeof groma>[1] = {}) {
  const { error } = await groma(line, about);
  expect(error).toBe('');
  const input = seen.at(-1);
  if (!input) throw new Error('the command did not run');
  return input;
}

test('version and help go to standard output and end with 0', async () => {
  expect(await groma('--version')).toEqual({ exitCode: 0, out: '1.2.3\n', error: '' });
  const help = await groma('--help');
  expect(help).toMatchObject({ exitCode: 0, error: '' });
  expect(help.out).toMatch(/^ {2}lint +Judge documents\.$/m);
});

test('no command at all is a mistake, and help is what it needs', async () => {
  const { exitCode, out, error } = await groma('');
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(error).toContain('groma <command>');
});

test('the page of a command has its arguments, its options, those of all commands, and its examples', async () => {
  const { out, exitCode } = await groma('lint --help');
  expect(exitCode).toBe(0);
  expect(out).toContain('groma lint [document] [options]');
  for (const option of ['--fix', '--out <dir>', '--target <name>', '--report <format=file>']) expect(out).toContain(option);
  for (const { line, purpose } of lint.examples) expect(out).toContain(`$ ${line}\n      ${purpose}`);
});

test('options are read by the table', async () => {
  const input = await inputOf('lint api.yaml --target client --out=here --target docs --fail-on warning');
  expect(input.positionals).toEqual(['api.yaml']);
  expect(input.options).toMatchObject({ fix: false, out: 'here', target: ['client', 'docs'], 'fail-on': 'warning' });
  expect((await inputOf('lint --fix -- --odd.yaml')).positionals).toEqual(['--odd.yaml']);
  expect((await inputOf('lint -')).positionals).toEqual(['-']);
});

test('the options of all commands', async () => {
  const { global } = await inputOf('lint --config c.yaml --env ci --quiet --report html=a.html --report junit=b=c.xml');
  expect(global).toEqual({
    config: 'c.yaml',
    env: 'ci',
    quiet: true,
    color: false,
    format: 'terminal',
    reports: [
      { format: 'html', file: 'a.html' },
      { format: 'junit', file: 'b=c.xml' },
    ],
  });
  expect((await inputOf('lint --json')).global.format).toBe('json');
  expect((await inputOf('lint --format sarif')).global.format).toBe('sarif');
});

test.each<[string, boolean, Environment['env'], boolean]>([
  ['lint', true, {}, true],
  ['lint', false, {}, false],
  ['lint --no-color', true, { FORCE_COLOR: '1' }, false],
  ['lint', true, { NO_COLOR: '1' }, false],
  ['lint', true, { NO_COLOR: '' }, true],
  ['lint', false, { FORCE_COLOR: '1' }, true],
  ['lint', true, { FORCE_COLOR: '0' }, false],
])('colour of `%s`, terminal %s, %o: %s', async (line, terminal, env, expected) => {
  expect((await inputOf(line, { terminal, env })).global.color).toBe(expected);
});

test.each([
  ['lnit', 'groma: There is no command lnit.\n  Did you mean groma lint?\n'],
  ['serve', 'groma: There is no command serve.\n  groma --help lists them.\n'],
  ['--fix lint', 'groma: --fix stands before a command.\n  Write groma <command> [document] [options].\n'],
  ['lint --fxi', 'groma: groma lint has no option --fxi.\n  Did you mean --fix?\n'],
  ['lint --frobnicate', 'groma: groma lint has no option --frobnicate.\n  groma lint --help lists them.\n'],
  ['lint --constructor', 'groma: groma lint has no option --constructor.\n  groma lint --help lists them.\n'],
  ['lint -x', 'groma: groma lint has no option -x.\n  groma lint --help lists them.\n'],
  ['lint --out', 'groma: --out needs a value.\n  Write --out <dir>.\n'],
  ['lint --out=', 'groma: --out needs a value.\n  Write --out <dir>.\n'],
  ['lint --out --fix', 'groma: --out needs a value, and --fix looks like an option.\n  If it is the value, write --out=--fix.\n'],
  ['lint --fix=yes', 'groma: --fix takes no value.\n  Write --fix alone.\n'],
  ['lint --out a --out b', 'groma: --out is given twice.\n  Leave one out.\n'],
  ['lint --format jsno', 'groma: --format cannot be jsno.\n  Did you mean json?\n'],
  ['lint --fail-on never', 'groma: --fail-on cannot be never.\n  It is one of error, warning.\n'],
  ['lint a.yaml b.yaml', 'groma: groma lint does not know what to do with b.yaml.\n  Write groma lint [document].\n'],
  [
    'lint --json --format html',
    'groma: --json and --format html are two forms for one output.\n  Write --json --report html=<file>, or leave one out.\n',
  ],
  [
    'lint --report html',
    'groma: --report html names no format and file.\n  Write --report <format>=<file>; formats: terminal, json, sarif, junit, github, markdown, html.\n',
  ],
])('`groma %s` is refused before anything runs', async (line, error) => {
  const before = seen.length;
  expect(await groma(line)).toEqual({ exitCode: 2, out: '', error });
  expect(seen.length).toBe(before);
});

test('an argument that a command cannot do without', async () => {
  const command = { ...lint, positional: [{ name: 'id', summary: 'what to explain' }] };
  expect(await groma('lint', { command })).toMatchObject({
    exitCode: 2,
    error: 'groma: groma lint needs <id>: what to explain.\n  Write groma lint <id>.\n',
  });
});

test('what a command throws is one message with place and remedy, and no stack', async () => {
  const unreadable = new InputError('This is no YAML.', { place: 'api.yaml:3:1', remedy: 'Close the quote.' });
  expect(await groma('lint', { command: failing(unreadable) })).toEqual({
    exitCode: 2,
    out: '',
    error: 'groma: api.yaml:3:1: This is no YAML.\n  Close the quote.\n',
  });
  const inUse = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', address: '127.0.0.1', port: 3000 });
  expect((await groma('lint', { command: failing(inUse) })).error).toBe(
    'groma: 127.0.0.1:3000: The port is in use.\n  Stop what listens there, or name another port.\n',
  );
  for (const defect of [new Error('boom\nat'), 'boom']) {
    const { exitCode, error } = await groma('lint', { command: failing(defect) });
    expect(exitCode).toBe(2);
    expect(error).toBe('groma: Groma failed, and that is its own defect: boom\n  Please report it with what GROMA_DEBUG=1 shows.\n');
  }
});

test('GROMA_DEBUG shows where it was thrown', async () => {
  const { error } = await groma('lint', { command: failing(new Error('boom')), env: { GROMA_DEBUG: '1' } });
  expect(error).toContain('command-line.test.ts');
});

test('an interrupted command ends with 130, whether it returns or throws', async () => {
  const signal = AbortSignal.abort();
  expect((await groma('lint --fix', { signal })).exitCode).toBe(130);
  expect(await groma('lint', { signal, command: failing(new Error('aborted')) })).toMatchObject({
    exitCode: 130,
    error: 'groma: Interrupted.\n',
  });
});
