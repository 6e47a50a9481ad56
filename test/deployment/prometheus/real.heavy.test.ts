import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../../src/deployment/index.ts';
import type { PrometheusStep } from '../../../src/project/types.ts';
import { context, filesOnly, scratch, versionOf } from '../scene.ts';

/** A Prometheus that scrapes itself; `test/harness/prometheus.sh` finds or brings it and says why when it cannot. */
const program = process.env['MLOPS_TEST_PROMETHEUS'] ?? '';
let started: ChildProcess | undefined;
let url = '';

afterAll(() => void started?.kill());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function isReady(): Promise<boolean> {
  const answered = await fetch(`${url}/api/v1/query?query=up`).catch(() => undefined);
  const body = (await answered?.json().catch(() => undefined)) as { data?: { result?: unknown[] } } | undefined;
  return (body?.data?.result?.length ?? 0) > 0;
}

async function found(more: Partial<PrometheusStep>) {
  const step: PrometheusStep = {
    ...{ kind: 'prometheus', query: 'up', max: 5, samples: 2, for: 600, every: 200, url },
    ...more,
  };
  const { around } = context(scratch());
  const at = { version: 3, digest: null, healthy: true };
  const [evidence] = await verify(
    { wanted: versionOf(around.code, 3, { serve: filesOnly }), at, steps: [step] },
    around,
  );
  return `${evidence?.verdict}: ${evidence?.sentence}`;
}

describe.skipIf(program === '')('a real Prometheus', () => {
  beforeAll(async () => {
    const folder = scratch();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const scrape = `{ job_name: self, scrape_interval: 1s, static_configs: [{ targets: ["127.0.0.1:${port}"] }] }`;
    writeFileSync(join(folder, 'prometheus.yml'), `scrape_configs: [${scrape}]\n`);
    const options = [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    started = spawn(program, options, { stdio: 'ignore' });
    for (let tries = 0; tries < 300 && !(await isReady()); tries++) await sleep(100);
  }, 60_000);

  it('answers numbers, series, nothing, NaN and errors as they are read', async () => {
    expect(await found({})).toBe('pass: 3 values from 1 to 1, never twice in a row beyond max 5.');
    expect(await found({ query: 'scalar(up)', min: 2 })).toBe(
      'fail: 1 and 1, one after the other, are beyond min 2 and max 5 (of 2 values).',
    );
    expect(await found({ query: 'no_such_metric' })).toMatch(/^unknown: Only 0 values came.*no series \(3 times\)/);
    expect(await found({ query: 'up * NaN' })).toMatch(/^unknown: .*NaN \(3 times\)/);
    expect(await found({ query: 'up / 0' })).toMatch(/^fail: ∞ and ∞/);
    expect(await found({ query: '{__name__=~"prometheus_tsdb.*"}' })).toMatch(/^unknown: .*gives \d+ series, not one/);
    expect(await found({ query: 'sum(' })).toMatch(/^unknown: Prometheus cannot answer: bad_data: .*parse error/);
    expect(await found({ query: 'up[5m]' })).toMatch(/^unknown: .*gives a matrix, not a number/);
    expect(await found({ query: '"text"' })).toMatch(/^unknown: .*gives a string, not a number/);
  }, 30_000);
});
