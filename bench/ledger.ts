/**
 * What a look-up among 10,000 records costs besides the network, next to what git itself needs:
 * node bench/ledger.ts [--records 10000] [--rounds 30]. Target: at most 50 ms besides the network.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../src/ledger/index.ts';
import { Git } from '../src/support/git.ts';
import { runProcess } from '../src/support/process.ts';
import { grow } from '../test/ledger/grow.ts';
import { alternate, heading, judge, numberArgument, table, type Work } from './harness/measure.ts';

const records = numberArgument('records', 10_000);
const rounds = numberArgument('rounds', 30);

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

const found = (text: string | undefined): void => {
  if (text === undefined) throw new Error('a record was not found');
};

heading(`Ledger: look-ups among ${records} records`);
const git = new Git(bare);
const local = await openLedger({ repository: bare, remote: null });
const seen = some();
found(await (await openLedger({ repository: clone })).read(seen));
const remote = await openLedger({ repository: clone });
found(await remote.read(seen));
const offline = 'remote, besides the network: open offline and look one up';
const works: readonly Work[] = [
  {
    name: 'git cat-file -p <branch>:<address>, a process (floor)',
    run: () => git.text(['cat-file', '-p', `mlops/ledger:${some()}`]),
  },
  {
    name: 'local branch: open and look one up',
    run: async () => found(await (await openLedger({ repository: bare, remote: null })).read(some())),
  },
  { name: 'local branch: one more', run: async () => found(await local.read(some())) },
  {
    name: 'local branch: open and look 200 up at once',
    run: async () => {
      const ledger = await openLedger({ repository: bare, remote: null });
      const read = await ledger.readMany(addresses.slice(0, 200));
      if (read.size !== 200) throw new Error('records are missing');
    },
  },
  {
    name: 'remote on disk: open and look one up, fetching what is missing',
    run: async () => found(await (await openLedger({ repository: clone })).read(some())),
  },
  {
    name: offline,
    run: async () => found(await (await openLedger({ repository: clone, offline: true })).read(seen)),
  },
  { name: 'remote: once more in the same process', run: async () => found(await remote.read(seen)) },
];
const timings = await alternate(works, rounds);
table(timings, rounds);
judge(
  timings
    .filter(({ name }) => name === offline || name === 'local branch: open and look one up')
    .map(({ name, median }) => ({ figure: name, value: 1000 * median, limit: 50, unit: 'ms' })),
);
await rm(folder, { recursive: true, force: true });
