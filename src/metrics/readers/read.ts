import { CORE_SCHEMA, load } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import type { MetricsFile } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';
import { parseTolerantJson } from './json.ts';
import { readLines } from './lines.ts';
import { notFinite, numberOf, recorded } from './number.ts';
import type { readerReasons } from './reasons.ts';
import { readJsonLines, readTable, type TableReading } from './table.ts';
import { entriesOfTree } from './tree.ts';
import type { Entry, MetricsReading, NoNumber, ReportedValue } from './types.ts';

/** More numbers than this in one file are not metrics for people. */
const mostMetrics = 2000;
const mostProblems = 20;

/**
 * Reads one metrics file. The format follows the name (`.json`, `.yaml`, `.toml`, `.csv`, `.tsv`, `.jsonl`; any other
 * name: JSON where the text starts like it, else one metric a line). Never throws: what is wrong is in `problems`.
 * A prefix is put before each name with a dot.
 */
export function readMetricsFile(text: string, file: MetricsFile): MetricsReading {
  const reading = entriesOf(text.replace(/^\ufeff/, ''), file);
  if ('problem' in reading) return { metrics: {}, noNumbers: {}, problems: [reading.problem] };
  if (reading.entries.length > mostMetrics) {
    const message = `${file.file} holds ${reading.entries.length} values; at most ${mostMetrics} are read as metrics`;
    return { metrics: {}, noNumbers: {}, problems: [problem('metrics-too-many', message)] };
  }
  return judge(reading.entries, file);
}

/** Reads all metrics files of a model: their numbers together, and a problem for a name that two of them have. */
export function readMetricsFiles(
  files: readonly { readonly text: string; readonly file: MetricsFile }[],
): MetricsReading {
  const metrics = new Map<string, ReportedValue>();
  const noNumbers = new Map<string, NoNumber>();
  const problems: Problem[] = [];
  for (const { text, file } of files) {
    const reading = readMetricsFile(text, file);
    problems.push(...reading.problems);
    for (const [name, what] of Object.entries(reading.noNumbers)) noNumbers.set(name, what);
    for (const [name, metric] of Object.entries(reading.metrics)) {
      const first = metrics.get(name);
      if (first === undefined) metrics.set(name, metric);
      else problems.push(problem('metric-twice', `${name} is reported by ${first.file} and by ${metric.file}`));
    }
  }
  return { metrics: Object.fromEntries(metrics), noNumbers: Object.fromEntries(noNumbers), problems };
}

type Entries = { readonly entries: readonly Entry[] } | { readonly problem: Problem };

function entriesOf(text: string, file: MetricsFile): Entries {
  try {
    const reading = parseAs(text, file);
    if ('entries' in reading) return reading;
    if ('missing' in reading) return { problem: problem('metric-row-missing', `${file.file}: ${reading.missing}`) };
    return { problem: problem('metric-row-not-one', `${file.file}: ${reading.notOne}`) };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { problem: problem('metrics-unreadable', `${file.file} cannot be read: ${why}`) };
  }
}

function parseAs(text: string, file: MetricsFile): TableReading {
  const name = file.file.split('/').at(-1) ?? file.file;
  const stem = name.replace(/\.[^.]*$/, '');
  switch (/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()) {
    case 'json':
      return { entries: entriesOfTree(parseTolerantJson(text)) };
    case 'yaml':
    case 'yml':
      return { entries: text.trim() === '' ? [] : entriesOfTree(load(text, { schema: CORE_SCHEMA, maxAliases: 50 })) };
    case 'toml':
      return { entries: entriesOfTree(parseToml(text)) };
    case 'csv':
      return readTable(text, ',', stem, file.row);
    case 'tsv':
      return readTable(text, '\t', stem, file.row);
    case 'jsonl':
    case 'ndjson':
      return readJsonLines(text, file.row);
    default:
      return { entries: /^\s*\{/.test(text) ? entriesOfTree(parseTolerantJson(text)) : readLines(text) };
  }
}

function judge(entries: readonly Entry[], file: MetricsFile): MetricsReading {
  const metrics = new Map<string, ReportedValue>();
  const noNumbers = new Map<string, NoNumber>();
  const problems: Problem[] = [];
  const bare = new Map<string, string>();
  for (const entry of entries) {
    const name = file.prefix === undefined ? entry.name : `${file.prefix}.${entry.name}`;
    const value = asValue(entry.value, file);
    if (value === undefined) {
      noNumbers.set(name, kindOf(entry.value));
      problems.push(noNumber(name, entry.value, file));
    } else if (metrics.has(name)) problems.push(problem('metric-twice', `${name} stands twice in ${file.file}`));
    else if (bare.has(withoutBlanks(name))) problems.push(problem('metric-twice', onlyBlanks(name, bare, file)));
    else metrics.set(name, { value: recorded(value), ...errorOf(entry), file: file.file });
    if (value !== undefined && !bare.has(withoutBlanks(name))) bare.set(withoutBlanks(name), name);
  }
  if (metrics.size === 0) problems.push(problem('metrics-empty', `${file.file} holds no number`));
  return {
    metrics: Object.fromEntries(metrics),
    noNumbers: Object.fromEntries(noNumbers),
    problems: shortened(problems, file),
  };
}

/** Names that nobody can tell apart are one; upper and lower case are told apart (classes may be named a and A). */
function withoutBlanks(name: string): string {
  return name.replaceAll(/\s+/g, '');
}

function onlyBlanks(name: string, bare: ReadonlyMap<string, string>, { file }: MetricsFile): string {
  const first = bare.get(withoutBlanks(name)) ?? '';
  return `${JSON.stringify(first)} and ${JSON.stringify(name)} in ${file} differ only in blanks`;
}

/** Cells of a table are texts that may be numbers; in a tree a number in quotes is a text and stays one. */
function asValue(value: unknown, file: MetricsFile): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' && !/\.[ct]sv$/i.test(file.file)) return notFinite(value);
  return numberOf(value);
}

function errorOf(entry: Entry): { standardError?: number } {
  const error = entry.error;
  return typeof error === 'number' && Number.isFinite(error) && error >= 0 ? { standardError: error } : {};
}

function noNumber(name: string, value: unknown, file: MetricsFile): Problem {
  return problem('metric-not-a-number', `${name} in ${file.file} is ${shown(value)}, not a number`);
}

function kindOf(value: unknown): NoNumber {
  if (typeof value === 'string') return 'text';
  return value === null ? 'null' : 'other';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'nested too deeply or a date';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** A results file full of settings gives one line for all of them instead of hundreds. */
function shortened(problems: readonly Problem[], file: MetricsFile): readonly Problem[] {
  const texts = problems.filter((each) => each.reason === 'metric-not-a-number');
  if (texts.length <= mostProblems) return problems;
  const listed = new Set(texts.slice(0, mostProblems));
  const rest = problem(
    'metric-not-a-number',
    `${texts.length - mostProblems} more values in ${file.file} are not numbers`,
  );
  return [...problems.filter((each) => each.reason !== 'metric-not-a-number' || listed.has(each)), rest];
}

function problem(reason: keyof typeof readerReasons, message: string): Problem {
  return { reason, message };
}
