import { closePull } from './close-pull.ts';
import { readPromotionBody, writePromotionBody } from './promotion-body.ts';
import type { GithubPromotions } from './promotion-place.ts';

/** Says why, then closes it and notes in its body that it was us. */
export async function closePromotion(
  place: GithubPromotions,
  number: number,
  ended: 'closed' | 'gone' | 'merged',
  word: string,
): Promise<void> {
  await closePull(place, number, {
    word,
    firstLine: '<!-- mlops-promotion-closed -->\n',
    body: ({ body }) => {
      const said = readPromotionBody(body ?? '');
      return said && writePromotionBody({ ...said, ended });
    },
  });
}
