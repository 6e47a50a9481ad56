import { posix } from 'node:path';
import { baseName } from './interesting.ts';
import type { ScriptFacts } from './script-facts.ts';
import type { Guess } from './types.ts';

const metricsFile = /(?:metrics?|scores?|results?|evaluation)[\w-]*\.(?:json|ya?ml|toml|csv|tsv|txt|jsonl)$/i;
const modelEnding =
  /\.(?:pkl|pickle|joblib|pt|pth|onnx|h5|keras|safetensors|cbm|ubj|bst|rds|mlmodel|skops|ckpt|gguf)$/i;
const modelName = /^[\w-]*(?:model|classifier|regressor|pipeline|clf|booster)[\w-]*\.(?:json|txt|bin|zip|gz)$/i;
const plotEnding = /\.(?:png|svg|jpe?g|pdf)$/i;

export interface WrittenFiles {
  readonly artifact: readonly Guess<string>[];
  readonly metrics: readonly Guess<string>[];
  readonly plots: readonly Guess<string>[];
  /** Files with predictions. */
  readonly predictions: readonly string[];
}

/**
 * What a script seems to write, relative to its working directory. Only what a line writes is taken: an output that is
 * declared and not written fails the training.
 */
export function writtenFiles(script: string, facts: ScriptFacts, declarable: (path: string) => boolean): WrittenFiles {
  const written = facts.paths
    .filter((each) => each.written && declarable(each.path))
    .map(({ path }) => posix.normalize(path));
  const take = (test: (path: string) => boolean) =>
    written.filter(test).map((path): Guess<string> => ({ value: path, why: `${script} writes ${path}` }));
  return {
    artifact: take((path) => modelEnding.test(path) || modelName.test(baseName(path))),
    metrics: take((path) => metricsFile.test(baseName(path))),
    plots: take((path) => plotEnding.test(path)),
    predictions: written.filter((path) => /^(?:predictions?|preds?)\.(?:csv|tsv|parquet|jsonl)$/i.test(baseName(path))),
  };
}
