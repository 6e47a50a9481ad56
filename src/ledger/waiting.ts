import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, writeAtomic } from '../support/files.ts';
import type { LedgerRecord } from './port.ts';

/**
 * Records that are not known to be on the ledger yet, one file each. A record is put here before it is sent, so that
 * a kill, a refused push or a dead network loses nothing: the next write sends it.
 */
export interface Waiting {
  put(record: LedgerRecord): Promise<void>;
  find(address: string): Promise<LedgerRecord | undefined>;
  all(): Promise<readonly LedgerRecord[]>;
  /** It is on the ledger. */
  settle(address: string): Promise<void>;
  /** It cannot go to the ledger, since another record is there; kept for people. Returns where. */
  setAside(address: string): Promise<string>;
}

export function openWaiting(folder: string): Waiting {
  const fileOf = (address: string): string =>
    join(folder, `${createHash('sha256').update(address).digest('hex').slice(0, 40)}.json`);

  const load = async (file: string): Promise<LedgerRecord | undefined> => {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return undefined; // another process has just sent it
      throw error;
    });
    return text === undefined ? undefined : parse(text);
  };

  return {
    put: (record) => writeAtomic(fileOf(record.address), `${JSON.stringify({ schemaVersion: 1, ...record })}\n`),
    find: (address) => load(fileOf(address)),
    async all() {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      const files = names.filter((name) => /^[0-9a-f]{40}\.json$/.test(name)).sort();
      const records = await Promise.all(files.map((name) => load(join(folder, name))));
      return records.filter((record) => record !== undefined);
    },
    settle: (address) => rm(fileOf(address), { force: true }),
    async setAside(address) {
      const aside = join(folder, 'conflicts');
      await mkdir(aside, { recursive: true });
      const target = join(aside, `${Date.now()}-${address.replaceAll('/', '-').slice(-120)}`);
      await rename(fileOf(address), target).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      return target;
    },
  };
}

function parse(text: string): LedgerRecord | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('address' in value) || !('text' in value)) return undefined;
  const { address, text: content } = value;
  return typeof address === 'string' && typeof content === 'string' ? { address, text: content } : undefined;
}
