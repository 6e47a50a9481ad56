import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { commandReasons } from '../commands/reasons.ts';
import type { HandedOver } from '../commands/situation/hand-over.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import type { ArtifactKind, Artifacts, FoundArtifact } from './artifacts.ts';

/** Downloads what earlier jobs of this run handed on, each kind into a folder of its own. */
export async function takeFromRun(
  artifacts: Artifacts,
  folder: string,
  isWanted: (found: FoundArtifact) => boolean,
): Promise<readonly HandedOver[]> {
  const limit = pLimit(atOnce);
  const take = async (found: FoundArtifact, index: number): Promise<HandedOver> => {
    const { what } = found;
    const into = join(folder, `${index}-${what.kind}`);
    await mkdir(into, { recursive: true });
    const strange = await artifacts.get(found, into).then(() => undefined, problemOf);
    return { folder: into, by: byOf(what), ...(strange !== undefined && { strange }) };
  };
  // What was checked comes first: files of datasets that commands make have to be those that the check has read.
  const wanted = (await artifacts.list()).filter(isWanted).sort((one, other) => rank(one) - rank(other));
  return await Promise.all(wanted.map((found, index) => limit(() => take(found, index))));
}

function rank({ what }: FoundArtifact): number {
  return what.kind === 'data' ? 0 : 1;
}

/** What commands have made as datasets, in this run or before it. */
export function isOfBuilds({ kind }: ArtifactKind): boolean {
  return kind === 'build' || kind === 'fetched';
}

/** Each takes two trips and little else; few enough not to look like an attack. */
const atOnce = 6;

/** What one job has handed on keeps nobody from looking at what the others have. */
function problemOf(error: unknown): Problem {
  const [problem] = error instanceof MlopsError ? error.problems : [];
  const reason: keyof typeof commandReasons = 'hand-over-corrupt';
  if (problem?.reason !== reason) throw error;
  return problem;
}

function byOf(what: ArtifactKind): HandedOver['by'] {
  if ('model' in what) return { model: what.model };
  if ('group' in what) return { group: what.group };
  if ('dataset' in what) return { dataset: what.dataset };
  return what.kind === 'evaluation' ? 'all' : 'data';
}
