import { expect, it } from 'vitest';
import { composeReport, renderMarkdown } from '../../src/report/index.ts';
import { parts } from './fixtures.ts';

const head = '904d4e7ed706476dd7125ba2c9aabe3120aa836a';
const base = 'cc17576598ca91930f44d31f2c3f6f3b0d1f0a6e';

function footer(subject: string): string {
  const given = parts();
  const candidate = { ...given.commits.candidate, kind: 'merge-result' as const, subject };
  return renderMarkdown(composeReport({ ...given, commits: { ...given.commits, candidate } }));
}

it('names the head of a merge result that GitHub has made, instead of a subject that nobody wrote', () => {
  const shown = footer(`Merge ${head} into ${base}`);
  expect(shown).toContain(' (`904d4e7ed7` merged into its base) against ');
  expect(shown).not.toContain('“Merge');
});

it('keeps the subject of a merge that somebody else has made', () => {
  expect(footer('Merge branch colours')).toContain(' (the merge result, “Merge branch colours”) against ');
  expect(footer(`Merge ${head} into ${base} by hand`)).toContain('“Merge 904d');
});
