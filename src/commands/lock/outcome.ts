import { formatDuration, type LockEntry } from '../../project/index.ts';
import { terminalSentence } from '../../support/escape/index.ts';
import type { Outcome } from '../result.ts';

/**
 * What became of the entry of one dataset. Of one that nobody named only what stands: there is no entry (`missing`; `moving`
 * where data behind an address may do without), the data are not what it says (`changed`), or they are and its counts or
 * objects are not theirs (`miscounted`).
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
  | { readonly dataset: string; readonly state: 'moving'; readonly source: string }
  | { readonly dataset: string; readonly state: 'miscounted'; readonly digest: string }
  | { readonly dataset: string; readonly state: 'changed'; readonly old: LockEntry }
  | NotFresh;

/** Rows that were to be agreed on and are too old (`age`, milliseconds), or of which nobody can tell how old they are. */
export type NotFresh = {
  readonly dataset: string;
  readonly time: string;
  /** Milliseconds that are allowed. */
  readonly freshness: number;
} & (
  | { readonly state: 'stale'; readonly newest?: string; readonly age: number }
  | { readonly state: 'unclear'; readonly why: string }
);

interface Around {
  readonly file: string;
  /** Entries of what is neither frozen, nor in a database, nor behind an address. */
  readonly unused: readonly string[];
}

export function lockOutcome(states: readonly LockState[], { file, unused }: Around): Outcome {
  const end = endOf(states, file);
  const idle = unused.map(
    (name) =>
      `unused   ${name}: the entry counts nothing, since it is neither frozen, nor in a database, nor behind an address`,
  );
  const lines = [...states.map(stateLine), ...idle, ...(states.length + idle.length > 0 ? [''] : []), end.sentence];
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
  const notFresh = states.filter((state) => state.state === 'stale' || state.state === 'unclear');
  const [stale] = notFresh.filter(({ state }) => state === 'stale');
  const [first] = stale === undefined ? notFresh : [stale];
  if (first !== undefined) {
    const others =
      notFresh.length === 1 ? 'its entry stays' : `the entries of ${names(['stale', 'unclear']).join(', ')} stay`;
    const sentence = `${first.dataset}: ${freshWords(first)}; ${others} as before.`;
    return stale === undefined
      ? { ends: 'unknown', reason: 'freshness-unknown', sentence }
      : { ends: 'fail', reason: 'data-stale', sentence };
  }
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
      ? 'No dataset is frozen, in a database or behind an address.'
      : standingSentence(names(['current']), names(['moving']), file);
  return { ends: 'pass', reason: 'lock-current', sentence };
}

function standingSentence(current: readonly string[], moving: readonly string[], file: string): string {
  const free = `${moving.join(', ')}: no entry, so each plan takes what is there then.`;
  if (current.length === 0) return free;
  const stands = `${current.join(', ')} as ${file} says.`;
  return moving.length === 0 ? stands : `${stands} ${free}`;
}

/** What became of one dataset, in a line of a terminal. */
export function stateLine(state: LockState): string {
  const { dataset } = state;
  if (state.state === 'missing') return `missing  ${dataset}: no entry`;
  if (state.state === 'moving') return `moving   ${dataset}: no entry; each plan takes what is at ${state.source} then`;
  if (state.state === 'changed') {
    return `changed  ${dataset}: locked at ${sizeOf(state.old)}, and the data are another version`;
  }
  if (state.state === 'miscounted') {
    return `changed  ${dataset}: the data are ${shortDigest(state.digest)}, and the entry has other counts or objects than they`;
  }
  if (state.state === 'stale' || state.state === 'unclear') {
    return `${state.state.padEnd(8)} ${dataset}: ${freshWords(state)}`;
  }
  if (state.state === 'current') return `current  ${dataset}: ${shortDigest(state.digest)}`;
  const from = state.state === 'renewed' && state.old !== undefined ? `${sizeOf(state.old)} → ` : '';
  return `${state.state.padEnd(8)} ${dataset}: ${from}${sizeOf(state.entry)}`;
}

/** Why rows are not agreed on; goes on from the name of the dataset. */
export function freshWords(state: NotFresh): string {
  if (state.state === 'unclear') return `nobody can tell how old the rows are, since ${state.why}`;
  const allowed = formatDuration(state.freshness);
  const newest = state.newest === undefined ? '' : ` ${state.newest},`;
  return `the newest ${state.time} is${newest} ${ageWords(state.age)} old, and \`freshness\` allows ${allowed}`;
}

/** In the two largest units, rounded down: `5d 2h`, `3h`, `12m 30s`. */
function ageWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [86_400, 3600, 60, 1].map((size, at, sizes) => {
    const above = sizes[at - 1];
    return Math.floor((above === undefined ? seconds : seconds % above) / size);
  });
  const first = parts.findIndex((part) => part > 0);
  const shown = parts.map((part, at) => `${part}${'dhms'.charAt(at)}`).slice(first, first + 2);
  return shown.filter((part) => !part.startsWith('0')).join(' ') || '0s';
}

/** "1,200 rows, sha256:1234…". */
function sizeOf({ digest, rows, bytes }: LockEntry): string {
  const short = shortDigest(digest);
  if (rows !== undefined) return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}, ${short}`;
  return bytes === undefined ? short : `${bytes.toLocaleString('en-US')} bytes, ${short}`;
}

/** `sha256:` and twelve digits. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
