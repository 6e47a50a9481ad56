import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withModels } from './projects.ts';
import {
  type ActionScene,
  actionScene,
  evaluate,
  type PullRun,
  plan,
  report,
  train,
  validate,
  where,
} from './scene.ts';
import { proveLedger } from './vouched.ts';

const models = ['a', 'b', 'c', 'd', 'e'] as const;
// A store that all runners see, so that no files of baselines have to be found again.
const store = mkdtempSync(join(tmpdir(), 'mlops-store-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));
const project = withModels(Object.fromEntries(models.map((name) => [name, 'run: bash train.sh'])));
const five = {
  ...project,
  'mlops.yaml': `${project['mlops.yaml']}`.replace('store: .mlops/store', `store: ${store}`),
  '.github/workflows/mlops.yml': 'on: push\njobs: {}\n',
};

/**
 * All jobs of a pull request, as the templates pass their outputs on. Gives the verdict.
 * @param trained which of the models that the plan wants trained; their token may read contents alone
 */
async function judged(run: PullRun, trained: readonly string[] = []): Promise<string> {
  const planned = await plan(run);
  const { 'not-trusted': notTrusted = '', commit = '' } = planned.outputs;
  expect([planned.code, notTrusted, planned.log]).toEqual([0, '{}', expect.any(String)]);
  const trusted = { 'not-trusted': notTrusted, commit };
  const isChecked = planned.outputs['datasets'] === '0';
  const validated = isChecked ? undefined : await validate(run, { inputs: { commit } });
  const found = await where(run, { inputs: trusted });
  expect(found.outputs['count']).toBe(planned.outputs['count']);
  for (const model of trained) {
    const { code, log } = await train(run, model, { inputs: trusted });
    expect([code, log]).toEqual([0, expect.any(String)]);
  }
  const data = validated?.outputs['digest'] ?? '';
  const evaluated = await evaluate(run, { inputs: { ...trusted, data } });
  const told = await report(run, evaluated.outputs['digest'], { inputs: { commit } });
  run.server.actions.finish(run.state, told.code === 0 ? 'success' : 'failure');
  return `${told.result.verdict}`;
}

/**
 * Requests to GitHub's API over all jobs, GraphQL and questions that were asked twice included. What the client of the
 * artifact service sends to that service is none of them, nor is git: neither counts against the limits of the API.
 */
async function callsOf({ server }: ActionScene, work: () => Promise<unknown>): Promise<readonly string[]> {
  const from = server.seen.length;
  await work();
  const seen = server.seen.slice(from).filter(({ operation }) => /^[A-Z]+ \/|graphql/.test(operation));
  return seen.map(({ operation, query }) => `${operation}${query}`);
}

/** Runs that have nothing to do with the baselines, each with a proof of its own: as many as two pages have. */
function muchElse({ server, world }: ActionScene): void {
  const headSha = world.inOrigin('rev-parse', 'main');
  for (let count = 0; count < 150; count++) {
    const state = server.actions.start({ event: 'push', path: '.github/workflows/mlops.yml', headSha });
    server.actions.upload(state, 'mlops-proof.json', Buffer.from(`${count}`), 'application/json');
    server.actions.finish(state, 'success');
  }
}

describe('five models whose baselines five other runs have recorded', () => {
  const scene = actionScene(five);

  let run: PullRun;
  beforeAll(async () => {
    await scene.world.json(['train']);
    for (const model of models) proveLedger(scene.server, scene.world, { model });
  });

  it('take at most 25 calls of the API over all jobs, also where nothing could be trained', async () => {
    run = await scene.push('better', { 'params.yaml': 'signal: 0.7\n' });
    const first = await callsOf(scene, async () => expect(await judged(run)).toBe('unknown'));
    expect(first.length, first.join('\n')).toBeLessThanOrEqual(25);
  });

  it('and as many at the next push, where all of them are', async () => {
    const again = await scene.push('better', { 'params.yaml': 'signal: 0.8\n' }, { number: run.number });
    const second = await callsOf(scene, async () => expect(await judged(again, models)).toBe('pass'));
    expect(second.length, second.join('\n')).toBeLessThanOrEqual(25);
  });

  it('take four more for each run that is from before the newest hundred, and no second page of anything', async () => {
    muchElse(scene);
    // All that the last push has trained is used again, so that it is one of those runs.
    const later = await scene.push('later', { 'params.yaml': 'signal: 0.8\n' });
    const found = await callsOf(scene, async () => expect(await judged(later)).toBe('pass'));
    expect(found.filter((call) => /[?&]page=/.test(call))).toEqual([]);
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(25 + 4 * (models.length + 1));
  });
});
