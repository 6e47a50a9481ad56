import type { Comparison } from '../../metrics/types.ts';
import { clip, oneLine } from '../../support/escape/index.ts';
import { count } from '../clause.ts';
import { constantAnswerText } from '../constant-answer.ts';
import { byRowsAlone } from '../model-clause.ts';
import { notAskedTexts } from '../not-asked.ts';
import { decimalsOf, formatCount } from '../numbers.ts';
import { testRowsTexts } from '../test-rows.ts';
import type { ModelReport } from '../types.ts';
import type { Block } from './document.ts';
import { effectBlocks } from './effect.ts';

/** What a reader of the numbers of one model has to know. */
export function modelNotes(model: ModelReport): Block[] {
  const { comparison } = model;
  const items: string[] = comparison === undefined ? [] : [basisText(comparison, model)];
  const decimals = (metric: string) => {
    const line = comparison?.metrics.find((each) => each.metric === metric && each.slice === undefined);
    return line ? decimalsOf(line) : 3;
  };
  items.push(scoredText(comparison), constantAnswerText(model), ...notAskedTexts(model));
  items.push(...testRowsTexts(model, decimals, byRowsAlone(model)));
  const effect = effectBlocks(model, decimals, byRowsAlone(model));
  if (comparison && comparison.attempts > 1) {
    items.push(
      `This is attempt ${comparison.attempts} of this pull request on the same test set: the more attempts, the less a gain means.`,
    );
  }
  if (comparison && comparison.newRows > 0) {
    const what = comparison.scoredBy === undefined ? 'Labels of ' : '';
    items.push(
      `${what}${formatCount(comparison.newRows)} test rows come from this change, the base does not know them.`,
    );
  }
  const texts = items.filter((text) => text !== '').map((text): Block => ({ kind: 'paragraph', spans: [text] }));
  return [...effect, ...texts];
}

/** Means and intervals are ours, what they are made of is not: a label of the base vouches for nothing here. */
function scoredText(comparison: Comparison | undefined): string {
  if (comparison?.scoredBy === undefined) return '';
  const who = comparison.scoredBy === 'step' ? 'the evaluation step' : 'the training';
  return `The scores of the rows are the word of ${who} itself and are believed as they are: no label vouches for them, and code of this change can write any number.`;
}

/** What the numbers of the table rest on: which seeds, and what the intervals take for granted. */
function basisText({ metrics, cluster, groups, repeats }: Comparison, { candidate, gates }: ModelReport): string {
  const computed = metrics.filter(({ origin }) => origin === 'computed');
  const rows = Math.max(0, ...computed.map(({ candidate }) => candidate.rows ?? 0));
  const named = (candidate?.seeds ?? []).filter((seed) => seed !== null);
  const absolute = gates.some(({ kind }) => kind === 'min' || kind === 'max');
  const means = metrics.some(({ candidate }) => candidate.shipped !== undefined);
  const over = means
    ? `Means over seeds ${named.join(', ')}${absolute ? `; min and max judge seed ${named[0] ?? '–'}, which ships` : ''}.`
    : '';
  const noise = [repeatsText(repeats), seedsText(metrics)].filter((text) => text !== '').join(' ');
  if (rows === 0) return [over, noise].filter((text) => text !== '').join(' ');
  const taken =
    cluster === undefined
      ? 'taken as independent'
      : `those of one ${cluster.map((column) => `\`${clip(oneLine(column), 80).replaceAll('`', "'")}\``).join(', ')} taken together${groups === undefined ? '' : `: ${count(groups, 'group')}`}`;
  const basis = `Intervals: 95 % over ${formatCount(rows)} test rows, ${taken}.`;
  return [over, basis, noise].filter((text) => text !== '').join(' ');
}

/** Equal repeats say nothing of chance; mostly the step keeps its answers, or gives the same ones by design. */
function repeatsText(repeats: Comparison['repeats']): string {
  if (repeats === undefined) return '';
  const means = `Each model was scored ${formatCount(repeats.times)} times; values are means over the repeats`;
  return repeats.equal
    ? `${means}, which are all equal: chance has no part in the scores, or the step keeps its answers.`
    : `${means}, and intervals have their spread.`;
}

/** What the intervals leave out of the noise between seeds, and of that between rows. */
function seedsText(metrics: Comparison['metrics']): string {
  const changes = metrics.filter(({ change }) => change !== undefined && !change.exact && change.intervals.length > 0);
  const has = (kind: 'borrowed' | 'none' | 'unknown') => changes.some(({ change }) => change?.seedNoise === kind);
  const several = metrics.some(({ candidate, baseline }) => candidate.seeds > 1 || (baseline?.seeds ?? 0) > 1);
  const isOneModel = has('none') && several;
  const reported = metrics.some(({ origin, candidate }) => origin === 'reported' && candidate.intervals.length > 0);
  const texts = [
    has('unknown') ? 'How far another seed would move a model is not known, so the intervals leave it out.' : '',
    has('borrowed')
      ? 'One side has a single seed: how far another would move it is taken from other runs, at twice their spread.'
      : '',
    isOneModel
      ? 'All seeds made the same model: no noise between seeds is counted. If the training ignores `MLOPS_SEED`, it is unknown instead.'
      : sameNumbersText(metrics),
    reported
      ? 'Metrics that the training reports itself come without rows: both sides are taken as independent, and what other test rows would say is in an interval only as far as a reported standard error says it.'
      : '',
  ].filter((text) => text !== '');
  return texts.join(' ');
}

/** At most as many metrics are named. */
const named = 3;

/**
 * Seeds that changed nothing, where no interval could say so: numbers without rows, of which seeds are the only noise
 * that could be known, or all numbers of a model.
 */
function sameNumbersText(metrics: Comparison['metrics']): string {
  const lines = metrics.filter(({ candidate, slice }) => candidate.bySeed !== undefined && slice === undefined);
  const same = lines.filter(({ candidate: { bySeed = [] } }) => bySeed.every((value) => value === bySeed[0]));
  const isAll = same.length === lines.length;
  const told = same.filter(({ origin, candidate }) => isAll || (origin === 'reported' && !candidate.intervals.length));
  if (told.length === 0) return '';
  const names = told.slice(0, named).map(({ metric }) => `\`${clip(oneLine(metric), 80).replaceAll('`', "'")}\``);
  const more = told.length - names.length;
  const what = isAll ? 'numbers' : `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `All seeds gave the same ${what}, which says nothing of chance: either the training leaves nothing to its seed, or it ignores \`MLOPS_SEED\`, and how far another seed would move it is not known.`;
}
