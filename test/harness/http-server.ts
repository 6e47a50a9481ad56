import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that a server has got, with its whole body. */
export interface Got {
  readonly method: string;
  readonly url: URL;
  /** Path and query as they came over the wire. */
  readonly raw: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** So many bytes of the body, then the connection ends. */
  readonly cutAfter?: number;
  /** The body comes byte by byte, with so many milliseconds between two of them; the head does where there is no body. */
  readonly trickle?: number;
  /** No length is said; the body comes in chunks, over and over. */
  readonly endless?: boolean;
}

/** What goes wrong: an answer in place of the true one, or a connection that is lost before or after the work was done. */
export type Fault = Reply | 'lost' | 'lost-after' | undefined;

export interface TestServer {
  /** `127.0.0.1:40123` */
  readonly host: string;
  readonly requests: Got[];
  /** Asked before each request. */
  fault: (got: Got) => Fault;
  stop(): Promise<void>;
}

/** A server on this machine that speaks a protocol as `answer` does. */
export async function startServer(answer: (got: Got) => Reply): Promise<TestServer> {
  const requests: Got[] = [];
  const state = { fault: (_: Got): Fault => undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const raw = request.url ?? '/';
      const url = new URL(raw, `http://${request.headers.host}`);
      const got = { method: request.method ?? '', url, raw, headers: request.headers, body: Buffer.concat(chunks) };
      requests.push(got);
      const fault = state.fault(got);
      if (fault === 'lost') return void request.socket.destroy();
      const reply = typeof fault === 'object' ? fault : answer(got);
      if (fault === 'lost-after') return void request.socket.destroy();
      send(request, response, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    requests,
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      state.fault = fault;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, body = '', cutAfter, trickle, endless }: Reply,
): void {
  const bytes = Buffer.from(body);
  if (trickle !== undefined) sendSlowly(request, status, headers, bytes, trickle);
  else if (endless) sendWithoutEnd(response, status, headers, bytes);
  else {
    response.writeHead(status, { 'content-length': String(bytes.length), ...headers });
    if (request.method === 'HEAD') response.end();
    else if (cutAfter === undefined) response.end(bytes);
    else response.write(bytes.subarray(0, cutAfter), () => setTimeout(() => request.socket.destroy(), 20));
  }
}

function sendWithoutEnd(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): void {
  response.writeHead(status, headers);
  const more = () => {
    let isTaken = true;
    while (isTaken && !response.destroyed) isTaken = response.write(body);
  };
  response.on('drain', more);
  more();
}

function sendSlowly(
  { socket }: IncomingMessage,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  pause: number,
): void {
  const lines = [`HTTP/1.1 ${status} x`, `content-length: ${body.length}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  // The head at once, where it is the body that is slow.
  const [head, slow] = [`${lines.join('\r\n')}\r\n`, Buffer.concat([Buffer.from('\r\n'), body])];
  if (body.length > 0) socket.write(head);
  const rest = body.length > 0 ? slow : Buffer.from(`${head}\r\n`);
  let at = 0;
  const timer = setInterval(() => {
    if (at === rest.length || socket.destroyed) {
      clearInterval(timer);
      return;
    }
    socket.write(rest.subarray(at, at + 1));
    at += 1;
  }, pause);
}
