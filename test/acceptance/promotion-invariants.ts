import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { DeploymentRecord, HoldRecord } from '../../src/promotion/types.ts';
import type { World } from './harness.ts';

export const environments = ['staging', 'production'] as const;
export type Environment = (typeof environments)[number];

/** Every commit that a branch of an environment has ever had: what a test knows without asking the program. */
export type Seen = Readonly<Record<Environment, Set<string>>>;

export const nothingSeen = (): Seen => ({ staging: new Set(), production: new Set() });

export function look(seen: Seen, world: World): void {
  for (const name of environments) {
    for (const commit of world.inOrigin('rev-list', `refs/heads/env/${name}`).split('\n')) seen[name].add(commit);
  }
}

export function recordsIn<Kind>(world: World, folder: string): readonly Kind[] {
  const paths = world
    .inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger', `${folder}/`)
    .split('\n')
    .filter(Boolean);
  return paths.map((path) => JSON.parse(world.inOrigin('show', `mlops/ledger:${path}`)));
}

/** What holds after everything that anybody does. */
export function invariants(seen: Seen, world: World): void {
  const deployed = recordsIn<DeploymentRecord>(world, 'deployments');
  const held = recordsIn<HoldRecord>(world, 'holds');
  for (const one of deployed) {
    const environment = environments.find((name) => name === one.environment);
    if (environment === undefined) throw new Error(`a deployment to ${one.environment}`);
    // Nothing is deployed that was not merged.
    expect(seen[environment]).toContain(one.release);
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

interface Shown {
  readonly environment: Environment;
  readonly state: string;
  readonly live: { readonly version: number; readonly digest: string } | null;
  readonly waitsFor: readonly unknown[];
}

/**
 * Once nothing is done any more: live equals the branch, or the board says why not; and the bytes are those of the release.
 * @param data of `mlops status`
 */
export function liveIsExplained(world: World, data: unknown): void {
  for (const { environment, state, live, waitsFor } of (data as { board: readonly Shown[] }).board) {
    const text = releaseText(world, environment);
    const named = /^version: (\d+)$/m.exec(text ?? '')?.[1];
    const equal = named === undefined ? live === null : live !== null && String(live.version) === named;
    if (!equal)
      expect([environment, state, waitsFor]).toEqual([environment, state, [expect.anything(), ...waitsFor.slice(1)]]);
    // Other settings of the same version may be merged, and wait to be deployed: then it is said for what.
    const isWaiting = state === 'merged' && waitsFor.length > 0;
    if (equal && !isWaiting && text !== undefined && live !== null) {
      const target = /folder: (\S+)/.exec(text)?.[1] ?? '';
      const file = join(resolve(world.clone, target), 'm', 'current', 'model.txt');
      const bytes = createHash('sha256').update(readFileSync(file)).digest('hex');
      expect(text).toContain(`sha256:${bytes}`);
    }
  }
}

function releaseText(world: World, environment: Environment): string | undefined {
  try {
    return world.inOrigin('show', `refs/heads/env/${environment}:releases/m/release.yaml`);
  } catch {
    return undefined;
  }
}
