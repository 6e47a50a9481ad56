import type { Dataset } from '../../project/types.ts';
import type { Sketch } from '../sketch/schema.ts';
import type { CheckResult, DataDiff } from '../types.ts';
import { rowCountCheck } from './table.ts';

/** What can be said of a base whose rows nobody can read again and whose sketch nobody recorded: how many they were. */
export function diffWithUnrecorded(
  base: { readonly digest: string; readonly rows?: number },
  head: Sketch,
  dataset: Dataset,
): DataDiff {
  const { rows = 0 } = base;
  const open: CheckResult = {
    check: 'drift',
    verdict: 'unknown',
    level: 'fail',
    reason: 'drift-base-not-recorded',
    sentence: `nobody has recorded the sketch of the base's version (sha256:${base.digest.slice(0, 12)}…), and a database cannot be read as it was then`,
    rows: { checked: 0, nulls: 0, skipped: 0, failed: 0 },
    examples: [],
    path: dataset.path,
  };
  const counted = base.rows === undefined ? [] : [rowCountCheck(sketchOfRows(base.digest, rows), head, dataset)];
  return {
    dataset: dataset.name,
    base: { digest: base.digest, rows },
    head: { digest: head.digests.join('+'), rows: head.rows },
    added: [],
    removed: [],
    retyped: [],
    verdict: counted.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'unknown',
    columns: [],
    checks: [...counted, open],
  };
}

function sketchOfRows(digest: string, rows: number): Sketch {
  return { schemaVersion: 1, digests: [digest], rows, columns: [] };
}
