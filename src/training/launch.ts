import type { Command } from '../project/types.ts';
import type { RunFolder } from './folder.ts';
import type { Ended, Fitness, GracePeriods, StepLauncher } from './launchers/port.ts';
import { openLog } from './log.ts';
import type { StepRequest } from './requests.ts';
import { proxyCredentials } from './variables.ts';

/** Where a step takes place. */
export interface Place {
  readonly folder: RunFolder;
  readonly fitness: Fitness;
  readonly launcher: StepLauncher;
  readonly logPath: string;
}

/** One command of a step. */
export interface StepJob {
  readonly id: string;
  readonly command: Command;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  /** What came before it stands in the log already. */
  readonly append: boolean;
  /** A line before its output, and with the seconds behind it. */
  readonly title?: string;
}

/** Milliseconds between the signals to a step that is stopped: what a runner grants before it kills is 7.5 s. */
const grace: GracePeriods = { interrupt: 3000, terminate: 2500 };
/** Bytes. */
const logLimit = { head: 4 << 20, tail: 4 << 20, shown: 4 << 20 };

/** Runs one command of a step to its end, and keeps and shows what it prints. */
export async function launch(
  request: StepRequest,
  place: Place,
  { title, append, ...job }: StepJob,
  signal: AbortSignal,
): Promise<{ readonly ended: Ended; readonly printed: string }> {
  const log = openLog({
    path: place.logPath,
    append,
    limit: logLimit,
    secrets: [...Object.values(request.secrets ?? {}), ...proxyCredentials(job.env)],
    display: request.onOutput,
  });
  const broken = new AbortController();
  const onOutput = (stream: 'stdout' | 'stderr', chunk: Buffer) => {
    try {
      if (!broken.signal.aborted) log.write(stream, chunk);
    } catch (error) {
      broken.abort(error); // a full disk under the log: the step would go on unseen
    }
  };
  const said: string[] = [];
  const say = (text: string) => {
    said.push(text);
    onOutput('stdout', Buffer.from(`${text}\n`));
  };
  const whole = { ...job, folder: place.folder.root, grace: request.grace ?? grace, onOutput };
  let ended: Ended;
  try {
    if (title !== undefined) say(`--- ${title}`);
    ended = await place.launcher.run(whole, AbortSignal.any([signal, broken.signal]));
    if (title !== undefined) say(`--- ${title}: ${ended.seconds.toFixed(1)} s`);
  } finally {
    log.close();
  }
  if (broken.signal.aborted) throw broken.signal.reason;
  const printed = log.excerpt();
  return { ended, printed: said.length === 0 ? printed : withoutLines(printed, said) };
}

/** What we say ourselves is no word of the command. */
function withoutLines(printed: string, own: readonly string[]): string {
  const lines = printed.split('\n');
  return lines.filter((line) => !own.includes(line)).join('\n');
}
