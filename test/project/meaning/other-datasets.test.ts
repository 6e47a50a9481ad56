import { describe, expect, it } from 'vitest';
import { namedDatasets } from '../../../src/project/index.ts';
import { load, problemsOf } from '../support.ts';

const file = (rules: string) => `version: 1
datasets:
  stations: { source: s.csv, columns: { id: { type: integer } }, extra-columns: fail }
  pictures: { source: images/, format: files }
  trips:
    source: a.csv
    time: day
    key: id
    ${rules}
`;
const dataset = (rules: string) => {
  const found = load(file(rules)).project.datasets.get('trips');
  if (found === undefined) throw new Error('there is no dataset');
  return found;
};

describe('rules about other datasets', () => {
  it('have short forms', () => {
    expect(dataset('columns: { x: { values: { from: stations.id } } }').columns.get('x')?.rules).toEqual([
      {
        key: 'values-from',
        dataset: 'stations',
        column: 'id',
        path: ['datasets', 'trips', 'columns', 'x', 'values', 'from'],
      },
    ]);
    const checks = dataset(
      'checks: [{ apart-from: stations }, { after: { dataset: stations, other-column: id } }, { rows-as: stations }]',
    ).checks;
    expect(checks.map(({ rule }) => rule)).toMatchObject([
      { kind: 'apart-from', dataset: 'stations', columns: [] },
      { kind: 'after', dataset: 'stations', column: 'day', otherColumn: 'id' },
      { kind: 'rows-as', min: { kind: 'percent', value: 100 }, max: { kind: 'percent', value: 100 } },
    ]);
  });

  it('are found wherever they stand', () => {
    const named = namedDatasets(
      dataset(
        'columns: { x: { values: { from: stations.id } } }\n    checks: [{ columns: { y: { values: { from: stations.id } } } }, { apart-from: { dataset: stations, columns: id } }, { where: a }]',
      ),
    );
    expect(named.map(({ dataset: name, columns, path }) => [name, columns, path.slice(2).join('.')])).toEqual([
      ['stations', ['id'], 'columns.x.values.from'],
      ['stations', ['id'], 'checks.0.columns.y.values.from'],
      ['stations', ['id'], 'checks.1.apart-from'],
    ]);
  });

  it.each([
    [
      'columns: { x: { values: { from: station.id } } }',
      'unknown-dataset',
      'columns.x.values.from: there is no dataset `station`',
    ],
    [
      'columns: { x: { values: { from: stations.name } } }',
      'unknown-column',
      'columns.x.values.from: dataset `stations` has no column `name`; declared: id',
    ],
    ['checks: [{ apart-from: trips }]', 'contradiction', 'checks[0].apart-from: names the dataset itself'],
    [
      'checks: [{ apart-from: pictures }]',
      'contradiction',
      'checks[0].apart-from: `pictures` is a tree of files, which is not looked into',
    ],
    [
      'checks: [{ after: stations }]',
      'missing-key',
      'checks[0].after: `stations` has no `time`, so `other-column` is needed',
    ],
    [
      'checks: [{ rows-as: { dataset: stations } }]',
      'missing-key',
      'checks[0].rows-as: one of the keys `min` and `max` is missing',
    ],
  ])('%s is refused', (rules, reason, message) => {
    expect(problemsOf(file(rules)).map((each) => `${each.reason} ${each.message}`)).toEqual([
      `${reason} datasets.trips.${message}`,
    ]);
  });

  it('a place that is no column is said', () => {
    expect(problemsOf(file('columns: { x: { values: { from: stations } } }'))[0]?.message).toContain(
      'expected a dataset and its column such as stations.id',
    );
  });
});
