import { describe, expect, it } from 'vitest';
import { dataReasons } from '../../src/data/index.ts';
import type { CheckResult, ColumnDiff } from '../../src/data/types.ts';
import { composeReport, renderMarkdown, renderText } from '../../src/report/index.ts';
import { check, column, parts } from './fixtures.ts';

function nextAfter(
  name: string,
  given: Partial<CheckResult>,
  remedies?: (reason: string) => string | undefined,
): string | undefined {
  const failed = check(name, { verdict: 'fail', rows: { checked: 9, nulls: 0, skipped: 0, failed: 3 }, ...given });
  const report = {
    schemaVersion: 1 as const,
    dataset: 'flights',
    digest: 'd',
    rows: 9,
    files: 1,
    bytes: 1,
    columns: [],
    verdict: 'fail' as const,
    checks: [failed],
  };
  return composeReport(parts({ datasets: [{ dataset: 'flights', problems: [], report }] }), undefined, remedies).next;
}

describe('a view whose words this change writes otherwise', () => {
  const policy = (key: string) => [
    {
      kind: 'changed' as const,
      path: ['datasets', 'recent', key],
      from: 'km < 5',
      to: 'km > 7',
      sentence: `changes datasets.recent.${key}: km < 5 → km > 7`,
      blocks: false,
    },
  ];
  const reportOf = (given: Partial<CheckResult>, key = 'where') => {
    const failed = check('km', { verdict: 'fail', rows: { checked: 9, nulls: 0, skipped: 0, failed: 3 }, ...given });
    const report = {
      ...{ schemaVersion: 1 as const, dataset: 'recent', digest: 'd', rows: 9, files: 1, bytes: 1 },
      ...{ columns: [], verdict: 'fail' as const, checks: [failed] },
    };
    return composeReport(parts({ datasets: [{ dataset: 'recent', problems: [], report }], policy: policy(key) }));
  };

  it('is what the headline names, and what is looked at first', () => {
    const { headline, next } = reportOf({ reason: 'below-min', sentence: '3 rows are low' });
    expect(headline).toContain('3 rows are low, by this change’s `where`: `km < 5` → `km > 7`');
    expect(next).toMatch(
      /^Look at `where` of `recent` first: this change keeps other rows\. If that is not meant, restore it\. Repair the rows/,
    );
  });

  it('is corrected where no row is left', () => {
    expect(reportOf({ reason: 'empty-table' }).next).toBe('Correct `where` of `recent`: no row is kept.');
  });

  it('is not blamed for another key', () => {
    const { headline, next } = reportOf({ reason: 'below-min' }, 'frozen');
    expect([headline, next].join(' ')).not.toContain('this change');
  });
});

it.each<[string, Partial<CheckResult>, string]>([
  [
    'too few rows',
    { reason: 'too-few-rows' },
    'Find out which rows of `flights` are missing and add them; if the number of rows is right',
  ],
  [
    'too many rows',
    { reason: 'too-many-rows' },
    'Look for rows of `flights` that were added twice and take them out; if the number of rows is right',
  ],
  [
    'another number of rows',
    { reason: 'row-count-changed' },
    'Look for a part of `flights` that is missing or was added twice; if the number of rows is right',
  ],
  ['no rows', { reason: 'empty-table' }, 'Find out why `flights` was written without rows'],
  [
    'a missing column',
    { reason: 'missing-column', column: 'temp' },
    'Write `temp`, or correct its name; if the data are right',
  ],
  [
    'another type',
    { reason: 'wrong-type', column: 'temp' },
    'Write `temp` with its declared type; if the data are right',
  ],
  ['named rows', { reason: 'below-min', examples: [{ day: '3' }] }, 'Repair the rows named below; if they are right'],
  [
    'rows named in the sentence',
    { reason: 'below-min', sentence: '3 rows are low; first: day=3' },
    'Repair the rows named below',
  ],
  [
    'rows that are not named',
    { reason: 'too-many-nulls' },
    'Repair the rows of `flights` that the checks below count; if they are right',
  ],
])('what to repair after %s', (_, given, expected) => {
  const next = nextAfter('a check', given);
  expect(next?.startsWith(expected)).toBe(true);
  expect(next).toContain('the contract of `flights` is wrong, change `mlops.yaml` in a pull request of its own');
});

it.each([
  'missing-data-file',
  'empty-data-file',
  'unreadable-data-file',
  'not-utf8',
  'nul-bytes',
  'mixed-line-ends',
  'duplicate-header',
  'bad-header',
  'files-differ',
  'wrong-delimiter',
] as const)('a fault of a whole file, %s, has the remedy of its reason', (reason) => {
  const { remedy } = dataReasons[reason];
  const next = nextAfter('readable', { reason }, (code) => (code === reason ? remedy : undefined));
  expect(next).toBe(`${remedy} Then push again.`);
});

it('what to repair after a failure without a check', () => {
  const problems = [{ reason: 'unreadable-data-file', message: 'data/a.csv is no table' }];
  const { next } = composeReport(parts({ datasets: [{ dataset: 'flights', problems }] }));
  expect(next).toBe('Repair the files of `flights` as said below and push again.');
});

describe('where nobody can tell about data', () => {
  const diff = {
    dataset: 'flights',
    base: { digest: 'a', rows: 350 },
    head: { digest: 'b', rows: 390 },
    added: [],
    removed: [],
    retyped: [],
    verdict: 'unknown' as const,
    checks: [],
  };
  const open = { state: 'unknown', level: 'warn', reason: 'not-enough-data', statistics: [] } as const;
  const [one, other] = ['age', 'rooms'].map((name) => column(name, { ...open, sentence: `${name}: cannot tell.` }));
  const retyped = column('area', { ...open, level: 'fail', reason: 'type-changed', sentence: 'area holds text now.' });
  const composed = (columns: readonly ColumnDiff[], verdict: 'unknown' | 'pass' = 'unknown') =>
    composeReport(
      parts({ datasets: [{ dataset: 'flights', problems: [], diff: { ...diff, verdict, columns } }] }),
      undefined,
      (reason) => `remedy of ${reason}`,
    );

  it('leads with what stops, whatever stands before it, and says what to do about it', () => {
    const made = composed([one ?? expect.fail(), retyped]);
    expect(made).toMatchObject({
      reason: 'type-changed',
      headline: 'Nobody can tell about data `flights`: area holds text now.',
    });
    expect(made.next).toMatch(/^Write `area` as it was; .*`drift: \{ columns: \{ area: ignore \} \}` under `flights`/);
  });

  it('says what the table of reasons advises', () => {
    expect(composed([{ ...retyped, reason: 'hidden-by-change' }]).next).toBe('remedy of hidden-by-change');
  });

  it('tells once of all columns that few rows cannot tell of', () => {
    const made = composed([one ?? expect.fail(), other ?? expect.fail()], 'pass');
    const text = renderText(made).replaceAll(/\s+/g, ' ');
    expect(text).toContain('350 and 390 rows are too few to tell whether these 2 columns drifted: age, rooms.');
    const markdown = renderMarkdown(made);
    const visible = markdown.slice(0, markdown.indexOf('<details>'));
    expect(visible.match(/❓/g)).toHaveLength(1);
    for (const shown of [text, markdown]) expect(shown.match(/age: cannot tell/g)).toHaveLength(1);
  });

  it('says no finding twice', () => {
    const checks = Array.from({ length: 9 }, (_, at) =>
      check('values', { verdict: 'fail', sentence: `column ${at} is wrong` }),
    );
    const report = { schemaVersion: 1 as const, dataset: 'flights', digest: 'd', rows: 9, files: 1, bytes: 1 };
    const made = composeReport(
      parts({
        datasets: [{ dataset: 'flights', problems: [], report: { ...report, columns: [], verdict: 'fail', checks } }],
      }),
    );
    for (const text of [renderText(made), renderMarkdown(made)]) {
      for (const { sentence } of checks.slice(4)) expect(text.split(sentence)).toHaveLength(2);
    }
  });
});
