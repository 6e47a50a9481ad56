import { link, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing, systemCode, temporaryBeside } from './files.ts';
import { parsedJson } from './json.ts';
import { type Holder, holderSchema, isAlive, thisProcess } from './process-holder.ts';

/** So long a lock without a holder's name may be one that is just being written. */
const youngMs = 10_000;

/** What a room says in its own words. */
export interface LockWords {
  /** Somebody holds it who lives, or of whom nobody knows. */
  readonly held: (holder: Holder | 'unknown') => Error;
  /** A folder has its place. */
  readonly isFolder: () => Error;
}

/**
 * A file that one process at a time holds. A lock whose process is gone (killed, machine restarted) is taken over.
 * Errors: those of `words`, and of the system.
 * @param file absolute path; its folder exists
 */
export async function holdFileLock(file: string, words: LockWords): Promise<AsyncDisposable> {
  const self = await thisProcess();
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await created(file, self)) {
      await sweepDrafts(file, self);
      return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
    }
    const holder = await holderOf(file, words);
    if (holder === 'gone') continue;
    if (holder === 'unknown' || (await isAlive(holder))) throw words.held(holder);
    await putAside(file, holder);
  }
  throw words.held('unknown');
}

/** Removes what processes of this machine that live no longer have left beside the lock. */
async function sweepDrafts(file: string, { host }: Holder): Promise<void> {
  const stem = `.${basename(file)}.`;
  for (const name of await readdir(dirname(file))) {
    const [, pid] = (name.startsWith(stem) && /^(\d+)\.[0-9a-f]+\.tmp$/.exec(name.slice(stem.length))) || [];
    const isLeft = pid !== undefined && !(await isAlive({ pid: Number(pid), host, started: null }));
    if (isLeft) await rm(join(dirname(file), name), { force: true });
  }
}

/** By a link to a file that is written already: whoever is killed on the way leaves no lock without a name. */
async function created(file: string, self: Holder): Promise<boolean> {
  const draft = temporaryBeside(file);
  try {
    await writeFile(draft, JSON.stringify(self), { flag: 'wx' });
    await link(draft, file);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return false;
    if (code === undefined || !withoutLinks.has(code)) throw error;
    return createdInPlace(file, self);
  } finally {
    await rm(draft, { force: true });
  }
}

/** What file systems say that have no hard links. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

async function createdInPlace(file: string, self: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(self));
    await handle.close();
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(file: string, words: LockWords): Promise<Holder | 'gone' | 'unknown'> {
  try {
    const [text, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
    const found = holderSchema.safeParse(parsedJson(text));
    if (found.success) return found.data;
    if (Date.now() - mtimeMs < youngMs) return 'unknown';
    await rm(file, { force: true });
    return 'gone';
  } catch (error) {
    if (isMissing(error)) return 'gone';
    if (systemCode(error) === 'EISDIR') throw words.isFolder();
    throw error;
  }
}

/** By renaming, so that of two processes that find the same dead one only one takes its lock away. */
async function putAside(file: string, dead: Holder): Promise<void> {
  const aside = temporaryBeside(file);
  try {
    await rename(file, aside);
    const taken = holderSchema.safeParse(parsedJson(await readFile(aside, 'utf8')));
    // Somebody was faster and holds it by now: it goes back where it was.
    if (taken.success && !isSame(taken.data, dead)) await rename(aside, file);
    else await rm(aside, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isSame(a: Holder, b: Holder): boolean {
  return a.pid === b.pid && a.started === b.started && a.host === b.host;
}
