import type { VerifyStep } from '../project/types.ts';
import { type Answered, addressOf, ask } from './ask.ts';
import type { Finding } from './evidence.ts';

/**
 * Sends the requests of a step one after the other. More failures than are allowed, or not one good answer, is a fail; then
 * the rest is not sent any more. A step without requests has asked nothing.
 */
export async function askMany(
  step: Extract<VerifyStep, { kind: 'http' }>,
  endpoint: string,
  signal: AbortSignal,
): Promise<Finding> {
  if (step.requests < 1) return { verdict: 'unknown', sentence: 'The step asks for no request.' };
  const answers: Answered[] = [];
  const failures: string[] = [];
  while (answers.length < step.requests && failures.length <= step.maxFailures && !signal.aborted) {
    const answered = await ask(addressOf(endpoint, step.path), step.within, signal);
    answers.push(answered);
    const failure = failureOf(answered, step.status);
    if (failure !== undefined) failures.push(failure);
  }
  if (answers.length < step.requests && failures.length <= step.maxFailures) {
    return { verdict: 'unknown', sentence: `Only ${answers.length} of ${step.requests} requests were sent.` };
  }
  return judge(step, answers, failures);
}

function failureOf(answered: Answered, status: number): string | undefined {
  if (answered.kind === 'none') return answered.why;
  return answered.status === status ? undefined : `status ${answered.status} instead of ${status}`;
}

function judge(
  step: Extract<VerifyStep, { kind: 'http' }>,
  answers: readonly Answered[],
  failures: readonly string[],
): Finding {
  const times = answers.flatMap((answered) => (answered.kind === 'answered' ? [answered.milliseconds] : []));
  const kinds = [...new Set(failures)].slice(0, 3).join('; ');
  if (failures.length > step.maxFailures) {
    const sentence = `${failures.length} of ${answers.length} requests failed, ${step.maxFailures} may: ${kinds}.`;
    return { verdict: 'fail', sentence };
  }
  if (failures.length === answers.length) {
    return { verdict: 'fail', sentence: `Not one of ${answers.length} requests got ${step.status}: ${kinds}.` };
  }
  const slowest = `the slowest after ${(Math.max(...times) / 1000).toFixed(3)} s`;
  const failed = failures.length === 0 ? '' : `, ${failures.length} failed, ${step.maxFailures} may: ${kinds}`;
  const good = answers.length - failures.length;
  return { verdict: 'pass', sentence: `${good} of ${step.requests} requests got ${step.status}, ${slowest}${failed}.` };
}
