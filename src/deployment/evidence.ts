import { performance } from 'node:perf_hooks';
import type { VerifyStep } from '../project/types.ts';
import type { VerificationEvidence } from '../promotion/types.ts';
import type { Beside, GoldenSource } from './golden/verify-golden.ts';
import type { Deployable, Live, Staged } from './port.ts';

export interface Verification {
  readonly wanted: Deployable;
  /** What is asked: the staged one, or what is live. */
  readonly at: Staged | Live;
  /** Of the model, then of the environment. */
  readonly steps: readonly VerifyStep[];
  /** Where golden steps get their rows; absent: they are unknown. */
  readonly golden?: GoldenSource;
  /** What answers beside it; absent: it was asked before, or is not asked. */
  readonly beside?: Beside;
}

/** What one question found, before it is written down. */
export type Finding = Pick<VerificationEvidence, 'verdict' | 'sentence'>;

/** Asks one question and writes down what it found and how long it took. */
export async function timed(step: string, work: () => Promise<Finding>): Promise<VerificationEvidence> {
  const began = performance.now();
  const { verdict, sentence } = await work();
  return { step, verdict, sentence, seconds: (performance.now() - began) / 1000 };
}
