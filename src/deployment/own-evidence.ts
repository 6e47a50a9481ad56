import type { VerificationEvidence } from '../promotion/types.ts';
import { addressOf, ask } from './ask.ts';
import { titleOf } from './check-wanted.ts';
import { type Finding, timed, type Verification } from './evidence.ts';
import type { Deployable, Live, Staged } from './port.ts';
import { differencesOf, differenceText } from './tree.ts';

/** Milliseconds for an answer of the health path. */
const healthWithin = 10_000;

/**
 * What every deployment is asked, whatever steps there are: of what is live, whether it is the version that was wanted, as
 * the target says; of a served model its health; of one without a process the digests of its files. Where nothing of this
 * can be asked and no step does, that is unknown: nothing was asked.
 */
export async function ownEvidence(
  { wanted, at, steps }: Verification,
  signal: AbortSignal,
): Promise<readonly VerificationEvidence[]> {
  const evidence: VerificationEvidence[] = [];
  if (isLive(at) && at.digest !== null) evidence.push(await timed('what is live', async () => whatIsLive(wanted, at)));
  const { endpoint, folder } = at;
  if (wanted.serve.run !== undefined && endpoint !== undefined) {
    evidence.push(await timed(`GET ${wanted.serve.health}`, () => health(wanted, endpoint, signal)));
  } else if (wanted.serve.run === undefined && folder !== undefined) {
    evidence.push(await timed(digestsStep, () => digests(wanted, folder)));
  }
  if (evidence.length > 0 || steps.length > 0) return evidence;
  const sentence = 'Nothing was asked: the target tells neither an endpoint nor what is live, and there are no steps.';
  return [{ step: 'nothing', verdict: 'unknown', sentence, seconds: 0 }];
}

const digestsStep = 'digests of the files';

/** Says that files were changed while they were verified. */
export const changedStep = 'files after the verification';

/**
 * What was asked may have changed the files that it was asked of, or their server has. Files that are as they should be are
 * not said; neither are those that were others before the steps.
 */
export async function changedMeanwhile(
  { wanted, at: { folder } }: Verification,
  before: readonly VerificationEvidence[],
): Promise<readonly VerificationEvidence[]> {
  if (folder === undefined || before.some(({ step, verdict }) => step === digestsStep && verdict !== 'pass')) return [];
  const found = await timed(changedStep, () => digests(wanted, folder));
  if (found.verdict === 'pass') return [];
  return [{ ...found, sentence: `Its verification or its server has changed them. ${found.sentence}` }];
}

/** What is staged says nothing of its health. */
export function isLive(at: Staged | Live): at is Live {
  return 'healthy' in at;
}

function whatIsLive(wanted: Deployable, live: Live): Finding {
  if (live.digest !== wanted.digest || live.version !== wanted.version) {
    const found = `version ${live.version ?? 'unknown'} (${live.digest})`;
    return { verdict: 'fail', sentence: `Live is ${found} instead of ${titleOf(wanted)} (${wanted.digest}).` };
  }
  if (!live.healthy)
    return { verdict: 'fail', sentence: `The target calls it not healthy: ${live.because ?? 'no reason is told'}.` };
  return { verdict: 'pass', sentence: `The target says that ${titleOf(wanted)} is live and healthy.` };
}

async function health({ serve }: Deployable, endpoint: string, signal: AbortSignal): Promise<Finding> {
  const answered = await ask(addressOf(endpoint, serve.health), healthWithin, signal);
  if (answered.kind === 'none') return { verdict: 'fail', sentence: `The health path: ${answered.why}.` };
  const { status } = answered;
  if (isGood(status)) return { verdict: 'pass', sentence: `The health path answers with ${status}.` };
  return { verdict: 'fail', sentence: `The health path answers with ${status} instead of 2xx.` };
}

/** 2xx. */
export function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

async function digests(wanted: Deployable, folder: string): Promise<Finding> {
  const differences = await differencesOf(folder, wanted.files).catch((error: unknown) => [
    error instanceof Error ? error.message : 'they cannot be read',
  ]);
  const what = `The files of ${titleOf(wanted)}`;
  if (differences.length > 0) return { verdict: 'fail', sentence: differenceText(folder, differences, what) };
  return { verdict: 'pass', sentence: `${what} are those of the release, by digest.` };
}
