import { lstat, mkdir, mkdtemp, readdir, readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sha256 } from './canonical.ts';
import { isMissing } from './files.ts';
import { isAlive, thisProcess } from './process-holder.ts';
import { removeFolder } from './remove-folder.ts';

export interface OwnFolder extends AsyncDisposable {
  /** Absolute. */
  readonly path: string;
}

/**
 * A new folder that only this process uses, gone when it is disposed. What killed processes left beside it is removed.
 * @param all absolute path of the folder in which it is made, others' files beside it; made where it is missing
 * @param purpose a word of small letters, for who looks at the name
 */
export async function makeOwnFolder(all: string, purpose: string): Promise<OwnFolder> {
  await mkdir(all, { recursive: true });
  await sweepOwnFolders(all);
  const { pid, started } = await thisProcess();
  // The maker stands in the name: a process can be killed between the making of a folder and the first file in it.
  const name = `mlops-${purpose}-${pid}-${started ?? ''}-${await processSpace()}-`;
  const path = await mkdtemp(join(all, name));
  return { path, [Symbol.asyncDispose]: () => removeFolder(path) };
}

/**
 * Removes what processes that live no longer have left in a folder, and nothing else: not what a living process uses,
 * not what another user owns, and not what was made where this process cannot ask for its maker (another machine, or a
 * container, that shares the folder). What cannot be removed stays for the next one; nothing is thrown.
 */
export async function sweepOwnFolders(all: string): Promise<void> {
  const space = await processSpace();
  for (const name of await readdir(all).catch(() => [])) {
    const maker = makerNamed(name);
    if (maker?.space !== space || (await isAlive({ ...maker, host: hostname() }))) continue;
    const path = join(all, name);
    if (await isOwned(path)) await removeFolder(path).catch(() => undefined); // another process may sweep it, too
  }
}

interface Maker {
  readonly pid: number;
  readonly started: string | null;
  readonly space: string;
}

function makerNamed(name: string): Maker | undefined {
  const [, pid, started, space] = /^mlops-[a-z]+-(\d{1,10})-(\d*)-([0-9a-f]{8})-[A-Za-z0-9]{6}$/.exec(name) ?? [];
  if (pid === undefined || Number(pid) === 0 || space === undefined) return undefined;
  return { pid: Number(pid), started: started || null, space };
}

/**
 * Where numbers of processes mean the same: this machine and, on Linux, this container. Eight hexadecimal digits, since
 * programs make sockets below such a folder, whose paths may have 107 bytes.
 */
async function processSpace(): Promise<string> {
  const [machine, namespace] = await Promise.all([
    readFile('/etc/machine-id', 'utf8').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  return sha256(JSON.stringify([hostname(), machine.trim(), namespace])).slice(0, 8);
}

async function isOwned(path: string): Promise<boolean> {
  try {
    const found = await lstat(path);
    return found.isDirectory() && found.uid === (process.getuid?.() ?? found.uid);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
