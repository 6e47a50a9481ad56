import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { ask, coordinatorOf } from '../../../src/data/engines/trino/client.ts';
import { openTrino } from '../../../src/data/index.ts';
import { certificate, hasOpenssl } from '../../harness/certificate.ts';
import { problemsOf, reasonOf, scratch } from '../engine.ts';

const never = new AbortController().signal;

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

/** A coordinator that answers as it is told, and what it was asked. */
async function coordinator(
  answer: (asked: IncomingMessage, count: number) => readonly [status: number, body: unknown],
) {
  const asked: string[] = [];
  const heads: IncomingMessage['headers'][] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    heads.push(request.headers);
    const [status, body] = answer(request, asked.length);
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const port = await listening(createServer(listener));
  const to = coordinatorOf({ variable: 'LAKE', env: { LAKE: `http://ada@127.0.0.1:${port}/memory/one%20schema` } });
  return { to, asked, heads };
}

const columns = [
  { name: 'n', type: 'bigint' },
  { name: 'x', type: 'double' },
  { name: 'c', type: 'varchar' },
];

describe('the client of Trino', () => {
  it('follows the pages to the last, at the address that it was given', async () => {
    const page =
      '{"columns":COLUMNS,"data":[[9007199254740993,"NaN","a"]],"nextUri":"https://inside:8443/v1/next/2?x=1"}';
    const { to, asked, heads } = await coordinator((_, count) => {
      if (count === 1) return [200, { nextUri: 'https://inside:8443/v1/next/1' }];
      return count === 2
        ? [200, page.replace('COLUMNS', JSON.stringify(columns))]
        : [200, { columns, data: [[1, -0.5, null]] }];
    });
    const found = await ask(to, 'SELECT 1', 1500, never);
    expect(found.rows).toEqual([
      [9007199254740993n, Number.NaN, 'a'],
      [1, -0.5, null],
    ]);
    expect(asked).toEqual(['POST /v1/statement', 'GET /v1/next/1', 'GET /v1/next/2?x=1']);
    expect(heads[0]).toMatchObject({
      'x-trino-user': 'ada',
      'x-trino-catalog': 'memory',
      'x-trino-schema': 'one schema',
      'x-trino-time-zone': 'UTC',
      'x-trino-session': 'query_max_run_time=1500ms',
    });
  });

  it('takes pages of very many rows', async () => {
    const data = Array.from({ length: 300_000 }, (_, i) => [i]);
    const { to } = await coordinator(() => [200, { columns: [{ name: 'n', type: 'integer' }], data }]);
    expect((await ask(to, 'SELECT 1', 1000, never)).rows).toHaveLength(data.length);
  });

  it('asks again where the coordinator is busy for a moment, and not for ever', async () => {
    const soon = await coordinator((_, count) => (count < 3 ? [503, ''] : [200, { columns, data: [] }]));
    expect((await ask(soon.to, 'SELECT 1', 1000, never)).rows).toEqual([]);
    const late = await coordinator(() => [503, '']);
    expect(await reasonOf(ask(late.to, 'SELECT 1', 1000, never))).toBe('database-away');
    expect(late.asked).toHaveLength(5);
  });

  const ended = (errorName: string, errorType: string) => ({ error: { message: 'it says why', errorName, errorType } });
  it.each([
    [401, 'no', 'database-login'],
    [500, 'no', 'database-away'],
    [200, '<html>', 'database-away'],
    [200, { data: 3 }, 'database-away'],
    [200, ended('SYNTAX_ERROR', 'USER_ERROR'), 'sql-syntax'],
    [200, ended('DIVISION_BY_ZERO', 'USER_ERROR'), 'sql-failed'],
    [200, ended('TABLE_NOT_FOUND', 'USER_ERROR'), 'database-table-missing'],
    [200, ended('EXCEEDED_TIME_LIMIT', 'INSUFFICIENT_RESOURCES'), 'engine-timeout'],
    [200, ended('EXCEEDED_LOCAL_MEMORY_LIMIT', 'INSUFFICIENT_RESOURCES'), 'engine-out-of-memory'],
    [200, ended('NO_NODES_AVAILABLE', 'INSUFFICIENT_RESOURCES'), 'database-away'],
    [200, ended('ADMINISTRATIVELY_KILLED', 'USER_ERROR'), 'sql-failed'],
  ])('HTTP %i with %j is a %s', async (status, body, reason) => {
    const { to } = await coordinator(() => [status, body]);
    expect(await reasonOf(ask(to, 'SELECT 1', 1000, never))).toBe(reason);
  });

  it('gives up on a coordinator that says nothing, or breaks off', async () => {
    const silent = await listening(createServer(() => undefined));
    const env = { LAKE: `http://127.0.0.1:${silent}` };
    const to = { ...coordinatorOf({ variable: 'LAKE', env }), patienceMs: 200 };
    expect(await reasonOf(ask(to, 'SELECT 1', 1000, never))).toBe('database-away');
    const breaking = await listening(
      createServer((_, response) =>
        response.writeHead(200, { 'content-length': 9 }).write('{', () => response.destroy()),
      ),
    );
    const broken = coordinatorOf({ variable: 'LAKE', env: { LAKE: `http://127.0.0.1:${breaking}` } });
    expect(await reasonOf(ask(broken, 'SELECT 1', 1000, never))).toBe('database-away');
  });

  it('stops the query on the coordinator when the signal comes', async () => {
    const controller = new AbortController();
    const { to, asked } = await coordinator((_, count) => {
      if (count === 3) controller.abort();
      return [200, { nextUri: `http://x/v1/next/${count}` }];
    });
    expect(await reasonOf(ask(to, 'SELECT 1', 1000, controller.signal))).toBe('engine-cancelled');
    await sleep(50);
    expect(asked.at(-1)).toBe('DELETE /v1/next/2');
  });

  it.skipIf(!hasOpenssl)('sends secrets over TLS alone, and to a server that it can verify alone', async () => {
    const { key, cert } = certificate(scratch(), 'server');
    let reached = 0;
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => {
      reached += 1;
    });
    const port = await listening(server);
    for (const env of [
      { LAKE: `https://ada:verysecret@127.0.0.1:${port}` },
      { LAKE: `https://ada@127.0.0.1:${port}?access-token-variable=TOKEN`, TOKEN: 'verysecret' },
    ]) {
      const problems = await problemsOf(openTrino({ variable: 'LAKE', env }));
      expect(problems.map(({ reason }) => reason)).toEqual(['database-tls']);
      expect(JSON.stringify(problems)).not.toMatch(/secret|ada|127\.0/);
      const plain = { ...env, LAKE: env.LAKE.replace('https', 'http') };
      expect(await reasonOf(openTrino({ variable: 'LAKE', env: plain }))).toBe('database-address');
    }
    expect(reached).toBe(0);
  });

  it.each([
    ['ada:pass%3Aword', '', 'Basic YWRhOnBhc3M6d29yZA=='],
    ['ada', '?access-token-variable=TOKEN', 'Bearer abc'],
  ])('names itself as %s%s', (user, query, secret) => {
    const env = { LAKE: `https://${user}@h/c${query}`, TOKEN: 'abc' };
    expect(coordinatorOf({ variable: 'LAKE', env }).headers['Authorization']).toBe(secret);
  });
});
