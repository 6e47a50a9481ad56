import { isModelStep, type Model, type Plan, type PlanStep, type Project } from '../../project/index.ts';

/** What is drawn of a plan: its steps, and what each needs of others. */
export interface PlanGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly id: string;
  /** "train delay", "evaluate delay of the baseline". */
  readonly title: string;
  readonly decision: Decision;
  /** Why; the first is shown in the drawing. */
  readonly reasons: readonly string[];
}

export type Decision = PlanStep['decision'] | 'refused';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** What the second takes of the first: roles of data, the model, the rows that it is judged by. */
  readonly label: string;
}

/** Steps and needs of a plan, in its order. @param project by which the candidate is run */
export function planGraph(plan: Plan, project: Project): PlanGraph {
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  return {
    nodes: plan.steps.map((step) => ({
      id: step.id,
      title: titleOf(step),
      decision: step.refused ? 'refused' : step.decision,
      reasons: step.reasons,
    })),
    edges: plan.steps.flatMap((step) =>
      step.needs.flatMap((need) => {
        const from = steps.get(need);
        return from === undefined ? [] : [{ from: need, to: step.id, label: labelOf(from, step, project) }];
      }),
    ),
  };
}

/** A step in words, as `mlops plan` lists it. */
export function titleOf({ id }: PlanStep): string {
  return id.replace(':', ' ').replace('@', ' of the ');
}

function labelOf(from: PlanStep, to: PlanStep, project: Project): string {
  if (from.kind === 'build') return 'data';
  const model = isModelStep(to) ? project.models.get(to.model) : undefined;
  if (from.kind !== 'validate') return model === undefined ? 'model' : neededAs(model, from.model);
  const roles = model === undefined ? [] : rolesOf(model, from.dataset, to.kind);
  return roles.join(', ') || 'data';
}

/** A model of its own is scored; of another one the roles. */
function neededAs({ needs = [] }: Model, from: string): string {
  const roles = needs.filter(({ model }) => model === from).map(({ role }) => role);
  return roles.join(', ') || 'model';
}

function rolesOf(model: Model, dataset: string, kind: PlanStep['kind']): readonly string[] {
  if (kind === 'evaluate') return ['test rows'];
  const judged = model.evaluate?.label?.dataset === dataset;
  const roles = [...model.data].filter(([, name]) => name === dataset).map(([role]) => role);
  // Training does not get these rows where a step of its own scores them: it only waits until they are known to be fit.
  return judged && model.evaluate?.run !== undefined ? ['judged by'] : roles;
}
