import type { random } from '../../../src/support/random.ts';
import { normalQuantile } from '../../../src/support/statistics.ts';

/** A side with one value of each seed; the artifacts differ where nothing else is said. */
export const one = (values: readonly number[], artifacts?: readonly string[]) => ({
  values,
  artifacts: artifacts ?? values.map((_, k) => `digest ${k}`),
});

/** A standard normal draw. */
export const normal = (stream: ReturnType<typeof random>) => normalQuantile(Math.max(stream.uniform(), 1e-300));
