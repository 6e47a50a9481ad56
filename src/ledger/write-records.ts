import type { Meter } from '../support/amount.ts';
import { parsedJson } from '../support/json.ts';
import type { MlopsError } from '../support/problem.ts';
import { checkedAddress } from './addresses.ts';
import { ledgerError } from './fail.ts';
import { firstFiles, formatFile, requireReadable } from './format.ts';
import type { Home } from './home.ts';
import { blobOf, objectId, type TreeEntry } from './objects.ts';
import type { GivenWay, GiveWay, LedgerRecord, LedgerWrite, RecordTexts } from './port.ts';
import type { RecordBranch } from './record-branch.ts';
import type { View } from './view.ts';
import type { Waiting } from './waiting.ts';

/** What a write works on. */
export interface WriteParts {
  readonly home: Home;
  readonly branch: string;
  readonly records: RecordBranch;
  readonly waiting: Waiting;
  readonly notice: (text: string) => void;
}

export interface WriteOptions {
  readonly message: string;
  /** Only put where a later write finds it. */
  readonly offline: boolean;
  readonly giveWay: GiveWay | undefined;
  readonly tell: Meter | undefined;
}

/** Writes records, and what earlier writes could not send: see `Ledger.write`. */
export async function writeRecords(
  parts: WriteParts,
  list: readonly LedgerRecord[],
  { message, offline, giveWay = keepAll, tell }: WriteOptions,
): Promise<LedgerWrite> {
  const { own, late } = await accept(parts, list, giveWay);
  const pushed = parts.home.remote !== undefined;
  if (offline && pushed) return { commit: null, added: [...own.keys()], gaveWay: late, pushed: false };
  const waited = (await parts.waiting.all()).filter(({ address }) => !own.has(address));
  if (own.size + waited.length === 0) return { commit: null, added: [], gaveWay: late, pushed };
  const sent = new Set<string>();
  let given: readonly Yielding[] = [];
  const edit = async (view: View): Promise<RecordTexts> => {
    const all = new Map([
      ...own,
      ...(await parts.waiting.all()).filter(({ address }) => !own.has(address)).map(asEntry),
    ]);
    const entries = await view.find([formatFile, ...all.keys()]);
    await requireReadable(view, entries, parts.home.format, parts.branch);
    const isOther = (address: string, text: string) =>
      entries.has(address) && !isSame(parts.home, entries, address, text);
    const others = new Map([...all].filter(([address, text]) => isOther(address, text)));
    const there = others.size === 0 ? new Map() : await view.texts(only(entries, others));
    given = await decide(parts, { all, own, there }, giveWay);
    for (const address of all.keys()) sent.add(address);
    const left = new Set(given.map(({ record }) => record.address));
    const fresh = new Map([...all].filter(([address]) => !entries.has(address) && !left.has(address)));
    return view.commit === undefined && fresh.size > 0 ? new Map([...firstFiles, ...fresh]) : fresh;
  };
  const { commit, put } = await parts.records.change(edit, message, tell);
  const gaveWay = await Promise.all(given.map((one) => settled(parts, one, own)));
  for (const address of sent) await parts.waiting.settle(address);
  const added = put.filter((address) => own.has(address));
  const count = waited.filter(({ address }) => put.includes(address)).length; // not what was set aside
  if (count > 0) parts.notice(`${count} record${count === 1 ? '' : 's'} that waited on this machine: sent.`);
  const mine = gaveWay.filter(({ address }) => own.has(address));
  return { commit: commit ?? null, added, gaveWay: [...late, ...mine], pushed };
}

const keepAll: GiveWay = () => new Map();

/**
 * Checks what is to be written and puts it where a kill cannot lose it. What waits there since an earlier write was
 * first.
 */
async function accept(parts: WriteParts, list: readonly LedgerRecord[], giveWay: GiveWay) {
  const own = new Map<string, string>();
  const there = new Map<string, string>();
  for (const { address, text } of list) {
    checkedAddress(address);
    if (parsedJson(text) === undefined) {
      throw ledgerError('ledger-bad-address', `What is to be written at ${address} is not JSON.`);
    }
    if (own.has(address) && own.get(address) !== text) throw conflictAt(address, 'is to be written');
    own.set(address, text);
    const before = (await parts.waiting.find(address))?.text;
    if (before !== undefined && before !== text) there.set(address, before);
  }
  const way = there.size === 0 ? new Map() : giveWay(own, there);
  const late: GivenWay[] = [];
  for (const [address, text] of [...own]) {
    const before = there.get(address);
    if (before !== undefined && !way.has(address)) throw conflictAt(address, 'waits on this machine');
    if (!way.has(address)) continue;
    late.push({ address, text, ...(before !== undefined && { there: before }) });
    own.delete(address);
  }
  for (const [address, text] of own) await parts.waiting.put({ address, text });
  return { own, late };
}

interface Colliding {
  readonly all: RecordTexts;
  readonly own: RecordTexts;
  readonly there: RecordTexts;
}

/** What is not written, and whether it is kept for people, once it is certain that the write arrived. */
interface Yielding {
  readonly record: GivenWay;
  readonly how: 'drop' | 'aside';
}

/** Ours that nobody gives way for is an error: the whole write fails, and all that was to be written is kept for people. */
async function decide(
  parts: WriteParts,
  { all, own, there }: Colliding,
  giveWay: GiveWay,
): Promise<readonly Yielding[]> {
  const way = there.size === 0 ? keepAll(all, there) : giveWay(all, there);
  for (const address of there.keys()) {
    if (way.has(address) || !own.has(address)) continue;
    const asides = await Promise.all([...own.keys()].map((one) => parts.waiting.setAside(one)));
    throw conflictAt(address, `is on ${parts.branch}`, `What was to be written is in ${asides.join(', ')}.`);
  }
  return [...all].flatMap(([address, text]): readonly Yielding[] => {
    const recorded = there.get(address);
    const how = way.get(address) ?? (recorded === undefined ? undefined : 'aside');
    if (how === undefined) return [];
    return [{ record: { address, text, ...(recorded !== undefined && { there: recorded }) }, how }];
  });
}

/** One that waited is told, so that it blocks nobody and is not lost; ours is told by who asked. */
async function settled(parts: WriteParts, { record, how }: Yielding, own: RecordTexts): Promise<GivenWay> {
  const { address } = record;
  if (how === 'drop') return record;
  const aside = await parts.waiting.setAside(address);
  if (!own.has(address)) {
    parts.notice(
      `${address} waited to be written, but another record is on ${parts.branch}; it was set aside: ${aside}.`,
    );
  }
  return { ...record, aside };
}

function asEntry(record: LedgerRecord): readonly [string, string] {
  return [record.address, record.text];
}

function isSame(home: Home, entries: ReadonlyMap<string, TreeEntry>, address: string, text: string): boolean {
  return entries.get(address)?.oid === objectId(home.format, blobOf(text));
}

function only(entries: ReadonlyMap<string, TreeEntry>, of: RecordTexts): ReadonlyMap<string, TreeEntry> {
  return new Map([...entries].filter(([address]) => of.has(address)));
}

function conflictAt(address: string, where: string, more = ''): MlopsError {
  const sentence = `Another record ${where} at ${address}, with other bytes; it was not overwritten. ${more}`.trim();
  return ledgerError('record-conflict', sentence);
}
