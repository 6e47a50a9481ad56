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
  { status, headers = {}, body = '', cutAfter }: Reply,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-length': String(bytes.length), ...headers });
  if (request.method === 'HEAD') response.end();
  else if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => setTimeout(() => request.socket.destroy(), 20));
}
