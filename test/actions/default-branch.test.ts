import { beforeAll, describe, expect, it } from 'vitest';
import type { Files } from '../acceptance/harness.ts';
import { pushEvent } from '../harness/forge/events.ts';
import { grantedToOneJob } from './granted.ts';
import { type Run, runStep } from './job.ts';
import { type ActionScene, actionScene, evaluate, plan, report, train, validate } from './scene.ts';

/** What GitHub writes into the event of a schedule; of the repository it says nothing. */
const bySchedule = { schedule: '0 3 * * *', workflow: '.github/workflows/mlops.yml' };

/** A run on the default branch as it is now. */
async function onMain({ server, world }: ActionScene, eventName: string, name = 'main'): Promise<Run> {
  const headSha = world.inOrigin('rev-parse', `refs/heads/${name}`);
  const event = eventName === 'push' ? await pushEvent(server, name, `${headSha}^`) : bySchedule;
  const own = { path: '.github/workflows/mlops.yml', headSha, headBranch: name };
  const state = server.actions.start({ event: eventName, ...own });
  return { server, world, state, eventName, event, ref: headSha };
}

const env = { GITHUB_REF: 'refs/heads/main' };
const inOneJob = (run: Run) => runStep(run, { action: 'main', permissions: grantedToOneJob(), env });

/** What the run wrote through the API. */
const written = ({ server }: ActionScene) =>
  server.seen.filter(({ operation }) => /^(POST|PATCH|PUT|DELETE) \//.test(operation));

/** Another commit on the default branch. */
function pushed({ world }: ActionScene, message: string, files: Files): void {
  world.commit(message, files);
  world.git('push', '--quiet', 'origin', 'main');
}

describe('a push or a schedule on the default branch, in one job', () => {
  const scene = actionScene();

  it('trains and judges its newest commit, records it, and tells it in the summary alone', async () => {
    pushed(scene, 'Better', { 'params.yaml': 'signal: 0.9\n' });
    const done = await inOneJob(await onMain(scene, 'push'));
    expect([done.code, done.result.verdict, done.log]).toEqual([0, 'pass', expect.any(String)]);
    expect(done.summary).toContain('`m` got better');
    expect(done.summary).toMatch(/\[Full report\]\(https:.*\[Run records\]\(https:/);
    expect(scene.ledger().filter((path) => path.startsWith('runs/m/'))).toHaveLength(2);
    const commits = scene.ledger().filter((path) => path.startsWith('commits/'));
    expect(commits).toEqual([expect.stringContaining(scene.world.git('rev-parse', 'main'))]);
    expect(written(scene)).toEqual([]);
  });

  it('trains nothing again, on a re-run and where only words changed', async () => {
    const again = await inOneJob(await onMain(scene, 'schedule'));
    expect([again.code, again.log]).toEqual([0, expect.not.stringContaining('trained  ')]);
    pushed(scene, 'Words', { 'README.md': 'Other words.\n' });
    const words = await inOneJob(await onMain(scene, 'push'));
    expect([words.code, words.result.verdict]).toEqual([0, 'pass']);
    expect(scene.ledger().filter((path) => path.startsWith('runs/m/'))).toHaveLength(2);
  });

  it('fails where the newest commit made the model worse', async () => {
    pushed(scene, 'Worse', { 'params.yaml': 'signal: 0.1\n' });
    const done = await inOneJob(await onMain(scene, 'schedule'));
    expect([done.code, done.result.verdict, written(scene)]).toEqual([1, 'fail', []]);
    expect(done.summary).toContain('got worse');
    expect(scene.ledger().filter((path) => path.startsWith('runs/m/'))).toHaveLength(3);
  });
});

describe('a push or a schedule on the default branch, job by job', () => {
  const scene = actionScene();
  let run: Run;
  beforeAll(async () => {
    pushed(scene, 'Better', { 'params.yaml': 'signal: 0.9\n' });
    run = await onMain(scene, 'schedule');
  });

  it('is planned, and announced to nobody', async () => {
    for (const one of [await onMain(scene, 'push'), run]) {
      const { code, outputs, log } = await plan(one, { env });
      expect([code, outputs['count'], log]).toEqual([0, '1', expect.any(String)]);
      expect(outputs['commit']).toBe(one.state.headSha);
    }
    expect(written(scene)).toEqual([]);
  });

  it('has its data validated, its model trained, compared and recorded', async () => {
    const validated = await validate(run, { env });
    expect([validated.code, validated.result.verdict]).toEqual([0, 'pass']);
    const trained = await train(run, 'm', { env });
    expect([trained.code, trained.log]).toEqual([0, expect.any(String)]);
    expect(scene.ledger()).toEqual([]);
    const evaluated = await evaluate(run, { env, inputs: { data: validated.outputs['digest'] ?? '' } });
    const reported = await report(run, evaluated.outputs['digest'], { env });
    expect([reported.code, reported.result.verdict, reported.log]).toEqual([0, 'pass', expect.any(String)]);
    expect(reported.summary).toContain('`m` got better');
    expect(scene.ledger().some((path) => path.startsWith('commits/'))).toBe(true);
    expect(written(scene)).toEqual([]);
  });
});

describe('a schedule where the default branch is not called main', () => {
  const scene = actionScene();

  it('judges that branch by itself, whatever an old main says', async () => {
    scene.server.settings.defaultBranch = 'trunk';
    scene.world.branch('trunk');
    scene.world.commit('Renamed', { 'README.md': 'Trunk.\n' });
    scene.world.git('push', '--quiet', 'origin', 'trunk');
    const run = await onMain(scene, 'schedule', 'trunk');
    const done = await plan(run, { env: { GITHUB_REF: 'refs/heads/trunk' } });
    const { data } = JSON.parse(JSON.stringify(done.result));
    const judged = [done.code, data.commits.policy.branch, data.commits.policy.sha];
    expect([...judged, done.log]).toEqual([0, 'trunk', run.state.headSha, expect.any(String)]);
  });
});
