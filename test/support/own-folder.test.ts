import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOwnFolder, sweepOwnFolders } from '../../src/support/own-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'own-folder-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const fresh = (): string => join(folder, `all-${++count}`);

/** A number that no process has any more. */
let dead = 0;
beforeAll(async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.on('close', resolve));
  dead = child.pid ?? 0;
});

/** The parts of the name: purpose, process, when it started, where its number means something, letters. */
const partsOf = (path: string) => {
  const [, purpose, pid, started = '', space = '', letters] = basename(path).split('-');
  return { purpose, pid: Number(pid), started, space, letters };
};

describe('a folder of a process', () => {
  it('is another one each time, and gone with its use', async () => {
    const all = fresh();
    {
      await using one = await makeOwnFolder(all, 'run');
      await using other = await makeOwnFolder(all, 'run');
      writeFileSync(join(one.path, 'file'), 'one');
      expect(one.path).not.toBe(other.path);
      expect(dirname(one.path)).toBe(all);
      expect(partsOf(one.path)).toMatchObject({ purpose: 'run', pid: process.pid });
      expect(readdirSync(all)).toHaveLength(2); // the living one was not swept
    }
    expect(readdirSync(all)).toEqual([]);
  });

  it('has a short name: sockets are made below it, whose paths may have 107 bytes', async () => {
    const all = fresh();
    await using own = await makeOwnFolder(all, 'duckdb');
    expect(basename(own.path).length).toBeLessThanOrEqual(50);
  });

  it('of a killed process is swept, also where its number is used again, and nothing else', async () => {
    const all = fresh();
    await using own = await makeOwnFolder(all, 'run');
    const { started, space } = partsOf(own.path);
    const names = {
      dead: `mlops-run-${dead}--${space}-aaaaaa`,
      deadStarted: `mlops-index-${dead}-123-${space}-aaaaaa`,
      reused: `mlops-run-${process.pid}-1-${space}-aaaaaa`,
      alive: `mlops-run-${process.pid}-${started}-${space}-aaaaaa`,
      parent: `mlops-run-${process.ppid}--${space}-aaaaaa`,
      elsewhere: `mlops-run-${dead}-1-00000000-aaaaaa`,
      kept: 'mlops-run-aaaaaa',
      nobody: `mlops-run-0--${space}-aaaaaa`,
      stranger: `other-run-${dead}-1-${space}-aaaaaa`,
      longer: `mlops-run-${dead}-1-${space}-aaaaaa.old`,
      plain: 'delay',
    };
    for (const name of Object.values(names)) {
      mkdirSync(join(all, name, 'below'), { recursive: true });
      writeFileSync(join(all, name, 'below', 'file'), 'x');
    }
    await sweepOwnFolders(all);
    const left = Object.entries(names).flatMap(([name, path]) => (existsSync(join(all, path)) ? [name] : []));
    const known = started === '' ? ['reused'] : []; // where the system does not say when a process started
    const others = ['alive', 'parent', 'elsewhere', 'kept', 'nobody', 'stranger', 'longer', 'plain'];
    expect(left).toEqual([...known, ...others]);
    expect(existsSync(own.path)).toBe(true);
  });

  it('is swept with what a program made unwritable in it; a file or a link of that name is no folder', async () => {
    const all = fresh();
    await using own = await makeOwnFolder(all, 'run');
    const { space } = partsOf(own.path);
    const left = join(all, `mlops-run-${dead}--${space}-aaaaaa`);
    mkdirSync(join(left, 'work/locked'), { recursive: true });
    writeFileSync(join(left, 'work/locked/file'), 'x');
    chmodSync(join(left, 'work/locked'), 0o500);
    const target = join(folder, 'target');
    mkdirSync(target);
    writeFileSync(join(target, 'file'), 'x');
    const link = join(all, `mlops-run-${dead}--${space}-bbbbbb`);
    symlinkSync(target, link);
    const file = join(all, `mlops-run-${dead}--${space}-cccccc`);
    writeFileSync(file, 'x');
    await sweepOwnFolders(all);
    expect([left, link, file, join(target, 'file')].map((path) => existsSync(path))).toEqual([false, true, true, true]);
  });

  it.runIf(process.getuid?.() === 0)('of another user is not touched, whoever may', async () => {
    const all = fresh();
    await using own = await makeOwnFolder(all, 'run');
    const others = join(all, `mlops-run-${dead}--${partsOf(own.path).space}-aaaaaa`);
    mkdirSync(others);
    chownSync(others, 12345, 12345);
    await sweepOwnFolders(all);
    expect(existsSync(others)).toBe(true);
  });

  it('need not be there to be swept', async () => {
    await expect(sweepOwnFolders(join(folder, 'nowhere'))).resolves.toBeUndefined();
  });
});
