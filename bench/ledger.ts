/**
 * What a look-up among 10,000 records costs besides the network, next to what git itself needs:
 * `node bench/ledger.ts [records] [rounds]`. Milliseconds, median and 95th percentile of the rounds.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../src/ledger/index.ts';
import { Git } from '../src/support/git.ts';
import { runProcess } from '../src/support/process.ts';
import { grow } from '../test/ledger/grow.ts';

const records = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 30);

const folder = await mkdtemp(join(tmpdir(), 'bench-ledger-'));
const bare = join(folder, 'origin.git');
await runProcess('git', ['init', '-q', '--bare', '-b', 'main', bare]);
const addresses = await grow(bare, records);
const clone = join(folder, 'clone');
await runProcess('git', ['init', '-q', clone]);
await runProcess('git', ['remote', 'add', 'origin', bare], { cwd: clone });

let next = 0;
const some = (): string => {
  next = (next + 7919) % addresses.length;
  return addresses[next] ?? '';
};

async function measure(name: string, work: () => Promise<unknown>, times = rounds): Promise<void> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const from = performance.now();
    await work();
    took.push(performance.now() - from);
  }
  took.sort((a, b) => a - b);
  const at = (share: number): string => (took[Math.floor(share * (took.length - 1))] ?? Number.NaN).toFixed(1);
  console.log(`${name.padEnd(66)} ${at(0.5).padStart(8)} ${at(0.95).padStart(8)}`);
}

const found = (text: string | undefined): void => {
  if (text === undefined) throw new Error('a record was not found');
};

console.log(`${records} records, ${rounds} rounds, milliseconds${' '.repeat(34)} median      p95`);
const git = new Git(bare);
await measure('floor: git cat-file -p <branch>:<address>, a process', () =>
  git.text(['cat-file', '-p', `mlops/ledger:${some()}`]),
);
await measure('local branch: open and look one up', async () => {
  const ledger = await openLedger({ repository: bare, remote: null });
  found(await ledger.read(some()));
});
const local = await openLedger({ repository: bare, remote: null });
await measure('local branch: one more', async () => found(await local.read(some())));
await measure('local branch: 200 at once', async () => {
  const ledger = await openLedger({ repository: bare, remote: null });
  const read = await ledger.readMany(addresses.slice(0, 200));
  if (read.size !== 200) throw new Error('records are missing');
});
await measure('remote on disk: open and look one up, fetching what is missing', async () => {
  const ledger = await openLedger({ repository: clone });
  found(await ledger.read(some()));
});
const seen = some();
found(await (await openLedger({ repository: clone })).read(seen));
await measure('remote, besides the network: open offline and look one up', async () => {
  const ledger = await openLedger({ repository: clone, offline: true });
  found(await ledger.read(seen));
});
const remote = await openLedger({ repository: clone });
found(await remote.read(seen));
await measure('remote: once more in the same process', async () => found(await remote.read(seen)));
await rm(folder, { recursive: true, force: true });
