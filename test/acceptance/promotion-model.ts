import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { DeploymentRecord, HoldRecord } from '../../src/promotion/types.ts';
import { type World as Clone, git } from './harness.ts';
import { merge, promotingWorld } from './promoting.ts';

const environments = ['staging', 'production'] as const;
type Environment = (typeof environments)[number];

/** What the test knows without asking the program: every commit that a branch of an environment has ever had. */
interface Model {
  readonly seen: Readonly<Record<Environment, Set<string>>>;
  clones: number;
}

type Command = fc.AsyncCommand<Model, Clone>;

/** Something that a person, a job or a broken machine does. */
function command(says: string, happen: (world: Clone, model: Model) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, world) => {
      await happen(world, model);
      look(model, world);
      invariants(model, world);
    },
    toString: () => says,
  };
}

const tipOf = (world: Clone, environment: Environment) => world.inOrigin('rev-parse', `refs/heads/env/${environment}`);

function look(model: Model, world: Clone): void {
  for (const name of environments) {
    for (const commit of world.inOrigin('rev-list', `refs/heads/env/${name}`).split('\n')) model.seen[name].add(commit);
  }
}

function recordsOf<Kind>(world: Clone, folder: string): readonly Kind[] {
  const paths = world
    .inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', `${folder}/`)
    .split('\n')
    .filter(Boolean);
  return paths.map((path) => JSON.parse(world.inOrigin('show', `mlops/ledger:${path}`)));
}

function invariants(model: Model, world: Clone): void {
  const deployed = recordsOf<DeploymentRecord>(world, 'deployments');
  const held = recordsOf<HoldRecord>(world, 'holds');
  for (const one of deployed) {
    const environment = environments.find((name) => name === one.environment);
    if (environment === undefined) throw new Error(`a deployment to ${one.environment}`);
    // Nothing is deployed that was not merged.
    expect(model.seen[environment]).toContain(one.release);
    if (one.outcome === 'failed') continue;
    // No version is promoted past a failed need.
    if (environment === 'production') {
      const before = deployed.filter(({ environment: where, digest }) => where === 'staging' && digest === one.digest);
      expect(before.some(({ outcome, endedAt }) => outcome !== 'failed' && endedAt <= one.startedAt)).toBe(true);
    }
    // A held digest never returns by itself.
    const said = held.filter((word) => word.environment === environment && word.at < one.startedAt);
    const word = said.findLast(({ digests }) => digests === 'all' || digests.includes(one.digest));
    expect([one.version, word?.what ?? 'release']).toEqual([one.version, 'release']);
  }
}

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

interface Shown {
  readonly environment: Environment;
  readonly state: string;
  readonly live: { readonly version: number; readonly digest: string } | null;
  readonly waitsFor: readonly unknown[];
}

/** Once nothing is done any more: live equals the branch, or the board says why not; and the bytes are those of the release. */
async function settles(world: Clone): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await runs(world, ['promote']);
    for (const name of environments) await runs(world, ['deploy', name]);
  }
  const { result } = await world.json(['status']);
  for (const { environment, state, live, waitsFor } of (result.data as { board: readonly Shown[] }).board) {
    const text = releaseText(world, environment);
    const named = /^version: (\d+)$/m.exec(text ?? '')?.[1];
    const equal = named === undefined ? live === null : live !== null && String(live.version) === named;
    if (!equal)
      expect([environment, state, waitsFor]).toEqual([environment, state, [expect.anything(), ...waitsFor.slice(1)]]);
    if (equal && text !== undefined && live !== null) {
      const target = /folder: (\S+)/.exec(text)?.[1] ?? '';
      const file = join(world.clone, target, 'm', 'current', 'model.txt');
      const bytes = createHash('sha256').update(readFileSync(file)).digest('hex');
      expect(text).toContain(`sha256:${bytes}`);
    }
  }
}

function releaseText(world: Clone, environment: Environment): string | undefined {
  try {
    return world.inOrigin('show', `refs/heads/env/${environment}:releases/m/release.yaml`);
  } catch {
    return undefined;
  }
}

/** Lives through random events on a real git server, from the same beginning each time. */
export async function lives(numRuns: number, maxCommands: number): Promise<void> {
  const begin = await promotingWorld();
  try {
    await fc.assert(
      fc.asyncProperty(fc.commands([...commands], { maxCommands, size: 'max' }), async (all) => {
        const world = begin.copy();
        try {
          const model: Model = { seen: { staging: new Set(), production: new Set() }, clones: 0 };
          look(model, world);
          await fc.asyncModelRun(() => ({ model, real: world }), all);
          await settles(world);
          look(model, world);
          invariants(model, world);
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
