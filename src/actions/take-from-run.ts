import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandedOver } from '../commands/situation/hand-over.ts';
import type { ArtifactKind, Artifacts, FoundArtifact } from './artifacts.ts';

/** Downloads what earlier jobs of this run handed on, each kind into a folder of its own. */
export async function takeFromRun(
  artifacts: Artifacts,
  folder: string,
  isWanted: (found: FoundArtifact) => boolean,
): Promise<readonly HandedOver[]> {
  const handed: HandedOver[] = [];
  for (const found of await artifacts.list()) {
    const { what } = found;
    if (!isWanted(found)) continue;
    const into = join(folder, `${handed.length}-${what.kind}`);
    await mkdir(into, { recursive: true });
    await artifacts.get(found, into);
    handed.push({ folder: into, by: byOf(what) });
  }
  return handed;
}

function byOf(what: ArtifactKind): HandedOver['by'] {
  if ('model' in what) return { model: what.model };
  return what.kind === 'evaluation' ? 'all' : 'data';
}
