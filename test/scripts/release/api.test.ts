import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allItems, expected, field, githubApi, textField } from '../../../scripts/release/api.ts';

let server: Server;
let seen: { readonly line: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
let answer: { status: number; body: string; location?: string };
beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: '{"a":1}' };
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function ask() {
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  return githubApi(`http://127.0.0.1:${port}/api/v3/`, 'secret');
}

describe('questions to GitHub', () => {
  it('carry the token and a body, and come back parsed', async () => {
    expect(await ask()('POST', '/repos/o/r/git/refs', { ref: 'x' })).toEqual({ status: 200, body: { a: 1 } });
    expect(seen).toMatchObject([
      {
        line: 'POST /api/v3/repos/o/r/git/refs',
        headers: { authorization: 'Bearer secret', accept: 'application/vnd.github+json' },
        body: '{"ref":"x"}',
      },
    ]);
  });

  it('have answers without a body, and with another status', async () => {
    answer = { status: 204, body: '' };
    expect(await ask()('DELETE', '/x')).toEqual({ status: 204, body: undefined });
    answer = { status: 404, body: '{"message":"Not Found"}' };
    const missing = await ask()('GET', '/x');
    expect(expected('x', missing, 200, 404)).toEqual({ message: 'Not Found' });
    expect(() => expected('the tag', missing, 200)).toThrow('the tag: GitHub answered 404, "Not Found"');
  });

  it('take the token nowhere else', async () => {
    answer = { status: 302, body: '', location: 'http://127.0.0.1:1/elsewhere' };
    await expect(ask()('GET', '/x')).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  it('refuse a list that is none, and one without an end', async () => {
    await expect(allItems(ask(), '/x')).rejects.toThrow('GET /x: the answer is no list');
    const endless = () => Promise.resolve({ status: 200, body: { jobs: Array(100).fill(0) } });
    await expect(allItems(endless, '/x?filter=all', 'jobs')).rejects.toThrow('more than 10,000');
  });
});

describe('fields of an answer', () => {
  it('are there or not, on every way down', () => {
    expect(field({ a: { b: null } }, 'a', 'b')).toBeNull();
    expect(field({ a: { b: null } }, 'a', 'b', 'c')).toBeUndefined();
    expect(field({}, 'toString')).toBeUndefined();
    expect(textField({ a: { b: 'x' } }, 'a', 'b')).toBe('x');
    expect(() => textField({ a: { b: 1 } }, 'a', 'b')).toThrow("GitHub's answer has no a.b");
  });
});
