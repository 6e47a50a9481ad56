import type { ChangeRequest } from '../commands/situation/change-request.ts';
import type { Trust } from '../commands/situation/trusted-records.ts';

/**
 * For a process that first records and then judges: of what it has recorded itself it needs nobody's word, also where the
 * forge shows no proof of it.
 */
export function madeHere(prove: ChangeRequest['prove'], trust: Trust): { prove: ChangeRequest['prove']; trust: Trust } {
  const made = new Map<string, string>(); // address → digest of the record
  return {
    prove: prove && {
      ...prove,
      leave: async (text, records) => {
        for (const [address, digest] of Object.entries(records)) made.set(address, digest);
        return await prove.leave(text, records);
      },
    },
    trust: async (claims, reuse) => {
      const others = claims.filter(({ address, digest }) => made.get(address) !== digest);
      return others.length === 0 ? new Map() : await trust(others, reuse);
    },
  };
}
