import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { tiny } from './tiny.ts';

/** The training takes long enough to be hit by a signal. */
const slow = `${String(tiny['train.sh'])}sleep 0.2\n`;
const ledgerRef = 'refs/heads/mlops/ledger';
/** Of how many moments, spread evenly over a command, the indices below are some. */
const moments = 8;

/** The cases that `npm test` has; the heavier files have all the others. */
const light: Cases = { SIGKILL: [2, 5], SIGINT: [2, 5] };
type Cases = Readonly<Partial<Record<NodeJS.Signals, readonly number[]>>>;

/** What an undisturbed run leaves, but for times. */
interface End {
  readonly ledger: unknown;
  readonly report: unknown;
}

export function lightKillTests(command: 'train' | 'report'): void {
  killTests(command, light);
}

/**
 * Every moment for a signal that nobody can answer and for one that is answered, without what `npm test` has. SIGTERM is
 * answered as SIGINT is, so that some moments show it.
 */
export function heavyKillTests(command: 'train' | 'report'): void {
  const all = Array.from({ length: moments }, (_, index) => index);
  const without = (signal: NodeJS.Signals) => all.filter((index) => light[signal]?.includes(index) !== true);
  killTests(command, {
    SIGKILL: without('SIGKILL'),
    SIGINT: without('SIGINT'),
    SIGTERM: [1, 4, 6],
  });
}

/**
 * Declares the tests: the command, hit by a signal at moments spread over its time, then `train` and `report` run to
 * the end, have to leave what an undisturbed run leaves.
 */
function killTests(command: 'train' | 'report', cases: Cases): void {
  describe(`mlops ${command}`, () => {
    const worlds: World[] = [];
    const hits: boolean[] = [];
    let start: World;
    let undisturbed: End;
    let milliseconds = 0;

    beforeAll(async () => {
      start = kept(worlds, makeWorld({ ...tiny, 'train.sh': slow }));
      start.branch('better');
      start.commit('better', { 'params.yaml': 'signal: 0.9\n' });
      if (command === 'report') await start.json(['train']);
      const world = kept(worlds, start.copy());
      const trained = await timed(() => world.json(['train']));
      const reported = await timed(() => world.json(['report']));
      milliseconds = command === 'train' ? trained.milliseconds : reported.milliseconds;
      const { result } = reported.value;
      expect([result.exitCode, result.reason]).toEqual([0, 'better']);
      undisturbed = endOf(world, result.data);
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
      const parts = (cases[signal] ?? []).map((index) => (index + 0.5) / moments);
      it.each(parts)(
        `ended by ${signal} after %f of its time, then run again`,
        async (part) => {
          const world = await hit(signal, part);
          const again = await world.json(['train']);
          expect(again.result.exitCode).toBe(0);
          const { result } = await world.json(['report']);
          expect(endOf(world, result.data)).toEqual(undisturbed);
          expect(world.state().status).toBe('');
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

function endOf(world: World, data: unknown): End {
  const paths = world.inOrigin('ls-tree', '-r', '--name-only', ledgerRef).split('\n');
  const records = paths.map((path) => {
    const text = world.inOrigin('cat-file', 'blob', `${ledgerRef}:${path}`);
    return [path, path.endsWith('.json') ? timeless(JSON.parse(text)) : text];
  });
  return { ledger: records, report: timeless(Object(data).report) };
}

const ofTheMoment = new Set(['startedAt', 'seconds', 'environment', 'madeAt', 'hardware']);

/** Without times, machine and the digest of the log, which a second run need not have in common with the first. */
function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => Object(item).kind !== 'log').map(timeless);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !ofTheMoment.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, timeless(member)]));
}
