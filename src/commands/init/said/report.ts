import { posix } from 'node:path';
import type { Guess } from '../types.ts';
import type { Statement } from './shell.ts';

/** Files that commands put into a comment or a summary, from the root. */
export interface ShownFiles {
  readonly metrics: readonly string[];
  readonly plots: readonly string[];
  /** How: `cml comment create report.md`; undefined where nothing is shown. */
  readonly by: string | undefined;
}

const numbers = /\.(?:json|ya?ml|toml|csv|tsv|txt|jsonl)$/i;
const picture = /\.(?:png|svg|jpe?g|pdf)$/i;
/** What is shown beside numbers and is none of them. */
const noMetrics = /param|config|requirements|settings/i;
const plainPath = /^(?!-)[^$*?{}[\]~:]+$/;

/** What a job or a recipe shows: `cat metrics.txt >> report.md`, `![](plot.png)`, `cml publish plot.png`. */
export function shownFiles(statements: readonly Statement[]): ShownFiles {
  const by = statements.map(({ text, words }) => commentOf(text, words)).find((found) => found !== undefined);
  if (by === undefined) return { metrics: [], plots: [], by };
  const metrics = statements.flatMap((one) => catOf(one).map((path) => from(one, path)));
  const plots = statements.flatMap((one) => picturesOf(one).map((path) => from(one, path)));
  return { metrics: [...new Set(metrics.flat())], plots: [...new Set(plots.flat())], by };
}

/** `cml comment create`, its older names, or the summary of a job. */
function commentOf(text: string, words: readonly string[]): string | undefined {
  if (words[0] === 'cml-send-comment') return 'cml-send-comment';
  const at = words.indexOf('cml');
  if (at >= 0 && words[at + 1] === 'comment') return `cml comment ${words[at + 2] ?? 'create'}`;
  if (at >= 0 && words[at + 1] === 'send-comment') return 'cml send-comment';
  return text.includes('GITHUB_STEP_SUMMARY') ? '$GITHUB_STEP_SUMMARY' : undefined;
}

function catOf({ words }: Statement): readonly string[] {
  if (words[0] !== 'cat' && !(words[0] === 'then' && words[1] === 'cat')) return [];
  const end = words.findIndex((word) => /^(?:\d?>>?&?\d?|\|)$/.test(word));
  if (end < 0) return [];
  return words.slice(1, end).filter((word) => numbers.test(word) && plainPath.test(word) && !noMetrics.test(word));
}

function picturesOf({ text, words }: Statement): readonly string[] {
  const images = [...text.matchAll(/!\[[^\]\n]{0,200}\]\(\s*([^)\s"']{1,200})/g)].map(([, path = '']) => path);
  const publishes = words[0] === 'cml-publish' || (words[0] === 'cml' && words.includes('publish'));
  return [...images, ...(publishes ? words.slice(1) : [])].filter((path) => picture.test(path) && plainPath.test(path));
}

function from({ folder }: Statement, path: string): readonly string[] {
  const whole = posix.normalize(posix.join(folder, path));
  return posix.isAbsolute(path) || whole.startsWith('..') ? [] : [whole];
}

/** As outputs of a model that runs in a folder; what lies elsewhere is none. */
export function asOutputs(paths: readonly string[], folder: string, why: string): readonly Guess<string>[] {
  return paths.flatMap((path) => {
    const value = posix.relative(folder, path);
    return value.startsWith('..') || value === '' ? [] : [{ value, why }];
  });
}
