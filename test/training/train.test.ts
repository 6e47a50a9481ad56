import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/support/canonical.ts';
import { manifestDigest, parseSeedRun, trainingReasons, trainSeed } from '../../src/training/index.ts';
import { leftovers, never, reasonsOf, repository, scratch, snapshot, trainRequest, write } from './harness.ts';

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
    expect(reasonsOf(both.problems)).toEqual(['output-twice']);
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
