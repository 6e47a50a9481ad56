const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Milliseconds of an ISO 8601 time. Clocks differ: what lies in the future counts as now, so that no age is negative.
 * Throws a RangeError for a text that is no time.
 */
export function instantOf(text: string, now: number): number {
  return Math.min(exactly(text), now);
}

export function exactly(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`${JSON.stringify(text)} is no time`);
  return at;
}

/** `2026-11-22T20:30:00.000Z`, as in records. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** `2026-11-22 20:30 UTC`, for sentences. */
export function showInstant(at: number): string {
  return `${isoOf(at).slice(0, 16).replace('T', ' ')} UTC`;
}

/** The largest two units, rounded up so that what is left is never shown as nothing: `1 d 6 h`, `24 h`, `45 s`. */
export function showDuration(milliseconds: number): string {
  if (milliseconds >= 2 * day) return two(milliseconds, day, 'd', hour, 'h');
  if (milliseconds >= hour) return two(milliseconds, hour, 'h', minute, 'min');
  if (milliseconds >= minute) return two(milliseconds, minute, 'min', second, 's');
  return `${Math.ceil(milliseconds / second)} s`;
}

function two(milliseconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const units = Math.ceil(milliseconds / small);
  const whole = Math.floor((units * small) / large);
  const rest = units - (whole * large) / small;
  return rest === 0 ? `${whole} ${largeName}` : `${whole} ${largeName} ${rest} ${smallName}`;
}
