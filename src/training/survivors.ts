import type { Problem } from '../support/problem.ts';
import type { Ended } from './launchers/port.ts';

/** Says of each process that a step left running how it was found. */
export function survivorNotices({ survivors }: Ended, step: string): readonly Problem[] {
  return survivors.map(({ pid, command }) => ({
    reason: 'child-survived',
    message: `the ${step} left a process running, which was ended: ${command.slice(0, 200)} (pid ${pid})`,
  }));
}

/** What a record keeps of them: how many. A command line may hold what must not be on the ledger. */
export function survivorsOf(notices: readonly Problem[]): { readonly survivors?: number } {
  const survivors = notices.filter(({ reason }) => reason === 'child-survived').length;
  return survivors === 0 ? {} : { survivors };
}
