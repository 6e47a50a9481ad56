import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MlopsError, type Problem } from '../support/problem.ts';
import { findCause, launcherEnvironment, whyMissing } from './cause.ts';
import { judgeEnd } from './exit.ts';
import { explained } from './fail.ts';
import { makeDestination, makeRunFolder, type RunFolder, removeRunFolder } from './folder.ts';
import { launch, type Place } from './launch.ts';
import { localLauncher } from './launchers/local.ts';
import { prepareStep } from './prepare.ts';
import type { StepRequest } from './requests.ts';
import type { StepPlan, StepResult, StepState } from './step-plan.ts';
import { survivorNotices } from './survivors.ts';
import type { ExitClass } from './types.ts';

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

async function inFolder<Value>(
  request: StepRequest,
  plan: StepPlan<Value>,
  place: Place,
  signal: AbortSignal,
): Promise<StepState & { readonly value?: Value }> {
  const { folder } = place;
  const workingDirectory = join(folder.work, request.model.workingDirectory);
  const prepared = await prepareStep(request, plan, place, workingDirectory, signal);
  if (prepared.kind === 'failed') return prepared.state;
  const { environment, spent, setup } = prepared;
  const { ended, printed } = await launch(
    request,
    place,
    {
      id: prepared.id,
      command: plan.command,
      workingDirectory,
      env: { ...prepared.env, ...(await plan.prepare(folder)) },
      timeout: Math.max(1, plan.timeout - spent * 1000),
      append: setup.length > 0,
    },
    signal,
  );
  const late = ended.how === 'timeout' && setup.length > 0 ? `${plan.name} with its setup` : plan.name;
  const judgement = judgeEnd(ended, printed, late, plan.timeout);
  const notices = [...place.fitness.notices, ...prepared.notices, ...survivorNotices(ended, plan.name)];
  const exit = { class: judgement.class, code: ended.code, signal: ended.signal };
  const common = { seconds: ended.seconds, environment, ...(setup.length > 0 && { setup }) };
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
