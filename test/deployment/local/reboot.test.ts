import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../../src/deployment/targets/local/ports.ts';
import { mainProcess, stopServer } from '../../../src/deployment/targets/local/processes.ts';
import { list, served } from '../scene.ts';
import { fetched, localScene } from './scene.ts';

/** Runs `current.sh` as a unit would: with little in its environment, and as the process that the unit looks at. */
function started(script: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(script, { env: { PATH: '/usr/bin:/bin', ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { pid: child.pid, ended, said: () => said };
}

describe('current.sh', () => {
  it('becomes the live server on its port after a reboot, and is known as that', async () => {
    const port = await freePort();
    const { open, version, places } = localScene(port);
    const target = open();
    await target.apply(version(1, { env: { THREADS: "it's 2" } }));
    const [server = ''] = list(places.servers);
    await stopServer(places, server, 1000);
    expect(await target.status('delay')).toMatchObject({ healthy: false });
    const unit = started(places.script);
    await expect.poll(() => target.status('delay'), { timeout: 20_000 }).toMatchObject({ version: 1, healthy: true });
    expect((await mainProcess(places, server))?.pid).toBe(unit.pid);
    const env = JSON.parse(await fetched(`http://127.0.0.1:${port}`, '/env'));
    expect(env).toMatchObject({ THREADS: "it's 2", MLOPS_VERSION: '1', HOME: expect.stringContaining('mlops') });
    await target.apply(version(2));
    expect(await unit.ended).not.toBe(undefined);
    expect(await target.status('delay')).toMatchObject({ version: 2, healthy: true });
  });

  it('does nothing where the server runs already', async () => {
    const { open, version, places } = localScene();
    const target = open();
    const live = await target.apply(version(1));
    const second = started(places.script);
    expect(await second.ended).toBe(0);
    expect(second.said()).toMatch(/runs already, as process \d+/);
    expect(await target.status('delay')).toEqual(live);
  });

  it('asks for the secrets that the server had', async () => {
    const { around, open, version, places } = localScene();
    Object.assign(around.env, { API: 'key-of-the-api' });
    await open().apply(version(1, { serve: { ...served, secrets: ['API'] } }));
    const [server = ''] = list(places.servers);
    await stopServer(places, server, 1000);
    const without = started(places.script);
    expect(await without.ended).not.toBe(0);
    expect(without.said()).toMatch(/API: is a secret of this server, which is written nowhere/);
    started(places.script, { API: 'key-of-the-api' });
    await expect.poll(() => open().status('delay'), { timeout: 20_000 }).toMatchObject({ healthy: true });
  });

  it('is a script that any POSIX shell reads, and names the live version', async () => {
    const { open, version, places } = localScene();
    const target = open();
    await target.apply(version(1));
    expect(readFileSync(places.script, 'utf8')).toMatch(
      /^#!\/bin\/sh\n# .*version 1 of delay.*\nexec .*\/start\.sh \d+\n$/,
    );
    await target.apply(version(2));
    expect(readFileSync(places.script, 'utf8')).toContain('version 2 of delay');
  });
});
