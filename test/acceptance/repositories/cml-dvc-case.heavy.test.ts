import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepOf } from '../parts.ts';
import { becomesVersions, dvc, openRepository, python, type Repository, refusesData } from './repository.ts';

// One stage of DVC, and one pointer for the folder with all data, of which files have contracts of their own. The keys of
// the bucket are listed as secrets, and nobody has set them here.

describe.skipIf(python === '' || dvc === '')('cml_dvc_case in miniature', () => {
  let repository: Repository;
  beforeAll(() => {
    repository = openRepository('cml-dvc-case', ({ world, tool }) => {
      tool(python, 'get_data.py');
      tool(dvc, 'init', '--quiet');
      tool(dvc, 'remote', 'add', '--quiet', '--default', 'storage', join(world.folder, 'storage'));
      tool(dvc, 'add', '--quiet', 'data');
      tool(dvc, 'repro', '--quiet');
      tool(dvc, 'push', '--quiet');
    });
    const { clone } = repository.world;
    for (const path of ['.dvc/cache', 'data']) rmSync(join(clone, path), { recursive: true });
  });
  afterAll(() => repository?.world.remove());

  it('moves in thirteen lines and five for seed and model; what is in the folder is known by its list', async () => {
    expect(repository.migrate()).toEqual({ projectFile: 13, elsewhere: 5 });
    const base = await repository.record();
    expect(base.report).toEqual([0, 'first-run']);
    expect(base.sentence).toMatch(/accuracy 0\.8\d+/);
  });

  it('gets better: the first line has metric, values and interval', async () => {
    const better = await repository.propose('longer', [['train.py', 'epochs = 32, 12', 'epochs = 32, 20']]);
    expect(better.toRun).toEqual(['train:mlp']);
    expect(better.report).toEqual([0, 'better']);
    expect(better.sentence).toMatch(/^mlp got better: accuracy 0\.8\d+ → 0\.8\d+, \+0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });

  it('gets worse: the gate fails with the interval', async () => {
    const worse = await repository.propose('narrow', [['train.py', 'epochs = 32, 12', 'epochs = 8, 12']]);
    expect(worse.report).toEqual([1, 'beyond-limit']);
    expect(worse.sentence).toMatch(
      /^mlp got worse: accuracy 0\.8\d+ → 0\.\d+, −0\.\d+ \[−0\.\d+, −0\.\d+\]; the gate asks for at most 1 % worse/,
    );
  });

  it('has a value that is no number and a label of no class: rule, file and column are named, and nothing is trained', async () => {
    const { world, tool } = repository;
    const bad = await repository.propose('bad-data', () => {
      tool(dvc, 'pull', '--quiet', 'data');
      const [features, labels] = ['data/train_features.csv', 'data/test_labels.csv'];
      world.write({
        [features]: world.read(features).replace(/^\S+/m, 'NA'),
        [labels]: world.read(labels).replace(/^\d/, '2'),
      });
      tool(dvc, 'add', '--quiet', 'data');
      tool(dvc, 'push', '--quiet');
    });
    expect(bad.toRun.toSorted()).toEqual(['train:mlp', 'validate:data', 'validate:features', 'validate:labels']);
    refusesData(
      bad,
      'mlp',
      ['unreadable-lines', 'outside-values'],
      [
        /data\/train_features\.csv, line 1, column column0: \\"NA\\" is not of type number/,
        /labels: column0: 1 of 900 rows \(0\.11 %\) has a value outside 0, 1/,
      ],
    );
  });

  it('asks for a key that nobody has set: what is listed and not there stands in the remedy', async () => {
    const key = await repository.propose('key', [
      ['train.py', 'seed = int', 'key = os.environ["AWS_ACCESS_KEY_ID"]\nseed = int'],
    ]);
    const [problem] = stepOf(key.trained, 'train:mlp').problems;
    expect(problem?.message).toContain("KeyError: 'AWS_ACCESS_KEY_ID'");
    expect(key.said).toContain('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set where it ran');
  });

  it('is merged and deployed: what the pull request trained becomes a version', async () => {
    repository.merge('longer');
    repository.push('Deploy it', [
      ['mlops.yaml', 'max-worse: 1% } }\n', 'max-worse: 1% } }\n    serve: files\n'],
      [
        'mlops.yaml',
        'version: 1\n',
        'version: 1\nenvironments: { production: { target: { kind: command, apply: "true" } } }\n',
      ],
    ]);
    expect(await becomesVersions(repository)).toEqual(['mlp']);
  });
});
