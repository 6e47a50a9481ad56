import { linkedViews } from '../../project/index.ts';
import type { Evaluate, Model, Project, Train } from '../../project/types.ts';
import type { PolicyChange } from '../types.ts';
import { buildUnder } from './build.ts';
import { strictestDataset } from './contract.ts';
import { ownChanges } from './own-changes.ts';
import { predecessorOf } from './predecessor.ts';
import { unplaced } from './unplaced.ts';

/** The project by which a pull request is run and judged, and what of the base's policy the head changes. */
export interface AppliedPolicy {
  readonly project: Project;
  readonly changes: readonly PolicyChange[];
}

/**
 * Puts the base's policy over the head's proposal, key by key as the table in docs/concepts/trust.md has it: gates,
 * evaluation (but its command), seeds, `when`, secrets, `when-unknown`, store, placement, `serve` and environments from the base;
 * source, code, params and commands, of datasets too, from the head; of the data contract what is stricter. Without a base everything is the head's.
 * @param since the project where the head's branch left the base, for who made a difference; absent: the head did
 */
export function applyPolicy(base: Project | undefined, head: Project, since?: Project): AppliedPolicy {
  if (base === undefined) return { project: head, changes: [] };
  const models = [...head.models].map(([name, model]) => [name, underPolicy(base.models.get(name), model)] as const);
  const datasets = [...head.datasets].map(
    ([name, dataset]) =>
      [
        name,
        buildUnder(base.datasets.get(name)?.build, strictestDataset(predecessorOf(base, head, name, since), dataset)),
      ] as const,
  );
  const { name: _, tags: __, ...proposal } = head; // check and comment are found by it: a branch must not take those of another project
  return {
    project: {
      ...proposal,
      ...(base.name !== undefined && { name: base.name }),
      store: base.store,
      comment: base.comment,
      whenUnknown: base.whenUnknown,
      selfAccept: base.selfAccept,
      reuse: base.reuse,
      ...(base.tags !== undefined && { tags: base.tags }),
      launchers: base.launchers,
      environments: base.environments,
      models: new Map(models),
      datasets: new Map([...linkedViews(new Map(datasets)), ...judgedBy(new Map(models), base, head)]),
    },
    changes: ownChanges(base, head, since),
  };
}

/** What a model of the base is judged by stays, also where the head drops its section: labels are the base's word. */
function judgedBy(models: ReadonlyMap<string, Model>, base: Project, head: Project) {
  const wanted = new Set([...models.values()].flatMap((model) => model.evaluate?.label?.dataset ?? []));
  return [...base.datasets].filter(([name]) => wanted.has(name) && !head.datasets.has(name));
}

function underPolicy(base: Model | undefined, head: Model): Model {
  const { evaluate: _, serve: __, ...proposal } = head;
  const evaluate = evaluationUnder(base?.evaluate, head.evaluate);
  const placed = { ...proposal, train: trainUnder(base?.train, head.train), ...(evaluate && { evaluate }) };
  if (base === undefined) return placed;
  return {
    ...placed,
    gates: base.gates,
    environmentGates: base.environmentGates,
    ...(base.serve && { serve: base.serve }),
  };
}

/** A model that the base does not know gets no secret, no machine and no environment before somebody merged it. */
function trainUnder(base: Train | undefined, head: Train): Train {
  if (base === undefined) return { ...head, secrets: [], ...unplaced };
  const { seeds, secrets, runsOn, launcher, when } = base;
  // Where nothing is trained there is nothing to seed, and no command that could get a secret.
  if (head.run === undefined) return { ...head, runsOn };
  return { ...head, seeds, secrets, runsOn, launcher, when };
}

/** How a model is evaluated is the base's; with which command and code, and where it writes, is the head's. */
function evaluationUnder(base: Evaluate | undefined, head: Evaluate | undefined): Evaluate | undefined {
  if (head === undefined) return base;
  if (base === undefined) return { ...head, secrets: [] };
  const { run: _, predictions: __, setup: ___, ...policy } = base;
  return {
    ...policy,
    code: head.code,
    timeout: head.timeout,
    ...(head.run === undefined ? {} : { run: head.run }),
    ...(head.setup === undefined ? {} : { setup: head.setup }),
    ...(head.predictions === undefined ? {} : { predictions: head.predictions }),
  };
}
