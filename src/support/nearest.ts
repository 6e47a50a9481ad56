import { closest, distance } from 'fastest-levenshtein';

/** The name that was probably meant, if one of those that exist is near enough; letter case does not count. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const lower = new Map([...names].map((candidate) => [candidate.toLowerCase(), candidate]));
  const wanted = name.toLowerCase();
  const begun = wanted.length < 3 ? undefined : [...lower.keys()].find((candidate) => candidate.startsWith(wanted));
  if (begun !== undefined) return lower.get(begun);
  if (lower.size === 0) return undefined;
  const best = closest(wanted, [...lower.keys()]);
  // Two letters exchanged are a distance of 2, so a word of five letters may be as far away.
  const allowed = Math.max(1, Math.round(Math.max(wanted.length, best.length) * 0.4));
  return distance(wanted, best) <= allowed ? lower.get(best) : undefined;
}

/** "Did you mean `train`?", or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string | undefined {
  const found = nearest(name, names);
  return found === undefined ? undefined : `Did you mean \`${found}\`?`;
}

/** The same for a path or a pattern, among those in the same folder: far away names that look alike were not meant. */
export function didYouMeanPath(path: string, paths: readonly string[]): string | undefined {
  const folder = folderOf(path);
  return didYouMean(
    path,
    paths.filter((other) => folderOf(other) === folder),
  );
}

/** With the slash at its end; '' at the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
