import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from './harness.ts';
import { merge, passes, promotingWorld } from './promoting.ts';
import { leftIn, withoutTimes } from './promotion-end.ts';

const preload = join(import.meta.dirname, '..', 'harness', 'kill-at-effect.mjs');

/** A command in a world that is prepared for it. */
export interface KilledCommand {
  readonly title: string;
  readonly args: readonly string[];
  readonly prepare: (world: World) => Promise<void>;
  /** How it ends undisturbed. */
  readonly code: number;
  /** One that goes on where it is run again: it is compared where there is nothing more to do. */
  readonly goesOn?: true;
}

/** What can be killed, from the merge to the way back. */
export const killedCommands: readonly KilledCommand[] = [
  {
    title: 'promote, a version and its pull request',
    args: ['promote'],
    prepare: async () => undefined,
    code: 0,
    goesOn: true,
  },
  {
    title: 'deploy, a first version',
    args: ['deploy', 'staging'],
    prepare: async (world) => {
      await passes(world, ['promote']);
      await passes(world, ['promote']);
    },
    code: 0,
  },
  {
    title: 'deploy, one that fails when it is verified',
    args: ['deploy', 'staging'],
    prepare: async (world) => {
      await liveIn(world, 'staging');
      await merge(world, 66);
      await passes(world, ['promote']);
      await passes(world, ['promote']);
    },
    code: 1,
  },
  {
    title: 'rollback',
    args: ['rollback', 'staging', 'm', '--because', 'by hand'],
    prepare: async (world) => {
      await liveIn(world, 'staging');
      await merge(world, 70);
      await liveIn(world, 'staging');
    },
    code: 0,
  },
];

async function liveIn(world: World, environment: string): Promise<void> {
  await passes(world, ['promote']);
  await passes(world, ['promote']);
  await passes(world, ['deploy', environment]);
}

/** So many of the last effects may be missing in another run. */
const late = 2;

/**
 * Declares the tests: killed right before each thing that the command does to the world, and run again, it has to leave what
 * an undisturbed run leaves, nothing twice, no lock and no half-made folder.
 * @param isAsked which of the effects, by their numbers
 */
export function killedBeforeEffects(
  { title, args, prepare, code, goesOn }: KilledCommand,
  isAsked: (effect: number) => boolean,
) {
  describe(title, () => {
    let start: World;
    let undisturbed: End;
    let effects: readonly string[] = [];

    beforeAll(async () => {
      start = await promotingWorld();
      await prepare(start);
      const world = start.copy();
      const log = join(world.folder, 'effects');
      expect((await world.json(args, { env: preloaded({ MLOPS_TEST_EFFECTS: log }) })).code).toBe(code);
      effects = readFileSync(log, 'utf8').trim().split('\n');
      if (goesOn) await settle(world, args);
      undisturbed = await endOf(world);
      world.remove();
    });
    afterAll(() => start.remove());

    it('does things to the world', () => {
      expect(effects.some((effect) => / git .*push /.test(effect))).toBe(true);
    });

    it('leaves the same, wherever it is killed and run again', { timeout: 900_000 }, async () => {
      for (const [at, effect] of effects.entries()) {
        if (!isAsked(at)) continue;
        const world = start.copy();
        const killed = await world.run(args, { env: preloaded({ MLOPS_TEST_KILL_AT: String(at) }) });
        // Two folders are removed, or one, as the processes beside it are faster or slower: the last effects may not come.
        const isOver = at >= effects.length - late && killed.code === code;
        expect([effect, isOver ? 'SIGKILL' : killed.signal]).toEqual([effect, 'SIGKILL']);
        const again = await world.json(args);
        // What had happened before the kill is not done, nor judged, again.
        expect([effect, [0, code].includes(again.code ?? -1)], again.stderr).toEqual([effect, true]);
        if (goesOn) await settle(world, args);
        expect({ effect, end: await endOf(world) }).toEqual({ effect, end: undisturbed });
        world.remove();
      }
    });
  });
}

async function settle(world: World, args: readonly string[]): Promise<void> {
  for (let round = 0; round < 4; round++) {
    if ((await passes(world, args)).reason === 'nothing-to-promote') return;
  }
  throw new Error('it does not come to an end');
}

function preloaded(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, NODE_OPTIONS: `--import=${preload}` };
}

interface End {
  readonly records: readonly unknown[];
  readonly branches: readonly string[];
  readonly pulls: readonly unknown[];
  readonly live: readonly string[];
  readonly left: readonly string[];
  readonly board: unknown;
}

/** What everybody sees, but for times, commits and what killed attempts are called. */
async function endOf(world: World): Promise<End> {
  const kinds = ['versions', 'deployments', 'holds'];
  const paths = world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger').split('\n');
  const records = paths.filter((path) => kinds.some((kind) => path.startsWith(`${kind}/`)));
  const branches = ['staging', 'production'].map((name) => {
    const path = `releases/m/release.yaml`;
    const there = world.inOrigin('ls-tree', '-r', '--name-only', `env/${name}`).split('\n').includes(path);
    return `${name}: ${there ? world.inOrigin('show', `env/${name}:${path}`) : 'no release'}`;
  });
  const pulls = world.inOrigin('for-each-ref', '--format=%(refname)', 'refs/pull/records');
  const numbers =
    pulls === ''
      ? []
      : world.inOrigin('ls-tree', '-r', '--name-only', pulls, 'promotions/').split('\n').filter(Boolean);
  const { data } = await passes(world, ['status']);
  return {
    records: records.map((path) => [path, withoutTimes(world.inOrigin('show', `mlops/ledger:${path}`))]),
    branches,
    pulls: numbers.map((path) => withoutTimes(world.inOrigin('show', `${pulls}:${path}`))),
    live: ['staging', 'production'].map((name) => {
      const file = join(world.clone, '.served', name, 'm', 'current', 'model.txt');
      return existsSync(file) ? readFileSync(file, 'utf8') : 'nothing';
    }),
    left: [...leftIn(join(world.clone, '.mlops')), ...leftIn(join(world.clone, '.served'))],
    board: withoutTimes(JSON.stringify(data)),
  };
}
