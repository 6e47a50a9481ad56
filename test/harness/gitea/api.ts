import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';

/** The API of one Gitea, with the token of its administrator. */
export interface Api {
  /** @throws with Gitea's words where it answers anything but 2xx */
  send(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  get<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>>;
  text(path: string): Promise<string>;
}

export function openApi(origin: string, token: string): Api {
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text;
  };
  const send: Api['send'] = async (method, path, body) => {
    const text = await ask(method, path, body);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    send,
    get: async (path, shape) => shape.parse(await send('GET', path)),
    text: (path) => ask('GET', path),
  };
}

/**
 * Looks four times a second until there is something.
 * @param what completes "waited too long for …"
 * @param within milliseconds
 */
export async function waitFor<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  within = 60_000,
): Promise<Value> {
  const until = performance.now() + within;
  let last: unknown;
  while (performance.now() < until) {
    try {
      const found = await look();
      if (found !== undefined) return found;
      last = undefined;
    } catch (error) {
      last = error; // right after a push Gitea answers 500 for a while
    }
    await sleep(250);
  }
  throw new Error(`waited too long for ${what}`, { cause: last });
}
