import { readFileSync } from 'node:fs';
import { type LoadedProject, loadProject } from '../../src/project/index.ts';
import { MlopsError, type Problem } from '../../src/support/problem.ts';

/** The text of a file under `fixtures/`. */
export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

/** @param included path → text of the files that `include` names */
export function load(text: string, included: Readonly<Record<string, string>> = {}): LoadedProject {
  const others = Object.entries(included).map(([path, each]) => [path, { text: each }] as const);
  return loadProject({ file: 'mlops.yaml', text, ...(others.length > 0 && { included: new Map(others) }) });
}

/** What is wrong with a text; fails the test where nothing is. */
export function problemsOf(text: string, included: Readonly<Record<string, string>> = {}): readonly Problem[] {
  try {
    load(text, included);
  } catch (error) {
    if (error instanceof MlopsError && error.ends === 'input') return error.problems;
    throw error;
  }
  throw new Error('the text was accepted');
}

/** `line:column reason message`, one for each problem. */
export function lines(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ place, reason, message }) => `${place?.line}:${place?.column} ${reason} ${message}`);
}

/** A file with one model `m`, whose table gets these lines, and datasets where given. */
export function withModel(model: string, datasets = ''): string {
  const indented = model
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  const data =
    datasets === ''
      ? ''
      : `datasets:\n${datasets
          .split('\n')
          .map((line) => `  ${line}`)
          .join('\n')}\n`;
  return `version: 1\n${data}models:\n  m:\n${indented}\n`;
}

/** A file with one dataset `d`, whose table gets these lines. */
export function withDataset(dataset: string): string {
  return `version: 1\ndatasets:\n  d:\n${dataset
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;
}

/**
 * A file with the models `a` (a server), `b` (files alone) and `c` (not served), and with environments of these lines;
 * `more` goes into the table of `a`. The lines of `environments` begin at line 7.
 */
export function withEnvironments(environments: string, more = 'serve: python serve.py'): string {
  const lines = environments.split('\n').map((line) => `  ${line}`);
  return `version: 1
models:
  a: { train: t, artifact: m, ${more} }
  b: { train: t, artifact: m, serve: files }
  c: { train: t, artifact: m }
environments:
${lines.join('\n')}
`;
}
