import { knownMetric } from './known.ts';

type Range = readonly [least: number, most: number];

const nothingBelow: Range = [0, Number.POSITIVE_INFINITY];
/** Of 1, or of 100 where a share is written in percent. */
const share: Range = [0, 100];

/** What no computation of a metric can give; wide where usage differs, so that only the impossible is outside. */
const ranges = new Map<string, Range>([
  ...[
    'mae mse rmse mape medae rmsle smape wape max-error brier wer cer perplexity',
    'accuracy balanced-accuracy precision recall f1 roc-auc average-precision ece error-rate specificity fpr fnr',
    'top-5-accuracy acc-norm map map50 map50-95 iou dice ndcg mrr exact-match bleu rouge1 rouge2 rougel',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index === 0 ? nothingBelow : share] as const)),
  ['r2', [Number.NEGATIVE_INFINITY, 1]],
  ['mcc', [-1, 1]],
  ['cohen-kappa', [-1, 1]],
]);

/** Whether a reported number can be a value of the metric of this name; of an unknown one every number can. */
export function isPossible(metric: string, value: number): boolean {
  const known = knownMetric(metric)?.name.replace(/^(val|valid|validation|eval|test|holdout)-/, '');
  const range = known === undefined ? undefined : ranges.get(known.replace(/-(macro|micro|weighted)$/, ''));
  return range === undefined || (value >= range[0] && value <= range[1]);
}
