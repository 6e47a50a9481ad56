import { gateReasons } from '../gates/index.ts';
import { clip, oneLine } from '../support/escape/index.ts';
import { byRowsAlone } from './headline.ts';
import { reportReasons } from './reasons.ts';
import type { DatasetReport, ModelReport, Outcome, Report } from './types.ts';

/**
 * What to do now, for everything that is not a pass; for the loss within limits, what to look at. The reason that
 * decided knows more than the outcome, and a problem of this case more than the table of reasons.
 */
export function nextOf(report: Report): string | undefined {
  const parts = [...report.datasets, ...report.models].filter(({ outcome }) => outcome === report.outcome);
  const decided = parts.find(({ reason }) => reason === report.reason) ?? parts[0];
  const first = namedStep(report, decided) ?? remedyOf(report) ?? advice[report.outcome]?.(report, decided);
  const labels = report.verdict === 'pass' ? undefined : labelsStep(report);
  return first === undefined || labels === undefined ? (first ?? labels) : `${first} ${labels}`;
}

type Part = ModelReport | DatasetReport;

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
    case 'beyond-limit':
      return part && 'model' in part && byRowsAlone(part)
        ? `Train ${name} on data like the new rows, or change the gate ${ownPullRequest}.`
        : undefined;
    default:
      return undefined;
  }
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
function remedyOf(report: Report): string | undefined {
  const problems = [report, ...report.models, ...report.datasets].flatMap((part) => part.problems);
  const own = problems.find(({ reason, remedy }) => reason === report.reason && remedy !== undefined)?.remedy;
  return own ?? (report.verdict === 'unknown' ? (tableRemedy(report.reason) ?? fallback[report.reason]) : undefined);
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

const ownPullRequest = 'in a pull request of its own, since the base branch judges this one';

const advice: Readonly<Partial<Record<Outcome, (report: Report, part: Part | undefined) => string>>> = {
  stopped: () => 'Repair what is named below and push again.',
  'data-broken': (_, part) =>
    `Repair the rows named below; if they are right and the contract of ${nameOf(part)} is wrong, change \`mlops.yaml\` ${ownPullRequest}.`,
  'training-failed': (_, part) =>
    `Run \`mlops train\` for ${nameOf(part)} locally, read the end of its log, and push a fix.`,
  'not-trained': () => 'Repair the data, or change their contract in a reviewed commit; then run `mlops train`.',
  worse: () =>
    `Do not merge; look at the slices and at what changed. If the loss is wanted, change the gate ${ownPullRequest}.`,
  'not-good-enough': () =>
    `Do not merge; improve the model until it reaches the gate, or change the gate ${ownPullRequest}.`,
  drifted: (_, part) =>
    `Check that the shift is real and what it does to the model; then train on data like it, or raise the limit under \`drift\` of ${nameOf(part)} ${ownPullRequest}.`,
  'policy-blocked': () =>
    'Restore what was removed or renamed. If it is to go, somebody who may has to merge in spite of this check.',
  'cannot-tell': (report) =>
    report.models.some(({ gates }) => gates.some(({ blocks }) => blocks))
      ? 'More test rows or seeds decide it; `when-unknown: allow` on the gate lets such a change pass.'
      : 'Find the step that did not finish and run it again.',
  warned: () => 'Nothing stops this change; decide whether the loss that a gate warns of is worth it.',
  mixed: () => 'No gate is broken; decide whether the exchange is worth it.',
};

function nameOf(part: Part | undefined): string {
  return part === undefined ? 'it' : `\`${plainName('model' in part ? part.model : part.dataset)}\``;
}

function plainName(name: string): string {
  return clip(oneLine(name), 80).replaceAll('`', "'");
}
