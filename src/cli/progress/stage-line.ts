import { type Amount, amountText, shareOf } from '../../support/amount.ts';
import { fitText, widthOf } from '../../support/text-width.ts';
import { secondsText } from './seconds-text.ts';

/** A stage that runs, as the terminal shows it. */
export interface RunningStage {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly amount?: Amount | undefined;
}

const marks = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const markMs = 100;
const widestBar = 24;
const narrowestBar = 6;
/** As many cells of a title stay before the amount is given up. */
const leastTitle = 12;

/**
 * One line of at most `width` cells: a moving mark, the title, a bar where the whole is known, the amount, the seconds.
 * In a narrow window the bar goes first, then the end of the title, then the amount; the mark and the time stay longest.
 */
export function stageLine({ title, started, amount }: RunningStage, now: number, width: number): string {
  const mark = marks[Math.floor(now / markMs) % marks.length] ?? '·';
  const time = secondsText(now - started);
  const counted = amount === undefined ? '' : amountText(amount);
  const share = amount === undefined ? undefined : shareOf(amount);
  const tail = counted === '' ? time : `${counted} · ${time}`;
  const room = width - widthOf(`${mark} ${title} ${tail}`);
  if (room > narrowestBar && share !== undefined) return `${mark} ${title} ${bar(share, room - 1)} ${tail}`;
  const end = width - widthOf(`${mark}  ${tail}`) >= Math.min(leastTitle, widthOf(title)) ? tail : time;
  const left = width - widthOf(`${mark}  ${end}`);
  return fitText(left > 0 ? `${mark} ${fitText(title, left)} ${end}` : `${mark} ${time}`, width);
}

/** A bar says nothing that the amount beside it does not say: it needs no colour. It is full only when all is done. */
function bar(share: number, room: number): string {
  const cells = Math.min(widestBar, room);
  const full = Math.floor(share * cells);
  return '█'.repeat(full) + '░'.repeat(cells - full);
}
