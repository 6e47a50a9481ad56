import { gateReasons, type Loss, lossesOf, lossOfChange } from '../gates/index.ts';
import { clip, oneLine } from '../support/escape/index.ts';
import { changedViewStep } from './changed-view.ts';
import { protection } from './first-run.ts';
import { lostColumnsStep } from './lost-columns.ts';
import { lostStep } from './lost-metrics.ts';
import { byRowsAlone } from './model-clause.ts';
import { brokenStep, openStep, ownPullRequest } from './next-for-data.ts';
import { noiseStep } from './next-for-noise.ts';
import { reportReasons } from './reasons.ts';
import { lossOnNewRows } from './test-rows.ts';
import type { DatasetReport, ModelReport, Outcome, Report } from './types.ts';

/**
 * What to do now, for everything that is not a pass; for the loss within limits, what to look at. The reason that
 * decided knows more than the outcome, and a problem of this case more than the table of reasons.
 * @param remedies the joined table of reasons
 */
export function nextOf(report: Report, remedies: Remedies): string | undefined {
  const parts = [...report.datasets, ...report.models].filter(({ outcome }) => outcome === report.outcome);
  const decided = parts.find(({ reason }) => reason === report.reason) ?? parts[0];
  const first =
    lostColumnsStep(report) ??
    namedStep(report, decided) ??
    remedyOf(report, decided, remedies) ??
    advice[report.outcome]?.(report, decided, remedies);
  const ofView = decided && 'dataset' in decided ? changedViewStep(report, decided) : undefined;
  const own =
    ofView === undefined || decided?.reason === 'empty-table' ? ofView : [ofView, first].filter(Boolean).join(' ');
  const step = own ?? first ?? (report.verdict === 'pass' ? protectionStep(report) : undefined);
  const labels = report.verdict === 'pass' ? undefined : labelsStep(report);
  return step === undefined || labels === undefined ? (step ?? labels) : `${step} ${labels}`;
}

/** What a table of reasons advises for a code. */
export type Remedies = (reason: string) => string | undefined;

type Part = ModelReport | DatasetReport;

/** A first run that nothing judged passes; what would judge the next one. */
function protectionStep({ models }: Report): string | undefined {
  return models.map(protection).find((step) => step !== undefined);
}

/** Reasons whose next step has a name to fill in. */
function namedStep(report: Report, part: Part | undefined): string | undefined {
  const name = nameOf(part);
  switch (report.reason) {
    case 'not-trained':
    case 'not-scored':
    case 'no-baseline':
      return named[report.reason](part && 'model' in part ? ` ${plainName(part.model)}` : '');
    case 'evaluation-failed':
      return `Read ${logOf(part)}, repair the \`evaluate.run\` step of ${name}, and run \`mlops train\` again.`;
    case 'value-lost':
      return part && 'model' in part ? withAccept(lostStep(part), report, part) : undefined;
    case 'beyond-limit':
      return part && 'model' in part && byRowsAlone(part)
        ? `Train ${name} on data like the new rows, or change the gate ${ownPullRequest}.`
        : undefined;
    default:
      return undefined;
  }
}

function withAccept(step: string | undefined, report: Report, part: Part): string | undefined {
  return step === undefined ? undefined : `${step}${acceptStep(report, part)}.`;
}

const named = {
  'not-trained': (model: string) => `Run \`mlops train${model}\` on this commit: it trains and scores what is missing.`,
  'not-scored': (model: string) => `Run \`mlops train${model}\` on this commit: it scores what is missing.`,
  'no-baseline': (model: string) => `Run \`mlops train${model}\`: it trains the baseline too where its run is missing.`,
} as const;

function logOf(part: Part | undefined): string {
  return part && 'log' in part && part.log !== undefined ? 'the end of its log below' : 'its log';
}

/** The remedy of the problem that decided; without one the table's. */
function remedyOf(report: Report, part: Part | undefined, remedies: Remedies): string | undefined {
  const problems = [report, ...report.models, ...report.datasets].flatMap((part) => part.problems);
  const own = problems.find(({ reason, remedy }) => reason === report.reason && remedy !== undefined)?.remedy;
  if (own !== undefined || report.verdict !== 'unknown') return own;
  const ofData = part && 'dataset' in part ? (openStep(part) ?? remedies(report.reason)) : undefined;
  return ofData ?? tableRemedy(report.reason) ?? fallback[report.reason];
}

function tableRemedy(reason: string): string | undefined {
  return reason === 'cannot-tell'
    ? undefined
    : Object.entries({ ...gateReasons, ...reportReasons }).find(([code]) => code === reason)?.[1].remedy;
}

/** For problems of other rooms that came without a remedy. */
const fallback: Readonly<Record<string, string>> = {
  'artifact-gone':
    'Restore the store, or remove the run record by a reviewed commit on the ledger branch and run `mlops train`.',
};

/** Corrected labels do not judge the change that brings them. */
function labelsStep(report: Report): string | undefined {
  const changed = report.models.some(({ problems }) => problems.some(({ reason }) => reason === 'labels-changed'));
  return changed ? 'The base branch’s labels judged: merge the corrected labels by themselves first.' : undefined;
}

const advice: Readonly<
  Partial<Record<Outcome, (report: Report, part: Part | undefined, remedies: Remedies) => string>>
> = {
  stopped: () => 'Repair what is named below and push again.',
  'data-broken': (_, part, remedies) => brokenStep(part && 'dataset' in part ? part : undefined, remedies),
  'training-failed': (_, part) =>
    `Run \`mlops train\` for ${nameOf(part)} locally, read the end of its log, and push a fix.`,
  'not-trained': () => 'Repair the data, or change their contract in a reviewed commit; then run `mlops train`.',
  worse: (report, part) =>
    `Do not merge; look at the slices and at what changed. If the loss is wanted, change the gate ${ownPullRequest}${acceptStep(report, part)}.`,
  'not-good-enough': (report, part) =>
    `Do not merge; improve the model until it reaches the gate, or change the gate ${ownPullRequest}${acceptStep(report, part)}.`,
  drifted: driftedStep,
  'policy-blocked': blockedStep,
  'cannot-tell': (report) =>
    report.models.some(({ gates }) => gates.some(({ blocks }) => blocks))
      ? noiseStep(report)
      : 'Find the step that did not finish and run it again.',
  warned: () => 'Nothing stops this change; decide whether the loss that a gate warns of is worth it.',
  mixed: () => 'No gate is broken; decide whether the exchange is worth it.',
};

/** Of a fork nothing is recorded, so that nothing of it is accepted. */
function acceptStep({ problems }: Report, part: Part | undefined): string {
  const [loss] = part !== undefined && 'model' in part ? lossesOf(part) : [];
  if (loss === undefined || problems.some(({ reason }) => reason === 'fork-not-recorded')) return '';
  return `, or let somebody who may comment ${commandFor(loss)} on the pull request`;
}

/** What blocks without a reason of its own is something that the base has gained, and nobody has taken away. */
function blockedStep({ policy, commits }: Report): string {
  const blocking = policy.filter(({ blocks }) => blocks);
  const isOlder = blocking.length > 0 && blocking.every(({ reason }) => reason === undefined);
  if (!isOlder) return `Restore what was removed or renamed.${removalStep(policy)}`;
  return `Rebase this branch on \`${plainName(commits.policy?.branch ?? 'its base')}\`, or merge that into it.`;
}

function removalStep(policy: Report['policy']): string {
  const loss = policy.map((change) => (change.blocks ? lossOfChange(change) : undefined)).find((one) => one);
  return loss === undefined
    ? ''
    : ` If it is to go, somebody who may comments ${commandFor(loss)} on the pull request.`;
}

function commandFor({ model, metric }: Loss): string {
  return `\`/mlops accept ${plainName(model)} ${plainName(metric)} <reason>\``;
}

/** What the shift does to the model is known where new test rows show it. */
function driftedStep({ models }: Report, part: Part | undefined): string {
  const raise = `raise the limit under \`drift\` of ${nameOf(part)} ${ownPullRequest}`;
  const losing = models.find((model) => lossOnNewRows(model) !== undefined);
  return losing === undefined
    ? `Check that the shift is real and what it does to the model. If it is not, repair the data. If it is: (1) ${raise}; (2) merge this change; (3) set the limit back.`
    : `If the shift is not real, repair the data. If it is: (1) ${raise}; (2) train ${nameOf(losing)} on data like it here, which does not undo the shift, and merge; (3) set the limit back.`;
}

function nameOf(part: Part | undefined): string {
  return part === undefined ? 'it' : `\`${plainName('model' in part ? part.model : part.dataset)}\``;
}

function plainName(name: string): string {
  return clip(oneLine(name), 80).replaceAll('`', "'");
}
