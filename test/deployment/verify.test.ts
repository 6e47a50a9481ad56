import { createServer, type RequestListener, type Server } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Live, type Staged, type TargetContext, verify } from '../../src/deployment/index.ts';
import type { VerifyStep } from '../../src/project/types.ts';
import { worst } from '../../src/support/verdict.ts';
import { context, filesOnly, processesWith, scratch, served, versionOf, type Wish, write } from './scene.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** An endpoint that answers as it is told. */
async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const always = (status: number) => answering((_, response) => response.writeHead(status).end('ok'));

async function verified(
  at: Staged | Live,
  steps: readonly VerifyStep[],
  wish: Wish = {},
  more: Partial<TargetContext> = {},
) {
  const { around, printed } = context(scratch(), more);
  const wanted = versionOf(around.code, 3, { serve: served, ...wish });
  const evidence = await verify({ wanted, at, steps }, around);
  return { evidence, wanted, verdicts: evidence.map(({ verdict }) => verdict), printed: printed() };
}

const run = (text: string, more: Partial<Extract<VerifyStep, { kind: 'run' }>> = {}): VerifyStep => ({
  kind: 'run',
  run: { kind: 'shell', text },
  timeout: 60_000,
  secrets: [],
  ...more,
});

const http = (more: Partial<Extract<VerifyStep, { kind: 'http' }>> = {}): VerifyStep => ({
  kind: 'http',
  path: '/predict',
  status: 200,
  requests: 4,
  maxFailures: 0,
  within: 5000,
  ...more,
});

describe('what every deployment is asked', () => {
  it('is the health of a served model', async () => {
    const good = await verified({ endpoint: await always(204) }, []);
    expect(good.evidence).toMatchObject([
      { step: 'GET /health', verdict: 'pass', sentence: expect.stringMatching(/answers with 204/) },
    ]);
    const bad = await verified({ endpoint: await always(500) }, [run('true')]);
    expect(bad.verdicts).toEqual(['fail', 'pass']);
    const moved = await verified({ endpoint: await always(302) }, []);
    expect(moved.evidence[0]?.sentence).toMatch(/302 instead of 2xx/);
    const nobody = await verified({ endpoint: 'http://127.0.0.1:1' }, []);
    expect(nobody.evidence).toMatchObject([
      { verdict: 'fail', sentence: expect.stringMatching(/nobody listens there/) },
    ]);
  });

  it('is, for a model without a process, the digests of its files', async () => {
    const folder = scratch();
    write(folder, { 'model.txt': 'weights 3\n', 'deep/labels.json': '["a","b"]\n' });
    const good = await verified({ folder }, [], { serve: filesOnly });
    expect(good.evidence).toMatchObject([{ step: 'digests of the files', verdict: 'pass' }]);
    write(folder, { 'model.txt': 'weights X\n' });
    const bad = await verified({ folder }, [], { serve: filesOnly });
    expect(bad.evidence).toMatchObject([
      { verdict: 'fail', sentence: expect.stringMatching(/model.txt has other bytes/) },
    ]);
    const gone = await verified({ folder: `${folder}/none` }, [], { serve: filesOnly });
    expect(gone.verdicts).toEqual(['fail']);
  });

  it('is whether its files are the same after the steps, of a served model as well', async () => {
    const folder = scratch();
    const put = () => write(folder, { 'model.txt': 'weights 3\n', 'deep/labels.json': '["a","b"]\n' });
    const changing = run('echo weights X > "$MLOPS_MODEL/model.txt"');
    const said = { step: 'files after the verification', verdict: 'fail' };
    for (const [at, serve] of [
      [{ folder }, filesOnly],
      [{ folder, endpoint: await always(200) }, served],
      [{ folder, version: 3, digest: versionOf('', 3).digest, healthy: true }, filesOnly],
    ] as const) {
      put();
      expect((await verified(at, [run('true')], { serve })).verdicts).not.toContain('fail');
      expect((await verified(at, [changing], { serve })).evidence.at(-1)).toMatchObject(said);
    }
    // What was wrong before is said once.
    const { evidence } = await verified({ folder }, [changing], { serve: filesOnly });
    expect(evidence.map(({ step }) => step)).not.toContain(said.step);
  });

  it('is what the target says of the live version, where it says it', async () => {
    const { around } = context(scratch());
    const { digest } = versionOf(around.code, 3);
    const live = (given: Partial<Live>): Live => ({ version: 3, digest, healthy: true, ...given });
    expect((await verified(live({}), [])).evidence).toMatchObject([{ step: 'what is live', verdict: 'pass' }]);
    for (const [given, text] of [
      [{ version: 2 }, /Live is version 2/],
      [{ digest: `sha256:${'0'.repeat(64)}` }, /instead of version 3 of delay/],
      [{ healthy: false, because: 'two of three pods wait' }, /not healthy: two of three pods wait/],
    ] as const) {
      expect((await verified(live(given), [])).evidence).toMatchObject([
        { verdict: 'fail', sentence: expect.stringMatching(text) },
      ]);
    }
  });

  it('is unknown where nothing can be asked and no step asks: that never passes', async () => {
    const said = { version: null, digest: null, healthy: false };
    for (const at of [{}, said]) {
      const { evidence } = await verified(at, []);
      expect(evidence).toMatchObject([{ verdict: 'unknown', sentence: expect.stringMatching(/Nothing was asked/) }]);
    }
    expect((await verified(said, [run('true')])).verdicts).toEqual(['pass']);
  });
});

describe('requests of a step', () => {
  it('all have to get the status that was asked for', async () => {
    let asked = 0;
    const endpoint = await answering((request, response) => {
      if (request.url === '/predict') asked += 1;
      response.writeHead(request.url === '/predict' ? 201 : 200).end();
    });
    const { evidence } = await verified({ endpoint }, [http({ status: 201 })]);
    expect(evidence[1]).toMatchObject({ step: 'GET /predict, 4 requests', verdict: 'pass' });
    expect(evidence[1]?.sentence).toMatch(/^4 of 4 requests got 201, the slowest after \d+\.\d{3} s\.$/);
    expect(asked).toBe(4);
    const other = await verified({ endpoint }, [http({ requests: 1 })]);
    expect(other.evidence[1]).toMatchObject({ step: 'GET /predict, 1 request', verdict: 'fail' });
  });

  it('may fail as often as is allowed, and not once more: the rest is not sent then', async () => {
    for (const [maxFailures, verdict, sent] of [
      [2, 'pass', 8],
      [1, 'fail', 6],
    ] as const) {
      let asked = 0;
      const endpoint = await answering((request, response) => {
        if (request.url === '/predict') asked += 1;
        const bad = request.url === '/predict' && (asked === 3 || asked === 6);
        response.writeHead(bad ? 503 : 200).end();
      });
      const { evidence } = await verified({ endpoint }, [http({ requests: 8, maxFailures })]);
      expect(evidence[1]).toMatchObject({
        verdict,
        sentence: expect.stringMatching(/2.*failed, \d may: status 503 instead of 200/),
      });
      expect(asked).toBe(sent);
    }
  });

  it('are judged by their counts alone, whatever the order', async () => {
    const endpoint = await answering((request, response) => {
      const status = request.url?.startsWith('/predict') ? (statuses.shift() ?? 500) : 200;
      response.writeHead(status).end();
    });
    let statuses: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(200, 200, 404, 500), { minLength: 1, maxLength: 6 }),
        fc.nat(6),
        async (given, maxFailures) => {
          statuses = [...given];
          const step = http({ requests: given.length, maxFailures });
          const { evidence } = await verified({ endpoint }, [step]);
          const failures = given.filter((status) => status !== 200).length;
          const good = failures <= maxFailures && failures < given.length;
          expect(evidence[1]?.verdict).toBe(good ? 'pass' : 'fail');
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are unknown without an endpoint, and without a request', async () => {
    expect((await verified({}, [http()])).evidence).toMatchObject([
      { verdict: 'unknown', sentence: expect.stringMatching(/no endpoint/) },
    ]);
    const { evidence } = await verified({ endpoint: await always(200) }, [http({ requests: 0 })]);
    expect(evidence[1]).toMatchObject({ verdict: 'unknown', sentence: expect.stringMatching(/no request/) });
  });

  it('fail when not one is answered, however many may fail', async () => {
    const endpoint = await answering((request, response) => {
      if (request.url === '/health') response.end();
    });
    const { evidence } = await verified({ endpoint }, [http({ requests: 2, maxFailures: 5, within: 80 })]);
    expect(evidence[1]).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/Not one of 2 requests got 200: no answer within 0.08 s/),
    });
  });

  it('do not follow a redirect', async () => {
    let followed = false;
    const endpoint = await answering((request, response) => {
      followed ||= request.url === '/elsewhere';
      response.writeHead(request.url === '/predict' ? 302 : 200, { location: '/elsewhere' }).end();
    });
    const { evidence } = await verified({ endpoint }, [http()]);
    expect(evidence[1]).toMatchObject({
      verdict: 'fail',
      sentence: expect.stringMatching(/status 302 instead of 200/),
    });
    expect(followed).toBe(false);
  });

  it('read no more than 64 KiB of an answer without an end', async () => {
    let sent = 0;
    const endpoint = await answering((request, response) => {
      if (request.url === '/health') return void response.end();
      const more = () => {
        while (!response.destroyed && sent < 1 << 28) {
          sent += 1 << 14;
          if (!response.write(Buffer.alloc(1 << 14))) return;
        }
      };
      response.on('drain', more);
      more();
    });
    const { evidence } = await verified({ endpoint }, [http({ requests: 1 })]);
    expect(evidence[1]?.verdict).toBe('pass');
    expect(sent).toBeLessThan(1 << 26);
  });

  it('are asked below an endpoint that has a path', async () => {
    const paths: (string | undefined)[] = [];
    const endpoint = await answering((request, response) => {
      paths.push(request.url);
      response.end();
    });
    await verified({ endpoint: `${endpoint}/v1/` }, [http({ requests: 1 })]);
    expect(paths).toEqual(['/v1/health', '/v1/predict']);
  });
});

describe('a command of a step', () => {
  it.each([
    ['exit 0', 'pass', /exit code 0/],
    ['echo "p99 is 3 s"; exit 1', 'fail', /exit code 1: p99 is 3 s/],
    ['echo "too few requests"; exit 2', 'unknown', /exit code 2: too few requests/],
    ['exit 3', 'fail', /exit code 3/],
    ['kill -KILL $$', 'fail', /ended by SIGKILL/],
    ['no-such-program', 'fail', /exit code 127: .*not found/],
  ])('that ends so: %s, is %s', async (text, verdict, sentence) => {
    const { evidence } = await verified({}, [run(text)]);
    expect(evidence).toMatchObject([{ step: `run ${text}`, verdict, sentence: expect.stringMatching(sentence) }]);
  });

  it('fails at its timeout, with all that it has started, and where it cannot be started', async () => {
    const word = `verify-${process.pid}-${Date.now()}`;
    const { evidence } = await verified({}, [
      run(`sh -c 'sleep 600; : ${word}' & sleep 600`, { timeout: 300 }),
      run('', { run: { kind: 'argv', argv: ['no-such-smoke-test'] } }),
    ]);
    expect(evidence).toMatchObject([
      { verdict: 'fail', sentence: expect.stringMatching(/longer than 0.3 s/) },
      {
        verdict: 'fail',
        sentence: expect.stringMatching(/could not be started: no-such-smoke-test: command not found/),
      },
    ]);
    expect(processesWith(word)).toEqual([]);
  });

  it('gets endpoint, files and version, its secrets and nothing else', async () => {
    const folder = scratch();
    const text =
      'echo "$MLOPS_ENDPOINT $MLOPS_MODEL $MLOPS_MODEL_NAME $MLOPS_VERSION $MLOPS_ENVIRONMENT $KEY-$OTHER-$THREADS"';
    const env = { PATH: process.env['PATH'], KEY: 'k', OTHER: 'o' };
    const endpoint = await always(200);
    const more = { env };
    const { printed } = await verified(
      { endpoint, folder },
      [run(text, { secrets: ['KEY'] })],
      { env: { THREADS: '2' } },
      more,
    );
    expect(printed).toBe(`${endpoint} ${folder} delay 3 staging k--2\n`);
    const bare = await verified({}, [run('echo "<$(printenv MLOPS_ENDPOINT || echo none)>"')], {}, more);
    expect(bare.printed).toBe('<none>\n');
  });

  it('follows others although they failed, so that all is told at once', async () => {
    const { verdicts } = await verified({}, [run('exit 1'), run('exit 2'), run('exit 0')]);
    expect(verdicts).toEqual(['fail', 'unknown', 'pass']);
    expect(worst(verdicts)).toBe('fail');
  });

  it('is cancelled, and nothing is told of it then', async () => {
    const stop = new AbortController();
    const verifying = verified(
      {},
      [run('echo ready; sleep 600')],
      {},
      { signal: stop.signal, output: () => stop.abort() },
    );
    await expect(verifying).rejects.toMatchObject({
      ends: 'cancelled',
      problems: [{ reason: 'deployment-cancelled' }],
    });
  });
});
