import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Live, type Staged, type TargetContext, verify } from '../../../src/deployment/index.ts';
import type { PrometheusStep, VerifyStep } from '../../../src/project/types.ts';
import { context, filesOnly, scratch, versionOf } from '../scene.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Asked {
  readonly url: string;
  readonly authorization: string | undefined;
}

/** A Prometheus that gives these values one after the other, the last one for ever. */
async function prometheus(values: readonly string[], status = 200) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    const value = values[Math.min(asked.length, values.length) - 1];
    const result = value === undefined ? [] : [{ metric: {}, value: [1435781451.781, value] }];
    const body = { status: 'success', data: { resultType: 'vector', result } };
    response.writeHead(status, { location: '/elsewhere' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked };
}

const watch = (more: Partial<PrometheusStep> = {}): PrometheusStep => ({
  ...{ kind: 'prometheus', query: 'errors{app="a&b"}', max: 0.01, samples: 3, for: 100, every: 20 },
  ...more,
});

const live: Live = { version: 3, digest: null, healthy: true };

async function asked(steps: readonly VerifyStep[], at: Staged | Live = live, more: Partial<TargetContext> = {}) {
  const { around } = context(scratch(), more);
  const wanted = versionOf(around.code, 3, { serve: filesOnly });
  return await verify({ wanted, at, steps }, around);
}

describe('a step that watches Prometheus', () => {
  it('asks every interval until the end, and passes', async () => {
    const { url, asked: sent } = await prometheus(['0.001']);
    const [found, ...others] = await asked([watch({ url })]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      step: 'prometheus max 0.01 for 100ms: errors{app="a&b"}',
      verdict: 'pass',
      sentence: '5 values from 0.00100 to 0.00100, never twice in a row beyond max 0.01.',
    });
    expect(sent.map((one) => one.url)).toEqual(new Array(5).fill('/api/v1/query?query=errors%7Bapp%3D%22a%26b%22%7D'));
    expect(found?.seconds).toBeGreaterThan(0.09);
  });

  it('fails at once where it is beyond the limit twice in a row', async () => {
    const { url, asked: sent } = await prometheus(['0.001', '0.5', '0.6', '0.001']);
    const [found] = await asked([watch({ url, for: 10_000, every: 20 })]);
    expect(found).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/^0\.500 and 0\.600, one after the other/),
    });
    expect(sent).toHaveLength(3);
  });

  it('asks once more where the last value is beyond the limit', async () => {
    const { url, asked: sent } = await prometheus(['0.001', '0.001', '0.001', '0.001', '0.5', '0.001']);
    expect(await asked([watch({ url })])).toMatchObject([
      { verdict: 'pass', sentence: expect.stringMatching(/^6 values/) },
    ]);
    expect(sent).toHaveLength(6);
    const bad = await prometheus(['0.001', '0.001', '0.001', '0.001', '0.5', '0.5']);
    expect(await asked([watch({ url: bad.url })])).toMatchObject([{ verdict: 'fail' }]);
  });

  it('is unknown without data, with NaN, and where nobody answers', async () => {
    expect(await asked([watch({ url: (await prometheus([])).url })])).toMatchObject([
      {
        verdict: 'unknown',
        sentence: expect.stringMatching(/^Only 0 values came, 3 are needed; without a value: no series \(5 times\)\.$/),
      },
    ]);
    expect(await asked([watch({ url: (await prometheus(['NaN'])).url })])).toMatchObject([{ verdict: 'unknown' }]);
    expect(await asked([watch({ url: 'http://127.0.0.1:1' })])).toMatchObject([
      { verdict: 'unknown', sentence: expect.stringMatching(/nobody listens there \(5 times\)/) },
    ]);
  });

  it('follows no redirect', async () => {
    const { url, asked: sent } = await prometheus([], 302);
    expect(await asked([watch({ url })])).toMatchObject([{ verdict: 'unknown' }]);
    expect(sent.filter((one) => one.url === '/elsewhere')).toEqual([]);
  });

  it('is told by a variable where Prometheus is, and with which token, which no sentence shows', async () => {
    const { url, asked: sent } = await prometheus(['0.001']);
    const { around } = context(scratch());
    const env = { ...around.env, MLOPS_PROMETHEUS_URL: `${url}/below/`, TOKEN: 'secret-word' };
    const found = await asked([watch({ token: 'TOKEN' })], live, { env });
    expect(found).toMatchObject([{ verdict: 'pass' }]);
    expect(sent[0]).toMatchObject({
      url: expect.stringMatching(/^\/below\/api\/v1\/query\?/),
      authorization: 'Bearer secret-word',
    });
    expect(JSON.stringify(found)).not.toContain('secret-word');
  });

  it.each([
    [{}, {}, /Nobody says where Prometheus is/],
    [
      { MLOPS_PROMETHEUS_URL: 'http://example.org' },
      {},
      /with https, or on this machine, found "http:\/\/example.org"/,
    ],
    [{ MLOPS_PROMETHEUS_URL: 'https://u:hunter2@example.org' }, {}, /without user, password/],
    [{ MLOPS_PROMETHEUS_URL: 'http://127.0.0.1:1' }, { token: 'TOKEN' }, /variable TOKEN of `token` is not set/],
    [{ MLOPS_PROMETHEUS_URL: 'http://127.0.0.1:1', TOKEN: 'a\r\nb' }, { token: 'TOKEN' }, /holds no token/],
  ])('is unknown where it cannot be asked (%j)', async (env, more, sentence) => {
    const found = await asked([watch(more)], live, { env });
    expect(found).toMatchObject([{ verdict: 'unknown', sentence: expect.stringMatching(sentence) }]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('is not asked of what is staged, only of what is live', async () => {
    const { url, asked: sent } = await prometheus(['0.5']);
    expect(await asked([watch({ url })], {})).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('is not waited for where something else has not passed', async () => {
    const { url, asked: sent } = await prometheus(['0.001']);
    const fails: VerifyStep = { kind: 'run', run: { kind: 'shell', text: 'exit 1' }, timeout: 5000, secrets: [] };
    const found = await asked([fails, watch({ url })]);
    expect(found.map(({ verdict }) => verdict)).toEqual(['fail', 'unknown']);
    expect(found[1]?.sentence).toMatch(/^Not watched/);
    expect(sent).toEqual([]);
  });

  it('ends with the deployment that is cancelled', async () => {
    const { url } = await prometheus(['0.001']);
    const { signal } = { signal: AbortSignal.timeout(100) };
    const work = asked([watch({ url, for: 600_000, every: 60_000 })], live, { signal });
    await expect(work).rejects.toMatchObject({ ends: 'cancelled' });
  });
});
