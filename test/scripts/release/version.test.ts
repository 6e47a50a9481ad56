import { describe, expect, it } from 'vitest';
import { compareVersions, newestTag, numberOf, versionOf } from '../../../scripts/release/version.ts';

describe('a tag', () => {
  it('names a version', () => {
    expect(versionOf('v0.10.2')).toEqual({ major: 0, minor: 10, patch: 2 });
    expect(numberOf({ major: 0, minor: 10, patch: 2 })).toBe('0.10.2');
  });

  it.each(['', 'v0', 'v1.2', '1.2.3', 'v1.2.3-rc.1', 'v1.2.3+1', 'v01.2.3', 'v1.2.3\n', ' v1.2.3', 'v1.2.9999999999'])(
    'is none of a version: %j',
    (tag) => expect(versionOf(tag)).toBeUndefined(),
  );
});

describe('versions', () => {
  it('are ordered by numbers and not by letters', () => {
    const order = ['v0.9.9', 'v0.10.0', 'v0.10.1', 'v1.0.0'];
    const versions = order.flatMap((tag) => versionOf(tag) ?? []);
    expect(versions.toReversed().sort(compareVersions)).toEqual(versions);
  });

  it('have a newest one within a major version, whatever else is tagged', () => {
    const tags = ['v0.9.0', 'v1.0.0', 'v0.10.0', 'v0', 'v0.11.0-rc.1', 'nightly', 'v0.2.0'];
    expect(newestTag(tags, 0)).toBe('v0.10.0');
    expect(newestTag(tags, 1)).toBe('v1.0.0');
    expect(newestTag(tags, 2)).toBeUndefined();
  });
});
