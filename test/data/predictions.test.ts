import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScoredRows, type ScoredRowsRequest, writeRowsWithoutLabel } from '../../src/data/index.ts';
import { column, versionOf } from './datasets.ts';
import { csv, reasonOf, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
let files = 0;

function file(content: string, ending = 'csv'): string {
  files += 1;
  const path = join(folder, `p${files}.${ending}`);
  writeFileSync(path, content);
  return path;
}

const seed = (content: string, number: number | null = 1, ending = 'csv') => ({
  seed: number,
  artifact: `a${number}`,
  file: file(content, ending),
});

function testSet(content: string, key = ['id'], columns = [column('id')]) {
  files += 1;
  return versionOf(written(folder, `t${files}.csv`, content, csv), columns, { key });
}

const labelled = testSet('id,y,city,day\n3,1,B,x\n1,0,A,x\n2,1,A,y\n4,0,,y\n');

function load(candidate: ScoredRowsRequest['candidate'], given: Partial<ScoredRowsRequest> = {}) {
  return loadScoredRows(engine, { test: labelled, labelColumn: 'y', slices: [], cluster: [], candidate, ...given });
}

const good = 'id,score\n1,0.1\n2,0.9\n3,0.8\n4,0.3\n';

describe('predictions joined with labels', () => {
  it('binary, in the order of the key, with slices and clusters', async () => {
    const loaded = await load([seed(good), seed('score,id\n0.3,4\n0.2,3\n0.9,2\n0.1,1\n', 2)], {
      baseline: [
        seed(
          '{"id":2,"prediction":1,"score_1":1}\n{"id":1,"prediction":false,"score_1":0}\n{"id":4,"prediction":0,"score_1":0.5}\n{"id":3,"prediction":"1.0","score_1":0.5}\n',
          null,
          'jsonl',
        ),
      ],
      slices: [{ column: 'city' }, { column: 'day', top: 1 }],
      cluster: ['city', 'day'],
    });
    expect(loaded.problems).toEqual([]);
    expect(loaded).toMatchObject({ newRows: 0, changedLabels: 0 });
    expect(loaded.rows).toMatchObject({ task: 'binary', n: 4, classes: ['0', '1'] });
    expect(loaded.rows?.labels).toEqual(Float64Array.of(0, 1, 1, 0));
    expect(loaded.rows?.candidate).toEqual([
      { seed: 1, artifact: 'a1', scores: [Float64Array.of(0.1, 0.9, 0.8, 0.3)] },
      { seed: 2, artifact: 'a2', scores: [Float64Array.of(0.1, 0.9, 0.2, 0.3)] },
    ]);
    expect(loaded.rows?.baseline).toEqual([
      {
        seed: null,
        artifact: 'anull',
        predicted: Float64Array.of(0, 1, 1, 0),
        scores: [Float64Array.of(0, 1, 0.5, 0.5)],
      },
    ]);
    expect(loaded.rows?.slices.get('city')).toEqual({ names: ['(null)', 'A', 'B'], codes: Int32Array.of(1, 1, 2, 0) });
    expect(loaded.rows?.slices.get('day')).toEqual({ names: ['x'], codes: Int32Array.of(0, -1, 0, -1) });
    expect(new Set(loaded.rows?.clusters)).toHaveLength(4);
  });

  it('multiclass by names, with a class that only the model knows', async () => {
    const test = testSet('id,y\n1,cat\n2,dog\n3,eel\n');
    const content =
      'id,prediction,score_cat,score_dog,score_eel,score_fox\n1,cat,1,0,0,0\n2,fox,0,0.4,0,0.6\n3,eel,0,0,1,0\n';
    const { rows, problems } = await load([seed(content)], { test });
    expect(problems).toEqual([]);
    expect(rows).toMatchObject({
      task: 'multiclass',
      classes: ['cat', 'dog', 'eel', 'fox'],
      labels: Float64Array.of(0, 1, 2),
    });
    expect(rows?.candidate[0]?.predicted).toEqual(Float64Array.of(0, 3, 2));
    expect(rows?.candidate[0]?.scores[3]).toEqual(Float64Array.of(0, 0.6, 0));
  });

  it('regression, by several key columns of different types', async () => {
    const test = testSet(
      'a,d,y\n2,2024-01-01,1.5\n1,2024-01-01,-2\n',
      ['a', 'd'],
      [column('a'), column('d', { type: 'date' })],
    );
    const content = '{"d":"2024-01-01","a":1,"prediction":-1}\n{"d":"2024-01-01","a":2,"prediction":2.5}\n';
    const { rows, problems } = await load([seed(content, 1, 'jsonl')], { test });
    expect(problems).toEqual([]);
    expect(rows).toMatchObject({ task: 'regression', classes: [], labels: Float64Array.of(-2, 1.5) });
    expect(rows?.candidate).toEqual([{ seed: 1, artifact: 'a1', predicted: Float64Array.of(-1, 2.5), scores: [] }]);
  });

  it('the positive class: named, usual, or asked for', async () => {
    const test = testSet('id,y\n1,no\n2,yes\n3,no\n4,no\n');
    expect((await load([seed(good)], { test })).problems).toMatchObject([{ reason: 'unclear-positive-class' }]);
    expect((await load([seed(good)], { test, positive: 'yes' })).rows?.classes).toEqual(['no', 'yes']);
    const booleans = testSet('id,y\n1,true\n2,false\n3,true\n4,true\n');
    expect((await load([seed(good)], { test: booleans })).rows).toMatchObject({
      classes: ['false', 'true'],
      labels: Float64Array.of(1, 0, 1, 1),
    });
    const three = testSet('id,y\n1,0\n2,1\n3,2\n4,2\n');
    expect((await load([seed(good)], { test: three, task: 'binary' })).problems).toMatchObject([
      { reason: 'unclear-positive-class' },
    ]);
    const one = testSet('id,y\n1,0\n2,0\n3,0\n4,0\n');
    expect((await load([seed(good)], { test: one })).rows?.classes).toEqual(['0', '1']);
  });
});

describe('predictions that cannot be used', () => {
  it.each([
    ['missing-ids', 'id,score\n1,0.1\n3,0.8\n', 2, [{ id: '2' }, { id: '4' }]],
    ['duplicate-ids', `${good}2,0.9\n`, 1, [{ id: '2' }]],
    ['extra-ids', `${good}9,0.9\n`, 1, [{ id: '9' }]],
    ['unusable-values', 'id,score\n1,\n2,0.9\n3,nan\n4,0.3\n', 2, [{ id: '1' }, { id: '3' }]],
    ['unusable-values', 'id,score\n1,high\n2,0.9\n3,1\n4,0.3\n', 1, [{ id: '1' }]],
    ['unusable-values', 'id,prediction\n1,0\n2,\n3,1\n4,0\n', 1, [{ id: '2' }]],
    ['unknown-class', 'id,prediction\n1,0\n2,7\n3,1\n4,0\n', 1, [{ id: '2' }]],
  ])('%s', async (reason, content, count, examples) => {
    const loaded = await load([seed(content)]);
    expect(loaded.rows).toBeUndefined();
    expect(loaded.problems).toMatchObject([{ side: 'candidate', seed: 1, reason, count, examples }]);
  });

  it.each([
    ['unusable-predictions', 'row,score\n1,0.1\n', 'csv'],
    ['unusable-predictions', 'id,p\n1,0.1\n', 'csv'],
    ['unusable-predictions', 'id,score\n1,0.1\n2\n', 'csv'],
    ['unusable-predictions', 'x', 'xlsx'],
    ['unreadable-data-file', 'x', 'parquet'],
    ['empty-data-file', '', 'csv'],
  ])('%s: %j', async (reason, content, ending) => {
    const loaded = await load([seed(content, 1, ending)]);
    expect(loaded.rows).toBeUndefined();
    expect(loaded.problems).toMatchObject([{ side: 'candidate', reason }]);
    const other = await load([seed(good)], { baseline: [seed(content, 1, ending)] });
    expect(other.problems).toMatchObject([{ side: 'baseline', reason }]);
    expect(other.rows).toMatchObject({ n: 4 });
    expect(other.rows?.baseline).toBeUndefined();
  });

  it('a broken baseline does not touch the candidate', async () => {
    const loaded = await load([seed(good)], { baseline: [seed(`${good}2,0.9\n`)] });
    expect(loaded.problems).toMatchObject([{ side: 'baseline', reason: 'duplicate-ids' }]);
    expect(loaded.rows?.labels).toEqual(Float64Array.of(0, 1, 1, 0));
    expect(loaded.rows?.baseline).toBeUndefined();
  });

  it('multiclass scores for some classes only, and no predictions at all', async () => {
    const test = testSet('id,y\n1,a\n2,b\n3,c\n');
    expect((await load([seed('id,score_a\n1,1\n2,1\n3,1\n')], { test })).problems).toMatchObject([
      { message: expect.stringContaining('score_b, score_c') },
    ]);
    expect(await load([])).toMatchObject({ problems: [{ reason: 'unusable-predictions' }] });
  });

  it('a test set without key or label, or with doubtful ones', async () => {
    const cases = [
      ['no-key', testSet('id,y\n1,0\n', [])],
      ['no-key', testSet('x,y\n1,0\n', ['id'])],
      ['no-key', testSet('id,y\n1,0\n,1\n')],
      ['duplicate-ids', testSet('id,y\n1,0\n1,1\n')],
      ['unusable-label', testSet('id,z\n1,0\n')],
      ['unusable-label', testSet('id,y\n1,0\n2,\n')],
      ['unusable-label', testSet('id,y\n')],
    ] as const;
    for (const [reason, test] of cases) {
      const loaded = await load([seed(good)], { test });
      expect(loaded.rows).toBeUndefined();
      expect(loaded.problems[0]).toMatchObject({ side: 'test', reason });
    }
    expect((await load([seed(good)], { task: 'regression', test: testSet('id,y\n1,a\n') })).problems).toMatchObject([
      { reason: 'unusable-label' },
    ]);
    expect((await load([seed(good)], { slices: [{ column: 'town' }], cluster: ['z'] })).problems).toMatchObject([
      { reason: 'no-such-test-column' },
      { reason: 'no-such-test-column' },
    ]);
  });

  it('a slice of too many values', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => `${index},${index % 2},town ${index}`);
    const seeds = [seed(`id,score\n${rows.map((_, index) => `${index},0.${index % 9}`).join('\n')}\n`)];
    const loaded = await load(seeds, {
      test: testSet(`id,y,town\n${rows.join('\n')}\n`),
      slices: [{ column: 'town' }],
    });
    expect(loaded.problems).toMatchObject([{ side: 'test', reason: 'unusable-slice' }]);
  });

  it('one missing label among many different ones', async () => {
    const rows = Array.from({ length: 11_000 }, (_, index) => `${index},${index === 7000 ? '' : index + 0.5}`);
    const loaded = await load([seed(good)], { test: testSet(`id,y\n${rows.join('\n')}\n`) });
    expect(loaded.problems).toMatchObject([{ side: 'test', reason: 'unusable-label', count: 1 }]);
  });

  it('keeps sensitive keys to itself', async () => {
    const test = testSet('id,y\n1,0\n2,1\n', ['id'], [column('id', { sensitive: true })]);
    const loaded = await load([seed('id,score\n1,0.1\n')], { test });
    expect(loaded.problems).toMatchObject([
      { reason: 'missing-ids', count: 1, examples: [], message: '1 row of the test set has no prediction (seed 1).' },
    ]);
  });
});

describe('labels that the base vouches for', () => {
  it('old ids keep the base label, new ones are counted', async () => {
    const baseTest = testSet('id,y\n1,0\n2,0\n3,1\n');
    const loaded = await load([seed(good)], { baseTest });
    expect(loaded).toMatchObject({ newRows: 1, changedLabels: 1, changedExamples: [{ id: '2' }], problems: [] });
    expect(loaded.rows?.labels).toEqual(Float64Array.of(0, 0, 1, 0));
  });

  it('tells rows that the base knows from those that arrived, for both sides', async () => {
    const baseTest = testSet('id,y\n3,1\n1,0\n');
    const { apart } = await load([seed(good)], {
      baseTest,
      baseline: [seed('id,score\n1,0.2\n2,0.3\n3,0.7\n4,0.4\n')],
    });
    expect(apart?.known.labels).toEqual(Float64Array.of(0, 1));
    expect(apart?.known.baseline?.[0]?.scores).toEqual([Float64Array.of(0.2, 0.7)]);
    expect(apart?.arrived.labels).toEqual(Float64Array.of(1, 0));
    expect(apart?.arrived.candidate[0]?.scores).toEqual([Float64Array.of(0.9, 0.3)]);
  });

  it('has nothing apart where all rows are known, or all are new', async () => {
    const baseline = [seed(good)];
    for (const known of ['id,y\n1,0\n2,1\n3,1\n4,0\n', 'id,y\n8,0\n9,1\n']) {
      const loaded = await load([seed(good)], { baseTest: testSet(known), baseline });
      expect(loaded.rows?.n).toBe(4);
      expect(loaded.apart).toBeUndefined();
    }
  });

  it('a base that cannot vouch is said', async () => {
    for (const baseTest of [testSet('id,z\n1,0\n'), testSet('id,y\n1,0\n1,1\n')]) {
      const loaded = await load([seed(good)], { baseTest });
      expect(loaded.problems).toMatchObject([{ side: 'test', reason: 'unusable-base-labels' }]);
      expect(loaded).toMatchObject({ newRows: 4, rows: { n: 4 } });
    }
  });

  it('labels that tell another task than the base: nothing is comparable, unless the task is declared', async () => {
    const test = testSet('id,y\n1,0\n2,1\n3,2\n');
    const given = { test, baseTest: testSet('id,y\n1,0\n2,1\n') };
    const candidate = [seed('id,prediction\n1,0\n2,1\n3,2\n')];
    const loaded = await load(candidate, given);
    expect(loaded.problems).toMatchObject([{ side: 'test', reason: 'task-changed' }]);
    expect(loaded.problems[0]?.message).toMatch(/y was binary and is multiclass now/);
    expect(loaded.rows).toBeUndefined();
    expect(await load(candidate, { ...given, task: 'multiclass' })).toMatchObject({ problems: [], rows: { n: 3 } });
  });

  it('pairing shared: rows that both know, with equal labels', async () => {
    const baseTest = testSet('id,y\n1,0\n2,0\n3,1\n');
    const baseline = [seed('id,score\n1,0.2\n2,0.2\n3,0.7\n8,0.1\n')];
    const loaded = await load([seed(good)], { baseTest, baseline, pairing: 'shared', slices: [{ column: 'city' }] });
    expect(loaded.problems).toEqual([]);
    expect(loaded.rows).toMatchObject({ n: 4 });
    expect(loaded.rows?.baseline).toBeUndefined();
    expect(loaded.shared).toMatchObject({ n: 2, labels: Float64Array.of(0, 1) });
    expect(loaded.shared?.baseline?.[0]?.scores).toEqual([Float64Array.of(0.2, 0.7)]);
    expect(loaded.shared?.slices.get('city')?.codes).toEqual(Int32Array.of(1, 2));
    const strict = await load([seed(good)], { baseTest, baseline });
    expect(strict.problems.map((problem) => problem.reason)).toEqual(['missing-ids', 'extra-ids']);
  });
});

describe('test rows', () => {
  it('are written without the label, in their order', async () => {
    const target = join(folder, 'rows.csv');
    expect(await writeRowsWithoutLabel(engine, labelled, 'y', target)).toEqual({ rows: 4 });
    const back = { name: 't', files: [target], format: csv };
    expect((await engine.query('SELECT * FROM t', [back])).rows).toEqual([
      [3, 'B', 'x'],
      [1, 'A', 'x'],
      [2, 'A', 'y'],
      [4, null, 'y'],
    ]);
    expect(await reasonOf(writeRowsWithoutLabel(engine, labelled, 'nope', target))).toBe('unusable-label');
  });
});
