import type { Command, ProjectPath, RunsOn } from './types.ts';
import type { VerifyStep } from './verify-types.ts';

/** How a model answers once it is deployed. */
export interface Serve {
  /**
   * Starts a server on $MLOPS_PORT with the files in $MLOPS_MODEL; absent: the files alone are deployed. Part of a release,
   * not of the fingerprint.
   */
  readonly run?: Command;
  /** Globs from the root: files that only serving reads, which are those of today and not of the version. */
  readonly code: readonly string[];
  /** Whether it asks for an image with the model in it, which nothing builds yet: such a model is not deployed. */
  readonly wantsImage?: true;
  /** Path that answers 2xx as soon as the server is ready. */
  readonly health: string;
  /** Milliseconds until it has to be ready. */
  readonly startWithin: number;
  /** Names of variables of the deploying job that the server gets as well. */
  readonly secrets: readonly string[];
  /** Asked of every deployment, before what the environment asks. */
  readonly verify: readonly VerifyStep[];
}

/** Where and when versions are deployed: one branch, one target. */
export interface Environment {
  readonly name: string;
  /** Holds its releases. Default `env/<name>`. */
  readonly branch: string;
  /** What is promoted here: the listed ones, else all models with `serve`. */
  readonly models: readonly string[];
  /** Environments in which a version has to be verified before. */
  readonly needs: readonly string[];
  /** Milliseconds that it has to have been live and healthy in each of `needs`. */
  readonly soak: number;
  /** When promotions may be merged and deployed; empty: always. */
  readonly windows: readonly PromotionWindow[];
  /** Approvals of the promotion pull request, on top of branch protection. */
  readonly approvals: number;
  /** Whether we merge the promotion pull request once nothing is in its way. */
  readonly autoMerge: boolean;
  /** The runner that deploys. */
  readonly runsOn: RunsOn;
  readonly target: Target;
  readonly verify: readonly VerifyStep[];
  /** What follows a deployment that fails: merge the revert, propose it, or only hold the version. */
  readonly onFailure: 'revert' | 'propose' | 'hold';
  readonly path: ProjectPath;
}

export interface PromotionWindow {
  /** ISO weekdays on which it begins: 1 is Monday, 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight; `to` is exclusive. `to` at or below `from`: into the next day. */
  readonly from: number;
  readonly to: number;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timezone: string;
}

export type Target =
  /** This machine: a folder with the versions and a link to the live one, and a server where the model has `serve.run`. */
  | {
      readonly kind: 'local';
      /** Absolute, or below the repository's root. */
      readonly folder: string;
      /** Where the live server of each model listens; a model that is not named gets a free port. */
      readonly ports: ReadonlyMap<string, number>;
    }
  /** Commands of the user's own, which talk JSON. */
  | {
      readonly kind: 'command';
      readonly apply: Command;
      readonly plan?: Command;
      readonly status?: Command;
      readonly undo?: Command;
      /** Milliseconds, of each. */
      readonly timeout: number;
      /** Names of variables of the deploying job that the commands get as well. */
      readonly secrets: readonly string[];
    };
