import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf, withDataset } from '../support.ts';

const ofColumn = (rules: string) =>
  withDataset(`source: a.csv\ncolumns:\n  x: { ${rules} }\n  y: { type: integer }\nextra-columns: fail`);
const rulesOf = (rules: string) => load(ofColumn(rules)).project.datasets.get('d')?.columns.get('x')?.rules;
const at = (...below: readonly string[]) => ['datasets', 'd', 'columns', 'x', ...below];

describe('rules of a column', () => {
  it('have short forms', () => {
    expect(rulesOf('length: 3, distinct: 2, decimals: 2, increasing: true, outliers: 1%, hygiene: true')).toEqual([
      { key: 'length', min: 3, max: 3, path: at('length') },
      { key: 'decimals', scale: 2, path: at('decimals') },
      { key: 'hygiene', asks: ['empty', 'blanks', 'control', 'spelling', 'placeholder'], path: at('hygiene') },
      {
        key: 'distinct',
        min: { kind: 'absolute', value: 2 },
        max: { kind: 'absolute', value: 2 },
        path: at('distinct'),
      },
      { key: 'increasing', strictly: false, by: [], path: at('increasing') },
      { key: 'outliers', method: 'iqr', limit: 3, max: { kind: 'percent', value: 1 }, path: at('outliers') },
    ]);
  });

  it('and long ones', () => {
    expect(
      rulesOf(
        'length: { min: 1 }, distinct: { max: 5% }, increasing: { strictly: true, order: y, by: y }, outliers: { deviations: 4 }, quantiles: { 99.9%: { max: 3 } }, not-pattern: a',
      ),
    ).toEqual([
      { key: 'not-pattern', patterns: ['a'], path: at('not-pattern') },
      { key: 'length', min: 1, path: at('length') },
      { key: 'distinct', max: { kind: 'percent', value: 5 }, path: at('distinct') },
      { key: 'increasing', strictly: true, order: 'y', by: ['y'], path: at('increasing') },
      { key: 'quantiles', share: 99.9, max: 3, path: at('quantiles', '99.9%') },
      { key: 'outliers', method: 'deviations', limit: 4, max: { kind: 'absolute', value: 0 }, path: at('outliers') },
    ]);
    expect(load(ofColumn("pattern: [a, 'b|c']")).project.datasets.get('d')?.columns.get('x')?.pattern).toBe(
      '(?:a)|(?:b|c)',
    );
    expect(rulesOf('type: string')).toBeUndefined();
  });

  it.each([
    ['format: emial', 'invalid-value', 'format: there is no format `emial`'],
    ['format: "%Y-%Q"', 'invalid-value', 'format: the directive %Q is not one of these'],
    [
      'type: integer, format: email',
      'contradiction',
      'format: it is asked of string, and the column is of type integer',
    ],
    [
      'type: string, mean: { min: 1 }',
      'contradiction',
      'mean: it is asked of integer or number, and the column is of type string',
    ],
    ['length: { min: 3, max: 2 }', 'contradiction', 'length: `min` 3 is above `max` 2'],
    ['length: {}', 'missing-key', 'length: one of the keys `min` and `max` is missing'],
    ['distinct: {}', 'missing-key', 'distinct: one of the keys `min` and `max` is missing'],
    ['distinct: { min: 3, max: 2 }', 'contradiction', 'distinct: `min` 3 is above `max` 2'],
    ['distinct: { min: 0.5 }', 'invalid-value', 'distinct: expected a whole number of rows or a percentage, found 0.5'],
    ['most-common: 100%', 'invalid-value', 'most-common: expected less than 100%, which every column keeps'],
    [
      'quantiles: { 0%: { min: 1 } }',
      'invalid-value',
      'quantiles.0%: expected a percentage above 0% and of at most 100%',
    ],
    ['type: date, median: { min: 3 }', 'invalid-value', 'median.min: expected a date such as 2026-01-31, found 3'],
    [
      'type: number, largest: { max: "2026-01-01" }',
      'invalid-value',
      'largest.max: expected a number (the column is of type number), found "2026-01-01"',
    ],
    ['decimals: { scale: 3, precision: 2 }', 'contradiction', 'decimals: `precision` 2 is below `scale` 3'],
    ['type: integer, not-values: [a]', 'contradiction', 'not-values[0]: "a" is not of type integer'],
    [
      'not-pattern: "(?=a)"',
      'pattern-not-portable',
      'not-pattern: look-ahead, at character 1 of `(?=a)`, is not understood by every engine',
    ],
    ['absent: true, length: 3', 'contradiction', ': the column must be absent, and has rules: length'],
  ])('%s is refused', (rules, reason, message) => {
    const [first, second] = problemsOf(ofColumn(rules));
    expect(second).toBeUndefined();
    const where = message.startsWith(':') ? message : `.${message}`;
    expect(`${first?.reason} ${first?.message}`).toBe(`${reason} datasets.d.columns.x${where}`);
  });

  it.each(['order', 'by'])('names a column that the contract rules out: %s', (key) => {
    expect(problemsOf(ofColumn(`increasing: { ${key}: t }`)).map(({ message }) => message)).toEqual([
      `datasets.d.columns.x.increasing.${key}: dataset \`d\` has no column \`t\`; declared: x, y`,
    ]);
  });

  it('says which formats there are', () => {
    expect(problemsOf(ofColumn('format: emial'))[0]?.remedy).toBe('Did you mean `email`?');
    expect(problemsOf(ofColumn('format: qqqqqqqqqq'))[0]?.remedy).toContain('There are email, uuid, ');
    expect(problemsOf(ofColumn('format: "%Q"'))[0]?.remedy).toContain('The directives are %Y ');
  });
});

const ofChecks = (checks: string) =>
  withDataset(`source: a.csv\ncolumns: { x: { type: integer } }\nextra-columns: fail\nchecks:\n  - ${checks}`);

describe('rules about columns in `checks`', () => {
  it('have the level of the check, and a text that says all of it but its name, allowance and level', () => {
    const [check] =
      load(
        ofChecks(
          '{ if: "x > 1", columns: { x: { max: 3, length: 2, nulls: 0 } }, max: 1%, level: warn }'.replace(
            'length: 2, ',
            '',
          ),
        ),
      ).project.datasets.get('d')?.checks ?? [];
    expect(check).toMatchObject({
      name: 'columns: { x: { nulls: 0, max: 3 } }, if: x > 1',
      max: { kind: 'percent', value: 1 },
      level: 'warn',
      rule: { kind: 'columns', if: 'x > 1', text: 'columns: { x: { nulls: 0, max: 3 } }, if: x > 1' },
    });
    if (check?.rule.kind !== 'columns') throw new Error('another rule');
    expect(check.rule.columns.get('x')).toMatchObject({
      level: 'warn',
      max: 3,
      path: ['datasets', 'd', 'checks', 0, 'columns', 'x'],
    });
  });

  it.each([
    ['{ columns: {} }', 'missing-key datasets.d.checks[0].columns: no column is named'],
    ['{ columns: { x: {} } }', 'missing-key datasets.d.checks[0].columns.x: no rule is named'],
    [
      '{ columns: { z: { min: 1 } } }',
      'unknown-column datasets.d.checks[0].columns.z: dataset `d` has no column `z`; declared: x',
    ],
    [
      '{ columns: { x: { length: 2 } } }',
      'contradiction datasets.d.checks[0].columns.x.length: it is asked of string, and the column is of type integer',
    ],
    [
      '{ where: a, columns: { x: { min: 1 } } }',
      'contradiction datasets.d.checks[0]: a check has either `where` or `columns`, not both',
    ],
    [
      '{ where: a, if: b }',
      'contradiction datasets.d.checks[0].if: `where` is SQL of its own: say there which rows are asked',
    ],
    [
      '{ name: n }',
      'missing-key datasets.d.checks[0]: one of the keys `where`, `sql`, `columns`, `compare`, `combinations`, `adds-up`, `determines`, `unique`, `complete`, `distinct-rows`, `redundant`, `correlation`, `gaps`, `rows`, `apart-from`, `after`, `rows-as` is missing',
    ],
  ])('%s is refused', (check, expected) => {
    expect(lines(problemsOf(ofChecks(check))).map((line) => line.replace(/^\S+ /, ''))).toEqual([expected]);
  });

  it('compare reads names in quotes, and what it cannot read is said', () => {
    const rule = (text: string) =>
      load(withDataset(`source: a.csv\nchecks:\n  - { compare: '${text}' }`)).project.datasets.get('d')?.checks[0]
        ?.rule;
    expect(rule('a>=b')).toMatchObject({ left: 'a', operator: '>=', right: 'b' });
    expect(rule(' "a > ""b" != c d ')).toMatchObject({ left: 'a > "b', operator: '!=', right: 'c d' });
  });

  it.each([
    [
      '{ compare: a b }',
      'invalid-value',
      'compare: expected two columns and `<`, `<=`, `>`, `>=`, `=` or `!=` between them',
    ],
    ['{ compare: x > x }', 'contradiction', 'compare: names the column `x` twice'],
    [
      '{ combinations: { columns: [a, b], values: [[1, 2, 3]] } }',
      'invalid-value',
      'combinations.values[0]: expected 2 values, one for each column, found 3',
    ],
    ['{ redundant: 100% }', 'invalid-value', 'redundant: expected a share below 1, which every two columns keep'],
    ['{ gaps: 1d }', 'missing-key', 'gaps: the dataset has no `time`, so a `column` is needed'],
    ['{ rows: { by: x } }', 'missing-key', 'rows: one of the keys `min` and `max` is missing'],
    ['{ rows: { min: 1, per: day } }', 'missing-key', 'rows: the dataset has no `time`, so a `column` is needed'],
    ['{ rows: { min: 1, column: x } }', 'missing-key', 'rows: a `column` is read for `per` alone, which is missing'],
    ['{ rows: { min: 3, max: 1 } }', 'contradiction', 'rows: `min` 3 is above `max` 1'],
    [
      '{ rows: { min: 3 }, max: 1 }',
      'contradiction',
      'max: `rows` is not about single rows, so none can be allowed to break it',
    ],
    ['{ unique: x, nulls: break }', 'contradiction', 'nulls: `unique` leaves no choice what a null means'],
  ])('%s is no rule about a table', (check, reason, message) => {
    const problems = problemsOf(withDataset(`source: a.csv\nchecks:\n  - ${check}`));
    expect(problems.map((each) => `${each.reason} ${each.message}`)).toEqual([
      `${reason} datasets.d.checks[0].${message}`,
    ]);
  });
});
