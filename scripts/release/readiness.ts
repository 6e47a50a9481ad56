import { sectionsOf } from './changelog.ts';
import { numberOf, versionOf } from './version.ts';

/** What the tagged commit says about its version. */
export interface ReleaseFacts {
  readonly tag: string;
  /** `version` of package.json. */
  readonly packageVersion: string;
  /** `version` of package-lock.json, and that of its entry for the package itself. */
  readonly lockVersions: readonly string[];
  readonly changelog: string;
  /** The moving tag that templates and docs name, as `v0`. */
  readonly publishedRef: string;
  readonly defaultBranch: string;
  /** Whether the tagged commit is one of the default branch. */
  readonly isOnDefaultBranch: boolean;
}

/** Everything that keeps a commit from being released under its tag, all at once; nothing: it may be. */
export function obstacles(facts: ReleaseFacts): readonly string[] {
  const version = versionOf(facts.tag);
  if (version === undefined) return [`${facts.tag} is no tag of a version: those are vX.Y.Z.`];
  const number = numberOf(version);
  const found: string[] = [];
  if (!facts.isOnDefaultBranch) found.push(`The commit of ${facts.tag} is not on ${facts.defaultBranch}.`);
  if (facts.packageVersion !== number) {
    found.push(`package.json says ${facts.packageVersion}, the tag ${number}.`);
  }
  if (facts.lockVersions.length === 0 || facts.lockVersions.some((one) => one !== number)) {
    found.push(`package-lock.json says ${facts.lockVersions.join(' and ') || 'no version'}, the tag ${number}.`);
  }
  if (facts.publishedRef !== `v${version.major}`) {
    found.push(`Templates and docs name the actions at ${facts.publishedRef}, which is not v${version.major}.`);
  }
  return [...found, ...changelogObstacles(facts.changelog, number)];
}

function changelogObstacles(changelog: string, number: string): readonly string[] {
  const sections = sectionsOf(changelog);
  const own = sections.filter(({ name }) => name === number);
  const [section] = own;
  if (section === undefined) return [`CHANGELOG.md has no section "## ${number} (<date>)".`];
  const found: string[] = [];
  if (own.length > 1) found.push(`CHANGELOG.md has ${own.length} sections for ${number}.`);
  if (section.date === undefined) found.push(`The section of CHANGELOG.md for ${number} has no date.`);
  if (section.text === '') found.push(`The section of CHANGELOG.md for ${number} is empty.`);
  const newest = sections.find(({ name }) => versionOf(`v${name}`) !== undefined);
  if (newest?.name !== number)
    found.push(`CHANGELOG.md has ${newest?.name} above ${number}: another section is newer.`);
  return found;
}
