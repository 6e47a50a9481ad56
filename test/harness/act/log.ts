import { at, isObject, type Json, type JsonObject } from '../forge/json.ts';

export interface ActStep {
  /** Ids of the step and, inside of composite actions, of the steps around it. */
  readonly id: readonly string[];
  readonly name: string;
  readonly stage: 'Pre' | 'Main' | 'Post' | '';
  readonly result: 'success' | 'failure' | 'skipped';
}

export interface ActAnnotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly message: string;
  /** `file`, `line`, `title`, … as the command gave them. */
  readonly properties: Readonly<Record<string, string>>;
}

/** A job, or one member of a matrix. */
export interface ActJob {
  /** Id of the job; of a job in a called workflow `caller/job`. */
  readonly key: string;
  /** `workflow/job`, with a number in a matrix, and the calling job in front: unique in a run. */
  readonly name: string;
  readonly matrix: JsonObject;
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  /** Labels that it asked for. */
  readonly runsOn: readonly string[];
  readonly steps: readonly ActStep[];
  /** What the steps set, by the step's id. */
  readonly stepOutputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the steps wrote for the page of the run, in their order. */
  readonly summaries: readonly string[];
  readonly annotations: readonly ActAnnotation[];
  /** What it printed. */
  readonly log: string;
}

/** Reads what `act --json` printed; lines that are not of a job are left out. */
export function readLog(text: string): readonly ActJob[] {
  const lines = text.split('\n').flatMap((line) => {
    const entry = parse(line);
    return entry === undefined ? [] : [entry];
  });
  const byJob = Map.groupBy(lines, ofJob);
  return [...byJob].flatMap(([key, own]) => {
    const job = key === '' ? undefined : jobOf(own);
    return job === undefined ? [] : [job];
  });
}

function parse(line: string): JsonObject | undefined {
  if (!line.startsWith('{')) return undefined;
  const entry: unknown = JSON.parse(line);
  return isObject(entry) ? entry : undefined;
}

/** Which job a line is of; empty for none. Jobs of a matrix share their id, and those that are skipped their empty name. */
function ofJob(entry: JsonObject): string {
  const name = `${entry['job'] ?? ''}`.trim();
  return name === '' ? '' : `${name}\n${entry['jobID'] ?? ''}`;
}

function jobOf(lines: readonly JsonObject[]): ActJob | undefined {
  const end = lines.find((line) => line['jobResult'] !== undefined);
  if (end === undefined) return undefined;
  const matrix = end['matrix'];
  const runsOn = end['runsOn'];
  const printed = lines.filter((line) => line['raw_output'] === true);
  return {
    key: `${end['jobKey']}`,
    // Padded by act, so that its lines are in columns.
    name: `${end['job']}`.trim(),
    matrix: isObject(matrix) ? matrix : {},
    result: resultOf(end['jobResult']),
    outputs: texts(end['jobOutputs']),
    runsOn: Array.isArray(runsOn) ? runsOn.map(String) : [],
    steps: lines.filter((line) => line['stepResult'] !== undefined).map(stepOf),
    stepOutputs: stepOutputs(lines),
    summaries: commands(lines, 'summary').map((line) => `${line['content']}`),
    annotations: lines.flatMap(annotationOf),
    log: printed.map((line) => `${line['msg']}`).join(''),
  };
}

function stepOf(line: JsonObject): ActStep {
  const stage = line['stage'];
  return {
    id: idsOf(line),
    name: `${line['step'] ?? ''}`,
    stage: stage === 'Pre' || stage === 'Main' || stage === 'Post' ? stage : '',
    result: resultOf(line['stepResult']),
  };
}

function stepOutputs(lines: readonly JsonObject[]): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const line of commands(lines, 'set-output')) {
    const id = idsOf(line).join('/');
    found[id] = { ...found[id], [`${line['name']}`]: `${line['arg']}` };
  }
  return found;
}

function annotationOf(line: JsonObject): readonly ActAnnotation[] {
  const level = line['command'];
  if (level !== 'notice' && level !== 'warning' && level !== 'error') return [];
  return [{ level, message: `${line['arg']}`, properties: texts(line['kvPairs']) }];
}

function commands(lines: readonly JsonObject[], command: string): readonly JsonObject[] {
  return lines.filter((line) => line['command'] === command);
}

function idsOf(line: JsonObject): readonly string[] {
  const ids = at(line, ['stepID']);
  return Array.isArray(ids) ? ids.map(String) : [];
}

function texts(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(isObject(value) ? value : {}).map(([key, text]) => [key, `${text}`]));
}

function resultOf(value: Json | undefined): 'success' | 'failure' | 'skipped' {
  if (value === 'success' || value === 'failure' || value === 'skipped') return value;
  throw new Error(`act gave a result that is not known: ${JSON.stringify(value)}`);
}
