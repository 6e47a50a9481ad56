import { type ChangedParam, changedParams, filePlaces } from '../../project/index.ts';
import { mostAnnotations, openGate, type PlacedParam } from '../../report/index.ts';
import type { Report } from '../../report/types.ts';
import { readCommit, readTexts } from '../../repository/index.ts';
import { GitError } from '../../support/git.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Situation } from '../situation/situation.ts';

/**
 * Parameters that a change has set otherwise, of models that do not keep their gates, where `head` has them: the commit that
 * shows the check, which in the merge of it may be other lines. By model.
 */
export async function placedParams(
  situation: Pick<Situation, 'candidate' | 'baseline' | 'repository'>,
  { models }: Pick<Report, 'models'>,
  head: string,
): Promise<ReadonlyMap<string, readonly PlacedParam[]>> {
  const { candidate, baseline } = situation;
  const changes = models.flatMap((part) => {
    const [before, after] = [baseline?.params.get(part.model), candidate.params.get(part.model)];
    if (before === undefined || after === undefined || openGate(part) === undefined) return [];
    return [[part.model, changedParams(before, after).slice(0, mostAnnotations)] as const];
  });
  const files = new Set(changes.flatMap(([, changed]) => changed.map(({ file }) => file)));
  if (files.size === 0) return new Map();
  const texts = await textsAt(situation, head, files);
  const places = new Map([...texts].map(([file, text]) => [file, filePlaces(text, file)]));
  const placed = ({ file, key, words }: ChangedParam): readonly PlacedParam[] => {
    if (!texts.has(file)) return [];
    // A line that cannot be told (beyond the limits of our reader, or a key spelt in another way) is the first: what
    // the file is told for is true of it, and a line that is guessed would not be.
    return [{ words, place: places.get(file)?.named(key) ?? { file, line: 1, column: 1 } }];
  };
  return new Map(changes.map(([model, changed]) => [model, changed.flatMap(placed)]));
}

/** What this clone or our reader cannot read has no lines to point at; the check is written all the same. */
async function textsAt(
  { candidate, repository: { git } }: Pick<Situation, 'candidate' | 'repository'>,
  head: string,
  files: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  try {
    const commit = head === candidate.commit.sha ? candidate.commit : await readCommit(git, head);
    return await readTexts(git, commit, files);
  } catch (error) {
    if (error instanceof GitError || (error instanceof MlopsError && error.ends !== 'cancelled')) return new Map();
    throw error;
  }
}
