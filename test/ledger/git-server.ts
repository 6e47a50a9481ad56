import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { afterAll } from 'vitest';
import { runProcess } from '../../src/support/process.ts';

export interface GitServer {
  readonly url: string;
  /** Bytes of bodies and headers in both directions since the last call, and the number of requests. */
  readonly meter: () => { readonly bytes: number; readonly requests: number };
  readonly close: () => Promise<void>;
}

export interface GitServerOptions {
  /** Whether the other side fetches by parts. */
  readonly filter: boolean;
}

const open: Server[] = [];
afterAll(() => {
  for (const server of open.splice(0)) server.close();
});

/** Git's own `http-backend` behind node:http: the protocol of a real forge, with every byte counted. */
export async function serveGit(bare: string, options: GitServerOptions): Promise<GitServer> {
  const set = (key: string, value: string) => runProcess('git', ['config', key, value], { cwd: bare });
  await set('uploadpack.allowFilter', String(options.filter));
  await set('http.receivepack', 'true');
  let bytes = 0;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    bytes += headerBytes(request) + 200; // about what the answer's own head takes
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
    };
    answer(bare, request, response, count);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/${bare.split('/').at(-1)}`,
    meter: () => {
      const read = { bytes, requests };
      bytes = 0;
      requests = 0;
      return read;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function headerBytes(request: IncomingMessage): number {
  return request.rawHeaders.reduce((sum, text) => sum + text.length + 2, (request.url ?? '').length + 20);
}

function answer(
  bare: string,
  request: IncomingMessage,
  response: ServerResponse,
  count: (chunk: Buffer) => void,
): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: dirname(bare),
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: path,
      QUERY_STRING: query,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.on('data', count);
  request.pipe(child.stdin);
  child.stdin.on('error', () => undefined);
  let head: Buffer | undefined = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    count(chunk);
    if (head === undefined) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    writeHead(response, head.toString('latin1', 0, end));
    response.write(head.subarray(end + 4));
    head = undefined;
  });
  child.on('close', () => response.end());
}

function writeHead(response: ServerResponse, head: string): void {
  for (const line of head.split('\r\n')) {
    const [name = '', ...value] = line.split(': ');
    if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value.join(': '), 10);
    else response.setHeader(name, value.join(': '));
  }
}
