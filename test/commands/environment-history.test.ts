import { describe, expect, it } from 'vitest';
import { deployments } from '../../src/commands/environment-history.ts';
import { deploymentAddress, deploymentsFolder, runAddress, versionAddress } from '../../src/ledger/index.ts';
import { promotionRecordText } from '../../src/promotion/index.ts';
import type { DeploymentRecord, VersionRecord } from '../../src/promotion/types.ts';
import { canonicalJson, sha256 } from '../../src/support/canonical.ts';
import { at, commit, deployed, digest } from '../promotion/facts.ts';
import { seedRun } from './comparison/run-records.ts';

const fingerprint = sha256('run');
const data = ['train', 'test'].map((role) => ({ role, dataset: 'flights', digest: sha256(role) }));
const version: VersionRecord = {
  ...{ schemaVersion: 1, model: 'delay', version: 3, fingerprint, evaluation: null, commit: commit(3), at: at(-60) },
  artifact: { digest: digest(3), files: [] },
  ...{ verdict: 'unknown', reason: 'r', sentence: 's', before: 2 },
  gates: [
    { metric: 'roc-auc', verdict: 'pass', sentence: 'better' },
    { metric: 'f1', verdict: 'unknown', sentence: 'nobody knows' },
    { metric: 'brier', verdict: 'pass', sentence: 'better' },
  ],
};
const run = {
  ...{ schemaVersion: 1, model: 'delay', fingerprint },
  seeds: [
    seedRun({
      ...{ model: 'delay', fingerprint, metrics: {} },
      inputs: { code: { files: 0, digest: digest('code') }, data, params: {}, env: {} },
    }),
  ],
};
const environment = { name: 'production', models: ['delay'] };

/** The ledger of these deployments, with the version and its run, or with other texts in their place. */
function ledgerOf(records: readonly DeploymentRecord[], more: Readonly<Record<string, string | undefined>> = {}) {
  const texts = new Map<string, string>();
  for (const record of records) {
    texts.set(deploymentAddress('production', 'delay', record.number), promotionRecordText(record));
  }
  texts.set(versionAddress('delay', 3), promotionRecordText(version));
  texts.set(runAddress('delay', fingerprint), canonicalJson(run));
  for (const [address, text] of Object.entries(more)) {
    if (text === undefined) texts.delete(address);
    else texts.set(address, text);
  }
  const names = records.map(({ number }) => `${number}.json`);
  return {
    list: async () => new Map([[deploymentsFolder('production', 'delay'), names]]),
    readMany: async (addresses: readonly string[]) =>
      new Map(addresses.flatMap((address) => (texts.has(address) ? [[address, texts.get(address) ?? '']] : []))),
  };
}

const listed = async (
  records: readonly DeploymentRecord[],
  more: Readonly<Record<string, string | undefined>> = {},
  query: { readonly csv?: boolean; readonly at?: string } = {},
) => deployments({ environment, csv: false, limit: 10, ...query }, ledgerOf(records, more));
const lines = (found: Awaited<ReturnType<typeof listed>>) => found.text({ width: 80, color: false }).split('\n');

const approved = deployed([3, { approvedBy: ['eve', 'bob'], override: { by: 'ada', because: 'it is\nurgent, =1' } }]);
const [short, other] = data.map((one) => one.digest.slice(0, 7));

describe('the history of an environment', () => {
  it('says in a line who, who approved, who overrode what, which data and which gates', async () => {
    const found = await listed(approved);
    expect(lines(found)[0]).toBe(
      `2026-06-10 11:50 UTC  delay 3  verified  by ada  approved by eve, bob  overridden by ada: it is urgent, =1  commit ${commit(3).slice(0, 7)}  data ${short} ${other}  gates 1 unknown 2 pass`,
    );
    expect(found.ends).toBe('pass');
  });

  it('gives programs the data by their roles, each gate, and the run', async () => {
    expect((await listed(approved)).data).toMatchObject({
      deployments: [
        {
          ...{ approvedBy: ['eve', 'bob'], override: { by: 'ada' }, run: fingerprint, data },
          ...{ verdict: 'unknown', gates: version.gates },
        },
      ],
    });
  });

  it('is a table with the same, in which nothing is a formula or another row', async () => {
    const text = (await listed(approved, {}, { csv: true })).text({ width: 80, color: false });
    const [head, ...rows] = text.trimEnd().split('\r\n');
    expect(head?.split(',').slice(-8)).toEqual([
      ...['approvedBy', 'overriddenBy', 'overriddenBecause', 'run', 'data', 'verdict', 'gates', 'verification'],
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(
      `,eve; bob,ada,"it is\nurgent, =1",${fingerprint},train ${data[0]?.digest}; test ${data[1]?.digest},unknown,roc-auc pass; f1 unknown; brier pass,`,
    );
    const evil = deployed([3, { approvedBy: ['=cmd()'] }]);
    expect((await listed(evil, {}, { csv: true })).text({ width: 80, color: false })).toContain(",'=cmd(),");
  });

  it('has records from before approvals and overrides were recorded', async () => {
    const [old] = deployed([3]);
    if (old === undefined) throw new Error('there is no record');
    expect(old.approvedBy).toBeUndefined();
    const found = await listed([old]);
    expect(lines(found)[0]).toMatch(/ {2}by ada {2}commit /);
    expect(found.ends).toBe('pass');
  });

  it('does not say twice what the sentence of a failure says', async () => {
    const sentence = 'It does not answer. Overridden by ada: now';
    const failed = deployed([3, { outcome: 'failed', sentence, override: { by: 'ada', because: 'now' } }]);
    expect(lines(await listed(failed))[0]?.match(/overridden/gi)).toHaveLength(1);
  });

  it('names what is not recorded any more, and does not take the data of another artifact', async () => {
    const without = await listed(approved, { [runAddress('delay', fingerprint)]: undefined });
    expect(lines(without)[0]).toContain('data not recorded  gates 1 unknown 2 pass');
    const none = await listed(approved, { [versionAddress('delay', 3)]: undefined });
    expect(lines(none)[0]).toContain('data not recorded  gates not recorded');
    expect(none.data).toMatchObject({ deployments: [{ run: null, data: null, gates: null, verdict: null }] });
    expect(lines(await listed(deployed([3, { bytes: 'other' }])))[0]).toContain('gates not recorded');
  });

  it('lists the rest where a record cannot be read, and is not green', async () => {
    const address = runAddress('delay', fingerprint);
    const found = await listed(approved, { [address]: '{' });
    expect([found.ends, found.reason]).toEqual(['unknown', 'run-unreadable']);
    expect(found.problems[0]?.message).toContain(address);
    expect(lines(found)[0]).toContain('data not recorded');
  });

  it('says of a day who approved what was live', async () => {
    const found = await listed(approved, {}, { at: '2026-06-10' });
    expect(lines(found)[1]).toBe(
      `delay 3, live since 2026-06-10 11:50 UTC, brought by ada, approved by eve, bob, overridden by ada: it is urgent, =1, commit ${commit(3).slice(0, 7)}, data ${short} ${other}, gates 1 unknown 2 pass`,
    );
    expect(found.data).toMatchObject({ live: [{ version: 3, deployment: { approvedBy: ['eve', 'bob'], data } }] });
  });
});
