import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type World as Clone, git } from './harness.ts';
import { merge, promotingWorld } from './promoting.ts';
import {
  type Environment,
  environments,
  invariants,
  liveIsExplained,
  look,
  nothingSeen,
  type Seen,
} from './promotion-invariants.ts';

interface Model {
  readonly seen: Seen;
  clones: number;
}

type Command = fc.AsyncCommand<Model, Clone>;

/** Something that a person, a job or a broken machine does. */
function command(says: string, happen: (world: Clone, model: Model) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, world) => {
      await happen(world, model);
      look(model.seen, world);
      invariants(model.seen, world);
    },
    toString: () => says,
  };
}

const tipOf = (world: Clone, environment: Environment) => world.inOrigin('rev-parse', `refs/heads/env/${environment}`);

const isOpen = (world: Clone, ref: string) =>
  world.inOrigin('for-each-ref', '--format=%(refname)', ref).split('\n').filter(Boolean);

/** The newest promotion branch of an environment. */
const promotionOf = (world: Clone, environment: Environment) =>
  isOpen(world, `refs/heads/mlops/promotion/${environment}/`).at(-1);

/** In a clone of the branch, as somebody who only knows git. */
function byHand(world: Clone, model: Model, environment: Environment, work: (folder: string) => void): void {
  const folder = join(world.folder, `hand-${model.clones++}`);
  git(world.folder, 'clone', '--quiet', '--branch', `env/${environment}`, 'origin.git', folder);
  work(folder);
}

function revert(folder: string): void {
  const parents = git(folder, 'show', '-s', '--format=%P').split(' ').filter(Boolean).length;
  if (parents === 0) return;
  git(folder, 'revert', '--no-edit', ...(parents > 1 ? ['-m', '1'] : []), 'HEAD');
  git(folder, 'push', '--quiet', 'origin', 'HEAD');
}

async function runs(world: Clone, args: readonly string[]): Promise<void> {
  const { result } = await world.json(args);
  // Whatever somebody has done to the branches, it is no defect of ours.
  expect([args, result.ends]).not.toEqual([args, 'defect']);
}

async function killed(world: Clone, args: readonly string[], after: number): Promise<void> {
  await world.run(args, {
    watch: (child) => void setTimeout(() => child.kill('SIGKILL'), after).unref(),
  });
}

const anywhere = fc.constantFrom(...environments);

/** Depths with 66 in them are refused when they are deployed. */
const change = fc.constantFrom(51, 52, 66, 53).map((depth) =>
  command(`merge ${depth}`, async (world) => {
    world.git('switch', '--quiet', 'main');
    await merge(world, depth);
  }),
);

export const commands: readonly fc.Arbitrary<Command>[] = [
  change,
  fc.constant(command('promote', (world) => runs(world, ['promote']))),
  anywhere.map((name) => command(`deploy ${name}`, (world) => runs(world, ['deploy', name]))),
  anywhere.map((name) =>
    command(`promote, merge by hand, deploy ${name}`, async (world) => {
      await runs(world, ['promote']);
      const ref = promotionOf(world, name);
      // A push of its branch to that of the environment, where it still fits.
      if (ref !== undefined && isAncestor(world, tipOf(world, name), ref)) {
        world.inOrigin('update-ref', `refs/heads/env/${name}`, ref);
      }
      await runs(world, ['deploy', name]);
    }),
  ),
  anywhere.map((name) => command(`revert ${name}`, async (world, model) => byHand(world, model, name, revert))),
  anywhere.map((name) =>
    command(`close ${name} by hand`, async (world) => {
      const ref = promotionOf(world, name);
      if (ref !== undefined) world.inOrigin('update-ref', '-d', ref);
    }),
  ),
  anywhere.map((name) =>
    command(`force push ${name} back`, async (world) => {
      const older = world.inOrigin('rev-list', '--first-parent', '--max-count=2', tipOf(world, name)).split('\n')[1];
      if (older !== undefined) world.inOrigin('update-ref', `refs/heads/env/${name}`, older);
    }),
  ),
  anywhere.map((name) =>
    command(`release of ${name} edited by hand`, async (world, model) =>
      byHand(world, model, name, (folder) => {
        const file = join(folder, 'releases', 'm', 'release.yaml');
        if (!existsSync(file)) return;
        git(folder, 'mv', 'releases/m/release.yaml', 'releases/m/old.yaml');
        git(folder, 'commit', '--quiet', '--message', 'By hand');
        git(folder, 'push', '--quiet', 'origin', 'HEAD');
      }),
    ),
  ),
  anywhere.map((name) =>
    command(`hold ${name}`, (world) => runs(world, ['hold', name, 'm', '--all', '--because', 'a look'])),
  ),
  anywhere.map((name) =>
    command(`release ${name}`, (world) => runs(world, ['release', name, 'm', '--all', '--because', 'looked'])),
  ),
  fc
    .tuple(
      fc.constantFrom(['promote'], ['deploy', 'staging'], ['deploy', 'production']),
      fc.integer({ min: 150, max: 900 }),
    )
    .map(([args, after]) =>
      command(`${args.join(' ')} killed after ${after} ms`, (world) => killed(world, args, after)),
    ),
  fc.constant(
    command('another target for staging', async (world) => {
      world.git('switch', '--quiet', 'main');
      const text = world.read('mlops.yaml');
      const other = text.includes('/moved')
        ? text.replace('/moved', '/staging')
        : text.replace('.served/staging', '.served/moved');
      world.commit('Another target', { 'mlops.yaml': other });
      world.git('push', '--quiet', 'origin', 'main');
    }),
  ),
];

function isAncestor(world: Clone, commit: string, of: string): boolean {
  try {
    world.inOrigin('merge-base', '--is-ancestor', commit, of);
    return true;
  } catch {
    return false;
  }
}

/** Once nothing is done any more: live equals the branch, or the board says why not; and the bytes are those of the release. */
async function settles(world: Clone): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await runs(world, ['promote']);
    for (const name of environments) await runs(world, ['deploy', name]);
  }
  liveIsExplained(world, (await world.json(['status'])).result.data);
}

/** Lives through random events on a real git server, from the same beginning each time. */
export async function lives(numRuns: number, maxCommands: number): Promise<void> {
  const begin = await promotingWorld();
  try {
    await fc.assert(
      fc.asyncProperty(fc.commands([...commands], { maxCommands, size: 'max' }), async (all) => {
        const world = begin.copy();
        try {
          const model: Model = { seen: nothingSeen(), clones: 0 };
          look(model.seen, world);
          await fc.asyncModelRun(() => ({ model, real: world }), all);
          await settles(world);
          look(model.seen, world);
          invariants(model.seen, world);
        } finally {
          world.remove();
        }
      }),
      { numRuns, endOnFailure: true },
    );
  } finally {
    begin.remove();
  }
}
