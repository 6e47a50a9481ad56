import { describe, expect, it } from 'vitest';
import { applyPolicy } from '../../src/gates/index.ts';
import { project, said, withGates } from './policy-texts.ts';

/** What is told of a branch that was cut at `since`, while the base is where it is now. */
const own = (since: string, base: string, head: string): readonly string[] =>
  said(applyPolicy(project(base), project(head), project(since)).changes);

const models = (...names: readonly string[]): string =>
  `models: { ${names.map((name) => `${name}: { train: a, artifact: m }`).join(', ')} }`;

const data = (dataset: string): string =>
  `datasets: { d: { source: d.csv, ${dataset} } }\nmodels: { m: { data: { train: d }, train: a, artifact: m } }`;

const live = (environment: string, serve = 's'): string =>
  `models: { m: { train: a, artifact: m, serve: ${serve} } }\nenvironments: { e: { target: { kind: local, folder: f }, ${environment} } }`;

describe('what only the base has changed since the branch was cut', () => {
  it.each([
    ['a model', models('m'), models('m', 'fresh')],
    ['a model under another name', models('m', 'old'), models('m', 'new')],
    ['a gate', withGates('{}'), withGates('{ loss: { max: 1 } }')],
    ['a tightened gate', withGates('{ loss: { max: 1 } }'), withGates('{ loss: { max: 0.5 } }')],
    ['a gate more in a list', withGates('{ loss: { max: 1 } }'), withGates('{ loss: [{ max: 1 }, { max-worse: 0 }] }')],
    ['a gate less', withGates('{ loss: { max: 1 }, auc: { min: 0.5 } }'), withGates('{ auc: { min: 0.5 } }')],
    ['seeds', withGates('{}'), withGates('{}', ', seeds: [1, 2]')],
    ['when it is trained', withGates('{}'), withGates('{}', ', when: request')],
    ['store and launchers', models('m'), `store: s\nlaunchers: { box: { kind: local } }\n${models('m')}`],
    ['what is not known', models('m'), `when-unknown: allow\n${models('m')}`],
    ['a column', data('columns: { x: { min: 0 } }'), data('columns: { x: { min: 0 }, y: { max: 1 } }')],
    ['a bound', data('columns: { x: { min: 0 } }'), data('columns: { x: { min: 1 } }')],
    [
      'a check',
      data('checks: [{ name: a, sql: x > 0 }]'),
      data('checks: [{ name: b, sql: y > 0 }, { name: a, sql: x > 0 }]'),
    ],
    ['drift', data('columns: { x: {} }'), data('columns: { x: {} }, drift: { columns: { x: { wasserstein: 0.01 } } }')],
    ['an environment', live('').replace('environments', '#'), live('')],
    ['a key of an environment', live('approvals: 1'), live('approvals: 2')],
    ['a verification', live('verify: [{ run: x }]'), live('verify: [{ run: x }, { run: y }]')],
    ['a target', live(''), live('').replace('folder: f', 'folder: g')],
    ['how a model is served', live('', 's'), live('', '{ run: t, verify: [{ run: x }] }')],
    ['a contract of files that nobody reads', models('m'), `datasets: { e: { source: e.csv } }\n${models('m')}`],
  ])('%s: no change of the branch', (_, since, base) => {
    expect(own(since, base, since)).toEqual([]);
    expect(own(base, base, since), 'as a change of the branch it is told').not.toEqual([]);
  });

  it('goes on judging', () => {
    const [since, base] = [withGates('{ loss: { max: 1 } }'), withGates('{ loss: { max: 0.5 }, auc: { min: 0.6 } }')];
    const applied = applyPolicy(project(base), project(since), project(since)).project;
    expect(applied.models.get('delay')?.gates).toEqual(project(base).models.get('delay')?.gates);
  });

  it('is left away, and what the branch has changed beside it is told', () => {
    const since = withGates('{ loss: { max: 1 } }');
    expect(
      own(since, withGates('{ loss: { max: 0.5 }, auc: { min: 0.6 } }'), withGates('{ loss: { max: 1, min: 0 } }')),
    ).toEqual(['tightened: tightens the gate on loss of delay: min (none) → 0']);
    expect(own(withGates('{}'), withGates('{ loss: { max: 1 } }'), withGates('{ auc: { min: 0.6 } }'))).toEqual([
      'tightened: adds a gate on auc of delay: min 0.6',
    ]);
    const checks = (list: string) => data(`checks: [${list}]`);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `{ name: ${name}, sql: ${name} > 0 }`);
    expect(own(checks(`${a}, ${b}`), checks(`${c}, ${a}, ${b}`), checks(`${a}`))).toEqual([
      'loosened: removes the check "b" from the contract of d',
    ]);
    expect(own(checks(`${a}`), checks(`${b}, ${a}`), checks(`${a}, ${c}`))).toEqual([
      'tightened: adds the check "c" to the contract of d',
    ]);
    expect(own(checks(`${a}`), checks(`${b}, ${a}`), checks('{ name: a, sql: a > 0, level: warn }'))).toEqual([
      'loosened: loosens the check "a" of d: level fail → warn',
    ]);
  });
});

describe('what the branch has changed', () => {
  it('is told where the base has changed the same', () => {
    const since = withGates('{ loss: { max: 1 } }');
    const tighter = withGates('{ loss: { max: 0.5 } }');
    expect(own(since, tighter, withGates('{}'))).toEqual(['loosened: removes the gate on loss of delay: max 0.5']);
    expect(own(since, tighter, withGates('{ loss: { max: 2 } }'))).toEqual([
      'loosened: loosens the gate on loss of delay: max 0.5 → 2',
    ]);
    expect(
      own(since, withGates('{ loss: [{ max-worse: 0 }, { max: 0.5 }] }'), withGates('{ auc: { min: 0 } }')),
    ).toEqual([
      'loosened: removes the gate on loss of delay: max-worse 0',
      'loosened: removes the gate on loss of delay: max 0.5',
      'tightened: adds a gate on auc of delay: min 0',
    ]);
    const list = (...rules: readonly string[]) => withGates(`{ loss: [${rules.join(', ')}] }`);
    const [max, worse, min] = ['{ max: 1 }', '{ max-worse: 0 }', '{ min: 0 }'];
    expect(own(list(max, worse), list(min, max, worse), list(max)), 'a list is one place').toEqual([
      'loosened: removes the gate on loss of delay: min 0',
      'loosened: removes the gate on loss of delay: max-worse 0',
    ]);
    const renamed = own(withGates('{ roc_auc: { min: 0.5 } }'), withGates('{ auc: { min: 0.6 } }'), withGates('{}'));
    expect(renamed, 'one metric by two names').toEqual(['loosened: removes the gate on auc of delay: min 0.6']);
  });

  it('also where both have brought a section of one name', () => {
    const fresh = (max: number) => `models: { fresh: { train: a, artifact: m, gates: { loss: { max: ${max} } } } }`;
    expect(own(models('m'), fresh(1), fresh(2))).toEqual(['loosened: loosens the gate on loss of fresh: max 1 → 2']);
    expect(own(models('m'), data('rows: { min: 9 }'), data('rows: { min: 1 }'))).toEqual([
      'loosened: loosens the contract of d: min 9 → 1',
    ]);
    expect(own(live('').replace('environments', '#'), live('approvals: 2'), live('approvals: 1'))).toEqual([
      'loosened: loosens the environment e: approvals 2 → 1',
    ]);
  });

  it.each([
    ['removed', models('m')],
    ['renamed', models('m', 'late')],
  ])('a model that it has %s blocks, whatever the base has made of it', (_, head) => {
    const since = models('m', 'delay');
    const gated =
      'models: { m: { train: a, artifact: m }, delay: { train: a, artifact: m, gates: { loss: { max: 1 } } } }';
    for (const base of [since, gated, models('m', 'delay', 'fresh')]) {
      expect(own(since, base, head)).toEqual(['! loosened: removes the model delay and its gates']);
    }
    expect(own(since, models('m', 'retard'), head)).toEqual(['! loosened: removes the model retard and its gates']);
  });

  it('without a project where it was cut every difference is its own', () => {
    expect(said(applyPolicy(project(models('m', 'fresh')), project(models('m'))).changes)).toEqual([
      '! loosened: removes the model fresh and its gates',
    ]);
  });
});

describe('a contract that the base has gained', () => {
  const reads = (source: string): string => `models: { m: { data: { train: ${source} }, train: a, artifact: m } }`;
  const declared = (source: string, name = 'flights', reader = name): string =>
    `datasets: { ${name}: { source: ${source}, columns: { x: { min: 5 } } } }\n${reads(reader)}`;
  const asked = (since: string, base: string, head = since) => {
    const { project: applied, changes } = applyPolicy(project(base), project(head), project(since));
    return [...said(changes), ...[...applied.datasets.values()].map(({ columns }) => columns.get('x')?.min)];
  };

  it.each([
    ['by their path', 'data/d.csv', declared('data/d.csv')],
    ['by their path, which gives them the same name', 'd.csv', declared('d.csv', 'd-csv')],
    ['in a role that the base fills by a pattern', 'data/d.csv', declared('data/*.csv')],
  ])('judges the files that the branch reads %s', (_, path, base) => {
    expect(asked(reads(path), base)).toEqual([5]);
    expect(asked(reads(path), base, `${declared(path, 'mine').replace('5', '4')}`), 'a section of its own').toEqual([
      5,
    ]);
  });

  it('blocks where it cannot be asked of what is read', () => {
    const base = declared('data/*.csv', 'flights', 'data/e.csv');
    const sentence = '! changed: is older than the contract of flights, whose files are still read';
    expect(asked(reads('data/d.csv'), base)).toEqual([sentence, undefined]);
    expect(asked(reads('data/e.csv'), base), 'read so on the base, too').toEqual([undefined]);
  });

  it('blocks where the branch reads other files instead, whoever judges those', () => {
    const second = '{ flights: { source: a.csv }, other: { source: b.csv } }';
    const base = `datasets: ${second}\n${reads('flights')}`;
    expect(asked(reads('a.csv'), base, reads('b.csv'))[0]).toBe(
      '! changed: is older than the contract of flights; m reads b.csv as train instead',
    );
  });

  it('and that the branch has removed under its former name is removed', () => {
    const [before, renamed] = [declared('d.csv', 'before'), declared('d.csv', 'after')];
    expect(asked(before, renamed)).toEqual([5]);
    expect(asked(before, renamed, reads('d.csv'))[0]).toMatch(
      /^! loosened: removes the contract of after, whose files/,
    );
  });
});

describe('of any three projects', () => {
  const texts = [
    models('m'),
    models('m', 'fresh'),
    withGates('{}'),
    withGates('{ loss: { max: 1 } }'),
    withGates('{ loss: [{ max: 0.5 }, { max-worse: 0 }], auc: { min: 0.6 } }', ', seeds: [1, 2]'),
    live('approvals: 1'),
    live('approvals: 2, verify: [{ run: x }]', '{ run: t, verify: [{ run: x }] }'),
    data('columns: { x: { min: 0 } }'),
    data('columns: { x: { min: 1 }, y: {} }, checks: [{ name: a, sql: x > 0 }]'),
    'datasets: { e: { source: d.csv } }\nmodels: { m: { data: { train: e }, train: a, artifact: m } }',
    'models: { m: { data: { train: d.csv }, train: a, artifact: m } }',
  ].map(project);
  const triples = texts.flatMap((since) => texts.flatMap((base) => texts.map((head) => ({ since, base, head }))));

  it('nothing is told that is no difference, and all of it where the base has not moved on', () => {
    for (const { since, base, head } of triples) {
      const every = said(applyPolicy(base, head).changes);
      const found = said(applyPolicy(base, head, since).changes);
      if (since === base) expect(found).toEqual(every);
      const changed = found.filter((sentence) => !sentence.includes('is older than'));
      expect(every).toEqual(expect.arrayContaining(changed));
      if (since === head) expect(changed).toEqual([]);
    }
  });

  it('what the branch removed blocks wherever it blocked', () => {
    const blocking = (...[base, head, since]: Parameters<typeof applyPolicy>) =>
      new Set(applyPolicy(base, head, since).changes.flatMap(({ reason }) => reason ?? []));
    for (const { since, base, head } of triples) {
      const blocked = blocking(base, head);
      const wanted = [...blocking(since, head)].filter((reason) => blocked.has(reason));
      expect([...blocking(base, head, since)]).toEqual(expect.arrayContaining(wanted));
    }
  });
});
