import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../../../support/files.ts';
import { refuse } from '../../fail.ts';

const poll = 50;

/** A port on which nobody listens now. */
export async function freePort(): Promise<number> {
  const port = await bind(0);
  if (port === undefined) throw new TypeError('the system gives no port');
  return port;
}

/**
 * Waits until nobody listens on a port; a server that was ended may need a moment to let go of it.
 * Errors: deployment-port-taken, with the process that has it where the system tells. @param patience milliseconds
 */
export async function requireFree(port: number, model: string, patience: number): Promise<void> {
  const until = performance.now() + patience;
  while ((await bind(port)) === undefined) {
    if (performance.now() >= until) {
      const who = (await listenerOn(port)) ?? 'another process, which the system does not name to this user,';
      throw refuse('deployment-port-taken', `${who} listens on port ${port}, where the server of ${model} has to.`);
    }
    await sleep(poll);
  }
}

/** Takes a port on all addresses for a moment: the port, or undefined where somebody has it on one of them. */
async function bind(port: number): Promise<number | undefined> {
  const all = await bindAt(port, '0.0.0.0');
  // Who listens on one address alone does not keep others from taking all, on some systems.
  if (all === undefined || port === 0) return all;
  const loopback = await bindAt(port, '127.0.0.1');
  const six = await bindAt(port, '::');
  return loopback === undefined || six === undefined ? undefined : port;
}

function bindAt(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (systemCode(error) === 'EADDRINUSE') resolve(undefined);
      else if (host === '::' || systemCode(error) === 'EACCES')
        resolve(port); // no IPv6; a low port that only the server may take
      else reject(error);
    });
    server.listen({ port, host, ipv6Only: host === '::' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

/** "node server.js (pid 7)" of who listens on a port; undefined where nobody does, or the system does not tell. */
async function listenerOn(port: number): Promise<string | undefined> {
  const sockets = new Set((await Promise.all(['tcp', 'tcp6'].map((table) => listening(table, port)))).flat());
  if (sockets.size === 0) return undefined;
  for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      const leads = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
      if (sockets.has(leads)) return `${await commandOf(pid)} (pid ${pid})`;
    }
  }
  return undefined;
}

/** The listening sockets of a port, as /proc/net/tcp has them: local address in field 2, state in 4, inode in 10. */
async function listening(table: string, port: number): Promise<readonly string[]> {
  const text = await readFile(`/proc/net/${table}`, 'latin1').catch(() => '');
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(ending) === true && fields[3] === '0A')
    .map((fields) => `socket:[${fields[9]}]`);
}

async function commandOf(pid: string): Promise<string> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.replaceAll('\0', ' ').trim().slice(0, 200) || `process ${pid}`;
}
