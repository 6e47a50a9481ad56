import { posix } from 'node:path';
import { members, readYaml } from '../yaml-values.ts';
import type { Guess, Survey } from './types.ts';

const most = 6;
const deepest = 4;

/** Names of the numbers in metrics files that lie in the checkout from an earlier run. */
export function metricNames(
  metrics: readonly Guess<string>[],
  workingDirectory: string,
  survey: Survey,
): readonly string[] {
  const names = metrics.flatMap(({ value }) => {
    const text = /\.(?:json|ya?ml)$/i.test(value) ? survey.texts.get(posix.join(workingDirectory, value)) : undefined;
    return text === undefined ? [] : numbersIn(readYaml(text), '', 0);
  });
  return [...new Set(names)].slice(0, most);
}

function numbersIn(value: unknown, name: string, depth: number): readonly string[] {
  if (typeof value === 'number') return name === '' ? [] : [name];
  if (depth > deepest) return [];
  return members(value).flatMap(([key, inner]) => numbersIn(inner, name === '' ? key : `${name}.${key}`, depth + 1));
}
