import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrometheusStep, VerifyStep } from '../project/types.ts';
import type { VerificationEvidence } from '../promotion/types.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { titleOf } from './check-wanted.ts';
import { type Finding, timed, type Verification } from './evidence.ts';
import { throwIfCancelled } from './fail.ts';
import { verifyGolden } from './golden/verify-golden.ts';
import { changedMeanwhile, isLive, ownEvidence } from './own-evidence.ts';
import type { Deployable, Staged, TargetContext } from './port.ts';
import { nameOfWatch, watchPrometheus } from './prometheus/verify-prometheus.ts';
import { commandText, runCommand } from './run-command.ts';
import { askMany } from './verify-http.ts';

/**
 * Asks a version that runs whether it does: first what every deployment is asked (`ownEvidence`), then each step, also
 * after one that failed. Nothing that could not be asked passes. A number of Prometheus is about what is live, so of what is
 * staged it is not asked: where that is all there is to ask, there is no evidence. Last, files that a step or their own
 * server has changed meanwhile are a fail.
 * Errors: deployment-cancelled; variable-reserved.
 */
export async function verify(
  verification: Verification,
  around: TargetContext,
): Promise<readonly VerificationEvidence[]> {
  const evidence = [...(await ownEvidence(verification, around.signal))];
  for (const step of verification.steps) {
    if (step.kind === 'prometheus' && !isLive(verification.at)) continue;
    throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
    if (step.kind === 'golden') evidence.push(...(await verifyGolden(step, verification, around.signal)));
    else if (step.kind === 'prometheus') evidence.push(await watched(step, evidence, around));
    else evidence.push(await timed(nameOf(step), () => findingOf(step, verification, around)));
  }
  throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
  const isAsked = verification.steps.length > 0 || !isLive(verification.at);
  return isAsked ? [...evidence, ...(await changedMeanwhile(verification, evidence))] : evidence;
}

/** What has failed is taken back at once; nobody waits for a number to say it again. */
function watched(
  step: PrometheusStep,
  before: readonly VerificationEvidence[],
  around: TargetContext,
): Promise<VerificationEvidence> {
  const isGood = before.every(({ verdict }) => verdict === 'pass');
  const sentence = 'Not watched, since what was asked before has not passed.';
  return timed(nameOfWatch(step), async () =>
    isGood ? watchPrometheus(step, around) : { verdict: 'unknown', sentence },
  );
}

type OneQuestion = Exclude<VerifyStep, { kind: 'golden' | 'prometheus' }>;

function nameOf(step: OneQuestion): string {
  if (step.kind === 'run') return `run ${commandText(step.run)}`;
  return `GET ${step.path}, ${step.requests} ${step.requests === 1 ? 'request' : 'requests'}`;
}

async function findingOf(step: OneQuestion, verification: Verification, around: TargetContext): Promise<Finding> {
  if (step.kind === 'run') return runStep(step, verification, around);
  const { endpoint } = verification.at;
  if (endpoint === undefined) return { verdict: 'unknown', sentence: 'There is no endpoint that could be asked.' };
  return askMany(step, endpoint, around.signal);
}

async function runStep(
  step: Extract<VerifyStep, { kind: 'run' }>,
  { wanted, at }: Verification,
  around: TargetContext,
): Promise<Finding> {
  await using own = await makeOwnFolder(tmpdir(), 'verify');
  const folder = join(own.path, 'step');
  await mkdir(folder);
  const end = await runCommand(
    {
      command: step.run,
      code: wanted.code,
      folder,
      declared: wanted.env,
      secrets: step.secrets,
      contract: variablesOf(wanted, at),
      timeout: step.timeout,
      of: `The verification of ${titleOf(wanted)}`,
    },
    around,
  );
  if (end.kind === 'timeout') return fail(`It ran longer than ${step.timeout / 1000} s and was ended: ${end.words}`);
  if (end.kind === 'not-started') return fail(`It could not be started: ${end.why}`);
  if (end.kind === 'signal') return fail(`It was ended by ${end.signal}: ${end.words}`);
  if (end.code === 0) return { verdict: 'pass', sentence: 'It ended with exit code 0.' };
  const sentence = `It ended with exit code ${end.code}: ${end.words}`;
  return { verdict: end.code === 2 ? 'unknown' : 'fail', sentence };
}

function variablesOf(wanted: Deployable, { endpoint, folder }: Staged): { readonly [name: string]: string } {
  return {
    MLOPS_ENVIRONMENT: wanted.environment,
    MLOPS_MODEL_NAME: wanted.model,
    MLOPS_VERSION: String(wanted.version),
    ...(endpoint === undefined ? {} : { MLOPS_ENDPOINT: endpoint }),
    ...(folder === undefined ? {} : { MLOPS_MODEL: join(folder, wanted.path ?? '') }),
  };
}

function fail(sentence: string): Finding {
  return { verdict: 'fail', sentence };
}
