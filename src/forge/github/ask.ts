import { setTimeout as sleep } from 'node:timers/promises';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import type { Client } from './client.ts';
import { type Action, explained, pauseBefore } from './failures.ts';

/** A repository on GitHub and the way to it. */
export interface Place {
  readonly client: Client;
  readonly owner: string;
  readonly repo: string;
}

export function nameOf({ owner, repo }: Place): string {
  return `${owner}/${repo}`;
}

/** Asks GitHub; its errors come as errors for users. */
export async function ask<Value>(place: Place, action: Action, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    place.client.signal?.throwIfAborted();
    throw explained(error, nameOf(place), action);
  }
}

const rounds = 8;

/**
 * Brings GitHub to a wanted state. Each round looks first and then writes what is missing, so that a write whose answer
 * was lost is not done twice, and one that had to wait does not overwrite what came in between. GitHub has no
 * compare-and-swap: the last look, half a second after a write, finds a writer that was slower. What is left open is one
 * that sends its write more than half a second after it has looked.
 * @param round gives `again` after each write, and the outcome once a look finds everything as wanted
 */
export async function persist<Value>(
  place: Place,
  action: Action,
  round: () => Promise<Value | 'again'>,
): Promise<Value> {
  const { second, signal } = place.client;
  let failures = 0;
  for (let count = 0; count < rounds; count++) {
    try {
      const outcome = await round();
      if (outcome !== 'again') return outcome;
      await sleep(second / 2, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      failures += 1;
      const pause = pauseBefore(error, failures);
      if (pause === undefined || failures > 3) throw explained(error, nameOf(place), action);
      await sleep(pause * second, undefined, { signal });
    }
  }
  const sentence = `Others were faster ${rounds} times than the attempt to ${action.what} in ${nameOf(place)}.`;
  throw MlopsError.of(forgeReasons, 'forge-busy', sentence);
}
