import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { GoldenRows } from '../../../src/data/index.ts';
import {
  type Beside,
  type GoldenBasis,
  type GoldenSource,
  type Staged,
  verify,
} from '../../../src/deployment/index.ts';
import type { GoldenStep } from '../../../src/project/types.ts';
import { MlopsError } from '../../../src/support/problem.ts';
import { context, scratch, served, versionOf } from '../scene.ts';
import { goldenRows, goldenStep } from './rows.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

interface Instance {
  readonly x: number;
  readonly city: string;
}

type Answer = (instances: readonly Instance[], response: ServerResponse, request: number) => unknown;

/** A server of the protocol v1; what it was sent is kept. */
async function answering(answer: Answer): Promise<{ readonly endpoint: string; readonly sent: string[] }> {
  const sent: string[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') return void response.end('ok');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    sent.push(`${request.url} ${body}`);
    const { instances } = JSON.parse(body) as { instances: readonly Instance[] };
    const answered = answer(instances, response, sent.length);
    if (answered !== undefined) response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
  };
  const server = createServer((request, response) => void respond(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, sent };
}

const honest: Answer = (instances) => ({ predictions: instances.map(({ x }) => 2 * x) });

const labelled = (count: number, more: Partial<GoldenRows> = {}): GoldenRows => {
  const values = Array.from({ length: count }, (_, row) => row + Math.sin(row));
  return goldenRows(count, { labels: { task: 'regression', classes: [], type: 'number', values }, ...more });
};

const source = (rows: GoldenRows, more: Partial<GoldenBasis> = {}): GoldenSource => ({
  read: async () => ({ rows, metrics: ['mae'], limits: [], ...more }),
});

interface Asked {
  readonly at: Staged;
  readonly step?: GoldenStep;
  readonly golden?: GoldenSource;
  readonly beside?: Beside;
}

async function asked({ at, step = goldenStep(), ...more }: Asked) {
  const { around } = context(scratch());
  const wanted = versionOf(around.code, 3, { serve: served });
  const evidence = await verify({ wanted, at, steps: [step], ...more }, around);
  return evidence.filter(({ step: name }) => name.startsWith('golden'));
}

describe('a golden step', () => {
  it('sends the rows in batches and passes where they are answered as recorded', async () => {
    const { endpoint, sent } = await answering(honest);
    const found = await asked({ at: { endpoint }, golden: source(goldenRows(10)) });
    expect(found).toMatchObject([{ step: 'golden holdout, 10 rows, as recorded', verdict: 'pass' }]);
    expect(found[0]?.sentence).toBe('10 rows are answered as recorded in prediction (tolerance 0.000001).');
    expect(sent.map((text) => text.split('"x"').length - 1)).toEqual([4, 4, 2]);
    expect(sent[0]).toMatch(/^\/v1\/models\/delay:predict \{"instances":\[\{"x":0,"city":"city 0"\}/);
  });

  it('never sends labels or keys', async () => {
    const { endpoint, sent } = await answering(honest);
    const rows = labelled(5, { keys: Array.from({ length: 5 }, (_, row) => [`secret-${row}`]) });
    await asked({ at: { endpoint }, golden: source(rows), beside: { kind: 'live', endpoint, version: 2 } });
    const cells = sent.flatMap((text) => JSON.parse(text.slice(text.indexOf('{'))).instances as object[]);
    expect(new Set(cells.flatMap((cell) => Object.keys(cell)))).toEqual(new Set(['x', 'city']));
    expect(sent.join()).not.toContain('secret');
  });

  it('fails where one is answered otherwise', async () => {
    const { endpoint } = await answering((instances) => ({
      predictions: instances.map(({ x }) => (x === 2 ? 5 : 2 * x)),
    }));
    const found = await asked({ at: { endpoint }, golden: source(goldenRows(10)) });
    expect(found).toMatchObject([
      { verdict: 'fail', sentence: expect.stringMatching(/^1 of 10 rows is .*first: id=4\.$/) },
    ]);
  });

  it.each<[string, Answer, RegExp]>([
    ['another order', (all) => ({ predictions: all.map(({ x }) => 2 * x).toReversed() }), /answered otherwise/],
    [
      'missing rows',
      (all) => ({ predictions: all.slice(1).map(({ x }) => x) }),
      /rows 1 to 4: `predictions` has 3 answers to 4 rows/,
    ],
    ['doubled rows', (all) => ({ predictions: [...all, ...all].map(({ x }) => x) }), /has 8 answers to 4 rows/],
    ['NaN', () => '{"predictions":[NaN,1,2,3]}', /its answer is no JSON/],
    ['no answer to a row', (all) => ({ predictions: all.map(() => null) }), /answered otherwise/],
    ['another form', () => ({ outputs: [] }), /no list in `predictions`/],
    ['an error', (_, response) => void response.writeHead(500).end('x'), /status 500 instead of 2xx/],
    [
      'a redirect',
      (_, response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
      /status 307 instead of 2xx/,
    ],
    ['nothing in time', () => undefined, /no answer within 0.3 s/],
    ['a hang-up', (_, response) => void response.destroy(), /rows 1 to 4: /],
    [
      'columns that come and go',
      (all, _, request) => ({ predictions: all.map(({ x }) => (request === 1 ? 2 * x : { score: 1 })) }),
      /rows 5 to 8 are answered in other columns/,
    ],
  ])('fails on %s', async (_, answer, sentence) => {
    const { endpoint, sent } = await answering(answer);
    const step = goldenStep({ within: 300 });
    const found = await asked({ at: { endpoint }, step, golden: source(goldenRows(8)) });
    expect(found).toMatchObject([{ verdict: 'fail', sentence: expect.stringMatching(sentence) }]);
    expect(sent.filter((text) => text.startsWith('/elsewhere'))).toEqual([]);
  });

  it('stops at the first request without an answer, and reads no answer without an end', async () => {
    let written = 0;
    const { endpoint, sent } = await answering((_, response) => {
      const more = () => {
        while (!response.destroyed && written < 1 << 28) {
          written += 1 << 14;
          if (!response.write(Buffer.alloc(1 << 14, '['))) return;
        }
      };
      response.on('drain', more);
      more();
    });
    const found = await asked({ at: { endpoint }, golden: source(goldenRows(40)) });
    expect(found).toMatchObject([
      { verdict: 'fail', sentence: expect.stringMatching(/answer is larger than 81920 bytes/) },
    ]);
    expect(sent).toHaveLength(1);
    expect(written).toBeLessThan(1 << 24);
  });

  it('is unknown without an endpoint, without rows, and where rows or record cannot be had', async () => {
    const { endpoint } = await answering(honest);
    const gone: GoldenSource = {
      read: () => Promise.reject(new MlopsError('input', [{ reason: 'data-missing', message: 'data/x.csv is gone.' }])),
    };
    const notRecorded = 'The scores of delay 3 are not on the ledger.';
    for (const [given, sentence] of [
      [{ at: {}, golden: source(goldenRows(5)) }, /no endpoint/],
      [{ at: { endpoint } }, /does not name what answers are held against/],
      [{ at: { endpoint }, golden: gone }, /The rows cannot be had: data\/x\.csv is gone/],
      [{ at: { endpoint }, golden: source(goldenRows(0)) }, /no rows/],
      [{ at: { endpoint }, golden: source(goldenRows(5), { notRecorded }) }, /not on the ledger/],
      [{ at: { endpoint }, golden: source(goldenRows(2)) }, /Only 2 rows can be compared, 3 are needed/],
    ] as const) {
      expect(await asked(given)).toMatchObject([{ verdict: 'unknown', sentence: expect.stringMatching(sentence) }]);
    }
  });

  it('cannot send texts in one tensor of numbers', async () => {
    const step = goldenStep({ protocol: { kind: 'v2', input: 'x' } });
    const found = await asked({ at: { endpoint: 'http://127.0.0.1:1' }, step, golden: source(goldenRows(5)) });
    expect(found).toMatchObject([{ verdict: 'unknown', sentence: expect.stringMatching(/city holds texts/) }]);
  });
});

describe('side by side with what is live', () => {
  const off =
    (by: number): Answer =>
    (all) => ({ predictions: all.map(({ x }) => 2 * x + by) });

  async function both(ours: Answer, theirs: Answer, rows = labelled(60)) {
    const [one, other] = [await answering(ours), await answering(theirs)];
    const beside: Beside = { kind: 'live', endpoint: other.endpoint, version: 2 };
    return { found: await asked({ at: { endpoint: one.endpoint }, golden: source(rows), beside }), other };
  }

  it('the same rows are sent to both, and a worse one fails although it answers as recorded', async () => {
    const { found, other } = await both(honest, (all) => {
      return { predictions: all.map(({ x }) => 2 * x + Math.sin(2 * x)) };
    });
    expect(found).toMatchObject([
      { step: 'golden holdout, 60 rows, as recorded', verdict: 'pass' },
      {
        step: 'golden holdout, 60 rows, side by side',
        verdict: 'fail',
        sentence: expect.stringMatching(/against the live version 2: mae got worse by 0\.6/),
      },
    ]);
    expect(other.sent).toHaveLength(15);
  });

  it('a better one passes', async () => {
    const { found } = await both(honest, off(3));
    expect(found.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  });

  it('is asked although the record disagrees, so that both are told', async () => {
    const { found } = await both(off(4), honest);
    expect(found.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
  });

  it('is unknown where the live one does not answer as is expected', async () => {
    const { found } = await both(honest, () => 'nonsense');
    expect(found.map(({ verdict }) => verdict)).toEqual(['pass', 'unknown']);
    expect(found[1]?.sentence).toMatch(/^What the live version 2 answers is not as expected: rows 1 to 4: /);
  });

  it('asks the live one as its own release asks it', async () => {
    const one = await answering(honest);
    const rows = labelled(60);
    const other = await answering(honest);
    const own = goldenStep({ batch: 60, rows: 7, columns: ['x'] });
    const wanted: GoldenStep[] = [];
    const golden: GoldenSource = {
      read: async (step) => {
        wanted.push(step);
        return { rows, metrics: ['mae'], limits: [] };
      },
    };
    const beside: Beside = { kind: 'live', endpoint: other.endpoint, version: 2, step: own };
    const found = await asked({ at: { endpoint: one.endpoint }, golden, beside });
    expect(found.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(wanted).toEqual([goldenStep(), { ...own, rows: 1000 }]);
    expect([one.sent.length, other.sent.length]).toEqual([15, 1]);
  });

  it('is unknown where other rows would be compared', async () => {
    const { endpoint } = await answering(honest);
    const rows = labelled(60);
    const golden: GoldenSource = {
      read: async ({ columns }) => {
        const keys = columns === undefined ? rows.keys : rows.keys.toReversed();
        return { rows: { ...rows, keys }, metrics: ['mae'], limits: [] };
      },
    };
    const beside: Beside = { kind: 'live', endpoint, version: 2, step: goldenStep({ columns: ['x'] }) };
    const found = await asked({ at: { endpoint }, golden, beside });
    expect(found.map(({ verdict }) => verdict)).toEqual(['pass', 'unknown']);
    expect(found[1]?.sentence).toMatch(/other rows were chosen for it/);
  });

  it('that is not compared is said: nothing else is live, or there is no label', async () => {
    const { endpoint } = await answering(honest);
    const alone = { at: { endpoint }, golden: source(labelled(5)) };
    const none = await asked({ ...alone, beside: { kind: 'none', why: 'nothing is live' } });
    expect(none).toMatchObject([
      { verdict: 'pass', sentence: expect.stringMatching(/Not compared side by side: nothing is live\.$/) },
    ]);
    const beside: Beside = { kind: 'live', endpoint, version: 2 };
    const unlabelled = await asked({ ...alone, golden: source(goldenRows(5)), beside });
    expect(unlabelled).toMatchObject([
      { verdict: 'pass', sentence: expect.stringMatching(/side by side: the model declares no label\.$/) },
    ]);
  });
});
