import { describe, expect, it } from 'vitest';
import { notebookChecks, saidByNotebooks, sourceOf } from '../../../../src/commands/init/said/notebooks.ts';
import { saidRuns } from '../../../../src/commands/init/said/said-runs.ts';
import { surveyOf } from '../survey-of.ts';

const notebook = (...code: readonly string[]) =>
  JSON.stringify({ cells: code.map((source) => ({ cell_type: 'code', source })) });

describe('a notebook', () => {
  it('has the code of its cells, without commands and magics', () => {
    expect(sourceOf('a.ipynb', notebook('%matplotlib inline\na = 1', '!ls\nb'))).toBe('\na = 1\n\nb');
    expect([sourceOf('a.ipynb', '{'), sourceOf('a.py', '!x')]).toEqual(['', '!x']);
  });

  it('is the training where it is the only one that is named so, or that fits', () => {
    const runs = (texts: Readonly<Record<string, string>>) =>
      saidByNotebooks(surveyOf(texts)).runs.map(({ command }) => command);
    const executed = (name: string) => [`papermill ${name} $MLOPS_OUTPUT/executed.ipynb`];
    expect(runs({ 'eda.ipynb': notebook('x'), 'b.ipynb': notebook('m.fit(x)') })).toEqual(executed('b.ipynb'));
    expect(runs({ 'train.ipynb': notebook('x'), 'b.ipynb': notebook('m.fit(x)') })).toEqual(executed('train.ipynb'));
    expect(runs({ 'a.ipynb': notebook('x') })).toEqual([]);
  });

  it('is not taken where several may be meant: they are named', () => {
    const { runs, left } = saidByNotebooks(
      surveyOf({ 'a.ipynb': notebook('m.fit(x)'), 'b.ipynb': notebook('m.fit(y)') }),
    );
    expect([runs, left]).toEqual([[], ['2 notebooks may be the training (a.ipynb, b.ipynb): none was taken.']]);
  });

  it('that a job executes is run as it is there', () => {
    const job = 'jobs: { j: { steps: [{ run: jupyter nbconvert --to notebook --execute train.ipynb }] } }';
    const { runs } = saidRuns(
      surveyOf({ 'train.ipynb': notebook('m.fit(x)'), '.github/workflows/w.yml': job }),
      new Set(),
    );
    expect(runs).toMatchObject([
      { command: 'jupyter nbconvert --to notebook --execute train.ipynb', trains: 'train.ipynb' },
    ]);
    expect(notebookChecks('train.ipynb', '', runs[0]?.command ?? '')).toHaveLength(1);
    expect(notebookChecks('train.py', '"/content/x"', '')).toEqual([]);
  });
});
