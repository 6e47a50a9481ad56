import type { Task } from '../../project/types.ts';
import { knownMetric } from '../known.ts';
import type { Sample, Side } from '../sample.ts';
import type { Undefined } from '../types.ts';
import { calibrationError } from './calibration.ts';
import type { Ratio } from './confusion.ts';
import { accuracy, balancedAccuracy, confusionFunctional, macro, mcc, positiveClass, weighted } from './confusion.ts';
import type { Definition, Family } from './definition.ts';
import * as losses from './losses.ts';
import type { ConfusionMetric } from './margins.ts';
import { medianAbsoluteError } from './median.ts';
import { r2 } from './r2.ts';
import { averagePrecision, rocAuc } from './ranking.ts';

const share = [0, 1] as const;
const positiveReals = [0, Number.POSITIVE_INFINITY] as const;

/** How a metric is computed for a task, by any of its spellings; undefined for one that we do not compute. */
export function definitionOf(name: string, task: Task): Definition | undefined {
  const known = knownMetric(name);
  if (!known?.tasks.includes(task)) return undefined;
  return make(known.name, task);
}

/** The metrics that are computed where a project names none: the usual ones of the task; scores are named by their columns. */
export function defaultMetrics(task: Task): readonly string[] {
  if (task === 'scored') return [];
  if (task === 'regression') return ['rmse', 'mae', 'r2', 'mape', 'medae', 'bias'];
  const byClass = ['accuracy', 'balanced-accuracy', 'precision', 'recall', 'f1', 'mcc'];
  const byScore = ['roc-auc', 'average-precision', 'log-loss', 'brier'];
  return task === 'binary' ? [...byClass, ...byScore, 'ece'] : [...byClass, ...byScore];
}

function make(name: string, task: Task): Definition | undefined {
  const regression = regressionTable[name];
  if (task === 'regression') return regression && { name, reads: 'predicted', ...regression };
  const scored = scoreTable[name];
  if (scored) return { name, ...scored };
  const metric = byClass(name, task);
  if (!metric) return undefined;
  const range = name === 'mcc' ? ([-1, 1] as const) : share;
  const { prepare, family } = metric;
  return { name, reads: 'predicted', range, prepare, family, because: becauseOfClasses(name) };
}

function byClass(name: string, task: Task): Pick<Definition, 'prepare' | 'family'> | undefined {
  const cells = (metric: ConfusionMetric, share?: 'of-predicted') => ({
    prepare: confusionFunctional(metric),
    family: { kind: 'cells', metric, ...(share && { share }) } satisfies Family,
  });
  const proportion = (of: 'all' | 'positive', metric: ConfusionMetric) => ({
    prepare: confusionFunctional(metric),
    family: { kind: 'proportion', of } satisfies Family,
  });
  if (name === 'accuracy' || name.endsWith('-micro')) return proportion('all', accuracy);
  if (name === 'balanced-accuracy') return cells(balancedAccuracy);
  if (name === 'mcc') return cells(mcc);
  const [kind, average] = name.split('-');
  if (kind !== 'precision' && kind !== 'recall' && kind !== 'f1') return undefined;
  if (average !== undefined || task !== 'binary') return cells(averaged(kind, average));
  const metric = positiveClass(kind);
  if (kind === 'recall') return proportion('positive', metric);
  return kind === 'f1' ? cells(metric) : cells(metric, 'of-predicted');
}

function averaged(kind: Ratio, average: string | undefined): ConfusionMetric {
  return average === 'weighted' ? weighted(kind) : macro(kind);
}

function becauseOfClasses(name: string): Definition['because'] {
  return (sample, side) => {
    if (!(sample.totalWeight > 0)) return 'no-rows';
    if (name !== 'balanced-accuracy' && name !== 'mcc') return 'zero-denominator';
    if (isConstant(sample.labels)) return 'one-class';
    return side.predicted && isConstant(side.predicted) ? 'constant' : 'zero-denominator';
  };
}

const oneClass = (): Undefined => 'one-class';
const notANumber = (): Undefined => 'not-a-number';

type Scored = Omit<Definition, 'name'>;

const scoreTable: Readonly<Record<string, Scored>> = {
  'roc-auc': { reads: 'scores', family: { kind: 'auc' }, range: share, prepare: rocAuc, because: oneClass },
  'average-precision': {
    reads: 'scores',
    family: { kind: 'other' },
    range: share,
    prepare: averagePrecision,
    because: oneClass,
  },
  'log-loss': {
    reads: 'probabilities',
    family: { kind: 'mean' },
    range: positiveReals,
    prepare: losses.meanOf(losses.logLoss),
    because: notANumber,
  },
  brier: {
    reads: 'probabilities',
    family: { kind: 'mean' },
    range: [0, 2],
    prepare: losses.meanOf(losses.brier),
    because: notANumber,
  },
  ece: {
    reads: 'probabilities',
    family: { kind: 'other' },
    range: share,
    prepare: calibrationError,
    because: notANumber,
  },
};

const error = (prepare: (sample: Sample, side: Side) => ReturnType<Definition['prepare']>, family: Family) => ({
  prepare,
  family,
  range: positiveReals,
  because: notANumber,
});

const regressionTable: Readonly<Record<string, Omit<Definition, 'name' | 'reads'>>> = {
  mae: error(losses.meanOf(losses.absoluteErrors), { kind: 'mean' }),
  mse: error(losses.meanOf(losses.squaredErrors), { kind: 'mean' }),
  mape: error(losses.meanOf(losses.percentageErrors), { kind: 'mean' }),
  rmse: error(losses.rmse, { kind: 'other' }),
  medae: error(medianAbsoluteError, { kind: 'other' }),
  bias: {
    ...error(losses.meanOf(losses.errors), { kind: 'mean' }),
    range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  },
  r2: {
    ...error(r2, { kind: 'other' }),
    range: [Number.NEGATIVE_INFINITY, 1],
    because: () => 'constant',
  },
};

function isConstant(column: Float64Array): boolean {
  return column.every((value) => value === column[0]);
}
