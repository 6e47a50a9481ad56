import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { files, merge, passes, promotingWorld } from './promoting.ts';

// Gates of an environment, in order: each test goes on where the one before has ended.
const gates = '{ accuracy: [{ min: 0.2 }, { min: 0.3, max-worse: 0, at: production }] }';
const world = await promotingWorld({
  'mlops.yaml': files['mlops.yaml']
    .replace('{ accuracy: { min: 0.2 } }', gates)
    .replace('    needs: [staging]\n', '    needs: [staging]\n    auto-merge: true\n'),
});
afterAll(() => world.remove());

interface Shown {
  readonly environment: string;
  readonly state: string;
  readonly version: number | null;
  readonly live: { readonly version: number } | null;
  readonly waitsFor: readonly { readonly kind: string; readonly sentence: string }[];
}

async function production(): Promise<Shown> {
  const { data } = await passes(world, ['status']);
  const found = (data as { board: readonly Shown[] }).board.find(({ environment }) => environment === 'production');
  if (found === undefined) throw new Error('no production');
  return found;
}

const releaseOf = (branch: string) => world.inOrigin('show', `${branch}:releases/m/release.yaml`);
const onLedger = () =>
  world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', 'gates/').split('\n').filter(Boolean);
const pulls = () =>
  world
    .inOrigin('ls-tree', '-r', '--name-only', 'refs/pull/records', 'promotions/')
    .split('\n')
    .filter(Boolean)
    .map((path) => JSON.parse(world.inOrigin('show', `refs/pull/records:${path}`)) as { title: string; body: string });
const bodyOf = (title: string) => pulls().find((pull) => pull.title.startsWith(title))?.body ?? '';
const push = (version: number) =>
  world.inOrigin('update-ref', 'refs/heads/env/production', `refs/heads/mlops/promotion/production/m/v${version}`);

/** Merged into the default branch, verified in staging, and promoted as far as it goes by itself. */
async function arrive(depth?: number) {
  if (depth !== undefined) await merge(world, depth);
  await passes(world, ['promote']);
  await passes(world, ['promote']);
  await passes(world, ['deploy', 'staging']);
  return await passes(world, ['promote']);
}

it('nothing is live: the value alone is asked, the rest is unknown, and a person merges', async () => {
  const { data } = await arrive();
  expect(data).toMatchObject({ done: [{ environment: 'production', what: 'opened' }] });
  expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  const { state, waitsFor } = await production();
  expect(state).toBe('open');
  expect(waitsFor).toMatchObject([{ kind: 'gates' }]);
  expect(waitsFor[0]?.sentence).toBe(
    'The gates of production say unknown of version 1: nothing of m is live in production, so there is nothing to compare with.',
  );
  const release = releaseOf('mlops/promotion/production/m/v1');
  expect(release).toContain('\nverdict: unknown\n');
  expect(release).toContain('at: production');
  expect(bodyOf('Promote m 1 to production')).toContain('accuracy: nothing of m is live in production');
  push(1);
  expect((await passes(world, ['deploy', 'production'])).reason).toBe('deployed');
});

it('one that is no worse than what is live is merged by itself, with what it was asked in its release', async () => {
  const { data } = await arrive(60);
  expect(data).toMatchObject({ done: [{ environment: 'production', what: 'opened' }] });
  expect((await passes(world, ['promote'])).data).toMatchObject({
    done: [{ environment: 'production', what: 'merged' }],
  });
  expect(releaseOf('env/production')).toMatch(
    /at: production\n\s+against:\n\s+environment: production\n\s+version: 1\n/,
  );
  expect(onLedger()).toHaveLength(2);
  await passes(world, ['deploy', 'production']);
});

it('one that passed its own gates and is worse than what is live waits for a person', async () => {
  await arrive(50);
  expect((await passes(world, ['promote'])).reason).toBe('nothing-to-promote');
  const { version, waitsFor, live } = await production();
  expect([version, live?.version]).toEqual([3, 2]);
  expect(waitsFor[0]).toMatchObject({ kind: 'gates' });
  expect(waitsFor[0]?.sentence).toMatch(
    /^The gates of production say unknown of version 3: accuracy got worse by 0\.100 .* one seed cannot tell/,
  );
  const body = bodyOf('Promote m 3 to production');
  expect(body).toContain('Gates of `production`');
  expect(body).toMatch(/against version 2/);
});

it('status compares nothing, and records nothing', async () => {
  const before = onLedger();
  await production();
  expect(onLedger()).toEqual(before);
});

it('where what is live changes, the open pull request is asked again, and brought up to date', async () => {
  await passes(world, ['rollback', 'production', 'm', '--because', 'wrong on Mondays']);
  expect((await production()).waitsFor[0]?.sentence).toContain('not asked yet of version 3');
  const { data } = await passes(world, ['promote']);
  expect(data).toMatchObject({ done: [{ environment: 'production', what: 'updated' }] });
  expect(releaseOf('mlops/promotion/production/m/v3')).toMatch(/environment: production\n\s+version: 1\n/);
  expect((await passes(world, ['promote'])).data).toMatchObject({
    done: [{ environment: 'production', what: 'merged' }],
  });
  await passes(world, ['deploy', 'production']);
  expect(readFileSync(join(world.clone, '.served/production/m/current/model.txt'), 'utf8')).toBe('depth: 50\n');
});

it('one that the environment keeps for a person does not take the place of one that may go', async () => {
  const text = readFileSync(join(world.clone, 'mlops.yaml'), 'utf8');
  world.commit('By hand', {
    'mlops.yaml': text.replace('    needs: [staging]\n    auto-merge: true\n', '    needs: [staging]\n'),
  });
  await arrive(70);
  const open = pulls().length;
  await arrive(25);
  const { version, waitsFor } = await production();
  expect(version).toBe(4);
  expect(waitsFor.map(({ kind }) => kind)).toContain('merge');
  expect(waitsFor.some(({ sentence }) => sentence.includes('say fail of version 5'))).toBe(true);
  expect(pulls().length).toBe(open + 1); // that of staging
});
