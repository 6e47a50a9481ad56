import { setTimeout as sleep } from 'node:timers/promises';

/** How long writers that meet wait for each other. Times in milliseconds. */
export interface Patience {
  /** Attempts in all. */
  readonly attempts: number;
  readonly first: number;
  readonly longest: number;
}

export const usualPatience: Patience = { attempts: 60, first: 50, longest: 10_000 };

/** Full jitter: anything between nothing and a limit that doubles, so that writers that met once do not meet again. */
export async function pause(patience: Patience, attempt: number, random: () => number = Math.random): Promise<void> {
  await sleep(random() * Math.min(patience.longest, patience.first * 2 ** attempt));
}
