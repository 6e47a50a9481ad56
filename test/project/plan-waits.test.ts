import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSentence } from '../../src/commands/plan.ts';
import { planGraph } from '../../src/commands/plan-graph/graph.ts';
import { planMermaid } from '../../src/commands/plan-graph/mermaid.ts';
import { planSvg } from '../../src/commands/plan-graph/svg.ts';
import {
  type BuildFacts,
  buildFingerprint,
  type CommitFacts,
  makePlan,
  resultKey,
  trainingJobs,
} from '../../src/project/index.ts';
import type { When } from '../../src/project/types.ts';
import { factsOf, first } from './inputs.ts';
import { load } from './support.ts';

const nothing: Parameters<typeof makePlan>[2] = { runs: new Set(), evaluations: new Set(), reports: new Set() };
const unasked = { ...nothing, unasked: true };

/** The commit, where each of its models is trained when that says. */
function trainedWhen(commit: CommitFacts, when: (model: string) => When): CommitFacts {
  const models = [...commit.models].map(([name, facts]) => {
    const { model } = facts;
    return [name, { ...facts, model: { ...model, train: { ...model.train, when: when(name) } } }] as const;
  });
  return { ...commit, models: new Map(models) };
}

const steps = (plan: ReturnType<typeof makePlan>) => plan.steps.map(({ id, decision }) => `${decision} ${id}`);

describe('a training that waits', () => {
  const content = { ...first, code: 'c2' };
  const [head, base] = [trainedWhen(factsOf('head', content), () => 'request'), factsOf('base', first)];

  it('waits on both sides with what scores it, while data are checked; why it would run is said', () => {
    const plan = makePlan(head, base, unasked);
    expect(steps(plan)).toEqual([
      'run validate:train',
      'run validate:test',
      'wait train:delay',
      'wait train:delay@baseline',
      'wait evaluate:delay',
      'wait evaluate:delay@baseline',
    ]);
    const step = plan.steps.find(({ id }) => id === 'train:delay');
    expect(step).toMatchObject({ waiting: { model: 'delay', until: 'request' } });
    expect(step?.reasons).toEqual([
      expect.stringContaining('code changed'),
      'waits: somebody has to ask for it (`when: request`)',
    ]);
    expect(trainingJobs(plan, head.project)).toEqual([]);
    expect(planSentence(plan)).toBe('To do: 2 validations. Waits until somebody asks for it: delay.');
  });

  it('waits for the merge with words of its own', () => {
    const plan = makePlan(
      trainedWhen(head, () => 'merge'),
      base,
      unasked,
    );
    expect(planSentence(plan)).toBe('To do: 2 validations. Waits for the merge: delay.');
    expect(plan.steps.find(({ id }) => id === 'train:delay')?.reasons.at(-1)).toContain('when it is merged');
  });

  it('runs where somebody has asked, which says that it would wait on a pull request', () => {
    const plan = makePlan(head, base, nothing);
    expect(plan.steps.map(({ decision }) => decision)).not.toContain('wait');
    const said = plan.steps.filter(({ reasons }) => reasons.join().includes('`when: request`'));
    expect(said.map(({ id }) => id)).toEqual(['train:delay']);
  });

  it('is nothing that is recorded: its rows are scored at once', () => {
    const runs = new Set(
      [head, base].flatMap(({ models }) =>
        [...models.values()].map(({ model, fingerprint }) => resultKey(model.name, fingerprint)),
      ),
    );
    const decided = steps(makePlan(head, base, { ...unasked, runs }));
    expect(decided).toContain('reuse train:delay');
    expect(decided).toContain('run evaluate:delay');
    expect(decided.join()).not.toContain('wait');
  });

  it('is refused where its data are broken: nobody has to ask for that', () => {
    const broken = new Set(['report-t1']);
    const plan = makePlan(head, base, { ...unasked, reports: broken, broken });
    const step = plan.steps.find(({ id }) => id === 'train:delay');
    expect([step?.refused, step?.decision]).toEqual([true, 'run']);
  });

  it('is drawn as such', async () => {
    const graph = planGraph(makePlan(head, base, unasked), head.project);
    expect(graph.nodes.filter(({ decision }) => decision === 'wait')).toHaveLength(4);
    expect(planMermaid(graph)).toMatch(/classDef wait /);
    expect(planSvg(graph)).toContain('.wait rect');
  });
});

describe('a smoke run', () => {
  const commit = (trains: Readonly<Record<string, string>>): CommitFacts => {
    const entries = Object.entries(trains).map(([name, train]) => {
      const needs = name === 'above' ? ', needs: { r: below }' : '';
      return `  ${name}: { train: { run: a, ${train} }, artifact: m${needs} }\n`;
    });
    const { project } = load(`version: 1\nmodels:\n${entries.join('')}`);
    const empty = { code: [], data: new Map(), params: new Map(), workingDirectory: '', env: new Map(), seeds: [] };
    const models = [...project.models].map(([name, model]) => {
      const needs = new Map((model.needs ?? []).map((need) => [need.role, { model: need.model, fingerprint: 'f' }]));
      const inputs = { ...empty, outputs: [], command: model.train.run ?? null, needs };
      return [name, { model, inputs, fingerprint: `f${name}` }] as const;
    });
    return { sha: 'c', project, datasets: new Map(), models: new Map(models) };
  };

  it('does not wait with its training: it has a job, by a name that is no training’s, and a time limit of its own', () => {
    const facts = commit({ m: 'when: request, smoke: b, timeout: 2h, seeds: [1, 2, 3]' });
    const plan = makePlan(facts, undefined, unasked);
    expect(plan.steps).toMatchObject([{ id: 'train:m', decision: 'wait', smoke: true }]);
    expect(plan.steps[0]?.reasons.at(-1)).toBe('its `smoke` runs now');
    expect(trainingJobs(plan, facts.project)).toMatchObject([{ name: 'm smoke fm', 'timeout-minutes': 150 }]);
    expect(planSentence(plan)).toBe('To do: 1 smoke run. Waits until somebody asks for it: m.');
  });

  it('comes before the training where that runs, in its time', () => {
    const facts = commit({ m: 'smoke: b, timeout: 2h, seeds: [1, 2, 3]' });
    const plan = makePlan(facts, undefined, unasked);
    expect(trainingJobs(plan, facts.project)).toMatchObject([{ name: 'm fm', 'timeout-minutes': 4 * 120 + 30 }]);
    expect(planSentence(plan)).toBe('To do: 1 training.');
  });

  it('waits for a model that it needs, where that waits', () => {
    const smoked = (below: string) =>
      makePlan(commit({ below, above: 'when: request, smoke: b' }), undefined, unasked).steps.find(
        ({ id }) => id === 'train:above',
      );
    expect(smoked('when: merge')).not.toHaveProperty('smoke');
    expect(smoked('timeout: 1h')).toHaveProperty('smoke', true);
  });

  it('is the candidate’s alone: a baseline is what was merged', () => {
    const [with_, without] = [factsOf('head', { ...first, code: 'c2' }), factsOf('base', first)];
    const models = [...with_.models].map(([name, facts]) => {
      const smoke = { kind: 'shell', text: 'b' } as const;
      const train = { ...facts.model.train, when: 'request', smoke } as const;
      return [name, { ...facts, model: { ...facts.model, train } }] as const;
    });
    const plan = makePlan({ ...with_, models: new Map(models) }, without, unasked);
    expect(plan.steps.flatMap((step) => ('smoke' in step ? [step.id] : []))).toEqual(['train:delay']);
  });
});

describe('what needs a model that waits', () => {
  const { project } = load(`version: 1
models:
  a: { train: { run: a, when: merge }, artifact: m }
  b: { train: b, artifact: m, needs: { r: a } }
  c: { train: c, artifact: m, needs: { r: b } }
  d: { train: d, artifact: m }
`);
  const below: Readonly<Record<string, string>> = { b: 'a', c: 'b' };
  const inputs = { code: [], data: new Map(), params: new Map(), workingDirectory: '', env: new Map() };
  const commit: CommitFacts = {
    ...{ sha: 'c', project, datasets: new Map() },
    models: new Map(
      [...project.models].map(([name, model]) => {
        const needed = below[name];
        const needs = new Map(needed === undefined ? [] : [['r', { model: needed, fingerprint: `f${needed}` }]]);
        const own = { ...inputs, seeds: [], outputs: [], command: model.train.run ?? null, needs };
        return [name, { model, inputs: own, fingerprint: `f${name}` }] as const;
      }),
    ),
  };

  it('waits with it, through any number of models, and says for which', () => {
    const plan = makePlan(commit, undefined, unasked);
    expect(steps(plan)).toEqual(['wait train:a', 'wait train:b', 'wait train:c', 'run train:d']);
    expect(plan.steps[2]).toMatchObject({ waiting: { model: 'a', until: 'merge' } });
    expect(plan.steps[2]?.reasons.at(-1)).toBe('waits: it needs `a`, which waits');
    expect(planSentence(plan)).toBe('To do: 1 training. Waits for the merge: a, b, c.');
  });

  it('never runs before what it needs, whoever waits', () => {
    const whens = fc.constantFrom<When>('pull-request', 'request', 'merge');
    fc.assert(
      fc.property(fc.array(whens, { minLength: 4, maxLength: 4 }), (list) => {
        const when = new Map([...'abcd'].map((name, at) => [name, list[at] ?? 'pull-request'] as const));
        const plan = makePlan(
          trainedWhen(commit, (name) => when.get(name) ?? 'pull-request'),
          undefined,
          unasked,
        );
        const decided = new Map(plan.steps.map(({ id, decision }) => [id, decision]));
        for (const step of plan.steps) {
          const needed = step.needs.some((id) => decided.get(id) === 'wait');
          const own = when.get(step.id.slice('train:'.length)) !== 'pull-request';
          expect(step.decision).toBe(needed || own ? 'wait' : 'run');
          expect('waiting' in step).toBe(step.decision === 'wait');
        }
      }),
    );
  });
});

describe('data that commands make', () => {
  const { project } = load(`version: 1
datasets:
  hourly: { build: make, source: hourly.csv, key: id }
  old: { build: make old, source: old.csv, key: id }
models:
  m:
    data: { train: old }
    train: { run: a, when: request }
    artifact: m
    evaluate: { run: e, task: binary, predictions: p.csv, label: { dataset: hourly, column: y } }
`);
  /** Built datasets of this content, all of them checked before, and none of their files at hand. */
  const commitOf = (sha: string, content: string, when: When): CommitFacts => {
    const builds = ['hourly', 'old'].map((name) => {
      const dataset = project.datasets.get(name);
      if (dataset?.build === undefined) throw new Error(`${name} is made by a command`);
      const made = {
        ...{ code: [], data: new Map(), params: new Map([['k', content]]), command: dataset.build.run },
        ...{ workingDirectory: '', env: new Map(), seeds: [], outputs: [] },
      };
      const facts: BuildFacts = {
        dataset: { ...dataset, build: dataset.build },
        inputs: made,
        fingerprint: buildFingerprint(made),
      };
      return [name, facts] as const;
    });
    const model = project.models.get('m');
    if (model === undefined) throw new Error('the model is there');
    const inputs = {
      ...{ code: [], data: new Map([['train', content]]), params: new Map(), workingDirectory: '', env: new Map() },
      ...{ seeds: [], outputs: [], command: model.train.run ?? null },
    };
    const commit: CommitFacts = {
      ...{ sha, project, builds: new Map(builds) },
      datasets: new Map(
        builds.map(([name]) => [name, { digest: `${name} ${content}`, reportKey: `${name} ${content}` }]),
      ),
      models: new Map([['m', { model, inputs, fingerprint: `run ${content}` }]]),
    };
    return trainedWhen(commit, () => when);
  };
  const planned = (when: When) => {
    const [head, base] = [commitOf('head', 'new', when), commitOf('base', 'before', when)];
    const reports = new Set([...head.datasets.values()].map(({ reportKey }) => reportKey));
    return steps(makePlan(head, base, { ...unasked, reports })).filter((text) => text.includes('build:'));
  };

  it('are made for a training that runs, and not for one that waits', () => {
    expect(planned('pull-request')).toContain('run build:old');
    expect(planned('pull-request')).toContain('run build:hourly@baseline');
    expect(planned('request').join()).not.toContain('run ');
  });
});
