import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportIn, stepOf } from '../parts.ts';
import { becomesVersions, openRepository, python, type Repository, refusesData } from './repository.ts';

// Classifiers of one make, a class and labels each, over bugs that all of them read; and a service of another team, which
// has a file of its own.

describe.skipIf(python === '')('bugbug in miniature', () => {
  let repository: Repository;
  beforeAll(() => {
    repository = openRepository('bugbug');
  });
  afterAll(() => repository?.world.remove());

  const members = ['bugbug-defect', 'bugbug-regression', 'bugbug-spambug'];
  const trained = (...names: readonly string[]) => names.map((name) => `train:${name}`);

  it('moves in nineteen lines for three models, nine in the file of the other team, and two for the seed', async () => {
    expect(repository.migrate()).toEqual({ projectFile: 19, elsewhere: 11 });
    const base = await repository.record();
    expect(base.report).toEqual([0, 'first-run']);
    expect(base.sentence).toMatch(
      /^bugbug-defect is trained for the first time: test_accuracy\.mean 0\.[89]\d* \[0\.\d+, 0\.\d+\]; the gate asks for at least 0\.8 \(.*; also bugbug-regression is trained .*; and 2 more\.$/,
    );
    expect(reportIn(base.reported).models.map(({ model }) => model)).toEqual([...members, 'duplicates']);
  });

  it.each<[string, Parameters<Repository['plan']>[1], readonly string[]]>([
    ['its own class', [['bugbug/models/defect.py', '40', '38']], trained('bugbug-defect')],
    ['its row of the matrix', [['mlops.yaml', 'name: spambug, least: 0.6', 'name: spambug, least: 0.5']], []],
    ['code of all of them', [['bugbug/model.py', 'strength = 0.1', 'strength = 0.2']], trained(...members)],
    [
      'labels of one',
      [['bugbug/labels/spambug.csv', /^1,1/m, '1,0']],
      ['validate:spambug', ...trained('bugbug-spambug')],
    ],
    ['bugs', [['data/bugs.csv', /^1,/m, '1001,']], ['validate:bugs', ...trained(...members, 'duplicates')]],
    ['the other team', [['services/duplicates/train.py', 'range(20)', 'range(19)']], trained('duplicates')],
  ])('%s: what is trained for a change', async (what, change, steps) => {
    expect((await repository.plan(what.replaceAll(' ', '-'), change)).toSorted()).toEqual(steps.toSorted());
  });

  it('gets better in one model: the first line names it', async () => {
    const better = await repository.propose('more-words', [['bugbug/models/regression.py', '24', '40']]);
    expect(better.toRun).toEqual(trained('bugbug-regression'));
    expect(better.report).toEqual([0, 'better']);
    expect(better.sentence).toMatch(
      /^bugbug-regression got better: test_accuracy\.mean 0\.6\d+ → 0\.8\d+, \+0\.\d+ \[0\.\d+, 0\.\d+\]\.$/,
    );
  });

  it('gets better in one and worse in another: one fails, with the interval, and the first line says which', async () => {
    const worse = await repository.propose('both', [
      ['bugbug/models/regression.py', '24', '40'],
      ['bugbug/models/spambug.py', '40', '24'],
    ]);
    expect(worse.toRun).toEqual(trained('bugbug-spambug'));
    expect(worse.report).toEqual([1, 'beyond-limit']);
    expect(worse.sentence).toMatch(
      /^bugbug-spambug got worse: test_accuracy\.mean 0\.\d+ → 0\.\d+, −0\.\d+ \[−0\.\d+, −0\.\d+\]; the gate asks for at most 1 % worse\.$/,
    );
    expect(reportIn(worse.reported).models.map(({ model, outcome, verdict }) => [model, outcome, verdict])).toEqual([
      ['bugbug-spambug', 'worse', 'fail'],
      ['bugbug-regression', 'better', 'pass'],
    ]);
  });

  it('has a label of no class: the one that reads it is not trained, and the file, column and rule are named', async () => {
    const bad = await repository.propose('bad-labels', [
      ['bugbug/labels/defect.csv', /^7,\d/m, '7,maybe'],
      ['bugbug/models/spambug.py', '40', '42'],
    ]);
    refusesData(
      bad,
      'bugbug-defect',
      ['outside-values'],
      [/defect: label: 1 of 400 rows \(0\.25 %\) has a value outside 0, 1/],
    );
    expect(stepOf(bad.trained, 'train:bugbug-spambug').state).toBe('done');
  });

  it('is merged and deployed: what the pull request trained becomes a version', async () => {
    repository.merge('more-words');
    repository.push('Deploy it', [
      ['mlops.yaml', / {4}metrics: metrics.json\n/, '    metrics: metrics.json\n    serve: files\n'],
      [
        'mlops.yaml',
        'version: 1\n',
        'version: 1\nenvironments: { production: { models: [bugbug], target: { kind: command, apply: "true" } } }\n',
      ],
    ]);
    expect(await becomesVersions(repository)).toEqual([...members, 'duplicates']);
  });
});
