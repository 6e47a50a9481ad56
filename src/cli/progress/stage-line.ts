import { type Amount, amountText, shareOf } from '../../support/amount.ts';
import { paceText, type Start } from '../../support/pace.ts';
import { fitText, widthOf } from '../../support/text-width.ts';
import { secondsText } from './seconds-text.ts';

/** A stage that runs, as the terminal shows it. */
export interface RunningStage {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly amount?: Amount | undefined;
  /** Where the amount began. */
  readonly from?: Start | undefined;
}

const marks = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const markMs = 100;
const widestBar = 24;
const narrowestBar = 6;
/** As many cells of a title stay before the amount is given up. */
const leastTitle = 12;

/**
 * One line of at most `width` cells: a moving mark, the title, a bar where the whole is known, the amount, the seconds.
 * In a narrow window the bar goes first, then the pace, then the end of the title, then the amount; the mark and the time stay longest.
 */
export function stageLine(stage: RunningStage, now: number, width: number): string {
  const pace = paceText(stage.from, stage.amount, now);
  if (pace === '' || stage.amount === undefined) return lineOf(stage, '', now, width);
  const least = `x ${stage.title} ${amountText(stage.amount)}, ${pace} · ${secondsText(now - stage.started)}`;
  return lineOf(stage, widthOf(least) <= width ? `, ${pace}` : '', now, width);
}

/** @param more what stands behind the amount */
function lineOf({ title, started, amount }: RunningStage, more: string, now: number, width: number): string {
  const mark = marks[Math.floor(now / markMs) % marks.length] ?? '·';
  const time = secondsText(now - started);
  const counted = amount === undefined ? '' : `${amountText(amount)}${more}`;
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
