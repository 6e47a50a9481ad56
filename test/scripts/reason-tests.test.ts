import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allReasons } from '../../src/reasons.ts';
import { namedCodes } from './named-codes.ts';

it('each reason code is provoked by some test', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const own = join('scripts', 'reason-tests.test.ts');
  const left = new Set(allReasons().map(({ code }) => code));
  expect(left.size).toBeGreaterThan(300);
  for (const file of files) {
    const source = readFileSync(join(folder, file), 'utf8');
    const asked = new Set([...left].filter((code) => source.includes(code)));
    if (file === own || asked.size === 0) continue;
    for (const code of namedCodes(source, asked)) left.delete(code);
  }
  expect([...left]).toEqual([]);
});

it.each([
  ['a literal', "expect(reason).toBe('one-code')", ['one-code']],
  ['a template', 'expect(found).toBe(`one-code`)', ['one-code']],
  ['a pattern', 'expect(text).toMatch(/: .*\\[one-code\\]\\n/)', ['one-code']],
  ['how it ends before it', "expect(text).toBe('usage listed: no such thing')", ['listed']],
  ['its place before it', 'expect(text).toMatch(/^1:\\d+ listed models/)', ['listed']],
  ['a document', 'expect(text).toContain(\'"reason":"listed"\')', ['listed']],
  ['an annotation', 'expect(text).toBe("::error title=one-code::")', ['one-code']],
  ['a word in quotes', 'echo(\'"listed: nothing"\')', []],
  ['a comment', '// one-code `listed`\n/* one-code */', []],
  ['a title', "it('one-code', () => {})\nit.each([])('one-code', () => {})", []],
  ['a type', "type Reason = 'one-code';", []],
  ['a sentence', "expect(text).toBe('rows of one-code are listed')", []],
  ['a word that is no reason', "expect(state).toBe('listed')", []],
  ['a word that is one', "expect([code, result.reason]).toEqual([0, 'listed'])", ['listed']],
  ['a word under another key', "expect(error).toMatchObject({ ends: 'listed', reason: 'other' })", []],
  ['a word under its key', "expect(error).toMatchObject({ reason: 'listed' })", ['listed']],
  ['an end at the start of a pattern', 'expect(text).toMatch(/^listed one-code:/)', []],
  ['what it throws itself', "throw new MlopsError('fail', [{ reason: 'one-code' }])", []],
  ['a part of another', "expect(reason).toBe('not-one-code')", []],
])('a code is named, or not, by %s', (_, source, expected) => {
  expect([...namedCodes(source, new Set(['one-code', 'listed']))]).toEqual(expected);
});
