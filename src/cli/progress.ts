import type { Progress } from '../commands/ports.ts';
import { MlopsError } from '../support/problem.ts';

const silenceMs = 2000;

/** Progress on a stream: in a terminal one moving line for each stage, in a log plain lines for what takes longer. */
export function streamProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet) return { stage: (_, work) => work(), note: () => undefined, output: () => undefined };
  const moving = stream.isTTY === true;
  return {
    stage: (title, work) => (moving ? movingStage(stream, title, work) : plainStage(stream, title, work)),
    note: (text) => void stream.write(`${text}\n`),
    output: (text) => void stream.write(text.replace(/^(?=.)/gm, '  │ ')),
  };
}

async function plainStage<Value>(
  stream: NodeJS.WriteStream,
  title: string,
  work: () => Promise<Value>,
): Promise<Value> {
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

async function movingStage<Value>(
  stream: NodeJS.WriteStream,
  title: string,
  work: () => Promise<Value>,
): Promise<Value> {
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
