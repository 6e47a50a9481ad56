import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { isMissing, systemCode } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { type Holder, holderSchema, isAlive, thisProcess } from '../../support/process-holder.ts';
import { commandReasons } from '../reasons.ts';
import { isTaken } from './own-paths.ts';

/** So long a lock without a holder's name may be one that is just being written. */
const youngMs = 10_000;

/**
 * One process at a time works in a checkout's run folders. A lock whose process is gone (killed, machine restarted) is
 * taken over. Errors: another-training, own-folder-taken.
 * @param file absolute path; its folder exists
 */
export async function holdLock(file: string): Promise<AsyncDisposable> {
  const self = await thisProcess();
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await created(file, self)) return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
    const holder = await holderOf(file);
    if (holder === 'gone') continue;
    if (holder === 'unknown' || (await isAlive(holder))) throw inUse(file, holder);
    await putAside(file, holder);
  }
  throw inUse(file, 'unknown');
}

async function created(file: string, self: Holder): Promise<boolean> {
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

async function holderOf(file: string): Promise<Holder | 'gone' | 'unknown'> {
  try {
    const [text, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
    const found = holderSchema.safeParse(parsed(text));
    if (found.success) return found.data;
    if (Date.now() - mtimeMs < youngMs) return 'unknown';
    await rm(file, { force: true });
    return 'gone';
  } catch (error) {
    if (isMissing(error)) return 'gone';
    if (systemCode(error) === 'EISDIR') throw isTaken(file, 'is a folder, and the lock of trainings has to be there');
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** By renaming, so that of two processes that find the same dead one only one takes its lock away. */
async function putAside(file: string, dead: Holder): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
    const taken = holderSchema.safeParse(parsed(await readFile(aside, 'utf8')));
    // Somebody was faster and holds it by now: it goes back where it was.
    if (taken.success && taken.data.pid !== dead.pid) await rename(aside, file);
    else await rm(aside, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function inUse(file: string, holder: Holder | 'unknown'): MlopsError {
  const who = holder === 'unknown' ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return MlopsError.of(commandReasons, 'another-training', `${who} trains in this checkout (${file}).`);
}
