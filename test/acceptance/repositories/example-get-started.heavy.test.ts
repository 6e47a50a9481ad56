import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomesVersions, dvc, openRepository, python, type Repository, refusesData } from './repository.ts';

// A pipeline of four stages, reproduced by DVC; its data are in a remote, and nowhere else when we train.

describe.skipIf(python === '' || dvc === '')('example-get-started in miniature', () => {
  let repository: Repository;
  beforeAll(() => {
    repository = openRepository('example-get-started', ({ world, tool }) => {
      tool(python, 'get_data.py');
      tool(dvc, 'init', '--quiet');
      tool(dvc, 'remote', 'add', '--quiet', '--default', 'storage', join(world.folder, 'storage'));
      tool(dvc, 'add', '--quiet', 'data/posts.csv', 'data/holdout.csv');
      tool(dvc, 'repro', '--quiet');
      tool(dvc, 'push', '--quiet');
    });
    const { clone } = repository.world;
    for (const path of ['.dvc/cache', 'data/posts.csv', 'data/holdout.csv', 'data/prepared', 'data/features']) {
      rmSync(join(clone, path), { recursive: true });
    }
  });
  afterAll(() => repository?.world.remove());

  it('moves in sixteen lines and two for the predictions; a training measures what `dvc repro` did', async () => {
    expect(repository.migrate()).toEqual({ projectFile: 16, elsewhere: 2 });
    const measured: unknown = JSON.parse(repository.world.read('eval/metrics.json'));
    const base = await repository.record();
    expect(base.report).toEqual([0, 'first-run']);
    const value = Object(measured).roc_auc.test as number;
    expect(base.sentence).toContain(`roc_auc.test ${value.toFixed(4)}`);
  });

  it('gets better: the rows say by how much', async () => {
    const better = await repository.propose('more-words', [['params.yaml', 'max_features: 24', 'max_features: 40']]);
    expect(better.toRun).toEqual(['train:text-classification']);
    expect(better.report).toEqual([0, 'better']);
    expect(better.sentence).toMatch(
      /^text-classification got better: roc-auc 0\.7\d+ → 0\.8\d+, \+0\.\d+ \[0\.\d+, 0\.\d+\]/,
    );
  });

  it('gets worse: the gate fails with the interval', async () => {
    const worse = await repository.propose('few-words', [['params.yaml', 'max_features: 24', 'max_features: 8']]);
    expect(worse.report).toEqual([1, 'beyond-limit']);
    expect(worse.sentence).toMatch(/roc-auc 0\.7\d+ → 0\.\d+, −0\.\d+ \[−0\.\d+, −0\.\d+\]; the gate asks for at most/);
  });

  it('has a key twice and a label of no class: both are named, and nothing is trained', async () => {
    const { world, tool } = repository;
    const bad = await repository.propose('bad-data', () => {
      tool(dvc, 'pull', '--quiet', 'data/posts.csv.dvc');
      const text = world.read('data/posts.csv');
      world.write({ 'data/posts.csv': text.replace(/^6,[01],/m, '6,yes,').replace(/^8,/m, '7,') });
      tool(dvc, 'add', '--quiet', 'data/posts.csv');
      tool(dvc, 'push', '--quiet');
    });
    refusesData(
      bad,
      'text-classification',
      ['duplicate-key', 'outside-values'],
      [/key id: 2 rows \(0\.4 %\) share 1 key/, /python: 1 of 500 rows \(0\.2 %\) has a value outside 0, 1/],
    );
  });

  it('is merged and deployed: what the pull request trained becomes a version', async () => {
    repository.merge('more-words');
    repository.push('Deploy it', [
      ['mlops.yaml', 'max-worse: 0.02 } }\n', 'max-worse: 0.02 } }\n    serve: files\n'],
      [
        'mlops.yaml',
        'version: 1\n',
        'version: 1\nenvironments: { production: { target: { kind: command, apply: "true" } } }\n',
      ],
    ]);
    expect(await becomesVersions(repository)).toEqual(['text-classification']);
  });
});
