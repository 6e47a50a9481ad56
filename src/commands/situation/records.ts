import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ledger, LedgerRecord, LedgerWrite } from '../../ledger/port.ts';
import { writeAtomic } from '../../support/files.ts';

/**
 * Records of this command: read from the ledger, or from what earlier commands on this machine found out and have not
 * published yet (`validate` writes no ledger). What a command used or made is published together, in one write.
 */
export interface Records {
  /** Looks up several addresses in one round trip. */
  load(addresses: readonly string[]): Promise<void>;
  /** A loaded record's text; undefined where there is none. Throws TypeError for an address that nobody loaded or kept. */
  text(address: string): string | undefined;
  /** What was kept and is not published. */
  pending(): readonly LedgerRecord[];
  /** Keeps a record on this machine until it is published. */
  keep(record: LedgerRecord): Promise<void>;
  /** Keeps something that is of use on this machine only, and reads it again. Never published. */
  keepOwn(record: LedgerRecord): Promise<void>;
  ownText(address: string): Promise<string | undefined>;
  /** Writes what was kept or used and is not on the ledger yet, and what waits to be sent; nothing where all is there. */
  publish(message: string): Promise<LedgerWrite>;
}

export function openRecords(ledger: Ledger, folder: string): Records {
  const onLedger = new Map<string, string>();
  const kept = new Map<string, string>();
  const asked = new Set<string>();
  return {
    async load(addresses) {
      const wanted = [...new Set(addresses)].filter((address) => !onLedger.has(address) && !kept.has(address));
      for (const address of wanted) asked.add(address);
      for (const [address, text] of await ledger.readMany(wanted)) onLedger.set(address, text);
      for (const address of wanted.filter((wish) => !onLedger.has(wish))) {
        const text = await readKept(folder, address);
        if (text !== undefined) kept.set(address, text);
      }
    },
    text(address) {
      const found = onLedger.get(address) ?? kept.get(address);
      if (found === undefined && !asked.has(address)) throw new TypeError(`nobody has loaded the record ${address}`);
      return found;
    },
    pending: () => [...kept].map(([address, text]) => ({ address, text })),
    async keep({ address, text }) {
      if (onLedger.get(address) === text) return;
      kept.set(address, text);
      await writeKept(folder, address, text);
    },
    keepOwn: ({ address, text }) => writeKept(folder, address, text),
    ownText: (address) => readKept(folder, address),
    async publish(message) {
      const records = this.pending();
      // Also with nothing of its own: what an earlier command could not send is sent now.
      const written = await ledger.write(records, message);
      for (const { address, text } of records) {
        onLedger.set(address, text);
        kept.delete(address);
      }
      return written;
    },
  };
}

async function readKept(folder: string, address: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(folder, address), 'utf8');
    JSON.parse(text);
    return text;
  } catch {
    return undefined; // nothing was kept at this address, or it is damaged: then it is found out again
  }
}

async function writeKept(folder: string, address: string, text: string): Promise<void> {
  const file = join(folder, address);
  await mkdir(dirname(file), { recursive: true });
  await writeAtomic(file, text);
}
