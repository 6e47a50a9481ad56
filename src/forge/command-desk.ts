/** What a comment on a pull request may start, as the code behind the command sees the forge. */
export interface CommandDesk {
  /** Whether somebody may write to the repository, as the forge says now. */
  mayWrite(login: string): Promise<boolean>;
  /** Whether somebody may read it: in a public one, everybody. */
  mayRead(login: string): Promise<boolean>;
  pullRequest(number: number): Promise<CommandedPull>;
  /** Our answer to a comment, the oldest where there are several. */
  answerTo(question: Question): Promise<Given | undefined>;
  /** Writes the answer, or changes it: there is one for each comment. */
  answer(question: Question, answer: Answer): Promise<void>;
  /** Page of a run that was started for exactly this since a time, oldest first; undefined where there is none. */
  findTraining(training: Training, since: string): Promise<string | undefined>;
  /** Starts it on the default branch, and gives the page of the run where the forge names it. */
  startTraining(training: Training): Promise<string | undefined>;
  /** Page with what a pull request changes. */
  changesPage(number: number): string;
}

/** A comment, by its id, on a pull request. */
export interface Question {
  readonly pull: number;
  readonly comment: number;
}

export interface Answer {
  /** `starting`: what it promises may not have happened yet; `given`: nothing is left to do. */
  readonly state: 'starting' | 'given';
  /** Markdown. */
  readonly body: string;
  /** What is promised, where something is. */
  readonly training?: Training | undefined;
}

export interface Given extends Answer {
  /** When it was first written. */
  readonly at: string;
}

export interface CommandedPull {
  readonly open: boolean;
  readonly head: string;
  /** Branch name. */
  readonly base: string;
  /** Whether the head is in another repository, or in one that is gone. */
  readonly fork: boolean;
  /** Login of who opened it; undefined where the account is gone. */
  readonly author: string | undefined;
}

/** The commit of a fork's pull request that is to be trained. */
export interface Training {
  readonly pull: number;
  /** Full commit id. */
  readonly commit: string;
  readonly base: string;
}
