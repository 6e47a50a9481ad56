/** One section of CHANGELOG.md. */
export interface ChangelogSection {
  /** `Unreleased` or `0.1.0`. */
  readonly name: string;
  /** `2026-11-22`; undefined where the heading has none. */
  readonly date: string | undefined;
  /** What stands below the heading, without empty lines around it. */
  readonly text: string;
}

/** The sections of a changelog, in its order: headings `## 0.1.0 (2026-11-22)` and `## Unreleased`. */
export function sectionsOf(changelog: string): readonly ChangelogSection[] {
  const [, ...parts] = changelog.split(/^## +/m);
  return parts.map((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const [, name = heading.trim(), date] = /^(\S+)(?: +\((\d{4}-\d\d-\d\d)\))? *$/.exec(heading) ?? [];
    return { name, date, text: lines.join('\n').trim() };
  });
}
