import type { Dataset, LockEntry } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { added, ordered, removed } from './change.ts';

/**
 * Whether a dataset is frozen, and which version of it. The entry that counts is the head's, since it is reviewed with
 * the data; so a renewed one is always shown.
 */
export function compareFrozen(base: Dataset, head: Dataset): readonly PolicyChange[] {
  const path = [...base.path, 'frozen'];
  const key = ordered(
    `contract of ${base.name}`,
    path,
    ['false', 'true'],
    String(base.frozen === true),
    String(head.frozen === true),
  );
  const isFrozen = base.frozen === true || head.frozen === true;
  return isFrozen ? [...key, ...entryChange([...path, 'digest'], base, head)] : key;
}

function entryChange(path: PolicyChange['path'], base: Dataset, head: Dataset): readonly PolicyChange[] {
  const [from, to] = [base.locked, head.locked];
  const what = `the frozen dataset ${head.name}`;
  if (from === undefined) {
    return to === undefined ? [] : [added(path, to.digest, `locks ${what} at ${sizeOf(to) ?? shortDigest(to)}`)];
  }
  if (to === undefined) return [removed(path, from.digest, `removes the lock entry of ${what}`)];
  if (from.digest === to.digest) return [];
  const [before, after] = [sizeOf(from), sizeOf(to)];
  const isTold = before !== undefined && after !== undefined && before !== after;
  const sizes = isTold ? `${before} → ${after}` : `${shortDigest(from)} → ${shortDigest(to)}`;
  const sentence = `renews ${what}: ${sizes}`;
  return [{ kind: 'changed', path, from: from.digest, to: to.digest, sentence, blocks: false }];
}

/** "1,200 rows"; of what is no table its bytes. */
function sizeOf({ rows, bytes }: LockEntry): string | undefined {
  if (rows !== undefined) return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
  return bytes === undefined ? undefined : `${bytes.toLocaleString('en-US')} bytes`;
}

function shortDigest({ digest }: LockEntry): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
