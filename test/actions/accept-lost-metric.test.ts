import { expect, it } from 'vitest';
import { rows } from '../acceptance/tiny.ts';
import { commented, decide } from './command.ts';
import { actionScene, commentsOn, evaluate, report, train } from './scene.ts';

const writing = (metrics: string) =>
  `mkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"\necho '${metrics}' > "$MLOPS_OUTPUT/metrics.json"\n`;

const scene = actionScene({
  'mlops.yaml': `version: 1
name: tiny
store: .mlops/store
models:
  m:
    code: [train.sh]
    data: data/train.csv
    train: { run: bash train.sh }
    artifact: model/
    metrics: metrics.json
    gates: { accuracy: { min: 0.5 } }
`,
  'data/train.csv': rows(60, 1),
  'train.sh': writing('{"accuracy": 0.9, "loss": 0.5}'),
});

it('a metric that has another name now is unknown until somebody accepts it by the old one', async () => {
  const { server } = scene;
  server.settings.roles.set('bea', 'maintain');
  const pull = await scene.push('renamed', { 'train.sh': writing('{"accuracy": 0.9, "val_loss": 0.5}') });
  await train(pull, 'm');
  const digest = (await evaluate(pull)).outputs['digest'] ?? '';
  const reported = async () => {
    if (pull.state.jobs.every(({ name, attempt }) => name !== 'Report' || attempt !== pull.state.attempt))
      server.actions.addJob(pull.state, 'Report');
    const { result } = await report(pull, digest);
    server.actions.finish(pull.state, result.verdict === 'pass' ? 'success' : 'failure');
    return result;
  };
  expect(await reported()).toMatchObject({ verdict: 'unknown', reason: 'value-lost' });
  const [comment = ''] = commentsOn(server, pull.number);
  expect(comment).toMatch(/loss is no longer there \(0\.500 in the baseline; new here: val\\?_loss\)/);

  const said = await commented(scene, {
    number: pull.number,
    login: 'bea',
    body: '/mlops accept m loss it is renamed',
  });
  expect((await decide(said.run)).result.reason).toBe('loss-accepted');
  expect(await reported()).toMatchObject({ verdict: 'pass', reason: 'accepted' });
  expect(commentsOn(server, pull.number)[0]).toContain('lost a metric, accepted by bea: it is renamed');
});
