/** What a clock on the wall of a time zone shows: as milliseconds of the same digits in UTC, to the second. */
export function wallClock(timezone: string, instant: number): number {
  const digits: Record<string, number> = {};
  for (const { type, value } of formatter(timezone).formatToParts(instant)) digits[type] = Number(value);
  const part = (name: string): number => digits[name] ?? Number.NaN;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** Milliseconds by which the wall clock is ahead of UTC. */
export function offsetAt(timezone: string, instant: number): number {
  return wallClock(timezone, instant) - Math.floor(instant / second) * second;
}

/**
 * The instants at which the clock on the wall shows this: one, none in the hour that is left out when clocks go forward,
 * two in the hour that comes twice. In order.
 */
export function instantsOf(timezone: string, wall: number): readonly number[] {
  const { before, after } = around(wall);
  const offsets = new Set([offsetAt(timezone, before), offsetAt(timezone, after)]);
  const instants = [...offsets].map((offset) => wall - offset).filter((at) => wallClock(timezone, at) === wall);
  return instants.sort((a, b) => a - b);
}

/** The instant near a wall time at which the zone's offset changes, if it does: what comes after it may be open at once. */
export function switchNear(timezone: string, wall: number): number | undefined {
  let { before, after } = around(wall);
  const old = offsetAt(timezone, before);
  if (offsetAt(timezone, after) === old) return undefined;
  while (after - before > second) {
    const middle = Math.floor((before + after) / 2 / second) * second;
    if (offsetAt(timezone, middle) === old) before = middle;
    else after = middle;
  }
  return after;
}

const second = 1000;
const hour = 3600 * second;

/** Zones lie between UTC−12 and UTC+14, so a wall time is an instant between these; on whole seconds. */
function around(wall: number): { before: number; after: number } {
  const start = Math.floor(wall / second) * second;
  return { before: start - 15 * hour, after: start + 13 * hour };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it costs. */
function formatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timezone, made);
  return made;
}
