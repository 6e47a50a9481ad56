import { describe, expect, it } from 'vitest';
import {
  holdOn,
  inOrder,
  nextVersion,
  parseAskedRecord,
  parseDeploymentRecord,
  parseGatesRecord,
  parseHoldRecord,
  parseVersionRecord,
  promotionReasons,
  promotionRecordText,
  type Relation,
  releaseOf,
  type TipOfModel,
} from '../../src/promotion/index.ts';
import type { AskedRecord, GatesRecord, VersionRecord } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { MlopsError } from '../../src/support/problem.ts';
import { at, commit, deployed, digest, environment, hold, ref } from './facts.ts';

const version: VersionRecord = {
  schemaVersion: 1,
  model: 'delay',
  version: 3,
  fingerprint: sha256('three'),
  evaluation: sha256('scores'),
  commit: commit(3),
  at: at(0),
  artifact: { digest: digest(3), files: [{ path: 'model.bin', digest: digest('file'), bytes: 7 }] },
  verdict: 'pass',
  reason: 'within-limit',
  sentence: 'No gate was broken.',
  gates: [{ metric: 'roc-auc', verdict: 'pass', sentence: 'roc-auc got better by 0.01.' }],
  before: 2,
};

const gates: GatesRecord = {
  ...{ schemaVersion: 1, environment: 'production', model: 'delay', version: 3, digest: digest(3), verdict: 'unknown' },
  sentence: 'nothing of delay is live in staging.',
  gates: [
    { metric: 'auc', verdict: 'pass', sentence: 'auc is fine.', at: 'production' },
    {
      metric: 'auc',
      verdict: 'unknown',
      sentence: 'x',
      at: 'production',
      against: { environment: 'staging', version: 2 },
    },
  ],
};

function reason(read: () => unknown): string | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof MlopsError) return `${error.problems[0]?.reason}: ${error.problems[0]?.message}`;
    throw error;
  }
  return undefined;
}

describe('records', () => {
  const [verified] = deployed([
    1,
    { verification: [{ step: 'GET /', verdict: 'pass', sentence: 'fine', seconds: 0.5 }] },
  ]);
  const [failed] = deployed([2, { outcome: 'failed', restored: ref(1) }]);
  const [nothing] = deployed([2, { outcome: 'failed', restored: null }]);
  const [decided] = deployed([3, { approvedBy: ['eve'], override: { by: 'ada', because: 'now' } }]);
  const asked: AskedRecord = {
    ...{ schemaVersion: 1, environment: 'production', model: 'delay', number: 1, ...ref(2) },
    ...{ from: 7, upToHold: 0, by: 'ada', at: at(0) },
  };
  const all = [
    [version, parseVersionRecord],
    [verified, parseDeploymentRecord],
    [failed, parseDeploymentRecord],
    [nothing, parseDeploymentRecord],
    [decided, parseDeploymentRecord],
    [asked, parseAskedRecord],
    [{ ...asked, override: 'the auditor has agreed' }, parseAskedRecord],
    [hold(1, [digest(1)]), parseHoldRecord],
    [hold(2, 'all', { what: 'release' }), parseHoldRecord],
    [gates, parseGatesRecord],
  ] as const;

  it('are read back as they were written, and equal ones have equal bytes', () => {
    for (const [record, parse] of all) {
      if (!record) throw new Error('a record is missing');
      const text = promotionRecordText(record);
      expect(parse(text, 'It')).toEqual(record);
      expect(promotionRecordText(parse(text, 'It'))).toBe(text);
      expect(text.endsWith('}\n')).toBe(true);
    }
  });

  it('say which one is unreadable, where and why', () => {
    for (const [record, parse] of all) {
      const broken = [
        ['{', 'is not JSON'],
        [JSON.stringify({ ...record, more: 1 }), 'more'],
        [JSON.stringify({ ...record, model: '' }), 'model'],
        [JSON.stringify({ ...record, schemaVersion: 0 }), 'schemaVersion'],
      ] as const;
      for (const [text, words] of broken) {
        expect(reason(() => parse(text, 'ledger/3.json'))).toMatch(/^promotion-record-unreadable: ledger\/3\.json /);
        expect(reason(() => parse(text, 'ledger/3.json'))).toContain(words);
      }
      expect(reason(() => parse(JSON.stringify({ ...record, schemaVersion: 2 }), 'It'))).toMatch(
        /^promotion-record-too-new: /,
      );
    }
  });

  it('of a deployment say what is live now if and only if it failed', () => {
    const { restored: _, ...silent } = { restored: null, ...failed };
    expect(reason(() => parseDeploymentRecord(JSON.stringify(silent), 'It'))).toContain('restored');
    expect(reason(() => parseDeploymentRecord(JSON.stringify({ ...verified, restored: null }), 'It'))).toContain(
      'restored',
    );
  });

  it('have times in UTC, numbers from 1 and paths below their folder', () => {
    const wrong = [{ at: '2026-11-22 20:30' }, { at: '2026-11-22T20:30:00+02:00' }, { version: 0 }, { commit: 'main' }];
    for (const more of wrong)
      expect(reason(() => parseVersionRecord(JSON.stringify({ ...version, ...more }), 'It'))).toBeDefined();
    const files = [{ path: '../model.bin', digest: digest(1), bytes: 1 }];
    const outside = { ...version, artifact: { ...version.artifact, files } };
    expect(reason(() => parseVersionRecord(JSON.stringify(outside), 'It'))).toContain('artifact.files.0.path');
  });
});

describe('holds', () => {
  const bytes = digest(1);
  const fold = (...records: readonly Parameters<typeof hold>[]) => {
    const list = records.map((each) => hold(...each));
    expect(holdOn(list.toReversed(), bytes)).toEqual(holdOn(list, bytes));
    return holdOn(list, bytes)?.number;
  };

  it('the newest record about a digest counts, by its number and not by its clock', () => {
    expect(fold()).toBeUndefined();
    expect(fold([1, [digest(2)]])).toBeUndefined();
    expect(fold([1, [digest(2), bytes]])).toBe(1);
    expect(fold([1, [bytes]], [2, [bytes], { what: 'release' }])).toBeUndefined();
    expect(fold([1, [bytes]], [2, [bytes], { what: 'release' }], [3, [bytes], { at: at(-99) }])).toBe(3);
    expect(fold([1, [bytes]], [2, [digest(2)], { what: 'release' }])).toBe(1);
  });

  it('one on all is about every digest, and one digest can be released of it', () => {
    expect(fold([1, 'all'])).toBe(1);
    expect(fold([1, 'all'], [2, [bytes], { what: 'release' }])).toBeUndefined();
    expect(fold([1, [bytes]], [2, 'all', { what: 'release' }])).toBeUndefined();
    expect(fold([1, [bytes], { what: 'release' }], [2, 'all'])).toBe(2);
  });

  it('a release is the last word only until the next hold', () => {
    const released = [hold(1, [bytes]), hold(2, [bytes], { what: 'release', by: 'ada' })];
    expect(releaseOf(released, bytes)?.by).toBe('ada');
    expect(releaseOf([...released, hold(3, 'all')], bytes)).toBeUndefined();
    expect(releaseOf([], bytes)).toBeUndefined();
  });
});

describe('numbering versions', () => {
  const tip: TipOfModel = {
    model: 'delay',
    fingerprint: sha256('four'),
    evaluation: null,
    artifact: { digest: digest(4), files: [] },
    commit: commit(4),
    at: at(5),
  };
  const same = { ...tip, fingerprint: version.fingerprint };
  const relations: readonly Relation[] = ['ancestor', 'same', 'descendant', 'unrelated'];

  it('begins with 1 and compares the first with nothing', () => {
    for (const relation of relations) {
      expect(nextVersion(undefined, tip, relation)).toMatchObject({
        kind: 'next',
        version: { version: 1, fingerprint: tip.fingerprint, before: null },
        before: null,
      });
    }
  });

  it('makes the next one of a changed fingerprint, compared with the newest', () => {
    expect(nextVersion(version, tip, 'ancestor')).toEqual({
      kind: 'next',
      version: { schemaVersion: 1, version: 4, before: 3, ...tip },
      before: version,
      sentence: 'delay gets version 4: its fingerprint is not that of version 3.',
    });
  });

  it('makes none of the same fingerprint, whatever the commits are to each other', () => {
    for (const relation of ['ancestor', 'same', 'unrelated'] as const) {
      expect(nextVersion(version, same, relation)).toMatchObject({
        kind: 'none',
        because: 'same-fingerprint',
        version: 3,
      });
    }
    const scored = nextVersion(version, { ...same, evaluation: sha256('other scores') }, 'ancestor');
    expect([scored.kind, scored.sentence]).toEqual([
      'none',
      'The fingerprint is that of version 3 of delay: only how it is scored has changed, and that makes no other model.',
    ]);
    expect(nextVersion(version, { ...same, evaluation: version.evaluation }, 'ancestor').sentence).toBe(
      'The fingerprint is that of version 3 of delay.',
    );
  });

  it('makes none for a run that is late, also where its fingerprint is another one', () => {
    expect(nextVersion(version, tip, 'descendant')).toMatchObject({
      kind: 'none',
      because: 'older-commit',
      version: 3,
    });
  });

  it('goes on counting after a force push, and says so', () => {
    const { kind, sentence } = nextVersion(version, tip, 'unrelated');
    expect(kind).toBe('next');
    expect(sentence).toContain(`version 3, whose commit ${commit(3).slice(0, 7)} is no longer part of the branch`);
  });

  it('gives an old fingerprint a new number with the same bytes, and numbers nothing twice', () => {
    const newest = { ...version, version: 4, fingerprint: sha256('four'), before: 3 };
    const back = nextVersion(newest, { ...same, artifact: version.artifact }, 'ancestor');
    expect(back).toMatchObject({ kind: 'next', version: { version: 5, artifact: version.artifact, before: 4 } });
    if (back.kind !== 'next') throw new Error('a version was expected');
    const recorded = { ...back.version, verdict: 'pass' as const, reason: 'r', sentence: 's', gates: [] };
    expect(nextVersion(recorded, { ...same, artifact: version.artifact }, 'same').kind).toBe('none');
  });
});

describe('environments in order', () => {
  const of = (...all: readonly (readonly [string, readonly string[]])[]) =>
    new Map(all.map(([name, needs]) => [name, environment({ name, needs })]));
  const ordered = (...all: readonly (readonly [string, readonly string[]])[]) =>
    inOrder(of(...all)).map(({ name }) => name);

  it('those that are needed come first, otherwise as they are written', () => {
    expect(
      ordered(
        ['production', ['canary', 'staging']],
        ['eu', ['staging']],
        ['staging', ['dev']],
        ['canary', []],
        ['dev', []],
      ),
    ).toEqual(['canary', 'dev', 'staging', 'production', 'eu']);
    expect(ordered(['b', []], ['a', []])).toEqual(['b', 'a']);
  });

  it('one that was removed orders nothing', () => {
    expect(ordered(['production', ['gone']], ['dev', []])).toEqual(['production', 'dev']);
  });

  it('a circle is a defect that names all of it', () => {
    const circle = of(['a', ['b']], ['b', ['c']], ['c', ['b']]);
    expect(reason(() => inOrder(circle))).toBe('promotion-order-cycle: Environments need one another: b → c → b.');
    expect(promotionReasons['promotion-order-cycle'].ends).toBe('defect');
  });
});
