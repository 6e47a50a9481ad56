import { type LostBytes, type LostSeed, lostSeeds, type Side } from '../../project/index.ts';
import type { Store } from '../../store/port.ts';
import type { Problem } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** What became of a recorded result that was made again because the store had lost bytes of it. */
export type MadeAgain =
  | { readonly kind: 'restored'; readonly lost: LostBytes; readonly notices: readonly Problem[] }
  | {
      readonly kind: 'differs';
      readonly lost: LostBytes;
      /** Those whose bytes did not come back. */
      readonly seeds: readonly LostSeed[];
      readonly notices: readonly Problem[];
    };

/** The store names bytes by their digest: what came back is there again, whatever else was made is not it. */
export async function stillLost(store: Store, lost: LostBytes): Promise<readonly LostSeed[]> {
  const looked = await Promise.all(
    lost.seeds.map(async (one) => {
      const there = await Promise.all(one.digests.map((digest) => store.has(digest)));
      return { ...one, digests: one.digests.filter((_, index) => there[index] === false) };
    }),
  );
  return looked.filter(({ digests }) => digests.length > 0);
}

/** "trained again: the model is in the store again, byte for byte as recorded (seed 1 of 3)". */
export function restoredText(verb: 'trained' | 'scored', { seeds, of }: LostBytes): string {
  const kinds = kindsOf(seeds);
  const are = kinds.includes('predictions') ? 'are' : 'is';
  return `${verb} again: the ${kinds} ${are} in the store again, byte for byte as recorded${lostSeeds({ seeds, of })}`;
}

/** Whom the difference stops: the candidate cannot be judged; a baseline with recorded values is compared by them. */
export interface Differing {
  readonly model: string;
  readonly side: Side;
  readonly verb: 'trained' | 'scored';
  readonly lost: LostBytes;
  readonly seeds: readonly LostSeed[];
  /** The baseline's scores are recorded. */
  readonly hasValues: boolean;
}

/** Says that making it again gave something else, and what can be done about it. */
export function differingProblem({ model, side, verb, lost, seeds, hasValues }: Differing): Problem {
  const kinds = kindsOf(seeds);
  const of = side === 'baseline' ? ' of the baseline' : '';
  const [first] = seeds.flatMap(({ digests }) => digests);
  const what = `${model}${of}: ${verb} again from the same inputs, its ${kinds} came out other than recorded${lostSeeds({ seeds, of: lost.of })}`;
  const where = `The record names \`${first}\`, which ${lost.store} does not hold; the record stays as it is.`;
  const reason: keyof typeof commandReasons =
    side === 'baseline' && hasValues ? 'baseline-made-otherwise' : 'made-otherwise';
  return { reason, message: `${what}. ${where}`, remedy: commandReasons[reason].remedy };
}

function kindsOf(seeds: readonly LostSeed[]): string {
  return (['model', 'predictions'] as const)
    .filter((kind) => seeds.some(({ what }) => what.includes(kind)))
    .join(' and ');
}
