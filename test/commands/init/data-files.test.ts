import { describe, expect, it } from 'vitest';
import { dataCandidates, mostDatasets } from '../../../src/commands/init/data-files.ts';
import { isNameable, kindOfName } from '../../../src/commands/init/interesting.ts';
import { namedDatasets } from '../../../src/commands/init/propose.ts';
import type { FileState } from '../../../src/commands/init/types.ts';
import { surveyOf } from './survey-of.ts';

const rows = 'id\n1\n';
function sources(
  paths: readonly string[],
  states: Readonly<Record<string, FileState>> = {},
  made: readonly string[] = [],
) {
  const texts = Object.fromEntries(paths.map((path) => [path, rows]));
  return dataCandidates(surveyOf(texts, states), made).candidates.map(({ source }) => source);
}

describe('data files', () => {
  it('are tables by their ending, training rows first', () => {
    expect(sources(['data/test.csv', 'data/train.csv', 'x.parquet', 'a.jsonl', 'notes.txt'])).toEqual([
      'data/train.csv',
      'a.jsonl',
      'x.parquet',
      'data/test.csv',
    ]);
  });

  it('are one dataset where a folder holds alike ones', () => {
    expect(sources(['data/r/2013-09.parquet', 'data/r/2013-10.parquet', 'data/r/2013-11.parquet'])).toEqual([
      'data/r/*.parquet',
    ]);
    expect(sources(['data/r/1.csv', 'data/r/2.csv'])).toEqual(['data/r/1.csv', 'data/r/2.csv']);
  });

  it('are none together with others of that ending, which a glob would take along', () => {
    const alike = ['data/r/1.csv', 'data/r/2.csv', 'data/r/3.csv'];
    expect(sources([...alike, 'data/r/stations.csv'])).toHaveLength(4);
    expect(sources([...alike, 'data/r/4.csv'], { 'data/r/4.csv': 'ignored' })).toHaveLength(4);
  });

  it('are not what the code writes, nor what tests and tools keep', () => {
    const paths = [
      'predictions.csv',
      'out/prepared.csv',
      'tests/data/a.csv',
      '.dvc/cache/b.csv',
      'mlruns/0/c.csv',
      'metrics.csv',
    ];
    expect(sources(paths, {}, ['out'])).toEqual([]);
  });

  it('are bounded, and that is said', () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `data/${'abcdefghij'[index % 10]}${'klmn'[Math.floor(index / 10)]}.csv`,
    );
    const found = dataCandidates(surveyOf(Object.fromEntries(many.map((path) => [path, rows]))), []);
    expect(found.candidates).toHaveLength(mostDatasets);
    expect(found.left).toEqual([expect.stringContaining('40 files and folders look like data')]);
  });
});

describe('DVC pointers', () => {
  const pointer = 'outs:\n- md5: 22a1a2931c8370d3aeedd7183606fd7f\n  size: 14445097\n  path: data.xml\n';

  it('stand for their content, which is no dataset besides', () => {
    const survey = surveyOf(
      { 'data/data.xml.dvc': pointer, 'data/d.csv.dvc': pointer.replace('data.xml', 'd.csv'), 'data/d.csv': rows },
      { 'data/d.csv': 'ignored' },
    );
    const { candidates } = dataCandidates(survey, []);
    expect(candidates.map(({ source, state }) => [source, state])).toEqual([
      ['data/d.csv.dvc', 'dvc'],
      ['data/data.xml.dvc', 'dvc'],
    ]);
    expect(candidates[0]?.files).toEqual(['data/d.csv']);
  });

  it.each(['outs: [', 'outs:\n- path: ../../x.csv\n', 'outs:\n- path: /x.csv\n', 'outs: []', 'a', ''])(
    'are none where they say anything else: %s',
    (text) => expect(dataCandidates(surveyOf({ 'a.csv.dvc': text }), []).candidates).toEqual([]),
  );
});

describe('names of datasets', () => {
  it('are what they are for, else their files, each once', () => {
    const survey = surveyOf({
      'data/train.csv': rows,
      'data/test.csv': rows,
      'data/Stations 1.csv': rows,
      'b/data/stations-1.csv': rows,
    });
    const names = namedDatasets(dataCandidates(survey, []).candidates).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['stations-1', 'stations-1-2', 'test', 'train']);
  });

  it('tell folders apart that have the same files', () => {
    const survey = surveyOf(
      Object.fromEntries(
        ['a/data/train.csv', 'b/data/train.csv', 'a/data/test.csv', 'b/data/test.csv'].map((path) => [path, rows]),
      ),
    );
    expect(namedDatasets(dataCandidates(survey, []).candidates).map(({ name }) => name)).toEqual([
      'a-train',
      'b-train',
      'a-test',
      'b-test',
    ]);
  });
});

describe('names of files', () => {
  it.each([
    ['train.py', 'script'],
    ['src/model_train.py', 'script'],
    ['scripts/anything.py', 'script'],
    ['test_train.py', undefined],
    ['tests/train.py', undefined],
    ['venv/lib/train.py', undefined],
    ['train.ipynb', 'notebook'],
    ['params.schema.json', undefined],
    ['conf/params.yaml', 'params'],
    ['reports/metrics.json', 'metrics'],
    ['data/scores.csv', 'data'],
    ['data/rides.arrow', 'data'],
    ['data/rides.feather', 'data'],
    ['dvc.yaml', 'dvc'],
    ['.github/workflows/ci.yml', 'workflow'],
    ['uv.lock', 'lock'],
  ])('%s is %s', (path, kind) => expect(kindOfName(path)).toBe(kind));

  it.each([
    'a\nb.csv',
    'a*.csv',
    'a[1].csv',
    '{a,b}.csv',
    '!a.csv',
    'a\\b.csv',
    'C:x.csv',
    '.git/x.csv',
    '$' + '{{ x }}.csv',
  ])('a name that mlops.yaml cannot hold: %j', (path) => expect(isNameable(path)).toBe(false));

  it.each(["it's.csv", 'ab: b #c.csv', 'a b.csv', '@x.csv', 'é🐧.csv'])('an odd name that it can: %s', (path) =>
    expect(isNameable(path)).toBe(true),
  );
});
