import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { githubApi } from '../../scripts/release/api.ts';
import { mismatches } from '../../scripts/smoke/mismatches.ts';
import { hasLedger, observe } from '../../scripts/smoke/observe.ts';
import { scenarios } from '../../scripts/smoke/scenarios.ts';
import { actBinary } from '../harness/act.ts';
import { openScene, type WorkflowScene } from './scene.ts';

let scene: WorkflowScene;
beforeAll(async () => {
  if (actBinary === '') return;
  scene = await openScene();
});
afterAll(() => scene?.close());

const patience = { pause: 100, limit: 1_000, now: () => performance.now(), sleep };

/** `better` differs from `first` only in that the base has been trained by then. */
const asked = scenarios.filter(({ name }) => name !== 'better');

/** What the script expects of github.com comes true here: so a mismatch there is one of GitHub, not of the script. */
describe.skipIf(actBinary === '')('scripts/smoke-github.ts', { timeout: 900_000 }, () => {
  it.each(asked)('expects of $name what act and the forge server show', async (scenario) => {
    const change = scene.propose(scenario.name, scenario.files);
    await scene.judge(change);
    const { server } = scene;
    const token = server.token({ actions: 'read', checks: 'read', contents: 'read', 'pull-requests': 'read' });
    const ask = githubApi(server.api, token);
    const seen = await observe(ask, 'team/tiny', change, patience);
    expect(mismatches(scenario, seen), JSON.stringify(seen.jobs)).toEqual([]);
    expect(await hasLedger(ask, 'team/tiny')).toBe(true);
  });
});
