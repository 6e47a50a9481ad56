import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FoundProcess, findProcesses, type Mark, signalAll } from '../../support/process-tree.ts';
import { checkGpus } from './gpus.ts';
import { machineProblems } from './machine.ts';
import { countOomKills } from './oom-kills.ts';
import type { Ended, Job, StepLauncher } from './port.ts';
import { watch } from './watchdog.ts';

const longestTimer = 2 ** 31 - 1;
/** Helpers such as Python's resource tracker end a moment after their parent; they are no survivors. */
const afterglow = 500;
/** For processes that survive a normal end: milliseconds between SIGTERM and SIGKILL. */
const survivorGrace = 1000;
const killGrace = 1000;
const poll = 40;

/** Runs steps as child processes of this one, each in a process group (and session) of its own. */
export const localLauncher: StepLauncher = {
  async check(resources, env) {
    const gpus = await checkGpus(resources, env);
    return { ...gpus, problems: [...machineProblems(resources), ...gpus.problems] };
  },
  run: runJob,
  describe: () => 'this machine',
};

async function runJob(job: Job, signal: AbortSignal): Promise<Ended> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const none = { code: null, signal: null, survivors: [], outOfMemory: undefined };
  if (signal.aborted) return { ...none, how: 'cancelled', seconds: seconds() };
  const killsBefore = await countOomKills();
  const started = await start(job);
  if ('why' in started) return { ...none, how: 'not-started', why: started.why, seconds: seconds() };
  const { child, pid } = started;
  const mark: Mark = { group: pid, id: job.id, folder: job.folder };
  const standDown = watch(pid);
  try {
    const stopping = new AbortController();
    const ended = exitOf(child);
    const how = await Promise.race([
      ended.then(() => 'by-itself' as const),
      interruption(job, signal, stopping.signal),
    ]);
    stopping.abort();
    const survivors = how === 'by-itself' ? await endSurvivors(mark) : [];
    if (how !== 'by-itself') await stopTree(mark, job);
    // A process that hangs in the kernel cannot be ended by anybody; it must not hold us.
    const lost = sleep(killGrace, { code: null, signal: 'SIGKILL' as const }, { ref: false });
    const { code, signal: by } = await Promise.race([ended, lost]);
    await drained(child);
    const killsAfter = await countOomKills();
    const counted = killsBefore !== undefined && killsAfter !== undefined;
    const outOfMemory = counted ? killsAfter > killsBefore : undefined;
    return { how, code, signal: by, seconds: seconds(), survivors, outOfMemory };
  } finally {
    standDown();
  }
}

type Started = { readonly child: ChildProcess; readonly pid: number } | { readonly why: string };

/** A text runs as a workflow's `run` does: bash that ends at the first error, without any profile. */
function start(job: Job): Promise<Started> {
  const shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'];
  const [file = '', ...args] = job.command.kind === 'shell' ? [...shell, job.command.text] : job.command.argv;
  const input = job.input === undefined ? undefined : openSync(job.input, 'r');
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: job.workingDirectory,
      env: job.env,
      detached: true,
      stdio: [input ?? 'ignore', 'pipe', 'pipe'],
    });
    if (input !== undefined) closeSync(input); // the child has its own
    child.stdout?.on('data', (chunk: Buffer) => job.onOutput('stdout', chunk));
    child.stderr?.on('data', (chunk: Buffer) => job.onOutput('stderr', chunk));
    child.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ why: `${file}: ${error.code === 'ENOENT' ? 'command not found' : error.message}` });
    });
    child.once('spawn', () =>
      resolve(child.pid === undefined ? { why: `${file}: no process` } : { child, pid: child.pid }),
    );
  });
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve({ code: child.exitCode, signal: child.signalCode });
    } else {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    }
  });
}

/** Resolves when the time is over or somebody cancels; never, when `over` fires first. */
function interruption(job: Job, signal: AbortSignal, over: AbortSignal): Promise<'timeout' | 'cancelled'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), Math.min(job.timeout, longestTimer));
    const cancel = () => resolve('cancelled');
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    over.addEventListener('abort', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    });
  });
}

/** Asks, tells, kills: the whole tree each time, until nothing is left. */
async function stopTree(mark: Mark, job: Job): Promise<void> {
  const steps: readonly (readonly [NodeJS.Signals, number])[] = [
    ['SIGINT', job.grace.interrupt],
    ['SIGTERM', job.grace.terminate],
    ['SIGKILL', killGrace],
  ];
  for (const [signal, wait] of steps) {
    if ((await endWith(mark, signal, wait)).length === 0) return;
  }
}

async function endSurvivors(mark: Mark): Promise<readonly FoundProcess[]> {
  const survivors = await remaining(mark, afterglow);
  if (survivors.length === 0) return [];
  if ((await endWith(mark, 'SIGTERM', survivorGrace)).length > 0) await endWith(mark, 'SIGKILL', killGrace);
  return survivors;
}

/** SIGKILL is sent again to what was forked meanwhile. */
async function endWith(mark: Mark, signal: NodeJS.Signals, wait: number): Promise<readonly FoundProcess[]> {
  const left = await findProcesses(mark);
  if (left.length === 0) return left;
  signalAll(left, signal);
  return remaining(mark, wait, signal === 'SIGKILL' ? (found) => signalAll(found, signal) : undefined);
}

async function remaining(
  mark: Mark,
  wait: number,
  again?: (found: readonly FoundProcess[]) => void,
): Promise<readonly FoundProcess[]> {
  const until = performance.now() + wait;
  for (;;) {
    const found = await findProcesses(mark);
    if (found.length === 0 || performance.now() >= until) return found;
    again?.(found);
    await sleep(poll);
  }
}

/** Waits for the rest of the output; a process that could not be found must not hold us by an open pipe. */
async function drained(child: ChildProcess): Promise<void> {
  const open = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.destroyed);
  const closed = Promise.all(open.map((stream) => new Promise((resolve) => stream?.once('close', resolve))));
  await Promise.race([closed, sleep(1000, undefined, { ref: false })]);
  for (const stream of open) stream?.destroy();
}
