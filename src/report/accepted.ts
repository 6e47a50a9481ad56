import type { Acceptance } from '../gates/types.ts';
import { clip, oneLine } from '../support/escape/index.ts';

/** "accepted by ada: the new sensor needs it". What somebody wrote has no code in it, whatever signs stand there. */
export function acceptedClause({ by, why }: Acceptance): string {
  return `accepted by ${plain(by, 80)}: ${plain(why, 200)}`;
}

function plain(text: string, limit: number): string {
  return clip(oneLine(text).replaceAll('`', "'"), limit).replace(/\.$/, '');
}
