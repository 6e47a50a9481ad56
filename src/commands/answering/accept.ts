import type { CommandedPull } from '../../forge/index.ts';
import type { Loss } from '../../gates/types.ts';
import { loadRootKeys } from '../../project/index.ts';
import type { Judgement } from '../../report/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { type AcceptanceRecord, acceptanceOf, acceptanceText, addressOfLoss } from '../situation/acceptance-record.ts';
import { answers } from './answers.ts';
import type { CommentRequest, Desks } from './desks.ts';
import { type Judged, judgementsOf } from './judgements.ts';
import type { AcceptCommand } from './parse-command.ts';

/** What becomes of `/mlops accept`. */
export type Accepting =
  | { readonly kind: 'refused'; readonly answer: string }
  /** Recorded, by this comment or an earlier one; the run is the one that reports, where it has to report again. */
  | { readonly kind: 'recorded'; readonly record: AcceptanceRecord; readonly known: boolean; readonly run?: number };

/**
 * Records that somebody accepts a loss: the one that the check told when the comment was written, of the commit that is
 * the head now. Who may, and whose pull request it is, is asked now. Safe to repeat: a comment finds its own record.
 */
export async function acceptLoss(request: CommentRequest, command: AcceptCommand, desks: Desks): Promise<Accepting> {
  const { author, pull, at } = request;
  const { desk, verdicts } = desks;
  if (author === undefined || !(await desk.mayWrite(author))) return refused(answers.mayNotAccept());
  const now = await desk.pullRequest(pull);
  if (!now.open) return refused(answers.closed());
  if (now.fork) return refused(answers.forkNotAccepted());
  const stood = await judgementsOf(verdicts, now, at);
  if (stood.length === 0) return refused(answers.noVerdict(now.head));
  const named = stood.flatMap(({ judgement }) =>
    judgement.losses
      .filter(({ model, metric }) => model === command.model && metric === command.metric)
      .map((loss) => ({ judgement, loss })),
  );
  const [found, another] = named;
  if (found === undefined) return refused(answers.noSuchLoss(now.head, stood.flatMap(openLosses)));
  if (another !== undefined) return refused(answers.severalLosses());
  if (isSame(author, now.author) && !(await maySelfAccept(found.judgement, now, desks))) {
    return refused(answers.ownLoss());
  }
  const { accepted: _, ...loss } = found.loss;
  const { pull: number, comment } = request;
  const own: AcceptanceRecord = {
    ...{ schemaVersion: 1, ...loss, by: author, why: command.why, pull: number, head: now.head, comment, at },
  };
  const record = await recorded(loss, own, desks);
  const run = await runToRepeat(loss, now, found.judgement.project, desks);
  return { kind: 'recorded', record, known: record.comment !== comment, ...(run !== undefined && { run }) };
}

function refused(answer: string): Accepting {
  return { kind: 'refused', answer };
}

function openLosses({ judgement }: Judged): Judgement['losses'] {
  return judgement.losses.filter(({ accepted }) => accepted === undefined);
}

/** Logins have no case on the forge. */
function isSame(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

/** What the tip of the base branch says; a file that is not there or cannot be read allows nothing. */
async function maySelfAccept(
  { projectFile }: Judgement,
  { base }: CommandedPull,
  { verdicts }: Desks,
): Promise<boolean> {
  const text = await verdicts.fileOn(base, projectFile);
  if (text === undefined) return false;
  try {
    return loadRootKeys(text, projectFile).selfAccept;
  } catch (error) {
    if (error instanceof MlopsError) return false;
    throw error;
  }
}

/** The record that stands: an earlier one, or that of somebody who was faster, or ours. */
async function recorded(loss: Loss, own: AcceptanceRecord, { openLedger }: Desks): Promise<AcceptanceRecord> {
  const ledger = await openLedger();
  const address = addressOfLoss(loss);
  const there = await ledger.read(address);
  if (there !== undefined) return acceptanceOf(loss, there);
  const message = `Accept a loss of ${own.model}`;
  const written = await ledger.write([{ address, text: acceptanceText(own) }], message, (ours) => {
    return new Map([...ours.keys()].map((one) => [one, 'drop'] as const));
  });
  const [first] = written.gaveWay;
  return first?.there === undefined ? own : acceptanceOf(loss, first.there);
}

/** The run of the newest verdict, unless that one knows of the acceptance already. */
async function runToRepeat(
  loss: Loss,
  pull: CommandedPull,
  project: string,
  { verdicts }: Desks,
): Promise<number | undefined> {
  const newest = (await judgementsOf(verdicts, pull)).find(({ judgement }) => judgement.project === project);
  const same = newest?.judgement.losses.find((one) => addressOfLoss(one) === addressOfLoss(loss));
  return same === undefined || same.accepted !== undefined ? undefined : newest?.run;
}
