import type { Comparison } from '../../metrics/types.ts';
import type { ModelFacts } from '../../project/index.ts';
import { parseReport } from '../../report/index.ts';
import type { DatasetReport, ModelReport, Report, ReportParts, Untouched } from '../../report/types.ts';
import { isMissing, readBounded } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';
import type { Situation } from '../situation/situation.ts';
import { runRecord } from '../situation/standing-records.ts';
import { type GateSubject, gatesOf, type ModelPart, removedPart } from './model-part.ts';

type Findings = Pick<ReportParts, 'datasets' | 'models' | 'problems'>;
type DatasetPart = Findings['datasets'][number];

/**
 * What another job found, where this one must not open the files itself: the numbers of its report, none of its
 * verdicts. Gates are asked again here, of this situation's policy. What is about something else counts as missing.
 * @param file of the schema `report`; undefined: that job handed nothing on
 * @throws MlopsError evaluation-elsewhere, and the errors of `parseReport`
 */
export async function evaluatedElsewhere(
  situation: Situation,
  untouched: Untouched,
  file: string | undefined,
): Promise<Findings> {
  const text = file === undefined ? undefined : await textOf(file);
  const found = text === undefined ? undefined : parseReport(text);
  if (found !== undefined) expectSameChange(situation, found);
  const datasets = [...situation.project.datasets.keys()]
    .filter((name) => !untouched.datasets.includes(name))
    .map((name) => datasetPart(situation, name, found));
  const models = [...situation.project.models.keys()]
    .filter((name) => !untouched.models.includes(name))
    .map((name) => modelPart(situation, name, found));
  const problems = (found?.problems ?? [])
    .filter(({ message }) => situation.problems.every((own) => own.message !== message))
    .map(({ verdict: _, ...problem }) => problem);
  return { datasets, models: [...models, ...situation.plan.removed.map(removedPart)], problems };
}

/** Bytes of the report; ours of 50 models has less than one megabyte. */
const limit = 16_000_000;

async function textOf(file: string): Promise<string | undefined> {
  try {
    const found = await readBounded(file, limit);
    if (found.kind === 'too-large') throw elsewhere(`What was handed on as a report is larger than ${limit} bytes.`);
    return found.bytes.toString('utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function expectSameChange({ candidate, judged }: Situation, { commits }: Report): void {
  expectSame('candidate', commits.candidate.sha, candidate.commit.sha);
  expectSame('baseline', commits.baseline?.sha, judged.baseline?.sha);
}

function expectSame(what: string, found: string | undefined, wanted: string | undefined): void {
  if (found === wanted) return;
  const say = (one: string | undefined) => one?.slice(0, 12) ?? 'none';
  throw elsewhere(`The ${what} of what was handed on is ${say(found)}; this report is about ${say(wanted)}.`);
}

function elsewhere(sentence: string): MlopsError {
  return MlopsError.of(commandReasons, 'evaluation-elsewhere', sentence);
}

function datasetPart(situation: Situation, dataset: string, found: Report | undefined): DatasetPart {
  const part = found?.datasets.find((one) => one.dataset === dataset);
  if (part === undefined) return { dataset, problems: [missing(`The check of ${dataset} was not handed on.`)] };
  const digest = situation.candidate.datasets.get(dataset)?.digest;
  if (part.report !== undefined) expectSame(`version of ${dataset}`, part.report.digest, digest);
  return unjudgedData(part);
}

function modelPart(situation: Situation, name: string, found: Report | undefined): ModelPart {
  const facts = situation.candidate.facts.models.get(name);
  if (facts === undefined) throw new TypeError(`the candidate has no model ${name}`);
  const part = found?.models.find((one) => one.model === name);
  if (part === undefined) {
    const plan = { decision: 'train', reasons: [] } as const;
    const problems = [missing(`The comparison of ${name} was not handed on.`)];
    return { model: name, plan, gates: [], changes: [], trend: {}, problems };
  }
  if (part.candidate !== undefined) expectSame(`run of ${name}`, part.candidate.fingerprint, facts.fingerprint);
  const { comparison } = part;
  if (comparison !== undefined) expectSame('comparison', comparison.model, name);
  return {
    ...unjudgedModel(part),
    gates: comparison === undefined ? [] : askedAgain(situation, name, comparison, part.judgedRows),
  };
}

function askedAgain(
  situation: Situation,
  name: string,
  comparison: Comparison,
  rows: ModelReport['judgedRows'],
): ModelPart['gates'] {
  const facts = situation.candidate.facts.models.get(name);
  if (facts === undefined) return [];
  const before = situation.baseline?.facts.models.get(name);
  return gatesOf(situation, facts.model, { comparison, rows, state: stateOf(situation, before) });
}

function stateOf(situation: Situation, before: ModelFacts | undefined): GateSubject['state'] {
  if (before === undefined) return 'first-run';
  return runRecord(situation, before) === undefined ? 'missing' : 'compared';
}

function missing(message: string) {
  return { reason: 'evaluation-missing', message };
}

/** Problems of a part were judged there; here they are judged again. */
function unjudgedData({ verdict: _, outcome: __, reason: ___, problems, ...part }: DatasetReport): DatasetPart {
  return { ...part, problems: problems.map(({ verdict: ____, ...problem }) => problem) };
}

function unjudgedModel({ verdict: _, outcome: __, reason: ___, problems, ...part }: ModelReport): ModelPart {
  return { ...part, problems: problems.map(({ verdict: ____, ...problem }) => problem) };
}
