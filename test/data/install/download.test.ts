import { describe, expect, it } from 'vitest';
import { type DownloadOptions, download } from '../../../src/data/engines/install/download.ts';
import { mirrorOf } from '../../../src/data/engines/install/mirror.ts';
import { problemsOf } from '../engine.ts';
import { smallShelf, tarball } from './packing.ts';
import { type Answer, cut, give, other, stall, startRegistry, status } from './registry.ts';

const { pinned, tarballs } = smallShelf();
const [api] = pinned.common;
if (api === undefined) throw new Error('the shelf is empty');
const bytes = tarballs.get('/@duckdb/node-api/-/node-api-1.0.0.tgz');
const registry = await startRegistry(tarballs);
const elsewhere = await startRegistry(tarballs);
const limits = { bytes: 1 << 20, stallMs: 20_000, totalMs: 60_000, noticeMs: 0 };

/** Downloads while the registry answers so; gives what was said and how often it was asked as well. */
async function tried(answers: readonly Answer[], more: Partial<DownloadOptions> = {}) {
  registry.next.splice(0, Number.POSITIVE_INFINITY, ...answers);
  registry.asked.length = 0;
  const said: string[] = [];
  const options = { mirror: mirrorOf({ MLOPS_NPM_MIRROR: registry.url }), notice: (text: string) => said.push(text) };
  const work = download(api as NonNullable<typeof api>, { ...options, limits, pauses: [0, 0], ...more });
  const ended = await work.then(
    (got) => ({ got, problems: [] }),
    async () => ({ got: undefined, problems: await problemsOf(work) }),
  );
  return { ...ended, said, requests: registry.asked.length, reason: ended.problems[0]?.reason };
}

describe('a download', () => {
  it('gives the tarball whose digest is pinned', async () => {
    const { got, requests, said } = await tried([]);
    expect([got?.equals(bytes ?? Buffer.alloc(0)), requests]).toEqual([true, 1]);
    expect(said.at(-1)).toMatch(/^@duckdb\/node-api: \d\.\d MB of \d\.\d MB$/);
  });

  it.each([
    ['503', status(503), /the answer is 503/],
    ['429', status(429), /the answer is 429/],
    ['a cut body', cut, /terminated|closed/],
    ['a lost connection', ((response) => response.destroy()) satisfies Answer, /UND_ERR_SOCKET|ECONNRESET/],
  ])('comes through after %s, twice', async (_, answer, why) => {
    const { got, requests, said } = await tried([answer, answer]);
    expect([got?.length, requests]).toEqual([bytes?.length, 3]);
    expect(said.filter((line) => /trying again/.test(line) && why.test(line))).toHaveLength(2);
    expect(await tried([answer, answer, answer])).toMatchObject({
      got: undefined,
      requests: 3,
      reason: 'engine-download-failed',
      problems: [
        { message: expect.stringMatching(/node-api-1\.0\.0\.tgz could not be fetched: .* \(3 attempts\)\.$/) },
      ],
    });
  });

  it('ends where no byte comes any more, or all of it takes too long', async () => {
    const short = await tried([stall, stall, stall], { limits: { ...limits, stallMs: 30 } });
    expect(short).toMatchObject({ got: undefined, reason: 'engine-download-failed' });
    expect(short.problems[0]?.message).toMatch(/no byte came for 0.03 s/);
    const long = await tried([stall], { limits: { ...limits, totalMs: 30 }, pauses: [] });
    expect(long.problems[0]?.message).toMatch(/longer than 0.03 s/);
  });

  it.each([404, 401, 403, 304])('is not tried again after %d', async (code) => {
    const { requests, reason, problems } = await tried([status(code)]);
    expect([requests, reason]).toEqual([1, 'engine-download-failed']);
    expect(problems[0]?.message).toContain(`the answer is ${code}.`);
  });

  it('of other bytes is refused at once', async () => {
    const evil = tarball([{ name: 'package/package.json', bytes: '{}' }]);
    const { requests, problems } = await tried([other(evil)]);
    expect([requests, problems]).toMatchObject([1, [{ reason: 'engine-digest' }]]);
    expect(problems[0]?.message).toContain(api.integrity);
    expect((await tried([other(Buffer.alloc(0))])).reason).toBe('engine-digest');
  });

  it('of too many bytes is refused, announced or not', async () => {
    const small = { limits: { ...limits, bytes: 100 } };
    const announced: Answer = (response) => response.writeHead(200, { 'content-length': 5e9 }).write('x');
    const secret: Answer = (response) => response.writeHead(200).end(Buffer.alloc(1000));
    for (const answer of [announced, secret]) {
      const { requests, problems } = await tried([answer], small);
      expect([requests, problems[0]?.message]).toEqual([1, expect.stringMatching(/more than 100 bytes/)]);
    }
  });

  it('follows a redirect on its host and no other', async () => {
    const there = status(302, { location: '/@duckdb/node-api/-/node-api-1.0.0.tgz' });
    expect(await tried([there, there, there])).toMatchObject({ requests: 4, problems: [] });
    expect((await tried([there, there, there, there, there])).problems[0]?.message).toMatch(/from one address to/);
    for (const location of [`${elsewhere.url}/a.tgz`, 'https://127.0.0.1/a.tgz', 'file:///etc/passwd', 'http://[']) {
      const { requests, problems } = await tried([status(302, { location })]);
      expect(requests).toBe(1);
      expect(problems[0]?.message).toMatch(/leads to (http:|https:|null|nowhere).*no other host is asked/);
    }
    expect(elsewhere.asked).toEqual([]);
  });

  it('sends nothing but its question', async () => {
    const seen: string[] = [];
    await tried([
      (response, content, request) => {
        seen.push(...Object.keys(request.headers));
        give(response, content, request);
      },
    ]);
    expect(seen.filter((name) => /auth|cookie|token/i.test(name))).toEqual([]);
  });

  it('ends when it is cancelled, in the middle and while it waits', async () => {
    for (const answer of [stall, status(503)]) {
      const controller = new AbortController();
      const answered: Answer = (response, content, request) => {
        answer(response, content, request);
        setImmediate(() => controller.abort());
      };
      const { reason, requests } = await tried([answered], { signal: controller.signal, pauses: [600_000] });
      expect([reason, requests]).toEqual(['engine-cancelled', 1]);
    }
  });

  it('without a network says which address could not be reached', async () => {
    const { problems } = await tried([], { mirror: new URL('http://127.0.0.1:9/npm/') });
    expect(problems[0]?.message).toMatch(/^http:\/\/127\.0\.0\.1:9\/npm\/@duckdb.* could not be fetched: /);
  });
});

describe('the mirror', () => {
  it('is npm’s own where nothing is said, and keeps its path', () => {
    expect(mirrorOf({}).host).toBe(mirrorOf({ MLOPS_NPM_MIRROR: '' }).host);
    expect(mirrorOf({}).protocol).toBe('https:');
    expect(mirrorOf({ MLOPS_NPM_MIRROR: 'https://mirror.example/api/npm' }).href).toBe(
      'https://mirror.example/api/npm/',
    );
  });

  it.each([
    'mirror',
    'ftp://mirror.example',
    'https://me:secret@mirror.example',
    'https://mirror.example/?token=secret',
  ])('%s is refused without being repeated', async (value) => {
    const [problem] = await problemsOf(Promise.resolve().then(() => mirrorOf({ MLOPS_NPM_MIRROR: value })));
    expect(problem?.reason).toBe('bad-npm-mirror');
    expect(problem?.message).not.toContain('secret');
  });

  it('is never asked for a package without a digest', async () => {
    registry.asked.length = 0;
    const options = { mirror: new URL(registry.url), notice: () => undefined };
    await expect(download({ ...api, integrity: null }, options)).rejects.toThrow(/has no sha512/);
    await expect(download({ ...api, integrity: 'sha1-abc=' }, options)).rejects.toThrow(/has no sha512/);
    expect(registry.asked).toEqual([]);
  });
});
