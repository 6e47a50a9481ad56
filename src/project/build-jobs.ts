import { type BuildSide, type BuildStep, needOf } from './build-steps.ts';
import type { Plan } from './plan.ts';
import type { Project, RunsOn } from './types.ts';

/** Datasets that one job makes, of both sides, since their commands read what the others make. */
export interface BuildJob {
  /** Of all datasets that are connected by their commands, the first by name. */
  readonly group: string;
  /** Of the job: group and first fingerprint. */
  readonly name: string;
  /** What is made at the same time has the same key: fingerprints of the group. */
  readonly fingerprint: string;
  /** Names of those that have to be made, in order; one of the baseline alone as well. */
  readonly datasets: readonly string[];
  /** What each of these asks for; one machine makes all of them. */
  readonly runners: readonly { readonly dataset: string; readonly runsOn: RunsOn }[];
  readonly 'timeout-minutes': number;
  readonly why: string;
}

/**
 * Dataset → its group: those whose commands read what the others make, on either side. It follows from the two commits
 * alone, so that every job of a run finds the same, whatever is recorded meanwhile.
 */
export function buildGroups(sides: readonly BuildSide[]): ReadonlyMap<string, string> {
  const next = new Map<string, Set<string>>();
  const neighbours = (name: string) => next.get(name) ?? next.set(name, new Set()).get(name) ?? new Set();
  for (const { builds = new Map(), project } of sides) {
    for (const { dataset } of builds.values()) {
      neighbours(dataset.name);
      for (const from of dataset.build.from.flatMap((one: string) => madeBy(one, project))) {
        neighbours(dataset.name).add(from);
        neighbours(from).add(dataset.name);
      }
    }
  }
  const groups = new Map<string, string>();
  for (const group of [...next.keys()].sort()) {
    const open = groups.has(group) ? [] : [group];
    for (const name of open) {
      if (groups.has(name)) continue;
      groups.set(name, group);
      open.push(...neighbours(name));
    }
  }
  return groups;
}

/** The dataset whose command makes the files of this one, if one does. */
function madeBy(name: string, project: Project): readonly string[] {
  return needOf(name, project, 'candidate').map((id) => id.slice('build:'.length));
}

/** One job for each group with something to make: the jobs of a workflow's matrix. `runs-on` is the policy's where it has one. */
export function buildJobs(plan: Plan, project: Project, groups: ReadonlyMap<string, string>): readonly BuildJob[] {
  const todo = plan.steps.filter((step): step is BuildStep => step.kind === 'build' && step.decision === 'run');
  const names = [...new Set(todo.map(({ dataset }) => groups.get(dataset) ?? dataset))];
  return names.map((group) => {
    const steps = todo.filter(({ dataset }) => (groups.get(dataset) ?? dataset) === group);
    const datasets = [...new Set(steps.map(({ dataset }) => dataset))];
    const fingerprint = steps[0]?.fingerprint ?? '';
    const milliseconds = steps.reduce((sum, { timeout }) => sum + timeout, 0);
    return {
      group,
      name: `${group} ${fingerprint.slice(0, 12)}`,
      fingerprint,
      datasets,
      runners: datasets.map((dataset) => ({ dataset, runsOn: runsOnOf(dataset, project, steps) })),
      // Beside the commands come checkout, hand-over and what GitHub takes to start.
      'timeout-minutes': Math.max(1, Math.ceil(milliseconds / 60_000)) + 30,
      why: [...new Set(steps.flatMap(({ reasons }) => reasons))].join('; '),
    };
  });
}

/** What only the base has is made where the base says. */
function runsOnOf(name: string, { datasets }: Project, steps: readonly BuildStep[]): RunsOn {
  const own = datasets.get(name)?.build?.runsOn ?? steps.find(({ dataset }) => dataset === name)?.runsOn;
  if (own === undefined) throw new TypeError(`nothing says where ${name} is made`);
  return own;
}
