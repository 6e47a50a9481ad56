import type { GoldenRows } from '../../data/index.ts';
import type { GoldenStep } from '../../project/types.ts';
import { addressOf } from '../ask.ts';
import { exchange } from '../exchange.ts';
import { isGood } from '../own-evidence.ts';
import { type Answers, type ReadAnswers, readAnswers } from './answers.ts';
import { goldenBody, goldenPath } from './requests.ts';

/** Bytes of an answer: so many, and so many for each row. */
const most = (rows: number) => 64 * 1024 + 4 * 1024 * rows;

export interface Replay {
  readonly endpoint: string;
  readonly model: string;
  readonly step: GoldenStep;
  readonly rows: GoldenRows;
}

/**
 * Sends rows, a batch after the other, and reads the answers. The first request without a usable answer ends it, so no more
 * than `batch` rows wait for a server that is gone.
 */
export async function replay({ endpoint, model, step, rows }: Replay, signal: AbortSignal): Promise<ReadAnswers> {
  const { protocol, batch, within } = step;
  const address = addressOf(endpoint, goldenPath(protocol, model));
  const wanted = wantedColumns(rows);
  const parts: Answers[] = [];
  for (let from = 0; from < rows.rows.length; from += batch) {
    if (signal.aborted) return { kind: 'wrong', why: 'it was cancelled' };
    const some = rows.rows.slice(from, from + batch);
    const body = goldenBody(protocol, { columns: rows.columns, rows: some });
    const answered = await exchange(address, { method: 'POST', body, within, most: most(some.length) }, signal);
    const read = readOne(answered, () =>
      readAnswers(protocol, answered.kind === 'answered' ? answered.text : '', some.length),
    );
    if (read.kind === 'wrong') return { kind: 'wrong', why: `rows ${from + 1} to ${from + some.length}: ${read.why}` };
    const kept = new Map([...read.answers].filter(([name]) => wanted.has(name)));
    const [first] = parts;
    if (first !== undefined && [...first.keys()].toString() !== [...kept.keys()].toString()) {
      return { kind: 'wrong', why: `rows ${from + 1} to ${from + some.length} are answered in other columns` };
    }
    parts.push(kept);
  }
  return { kind: 'answers', answers: named(joined(parts), rows) };
}

function readOne(answered: Awaited<ReturnType<typeof exchange>>, read: () => ReadAnswers): ReadAnswers {
  if (answered.kind === 'none') return { kind: 'wrong', why: answered.why };
  return isGood(answered.status) ? read() : { kind: 'wrong', why: `status ${answered.status} instead of 2xx` };
}

/** What anything could be asked of: a server that answers more does not fill our memory with it. */
function wantedColumns({ recorded, labels }: GoldenRows): ReadonlySet<string> {
  const classes = labels?.classes ?? [];
  return new Set(['', 'prediction', 'score', ...recorded.keys(), ...classes.map((name) => `score_${name}`)]);
}

function joined(parts: readonly Answers[]): Answers {
  const names = [...(parts[0]?.keys() ?? [])];
  return new Map(names.map((name) => [name, parts.flatMap((part) => part.get(name) ?? [])]));
}

/** The only answer of a row is the prediction, or the score where only that is recorded. */
function named(answers: Answers, { recorded }: GoldenRows): Answers {
  const only = answers.get('');
  if (only === undefined) return answers;
  const isScore = recorded.has('score') && !recorded.has('prediction');
  return new Map([[isScore ? 'score' : 'prediction', only]]);
}
