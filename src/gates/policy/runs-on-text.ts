import type { RunsOn } from '../../project/types.ts';
import { canonicalJson } from '../../support/canonical.ts';

/** Of a runner, as a value in a sentence. */
export function runsOnText(runsOn: RunsOn): string {
  return typeof runsOn === 'string' ? runsOn : canonicalJson(runsOn);
}
