import { compareText } from '../support/canonical.ts';
import type { BuildFacts, BuildStep, KnownBuilds } from './build-steps.ts';
import { codeNotice } from './code-notice.ts';
import { explainChange } from './explain.ts';
import { datasetsOf, type EvaluationInputs, type TrainingInputs, trainingRoles } from './fingerprint.ts';
import { type Lost, lostText, nothingLost } from './lost.ts';
import { type NotHere, notHereText } from './not-here.ts';
import { inRunOrder, neededSteps, stepId, trainId } from './plan-order.ts';
import { refusedThrough, withRefused } from './plan-refused.ts';
import { type Waiting, withWaits } from './plan-waits.ts';
import { reusedRunReasons, reusedScoresReason } from './reused.ts';
import { changesThrough } from './through.ts';
import type { Model, Project, RunsOn } from './types.ts';

/** What the plan has to know about one commit. */
export interface CommitFacts {
  readonly sha: string;
  /** The project by which this commit is judged and run: the head's, with the base's policy (docs/concepts/trust.md). */
  readonly project: Project;
  readonly datasets: ReadonlyMap<string, DatasetFacts>;
  readonly models: ReadonlyMap<string, ModelFacts>;
  /** Of datasets that a command makes; absent: there are none. */
  readonly builds?: ReadonlyMap<string, BuildFacts>;
}

export interface DatasetFacts {
  readonly digest: string;
  /** Address of what a validation of this version under this contract found. */
  readonly reportKey: string;
  /** The commit has no version of it: no file, or none that could be found out. */
  readonly missing?: boolean;
  /** Its rows are in a database, and the lock file does not say which version of them is meant. */
  readonly notLocked?: boolean;
  /** This machine cannot read it: another one may, so nothing is decided by it. */
  readonly notHere?: NotHere;
}

export interface ModelFacts {
  readonly model: Model;
  readonly inputs: TrainingInputs;
  readonly fingerprint: string;
  /** Scoring this commit's model on the candidate's test rows; absent where no rows are scored. */
  readonly evaluation?: { readonly inputs: EvaluationInputs; readonly fingerprint: string };
}

/** Which results exist already: runs and evaluations by `resultKey`, data reports by their key. */
export interface Known {
  readonly runs: ReadonlySet<string>;
  readonly evaluations: ReadonlySet<string>;
  readonly reports: ReadonlySet<string>;
  /** Of these reports, those that say that the data break their contract. */
  readonly broken?: ReadonlySet<string>;
  /** Of these reports, those of which a check is unknown. */
  readonly undecided?: ReadonlySet<string>;
  /** Recorded trainings and scores that are not used since nobody vouches for them, and why; by `resultKey`. */
  readonly notTrusted?: ReadonlyMap<string, string>;
  /** What commands have made as datasets; absent: nothing. */
  readonly builds?: KnownBuilds;
  /** Nobody has asked for what waits (`train.when`). */
  readonly unasked?: boolean;
}

/** What is recorded, and what of it is recorded only: its bytes are gone. */
interface Results extends Known {
  readonly lost: Lost;
}

/** A result belongs to a model: another model with the same inputs is trained for itself. */
export function resultKey(model: string, fingerprint: string): string {
  return `${model} ${fingerprint}`;
}

export type Side = 'candidate' | 'baseline';

interface StepBase {
  /** Unique in the plan, e.g. `train:delay`, `train:delay@baseline`, `take:prompt` of a model that is not trained. */
  readonly id: string;
  readonly side: Side;
  /** `wait`: it would have to run, and nobody has asked for it. */
  readonly decision: 'run' | 'reuse' | 'wait';
  /** What a step that waits waits for. */
  readonly waiting?: Waiting;
  /** Why, in words for a person, ids between backticks; never empty. */
  readonly reasons: readonly string[];
  readonly needs: readonly string[];
  /** Known before anything runs: the step is refused, since nothing is trained or scored on such data. */
  readonly refused?: true;
}

export interface ValidateStep extends StepBase {
  readonly kind: 'validate';
  readonly dataset: string;
  readonly digest: string;
  readonly reportKey: string;
}

export interface TrainStep extends StepBase {
  readonly kind: 'train';
  readonly model: string;
  /** Nothing is trained: the artifact is taken from the commit. */
  readonly untrained?: true;
  readonly fingerprint: string;
  readonly seeds: readonly number[];
  readonly launcher: string;
  readonly runsOn: RunsOn;
  /** Milliseconds for one seed. */
  readonly timeout: number;
  /** It waits, and its smoke run does not. */
  readonly smoke?: true;
}

export interface EvaluateStep extends StepBase {
  readonly kind: 'evaluate';
  readonly model: string;
  readonly fingerprint: string;
  readonly run: string;
}

/** A step that a model has. */
export type ModelStep = TrainStep | EvaluateStep;

export type PlanStep = BuildStep | ValidateStep | ModelStep;

/** What has to happen for this change, and why; a graph in which every step names what it needs. */
export interface Plan {
  readonly schemaVersion: 1;
  readonly candidate: string;
  readonly baseline: string | null;
  /** In an order in which they can run. */
  readonly steps: readonly PlanStep[];
  /** Models of the baseline that the candidate no longer has. */
  readonly removed: readonly string[];
  /** Models that the baseline does not have. */
  readonly first: readonly string[];
}

/** Decides for every dataset and model what runs, what is reused, and says why. Pure: same facts, same plan. */
export function makePlan(
  candidate: CommitFacts,
  baseline: CommitFacts | undefined,
  known: Known,
  lost: Lost = nothingLost,
): Plan {
  const results: Results = { ...known, lost };
  const validate = [...candidate.datasets].map(([name, facts]) => validateStep(name, facts, baseline, known));
  const models = [...candidate.models.values()].flatMap((facts) => modelSteps(facts, baseline, results, candidate));
  const steps = inRunOrder(refusedThrough([...validate, ...models], candidate));
  const names = new Set(candidate.models.keys());
  return {
    schemaVersion: 1,
    candidate: candidate.sha,
    baseline: baseline?.sha ?? null,
    steps: withWaits(steps, candidate, known.unasked ?? false),
    removed: [...(baseline?.models.keys() ?? [])].filter((name) => !names.has(name)).sort(compareText),
    first: baseline === undefined ? [...names] : [...names].filter((name) => !baseline.models.has(name)),
  };
}

function validateStep(
  dataset: string,
  facts: DatasetFacts,
  baseline: CommitFacts | undefined,
  known: Known,
): ValidateStep {
  const before = baseline?.datasets.get(dataset);
  const recorded = known.reports.has(facts.reportKey);
  return {
    id: `validate:${dataset}`,
    kind: 'validate',
    side: 'candidate',
    dataset,
    digest: facts.digest,
    reportKey: facts.reportKey,
    decision: recorded ? 'reuse' : 'run',
    reasons: [validateReason(facts, before, recorded, known), ...(recorded ? [] : notHereText([facts]))],
    needs: [],
  };
}

function validateReason(
  facts: DatasetFacts,
  before: DatasetFacts | undefined,
  recorded: boolean,
  { broken, undecided }: Known,
): string {
  if (recorded) {
    if (broken?.has(facts.reportKey)) return 'checked before: it breaks its contract';
    if (undecided?.has(facts.reportKey)) return 'checked before: nobody can tell whether it keeps its contract';
    return before?.digest === facts.digest
      ? 'unchanged, and checked before under this contract: not read'
      : 'this version was checked before under this contract: not read';
  }
  if (facts.notLocked) return 'the lock file does not say which version is meant';
  if (facts.missing) return 'its data are not there';
  if (before === undefined) return 'the baseline does not have this dataset';
  if (before.digest !== facts.digest)
    return `data changed: \`${before.digest.slice(0, 12)} → ${facts.digest.slice(0, 12)}\``;
  if (before.reportKey !== facts.reportKey) return 'the contract changed, or a dataset that it names';
  return 'nothing is recorded about this version yet';
}

function modelSteps(
  facts: ModelFacts,
  baseline: CommitFacts | undefined,
  known: Results,
  candidate: CommitFacts,
): readonly ModelStep[] {
  const before = baseline?.models.get(facts.model.name);
  const needs = datasetsOf(facts.model)
    .filter((dataset) => candidate.datasets.has(dataset))
    .map((dataset) => `validate:${dataset}`);
  const first = [...needs, ...neededSteps(facts, 'candidate', candidate, baseline)];
  const through = changesThrough(facts, candidate.models, baseline?.models);
  const reasons = [...trainReasons(facts, before, known), ...through];
  const candidateTrain = trainStep(facts, 'candidate', reasons, known, first, candidate);
  const steps: ModelStep[] = [candidateTrain];
  const same = before?.fingerprint === facts.fingerprint;
  if (baseline !== undefined && before !== undefined && !same) {
    const key = resultKey(before.model.name, before.fingerprint);
    const lost = known.lost.runs.get(key);
    const recorded = lost === undefined ? 'recorded before' : lostText('run', lost);
    const unrecorded = notTrustedText(known, key) ?? 'the baseline has no recorded run';
    const why = known.runs.has(key) ? recorded : unrecorded;
    // What the baseline trains on is not this change's data: nothing of the candidate has to be valid for it.
    const others = neededSteps(before, 'baseline', candidate, baseline);
    steps.push(trainStep(before, 'baseline', [why], known, others, baseline));
  }
  const scoring = evaluateSteps(facts, before, known, candidate, baseline);
  return withRefused([...steps, ...scoring], facts, known, candidate);
}

function trainStep(
  facts: ModelFacts,
  side: Side,
  reasons: readonly string[],
  known: Results,
  needs: readonly string[],
  { datasets }: CommitFacts,
): TrainStep {
  const { model, fingerprint } = facts;
  const key = resultKey(model.name, fingerprint);
  const reused = known.runs.has(key) && !known.lost.runs.has(key);
  const read = trainingRoles(model).map(([, dataset]) => datasets.get(dataset));
  return {
    id: trainId(model, side),
    kind: 'train',
    side,
    model: model.name,
    ...(model.train.run === undefined && { untrained: true }),
    fingerprint,
    decision: reused ? 'reuse' : 'run',
    reasons: reused ? reasons : [...reasons, ...notHereText(read)],
    needs,
    seeds: model.train.seeds,
    launcher: model.train.launcher,
    runsOn: model.train.runsOn,
    timeout: model.train.timeout,
  };
}

function trainReasons(facts: ModelFacts, before: ModelFacts | undefined, known: Results): readonly string[] {
  const key = resultKey(facts.model.name, facts.fingerprint);
  const recorded = known.runs.has(key);
  const lost = known.lost.runs.get(key);
  const notTrusted = notTrustedText(known, key);
  if (before === undefined) {
    if (recorded && lost !== undefined) return [lostText('run', lost)];
    if (recorded) return reusedRunReasons(facts, before, 'earlier');
    const first =
      notTrusted ??
      `first ${facts.model.train.run === undefined ? 'version' : 'run'}: the baseline does not have this model`;
    return [first, ...codeNotice(facts)];
  }
  const same = before.fingerprint === facts.fingerprint;
  const changes = same ? [] : explainChange(before.inputs, facts.inputs).map((entry) => entry.sentence);
  if (recorded && lost !== undefined) return [...changes, lostText('run', lost)];
  if (recorded) return reusedRunReasons(facts, before, 'earlier');
  if (notTrusted !== undefined) return [...changes, notTrusted];
  return changes.length === 0 ? ['inputs unchanged, but no run is recorded for them'] : changes;
}

function evaluateSteps(
  facts: ModelFacts,
  before: ModelFacts | undefined,
  known: Results,
  candidate: CommitFacts,
  baseline: CommitFacts | undefined,
): readonly EvaluateStep[] {
  if (facts.evaluation === undefined) return [];
  const scored = evaluateStep(facts, 'candidate', known, candidate);
  const own = { ...scored, needs: [...scored.needs, ...neededSteps(facts, 'candidate', candidate, baseline)] };
  const same = before?.evaluation?.fingerprint === facts.evaluation.fingerprint;
  if (before?.evaluation === undefined || same) return [own];
  const trained = before.fingerprint === facts.fingerprint ? 'candidate' : 'baseline';
  return [
    own,
    {
      ...evaluateStep(before, 'baseline', known, candidate),
      needs: [
        trainId(before.model, trained),
        ...rowsNeeded(facts, candidate),
        ...neededSteps(before, 'baseline', candidate, baseline),
      ],
    },
  ];
}

function evaluateStep(facts: ModelFacts, side: Side, known: Results, candidate: CommitFacts): EvaluateStep {
  const { model, evaluation } = facts;
  const fingerprint = evaluation?.fingerprint ?? '';
  const key = resultKey(model.name, fingerprint);
  const recorded = known.evaluations.has(key);
  const lost = known.lost.evaluations.get(key);
  const test = model.evaluate?.label?.dataset;
  const reused = recorded && lost === undefined;
  return {
    id: stepId('evaluate', model.name, side),
    kind: 'evaluate',
    side,
    model: model.name,
    fingerprint,
    run: facts.fingerprint,
    decision: reused ? 'reuse' : 'run',
    reasons: [
      recorded
        ? lost === undefined
          ? reusedScoresReason('earlier')
          : lostText('scores', lost)
        : (notTrustedText(known, key) ?? `not scored on these rows yet${test === undefined ? '' : ` (\`${test}\`)`}`),
      ...(reused || test === undefined ? [] : notHereText([candidate.datasets.get(test)])),
    ],
    needs: [trainId(model, side), ...rowsNeeded(facts, candidate)],
  };
}

/** The code of the reason is in it, so that people find it in the reference. */
function notTrustedText({ notTrusted }: Known, key: string): string | undefined {
  const why = notTrusted?.get(key);
  return why === undefined ? undefined : `what is recorded is not used (\`run-not-trusted\`): ${why}`;
}

function rowsNeeded({ model }: ModelFacts, candidate: CommitFacts): readonly string[] {
  const test = model.evaluate?.label?.dataset;
  return test !== undefined && candidate.datasets.has(test) ? [`validate:${test}`] : [];
}
