import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load, problemsOf, withEnvironments } from '../support.ts';
import { show } from './show.ts';

/** A local target in a folder of the environment's own. */
const local = (name: string): string => `target: { kind: local, folder: /srv/${name} }`;
const found = (text: string, more?: string) => show(problemsOf(withEnvironments(text, more)));

describe('names of environments', () => {
  it.each(['a b', '-a', 'a.b', 'a/b', '.', 'ä', `a${'b'.repeat(64)}`, '_a'])('are not %j', (name) => {
    const [problem, ...others] = problemsOf(withEnvironments(`${JSON.stringify(name)}: { ${local('x')} }`));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      reason: 'invalid-name',
      message: `environments.${name}: expected letters, digits, \`-\` and \`_\`, at most 64, beginning with a letter or digit`,
    });
  });

  it.each(['a', '1', 'Prod-eu_1', `a${'b'.repeat(63)}`])('may be %j', (name) => {
    const { environments } = load(withEnvironments(`"${name}": { ${local('x')} }`)).project;
    expect(environments.get(name)?.branch).toBe(`env/${name}`);
  });

  it('are unique without letter case, and so are their branches', () => {
    expect(found(`live: { ${local('a')} }\nLive: { ${local('b')} }`)).toEqual([
      '8:3 name-collision environments.Live: `live` stands there already; differs from it only in letter case',
      '8:3 environment-branch-taken environments.Live.branch: `env/Live` and `env/live`, the branch of `live`, cannot both be there',
    ]);
  });
});

describe('models of an environment', () => {
  it.each([
    [
      '[a, bb]',
      '7:20 environment-model-unknown environments.e.models[1]: there is no model `bb`; declared: a, b, c | Did you mean `b`?',
    ],
    ['zzzzz', '7:16 environment-model-unknown environments.e.models: there is no model `zzzzz`; declared: a, b, c'],
    ['[c]', '7:17 environment-model-not-served environments.e.models[0]: `c` has no `serve`, so it is never promoted'],
    ['[a, b, a]', '7:23 contradiction environments.e.models[2]: `a` stands twice'],
    ['[]', '7:16 invalid-value environments.e.models: expected a list with at least one entry, found an empty list'],
  ])('%s', (models, expected) => {
    expect(found(`e: { models: ${models}, ${local('e')} }`)).toEqual([expected]);
  });

  it('are at least one', () => {
    const text = `version: 1\nmodels: { m: { train: a } }\nenvironments:\n  e: { ${local('e')} }\n`;
    expect(show(problemsOf(text))).toEqual([
      '4:3 environment-without-models environments.e: no model has `serve`, so nothing would ever be promoted here',
    ]);
  });

  it.each([
    ['serve: { rn: x }', 'models: [a]'],
    ['serve: 5', 'models: [a, b]'],
    ['serve: { manifests: /deploy }', ''],
    ['serve: x, artifcat: m', 'models: [a]'],
  ])('are not called unserved or absent where `%s` is what is wrong', (model, models) => {
    expect(found(`e: { ${models === '' ? '' : `${models}, `}${local('e')} }`, model)).toHaveLength(1);
  });

  it('whose names a matrix that is wrong, or a file that is not there, would make are not called unknown', () => {
    const models = 'models: { demand: { train: t, artifact: m, serve: s, matrix: { region: north } } }';
    const text = `version: 1\n${models}\nenvironments: { e: { models: [demand-north], ${local('e')} } }\n`;
    expect(problemsOf(text).map(({ message }) => message.split(': ')[0])).toEqual(['models.demand.matrix.region']);
    expect(problemsOf(text.replace('demand-north', 'supply-north')).map(({ reason }) => reason)).toEqual([
      'matrix-invalid',
      'environment-model-unknown',
    ]);
    const included = `include: [teams/*/mlops.yaml]\n${withEnvironments(`e: { models: [z], needs: [y], ${local('e')} }`)}`;
    expect(problemsOf(included).map(({ reason }) => reason)).toEqual(['include-matches-nothing']);
  });
});

describe('the order of environments', () => {
  const chain = (needs: Readonly<Record<string, string>>): string =>
    Object.entries(needs)
      .map(([name, list]) => `${name}: { ${list === '' ? '' : `needs: [${list}], `}${local(name)} }`)
      .join('\n');

  it('is free of circles in any order of the file', () => {
    expect([...load(withEnvironments(chain({ c: 'a, b', b: 'a', a: '' }))).project.environments.keys()]).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  it.each([
    [{ a: 'a' }, ['7:16 environment-needs-circle environments.a.needs[0]: needs itself']],
    [{ a: 'b', b: 'a' }, ['7:16 environment-needs-circle environments.a.needs[0]: needs itself in the end: a → b → a']],
    [
      { x: 'a', a: 'b', b: 'c', c: 'a' },
      ['8:16 environment-needs-circle environments.a.needs[0]: needs itself in the end: a → b → c → a'],
    ],
    [
      { a: 'b, c', b: 'a', c: 'b' },
      [
        '7:16 environment-needs-circle environments.a.needs[0]: needs itself in the end: a → b → a',
        '7:19 environment-needs-circle environments.a.needs[1]: needs itself in the end: a → c → b → a',
      ],
    ],
    [
      { stagin: '', production: 'staging' },
      [
        '8:25 environment-need-unknown environments.production.needs[0]: there is no environment `staging`; declared: stagin, production | Did you mean `stagin`?',
      ],
    ],
    [{ a: '', b: 'a, a' }, ['8:19 contradiction environments.b.needs[1]: `a` stands twice']],
  ])('%j', (needs, expected) => {
    expect(found(chain(needs))).toEqual(expected);
  });

  it('has a circle exactly where no environment can come first', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const graph = fc.array(fc.subarray(names), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(graph, (needs) => {
        const text = withEnvironments(
          chain(Object.fromEntries(names.map((name, at) => [name, needs[at]?.join(', ') ?? '']))),
        );
        const left = new Map(names.map((name, at) => [name, needs[at] ?? []]));
        for (let free: string | undefined = ''; free !== undefined; ) {
          free = [...left].find(([, needed]) => needed.every((need) => !left.has(need)))?.[0];
          if (free !== undefined) left.delete(free);
        }
        if (left.size === 0) return void load(text);
        const circles = problemsOf(text);
        for (const { reason } of circles) expect(reason).toBe('environment-needs-circle');
      }),
    );
  });

  it('lets nothing wait for ever: a model is in all environments that its own needs', () => {
    const text = `s: { models: [b], ${local('s')} }\np: { needs: [s], ${local('p')} }\nq: { models: [b], needs: [s, p], ${local('q')} }`;
    expect(found(text)).toEqual([
      '8:16 contradiction environments.p.needs[0]: `a` is not promoted to `s`, so never verified there, and never promoted here | Add to `models` of `s`, or leave out here.',
    ]);
  });

  it('is what `soak` is about', () => {
    expect(found(`e: { soak: 24h, ${local('e')} }`)).toEqual([
      '7:8 contradiction environments.e.soak: there is no `needs`, so no environment in which a version could have been live so long',
    ]);
    expect(load(withEnvironments(`e: { soak: 0s, ${local('e')} }`)).warnings).toEqual([]);
    expect(found(`e: { soak: 24h, needs: 5, ${local('e')} }`)).toHaveLength(1);
  });
});

describe('branches', () => {
  const branches = (...names: readonly string[]): string =>
    names.map((name, at) => `e${at}: { branch: ${JSON.stringify(name)}, ${local(`${at}`)} }`).join('\n');

  it.each([
    'a b',
    'a..b',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a.',
    '-a',
    '@',
    'a@{b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'HEAD',
    'a\tb',
    'a\u007f',
  ])('are not %j, which git refuses', (name) => {
    const [problem, ...others] = problemsOf(withEnvironments(branches(name)));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      reason: 'environment-branch-invalid',
      message: `environments.e0.branch: expected the name of a branch as git takes it, found "${name}"`,
      place: { line: 7 },
    });
  });

  it.each(['mlops/ledger', 'mlops/x', 'mlops', 'MLOPS/Ledger'])('are not %s, which is ours', (name) => {
    expect(found(branches(name))).toEqual([
      `7:17 environment-branch-invalid environments.e0.branch: branches below \`mlops/\` are ours, found "${name}"`,
    ]);
  });

  it('are written without the folder of their refs', () => {
    expect(found(branches('refs/heads/x'))).toEqual([
      '7:17 environment-branch-invalid environments.e0.branch: expected the name of a branch without `refs/heads/`, found "refs/heads/x"',
    ]);
  });

  it.each(['x', 'a/b', 'release-1.0', 'mlops-env', 'env/mlops', 'a@b', '@a', 'a-', 'ä'])('may be %s', (name) => {
    expect(load(withEnvironments(branches(name))).project.environments.get('e0')?.branch).toBe(name);
  });

  it.each([
    [['x', 'x'], '`x` is the branch of `e0` already'],
    [['env/e1', 'env/e1'], '`env/e1` is the branch of `e0` already'],
    [['x', 'X'], '`X` and `x`, the branch of `e0`, cannot both be there'],
    [['x', 'x/y'], '`x/y` and `x`, the branch of `e0`, cannot both be there'],
    [['x/y/z', 'x/y'], '`x/y` and `x/y/z`, the branch of `e0`, cannot both be there'],
  ])('%j are not two', (names, message) => {
    expect(found(branches(...names))).toEqual([`8:17 environment-branch-taken environments.e1.branch: ${message}`]);
  });

  it('of a name are taken where another environment has it', () => {
    const text = `e: { branch: env/f, ${local('e')} }\nf: { ${local('f')} }`;
    expect(found(text)).toEqual([
      '8:3 environment-branch-taken environments.f.branch: `env/f` is the branch of `e` already',
    ]);
    expect(load(withEnvironments(branches('x', 'xy', 'x-y'))).warnings).toEqual([]);
  });
});

it('an environment that cannot be read keeps nobody from reading the others', () => {
  expect(found(`e: { soak: 1h }\nf: { needs: [e], soak: 1h, models: [c], ${local('f')} }`)).toEqual([
    '7:3 missing-key environments.e: the key `target` is missing',
    '8:39 environment-model-not-served environments.f.models[0]: `c` has no `serve`, so it is never promoted',
  ]);
});
