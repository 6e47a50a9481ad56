import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });
const sources = join(import.meta.dirname, '..', '..', 'src', 'actions', 'entries');
const folder = mkdtempSync(join(tmpdir(), 'mlops-runner-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string, content = ''): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const whole = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: at('event.json', '{}'),
  GITHUB_OUTPUT: at('output'),
  RUNNER_TEMP: folder,
  INPUT_PROJECT: 'mlops.yaml',
};

/** What an action says where the runner gives it this; nothing of it is a repository. */
function said(env: NodeJS.ProcessEnv, action = 'plan') {
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const ran = spawnSync(process.execPath, [join(sources, `${action}.ts`)], {
    cwd: workspace,
    env: { PATH: dirname(process.execPath), HOME: folder, ...env },
    encoding: 'utf8',
  });
  const log = ran.stdout + ran.stderr;
  return { code: ran.status, log, errors: log.split('\n').filter((line) => line.startsWith('::error')) };
}

describe('a runner whose environment is damaged', () => {
  const damaged: Readonly<Record<string, readonly [NodeJS.ProcessEnv, RegExp]>> = {
    'an empty event file': [{ ...whole, GITHUB_EVENT_PATH: at('empty.json') }, /GITHUB_EVENT_PATH names .*empty\.json/],
    'half an event file': [
      { ...whole, GITHUB_EVENT_PATH: at('half.json', '{') },
      /GITHUB_EVENT_PATH names .*half\.json/,
    ],
    'no event file': [{ ...whole, GITHUB_EVENT_PATH: '/nonexistent' }, /GITHUB_EVENT_PATH names \/nonexistent/],
    'no event file of a pull request': [
      { ...whole, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: '/nonexistent' },
      /GITHUB_EVENT_PATH names \/nonexistent/,
    ],
    'no output file': [{ ...whole, GITHUB_OUTPUT: '/nonexistent/x' }, /GITHUB_OUTPUT names \/nonexistent\/x/],
    'a folder for outputs': [{ ...whole, GITHUB_OUTPUT: '/' }, /GITHUB_OUTPUT names \/, .*not a file/],
    'no summary file': [{ ...whole, GITHUB_STEP_SUMMARY: '/nonexistent/x' }, /GITHUB_STEP_SUMMARY names/],
    'no place for files': [{ ...whole, RUNNER_TEMP: at('plain') }, /files of the runner cannot be written/],
    'nothing at all': [{}, /GITHUB_EVENT_NAME is not set/],
  };

  it.each(Object.entries(damaged))('%s: one error with code, place and remedy', (_, [env, sentence]) => {
    const { code, log, errors } = said(env);
    expect(code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/^::error title=runner-environment::.*%0A→ .*temporary folder\.$/)]);
    expect(errors[0]).toMatch(sentence);
    expect(log).not.toMatch(/^\s+at /m);
  });

  it('says an ordinary error once as well', () => {
    const { code, errors } = said(whole);
    expect([code, errors]).toEqual([1, [expect.stringMatching(/^::error title=no-checkout::/)]]);
  });
});
