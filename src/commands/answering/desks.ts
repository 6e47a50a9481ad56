import type { CommandDesk, Question, VerdictDesk } from '../../forge/index.ts';
import type { Ledger } from '../../ledger/port.ts';
import type { Reasons } from '../ports.ts';

/** A comment as it was when somebody wrote it. */
export interface CommentRequest extends Question {
  readonly body: string;
  /** Login; undefined where the account is gone. */
  readonly author: string | undefined;
  /** When it was written, as the forge says. */
  readonly at: string;
}

/** What commands in comments work on. */
export interface Desks {
  readonly desk: CommandDesk;
  readonly verdicts: VerdictDesk;
  /** With the right to write; opened by what records something. */
  readonly openLedger: () => Promise<Ledger>;
  readonly reasons: Reasons;
}
