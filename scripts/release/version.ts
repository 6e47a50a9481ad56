/** A released version: three numbers, no pre-releases. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The version that a tag `vX.Y.Z` names; undefined for every other tag, `v1` and `v1.0.0-rc.1` among them. */
export function versionOf(tag: string): Version | undefined {
  const [, major, minor, patch] = /^v(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/.exec(tag) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** `0.1.0`, as `package.json` has it. */
export function numberOf({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`;
}

/** Negative where the first is the older one. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** The newest of these tags within a major version; undefined where none is of it. Other tags do not count. */
export function newestTag(tags: readonly string[], major: number): string | undefined {
  const versions = tags.flatMap((tag) => versionOf(tag) ?? []).filter((one) => one.major === major);
  const newest = versions.sort(compareVersions).at(-1);
  return newest === undefined ? undefined : `v${numberOf(newest)}`;
}
