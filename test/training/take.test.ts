import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSeedRun, scoreRows, takeArtifact } from '../../src/training/index.ts';
import { leftovers, never, repository, scoreRequest, scratch, snapshot, trainRequest, write } from './harness.ts';

const repo = repository({
  'p/prompt.md': 'be kind\n',
  'p/rules/a.json': '{}',
  'p/m.json': '{"hits": 3}',
  'score.sh': 'cat "$MLOPS_MODEL" > "$MLOPS_PREDICTIONS"',
});
const { run: _, ...train } = trainRequest(repo, {}).model.train;
const untrained = { train, workingDirectory: 'p', artifact: ['prompt.md', 'rules/'] };
const metrics = [{ file: 'm.json', row: { kind: 'last' } as const }];

describe('takeArtifact', () => {
  it('takes the files as the commit has them, and records that nothing was trained', async () => {
    write(repo.root, { 'p/prompt.md': 'edited and not committed\n' });
    const before = snapshot(repo.root);
    const temporary = scratch();
    const request = trainRequest(repo, { model: { ...untrained, metrics } }, { temporary });
    const { run, problems, folder } = await takeArtifact(request, never());
    expect(problems).toEqual([]);
    expect(run).toMatchObject({
      training: 'none',
      command: [],
      seconds: 0,
      exit: { class: 'ok' },
      artifact: { files: [{ path: 'prompt.md', bytes: 8 }, { path: 'rules/a.json' }] },
      outputs: [{ path: 'm.json', kind: 'metrics' }],
      metrics: { hits: { value: 3 } },
    });
    expect(readFileSync(join(folder, 'artifact', 'prompt.md'), 'utf8')).toBe('be kind\n');
    expect(parseSeedRun(readFileSync(join(folder, 'run.json'), 'utf8'))).toEqual(run);
    expect(leftovers(temporary)).toEqual([]);
    expect(snapshot(repo.root)).toBe(before);
  });

  it('has no run where a file is missing, is a link, or has no numbers', async () => {
    const request = trainRequest(repo, { model: { ...untrained, artifact: ['nothing.md'] } });
    const { run, problems } = await takeArtifact(request, never());
    expect([run.exit.class, problems.map(({ reason }) => reason)]).toEqual(['user', ['output-missing']]);
    const broken = trainRequest(repo, {
      model: { ...untrained, metrics: [{ file: 'prompt.md', row: { kind: 'last' } }] },
    });
    expect((await takeArtifact(broken, never())).run.exit.class).toBe('user');
  });

  it('ends as cancelled', async () => {
    const request = trainRequest(repo, { model: untrained });
    const { run, problems } = await takeArtifact(request, AbortSignal.abort());
    expect([run.exit.class, problems[0]?.reason]).toEqual(['cancelled', 'step-cancelled']);
  });
});

describe('run.json', () => {
  it('has a command exactly where something was trained', async () => {
    const { folder } = await takeArtifact(trainRequest(repo, { model: untrained }), never());
    const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'));
    expect(() => parseSeedRun(JSON.stringify({ ...run, command: ['a'] }))).toThrow(/command/);
    const { training: __, ...trained } = run;
    expect(() => parseSeedRun(JSON.stringify(trained))).toThrow(/command/);
  });
});

describe('the step that scores a model that is not trained', () => {
  const score = async (text: string, model: object = {}) => {
    const local = scratch();
    write(local, { prompt: 'be kind\n', rows: 'id\n' });
    const request = scoreRequest(
      repo,
      { evaluate: { run: { kind: 'shell', text } }, model: { ...untrained, artifact: ['prompt.md'], ...model } },
      { artifact: [{ path: 'prompt.md', local: join(local, 'prompt') }], rows: join(local, 'rows') },
    );
    const outcome = await scoreRows(request, never());
    return { outcome, kept: existsSync(join(local, 'prompt')) && readFileSync(join(local, 'prompt'), 'utf8') };
  };

  it('has its files at MLOPS_MODEL and in place', async () => {
    const { outcome } = await score('cmp prompt.md "$MLOPS_MODEL" && bash ../score.sh');
    expect(outcome.problems).toEqual([]);
    expect(outcome.predictions?.bytes).toBe(8);
  });

  it.each([
    ['echo x >> prompt.md', 'changed'],
    ['rm prompt.md', 'removed'],
    ['echo x >> "$MLOPS_MODEL"', 'changed'],
    ['rm "$MLOPS_MODEL"; mkdir "$MLOPS_MODEL"', 'removed'],
  ])('must not change them: %s', async (text, what) => {
    const { outcome, kept } = await score(`echo id > "$MLOPS_PREDICTIONS"; ${text}`);
    expect(outcome.problems).toEqual([
      { reason: 'artifact-changed', message: `the step that scores ${what} prompt.md, which is what it scores` },
    ]);
    expect(outcome.predictions).toBeUndefined();
    expect(kept).toBe('be kind\n');
  });
});
