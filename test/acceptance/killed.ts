import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './harness.ts';
import { tiny } from './tiny.ts';

/** The training takes long enough to be hit by a signal. */
const slow = `${String(tiny['train.sh'])}sleep 0.2\n`;
const ledgerRef = 'refs/heads/mlops/ledger';

/** What an undisturbed run leaves, but for times. */
interface End {
  readonly ledger: unknown;
  readonly report: unknown;
}

/**
 * Declares the tests: `train`, then `report`, hit by a signal at each of `count` moments of a measured run, then run to
 * the end, have to leave what an undisturbed run leaves.
 */
export function killTests(signals: readonly NodeJS.Signals[], count: number): void {
  const start = makeWorld({ ...tiny, 'train.sh': slow });
  const worlds: World[] = [start];
  let undisturbed: End;
  let duration = { train: 0, report: 0 };

  beforeAll(async () => {
    start.branch('better');
    start.commit('better', { 'params.yaml': 'signal: 0.9\n' });
    const world = copyOf(start, worlds);
    const began = Date.now();
    await world.json(['train']);
    const between = Date.now();
    const { result } = await world.json(['report']);
    duration = { train: between - began, report: Date.now() - between };
    expect([result.exitCode, result.reason]).toEqual([0, 'better']);
    undisturbed = endOf(world, result.data);
  });
  afterAll(() => {
    for (const world of worlds) world.remove();
  });

  const parts = Array.from({ length: count }, (_, index) => (index + 0.5) / count);
  for (const command of ['train', 'report'] as const) {
    describe.each(signals)(`mlops ${command}, ended by %s`, (signal) => {
      it.each(parts)(
        'after %f of its time, then run again',
        async (part) => {
          const world = copyOf(start, worlds);
          if (command === 'report') await world.json(['train']);
          await interrupted(world, command, signal, part * duration[command]);
          const again = await world.json(['train']);
          expect(again.result.exitCode).toBe(0);
          const { result } = await world.json(['report']);
          expect(endOf(world, result.data)).toEqual(undisturbed);
          expect(world.state().status).toBe('');
          world.remove();
        },
        120_000,
      );
    });
  }
}

function copyOf(world: World, worlds: World[]): World {
  const made = world.copy();
  worlds.push(made);
  return made;
}

/** SIGKILL ends at once; any other signal has to end in one document that says so, unless the work was done already. */
async function interrupted(world: World, command: string, signal: NodeJS.Signals, after: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const options = {
    watch: (child: { kill(signal: NodeJS.Signals): boolean }) => {
      timer ??= setTimeout(() => child.kill(signal), after);
    },
  };
  const ran = await world.run([command, '--json'], options);
  clearTimeout(timer);
  if (signal === 'SIGKILL' || ran.signal !== null) return;
  expect([0, 130]).toContain(ran.code);
  if (ran.code === 0) return;
  const document: unknown = JSON.parse(ran.stdout);
  expect(document).toMatchObject({ verdict: 'unknown', ends: 'cancelled', exitCode: 130 });
  expect(ran.stderr).toMatch(/→ (Run|Start) it again/);
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
