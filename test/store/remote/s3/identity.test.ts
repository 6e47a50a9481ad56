import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bucketIdentity } from '../../../../src/store/remote/s3/credentials.ts';
import { readSections } from '../../../../src/store/remote/s3/ini.ts';
import { addressOf, bucketPlace, keyOf } from '../../../../src/store/remote/s3/place.ts';

async function home(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aws-'));
  await mkdir(join(folder, '.aws'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, '.aws', name), text);
  return folder;
}
const files = {
  credentials:
    '# mine\n[default]\naws_access_key_id = AKD\naws_secret_access_key=s=1\n[dev]\naws_access_key_id=AKV\naws_secret_access_key=x\naws_session_token=t\n',
  config:
    '[default]\nregion = eu-west-1\n[profile dev]\nregion=eu-west-2\n[profile role]\nrole_arn = arn\n[profile bare]\nregion=x\n',
};

describe('who asks a bucket', () => {
  it('is who the variables say', async () => {
    const env = {
      HOME: await home(files),
      AWS_ACCESS_KEY_ID: 'AK',
      AWS_SECRET_ACCESS_KEY: 's',
      AWS_SESSION_TOKEN: 't',
    };
    expect(await bucketIdentity(env)).toEqual({
      keys: { accessKeyId: 'AK', secretAccessKey: 's', sessionToken: 't', from: 'AWS_ACCESS_KEY_ID' },
      region: 'eu-west-1',
    });
    expect(await bucketIdentity({ ...env, AWS_REGION: 'us-west-2' })).toMatchObject({ region: 'us-west-2' });
  });

  it('is the profile of the shared files', async () => {
    const HOME = await home(files);
    expect(await bucketIdentity({ HOME })).toMatchObject({
      keys: { accessKeyId: 'AKD', secretAccessKey: 's=1' },
      region: 'eu-west-1',
    });
    expect(await bucketIdentity({ HOME, AWS_PROFILE: 'dev' })).toMatchObject({
      keys: { accessKeyId: 'AKV', sessionToken: 't', from: 'profile dev' },
      region: 'eu-west-2',
    });
  });

  it('is nobody where nobody says it', async () => {
    expect(await bucketIdentity({ HOME: '/nonexistent' })).toEqual({ keys: undefined, region: 'us-east-1' });
  });

  it.each([
    [{ AWS_ACCESS_KEY_ID: 'AK' }, 'AWS_SECRET_ACCESS_KEY is not'],
    [{ AWS_SECRET_ACCESS_KEY: 's' }, 'AWS_ACCESS_KEY_ID is not'],
    [{ AWS_PROFILE: 'nobody' }, 'have no such profile'],
    [{ AWS_PROFILE: 'role' }, 'by role_arn, which is not followed here'],
    [{ AWS_PROFILE: 'bare' }, 'has no pair of keys'],
    [{ AWS_CONFIG_FILE: tmpdir() }, 'cannot be read'],
  ])('is an error for %j', async (env, message) => {
    await expect(bucketIdentity({ HOME: await home(files), ...env })).rejects.toMatchObject({
      ends: 'input',
      problems: [{ reason: 'store-credentials', message: expect.stringContaining(message) }],
    });
  });
});

it('shared files have sections, comments and settings of several lines', () => {
  const sections = readSections(
    'stray = 1\n[a]\r\nx=1\r\n; no\n#no=1\ns3 =\n  y = 2\nZ = b = c  \n[profile  d]\nx=2\n[a]\nw=3',
  );
  expect([...sections].map(([name, values]) => [name, Object.fromEntries(values)])).toEqual([
    ['a', { x: '1', s3: '', z: 'b = c', w: '3' }],
    ['profile d', { x: '2' }],
  ]);
});

describe('where a bucket is', () => {
  const base = (bucket: string, region: string, env = {}) => bucketPlace({ bucket, prefix: '' }, region, env).base;

  it.each([
    ['acme', 'eu-west-1', {}, 'https://acme.s3.eu-west-1.amazonaws.com/'],
    ['acme.models', 'eu-west-1', {}, 'https://s3.eu-west-1.amazonaws.com/acme.models/'],
    ['acme', 'cn-north-1', {}, 'https://acme.s3.cn-north-1.amazonaws.com.cn/'],
    ['acme', 'auto', { AWS_ENDPOINT_URL_S3: 'https://x.r2.example.com/' }, 'https://x.r2.example.com/acme/'],
    ['acme', 'x', { AWS_ENDPOINT_URL: 'http://minio:9000/s3' }, 'http://minio:9000/s3/acme/'],
  ])('%s in %s with %j is at %s', (bucket, region, env, expected) => {
    expect(base(bucket, region, env)).toBe(expected);
  });

  it.each([
    ['eu/west', {}],
    ['x', { AWS_ENDPOINT_URL_S3: 'minio:9000' }],
    ['x', { AWS_ENDPOINT_URL_S3: 'http://me@minio' }],
    ['x', { AWS_ENDPOINT_URL_S3: 'ftp://minio' }],
  ])('a region %s with %j is an error', (region, env) => {
    expect(() => base('acme', region, env)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ reason: 'store-bad-address' })] }),
    );
  });

  it('bytes are where a folder has them', () => {
    const place = bucketPlace({ bucket: 'acme', prefix: 'a/b' }, 'us-east-1', {});
    expect(addressOf(place, keyOf(place, `sha256:${'ab'.repeat(32)}`)).pathname).toBe(`/a/b/ab/${'ab'.repeat(31)}`);
  });
});
