import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesBelow } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { workflowRunEvent } from '../harness/forge/events.ts';
import { artifactOf } from './artifacts.ts';
import { grantedToOneJob } from './granted.ts';
import { type Run, runStep, type Stepped } from './job.ts';
import { trainingAfter } from './projects.ts';
import {
  afterwards,
  checkOn,
  commentsOn,
  evaluate,
  type PullRun,
  plan,
  preparedScene,
  report,
  train,
} from './scene.ts';
import { proveLedger } from './vouched.ts';

const scene = await preparedScene();
const eve = { fork: 'eve' } as const;
const better = { 'params.yaml': 'signal: 0.9\n' };
beforeAll(() => void proveLedger(scene.server, scene.world));

/** The run that `/mlops train` starts. */
function ordered({ number, head }: PullRun, inputs: Record<string, unknown> = {}, ref = 'refs/heads/main'): Run {
  const { server, world } = scene;
  const own = { event: 'workflow_dispatch', path: '.github/workflows/mlops-pull-request.yml', headBranch: 'main' };
  const state = server.actions.start({ ...own, headSha: world.inOrigin('rev-parse', 'main') });
  const repository = { id: 1, full_name: 'team/tiny', default_branch: 'main' };
  const event = { ref, repository, inputs: { 'pull-request': `${number}`, commit: head, base: 'main', ...inputs } };
  return { server, world, state, eventName: 'workflow_dispatch', event, ref: 'refs/heads/main' };
}

/** Those of its jobs that train and judge, for the commit that the plan names. */
async function judged(
  run: Run,
  commit: string,
): Promise<Readonly<Record<'trained' | 'evaluated' | 'reported', Stepped>>> {
  const inputs = { commit };
  const stepped = await train(run, 'm', { inputs });
  const evaluated = await evaluate(run, { inputs });
  return { trained: stepped, evaluated, reported: await report(run, evaluated.outputs['digest'], { inputs }) };
}

/** And the one that plans, before them. */
async function trained(run: Run): Promise<Readonly<Record<'planned' | 'trained' | 'evaluated' | 'reported', Stepped>>> {
  const planned = await plan(run);
  return { planned, ...(await judged(run, planned.outputs['commit'] ?? '')) };
}

/** What mlops-fork-report.yml announces and says of the fork's run, without the job between that evaluates. */
async function toldOnFork(of: PullRun): Promise<void> {
  const run = await afterwards(of);
  expect((await plan(run)).code).toBe(0);
  await report(run);
}

describe('the training of a fork’s commit that a maintainer has started', () => {
  it('is judged like any other, concludes the check, and leaves nothing for later', async () => {
    const pull = await scene.push('better', better, eve);
    await toldOnFork(pull);
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('action_required');
    const before = scene.world.inOrigin('rev-parse', 'mlops/ledger');
    const run = ordered(pull);
    const jobs = await trained(run);
    expect([jobs.planned.outputs['count'], jobs.trained.code, jobs.reported.log]).toEqual(['1', 0, expect.any(String)]);
    expect(jobs.reported.result).toMatchObject({ verdict: 'pass', reason: 'better' });
    expect(checkOn(scene.server, pull.head)).toMatchObject({ name: 'mlops (tiny)', conclusion: 'success' });
    const [comment = '', ...more] = commentsOn(scene.server, pull.number);
    expect([more, comment.includes('A maintainer has to start')]).toEqual([[], false]);
    expect(comment).toContain('Nothing of it is recorded');
    expect(scene.world.inOrigin('rev-parse', 'mlops/ledger')).toBe(before);
    const names = scene.server.actions.artifacts.filter((one) => one.run === run.state.id).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('mlops-kept'))).toEqual([]);
    for (const { machine } of Object.values(jobs)) {
      const paths = filesBelow(join(machine, 'workspace')).filter((path) => !/^\.(git|mlops)\//.test(path));
      expect(paths).toEqual(Object.keys(tiny).sort());
    }
    // GitHub starts the fork's run for the same commit again, and the report after it.
    await toldOnFork(scene.again(pull));
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('success');
    expect(commentsOn(scene.server, pull.number)).toEqual([comment]);
  });

  it('is not talked over while it runs, and gives way to a newer commit', async () => {
    const pull = await scene.push('busy', better, eve);
    const run = ordered(pull);
    const planned = await plan(run);
    expect(planned.code).toBe(0);
    await toldOnFork(scene.again(pull));
    expect(checkOn(scene.server, pull.head)?.status).toBe('in_progress');
    const newer = await scene.push('busy', { 'params.yaml': 'signal: 0.95\n' }, { number: pull.number, ...eve });
    await toldOnFork(newer);
    expect(commentsOn(scene.server, pull.number)).toEqual([expect.stringContaining(`/mlops train ${newer.head}`)]);
    expect(checkOn(scene.server, newer.head)?.conclusion).toBe('action_required');
  });

  it('ends as unknown where the fork pushes before it begins: nothing runs, and the log says so', async () => {
    const mark = join(scene.world.folder, 'mark');
    const pull = await scene.push('moved', better, eve);
    const run = ordered(pull);
    const files = { 'train.sh': trainingAfter(`touch ${mark}`) };
    const newer = await scene.push('moved', files, { number: pull.number, ...eve });
    for (const stepped of Object.values(await trained(run))) {
      expect([stepped.code, stepped.result.verdict, stepped.result.reason]).toEqual([1, 'unknown', 'fork-moved-on']);
      expect(stepped.log).toContain(`${newer.head.slice(0, 12)} by now, not ${pull.head.slice(0, 12)}`);
    }
    expect([existsSync(mark), commentsOn(scene.server, pull.number)]).toEqual([false, []]);
    expect([checkOn(scene.server, pull.head), checkOn(scene.server, newer.head)]).toEqual([undefined, undefined]);
  });

  it('is unknown where training fails, and worse where it is worse', async () => {
    const broken = await scene.push('broken', { 'train.sh': 'exit 3\n' }, eve);
    const failed = await judged(ordered(broken), broken.ref);
    expect(failed.reported.result.verdict).not.toBe('pass');
    expect(checkOn(scene.server, broken.head)?.conclusion).not.toBe('success');
    const worse = await scene.push('worse', { 'params.yaml': 'signal: 0.1\n' }, eve);
    await judged(ordered(worse), worse.ref);
    expect(checkOn(scene.server, worse.head)?.conclusion).toBe('failure');
  });

  it('is about the commits of its plan in every job, or says that it cannot be', async () => {
    const pull = await scene.push('base-moves', better, eve);
    const run = ordered(pull);
    const { commit = '' } = (await plan(run)).outputs;
    expect(commit).toBe(pull.ref);
    expect(scene.world.inOrigin('show', '-s', '--format=%P', commit).split(' ')[1]).toBe(pull.head);
    scene.world.git('switch', '--quiet', 'main');
    const moved = scene.world.commit('The base moves', { 'README.md': 'Other words.\n' });
    scene.world.git('push', '--quiet', 'origin', 'main');
    const evaluated = await evaluate(run, { inputs: { commit } });
    const document = artifactOf(run, 'mlops-evaluation').get('report.json')?.toString() ?? '';
    expect([evaluated.code, JSON.parse(document).commits.candidate.sha]).toEqual([0, commit]);
    const other = await report(run, '', { inputs: { commit: moved } });
    expect([other.code, other.outputs['verdict'], other.result.reason]).toEqual([1, 'unknown', 'judged-commit-gone']);
    expect(checkOn(scene.server, pull.head)).toMatchObject({ status: 'completed', conclusion: 'action_required' });
    // Nobody has trained it: without a result of its own training it passes nothing.
    const { result } = await report(run, evaluated.outputs['digest'], { inputs: { commit } });
    expect([result.verdict, checkOn(scene.server, pull.head)?.conclusion]).toEqual(['unknown', 'action_required']);
  });
});

describe('the order to train', () => {
  it('holds for the base that the pull request has', async () => {
    scene.world.git('push', '--quiet', 'origin', 'main:release');
    const pull = await scene.push('rebased', better, eve);
    const { code, result } = await plan(ordered(pull, { base: 'release' }));
    expect([code, result.verdict, result.reason]).toEqual([1, 'unknown', 'fork-on-other-base']);
    expect(checkOn(scene.server, pull.head)).toBeUndefined();
  });

  it('is none for a branch of this repository, which its own runs train and record', async () => {
    const own = await scene.push('own', better);
    const { code, result, log } = await plan(ordered(own));
    expect([code, result.verdict, result.reason]).toEqual([1, 'unknown', 'training-of-own-branch']);
    expect(log).toContain('run its own run again');
    expect([checkOn(scene.server, own.head), commentsOn(scene.server, own.number)]).toEqual([undefined, []]);
  });

  it.each([
    ['a short commit', { commit: 'a1b2c3d' }, undefined],
    ['no commit', { commit: '' }, undefined],
    ['a number that is none', { 'pull-request': '1/merge' }, undefined],
    ['no base', { base: '' }, undefined],
    ['another branch', {}, 'refs/heads/better'],
  ])('is refused with %s', async (_, inputs, ref) => {
    const run = ordered({ number: 1, head: 'a'.repeat(40) } as PullRun, inputs, ref);
    const { code, result } = await plan(run, { checkout: false }); // before it looks at anything else
    expect([code, result.reason]).toEqual([1, 'event-not-supported']);
  });

  it('is refused in one job, where the code would run beside a token that writes', async () => {
    const run = ordered({ number: 1, head: 'a'.repeat(40) } as PullRun);
    const { code, result } = await runStep(run, { action: 'main', permissions: grantedToOneJob() });
    expect([code, result.reason]).toEqual([1, 'event-not-supported']);
  });

  it('is none where a workflow of the user’s own has other inputs or none', async () => {
    const { server, world } = scene;
    const state = server.actions.start({
      event: 'workflow_dispatch',
      path: 'x.yml',
      headSha: world.git('rev-parse', 'main'),
    });
    const event = { inputs: { why: 'because' }, repository: { default_branch: 'main' }, ref: 'refs/heads/main' };
    const run = { server, world, state, eventName: 'workflow_dispatch', event, ref: 'refs/heads/main' };
    expect((await plan(run)).code).toBe(0);
    expect((await plan({ ...run, event: { ...event, inputs: null } })).code).toBe(0);
  });
});

it('an event of a run names no command', async () => {
  const pull = await scene.push('no-command', better, eve);
  const event = await workflowRunEvent(scene.server, pull.state);
  const run = { ...pull, eventName: 'workflow_run', event };
  const { code, result } = await runStep(run, { action: 'command', checkout: false });
  expect([code, result.reason]).toEqual([1, 'event-not-supported']);
});
