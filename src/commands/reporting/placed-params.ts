import { type ChangedParam, changedParams, filePlaces } from '../../project/index.ts';
import { mostAnnotations, openGate, type PlacedParam } from '../../report/index.ts';
import type { Report } from '../../report/types.ts';
import { type Repository, readCommit, readTexts } from '../../repository/index.ts';
import { GitError } from '../../support/git.ts';
import { MlopsError } from '../../support/problem.ts';
import type { ReadCommit } from '../situation/read-commit.ts';

/** What has to be known of a change. */
interface ParamsOfChange {
  readonly repository: Pick<Repository, 'git'>;
  readonly candidate: Pick<ReadCommit, 'commit' | 'params'>;
  readonly baseline?: Pick<ReadCommit, 'params'>;
}

/**
 * Parameters that a change has set otherwise, of models that do not keep their gates, by model; at their lines in `head`, the
 * commit that shows the check: in the merge of it they may stand on others.
 */
export async function placedParams(
  change: ParamsOfChange,
  { models }: { readonly models: readonly Pick<Report['models'][number], 'model' | 'gates'>[] },
  head: string,
): Promise<ReadonlyMap<string, readonly PlacedParam[]>> {
  const { candidate, baseline } = change;
  const changes = models.flatMap((part) => {
    const [before, after] = [baseline?.params.get(part.model), candidate.params.get(part.model)];
    if (before === undefined || after === undefined || openGate(part) === undefined) return [];
    return [[part.model, changedParams(before, after).slice(0, mostAnnotations)] as const];
  });
  const files = new Set(changes.flatMap(([, changed]) => changed.map(({ file }) => file)));
  if (files.size === 0) return new Map();
  const texts = await textsAt(change, head, files);
  const places = new Map([...texts].map(([file, text]) => [file, filePlaces(text, file)]));
  const placed = ({ file, key, words }: ChangedParam): readonly PlacedParam[] => {
    if (!texts.has(file)) return [];
    // A line that cannot be told (a file beyond the limits of our reader, a key spelt in another way) is the first: that
    // this file has changed is true all the same, and a line that is guessed might not be.
    return [{ words, place: places.get(file)?.named(key) ?? { file, line: 1, column: 1 } }];
  };
  return new Map(changes.map(([model, changed]) => [model, changed.flatMap(placed)]));
}

/** What this clone or our reader cannot read has no lines to point at; the check is written all the same. */
async function textsAt(
  { candidate, repository: { git } }: ParamsOfChange,
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
