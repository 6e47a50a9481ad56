import { setTimeout as sleep } from 'node:timers/promises';
import type { MlopsError } from './problem.ts';

const attempts = 5;

/** Something that another attempt may not meet: a lost connection, a server that is busy. */
export class Transient extends Error {
  /** Seconds that the server asks for. */
  readonly after: number | undefined;
  /** Attempts that it is worth, where that is fewer than usual. */
  readonly most: number;

  constructor(why: string, after?: number, most: number = attempts) {
    super(why);
    this.name = 'Transient';
    this.after = after;
    this.most = most;
  }
}

/** How fast time runs; tests hurry it. */
export interface Pace {
  /** Milliseconds in a second of waiting. */
  readonly second: number;
  /** Milliseconds without a byte after which a connection counts as lost. */
  readonly idle: number;
}

export const realTime: Pace = { second: 1000, idle: 120_000 };

export interface Patience {
  readonly pace: Pace;
  readonly signal?: AbortSignal | undefined;
}

/** Longest pause in seconds that a server may ask for; beyond it a job would only burn its minutes. */
const longestPause = 60;

/**
 * Does what is safe to repeat until it is done, five times at most, with pauses of 1, 2, 4 and 8 seconds or as long as the
 * server asks for.
 * @param giveUp the error for who does not answer: why, and how often it was asked
 */
export async function withPatience<Value>(
  attempt: () => Promise<Value>,
  patience: Patience,
  giveUp: (why: string, error: Error) => MlopsError,
): Promise<Value> {
  const { pace, signal } = patience;
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      // What was cut off by us looks like a lost connection.
      signal?.throwIfAborted();
      if (!(error instanceof Transient) && !isUnknownHost(error)) throw error;
      const { after, most } = error instanceof Transient ? error : { after: undefined, most: 1 };
      const pause = after ?? 2 ** (tried - 1);
      if (tried >= most || pause > longestPause) throw giveUp(whyOf(error, tried), error);
      // Many jobs that were turned away at once must not come back at once.
      await sleep(pause * pace.second * (1 + Math.random() / 4), undefined, signal ? { signal } : {});
    }
  }
}

/** Asking again would not make it known. */
function isUnknownHost(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
}

function whyOf(error: Error, tried: number): string {
  const asked = tried === 1 ? 'asked once' : `asked ${tried} times`;
  const after =
    error instanceof Transient && error.after !== undefined ? `; it asks for ${error.after} s of patience` : '';
  return `${error.message} (${asked}${after})`;
}
