import { fstatSync, writeSync } from 'node:fs';
import { systemCode } from '../support/files.ts';
import { MlopsError } from '../support/problem.ts';
import { cliReasons } from './reasons.ts';

/**
 * Writes to stdout and comes back when the system has everything. A reader that has seen enough (`mlops report | head`)
 * changes nothing about the verdict.
 * @throws MlopsError `output-lost` where the system took less, as on a full disk
 */
export async function deliver(text: string): Promise<void> {
  try {
    await (isStream() ? throughStream(text) : throughFile(text));
  } catch (error) {
    if (systemCode(error) === 'EPIPE') return;
    const why = error instanceof Error ? error.message : String(error);
    throw MlopsError.of(cliReasons, 'output-lost', `What belongs on stdout could not be written there: ${why}.`);
  }
}

/** No output of ours may end the process by an event that nobody listens to; `deliver` hears of its own errors. */
export function listenToStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function isStream(): boolean {
  if (process.stdout.isTTY === true) return true;
  const found = fstatSync(process.stdout.fd);
  return found.isFIFO() || found.isSocket();
}

function throughStream(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** A disk that is nearly full takes a part and calls that a success; the stream of the runtime believes it. */
function throughFile(text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) rest = rest.subarray(writeSync(process.stdout.fd, rest));
}
