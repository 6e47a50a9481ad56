import { isModelStep, isSmoke, type ModelStep, namedDatasets, readByStep } from '../../project/index.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { unsketched } from '../situation/known-builds.ts';
import { madeOfOne } from '../situation/made-of-one.ts';
import type { Situation } from '../situation/situation.ts';
import { type BuiltNow, buildDatasets } from './build-datasets.ts';

/** For what: datasets that are checked, and models that are trained and scored. */
export interface NeededFor {
  readonly datasets: readonly string[];
  readonly models?: readonly string[];
  /** Data are read that a record would answer for. */
  readonly rows?: boolean;
}

/**
 * Makes what these checks and trainings read of both sides and nobody has made, unless jobs of their own do that. What
 * fails is kept: who reads the dataset says it.
 */
export async function buildNeeded(
  situation: Situation,
  needed: NeededFor,
  engine: EngineAtHand,
  ports: Ports,
): Promise<readonly BuiltNow[]> {
  const { candidate, baseline, request } = situation;
  if (request.builds === 'elsewhere') return [];
  const common = { situation, engine, ports };
  const own = await buildDatasets({ ...common, read: candidate, side: 'candidate' }, readHere(situation, needed));
  if (baseline === undefined) return own;
  const before = await buildDatasets(
    { ...common, read: baseline, side: 'baseline' },
    readOfBaseline(situation, needed),
  );
  return [...own, ...before];
}

function readHere(situation: Situation, { datasets, models = [], rows = false }: NeededFor): readonly string[] {
  const { plan, project } = situation;
  const checked = plan.steps.flatMap((step) =>
    step.kind === 'validate' && datasets.includes(step.dataset) && (rows || step.decision === 'run')
      ? [step.dataset]
      : [],
  );
  const named = checked.flatMap((name) => {
    const dataset = project.datasets.get(name);
    return dataset === undefined ? [] : namedDatasets(dataset).map((one) => one.dataset);
  });
  const used = modelSteps(situation, models).flatMap((step) => {
    const model = step.kind === 'evaluate' ? project.models.get(step.model) : undefined;
    const rows = model?.evaluate?.label?.dataset;
    // Rows of these are held against those that are scored.
    const compared = model === undefined || step.side !== 'candidate' ? [] : madeOfOne(model, situation.candidate);
    const held = compared.flatMap(({ key, reach }) => (key === undefined ? [] : [reach.dataset]));
    return [
      ...(rows === undefined ? [] : [rows]),
      ...held,
      ...(step.side === 'candidate' ? readBy(situation, step) : []),
    ];
  });
  return [...checked, ...named, ...used];
}

function readOfBaseline(situation: Situation, { datasets, models = [] }: NeededFor): readonly string[] {
  const { baseline, candidate, records, project } = situation;
  const compared = unsketched(records, candidate, baseline)
    .filter(({ name }) => datasets.includes(name))
    .map(({ before }) => before);
  const used = modelSteps(situation, models)
    .filter(({ side }) => side === 'baseline')
    .flatMap((step) => readBy(situation, step));
  const labels = models.flatMap((model) => project.models.get(model)?.evaluate?.label?.dataset ?? []);
  const changed = labels.filter(
    (name) => candidate.datasets.get(name)?.digest !== baseline?.datasets.get(name)?.digest,
  );
  return [...compared, ...used, ...changed];
}

function modelSteps({ plan }: Situation, models: readonly string[]) {
  const todo = plan.steps.filter(isModelStep).filter((step) => step.decision === 'run' || isSmoke(step));
  return todo.filter(({ model }) => models.includes(model));
}

function readBy(situation: Situation, step: ModelStep): readonly string[] {
  const facts = situation[step.side]?.facts.models.get(step.model);
  return facts === undefined ? [] : readByStep(step, facts.model);
}
