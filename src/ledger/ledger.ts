import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { MlopsError } from '../support/problem.ts';
import { checkedAddress, checkedPrefix } from './addresses.ts';
import { ledgerError } from './fail.ts';
import { firstFiles, formatFile, parseJson, requireReadable } from './format.ts';
import { recordHistory } from './history.ts';
import { type Home, type HomeOptions, openHome } from './home.ts';
import { blobOf, objectId, type TreeEntry } from './objects.ts';
import { localTip, tellOfOther } from './other-ledger.ts';
import type { Patience } from './patience.ts';
import type { Ledger, LedgerRecord, LedgerWrite } from './port.ts';
import { openRecordBranch, type RecordBranch } from './record-branch.ts';
import type { RecordProblem } from './record-problem.ts';
import type { View } from './view.ts';
import { openWaiting, type Waiting } from './waiting.ts';

export interface LedgerOptions extends HomeOptions {
  /** Default `mlops/ledger`. */
  readonly branch?: string;
  /** Look only at what was read before, and keep what is written until the next write that is not offline. */
  readonly offline?: boolean;
  /** Told what the user should know and nothing fails for: each sentence once. */
  readonly notice?: (text: string) => void;
  readonly patience?: Patience;
}

export const usualBranch = 'mlops/ledger';

/**
 * Opens the ledger; nothing is read before the first question. The remote is asked for its newest commit once, later
 * questions are answered from there: open another ledger to see what others wrote since.
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const branch = options.branch ?? usualBranch;
  const ref = `refs/heads/${branch}`;
  const home = await openHome(options);
  const notice = once(options.notice ?? (() => undefined));
  const folder = join(home.folder, 'waiting', createHash('sha256').update(ref).digest('hex').slice(0, 16));
  const problem = ledgerProblem(folder);
  const records = openRecordBranch({
    home,
    ref,
    problem,
    notice,
    offline: options.offline ?? false,
    // A ledger that was kept without a remote goes on where a remote has none yet.
    origin: () => localTip(home, ref),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  let told: Promise<void> | undefined;
  const tip = async (): Promise<string | undefined> => {
    const looking = told === undefined && home.remote !== undefined ? localTip(home, ref) : undefined;
    const [commit, local] = await Promise.all([records.tip(), looking]);
    told ??= tellOfOther(home, ref, records.at(commit), local, notice);
    await told;
    return commit;
  };
  const parts: Parts = { home, branch, records, tip, waiting: openWaiting(folder), notice };
  const readMany: Ledger['readMany'] = (addresses) => readRecords(parts, addresses.map(checkedAddress));
  return {
    readMany,
    read: async (address) => (await readMany([address])).get(address),
    write: (list, message) => writeRecords(parts, list, message, options.offline ?? false),
    history: (prefix, limit) =>
      recordHistory({ home, tip, fetchHistory: records.fetchHistory, problem, prefix: checkedPrefix(prefix), limit }),
  };
}

interface Parts {
  readonly home: Home;
  readonly branch: string;
  readonly records: RecordBranch;
  /** The newest commit; looks once whether another ledger is on the local branch. */
  readonly tip: () => Promise<string | undefined>;
  readonly waiting: Waiting;
  readonly notice: (text: string) => void;
}

async function readRecords(parts: Parts, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const view = parts.records.at(await parts.tip());
  const entries = await view.find([formatFile, ...addresses]);
  await requireReadable(view, entries, parts.home.format, parts.branch);
  const wanted = new Map([...entries].filter(([path]) => path !== formatFile || addresses.includes(path)));
  const texts = new Map(await view.texts(wanted));
  for (const [address, text] of texts) {
    if (parseJson(text) !== undefined) continue;
    throw ledgerError('ledger-corrupt', `${address} on ${parts.branch} is not JSON.`);
  }
  for (const address of addresses) {
    const own = texts.has(address) ? undefined : await parts.waiting.find(address);
    if (own !== undefined) texts.set(address, own.text);
  }
  return texts;
}

async function writeRecords(
  parts: Parts,
  list: readonly LedgerRecord[],
  message: string,
  offline: boolean,
): Promise<LedgerWrite> {
  const own = await accept(parts, list);
  if (offline && parts.home.remote !== undefined) return { commit: null, added: [...own.keys()], pushed: false };
  const waited = (await parts.waiting.all()).filter(({ address }) => !own.has(address));
  if (own.size + waited.length === 0) return { commit: null, added: [], pushed: parts.home.remote !== undefined };
  const sent = new Set<string>();
  const edit = async (view: View): Promise<ReadonlyMap<string, string>> => {
    const all = new Map([...(await parts.waiting.all()).map(asEntry), ...own]);
    const entries = await view.find([formatFile, ...all.keys()]);
    await requireReadable(view, entries, parts.home.format, parts.branch);
    const fresh = new Map<string, string>();
    for (const [address, text] of all) {
      const there = entries.get(address);
      if (there === undefined) fresh.set(address, text);
      else if (!isSame(parts.home, there, text)) await conflict(parts, address, own);
      sent.add(address);
    }
    return view.commit === undefined && fresh.size > 0 ? new Map([...firstFiles, ...fresh]) : fresh;
  };
  const { commit, put } = await parts.records.change(edit, message);
  for (const address of sent) await parts.waiting.settle(address);
  const added = put.filter((address) => own.has(address));
  const late = waited.filter(({ address }) => put.includes(address)).length; // not what was set aside
  if (late > 0) parts.notice(`${late} record${late === 1 ? '' : 's'} that waited on this machine: sent.`);
  return { commit: commit ?? null, added, pushed: parts.home.remote !== undefined };
}

/** Checks what is to be written and puts it where a kill cannot lose it. */
async function accept(parts: Parts, list: readonly LedgerRecord[]): Promise<ReadonlyMap<string, string>> {
  const own = new Map<string, string>();
  for (const { address, text } of list) {
    checkedAddress(address);
    if (parseJson(text) === undefined) {
      throw ledgerError('ledger-bad-address', `What is to be written at ${address} is not JSON.`);
    }
    const before = own.get(address) ?? (await parts.waiting.find(address))?.text;
    if (before !== undefined && before !== text) throw conflictAt(address, 'waits on this machine');
    own.set(address, text);
  }
  for (const [address, text] of own) await parts.waiting.put({ address, text });
  return own;
}

function asEntry(record: LedgerRecord): readonly [string, string] {
  return [record.address, record.text];
}

function isSame(home: Home, there: TreeEntry, text: string): boolean {
  return there.oid === objectId(home.format, blobOf(text));
}

/**
 * Ours: an error; the whole write fails, and all that was to be written is kept for people. One that waited: told, so
 * that it blocks nobody.
 */
async function conflict(parts: Parts, address: string, own: ReadonlyMap<string, string>): Promise<void> {
  if (own.has(address)) {
    const asides = await Promise.all([...own.keys()].map((one) => parts.waiting.setAside(one)));
    throw conflictAt(address, `is on ${parts.branch}`, `What was to be written is in ${asides.join(', ')}.`);
  }
  const aside = await parts.waiting.setAside(address);
  parts.notice(
    `${address} waited to be written, but another record is on ${parts.branch}; it was set aside: ${aside}.`,
  );
}

function conflictAt(address: string, where: string, more = ''): MlopsError {
  const sentence = `Another record ${where} at ${address}, with other bytes; it was not overwritten. ${more}`.trim();
  return ledgerError('record-conflict', sentence);
}

function ledgerProblem(waiting: string): RecordProblem {
  const kept = `Records wait in ${waiting} and are sent by the next write.`;
  return (failure, sentence, remedy) => {
    if (failure === 'corrupt') return ledgerError('ledger-corrupt', sentence, remedy);
    if (failure === 'unavailable') return ledgerError('ledger-unavailable', sentence, remedy);
    if (failure === 'busy') return ledgerError('ledger-busy', `${sentence} ${kept}`, remedy);
    return ledgerError('ledger-push-refused', `${sentence} ${kept}`, remedy);
  };
}

function once(notice: (text: string) => void): (text: string) => void {
  const said = new Set<string>();
  return (text) => {
    if (said.has(text)) return;
    said.add(text);
    notice(text);
  };
}
