import { describe, expect, it, onTestFinished } from 'vitest';
import { listingReply, objectReply } from '../harness/bucket-objects.ts';
import { startServer } from '../harness/http-server.ts';
import { machine, refusal } from './scene.ts';

async function google(env: NodeJS.ProcessEnv = {}) {
  const objects = new Map([['d/a.csv', Buffer.from('1')]]);
  const server = await startServer((got) => {
    const key = got.url.pathname.replace('/acme/', '');
    const found = objects.get(key);
    if (got.url.searchParams.has('list-type')) return listingReply(got, objects);
    return found === undefined ? { status: 404 } : objectReply(got, found);
  });
  onTestFinished(() => server.stop());
  return { server, ...(await machine({ STORAGE_EMULATOR_HOST: `http://${server.host}`, ...env })) };
}

describe("objects of Google's storage", () => {
  it('are asked for with a token, with HMAC keys, or as nobody', async () => {
    const said = async (env: NodeJS.ProcessEnv, trusted: 'all' | [] = 'all') => {
      const { read, server } = await google(env);
      expect(await read('gs://acme/d/*.csv', { trusted })).toEqual(['gs/acme/d/a.csv=1']);
      expect(new Set(server.requests.map(({ headers }) => headers.authorization?.slice(0, 35))).size).toBe(1);
      return server.requests[0]?.headers.authorization;
    };
    expect(await said({})).toBeUndefined();
    expect(await said({ GOOGLE_OAUTH_ACCESS_TOKEN: 'ya29.x' })).toBe('Bearer ya29.x');
    expect(await said({ CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29.y' })).toBe('Bearer ya29.y');
    expect(await said({ GS_ACCESS_KEY_ID: 'GOOG1', GS_SECRET_ACCESS_KEY: 's' })).toMatch(
      /^AWS4-HMAC-SHA256 Credential=GOOG1\/\d{8}\/auto\/s3\//,
    );
    expect(await said({ GOOGLE_OAUTH_ACCESS_TOKEN: 'ya29.x' }, [])).toBeUndefined();
    expect(await said({ AWS_ACCESS_KEY_ID: 'AK', AWS_SECRET_ACCESS_KEY: 's' })).toBeUndefined();
  });

  it('are not asked for with half of the keys, a broken token or at an odd place', async () => {
    const asked = async (env: NodeJS.ProcessEnv) => refusal((await google(env)).open().find('gs://acme/d/'));
    expect(await asked({ GS_ACCESS_KEY_ID: 'GOOG1' })).toMatch(/^input source-credentials: Of GS_ACCESS_KEY_ID/);
    expect(await asked({ GOOGLE_OAUTH_ACCESS_TOKEN: 'a\nb' })).toMatch(/^input source-credentials: The access token/);
    expect(await asked({ STORAGE_EMULATOR_HOST: 'http://example.org' })).toMatch(
      /^input source-credentials: STORAGE_EMULATOR_HOST/,
    );
  });
});
