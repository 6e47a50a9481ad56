import type { Run } from './job.ts';
import { type Member, unzip, zip } from './zip.ts';

/** The bytes of an artifact of a run by path, the newest of its name. */
export function artifactOf({ server, state }: Run, name: string): ReadonlyMap<string, Buffer> {
  const found = server.actions.artifacts.findLast((one) => one.run === state.id && one.name === name);
  if (found?.bytes == null) throw new Error(`the run has no artifact ${name}`);
  return unzip(found.bytes);
}

/** Puts an artifact in the place of one of that name, as a job may that has the token of the run. Gives its digest. */
export function replaceArtifact({ server, state }: Run, name: string, members: readonly Member[]): string {
  return server.actions.upload(state, name, zip(members)).digest ?? '';
}

/** The members of an archive, of which some are other ones; null leaves one out. */
export function changed(
  files: ReadonlyMap<string, Buffer>,
  others: Readonly<Record<string, Buffer | string | null>>,
): readonly Member[] {
  const all = new Map<string, Buffer | string | null>([...files, ...Object.entries(others)]);
  return [...all].flatMap(([path, bytes]) => (bytes === null ? [] : [{ path, bytes }]));
}
