import { describe, expect, it } from 'vitest';
import { type CommitFacts, makePlan, type Plan, resultKey, trainingJobs } from '../../src/project/index.ts';
import { factsOf, first } from './inputs.ts';
import { load } from './support.ts';

const nothing: Parameters<typeof makePlan>[2] = { runs: new Set(), evaluations: new Set(), reports: new Set() };
const head = factsOf('head', { ...first, hidden: 16 });
const base = factsOf('base', first);

function trainingOf({ models }: CommitFacts) {
  const facts = models.get('delay');
  if (facts === undefined) throw new Error('the model is there');
  return facts.inputs;
}

const jobsOf = (plan: Plan, { project }: CommitFacts = head) => trainingJobs(plan, project);
const runsOf = (...commits: readonly CommitFacts[]) =>
  new Set(commits.flatMap(({ models }) => [...models.values()].map((facts) => resultKey('delay', facts.fingerprint))));

describe('the matrix of a plan', () => {
  it('has one job a model for both sides, with time for both and half an hour beside', () => {
    const [job, ...more] = jobsOf(makePlan(head, base, nothing));
    expect(more).toEqual([]);
    expect(job).toMatchObject({
      model: 'delay',
      fingerprint: head.models.get('delay')?.fingerprint,
      'runs-on': ['gpu'],
      'timeout-minutes': 2 * 3 + 30,
    });
    expect(job?.why).toMatch(/params changed: `hidden 8 → 16`.*; the baseline has no recorded run/);
  });

  it('has a job where only scorings are to do', () => {
    const jobs = jobsOf(makePlan(head, base, { ...nothing, runs: runsOf(head, base) }));
    expect(jobs).toMatchObject([{ model: 'delay', 'timeout-minutes': 1 + 30 }]);
    expect(jobs[0]?.why).toContain('not scored on these rows yet');
  });

  it('of a model that is not trained has the time of its scoring and the runner of it', () => {
    const text =
      'version: 1\nmodels:\n  p: { artifact: p.md, evaluate: { run: e, timeout: 20m, repeat: 3, runs-on: big } }\n';
    const { project } = load(text);
    const [model] = project.models.values();
    if (model === undefined) throw new Error('the model is there');
    const training = { ...trainingOf(head), command: null, seeds: [] };
    const scoring = { run: 'r', rows: null, code: [], command: null, label: null, predictions: null };
    const evaluation = { inputs: scoring, fingerprint: 'e'.repeat(64) };
    const facts = { model, inputs: training, fingerprint: 'f'.repeat(64), evaluation };
    const commit = { sha: 'c', project, datasets: new Map(), models: new Map([['p', facts]]) };
    const plan = makePlan(commit, undefined, nothing);
    expect(plan.steps.map(({ id, needs }) => [id, needs])).toEqual([
      ['take:p', []],
      ['evaluate:p', ['take:p']],
    ]);
    expect(trainingJobs(plan, project)).toMatchObject([{ 'runs-on': 'big', 'timeout-minutes': 3 * 20 + 30 }]);
  });

  it('is empty where nothing has to run', () => {
    const scored = [head, base].flatMap(({ models }) => [...models.values()].map((facts) => facts.evaluation));
    const plan = makePlan(head, base, {
      ...nothing,
      runs: runsOf(head, base),
      evaluations: new Set(scored.map((evaluation) => resultKey('delay', evaluation?.fingerprint ?? ''))),
    });
    expect(jobsOf(plan)).toEqual([]);
  });

  it('refuses a plan of another project', () => {
    const models = new Map<string, never>();
    expect(() => trainingJobs(makePlan(head, base, nothing), { ...head.project, models })).toThrow(
      /the plan names delay/,
    );
  });
});
