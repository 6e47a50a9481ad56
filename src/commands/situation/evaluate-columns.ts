import { type dataReasons, parseDataReport, parseSketch } from '../../data/index.ts';
import { entryOf, type LoadedProject, type Model, type Project } from '../../project/index.ts';
import type { Evaluate } from '../../project/types.ts';
import type { ResolvedDataset } from '../../repository/index.ts';
import { didYouMean } from '../../support/nearest.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { dataReportAddress, sketchAddressOf } from './addresses.ts';
import type { ReadCommit } from './read-commit.ts';
import type { Records } from './records.ts';

/** Who names columns of the test rows, and where their columns are known from. */
export interface EvaluateColumns {
  /** As the commit has it, with places. */
  readonly head: LoadedProject;
  /** By which the commit is judged: its evaluation is the base's. */
  readonly project: Project;
  readonly candidate: ReadCommit;
  readonly records: Records;
}

/**
 * Columns that `evaluate` names and the test rows do not have, as far as somebody has read these rows before. What
 * nobody has read is not said here: then the scoring says it. Without this a wrong name on the base branch, where
 * nothing is scored anew, would pass and stop the next change.
 */
export function evaluateColumns({ head, project, candidate, records }: EvaluateColumns): readonly Problem[] {
  const said = new Set<string>();
  const problemsOf = (model: Model, places?: LoadedProject['places']) =>
    named(model.evaluate).flatMap(({ key, column }): readonly Problem[] => {
      const dataset = model.evaluate?.label?.dataset;
      const columns = dataset === undefined ? undefined : columnsOf(dataset, candidate, records);
      if (dataset === undefined || columns === undefined || columns.includes(column)) return [];
      const entry = entryOf(model);
      const id = `${entry} ${key} ${column}`;
      if (said.has(id)) return [];
      said.add(id);
      const reason: keyof typeof dataReasons = 'no-such-test-column';
      const message = `\`models.${entry}.evaluate.${key}\` names the column \`${column}\`, which dataset \`${dataset}\` does not have.`;
      const place = places?.value([...model.path, 'evaluate', ...key.split('.')]);
      const remedy = didYouMean(column, columns);
      return [{ reason, message, ...(place && { place }), ...(remedy !== undefined && { remedy }) }];
    });
  return [
    ...[...head.project.models.values()].flatMap((model) => problemsOf(model, head.places)),
    ...[...project.models.values()].flatMap((model) => problemsOf(model)),
  ];
}

function named(evaluate: Evaluate | undefined) {
  if (evaluate?.label === undefined) return [];
  return [
    ...(evaluate.label.column === undefined ? [] : [{ key: 'label.column', column: evaluate.label.column }]),
    ...evaluate.slices.map(({ column }) => ({ key: 'slices', column })),
    ...evaluate.cluster.map((column) => ({ key: 'cluster', column })),
  ];
}

/** As the recorded report or sketch of this version has them; undefined where there is none that can be read. */
function columnsOf(dataset: string, candidate: ReadCommit, records: Records): readonly string[] | undefined {
  const resolved = candidate.datasets.get(dataset);
  if (resolved === undefined || resolved.dataset.format.kind === 'files') return undefined;
  const key = candidate.facts.datasets.get(dataset)?.reportKey ?? '';
  return (
    readable(records.text(dataReportAddress(key)), parseDataReport, ({ digest }) => digest, resolved) ??
    readable(records.text(sketchAddressOf(resolved)), parseSketch, ({ digests }) => digests.join('+'), resolved)
  );
}

/** A record that is another one, or cannot be read, tells nothing here; who needs it says what is wrong with it. */
function readable<Read extends { readonly columns: readonly { readonly name: string }[] }>(
  text: string | undefined,
  parse: (text: string) => Read,
  digestOf: (read: Read) => string,
  { digest }: ResolvedDataset,
): readonly string[] | undefined {
  if (text === undefined) return undefined;
  try {
    const read = parse(text);
    return digestOf(read) === digest && read.columns.length > 0 ? read.columns.map(({ name }) => name) : undefined;
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}
