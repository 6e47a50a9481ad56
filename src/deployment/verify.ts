import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerifyStep } from '../project/types.ts';
import type { VerificationEvidence } from '../promotion/types.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { titleOf } from './check-wanted.ts';
import { type Finding, timed, type Verification } from './evidence.ts';
import { throwIfCancelled } from './fail.ts';
import { ownEvidence } from './own-evidence.ts';
import type { Deployable, Staged, TargetContext } from './port.ts';
import { commandText, runCommand } from './run-command.ts';
import { askMany } from './verify-http.ts';

/**
 * Asks a version that runs whether it does: first what every deployment is asked (`ownEvidence`), then each step, also
 * after one that failed. Nothing that could not be asked passes.
 * Errors: deployment-cancelled; variable-reserved.
 */
export async function verify(
  verification: Verification,
  around: TargetContext,
): Promise<readonly VerificationEvidence[]> {
  const evidence = [...(await ownEvidence(verification, around.signal))];
  for (const step of verification.steps) {
    throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
    evidence.push(await timed(nameOf(step), () => findingOf(step, verification, around)));
  }
  throwIfCancelled(around.signal, `The verification of ${titleOf(verification.wanted)}`);
  return evidence;
}

function nameOf(step: VerifyStep): string {
  if (step.kind === 'run') return `run ${commandText(step.run)}`;
  return `GET ${step.path}, ${step.requests} ${step.requests === 1 ? 'request' : 'requests'}`;
}

async function findingOf(step: VerifyStep, verification: Verification, around: TargetContext): Promise<Finding> {
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
