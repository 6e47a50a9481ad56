import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommitFacts,
  type ModelFacts,
  makePlan,
  trainingFingerprint,
  trainingJobs,
} from '../../src/project/index.ts';
import { load } from './support.ts';

const nothing: Parameters<typeof makePlan>[2] = { runs: new Set(), evaluations: new Set(), reports: new Set() };

/** Models `m0`, `m1`, …, each with the indices of those that it needs, and a command that is part of its fingerprint. */
function commitOf(needs: readonly (readonly number[])[], command: (model: number) => string): CommitFacts {
  const entries = needs.map((list, at) => {
    const roles = list.map((need) => `r${need}: m${need}`).join(', ');
    return `  m${at}: { train: '${command(at)}', artifact: a${list.length === 0 ? '' : `, needs: { ${roles} }`} }\n`;
  });
  const { project } = load(`version: 1\nmodels:\n${entries.join('')}`);
  const models = new Map<string, ModelFacts>();
  const factsOf = (name: string): ModelFacts => {
    const known = models.get(name);
    const model = project.models.get(name);
    if (known !== undefined) return known;
    if (model === undefined) throw new Error(`no model ${name}`);
    const below = (model.needs ?? []).map((need) => [need.role, factsOf(need.model)] as const);
    const inputs = {
      ...{ code: [], data: new Map(), params: new Map(), workingDirectory: '', env: new Map(), seeds: [], outputs: [] },
      command: model.train.run ?? null,
      needs: new Map(
        below.map(
          ([
            role,
            {
              model: { name: of },
              fingerprint,
            },
          ]) => [role, { model: of, fingerprint }],
        ),
      ),
    };
    const facts = { model, inputs, fingerprint: trainingFingerprint(inputs) };
    models.set(name, facts);
    return facts;
  };
  return {
    sha: 'c',
    project,
    datasets: new Map(),
    models: new Map([...project.models.keys()].map((name) => [name, factsOf(name)])),
  };
}

/** Needs that point backwards in a shuffled order, so that there is never a circle. */
const graph = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc.tuple(
      fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size }),
      fc.array(fc.array(fc.nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
    ),
  )
  .map(([order, wanted]) => {
    const rank = new Map(order.map((model, at) => [model, at]));
    return wanted.map((list, at) => [...new Set(list)].filter((need) => (rank.get(need) ?? 0) < (rank.get(at) ?? 0)));
  });

describe('the plan of models that need each other', () => {
  it('puts each step behind what it needs, on both sides, and each job on a level above', () => {
    fc.assert(
      fc.property(graph, graph, (now, then) => {
        const [candidate, baseline] = [commitOf(now, (at) => `now ${at}`), commitOf(then, (at) => `then ${at}`)];
        const plan = makePlan(candidate, baseline, nothing);
        const places = new Map(plan.steps.map(({ id }, at) => [id, at]));
        for (const step of plan.steps) {
          for (const need of step.needs) expect(places.get(need)).toBeLessThan(places.get(step.id) ?? -1);
        }
        const jobs = new Map(trainingJobs(plan, candidate.project).map((job) => [job.model, job.level]));
        expect(jobs.size).toBe(now.length);
        now.forEach((list, at) => {
          for (const need of list) expect(jobs.get(`m${need}`)).toBeLessThan(jobs.get(`m${at}`) ?? 0);
        });
      }),
    );
  });

  it('trains what has changed and what needs it, and nothing else', () => {
    fc.assert(
      fc.property(graph, fc.nat(6), (needs, changed) => {
        const baseline = commitOf(needs, (at) => `a ${at}`);
        const candidate = commitOf(needs, (at) => (at === changed ? 'other' : `a ${at}`));
        const runs = new Set([...baseline.models].map(([name, { fingerprint }]) => `${name} ${fingerprint}`));
        const plan = makePlan(candidate, baseline, { ...nothing, runs });
        const trained = plan.steps.filter(({ decision }) => decision === 'run').map(({ id }) => id);
        const above = new Set([changed]);
        for (let size = 0; size < above.size; ) {
          size = above.size;
          needs.forEach((list, at) => {
            if (list.some((need) => above.has(need))) above.add(at);
          });
        }
        const expected = [...above].filter((at) => at < needs.length).map((at) => `train:m${at}`);
        expect(trained.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('says through which model a change came, to where it began', () => {
    const needs = [[], [0], [1]];
    const candidate = commitOf(needs, (at) => (at === 0 ? 'new' : `a ${at}`));
    const plan = makePlan(
      candidate,
      commitOf(needs, (at) => `a ${at}`),
      nothing,
    );
    const top = plan.steps.find(({ id }) => id === 'train:m2');
    expect(top?.needs).toEqual(['train:m1']);
    expect(top?.reasons.at(0)).toMatch(/^needed model changed: `m1 \(r1\) /);
    expect(top?.reasons.slice(1)).toEqual(['through `m0`: command changed: `a 0` → `new`']);
  });

  it('waits for the baseline of a needed model only where that is another run', () => {
    const [then, now] = [
      commitOf([[], [0]], (at) => `a ${at}`),
      commitOf([[], [0]], (at) => (at === 1 ? 'b' : `a ${at}`)),
    ];
    const plan = makePlan(now, then, nothing);
    expect(plan.steps.map(({ id, needs }) => [id, needs])).toEqual([
      ['train:m0', []],
      ['train:m1', ['train:m0']],
      ['train:m1@baseline', ['train:m0']],
    ]);
  });

  it('has levels also where two commits need each other’s models the other way round', () => {
    const [now, then] = [commitOf([[], [0]], (at) => `a ${at}`), commitOf([[1], []], (at) => `b ${at}`)];
    const jobs = trainingJobs(makePlan(now, then, nothing), now.project);
    expect(jobs.map(({ model, level, needs }) => [model, level, needs])).toEqual([
      ['m0', 1, ''],
      ['m1', 2, 'm0'],
    ]);
  });
});
