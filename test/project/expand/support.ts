import { load } from '../support.ts';

/** An expression of workflow files. */
export const expression = (words: string) => ['$', `{{ ${words} }}`].join('');

/** `${{ matrix.<key> }}`. */
export const put = (key: string) => expression(`matrix.${key}`);

/** A file with one entry `m` of models that has this matrix and these further lines. */
export function withMatrix(matrix: string, entry = `train: python train.py ${put('x')}`): string {
  const lines = entry.split('\n').map((line) => `    ${line}\n`);
  return `version: 1\nmodels:\n  m:\n    matrix: ${matrix}\n${lines.join('')}`;
}

/** The training command of each model, by name. */
export function commandsOf(text: string): Readonly<Record<string, unknown>> {
  const { models } = load(text).project;
  return Object.fromEntries(
    [...models.values()].map(({ name, train: { run } }) => [name, run?.kind === 'argv' ? run.argv : run?.text]),
  );
}
