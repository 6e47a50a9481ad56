import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { findCarrying, signalAll } from '../../../src/support/process-tree.ts';

/** What a runner gives to the steps of a job, to know its processes again. */
export function newTrackingId(): string {
  return `github_${randomUUID()}`;
}

/**
 * What GitHub's runner does once a job has ended: whatever still carries the job's RUNNER_TRACKING_ID is killed, also what
 * went into a session of its own. act does not. Here it is once for all jobs of a run. Needs /proc.
 * @throws if something is left after five seconds
 */
export async function endLeftovers(trackingId: string): Promise<void> {
  for (let left = 100; left > 0; left--) {
    const found = await findCarrying(`RUNNER_TRACKING_ID=${trackingId}`, undefined);
    if (found.length === 0) return;
    signalAll(found, 'SIGKILL');
    await sleep(50);
  }
  throw new Error(`processes of ${trackingId} could not be ended`);
}
