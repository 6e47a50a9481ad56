import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { olderWorkflows } from '../../../src/commands/doctor/older-workflows.ts';
import templates from '../../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../../src/commands/init/templates.ts';
import type { Project } from '../../../src/project/index.ts';
import { load } from '../../project/support.ts';

const root = mkdtempSync(join(tmpdir(), 'mlops-older-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const models = (needs: string) =>
  load(`version: 1\nmodels:\n  a: { train: t, artifact: m${needs} }\n  b: { train: t, artifact: m }\n`).project;
const alone = models('');

/** What is said of the templates after an edit of each. */
async function said(
  edit: (text: string) => string,
  project: Pick<Project, 'models' | 'datasets'> = alone,
): Promise<readonly string[]> {
  for (const { path, text } of workflowFiles(templates, {
    repository: 'team/tiny',
    branch: 'main',
    queues: true,
    environments: [],
    installs: [],
  })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), edit(text));
  }
  return (await olderWorkflows(root, project)).map(({ says }) => says);
}

describe('workflow files that are older than the actions', () => {
  it('are none of those that init writes', async () => {
    expect(await said((text) => text)).toEqual([]);
  });

  it('lack the right to ask GitHub, in each job that asks', async () => {
    const found = await said((text) => text.replaceAll(/^ +actions: read.*\n/gm, ''));
    const jobs = found.map((one) =>
      /^\.github\/workflows\/mlops-(.+)\.yml is older.* its job (\w+) lacks `permissions: \{ actions: read \}`$/.exec(
        one,
      ),
    );
    expect(jobs.map((one) => `${one?.[1]} ${one?.[2]}`).sort()).toEqual([
      'fork-report plan',
      'fork-report report',
      'pull-request build',
      'pull-request evaluate',
      'pull-request plan',
      'pull-request report',
      'pull-request train',
      'train where',
    ]);
  });

  it('do not hand on what the plan has found', async () => {
    const found = await said((text) => text.replaceAll(/^ +not-trusted: \$\{\{ (needs|inputs).*\n/gm, ''));
    expect(found.map((one) => /its job ([\w-]+) lacks `with: \{ not-trusted/.exec(one)?.[1]).sort()).toEqual([
      'build',
      'build',
      'evaluate',
      'evaluate',
      'train',
      'train',
      'train-2',
      'train-3',
    ]);
  });

  it('have no jobs for models that need others, where there are such', async () => {
    const withoutNeeds = (text: string) => text.replaceAll(/^ +needs: \$\{\{ matrix.*\n/gm, '');
    const found = await said(withoutNeeds, models(', needs: { x: b }'));
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(
      /mlops-train\.yml is older than the actions need: its job train lacks `with: \{ needs: that of the matrix \}` and jobs for the plan’s `matrix-2` and `matrix-3`$/,
    );
    expect(await said(withoutNeeds)).toEqual([]);
    expect(await said((text) => text, models(', needs: { x: b }'))).toEqual([]);
  });

  it('have no job for datasets that commands make, where there are such', async () => {
    const made = load('version: 1\ndatasets:\n  a: { build: fetch, source: a.csv }\nmodels: {}\n').project;
    const withoutBuilds = (text: string) =>
      text.replaceAll(/^ +builds: true\n/gm, '').replaceAll('/actions/build@', '/actions/plan@');
    const lacks = (path: string, what: string) =>
      `.github/workflows/${path} is older than the actions need: datasets of this project are made by commands, and it lacks ${what}`;
    const found = (await said(withoutBuilds, made)).filter((one) => one.includes('made by commands'));
    expect(found).toEqual([
      lacks('mlops-pull-request.yml', 'a job that calls mlops-train.yml with `builds: true` before the check'),
      lacks('mlops-train.yml', 'the job that runs the action `build`'),
    ]);
    expect(await said((text) => text, made)).toEqual([]);
  });

  it('are not told of jobs whose rights are those of the repository, or all', async () => {
    const found = await said((text) =>
      text.replaceAll(/^ +permissions:\n( {6}.*\n)+/gm, '    permissions: read-all\n'),
    );
    expect(found).toEqual([]);
  });
});
