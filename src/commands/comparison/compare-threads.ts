import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { PartsRequest } from '../../metrics/index.ts';
import type { MetricComparison, ScoredRows } from '../../metrics/types.ts';

/** What a thread is asked; its answer are the lines. */
export interface CompareTask {
  readonly rows: ScoredRows;
  readonly request: PartsRequest;
}

/** Threads that compare rows, so that this one goes on reading. What they compute is what `compareParts` says. */
export interface CompareThreads {
  /** Rejects with the error of the comparison, which would be a defect of ours. */
  compare(rows: ScoredRows, request: PartsRequest): Promise<readonly MetricComparison[]>;
  /** What still runs is ended. */
  close(): Promise<void>;
}

/** @param most threads at once; each is started when there is work for it, and then kept */
export function openCompareThreads(most: number): CompareThreads {
  const limit = pLimit(most);
  const all: Worker[] = [];
  const resting: Worker[] = [];
  let closed = false;
  const start = (): Worker => {
    const worker = new Worker(threadFile());
    all.push(worker);
    return worker;
  };
  return {
    compare: (rows, request) =>
      limit(async () => {
        if (closed) throw ended();
        const worker = resting.pop() ?? start();
        const lines = await ask(worker, { rows, request });
        resting.push(worker);
        return lines;
      }),
    async close() {
      closed = true;
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

function ask(worker: Worker, task: CompareTask): Promise<readonly MetricComparison[]> {
  return new Promise((resolve, reject) => {
    const end = () => reject(ended());
    worker.once('error', reject);
    worker.once('exit', end);
    worker.once('message', (lines: readonly MetricComparison[]) => {
      worker.off('error', reject).off('exit', end);
      resolve(lines);
    });
    worker.postMessage(task);
  });
}

function ended(): Error {
  return new Error('the thread that compares has ended');
}

/** Beside this module: a source file, or a bundle beside or above the chunk that this is part of. */
function threadFile(): string {
  const names = ['./compare-thread.ts', './compare-thread.js', '../compare-thread.js'];
  const found = names.map((name) => fileURLToPath(new URL(name, import.meta.url))).find((file) => existsSync(file));
  if (found === undefined) throw new Error('there is no compare-thread.js beside the bundle');
  return found;
}
