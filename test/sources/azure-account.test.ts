import { expect, it } from 'vitest';
import { azureAccount } from '../../src/sources/remote/azure-account.ts';
import { refusal } from './scene.ts';

it('the account of the environment is asked with its key or SAS token', () => {
  expect(azureAccount(undefined, { AZURE_STORAGE_ACCOUNT: 'acme', AZURE_STORAGE_KEY: 'k' })).toEqual({
    ...{ name: 'acme', base: 'https://acme.blob.core.windows.net', key: 'k' },
  });
  const connection = 'AccountName=acme;EndpointSuffix=core.chinacloudapi.cn;SharedAccessSignature=?sv=1&sig=a%3D';
  expect(azureAccount(undefined, { AZURE_STORAGE_CONNECTION_STRING: connection })).toEqual({
    ...{ name: 'acme', base: 'https://acme.blob.core.chinacloudapi.cn', sas: 'sv=1&sig=a%3D' },
  });
});

it('credentials of one account are told to no other', () => {
  const env = { AZURE_STORAGE_ACCOUNT: 'acme', AZURE_STORAGE_KEY: 'k' };
  expect(azureAccount('other.blob.core.windows.net', env)).toEqual({
    name: 'other',
    base: 'https://other.blob.core.windows.net',
  });
  expect(azureAccount('acme.blob.core.windows.net', env)).toMatchObject({ key: 'k' });
});

it.each([
  {},
  { AZURE_STORAGE_ACCOUNT: 'A/b' },
  { AZURE_STORAGE_CONNECTION_STRING: 'AccountKey=x' },
  { AZURE_STORAGE_CONNECTION_STRING: 'AccountName=a;BlobEndpoint=http://example.org' },
])('settings %j do not say whose container it is', async (env) =>
  expect(await refusal(Promise.resolve().then(() => azureAccount(undefined, env)))).toMatch(
    /^input source-credentials: /,
  ),
);
