import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomesVersions, openRepository, python, type Repository, refusesData } from './repository.ts';

// A random forest that a workflow trains on each push; features and labels are files without a header.

describe.skipIf(python === '')('example_cml in miniature', () => {
  let repository: Repository;
  beforeAll(() => {
    repository = openRepository('example-cml');
  });
  afterAll(() => repository?.world.remove());

  it('moves in fifteen lines, and what is committed of its results is no reason to train', async () => {
    const added = repository.migrate();
    expect(added.projectFile).toBeLessThanOrEqual(15);
    expect(added.elsewhere).toBeLessThanOrEqual(5);
    const base = await repository.record();
    expect(base.report).toEqual([0, 'first-run']);
    expect(base.sentence).toMatch(/Accuracy 0\.8\d+ \[0\.\d+, 0\.\d+\]; the gate asks for at least 0\.8/);
    const committed = await repository.propose('results', [['metrics.txt', '0.88', '0.8766666666666667']]);
    expect([committed.toRun, committed.report]).toEqual([[], [0, 'nothing-to-run']]);
  });

  it('gets better: the first line has metric, values and interval', async () => {
    const better = await repository.propose('deeper', [['train.py', 'depth = 3', 'depth = 8']]);
    expect(better.toRun).toEqual(['train:forest']);
    expect([better.train, better.report]).toEqual([
      [0, 'trained'],
      [0, 'better'],
    ]);
    expect(better.sentence).toMatch(/^forest got better: Accuracy 0\.8\d+ → 0\.9\d+, \+0\.\d+ \[0\.\d+, 0\.\d+\]/);
  });

  it('gets worse: the gate fails with the interval', async () => {
    const worse = await repository.propose('stumps', [['train.py', 'depth = 3', 'depth = 1']]);
    expect(worse.report).toEqual([1, 'beyond-limit']);
    expect(worse.sentence).toMatch(
      /^forest got worse: Accuracy 0\.8\d+ → 0\.\d+, −0\.\d+ \[−0\.\d+, −0\.\d+\]; the gate asks for at most 1 % worse/,
    );
  });

  it('has a value that is no number and a label of no class: both are named, and nothing is trained', async () => {
    const bad = await repository.propose('bad-data', [
      ['data/train_features.csv', '-1.8417 -0.2351', 'NA -0.2351'],
      ['data/train_labels.csv', /^\d/, '2'],
    ]);
    refusesData(
      bad,
      'forest',
      ['unreadable-lines', 'outside-values'],
      [
        /data\/train_features\.csv, line 5, column column0: \\"NA\\" is not of type number/,
        /labels: column0: 1 of 600 rows \(0\.17 %\) has a value outside 0, 1/,
      ],
    );
  });

  it('is merged and deployed: what the pull request trained becomes a version', async () => {
    repository.merge('deeper');
    repository.push('Deploy it', [
      ['mlops.yaml', 'max-worse: 1% } }\n', 'max-worse: 1% } }\n    serve: files\n'],
      [
        'mlops.yaml',
        'version: 1\n',
        'version: 1\nenvironments: { production: { target: { kind: command, apply: "true" } } }\n',
      ],
    ]);
    expect(await becomesVersions(repository)).toEqual(['forest']);
  });
});
