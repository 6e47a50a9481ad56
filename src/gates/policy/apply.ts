import type { Evaluate, Model, Project } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { compareProjects } from './compare.ts';
import { strictestDataset } from './contract.ts';

/** The project by which a pull request is run and judged, and how the head's policy differs from the base's. */
export interface AppliedPolicy {
  readonly project: Project;
  readonly changes: readonly PolicyChange[];
}

/**
 * Puts the base's policy over the head's proposal, key by key as the table in design/trust.md has it: gates,
 * evaluation (but its command), seeds, `when-unknown`, store and placement from the base; source, code, params and
 * commands from the head; of the data contract what is stricter. Without a base everything is the head's.
 */
export function applyPolicy(base: Project | undefined, head: Project): AppliedPolicy {
  if (base === undefined) return { project: head, changes: [] };
  const models = [...head.models].map(([name, model]) => [name, underPolicy(base.models.get(name), model)] as const);
  const datasets = [...head.datasets].map(
    ([name, dataset]) => [name, strictestDataset(base.datasets.get(name), dataset)] as const,
  );
  return {
    project: {
      ...head,
      store: base.store,
      comment: base.comment,
      whenUnknown: base.whenUnknown,
      launchers: base.launchers,
      models: new Map(models),
      datasets: new Map(datasets),
    },
    changes: compareProjects(base, head),
  };
}

function underPolicy(base: Model | undefined, head: Model): Model {
  if (base === undefined) return head;
  const { evaluate: _, ...proposal } = head;
  const evaluate = evaluationUnder(base.evaluate, head.evaluate);
  return {
    ...proposal,
    gates: base.gates,
    train: { ...head.train, seeds: base.train.seeds, runsOn: base.train.runsOn, launcher: base.train.launcher },
    ...(evaluate === undefined ? {} : { evaluate }),
  };
}

/** How a model is evaluated is the base's; with which command and code, and where it writes, is the head's. */
function evaluationUnder(base: Evaluate | undefined, head: Evaluate | undefined): Evaluate | undefined {
  if (base === undefined || head === undefined) return base ?? head;
  const { run: _, predictions: __, ...policy } = base;
  return {
    ...policy,
    code: head.code,
    timeout: head.timeout,
    ...(head.run === undefined ? {} : { run: head.run }),
    ...(head.predictions === undefined ? {} : { predictions: head.predictions }),
  };
}
