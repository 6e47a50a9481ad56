import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeWorld, type Ran, type World } from './harness.ts';
import { tiny } from './tiny.ts';

const temporary = mkdtempSync(join(tmpdir(), 'mlops-left-'));
const env = { TMPDIR: temporary };
const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
  rmSync(temporary, { recursive: true, force: true });
});

/** A training that waits until somebody ends it. */
interface Waiting {
  readonly world: World;
  /** Its run folder. */
  readonly folder: string;
  readonly end: (signal: NodeJS.Signals) => Promise<Ran>;
}

async function waiting(): Promise<Waiting> {
  const world = makeWorld({ ...tiny, 'train.sh': 'touch "$TMPDIR/begun"; while true; do sleep 0.1; done\n' });
  worlds.push(world);
  const before = new Set(readdirSync(temporary));
  let end = (_: NodeJS.Signals) => {};
  const ended = world.run(['train', '--json'], {
    env,
    watch: (child) => {
      end = (signal) => void child.kill(signal);
    },
  });
  const begun = () => readdirSync(temporary).filter((name) => !before.has(name) && hasBegun(name));
  await expect.poll(begun, { timeout: 60_000 }).toHaveLength(1);
  const folder = join(temporary, begun()[0] ?? '');
  return {
    world,
    folder,
    end: (signal) => {
      end(signal);
      return ended;
    },
  };
}

function hasBegun(name: string): boolean {
  return existsSync(join(temporary, name, 'tmp', 'begun'));
}

/** Where the ledger makes a folder for the time of a process. */
const ledgerWork = ({ clone }: World) => join(clone, '.git', 'mlops', 'work');

/** Our folders for the time of a process: temporary, of the engine, of the ledger. */
function left(world: World): readonly string[] {
  return [temporary, join(world.clone, '.mlops/cache/engine'), ledgerWork(world)].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
}

describe('a training that was killed', () => {
  it('leaves folders that the next command removes, and not those of one that runs', async () => {
    const [killed, running] = [await waiting(), await waiting()];
    await killed.end('SIGKILL');
    expect(left(killed.world)).toContain(killed.folder);
    // The engine's own process has seen the end of the other, and removed its folder itself.
    const ofLedger = join(ledgerWork(killed.world), 'mlops-git-');
    expect(left(killed.world).some((path) => path.startsWith(ofLedger))).toBe(true);
    const { result } = await killed.world.json(['plan'], { env });
    expect(result.exitCode).toBe(0);
    expect(left(killed.world)).toEqual([running.folder]);
    const stopped = await running.end('SIGINT');
    expect(stopped.code).toBe(130);
    expect(left(running.world)).toEqual([]);
  });

  it('with --keep leaves what was asked for', async () => {
    const world = makeWorld({ ...tiny, 'train.sh': `${String(tiny['train.sh'])}exit 3\n` });
    worlds.push(world);
    expect((await world.json(['train', '--keep'], { env })).result.reason).toBe('command-failed');
    const kept = left(world);
    expect(kept).toHaveLength(1);
    await world.json(['plan'], { env });
    expect(left(world)).toEqual(kept);
  });
});
