import { type WrittenWindow, weekdays } from '../schema/environment.ts';
import type { PromotionWindow } from '../types.ts';
import { oneOrMany } from './context.ts';

/** A window as ISO weekdays in ascending order and minutes after midnight. */
export function windowOf({ days, from, to, timezone }: WrittenWindow): PromotionWindow {
  const open = days === undefined ? [1, 2, 3, 4, 5, 6, 7] : oneOrMany(days).flatMap(daysOf);
  return {
    days: [...new Set(open)].sort((a, b) => a - b),
    from: minutesOf(from),
    to: minutesOf(to),
    timezone,
  };
}

const names: readonly string[] = weekdays;

/** `mon-thu` is 1 to 4, `sat-mon` is 6, 7 and 1. */
function daysOf(text: string): readonly number[] {
  const [first = '', last = first] = text.split('-');
  const [begin, end] = [names.indexOf(first), names.indexOf(last)];
  const length = ((end - begin + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((begin + index) % 7) + 1);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
