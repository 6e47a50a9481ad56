import { describe, expect, it } from 'vitest';
import { trainingNow } from '../../src/actions/in-flight.ts';
import type { WorkflowRun, WorkflowRuns } from '../../src/forge/index.ts';
import { MlopsError } from '../../src/support/problem.ts';

const path = '.github/workflows/mlops.yml';
const job = { name: 'm 0123456789ab' };
const called = [{ path: 'team/tiny/.github/workflows/mlops-train.yml', ref: 'refs/heads/main' }];
const usual: WorkflowRun = { id: 7, event: 'pull_request', own: true, path, head: 'a'.repeat(40), called };

const refuse = () => Promise.reject(new Error('asked for more than unfinished runs and the names of their jobs'));

/** Who is found to train now, of these runs with these jobs. */
async function found(runs: readonly WorkflowRun[], names: readonly string[], jobs = [job]) {
  const asked: number[] = [];
  const told: string[] = [];
  const forge: WorkflowRuns = {
    repository: 'team/tiny',
    get: refuse,
    startedBy: refuse,
    newest: refuse,
    digests: refuse,
    artifacts: refuse,
    unfinished: async () => runs,
    jobNames: async (id) => {
      asked.push(id);
      return names;
    },
  };
  const looking = async () => ({ runs: forge, own: 1, path });
  const now = await trainingNow(jobs, looking, (text) => told.push(text));
  return { ids: now.get(job.name) ?? [], asked, told };
}

describe('runs that train the same now', () => {
  it('are told by the names of their jobs', async () => {
    expect((await found([usual], ['Train / m 0123456789ab'])).ids).toEqual([7]);
    expect((await found([usual], ['m 0123456789ab'])).ids).toEqual([7]);
    expect((await found([usual], ['Train / m 0123456789ac', 'Train / xm 0123456789ab', 'Train / Where'])).ids).toEqual(
      [],
    );
  });

  it('are of this repository, of another run, and of events after which something is recorded', async () => {
    for (const other of [{ own: false }, { id: 1 }, { event: 'workflow_dispatch' }, { event: 'issue_comment' }]) {
      const { ids, asked } = await found([{ ...usual, ...other }], ['Train / m 0123456789ab']);
      expect([ids, asked]).toEqual([[], []]);
    }
  });

  it('are looked for in workflows that train alone, and in no more than five', async () => {
    const lint = { ...usual, path: '.github/workflows/lint.yml', called: [] };
    const queue = { ...usual, id: 8, path: '.github/workflows/queue.yml' };
    expect((await found([lint, queue], ['Train / m 0123456789ab'])).asked).toEqual([8]);
    const many = Array.from({ length: 9 }, (_, index) => ({ ...usual, id: 20 - index }));
    expect((await found(many, [])).asked).toEqual([20, 19, 18, 17, 16]);
  });

  it('are not asked for where nothing is trained here', async () => {
    expect((await found([usual], ['Train / m 0123456789ab'], [])).asked).toEqual([]);
  });

  it('are none where the forge cannot be asked, which is said', async () => {
    const told: string[] = [];
    const looking = () =>
      Promise.reject(new MlopsError('unavailable', [{ reason: 'forge-forbidden', message: 'actions: read' }]));
    expect([...(await trainingNow([job], looking, (text) => told.push(text)))]).toEqual([]);
    expect(told).toEqual([expect.stringContaining('actions: read')]);
  });
});
