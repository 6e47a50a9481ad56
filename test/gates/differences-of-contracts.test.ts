import { describe, expect, it } from 'vitest';
import { changes } from './policy-texts.ts';

const withDataset = (dataset: string): string => `datasets: { d: { source: d.csv, key: id, ${dataset} } }`;

describe('differences of contracts', () => {
  const column = (rules: string): string => withDataset(`columns: { x: { ${rules} } }`);

  it.each([
    ['type: number', 'type: integer', 'changed: changes the contract of x in d: type number → integer'],
    ['type: number', '', 'loosened: loosens the contract of x in d: type number → (none)'],
    ['nulls: 1%', 'nulls: 2%', 'loosened: loosens the contract of x in d: nulls 1% → 2%'],
    ['', 'nulls: 0', 'tightened: tightens the contract of x in d: nulls (none) → 0'],
    ['min: 1', 'min: 0', 'loosened: loosens the contract of x in d: min 1 → 0'],
    ['max: 1', 'max: 0', 'tightened: tightens the contract of x in d: max 1 → 0'],
    ['max: 1', '', 'loosened: loosens the contract of x in d: max 1 → (none)'],
    ['', 'min: 1', 'tightened: tightens the contract of x in d: min (none) → 1'],
    ['min: 1', 'min: 2026-01-01', 'changed: changes the contract of x in d: min 1 → 2026-01-01'],
    ['min: 2026-01-01', 'min: 2026-02-01', 'tightened: tightens the contract of x in d: min 2026-01-01 → 2026-02-01'],
    ['', 'type: number', 'changed: changes the contract of x in d: type (none) → number'],
    ['', 'nulls: 100%', 'loosened: loosens the contract of x in d: nulls (none) → 100%'],
    ['nulls: 100%', '', 'tightened: tightens the contract of x in d: nulls 100% → (none)'],
    ['', 'absent: true', 'changed: changes the contract of x in d: absent false → true'],
    ['', 'pattern: a', 'tightened: tightens the contract of x in d: pattern (none) → a'],
    [
      'min: 2026-01-01T00:00:00',
      'min: 2026-01-01T00:00:00Z',
      'changed: changes the contract of x in d: min 2026-01-01T00:00:00 → 2026-01-01T00:00:00Z',
    ],
    ['level: info', 'level: warn', 'tightened: tightens the contract of x in d: level info → warn'],
    ['values: [a]', 'values: [a, b]', 'loosened: loosens the contract of x in d: values a → a, b'],
    ['values: [a, b]', 'values: [a]', 'tightened: tightens the contract of x in d: values a, b → a'],
    ['values: [a, b]', 'values: [a, c]', 'changed: changes the contract of x in d: values a, b → a, c'],
    ['values: [a, b]', '', 'loosened: loosens the contract of x in d: values a, b → (none)'],
    ['', 'values: [a]', 'tightened: tightens the contract of x in d: values (none) → a'],
    ['pattern: a', 'pattern: b', 'changed: changes the contract of x in d: pattern a → b'],
    ['unique: true', '', 'loosened: loosens the contract of x in d: unique true → false'],
    ['required: false', '', 'tightened: tightens the contract of x in d: required false → true'],
    ['', 'sensitive: true', 'tightened: tightens the contract of x in d: sensitive false → true'],
    ['absent: true', '', 'loosened: loosens the contract of x in d: absent true → false'],
    ['level: warn', '', 'tightened: tightens the contract of x in d: level warn → fail'],
  ])('%s → %s', (from, to, sentence) => {
    expect(changes(column(from), column(to))).toEqual([sentence]);
  });

  it('the order of values says nothing', () => {
    expect(changes(column('values: [a, b]'), column('values: [b, a]'))).toEqual([]);
  });

  it.each([
    ['rows: { min: 10 }', 'rows: { min: 5 }', 'loosened: loosens the contract of d: min 10 → 5'],
    ['rows: { max: 10 }', 'rows: { max: 5 }', 'tightened: tightens the contract of d: max 10 → 5'],
    ['rows: { change: 10% }', 'rows: { change: 20% }', 'loosened: loosens the contract of d: change 10% → 20%'],
    ['columns: {}', 'rows: { change: 500% }', 'loosened: loosens the contract of d: change 50% → 500%'],
    ['columns: {}', 'rows: { change: 10% }', 'tightened: tightens the contract of d: change 50% → 10%'],
    ['rows: { change: 500% }', 'columns: {}', 'tightened: tightens the contract of d: change 500% → 50%'],
    ['columns: {}', 'rows: { change: 0 }', 'tightened: tightens the contract of d: change 50% → 0'],
    ['rows: { change: 0 }', 'rows: { change: 500% }', 'loosened: loosens the contract of d: change 0 → 500%'],
    ['columns: {}', 'rows: { change: 1000 }', 'loosened: loosens the contract of d: change 50% → 1000'],
    ['extra-columns: fail', 'extra-columns: allow', 'loosened: loosens the contract of d: extra-columns fail → allow'],
    ['columns: { x: {} }', 'columns: {}', 'loosened: removes x from the contract of d'],
    ['columns: {}', 'columns: { x: {} }', 'tightened: adds x to the contract of d'],
    ['checks: [{ name: n, where: a }]', 'checks: []', 'loosened: removes the check "n" from the contract of d'],
    ['checks: []', 'checks: [{ name: n, where: a }]', 'tightened: adds the check "n" to the contract of d'],
    [
      'checks: [{ name: n, where: a }, { name: o, where: c }]',
      'checks: [{ name: n, where: a }, { name: o, where: d }]',
      'changed: changes datasets.d.checks.1.where: c → d',
    ],
    [
      'extra-columns: allow',
      'extra-columns: info',
      'tightened: tightens the contract of d: extra-columns allow → info',
    ],
    [
      'checks: [{ name: n, where: a }]',
      'checks: [{ name: n, where: b }]',
      'changed: changes datasets.d.checks.0.where: a → b',
    ],
    [
      'checks: [{ name: n, where: a }]',
      'checks: [{ name: n, where: a, max: 1% }]',
      'loosened: loosens the check "n" of d: max 0 → 1%',
    ],
    [
      'checks: [{ name: n, where: a, max: 1 }]',
      'checks: [{ name: n, where: a, max: 2 }]',
      'loosened: loosens the check "n" of d: max 1 → 2',
    ],
    [
      'checks: [{ name: n, where: a }]',
      'checks: [{ name: n, where: a, level: warn }]',
      'loosened: loosens the check "n" of d: level fail → warn',
    ],
  ])('%s → %s', (from, to, sentence) => {
    expect(changes(withDataset(from), withDataset(to))).toEqual([sentence]);
  });

  it('a new column that asks less than the base asks of every column is told as what it loosens', () => {
    const loose = '{ level: info, nulls: 100%, required: false }';
    expect(changes(withDataset('columns: {}'), withDataset(`columns: { x: ${loose} }`))).toEqual([
      'tightened: adds x to the contract of d',
      'loosened: loosens the contract of x in d: level fail → info',
      'loosened: loosens the contract of x in d: nulls (none) → 100%',
      'loosened: loosens the contract of x in d: required true → false',
    ]);
  });

  it('a type is a rule where the files say their types themselves', () => {
    const parquet = (rules: string): string => `datasets: { d: { source: d.parquet, columns: { x: { ${rules} } } } }`;
    expect(changes(parquet(''), parquet('type: number'))).toEqual([
      'tightened: tightens the contract of x in d: type (none) → number',
    ]);
  });

  it.each([
    ['', 'format: files', 'loosened: loosens the contract of d: format csv → files'],
    ['format: files', '', 'tightened: tightens the contract of d: format files → csv with the nulls ""'],
    ['', 'format: json', 'changed: changes the contract of d: format csv → json'],
    ['', 'format: { csv: { nulls: ["", NA] } }', 'loosened: loosens the contract of d: nulls "" → "", "NA"'],
    ['', 'format: { csv: { nulls: [NA] } }', 'changed: changes the contract of d: nulls "" → "NA"'],
    ['', 'format: { csv: { delimiter: ; } }', 'changed: changes datasets.d.format.csv.delimiter: "," → ";"'],
    ['', 'format: { csv: { header: false } }', 'changed: changes datasets.d.format.csv.header: true → false'],
    ['', 'format: csv', undefined],
  ])('of how files are read: %s → %s', (from, to, sentence) => {
    const read = (text: string): string => `datasets: { d: { source: d.csv${text === '' ? '' : `, ${text}`} } }`;
    expect(changes(read(from), read(to))).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it('the order of columns is told where it says which is which', () => {
    const file = (names: string, header = false): string =>
      `datasets: { d: { source: d.csv, format: { csv: { header: ${header} } }, columns: { ${names} } } }`;
    expect(changes(file('a: {}, b: {}'), file('b: {}, a: {}'))).toEqual([
      'changed: changes datasets.d.columns: a, b → b, a',
    ]);
    expect(changes(file('a: {}, b: {}', true), file('b: {}, a: {}', true))).toEqual([]);
    expect(changes(file('a: {}'), file('a: {}, b: {}'))).toEqual(['tightened: adds b to the contract of d']);
    expect(changes(file('a: {}, b: {}'), file('a: {}'))).toEqual(['loosened: removes b from the contract of d']);
  });

  it('another time is shown', () => {
    expect(changes(withDataset('columns: {}'), withDataset('time: x'))).toEqual([
      'changed: changes datasets.d.time: (none) → x',
    ]);
  });

  it('another key is shown', () => {
    const [base, head] = ['id', 'other'].map((key) => `datasets: { d: { source: d.csv, key: ${key} } }`);
    expect(changes(base ?? '', head ?? '')).toEqual(['changed: changes datasets.d.key: id → other']);
    const two = 'datasets: { d: { source: d.csv, key: [id, other] } }';
    expect(changes(base ?? '', two)).toEqual(['changed: changes datasets.d.key: id → id, other']);
    expect(changes(two, 'datasets: { d: { source: d.csv } }')).toEqual([
      'changed: changes datasets.d.key: id, other → (none)',
    ]);
  });

  it.each([
    ['', 'false', 'loosened: loosens the contract of d: drift base → none'],
    ['false', '{ columns: { x: false } }', 'tightened: tightens the contract of d: drift none → base'],
    ['', '{ columns: { x: false } }', 'loosened: loosens the drift of x in d: x limited → ignored'],
    ['{ columns: { x: false } }', '', 'tightened: tightens the drift of x in d: x ignored → limited'],
    ['', '{ columns: { x: { wasserstein: 5 } } }', 'loosened: loosens the drift of x in d: wasserstein 0.1 → 5'],
    ['', '{ columns: { x: { nulls: 1% } } }', 'tightened: tightens the drift of x in d: nulls 0.05 → 0.01'],
    ['{ columns: { x: { wasserstein: 5 } } }', '', 'tightened: tightens the drift of x in d: wasserstein 5 → 0.1'],
    ['', '{ columns: { id: { wasserstein: 5 } } }', 'tightened: tightens the drift of id in d: wasserstein (none) → 5'],
    ['{ columns: { id: { nulls: 1% } } }', '', 'loosened: loosens the drift of id in d: nulls 0.01 → 0.05'],
    ['', '{ columns: { x: { wasserstein: 0.1 } } }', undefined],
    ['', '{ columns: { x: {} } }', undefined],
  ])('drift %s → %s', (from, to, sentence) => {
    const drift = (text: string): string => withDataset(text === '' ? 'columns: {}' : `drift: ${text}`);
    expect(changes(drift(from), drift(to))).toEqual(sentence === undefined ? [] : [sentence]);
  });

  it('of a statistic as another tool computes it, at the key that it is written under', () => {
    const of = (text: string) => withDataset(`drift: { columns: { x: { ${text} } } }`);
    expect(changes(of('psi: { max: 0.1, as: soda }'), of('psi: { max: 0.2, as: soda }'))).toEqual([
      'loosened: loosens the drift of x in d: psi 0.1 → 0.2',
    ]);
    expect(changes(withDataset('columns: {}'), of('wasserstein: { max: 5, as: evidently }'))).toEqual([
      'changed: changes the drift of x in d: wasserstein 0.1 → (none)',
      'tightened: tightens the drift of x in d: wasserstein (none) → 5',
    ]);
  });

  it('of two statistics on categories, naming one takes the place of the other’s default', () => {
    const head = withDataset('drift: { columns: { x: { jensen-shannon: 0.5 } } }');
    expect(changes(withDataset('columns: {}'), head)).toEqual([
      'changed: changes the drift of x in d: l-infinity 0.02 → (none)',
      'loosened: loosens the drift of x in d: jensen-shannon 0.1 → 0.5',
    ]);
  });
});
