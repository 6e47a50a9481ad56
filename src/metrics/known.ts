import type { Better, Task } from '../project/types.ts';

/** What is known about a metric by its exact name alone. */
export interface KnownMetric {
  /** The name in kebab-case, as in gates and reports. */
  readonly name: string;
  /** For people: `ROC AUC`. */
  readonly title: string;
  /** Tasks for which we compute it from rows; empty: only ever reported by the user's code. */
  readonly tasks: readonly Task[];
  readonly better: Better;
  /** `label`: the unit of the label; `label²`: its square; `percent`: already multiplied by 100. */
  readonly unit: 'share' | 'label' | 'label²' | 'nats' | 'percent' | 'none';
  /** Decimals that a report shows where the size of the change does not ask for more. */
  readonly digits: number;
}

const both: readonly Task[] = ['binary', 'multiclass'];
const binary: readonly Task[] = ['binary'];
const regression: readonly Task[] = ['regression'];

type Row = readonly [
  name: string,
  title: string,
  tasks: readonly Task[],
  better: Better,
  unit: KnownMetric['unit'],
  digits: number,
  aliases?: string,
];

// Aliases are written as `normalise` leaves them: lower case, `_` and blanks as `-`.
const rows: readonly Row[] = [
  ['accuracy', 'accuracy', both, 'higher', 'share', 4, 'acc accuracy-score categorical-accuracy binary-accuracy'],
  [
    'balanced-accuracy',
    'balanced accuracy',
    both,
    'higher',
    'share',
    4,
    'balanced-accuracy-score bal-acc balanced-acc',
  ],
  ['precision', 'precision', both, 'higher', 'share', 4, 'precision-score prec ppv'],
  ['recall', 'recall', both, 'higher', 'share', 4, 'recall-score rec sensitivity tpr true-positive-rate'],
  ['f1', 'F1', both, 'higher', 'share', 4, 'f1-score f1score f-score f-measure'],
  ...averages('precision', 'precision'),
  ...averages('recall', 'recall'),
  ...averages('f1', 'F1'),
  ['mcc', 'MCC', both, 'higher', 'none', 4, 'matthews-corrcoef matthews-correlation matthews-correlation-coefficient'],
  [
    'roc-auc',
    'ROC AUC',
    both,
    'higher',
    'share',
    4,
    'auc auroc rocauc roc-auc-score auc-roc area-under-roc roc-auc-ovr',
  ],
  [
    'average-precision',
    'average precision',
    both,
    'higher',
    'share',
    4,
    'average-precision-score ap pr-auc auprc prauc auc-pr aucpr',
  ],
  [
    'log-loss',
    'log loss',
    both,
    'lower',
    'nats',
    4,
    'logloss cross-entropy binary-crossentropy categorical-crossentropy nll',
  ],
  ['brier', 'Brier score', both, 'lower', 'none', 4, 'brier-score brier-score-loss brier-loss'],
  ['ece', 'ECE', binary, 'lower', 'share', 4, 'expected-calibration-error'],
  ['mae', 'MAE', regression, 'lower', 'label', 4, 'mean-absolute-error'],
  ['mse', 'MSE', regression, 'lower', 'label²', 4, 'mean-squared-error'],
  ['rmse', 'RMSE', regression, 'lower', 'label', 4, 'root-mean-squared-error root-mean-square-error rmsd'],
  ['r2', 'R²', regression, 'higher', 'none', 4, 'r2-score r-squared rsquared r²'],
  ['mape', 'MAPE', regression, 'lower', 'share', 4, 'mean-absolute-percentage-error'],
  ['medae', 'MedAE', regression, 'lower', 'label', 4, 'median-absolute-error'],
  ['bias', 'bias', regression, { closeTo: 0 }, 'label', 4, 'mean-error mean-bias-error mbe'],
  // Reported only: names whose direction nobody doubts.
  ['loss', 'loss', [], 'lower', 'none', 4],
  ['error-rate', 'error rate', [], 'lower', 'share', 4, 'err error zero-one-loss'],
  ['rmsle', 'RMSLE', [], 'lower', 'none', 4, 'root-mean-squared-log-error'],
  ['smape', 'sMAPE', [], 'lower', 'none', 4, 'symmetric-mean-absolute-percentage-error'],
  ['wape', 'WAPE', [], 'lower', 'share', 4],
  ['max-error', 'maximum error', [], 'lower', 'label', 4],
  ['cohen-kappa', 'Cohen’s κ', [], 'higher', 'none', 4, 'kappa cohen-kappa-score quadratic-weighted-kappa qwk'],
  ['specificity', 'specificity', [], 'higher', 'share', 4, 'tnr true-negative-rate'],
  ['fpr', 'false positive rate', [], 'lower', 'share', 4, 'false-positive-rate'],
  ['fnr', 'false negative rate', [], 'lower', 'share', 4, 'false-negative-rate'],
  [
    'top-5-accuracy',
    'top-5 accuracy',
    [],
    'higher',
    'share',
    4,
    'top5-accuracy top-5-acc acc5 acc@5 metrics/accuracy-top5',
  ],
  ['acc-norm', 'normalised accuracy', [], 'higher', 'share', 4, 'acc-norm,none'],
  ['map', 'mAP', [], 'higher', 'share', 4, 'mean-average-precision'],
  [
    'map50',
    'mAP@50',
    [],
    'higher',
    'share',
    4,
    'map-50 map@0.5 map@50 metrics/map50(b) metrics/map50 metrics/map50(m)',
  ],
  [
    'map50-95',
    'mAP@50–95',
    [],
    'higher',
    'share',
    4,
    'map@50:95 map@0.5:0.95 metrics/map50-95(b) metrics/map50-95 metrics/map50-95(m)',
  ],
  ['iou', 'IoU', [], 'higher', 'share', 4, 'miou mean-iou jaccard jaccard-score'],
  ['dice', 'Dice', [], 'higher', 'share', 4, 'dice-score'],
  ['ndcg', 'NDCG', [], 'higher', 'share', 4, 'ndcg@10 ndcg@5 ndcg-score'],
  ['mrr', 'MRR', [], 'higher', 'share', 4, 'mean-reciprocal-rank'],
  ['perplexity', 'perplexity', [], 'lower', 'none', 3, 'ppl word-perplexity word-perplexity,none'],
  ['exact-match', 'exact match', [], 'higher', 'share', 4, 'exact-match,none exact-match,strict-match'],
  ['bleu', 'BLEU', [], 'higher', 'none', 2, 'sacrebleu'],
  ['rouge1', 'ROUGE-1', [], 'higher', 'none', 4, 'rouge-1'],
  ['rouge2', 'ROUGE-2', [], 'higher', 'none', 4, 'rouge-2'],
  ['rougel', 'ROUGE-L', [], 'higher', 'none', 4, 'rouge-l rougelsum'],
  ['wer', 'word error rate', [], 'lower', 'share', 4, 'word-error-rate'],
  ['cer', 'character error rate', [], 'lower', 'share', 4, 'character-error-rate'],
];

/** The three averages over classes, with the spelling of scikit-learn's report (`macro avg` → `f1-score`). */
function averages(name: string, title: string): readonly Row[] {
  const inReport = name === 'f1' ? 'f1-score' : name;
  return ['macro', 'weighted', 'micro'].map((kind): Row => {
    const aliases = `${kind}-${name} ${kind}-avg.${inReport} ${inReport}-${kind} ${kind}-${inReport}`;
    return [`${name}-${kind}`, `${title} (${kind})`, both, 'higher', 'share', 4, aliases];
  });
}

const byName = new Map<string, KnownMetric>();
for (const [name, title, tasks, better, unit, digits, aliases] of rows) {
  const metric: KnownMetric = { name, title, tasks, better, unit, digits };
  for (const spelling of [name, ...(aliases?.split(' ') ?? [])]) byName.set(spelling, metric);
}

/** All metrics known by name, without their other spellings. */
export const knownMetrics: readonly KnownMetric[] = [...new Set(byName.values())];

/**
 * What is known about a metric of this exact name, in any usual spelling: `roc_auc`, `ROC AUC`, `auc`.
 * A held-out split in front (`val_`, `eval_`, `test_`) keeps the direction but stays a metric of its own, which we
 * do not compute; numbers on the training rows are not known, for no gate should rest on them by default.
 */
export function knownMetric(name: string): KnownMetric | undefined {
  const spelling = normalise(name);
  const exact = byName.get(spelling);
  if (exact) return exact;
  const split = /^(val|valid|validation|eval|test|holdout)[-/.](.+)$/.exec(spelling);
  const inner = split?.[2] === undefined ? undefined : byName.get(split[2]);
  if (!split || !inner) return undefined;
  return { ...inner, name: `${split[1]}-${inner.name}`, title: `${inner.title} (${split[1]})`, tasks: [] };
}

/** The name under which a metric is listed, whatever its spelling; of a metric that nobody knows its own. */
export function metricName(name: string): string {
  return knownMetric(name)?.name ?? name;
}

function normalise(name: string): string {
  const lower = name
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-');
  return lower.endsWith(',none') && !byName.has(lower) ? lower.slice(0, -',none'.length) : lower;
}
