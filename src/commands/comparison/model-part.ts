import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judge, type Question } from '../../gates/index.ts';
import type { JudgedRows } from '../../gates/types.ts';
import { rowsToDecide } from '../../metrics/index.ts';
import type { Comparison, Estimate, MetricComparison } from '../../metrics/types.ts';
import { datasetsOf, explainChange, type InputDetail, type Model, type ModelFacts } from '../../project/index.ts';
import type { ReportParts, RunSummary } from '../../report/types.ts';
import { formatNumber } from '../../support/numbers.ts';
import type { RunRecord } from '../../training/types.ts';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { type Past, trendOf } from '../situation/past-results.ts';
import type { Situation } from '../situation/situation.ts';
import type { DatasetPart } from '../steps/check-data.ts';
import type { ComparedModel } from './compare-model.ts';
import { compareModels } from './compare-models.ts';
import { planPart } from './plan-part.ts';
import { unfitProblem } from './unfit-data.ts';
import { isUntrained } from './untrained.ts';

export type ModelPart = ReportParts['models'][number];

/** What the report says of each model that the change touches, and of models that it removes. */
export async function modelParts(
  situation: Situation,
  untouched: readonly string[],
  unfitData: readonly DatasetPart[],
  engine: EngineAtHand,
  ports: Ports,
): Promise<readonly ModelPart[]> {
  const names = [...situation.project.models.keys()].filter((name) => !untouched.includes(name));
  const found = await compareModels(situation, names, engine, ports, (name) => {
    const model = situation.project.models.get(name);
    const read = model === undefined ? [] : datasetsOf(model);
    const unfit = unfitData.filter(({ dataset }) => read.includes(dataset));
    return unfit.length > 0 ? withUnfitData(situation, name, unfit) : undefined;
  });
  const parts: ModelPart[] = [];
  for (const { compared, past } of found) parts.push(await toPart(situation, compared, past));
  return [...parts, ...situation.plan.removed.map(removedPart)];
}

/** On data that breaks its contract, or that nobody could read, no number is believed, and none is asked for. */
function withUnfitData(situation: Situation, name: string, unfit: readonly DatasetPart[]): ComparedModel {
  const facts = situation.candidate.facts.models.get(name);
  if (facts === undefined) throw new TypeError(`the candidate has no model ${name}`);
  const before = situation.baseline?.facts.models.get(name);
  const state = before === undefined ? 'first-run' : 'missing';
  return { facts, ...(before && { before }), state, problems: [unfitProblem(unfit, situation.reasons)] };
}

export function removedPart(model: string): ModelPart {
  return {
    model,
    plan: { decision: 'removed', reasons: ['the candidate no longer has this model'] },
    gates: [],
    changes: [],
    trend: {},
    problems: [],
  };
}

async function toPart(situation: Situation, compared: ComparedModel, past: Past): Promise<ModelPart> {
  const { facts, comparison, state, problems } = compared;
  const { model } = facts;
  const log = model.train.run === undefined ? undefined : await lastLog(situation, facts);
  return {
    model: model.name,
    plan: planPart(situation, compared),
    ...(compared.candidate && { candidate: summary(compared.candidate) }),
    ...(compared.baseline && { baseline: summary(compared.baseline) }),
    ...(comparison && { comparison }),
    ...(compared.testRows && { testRows: compared.testRows }),
    ...(compared.labels && { labels: compared.labels }),
    ...(compared.rows && { judgedRows: plainRows(compared.rows) }),
    gates: comparison === undefined ? [] : gatesOf(situation, model, { comparison, state, rows: compared.rows }),
    changes: changesOf(compared),
    trend: compared.candidate === undefined ? {} : trendOf(past, compared.candidate.seeds.length),
    problems,
    ...(compared.candidate === undefined && log !== undefined && { log }),
  };
}

/** What the gates need of it and no more: the object is written down. */
function plainRows({ base, gone, changed, columns, slices, vouched }: JudgedRows): JudgedRows {
  return {
    ...{ base, gone, changed, slices },
    columns: columns.map(({ name }) => ({ name })),
    ...(vouched && { vouched: { rows: vouched.rows, metrics: vouched.metrics } }),
  };
}

/** What gates are asked about. */
export interface GateSubject extends Pick<ComparedModel, 'state'> {
  readonly comparison: Comparison;
  readonly rows: ComparedModel['rows'] | undefined;
}

/** The answers of the policy's gates. */
export function gatesOf(
  situation: Situation,
  model: Model,
  { comparison, state, rows }: GateSubject,
): ModelPart['gates'] {
  const more = moreToDecide(model.evaluate?.cluster ?? []);
  const { whenUnknown } = situation.project;
  return judge({ model, comparison, baseline: state, whenUnknown, ...(rows && { rows }), more });
}

/**
 * "About 12,000 more test rows would decide": two digits, since the spread that they are counted from is an estimate too.
 * Of a slice only its own rows help.
 */
export function moreToDecide(cluster: readonly string[]) {
  return (line: MetricComparison, question: Question): string | undefined => {
    if (question.kind === 'min' || question.kind === 'max') return undefined;
    const more = rowsToDecide(line, -question.limit);
    const part = line.slice === undefined ? '' : ` of ${line.slice.column} ${line.slice.value}`;
    const parts = [
      more?.rows == null ? undefined : `about ${neededText(more.rows, line.candidate, cluster)}${part}`,
      more?.seeds == null ? undefined : `${formatNumber(more.seeds, 0)} more seed${more.seeds === 1 ? '' : 's'}`,
    ].filter((part) => part !== undefined);
    return parts.length === 0
      ? undefined
      : `If the change stays what it is, ${parts.join(' or ')} would decide, in four of five cases.`;
  };
}

/** Of rows that are taken together, how many more groups: only those are evidence. */
function neededText(rows: number, { groups, rows: present }: Estimate, cluster: readonly string[]): string {
  const rounded = (number: number) => formatNumber(Number(number.toPrecision(2)), 0);
  if (groups === undefined || present === null || cluster.length === 0) {
    return `${rounded(rows)} more test row${rows === 1 ? '' : 's'}`;
  }
  const needed = Math.max(1, Math.ceil((rows * groups) / present));
  return `${rounded(needed)} more group${needed === 1 ? '' : 's'} of test rows (other values of ${cluster.join(', ')})`;
}

/** Parameters and data by their inputs, packages by the recorded environments. */
function changesOf({ facts, before, candidate, baseline }: ComparedModel): ModelPart['changes'] {
  if (before === undefined) return [];
  const details = (ofCode: boolean) =>
    explainChange(before.inputs, facts.inputs)
      .filter(({ kind }) => (kind === 'code') === ofCode)
      .flatMap((change) => change.details);
  const inputs = details(false).map(({ what, from, to }) => ({ what, from: from || '–', to: to || '–' }));
  const code = details(true).map((detail) => ({ what: detail.what, ...fateOf(detail) }));
  return [...inputs, ...code, ...environmentChanges(baseline, candidate)];
}

/** Of a file the path says enough: its contents have no room in a table, and their ids tell a person nothing. */
function fateOf({ from, to }: InputDetail): { readonly from: string; readonly to: string } {
  if (from === '') return { from: '–', to: 'added' };
  return { from: 'there', to: to === '' ? 'removed' : 'edited' };
}

function environmentChanges(before: RunRecord | undefined, after: RunRecord | undefined): ModelPart['changes'] {
  const [from, to] = [before?.seeds[0]?.environment, after?.seeds[0]?.environment];
  if (from === undefined || to === undefined) return [];
  if ([before, after].some((run) => run?.seeds.some(isUntrained))) return []; // nothing ran in one of them
  const flat = (environment: typeof from) =>
    new Map([
      ...Object.entries(environment.runtimes),
      ...Object.entries(environment.packages).flatMap(([, packages]) => Object.entries(packages)),
    ]);
  const [old, now] = [flat(from), flat(to)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => ({ what: name, from: old.get(name) ?? '–', to: now.get(name) ?? '–' }));
}

function summary(record: RunRecord): RunSummary {
  const [first] = record.seeds;
  if (first === undefined) throw new TypeError(`the run ${record.fingerprint} has no seed`);
  const { environment, artifact } = first;
  const gpus = environment.gpus.map((gpu) => gpu.name);
  return {
    fingerprint: record.fingerprint,
    commit: first.commit,
    seeds: record.seeds.map((run) => run.seed),
    seconds: record.seeds.reduce((sum, run) => sum + run.seconds, 0),
    exit: first.exit.class,
    hardware: gpus.length > 0 ? gpus.join(', ') : `${environment.cpus} × ${environment.cpu}`,
    artifact: { digest: artifact.digest, bytes: artifact.files.reduce((sum, file) => sum + file.bytes, 0) },
    origin: first.origin,
    ...(isUntrained(first) && { training: 'none' }),
  };
}

/** The end of the log of a training that left no record, if it was tried on this machine. */
async function lastLog(situation: Situation, facts: ModelFacts): Promise<string | undefined> {
  const { model, fingerprint } = facts;
  const file = join(situation.own.seedRun(model.name, fingerprint, model.train.seeds[0] ?? null), 'log.txt');
  const text = await readFile(file, 'utf8').catch(() => undefined); // never tried here
  return text?.split('\n').slice(-20).join('\n');
}
