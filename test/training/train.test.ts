import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/support/canonical.ts';
import { manifestDigest, parseSeedRun, trainingReasons, trainSeed } from '../../src/training/index.ts';
import { isAlive, leftovers, never, repository, scratch, snapshot, trainRequest, write } from './harness.ts';

const reasons = (list: readonly { readonly reason: string }[]) => list.map((problem) => problem.reason);

describe('a training that ends well', () => {
  it('gets the contract, leaves outputs and a record, and nothing else', async () => {
    const repo = repository({
      'models/delay/train.sh': [
        '#!/usr/bin/env bash',
        'set -euo pipefail',
        'test "$(pwd -P)" = "$(cd "$(dirname "$0")" && pwd -P)"',
        'test -f "$MLOPS_DATA_TRAIN" && test -d "$MLOPS_DATA_PAST_MONTHS"',
        'cat "$MLOPS_DATA_TRAIN" "$MLOPS_DATA_PAST_MONTHS"/*.csv > "$MLOPS_OUTPUT/model.txt"',
        'cp "$MLOPS_PARAMS" params-seen.json',
        'echo "{\\"auc\\": 0.7, \\"seed\\": $MLOPS_SEED, \\"loss\\": NaN, \\"note\\": \\"x\\"}" > metrics.json',
        'mkdir plots && echo a > plots/a.png && echo b > plots/b.png',
        'echo "$FLAVOUR $(printenv GITHUB_TOKEN ACTIONS_RUNTIME_TOKEN INPUT_X || echo none)"',
      ].join('\n'),
      'params.yaml': 'depth: 6',
      'README.md': 'docs',
    });
    const local = scratch();
    write(local, { 'train.csv': 'a\n1\n', 'm1.csv': 'a\n2\n' });
    const temporary = scratch();
    const before = snapshot(repo.root);
    const request = trainRequest(
      repo,
      {
        run: './train.sh',
        code: (path) => path !== 'README.md',
        model: {
          workingDirectory: 'models/delay',
          metrics: [{ file: 'metrics.json', row: { kind: 'last' } }],
          plots: ['plots/*.png'],
          artifact: ['model.txt', 'params-seen.json'],
          env: new Map([['FLAVOUR', 'vanilla']]),
        },
      },
      {
        seed: 7,
        temporary,
        params: { 'train.depth': 6, 'train.lr': 0.1, name: 'x' },
        env: { ...process.env, GITHUB_TOKEN: 'secret', ACTIONS_RUNTIME_TOKEN: 'secret', INPUT_X: 'secret' },
        data: [
          {
            role: 'train',
            dataset: 'flights',
            digest: 'd1',
            source: 'data/train.csv',
            files: [{ path: 'data/train.csv', local: join(local, 'train.csv'), bytes: 4 }],
          },
          {
            role: 'past-months',
            dataset: 'past',
            digest: 'd2',
            source: 'data/months/*.csv',
            files: [{ path: 'data/months/m1.csv', local: join(local, 'm1.csv'), bytes: 4 }],
          },
        ],
      },
    );
    const outcome = await trainSeed(request, never());
    expect(outcome.problems).toEqual([]);
    expect(outcome.notices.map((notice) => notice.message)).toEqual(['note in metrics.json is "x", not a number']);
    const { run } = outcome;
    expect(run.exit).toEqual({ class: 'ok', code: 0, signal: null });
    expect(run.metrics['loss']?.value).toBe('NaN');
    expect(run.metrics['seed']?.value).toBe(7);
    expect(run.artifact.files.map((file) => file.path)).toEqual(['model.txt', 'params-seen.json']);
    expect(run.artifact.files[0]?.digest).toBe(`sha256:${sha256('a\n1\na\n2\n')}`);
    expect(run.artifact.digest).toBe(manifestDigest(run.artifact.files));
    expect(run.outputs.map((file) => `${file.kind} ${file.path}`)).toEqual([
      'metrics metrics.json',
      'plot plots/a.png',
      'plot plots/b.png',
      'log log.txt',
    ]);
    const seen = readFileSync(join(outcome.folder, 'artifact/params-seen.json'), 'utf8');
    expect(JSON.parse(seen)).toEqual({ train: { depth: 6, lr: 0.1 }, name: 'x' });
    expect(readFileSync(outcome.log, 'utf8')).toBe('vanilla none\n');
    expect(parseSeedRun(readFileSync(join(outcome.folder, 'run.json'), 'utf8'))).toEqual(run);
    expect(run.environment.cpus).toBeGreaterThan(0);
    expect(run.artifact.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(8 + Buffer.byteLength(seen));
    expect(leftovers(temporary)).toEqual([]);
    expect(snapshot(repo.root)).toBe(before);
  });

  it('trains from the commit, not from a dirty work tree, and keeps the run folder on request', async () => {
    const repo = repository({ 'value.txt': 'committed' });
    write(repo.root, { 'value.txt': 'dirty' });
    const temporary = scratch();
    const request = trainRequest(repo, { run: ['cp', 'value.txt', 'model.txt'] }, { keep: true, temporary });
    const outcome = await trainSeed(request, never());
    expect(outcome.run.artifact.files[0]?.digest).toBe(`sha256:${sha256('committed')}`);
    expect(existsSync(join(outcome.kept ?? '', 'work/model.txt'))).toBe(true);
    expect(leftovers(temporary)).toHaveLength(1);
  });

  it('cannot change the data of the user', async () => {
    const repo = repository({ 'a.txt': 'x' });
    const local = scratch();
    write(local, { 'train.csv': 'a\n1\n' });
    const before = snapshot(local);
    const files = [{ path: 'train.csv', local: join(local, 'train.csv'), bytes: 4 }];
    const request = trainRequest(
      repo,
      { run: 'chmod 777 train.csv && echo broken > train.csv && cp train.csv model.txt' },
      { data: [{ role: 'train', dataset: 'd', digest: 'd', source: 'train.csv', files }] },
    );
    const outcome = await trainSeed(request, never());
    expect(outcome.problems).toEqual([]);
    expect(snapshot(local)).toBe(before);
  });

  it('never takes an output of the commit for a new one, nor one of two that differ', async () => {
    const repo = repository({ 'model.txt': 'old', 'out/a.bin': 'old' });
    const stale = await trainSeed(
      trainRequest(repo, { run: 'true', model: { artifact: ['model.txt', 'out/'] } }),
      never(),
    );
    expect(stale.run.exit).toEqual({ class: 'user', code: 0, signal: null });
    expect(stale.problems.map((problem) => problem.message)).toEqual([
      'the artifact model.txt was not written, neither to $MLOPS_OUTPUT nor in place',
      'the artifact out/ was not written, neither to $MLOPS_OUTPUT nor in place',
    ]);
    const both = await trainSeed(
      trainRequest(repo, { run: 'echo place > model.txt; echo output > $MLOPS_OUTPUT/model.txt' }),
      never(),
    );
    expect(reasons(both.problems)).toEqual(['output-twice']);
    expect(both.problems[0]?.message).toContain('the artifact model.txt was written to $MLOPS_OUTPUT and in place');
    expect(both.run.exit).toEqual({ class: 'user', code: 0, signal: null });
    expect(both.run.artifact.files).toEqual([]);
    const same = await trainSeed(
      trainRequest(repo, { run: 'echo a | tee model.txt > $MLOPS_OUTPUT/model.txt' }),
      never(),
    );
    expect([same.problems, same.notices, same.run.artifact.files.length]).toEqual([[], [], 1]);
  });

  it('passes where only its run folder cannot be removed, and says where that is', async () => {
    const temporary = scratch();
    // Below a path that is longer than the system takes, nothing can be named, by root neither.
    const deep = "const n = 'd'.repeat(200); for (let i = 0; i < 30; i++) { fs.mkdirSync(n); process.chdir(n); }";
    const run = `echo m > model.txt; cd "$TMPDIR" && node -e "${deep}"`;
    const outcome = await trainSeed(trainRequest(repository({ x: '' }), { run }, { temporary }), never());
    expect([outcome.problems, outcome.run.exit.class]).toEqual([[], 'ok']);
    expect(outcome.notices).toEqual([
      { reason: 'folder-not-removed', message: expect.stringContaining(join(temporary, 'mlops-run-')) },
    ]);
    expect(trainingReasons['folder-not-removed'].ends).toBe('pass');
    execFileSync('rm', ['-rf', temporary]);
  });

  it('finds packages of node and Python beside a tracked lock file, and not without one', async () => {
    const lock = { 'm/package-lock.json': '{}', 'requirements.txt': '' };
    const repo = repository({
      ...lock,
      'm/t.mjs': "import v from 'pkg'; console.log(v)",
      '.gitignore': 'node_modules\n.venv\n',
    });
    write(repo.root, {
      'm/node_modules/pkg/package.json': '{"name":"pkg","main":"index.js","type":"commonjs"}',
      'm/node_modules/pkg/index.js': 'module.exports = 42',
      'm/node_modules/.package-lock.json': '{"packages":{"node_modules/pkg":{"version":"1.2.3"}}}',
      '.venv/bin/python.sh': '',
    });
    write(repo.root, { '.venv/bin/trainer.sh': '#!/bin/sh\necho from venv $VIRTUAL_ENV' });
    const run = 'node t.mjs > model.txt; trainer.sh';
    const found = await trainSeed(trainRequest(repo, { run, model: { workingDirectory: 'm' } }), never());
    expect(found.problems).toEqual([]);
    expect(found.run.artifact.files[0]?.digest).toBe(`sha256:${sha256('42\n')}`);
    expect(readFileSync(found.log, 'utf8')).toBe(`from venv ${repo.root}/.venv\n`);
    expect(found.run.environment.packages['npm']).toEqual({ pkg: '1.2.3' });
    expect(found.run.environment.runtimes['node']).toMatch(/^\d+\./);
    const request = trainRequest(repo, { run, model: { workingDirectory: 'm' } });
    const hidden = await trainSeed({ ...request, tree: repo.tree.filter((entry) => !(entry.path in lock)) }, never());
    expect(hidden.run.exit.class).toBe('user');
  });
});

describe('a training that ends badly', () => {
  const repo = repository({ 'train.txt': 'x', 'broken.sh': '#!/no/such/interpreter\n' });

  async function ends(run: string | readonly string[], more: Parameters<typeof trainRequest>[1] = {}) {
    const outcome = await trainSeed(trainRequest(repo, { run, ...more }), never());
    return {
      outcome,
      class: outcome.run.exit.class,
      reasons: reasons(outcome.problems),
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

  it('stops at its timeout with the whole tree', async () => {
    const run =
      'trap "" INT TERM; sleep 600 & echo $! > $TMPDIR/../../pids; setsid sleep 600 & echo $! >> $TMPDIR/../../pids; wait; sleep 600';
    const temporary = scratch();
    const request = trainRequest(repo, { run, train: { timeout: 700 } }, { temporary });
    const outcome = await trainSeed(request, never());
    expect(outcome.run.exit.class).toBe('timeout');
    expect(reasons(outcome.problems)).toEqual(['timed-out']);
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

describe('cancelling', () => {
  const repo = repository({ 'a.txt': 'x' });

  it('asks first, and a command that listens may end by itself', async () => {
    const controller = new AbortController();
    const run = 'trap "echo bye; exit 0" INT; echo ready; while true; do sleep 0.05; done';
    const onOutput = (text: string) => (text.includes('ready') ? controller.abort() : undefined);
    const outcome = await trainSeed(trainRequest(repo, { run }, { onOutput }), controller.signal);
    expect(outcome.run.exit.class).toBe('cancelled');
    expect(reasons(outcome.problems)).toEqual(['step-cancelled']);
    expect(readFileSync(outcome.log, 'utf8')).toContain('bye');
  });

  it('kills what does not listen, children too, within the grace periods', async () => {
    const controller = new AbortController();
    const temporary = scratch();
    const run =
      'trap "" INT TERM; (trap "" INT TERM; while true; do sleep 0.1; done) & echo $! > $TMPDIR/../../pid; echo ready; wait; wait';
    const onOutput = (text: string) => (text.includes('ready') ? controller.abort() : undefined);
    const outcome = await trainSeed(trainRequest(repo, { run }, { onOutput, temporary }), controller.signal);
    expect(outcome.run.exit).toMatchObject({ class: 'cancelled', signal: 'SIGKILL' });
    expect(isAlive(Number(readFileSync(join(temporary, 'pid'), 'utf8')))).toBe(false);
    expect(leftovers(temporary)).toEqual([]);
  });

  it('leaves no command behind when this process is killed', async () => {
    const temporary = scratch();
    const script = join(import.meta.dirname, 'fixtures/train-and-wait.ts');
    const args = [script, repo.root, repo.commit, join(scratch(), 'r'), temporary];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const pid = Number(readFileSync(join(temporary, 'pid'), 'utf8'));
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  it('does not start when it was cancelled before', async () => {
    const outcome = await trainSeed(trainRequest(repo, { run: 'echo m > model.txt' }), AbortSignal.abort());
    expect(outcome.run.exit.class).toBe('cancelled');
    expect(outcome.run.artifact.files).toEqual([]);
  });
});
