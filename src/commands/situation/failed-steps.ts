import { z } from 'zod';
import { canonicalJson } from '../../support/canonical.ts';
import type { Problem } from '../../support/problem.ts';
import type { Reasons } from '../ports.ts';
import type { Records } from './records.ts';

/** Steps that may fail and leave no result. */
export type FailingStep = 'train' | 'score' | 'build';
/** Those of a model. */
export const modelSteps: readonly FailingStep[] = ['train', 'score'];

/**
 * What was tried: of the facts of a model its name, and the fingerprints of its training and its evaluation; of a command
 * that makes a dataset the name of that and the fingerprint.
 */
export interface Tried {
  readonly model: { readonly name: string };
  readonly fingerprint: string;
  readonly evaluation?: { readonly fingerprint: string };
}

/** More than a step has ever said; what another job hands on is foreign. */
const mostProblems = 50;
const words = z.string().min(1).max(4000);

/** Never on the ledger: a failure is no result, and the next attempt at the same inputs may end well. */
const failureSchema = z.strictObject({
  schemaVersion: z.literal(1),
  problems: z
    .array(
      z.object({
        reason: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
        message: words,
        remedy: words.exactOptional(),
      }),
    )
    .min(1)
    .max(mostProblems),
});

/** Keeps why the last attempt at a step ended without a result, so that a report does not say that nobody tried. */
export async function keepFailure(
  records: Pick<Records, 'keepOwn'>,
  step: FailingStep,
  tried: Tried,
  problems: readonly Problem[],
): Promise<void> {
  const address = addressOf(step, tried);
  const said = problems.slice(0, mostProblems).map(({ reason, message, remedy }) => ({
    reason,
    message: message.slice(0, 4000),
    ...(remedy !== undefined && { remedy: remedy.slice(0, 4000) }),
  }));
  if (address === undefined || said.length === 0) return;
  await records.keepOwn({ address, text: textOf(said) });
}

/** What the last attempt on this machine, or in the job before, said; undefined: nobody tried, or it ended well. */
export async function keptFailure(
  records: Pick<Records, 'ownText'>,
  step: FailingStep,
  tried: Tried,
): Promise<readonly Problem[] | undefined> {
  const address = addressOf(step, tried);
  const found = address === undefined ? undefined : await records.ownText(address);
  return found === undefined ? undefined : parseFailure(found);
}

/**
 * Why a step failed, for a report. A kept failure comes from where training code ran, which may write any code there:
 * one that ends as `pass`, or that nobody knows, is none and must not take the place of what is missing.
 */
export async function failureOf(
  { records, reasons }: { readonly records: Pick<Records, 'ownText'>; readonly reasons: Reasons },
  step: FailingStep,
  tried: Tried,
): Promise<readonly Problem[] | undefined> {
  const kept = await keptFailure(records, step, tried);
  const failing = kept?.filter(({ reason }) => (reasons.endsOf(reason) ?? 'pass') !== 'pass') ?? [];
  return failing.length === 0 ? undefined : failing;
}

/** For the jobs after this one, by a path in their folder. */
export async function giveFailures(
  records: Pick<Records, 'ownText'>,
  steps: readonly FailingStep[],
  tried: Tried,
  write: (path: string, text: string) => Promise<void>,
): Promise<void> {
  for (const step of steps) {
    const problems = await keptFailure(records, step, tried);
    if (problems !== undefined) await write(handedOnAs(step, tried), textOf(problems));
  }
}

/**
 * Takes what another job handed on, where nothing is known here. The words of a failure are believed; what it
 * comes to, and what to do about it, our own table says.
 * @returns the path of what is no failure, whose folder is not to be trusted
 */
export async function takeFailures(
  records: Pick<Records, 'ownText' | 'keepOwn'>,
  steps: readonly FailingStep[],
  tried: Tried,
  read: (path: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (const step of steps) {
    const path = handedOnAs(step, tried);
    const found = await read(path);
    if (found === undefined || (await keptFailure(records, step, tried)) !== undefined) continue;
    const problems = parseFailure(found);
    if (problems === undefined) return path;
    await keepFailure(
      records,
      step,
      tried,
      problems.map(({ reason, message }) => ({ reason, message })),
    );
  }
  return undefined;
}

/** A dataset may have been tried for both sides. */
function handedOnAs(step: FailingStep, { model, fingerprint }: Tried): string {
  const side = step === 'build' ? `-${fingerprint.slice(0, 16)}` : '';
  return `failures/${step}/${model.name}${side}.json`;
}

function textOf(problems: readonly Problem[]): string {
  return `${canonicalJson({ schemaVersion: 1, problems })}\n`;
}

/** Undefined for anything that is no failure that was kept here. */
function parseFailure(found: string): readonly Problem[] | undefined {
  try {
    return failureSchema.safeParse(JSON.parse(found)).data?.problems;
  } catch {
    return undefined; // no JSON
  }
}

/** By what was tried, so that another commit's failure is not this one's. */
function addressOf(step: FailingStep, { model, fingerprint, evaluation }: Tried): string | undefined {
  const inputs = step === 'score' ? evaluation?.fingerprint : fingerprint;
  return inputs === undefined ? undefined : `failures/${step}/${model.name}/${inputs}.json`;
}
