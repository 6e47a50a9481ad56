import { existsSync, readdirSync } from 'node:fs';
import { filesBelow } from './harness.ts';

/** Locks, temporary files and folders of processes that have ended. */
export function leftIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return [...filesBelow(folder), ...readdirSync(folder)].filter((path) =>
    /\.lock$|\/lock$|\.tmp|mlops-[a-z]+-\d+-/.test(path),
  );
}

/** A record but for times, commits and what killed attempts are called. */
export function withoutTimes(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (changing.has(key) ? undefined : value));
}

const changing: ReadonlySet<string> = new Set([
  ...['at', 'startedAt', 'endedAt', 'openedAt', 'closedAt', 'seconds', 'since'],
  ...['sentence', 'because', 'release', 'head', 'commit', 'body'],
]);
