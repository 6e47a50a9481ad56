import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, preparedWorld, type World } from './harness.ts';
import { tiny } from './tiny.ts';

/** The training takes long enough to be hit by a signal. */
const slow = `${String(tiny['train.sh'])}sleep 0.2\n`;
const ledgerRef = 'refs/heads/mlops/ledger';
/** Of how many moments, spread evenly over a command, the indices below are some. */
const moments = 8;

/** The cases that `npm test` has; the heavier files have all the others. */
const light: Cases = { SIGKILL: [2, 5], SIGINT: [2], SIGTERM: [5] };
type Cases = Readonly<Partial<Record<NodeJS.Signals, readonly number[]>>>;

/** What an undisturbed run leaves, but for times. */
interface End {
  readonly ledger: unknown;
  /** Of a report: what it says. Of a training: which files the store holds. */
  readonly made: unknown;
}

export function firstKillTests(command: 'train' | 'report'): void {
  killTests(command, light);
}

/**
 * Every moment for the signal that nobody can answer, and every moment for one that is answered, without what
 * `killed.test.ts` has. SIGTERM is answered as SIGINT is, so that they take turns.
 */
export function restOfKillTests(command: 'train' | 'report'): void {
  const all = Array.from({ length: moments }, (_, index) => index);
  const without = (signal: NodeJS.Signals, indices: readonly number[]) =>
    indices.filter((index) => light[signal]?.includes(index) !== true);
  killTests(command, {
    SIGKILL: without('SIGKILL', all),
    SIGINT: without('SIGINT', [0, 2, 4, 6]),
    SIGTERM: without('SIGTERM', [1, 3, 5, 7]),
  });
}

/**
 * Declares the tests: the command, hit by a signal at moments spread over its time and then run to its end, has to leave
 * what an undisturbed run leaves. A report is a function of the ledger and the store, so that a training that leaves both
 * as they have to be needs no report to show it; after one moment of each signal it is made all the same.
 */
function killTests(command: 'train' | 'report', cases: Cases): void {
  describe(`mlops ${command}`, () => {
    const worlds: World[] = [];
    const hits: boolean[] = [];
    let start: World;
    let undisturbed: End;
    let milliseconds = 0;

    beforeAll(async () => {
      start = kept(
        worlds,
        await preparedWorld(command === 'train' ? { ...tiny, 'train.sh': slow } : tiny, [['train']]),
      );
      start.branch('better');
      start.commit('better', { 'params.yaml': 'signal: 0.9\n' });
      if (command === 'report') expect((await start.json(['train'])).result.reason).toBe('trained');
      const world = kept(worlds, start.copy());
      const ran = await timed(() => world.json([command]));
      milliseconds = ran.milliseconds;
      const { result } = ran.value;
      expect([result.exitCode, result.reason]).toEqual([0, command === 'train' ? 'trained' : 'better']);
      undisturbed = endOf(world, command, result.data);
      if (command === 'train') expect(undisturbed.made).not.toEqual([]);
    });
    afterAll(() => {
      for (const world of worlds) world.remove();
    });

    /** A copy in which the command was hit; a second one where it had ended, for the machine has become faster. */
    async function hit(signal: NodeJS.Signals, part: number): Promise<World> {
      const world = kept(worlds, start.copy());
      const first = await timed(() => interrupted(world, command, signal, part * milliseconds));
      hits.push(first.value);
      if (first.value) return world;
      milliseconds = Math.min(milliseconds, first.milliseconds);
      const another = kept(worlds, start.copy());
      hits[hits.length - 1] = await interrupted(another, command, signal, part * milliseconds);
      return another;
    }

    for (const signal of ['SIGKILL', 'SIGINT', 'SIGTERM'] as const) {
      const parts = (cases[signal] ?? []).map((index, at) => [(index + 0.5) / moments, at === 0] as const);
      it.each(parts)(
        `ended by ${signal} after %f of its time, then run again`,
        async (part, reports) => {
          const world = await hit(signal, part);
          const { result } = await world.json([command]);
          expect(result.exitCode).toBe(0);
          expect(endOf(world, command, result.data)).toEqual(undisturbed);
          expect(world.state().status).toBe('');
          if (command === 'train' && reports) {
            expect((await world.json(['report'])).result).toMatchObject({ exitCode: 0, reason: 'better' });
          }
          world.remove();
        },
        120_000,
      );
    }

    it('was hit before its end by half of the signals, or more', () => {
      expect(hits.filter((wasHit) => wasHit).length).toBeGreaterThanOrEqual(hits.length / 2);
    });
  });
}

/** Remembers a world that has to be removed. */
function kept(worlds: World[], world: World): World {
  worlds.push(world);
  return world;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly milliseconds: number }> {
  const began = Date.now();
  return { value: await work(), milliseconds: Date.now() - began };
}

/**
 * SIGKILL ends at once; any other signal has to end in one document that says so, unless the work was done already.
 * @returns whether the signal came before the end
 */
async function interrupted(world: World, command: string, signal: NodeJS.Signals, after: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const options = {
    watch: (child: { kill(signal: NodeJS.Signals): boolean }) => {
      timer ??= setTimeout(() => child.kill(signal), after);
    },
  };
  const ran = await world.run([command, '--json'], options);
  clearTimeout(timer);
  if (signal === 'SIGKILL' || ran.signal !== null) return ran.signal !== null;
  expect([0, 130]).toContain(ran.code);
  if (ran.code === 0) return false;
  const document: unknown = JSON.parse(ran.stdout);
  expect(document).toMatchObject({ verdict: 'unknown', ends: 'cancelled', exitCode: 130 });
  expect(ran.stderr).toMatch(/→ (Run|Start) it again/);
  return true;
}

function endOf(world: World, command: 'train' | 'report', data: unknown): End {
  const paths = world.inOrigin('ls-tree', '-r', '--name-only', ledgerRef).split('\n');
  const records = paths.map((path) => {
    const text = world.inOrigin('cat-file', 'blob', `${ledgerRef}:${path}`);
    return [path, path.endsWith('.json') ? timeless(JSON.parse(text)) : text];
  });
  return { ledger: records, made: command === 'report' ? timeless(Object(data).report) : inStore(world, records) };
}

/** Of the files that the records name, those that the store holds whole, by their digest. */
function inStore(world: World, records: unknown): readonly string[] {
  const named = new Set([...JSON.stringify(records).matchAll(/sha256:([0-9a-f]{64})/g)].map(([, hex]) => hex));
  const store = join(world.clone, '.mlops', 'store');
  return filesBelow(store).filter((path) => {
    const hex = createHash('sha256')
      .update(readFileSync(join(store, path)))
      .digest('hex');
    return named.has(hex) && path === join(hex.slice(0, 2), hex.slice(2));
  });
}

const ofTheMoment = new Set(['startedAt', 'seconds', 'environment', 'madeAt', 'hardware']);

/** Without times, machine and the digest of the log, which a second run need not have in common with the first. */
function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => Object(item).kind !== 'log').map(timeless);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !ofTheMoment.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, timeless(member)]));
}
