import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isMissing } from '../../support/files.ts';
import { type Holder, holderSchema, isAlive, thisProcess } from './process-holder.ts';

/** So old, what no process of this machine made belongs to nobody: comparing takes minutes. */
const oldMs = 86_400_000;

export interface OwnFolder extends AsyncDisposable {
  /** Absolute. */
  readonly path: string;
}

/**
 * A new folder that only this process uses, gone when it is disposed. What killed processes left beside it is removed;
 * what a living one uses is not touched.
 * @param all absolute path of the folder of all such folders; made where it is missing
 */
export async function makeOwnFolder(all: string): Promise<OwnFolder> {
  await mkdir(all, { recursive: true });
  await sweep(all);
  const path = await mkdtemp(join(all, `${nameOf(await thisProcess())}~`));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function sweep(all: string): Promise<void> {
  for (const name of await readdir(all)) {
    const path = join(all, name);
    const holder = holderNamed(name);
    const ours = holder?.host === hostname();
    if (ours ? !(await isAlive(holder)) : await isOld(path)) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined); // another process sweeps it, too
    }
  }
}

async function isOld(path: string): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < Date.now() - oldMs;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The holder as a part of a file name: `~` stands in none of its values, and `mkdtemp` puts letters behind the last. */
function nameOf({ pid, host, started }: Holder): string {
  return [pid, started ?? '', Buffer.from(host).toString('base64url')].join('~');
}

function holderNamed(name: string): Holder | undefined {
  const [pid, started, encoded, random] = name.split('~');
  if (encoded === undefined || random === undefined) return undefined;
  const host = Buffer.from(encoded, 'base64url').toString();
  return holderSchema.safeParse({ pid: Number(pid), started: started === '' ? null : started, host }).data;
}
