import type { Serve, Target } from '../project/types.ts';
import type { ReleaseFile } from '../promotion/types.ts';

/**
 * Where a release runs. Every method may be called again after a kill at any point and goes on from what it finds; none
 * believes a record of ours about what is there.
 */
export interface DeploymentTarget {
  /** What `apply` would change, as lines for a person; changes nothing. */
  plan(wanted: Deployable): Promise<TargetPlan>;
  /** Brings a version up beside the live one, so that it can be verified; what is staged already is taken as it is. */
  stage(wanted: Deployable): Promise<Staged>;
  /**
   * Makes a version the live one, and lets go of what was live. Applied twice it is applied once. What is not staged (a
   * rollback, a machine that was restarted) is brought up first.
   */
  apply(wanted: Deployable): Promise<Live>;
  /** What is live now, as the target itself says. */
  status(model: string): Promise<Live | undefined>;
  /** Removes a staged version. Refuses one that is live. */
  discard(wanted: Deployable): Promise<void>;
}

/** One version of a model with everything that running it needs. */
export interface Deployable {
  readonly environment: string;
  readonly model: string;
  readonly version: number;
  /** Of the artifact: `sha256:…`. Two releases of one digest are the same bytes. */
  readonly digest: string;
  readonly files: readonly ReleaseFile[];
  /** What $MLOPS_MODEL names below the folder of the files: a file or folder; absent: that folder itself. */
  readonly path?: string;
  readonly serve: Omit<Serve, 'code'>;
  readonly env: { readonly [name: string]: string };
  /** The declared code of `release.commit` as a folder to run commands in; absolute. */
  readonly code: string;
  /** Puts the model's files, checked by digest, below a folder that does not exist yet. */
  readonly bring: (folder: string) => Promise<void>;
  /** What lies there of its files and differs is brought again: our own verification has let it be changed. */
  readonly repair?: true;
}

export interface TargetPlan {
  readonly changes: boolean;
  /** "version 3 → 4, 12 files, 3.1 MB". */
  readonly lines: readonly string[];
}

export interface Staged {
  /** Folder of the model's files, where the target has one that this machine sees. */
  readonly folder?: string;
  /** Address that answers requests; absent: the model is not served by a process. */
  readonly endpoint?: string;
}

export interface Live extends Staged {
  /** null: something is live that says no version or digest. */
  readonly version: number | null;
  readonly digest: string | null;
  readonly healthy: boolean;
  /** Why it is not healthy. */
  readonly because?: string;
}

/** @param target of the release, not of today's mlops.yaml */
export type OpenTarget = (target: Target, around: TargetContext) => Promise<DeploymentTarget>;

export interface TargetContext {
  readonly environment: string;
  /** Root of the repository: relative folders start here. */
  readonly root: string;
  /** The declared code of `release.commit`: the target's own commands run here. Absolute. */
  readonly code: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Output of commands, whole lines. */
  readonly output: (text: string) => void;
}
