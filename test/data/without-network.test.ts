import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { startWorker } from '../../src/data/engines/duckdb-worker-process.ts';
import { withoutNetwork } from '../../src/data/engines/without-network.ts';

/** Answers each call with what became of a connection to the port that is its number. */
const caller = `process.on('message', ({ id }) => {
  const socket = require('node:net').connect(id, '127.0.0.1');
  const say = (value) => process.send({ id, value });
  socket.on('connect', () => { socket.destroy(); say('connected'); });
  socket.on('error', (error) => say(error.code));
});`;

const plain = { command: process.execPath, args: ['-e', caller] };
const isHere = withoutNetwork(plain).command !== process.execPath;

it.runIf(isHere)('the process that reads data reaches no server, not even one of its own machine', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const reached = spawnSync(process.execPath, [
    '-e',
    `require('node:net').connect(${address.port}, '127.0.0.1', () => process.exit())`,
  ]);
  expect(reached.status).toBe(0);
  const worker = startWorker(plain, { home: tmpdir(), memoryLimit: 2 ** 28 });
  expect(await worker.ask({ kind: 'interrupt', id: address.port })).toMatch(/^E(NETUNREACH|CONNREFUSED|HOSTUNREACH)$/);
  worker.kill();
  await worker.ended;
  server.close();
});
