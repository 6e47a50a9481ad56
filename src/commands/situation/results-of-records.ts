import { parseDataReport, parseSketch } from '../../data/index.ts';
import { parseEvaluationRecord, predictionsOf } from '../../metrics/index.ts';
import { canonicalJson, sha256 } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Replaces } from '../../support/replaces.ts';
import { parseBuildRecord, parseRunRecord } from '../../training/index.ts';
import { readCommitRecord } from './commit-record.ts';

/** Two records of one address, and the first of their results that is not the same. */
export interface Difference {
  /** "artifact of seed 1". */
  readonly what: string;
  /** Null: that record has no such result. */
  readonly recorded: string | null;
  readonly ours: string | null;
}

/**
 * Where two records of one address say different things; undefined where they say the same. Result is what follows from
 * the inputs alone, so that everybody who has them comes to it; circumstance is who came to it, when, where and how long
 * it took, and no two records have that in common:
 *
 * | record | result | circumstance |
 * |---|---|---|
 * | run | seeds; of each how it ended, the digests of its model and its predictions, its metrics | commit (another one with the same inputs), origin, times, environment, logs, plots and the bytes of metrics files (both may hold a date) |
 * | scores | run, test rows; of each seed the digests of model and predictions | commit, origin, times; values, which are computed from the predictions for who asked |
 * | build | the paths and contents of the files that the command left | commit, origin, times, environment |
 * | sketch | rows and the counts of each column, which nothing estimates | the names that an engine gives to types |
 * | data report | rows; of each check its verdict and what it counted | wording, examples, the names that an engine gives to types, places in the project file |
 * | commit | everything | – |
 *
 * What a record replaces is a part of its result, too.
 */
export function differenceOf(address: string, ours: string, recorded: string): Difference | undefined {
  if (ours === recorded) return undefined;
  const [one, other] = [resultsIn(address, ours), resultsIn(address, recorded)];
  if (one === undefined || other === undefined) {
    return { what: 'form', recorded: formOf(other), ours: formOf(one) };
  }
  const what = [...new Set([...other.keys(), ...one.keys()])].find((key) => one.get(key) !== other.get(key));
  return what === undefined ? undefined : { what, recorded: other.get(what) ?? null, ours: one.get(what) ?? null };
}

/** What the difference is called where the results are the same, and only what they replace is not: compared last. */
export const replacedRecord = 'replaced record';

/** What a result is called → what it is; the decisive ones first. */
type Results = ReadonlyMap<string, string>;

function formOf(results: Results | undefined): string {
  return results === undefined ? 'cannot be read' : 'can be read';
}

function resultsIn(address: string, text: string): Results | undefined {
  const read = readers[address.split('/')[0] ?? ''] ?? ((other) => new Map([['record', other]]));
  try {
    return read(text);
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

const readers: Readonly<Record<string, (text: string) => Results | undefined>> = {
  runs: runResults,
  builds: (text) => {
    const { content, replaces } = parseBuildRecord(text);
    return withReplaced(new Map([['content', content]]), replaces);
  },
  evaluations: scoreResults,
  sketches: (text) => {
    const { rows, columns, ...rest } = parseSketch(text);
    const results = new Map([['rows', String(rows)]]);
    for (const { engineType: _, ...column } of columns) results.set(`column ${column.name}`, digestOf(column));
    return results.set('sketch', digestOf(rest));
  },
  'data-reports': dataResults,
  commits: (text) => {
    const record = readCommitRecord(text);
    return record && new Map([['results of the commit', digestOf(record)]]);
  },
};

function runResults(text: string): Results {
  const { seeds, replaces } = parseRunRecord(text);
  const results = new Map([['seeds', seeds.map(({ seed }) => seed ?? 'none').join(', ')]]);
  for (const { seed, exit, artifact } of seeds) {
    results.set(`artifact${ofSeed(seed)}`, artifact.digest);
    results.set(`end${ofSeed(seed)}`, exit.class);
  }
  for (const { seed, outputs, metrics } of seeds) {
    for (const { path, digest } of outputs.filter(({ kind }) => kind === 'predictions'))
      results.set(`predictions ${path}${ofSeed(seed)}`, digest);
    for (const [name, { value, standardError }] of Object.entries(metrics)) {
      const error = standardError === undefined ? '' : ` ± ${standardError}`;
      results.set(`metric ${name}${ofSeed(seed)}`, `${value}${error}`);
    }
  }
  return withReplaced(results, replaces);
}

function scoreResults(text: string): Results {
  const { run, rows, seeds, replaces } = parseEvaluationRecord(text);
  const results = new Map([
    ['run', run],
    ['test rows', rows ?? 'none'],
    ['seeds', seeds.map(({ seed }) => seed ?? 'none').join(', ')],
  ]);
  for (const { seed, artifact } of seeds) results.set(`artifact${ofSeed(seed)}`, artifact);
  for (const scored of seeds) {
    for (const [at, { digest }] of predictionsOf(scored).entries())
      results.set(`predictions${ofSeed(scored.seed)}${at === 0 ? '' : `, repeat ${at}`}`, digest);
  }
  return withReplaced(results, replaces);
}

function dataResults(text: string): Results {
  const { rows, verdict, checks } = parseDataReport(text);
  const results = new Map([
    ['rows', String(rows)],
    ['verdict', verdict],
  ]);
  for (const { check, column, name, verdict: answer, rows: counted } of checks) {
    const key = ['check', check, name, column].filter((part) => part !== undefined).join(' ');
    results.set(key, `${results.get(key) ?? ''}${answer} ${canonicalJson(counted)}`); // one name may stand twice
  }
  return results;
}

function withReplaced(results: Map<string, string>, replaces: Replaces | undefined): Results {
  return replaces === undefined ? results : results.set(replacedRecord, replaces.digest);
}

function digestOf(value: unknown): string {
  return `sha256:${sha256(canonicalJson(value))}`;
}

function ofSeed(seed: number | null): string {
  return seed === null ? '' : ` of seed ${seed}`;
}
