import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allReasons } from '../../src/reasons.ts';

/** What a test cannot make happen on any machine, and why. */
const unprovoked: ReadonlySet<string> = new Set([
  'fork-not-fetched', // GitHub's git and its API have to disagree about a pull request for a moment
]);

it('each reason code is provoked by some test', () => {
  const folder = join(import.meta.dirname, '..');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const own = join('scripts', 'reason-tests.test.ts');
  const texts = files.filter((file) => file !== own).map((file) => readFileSync(join(folder, file), 'utf8'));
  const named = texts.join('\n');
  const codes = allReasons().map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(300);
  expect(codes.filter((code) => !unprovoked.has(code) && !new RegExp(`\\b${code}\\b`).test(named))).toEqual([]);
});
