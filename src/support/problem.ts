/** Exit codes of the command line: what a script or a workflow may rely on. */
export const exitCodes = {
  pass: 0,
  fail: 1,
  unknown: 2,
  usage: 64,
  input: 65,
  unavailable: 69,
  defect: 70,
  cancelled: 130,
} as const;

export type ExitName = keyof typeof exitCodes;

/** How a command ends that was stopped: whatever stopped it, nothing was judged, so it never passes. */
export type StopName = Exclude<ExitName, 'pass'>;

/** One row of the reference of reason codes: what it means, why it happens, what to do about it. */
export interface ReasonInfo {
  /** How a command ends that stops for this reason, or the verdict that a check with this reason has. */
  readonly ends: ExitName;
  /**
   * Nobody has to do anything about it, as there is nothing to judge: a step of a workflow that is stopped by it stays
   * green. Its verdict is `unknown` all the same.
   */
  readonly quiet?: true;
  readonly cause: string;
  readonly remedy: string;
}

/** Declares the reason codes of one room. `src/reasons.ts` joins the tables; the reference is generated from them. */
export function defineReasons<const Table extends Readonly<Record<string, ReasonInfo>>>(table: Table): Table {
  return table;
}

/** The codes of a table that may stop a command. */
export type StopReason<Table extends Readonly<Record<string, ReasonInfo>>> = {
  readonly [Code in keyof Table]: Table[Code]['ends'] extends 'pass' ? never : Code;
}[keyof Table] &
  string;

/** Where in a file something is: 1-based line and column, and the text of that line. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly source?: string;
  /** The file is as this branch has it; absent: as the commit has it that is looked at. */
  readonly branch?: string;
}

/** Something that is wrong, said once for a person (`message`, `remedy`) and once for a program (`reason`). */
export interface Problem {
  /** A code from a room's table of reasons, in kebab-case. */
  readonly reason: string;
  /** One sentence with the names and numbers of this case. */
  readonly message: string;
  readonly place?: Place;
  /** What to do in this case, where more can be said than the table says. */
  readonly remedy?: string;
  /** Where the documentation says more, relative to the root of this project's repository. */
  readonly docs?: string;
}

/**
 * The one error that is shown to a user as it is. Anything else that is thrown is a defect of ours. It never ends as
 * `pass`: the types refuse it, and what comes around them is a defect.
 */
export class MlopsError extends Error {
  readonly problems: readonly Problem[];
  readonly ends: StopName;

  /** @param problems all of them at once, at least one; @param ends how the command ends */
  constructor(ends: StopName, problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'MlopsError';
    this.ends = stopOf(ends);
    this.problems = problems;
  }

  /** Picks how to end from the room's table: `MlopsError.of(trainingReasons, 'command-not-found', '…')`. */
  static of<Table extends Readonly<Record<string, ReasonInfo>>>(
    table: Table,
    reason: StopReason<Table>,
    message: string,
    more: { readonly place?: Place; readonly remedy?: string } = {},
  ): MlopsError {
    return new MlopsError(stopOf(table[reason]?.ends), [{ reason, message, ...more }]);
  }
}

/** How something ends that was stopped, by what a table of reasons or a message of another process says. */
export function stopOf(ends: ExitName | undefined): StopName {
  return ends === undefined || ends === 'pass' ? 'defect' : ends;
}
