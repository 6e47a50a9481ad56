import { describe, expect, it } from 'vitest';
import { linkedViews, viewDigest } from '../../src/project/index.ts';
import type { Dataset, View } from '../../src/project/types.ts';
import { lines, load, problemsOf } from './support.ts';

const rides = `  rides:
    source: data/rides.csv
    key: id
    time: at
    extra-columns: warn
    columns:
      id: { type: integer, unique: true }
      at: { type: timestamp, nulls: 0 }
      fare: { type: number, min: 0, max: 100 }
      email: { type: string, sensitive: true }
`;
const file = (views: string) => `version: 1\ndatasets:\n${rides}${views}`;
const dataset = (text: string, name: string): Dataset => {
  const found = load(text).project.datasets.get(name);
  if (found === undefined) throw new Error(`no dataset ${name}`);
  return found;
};
const viewOf = (text: string, name = 'v'): View => {
  const { view } = dataset(text, name);
  if (view === undefined) throw new Error(`${name} is no view`);
  return view;
};
const problems = (views: string) => lines(problemsOf(file(views)));

describe('a view', () => {
  it('has the files of its dataset, and takes over what stays true of some of its rows', () => {
    const { view, ...rest } = dataset(file('  v: { from: rides, last: 14d }\n'), 'v');
    expect(view).toEqual({
      from: 'rides',
      root: 'rides',
      rules: [{ dataset: 'v', last: { kind: 'duration', milliseconds: 14 * 86_400_000 }, time: 'at' }],
      reading: {
        types: new Map([
          ['id', 'integer'],
          ['at', 'timestamp'],
          ['fare', 'number'],
          ['email', 'string'],
        ]),
        names: ['id', 'at', 'fare', 'email'],
        hidden: ['email'],
      },
    });
    expect({ ...rest, columns: undefined }).toEqual({
      name: 'v',
      source: 'data/rides.csv',
      format: { kind: 'csv', header: true, delimiter: ',', quote: '"', nulls: [''] },
      key: ['id'],
      time: 'at',
      rows: {},
      extraColumns: 'allow',
      columns: undefined,
      checks: [],
      drift: { against: 'base', columns: new Map() },
      implicit: false,
      path: ['datasets', 'v'],
    });
    expect([...rest.columns.values()].map(({ name, type, sensitive }) => [name, type, sensitive])).toEqual([
      ['id', 'integer', false],
      ['at', 'timestamp', false],
      ['fare', 'number', false],
      ['email', 'string', true],
    ]);
    // Asked of all rows already, there.
    const [id, at, fare] = [...rest.columns.values()];
    expect([id?.unique, at?.nulls, fare?.min, fare?.max]).toEqual([false, undefined, undefined, undefined]);
  });

  it('has a contract of its own', () => {
    const text = file(`  v:
    from: rides
    where: fare > 3
    key: [id, at]
    time: at
    extra-columns: fail
    columns: { fare: { min: 3 }, email: { nulls: 0 } }
`);
    const { key, extraColumns, columns } = dataset(text, 'v');
    expect([key, extraColumns, columns.get('fare')?.min, columns.get('fare')?.type]).toEqual([
      ['id', 'at'],
      'fail',
      3,
      'number',
    ]);
    expect(columns.get('email')?.sensitive).toBe(true);
  });

  it('of some columns takes over what is about those', () => {
    const { key, time, columns } = dataset(file('  v: { from: rides, select: [at, fare] }\n'), 'v');
    expect([key, time, [...columns.keys()]]).toEqual([[], 'at', ['at', 'fare']]);
    expect(dataset(file('  v: { from: rides, select: [id, fare] }\n'), 'v').time).toBeUndefined();
  });

  it('counts by a time that it does not keep', () => {
    const [rule] = viewOf(file('  v: { from: rides, select: [id], last: 10% }\n')).rules;
    expect(rule).toEqual({ dataset: 'v', select: ['id'], last: { kind: 'share', percent: 10, gap: 0 }, time: 'at' });
  });

  it('reads a share and the gap before it', () => {
    expect(viewOf(file('  v: { from: rides, drop-last: "20% 60m" }\n')).rules[0]?.dropLast).toEqual({
      kind: 'share',
      percent: 20,
      gap: 3_600_000,
    });
  });

  it('of a view knows all of the way, wherever it stands in the file', () => {
    const text = file('  b: { from: a, last: 1d }\n  a: { from: rides, where: fare > 3 }\n');
    expect(viewOf(text, 'b').rules.map(({ dataset: name }) => name)).toEqual(['a', 'b']);
    expect(dataset(text, 'b').source).toBe('data/rides.csv');
  });

  it('is not what a model means that names the file', () => {
    const text = `version: 1
datasets:
  v: { from: rides, where: fare > 3 }
${rides}models: { m: { train: a, data: data/rides.csv } }
`;
    expect(load(text).project.models.get('m')?.data).toEqual(new Map([['train', 'rides']]));
  });
});

describe('what is no view', () => {
  it.each([
    [
      'v: { from: ride, last: 1d }',
      ['13:14 unknown-dataset datasets.v.from: there is no dataset `ride`; declared: rides'],
    ],
    ['v: { from: v, last: 1d }', ['13:14 view-circle datasets.v.from: is a view of itself']],
    [
      'v: { from: rides }',
      [
        '13:3 missing-key datasets.v: one of the keys `where`, `drop-last`, `last`, `select` is missing: without them it is `rides` itself',
      ],
    ],
    [
      'v: { from: rides, last: 1d, source: a.csv }',
      ['13:31 contradiction datasets.v.source: a view has no `source` of its own: its rows are those of `rides`'],
    ],
    [
      'v: { from: rides, last: 1d, format: json }',
      ['13:31 contradiction datasets.v.format: a view has no `format` of its own: its rows are those of `rides`'],
    ],
    [
      'v: { source: a.csv, where: x > 1 }',
      ['13:23 contradiction datasets.v.where: `where` belongs to a view, and this dataset has no `from`'],
    ],
    ['v: { from: rides, last: 0d }', ['13:27 invalid-value datasets.v.last: expected a duration above 0']],
    [
      'v: { from: rides, last: 100% }',
      ['13:27 invalid-value datasets.v.last: expected a percentage above 0% and below 100%'],
    ],
    ['v: { from: rides, select: [id, id] }', ['13:29 contradiction datasets.v.select: names a column twice']],
    [
      'v: { from: rides, where: fare > 3, columns: { fare: { type: string } } }',
      [
        '13:63 contradiction datasets.v.columns.fare.type: `rides` reads `fare` as number, and this view would read it as string',
      ],
    ],
    [
      'v: { from: rides, select: [at], key: id, columns: { fare: { min: 1 } } }',
      [
        '13:40 contradiction datasets.v.key: `select` of this view leaves `id` out',
        '13:61 contradiction datasets.v.columns.fare: `select` of this view leaves `fare` out',
      ],
    ],
  ])('%s', (entry, expected) => {
    expect(problems(`  ${entry}\n`)).toEqual(expected);
  });

  it.each(['last: 14', 'last: 14 days', 'last: 20% 60m', 'drop-last: 20% 10%', 'drop-last: soon'])('%s', (key) => {
    expect(problems(`  v: { from: rides, ${key} }\n`)).toEqual([
      expect.stringMatching(/^13:\d+ (invalid-value|wrong-kind) /),
    ]);
  });

  it('is a circle, told once', () => {
    expect(problems('  a: { from: b, last: 1d }\n  b: { from: c, last: 1d }\n  c: { from: a, last: 1d }\n')).toEqual([
      '15:14 view-circle datasets.c.from: is a view of itself in the end: a → b → c → a',
    ]);
  });

  it('is one of a tree of files, or without a time', () => {
    const text = `version: 1
datasets:
  images: data/images/
  outcomes: { source: { postgres: WAREHOUSE_URL, table: outcomes }, time: day }
  rides: data/rides.csv
  a: { from: images, where: x > 1 }
  b: { from: outcomes, last: 1d }
  c: { from: rides, last: 1d }
  d: { from: a, last: 1d }
`;
    expect(lines(problemsOf(text))).toEqual([
      '6:14 view-of-files datasets.a.from: `images` is a tree of files, which is not looked into',
      '8:21 missing-key datasets.c.last: `rides` has no `time`, so nobody knows which rows are the last',
    ]);
  });

  it('names a column that the dataset rules out', () => {
    const text = file('  v: { from: rides, select: [id, far] }\n').replace(
      'extra-columns: warn',
      'extra-columns: fail',
    );
    expect(lines(problemsOf(text))).toEqual([
      '13:34 unknown-column datasets.v.select[1]: dataset `rides` has no column `far`; declared: id, at, fare, email',
    ]);
  });
});

describe('the digest of a view', () => {
  const digest = (views: string, name = 'v') => {
    const text = file(views);
    return viewDigest('00', viewOf(text, name), dataset(text, name).format);
  };
  const known = digest('  v: { from: rides, last: 14d }\n');

  it('is that of its source and its words', () => {
    expect(digest('  v: { from: rides, last: 14d, rows: { min: 5 } }\n')).toBe(known);
    expect(digest('  w: { from: rides, last: 14d }\n', 'w')).toBe(known);
    expect(digest('  v: { from: rides, last: 336h }\n')).toBe(known);
    for (const other of ['last: 15d', 'drop-last: 14d', 'last: 14d, where: fare > 1', 'last: 14d, select: [id]']) {
      expect(digest(`  v: { from: rides, ${other} }\n`)).not.toBe(known);
    }
    const { view, format } = dataset(file('  v: { from: rides, last: 14d }\n'), 'v');
    if (view === undefined) throw new Error('no view');
    expect(viewDigest('01', view, format)).not.toBe(known);
  });

  it('is another one where text is read as other types, and not where Parquet is', () => {
    const as = (ending: string, type: string) => {
      const text = file('  v: { from: rides, last: 14d }\n')
        .replace('rides.csv', `rides.${ending}`)
        .replace('fare: { type: number', `fare: { type: ${type}`);
      return viewDigest('00', viewOf(text), dataset(text, 'v').format);
    };
    expect(as('csv', 'integer')).not.toBe(as('csv', 'number'));
    expect(as('parquet', 'integer')).toBe(as('parquet', 'number'));
  });
});

it('a view of a contract that became another one is read as that says', () => {
  const { datasets } = load(file('  v: { from: rides, last: 14d }\n')).project;
  const known = dataset(file(''), 'rides');
  const integers = new Map([...known.columns].map(([name, column]) => [name, { ...column, type: 'string' as const }]));
  const linked = linkedViews(new Map([...datasets, ['rides', { ...known, columns: integers }]]));
  expect(linked.get('v')?.view?.reading.types.get('fare')).toBe('string');
  expect(linked.get('v')?.view?.rules).toEqual(datasets.get('v')?.view?.rules);
  const alone = datasets.get('v');
  if (alone === undefined) throw new Error('no view');
  expect(linkedViews(new Map([['v', alone]])).get('v')).toEqual(alone);
});
