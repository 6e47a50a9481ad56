import { formatNumber } from './numbers.ts';

/**
 * How far some work is, in something that can be counted. What nobody knows is left out: who shows it may say from the
 * pace when bytes, rows or values will be done, and of nothing else.
 */
export interface Amount {
  readonly unit:
    | 'bytes'
    | 'rows'
    | 'values'
    | 'columns'
    | 'checks'
    | 'seeds'
    | 'steps'
    | 'models'
    | 'datasets'
    | 'tries';
  readonly done: number;
  /** Of so many. Absent where the whole is not known, and for what may end at any time, such as tries. */
  readonly of?: number;
  /** What is done with them: "hashed". */
  readonly what?: string;
}

/**
 * Is told how far work is, as often as one likes; undefined: what comes now cannot be counted. Rooms know no more of who
 * shows it.
 */
export type Meter = (amount: Amount | undefined) => void;

/** For who asks for nothing. */
export const noMeter: Meter = () => undefined;

/** "1 of 3 seeds", "1.2 of 4.0 GB hashed", "try 3". */
export function amountText({ unit, done, of, what }: Amount): string {
  const counted = unit === 'bytes' ? bytesText(done, of) : unit === 'tries' ? `try ${done}` : countText(unit, done, of);
  return what === undefined ? counted : `${counted} ${what}`;
}

/** Between 0 and 1; undefined where the whole is not known. */
export function shareOf({ done, of }: Amount): number | undefined {
  if (of === undefined || of <= 0) return undefined;
  return Math.min(1, Math.max(0, done / of));
}

function countText(unit: Amount['unit'], done: number, of: number | undefined): string {
  const number = (value: number) => formatNumber(Math.floor(value), 0);
  return of === undefined ? `${number(done)} ${unit}` : `${number(done)} of ${number(of)} ${unit}`;
}

const sizes = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Both numbers in the unit of the greater one, so that they can be compared at a glance. */
function bytesText(done: number, of: number | undefined): string {
  const whole = of ?? done;
  const step = Math.min(sizes.length - 1, whole < 1 ? 0 : Math.floor(Math.log10(whole) / 3));
  const number = (bytes: number) => formatNumber(bytes / 1000 ** step, step === 0 ? 0 : 1);
  return of === undefined ? `${number(done)} ${sizes[step]}` : `${number(done)} of ${number(of)} ${sizes[step]}`;
}
