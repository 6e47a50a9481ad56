import { isDeepStrictEqual } from 'node:util';
import { builtRoot, entryOf, type LoadedProject, type Model, madeOf } from '../../project/index.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import type { Problem } from '../../support/problem.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import type { commandReasons } from '../reasons.ts';
import type { ReadCommit } from './read-commit.ts';
import { type TrainedOn, trainedOn } from './training-way.ts';

/** A dataset that training gets, and that has an origin in common with the rows that a command made and that judge. */
export interface MadeOfOne {
  readonly reach: TrainedOn;
  readonly judged: string;
  /** The dataset that both come of. */
  readonly origin: string;
  /** The columns that identify rows in both, where what training gets is what the command has read: they can be counted. */
  readonly key?: readonly string[];
  /** What training gets is made by a command as well. */
  readonly byCommand?: true;
}

type Read = Pick<ReadCommit, 'datasets' | 'facts'>;

/**
 * What may have rows in common with those that judge a model, though neither files nor words of views tell it: a command
 * has made these. Not what is a view of the same files, whose rows are compared as such. Only where scores are computed
 * outside of training.
 */
export function madeOfOne(model: Model, { datasets: resolved, facts }: Read): readonly MadeOfOne[] {
  const { datasets, models } = facts.project;
  const judged = model.evaluate?.run === undefined ? undefined : model.evaluate.label?.dataset;
  const test = judged === undefined ? undefined : datasets.get(judged);
  const made = test && builtRoot(test, datasets);
  if (test === undefined || made === undefined) return [];
  const rootOf = (name: string) => datasets.get(name)?.view?.root ?? name;
  const origins = [...new Set([...madeOf(test.name, datasets)].map(rootOf))];
  const originOf = (root: string) =>
    origins.find((one) => one === root) ??
    origins.find((one) => haveFileInCommon(resolved.get(one), resolved.get(root)));
  return trainedOn(model, models).flatMap((reach): readonly MadeOfOne[] => {
    const given = datasets.get(reach.dataset);
    const root = rootOf(reach.dataset);
    if (given === undefined || root === made.name) return [];
    const common = { reach, judged: test.name };
    const read = originOf(root);
    if (read !== undefined)
      return [{ ...common, origin: read, ...(isSameKey(given.key, test.key) && { key: given.key }) }];
    const origin = [...madeOf(reach.dataset, datasets)].flatMap((one) => originOf(rootOf(one)) ?? [])[0];
    return origin === undefined ? [] : [{ ...common, origin, byCommand: true }];
  });
}

/** The same file, or one of the same bytes, under two names of the project file. */
function haveFileInCommon(one: ResolvedDataset | undefined, other: ResolvedDataset | undefined): boolean {
  const ids = new Set(one?.files.filter(({ bytes }) => bytes > 0).map(({ id }) => id));
  return other?.files.some(({ id }) => ids.has(id)) ?? false;
}

function isSameKey(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && isDeepStrictEqual(one.toSorted(), other.toSorted());
}

interface NotCompared {
  readonly head: LoadedProject;
  readonly candidate: Read;
}

/** Where nobody can count them: by name, and what would tell. */
export function rowsNotCompared({ head, candidate }: NotCompared): readonly Problem[] {
  const found = [...candidate.facts.project.models.values()].flatMap((model) =>
    madeOfOne(model, candidate)
      .filter(({ key }) => key === undefined)
      .map((one): Problem => notice(model, one, head)),
  );
  // Models of one matrix have it from the same line.
  return uniqueBy(found, ({ message }) => message);
}

function notice(
  model: Model,
  { reach: { dataset, through, at }, judged, origin, byCommand }: MadeOfOne,
  { places }: LoadedProject,
): Problem {
  const reason: keyof typeof commandReasons = 'rows-not-compared';
  const training = through === undefined ? 'training' : `the training of ${through}, which it needs,`;
  const [why, remedy] =
    byCommand === undefined
      ? [
          `a command makes the rows of ${judged} of ${origin}, and they have no \`key\` in common`,
          `Give ${dataset} and ${judged} the same \`key\`, and their rows are counted.`,
        ]
      : [
          `commands make both of ${origin}`,
          `See to it that the commands part the rows, or let one command make a dataset with a column that says the part, and take two views of it.`,
        ];
  const message = `${entryOf(model)}: whether ${dataset}, which ${training} gets, has rows of ${judged}, by which the model is judged, nobody can tell: ${why}.`;
  return { reason, message, place: places.value(at), remedy };
}
