import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parsedJson } from '../support/json.ts';
import { checkedAddress, checkedPrefix } from './addresses.ts';
import { ledgerError } from './fail.ts';
import { formatFile, requireReadable } from './format.ts';
import { recordHistory } from './history.ts';
import { type HomeOptions, openHome } from './home.ts';
import { localTip, tellOfOther } from './other-ledger.ts';
import type { Patience } from './patience.ts';
import type { Ledger } from './port.ts';
import { openRecordBranch } from './record-branch.ts';
import type { RecordProblem } from './record-problem.ts';
import type { View } from './view.ts';
import { openWaiting } from './waiting.ts';
import { tellOfLoss } from './went-back.ts';
import { type WriteParts, writeRecords } from './write-records.ts';

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
    onlyAdds: true,
    // A ledger that was kept without a remote goes on where a remote has none yet.
    origin: () => localTip(home, ref),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  let told: Promise<void> | undefined;
  const tell = async (view: View, local: string | undefined): Promise<void> => {
    if (!(options.offline ?? false)) await tellOfLoss(home, ref, view, notice);
    await tellOfOther(home, ref, view, local, notice);
  };
  const tip = async (): Promise<string | undefined> => {
    const looking = told === undefined && home.remote !== undefined ? localTip(home, ref) : undefined;
    const [commit, local] = await Promise.all([records.tip(), looking]);
    told ??= tell(records.at(commit), local);
    await told;
    return commit;
  };
  const parts: Parts = { home, branch, records, tip, waiting: openWaiting(folder), notice };
  const readMany: Ledger['readMany'] = (addresses) => readRecords(parts, addresses.map(checkedAddress));
  return {
    readMany,
    list: (folders) => listRecords(parts, folders),
    read: async (address) => (await readMany([address])).get(address),
    write: (list, message, giveWay, tell) =>
      writeRecords(parts, list, { message, offline: options.offline ?? false, giveWay, tell }),
    history: (prefix, limit) => {
      const { fetchHistory } = records;
      const query = { home, tip, fetchHistory, problem, prefix: checkedPrefix(prefix), limit };
      return recordHistory({ ...query, requireReadable: (commit) => requireLedger(parts, commit) });
    },
  };
}

interface Parts extends WriteParts {
  /** The newest commit; looks once whether another ledger is on the local branch. */
  readonly tip: () => Promise<string | undefined>;
}

async function readRecords(parts: Parts, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const view = parts.records.at(await parts.tip());
  const entries = await view.find([formatFile, ...addresses]);
  await requireReadable(view, entries, parts.home.format, parts.branch);
  const wanted = new Map([...entries].filter(([path]) => path !== formatFile || addresses.includes(path)));
  const texts = new Map(await view.texts(wanted));
  for (const [address, text] of texts) {
    if (parsedJson(text) !== undefined) continue;
    throw ledgerError('ledger-corrupt', `${address} on ${parts.branch} is not JSON.`);
  }
  for (const address of addresses) {
    const own = texts.has(address) ? undefined : await parts.waiting.find(address);
    if (own !== undefined) texts.set(address, own.text);
  }
  return texts;
}

/** What waits on this machine to be sent is listed as well: it is read as if it were there. */
async function listRecords(parts: Parts, folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = folders.map(checkedPrefix);
  const view = parts.records.at(await parts.tip());
  await requireReadable(view, await view.find([formatFile]), parts.home.format, parts.branch);
  const [there, waiting] = await Promise.all([view.names(asked), parts.waiting.all()]);
  return new Map(
    asked.map((folder) => {
      const own = waiting.flatMap(({ address }) => nameIn(folder, address));
      const names = new Set([...(there.get(folder) ?? []), ...own]);
      return [folder, [...names].filter((name) => name.endsWith('.json')).sort(byNumber)];
    }),
  );
}

function nameIn(folder: string, address: string): readonly string[] {
  const name = address.startsWith(`${folder}/`) ? address.slice(folder.length + 1) : '';
  return name === '' || name.includes('/') ? [] : [name];
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** Refuses a commit that is no ledger which this version reads. */
async function requireLedger({ records, home, branch }: Parts, commit: string): Promise<void> {
  const view = records.at(commit);
  await requireReadable(view, await view.find([formatFile]), home.format, branch);
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
