import { type BuiltDataset, buildsMissing } from './builds.ts';
import { explainChange } from './explain.ts';
import type { TrainingInputs } from './fingerprint.ts';
import type { Project, RunsOn } from './types.ts';

/** What the plan has to know about a dataset that a command makes. */
export interface BuildFacts {
  readonly dataset: BuiltDataset;
  readonly inputs: TrainingInputs;
  /** Hex; the version of the dataset. */
  readonly fingerprint: string;
}

/** Which results of such commands exist, by `buildKey`. */
export interface KnownBuilds {
  /** Somebody has recorded which files were made. */
  readonly recorded: ReadonlySet<string>;
  /** Of these, those whose files the store holds. */
  readonly stored: ReadonlySet<string>;
  /** Datasets of the candidate whose data of the baseline have to be read, since no sketch of them is recorded. */
  readonly unsketched: ReadonlySet<string>;
  /** Recorded results that are not used, and why, in words. Absent: all of them are. */
  readonly notTrusted?: ReadonlyMap<string, string>;
}

export const noBuilds: KnownBuilds = { recorded: new Set(), stored: new Set(), unsketched: new Set() };

/** What a command made belongs to its dataset, as a run belongs to its model. */
export function buildKey(dataset: string, fingerprint: string): string {
  return `${dataset} ${fingerprint}`;
}

/** One command that makes a dataset. */
export interface BuildStep {
  /** Unique in the plan, e.g. `build:hourly`, `build:hourly@baseline`. */
  readonly id: string;
  readonly kind: 'build';
  readonly side: 'candidate' | 'baseline';
  readonly dataset: string;
  readonly fingerprint: string;
  readonly decision: 'run' | 'reuse';
  /** Why, in words for a person, ids between backticks; never empty. */
  readonly reasons: readonly string[];
  readonly needs: readonly string[];
  readonly refused?: true;
  readonly runsOn: RunsOn;
  /** Milliseconds. */
  readonly timeout: number;
}

/** One commit, as far as its commands that make datasets go. */
export interface BuildSide {
  readonly project: Project;
  readonly builds?: ReadonlyMap<string, BuildFacts>;
}

/**
 * The steps that make datasets of one side, in an order in which they can run. One runs where its files are not in the
 * store and something reads them; what was checked and trained on before asks for no files.
 * @param read names of datasets whose data are read
 * @param before the other side, for why
 */
export function buildSteps(
  side: BuildStep['side'],
  { project, builds = new Map() }: BuildSide,
  read: Iterable<string>,
  known: KnownBuilds,
  before?: BuildSide,
): readonly BuildStep[] {
  const isStored = (name: string) => known.stored.has(keyOf(builds.get(name)));
  const missing = new Set(buildsMissing(read, project.datasets, isStored).map(({ name }) => name));
  return [...builds.values()].map((facts) => {
    const { dataset, fingerprint } = facts;
    const runs = missing.has(dataset.name);
    const earlier = before?.builds?.get(dataset.name);
    return {
      id: buildStepId(dataset.name, side),
      kind: 'build',
      side,
      dataset: dataset.name,
      fingerprint,
      decision: runs ? 'run' : 'reuse',
      reasons: runs ? runReasons(facts, earlier, known) : [reuseReason(facts, isStored(dataset.name), known)],
      needs: dataset.build.from.flatMap((name) => needOf(name, project, side)),
      runsOn: dataset.build.runsOn,
      timeout: dataset.build.timeout,
    };
  });
}

export function buildStepId(dataset: string, side: BuildStep['side']): string {
  return side === 'candidate' ? `build:${dataset}` : `build:${dataset}@baseline`;
}

/** The step that makes the files of a dataset, if any does: its own, or that of the dataset it is a view of. */
export function needOf(name: string, { datasets }: Project, side: BuildStep['side']): readonly string[] {
  const dataset = datasets.get(name);
  const root = dataset?.view === undefined ? dataset : datasets.get(dataset.view.root);
  return root?.build === undefined ? [] : [buildStepId(root.name, side)];
}

function keyOf(facts: BuildFacts | undefined): string {
  return facts === undefined ? '' : buildKey(facts.dataset.name, facts.fingerprint);
}

function runReasons(facts: BuildFacts, before: BuildFacts | undefined, known: KnownBuilds): readonly string[] {
  if (known.recorded.has(keyOf(facts)))
    return ['made before from the same inputs, and the store does not hold its files'];
  const why = known.notTrusted?.get(keyOf(facts));
  if (why !== undefined) return [`made before from the same inputs, which is not used: ${why}`];
  if (before === undefined) return ['not made from these inputs yet'];
  const changes = explainChange(before.inputs, facts.inputs).map(({ sentence }) => sentence);
  return changes.length === 0 ? ['inputs unchanged, but nothing is recorded that was made from them'] : changes;
}

function reuseReason(facts: BuildFacts, isStored: boolean, known: KnownBuilds): string {
  if (isStored) return 'made before from the same inputs';
  const isRecorded = known.recorded.has(keyOf(facts));
  return `${isRecorded ? 'made before from the same inputs, and' : 'not made here:'} nothing has to read its files`;
}
