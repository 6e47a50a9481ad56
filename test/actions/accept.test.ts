import { beforeAll, describe, expect, it } from 'vitest';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { command, commented, decide } from './command.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, report, train } from './scene.ts';

// Of two metrics that one training moves, each has its own gate.
const gates = '    gates:\n      roc-auc: { max-worse: 0.02 }\n      log-loss: { max-worse: 0.02 }\n';
const scene = actionScene({ ...tiny, 'mlops.yaml': projectFile({ gates }) });
let pull: PullRun;
let evaluation = '';

beforeAll(async () => {
  scene.server.settings.roles.set('ada', 'write');
  scene.server.settings.roles.set('bea', 'maintain');
  pull = await scene.push('worse', { 'params.yaml': 'signal: 0.1\n' });
  await judge();
});

/** The jobs of a run for the pull request, up to the end of the run. */
async function judge(): Promise<void> {
  await train(pull, 'm');
  evaluation = (await evaluate(pull)).outputs['digest'] ?? '';
  await reported();
}

async function reported(): Promise<string> {
  const { actions } = scene.server;
  if (pull.state.jobs.every(({ name, attempt }) => name !== 'Report' || attempt !== pull.state.attempt))
    actions.addJob(pull.state, 'Report');
  const { result } = await report(pull, evaluation);
  actions.finish(pull.state, result.verdict === 'pass' ? 'success' : 'failure');
  return result.verdict;
}

const recorded = () => scene.ledger().filter((path) => path.startsWith('acceptances/'));
const answers = () => commentsOn(scene.server, pull.number).filter((body) => body.includes('mlops-answer'));
const theComment = () => commentsOn(scene.server, pull.number).find((body) => !body.includes('mlops-answer')) ?? '';
const say = async (body: string, login: string, number = pull.number) => {
  const { run, comment } = await commented(scene, { number, login, body });
  const stepped = await decide(run);
  return { run, comment, stepped, answer: answers().at(-1) ?? '' };
};

describe('/mlops explain', () => {
  it('tells gate by gate what decided, with codes, remedies and how to repeat it, to who may only read', async () => {
    scene.server.settings.roles.set('ron', 'read');
    const { run } = await commented(scene, { number: pull.number, login: 'ron', body: '/mlops explain' });
    const { code, result, log } = await command(run);
    expect([code, result.reason, log]).toEqual([0, 'command-answered', expect.any(String)]);
    const answer = answers().at(-1) ?? '';
    expect(answer).toMatch(
      /❌ `roc-auc`, at most 0\.02 worse: .*`beyond-limit`, stops the change\) → Look at what changed/,
    );
    expect(answer).toContain('`/mlops accept m roc-auc <reason>`');
    expect(answer).toContain('mlops report');
    scene.server.actions.rerun(run.state);
    expect([(await command(run)).result.reason, answers().length]).toEqual(['answered-before', 1]);
  });

  it('says so where nothing is judged yet, and where somebody may not even read', async () => {
    const fresh = await scene.push('fresh', { 'README.md': 'Other words.\n' });
    const asked = await commented(scene, { number: fresh.number, login: 'bea', body: '/mlops explain' });
    await command(asked.run);
    expect(commentsOn(scene.server, fresh.number).at(-1)).toContain('There is no verdict');
    scene.server.settings.private = true;
    const { run } = await commented(scene, { number: fresh.number, login: 'nobody', body: '/mlops explain' });
    await command(run);
    scene.server.settings.private = false;
    expect(commentsOn(scene.server, fresh.number).at(-1)).toContain('Only who may read');
  });
});

describe('/mlops accept', () => {
  it.each([
    ['of who may only read', 'eve', '/mlops accept m roc-auc I want it', 'Only who may write'],
    ['of the pull request’s author', 'ada', '/mlops accept m roc-auc I want it', 'does not accept its loss'],
    ['of a metric that does not fail', 'bea', '/mlops accept m accuracy I want it', 'knows no such loss'],
    ['of a model that is not there', 'bea', '/mlops accept other roc-auc I want it', 'knows no such loss'],
    ['without a reason', 'bea', '/mlops accept m roc-auc', 'no command that is understood'],
  ])('%s is answered, and nothing is recorded', async (_, login, body, words) => {
    const { stepped, answer } = await say(body, login);
    expect([stepped.code, stepped.result.reason, recorded()]).toEqual([0, 'command-answered', []]);
    expect(answer).toContain(words);
    expect(pull.state.attempt).toBe(1);
  });

  it('written before the verdict stood accepts nothing', async () => {
    const { run } = await commented(scene, { number: pull.number, login: 'bea', body: '/mlops accept m roc-auc x' });
    const event = JSON.parse(
      JSON.stringify(run.event).replaceAll(/"created_at":"[^"]*"/g, '"created_at":"2001-01-01T00:00:00Z"'),
    );
    await decide({ ...run, event });
    expect([answers().at(-1), recorded()]).toEqual([expect.stringContaining('No verdict stood'), []]);
  });

  it('of a maintainer is recorded, and the job that reports runs again; other gates still judge', async () => {
    const { run, comment, stepped, answer } = await say('/mlops accept m roc-auc the *new* sensor needs it', 'bea');
    expect([stepped.code, stepped.result.reason, stepped.log]).toEqual([0, 'loss-accepted', expect.any(String)]);
    expect([recorded().length, pull.state.attempt, answer]).toEqual([
      1,
      2,
      expect.stringContaining('is made again in'),
    ]);
    const text = scene.world.inOrigin('show', `refs/heads/mlops/ledger:${recorded()[0]}`);
    expect(JSON.parse(text)).toMatchObject({
      ...{ schemaVersion: 1, model: 'm', metric: 'roc-auc', by: 'bea', why: 'the *new* sensor needs it' },
      ...{ pull: pull.number, head: pull.head, comment: comment.id, values: [{ kind: 'max-worse' }] },
    });
    scene.server.actions.rerun(run.state);
    expect((await decide(run)).result.reason).toBe('answered-before');
    scene.server.remove(comment.id);
    expect(await reported()).toBe('fail');
    expect(theComment()).toContain('log-loss');
    expect(theComment()).toMatch(/fails, accepted by bea: the \\\*new\\\* sensor needs it/);
  });

  it('of the same by somebody else is told as known', async () => {
    const before = recorded();
    const { stepped, answer } = await say('/mlops accept m roc-auc me too', 'bea');
    expect([stepped.result.reason, recorded(), pull.state.attempt]).toEqual(['command-answered', before, 2]);
    expect(answer).toMatch(/accepted already, by bea on pull request \d+: the/);
  });

  it('whose report GitHub refuses to make again is red, stays recorded, and goes on when its job runs again', async () => {
    const on = 'POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun';
    scene.server.fail({ on, kind: 'answer', status: 403, message: 'It may not run again' });
    const { run, stepped } = await say('/mlops accept m log-loss the same sensor', 'bea');
    expect([stepped.code, stepped.result.reason, pull.state.attempt]).toEqual([1, 'report-not-started', 2]);
    expect([recorded().length, answers().at(-1)]).toEqual([2, expect.stringContaining('could not be made again')]);
    scene.server.actions.rerun(run.state);
    expect([(await decide(run)).result.reason, pull.state.attempt]).toEqual(['loss-accepted', 3]);
  });

  it('of all that failed lets the change pass, as accepted and not as earned', async () => {
    expect(await reported()).toBe('pass');
    const check = checkOn(scene.server, pull.head);
    expect([check?.conclusion, check?.title]).toEqual([
      'success',
      expect.stringMatching(/fails a gate, accepted by bea: /),
    ]);
    expect(theComment()).toContain('Loss accepted');
  });

  it('lapses with another fingerprint; of the author counts where the base says so, not where the branch does', async () => {
    const before = recorded();
    const selfish = projectFile({ gates, head: 'version: 1\nname: tiny\nself-accept: true' });
    const files = { 'params.yaml': 'signal: 0.12\n', 'mlops.yaml': selfish };
    pull = await scene.push('worse', files, { number: pull.number });
    await judge();
    expect([checkOn(scene.server, pull.head)?.conclusion, recorded()]).toEqual(['failure', before]);
    expect(theComment()).toContain('`m` got worse');
    expect(theComment()).not.toContain('accepted by bea');
    const { answer } = await say('/mlops accept m roc-auc I want it', 'ada');
    expect(answer).toContain('does not accept its loss');
    scene.world.git('switch', '--quiet', 'main');
    scene.world.commit('policy', { 'mlops.yaml': selfish });
    scene.world.git('push', '--quiet', 'origin', 'main');
    const { stepped } = await say('/mlops accept m roc-auc I want it', 'ada');
    expect(stepped.result.reason).toBe('loss-accepted');
  });
});

describe('/mlops accept on a fork’s pull request', () => {
  it('accepts nothing, since nothing of a fork is recorded', async () => {
    const fork = await scene.push('theirs', { 'params.yaml': 'signal: 0.2\n' }, { fork: 'eve' });
    const before = recorded();
    await say('/mlops accept m roc-auc why', 'bea', fork.number);
    expect(commentsOn(scene.server, fork.number).at(-1)).toContain('Nothing of a fork’s pull request is recorded');
    expect(recorded()).toEqual(before);
  });
});
