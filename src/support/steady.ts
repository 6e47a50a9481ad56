import type { IncomingMessage } from 'node:http';
import type { Pace } from './patience.ts';
import { Transient } from './patience.ts';

/** The least that has to come, so that an answer can be waited for. */
export interface Steady {
  /** Milliseconds in which so many bytes come, over and over until the end. */
  readonly window: number;
  readonly bytes: number;
}

/** Asking a stalled server five times would be a wait of its own. */
export const attemptsWhenSlow = 3;

/** A KiB a second, over half the time that a silent connection has: a minute. */
export function steadyPace({ idle }: Pace): Steady {
  const window = idle / 2;
  return { window, bytes: Math.floor((window / 1000) * 1024) };
}

/** Ends the connection of an answer that comes too slowly: who reads it gets Transient. A drop now and then is no silence, so no idle time sees it. */
export function keepSteady(answer: IncomingMessage, { window, bytes }: Steady): void {
  let before = answer.socket.bytesRead;
  const look = () => {
    const came = answer.socket.bytesRead - before;
    before += came;
    // What lies here unread says that we are slow, and not the server.
    if (came >= bytes || answer.readableLength > 0 || answer.destroyed) return;
    answer.destroy(new Transient(`only ${came} bytes came in ${window / 1000} s`, undefined, attemptsWhenSlow));
  };
  // Behind what the system has for us already, where we were busy with other things.
  const timer = setInterval(() => setImmediate(look), window);
  answer.once('close', () => clearInterval(timer));
}
