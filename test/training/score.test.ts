import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreRows } from '../../src/training/index.ts';
import { isAlive, leftovers, never, repository, scoreRequest, scratch, snapshot, write } from './harness.ts';

const repo = repository({
  'm/predict.sh': 'cat "$MLOPS_MODEL" "$MLOPS_ROWS" > "$MLOPS_PREDICTIONS"',
  'labels.csv': 'y\n1\n',
});

function given() {
  const local = scratch();
  write(local, { weights: 'w\n', encoder: 'e\n', 'rows.csv': 'id\n1\n' });
  return {
    rows: join(local, 'rows.csv'),
    local,
    artifact: [
      { path: 'model/weights.bin', local: join(local, 'weights') },
      { path: 'model/encoder.pkl', local: join(local, 'encoder') },
    ],
  };
}

function evaluate(text: string, predictions?: string) {
  return { run: { kind: 'shell', text } as const, ...(predictions === undefined ? {} : { predictions }) };
}

describe('scoreRows', () => {
  it('gets the artifact and the rows, and keeps the predictions only', async () => {
    const { rows, artifact, local } = given();
    const before = [snapshot(local), snapshot(repo.root)];
    const temporary = scratch();
    const options = {
      evaluate: evaluate('echo x > other; echo y > $MLOPS_OUTPUT/more; ./predict.sh; test $MLOPS_SEED = 3'),
      model: { workingDirectory: 'm', artifact: ['model/weights.bin'] },
    };
    const request = scoreRequest(repo, options, { rows, artifact: artifact.slice(0, 1), temporary, seed: 3 });
    const outcome = await scoreRows(request, never());
    expect(outcome.problems).toEqual([]);
    expect(outcome.predictions).toMatchObject({ path: 'predictions.csv', bytes: 7 });
    expect(readFileSync(outcome.predictions?.file ?? '', 'utf8')).toBe('w\nid\n1\n');
    expect(snapshot(request.destination).split('\n')).toHaveLength(3); // log.txt, outputs, outputs/predictions.csv
    expect(leftovers(temporary)).toEqual([]);
    expect([snapshot(local), snapshot(repo.root)]).toEqual(before);
  });

  it('takes neither of two predictions that differ', async () => {
    const { rows, artifact } = given();
    const twice = 'echo a > predictions.csv; echo b > $MLOPS_PREDICTIONS';
    const request = scoreRequest(
      repo,
      { evaluate: evaluate(twice), model: { artifact: ['model/'] } },
      { rows, artifact },
    );
    const outcome = await scoreRows(request, never());
    expect(outcome.problems.map(({ reason }) => reason)).toEqual(['output-twice']);
    expect([outcome.predictions, outcome.exit.class]).toEqual([undefined, 'user']);
  });

  it('gives a folder for a declared folder, and the folder of all for several', async () => {
    const { rows, artifact } = given();
    const one = scoreRequest(
      repo,
      { evaluate: evaluate('cat $MLOPS_MODEL/weights.bin > p/out.csv', 'p/out.csv'), model: { artifact: ['model/'] } },
      { rows, artifact, code: [{ ...(repo.tree[0] ?? { mode: '', oid: '' }), path: 'p/x' }] },
    );
    expect((await scoreRows(one, never())).predictions).toMatchObject({ path: 'p/out.csv', bytes: 2 });
    const several = scoreRequest(
      repo,
      {
        evaluate: evaluate('cat $MLOPS_MODEL/model/* > $MLOPS_PREDICTIONS', 'p/out.csv'),
        model: { artifact: ['model/weights.bin', 'model/encoder.pkl'] },
      },
      { rows, artifact },
    );
    expect((await scoreRows(several, never())).predictions?.bytes).toBe(4);
  });

  it('is classed like a training', async () => {
    const { rows, artifact } = given();
    const score = (text: string, more = {}) => {
      const request = scoreRequest(
        repo,
        { evaluate: evaluate(text), model: { artifact: ['model/'] } },
        { rows, artifact },
      );
      return scoreRows({ ...request, ...more }, never());
    };
    const silent = await score('true');
    expect(silent.exit.class).toBe('user');
    expect(silent.problems.map((problem) => problem.message)).toEqual([
      'no predictions were written to $MLOPS_PREDICTIONS (predictions.csv)',
    ]);
    expect(silent.predictions).toBeUndefined();
    expect((await score('exit 42')).exit).toMatchObject({ class: 'data', code: 42 });
    expect((await score('ln -s $MLOPS_ROWS $MLOPS_PREDICTIONS')).problems).toMatchObject([
      { reason: 'output-refused' },
    ]);
    expect((await score('true', { rows: '/nowhere' })).problems).toMatchObject([{ reason: 'input-missing' }]);
    const hostile = [{ path: '../../x', local: rows }];
    expect((await score('true', { artifact: hostile })).problems).toMatchObject([{ reason: 'path-refused' }]);
    const forgot = await score('cat labels.csv', { code: [] });
    expect(forgot.problems[0]).toMatchObject({ reason: 'undeclared-input' });
    const folder = await score(
      'mkdir $MLOPS_PREDICTIONS; echo a > $MLOPS_PREDICTIONS/a; echo b > $MLOPS_PREDICTIONS/b',
    );
    expect(folder.problems).toMatchObject([{ reason: 'output-refused' }]);
  });

  it('stops at its own timeout', async () => {
    const { rows, artifact } = given();
    const step = { ...evaluate('echo $$ > $TMPDIR/../../pid; sleep 600'), timeout: 400 };
    const temporary = scratch();
    const request = scoreRequest(
      repo,
      { evaluate: step, model: { artifact: ['model/'] } },
      { rows, artifact, temporary },
    );
    const outcome = await scoreRows(request, never());
    expect(outcome.problems).toMatchObject([{ reason: 'timed-out' }]);
    expect(isAlive(Number(readFileSync(join(temporary, 'pid'), 'utf8')))).toBe(false);
  });
});
