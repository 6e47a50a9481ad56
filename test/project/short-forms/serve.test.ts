import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf, withModel } from '../support.ts';
import { model } from './loaded.ts';

const serve = (text: string) => model(`train: a\nartifact: m\n${text}`).serve;
const files = { code: [], health: '/health', startWithin: 60_000, secrets: [], verify: [] };

describe('how a model is served', () => {
  it('is not said: then it is not', () => {
    expect(model('train: a')).not.toHaveProperty('serve');
  });

  it.each(['serve: files', 'serve: {}'])('%s deploys the files alone', (text) => {
    expect(serve(text)).toEqual(files);
  });

  it.each([
    ['serve: python serve.py', { kind: 'shell', text: 'python serve.py' }],
    ['serve: [python, serve.py]', { kind: 'argv', argv: ['python', 'serve.py'] }],
    ['serve: { run: files }', { kind: 'shell', text: 'files' }],
    ['serve: [files]', { kind: 'argv', argv: ['files'] }],
  ])('%s starts a server', (text, run) => {
    expect(serve(text)).toEqual({ ...files, run });
  });

  it('is taken as it is given', () => {
    const text = `serve:
  run: python serve.py
  code: [serve.py, /lib/web/**, '!lib/web/old.py']
  health: /ready
  start-within: 5m
  secrets: [TOKEN, TOKEN]
  verify:
    - run: [python, smoke.py]
    - { run: ./probe, timeout: 30s, secrets: [KEY] }
    - http: /health
    - { http: { path: /v1/predict?x=1, status: 204, requests: 20, max-failures: 1, within: 500ms } }`;
    expect(serve(text)).toEqual({
      run: { kind: 'shell', text: 'python serve.py' },
      code: ['serve.py', 'lib/web/**', '!lib/web/old.py'],
      health: '/ready',
      startWithin: 300_000,
      secrets: ['TOKEN'],
      verify: [
        { kind: 'run', run: { kind: 'argv', argv: ['python', 'smoke.py'] }, timeout: 600_000, secrets: [] },
        { kind: 'run', run: { kind: 'shell', text: './probe' }, timeout: 30_000, secrets: ['KEY'] },
        { kind: 'http', path: '/health', status: 200, requests: 1, maxFailures: 0, within: 5000 },
        { kind: 'http', path: '/v1/predict?x=1', status: 204, requests: 20, maxFailures: 1, within: 500 },
      ],
    });
  });

  it('gets no secret of training without a word', () => {
    const text = `version: 1
defaults: { secrets: [HF_TOKEN] }
models: { m: { train: a, artifact: m, serve: { run: s, verify: [{ run: v }] } } }
environments: { e: { target: { kind: command, apply: x }, verify: [{ run: w }] } }
`;
    const { project } = load(text);
    const { train, serve: served } = project.models.get('m') ?? {};
    expect([train?.secrets, served?.secrets, served?.verify]).toMatchObject([['HF_TOKEN'], [], [{ secrets: [] }]]);
    expect(project.environments.get('e')).toMatchObject({ target: { secrets: [] }, verify: [{ secrets: [] }] });
  });
});

describe('a way to serve that cannot be meant', () => {
  it.each([
    ['serve: true', '6:12 wrong-kind models.m.serve: expected a command, files, or a table with run, found true'],
    ['serve:', '6:5 wrong-kind models.m.serve: expected a command, files, or a table with run, found nothing'],
    [
      'serve: { rn: x }',
      '6:14 unknown-key models.m.serve.rn: unknown key; allowed here: run, code, image, health, start-within, secrets, verify',
    ],
    [
      'serve: { run: s, health: health }',
      '6:30 invalid-value models.m.serve.health: expected a path such as /health, found "health"',
    ],
    [
      'serve: { health: /ready, start-within: 5m, secrets: [A] }',
      '6:14 contradiction models.m.serve.health: `health` is about the server that `run` starts, and there is no `run`',
      '6:30 contradiction models.m.serve.start-within: `start-within` is about the server that `run` starts, and there is no `run`',
      '6:48 contradiction models.m.serve.secrets: `secrets` is about the server that `run` starts, and there is no `run`',
    ],
    ['serve: { run: 5, health: /ready }', expect.stringMatching(/^6:19 wrong-kind models\.m\.serve\.run: /)],
    [
      'serve: { run: s, start-within: 0s }',
      '6:36 invalid-value models.m.serve.start-within: expected a duration above 0 and of at most 24d, found 0s',
    ],
    [
      'serve: { run: s, secrets: [GITHUB_TOKEN] }',
      '6:32 reserved-variable models.m.serve.secrets[0]: `GITHUB_TOKEN` is never handed to a step',
    ],
    [
      'serve: { run: s, secrets: [A] }\nenv: { A: 1 }',
      '6:22 contradiction models.m.serve.secrets: `A` is both in `env` and in `secrets`',
    ],
  ])('%s', (text, ...expected) => {
    expect(lines(problemsOf(withModel(`train: a\nartifact: m\n${text}`)))).toEqual(expected);
  });

  it('is one without anything to deploy', () => {
    const [problem, ...others] = problemsOf(withModel('train: a\nserve: files'));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      reason: 'contradiction',
      message: 'models.m.serve: `m` has no `artifact`, so there is nothing to deploy',
      remedy: 'Name the files of the model under `artifact`, or remove `serve`.',
    });
    expect(problemsOf(withModel('train: a\nartifact: [1]\nserve: files'))).toHaveLength(1);
  });
});

describe('a step of the verification', () => {
  it.each([
    [
      '{}',
      '6:23 missing-key models.m.serve.verify[0]: one of the keys `run`, `http`, `golden` and `prometheus` is missing',
    ],
    [
      '{ run: a, http: /x }',
      '6:23 contradiction models.m.serve.verify[0]: a step has one of `run`, `http`, `golden` and `prometheus`, not `run` and `http`',
    ],
    [
      '{ http: /x, timeout: 1s, secrets: [A] }',
      '6:35 contradiction models.m.serve.verify[0].timeout: `timeout` is about the command of `run`, and this step has none',
      '6:48 contradiction models.m.serve.verify[0].secrets: `secrets` is about the command of `run`, and this step has none',
    ],
    [
      '{ http: { path: /x, requests: 3, max-failures: 3 } }',
      '6:70 contradiction models.m.serve.verify[0].http.max-failures: of 3 requests 3 may fail, so the step would pass whatever happens',
    ],
    [
      '{ http: { path: /x, max-failures: 1 } }',
      '6:57 contradiction models.m.serve.verify[0].http.max-failures: of 1 requests 1 may fail, so the step would pass whatever happens',
    ],
    [
      '{ http: { path: /x, within: 0s } }',
      '6:51 invalid-value models.m.serve.verify[0].http.within: expected a duration above 0 and of at most 24d, found 0s',
    ],
    ['{ http: {} }', '6:25 missing-key models.m.serve.verify[0].http: the key `path` is missing'],
    [
      '{ http: { path: /x, status: 99 } }',
      '6:51 invalid-value models.m.serve.verify[0].http.status: expected a status such as 200: a whole number from 100 to 599, found the number 99',
    ],
    [
      '{ run: a, timeout: 25d }',
      '6:42 invalid-value models.m.serve.verify[0].timeout: expected a duration above 0 and of at most 24d, found 2160000s',
    ],
    [
      '{ run: a, secrets: [MLOPS_X] }',
      '6:43 reserved-variable models.m.serve.verify[0].secrets[0]: `MLOPS_X` is never handed to a step',
    ],
    ['{ rum: a }', expect.stringMatching(/^6:25 unknown-key models\.m\.serve\.verify\[0\]\.rum: /)],
  ])('%s', (step, ...expected) => {
    expect(lines(problemsOf(withModel(`train: a\nartifact: m\nserve: { verify: [${step}] }`)))).toEqual(expected);
  });

  it.each(['//evil.example/x', '/\\evil.example', 'http://evil.example', 'x', '/a b', '/a#b', '/ä', ''])(
    'asks no other host and nothing that has to be escaped: %j',
    (path) => {
      const text = withModel(`train: a\nartifact: m\nserve: { run: s, verify: [{ http: ${JSON.stringify(path)} }] }`);
      const [problem, ...others] = problemsOf(text);
      expect(others).toEqual([]);
      expect(problem?.reason).toBe('invalid-value');
    },
  );

  it.each(['/', '/health', '/v2/models/m/infer?x=[1]', '/a//b'])('asks %s', (path) => {
    expect(serve(`serve: { run: s, verify: [{ http: "${path}" }] }`)?.verify).toMatchObject([{ path }]);
  });
});
