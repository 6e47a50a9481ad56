import { describe, expect, it } from 'vitest';
import { compareProjects } from '../../../src/gates/index.ts';
import { lines, load, problemsOf, withModel } from '../support.ts';

const data = 'q: { source: q.csv, key: id }\nkeyless: k.csv\nr: { source: r.csv, key: id }';
const model = (evaluate: string, more = '') => withModel(`train: a\nartifact: m\n${more}evaluate: ${evaluate}`, data);
const evaluation = (evaluate: string) => load(model(evaluate)).project.models.get('m')?.evaluate;
const said = (evaluate: string, more?: string) => lines(problemsOf(model(evaluate, more)));

describe('a scored task', () => {
  it('names its rows and no label; any column may be a score', () => {
    expect(evaluation('{ run: p, task: scored, rows: q }')).toMatchObject({
      task: 'scored',
      label: { dataset: 'q' },
      compute: [],
    });
    expect(evaluation('{ run: p, task: scored, rows: q, compute: [quality, BLEU] }')?.compute).toEqual([
      'quality',
      'BLEU',
    ]);
  });

  it.each([
    ['{ run: p, task: scored }', 'evaluate.task: a scored task names no `rows`, so nobody knows what is scored'],
    ['{ run: p, task: scored, label: { dataset: q, column: y } }', 'evaluate.label: a scored task has no label'],
    [
      '{ run: p, task: scored, rows: q, label: { dataset: q, column: y } }',
      'evaluate.label: a scored task has no label',
    ],
    ['{ run: p, task: binary, rows: q }', 'evaluate.rows: a binary task has a `label`, and no `rows`'],
    ['{ run: p, rows: q }', 'evaluate.rows: a task that the labels tell has a `label`, and no `rows`'],
    ['{ run: p, task: scored, rows: q, positive: 1 }', 'evaluate.positive: a scored task has no positive label'],
    [
      '{ run: p, task: scored, rows: q, compute: [acc, accuracy] }',
      'evaluate.compute[1]: `accuracy` and `acc` name one metric',
    ],
    ['{ run: p, task: scored, rows: q, compute: [a, a] }', 'evaluate.compute[1]: `a` stands twice'],
  ])('%s contradicts itself', (evaluate, problem) => {
    expect(said(evaluate)).toEqual([expect.stringContaining(`contradiction models.m.${problem}`)]);
  });

  it('says of its rows what is said of others', () => {
    expect(said('{ run: p, task: scored, rows: z }')).toEqual([
      expect.stringContaining('unknown-dataset models.m.evaluate.rows: there is no dataset `z`'),
    ]);
    expect(said('{ run: p, task: scored, rows: keyless }')).toEqual([
      expect.stringContaining(
        'label-without-key models.m.evaluate.rows: dataset `keyless` has no `key`, so predictions cannot be joined with its rows',
      ),
    ]);
  });

  it('records nothing that a golden step could hold an answer against', () => {
    const golden = 'serve: { run: s, verify: [{ golden: q }] }\n';
    expect(said('{ run: p, task: scored, rows: q }', golden)).toEqual([
      expect.stringContaining('the scores of `m` are recorded (`evaluate.task: scored`), and no predictions'),
    ]);
  });

  it('is policy: other rows are shown as looser, under the key that names them', () => {
    const project = (rows: string) => load(model(`{ run: p, task: scored, rows: ${rows} }`)).project;
    const changes = compareProjects(project('q'), project('r'));
    expect(changes.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual(['loosened models.m.evaluate.rows']);
  });
});

describe('repeat', () => {
  it('is how often the step scores; once is the default', () => {
    const of = (more: string) => evaluation(`{ run: p, task: scored, rows: q${more} }`)?.repeat;
    expect([of(''), of(', repeat: 1'), of(', repeat: 3'), of(', repeat: 20')]).toEqual([undefined, undefined, 3, 20]);
  });

  it.each(['0', '21', '1.5', 'twice'])('is not %s', (times) => {
    expect(said(`{ run: p, task: scored, rows: q, repeat: ${times} }`)[0]).toMatch(
      /evaluate\.repeat: expected (a whole number( from 1 to 20)?|a number), found/,
    );
  });

  it('needs a step that can run again', () => {
    expect(said('{ task: scored, rows: q, repeat: 2 }')).toEqual([
      expect.stringContaining(
        'contradiction models.m.evaluate.repeat: there is no `run` that could score several times',
      ),
    ]);
  });

  it('is policy', () => {
    const project = (repeat: number) => load(model(`{ run: p, task: scored, rows: q, repeat: ${repeat} }`)).project;
    const paths = compareProjects(project(2), project(3)).map(({ path }) => path.join('.'));
    expect(paths).toEqual(['models.m.evaluate.repeat']);
  });
});
