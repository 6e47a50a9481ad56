import { setTimeout as sleep } from 'node:timers/promises';
import { MlopsError } from '../../support/problem.ts';
import { storeReasons } from '../reasons.ts';

/** Something that another attempt may not meet: a lost connection, a server that is busy. */
export class Transient extends Error {
  /** Seconds that the server asks for. */
  readonly after: number | undefined;

  constructor(why: string, after?: number) {
    super(why);
    this.name = 'Transient';
    this.after = after;
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

const attempts = 5;
/** Longest pause in seconds that a server may ask for; beyond it a job would only burn its minutes. */
const longestPause = 60;

/**
 * Does what is safe to repeat until it is done, five times at most, with pauses of 1, 2, 4 and 8 seconds or as long as the
 * server asks for.
 * @param what who is asked, the beginning of a sentence: "registry ghcr.io/acme/models"
 * @throws MlopsError store-unreachable
 */
export async function patiently<Value>(
  what: string,
  attempt: () => Promise<Value>,
  patience: Patience,
): Promise<Value> {
  const { pace, signal } = patience;
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      // What was cut off by us looks like a lost connection.
      signal?.throwIfAborted();
      const system = error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
      if (!(error instanceof Transient) && !system) throw error;
      const pause = error instanceof Transient && error.after !== undefined ? error.after : 2 ** (tried - 1);
      if (tried === attempts || pause > longestPause || system) throw unreachable(what, error, tried);
      // Many jobs that were turned away at once must not come back at once.
      await sleep(pause * pace.second * (1 + Math.random() / 4), undefined, signal ? { signal } : {});
    }
  }
}

function unreachable(what: string, error: Error, tried: number): MlopsError {
  const asked = tried === 1 ? 'asked once' : `asked ${tried} times`;
  const after =
    error instanceof Transient && error.after !== undefined ? `; it asks for ${error.after} s of patience` : '';
  return MlopsError.of(
    storeReasons,
    'store-unreachable',
    `The ${what} does not answer: ${error.message} (${asked}${after}).`,
  );
}
