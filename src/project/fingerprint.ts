import { canonicalJson, compareText, sha256 } from '../support/canonical.ts';
import { neededBelow } from './needs.ts';
import { type DeclaredOutput, outputText } from './outputs.ts';
import type { TreeEntry } from './tree.ts';
import type { Command, DatasetFormat, Evaluate, Model, Setup, View } from './types.ts';

/** A JSON value, as parameters hold it. */
export type ParamValue =
  | string
  | number
  | boolean
  | null
  | readonly ParamValue[]
  | { readonly [key: string]: ParamValue };

/** A data file's identity: `git:<oid>`, `sha256:<hex>`, `md5:<hex>` (DVC) or `lfs:<sha256>`. */
export interface DataFileId {
  readonly path: string;
  readonly id: string;
}

/** Everything that can change what a training produces. Two equal values are the same training. */
export interface TrainingInputs {
  readonly code: readonly Pick<TreeEntry, 'path' | 'mode' | 'oid'>[];
  /** Role → dataset digest. */
  readonly data: ReadonlyMap<string, string>;
  /** Dotted key, prefixed by its file, → value. */
  readonly params: ReadonlyMap<string, ParamValue>;
  /** Null: nothing is trained, and `code` holds the files that the artifact is taken from. */
  readonly command: Command | null;
  /** As declared; one that is found follows from the lock file, which is code. */
  readonly setup?: Setup;
  readonly workingDirectory: string;
  readonly env: ReadonlyMap<string, string>;
  readonly seeds: readonly number[];
  /** What is collected: another list is another result. */
  readonly outputs: readonly DeclaredOutput[];
  /** How metrics files are read, where that is told (`metricsReadings`). */
  readonly readings?: ReadonlyMap<string, string>;
  /** Role → name and fingerprint of the model that it needs; absent: none. */
  readonly needs?: ReadonlyMap<string, NeededRun>;
  /** The commit, only where the model says `reuse: false`: then every commit is a training of its own. */
  readonly commit?: string;
}

/** Which run of another model a step gets. */
export interface NeededRun {
  readonly model: string;
  readonly fingerprint: string;
}

/** Identity of one dataset version: hex SHA-256 over the sorted paths and content ids of its files. */
export function datasetDigest(files: readonly DataFileId[]): string {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path)).map(({ path, id }) => [path, id]);
  return sha256(canonicalJson({ kind: 'dataset', version: 1, files: sorted }));
}

/** Rises when a view keeps other rows under the same words: then every version of a view is another one. */
const viewRuleVersion = 1;

/**
 * Identity of one version of a view: hex SHA-256 over the version of its files and what each view on the way keeps.
 * Names of datasets are no part of it. How text is read is: it decides types, and with them rows and what a training gets.
 * @param source digest of the dataset that has the files
 */
export function viewDigest(source: string, { rules, reading }: View, format: DatasetFormat): string {
  const kept = rules.map(({ dataset: _, ...rule }) => rule);
  const isText = format.kind === 'csv' || format.kind === 'json';
  const read = isText && { read: { format, types: reading.types, names: namesIn(format, reading) } };
  return sha256(canonicalJson({ kind: 'view', version: viewRuleVersion, source, rules: kept, ...read }));
}

function namesIn(format: DatasetFormat, { names }: View['reading']): readonly string[] {
  return format.kind === 'csv' && !format.header ? names : [];
}

const codeDigests = new WeakMap<TrainingInputs['code'], string>();

/** Digest of the code a step may read: hex SHA-256 over sorted (path, mode, blob id). Made once for each list. */
export function codeDigest(code: TrainingInputs['code']): string {
  const known = codeDigests.get(code);
  if (known !== undefined) return known;
  const sorted = [...code].sort((a, b) => compareText(a.path, b.path)).map((e) => [e.path, e.mode, e.oid]);
  const digest = sha256(canonicalJson(sorted));
  codeDigests.set(code, digest);
  return digest;
}

/** The fingerprint of a training: hex SHA-256 over its inputs. The order in which inputs are listed does not matter. */
export function trainingFingerprint(inputs: TrainingInputs): string {
  return sha256(
    canonicalJson({
      kind: 'training',
      version: 1,
      code: codeDigest(inputs.code),
      data: inputs.data,
      params: inputs.params,
      command: inputs.command,
      setup: inputs.setup,
      workingDirectory: inputs.workingDirectory,
      env: inputs.env,
      seeds: inputs.seeds,
      outputs: [...new Set(inputs.outputs.map(outputText))].sort(compareText),
      readings: inputs.readings?.size === 0 ? undefined : inputs.readings,
      needs: inputs.needs?.size === 0 ? undefined : inputs.needs,
      commit: inputs.commit,
    }),
  );
}

/**
 * The fingerprint of a dataset that a command makes: hex SHA-256 over its inputs, among them the versions of the datasets
 * that it reads, so it is known before anything is made. It is the version of the dataset (docs/concepts/fingerprint.md).
 * Names of datasets count: they are the names of variables.
 */
export function buildFingerprint(inputs: TrainingInputs): string {
  return sha256(
    canonicalJson({
      kind: 'build',
      version: 1,
      code: codeDigest(inputs.code),
      from: inputs.data,
      params: inputs.params,
      command: inputs.command,
      setup: inputs.setup,
      workingDirectory: inputs.workingDirectory === '' ? undefined : inputs.workingDirectory,
      env: inputs.env,
      source: inputs.outputs.map(({ pattern }) => pattern),
    }),
  );
}

/** What can change the predictions of one trained model on one test set. */
export interface EvaluationInputs {
  /** Fingerprint of the training that made the model. */
  readonly run: string;
  /** Digest of the test rows' dataset; null where training itself wrote the predictions. */
  readonly rows: string | null;
  readonly code: TrainingInputs['code'];
  readonly command: Command | null;
  /** As declared. */
  readonly setup?: Setup;
  readonly label: Evaluate['label'] | null;
  readonly predictions: string | null;
  /** How many times the step scores each model; absent: once. */
  readonly repeat?: number;
}

/** The fingerprint of scoring one run on one test set. */
export function evaluationFingerprint(inputs: EvaluationInputs): string {
  return sha256(
    canonicalJson({
      kind: 'evaluation',
      version: 1,
      run: inputs.run,
      rows: inputs.rows,
      code: codeDigest(inputs.code),
      command: inputs.command,
      setup: inputs.setup,
      label: inputs.label,
      predictions: inputs.predictions,
      // Left out as it was before there were repeats, so that what is recorded stays found.
      ...(inputs.repeat !== undefined && { repeat: inputs.repeat }),
    }),
  );
}

/**
 * Roles whose data training receives: all but the dataset that carries the evaluation's labels, where a step of its
 * own scores the rows. Training must not see what it is judged by.
 */
export function trainingRoles(model: Model): readonly (readonly [role: string, dataset: string])[] {
  const judged = model.evaluate?.run === undefined ? undefined : model.evaluate.label?.dataset;
  return [...model.data].filter(([, dataset]) => dataset !== judged);
}

/** A role of a training whose rows reach a model: of its own, or of a model that it needs. */
export interface RoleInReach {
  readonly role: string;
  readonly dataset: string;
  /** Whose training gets it; absent: its own. */
  readonly through?: string;
}

/** What its own training gets, then what those of the models below it got: their artifacts carry it on. */
export function rolesInReach(model: Model, models: ReadonlyMap<string, Model>): readonly RoleInReach[] {
  const own = trainingRoles(model).map(([role, dataset]) => ({ role, dataset }));
  const below = neededBelow(models, model.name).flatMap((name) => {
    const needed = models.get(name);
    const roles = needed === undefined ? [] : trainingRoles(needed);
    return roles.map(([role, dataset]) => ({ role, dataset, through: name }));
  });
  return [...own, ...below];
}

/** Names of all datasets that a model rests on: what it trains on and what it is judged by. */
export function datasetsOf(model: Model): readonly string[] {
  const judged = model.evaluate?.label?.dataset;
  return [...new Set([...model.data.values(), ...(judged === undefined ? [] : [judged])])];
}
