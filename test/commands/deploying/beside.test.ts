import { expect, it } from 'vitest';
import { besideStaged } from '../../../src/commands/deploying/beside.ts';
import type { Live } from '../../../src/deployment/index.ts';
import type { GoldenStep } from '../../../src/project/types.ts';
import type { Release } from '../../../src/promotion/types.ts';
import { versionOf } from '../../deployment/scene.ts';
import { digest } from '../../promotion/facts.ts';
import { plain } from '../../promotion/release.ts';

const step: GoldenStep = {
  ...{ kind: 'golden', dataset: 'test', rows: 10, minRows: 1, protocol: { kind: 'v1' } },
  ...{ batch: 1, within: 1000, tolerance: 0 },
};
const golden = { dataset: 'test', key: ['id'], cluster: [], metrics: [], limits: [] };
const release: Release = { ...plain, verify: [step], golden };
const live: Live = { version: 2, digest: digest(2), healthy: true, endpoint: 'http://127.0.0.1:80' };

function beside(status: Live | undefined, before?: Release, of = release) {
  const wanted = versionOf('/code', 3);
  const unused = () => Promise.reject(new Error('not asked'));
  const target = { plan: unused, stage: unused, apply: unused, discard: unused, status: async () => status };
  return besideStaged(of, before, { target, wanted });
}

it('what is live is asked beside a version, as its own release asks it', async () => {
  const before = { ...release, artifact: { ...plain.artifact, digest: digest(2) } };
  const { endpoint } = live;
  expect(await beside(live, before)).toEqual({ kind: 'live', endpoint, version: 2, step });
  const other = { ...before, verify: [{ ...step, dataset: 'other' }] };
  expect(await beside(live, other)).toEqual({ kind: 'live', endpoint, version: 2 });
  expect(await beside({ ...live, digest: digest(7) }, before)).toEqual({ kind: 'live', endpoint, version: 2 });
  expect(await beside(live)).toEqual({ kind: 'live', endpoint, version: 2 });
});

it('what cannot be asked is told, and nothing is looked for without a golden step', async () => {
  const { endpoint: _, ...silent } = live;
  expect(await beside(undefined)).toEqual({ kind: 'none', why: 'nothing is live' });
  expect(await beside({ ...live, digest: plain.artifact.digest })).toMatchObject({ why: 'the same bytes are live' });
  expect(await beside({ ...live, healthy: false, because: 'it died' })).toMatchObject({
    why: expect.stringMatching(/not healthy \(it died\)/),
  });
  expect(await beside(silent)).toMatchObject({ kind: 'none', why: 'what is live has no endpoint' });
  expect(await beside(live, undefined, plain)).toBeUndefined();
});
