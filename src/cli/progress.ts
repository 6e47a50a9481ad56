import type { Progress } from '../commands/ports.ts';
import { noMeter } from '../support/amount.ts';
import { commandFence, withoutCommands } from '../support/escape/index.ts';
import { lineProgress } from './progress/line-progress.ts';
import type { Terminal } from './progress/live-block.ts';

export interface StreamOptions {
  readonly quiet: boolean;
  /** A workflow runner reads the stream and obeys lines of a certain form. */
  readonly runner: boolean;
  /** Lines may be drawn over again (`isLiveTerminal`). */
  readonly live: boolean;
}

/**
 * Progress on a stream: in a terminal lines that move, in a log plain ones for what takes longer. What measures characters
 * is slow to load, and only lines that move need it.
 */
export async function streamProgress(stream: Terminal, { quiet, runner, live }: StreamOptions): Promise<Progress> {
  if (quiet) return { stage: (_, work) => work(noMeter), note: () => undefined, output: () => undefined };
  if (live && !runner) {
    const { liveProgress } = await import('./progress/live-progress.ts');
    return marked(liveProgress(stream));
  }
  const plain = marked(lineProgress((text) => void stream.write(text)));
  return runner ? fenced(plain, stream) : plain;
}

/**
 * A terminal that understands how to draw over a line, and a person before it. `TERM=dumb` (editors, some shells) does
 * not, and `CI` is set where a terminal is only pretended and its output kept as a log. `NO_COLOR` asks for what holds
 * anyway: nothing of the progress is told by colour.
 */
export function isLiveTerminal(stream: Pick<NodeJS.WriteStream, 'isTTY'>, env: NodeJS.ProcessEnv): boolean {
  const isCi = !['', '0', 'false'].includes((env['CI'] ?? '').toLowerCase());
  return stream.isTTY === true && env['TERM'] !== 'dumb' && !isCi;
}

/** What a program prints stands apart from what we say. */
function marked(progress: Progress): Progress {
  return { ...progress, output: (text) => progress.output(text.replace(/^(?=.)/gm, '  │ ')) };
}

/** Output of training code is no command to the runner, also while several programs print beside each other. */
function fenced(plain: Progress, stream: Terminal): Progress {
  const fence = commandFence((text) => void stream.write(`${text}\n`));
  return {
    stage: (title, work) => plain.stage(title, (tell) => work(tell).finally(() => fence.close())),
    note: (text) => {
      const wasOpen = fence.close();
      plain.note(withoutCommands(text));
      if (wasOpen) fence.open();
    },
    output: (text) => {
      fence.open();
      plain.output(text);
    },
  };
}
