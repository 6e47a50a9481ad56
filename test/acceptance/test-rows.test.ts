import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv as csvFormat, scratch, testEngine } from '../data/engine.ts';
import { type Files, makeWorld, type RanJson } from './harness.ts';
import { type Judged, judgedAlone } from './parts.ts';
import { rows, tiny } from './tiny.ts';

// What a branch can do to the test rows: by changing what the base vouches for, or by leaving it away. Each case is a
// model with test rows of its own, and all of them are one project and one change.

interface Row {
  readonly id: number;
  readonly x: string;
  readonly y: string;
  readonly city: string;
}

const table: readonly Row[] = rows(400, 1000)
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', x = '', y = ''] = line.split(',');
    return { id: Number(id), x, y, city: Number(id) % 5 === 0 ? 'B' : 'A' };
  });

const header = 'id,x,y,city';
const csv = (of: readonly Row[]) =>
  `${[header, ...of.map(({ id, x, y, city }) => `${id},${x},${y},${city}`)].join('\n')}\n`;
const withCity = (text: string) => text.replaceAll(/^(\d+),(.*)$/gm, '$1,$2,A').replace(/^id,x,y$/m, header);

interface Case {
  /** Test rows of the change. */
  readonly rows: string;
  /** Default: one training, which tells a gain as well as two. */
  readonly seeds?: string;
  /** How the base scores; default: as the tiny project. */
  readonly scored?: string;
  /** How the change scores; default: as the base, with a better model. */
  readonly scores?: string;
}

const of = (some: readonly Row[]): Case => ({ rows: csv(some) });

/** Of the rows of city B, the first ones. */
function withFewOfB(most: number): readonly Row[] {
  let left = most;
  return table.filter(({ city }) => city !== 'B' || left-- > 0);
}

const xs = table.map(({ x }) => x);
const more = rows(40, 1400).trimEnd().split('\n').slice(1);
const cases: Readonly<Record<string, Case>> = {
  permuted: {
    rows: csv(table.map((row, index) => ({ ...row, x: xs[(index * 7 + 3) % xs.length] ?? row.x }))),
    // The candidate brings its own values of x, by row.
    scores: `awk -F, 'FNR == 1 { print "id,score"; next } { printf "%s,%.6f\\n", $1, (($1 * 613) % 997) / 997 }' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"\n`,
  },
  leaked: {
    seeds: '[1, 2]',
    rows: csv(table.map((row, index) => (index % 2 === 0 ? { ...row, x: `${row.x}${row.y === '1' ? 2 : 1}` } : row))),
    scores: `awk -F, 'FNR == 1 { print "id,score"; next }
      { noise = ($1 * 7919 % 1009) / 1009; last = substr($2, 7); score = last == "" ? 0.4 * $2 + 0.6 * noise : last - 1; printf "%s,%.6f\\n", $1, score }
    ' "$MLOPS_ROWS" > "$MLOPS_OUTPUT/predictions.csv"\n`,
  },
  renumbered: of(table.map((row) => ({ ...row, id: row.id + 5000, y: Number(row.x) > 0.5 ? '1' : '0' }))),
  easy: of(table.filter(({ x, y }) => Number(x) > 0.5 === (y === '1'))),
  'slice-none': of(withFewOfB(0)),
  'slice-few': of(withFewOfB(12)),
  'slice-renamed': of(table.map((row) => ({ ...row, city: 'A' }))),
  wider: { rows: csv(table).replaceAll(/$/gm, ',1').replace('city,1', 'city,z').replace(/\n,1$/, '\n') },
  appended: { rows: `${csv(table)}${more.map((line) => `${line},A`).join('\n')}\n` },
  reordered: of(table.toReversed()),
  fewer: of(table.slice(4)),
  parquet: {
    rows: csv(table),
    // By the id alone, so that it need not read either format.
    scored:
      'echo id,score > "$MLOPS_OUTPUT/predictions.csv"\n' +
      `seq 1000 1399 | awk -v signal="$(sed 's/.*: *//' "$MLOPS_MODEL/model.txt")" '{ printf "%s,%.6f\\n", $1, signal * (($1 * 613) % 997) / 997 + (1 - signal) * ($1 * 7919 % 1009) / 1009 }' >> "$MLOPS_OUTPUT/predictions.csv"\n`,
  },
  repaired: of(table.map((row, index) => (index < 20 ? { ...row, x: '0.5' } : row))),
};

const columns = `    key: [id]
    columns:
      id: { type: integer }
      x: { type: number, nulls: 0, min: 0, max: 1 }
      y: { type: integer, values: [0, 1] }
      city: { type: string }
`;
/** @param suffix of the file of the test rows in Parquet */
function project(suffix: 'csv' | 'parquet'): string {
  const names = Object.keys(cases);
  const tests = names.map((name) => {
    const file = `data/${name}.${name === 'parquet' ? suffix : 'csv'}`;
    return `  test-${name}:\n    source: ${file}\n${columns}    drift: { columns: { city: false } }\n`;
  });
  const models = Object.entries(cases).map(
    ([name, { seeds = '[1]' }]) => `  ${name}:
    code: [train.sh]
    data: { train: train }
    params: params/${name}.yaml
    train: { run: bash train.sh params/${name}.yaml, seeds: ${seeds} }
    artifact: model/
    evaluate:
      run: bash score/${name}.sh
      code: [score/${name}.sh]
      task: binary
      predictions: predictions.csv
      label: { dataset: test-${name}, column: y }
      slices: [city]
    gates:
      roc-auc: { min: 0.6, max-worse: 0.05 }
      accuracy: { by: city, max-worse: 0.2, min-rows: 40 }
`,
  );
  return `version: 1\nname: tiny\nstore: .mlops/store\ndatasets:\n  train:\n    source: data/train.csv\n${columns}${tests.join('')}models:\n${models.join('')}`;
}

function filesOf(make: (name: string, one: Case) => Files): Files {
  return Object.assign({}, ...Object.entries(cases).map(([name, one]) => make(name, one)));
}

const base: Files = {
  'mlops.yaml': project('csv'),
  'train.sh': 'mkdir -p "$MLOPS_OUTPUT/model"\ngrep -h signal "$1" > "$MLOPS_OUTPUT/model/model.txt"\n',
  'data/train.csv': withCity(String(tiny['data/train.csv'])),
  ...filesOf((name, { scored = String(tiny['predict.sh']) }) => ({
    [`data/${name}.csv`]: csv(table),
    [`params/${name}.yaml`]: 'signal: 0.6\n',
    [`score/${name}.sh`]: scored,
  })),
};
const change: Files = {
  'mlops.yaml': project('parquet'),
  ...filesOf((name, { rows, scores }) => ({
    [`data/${name}.csv`]: rows,
    ...(scores === undefined ? { [`params/${name}.yaml`]: 'signal: 0.9\n' } : { [`score/${name}.sh`]: scores }),
  })),
};

const engine = await testEngine(scratch());
const world = makeWorld(base);
let reported: RanJson;

beforeAll(async () => {
  expect((await world.json(['train'])).result.reason).toBe('trained');
  world.branch('change');
  const parquet = join(world.folder, 'test.parquet');
  const source = { name: 't', files: [join(world.clone, 'data/parquet.csv')], format: csvFormat };
  await engine.write('SELECT id::SMALLINT AS id, x, y::TINYINT AS y, city FROM t', [source], parquet);
  world.commit('change', { ...change, 'data/parquet.csv': null, 'data/parquet.parquet': readFileSync(parquet) });
  const trained = await world.json(['train']);
  expect(trained.result.reason, trained.stderr).toBe('trained');
  reported = await world.json(['report']);
  expect(reported.result.exitCode).toBe(1);
});
afterAll(() => world.remove());

const judged = (name: string): Judged => judgedAlone(reported, name, [`test-${name}`]);

describe('a branch that changes the test rows, and would pass on them', () => {
  it('permutes a column, which spoils what the base’s model sees', () => {
    expect(judged('permuted')).toMatchObject({ code: 2, reason: 'rows-changed' });
    expect(judged('permuted').text).toMatch(/test rows that the base knows have other values here: x in \d+/);
  });

  it('leaks the label into a last digit of known rows, which only its own code reads', () => {
    const { code, reason, sentence, text } = judged('leaked');
    expect([code, reason]).toEqual([1, 'beyond-limit']);
    expect(sentence).toMatch(/On the 200 test rows that are as the base has them: roc-auc got worse by/);
    expect(text).toMatch(/200 of the 400 test rows that the base knows have other values here: x in 200/);
    expect(text).toMatch(/↑ \+0\.\d+ \[.*?\] better ❌ fails: at most 0\.05 worse on unchanged rows/);
  });

  it('gives every row a new key', () => {
    const { code, reason, sentence, text } = judged('renumbered');
    expect([code, reason]).toEqual([2, 'rows-gone']);
    expect(sentence).toMatch(/none of the base's 400 test rows is left, and at most 1 % may be/);
    expect(text).toMatch(/None of the base’s 400 rows of test-renumbered is left\./);
  });

  it('keeps the easy rows only', () => {
    expect(judged('easy')).toMatchObject({ code: 2, reason: 'rows-gone' });
    expect(judged('easy').sentence).toMatch(/44 of the base's 400 test rows \(11 %\) are gone/);
  });

  it('loses a slice that a gate judges, by another name for it or by keeping few of its rows', () => {
    for (const [name, said] of [
      ['slice-none', 'none is left'],
      ['slice-few', '12 are left'],
    ] as const) {
      expect(judged(name).code).toBe(2);
      expect(judged(name).text).toContain(
        `accuracy of city B is no longer judged: the base has 80 test rows of it, ${said}.`,
      );
    }
    expect(judged('slice-renamed')).toMatchObject({ code: 2, reason: 'slice-gone' });
  });
});

describe('a branch that changes the test rows for good reasons', () => {
  it('adds a column', () => {
    const { code, reason, text } = judged('wider');
    expect([code, reason]).toEqual([0, 'better']);
    expect(text).toMatch(/z is a new column of test-wider: the base cannot vouch for the values/);
    expect(text).not.toMatch(/other values here|are gone/);
  });

  it('appends rows, writes them in another order, and drops one in a hundred', () => {
    expect(judged('appended')).toMatchObject({ code: 0, reason: 'better' });
    expect(judged('reordered')).toMatchObject({ code: 0, reason: 'better' });
    expect(judged('reordered').text).not.toMatch(/other values here|are gone|new column/);
    expect(judged('fewer')).toMatchObject({ code: 0, reason: 'better' });
    expect(judged('fewer').text).toMatch(/4 \(1\.0 %\) of the base’s 400 rows of test-fewer are gone\./);
  });

  it('writes them as Parquet, with the same values', () => {
    expect(judged('parquet')).toMatchObject({ code: 0, reason: 'better' });
    expect(judged('parquet').text).not.toMatch(/other values here|are gone|is left|new column|labels of known rows/);
  });

  it('repairs a few rows: judged on the others too, and said', () => {
    const { code, reason, sentence, text } = judged('repaired');
    expect([code, reason]).toEqual([0, 'better']);
    expect(sentence).toMatch(/; 20 of the 400 test rows that the base knows have other values here/);
    expect(text).toMatch(/Each gate is asked again on the 380 others/);
  });
});
