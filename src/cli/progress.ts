import type { Progress } from '../commands/ports.ts';
import { commandFence, withoutCommands } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';

const silenceMs = 2000;

/** Where progress goes, as much of a stream as it needs. */
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

export interface StreamOptions {
  readonly quiet: boolean;
  /** A workflow runner reads the stream and obeys lines of a certain form. */
  readonly runner: boolean;
}

/** Progress on a stream: in a terminal one moving line for each stage, in a log plain lines for what takes longer. */
export function streamProgress(stream: Stream, { quiet, runner }: StreamOptions): Progress {
  if (quiet) return { stage: (_, work) => work(), note: () => undefined, output: () => undefined };
  const plain = plainProgress(stream);
  return runner ? fenced(plain, stream) : plain;
}

/** Output of training code is no command to the runner, also while several programs print beside each other. */
function fenced(plain: Progress, stream: Stream): Progress {
  const fence = commandFence((text) => void stream.write(`${text}\n`));
  return {
    stage: (title, work) => plain.stage(title, () => work().finally(() => fence.close())),
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

function plainProgress(stream: Stream): Progress {
  const moving = stream.isTTY === true;
  return {
    stage: (title, work) => (moving ? movingStage(stream, title, work) : plainStage(stream, title, work)),
    note: (text) => void stream.write(`${text}\n`),
    output: (text) => void stream.write(text.replace(/^(?=.)/gm, '  │ ')),
  };
}

async function plainStage<Value>(stream: Stream, title: string, work: () => Promise<Value>): Promise<Value> {
  const started = Date.now();
  let wait = silenceMs;
  const speak = () => {
    stream.write(`${title} … ${seconds(started)}\n`);
    wait = Math.min(wait * 2, 60_000); // a log of hours must stay readable
    timer = setTimeout(speak, wait);
  };
  let timer = setTimeout(speak, wait);
  try {
    const value = await work();
    if (wait > silenceMs) stream.write(`${title}: ${seconds(started)}\n`);
    return value;
  } finally {
    clearTimeout(timer);
  }
}

async function movingStage<Value>(stream: Stream, title: string, work: () => Promise<Value>): Promise<Value> {
  const started = Date.now();
  const draw = (mark: string, end: string) => stream.write(`\r\u001b[2K${mark} ${title} ${seconds(started)}${end}`);
  draw('·', '');
  const timer = setInterval(() => draw('·', ''), 250);
  try {
    const value = await work();
    clearInterval(timer);
    draw('✓', '\n');
    return value;
  } catch (error) {
    clearInterval(timer);
    draw(error instanceof MlopsError && error.ends === 'cancelled' ? '–' : '✗', '\n');
    throw error;
  }
}

function seconds(started: number): string {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}
