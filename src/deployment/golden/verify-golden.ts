import type { GoldenRows } from '../../data/index.ts';
import type { BesideLimit } from '../../gates/index.ts';
import type { GoldenStep } from '../../project/types.ts';
import type { VerificationEvidence } from '../../promotion/types.ts';
import { MlopsError } from '../../support/problem.ts';
import { type Finding, timed, type Verification } from '../evidence.ts';
import { asRecorded } from './as-recorded.ts';
import { replay } from './replay.ts';
import { whyNotSent } from './requests.ts';
import { sideBySide } from './side-by-side.ts';

/** Where golden steps get their rows, and what answers are held against. Errors are told as unknown. */
export interface GoldenSource {
  read(step: GoldenStep): Promise<GoldenBasis>;
}

export interface GoldenBasis {
  readonly rows: GoldenRows;
  /** Why there are no recorded predictions. */
  readonly notRecorded?: string;
  /** Empty: the usual ones of the task. */
  readonly metrics: readonly string[];
  readonly limits: readonly BesideLimit[];
}

/** What answers beside the version that is verified. */
export type Beside =
  | {
      readonly kind: 'live';
      readonly endpoint: string;
      readonly version: number | null;
      /** How its own release asks it for the same rows; absent: as the version that is verified is asked. */
      readonly step?: GoldenStep;
    }
  /** "nothing else is live". */
  | { readonly kind: 'none'; readonly why: string };

/** One evidence for the comparison with the record, and one for that with what is live, where both answer. */
export async function verifyGolden(
  step: GoldenStep,
  verification: Verification,
  signal: AbortSignal,
): Promise<readonly VerificationEvidence[]> {
  const { wanted, beside, golden, at } = verification;
  const { endpoint } = at;
  const name = `golden ${step.dataset}`;
  const answered = endpoint === undefined ? undefined : { endpoint, model: wanted.model, step };
  const began = await timedRead(golden, step);
  if (answered === undefined)
    return [await timed(name, async () => unknown('There is no endpoint that could be asked.'))];
  if (began.kind === 'none') return [await timed(name, async () => unknown(began.why))];
  const { basis } = began;
  const { rows } = basis;
  const why = rows.rows.length === 0 ? 'There are no rows.' : whyNotSent(step.protocol, rows.columns);
  if (why !== undefined) return [await timed(name, async () => unknown(why))];
  const title = `${name}, ${rows.rows.length} ${rows.rows.length === 1 ? 'row' : 'rows'}`;
  const alone = whyAlone(basis, beside);
  let ours: Awaited<ReturnType<typeof replay>> | undefined;
  const first = await timed(`${title}, as recorded`, async () => {
    ours = await replay({ ...answered, rows }, signal);
    if (ours.kind === 'wrong') return { verdict: 'fail', sentence: `What it answers is not as expected: ${ours.why}.` };
    const found = basis.notRecorded === undefined ? asRecorded(rows, ours.answers, step) : unknown(basis.notRecorded);
    return alone === undefined
      ? found
      : { ...found, sentence: `${found.sentence} Not compared side by side: ${alone}.` };
  });
  const { labels } = rows;
  if (ours?.kind !== 'answers' || beside?.kind !== 'live' || labels === undefined) return [first];
  const { answers } = ours;
  const live = beside.version === null ? 'the live one' : `the live version ${beside.version}`;
  const second = await timed(`${title}, side by side`, async () => {
    const theirs = await askLive(beside, verification, { step, rows, signal });
    if (typeof theirs === 'string') return unknown(`What ${live} answers is not as expected: ${theirs}.`);
    const { metrics, limits } = basis;
    return sideBySide({ labels, ours: answers, theirs, metrics, limits, minRows: step.minRows, live });
  });
  return [first, second];
}

function unknown(sentence: string): Finding {
  return { verdict: 'unknown', sentence };
}

type Begun = { readonly kind: 'basis'; readonly basis: GoldenBasis } | { readonly kind: 'none'; readonly why: string };

async function timedRead(golden: GoldenSource | undefined, step: GoldenStep): Promise<Begun> {
  if (golden === undefined) return { kind: 'none', why: 'The release does not name what answers are held against.' };
  try {
    return { kind: 'basis', basis: await golden.read(step) };
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    return { kind: 'none', why: `The rows cannot be had: ${error.message}` };
  }
}

/** Undefined where it is compared side by side, or was before it was live. */
function whyAlone({ rows }: GoldenBasis, beside: Beside | undefined): string | undefined {
  if (beside === undefined) return undefined;
  if (beside.kind === 'none') return beside.why;
  return rows.labels === undefined ? 'the model declares no label' : undefined;
}

interface AskingLive {
  readonly step: GoldenStep;
  readonly rows: GoldenRows;
  readonly signal: AbortSignal;
}

/** Its own way of being asked counts for the live version: which columns it takes, and by which protocol. */
async function askLive(
  { endpoint, step: own }: Extract<Beside, { kind: 'live' }>,
  { wanted, golden }: Verification,
  { step, rows, signal }: AskingLive,
) {
  const theirStep = own === undefined ? step : { ...own, rows: step.rows };
  const read = own === undefined ? undefined : await timedRead(golden, theirStep);
  if (read?.kind === 'none') return read.why;
  const theirRows = read === undefined ? rows : read.basis.rows;
  if (JSON.stringify(theirRows.keys) !== JSON.stringify(rows.keys)) return 'other rows were chosen for it';
  const theirs = await replay({ endpoint, model: wanted.model, step: theirStep, rows: theirRows }, signal);
  return theirs.kind === 'wrong' ? theirs.why : theirs.answers;
}
