import { type Amount, shareOf } from './amount.ts';
import { formatNumber } from './numbers.ts';

/** Where an amount was when it was first told: how fast it moves is seen from there. */
export interface Start {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly amount: Amount;
}

/** What of all that is counted moves evenly enough for a time that is left. */
const even: ReadonlySet<Amount['unit']> = new Set(['bytes', 'rows', 'values']);
const leastMs = 3000;
const leastShare = 0.05;

/** The start of an amount; another one when something else is counted now, or again from the beginning. */
export function startOf(known: Start | undefined, amount: Amount | undefined, now: number): Start | undefined {
  if (amount === undefined) return undefined;
  const same = known?.amount.unit === amount.unit && known.amount.of === amount.of && known.amount.done <= amount.done;
  return same ? known : { at: now, amount };
}

/** "1,200,000 a second, about 40 s left"; empty until three seconds and a twentieth of the whole say it. */
export function paceText(start: Start | undefined, amount: Amount | undefined, now: number): string {
  if (start === undefined || amount === undefined || !even.has(amount.unit)) return '';
  const [passed, moved] = [now - start.at, amount.done - start.amount.done];
  const share = shareOf(amount);
  if (share === undefined || share >= 1 || passed < leastMs || moved <= 0) return '';
  if (share - (shareOf(start.amount) ?? 0) < leastShare) return '';
  const perSecond = (1000 * moved) / passed;
  const left = ((amount.of ?? 0) - amount.done) / perSecond;
  return `${rateText(amount.unit, perSecond)}, about ${leftText(left)} left`;
}

function rateText(unit: Amount['unit'], perSecond: number): string {
  if (unit === 'bytes') return `${formatNumber(perSecond / 1e6, perSecond < 1e7 ? 1 : 0)} MB a second`;
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(perSecond)) - 1);
  return `${formatNumber(Math.round(perSecond / digits) * digits, 0)} a second`;
}

function leftText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${formatNumber(minutes / 60, 1)} h`;
}
