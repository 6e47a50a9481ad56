import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { waitingFindings } from '../../../src/commands/doctor/waiting-trainings.ts';
import { workflowFiles } from '../../../src/commands/doctor/workflow-files.ts';
import { loadProject } from '../../../src/project/index.ts';
import { templateText } from '../../actions/granted.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const models = (when: string) =>
  loadProject(
    `version: 1\nmodels:\n  m: { train: { run: a, when: ${when} }, artifact: m }\n  now: { train: b, artifact: m }\n`,
    'mlops.yaml',
  ).project;

async function found(when: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'mlops-waiting-'));
  folders.push(root);
  mkdirSync(join(root, '.github', 'workflows'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, '.github', 'workflows', name), text);
  return waitingFindings(models(when), await workflowFiles(root)).map(({ state, says }) => `${state}: ${says}`);
}

const pullRequest = { 'mlops-pull-request.yml': templateText('mlops-pull-request.yml') };
const deploy = { 'mlops-deploy.yml': templateText('mlops-deploy.yml') };

describe('doctor and trainings that wait', () => {
  it('says nothing where none waits', async () => {
    expect(await found('pull-request', pullRequest)).toEqual([]);
  });

  it.each(['request', 'merge'])('warns where nothing trains after a merge, `when: %s`', async (when) => {
    const warning = 'warn: no workflow trains on `push`: after a merge nobody trains m';
    expect(await found(when, pullRequest)).toEqual([warning]);
    expect(await found(when, { ...pullRequest, ...deploy })).toEqual([warning]);
  });

  it.each([
    ['mlops-merge.yml', { ...deploy, 'mlops-merge.yml': templateText('mlops-merge.yml') }],
    ['all.yml', { 'all.yml': 'on: [push]\njobs: { a: { steps: [{ uses: mlops-actions/mlops-actions@v0 }] } }\n' }],
    [
      'mlops-pull-request.yml',
      { 'mlops-pull-request.yml': pullRequest['mlops-pull-request.yml'].replace('\non:\n', '\non:\n  push:\n') },
    ],
  ])('is content with %s on a push', async (name, files) => {
    expect(await found('merge', files)).toEqual([`ok: .github/workflows/${name} trains m after a merge`]);
  });
});
