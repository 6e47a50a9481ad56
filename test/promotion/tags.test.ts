import { describe, expect, it } from 'vitest';
import { stageTag, versionTag } from '../../src/promotion/index.ts';
import type { VersionRecord } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { at, commit, deployed, digest, ref } from './facts.ts';

/** `tag_re` of GTO 1.10.1 (gto/constants.py), without its names of groups but the ones that are read here. */
const name = '[a-z0-9](?:[a-z0-9-/]*[a-z0-9])?';
const semver = '(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)';
const tagForm = new RegExp(
  `^(?<artifact>(?:[a-z0-9-_./]+=)?${name})(?:#(?<stage>${name})|@(?<version>v${semver}))(?<cancel>!?)(?:#(?<counter>[0-9]+))?$`,
);

const version: VersionRecord = {
  ...{
    schemaVersion: 1,
    model: 'delay',
    version: 12,
    fingerprint: sha256('run'),
    evaluation: null,
    commit: commit(12),
  },
  ...{ at: at(-60), artifact: { digest: digest(12), files: [] }, verdict: 'pass', reason: 'r', sentence: 's' },
  ...{ gates: [], before: 11 },
};

describe('tags as GTO reads them', () => {
  it('are one for a version, on its commit and of its time', () => {
    const tag = versionTag(version);
    expect(tagForm.exec(tag.name)?.groups).toMatchObject({ artifact: 'delay', version: 'v12.0.0' });
    expect([tag.commit, tag.at]).toEqual([commit(12), at(-60)]);
    expect(tag.message).toContain(sha256('run'));
  });

  it('are one for each deployment that something is live of, and none for one that has failed', () => {
    const records = deployed([12], [13, { outcome: 'failed', restored: ref(12) }], [12, { outcome: 'rollback' }]);
    const tags = records.map(stageTag);
    expect(tags.map((tag) => tag && tagForm.exec(tag.name)?.groups)).toMatchObject([
      { artifact: 'delay', stage: 'production', counter: '1' },
      undefined,
      { artifact: 'delay', stage: 'production', counter: '3' },
    ]);
    expect(tags[0]?.commit).toBe(records[0]?.commit);
  });
});
