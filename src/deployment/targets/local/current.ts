import { lstat, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isMissing, syncFolder, systemCode, temporaryBeside, writeAtomic } from '../../../support/files.ts';
import { refuse } from '../../fail.ts';
import { type Places, versionForm } from './places.ts';
import { currentScript } from './start-script.ts';

/** What lies at `current`. */
export type Current =
  | { readonly kind: 'none' }
  | { readonly kind: 'version'; readonly name: string }
  /** Nothing that we have put there. */
  | { readonly kind: 'strange'; readonly why: string };

export async function currentOf(places: Places): Promise<Current> {
  try {
    const leads = await readlink(places.current);
    if (dirname(leads) === 'versions' && versionForm.test(basename(leads))) {
      return { kind: 'version', name: basename(leads) };
    }
    return { kind: 'strange', why: `${places.current} leads to ${leads}, which is no version of ours` };
  } catch (error) {
    if (isMissing(error)) return { kind: 'none' };
    if (systemCode(error) !== 'EINVAL') throw error;
    const what = (await lstat(places.current)).isDirectory() ? 'a folder' : 'a file';
    return { kind: 'strange', why: `${places.current} is ${what}, and our link to the live version has to be there` };
  }
}

/** The version that the link leads to, or undefined where there is none yet. Errors: deployment-folder-refused. */
export async function requireOwnLink(places: Places): Promise<string | undefined> {
  const current = await currentOf(places);
  if (current.kind === 'strange') throw refuse('deployment-folder-refused', `${current.why}.`);
  return current.kind === 'version' ? current.name : undefined;
}

/** Readers see the old version or the new one, and never none. */
export async function linkTo(places: Places, name: string): Promise<void> {
  const temporary = temporaryBeside(places.current);
  try {
    await symlink(`versions/${name}`, temporary);
    await rename(temporary, places.current);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(places.root);
}

/** Writes what starts the live server after a reboot; removes it where no server is live. */
export async function writeScript(
  places: Places,
  live: { readonly title: string; readonly start: string; readonly port: number } | undefined,
): Promise<void> {
  if (live === undefined) return rm(places.script, { force: true });
  await writeAtomic(places.script, currentScript(live.title, live.start, live.port), 0o755);
}
