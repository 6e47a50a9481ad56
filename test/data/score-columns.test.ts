import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScoredRows, type ScoredRowsRequest } from '../../src/data/index.ts';
import { column, versionOf } from './datasets.ts';
import { csv, scratch, testEngine, written } from './engine.ts';

const folder = scratch();
const engine = await testEngine(folder);
let files = 0;

function seed(content: string, ending = 'csv', number: number | null = null) {
  files += 1;
  const file = join(folder, `p${files}.${ending}`);
  writeFileSync(file, content);
  return { seed: number, artifact: `a${number}`, file };
}

function questions(content: string) {
  files += 1;
  return versionOf(written(folder, `t${files}.csv`, content, csv), [column('id')], { key: ['id'] });
}

const test = questions('id,question,city\n2,two,B\n1,one,A\n3,three,A\n');

function load(candidate: ScoredRowsRequest['candidate'], given: Partial<ScoredRowsRequest> = {}) {
  return loadScoredRows(engine, { task: 'scored', test, slices: [], cluster: [], candidate, ...given });
}

const told = ({ problems }: Awaited<ReturnType<typeof load>>) =>
  problems.map(({ side, reason, message }) => `${side} ${reason}: ${message}`);

describe('rows that bring their scores', () => {
  it('need no label: every column of numbers is a metric, in the order of the key', async () => {
    const loaded = await load([seed('id,quality,ok,comment\n3,4.5,1,fine\n1,2,0,bad\n2,3,1,\n')], {
      slices: [{ column: 'city' }],
      cluster: ['city'],
    });
    expect(told(loaded)).toEqual([]);
    expect(loaded.rows?.scores).toEqual([
      { name: 'quality', isShare: false },
      { name: 'ok', isShare: true },
    ]);
    expect(loaded.rows?.candidate[0]?.scores).toEqual([Float64Array.of(2, 3, 4.5), Float64Array.of(0, 1, 1)]);
    expect(loaded.rows?.slices.get('city')).toEqual({ names: ['A', 'B'], codes: Int32Array.of(0, 1, 0) });
    expect(new Set(loaded.rows?.clusters)).toHaveLength(2);
  });

  it('are those that are asked for, in any usual spelling; truth values count as 0 and 1', async () => {
    const lines =
      '{"id":1,"exact_match":true,"note":1}\n{"id":2,"exact_match":false,"note":2}\n{"id":3,"exact_match":true,"note":3}\n';
    const { rows } = await load([seed(lines, 'jsonl')], { scores: ['exact-match'] });
    expect(rows?.scores).toEqual([{ name: 'exact-match', isShare: true }]);
    expect(rows?.candidate[0]?.scores).toEqual([Float64Array.of(1, 0, 1)]);
  });

  it('leave a score that only one side has without a value on the other', async () => {
    const loaded = await load([seed('id,a,b\n1,1,5\n2,2,5\n3,3,4\n')], {
      baseline: [seed('id,c,a\n1,7,1\n2,7,1\n3,8,1\n')],
    });
    expect(told(loaded)).toEqual([]);
    expect(loaded.rows?.scores?.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(loaded.rows?.candidate[0]?.scores.map((scores) => scores.length)).toEqual([3, 3, 0]);
    expect(loaded.rows?.baseline?.[0]?.scores.map((scores) => scores.length)).toEqual([3, 0, 3]);
  });

  it.each([
    [
      'a row without scores',
      'id,a\n1,1\n2,2\n',
      'candidate missing-ids: 1 row of the test set has no prediction; first: id=3.',
    ],
    [
      'a row with two',
      'id,a\n1,1\n2,2\n3,3\n3,3\n',
      'candidate duplicate-ids: 1 row of the test set has more than one prediction; first: id=3.',
    ],
    [
      'a row that is not asked for',
      'id,a\n1,1\n2,2\n3,3\n4,4\n',
      'candidate extra-ids: 1 prediction is for a row that is not in the test set; first: id=4.',
    ],
    [
      'null',
      'id,a,b\n1,1,0\n2,,1\n3,3,1\n',
      'candidate unusable-values: 1 value of a is null, not finite or no number; first: id=2.',
    ],
    [
      'NaN',
      'id,a\n1,1\n2,nan\n3,3\n',
      'candidate unusable-values: 1 value of a is null, not finite or no number; first: id=2.',
    ],
    [
      'infinite',
      'id,a\n1,1\n2,2\n3,-inf\n',
      'candidate unusable-values: 1 value of a is null, not finite or no number; first: id=3.',
    ],
    [
      'a text among numbers',
      'id,a,b\n1,1,0\n2,n/a,1\n3,3,1\n',
      'candidate unusable-values: 1 of 3 values of a are null or no numbers.',
    ],
    [
      'a column of nulls',
      'id,a,b\n1,,0\n2,,1\n3,,1\n',
      'candidate unusable-values: 3 of 3 values of a are null or no numbers.',
    ],
    [
      'no number at all',
      'id,a\n1,x\n2,y\n3,z\n',
      'candidate unusable-predictions: The predictions have no column of numbers besides the key (there is id, a).',
    ],
    [
      'no column but the key',
      'id\n1\n2\n3\n',
      'candidate unusable-predictions: The predictions have no column of numbers besides the key (there is id).',
    ],
    [
      'two columns of one metric',
      'id,acc,accuracy\n1,1,1\n2,1,1\n3,0,0\n',
      'candidate unusable-predictions: The columns acc and accuracy name one metric, accuracy.',
    ],
  ])('are refused with %s', async (_, content, problem) => {
    const loaded = await load([seed(content)]);
    expect(told(loaded)).toEqual([problem]);
    expect(loaded.rows).toBeUndefined();
  });

  it('are refused where a column that is asked for is not there, or is no number', async () => {
    const missing = await load([seed('id,a\n1,1\n2,2\n3,3\n')], { scores: ['a', 'quality', 'toxicity'] });
    expect(told(missing)).toEqual([
      'candidate unusable-predictions: The predictions have no column quality, toxicity (there is id, a).',
    ]);
    const text = await load([seed('id,a\n1,good\n2,bad\n3,good\n')], { scores: ['a'] });
    expect(told(text)).toEqual([
      'candidate unusable-values: 3 values of a are null, not finite or no numbers; first: id=1.',
    ]);
  });

  it('are refused where the files of the seeds have other columns', async () => {
    const loaded = await load([
      seed('id,a,b\n1,1,1\n2,2,1\n3,3,1\n', 'csv', 1),
      seed('id,a\n1,1\n2,2\n3,3\n', 'csv', 2),
    ]);
    expect(told(loaded)).toEqual([
      'candidate unusable-predictions: The predictions have no column b (there is id, a).',
    ]);
  });

  it('tell changed and new rows of the test set as for other tasks, and no changed labels', async () => {
    const head = questions('id,question,city\n1,one,A\n2,other,B\n4,four,B\n');
    const loaded = await load([seed('id,a\n1,1\n2,0\n4,1\n')], { test: head, baseTest: test });
    expect(told(loaded)).toEqual([]);
    expect(loaded).toMatchObject({
      newRows: 1,
      changedLabels: 0,
      against: { known: 2, gone: 1, changed: 1, labels: 0 },
    });
    expect(loaded.vouched?.rows.n).toBe(1);
    const bad = await load([seed('id,a\n1,1\n2,0\n3,1\n')], { baseTest: questions('id,city\n1,A\n1,B\n') });
    expect(told(bad)).toEqual([
      expect.stringMatching(/unusable-base-labels: .* has rows with the same key: nothing says which rows are new\.$/),
    ]);
  });
});
