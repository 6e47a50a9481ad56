import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, ask } from '../../ask.ts';
import { isGood } from '../../own-evidence.ts';

/** Milliseconds between two questions, and for each. */
const poll = 60;
const within = 5000;

export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'died' }
  | { readonly kind: 'late'; readonly why: string }
  | { readonly kind: 'cancelled' };

export function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/**
 * Asks the health path until it answers 2xx and the process lives after that: an answer may have come from somebody else.
 * @param startWithin milliseconds
 */
export async function waitUntilReady(
  { port, health, startWithin }: { readonly port: number; readonly health: string; readonly startWithin: number },
  lives: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<Readiness> {
  const until = performance.now() + startWithin;
  let why: string | undefined;
  for (;;) {
    const left = Math.max(1, until - performance.now());
    const answer = await ask(addressOf(endpointOf(port), health), Math.min(within, left), signal);
    if (signal.aborted) return { kind: 'cancelled' };
    if (!(await lives())) return { kind: 'died' };
    if (answer.kind === 'answered' && isGood(answer.status)) return { kind: 'ready' };
    const isOver = performance.now() >= until;
    // A question that only the end has cut short tells nothing of the server.
    if (answer.kind === 'answered') why = `status ${answer.status}`;
    else if (!isOver || why === undefined) why = answer.why;
    if (isOver) return { kind: 'late', why };
    await sleep(poll);
  }
}

/** Whether a server answers its health path now; undefined where it does, else why not. */
export async function unhealthyBecause(port: number, health: string, signal: AbortSignal): Promise<string | undefined> {
  const answer = await ask(addressOf(endpointOf(port), health), within, signal);
  if (answer.kind === 'none') return `${health} gives no answer: ${answer.why}`;
  return isGood(answer.status) ? undefined : `${health} answers with ${answer.status}`;
}
