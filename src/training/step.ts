import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeclaredOutput } from '../project/index.ts';
import type { Command, Resources } from '../project/types.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { captureEnvironment } from './capture.ts';
import { type Judgement, judgeEnd } from './exit.ts';
import { exportInputs } from './export.ts';
import { explained } from './fail.ts';
import { makeDestination, makeRunFolder, type RunFolder, removeRunFolder } from './folder.ts';
import { localLauncher } from './launchers/local.ts';
import type { Ended, Fitness, StepLauncher } from './launchers/port.ts';
import { openLog } from './log.ts';
import { removeOutputs } from './outputs.ts';
import type { StepRequest } from './requests.ts';
import { findSurroundings, linkModules, pythonLocks, type Surroundings } from './surroundings.ts';
import { survivorNotices } from './survivors.ts';
import type { DataInput, Environment, ExitClass } from './types.ts';
import { findUndeclared, findUntracked } from './undeclared.ts';
import { allowedEnvironment, dataVariables, declaredEnvironment, nestedParams, proxyCredentials } from './variables.ts';

/** What training and scoring do differently. */
export interface StepPlan<Value> {
  readonly name: 'training' | 'scoring';
  readonly command: Command;
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
  /** Present exactly when the class is `ok`. */
  readonly value?: Value;
  readonly kept?: string;
}

/** Milliseconds between the signals to a step that is stopped: what a runner grants before it kills is 7.5 s. */
const grace = { interrupt: 3000, terminate: 2500 };
/** Bytes. */
const logLimit = { head: 4 << 20, tail: 4 << 20, shown: 4 << 20 };

/** How a step stands after one of its phases. */
interface StepState {
  readonly exit: StepResult<never>['exit'];
  readonly seconds: number;
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  readonly environment?: Environment;
}

/**
 * Runs one step from an empty run folder to its results: checks the machine, exports the inputs, runs the command,
 * judges its end, takes the results, removes the run folder (unless `keep`). What goes wrong is in the result; only a
 * folder for results that is not empty, and defects of ours, are thrown.
 */
export async function runStep<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  signal: AbortSignal,
): Promise<StepResult<Value>> {
  await makeDestination(request.destination);
  const logPath = join(request.destination, 'log.txt');
  const startedAt = new Date().toISOString();
  let folder: RunFolder | undefined;
  let state: StepState & { readonly value?: Value };
  try {
    const launcher = request.launcher ?? localLauncher;
    const fitness = await launcher.check(plan.resources, launcherEnvironment(request));
    if (fitness.problems.length > 0) {
      await writeFile(logPath, '');
      state = stopped('infrastructure', fitness.problems);
    } else {
      folder = await makeRunFolder(request.temporary, request.checkout, request.keep);
      state = await inFolder(request, plan, { folder, fitness, launcher, logPath }, signal);
    }
  } catch (error) {
    state = afterError(explained(error), signal, plan.name);
    await writeFile(logPath, '', { flag: 'a' }).catch(() => undefined);
  }
  const left = folder === undefined || request.keep === true ? undefined : await removeRunFolder(folder);
  const leftover: readonly Problem[] = left === undefined ? [] : [{ reason: 'folder-not-removed', message: left }];
  return {
    ...state,
    environment: state.environment,
    startedAt,
    logPath,
    notices: [...state.notices, ...leftover],
    ...(folder !== undefined && request.keep === true ? { kept: folder.root } : {}),
  };
}

/**
 * What the launcher is asked with, before the step and after it: `env:` of the model may name the devices
 * (CUDA_VISIBLE_DEVICES), and two answers about different devices cannot be compared.
 */
function launcherEnvironment({ env, model }: StepRequest): NodeJS.ProcessEnv {
  return { ...(env ?? process.env), ...Object.fromEntries(model.env) };
}

interface Place {
  readonly folder: RunFolder;
  readonly fitness: Fitness;
  readonly launcher: StepLauncher;
  readonly logPath: string;
}

async function inFolder<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  signal: AbortSignal,
): Promise<StepState & { readonly value?: Value }> {
  const { folder } = place;
  const { model } = request;
  const workingDirectory = join(folder.work, model.workingDirectory);
  const id = randomUUID();
  const surroundings = await findSurroundings(request.checkout, model.workingDirectory, request.tree);
  const basic = variables(request, plan, place, surroundings, id);
  const capturing = captureEnvironment({
    ...surroundingsOf(request, plan, surroundings),
    env: basic,
    folder: folder.temporary,
  });
  await exportInputs(request.git, {
    commit: request.commit,
    code: request.code,
    data: plan.data,
    work: folder.work,
    signal,
  });
  await mkdir(workingDirectory, { recursive: true });
  await removeOutputs(plan.outputs, workingDirectory);
  await linkModules(surroundings, folder.work);
  await writeFile(join(folder.root, 'params.json'), `${JSON.stringify(nestedParams(request.params), null, 2)}\n`);
  const env = { ...basic, ...(await plan.prepare(folder)) };
  const environment = await capturing;
  const { ended, printed } = await launch(request, plan, place, { id, workingDirectory, env }, signal);
  const judgement = judgeEnd(ended, printed, plan.name, plan.timeout);
  const notices = [...place.fitness.notices, ...survivorNotices(ended, plan.name)];
  const exit = { class: judgement.class, code: ended.code, signal: ended.signal };
  const common = { seconds: ended.seconds, environment };
  if (judgement.class !== 'ok') {
    const cause = await findCause(request, plan, place, judgement, printed);
    return { ...common, exit: { ...exit, class: cause.class }, problems: cause.problems, notices };
  }
  const taken = await plan.collect(folder, workingDirectory);
  const all = [...notices, ...taken.notices];
  if (taken.problems.length > 0) {
    const problems = [...(await whyMissing(request, plan, place, taken.problems, printed)), ...taken.problems];
    return { ...common, exit: { ...exit, class: 'user' }, problems, notices: all };
  }
  return { ...common, exit, problems: [], notices: all, ...(taken.value === undefined ? {} : { value: taken.value }) };
}

/** The whole environment of the command but what `prepare` adds. Later entries win: the contract's names are last. */
function variables<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  { folder, fitness }: Place,
  surroundings: Surroundings,
  id: string,
): Record<string, string> {
  const kept = allowedEnvironment(request.env ?? process.env);
  const venv = surroundings.virtualEnv;
  const python: Record<string, string> =
    venv === undefined
      ? {}
      : { VIRTUAL_ENV: venv, PATH: [join(venv, 'bin'), kept['PATH'] ?? '/usr/bin:/bin'].join(':') };
  return {
    ...kept,
    ...python,
    ...declaredEnvironment(request.model.env, request.secrets ?? {}),
    ...fitness.env,
    TMPDIR: folder.temporary,
    MLOPS_RUN_ID: id,
    MLOPS_OUTPUT: folder.output,
    MLOPS_PARAMS: join(folder.root, 'params.json'),
    ...(plan.seed === null ? {} : { MLOPS_SEED: String(plan.seed) }),
    ...dataVariables(plan.data, folder.work),
  };
}

function surroundingsOf<Value>(request: StepRequest, plan: StepPlan<Value>, surroundings: Surroundings) {
  const folders = new Set(['', request.model.workingDirectory === '' ? '' : `${request.model.workingDirectory}/`]);
  const wanted = new Set([...folders].flatMap((folder) => pythonLocks.map((lock) => `${folder}${lock}`)));
  const usesPython = surroundings.virtualEnv !== undefined || request.tree.some((entry) => wanted.has(entry.path));
  return { command: plan.command, surroundings, usesPython };
}

async function launch<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  job: { readonly id: string; readonly workingDirectory: string; readonly env: Readonly<Record<string, string>> },
  signal: AbortSignal,
): Promise<{ readonly ended: Ended; readonly printed: string }> {
  const log = openLog({
    path: place.logPath,
    limit: logLimit,
    secrets: [...Object.values(request.secrets ?? {}), ...proxyCredentials(job.env)],
    display: request.onOutput,
  });
  const broken = new AbortController();
  const onOutput = (stream: 'stdout' | 'stderr', chunk: Buffer) => {
    try {
      if (!broken.signal.aborted) log.write(stream, chunk);
    } catch (error) {
      broken.abort(error); // a full disk under the log: the step would go on unseen
    }
  };
  const whole = {
    ...job,
    command: plan.command,
    folder: place.folder.root,
    timeout: plan.timeout,
    grace: request.grace ?? grace,
    onOutput,
  };
  let ended: Ended;
  try {
    ended = await place.launcher.run(whole, AbortSignal.any([signal, broken.signal]));
  } finally {
    log.close();
  }
  if (broken.signal.aborted) throw broken.signal.reason;
  return { ended, printed: log.excerpt() };
}

/** The cause behind a bad end, where one can be shown: a GPU that failed meanwhile, an input that is not declared. */
async function findCause<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  judgement: Exclude<Judgement, { class: 'ok' }>,
  printed: string,
): Promise<{ readonly class: ExitClass; readonly problems: readonly Problem[] }> {
  const own: Problem = { reason: judgement.reason, message: judgement.message };
  if (judgement.class !== 'user') return { class: judgement.class, problems: [own] };
  const lost = await lostGpus(plan, place, request);
  if (lost !== undefined) return { class: 'infrastructure', problems: [lost, own] };
  const undeclared = await findForgotten(request, plan, place, `${printed}\n${judgement.message}`);
  return { class: 'user', problems: [undeclared ?? own] }; // it quotes the line that the other would, too
}

/** A script without `set -e` ends well although a file was not there, and what it makes of the file is missing. */
async function whyMissing<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  problems: readonly Problem[],
  printed: string,
): Promise<readonly Problem[]> {
  if (!problems.some(({ reason }) => reason === 'output-missing')) return [];
  const undeclared = await findForgotten(request, plan, place, printed);
  return undeclared === undefined ? [] : [undeclared];
}

async function findForgotten<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  printed: string,
): Promise<Problem | undefined> {
  const question = {
    model: request.model,
    step: plan.name,
    printed,
    tree: new Set(request.tree.map((entry) => entry.path)),
    exported: new Set([...request.code, ...plan.data.flatMap((input) => input.files)].map((entry) => entry.path)),
    work: place.folder.work,
  };
  const { checkout } = request;
  const found =
    findUndeclared(question) ?? (checkout === undefined ? undefined : await findUntracked(question, checkout));
  if (found === undefined) return undefined;
  const who = found.tracked ? 'the repository has but' : 'your checkout has but git does not track and';
  const message = `the ${plan.name} looked for ${found.path}, which ${who} the model ${request.model.name} does not declare (${found.line})`;
  const commit = found.tracked ? '' : 'Commit the file (or its DVC or LFS pointer). ';
  return { reason: 'undeclared-input', message, remedy: `${commit}Declare it in mlops.yaml: add ${found.add}.` };
}

async function lostGpus<Value>(
  plan: StepPlan<Value>,
  place: Place,
  request: StepRequest,
): Promise<Problem | undefined> {
  if (place.fitness.gpus.length === 0) return undefined;
  const after = await place.launcher.check(plan.resources, launcherEnvironment(request));
  for (const before of place.fitness.gpus) {
    const now = after.gpus.find((gpu) => gpu.uuid === before.uuid);
    if (now === undefined) return { reason: 'gpu-lost', message: `GPU ${before.uuid} (${before.name}) is gone` };
    const errors = (now.eccErrors ?? 0) - (before.eccErrors ?? 0);
    if (errors > 0)
      return { reason: 'gpu-lost', message: `GPU ${before.uuid} (${before.name}) has ${errors} new memory errors` };
  }
  return undefined;
}

function stopped(klass: ExitClass, problems: readonly Problem[]): StepState {
  return { exit: { class: klass, code: null, signal: null }, seconds: 0, problems, notices: [] };
}

const machineReasons: ReadonlySet<string> = new Set(['no-space-left', 'no-run-folder']);

function afterError(error: unknown, signal: AbortSignal, step: string): StepState {
  if (signal.aborted) return stopped('cancelled', [{ reason: 'step-cancelled', message: `the ${step} was cancelled` }]);
  if (!(error instanceof MlopsError)) throw error;
  const ofMachine = error.problems.some((problem) => machineReasons.has(problem.reason));
  return stopped(ofMachine ? 'infrastructure' : 'user', error.problems);
}
