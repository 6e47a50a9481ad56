import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll } from 'vitest';

export type Answer = (response: ServerResponse, bytes: Buffer | undefined, request: IncomingMessage) => void;

/** An npm registry on this machine that answers as it is told and remembers what it was asked. */
export interface Registry {
  readonly url: string;
  readonly asked: string[];
  /** The next requests get these answers, then all get the tarball. */
  readonly next: Answer[];
}

export const give: Answer = (response, bytes) => {
  if (bytes === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
};

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('sorry');

/** Says how much comes, sends half of it and hangs up. */
export const cut: Answer = (response, bytes = Buffer.alloc(0)) => {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
};

/** Sends half of it and then nothing more. */
export const stall: Answer = (response, bytes = Buffer.alloc(0)) => {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length >> 1));
};

export const other =
  (bytes: Buffer): Answer =>
  (response) =>
    give(response, bytes, response.req);

export async function startRegistry(tarballs: ReadonlyMap<string, Buffer>): Promise<Registry> {
  const asked: string[] = [];
  const next: Answer[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    (next.shift() ?? give)(response, tarballs.get(request.url ?? ''), request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the registry has no port');
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${address.port}`, asked, next };
}
