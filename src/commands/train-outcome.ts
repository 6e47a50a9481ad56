import { terminalSentence } from '../support/escape/index.ts';
import type { Problem } from '../support/problem.ts';
import type { trainingReasons } from '../training/index.ts';
import type { Reasons } from './ports.ts';
import { laterSteps, policySentence } from './reporting/later-policy.ts';
import type { Outcome } from './result.ts';
import type { Situation } from './situation/situation.ts';
import { stepsText } from './steps-text.ts';

/** One line of what was done. */
export interface Done {
  readonly step: string;
  /** `restored`: lost bytes of a recorded result are back. `differs`: they came out other than recorded. */
  readonly state: 'done' | 'reused' | 'restored' | 'differs' | 'failed' | 'refused';
  readonly sentence: string;
  readonly problems: readonly Problem[];
  readonly log?: string;
}

/** What a training came to. */
export interface Trained {
  readonly names: readonly string[];
  /** Datasets that were read for it. */
  readonly validated: number;
  readonly done: readonly Done[];
  readonly otherwise: readonly Problem[];
}

/** The verdict of a training, its one sentence, and a line for each step. */
export function trainOutcome(situation: Situation, trained: Trained, reasons: Reasons): Outcome {
  const { names, done, otherwise } = trained;
  const ends = (entry: Done) => reasons.endsOf(entry.problems[0]?.reason ?? '') ?? 'fail';
  const bad =
    done.find((entry) => (entry.state === 'failed' && !isBaseline(entry)) || entry.state === 'refused') ??
    done.find((entry) => entry.state === 'differs' && ends(entry) !== 'pass');
  const unwell = done.filter((entry) => !isBaseline(entry)).flatMap(({ problems }) => problems.filter(isUnwell));
  const doubts = [...otherwise.filter(({ reason }) => reasons.endsOf(reason) !== 'pass'), ...unwell];
  const doubt = bad === undefined ? doubts[0] : undefined;
  const ran = done.filter(hasRun).length;
  const onlySmoke = done.filter(hasRun).every(({ step }) => step.startsWith('smoke:'));
  const all = doneText(trained);
  const withoutBaseline = done.find((entry) => entry.state === 'failed' && isBaseline(entry));
  const sentence =
    bad?.sentence ??
    doubt?.message ??
    (withoutBaseline !== undefined
      ? `${all}; the baseline's did not end well, so what is compared with it will be unknown.`
      : undefined) ??
    (ran === 0 ? 'Nothing to train: every result is recorded already.' : `${all}.`);
  const later = laterSteps(situation, names).map((change) => `policy    ${policySentence(change, situation)}`);
  return {
    ends: bad === undefined ? ((doubt && reasons.endsOf(doubt.reason)) ?? 'pass') : ends(bad),
    reason:
      bad?.problems[0]?.reason ??
      doubt?.reason ??
      (withoutBaseline ? 'baseline-failed' : ran === 0 ? 'nothing-to-run' : onlySmoke ? 'smoke-ran' : 'trained'),
    sentence,
    problems: [...situation.problems, ...done.flatMap((entry) => entry.problems), ...otherwise],
    data: { commit: situation.candidate.commit.sha, steps: done },
    text: () => `${[...done.map(line), ...later, closing(trained, sentence)].map(terminalSentence).join('\n')}\n`,
  };
}

/** A baseline that cannot be made again is the report's to judge: it is no failure of the change. */
function isBaseline({ step }: Done): boolean {
  return step.endsWith('@baseline');
}

/** Trained and recorded, but nobody knows what the process that was left wrote meanwhile: `report` does not pass either. */
function isUnwell({ reason }: Problem): boolean {
  const survived: keyof typeof trainingReasons = 'child-survived';
  return reason === survived;
}

function hasRun({ state }: Done): boolean {
  return state === 'done' || state === 'restored';
}

/** "Done: 2 validations, 1 training, 1 scoring", counted as the plan counts what is to do. */
function doneText({ validated, done }: Trained): string {
  const count = (kind: string) => done.filter((entry) => hasRun(entry) && entry.step.startsWith(`${kind}:`)).length;
  const steps = stepsText({
    build: count('build'),
    validate: validated,
    smoke: count('smoke'),
    train: count('train'),
    take: count('take'),
    evaluate: count('evaluate'),
  });
  return steps === undefined ? 'Nothing is done' : `Done: ${steps}`;
}

/** What went wrong stands in the line of its step already. */
function closing(trained: Trained, sentence: string): string {
  const { done } = trained;
  const count = (state: Done['state']) => done.filter((entry) => entry.state === state).length;
  const parts = (['failed', 'refused', 'differs'] as const).flatMap((state) => {
    const steps = count(state);
    const ended = state === 'differs' ? 'made otherwise than recorded' : state;
    return steps === 0 ? [] : [`${steps} step${steps === 1 ? '' : 's'} ${ended}`];
  });
  return parts.length === 0 ? sentence : `${parts.join(', ')}. ${doneText(trained)}.`;
}

function line(entry: Done): string {
  const log = entry.log === undefined ? '' : ` (log: ${entry.log})`;
  return `${entry.state.padEnd(8)} ${entry.step.replace(':', ' ').replace('@', ' of the ')}  ${entry.sentence}${log}`;
}
