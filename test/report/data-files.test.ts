import { expect, it } from 'vitest';
import { composeReport, renderMarkdown, renderText } from '../../src/report/index.ts';
import type { FileChanges } from '../../src/report/types.ts';
import { check, parts } from './fixtures.ts';

const report = {
  schemaVersion: 1 as const,
  dataset: 'flights',
  digest: 'd',
  rows: 9,
  files: 3,
  bytes: 1,
  columns: [],
  verdict: 'pass' as const,
  checks: [check('nulls')],
};

function told(given: Partial<FileChanges>): string | undefined {
  const files = { added: [], changed: [], removed: [], same: 0, ...given };
  const made = composeReport(parts({ datasets: [{ dataset: 'flights', problems: [], report, files }] }));
  expect(renderText(made).includes('Files: ')).toBe(renderMarkdown(made).includes('Files: '));
  return /^Files: .*$/m.exec(renderMarkdown(made))?.[0];
}

it.each([
  [{ changed: ['a.csv'] }, 'Files: changed `a.csv`.'],
  [{ added: ['b.csv', 'c.csv'], same: 1200 }, 'Files: added `b.csv`, `c.csv`; 1,200 as before.'],
  [
    { changed: ['a.csv'], added: ['b.csv'], removed: ['c.csv'] },
    'Files: changed `a.csv`; added `b.csv`; removed `c.csv`.',
  ],
  [{ added: ['1', '2', '3', '4', '5', '6'] }, 'Files: added `1`, `2`, `3`, `4` and 2 more.'],
  [{ same: 3 }, undefined], // the format or the contract makes it another version
])('%j reads “%s”', (files, text) => {
  expect(told(files)).toBe(text);
});
