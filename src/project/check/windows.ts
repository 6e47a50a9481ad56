import { didYouMean } from '../../support/nearest.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Environment } from '../types.ts';

/** Windows that never open, and time zones that nobody knows. */
export function checkWindows({ windows, path }: Environment, list: ProblemList): void {
  windows.forEach(({ from, to, timezone }, index) => {
    const at = [...path, 'windows', index];
    if (from === to) {
      const remedy = 'For the whole day write from: "00:00", to: "24:00".';
      list.add('contradiction', at, 'opens and closes at the same time, so never', { remedy });
    }
    if (isTimeZone(timezone)) return;
    list.add('environment-time-zone-unknown', [...at, 'timezone'], `there is no time zone "${timezone}"`, {
      value: true,
      remedy: zoneMeant(timezone),
    });
  });
}

/** A name of the IANA database; the offsets that the platform also takes know no summer time. */
function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** By its city alone, or the nearest name. */
function zoneMeant(text: string): string | undefined {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const city = text.trim().toLowerCase().replaceAll(' ', '_');
  const found = zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`));
  return found === undefined ? didYouMean(text, zones) : `Did you mean \`${found}\`?`;
}
