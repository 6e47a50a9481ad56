import { beforeAll, describe, expect, it } from 'vitest';
import templates from '../../src/commands/init/templates.json' with { type: 'json' };
import { workflowFiles } from '../../src/commands/init/templates.ts';
import { tiny } from '../acceptance/tiny.ts';
import { commented, decide, dispatched } from './command.ts';
import { actionScene, commentsOn, type PullRun } from './scene.ts';

const workflows = workflowFiles(templates, {
  repository: 'team/tiny',
  branch: 'main',
  queues: true,
  environments: [],
  installs: [],
});
const scene = actionScene({ ...tiny, ...Object.fromEntries(workflows.map(({ path, text }) => [path, text])) });
let pull: PullRun;
beforeAll(async () => {
  scene.server.settings.roles.set('ada', 'maintain');
  pull = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' }, { fork: 'eve' });
});

const started = () => scene.server.actions.runs.filter(({ event }) => event === 'workflow_dispatch');
const answers = () => commentsOn(scene.server, pull.number);
const say = (body: string, login = 'ada', more = {}) => commented(scene, { number: pull.number, login, body, more });

describe('a comment on a fork’s pull request', () => {
  it('of somebody else is answered, and starts nothing, whatever its payload calls them', async () => {
    const { run } = await say(`/mlops train ${pull.head}`, 'eve');
    const event = JSON.parse(JSON.stringify(run.event).replaceAll('"NONE"', '"OWNER"'));
    const { code, result } = await decide({ ...run, event });
    expect([code, result.reason, started()]).toEqual([0, 'command-answered', []]);
    expect(answers()).toEqual([expect.stringContaining('Only who may write to this repository')]);
  });

  it('of a maintainer with a commit that is not the head is answered with the one that is', async () => {
    const { run } = await say(`/mlops train ${scene.world.git('rev-parse', 'main')}`);
    expect([(await decide(run)).code, started()]).toEqual([0, []]);
    expect(answers().at(-1)).toContain(`\`/mlops train ${pull.head}\``);
    expect(answers().at(-1)).toContain(`/team/tiny/pull/${pull.number}/files`);
  });

  it.each([
    ['edited', { action: 'edited' }, 'not-a-command', 0],
    ['deleted', { action: 'deleted' }, 'not-a-command', 0],
    ['on an issue', { issue: { number: 1 } }, 'not-a-command', 0],
    ['not understood', { comment: 'x' }, 'event-not-supported', 1],
  ])('that is %s is none, and nothing is said', async (_, more, reason, code) => {
    const before = answers();
    const { run } = await say(`/mlops train ${pull.head}`, 'ada', more);
    const stepped = await decide(run);
    expect([stepped.code, stepped.result.reason, answers(), started()]).toEqual([code, reason, before, []]);
  });

  it('of a maintainer starts the workflow of the default branch with the whole commit, once', async () => {
    const { run } = await say(`/mlops train ${pull.head}`);
    const { code, result, log } = await decide(run);
    expect([code, result.reason, log]).toEqual([0, 'training-started', expect.any(String)]);
    expect(started()).toMatchObject([
      {
        path: '.github/workflows/mlops-pull-request.yml',
        headBranch: 'main',
        inputs: { 'pull-request': `${pull.number}`, commit: pull.head, base: 'main' },
        title: `Train pull request ${pull.number} at ${pull.head}`,
      },
    ]);
    const before = answers();
    expect(before.at(-1)).toContain(`/actions/runs/${started()[0]?.id}`);
    scene.server.actions.rerun(run.state);
    expect((await decide(run)).result.reason).toBe('answered-before');
    expect([answers(), started().length]).toEqual([before, 1]);
    expect(scene.ledger(), 'of a fork nothing is recorded, requests neither').toEqual([]);
  });

  it('whose start got no answer of GitHub is not started twice when the job runs again', async () => {
    const before = started().length;
    const { run } = await say(`/mlops train ${pull.head}`);
    const on = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
    scene.server.fail({ on, kind: 'drop', applied: true });
    const { code, result } = await decide(run);
    expect([code, result.reason]).toEqual([1, 'training-not-started']);
    scene.server.actions.rerun(run.state);
    expect((await decide(run)).result.reason).toBe('training-started');
    expect([started().length, answers().at(-1)]).toEqual([
      before + 1,
      expect.stringContaining('was started in [this run]'),
    ]);
  });

  it('on a branch of this repository without a verdict is told that nobody knows what waits', async () => {
    const own = await scene.push('own', { 'params.yaml': 'signal: 0.8\n' });
    const before = (await dispatched(scene)).length;
    const { run } = await commented(scene, { number: own.number, login: 'ada', body: `/mlops train ${own.head}` });
    await decide(run);
    expect([commentsOn(scene.server, own.number).at(-1), started().length]).toEqual([
      expect.stringContaining('There is no verdict'),
      before,
    ]);
  });
});
