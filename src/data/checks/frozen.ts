import type { LockEntry } from '../../project/types.ts';
import type { CheckResult, DatasetVersion } from '../types.ts';
import { answer, type CheckFamily } from './family.ts';
import { counted } from './words.ts';

export const frozenCheck: CheckFamily = {
  name: 'frozen',
  key: 'frozen',
  asks: 'Are the data of a `frozen` dataset those of its entry in `mlops.lock`?',
  reasons: ['frozen-not-locked', 'frozen-changed', 'frozen-miscounted'],
  plan: (context) => frozenAnswers(context.version, context.shape.rows).map((given) => () => answer(context, given)),
};

type Given = Pick<CheckResult, 'check' | 'verdict' | 'level' | 'reason' | 'sentence' | 'path'>;

/**
 * One answer for a dataset that is frozen, none for others; no data are read for it.
 * @param rows of the version; absent for what is no table
 */
export function frozenAnswers({ dataset, digest, files }: DatasetVersion, rows?: number): readonly Given[] {
  if (dataset.frozen !== true) return [];
  const asked = { check: 'frozen', level: 'fail', path: [...dataset.path, 'frozen'] } as const;
  const { locked } = dataset;
  if (locked === undefined) {
    const sentence = 'the dataset is frozen, and the lock file does not say at which version';
    return [{ ...asked, verdict: 'unknown', reason: 'frozen-not-locked', sentence }];
  }
  if (locked.digest === `sha256:${digest}`) {
    const wrong = wrongCounts(locked, { rows, bytes: files.reduce((sum, file) => sum + file.bytes, 0) });
    if (wrong.length > 0) {
      const sentence = `the digest in the lock file is that of the data, and its counts are not: ${wrong.join('; ')}`;
      return [{ ...asked, verdict: 'fail', reason: 'frozen-miscounted', sentence }];
    }
    return [{ ...asked, verdict: 'pass', reason: 'kept', sentence: 'the data are those of the lock file' }];
  }
  const change =
    rows === undefined || locked.rows === undefined
      ? `${short(locked.digest)} is locked, and they are ${short(`sha256:${digest}`)}`
      : `${counted(locked.rows, 'row')} as ${short(locked.digest)} are locked, and there are ${counted(rows, 'row')} as ${short(`sha256:${digest}`)}`;
  const sentence = `the data of a frozen dataset changed: ${change}`;
  return [{ ...asked, verdict: 'fail', reason: 'frozen-changed', sentence }];
}

/** Counts are for people, who believe them in review: "1,200 rows, and there are 3". */
function wrongCounts(locked: LockEntry, found: { readonly rows: number | undefined; readonly bytes: number }) {
  return (['rows', 'bytes'] as const).flatMap((unit) => {
    const [said, are] = [locked[unit], found[unit]];
    const noun = unit === 'rows' ? 'row' : 'byte';
    return said === undefined || are === undefined || said === are
      ? []
      : [`${counted(said, noun)}, and there are ${counted(are, noun)}`];
  });
}

function short(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
