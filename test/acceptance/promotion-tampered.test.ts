import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { copiesOf } from './begun-promotion.ts';
import type { World } from './harness.ts';
import { files, passes, promotingWorld } from './promoting.ts';

// Worlds are copied from this one: a version is live in staging, where the branch is reverted after a failure.
const start = await promotingWorld();
await passes(start, ['promote']);
await passes(start, ['promote']);
await passes(start, ['deploy', 'staging']);
const aWorld = copiesOf(start);

const tamper = 'echo tampered > "$MLOPS_MODEL"';
/** Only once it is asked of what is live. */
const tamperLive = `case "$(readlink "$(dirname "$MLOPS_MODEL")/../../current")" in *-v2) ${tamper} ;; esac`;

async function promoted(changed: Parameters<World['commit']>[1]): Promise<World> {
  const world = aWorld();
  world.commit('Verified otherwise', changed);
  world.git('push', '--quiet', 'origin', 'main');
  await passes(world, ['train']);
  for (const _ of ['opened', 'merged']) await passes(world, ['promote']);
  return world;
}

const failedShape = z.object({
  models: z.array(
    z.object({
      record: z.object({
        restored: z.object({ version: z.number() }).nullable(),
        verification: z.array(z.object({ step: z.string(), verdict: z.string() })),
      }),
      followed: z.array(z.string()),
    }),
  ),
});

async function failedDeployment(world: World) {
  const { code, result } = await world.json(['deploy', 'staging']);
  expect([code, result.reason]).toEqual([1, 'verification-failed']);
  expect(result.sentence).toMatch(/changed them\..*model.txt has /);
  const [model] = failedShape.parse(result.data).models;
  if (model === undefined) throw new Error('no model was deployed');
  return { ...model, steps: model.record.verification.map(({ step, verdict }) => `${verdict} ${step}`) };
}

const live = (world: World) =>
  readFileSync(join(world.clone, '.served', 'staging', 'm', 'current', 'model.txt'), 'utf8');

const again = async (world: World) => (await passes(world, ['deploy', 'staging'])).reason;

describe('a verification that changes the files of the model', () => {
  it('is a failed deployment: recorded, held, and reverted where `on-failure` says so', async () => {
    const world = await promoted({ 'params.yaml': 'depth: 60\n', 'check.sh': `${tamper}\n` });
    const { record, followed, steps } = await failedDeployment(world);
    expect(steps).toContain('fail files after the verification, beside what is live');
    expect(record.restored?.version).toBe(1);
    expect(followed).toEqual(['m 2 is held', expect.stringContaining('env/staging names version 1 again')]);
    expect(live(world)).toBe('depth: 50\n');
    expect(await again(world)).toBe('nothing-to-deploy');
  });

  it('of what is live already brings back what was live before, and keeps none of the changed files', async () => {
    const world = await promoted({ 'params.yaml': 'depth: 60\n', 'check.sh': `${tamperLive}\n` });
    const { record, steps } = await failedDeployment(world);
    expect(steps).toContain('fail files after the verification');
    expect([record.restored?.version, live(world)]).toEqual([1, 'depth: 50\n']);
    expect(readdirSync(join(world.clone, '.served', 'staging', 'm', 'versions'))).toEqual([
      expect.stringMatching(/-v1$/),
    ]);
    expect(await again(world)).toBe('nothing-to-deploy');
  });

  it('of the version that is live, with other settings, leaves the files as they were', async () => {
    const text = String(files['mlops.yaml']).replace('{ run: bash check.sh }', `{ run: '${tamper}' }`);
    const world = await promoted({ 'mlops.yaml': text });
    const { record, followed } = await failedDeployment(world);
    expect([record.restored?.version, live(world)]).toEqual([1, 'depth: 50\n']);
    expect(followed).toEqual([expect.stringContaining('env/staging names version 1 again')]);
    expect(await again(world)).toBe('nothing-to-deploy');
  });
});
