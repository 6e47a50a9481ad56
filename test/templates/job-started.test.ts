import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProcess } from '../../src/support/process.ts';

const hook = join(import.meta.dirname, '..', '..', 'templates', 'mlops-job-started.sh');
const folder = mkdtempSync(join(tmpdir(), 'mlops-hook-'));

function eventFrom(repository: string | null): string {
  const path = join(folder, `${String(repository).replace('/', '-')}.json`);
  const repo = repository === null ? null : { full_name: repository };
  writeFileSync(path, JSON.stringify({ pull_request: { head: { repo } } }));
  return path;
}

const allowed = {
  GITHUB_REPOSITORY: 'team/rides',
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_EVENT_PATH: eventFrom('team/rides'),
  GITHUB_WORKFLOW_REF: 'team/rides/.github/workflows/mlops-pull-request.yml@refs/pull/7/merge',
  MLOPS_HOOK_REPOSITORIES: 'team/other team/rides',
  MLOPS_HOOK_WORKFLOWS: 'mlops-pull-request.yml mlops-commands.yml',
};

async function asked(env: Readonly<Record<string, string>>) {
  const { code, stderr } = await runProcess('bash', [hook], { env: { PATH: process.env['PATH'], ...allowed, ...env } });
  return { code, stderr };
}

describe('the job-started hook', () => {
  it.each(['pull_request', 'merge_group', 'push', 'schedule', 'workflow_dispatch'])('lets %s in', async (event) => {
    expect(await asked({ GITHUB_EVENT_NAME: event })).toEqual({ code: 0, stderr: '' });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a fork', { GITHUB_EVENT_PATH: eventFrom('evil/rides') }, /comes from evil\/rides/],
    ['a fork that is gone', { GITHUB_EVENT_PATH: eventFrom(null) }, /a repository that is gone/],
    ['another repository', { GITHUB_REPOSITORY: 'evil/rides' }, /evil\/rides is not in MLOPS_HOOK_REPOSITORIES/],
    ['part of a name', { GITHUB_REPOSITORY: 'team/ride' }, /not in MLOPS_HOOK_REPOSITORIES/],
    ['a glob as a name', { GITHUB_REPOSITORY: 'team/*' }, /not in MLOPS_HOOK_REPOSITORIES/],
    [
      'another workflow',
      { GITHUB_WORKFLOW_REF: 'team/rides/.github/workflows/mine.yml@refs/heads/x' },
      /mine\.yml is not in/,
    ],
    [
      'a workflow of another repository',
      { GITHUB_WORKFLOW_REF: 'evil/rides/.github/workflows/mlops-pull-request.yml@refs/heads/main' },
      /is not of team\/rides/,
    ],
    ['no workflow', { GITHUB_WORKFLOW_REF: '' }, /without a name is not of/],
    ['pull_request_target', { GITHUB_EVENT_NAME: 'pull_request_target' }, /jobs of the event pull_request_target/],
    ['an event file that is not there', { GITHUB_EVENT_PATH: join(folder, 'none.json') }, /none\.json/],
    ['nothing configured', { MLOPS_HOOK_REPOSITORIES: '', MLOPS_HOOK_WORKFLOWS: '' }, /MLOPS_HOOK_REPOSITORIES/],
  ])('refuses %s', async (_, env, says) => {
    const { code, stderr } = await asked(env);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(says);
  });
});
