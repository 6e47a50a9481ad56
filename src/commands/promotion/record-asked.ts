import { askedAddress } from '../../ledger/index.ts';
import { askedWith, promotionRecordText } from '../../promotion/index.ts';
import type { AskedRecord } from '../../promotion/types.ts';
import { askedFactsOf } from './facts-of.ts';
import type { PromotionPlace } from './open-promotion.ts';
import type { Cell } from './read-board.ts';

/**
 * Writes down on the ledger what this command was asked for, before anything follows from it: what a pull request says of
 * itself, whoever may write can edit. Done twice it is done once.
 */
export async function recordAsked({ environment, model, state, facts }: Cell, place: PromotionPlace): Promise<void> {
  const { asked, versions, holds } = facts;
  const wanted = versions.find(({ version }) => version === asked?.version);
  if (asked === undefined || wanted === undefined) return;
  const { version, by, override } = asked;
  const { digest } = wanted.artifact;
  const known = askedFactsOf(state, model);
  const open = facts.open.find((pull) => pull.version === version);
  const next = Math.max(0, ...state.pulls.map(({ number }) => number)) + 1;
  const there = askedWith({ number: open?.number ?? next, version, digest }, known);
  if (there?.by === by && there.override === override) return;
  const numbers = (list: readonly { readonly number: number }[]) => Math.max(0, ...list.map(({ number }) => number));
  const number = numbers(known.records) + 1;
  const record: AskedRecord = {
    ...{ schemaVersion: 1, environment: environment.name, model, number, version, digest },
    ...{ from: open?.number ?? next, upToHold: numbers(holds), by, at: new Date().toISOString() },
    ...(override !== undefined && { override }),
  };
  const address = askedAddress(environment.name, model, number);
  const why = override === undefined ? '' : `: ${override}`;
  const message = `Asked for: ${model} ${version} in ${environment.name}${why}`;
  await place.ledger.write([{ address, text: promotionRecordText(record) }], message);
}
