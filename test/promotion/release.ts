import fc from 'fast-check';
import type { Command, VerifyStep } from '../../src/project/types.ts';
import type { GoldenLimit, Release, ReleaseGolden } from '../../src/promotion/types.ts';
import { sha256 } from '../../src/support/canonical.ts';
import { commit, digest, ref } from './facts.ts';

export const plain: Release = {
  schemaVersion: 1,
  environment: 'production',
  model: 'delay',
  version: 3,
  fingerprint: sha256('fingerprint'),
  artifact: { digest: digest(3), files: [{ path: 'model/weights.bin', digest: digest('weights'), bytes: 3_100_000 }] },
  commit: commit(3),
  store: '.mlops/store',
  verdict: 'pass',
  gates: [
    { metric: 'roc-auc', verdict: 'pass', sentence: 'roc-auc got better by 0.012 (95 %: 0.004 to 0.020 better).' },
  ],
  serve: {
    run: { kind: 'shell', text: 'python serve.py' },
    health: '/health',
    startWithin: 60_000,
    secrets: [],
    verify: [{ kind: 'http', path: '/health', status: 200, requests: 20, maxFailures: 0, within: 1000 }],
  },
  workingDirectory: '',
  env: { LANG: 'C' },
  target: { kind: 'local', folder: '/srv/models', ports: new Map([['delay', 8080]]) },
  verify: [
    { kind: 'run', run: { kind: 'argv', argv: ['./smoke.sh', '--fast'] }, timeout: 300_000, secrets: ['TOKEN'] },
  ],
  onFailure: 'revert',
  previous: ref(2),
};

/** Texts that YAML could read as something else, and others. */
const text = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom(
    'yes',
    'no',
    'null',
    '~',
    '1e3',
    '0x1f',
    '0o7',
    '09:00',
    '2026-01-01',
    '- a',
    'a: b',
    '# no',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '"',
    "'",
    ' a',
    'a ',
    'a\nb',
    'a\n',
    '\ta',
    'true',
    '.nan',
    '---',
    '...',
    '{a}',
    '[a]',
    '|',
    '>',
    '?',
    '<<',
    '=',
    'a\r\nb',
    '\u0085',
    '\u2028',
    '\uFEFFa',
    'a #b',
  ),
);
const number = fc.integer({ min: 1, max: 1_000_000 });
const duration = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000_000 }),
  fc.constantFrom(0, 1000, 60_000, 3_600_000, 86_400_000, 90_000),
);
const bytes = fc.string({ maxLength: 5 }).map(digest);
const variables = fc.array(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,5}$/), { maxLength: 2 });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('shell' as const), text }),
  fc.record({
    kind: fc.constant('argv' as const),
    argv: fc.array(fc.oneof(text, fc.constant('')), { minLength: 1, maxLength: 3 }),
  }),
);
const verdict = fc.constantFrom('pass', 'fail', 'unknown');
const answer = fc.oneof(
  fc.constantFrom('prediction', 'score'),
  text.map((name) => `score_${name}`),
);
const step: fc.Arbitrary<VerifyStep> = fc.oneof(
  fc.record({ kind: fc.constant('run' as const), run: command, timeout: duration, secrets: variables }),
  fc.record({
    kind: fc.constant('http' as const),
    path: text,
    status: fc.integer({ min: 100, max: 599 }),
    requests: number,
    maxFailures: fc.nat({ max: 10 }),
    within: duration,
  }),
  fc.record(
    {
      kind: fc.constant('golden' as const),
      dataset: text,
      rows: number,
      minRows: number,
      protocol: fc.oneof(
        fc.constant({ kind: 'v1' } as const),
        fc.record({ kind: fc.constant('v2' as const), input: text }, { requiredKeys: ['kind'] }),
        fc.record({
          kind: fc.constant('mapped' as const),
          path: text,
          request: text,
          response: fc.oneof(text, fc.dictionary(answer, text, { maxKeys: 3, noNullPrototype: true })),
        }),
      ),
      columns: fc.array(text, { minLength: 1, maxLength: 3 }),
      batch: number,
      within: duration,
      tolerance: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    },
    { requiredKeys: ['kind', 'dataset', 'rows', 'minRows', 'protocol', 'batch', 'within', 'tolerance'] },
  ),
  fc.record(
    {
      kind: fc.constant('prometheus' as const),
      query: text,
      min: fc.double({ noNaN: true, noDefaultInfinity: true }),
      max: fc.double({ noNaN: true, noDefaultInfinity: true }),
      samples: number,
      for: duration,
      every: duration,
      url: text,
      token: fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,5}$/),
    },
    { requiredKeys: ['kind', 'query', 'samples', 'for', 'every'] },
  ),
);
const size = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const limit: fc.Arbitrary<GoldenLimit> = fc.record(
  {
    metric: text,
    better: fc.oneof(
      fc.constantFrom('higher' as const, 'lower' as const),
      fc.record({ closeTo: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    ),
    maxWorse: fc.record({ kind: fc.constantFrom('absolute' as const, 'percent' as const), value: size }),
  },
  { requiredKeys: ['metric'] },
);
const golden: fc.Arbitrary<ReleaseGolden> = fc.record(
  {
    dataset: text,
    key: fc.array(text, { minLength: 1, maxLength: 2 }),
    evaluation: fc.string().map(sha256),
    label: text,
    task: fc.constantFrom('binary', 'multiclass', 'regression'),
    positive: fc.oneof(text, fc.integer(), fc.boolean()),
    cluster: fc.array(text, { maxLength: 2 }),
    metrics: fc.array(text, { maxLength: 2 }),
    limits: fc.array(limit, { maxLength: 2 }),
  },
  { requiredKeys: ['dataset', 'key', 'cluster', 'metrics', 'limits'] },
);
const target: fc.Arbitrary<Release['target']> = fc.oneof(
  fc.record({
    kind: fc.constant('local' as const),
    folder: text,
    ports: fc
      .array(fc.tuple(text, fc.integer({ min: 1, max: 65_535 })), { maxLength: 2 })
      .map((ports) => new Map(ports)),
  }),
  fc.record(
    {
      kind: fc.constant('command' as const),
      apply: command,
      plan: command,
      status: command,
      undo: command,
      timeout: duration,
      secrets: variables,
    },
    { requiredKeys: ['kind', 'apply', 'timeout', 'secrets'] },
  ),
);
const version = fc.record({ version: number, digest: bytes });
const path = fc
  .array(
    fc.stringMatching(/^[a-zA-Z0-9 _.#-]{1,8}$/).filter((part) => part !== '.' && part !== '..'),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) => parts.join('/'));

export const anyRelease: fc.Arbitrary<Release> = fc.record(
  {
    schemaVersion: fc.constant(1 as const),
    environment: text,
    model: text,
    version: number,
    fingerprint: fc.string().map(sha256),
    artifact: fc.record({
      digest: bytes,
      files: fc.array(fc.record({ path, digest: bytes, bytes: fc.nat() }), { maxLength: 2 }),
    }),
    commit: fc.string().map(commit),
    store: text,
    verdict,
    gates: fc.array(
      fc.record(
        {
          metric: text,
          verdict,
          sentence: fc.oneof(text, fc.constant('')),
          at: text,
          against: fc.record({ environment: text, version: fc.integer({ min: 1, max: 99 }) }),
        },
        { requiredKeys: ['metric', 'verdict', 'sentence'] },
      ),
      { maxLength: 2 },
    ),
    serve: fc.record(
      {
        run: command,
        code: fc.record({ commit: fc.string().map(commit), files: fc.array(text, { minLength: 1, maxLength: 2 }) }),
        health: text,
        startWithin: duration,
        secrets: variables,
        verify: fc.array(step, { maxLength: 2 }),
      },
      { requiredKeys: ['health', 'startWithin', 'secrets', 'verify'] },
    ),
    workingDirectory: fc.oneof(text, fc.constant('')),
    env: fc.dictionary(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,5}$/), fc.oneof(text, fc.constant('')), { maxKeys: 2 }),
    target,
    verify: fc.array(step, { maxLength: 2 }),
    onFailure: fc.constantFrom('revert', 'propose', 'hold'),
    previous: fc.oneof(fc.constant(null), version),
    golden,
  },
  {
    requiredKeys: [
      ...(['schemaVersion', 'environment', 'model', 'version', 'fingerprint', 'artifact', 'commit', 'store'] as const),
      ...([
        'verdict',
        'gates',
        'serve',
        'workingDirectory',
        'env',
        'target',
        'verify',
        'onFailure',
        'previous',
      ] as const),
    ],
  },
);
