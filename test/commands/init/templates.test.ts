import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fetchChecks, installChecks, installSteps } from '../../../src/commands/init/install-steps.ts';
import bundled from '../../../src/commands/init/templates.json' with { type: 'json' };
import { type TemplatePlace, workflowFiles } from '../../../src/commands/init/templates.ts';
import type { InstallStep, ProposedModel } from '../../../src/commands/init/types.ts';

const templates = {
  'b.yml': 'uses: OWNER/REPO/.github/workflows/b.yml@main\n# not NOWNER/REPO, not @mainly, not @main.2\n',
  'a.yml': 'name: plain\n',
};

const trainFile = z.object({ jobs: z.object({ train: z.object({ concurrency: z.unknown() }) }) });

const events = z.record(
  z.string(),
  z
    .object({ branches: z.array(z.unknown()).optional() })
    .nullable()
    .catch(null),
);
const promotionFile = z.object({
  on: events,
  jobs: z.record(z.string(), z.object({ environment: z.unknown().optional(), concurrency: z.unknown().optional() })),
});

const withSteps = z.object({ steps: z.array(z.unknown()) });
const jobSteps = z.object({ jobs: z.object({ train: withSteps, 'train-2': withSteps, 'train-3': withSteps }) });

describe('workflow files', () => {
  it('name the repository and its default branch', () => {
    expect(
      workflowFiles(templates, {
        repository: 'ada/rides.x',
        branch: 'release/1.x',
        queues: true,
        environments: [],
        installs: [],
      }),
    ).toEqual([
      { path: '.github/workflows/a.yml', text: 'name: plain\n', open: [] },
      {
        path: '.github/workflows/b.yml',
        text: 'uses: ada/rides.x/.github/workflows/b.yml@release/1.x\n# not NOWNER/REPO, not @mainly, not @main.2\n',
        open: [],
      },
    ]);
  });

  it('keep a name that the clone does not tell, and say so', () => {
    const [, file] = workflowFiles(templates, {
      repository: undefined,
      branch: undefined,
      queues: true,
      environments: [],
      installs: [],
    });
    expect(file).toEqual({ path: '.github/workflows/b.yml', text: templates['b.yml'], open: ['OWNER/REPO', '@main'] });
  });

  it.each(['$' + '{{secrets.X}}', "it's", 'a#b', '-x', 'a b', 'a"b', 'x;y', '$&'])(
    'do not get the branch %s',
    (branch) => {
      const [, file] = workflowFiles(templates, {
        repository: 'a/b',
        branch,
        queues: true,
        environments: [],
        installs: [],
      });
      expect([file?.open, file?.text.includes('@main\n')]).toEqual([['@main'], true]);
    },
  );

  it('let every training wait for its turn, where the server knows how', () => {
    const concurrencyOf = (queues: boolean) => {
      const files = workflowFiles(bundled, {
        repository: 'a/b',
        branch: 'main',
        queues,
        environments: [],
        installs: [],
      });
      const train = files.find(({ path }) => path.endsWith('/mlops-train.yml'));
      return trainFile.parse(load(train?.text ?? '')).jobs.train.concurrency;
    };
    const group = expect.stringContaining('matrix.fingerprint');
    expect(concurrencyOf(true)).toEqual({ group, 'cancel-in-progress': false, queue: 'max' });
    expect(concurrencyOf(false)).toEqual({ group, 'cancel-in-progress': false });
  });
});

it('the workflow that renews the lock file is written where data move, and nowhere else', () => {
  const place = { repository: 'a/b', branch: 'main', queues: true, environments: [], installs: [] };
  const names = (more: Partial<TemplatePlace>) =>
    workflowFiles(bundled, { ...place, ...more }).map(({ path }) => basename(path));
  expect(names({})).not.toContain('mlops-lock.yml');
  expect(names({ environments: ['env/staging'] })).not.toContain('mlops-lock.yml');
  expect(names({ moving: true }).toSorted()).toEqual([...names({}), 'mlops-lock.yml'].toSorted());
});

describe('workflows of promotion', () => {
  const promotion = ['mlops-merge.yml', 'mlops-deploy.yml', 'mlops-promote.yml'] as const;
  const place = { repository: 'a/b', branch: 'main', queues: true, environments: ['env/staging'], installs: [] };
  const found = (more: Partial<TemplatePlace> = {}) =>
    new Map(workflowFiles(bundled, { ...place, ...more }).map((file) => [basename(file.path), file]));
  const parsed = (name: (typeof promotion)[number], more: Partial<TemplatePlace> = {}) =>
    promotionFile.parse(load(found(more).get(name)?.text ?? ''));

  it('are written where there are environments, and nowhere else', () => {
    const without = [...found({ environments: [] }).keys()];
    expect(promotion.filter((name) => without.includes(name))).toEqual([]);
    expect([...found().keys()].toSorted()).toEqual([...without, ...promotion].toSorted());
  });

  it.each(['trunk', 'release/1.x', '2.0', 'on', 'null'])('begin with a push to the default branch %s', (branch) => {
    expect(parsed('mlops-merge.yml', { branch }).on['push']?.branches).toEqual([branch]);
    expect(found({ branch }).get('mlops-merge.yml')?.text).toContain(
      `a/b/.github/workflows/mlops-train.yml@${branch}\n`,
    );
  });

  it.each([
    ['env/**', ['env/staging', 'env/production'], ['env/**']],
    ['their names, where one is elsewhere', ['env/staging', 'live'], ['env/staging', 'live']],
    ['names that are no patterns', ['c++', '!x', 'env/y'], ['c\\+\\+', '\\!x', 'env/y']],
  ])('deploy the branches of environments by %s', (_, environments, branches) => {
    const { on } = parsed('mlops-deploy.yml', { environments });
    expect([on['push']?.branches, on['pull_request']?.branches]).toEqual([branches, branches]);
  });

  it('say what the clone does not tell', () => {
    const files = found({ repository: undefined, branch: undefined });
    expect(promotion.map((name) => files.get(name)?.open)).toEqual([
      ['OWNER/REPO', '@main', 'branches: [main]'],
      [],
      [],
    ]);
    expect(promotion.map((name) => found().get(name)?.open)).toEqual([[], [], []]);
  });

  it('have no keys of 2026 for a server that does not know them', () => {
    const all = (queues: boolean) => promotion.map((name) => found({ queues }).get(name)?.text ?? '').join('\n');
    expect(all(true).match(/^ +(queue: max|deployment: false)\b/gm)).toHaveLength(4);
    expect(all(false)).not.toMatch(/queue:|deployment: false/);
    const { jobs } = parsed('mlops-deploy.yml', { queues: false });
    const environment = { name: '$'.concat('{{ needs.where.outputs.environment }}') };
    expect([jobs['deploy']?.environment, parsed('mlops-deploy.yml').jobs['deploy']?.environment]).toEqual([
      environment,
      { ...environment, deployment: false },
    ]);
    expect(jobs['promote']?.concurrency).toEqual({ group: 'mlops-promote', 'cancel-in-progress': false });
  });
});

describe('the job that trains', () => {
  const stepsOf = (installs: readonly InstallStep[], job: 'train' | 'train-2' | 'train-3' = 'train') => {
    const place = { repository: 'a/b', branch: 'main', queues: true, environments: [], installs };
    const train = workflowFiles(bundled, place).find(({ path }) => path.endsWith('/mlops-train.yml'));
    return jobSteps.parse(load(train?.text ?? '')).jobs[job].steps.slice(1, -1);
  };

  it('installs what is known to be needed, between the checkout and the training', () => {
    const python = { run: "python3 -m venv .venv && .venv/bin/pip install -r 'requirements.txt'", folder: '' };
    expect(stepsOf([python, { run: 'npm ci', folder: 'web app' }])).toEqual([
      { run: python.run },
      { run: 'npm ci', 'working-directory': 'web app' },
    ]);
    expect(stepsOf([])).toEqual([]);
    // Models that need others are trained by jobs of their own.
    for (const job of ['train-2', 'train-3'] as const) expect(stepsOf([python], job)).toEqual([{ run: python.run }]);
  });
});

describe('what a training job installs', () => {
  const model = (environment: ProposedModel['environment'], runsOn?: string): ProposedModel => {
    const guess = (value: string) => ({ value, why: '' });
    const nothing = { artifact: [], metrics: [], plots: [], metricNames: [], evaluateHint: [] };
    const own = runsOn === undefined ? {} : { runsOn: guess(runsOn) };
    const given = environment === undefined ? {} : { environment };
    const base = { name: guess('m'), workingDirectory: guess(''), run: guess('x'), data: new Map(), params: new Map() };
    return { ...base, ...nothing, ...own, ...given };
  };
  const step = (folder: string) => ({ run: 'npm ci', folder });
  const node = (folder = '') => ({ value: 'npm ci', why: '', step: step(folder) });

  it('is what the lock files say, once', () => {
    expect(installSteps({ models: [model(node()), model(node()), model(node('a'))] })).toEqual([step(''), step('a')]);
    expect(installChecks({ models: [model(node())] })).toEqual([]);
  });

  it.each([
    ['machines of their own', [model(node(), 'gpu-box')]],
    ['a tool that installs elsewhere', [model({ value: 'conda env update', why: '' })]],
    ['many folders', [model(node('a')), model(node('b')), model(node('c'))]],
  ])('is left to people and told for %s', (_, models) => {
    expect(installSteps({ models })).toEqual([]);
    expect(installChecks({ models })).toEqual([expect.stringContaining('mlops-train.yml installs nothing by itself')]);
  });

  it('says that data behind pointers have to be fetched', () => {
    const facts = { seen: '', files: [], bytes: 1, split: undefined };
    const dataset = { ...facts, name: 'd', source: 'a.csv.dvc', opens: 'a.csv', why: '', state: 'tracked' } as const;
    expect(fetchChecks({ datasets: [] })).toEqual([]);
    expect(fetchChecks({ datasets: [dataset] })).toEqual([expect.stringContaining('`dvc pull`')]);
  });
});

it('what is bundled is what templates/ holds, and is YAML', () => {
  const folder = join(import.meta.dirname, '..', '..', '..');
  const names = readdirSync(join(folder, 'templates')).filter((name) => /\.ya?ml$/.test(name));
  expect(names).not.toEqual([]);
  const texts = names.map((name) => [name, readFileSync(join(folder, 'templates', name), 'utf8')] as const);
  for (const [, text] of texts) expect(load(text)).toBeTypeOf('object');
  expect(bundled).toEqual(Object.fromEntries(texts));
});
