/**
 * Preloaded into a command (`node --import`): counts what it does to the world, one line each in the file that
 * MLOPS_TEST_EFFECTS names, and ends the process without a word right before the effect that MLOPS_TEST_KILL_AT names,
 * from 0. Nobody has to list the effects of a command, and none is forgotten when one is added. A request that writes counts
 * twice: before it is sent, and once it is answered, before anybody reads the answer.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const log = process.env['MLOPS_TEST_EFFECTS'];
const written = log === undefined ? undefined : fs.openSync(log, 'a');
const killAt = Number(process.env['MLOPS_TEST_KILL_AT'] ?? -1);
/** Or before the first effect after one whose words match this pattern. */
const killAfter = process.env['MLOPS_TEST_KILL_AFTER'];
let count = 0;
let isNext = false;

function effect(what) {
  if (count === killAt || isNext) {
    if (written !== undefined) fs.writeSync(written, `killed before ${what}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
  isNext ||= killAfter !== undefined && new RegExp(killAfter).test(what);
  if (written !== undefined) fs.writeSync(written, `${count} ${what}\n`);
  count++;
}

/** Of all commands of git those that change something. */
const writing = new Set(['push', 'update-ref', 'unpack-objects', 'commit-tree', 'symbolic-ref']);
const inFiles = ['rename', 'symlink', 'link', 'rm', 'unlink', 'writeFile', 'cp', 'copyFile', 'chmod'];
const withTarget = new Set(['rename', 'symlink', 'link', 'cp', 'copyFile']);
for (const name of inFiles) {
  const words = (args) => [name, args[0], ...(withTarget.has(name) ? [args[1]] : [])].join(' ');
  wrap(fs.promises, name, words);
  wrap(fs, `${name}Sync`, words);
}
wrap(childProcess, 'spawn', ([file, args = []]) => {
  if (file !== 'git') return `spawn ${file} ${args.join(' ')}`;
  return args.some((word) => writing.has(word)) ? `git ${args.join(' ')}` : undefined;
});

const { fetch } = globalThis;
globalThis.fetch = async (address, options) => {
  const what = request(options?.method ?? address.method, address.url ?? address, options?.body);
  if (what === undefined) return fetch(address, options);
  effect(what);
  const response = await fetch(address, options);
  effect(`answered ${what}`);
  return response;
};
for (const module of [http, https]) {
  const { request: original } = module;
  module.request = (...args) => {
    const { method, path } = args.find((one) => one?.method !== undefined) ?? {};
    const what = request(method, args[0] instanceof URL ? args[0] : new URL(path ?? '/', 'http://localhost'));
    if (what === undefined) return original(...args);
    effect(what);
    return original(...args).prependListener('response', () => effect(`answered ${what}`));
  };
}
syncBuiltinESMExports();

/** A question that is asked by POST changes nothing: GraphQL without a mutation, and what artifacts there are. */
function request(method, address, body) {
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method?.toUpperCase())) return undefined;
  const { pathname } = new URL(address);
  if (/\/(ListArtifacts|GetSignedArtifactURL)$/.test(pathname)) return undefined;
  if (pathname.endsWith('/graphql') && !/^\s*\{\s*"query"\s*:\s*"\s*mutation\b/.test(String(body))) return undefined;
  return `${method.toUpperCase()} ${pathname}`;
}

function wrap(object, name, words) {
  const original = object[name];
  object[name] = (...args) => {
    const what = words(args);
    if (what !== undefined) effect(what);
    return original.apply(object, args);
  };
}
