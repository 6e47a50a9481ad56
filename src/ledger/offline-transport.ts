import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, writeAtomic } from '../support/files.ts';
import type { Home } from './home.ts';
import type { RecordProblem } from './record-problem.ts';
import type { Remote } from './remote.ts';
import type { Transport } from './transport.ts';

export interface OfflineTransportOptions {
  readonly home: Home;
  readonly remote: Remote;
  readonly ref: string;
  readonly problem: RecordProblem;
  readonly notice: (text: string) => void;
  /** A local commit that answers while the remote was never seen. */
  readonly origin: (() => Promise<string | undefined>) | undefined;
}

const onlineOnce = 'Run the command once without --offline where the remote answers; what it reads is kept.';

/** What was seen of the remote before, and nothing else. What was not seen is "cannot tell", never "not there". */
export function offlineTransport(options: OfflineTransportOptions): Transport {
  const { home, remote, ref, problem, notice } = options;
  const cannot = (what: string): Promise<never> => {
    const sentence = `${what} of ${remote.label} was not read before, and we are offline.`;
    return Promise.reject(problem('unavailable', sentence, onlineOnce));
  };
  const fromHere = async (): Promise<string> => {
    const local = await options.origin?.();
    if (local === undefined) return await cannot(ref);
    notice(`The ledger of ${remote.label} was never read here; offline, the local branch answers for it.`);
    return local;
  };

  return {
    label: `${remote.label} as seen before`,
    kind: 'offline',
    async tip() {
      const text = await readFile(tipFile(home, ref), 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      if (text === undefined) return await fromHere();
      return text.trim() === '' ? undefined : text.trim();
    },
    fetchCommit: () => cannot(`The newest commit on ${ref}`),
    fetchObjects: () => cannot(`What is asked for on ${ref}`),
    fetchFolders: () => cannot(`What is asked for on ${ref}`),
    fetchHistory: () => Promise.resolve(),
    publish: () => Promise.resolve({ kind: 'refused', words: 'we are offline' }),
  };
}

/** Keeps what the remote's ref named, for work without the remote. An empty file: there was no such ref. */
export async function rememberTip(home: Home, ref: string, commit: string | undefined): Promise<void> {
  const file = tipFile(home, ref);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  const now = `${commit ?? ''}\n`;
  if (before !== now) await writeAtomic(file, now);
}

function tipFile(home: Home, ref: string): string {
  return join(home.folder, 'seen', createHash('sha256').update(ref).digest('hex').slice(0, 16));
}
