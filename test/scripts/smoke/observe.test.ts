import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../scripts/release/api.ts';
import { hasLedger, observe } from '../../../scripts/smoke/observe.ts';

const path = '.github/workflows/mlops-pull-request.yml';
const run = (status: string, more: object = {}) => ({
  id: 7,
  path,
  status,
  conclusion: null,
  created_at: 't',
  ...more,
});
const pull = { number: 3, head: 'abc' };

/** GitHub, which shows these runs one question after the other, the last one for ever. */
function forge(runs: readonly (readonly object[])[], status = 200): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  let turn = 0;
  const ask: Ask = async (_, where) => {
    asked.push(where);
    if (where.includes('/actions/runs?'))
      return { status, body: { workflow_runs: runs[Math.min(turn++, runs.length - 1)] } };
    if (where.includes('/actions/runs/7/jobs')) return { status, body: { jobs: [{ name: 'Plan', conclusion: null }] } };
    if (where.includes('/commits/abc/check-runs')) {
      return { status, body: { check_runs: [{ name: 'c', conclusion: 'success', output: { title: 'T' } }] } };
    }
    if (where.includes('/issues/3/comments')) {
      return { status, body: [{ user: { login: 'me' }, body: 'b', created_at: 't' }] };
    }
    return { status: 404, body: { message: 'Not Found' } };
  };
  return { ask, asked };
}

function patience() {
  let clock = 0;
  const sleep = async (milliseconds: number) => {
    clock += milliseconds;
  };
  return { pause: 10, limit: 100, now: () => clock, sleep };
}

describe('a pull request on GitHub', () => {
  it('is looked at when its run has ended, and only the run of our workflow counts', async () => {
    const other = run('completed', { path: '.github/workflows/ci.yml' });
    const { ask, asked } = forge([[other], [other, run('queued')], [run('completed', { conclusion: 'failure' })]]);
    expect(await observe(ask, 'o/r', pull, patience())).toEqual({
      run: { id: 7, conclusion: 'failure', createdAt: 't' },
      jobs: [{ name: 'Plan', conclusion: 'none' }],
      checks: [{ name: 'c', conclusion: 'success', title: 'T' }],
      comments: [{ author: 'me', body: 'b', createdAt: 't' }],
    });
    expect(asked.filter((one) => one.includes('event=pull_request&head_sha=abc'))).toHaveLength(3);
  });

  it('is not waited for without an end', async () => {
    await expect(observe(forge([[]]).ask, 'o/r', pull, patience())).rejects.toThrow('the run for abc did not start');
    await expect(observe(forge([[run('queued')]]).ask, 'o/r', pull, patience())).rejects.toThrow('is still queued');
  });

  it('has one run', async () => {
    const twice = forge([[run('completed'), run('completed')]]);
    await expect(observe(twice.ask, 'o/r', pull, patience())).rejects.toThrow('2 runs of');
  });

  it('is not guessed where GitHub refuses', async () => {
    await expect(observe(forge([[]], 403).ask, 'o/r', pull, patience())).rejects.toThrow('GitHub answered 403');
  });
});

describe('the ledger branch', () => {
  it('is there or not, or nobody knows', async () => {
    const answering =
      (status: number): Ask =>
      () =>
        Promise.resolve({ status, body: {} });
    expect(await hasLedger(answering(200), 'o/r')).toBe(true);
    expect(await hasLedger(answering(404), 'o/r')).toBe(false);
    await expect(hasLedger(answering(500), 'o/r')).rejects.toThrow('GitHub answered 500');
  });
});
