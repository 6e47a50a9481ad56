import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, problem } from './answers.ts';
import type { Description } from './description.ts';
import type { Fault, FaultQueue } from './faults.ts';
import { pagesOf } from './pages.ts';
import type { World } from './world.ts';

/** One request that the server answered. */
export interface Seen {
  readonly operation: string;
  /** The token that it came with; empty for none. */
  readonly token: string;
  readonly query: string;
  readonly status: number;
}

/** What answering a request takes. */
export interface Desk {
  readonly world: World;
  readonly description: Description;
  readonly faults: FaultQueue;
  readonly complaints: string[];
  readonly seen: Seen[];
}

/** Does the work of one request and answers it, or lets go wrong what the next fault says. */
export async function finish(
  desk: Desk,
  response: ServerResponse,
  name: Fault['on'],
  url: URL,
  token: string,
  work: () => Answer | Promise<Answer>,
): Promise<void> {
  if (desk.world.repository.settings.down) {
    send(response, url, problem(502, 'Server Error'));
    return;
  }
  const fault = desk.faults.take(name);
  const note = (status: number) => desk.seen.push({ operation: name, query: url.search, status, token });
  if (fault?.kind === 'meanwhile') fault.act();
  const applies = fault === undefined || fault.applied === true || ['meanwhile', 'slow', 'cut'].includes(fault.kind);
  const answer = applies ? await work() : problem(500, 'never sent');
  if (fault?.kind === 'meanwhile') fault.after?.();
  if (fault?.kind === 'drop') {
    note(0);
    response.destroy();
    return;
  }
  if (fault?.kind === 'answer') {
    note(fault.status);
    send(response, url, problem(fault.status, fault.message), fault.headers);
    return;
  }
  note(answer.status);
  if (fault?.kind === 'slow') await sleep(fault.ms);
  if (fault?.kind === 'cut') cut(response, answer, url);
  else send(response, url, answer, { date: new Date(desk.world.now).toUTCString() });
}

export function send(
  response: ServerResponse,
  url: URL,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { bytes, link } = written(answer, url);
  const isJson = answer.bytes === undefined && bytes !== undefined;
  response.writeHead(answer.status, {
    ...(isJson && { 'content-type': 'application/json; charset=utf-8' }),
    ...(link !== undefined && { link }),
    ...answer.headers,
    ...headers,
  });
  response.end(bytes);
}

function cut(response: ServerResponse, answer: Answer, url: URL): void {
  const bytes = written(answer, url).bytes ?? Buffer.from('{}');
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    ...answer.headers,
    'content-length': `${bytes.length}`,
  });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

function written(answer: Answer, url: URL): { readonly bytes?: Buffer; readonly link?: string } {
  if (answer.bytes !== undefined) return { bytes: answer.bytes };
  const { body, link } = pagesOf(answer, url);
  return {
    ...(body !== undefined && { bytes: Buffer.from(JSON.stringify(body)) }),
    ...(link !== undefined && { link }),
  };
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
