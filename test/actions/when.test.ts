import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tiny } from '../acceptance/tiny.ts';
import { pushEvent } from '../harness/forge/events.ts';
import { commented, decide } from './command.ts';
import { grantedToOneJob } from './granted.ts';
import { type Run, runStep, type Stepped } from './job.ts';
import { withModels } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train } from './scene.ts';

const training = 'run: bash train.sh\n      seeds: [1, 2]';
const waiting = { asked: `${training}\n      when: request`, late: `${training}\n      when: merge` };
const scene = actionScene(withModels({ now: training, ...waiting }));
let pull: PullRun;

beforeAll(async () => {
  scene.server.settings.roles.set('bea', 'write');
  scene.server.settings.roles.set('ron', 'read');
  pull = await scene.push('better', { 'params.yaml': 'signal: 0.9\n' });
});

const planShape = z.object({ matrix: z.array(z.object({ model: z.string() })) });
const todo = ({ result }: Stepped) => planShape.parse(result.data).matrix.map(({ model }) => model);
const reportShape = z.object({
  report: z.object({
    models: z.array(z.object({ model: z.string(), verdict: z.string(), reason: z.string() })),
  }),
});
const modelsOf = ({ result }: Stepped) =>
  reportShape.parse(result.data).report.models.map(({ model, verdict, reason }) => [model, verdict, reason]);

/** All jobs of a run, to its end. */
async function judge(run: Run) {
  const planned = await plan(run);
  for (const model of todo(planned)) expect((await train(run, model)).code).toBe(0);
  const told = await report(run, (await evaluate(run)).outputs['digest']);
  scene.server.actions.finish(run.state, told.result.verdict === 'pass' ? 'success' : 'failure');
  return { planned, told };
}

const requests = () => scene.ledger().filter((path) => path.startsWith('requests/'));
const runsOf = (model: string) => scene.ledger().filter((path) => path.startsWith(`runs/${model}/`)).length;
const answers = (number = pull.number) =>
  commentsOn(scene.server, number).filter((body) => body.includes('mlops-answer'));
const theComment = () => commentsOn(scene.server, pull.number).find((body) => !body.includes('mlops-answer')) ?? '';

async function ask(login: string, { number, head } = pull) {
  const { run } = await commented(scene, { number, login, body: `/mlops train ${head}` });
  const stepped = await decide(run);
  return { run, stepped, answer: answers(number).at(-1) ?? '' };
}

describe('a push to a pull request', () => {
  it('is told that nobody knows yet what waits, where it is asked for before there is a verdict', async () => {
    const { stepped, answer } = await ask('bea');
    expect([stepped.result.reason, requests()]).toEqual(['command-answered', []]);
    expect(answer).toContain('There is no verdict');
  });

  it('trains what waits for nothing; the rest is unknown, with the command that asks for it', async () => {
    const { planned, told } = await judge(pull);
    expect(todo(planned)).toEqual(['now']);
    expect(planned.result.sentence).toContain('Waits until somebody asks for it: asked. Waits for the merge: late.');
    expect(planned.log).toMatch(/wait {5} train asked .*somebody has to ask for it/);
    expect([told.result.verdict, modelsOf(told)]).toEqual([
      'unknown',
      expect.arrayContaining([
        ['now', 'pass', expect.any(String)],
        ['asked', 'unknown', 'training-not-requested'],
        ['late', 'unknown', 'training-at-merge'],
      ]),
    ]);
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('action_required');
    expect(theComment()).toContain(`/mlops train ${pull.head}`);
    expect(theComment()).toContain('trained when the change is merged');
    expect([runsOf('now'), runsOf('asked'), runsOf('late')]).toEqual([2, 0, 0]);
  });

  it.each([
    ['may only read', 'ron'],
    ['is a stranger', 'eve'],
  ])('is not trained for somebody who %s', async (_, login) => {
    const { stepped, answer } = await ask(login);
    expect([stepped.result.reason, requests(), pull.state.attempt]).toEqual(['command-answered', [], 1]);
    expect(answer).toContain('Only who may write to this repository');
  });

  it('is not trained for a commit that is not the head', async () => {
    const { answer } = await ask('bea', { ...pull, head: scene.world.git('rev-parse', 'main') });
    expect([answer, requests()]).toEqual([expect.stringContaining(`\`/mlops train ${pull.head}\``), []]);
  });
});

describe('/mlops train of somebody who may write', () => {
  it('whose run GitHub refuses to repeat is red, stays recorded, and goes on when its job runs again', async () => {
    const on = 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun';
    scene.server.fail({ on, kind: 'answer', status: 403, message: 'It may not run again' });
    const { run, stepped, answer } = await ask('bea');
    expect([stepped.code, stepped.result.reason, pull.state.attempt]).toEqual([1, 'run-not-repeated', 1]);
    expect([requests().length, answer]).toEqual([1, expect.stringContaining('could not be run again')]);
    scene.server.actions.rerun(run.state);
    const again = await decide(run);
    expect([again.code, again.result.reason, pull.state.attempt]).toEqual([0, 'training-requested', 2]);
    expect(answers().at(-1)).toMatch(/^.*bea.* asks for the trainings of `[0-9a-f]{12}`.*run again in \[this run\]/s);
    scene.server.actions.rerun(run.state);
    expect((await decide(run)).result.reason).toBe('answered-before');
  });

  it('is recorded with who, where and for which commit', () => {
    const text = scene.world.inOrigin('show', `refs/heads/mlops/ledger:${requests()[0]}`);
    expect(requests()).toEqual([`requests/${pull.head.slice(0, 2)}/${pull.head}.json`]);
    expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, commit: pull.head, by: 'bea', pull: pull.number });
  });

  it('starts nothing a second time while the run is under way', async () => {
    const { stepped } = await ask('bea');
    expect([stepped.result.reason, pull.state.attempt, requests().length]).toEqual(['training-requested', 2, 1]);
  });

  it('has all that waited trained and judged, and nothing that was trained before', async () => {
    const { planned, told } = await judge(pull);
    expect(todo(planned).sort()).toEqual(['asked', 'late']);
    expect([told.result.verdict, modelsOf(told).map(([, verdict]) => verdict)]).toEqual([
      'pass',
      ['pass', 'pass', 'pass'],
    ]);
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('success');
    expect([runsOf('now'), runsOf('asked'), runsOf('late')]).toEqual([2, 2, 2]);
  });

  it('has nothing to ask for then', async () => {
    const { stepped, answer } = await ask('bea');
    expect([stepped.result.reason, pull.state.attempt]).toEqual(['command-answered', 2]);
    expect(answer).toContain('Nothing waits for this');
  });

  it('holds for that commit alone: the next push waits again', async () => {
    const next = await scene.push('better', { 'params.yaml': 'signal: 0.1\n' }, { number: pull.number });
    const { planned, told } = await judge(next);
    expect(todo(planned)).toEqual(['now']);
    expect(modelsOf(told)).toContainEqual(['asked', 'unknown', 'training-not-requested']);
    expect(told.result.verdict).toBe('fail');
    pull = next;
  });
});

describe('when', () => {
  it('holds in one job as well', async () => {
    const run = await scene.push('alone', { 'params.yaml': 'signal: 0.95\n' });
    const step = { action: 'main', permissions: grantedToOneJob() };
    const done = await runStep(run, step);
    expect([done.result.verdict, done.log]).toEqual([
      'unknown',
      expect.stringMatching(/trained {2}.*now|now .*trained/),
    ]);
    expect(modelsOf(done)).toContainEqual(['late', 'unknown', 'training-at-merge']);
    expect(done.log).not.toMatch(/done .*train (asked|late)/);
  });

  it('is the base’s word: a branch that says otherwise still waits, and it is told', async () => {
    const changed = withModels({ now: training, asked: training, late: training })['mlops.yaml'] ?? '';
    const run = await scene.push('impatient', { 'mlops.yaml': changed, 'params.yaml': 'signal: 0.8\n' });
    const planned = await plan(run);
    expect(todo(planned)).toEqual(['now']);
    expect(planned.log).toContain('changes models.asked.train.when: request → pull-request');
  });

  it('of what is merged asks nobody: all is trained there, and the gates judge it', async () => {
    const { server, world } = scene;
    world.git('switch', '--quiet', 'main');
    world.commit('Worse', { 'params.yaml': 'signal: 0.15\n', 'train.sh': `${tiny['train.sh']}# merged\n` });
    world.git('push', '--quiet', 'origin', 'main');
    const headSha = world.inOrigin('rev-parse', 'refs/heads/main');
    const own = { event: 'push', path: '.github/workflows/mlops.yml', headSha, headBranch: 'main' };
    const event = await pushEvent(server, 'main', `${headSha}^`);
    const run = { server, world, state: server.actions.start(own), eventName: 'push', event, ref: headSha };
    const { planned, told } = await judge(run);
    expect(todo(planned).sort()).toEqual(['asked', 'late', 'now']);
    expect([told.result.verdict, modelsOf(told).map(([, verdict]) => verdict)]).toEqual([
      'fail',
      ['fail', 'fail', 'fail'],
    ]);
  });
});
