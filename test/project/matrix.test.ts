import { describe, expect, it } from 'vitest';
import { type CommitFacts, makePlan, type Plan, resultKey, trainingJobs } from '../../src/project/index.ts';
import { factsOf, first } from './inputs.ts';

const nothing: Parameters<typeof makePlan>[2] = { runs: new Set(), evaluations: new Set(), reports: new Set() };
const head = factsOf('head', { ...first, hidden: 16 });
const base = factsOf('base', first);

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
