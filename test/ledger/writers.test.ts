import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/index.ts';
import { run } from './contract.ts';
import { newBare, newClone, newScene } from './scene.ts';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts a writer in a process group of its own; a number kills the whole group after so many milliseconds. */
function write(args: readonly string[], killAfter?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const pipe of [child.stdout, child.stderr])
      pipe.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    const timer =
      killAfter === undefined ? undefined : setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

const count = 50;

async function expectAll(repository: string, remote: string | null, numbers: number): Promise<void> {
  const ledger = await openLedger({ repository, remote });
  const all = Array.from({ length: numbers }, (_, at) => run(at));
  const read = await ledger.readMany(all.map(({ address }) => address));
  expect(read).toEqual(new Map(all.map(({ address, text }) => [address, text])));
}

describe('a writer that is killed at any moment', () => {
  it('ends in the same state when it is run again', { timeout: 300_000 }, async () => {
    const scene = await newScene();
    const origin = await newBare(scene, 'origin.git');
    const clone = await newClone(scene, 'clone', origin);
    // The other side lives on when a writer dies, as a server does: its locks are not ours to leave behind.
    await scene.git('clone').text(['config', 'remote.origin.receivepack', 'setsid git-receive-pack']);
    const numbers = 6;
    const known = new Set<string>();
    for (let after = 120; after <= 1_920; after += 150) {
      const { said } = await write([clone, 'origin', '0', `${numbers}`], after);
      for (const line of said.split('\n').slice(0, -1)) known.add(line);
      // What a killed process said had arrived must be there for everybody.
      const reader = await openLedger({ repository: await newClone(scene, `reader${after}`, origin) });
      expect([...(await reader.readMany([...known])).keys()].sort()).toEqual([...known].sort());
    }
    expect(await write([clone, 'origin', '0', `${numbers}`])).toEqual({ code: 0, said: expect.any(String) });
    await expectAll(await newClone(scene, 'reader', origin), 'origin', numbers);
    expect(await scene.git('origin.git').text(['fsck', '--strict', '--no-dangling'])).toBe('');
    const files = await scene.git('origin.git').text(['ls-tree', '-r', '--name-only', 'mlops/ledger']);
    expect(files.split('\n')).toHaveLength(numbers + 2);
  });
});

describe('fifty writers at once, each a process', () => {
  it('lose nothing from clones of their own', { timeout: 300_000 }, async () => {
    const scene = await newScene();
    const origin = await newBare(scene, 'origin.git');
    const clones = await Promise.all(Array.from({ length: count }, (_, at) => newClone(scene, `clone${at}`, origin)));
    const ended = await Promise.all(clones.map((clone, at) => write([clone, 'origin', `${at}`, `${at + 1}`])));
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    await expectAll(await newClone(scene, 'reader', origin), 'origin', count);
    expect(await scene.git('origin.git').text(['fsck', '--strict', '--no-dangling'])).toBe('');
  });

  it('lose nothing in one clone, and leave its index, configuration and branches alone', {
    timeout: 300_000,
  }, async () => {
    const scene = await newScene();
    const origin = await newBare(scene, 'origin.git');
    const clone = await newClone(scene, 'clone', origin);
    const look = async () => [
      await scene.git('clone').text(['status', '--porcelain=v2', '--branch']),
      await scene.git('clone').text(['config', '--local', '--list']),
      await scene.git('clone').text(['for-each-ref']),
      await scene.git('clone').text(['rev-parse', '--is-shallow-repository']),
    ];
    const before = await look();
    const ended = await Promise.all(
      Array.from({ length: count }, (_, at) => write([clone, 'origin', `${at}`, `${at + 1}`])),
    );
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    await expectAll(await newClone(scene, 'reader', origin), 'origin', count);
    expect(await look()).toEqual(before);
  });

  it('lose nothing without a remote', { timeout: 300_000 }, async () => {
    const scene = await newScene();
    const clone = await newClone(scene, 'clone');
    const ended = await Promise.all(Array.from({ length: count }, (_, at) => write([clone, '', `${at}`, `${at + 1}`])));
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    await expectAll(clone, null, count);
    expect(await scene.git('clone').text(['fsck', '--strict', '--no-dangling'])).toBe('');
  });
});
