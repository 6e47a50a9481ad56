import type { ModelFacts, Side } from '../../project/index.ts';
import type { Meter } from '../../support/amount.ts';
import type { Problem } from '../../support/problem.ts';
import type { SeedRun } from '../../training/types.ts';
import type { Ports } from '../ports.ts';
import type { ReadCommit } from '../situation/read-commit.ts';
import type { Situation } from '../situation/situation.ts';

export interface StepOptions {
  readonly keep: boolean;
  /** Where a recorded result was lost and making it again gave other bytes: record the new one in its place. */
  readonly replace: boolean;
}

/** One step of the plan at work: which model of which side, with what. */
export interface StepContext {
  readonly situation: Situation;
  readonly side: Side;
  readonly facts: ModelFacts;
  readonly ports: Ports;
  readonly options: StepOptions;
  /** Tells how many of the command's steps are done; absent where this is the only one. */
  readonly soFar?: (tell: Meter) => void;
}

/** The commit that a side of the comparison stands for. */
export function sideOf(situation: Situation, side: Side): ReadCommit {
  if (side === 'candidate') return situation.candidate;
  if (situation.baseline === undefined) throw new TypeError('the plan has a step for a baseline that does not exist');
  return situation.baseline;
}

/** A training or scoring that did not end well: what the report has to say about it. */
export interface FailedStep {
  readonly problems: readonly Problem[];
  readonly exit: SeedRun['exit']['class'];
  /** Path of the kept log; absent where it was no command that failed. */
  readonly log?: string;
}
