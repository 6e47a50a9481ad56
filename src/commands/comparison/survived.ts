import type { Problem } from '../../support/problem.ts';

interface Made {
  readonly seed: number | null;
  readonly survivors?: number;
}

/** Says again, wherever a result is judged, that the step which made it left processes running. */
export function survivedNotices(
  model: string,
  step: 'training' | 'scoring',
  seeds: readonly Made[],
): readonly Problem[] {
  return seeds.flatMap(({ seed, survivors }) => {
    if (survivors === undefined) return [];
    const which = seed === null ? '' : ` with seed ${seed}`;
    const left = survivors === 1 ? 'a process running, which was' : `${survivors} processes running, which were`;
    const message = `The ${step} of ${model}${which} left ${left} ended; what it had not written yet is missing from the result.`;
    return [{ reason: 'child-survived', message }];
  });
}
