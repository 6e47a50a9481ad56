/**
 * One writer as a process of its own: `writer.ts <repository> <remote or ''> <from> <to> [delay]` writes the records
 * of these numbers, each by a write of its own, and prints the addresses that are known to have arrived.
 */
import { openLedger, runAddress } from '../../src/ledger/index.ts';

const [repository = '', remote = '', from = '0', to = '0'] = process.argv.slice(2);
const ledger = await openLedger({ repository, remote: remote === '' ? null : remote });
for (let at = Number(from); at < Number(to); at++) {
  const address = runAddress('delay', at.toString(16).padStart(4, '0').repeat(16));
  await ledger.write([{ address, text: `{"at":${at}}\n` }], `run ${at}`);
  process.stdout.write(`${address}\n`);
}
