import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Setup } from '../project/types.ts';
import type { Problem } from '../support/problem.ts';
import { removeFolder } from '../support/remove-folder.ts';
import { captureEnvironment } from './capture.ts';
import { findForgotten } from './cause.ts';
import { exportInputs } from './export.ts';
import { launch, type Place } from './launch.ts';
import { makeFolderOf, removeOutputs } from './outputs.ts';
import { placeArtifact } from './place-artifact.ts';
import type { NeededArtifact, StepRequest } from './requests.ts';
import { madeBy } from './setup/made.ts';
import { runSetup, type SetupEnd } from './setup/run.ts';
import { candidatesOf, type SetupQuestion, type WantedSetup, wantedSetup } from './setup/wanted.ts';
import type { StepPlan, StepState } from './step-plan.ts';
import { findSurroundings, languageVariables, linkModules, pythonLocks, type Surroundings } from './surroundings.ts';
import { trackerVariables } from './trackers.ts';
import type { Environment, SetupRecord } from './types.ts';
import { allowedEnvironment, dataVariables, declaredEnvironment, nestedParams } from './variables.ts';

type Prepared =
  | {
      readonly kind: 'ready';
      readonly id: string;
      readonly env: Readonly<Record<string, string>>;
      readonly environment: Environment;
      readonly setup: readonly SetupRecord[];
      /** Seconds of the step's time that are gone. */
      readonly spent: number;
      readonly notices: readonly Problem[];
    }
  | { readonly kind: 'failed'; readonly state: StepState };

/** Exports the inputs, lets the setup run, and asks what the step then runs on. */
export async function prepareStep<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  workingDirectory: string,
  signal: AbortSignal,
): Promise<Prepared> {
  const { folder } = place;
  const { git, commit, code, model } = request;
  const id = randomUUID();
  const surroundings = await findSurroundings(request.checkout, model.workingDirectory, request.tree);
  const question = setupQuestion(request, plan, surroundings);
  const candidates = candidatesOf(question);
  const capture = (visible: Surroundings, env: Readonly<Record<string, string>>) =>
    captureEnvironment({ ...surroundingsOf(request, plan, visible), env, folder: folder.temporary });
  const basic = variables(request, plan, place, surroundings, id);
  // Beside the export, where nothing is made that could be asked for only afterwards.
  const nothingMade = candidates.length === 0 && (question.declared ?? none).kind === 'none';
  const early = nothingMade ? capture(surroundings, basic) : undefined;
  await exportInputs(git, { commit, code, data: plan.data, work: folder.work, signal });
  await mkdir(workingDirectory, { recursive: true });
  await removeOutputs(plan.outputs, workingDirectory);
  const held = { below: model.workingDirectory, tree: request.tree };
  for (const output of plan.outputs) if (output.kind === 'data') await makeFolderOf(output, workingDirectory, held);
  const wanted = await wantedSetup(question, candidates, { work: folder.work, empty: folder.temporary });
  const before: Surroundings = wanted?.kind === 'declared' ? { nodeModules: [] } : surroundings;
  await linkModules(before, folder.work);
  const made = await makeEnvironment(request, plan, place, { wanted, before, workingDirectory }, signal);
  if (made.kind === 'failed') return made;
  await writeFile(join(folder.root, 'params.json'), `${JSON.stringify(nestedParams(request.params), null, 2)}\n`);
  const trackers = await trackerVariables(folder.root, declaredEnvironment(model.env, request.secrets ?? {}));
  const needed = await placeNeeded(request.needed ?? [], folder.root);
  const env = { ...trackers, ...variables(request, plan, place, made.visible, id), ...needed };
  return {
    kind: 'ready',
    id,
    env,
    environment: await (early ?? capture(made.visible, env)),
    setup: made.records,
    spent: made.seconds,
    notices: wanted?.notices ?? [],
  };
}

/** Each in a folder of its own beside the repository's. Gives the variables. */
async function placeNeeded(needed: readonly NeededArtifact[], root: string): Promise<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const one of needed) variables[one.variable] = await placeArtifact(one, join(root, 'needed', one.variable));
  return variables;
}

const none: Setup = { kind: 'none' };

type Made =
  | {
      readonly kind: 'made';
      readonly visible: Surroundings;
      readonly records: readonly SetupRecord[];
      readonly seconds: number;
    }
  | { readonly kind: 'failed'; readonly state: StepState };

/** Runs the setup. What it leaves where results are expected is taken away: it is no result of the step. */
async function makeEnvironment<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  asked: { readonly wanted: WantedSetup | undefined; readonly before: Surroundings; readonly workingDirectory: string },
  signal: AbortSignal,
): Promise<Made> {
  const { wanted, before, workingDirectory } = asked;
  const { folder } = place;
  if (wanted === undefined || wanted.parts.length === 0) {
    return { kind: 'made', visible: before, records: [], seconds: 0 };
  }
  let append = false;
  const places = { work: folder.work, env: setupVariables(request, place), timeout: plan.timeout };
  const end = await runSetup(wanted.parts, places, (job) => {
    const id = randomUUID();
    const whole = { ...job, id, env: { ...job.env, MLOPS_RUN_ID: id }, append };
    append = true;
    return launch(request, place, whole, signal);
  });
  if (end.kind === 'failed') {
    return { kind: 'failed', state: await setupFailed(request, plan, place, end, wanted.notices) };
  }
  await removeFolder(folder.output);
  await mkdir(folder.output);
  await removeOutputs(plan.outputs, workingDirectory);
  const visible = await madeBy(folder.work, request.model.workingDirectory, before);
  return { kind: 'made', visible, records: end.records, seconds: end.seconds };
}

function setupQuestion<Value>(request: StepRequest, plan: StepPlan<Value>, surroundings: Surroundings): SetupQuestion {
  return {
    declared: plan.setup,
    command: plan.environmentOf ?? plan.command,
    workingDirectory: request.model.workingDirectory,
    code: request.code,
    surroundings,
    env: ownVariables(request),
  };
}

/** The step did not begin; a file that the setup looked for and was not declared is named. */
async function setupFailed<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  { judgement, ended, printed }: Extract<SetupEnd, { kind: 'failed' }>,
  notices: readonly Problem[],
): Promise<StepState> {
  const own: Problem = { reason: judgement.reason, message: judgement.message };
  const forgotten = judgement.class === 'user' ? await findForgotten(request, plan, place, printed) : undefined;
  return {
    exit: { class: judgement.class, code: ended.code, signal: ended.signal },
    seconds: 0,
    problems: [forgotten ?? own],
    notices: [...place.fitness.notices, ...notices],
  };
}

/** What every command of a step gets: what is allowed of our own environment, what is declared, the listed secrets. */
function ownVariables(request: StepRequest): Record<string, string> {
  return {
    ...allowedEnvironment(request.env ?? process.env),
    ...declaredEnvironment(request.model.env, request.secrets ?? {}),
  };
}

/** A setup gets nothing of the training contract: it has no data to read and no outputs to write. */
function setupVariables(request: StepRequest, { folder }: Place): Record<string, string> {
  return { ...ownVariables(request), TMPDIR: folder.temporary };
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
  return {
    ...kept,
    ...languageVariables(surroundings, kept['PATH']),
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
