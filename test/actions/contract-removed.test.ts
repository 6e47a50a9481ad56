import { beforeAll, describe, expect, it } from 'vitest';
import { projectFile } from '../acceptance/tiny.ts';
import { accept, commented } from './command.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, report, train } from './scene.ts';

const scene = actionScene();
/** The model reads the same files as before, and nobody asks anything of them any more. */
const without = projectFile()
  .replace(/ {2}train:\n {4}source:[\s\S]*?(?= {2}test:)/, '')
  .replace('data: { train: train }', 'data: { train: data/train.csv }');
let pull: PullRun;
let evaluation = '';

const reported = () => report(pull, evaluation);

beforeAll(async () => {
  expect(without).not.toContain('source: data/train.csv');
  scene.server.settings.roles.set('bea', 'write');
  pull = await scene.push('no-contract', { 'mlops.yaml': without });
  await train(pull, 'm');
  evaluation = (await evaluate(pull)).outputs['digest'] ?? '';
});

describe('a branch that deletes the contract of data that a model still reads', () => {
  it('is stopped by that, however good its model is, and told what it would take', async () => {
    const job = scene.server.actions.addJob(pull.state, 'Report');
    const { code, result, log } = await reported();
    expect([code, result.verdict, result.reason, log]).toEqual([1, 'fail', 'policy-blocked', expect.any(String)]);
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('failure');
    const told = commentsOn(scene.server, pull.number).join();
    expect(told).toContain('removes the contract of train');
    expect(told).toContain('contract-removed');
    scene.server.actions.finishJob(job, 'failure');
    scene.server.actions.finish(pull.state, 'failure');
  });

  it('is let through by somebody who answers for it, and by nobody who may only read', async () => {
    const body = '/mlops accept train contract-removed the supplier checks it now';
    const by = (login: string) => commented(scene, { number: pull.number, login, body });
    expect((await accept((await by('eve')).run)).result.reason).toBe('command-answered');
    expect((await reported()).result.verdict).toBe('fail');
    const { result, log } = await accept((await by('bea')).run);
    expect([result.reason, log]).toEqual(['loss-accepted', expect.any(String)]);
    const again = await reported();
    expect([again.result.verdict, again.result.reason]).toEqual(['pass', 'accepted']);
    expect(checkOn(scene.server, pull.head)?.title).toContain('accepted by bea: the supplier checks it now');
  });
});
