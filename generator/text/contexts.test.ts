import { execFileSync } from 'node:child_process';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fileName } from './file-name.ts';
import * as html from './html.ts';
import { json } from './json.ts';
import * as markdown from './markdown.ts';
import * as shell from './shell.ts';
import * as sql from './sql.ts';
import { hostile, unseenCharacters } from './testing.ts';
import { part, segment } from './url.ts';
import * as yaml from './yaml.ts';

const forHostile = (law: (text: string) => void, numRuns = 400): void =>
  fc.assert(
    fc.property(hostile, (text) => {
      law(text);
    }),
    { numRuns, seed: 1 },
  );
const sample = (count: number): string[] => fc.sample(hostile, { numRuns: count, seed: 7 });

test('json: parses to the same value and shows all of it', () => {
  forHostile((text) => {
    expect(JSON.parse(json({ [text]: text }))).toEqual(JSON.parse(JSON.stringify({ [text]: text })));
    expect(json({ [text]: text })).not.toMatch(unseenCharacters);
  });
  expect(() => json(undefined)).toThrow(TypeError);
});

test('yaml: a scalar is its string to two parsers, a comment is nothing', () => {
  forHostile((text) => {
    const whole = text.toWellFormed();
    const source = `${yaml.comment(text)}key: ${yaml.scalar(whole)}\n- `.replace(/- $/, '');
    expect(parse(source)).toEqual({ key: whole });
    expect(load(source)).toEqual({ key: whole });
    expect(source).not.toMatch(unseenCharacters);
  });
  for (const word of ['no', 'Yes', 'null', '1', '1e3', '0x1', '2026-01-01', '~', '12:30', 'on', '=', '<<', '-', '.5', '.inf']) {
    expect(load(yaml.scalar(word))).toBe(word);
    expect(parse(yaml.scalar(word), { version: '1.1' })).toBe(word);
  }
  expect(yaml.scalar('npm run conform')).toBe('npm run conform');
});

test('shell: each word arrives as it is', () => {
  const words = sample(150).map((text) => text.toWellFormed().replaceAll('\0', ''));
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shell.word).join(' ')}`], { encoding: 'utf8' });
  expect(printed.split('\0').slice(0, -1)).toEqual(words);
  for (const text of words) expect(shell.word(text)).not.toMatch(unseenCharacters);
  const comments = sample(50).map(shell.comment).join('');
  expect(execFileSync('sh', ['-c', `${comments}printf ok`], { encoding: 'utf8' })).toBe('ok');
});

test('sql: a literal is its text and a name is its name, whatever the server thinks of backslashes', async () => {
  const database = await PGlite.create();
  const texts = sample(120).map((text) => text.toWellFormed().replaceAll('\0', ''));
  const names = [...new Set(texts.filter((text) => text !== '' && Buffer.byteLength(text) <= 63))];
  for (const setting of ['on', 'off']) {
    await database.exec(`set standard_conforming_strings = ${setting}`);
    const rows = await database.query<{ v: string }>(
      `${texts.map((text, i) => `${sql.comment(text)}select ${i} as i, ${sql.literal(text)}::text as v`).join(' union all ')} order by i`,
    );
    expect(rows.rows.map((row) => row.v)).toEqual(texts);
  }
  const named = await database.query(`select ${names.map((name, i) => `${i} as ${sql.name(name)}`).join(', ')}`);
  expect(named.fields.map((field) => field.name)).toEqual(names);
  expect(texts.some((text) => unseenCharacters.test(sql.literal(text)))).toBe(false);
  expect(() => sql.name('x'.repeat(64))).toThrow(RangeError);
  expect(() => sql.literal('\0')).toThrow(RangeError);
  await database.close();
});

test('html: no tag, no entity, no end of an attribute', () => {
  forHostile((text) => {
    expect(html.text(text).replaceAll(/&(amp|lt|gt|quot|#39|#96);/g, '')).not.toMatch(/[&<>"'`]/);
    expect(html.text(text)).not.toMatch(unseenCharacters);
  });
  expect(html.html`<p>${html.text('a<b')}</p>`).toBe('<p>a&lt;b</p>');
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', ' javascript:x', 'vbscript:x'])
    expect(html.address(bad)).toBe('#');
  for (const good of ['https://a.example/?b=1', '/orders', '#top', './a.html', 'mailto:a@b.example']) expect(html.address(good)).toBe(good);
});

test('markdown: one line without markup, code and blocks that end where they should', () => {
  forHostile((text) => {
    const plain = markdown.text(text);
    expect(plain.replaceAll(/\\[\\`*_{}[\]()#+\-.!|~^=$@:/]|&(amp|lt|gt);/g, '')).not.toMatch(/[\\`*_[\]<>|&#]|\n/);
    const code = markdown.code(text);
    const fence = /^`+/.exec(code)?.[0] ?? '';
    expect(code).not.toContain('\n');
    expect(code.slice(fence.length, -fence.length).match(/`+/g) ?? []).not.toContain(fence);
    const lines = markdown.block('sh', text).trimEnd().split('\n');
    const end = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
    expect(lines.slice(1, -1).some((line) => line.trim() === end)).toBe(false);
    for (const piece of [plain, code, ...lines]) expect(piece).not.toMatch(unseenCharacters);
  });
  expect(markdown.text('<script>alert(1)</script> [x](javascript:y)')).toBe(
    '&lt;script&gt;alert\\(1\\)&lt;\\/script&gt; \\[x\\]\\(javascript\\:y\\)',
  );
});

test('url: a segment stays one segment', () => {
  forHostile((text) => {
    const whole = text.toWellFormed();
    const made = segment(text);
    if (made === null) {
      expect(['', '.', '..']).toContain(text);
      return;
    }
    const parsed = new URL(`https://a.example/x/${made}/y?${part(text)}=${part(text)}#${part(text)}`);
    expect(parsed.pathname.split('/')).toHaveLength(4);
    expect(decodeURIComponent(parsed.pathname.split('/')[2] ?? '')).toBe(whole);
    expect([...parsed.searchParams]).toEqual([[whole, whole]]);
  });
});

test('file names: one segment that every system takes', () => {
  forHostile((text) => expect(fileName(text)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u), 1000);
  expect(
    ['Order Items', 'orderItems', '../../etc/passwd', '..', '', 'CON', 'nul', '订单', '.env', 'a\\b', 'x'.repeat(300)].map((name) =>
      fileName(name).slice(0, 20),
    ),
  ).toEqual([
    'order-items',
    'order-items',
    'etc-passwd',
    'unnamed',
    'unnamed',
    'con-file',
    'nul-file',
    '订单',
    'env',
    'a-b',
    'x'.repeat(20),
  ]); // prettier-ignore
});
