import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRemoteStore, readStoreAddress } from '../../src/support/store-address.ts';

const addressOf = (text: string) => {
  const read = readStoreAddress(text);
  return read.ok ? read.address : undefined;
};

describe('the address of a store', () => {
  it.each([
    ['.mlops/store', { kind: 'folder', folder: '.mlops/store' }],
    ['/srv/models', { kind: 'folder', folder: '/srv/models' }],
    ['oci://ghcr.io/acme/models', { kind: 'oci', host: 'ghcr.io', repository: 'acme/models' }],
    ['oci://LocalHost:5000/a__b/c.d-e', { kind: 'oci', host: 'localhost:5000', repository: 'a__b/c.d-e' }],
    ['oci://[::1]:5000/a', { kind: 'oci', host: '[::1]:5000', repository: 'a' }],
    ['s3://acme-models', { kind: 's3', bucket: 'acme-models', prefix: '' }],
    ['s3://acme.models/team=ml/v1/', { kind: 's3', bucket: 'acme.models', prefix: 'team=ml/v1' }],
  ])('%s is read', (text, address) => {
    expect(addressOf(text)).toEqual(address);
    expect(isRemoteStore(text)).toBe(address.kind !== 'folder');
  });

  it.each([
    'oci://',
    'oci:///a',
    'oci://ghcr.io/',
    'oci://ghcr.io/a:tag',
    'oci://ghcr.io/a@sha256:b',
    'oci://ghcr.io/a//b',
    'oci://ghcr.io/../a',
    'oci://ghcr.io:0/a',
    'oci://ghcr.io:70000/a',
    'oci://user@ghcr.io/a',
    'oci://gh cr.io/a',
    'oci://-x/a',
    'oci://0/a',
    'oci://09/a',
    'oci://1.2/a',
    's3://',
    's3:///a',
    's3://ab',
    's3://a..b/c',
    's3://acme/a//b',
    's3://acme/./b',
    's3://acme/a b',
    's3://acme/a?b',
    's3://acme/a%2Fb',
    'gs://acme/a',
    'S3://acme',
    'file:///srv',
  ])('%s is refused with what to write', (text) => {
    expect(readStoreAddress(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('Write ') });
    expect(isRemoteStore(text)).toBe(false);
  });

  it('leads nowhere else than it says, whatever it is made of', () => {
    const part = fc.string({ maxLength: 20, unit: fc.constantFrom(...'aZ09.-_/:@?#%\\[] =') });
    fc.assert(
      fc.property(fc.constantFrom('oci', 's3'), part, part, (scheme, first, second) => {
        const address = addressOf(`${scheme}://${first}/${second}`);
        if (address?.kind === 'oci') {
          const url = new URL(`/v2/${address.repository}/blobs/x`, `https://${address.host}`);
          expect(url.pathname).toBe(`/v2/${address.repository}/blobs/x`);
          expect(url.hostname).toBe(address.host.replace(/:\d+$/, ''));
        }
        if (address?.kind === 's3' && address.prefix !== '') {
          expect(new URL(`https://host/${address.bucket}/${address.prefix}`).pathname).toBe(
            `/${address.bucket}/${address.prefix}`,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
