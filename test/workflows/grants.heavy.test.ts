import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../acceptance/tiny.ts';
import { defaultGrants, grantsOf } from '../harness/act/grants.ts';
import { actBinary } from '../harness/act.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { openScene, paths, type WorkflowScene, workflows } from './scene.ts';

const [pullRequest = '', train = ''] = [workflows[paths.pullRequest], workflows[paths.train]];
const called = () => train;
const granted = grantsOf(pullRequest, { defaults: defaultGrants.read, called });
/** Without `actions: read` files of earlier runs are made again, which is said and is no failure (test/actions/kept.test.ts). */
const grants = [...granted].flatMap(([job, permissions]) =>
  Object.keys(permissions)
    .filter((permission) => permission !== 'actions')
    .map((permission) => [job, permission] as const),
);

let scene: WorkflowScene;
beforeAll(async () => {
  scene = await openScene();
  await scene.recordBase();
});
afterAll(() => scene.close());

/** A change that makes this job run, with as little as possible beside it. */
function filesFor(job: string) {
  if (job === 'validate') return { 'data/train.csv': rows(61, 1) };
  return job.startsWith('train/') ? { 'params.yaml': 'signal: 0.8\n' } : { 'README.md': 'New.\n' };
}

/** In a public repository everybody may read contents, so that `contents: read` matters in private ones only. */
describe.skipIf(actBinary === '')('the grants of the templates', () => {
  it('are few, and only the report writes more than check and comment', () => {
    expect(Object.fromEntries(granted)).toEqual({
      plan: { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' },
      validate: { contents: 'read' },
      'train/where': { contents: 'read' },
      'train/train': { contents: 'read' },
      evaluate: { contents: 'read' },
      report: { contents: 'write', checks: 'write', 'pull-requests': 'write' },
    });
  });

  it('are what the called workflow needs: with less, GitHub starts no run', () => {
    const less = pullRequest.replace(/( {2}train:\n(?: {4}.*\n)*? {4}permissions:)\n {6}contents: read.*\n/, '$1 {}\n');
    expect(less).not.toBe(pullRequest);
    const start = () => grantsOf(less, { defaults: defaultGrants.read, called });
    expect(start).toThrow("train/where is requesting 'contents: read'");
  });

  const options = { concurrent: true, timeout: 900_000 };
  it.each(grants)('are all needed: %s without %s fails', options, async (job, permission) => {
    const less: Permissions = Object.fromEntries(
      Object.entries(granted.get(job) ?? {}).filter(([name]) => name !== permission),
    );
    const change = scene.propose(`${job.replace('/', '-')}-${permission}`, filesFor(job));
    const done = await scene.judge(change, { [job]: less });
    expect(done.conclusion).toBe('failure');
    expect(done.results).toContain(`${job}: failure`);
  });
});
