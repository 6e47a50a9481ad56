import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Places, placesOf } from '../../../src/deployment/targets/local/places.ts';
import { freePort } from '../../../src/deployment/targets/local/ports.ts';
import { hasProcesses } from '../../../src/deployment/targets/local/processes.ts';
import { openLocalTarget } from '../../../src/deployment/targets/local.ts';
import { codeIn, list, processesWith, scratch } from '../scene.ts';
import { deployable, quiet } from './world.ts';

const killing = new URL('kill-at.ts', import.meta.url).href;
const deploying = fileURLToPath(new URL('deploy.ts', import.meta.url));

/** Which effects are hit: every `step`-th, from the `first` on; or all but those. */
export interface Choice {
  readonly step: number;
  readonly first: number;
  readonly others: boolean;
}

/**
 * Declares the tests: a deployment is killed before and after each effect that it has, whatever those are, and run again.
 * Each time it has to end as one that nobody disturbed: one server, the link, the files, and nothing half-made.
 */
export function killTests(choice: Choice): void {
  describe.each([
    ['on a free port', { fixed: false, dies: false }],
    ['on a port of its own', { fixed: true, dies: false }],
    ['on a port of its own, on which the new server does not come up', { fixed: true, dies: true }],
  ])('a deployment %s', (_, { fixed, dies }) => {
    const root = scratch();
    const code = codeIn(root);
    const places = placesOf(join(root, 'target'), 'delay');
    let port = 0;
    let number = 2;
    let effects: readonly string[] = [];

    const open = () =>
      openLocalTarget(
        { kind: 'local', folder: 'target', ports: new Map(port === 0 ? [] : [['delay', port]]) },
        quiet(root, code),
        { stopGrace: 2000 },
      );
    const diesOn = () => (dies ? port : 0);

    beforeAll(async () => {
      if (fixed) port = await freePort();
      for (const version of [1, 2]) await deployed({ root, code, number: version, port, diesOn: 0 });
      await expectLive(2, open, places);
      number = 3;
      const { printed } = await deployed({ root, code, number, port, diesOn: diesOn() });
      effects = JSON.parse(printed);
      await expectLive(dies ? 2 : 3, open, places);
    });

    it('has effects on every part of what it leaves', () => {
      const text = effects.join('\n');
      for (const part of ['spawn /bin/sh', '/versions', 'kill ', '/lock']) expect(text).toContain(part);
      for (const part of ['symlink versions/', 'live.json', 'current.sh']) expect(text.includes(part)).toBe(!dies);
    });

    for (const when of ['before', 'after'] as const) {
      it(`killed ${when} each effect, and run again, ends as one that was not`, async () => {
        const chosen = effects.map((_, at) => at + 1).filter((at) => isChosen(choice, when, at));
        let hits = 0;
        for (const at of chosen) {
          number += 1;
          const { signal } = await deployed({ root, code, number, port, diesOn: diesOn(), killAt: `${when}:${at}` });
          if (signal === 'SIGKILL') hits += 1;
          await again(deployable(code, number, diesOn()));
          await expectLive(dies ? 2 : number, open, places);
        }
        // One may have fewer effects than the one that was counted, as when a server ends at once.
        expect(hits).toBeGreaterThan(chosen.length * 0.8);
      }, 600_000);
    }

    async function again(wanted: ReturnType<typeof deployable>): Promise<void> {
      const target = open();
      await target.stage(wanted);
      if (!dies) return void (await target.apply(wanted));
      const failure = target.apply(wanted);
      await expect(failure).rejects.toMatchObject({ problems: [{ reason: 'deployment-server-died' }] });
      await expect(failure).rejects.toThrow(/Version 2 was started again on port \d+ and is ready\./);
      await target.discard(wanted);
    }
  });
}

function isChosen({ step, first, others }: Choice, when: 'before' | 'after', at: number): boolean {
  return (at % step === (first + (when === 'after' ? Math.floor(step / 2) : 0)) % step) !== others;
}

interface Deployment {
  readonly root: string;
  readonly code: string;
  readonly number: number;
  readonly port: number;
  readonly diesOn: number;
  readonly killAt?: string;
}

async function deployed(deployment: Deployment): Promise<{ readonly signal: string | null; readonly printed: string }> {
  const { root, code, number, port, diesOn, killAt } = deployment;
  const args = [root, code, number, port, diesOn].map(String);
  const child = spawn(process.execPath, ['--import', killing, deploying, ...args], {
    env: { ...process.env, ...(killAt === undefined ? {} : { KILL_AT: killAt }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  return new Promise((resolve) => child.once('close', (_, signal) => resolve({ signal, printed })));
}

async function expectLive(
  version: number,
  open: () => ReturnType<typeof openLocalTarget>,
  places: Places,
): Promise<void> {
  const live = await open().status('delay');
  expect(live).toMatchObject({ version, healthy: true });
  const who = await fetch(`${live?.endpoint}/who`);
  expect(await who.json()).toMatchObject({ version: String(version) });
  expect(list(places.root)).toEqual(['code', 'current', 'current.sh', 'live.json', 'logs', 'servers', 'versions']);
  const servers = list(places.servers);
  expect(servers).toHaveLength(1);
  expect(list(join(places.servers, servers[0] ?? ''))).toEqual(['process.json', 'server.json', 'start.sh']);
  expect(await hasProcesses(places, servers[0] ?? '')).toBe(true);
  expect(list(places.versions).length).toBeLessThanOrEqual(3);
  // Of all that was ever started below this folder, only what is live runs: no server is there twice.
  const pids = processesWith(`MLOPS_MODEL=${places.versions}`);
  expect(pids).toEqual(processesWith(`MLOPS_VERSION=${version}\0`).filter((pid) => pids.includes(pid)));
}
