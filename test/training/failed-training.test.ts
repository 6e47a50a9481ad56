import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestDigest, parseSeedRun, trainSeed } from '../../src/training/index.ts';
import { isAlive, leftovers, never, reasonsOf, repository, scratch, trainRequest } from './harness.ts';

describe('a training that ends badly', () => {
  const repo = repository({ 'train.txt': 'x', 'broken.sh': '#!/no/such/interpreter\n' });

  async function ends(run: string | readonly string[], more: Parameters<typeof trainRequest>[1] = {}) {
    const outcome = await trainSeed(trainRequest(repo, { run, ...more }), never());
    return {
      outcome,
      class: outcome.run.exit.class,
      reasons: reasonsOf(outcome.problems),
      said: outcome.problems[0]?.message,
    };
  }

  it('names a command that is not found, with and without a shell', async () => {
    expect(await ends('no-such-trainer --x')).toMatchObject({ class: 'user', reasons: ['command-not-found'] });
    expect((await ends('no-such-trainer --x')).said).toContain('no-such-trainer: command not found');
    expect(await ends(['no-such-trainer'])).toMatchObject({
      class: 'user',
      reasons: ['command-not-found'],
      said: 'no-such-trainer: command not found',
    });
    expect(await ends('./train.txt')).toMatchObject({ class: 'user', reasons: ['command-not-found'] });
  });

  it('classes exit codes and signals', async () => {
    expect(await ends('echo oops >&2; exit 1')).toMatchObject({
      class: 'user',
      reasons: ['command-failed'],
      said: 'the training ended with exit code 1: oops',
    });
    expect(await ends('exit 42')).toMatchObject({ class: 'data', reasons: ['bad-data-reported'] });
    expect(await ends('kill -SEGV $$')).toMatchObject({ class: 'user', reasons: ['command-crashed'] });
    expect(await ends('kill -KILL $$')).toMatchObject({ class: 'infrastructure', reasons: ['step-killed'] });
    expect(await ends('bash -c "kill -TERM \\$\\$"; true')).toMatchObject({
      class: 'preempted',
      reasons: ['step-preempted'],
    });
  });

  it('names listed secrets that are not set to whom it failed, and to nobody else', async () => {
    const unsetSecrets = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const failing = await trainSeed({ ...trainRequest(repo, { run: 'echo denied; exit 1' }), unsetSecrets }, never());
    expect(failing.problems).toMatchObject([
      {
        reason: 'command-failed',
        message: 'the training ended with exit code 1: denied',
        remedy: expect.stringMatching(
          /^Of the secrets that `mlops.yaml` lists for it, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set where it ran; set what it needs. Read the end of the log;/,
        ),
      },
    ]);
    expect((await ends('exit 1')).outcome.problems[0]?.remedy).toBeUndefined();
    const bad = await trainSeed({ ...trainRequest(repo, { run: 'exit 42' }), unsetSecrets }, never());
    expect(bad.problems[0]?.remedy).toBeUndefined();
  });

  it('ends a pipeline whose first command fails', async () => {
    expect(await ends('false | tee model.txt')).toMatchObject({ class: 'user', reasons: ['command-failed'] });
  });

  it('takes the last words of a language for lack of memory', async () => {
    expect(await ends('echo "Traceback"; echo "MemoryError"; exit 1')).toMatchObject({ class: 'out-of-memory' });
    expect(await ends('echo "torch.cuda.OutOfMemoryError: CUDA out of memory."; exit 1')).toMatchObject({
      class: 'out-of-memory',
    });
    expect(await ends('echo "catching MemoryError is fine"; exit 1')).toMatchObject({ class: 'user' });
  });

  it('says when the program found the disk full', async () => {
    expect(await ends('echo x > /dev/full')).toMatchObject({ class: 'infrastructure', reasons: ['no-space-left'] });
  });

  it('requires every output and refuses links and special files', async () => {
    const missing = await ends('echo m > model.txt', {
      model: { metrics: [{ file: 'metrics.json', row: { kind: 'last' } }], plots: ['p/*.png'] },
    });
    expect(missing).toMatchObject({ class: 'user', reasons: ['output-missing', 'output-missing'] });
    expect(await ends('ln -s /etc/passwd model.txt')).toMatchObject({ class: 'user', reasons: ['output-refused'] });
    expect(await ends('mkfifo model.txt')).toMatchObject({ class: 'user', reasons: ['output-refused'] });
    const folder = { model: { artifact: ['m/'] } };
    expect(await ends('mkdir m && echo a > m/a && ln -s a m/b', folder)).toMatchObject({ reasons: ['output-refused'] });
    expect(await ends('ln -s /etc m', folder)).toMatchObject({ reasons: ['output-refused'] });
    const outside = trainRequest(repo, { run: 'true', model: { artifact: ['../model.txt'] } });
    await expect(trainSeed(outside, never())).rejects.toMatchObject({ problems: [{ reason: 'output-refused' }] });
  });

  it('does not go on with metrics that nobody can read', async () => {
    const metrics = { model: { metrics: [{ file: 'm.json', row: { kind: 'last' } as const }] } };
    expect(await ends('echo m > model.txt; echo "{" > m.json', metrics)).toMatchObject({
      reasons: ['metrics-unreadable'],
    });
    expect(await ends('echo m > model.txt; echo "{\\"acc\\":\\"good\\"}" > m.json', metrics)).toMatchObject({
      class: 'user',
      reasons: ['metrics-empty'],
    });
    expect(await ends('echo m > model.txt; truncate -s 17M m.json', metrics)).toMatchObject({
      reasons: ['metrics-refused'],
    });
  });

  it('does not record a training whose metrics are in none or several rows of their table', async () => {
    const row = { kind: 'where', cells: new Map([['split', 'test']]) } as const;
    const metrics = { model: { metrics: [{ file: 'm.csv', row }] } };
    const run = (rows: string) => `echo m > model.txt; printf 'split,auc\\n${rows}' > m.csv`;
    expect(await ends(run('test,0.7\\ntest,0.8\\n'), metrics)).toMatchObject({
      class: 'user',
      reasons: ['metric-row-not-one'],
    });
    expect(await ends(run('train,0.7\\n'), metrics)).toMatchObject({ class: 'user', reasons: ['metric-row-not-one'] });
    expect(await ends(run('train,0.9\\ntest,0.7\\n'), metrics)).toMatchObject({ class: 'ok', reasons: [] });
  });

  it('stops at its timeout with the whole tree', async () => {
    const run =
      'trap "" INT TERM; sleep 600 & echo $! > $TMPDIR/../../pids; setsid sleep 600 & echo $! >> $TMPDIR/../../pids; wait; sleep 600';
    const temporary = scratch();
    const request = trainRequest(repo, { run, train: { timeout: 700 } }, { temporary });
    const outcome = await trainSeed(request, never());
    expect(outcome.run.exit.class).toBe('timeout');
    expect(reasonsOf(outcome.problems)).toEqual(['timed-out']);
    const pids = readFileSync(join(temporary, 'pids'), 'utf8').trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(leftovers(temporary)).toEqual([]);
  });

  it('ends and names children that survive, in whatever session', async () => {
    const temporary = scratch();
    const run = 'echo m > model.txt; setsid sleep 613 > /dev/null 2>&1 & setsid env -i sleep 614 & echo started';
    const outcome = await trainSeed(trainRequest(repo, { run }, { temporary }), never());
    expect(outcome.run.exit.class).toBe('ok');
    expect(outcome.notices.map((notice) => notice.reason)).toEqual(['child-survived', 'child-survived']);
    const said = outcome.notices.map((notice) => notice.message).join('\n');
    expect(said).toContain('sleep 613');
    expect(said).toContain('sleep 614');
    const pids = [...said.matchAll(/pid (\d+)/g)].map((match) => Number(match[1]));
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('keeps the record of a failed run with an empty artifact', async () => {
    const { outcome } = await ends('echo m > model.txt; exit 3');
    expect(outcome.run.exit).toEqual({ class: 'user', code: 3, signal: null });
    expect(outcome.run.artifact).toEqual({ digest: manifestDigest([]), files: [] });
    expect(parseSeedRun(readFileSync(join(outcome.folder, 'run.json'), 'utf8'))).toEqual(outcome.run);
  });

  it('does not start for the wrong reasons', async () => {
    const request = trainRequest(repo, { run: 'true' });
    mkdirSync(request.destination);
    writeFileSync(join(request.destination, 'x'), '');
    await expect(trainSeed(request, never())).rejects.toMatchObject({ problems: [{ reason: 'folder-not-empty' }] });
    const token = await ends('true', { model: { env: new Map([['GITHUB_TOKEN', 'x']]) } });
    expect(token).toMatchObject({ class: 'user', reasons: ['variable-reserved'] });
    const inside = trainRequest(repo, { run: 'pwd > $MLOPS_OUTPUT/model.txt' }, { temporary: repo.root });
    const outcome = await trainSeed(inside, never());
    const where = readFileSync(join(outcome.folder, 'artifact/model.txt'), 'utf8');
    expect(where.startsWith(repo.root)).toBe(false);
  });
});
