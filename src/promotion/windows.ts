import type { PromotionWindow } from '../project/types.ts';
import { instantsOf, switchNear, wallClock } from './wall-clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A window may be left out by a switch of the clocks in one week, and a whole day by a change of the date line. */
const lookAhead = 22;

/**
 * Whether promotions may be merged and deployed at an instant (milliseconds): in any of the windows, or where there are
 * none. A window is what the clock on the wall of its zone shows, `to` exclusive: what lies in the hour that is left out
 * never is, what lies in the hour that comes twice is so twice.
 */
export function isOpen(windows: readonly PromotionWindow[], at: number): boolean {
  return windows.length === 0 || windows.some((window) => isWithin(window, at));
}

/** The first instant from `now` on at which a window is open; `now` itself where it is. Undefined: none in three weeks. */
export function nextOpening(windows: readonly PromotionWindow[], now: number): number | undefined {
  if (isOpen(windows, now)) return now;
  const openings = windows.map((window) => nextOf(window, now)).filter((at) => at !== undefined);
  return openings.length === 0 ? undefined : Math.min(...openings);
}

function isWithin({ days, from, to, timezone }: PromotionWindow, at: number): boolean {
  const wall = wallClock(timezone, at);
  const minutes = Math.floor((wall % day) / minute);
  const today = weekday(wall);
  if (from < to) return days.includes(today) && from <= minutes && minutes < to;
  return (days.includes(today) && from <= minutes) || (days.includes(weekday(wall - day)) && minutes < to);
}

/** A window opens at its `from`, or in the middle where the clocks jump into it. */
function nextOf(window: PromotionWindow, now: number): number | undefined {
  const wall = wallClock(window.timezone, now);
  const midnight = wall - (wall % day);
  const opensFrom = (ahead: number): readonly number[] => {
    const start = midnight + ahead * day + window.from * minute;
    const jump = switchNear(window.timezone, start);
    const candidates = [...instantsOf(window.timezone, start), ...(jump === undefined ? [] : [jump])];
    return candidates.filter((at) => at >= now && isWithin(window, at));
  };
  for (let ahead = -1; ahead <= lookAhead; ahead++) {
    if (opensFrom(ahead).length === 0) continue;
    // A jump that was found from here may lie behind the opening of the day after.
    return Math.min(...opensFrom(ahead), ...opensFrom(ahead + 1));
  }
  return undefined;
}

/** 1 is Monday, 7 Sunday. */
function weekday(wall: number): number {
  return new Date(wall).getUTCDay() || 7;
}
