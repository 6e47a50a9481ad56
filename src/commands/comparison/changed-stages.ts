import type { MetricComparison } from '../../metrics/types.ts';
import type { ModelFacts } from '../../project/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';

type StageReads = NonNullable<ModelFacts['model']['stages']>['reads'][number];

/**
 * Stages of a DVC pipeline that run before the training and are not the base's. Where the pipeline itself reports the
 * numbers, such a stage may draw other test rows, and nothing else of the report would tell. With labelled rows
 * (`evaluate`) both models are scored on the same.
 * @param reported the numbers that nobody computed here
 */
export function stageNotices(
  facts: ModelFacts,
  before: ModelFacts | undefined,
  reported: readonly MetricComparison[],
): readonly Problem[] {
  const { model } = facts;
  if (before === undefined || reported.length === 0 || model.evaluate?.label !== undefined) return [];
  const known = new Map((before.model.stages?.reads ?? []).map((stage) => [stage.name, stage]));
  const changed = (model.stages?.reads ?? []).flatMap((stage) => {
    const then = known.get(stage.name);
    const what = then === undefined ? ['it is new'] : differences(stage, facts, then, before);
    return what.length === 0 ? [] : [`${stage.name} (${few(what)})`];
  });
  const now = new Set((model.stages?.reads ?? []).map(({ name }) => name));
  const gone = [...known.keys()].filter((name) => !now.has(name)).map((name) => `${name} (it is gone)`);
  const stages = [...changed, ...gone];
  if (before.model.stages === undefined || stages.length === 0) return [];
  const reason: keyof typeof commandReasons = 'stage-before-changed';
  const message = `Before the training of ${model.name} not the same is done as on the base: ${stages.join(', ')}. If the test rows are drawn there, the two sides report values of different rows.`;
  return [{ reason, message }];
}

function differences(now: StageReads, facts: ModelFacts, then: StageReads, before: ModelFacts): readonly string[] {
  const command = now.command === then.command ? [] : ['its command'];
  return [
    ...command,
    ...unlike(filesOf(now, facts), filesOf(then, before)),
    ...unlike(paramsOf(now, facts), paramsOf(then, before)),
  ];
}

/** Names under which the two do not hold the same. */
function unlike(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => !Object.is(one.get(name), other.get(name)));
}

/** Code alone: other data are told by their roles. */
function filesOf({ paths }: StageReads, { inputs }: ModelFacts): ReadonlyMap<string, string> {
  const read = inputs.code.filter(({ path }) => paths.some((dep) => path === dep || path.startsWith(`${dep}/`)));
  return new Map(read.map(({ path, oid }) => [path, oid]));
}

/** Lists as text, which compares by what they hold. */
function paramsOf({ params }: StageReads, { inputs }: ModelFacts): ReadonlyMap<string, string> {
  const wanted = params.flatMap(({ file, keys }) =>
    keys === null ? [`${file}:`] : keys.map((key) => `${file}:${key}`),
  );
  const isRead = (name: string) =>
    wanted.some((one) => name === one || (one.endsWith(':') ? name.startsWith(one) : name.startsWith(`${one}.`)));
  return new Map(
    [...inputs.params].filter(([name]) => isRead(name)).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

function few(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
}
