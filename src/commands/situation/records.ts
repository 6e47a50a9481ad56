import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { replacementAddress } from '../../ledger/index.ts';
import type { Ledger, LedgerRecord, LedgerWrite } from '../../ledger/port.ts';
import type { Meter } from '../../support/amount.ts';
import { canonicalJson, sha256 } from '../../support/canonical.ts';
import { writeAtomic } from '../../support/files.ts';
import { giveWayTo, isOfOtherRun } from './give-way.ts';

/**
 * Records of this command: read from the ledger, or from what earlier commands on this machine found out and have not
 * published yet (`validate` writes no ledger). What a command used or made is published together, in one write.
 */
export interface Records {
  /** Looks up several addresses in one round trip, and with them the records that replace them. */
  load(addresses: readonly string[]): Promise<void>;
  /** A loaded record's text; undefined where there is none. Throws TypeError for an address that nobody loaded or kept. */
  text(address: string): string | undefined;
  /** Whether a loaded record is on the ledger; else it is on this machine only, and nobody else has seen it. */
  published(address: string): boolean;
  /**
   * From now on these are as if they were not there: nobody vouches for them. What is made instead is written beside them
   * and names the record whose place it takes.
   */
  distrust(addresses: readonly string[]): void;
  /** Keeps a record on this machine until it is published. */
  keep(record: LedgerRecord): Promise<void>;
  /** Keeps something that is of use on this machine only, and reads it again. Never published. */
  keepOwn(record: LedgerRecord): Promise<void>;
  ownText(address: string): Promise<string | undefined>;
  /**
   * Writes what was kept or used and is not on the ledger yet, and what waits to be sent; nothing where all is there.
   * Where others were faster their records are used from then on (`giveWayTo`).
   * @param prove gets what is new before it is written, and gives what proves who has made it
   */
  publish(message: string, more?: { readonly prove?: Prove | undefined; readonly tell?: Meter }): Promise<LedgerWrite>;
}

/** Records of the proof, to be written with those that it is about. */
export type Prove = (records: readonly LedgerRecord[]) => Promise<readonly LedgerRecord[]>;

export function openRecords(ledger: Ledger, folder: string): Records {
  const onLedger = new Map<string, string>();
  const kept = new Map<string, string>();
  /** What stands on the ledger and is not trusted. */
  const distrusted = new Map<string, string>();
  const asked = new Set<string>();
  const unknown = (address: string) => ![onLedger, kept, distrusted].some((texts) => texts.has(address));
  const loadAll = async (wanted: readonly string[]) => {
    for (const address of wanted) asked.add(address);
    for (const [address, text] of await ledger.readMany(wanted)) onLedger.set(address, text);
    for (const address of wanted.filter((wish) => !onLedger.has(wish))) {
      const text = await readKept(folder, address);
      if (text !== undefined) kept.set(address, text);
    }
  };
  const forget = async (address: string) => {
    kept.delete(address);
    await rm(join(folder, address), { force: true });
  };
  const keepNew = async (address: string, text: string) => {
    for (const next of replacementOf(address)) asked.add(next); // nothing replaces what was just made
    kept.set(address, text);
    await writeKept(folder, address, text);
  };
  /** What nobody vouches for stays where it is; ours goes behind it. */
  const move = async (address: string, text: string) => {
    const moved = inPlaceOf(address, text, distrusted, onLedger);
    await forget(address);
    for (const passed of moved.passed) {
      const there = distrusted.get(passed);
      if (there !== undefined) onLedger.set(passed, there);
      distrusted.delete(passed);
    }
    await keepNew(moved.address, moved.text);
  };
  return {
    async load(addresses) {
      let wanted = [...new Set(addresses.flatMap(withReplacement))].filter(unknown);
      while (wanted.length > 0) {
        await loadAll(wanted);
        wanted = wanted
          .filter((address) => !unknown(address))
          .flatMap(replacementOf)
          .filter((one) => !asked.has(one));
      }
    },
    text(address) {
      const found = onLedger.get(address) ?? kept.get(address);
      if (found === undefined && !asked.has(address)) throw new TypeError(`nobody has loaded the record ${address}`);
      return found;
    },
    published: (address) => onLedger.has(address),
    distrust(addresses) {
      for (const address of addresses) {
        const text = onLedger.get(address);
        if (text === undefined) continue;
        onLedger.delete(address);
        distrusted.set(address, text);
      }
    },
    async keep({ address, text }) {
      if (distrusted.get(address) === text) {
        // This very run has made it: an earlier attempt of its report has recorded it.
        distrusted.delete(address);
        onLedger.set(address, text);
      }
      if (onLedger.get(address) !== text) await keepNew(address, text);
    },
    keepOwn: ({ address, text }) => writeKept(folder, address, text),
    ownText: (address) => readKept(folder, address),
    async publish(message, { prove, tell } = {}) {
      const known = (address: string) => onLedger.get(address) ?? kept.get(address);
      for (const [address, text] of kept) {
        // Left by an earlier command, while others recorded another run.
        if (isOfOtherRun(address, text, { text: known })) await forget(address);
      }
      for (const [address, text] of [...kept]) if (distrusted.has(address)) await move(address, text);
      const made = [...kept].map(([address, text]) => ({ address, text }));
      const records = [...made, ...((await prove?.(made)) ?? [])];
      // Also with nothing of its own: what an earlier command could not send is sent now.
      const written = await ledger.write(records, message, (ours, there) => giveWayTo(ours, there, known), tell);
      for (const { address, there } of written.gaveWay) {
        await forget(address);
        if (there !== undefined) onLedger.set(address, there);
      }
      for (const [address, text] of kept) onLedger.set(address, text);
      kept.clear();
      return written;
    },
  };
}

/**
 * Where a result goes whose address is taken by one that nobody vouches for: behind the last that stands there, which it
 * names, so that everybody sees what it has replaced.
 */
function inPlaceOf(
  first: string,
  text: string,
  distrusted: ReadonlyMap<string, string>,
  onLedger: ReadonlyMap<string, string>,
): LedgerRecord & { readonly passed: readonly string[] } {
  const there = (address: string) => distrusted.get(address) ?? onLedger.get(address);
  const passed = [first];
  for (;;) {
    const last = passed.at(-1) ?? first;
    const next = replacementAddress(last);
    if (next === undefined) return { address: first, text, passed: [] }; // nothing takes the place of such a record
    if (there(next) !== undefined) {
      passed.push(next);
      continue;
    }
    const replaces = { address: last, digest: `sha256:${sha256(there(last) ?? '')}`, why: 'not-trusted' };
    return { address: next, text: `${canonicalJson({ ...JSON.parse(text), replaces })}\n`, passed };
  }
}

function replacementOf(address: string): readonly string[] {
  const next = replacementAddress(address);
  return next === undefined ? [] : [next];
}

function withReplacement(address: string): readonly string[] {
  return [address, ...replacementOf(address)];
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
