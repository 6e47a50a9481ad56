import type { MlopsError } from '../support/problem.ts';
import { ledgerError } from './fail.ts';

/** Where the record of all seeds of one fingerprint is: `runs/<model>/<2>/<fingerprint>.json`. */
export function runAddress(model: string, fingerprint: string): string {
  return `runs/${name('model', model)}/${sharded('fingerprint', fingerprint)}`;
}

/** Where it is which files the command of a dataset has made of one set of inputs. @param fingerprint hex, of the build */
export function buildAddress(dataset: string, fingerprint: string): string {
  return `builds/${name('dataset', dataset)}/${sharded('fingerprint', fingerprint)}`;
}

/** Where the evaluation of one run on one test set is, in the same shape as its run. */
export function evaluationAddress(model: string, fingerprint: string): string {
  return `evaluations/${name('model', model)}/${sharded('fingerprint', fingerprint)}`;
}

/**
 * Where the record is that replaces the one at an address: `<fingerprint>.json` → `<fingerprint>.2.json` →
 * `<fingerprint>.3.json`. Undefined for kinds of records that nothing replaces.
 */
export function replacementAddress(address: string): string | undefined {
  const [, stem, number] = /^((?:builds|runs|evaluations)\/.*\/[0-9a-f]+)(?:\.(\d+))?\.json$/.exec(address) ?? [];
  return stem === undefined ? undefined : `${stem}.${Number(number ?? 1) + 1}.json`;
}

/** Where it is recorded that somebody accepted one loss of a model. @param key hex, over exactly what was accepted */
export function acceptanceAddress(model: string, key: string): string {
  return `acceptances/${name('model', model)}/${sharded('key', key)}`;
}

/** Where it is recorded that somebody asked for the trainings of a commit that wait for it. */
export function requestAddress(commit: string): string {
  return `requests/${sharded('commit', commit)}`;
}

/** Where the sketch of one dataset version, read in one way, is. @param key hex, over the data and the way of reading */
export function sketchAddress(key: string): string {
  return `sketches/${sharded('key', key)}`;
}

/** Where it stands which run of a workflow has made a record. @param digest hex, SHA-256 of the record's text */
export function proofAddress(digest: string): string {
  return `proofs/${sharded('digest', digest)}`;
}

/** Which runs belong to a commit of the default branch. */
export function commitAddress(sha: string): string {
  return `commits/${sharded('commit', sha)}`;
}

/** Where the nth version of a model is. @param version from 1 */
export function versionAddress(model: string, version: number): string {
  return `${versionsFolder(model)}/${version}.json`;
}

export function versionsFolder(model: string): string {
  return `versions/${name('model', model)}`;
}

/** Where the nth deployment of a model to an environment is. @param number from 1 */
export function deploymentAddress(environment: string, model: string, number: number): string {
  return `${deploymentsFolder(environment, model)}/${number}.json`;
}

export function deploymentsFolder(environment: string, model: string): string {
  return `${deploymentsOf(environment)}${name('model', model)}`;
}

/** The prefix of all deployments to an environment, with a slash at its end. */
export function deploymentsOf(environment: string): string {
  return `deployments/${name('environment', environment)}/`;
}

/** Where the nth word about what may be promoted is. @param number from 1 */
export function holdAddress(environment: string, model: string, number: number): string {
  return `${holdsFolder(environment, model)}/${number}.json`;
}

export function holdsFolder(environment: string, model: string): string {
  return `holds/${name('environment', environment)}/${name('model', model)}`;
}

/** Where the nth wish for a version in an environment is. @param number from 1 */
export function askedAddress(environment: string, model: string, number: number): string {
  return `${askedFolder(environment, model)}/${number}.json`;
}

export function askedFolder(environment: string, model: string): string {
  return `asked/${name('environment', environment)}/${name('model', model)}`;
}

/** Where it is what the gates of an environment said of one question. @param key hex, over everything that was asked */
export function gatesAddress(environment: string, model: string, key: string): string {
  return `gates/${name('environment', environment)}/${name('model', model)}/${name('key', key)}.json`;
}

/** A plain name of one path segment: what a model may be called, and nothing that a file system or git reads into. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}$/u;
const reserved = /(^\.|\.lock$|\.$)/;

function name(what: string, value: string): string {
  if (plainName.test(value) && !reserved.test(value)) return value;
  throw badAddress(`${JSON.stringify(value)} cannot be the ${what} of a ledger address.`);
}

function sharded(what: string, hex: string): string {
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(hex)) {
    throw badAddress(`${JSON.stringify(hex)} is no ${what}: 40 or 64 hexadecimal digits are expected.`);
  }
  return `${hex.slice(0, 2)}/${hex}.json`;
}

/** A whole address: relative, of plain names, ending in `.json`. Returns it, so that it can be used in place. */
export function checkedAddress(address: string): string {
  const parts = address.split('/');
  const stem = parts.at(-1)?.replace(/\.json$/, '') ?? '';
  if (parts.length < 2 || !address.endsWith('.json') || address.length > 400) {
    throw badAddress(`${JSON.stringify(address)} is no ledger address: <kind>/…/<name>.json is expected.`);
  }
  for (const part of [...parts.slice(0, -1), stem]) name('part', part);
  return address;
}

/** A prefix for the history: plain names, with or without a slash at the end; empty for everything. */
export function checkedPrefix(prefix: string): string {
  const parts = prefix.replace(/\/$/, '').split('/');
  if (prefix !== '') for (const part of parts) name('part', part);
  return prefix;
}

function badAddress(message: string): MlopsError {
  return ledgerError('ledger-bad-address', message);
}
