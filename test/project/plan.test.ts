import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSentence } from '../../src/commands/plan.ts';
import {
  type CommitFacts,
  makePlan,
  type Plan,
  resultKey,
  reusedRunReasons,
  reusedScoresReason,
} from '../../src/project/index.ts';
import { type Content, factsOf, first } from './inputs.ts';

type Known = Parameters<typeof makePlan>[2];
const nothing: Known = { runs: new Set(), evaluations: new Set(), reports: new Set() };

/** Everything of these commits is recorded, the baseline's models scored on the candidate's rows. */
function knownOf(...commits: readonly CommitFacts[]): Known {
  const models = commits.flatMap((commit) => [...commit.models.values()]);
  return {
    runs: new Set(models.map(({ model, fingerprint }) => resultKey(model.name, fingerprint))),
    evaluations: new Set(
      models.flatMap(({ model, evaluation }) => (evaluation ? [resultKey(model.name, evaluation.fingerprint)] : [])),
    ),
    reports: new Set(commits.flatMap((commit) => [...commit.datasets.values()].map((dataset) => dataset.reportKey))),
  };
}

const lines = (plan: Plan): readonly string[] =>
  plan.steps.map((step) => `${step.decision} ${step.id}: ${step.reasons.join('; ')}`);
const running = (plan: Plan): readonly string[] =>
  plan.steps.filter((step) => step.decision === 'run').map((step) => step.id);

/** The plan of a change of a baseline of which everything is recorded. */
function planOf(change: Partial<Content>): Plan {
  const content = { ...first, ...change };
  const before = factsOf('base', first, content.test);
  return makePlan(factsOf('head', content), before, knownOf(factsOf('base', first)));
}

describe('the plan of a change', () => {
  it('of nothing that anything reads runs nothing', () => {
    const plan = planOf({});
    expect(running(plan)).toEqual([]);
    const run = factsOf('head', first).models.get('delay')?.fingerprint.slice(0, 12);
    expect(lines(plan)).toEqual([
      'reuse validate:train: unchanged, and checked before under this contract: not read',
      'reuse validate:test: unchanged, and checked before under this contract: not read',
      `reuse train:delay: inputs unchanged: reuses run \`${run}\``,
      'reuse evaluate:delay: scored before on these rows',
    ]);
    expect(plan).toMatchObject({ candidate: 'head', baseline: 'base', removed: [], first: [] });
  });

  it.each([
    [{ hidden: 16 }, ['train:delay', 'evaluate:delay'], 'params changed: `hidden 8 → 16`'],
    [{ code: 'c2' }, ['train:delay', 'evaluate:delay'], 'code changed: `train.py`'],
    [{ train: 't2' }, ['validate:train', 'train:delay', 'evaluate:delay'], 'data changed: `train t1 → t2`'],
    [{ predict: 'p2' }, ['evaluate:delay'], undefined],
    [{ test: 'e2' }, ['validate:test', 'evaluate:delay'], undefined],
  ] as const)('of %o runs %j', (change, steps, why) => {
    const plan = planOf(change);
    expect(running(plan)).toEqual(steps);
    if (why === undefined) expect(running(plan)).not.toContain('train:delay');
    else expect(plan.steps.find((step) => step.id === 'train:delay')?.reasons).toEqual([why]);
  });

  it('counts on no training on data that are known to break their contract, or are not there', () => {
    const head = factsOf('head', { ...first, train: 't2', hidden: 16 });
    const before = factsOf('base', first);
    const key = head.datasets.get('train')?.reportKey ?? '';
    const known = knownOf(before);
    const reports = new Set([...known.reports, key]);
    const plan = makePlan(head, before, { ...known, reports, broken: new Set([key]) });
    expect(lines(plan)).toContain('reuse validate:train: checked before: it breaks its contract');
    const why = 'refused: `train` breaks its contract, and nothing is trained or scored on it';
    const refused = plan.steps.filter((step) => step.refused);
    expect(refused.map(({ id }) => id)).toEqual(['train:delay', 'evaluate:delay']);
    expect(refused.every(({ reasons }) => reasons.at(-1) === why && reasons.length > 1)).toBe(true);
    expect(planSentence(plan)).toBe('Nothing has to run: 0 trainings. Refused for their data: delay.');
    const gone = { ...head, datasets: new Map(head.datasets) };
    gone.datasets.set('train', { digest: 'none', reportKey: 'none', missing: true });
    const missing = makePlan(gone, before, known);
    expect(missing.steps.find(({ id }) => id === 'train:delay')?.reasons).toEqual([
      'refused: `train` is not there, and nothing is trained or scored on it',
    ]);
  });

  it('says what data changed, and which rows were not scored', () => {
    const plan = planOf({ test: 'e2' });
    expect(lines(plan)).toContain('run validate:test: data changed: `e1 → e2`');
    expect(lines(plan)).toContain('run evaluate:delay: not scored on these rows yet (`test`)');
  });

  it('scores the baseline with its own code, on the candidate’s rows', () => {
    const both = planOf({ test: 'e2', hidden: 16 });
    expect(running(both)).toEqual(['validate:test', 'train:delay', 'evaluate:delay', 'evaluate:delay@baseline']);
    const needs = (plan: Plan) => plan.steps.find((step) => step.id === 'evaluate:delay@baseline')?.needs;
    expect(needs(both)).toEqual(['train:delay@baseline', 'validate:test']);
    expect(needs(planOf({ predict: 'p2' }))).toEqual(['train:delay', 'validate:test']);
  });

  it('says that only the contract changed, or that nothing is recorded', () => {
    const [before, after] = [factsOf('base', first), factsOf('head', first)];
    const contract = new Map(
      [...after.datasets].map(([name, facts]) => [name, { ...facts, reportKey: `${facts.reportKey}+` }]),
    );
    expect(lines(makePlan({ ...after, datasets: contract }, before, knownOf(before)))[0]).toBe(
      'run validate:train: the contract changed, or a dataset that it names',
    );
    const plan = makePlan(after, before, nothing);
    expect(lines(plan)[0]).toBe('run validate:train: nothing is recorded about this version yet');
    expect(lines(plan)[2]).toBe('run train:delay: inputs unchanged, but no run is recorded for them');
    const seen = makePlan(
      factsOf('head', { ...first, train: 't2' }),
      before,
      knownOf(factsOf('x', { ...first, train: 't2' })),
    );
    expect(lines(seen)[0]).toBe('reuse validate:train: this version was checked before under this contract: not read');
  });

  it('says of what has to run that its data are only a pointer here, and decides nothing by it', () => {
    const absent = (commit: CommitFacts, path: string): CommitFacts => ({
      ...commit,
      datasets: new Map(
        [...commit.datasets].map(([name, facts]) => [name, { ...facts, notHere: { path, tool: 'Git LFS' } }]),
      ),
    });
    const [before, after] = [factsOf('base', first), factsOf('head', { ...first, train: 't2' })];
    const bare = makePlan(after, before, nothing);
    const plan = makePlan(absent(after, 'new.csv'), absent(before, 'old.csv'), nothing);
    expect(running(plan)).toEqual(running(bare));
    const said = Object.fromEntries(plan.steps.map(({ id, reasons }) => [id, reasons.at(-1)]));
    const only = (path: string) => `the content of \`${path}\` is not on this machine, only its Git LFS pointer`;
    expect(said).toEqual({
      'validate:train': only('new.csv'),
      'validate:test': only('new.csv'),
      'train:delay': only('new.csv'),
      'train:delay@baseline': only('old.csv'),
      'evaluate:delay': only('new.csv'), // whoever is scored, the rows are the candidate's
      'evaluate:delay@baseline': only('new.csv'),
    });
    const known = makePlan(absent(after, 'new.csv'), absent(before, 'old.csv'), knownOf(after, before));
    expect(lines(known).filter((line) => line.includes('pointer'))).toEqual([]); // nothing of it is read
  });

  it('trains the baseline too where its run is missing, whatever becomes of the candidate’s data', () => {
    const plan = makePlan(factsOf('head', { ...first, hidden: 16 }), factsOf('base', first), nothing);
    const step = plan.steps.find((each) => each.id === 'train:delay@baseline');
    expect(step).toMatchObject({
      side: 'baseline',
      decision: 'run',
      needs: [],
      reasons: ['the baseline has no recorded run'],
    });
    expect(running(plan)).toContain('evaluate:delay@baseline');
    const recorded = planOf({ hidden: 16 }).steps.find((each) => each.id === 'train:delay@baseline');
    expect(recorded).toMatchObject({ decision: 'reuse', reasons: ['recorded before'] });
  });

  it('reuses what was trained before elsewhere, and says what differs all the same', () => {
    const head = factsOf('head', { ...first, hidden: 16 });
    const plan = makePlan(head, factsOf('base', first), knownOf(head, factsOf('base', first)));
    expect(running(plan)).toEqual([]);
    const run = head.models.get('delay')?.fingerprint.slice(0, 12);
    expect(plan.steps.find((step) => step.id === 'train:delay')?.reasons).toEqual([
      'params changed: `hidden 8 → 16`',
      `these inputs were trained before: reuses run \`${run}\``,
    ]);
  });

  it('has other words for what was made for this very commit', () => {
    const model = (change: Partial<Content> = {}) =>
      factsOf('head', { ...first, ...change }).models.get('delay') ?? expect.fail();
    const [before, after] = [model(), model({ hidden: 16 })];
    const run = `\`${after.fingerprint.slice(0, 12)}\``;
    expect(reusedRunReasons(after, before, 'this-commit')).toEqual([
      'params changed: `hidden 8 → 16`',
      `trained for this commit, run ${run}`,
    ]);
    expect(reusedRunReasons(after, after, 'this-commit')).toEqual([
      `inputs unchanged; trained for this commit, run ${run}`,
    ]);
    expect(reusedRunReasons(after, undefined, 'this-commit')).toEqual([
      `first version here; trained for this commit, run ${run}`,
    ]);
    expect(reusedScoresReason('this-commit')).toBe('scored for this commit');
  });

  it('makes again what is recorded and lost, and says what and where', () => {
    const head = factsOf('head', { ...first, hidden: 16 });
    const base = factsOf('base', first);
    const models = [head, base].flatMap((side) => side.models.get('delay') ?? []);
    const lost = { of: 3, store: 'folder s', seeds: [{ seed: 2, what: ['model'], digests: ['d'] }] } as const;
    const unscored = { ...lost, seeds: [{ seed: null, what: ['predictions'], digests: ['d'] }] } as const;
    const plan = makePlan(head, base, knownOf(head, base), {
      runs: new Map(models.map(({ fingerprint }) => [resultKey('delay', fingerprint), lost])),
      evaluations: new Map(models.map((facts) => [resultKey('delay', facts.evaluation?.fingerprint ?? ''), unscored])),
    });
    expect(lines(plan).filter((line) => line.startsWith('run '))).toEqual([
      'run train:delay: params changed: `hidden 8 → 16`; the recorded run’s model is not in the store (folder s): seed 2 of 3',
      'run train:delay@baseline: the recorded run’s model is not in the store (folder s): seed 2 of 3',
      'run evaluate:delay: scored before on these rows, but the predictions are not in the store (folder s)',
      'run evaluate:delay@baseline: scored before on these rows, but the predictions are not in the store (folder s)',
    ]);
  });

  it('of a first run trains one side', () => {
    const head = factsOf('head', first);
    const plan = makePlan(head, undefined, nothing);
    expect(plan).toMatchObject({ baseline: null, first: ['delay'], removed: [] });
    expect(lines(plan)).toEqual([
      'run validate:train: the baseline does not have this dataset',
      'run validate:test: the baseline does not have this dataset',
      'run train:delay: first run: the baseline does not have this model; `code:` is not set: 1 tracked file counts as code (`train.py`), a change of it trains again',
      'run evaluate:delay: not scored on these rows yet (`test`)',
    ]);
    const run = head.models.get('delay')?.fingerprint.slice(0, 12);
    expect(lines(makePlan(head, undefined, knownOf(head)))[2]).toBe(
      `reuse train:delay: first version here; reuses run \`${run}\``,
    );
    expect(makePlan(head, { ...factsOf('base', first), models: new Map() }, nothing).first).toEqual(['delay']);
  });

  it('names removed models in order', () => {
    const base = factsOf('base', first);
    const delay = base.models.get('delay');
    if (delay === undefined) throw new Error('the model is there');
    const models = new Map(['z', 'b', 'delay'].map((name) => [name, { ...delay, model: { ...delay.model, name } }]));
    expect(makePlan(factsOf('head', first), { ...base, models }, nothing).removed).toEqual(['b', 'z']);
  });
});

describe('any plan', () => {
  const content = fc.record({
    train: fc.constantFrom('t1', 't2'),
    test: fc.constantFrom('e1', 'e2'),
    hidden: fc.constantFrom(8, 16),
    code: fc.constantFrom('c1', 'c2'),
    predict: fc.constantFrom('p1', 'p2'),
  });
  const situation = fc.record({
    head: content,
    base: fc.option(content),
    seen: fc.array(content, { maxLength: 3 }),
    bare: fc.boolean(),
  });

  const made = situation.map(({ head, base, seen, bare }) => {
    const candidate = factsOf('head', head);
    const reduced = bare ? { ...candidate, datasets: new Map([...candidate.datasets].slice(0, 1)) } : candidate;
    const before = base === null ? undefined : factsOf('base', base, head.test);
    const known = knownOf(...seen.map((each) => factsOf('seen', each)));
    return { plan: makePlan(reduced, before, known), again: makePlan(reduced, before, known), known, head, base };
  });

  it('is a graph: every need names an earlier step, every step has one name and a reason', () => {
    fc.assert(
      fc.property(made, ({ plan, again }) => {
        const done = new Set<string>();
        for (const step of plan.steps) {
          for (const need of step.needs) expect(done).toContain(need);
          expect(done.has(step.id)).toBe(false);
          expect(step.reasons.length).toBeGreaterThan(0);
          for (const reason of step.reasons) expect(reason).not.toBe('');
          done.add(step.id);
        }
        expect(plan).toEqual(again);
      }),
    );
  });

  it('runs exactly what is not known, and has a step for the candidate of everything', () => {
    fc.assert(
      fc.property(made, ({ plan, known }) => {
        for (const step of plan.steps.filter((one) => one.kind !== 'build')) {
          const there =
            step.kind === 'validate'
              ? known.reports.has(step.reportKey)
              : (step.kind === 'train' ? known.runs : known.evaluations).has(resultKey(step.model, step.fingerprint));
          expect(step.decision).toBe(there ? 'reuse' : 'run');
        }
        const ids = plan.steps.map((step) => step.id);
        for (const id of ['train:delay', 'evaluate:delay']) expect(ids).toContain(id);
      }),
    );
  });
});
