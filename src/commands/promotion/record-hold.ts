import { holdAddress } from '../../ledger/index.ts';
import { promotionRecordText } from '../../promotion/index.ts';
import type { HoldRecord } from '../../promotion/types.ts';
import type { PromotionPlace } from './open-promotion.ts';

/** Whom it is about, and what was said before. */
export interface HoldPlace {
  readonly environment: { readonly name: string };
  readonly model: string;
  readonly said: readonly HoldRecord[];
}

/** Writes the next word about what automation may promote. */
export async function recordHold(
  { ledger }: Pick<PromotionPlace, 'ledger'>,
  { environment, model, said }: HoldPlace,
  word: Pick<HoldRecord, 'what' | 'digests' | 'by' | 'because'>,
): Promise<HoldRecord> {
  const number = Math.max(0, ...said.map((one) => one.number)) + 1;
  const at = new Date().toISOString();
  const record: HoldRecord = { schemaVersion: 1, environment: environment.name, model, number, at, ...word };
  const address = holdAddress(environment.name, model, number);
  const message = `${word.what === 'hold' ? 'Hold' : 'Release'} ${model} in ${environment.name}: ${word.because}`;
  await ledger.write([{ address, text: promotionRecordText(record) }], message);
  return record;
}
