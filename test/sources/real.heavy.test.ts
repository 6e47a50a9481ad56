import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/support/canonical.ts';
import {
  azuriteProgram,
  bucketBinary,
  type RealServer,
  realKeys,
  startAzurite,
  startRealBucket,
} from '../harness/real-stores.ts';
import { machine, refusal } from './scene.ts';

const large = Array.from({ length: 4321 }, (_, at) => String.fromCharCode(at % 127)).join('');
const pace = { second: 1, idle: 10_000 };
let root = '';
let server: RealServer | undefined;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'real-source-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const host = () => server?.host ?? '';

describe.skipIf(bucketBinary === '')('versitygw (without it: bash test/harness/bucket.sh)', () => {
  beforeAll(async () => {
    server = await startRealBucket(bucketBinary, join(root, 's3'), 'data');
    await put('d/a%20b%2Bc/%C3%A9%26.csv', large);
    await put('d/x.csv', 'x');
    for (let at = 0; at < 1200; at += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, more) => put(`d/n${at + more}.txt`, `${at}`)));
    }
  }, 60_000);
  afterAll(async () => await server?.stop());
  const env = () => ({ ...realKeys, AWS_ENDPOINT_URL_S3: `http://${host()}` });

  async function put(path: string, body: string) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = realKeys;
    const url = `http://${host()}/data/${path}`;
    const payload = { 'x-amz-content-sha256': sha256(body) };
    const asked = { method: 'PUT', url, service: 's3', region, accessKeyId, secretAccessKey, headers: payload };
    const { headers } = await new AwsV4Signer(asked).sign();
    const answer = await fetch(url, { method: 'PUT', headers, body });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  it('lists objects and gives them in parts', async () => {
    const { read, open } = await machine(env(), { pace });
    expect(await read('s3://data/d/**/*.csv')).toEqual([
      `s3/data/d/a b+c/é&.csv=${Buffer.from(large).toString('latin1')}`,
      's3/data/d/x.csv=x',
    ]);
    expect(await open().find('s3://data/d/*.txt')).toHaveLength(1200);
    expect(await open().find('s3://data/none/*.txt')).toEqual([]);
    expect(await refusal(open().find('s3://nowhere/d/'))).toMatch(/^fail source-empty: /);
  });

  it('speaks with who comes by gs:// and keys as well', async () => {
    const keys = { GS_ACCESS_KEY_ID: realKeys.AWS_ACCESS_KEY_ID, GS_SECRET_ACCESS_KEY: realKeys.AWS_SECRET_ACCESS_KEY };
    const { open } = await machine({ ...keys, STORAGE_EMULATOR_HOST: `http://${host()}` }, { pace });
    // This server knows one region, and Google's is `auto`: it is asked, and says so.
    expect(await refusal(open().find('gs://data/d/'))).toMatch(/source-(protocol|refused): The bucket gs:\/\/data/);
  });

  it('refuses who does not say who asks', async () => {
    const { open } = await machine({ AWS_ENDPOINT_URL_S3: `http://${host()}` }, { pace });
    expect(await refusal(open().find('s3://data/d/'))).toMatch(
      /^unavailable source-refused: .*nobody has said who asks/,
    );
  });
});

describe.skipIf(azuriteProgram === '')('Azurite (without it: bash test/harness/azurite.sh)', () => {
  const name = 'devstoreaccount1';
  // The key that every Azurite has: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  const base = () => `http://${host()}/${name}`;
  beforeAll(async () => {
    server = await startAzurite(azuriteProgram, join(root, 'azure'));
    await put('box', '?restype=container', '');
    await put('box/d/a%20b%2B%C3%A9.csv', '', large);
    await put('box/d/x.csv', '', 'x');
  }, 60_000);
  afterAll(async () => await server?.stop());
  const env = () => ({
    AZURE_STORAGE_CONNECTION_STRING: `AccountName=${name};AccountKey=${key};BlobEndpoint=${base()}`,
  });

  /** Written by its own signature, from the description and not from the client's. */
  async function put(path: string, query: string, body: string) {
    const date = new Date().toUTCString();
    const type = query === '' ? 'x-ms-blob-type:BlockBlob\n' : '';
    const length = body.length === 0 ? '' : String(body.length);
    const kind = body.length === 0 ? '' : 'text/plain';
    const text = `PUT\n\n\n${length}\n\n${kind}\n\n\n\n\n\n\n${type}x-ms-date:${date}\nx-ms-version:2021-12-02\n/${name}/${name}/${path}${query === '' ? '' : '\nrestype:container'}`;
    const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
    const headers = {
      ...{ authorization: `SharedKey ${name}:${signature}`, 'x-ms-date': date, 'x-ms-version': '2021-12-02' },
      ...(query === '' && { 'x-ms-blob-type': 'BlockBlob', 'content-type': kind }),
    };
    const answer = await fetch(`${base()}/${path}${query}`, { method: 'PUT', headers, ...(body !== '' && { body }) });
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  }

  it('lists blobs and gives them in parts, with the key of the account', async () => {
    const { read, open } = await machine(env(), { pace });
    expect(await read('az://box/d/*.csv')).toEqual([`az/box/d/a b+é.csv=${large}`, 'az/box/d/x.csv=x']);
    expect(await read('az://box/d/x.csv')).toEqual(['az/box/d/x.csv=x']);
    expect(await open().find('az://box/none/')).toEqual([]);
    const [found] = await open().find('az://box/d/x.csv');
    expect(found).toMatchObject({ bytes: 1, md5: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('gives no mixture of two versions', async () => {
    const { cache, open } = await machine(env(), { pace });
    const sources = open();
    const found = await sources.find('az://box/d/x.csv');
    await put('box/d/x.csv', '', 'y');
    expect(await refusal(sources.bring(found, { cache, onBytes: () => undefined }))).toMatch(
      /^unavailable source-changed/,
    );
    await put('box/d/x.csv', '', 'x');
  });

  it('refuses another key, and who is not told of it', async () => {
    const { open } = await machine(env(), { pace });
    expect(await refusal(open({ trusted: [] }).find('az://box/d/'))).toMatch(
      /^(unavailable source-refused|fail source-empty): /,
    );
    const other = { AZURE_STORAGE_CONNECTION_STRING: env().AZURE_STORAGE_CONNECTION_STRING.replace('Eby8', 'Abc9') };
    expect(await refusal(open({ env: other }).find('az://box/d/'))).toMatch(
      /^unavailable source-refused: .* \(asked with the account key\)/,
    );
  });
});
