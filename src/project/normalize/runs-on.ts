import { defined } from '../defined.ts';
import type { WrittenRunsOn } from '../schema/runs-on.ts';
import type { RunsOn } from '../types.ts';
import { oneOrMany } from './context.ts';

/** Where a job runs; absent: on a machine of GitHub. */
export function runsOnOf(written: WrittenRunsOn | undefined): RunsOn {
  if (written === undefined) return 'ubuntu-latest';
  if (typeof written === 'string' || Array.isArray(written)) return written;
  return { ...defined({ group: written.group }), labels: oneOrMany(written.labels) };
}
