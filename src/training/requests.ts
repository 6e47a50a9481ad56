import type { Build, Model } from '../project/types.ts';
import type { Git } from '../support/git.ts';
import type { Problem } from '../support/problem.ts';
import type { BuildRecord } from './build-record.ts';
import type { GracePeriods, StepLauncher } from './launchers/port.ts';
import type { ArtifactFiles } from './place-artifact.ts';
import type { DataInput, ExitClass, FileRecord, Json, NeededRecord, SeedRun, SourceFile } from './types.ts';

/** The artifact of a run of another model. */
export interface NeededArtifact extends ArtifactFiles, NeededRecord {
  /** The variable that names it. */
  readonly variable: string;
}

/** Whose step it is: a model, or a dataset that a command makes, whose `data` are what it is made from. */
export type StepOwner = Pick<Model, 'name' | 'workingDirectory' | 'env' | 'data' | 'stages'>;

/** What every step needs, whatever it makes. */
export interface StepRequest {
  readonly model: StepOwner;
  readonly git: Git;
  /** Full id of the commit whose objects are exported. */
  readonly commit: string;
  /** All files of that commit: against these an input that was not found is checked. */
  readonly tree: readonly SourceFile[];
  /** The declared files: code and parameter files. */
  readonly code: readonly SourceFile[];
  /** Resolved parameters by dotted key. */
  readonly params: { readonly [dottedKey: string]: Json };
  /** Artifacts of other models, which the step gets. */
  readonly needed?: readonly NeededArtifact[];
  /** Listed secrets with their values; they reach the command and are masked in its output. */
  readonly secrets?: { readonly [name: string]: string };
  /** Names of those that are listed and not set here. */
  readonly unsetSecrets?: readonly string[];
  /** Root of the work tree, where `node_modules` and `.venv` are looked for. Absent: neither is. */
  readonly checkout?: string;
  /** Folder for the results; made if needed, must be empty. */
  readonly destination: string;
  /** Leaves the run folder for a look into it. */
  readonly keep?: boolean;
  /** Receives whole lines, harmless for a terminal, while the step runs. */
  readonly onOutput?: (text: string) => void;
  /** Default: the environment of this process; only allow-listed names of it are handed on. */
  readonly env?: NodeJS.ProcessEnv;
  /** Default: the local launcher. */
  readonly launcher?: StepLauncher;
  readonly grace?: GracePeriods;
  /** Where run folders are made; default: the system's folder for temporary files. */
  readonly temporary?: string;
}

export interface TrainRequest extends StepRequest {
  readonly model: Model;
  readonly fingerprint: string;
  readonly seed: number | null;
  readonly origin: 'local' | 'ci';
  readonly data: readonly DataInput[];
}

/** How one training ended. `run.json`, `log.txt`, `artifact/` and `outputs/` lie in `folder`. */
export interface SeedOutcome {
  readonly run: SeedRun;
  readonly folder: string;
  readonly log: string;
  /** Why it is not ok: codes of `trainingReasons` or `readerReasons`. Empty exactly when `run.exit.class` is `ok`. */
  readonly problems: readonly Problem[];
  /** What a reader should know although the training is ok. */
  readonly notices: readonly Problem[];
  /** The run folder, where `keep` was asked for. */
  readonly kept?: string;
}

/** How one smoke run ended: nothing of it is kept but `log`. */
export interface SmokeOutcome {
  readonly exit: ExitClass;
  readonly seconds: number;
  /** Why it is not ok: codes of `trainingReasons`. Empty exactly when `exit` is `ok`. */
  readonly problems: readonly Problem[];
  readonly log: string;
  /** The run folder, where `keep` was asked for. */
  readonly kept?: string;
}

export interface ScoreRequest extends StepRequest {
  readonly model: Model;
  /** The recorded artifact, already restored to local files. `path` as recorded. */
  readonly artifact: readonly { readonly path: string; readonly local: string }[];
  /** Of a model that is not trained: what its step gets, since no training reads it. */
  readonly data?: readonly DataInput[];
  /** The test rows without a declared label: an absolute path of a file. */
  readonly rows: string;
  /** Seed of the run whose artifact is scored. */
  readonly seed: number | null;
  /** Which of several scorings of this artifact it is, from 0; absent: the only one. */
  readonly repeat?: number;
}

/** How one scoring ended. `predictions` lies at `file`. */
export interface ScoreOutcome {
  readonly exit: { readonly class: ExitClass; readonly code: number | null; readonly signal: string | null };
  readonly seconds: number;
  /** Present exactly when `exit.class` is `ok`. */
  readonly predictions?: FileRecord & { readonly file: string };
  readonly log: string;
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly kept?: string;
}

export interface BuildRequest extends StepRequest {
  readonly build: Build;
  /** Where the command leaves the data, from the root: below its working directory. */
  readonly source: string;
  readonly fingerprint: string;
  readonly origin: 'local' | 'ci';
  /** One for each of `from`; the role is its name. */
  readonly data: readonly DataInput[];
}

/** How one build ended. The files lie at `files[].local`, below the destination. */
export interface BuildOutcome {
  readonly exit: { readonly class: ExitClass; readonly code: number | null; readonly signal: string | null };
  readonly log: string;
  /** Why it is not ok: codes of `trainingReasons`. Empty exactly when `record` is there. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly record?: BuildRecord;
  /** In the order of `record.files`; `local` is absolute. */
  readonly files: readonly { readonly path: string; readonly local: string }[];
  /** The run folder, where `keep` was asked for. */
  readonly kept?: string;
}
