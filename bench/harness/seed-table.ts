import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadScoredRows, openDuckdb } from '../../src/data/index.ts';
import { computeMetrics } from '../../src/metrics/index.ts';
import type { ScoredRows, SeedPredictions } from '../../src/metrics/types.ts';
import { loadProject, type Model, type Project } from '../../src/project/index.ts';
import { root } from './program.ts';
import { type Configuration, seedRuns } from './seed-runs.ts';

/** All trainings of one configuration on the same rows, in memory. */
export interface SeedTable {
  readonly rows: ScoredRows;
  readonly seeds: readonly SeedPredictions[];
  /** ROC AUC of each seed alone. */
  readonly aucs: readonly number[];
  readonly meanAuc: number;
  /** Standard deviation of `aucs`. */
  readonly deviation: number;
}

const example = join(root, 'examples', 'flights');

function exampleProject(): Project {
  return loadProject(readFileSync(join(example, 'mlops.yaml'), 'utf8'), 'mlops.yaml').project;
}

/** The example's model with the gates that its file has. */
export function exampleModel(): Model {
  const model = exampleProject().models.get('delay');
  if (model === undefined) throw new Error('the flights example no longer has a model "delay"');
  return model;
}

/** Trains what is not in the cache, and joins the scores with the labels as the program does. */
export async function scoredSeeds(
  made: Configuration,
  seeds: number,
  cache: string,
  tempFolder: string,
): Promise<SeedTable> {
  const runs = await seedRuns(made, seeds, cache);
  const dataset = exampleProject().datasets.get('holdout');
  if (dataset === undefined) throw new Error('the flights example no longer has a dataset "holdout"');
  const holdout = join(example, 'data/holdout');
  const months = readdirSync(holdout)
    .toSorted()
    .map((file) => join(holdout, file));
  const engine = await openDuckdb({ tempFolder, threads: 2 });
  try {
    const { rows, problems } = await loadScoredRows(engine, {
      task: 'binary',
      test: {
        dataset,
        digest: 'holdout',
        files: months.map((file) => ({ path: file, local: file, bytes: statSync(file).size })),
      },
      labelColumn: 'late',
      slices: exampleModel().evaluate?.slices ?? [],
      cluster: exampleModel().evaluate?.cluster ?? [],
      candidate: runs,
    });
    if (rows === undefined) throw new Error(problems.map(({ message }) => message).join(' '));
    return tableOf(rows);
  } finally {
    await engine.close();
  }
}

function tableOf(rows: ScoredRows): SeedTable {
  const aucs = rows.candidate.map((alone) => {
    const [line] = computeMetrics({ ...rows, candidate: [alone] }, ['roc-auc'], { levels: [] });
    return line?.candidate.value ?? Number.NaN;
  });
  const mean = aucs.reduce((sum, value) => sum + value, 0) / aucs.length;
  const square = aucs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (aucs.length - 1);
  return { rows, seeds: rows.candidate, aucs, meanAuc: mean, deviation: Math.sqrt(square) };
}
