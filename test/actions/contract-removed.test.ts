import { beforeAll, describe, expect, it } from 'vitest';
import { projectFile } from '../acceptance/tiny.ts';
import { commented, decide } from './command.ts';
import type { Stepped } from './job.ts';
import { withModels } from './projects.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, report, train } from './scene.ts';

const scene = actionScene(withModels({ m: 'run: bash train.sh', old: 'run: bash train.sh' }));
/** The model reads the same files as before, and nobody asks anything of them any more; and the other model is gone. */
const without = projectFile({ train: 'run: bash train.sh' })
  .replace(/ {2}train:\n {4}source:[\s\S]*?(?= {2}test:)/, '')
  .replace('data: { train: train }', 'data: { train: data/train.csv }');
let pull: PullRun;
let evaluation = '';

/** The job that reports, up to the end of the run. */
async function reported(): Promise<Stepped> {
  const { actions } = scene.server;
  const { attempt, jobs } = pull.state;
  if (jobs.every((job) => job.name !== 'Report' || job.attempt !== attempt)) actions.addJob(pull.state, 'Report');
  const stepped = await report(pull, evaluation);
  actions.finish(pull.state, stepped.result.verdict === 'pass' ? 'success' : 'failure');
  return stepped;
}

const recorded = () => scene.ledger().filter((path) => path.startsWith('acceptances/'));
const said = async (login: string, body: string) =>
  (await decide((await commented(scene, { number: pull.number, login, body })).run)).result.reason;

beforeAll(async () => {
  expect(without).not.toContain('source: data/train.csv');
  scene.server.settings.roles.set('bea', 'write');
  pull = await scene.push('no-contract', { 'mlops.yaml': without });
  await train(pull, 'm');
  evaluation = (await evaluate(pull)).outputs['digest'] ?? '';
});

describe('a branch that deletes the contract of data that a model still reads, and a model', () => {
  it('is stopped by that, however good its model is, and told what it would take', async () => {
    const { code, result, log } = await reported();
    expect([code, result.verdict, result.reason, log]).toEqual([1, 'fail', 'policy-blocked', expect.any(String)]);
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('failure');
    const told = commentsOn(scene.server, pull.number).join();
    expect(told).toContain('removes the contract of train');
    expect(told).toContain('contract-removed');
    expect(told).toContain('removes the model old');
  });

  it('is let through by somebody who answers for both, and by nobody who may only read', async () => {
    const contract = '/mlops accept train contract-removed the supplier checks it now';
    expect([await said('eve', contract), recorded()]).toEqual(['command-answered', []]);
    expect([await said('bea', contract), recorded().length]).toEqual(['loss-accepted', 1]);
    const still = await reported();
    expect([still.result.verdict, still.result.reason]).toEqual(['fail', 'policy-blocked']);
    expect(await said('bea', '/mlops accept old model-removed nobody uses it')).toBe('loss-accepted');
    const again = await reported();
    expect([again.result.verdict, again.result.reason]).toEqual(['pass', 'accepted']);
    const { title } = checkOn(scene.server, pull.head) ?? {};
    expect(title).toContain('accepted by bea: the supplier checks it now');
    expect(commentsOn(scene.server, pull.number).join()).toContain('accepted by bea: nobody uses it');
  });
});
