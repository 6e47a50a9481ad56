import type { Problem } from '../support/problem.ts';
import type { Judgement } from './exit.ts';
import type { Place } from './launch.ts';
import { trainingReasons } from './reasons.ts';
import type { StepRequest } from './requests.ts';
import type { StepPlan } from './step-plan.ts';
import type { ExitClass } from './types.ts';
import { findUndeclared, findUntracked } from './undeclared.ts';

/**
 * What the launcher is asked with, before the step and after it: `env:` of the model may name the devices
 * (CUDA_VISIBLE_DEVICES), and two answers about different devices cannot be compared.
 */
export function launcherEnvironment({ env, model }: StepRequest): NodeJS.ProcessEnv {
  return { ...(env ?? process.env), ...Object.fromEntries(model.env) };
}

/** The cause behind a bad end, where one can be shown: a GPU that failed meanwhile, an input that is not declared. */
export async function findCause<Value>(
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
  return { class: 'user', problems: [undeclared ?? withUnset(own, request.unsetSecrets ?? [])] }; // it quotes the line that the other would, too
}

/** What a program says that got no key is rarely that: the names of listed secrets that are not set stand in the remedy. */
function withUnset(problem: Problem, names: readonly string[]): Problem {
  if (names.length === 0) return problem;
  const known = Object.entries(trainingReasons).find(([reason]) => reason === problem.reason)?.[1].remedy ?? '';
  const are = names.length === 1 ? 'is' : 'are';
  const remedy = `Of the secrets that \`mlops.yaml\` lists for it, ${names.join(' and ')} ${are} not set where it ran; set what it needs. ${known}`;
  return { ...problem, remedy: remedy.trim() };
}

/** A script without `set -e` ends well although a file was not there, and what it makes of the file is missing. */
export async function whyMissing<Value>(
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

/** A file that the commit or the checkout has, that the step looked for, and that is not declared. */
export async function findForgotten<Value>(
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
  const owner = `${plan.name === 'build' ? 'dataset' : 'model'} ${request.model.name}`;
  const message = `the ${plan.name} looked for ${found.path}, which ${who} the ${owner} does not declare (${found.line})`;
  const commit = found.tracked ? '' : 'Commit the file (or its DVC or LFS pointer). ';
  return {
    reason: 'undeclared-input',
    message,
    remedy: `${commit}Declare it in ${found.declaredIn}: add ${found.add}.`,
  };
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
