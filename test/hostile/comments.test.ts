import { beforeAll, describe, expect, it } from 'vitest';
import { oneLine } from '../../src/support/escape/index.ts';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { commanding, commented, deciding } from '../actions/command.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, reporting, train } from '../actions/scene.ts';
import { comments, reasons } from './corpus/comments.ts';
import { commandEscapes } from './detectors/index.ts';
import { quoted } from './project.ts';
import { type Watched, watch } from './watched.ts';

/** One reported metric with a gate for each reason, and one that nobody accepts. */
const metrics = [...reasons.map((_, at) => `g${`${at}`.padStart(2, '0')}`), 'spare'];
const gates = metrics.map((name) => `      ${quoted(name)}: { better: higher, min: 0.5 }\n`).join('');
const scene = actionScene({
  ...tiny,
  'mlops.yaml': projectFile({
    train: 'run: bash train.sh',
    model: '    metrics: metrics.json\n',
    evaluate: '',
    gates: `    gates:\n${gates}`,
  }),
  'train.sh': `mkdir -p "$MLOPS_OUTPUT/model"; echo m > "$MLOPS_OUTPUT/model/m"
value=$(sed 's/.*: *//' params.yaml)
{ printf '{'; for name in ${metrics.slice(0, -1).join(' ')}; do printf '"%s": %s, ' "$name" "$value"; done
  printf '"spare": %s}' "$value"; } > "$MLOPS_OUTPUT/metrics.json"
`,
});
const pushed = new Set(['refs/heads/main', 'refs/heads/worse', 'refs/heads/from-eve']);
let watched: Watched;
let pull: PullRun;
let fork: PullRun;
let evaluation = '';

beforeAll(async () => {
  watched = watch(scene, pushed);
  scene.server.settings.roles.set('bea', 'maintain');
  fork = await scene.push('from-eve', { 'params.yaml': 'signal: 0.9\n' }, { fork: 'eve' });
  pull = await scene.push('worse', { 'params.yaml': 'signal: 0.1\n' });
  await train(pull, 'm');
  evaluation = (await evaluate(pull)).outputs['digest'] ?? '';
  await report();
});

/** The job that reports, watched, as the last one of its run. */
async function report() {
  scene.server.actions.addJob(pull.state, 'Report');
  const step = { action: 'report', permissions: reporting, inputs: { evaluation } };
  const done = await watched.step(pull, step);
  scene.server.actions.finish(pull.state, done.code === 0 ? 'success' : 'failure');
  return done;
}

async function say(body: string, number = pull.number) {
  const { run } = await commented(scene, { number, login: 'bea', body });
  const job = /accept|train/.test(body) ? { job: 'decide', permissions: deciding } : { permissions: commanding };
  const env = { GITHUB_SERVER_URL: scene.server.origin };
  return await watched.step(run, { action: 'command', ...job, checkout: false, env });
}

const metricOf = (at: number) => metrics[at] ?? '';
const acceptances = () => scene.ledger().filter((path) => path.startsWith('acceptances/'));
const accepted = () =>
  acceptances().map((path) => {
    const { model, metric, by, why } = JSON.parse(scene.world.inOrigin('show', `refs/heads/mlops/ledger:${path}`));
    return `${model} ${metric}, by ${by}: ${why}`;
  });
const started = () =>
  scene.server.actions.runs.filter(({ event }) => event === 'workflow_dispatch').map(({ title }) => title);

describe('a hostile reason of an accepted loss', () => {
  it.each(reasons.map((one, at) => ({ ...one, metric: metricOf(at) })))(
    '$id: tries $tries, must not $mustNot',
    async ({ metric, text }) => {
      const { result, log } = await say(`/mlops accept m ${metric} ${text}`);
      expect([result.reason, log]).toEqual(['loss-accepted', expect.any(String)]);
      scene.server.actions.finish(pull.state, 'failure');
      expect(watched.escapes()).toEqual([]);
    },
  );

  it('is told with all others where somebody looks, and stays text there', async () => {
    await report();
    const [comment = ''] = commentsOn(scene.server, pull.number);
    expect(comment).toContain('accepted by bea');
    expect(comment).toContain('GH-\u200b31337');
    expect(checkOn(scene.server, pull.head)?.conclusion).toBe('failure'); // nobody accepted the spare one
    await say('/mlops explain');
    expect(watched.escapes()).toEqual([]);
  });
});

describe('a hostile comment', () => {
  it.each(comments)('$id: tries $tries, must not $mustNot', async ({ body, says }) => {
    const text = body(fork.head);
    const { result } = await say(text, text.includes('train') ? fork.number : pull.number);
    expect(result.reason).toBe(says);
    const answer = commentsOn(scene.server, fork.number).at(-1) ?? '';
    expect(answer).not.toContain('hostile');
    expect(watched.escapes()).toEqual([]);
  });

  it('has started nothing, and accepted nothing that was not said', () => {
    const meant = new Set(reasons.map(({ text }, at) => `m ${metricOf(at)}, by bea: ${oneLine(text).trim()}`));
    expect(accepted()).toHaveLength(reasons.length);
    expect(commandEscapes('commands', { started: started(), accepted: accepted(), meant })).toEqual([]);
    expect(watched.looked()).toBeGreaterThan(100);
  });
});
