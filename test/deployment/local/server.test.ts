import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markOf } from '../../../src/deployment/targets/local/places.ts';
import { freePort } from '../../../src/deployment/targets/local/ports.ts';
import { hasProcesses, mainProcess, stopServer } from '../../../src/deployment/targets/local/processes.ts';
import { list, processesWith, served } from '../scene.ts';
import { fetched, localScene, misbehaving, reason, stranger } from './scene.ts';

/** Of all servers of a model, those that run. */
async function running(places: Parameters<typeof hasProcesses>[0]): Promise<string[]> {
  const names = list(places.servers);
  const found = await Promise.all(names.map((name) => hasProcesses(places, name)));
  return names.filter((_, at) => found[at]);
}

describe('a server on a free port', () => {
  it('runs beside the live one while it is staged, and is the live one when it is applied', async () => {
    const { open, version, places } = localScene();
    const target = open();
    const one = await target.apply(version(1));
    const staged = await target.stage(version(2));
    expect(staged.endpoint).not.toBe(one.endpoint);
    expect(await fetched(one.endpoint, '/model')).toBe('weights 1\n');
    expect(await fetched(staged.endpoint, '/model')).toBe('weights 2\n');
    const { pid } = JSON.parse(await fetched(staged.endpoint, '/who'));
    const two = await target.apply(version(2));
    expect(two.endpoint).toBe(staged.endpoint);
    expect(JSON.parse(await fetched(two.endpoint, '/who'))).toMatchObject({ pid, version: '2' });
    expect(await running(places)).toHaveLength(1);
    await expect(fetched(one.endpoint, '/who')).rejects.toThrow();
  });

  it('gets what it was promised, and neither tokens nor the tracking id of a runner', async () => {
    const { around, open, version } = localScene();
    const job = { RUNNER_TRACKING_ID: 'github_1', GITHUB_TOKEN: 'ghs_token', API: 'key of the api', NOT_LISTED: 'x' };
    Object.assign(around.env, job, { HTTPS_PROXY: 'http://me:pass@proxy:1' });
    const serve = { ...served, secrets: ['API', 'NOT_SET'] };
    const live = await open().apply(version(4, { serve, env: { THREADS: "it's 2" } }));
    const env = JSON.parse(await fetched(live.endpoint, '/env'));
    expect(env).toMatchObject({
      MLOPS_MODEL: live.folder,
      MLOPS_MODEL_NAME: 'delay',
      MLOPS_VERSION: '4',
      MLOPS_ENVIRONMENT: 'staging',
      MLOPS_PORT: live.endpoint?.split(':').at(-1),
      API: 'key of the api',
      THREADS: "it's 2",
      HTTPS_PROXY: 'http://me:pass@proxy:1',
    });
    const names = Object.keys(env);
    expect(names.filter((name) => /RUNNER|GITHUB|NOT_/.test(name))).toEqual([]);
  });

  it('writes no secret down, also not that of a proxy', async () => {
    const { root, around, open, version } = localScene();
    Object.assign(around.env, { API: 'key-of-the-api', HTTPS_PROXY: 'http://me:pass-word@proxy:1' });
    await open().apply(version(4, { serve: { ...served, secrets: ['API'] } }));
    const files = list(join(root, 'target', 'delay', 'servers')).flatMap((name) =>
      list(join(root, 'target', 'delay', 'servers', name)).map((file) =>
        join(root, 'target/delay/servers', name, file),
      ),
    );
    const written = [...files, join(root, 'target/delay/current.sh')].map((file) => readFileSync(file, 'utf8')).join();
    expect(written).toContain('API?');
    expect(written).not.toMatch(/key-of-the-api|pass-word/);
  });

  it('is another server where only its variables are others', async () => {
    const { open, version, places } = localScene();
    const target = open();
    const one = await target.apply(version(1));
    const changed = version(1, { env: { THREADS: '8' } });
    expect((await target.plan(changed)).changes).toBe(true);
    const two = await target.apply(changed);
    expect(JSON.parse(await fetched(two.endpoint, '/env'))).toMatchObject({ THREADS: '8' });
    expect(two.endpoint).not.toBe(one.endpoint);
    expect(await running(places)).toHaveLength(1);
    expect((await target.plan(changed)).changes).toBe(false);
  });

  it('gives up what was staged before and never applied', async () => {
    const { open, version, places } = localScene();
    const target = open();
    const forgotten = await target.stage(version(1));
    await target.stage(version(2));
    await expect(fetched(forgotten.endpoint, '/who')).rejects.toThrow();
    expect(await running(places)).toHaveLength(1);
  });

  it('is brought up again where it was killed, and told to be down until then', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    const [server = ''] = await running(places);
    await stopServer(places, server, 100);
    expect(await target.status('delay')).toMatchObject({
      version: 1,
      healthy: false,
      because: expect.stringMatching(/does not run/),
    });
    expect((await target.plan(version(1))).changes).toBe(true);
    expect(await target.apply(version(1))).toMatchObject({ version: 1, healthy: true });
  });

  it('is told to be unhealthy for what its health path answers', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    const main = await mainProcess(places, (await running(places))[0] ?? '');
    process.kill(main?.pid ?? 0, 'SIGSTOP');
    const status = target.status('delay');
    await expect(status).resolves.toMatchObject({
      healthy: false,
      because: expect.stringMatching(/\/health gives no answer/),
    });
    process.kill(main?.pid ?? 0, 'SIGCONT');
  });
});

describe('a server that does not come up', () => {
  it('is told with how it ended and what it said, and leaves the live one alone', async () => {
    const { open, version, places } = localScene();
    const target = open();
    const live = await target.apply(version(1));
    const failure = target.stage(version(2, misbehaving('dies')));
    await expect(failure).rejects.toMatchObject({ ends: 'fail', ...reason('deployment-server-died') });
    await expect(failure).rejects.toThrow(
      /version 2 ended before it was ready, with exit code 3; it says: Error: no weights/,
    );
    expect(await target.status('delay')).toEqual(live);
    expect(await running(places)).toHaveLength(1);
  });

  it('was not ready in time when its health path says no, or leads elsewhere', async () => {
    for (const [mode, status] of [
      ['sick', '503'],
      ['moved', '302'],
    ] as const) {
      const { open, version, places } = localScene();
      const failure = open().stage(version(1, misbehaving(mode, 1500)));
      await expect(failure).rejects.toMatchObject({ ends: 'fail', ...reason('deployment-server-not-ready') });
      await expect(failure).rejects.toThrow(
        new RegExp(`not ready within 1.5 s, /health: status ${status}; it says: listening`),
      );
      expect(await running(places)).toEqual([]);
    }
  });

  it('ended, where it has put itself into the background: nobody could look after it', async () => {
    const { open, version, places } = localScene();
    const failure = open().stage(version(1, misbehaving('leaves')));
    await expect(failure).rejects.toThrow(/ended before it was ready, with exit code 0/);
    expect(processesWith(`MLOPS_MODEL=${places.versions}`)).toEqual([]);
  });

  it('is no reason to wait once the deployment was cancelled', async () => {
    const stop = new AbortController();
    const { open, version, places } = localScene(undefined, { signal: stop.signal });
    const staging = open().stage(version(1, misbehaving('sick', 60_000)));
    await expect.poll(() => running(places)).toHaveLength(1);
    stop.abort();
    await expect(staging).rejects.toMatchObject({ ends: 'cancelled', ...reason('deployment-cancelled') });
    expect(await running(places)).toEqual([]);
  });
});

describe('a server that has to go', () => {
  it.each(['stubborn', 'forks'])('is ended with all that it has started: %s', async (mode) => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1, misbehaving(mode)));
    const [first = ''] = list(places.servers);
    await target.apply(version(2));
    expect(processesWith(first)).toEqual([]);
    expect(await target.status('delay')).toMatchObject({ version: 2, healthy: true });
  });

  it('is told to stay where something starts it again and again', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    const [server = ''] = list(places.servers);
    // As a supervisor might, from outside of the server's processes.
    // Four at once: on a machine that has much to do one alone may not come to it between two looks.
    const again = 'while :; do MLOPS_SERVER="$1" sleep 600 & sleep 0.005; done';
    const restart = `${`(${again}) & `.repeat(4)} wait`;
    const unit = spawn('sh', ['-c', restart, 'unit', markOf(places, server)], { stdio: 'ignore', detached: true });
    try {
      const failure = target.apply(version(2));
      await expect(failure).rejects.toMatchObject({ ends: 'unavailable', ...reason('deployment-process-stays') });
      await expect(failure).rejects.toThrow(/could not be ended: sleep 600 \(pid \d+\)/);
    } finally {
      process.kill(-(unit.pid ?? Number.NaN), 'SIGKILL');
    }
    expect(await target.apply(version(2))).toMatchObject({ version: 2, healthy: true });
    expect(await running(places)).toHaveLength(1);
  });

  it('is not taken for another process that has got its number', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    const [server = ''] = list(places.servers);
    await stopServer(places, server, 100);
    const other = await stranger();
    const of = { schemaVersion: 1, pid: process.pid, host: hostname(), started: '1', port: other.port };
    writeFileSync(join(places.servers, server, 'process.json'), JSON.stringify(of));
    expect(await target.status('delay')).toMatchObject({
      healthy: false,
      because: expect.stringMatching(/does not run/),
    });
    await target.apply(version(2));
    expect(await other.asked()).toBe('stranger');
  });
});

describe('a server on a port of its own', () => {
  it('takes the place of the live one, on the same port', async () => {
    const port = await freePort();
    const { open, version, places } = localScene(port);
    const target = open();
    const one = await target.apply(version(1));
    expect(one.endpoint).toBe(`http://127.0.0.1:${port}`);
    const staged = await target.stage(version(2));
    expect(staged.endpoint).not.toBe(one.endpoint);
    const two = await target.apply(version(2));
    expect(two.endpoint).toBe(one.endpoint);
    expect(JSON.parse(await fetched(two.endpoint, '/who'))).toMatchObject({ version: '2' });
    expect(await running(places)).toHaveLength(1);
  });

  it('gives it back to the live one where the new one does not come up', async () => {
    const port = await freePort();
    const { open, version, places } = localScene(port);
    const target = open();
    await target.apply(version(1));
    const failure = target.apply(version(2, misbehaving('dies')));
    await expect(failure).rejects.toMatchObject(reason('deployment-server-died'));
    await expect(failure).rejects.toThrow(new RegExp(`Version 1 was started again on port ${port} and is ready`));
    expect(await target.status('delay')).toMatchObject({
      version: 1,
      healthy: true,
      endpoint: `http://127.0.0.1:${port}`,
    });
    expect(await running(places)).toHaveLength(1);
  });

  it('says where the live one does not come up again either', async () => {
    const port = await freePort();
    const { open, version, places } = localScene(port);
    const target = open();
    await target.apply(version(1));
    const [server = ''] = list(places.servers);
    rmSync(join(places.servers, server, 'start.sh'));
    const second = target.apply(version(2, misbehaving('dies')));
    await expect(second).rejects.toThrow(
      /Version 1, which was live, could not be started again: The server of version 1 ended/,
    );
    expect(await target.status('delay')).toMatchObject({ version: 1, healthy: false });
  });

  it('does not end a stranger who has the port, and names it', async () => {
    const other = await stranger();
    const { open, version, places } = localScene(other.port);
    const target = open();
    const staged = await target.stage(version(1));
    const failure = target.apply(version(1));
    await expect(failure).rejects.toMatchObject({ ends: 'unavailable', ...reason('deployment-port-taken') });
    await expect(failure).rejects.toThrow(new RegExp(`\\(pid ${process.pid}\\) listens on port ${other.port}`));
    expect(await other.asked()).toBe('stranger');
    expect(await target.status('delay')).toBeUndefined();
    expect(await fetched(staged.endpoint, '/model')).toBe('weights 1\n');
    expect(await running(places)).toHaveLength(1);
  });

  it('moves to another port, and away from it, with the target', async () => {
    const [first, second] = [await freePort(), await freePort()];
    const { open, version, places } = localScene(first);
    await open().apply(version(1));
    const moved = await open(second).apply(version(1));
    expect(moved.endpoint).toBe(`http://127.0.0.1:${second}`);
    expect(await running(places)).toHaveLength(1);
    expect((await open(second).plan(version(1))).changes).toBe(false);
    expect((await open(first).plan(version(1))).changes).toBe(true);
  });

  it('ends where the next version has none', async () => {
    const { open, version, places } = localScene(await freePort());
    const target = open();
    const one = await target.apply(version(1));
    const { run: _, ...without } = served;
    const two = await target.apply(version(2, { serve: without }));
    expect(two).toMatchObject({ version: 2, healthy: true });
    expect(two.endpoint).toBeUndefined();
    await expect(fetched(one.endpoint, '/who')).rejects.toThrow();
    expect(await running(places)).toEqual([]);
    expect(list(places.root)).not.toContain('current.sh');
  });
});
