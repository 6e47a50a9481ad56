import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import type { Environment, GoldenProtocol, PromotionWindow, Target, VerifyStep } from '../../src/project/types.ts';
import { canonicalJson } from '../../src/support/canonical.ts';
import { changes, project, said } from './policy-texts.ts';

const models = 'models: { m: { train: a, artifact: m, serve: s }, n: { train: a, artifact: n, serve: files } }\n';
const file = (...environments: readonly string[]): string => `${models}environments: { ${environments.join(', ')} }`;
const local = 'target: { kind: local, folder: f }';
const e = (text: string): string => file(`s: { ${local} }`, `t: { ${local} }`, `e: { ${local}, ${text} }`);

describe('environments', () => {
  it('are those of the base until the merge', () => {
    const [base, head] = [
      project(e('soak: 0s')),
      project(file(`e: { ${local}, approvals: 2 }`, `fresh: { ${local} }`)),
    ];
    const applied = applyPolicy(base, head);
    expect(applied.project.environments).toEqual(base.environments);
    expect(said(applied.changes)).toEqual([
      'loosened: removes the environment s',
      'loosened: removes the environment t',
      'tightened: tightens the environment e: approvals 0 → 2',
      'changed: adds the environment fresh',
    ]);
    expect(applied.changes.at(-1)).toMatchObject({ path: ['environments', 'fresh'], from: '', to: 'fresh' });
    expect(applyPolicy(undefined, head).project.environments).toEqual(head.environments);
  });

  it.each([
    ['branch: x', 'branch: y', 'changed: changes environments.e.branch: x → y'],
    ['', 'branch: y', 'changed: changes environments.e.branch: env/e → y'],
    ['models: [m]', 'models: [n]', 'changed: changes environments.e.models: m → n'],
    ['models: [m]', '', 'changed: changes environments.e.models: m → m, n'],
    ['needs: [s]', 'needs: [s, t]', 'tightened: tightens the environment e: needs s → s, t'],
    ['needs: [s, t]', 'needs: [t]', 'loosened: loosens the environment e: needs s, t → t'],
    ['needs: [s]', 'needs: [t]', 'changed: changes the environment e: needs s → t'],
    ['needs: [s]', '', 'loosened: loosens the environment e: needs s → (none)'],
    ['needs: [s], soak: 24h', 'needs: [s], soak: 6h', 'loosened: loosens the environment e: soak 1d → 6h'],
    ['needs: [s], soak: 24h', 'needs: [s]', 'loosened: loosens the environment e: soak 1d → 0s'],
    ['needs: [s]', 'needs: [s], soak: 90s', 'tightened: tightens the environment e: soak 0s → 90s'],
    [
      '',
      'windows: [{ days: mon-thu, from: 09:00, to: 16:30, timezone: Europe/Berlin }]',
      'tightened: tightens the environment e: windows always → mon, tue, wed, thu 09:00-16:30 Europe/Berlin',
    ],
    [
      'windows: [{ from: 0:00, to: 24:00, timezone: UTC }]',
      '',
      'loosened: loosens the environment e: windows every day 00:00-24:00 UTC → always',
    ],
    [
      'windows: [{ from: 1:00, to: 2:00, timezone: UTC }]',
      'windows: [{ from: 1:00, to: 2:00, timezone: Asia/Tokyo }]',
      'changed: changes the environment e: windows every day 01:00-02:00 UTC → every day 01:00-02:00 Asia/Tokyo',
    ],
    ['approvals: 2', 'approvals: 1', 'loosened: loosens the environment e: approvals 2 → 1'],
    ['', 'auto-merge: true', 'loosened: loosens the environment e: auto-merge false → true'],
    ['auto-merge: true', '', 'tightened: tightens the environment e: auto-merge true → false'],
    ['on-failure: hold', 'on-failure: revert', 'changed: changes environments.e.on-failure: hold → revert'],
    ['verify: [{ run: x }]', '', 'loosened: removes from the verification of e: run x, timeout 10m'],
    [
      '',
      'models: [m, n], verify: [{ run: [x, y], timeout: 5m, secrets: [A, B] }]',
      'tightened: adds to the verification of e: run ["x","y"], timeout 5m, secrets A, B',
    ],
    [
      'verify: [{ run: x }, { run: y }]',
      'verify: [{ run: y }, { run: x }]',
      'changed: changes environments.e.verify: run x, timeout 10m; run y, timeout 10m → run y, timeout 10m; run x, timeout 10m',
    ],
    [
      'verify: [{ run: x }, { run: x }]',
      'verify: [{ run: x }]',
      'loosened: removes from the verification of e: run x, timeout 10m',
    ],
  ])('%j, then %j, is told', (base, head, expected) => {
    expect(changes(e(base), e(head))).toEqual([expected]);
  });

  it('tell what their target is, key by key', () => {
    const target = (text: string): string => file(`e: { models: [m], target: { ${text} } }`);
    const [here, there] = ['kind: local, folder: f, ports: { m: 80 }', 'kind: command, apply: x, secrets: [A]'].map(
      target,
    );
    expect(changes(here ?? '', there ?? '')).toEqual([
      'changed: changes environments.e.target.kind: local → command',
      'changed: changes environments.e.target.folder: f → (none)',
      'changed: changes environments.e.target.ports: m 80 → (none)',
      'changed: changes environments.e.target.apply: (none) → x',
      'changed: changes environments.e.target.timeout: (none) → 10m',
      'changed: changes environments.e.target.secrets: (none) → A',
    ]);
    const commands = (apply: string): string => target(`kind: command, apply: ${apply}, plan: p, status: s, undo: u`);
    expect(changes(commands('[x]'), commands('\'["x"]\''))).toEqual([
      String.raw`changed: changes environments.e.target.apply: ["x"] → "[\"x\"]"`,
    ]);
    expect(changes(commands('x'), commands('x').replace('undo: u', 'timeout: 5m'))).toEqual([
      'changed: changes environments.e.target.undo: u → (none)',
      'changed: changes environments.e.target.timeout: 10m → 5m',
    ]);
  });

  it('that say the same in another order are the same', () => {
    const two = (text: string): string => file(`s: { ${local} }`, `t: { ${local} }`, `e: { ${text}, ${local} }`);
    expect(changes(two('needs: [s, t], models: [m, n]'), two('models: [n, m], needs: [t, s]'))).toEqual([]);
    expect(changes(e('soak: 60m, needs: s'), e('needs: [s], soak: 1h'))).toEqual([]);
  });
});

describe('how a model is served', () => {
  const golden = (step: string): string =>
    `, evaluate: { predictions: p.csv }, serve: { run: s, verify: [{ ${step} }] } } }\ndatasets: { d: { source: d.csv, key: id }, e: { source: e.csv, key: x } } #`;
  const served = (serve: string): string => `models: { m: { train: a, artifact: m${serve} } }`;

  it('is the base’s word until the merge', () => {
    const [base, head] = [project(served(', serve: old')), project(served(', serve: { run: new, secrets: [A] }'))];
    const applied = applyPolicy(base, head);
    expect(applied.project.models.get('m')?.serve).toEqual(base.models.get('m')?.serve);
    expect(said(applied.changes)).toEqual([
      'changed: changes models.m.serve.run: old → new',
      'changed: changes models.m.serve.secrets: (none) → A',
    ]);
    expect(applyPolicy(base, project(served(''))).project.models.get('m')?.serve).toEqual(base.models.get('m')?.serve);
    expect('serve' in (applyPolicy(project(served('')), head).project.models.get('m') ?? {})).toBe(false);
    expect(applyPolicy(undefined, head).project).toEqual(head);
  });

  it.each([
    ['', ', serve: files', ['changed: changes models.m.serve: (none) → files']],
    [', serve: s', '', ['changed: changes models.m.serve: s → (none)']],
    [', serve: files', ', serve: [s, t]', ['changed: changes models.m.serve.run: files → ["s","t"]']],
    [
      ', serve: { run: s, health: /a, start-within: 5m }',
      ', serve: s',
      ['changed: changes models.m.serve.health: /a → /health', 'changed: changes models.m.serve.start-within: 5m → 1m'],
    ],
    [
      ', serve: { run: s, verify: [{ http: /a }, { run: v }] }',
      ', serve: { run: s, verify: [{ run: v }, { http: { path: /a, requests: 9, max-failures: 8 } }] }',
      [
        'loosened: removes from the verification of m: http /a, status 200, requests 1, max-failures 0, within 5s',
        'tightened: adds to the verification of m: http /a, status 200, requests 9, max-failures 8, within 5s',
      ],
    ],
    [
      golden('golden: d'),
      golden('golden: { dataset: d, tolerance: 0.1 }'),
      [
        'loosened: removes from the verification of m: golden d, rows 1000, min-rows 30, protocol v2, batch 32, within 10s, tolerance 0.000001',
        'tightened: adds to the verification of m: golden d, rows 1000, min-rows 30, protocol v2, batch 32, within 10s, tolerance 0.1',
      ],
    ],
    [
      ', serve: { verify: [{ prometheus: { query: a, max: 1 } }] }',
      ', serve: { verify: [{ prometheus: { query: a, max: 2 } }] }',
      [
        'loosened: removes from the verification of m: prometheus "a", max 1, for 5m, every 30s, samples 5',
        'tightened: adds to the verification of m: prometheus "a", max 2, for 5m, every 30s, samples 5',
      ],
    ],
  ])('%j, then %j, is told', (base, head, expected) => {
    expect(changes(served(base), served(head))).toEqual(expected);
  });

  it('is told of a model that the base does not know, and comes with the merge', () => {
    const base = 'models: { old: { train: a, artifact: m } }';
    const head =
      'models: { old: { train: a, artifact: m }, fresh: { train: b, artifact: m, serve: { run: s, secrets: [A] } } }';
    const applied = applyPolicy(project(base), project(head));
    expect(said(applied.changes)).toEqual(['changed: changes models.fresh.serve: (none) → s']);
    expect('serve' in (applied.project.models.get('fresh') ?? {})).toBe(false);
  });
});

const command = fc.oneof(
  fc.constantFrom('x', 'x y', '["x"]').map((text) => ({ kind: 'shell' as const, text })),
  fc.constantFrom(['x'], ['x', 'y']).map((argv) => ({ kind: 'argv' as const, argv })),
);
const secrets = fc.subarray(['A', 'B']);
const step: fc.Arbitrary<VerifyStep> = fc.oneof(
  fc.record({ kind: fc.constant('run' as const), run: command, timeout: fc.constantFrom(1000, 60_000), secrets }),
  fc.record({
    kind: fc.constant('http' as const),
    path: fc.constantFrom('/a', '/b'),
    status: fc.constantFrom(200, 204),
    requests: fc.constantFrom(5, 6),
    maxFailures: fc.constantFrom(0, 1),
    within: fc.constantFrom(500, 1000),
  }),
  fc.record(
    {
      kind: fc.constant('golden' as const),
      dataset: fc.constantFrom('d', 'c'),
      rows: fc.constantFrom(100, 200),
      minRows: fc.constantFrom(10, 20),
      protocol: fc.constantFrom<GoldenProtocol>(
        { kind: 'v1' },
        { kind: 'v2' },
        { kind: 'v2', input: 'v1' },
        { kind: 'mapped', path: '/a', request: 'b', response: 'c' },
        { kind: 'mapped', path: '/a', request: 'b', response: { score: 'c' } },
      ),
      columns: fc.constantFrom(['a', 'b'], ['a, b'], ['a']),
      batch: fc.constantFrom(1, 2),
      within: fc.constantFrom(500, 1000),
      tolerance: fc.constantFrom(0, 1e-6),
    },
    { requiredKeys: ['kind', 'dataset', 'rows', 'minRows', 'protocol', 'batch', 'within', 'tolerance'] },
  ),
  fc.record(
    {
      kind: fc.constant('prometheus' as const),
      query: fc.constantFrom('a', 'a, max 1'),
      min: fc.constantFrom(0, 1),
      max: fc.constantFrom(1, 2),
      samples: fc.constantFrom(1, 2),
      for: fc.constantFrom(1000, 60_000),
      every: fc.constantFrom(500, 1000),
      url: fc.constantFrom('https://a.org', 'https://b.org/,%20token%20T'),
      token: fc.constantFrom('T', 'U'),
    },
    { requiredKeys: ['kind', 'query', 'samples', 'for', 'every'] },
  ),
);
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.record({
    kind: fc.constant('local' as const),
    folder: fc.constantFrom('f', '/g'),
    ports: fc
      .subarray([
        ['m', 80],
        ['n', 81],
        ['n', 82],
      ] as const)
      .map((ports) => new Map(ports)),
  }),
  fc
    .record({ apply: command, timeout: fc.constantFrom(1000, 60_000), secrets, undo: fc.option(command) })
    .map(({ undo, ...rest }) => ({ kind: 'command' as const, ...rest, ...(undo && { undo }) })),
);
const window: fc.Arbitrary<PromotionWindow> = fc.record({
  days: fc.subarray([1, 2, 7], { minLength: 1 }),
  from: fc.constantFrom(0, 61),
  to: fc.constantFrom(600, 1440),
  timezone: fc.constantFrom('UTC', 'Asia/Tokyo'),
});
const environment: fc.Arbitrary<Environment> = fc.record({
  name: fc.constant('e'),
  branch: fc.constantFrom('env/e', 'x'),
  models: fc.subarray(['m', 'n'], { minLength: 1 }),
  needs: fc.subarray(['s', 't']),
  soak: fc.constantFrom(0, 1, 3_600_000, 5_400_000),
  windows: fc.array(window, { maxLength: 2 }),
  approvals: fc.nat(2),
  autoMerge: fc.boolean(),
  runsOn: fc.constantFrom('ubuntu-latest', ['self-hosted', 'gpu']),
  target,
  verify: fc.array(step, { maxLength: 2 }),
  onFailure: fc.constantFrom('revert' as const, 'propose' as const, 'hold' as const),
  path: fc.constant(['environments', 'e']),
});

it('of any two environments every difference is told, and none that is not there', () => {
  const plain = project(models);
  const withOne = (one: Environment) => ({ ...plain, environments: new Map([['e', one]]) });
  const sorted = ({ windows, ...rest }: Environment): string =>
    canonicalJson({ ...rest, windows: windows.map(canonicalJson).toSorted() });
  // Half of the pairs differ in one key alone.
  const pair = fc.tuple(
    environment,
    environment,
    fc.constantFrom<keyof Environment | 'all'>('all', 'soak', 'windows', 'target', 'verify', 'needs'),
  );
  fc.assert(
    fc.property(pair, ([base, other, key]) => {
      const head = key === 'all' ? other : { ...base, [key]: other[key] };
      const { changes: found } = applyPolicy(withOne(base), withOne(head));
      expect(found.length > 0).toBe(sorted(base) !== sorted(head));
      for (const { path, blocks, from, to } of found) {
        expect([path.slice(0, 2), blocks, from === to]).toEqual([['environments', 'e'], false, false]);
      }
    }),
    { numRuns: 500 },
  );
});
