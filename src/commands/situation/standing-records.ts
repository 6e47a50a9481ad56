import { evaluationAddress, replacementAddress, runAddress } from '../../ledger/index.ts';
import type { EvaluationRecord } from '../../metrics/index.ts';
import type { ModelFacts } from '../../project/index.ts';
import { sha256 } from '../../support/canonical.ts';
import type { Replaces } from '../../support/replaces.ts';
import type { RunRecord } from '../../training/types.ts';
import { type AboutScores, expectSame, runAt, scoresAt } from './checked-records.ts';
import type { Records } from './records.ts';

/** The last of the records that replaced each other, from the first one's address; undefined where there is none. */
export function standing(
  records: Pick<Records, 'text'>,
  first: string,
): { readonly address: string; readonly text: string } | undefined {
  let found: { readonly address: string; readonly text: string } | undefined;
  for (let next: string | undefined = first; next !== undefined; next = replacementAddress(next)) {
    const text = records.text(next);
    if (text === undefined) break;
    found = { address: next, text };
  }
  return found;
}

/** How many records before it the standing one has replaced. */
export function replacedCount(records: Records, first: string): number {
  let count = 0;
  for (let next = replacementAddress(first); next !== undefined; next = replacementAddress(next)) {
    if (records.text(next) === undefined) break;
    count += 1;
  }
  return count;
}

/** The recorded run of some inputs, or undefined. Errors: those of a record that is not what it should be. */
export function runRecord({ records }: { readonly records: Records }, facts: ModelFacts): RunRecord | undefined {
  const found = standing(records, runAddress(facts.model.name, facts.fingerprint));
  if (found === undefined) return undefined;
  const record = runAt(found.address, found.text);
  sameBefore(records, found.address, record.replaces);
  return record;
}

/** The address of the scores that belong to some facts; undefined where no rows are scored. */
export function evaluationAddressOf(facts: ModelFacts): string | undefined {
  return facts.evaluation && evaluationAddress(facts.model.name, facts.evaluation.fingerprint);
}

/** Scores at an address or what replaced them. Undefined where there are none, or only those of a run that was replaced. */
export function scoresRecord(
  records: Records,
  first: string,
  about: AboutScores,
  run: RunRecord | undefined,
): { readonly address: string; readonly record: EvaluationRecord } | undefined {
  const found = standing(records, first);
  if (found === undefined) return undefined;
  const record = scoresAt(found.address, found.text, about);
  sameBefore(records, found.address, record.replaces);
  if (run !== undefined && isOfReplacedRun(records, found.address, record, run)) return undefined;
  return { address: found.address, record };
}

/**
 * Whether scores are those of a run that another one replaced since. Scores of other artifacts that nothing explains are
 * no such: who uses them finds out (`scoresOfRun`).
 */
function isOfReplacedRun(records: Records, address: string, scores: EvaluationRecord, run: RunRecord): boolean {
  if (run.replaces === undefined && records.published(address)) return false;
  return scores.seeds.some(
    ({ seed, artifact }) => run.seeds.find((one) => one.seed === seed)?.artifact.digest !== artifact,
  );
}

/** The record that is replaced is still the one that was replaced. */
function sameBefore(records: Records, address: string, replaces: Replaces | undefined): void {
  if (replaces === undefined) return;
  const text = records.text(replaces.address);
  expectSame(address, 'replaced record', replaces.digest, text === undefined ? null : digestOf(text));
}

/** Where a new result goes: to an address of its own where others may have seen the one before, which it then names. */
export function placeOfResult(
  records: Records,
  first: string,
  why: Replaces['why'],
): { readonly address: string; readonly replaces?: Replaces } {
  const before = standing(records, first);
  if (before === undefined) return { address: first };
  const next = replacementAddress(before.address);
  if (next !== undefined && records.published(before.address)) {
    return { address: next, replaces: { address: before.address, digest: digestOf(before.text), why } };
  }
  // Only this machine has it, and nothing has relied on it: the new one is made in its place, replacing what it replaced.
  const replaced = standingBefore(records, first, before.address);
  return replaced === undefined
    ? { address: before.address }
    : { address: before.address, replaces: { address: replaced.address, digest: digestOf(replaced.text), why } };
}

function standingBefore(records: Records, first: string, last: string) {
  for (let one: string | undefined = first; one !== undefined; one = replacementAddress(one)) {
    const text = records.text(one);
    if (text === undefined || one === last) return undefined;
    if (replacementAddress(one) === last) return { address: one, text };
  }
  return undefined;
}

function digestOf(text: string): string {
  return `sha256:${sha256(text)}`;
}
