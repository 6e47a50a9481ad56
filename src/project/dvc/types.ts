import type { Place } from '../../support/problem.ts';

/** A path as a pipeline names it: below the folder of its `dvc.yaml`, or with `..` beside it. */
export interface NamedPath {
  readonly path: string;
  readonly place: Place;
}

/** What a stage leaves. `metrics` and `plot`: numbers and pictures, no part of a model. */
export interface StageOut extends NamedPath {
  readonly kind: 'out' | 'metrics' | 'plot';
  /** What was there before is an input of the stage. */
  readonly persist: boolean;
}

export interface StageParams extends NamedPath {
  /** Null for the whole file. */
  readonly keys: readonly string[] | null;
}

/** One stage of a `dvc.yaml`, its variables put in. */
export interface Stage {
  /** Of one that stands for several: `train@north`. */
  readonly name: string;
  readonly place: Place;
  readonly commands: readonly string[];
  /** Where they run, below the folder of the `dvc.yaml`; '' for it. */
  readonly folder: string;
  readonly deps: readonly NamedPath[];
  readonly params: readonly StageParams[];
  readonly outs: readonly StageOut[];
  readonly frozen: boolean;
  /** DVC runs it each time. */
  readonly alwaysChanged: boolean;
}

export interface NamedArtifact extends NamedPath {
  readonly name: string;
  readonly type?: string;
}

/** A `dvc.yaml`. */
export interface Pipeline {
  /** Below the root. */
  readonly file: string;
  /** '' for the root. */
  readonly folder: string;
  readonly stages: readonly Stage[];
  /** Listed at the top of the file. */
  readonly metrics: readonly NamedPath[];
  readonly plots: readonly NamedPath[];
  readonly artifacts: readonly NamedArtifact[];
}
