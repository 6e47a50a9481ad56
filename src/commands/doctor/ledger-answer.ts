import type { Ledger, LedgerEntry } from '../../ledger/index.ts';
import { runAt, scoresAt } from '../situation/checked-records.ts';

/** How many of the newest records are opened: those of the last change or two. */
const opened = 20;

/**
 * When the ledger was last written and by whom; its newest records are read as commands read them. Errors: those of the
 * ledger (`ledger-corrupt`, `ledger-newer`, `ledger-unavailable`) and of records that cannot be read.
 */
export async function ledgerAnswer(ledger: Pick<Ledger, 'history' | 'readMany'>): Promise<string> {
  const entries: LedgerEntry[] = [];
  for await (const entry of ledger.history('', opened)) entries.push(entry);
  const [newest] = entries;
  if (newest === undefined) return 'empty: the first `mlops train` makes it';
  // One that is not there any more was taken out by a reviewed commit.
  const texts = await ledger.readMany([...new Set(entries.map(({ address }) => address))]);
  for (const [address, text] of texts) {
    if (address.startsWith('runs/')) runAt(address, text);
    if (address.startsWith('evaluations/')) scoresAt(address, text);
  }
  return `last record ${newest.at.slice(0, 16).replace('T', ' ')} by ${newest.author}`;
}
