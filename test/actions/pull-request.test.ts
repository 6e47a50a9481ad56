import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { makeWorld } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { type Run, runStep } from './job.ts';

const world = makeWorld(tiny);
let server: ForgeServer;

beforeAll(async () => {
  server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
});
afterAll(async () => {
  await server.close();
  world.remove();
});

/** A push to a branch with a pull request, and the run that GitHub starts for it. */
function push(branch: string, files: Readonly<Record<string, string>>, number?: number): Run & { number: number } {
  if (number === undefined) world.branch(branch);
  else world.git('switch', '--quiet', branch);
  const head = world.commit(branch, files);
  world.git('push', '--quiet', 'origin', branch);
  const pull = number ?? server.openPullRequest(branch);
  const repo = { id: 1, full_name: 'team/tiny' };
  const sides = {
    head: { sha: head, ref: branch, repo },
    base: { sha: world.git('rev-parse', 'main'), ref: 'main', repo },
  };
  const state = server.actions.start({ event: 'pull_request', path: '.github/workflows/mlops.yml', headSha: head });
  const event = { action: 'synchronize', number: pull, pull_request: { number: pull, ...sides }, repository: repo };
  return {
    server,
    world,
    state,
    number: pull,
    eventName: 'pull_request',
    event,
    ref: `refs/pull/${pull}/merge`,
  };
}

const planning = { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' } as const;
const reporting = { contents: 'write', checks: 'write', 'pull-requests': 'write' } as const;

/** All jobs of the pull-request workflow, one after the other. */
async function wholeWorkflow(run: Run) {
  const plan = await runStep(run, { action: 'plan', permissions: planning });
  const matrix: { include: { model: string }[] } = JSON.parse(plan.outputs['matrix'] ?? '');
  const validate = await runStep(run, { action: 'validate' });
  for (const { model } of matrix.include) {
    await runStep(run, { action: 'train', job: `train-${model}`, inputs: { model } });
  }
  const evaluate = await runStep(run, { action: 'evaluate' });
  const report = await runStep(run, { action: 'report', permissions: reporting });
  return { plan, matrix, validate, evaluate, report };
}

describe('the jobs of a pull request, each on a machine of its own', () => {
  it('announce, train both sides, compare without a token, and report', async () => {
    const run = push('better', { 'params.yaml': 'signal: 0.9\n' });
    const plan = await runStep(run, { action: 'plan', permissions: planning });
    expect([plan.code, plan.outputs['count'], plan.log]).toEqual([0, '1', expect.any(String)]);
    expect(server.comments.map(({ body }) => body)).toEqual([expect.stringContaining('## ⏳ Running')]);
    expect(server.checks).toMatchObject([{ name: 'mlops (tiny)', status: 'in_progress' }]);
    const { report } = await wholeWorkflow(run);
    expect([report.result.verdict, report.log]).toEqual(['pass', expect.any(String)]);
    expect(server.comments).toHaveLength(1);
    expect(server.comments[0]?.body).toContain('[Full report](');
    expect(server.checks.at(-1)).toMatchObject({ conclusion: 'success', title: report.result.sentence });
    expect(report.summary).toContain(report.result.sentence.slice(0, 20));
  });

  it('find the files of the merged run again, and train nothing but the new candidate', async () => {
    world.git('switch', '--quiet', 'main');
    world.git('merge', '--quiet', '--squash', 'better');
    world.commit('Better (#1)');
    world.git('push', '--quiet', 'origin', 'main');
    const run = push('even-better', { 'params.yaml': 'signal: 0.95\n' });
    const { plan, report } = await wholeWorkflow(run);
    expect(JSON.parse(plan.outputs['matrix'] ?? '')).toMatchObject({ include: [{ model: 'm' }] });
    expect(plan.log).not.toMatch(/gone from the store/);
    const names = server.actions.artifacts.filter((one) => one.run === run.state.id).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('mlops-brought-'))).toHaveLength(1);
    expect(names.filter((name) => name.startsWith('mlops-kept-'))).toHaveLength(2);
    expect(report.result).toMatchObject({ verdict: 'pass' });
    expect(server.comments.at(-1)?.body).not.toContain('unpaired');
  });

  it('train the baseline as well where nobody keeps its files any more, or where they may not be asked for', async () => {
    for (const { id, name } of server.actions.artifacts) if (name.startsWith('mlops-kept-')) server.actions.expire(id);
    const run = push('again', { 'params.yaml': 'signal: 0.93\n' });
    const plan = await runStep(run, { action: 'plan', permissions: planning });
    expect([plan.code, plan.log]).toEqual([0, expect.stringContaining('No artifact holds the files of')]);
    expect(plan.log).toContain('gone from the store');
    const blind = await runStep(run, {
      action: 'plan',
      permissions: { contents: 'read' },
      inputs: { announce: 'false' },
    });
    expect([blind.code, blind.log]).toEqual([0, expect.stringContaining('actions: read')]);
  });
});
