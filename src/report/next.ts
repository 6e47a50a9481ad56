import { clip, oneLine } from '../support/escape/index.ts';
import type { Outcome, Report } from './types.ts';

/** What to do now, for everything that is not a pass; for the loss within limits, what to look at. */
export function nextOf(report: Report): string | undefined {
  const remedy = remedyOf(report);
  if (remedy !== undefined) return remedy;
  const part = [...report.models, ...report.datasets].find(({ outcome }) => outcome === report.outcome);
  const name =
    part === undefined
      ? ''
      : `\`${clip(oneLine('model' in part ? part.model : part.dataset), 80).replaceAll('`', "'")}\``;
  return advice[report.outcome]?.(name, report);
}

/** The remedy of the problem that decided knows most. */
function remedyOf(report: Report): string | undefined {
  const problems = [report, ...report.models, ...report.datasets].flatMap((part) => part.problems);
  return problems.find(({ reason, remedy }) => reason === report.reason && remedy !== undefined)?.remedy;
}

const ownPullRequest = 'in a pull request of its own, since the base branch judges this one';

const advice: Readonly<Partial<Record<Outcome, (name: string, report: Report) => string>>> = {
  stopped: () => 'Repair what is named below and push again.',
  'data-broken': (name) =>
    `Repair the rows named below; if they are right and the contract of ${name} is wrong, change \`mlops.yaml\` ${ownPullRequest}.`,
  'training-failed': (name) => `Run \`mlops train\` for ${name} locally, read the end of its log, and push a fix.`,
  worse: () =>
    `Do not merge; look at the slices and at what changed below. If the loss is wanted, change the gate ${ownPullRequest}.`,
  'not-good-enough': () =>
    `Do not merge; improve the model until it reaches the gate, or change the gate ${ownPullRequest}.`,
  drifted: (name) =>
    `Check that the shift is real and that the model copes with it; if so, raise the limit under \`drift\` of ${name} ${ownPullRequest}.`,
  'policy-blocked': () => `Restore what was removed, or let the base branch give it up first ${ownPullRequest}.`,
  'cannot-tell': (_, report) =>
    report.models.some(({ gates }) => gates.some(({ blocks }) => blocks))
      ? 'More rows or seeds decide it (the table says how many); `when-unknown: allow` on the gate lets such a change pass.'
      : 'Find the step that did not finish and run it again.',
  mixed: () => 'All gates pass; decide whether the exchange is worth it.',
};
