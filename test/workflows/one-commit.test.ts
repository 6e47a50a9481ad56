import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { paths, workflowsFor } from './scene.ts';

const step = z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).default({}) });
const job = z.object({
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(step).default([]),
});
const shape = z.object({ on: z.record(z.string(), z.unknown()), jobs: z.record(z.string(), job) });
const workflows = workflowsFor(['env/staging']);
const merge = '.github/workflows/mlops-merge.yml';
const read = (path: string) => shape.parse(load(workflows[path] ?? ''));

/** What the actions of ours in a workflow are given as the commit, by job; a called workflow's counts as one. */
function commits(path: string): Readonly<Record<string, readonly unknown[]>> {
  const found = Object.entries(read(path).jobs).map(([name, { uses, with: given, steps }]) => {
    const ours = steps.filter((one) => one.uses?.includes('/actions/'));
    return [
      name,
      [
        ...(uses === undefined ? [] : [given]),
        ...ours.filter((one) => !one.uses?.startsWith('actions/')).map((one) => one.with),
      ].map((all) => all['commit']),
    ] as const;
  });
  return Object.fromEntries(found);
}

const planned = '$'.concat('{{ needs.plan.outputs.commit }}');

it('every job after the plan judges the plan’s commit, and what is promoted is asked of the branches as they are by then', () => {
  const [build, validate, train, evaluate, report] = [[planned], [planned], [planned], [planned], [planned]];
  expect(commits(paths.pullRequest)).toEqual({ plan: [undefined], build, validate, train, evaluate, report });
  const made = { plan: [undefined], build, validate, train, evaluate, report };
  expect(commits(merge)).toEqual({ ...made, promote: [undefined] });
  expect(commits(paths.forkReport)).toEqual({ plan: [undefined], evaluate, report });
  const where = ['$'.concat('{{ inputs.commit }}')];
  const checked = ['$'.concat('{{ needs.where.outputs.commit }}')];
  expect(commits(paths.train)).toEqual({
    where,
    build: checked,
    train: checked,
    'train-2': checked,
    'train-3': checked,
  });
});

it('another base starts the jobs, another title none', () => {
  const { on, jobs } = read(paths.pullRequest);
  expect(on['pull_request']).toEqual({ types: ['opened', 'synchronize', 'reopened', 'edited'] });
  expect(jobs['plan']?.if).toBe("github.event.action != 'edited' || github.event.changes.base");
  expect(jobs['report']?.if).toBe("always() && needs.plan.result != 'skipped'");
  expect(read(paths.forkReport).jobs['plan']?.if).toContain("workflow_run.conclusion != 'skipped'");
});
