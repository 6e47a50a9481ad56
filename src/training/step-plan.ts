import type { DeclaredOutput } from '../project/index.ts';
import type { Command, Resources, Setup } from '../project/types.ts';
import type { Problem } from '../support/problem.ts';
import type { RunFolder } from './folder.ts';
import type { DataInput, Environment, ExitClass, SetupRecord } from './types.ts';

/** As messages call a step. */
export type StepName = 'training' | 'smoke run' | 'scoring' | 'build';

/** What training, scoring and making a dataset do differently. */
export interface StepPlan<Value> {
  readonly name: StepName;
  readonly command: Command;
  /** Whose language environment is meant where none is declared; absent: that of the command. */
  readonly environmentOf?: Command;
  /** Absent: found from a lock file. */
  readonly setup: Setup | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  readonly resources: Resources;
  readonly data: readonly DataInput[];
  /** Removed from the exported tree before the command starts. */
  readonly outputs: readonly DeclaredOutput[];
  readonly seed: number | null;
  /** Puts further files into the run folder and gives the variables that name them. */
  readonly prepare: (folder: RunFolder) => Promise<Readonly<Record<string, string>>>;
  /** Takes the results out of the run folder; called only after exit code 0. */
  readonly collect: (folder: RunFolder, workingDirectory: string) => Promise<Taken<Value>>;
}

export interface Taken<Value> {
  /** Absent where there are problems. */
  readonly value?: Value;
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
}

export interface StepResult<Value> {
  readonly exit: { readonly class: ExitClass; readonly code: number | null; readonly signal: string | null };
  readonly startedAt: string;
  readonly seconds: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly logPath: string;
  readonly environment: Environment | undefined;
  /** What made the language environment; absent where nothing did. */
  readonly setup?: readonly SetupRecord[];
  /** Present exactly when the class is `ok`. */
  readonly value?: Value;
  readonly kept?: string;
}

/** How a step stands after one of its phases. */
export interface StepState {
  readonly exit: StepResult<never>['exit'];
  readonly seconds: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly environment?: Environment;
  readonly setup?: readonly SetupRecord[];
}
