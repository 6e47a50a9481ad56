import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Deployable, TargetContext } from '../../../src/deployment/index.ts';
import { type Places, placesOf } from '../../../src/deployment/targets/local/places.ts';
import { openLocalTarget } from '../../../src/deployment/targets/local.ts';
import { context, scratch, served, versionOf, type Wish } from '../scene.ts';

const strangers: Server[] = [];

afterEach(async () => {
  for (const server of strangers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A local target in a folder of its own. */
export function localScene(port?: number, more: Partial<TargetContext> = {}) {
  const root = scratch();
  const { around } = context(root, more);
  const ports = new Map(port === undefined ? [] : [['delay', port] as const]);
  const open = (at = port) =>
    openLocalTarget(
      {
        kind: 'local',
        folder: 'target',
        ports: at === port ? ports : new Map(at === undefined ? [] : [['delay', at]]),
      },
      around,
      { stopGrace: 400 },
    );
  const places: Places = placesOf(join(root, 'target'), 'delay');
  const version = (number: number, wish: Wish = {}): Deployable =>
    versionOf(around.code, number, { serve: served, ...wish });
  return { root, around, open, places, version };
}

/** A version whose server misbehaves. */
export function misbehaving(mode: string, startWithin = 20_000): Wish {
  return { env: { MODE: mode }, serve: { ...served, startWithin } };
}

/** What a server answers at a path. */
export async function fetched(endpoint: string | undefined, path: string): Promise<string> {
  const response = await fetch(`${endpoint}${path}`);
  return response.text();
}

/** Listens on a port, as somebody who has nothing to do with us. */
export async function stranger(): Promise<{ readonly port: number; readonly asked: () => Promise<string> }> {
  const server = createServer((_, response) => response.writeHead(200, { connection: 'close' }).end('stranger'));
  strangers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, asked: () => fetched(`http://127.0.0.1:${port}`, '/') };
}

export const reason = (code: string) => ({ problems: [expect.objectContaining({ reason: code })] });
