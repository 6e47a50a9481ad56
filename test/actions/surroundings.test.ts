import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declared, granted } from './granted.ts';
import { runStep } from './job.ts';
import { actionScene, commentsOn, evaluate, plan, report, train } from './scene.ts';

const scene = actionScene();

describe('where the actions run', () => {
  it('a fork gets the verdict in the job summary, and writes neither comment, check nor ledger', async () => {
    const run = await scene.push('forked', { 'README.md': 'By somebody else.\n' }, { fork: 'eve' });
    const planned = await plan(run);
    const { outputs } = await evaluate(run);
    const reported = await report(run, outputs['digest']);
    expect([planned.code, reported.code, reported.result.reason]).toEqual([0, 1, 'not-trained']);
    expect(reported.summary).toContain('not-trained');
    expect([scene.server.comments, scene.server.checks, scene.ledger()]).toEqual([[], [], []]);
    expect(scene.server.seen.filter(({ operation }) => /^(POST|PATCH|PUT|DELETE) /.test(operation))).toEqual([]);
  });

  it('answers to no event that it does not know', async () => {
    const run = await scene.push('event', { 'README.md': 'One.\n' });
    for (const eventName of ['pull_request_target', 'issue_comment']) {
      const { code, result } = await runStep({ ...run, eventName }, declared(run, 'plan', { action: 'plan' }));
      expect([code, result.reason, result.sentence]).toEqual([
        1,
        'event-not-supported',
        expect.stringContaining(eventName),
      ]);
    }
    const strange = await plan({ ...run, event: { pull_request: { base: {} } } });
    expect([strange.code, strange.result.reason]).toEqual([1, 'event-not-supported']);
  });

  it('refuses inputs that it does not take', async () => {
    const run = await scene.push('inputs', { 'README.md': 'Two.\n' });
    const maybe = await report(run, '', { inputs: { record: 'maybe' } });
    expect([maybe.code, maybe.result.reason]).toEqual([1, 'bad-input']);
    const nothing = await train(run, '');
    expect([nothing.code, nothing.result.reason]).toEqual([1, 'bad-input']);
    const unknown = await train(run, 'x');
    expect([unknown.code, unknown.result.reason]).toEqual([1, 'no-such-model']);
  });

  it('asks for a checkout where there is none', async () => {
    const run = await scene.push('nothing', { 'README.md': 'Three.\n' });
    const { code, result, log } = await plan(run, { checkout: false });
    expect([code, result.reason]).toEqual([1, 'no-checkout']);
    expect(log).toContain('actions/checkout');
  });

  it('finds its own comment among 35 others, and leaves one with our marker that somebody else pasted', async () => {
    const run = await scene.push('talk', { 'params.yaml': 'signal: 0.7\n' });
    await plan(run);
    const [mine = ''] = commentsOn(scene.server, run.number);
    const ada = { login: 'ada', type: 'User' } as const;
    const pasted = scene.server.comment(run.number, ada, mine.replace('Running', 'Passed'));
    for (let count = 0; count < 35; count++) scene.server.comment(run.number, ada, `Comment ${count}`);
    await report(run);
    const [ours, ...more] = commentsOn(scene.server, run.number);
    expect([ours, more]).toEqual([expect.not.stringContaining('Running'), []]);
    expect(scene.server.comments.find(({ id }) => id === pasted.id)?.body).toContain('Passed');
    expect(scene.server.comments.filter(({ issue }) => issue === run.number)).toHaveLength(37);
  });
});

describe('a private repository', () => {
  it('is read with the token, which is left nowhere', async () => {
    const run = await scene.push('private', { 'params.yaml': 'signal: 0.9\n' });
    scene.server.settings.private = true;
    const token = scene.server.token(granted('mlops-pull-request.yml', 'train/train'));
    const refused = await train(run, 'm', { job: 'blind', inputs: { token: '' } });
    expect([refused.code, refused.result.reason]).toEqual([1, 'history-not-fetched']);
    const trained = await train(run, 'm', { inputs: { token } });
    expect([trained.code, trained.log]).toEqual([0, expect.any(String)]);
    const secrets = [token, Buffer.from(`x-access-token:${token}`).toString('base64')];
    const shown = trained.log
      .split('\n')
      .filter((line) => !line.startsWith('::add-mask::'))
      .join('\n');
    const kept = filesOf(trained.machine).map((file) => readFileSync(file, 'latin1'));
    const sent = scene.server.actions.artifacts.map(({ bytes }) => `${bytes?.toString('latin1')}`);
    for (const secret of secrets) {
      expect(trained.log).toContain(`::add-mask::${secret}`);
      for (const text of [shown, ...kept, ...sent]) expect(text.includes(secret)).toBe(false);
    }
    scene.server.settings.private = false;
  });
});

function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
