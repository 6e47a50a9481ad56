import type { CommandedPull } from '../../forge/index.ts';
import { requestAddress } from '../../ledger/index.ts';
import type { Judgement } from '../../report/index.ts';
import type { commandReasons } from '../reasons.ts';
import { type TrainingRequest, trainingRequestOf, trainingRequestText } from '../situation/training-request.ts';
import { answers } from './answers.ts';
import type { CommentRequest, Desks } from './desks.ts';
import { type Judged, judgementsOf } from './judgements.ts';

/** What becomes of `/mlops train` on the pull request of a branch of this repository. */
export type Asking =
  | { readonly kind: 'refused'; readonly answer: string }
  /** Recorded, by this comment or an earlier one; the runs are those that have to run again. */
  | { readonly kind: 'recorded'; readonly record: TrainingRequest; readonly runs: readonly JudgedRun[] };

/** An attempt of a run that has judged. */
interface JudgedRun {
  readonly run: number;
  readonly attempt: number;
}

const waits: ReadonlySet<string> = new Set<keyof typeof commandReasons>([
  'training-not-requested',
  'training-at-merge',
]);

/**
 * Records that somebody asks for what waits of the head of a pull request. That the author may write, and that the commit
 * is the head, is known already. Safe to repeat: the record is found by the commit, and a run that knows of it has judged
 * without anything that waits.
 */
export async function askForTraining(
  { author, pull, at, comment }: CommentRequest & { readonly author: string },
  now: CommandedPull,
  { verdicts, openLedger }: Desks,
): Promise<Asking> {
  const judged = await judgementsOf(verdicts, now);
  if (judged.length === 0) return { kind: 'refused', answer: answers.notJudgedYet(now.head) };
  const waiting = judged.filter(({ judgement }) => isWaiting(judgement));
  if (waiting.length === 0) return { kind: 'refused', answer: answers.notNeeded() };
  const own: TrainingRequest = { schemaVersion: 1, commit: now.head, by: author, pull, comment, at };
  const ledger = await openLedger();
  const address = requestAddress(now.head);
  const there = await ledger.read(address);
  if (there !== undefined)
    return { kind: 'recorded', record: trainingRequestOf(now.head, there), runs: runsOf(waiting) };
  const written = await ledger.write(
    [{ address, text: trainingRequestText(own) }],
    `Ask for the trainings of ${now.head.slice(0, 12)}`,
    (ours) => new Map([...ours.keys()].map((one) => [one, 'drop'] as const)),
  );
  const first = written.gaveWay[0]?.there;
  const record = first === undefined ? own : trainingRequestOf(now.head, first);
  return { kind: 'recorded', record, runs: runsOf(waiting) };
}

function isWaiting({ models }: Judgement): boolean {
  return models.some(({ problems }) => problems.some(({ reason }) => waits.has(reason)));
}

/** One run may judge several projects. */
function runsOf(judged: readonly Judged[]): readonly JudgedRun[] {
  const found = judged.flatMap(({ run, attempt = 1 }) => (run === undefined ? [] : [[run, { run, attempt }] as const]));
  return [...new Map(found).values()];
}
