import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFile, tiny } from '../acceptance/tiny.ts';
import { grantedToOneJob } from './granted.ts';
import { runStep } from './job.ts';
import { actionScene, checkOn, commentsOn, evaluate, type PullRun, plan, report, train, validate } from './scene.ts';

/** GitHub Enterprise Server, as a runner names it. */
const env = { GITHUB_SERVER_URL: 'https://git.example.org' };
const scene = actionScene();
const shared = join(scene.world.folder, 'shared');

/** The base's file names a store that all machines of this test see. */
async function withSharedStore(branch: string): Promise<PullRun> {
  const base = `base-of-${branch}`;
  scene.world.branch(base);
  scene.world.commit(base, { ...tiny, 'mlops.yaml': projectFile().replace('store: .mlops/store', `store: ${shared}`) });
  scene.world.git('push', '--quiet', 'origin', base);
  return await scene.push(branch, { 'params.yaml': 'signal: 0.9\n' }, { from: base, base });
}

const handedOn = (run: PullRun) => join(shared, 'hand-over', 'team', 'tiny', `${run.state.id}`);

describe('where the server keeps no artifacts', () => {
  let run: PullRun;

  it('the store that all machines see carries what jobs hand on', async () => {
    run = await withSharedStore('better');
    const planned = await plan(run, { env });
    expect([planned.code, planned.outputs['count'], planned.log]).toEqual([0, '1', expect.any(String)]);
    const validated = await validate(run, { env });
    await train(run, 'm', { env });
    const evaluated = await evaluate(run, { env, inputs: { data: validated.outputs['digest'] ?? '' } });
    const reported = await report(run, evaluated.outputs['digest'], { env });
    expect([reported.result.verdict, reported.log]).toEqual(['pass', expect.any(String)]);
    expect(commentsOn(scene.server, run.number)[0]).toMatch(/^## ✅/m);
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('success');
    expect(readdirSync(handedOn(run)).sort()).toEqual(['mlops-data.json', 'mlops-evaluation.json', 'mlops-run-m.json']);
    expect(scene.server.actions.artifacts).toEqual([]);

    // Somebody puts another evaluation in its place, and the job that reports runs again.
    put(run, 'mlops-evaluation', [{ path: 'report.json', content: '{}' }]);
    const lied = await report(run, evaluated.outputs['digest'], { env });
    expect([lied.code, lied.result.verdict]).toEqual([1, 'unknown']);
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('action_required');
  });

  it('a list that leads out of its folder is refused, and said', async () => {
    put(run, 'mlops-run-m', [{ path: '../../../escaped.txt', content: 'out\n' }]);
    const evaluated = await evaluate(run, { env });
    const { result, machine } = await report(run, evaluated.outputs['digest'], { env });
    expect([result.verdict, JSON.stringify(result)]).toEqual(['unknown', expect.stringContaining('hand-over-corrupt')]);
    expect(existsSync(join(dirname(machine), 'escaped.txt'))).toBe(false);
  });

  it('a store in each checkout is not enough: exit with the key to set, before anything is trained', async () => {
    const run = await scene.push('own-store', { 'params.yaml': 'signal: 0.8\n' });
    const trained = await train(run, 'm', { env });
    expect([trained.code, trained.result.exitCode, trained.result.reason]).toEqual([1, 69, 'artifacts-unavailable']);
    expect(trained.log).toContain('/mnt/mlops');
    expect(trained.log).not.toContain('train m');
  });

  it('one job that does all needs nothing of it, also where what is recorded has no proof', async () => {
    const run = await scene.push('one-job', { 'params.yaml': 'signal: 0.9\n' });
    const all = await runStep(run, { action: 'main', permissions: grantedToOneJob(), env });
    expect([all.result.verdict, all.log]).toEqual(['pass', expect.any(String)]);
  });
});

/** Puts another list under the name of an artifact, as whoever may write the folder can. */
function put(run: PullRun, name: string, files: readonly { readonly path: string; readonly content: string }[]): void {
  const listed = files.map(({ path, content }) => ({ path, digest: stored(content), bytes: content.length }));
  const list = stored(JSON.stringify({ schemaVersion: 1, files: listed }));
  const entry = { schemaVersion: 1, list, bytes: 10 };
  writeFileSync(join(handedOn(run), `${name}.json`), JSON.stringify(entry));
}

function stored(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const file = join(shared, hex.slice(0, 2), hex.slice(2));
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, content);
  return `sha256:${hex}`;
}
