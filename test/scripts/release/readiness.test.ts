import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../../scripts/release/changelog.ts';
import { obstacles, type ReleaseFacts } from '../../../scripts/release/readiness.ts';

const changelog = `# Changelog

## Unreleased

- Something to come.

## 0.2.0 (2026-11-22)

What is new:

- A thing.

### Also

## 0.1.0 (2026-10-01)

- The first.
`;

const ready: ReleaseFacts = {
  tag: 'v0.2.0',
  packageVersion: '0.2.0',
  lockVersions: ['0.2.0', '0.2.0'],
  changelog,
  publishedRef: 'v0',
  defaultBranch: 'main',
  isOnDefaultBranch: true,
};

describe('a changelog', () => {
  it('has sections with name, date and text, in its order', () => {
    expect(sectionsOf(changelog)).toEqual([
      { name: 'Unreleased', date: undefined, text: '- Something to come.' },
      { name: '0.2.0', date: '2026-11-22', text: 'What is new:\n\n- A thing.\n\n### Also' },
      { name: '0.1.0', date: '2026-10-01', text: '- The first.' },
    ]);
    expect(sectionsOf('# Changelog\n')).toEqual([]);
  });

  it('of this repository begins with what is not released yet, or with a version', () => {
    const own = readFileSync(join(import.meta.dirname, '..', '..', '..', 'CHANGELOG.md'), 'utf8');
    const [first] = sectionsOf(own);
    expect(first?.name).toMatch(/^(Unreleased|\d+\.\d+\.\d+)$/);
    expect(first?.text).not.toBe('');
  });
});

describe('a commit', () => {
  it('may be released where everything agrees', () => {
    expect(obstacles(ready)).toEqual([]);
  });

  it.each<[string, Partial<ReleaseFacts>, RegExp]>([
    ['a tag of no version', { tag: 'v0' }, /^v0 is no tag of a version/],
    ['a commit of another branch', { isOnDefaultBranch: false }, /commit of v0\.2\.0 is not on main/],
    ['another version of the package', { packageVersion: '0.1.0' }, /package\.json says 0\.1\.0, the tag 0\.2\.0/],
    [
      'another version in the lock file',
      { lockVersions: ['0.2.0', '0.1.0'] },
      /package-lock\.json says 0\.2\.0 and 0\.1/,
    ],
    ['no version in the lock file', { lockVersions: [] }, /package-lock\.json says no version/],
    ['templates that name another major version', { publishedRef: 'v1' }, /name the actions at v1, which is not v0/],
    ['no section', { changelog: changelog.replace('## 0.2.0 (2026-11-22)', '## Old') }, /no section "## 0\.2\.0/],
    ['a section without a date', { changelog: changelog.replace(' (2026-11-22)', '') }, /for 0\.2\.0 has no date/],
    ['an empty section', { changelog: '## 0.2.0 (2026-11-22)\n\n## 0.1.0 (2026-10-01)\n- x\n' }, /0\.2\.0 is empty/],
    ['two sections', { changelog: `${changelog}\n## 0.2.0 (2026-11-22)\n\n- x\n` }, /2 sections for 0\.2\.0/],
    ['a newer section', { changelog: `## 0.3.0 (2026-11-23)\n\n- y\n\n${changelog}` }, /0\.3\.0 above 0\.2\.0/],
  ])('may not be released with %s', (_, facts, says) => {
    const found = obstacles({ ...ready, ...facts });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });

  it('is told everything at once', () => {
    expect(obstacles({ ...ready, packageVersion: '1.0.0', publishedRef: 'v1', isOnDefaultBranch: false })).toHaveLength(
      3,
    );
  });
});
