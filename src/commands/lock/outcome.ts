import type { LockEntry } from '../../project/index.ts';
import { terminalSentence } from '../../support/escape/index.ts';
import type { Outcome } from '../result.ts';

/**
 * What became of the entry of one dataset, frozen or in a database. Of one that nobody named only what stands: there is
 * no entry (`missing`), the data are not what it says (`changed`), or they are and its
 * counts are not theirs (`miscounted`).
 */
export type LockState =
  | { readonly dataset: string; readonly state: 'current'; readonly digest: string }
  | {
      readonly dataset: string;
      readonly state: 'locked' | 'renewed';
      readonly entry: LockEntry;
      readonly old?: LockEntry;
    }
  | { readonly dataset: string; readonly state: 'missing' }
  | { readonly dataset: string; readonly state: 'miscounted'; readonly digest: string }
  | { readonly dataset: string; readonly state: 'changed'; readonly old: LockEntry };

interface Around {
  readonly file: string;
  /** Entries of what is neither frozen nor in a database. */
  readonly unused: readonly string[];
}

export function lockOutcome(states: readonly LockState[], { file, unused }: Around): Outcome {
  const end = endOf(states, file);
  const idle = unused.map(
    (name) => `unused   ${name}: the entry counts nothing, since it is neither frozen nor in a database`,
  );
  const lines = [...states.map(lineOf), ...idle, ...(states.length + idle.length > 0 ? [''] : []), end.sentence];
  return {
    ...end,
    problems: [],
    data: { file, datasets: states, unused },
    text: () => `${lines.map(terminalSentence).join('\n')}\n`,
  };
}

function endOf(states: readonly LockState[], file: string): Pick<Outcome, 'ends' | 'reason' | 'sentence'> {
  const names = (wanted: readonly LockState['state'][]) =>
    states.filter(({ state }) => wanted.includes(state)).map(({ dataset }) => dataset);
  const [different, written] = [names(['missing', 'changed', 'miscounted']), names(['locked', 'renewed'])];
  if (different.length > 0) {
    const sentence = `The data of ${different.join(', ')} are not what ${file} says: \`mlops lock ${different.join(' ')}\` writes what they are.`;
    return { ends: 'unknown', reason: 'lock-differs', sentence };
  }
  if (written.length > 0) {
    return {
      ends: 'pass',
      reason: 'lock-written',
      sentence: `${written.join(', ')} in ${file}: commit it with the data.`,
    };
  }
  const sentence =
    states.length === 0
      ? 'No dataset is frozen or in a database.'
      : `${names(['current']).join(', ')} as ${file} says.`;
  return { ends: 'pass', reason: 'lock-current', sentence };
}

function lineOf(state: LockState): string {
  const { dataset } = state;
  if (state.state === 'missing') return `missing  ${dataset}: no entry`;
  if (state.state === 'changed') {
    return `changed  ${dataset}: locked at ${sizeOf(state.old)}, and the data are another version`;
  }
  if (state.state === 'miscounted') {
    return `changed  ${dataset}: the data are ${shortDigest(state.digest)}, and the entry has other counts than they`;
  }
  if (state.state === 'current') return `current  ${dataset}: ${shortDigest(state.digest)}`;
  const from = state.state === 'renewed' && state.old !== undefined ? `${sizeOf(state.old)} → ` : '';
  return `${state.state.padEnd(8)} ${dataset}: ${from}${sizeOf(state.entry)}`;
}

/** "1,200 rows, sha256:1234…". */
function sizeOf({ digest, rows, bytes }: LockEntry): string {
  const short = shortDigest(digest);
  if (rows !== undefined) return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}, ${short}`;
  return bytes === undefined ? short : `${bytes.toLocaleString('en-US')} bytes, ${short}`;
}

function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
