import { count } from '../clause.ts';
import { formatCount, formatNumber, formatSigned } from '../numbers.ts';
import { effectOf, effectText } from '../test-rows.ts';
import type { ModelReport } from '../types.ts';
import type { Block, Row } from './document.ts';

const visibleRows = 10;

/**
 * What other test rows alone do to the base's own model, one line a metric: where nothing was trained this is all that
 * moved. None where it is few enough for a sentence.
 * @param decimals of a metric, as the table of metrics shows it
 * @param alone whether the candidate predicts what the base's model predicts
 */
export function effectBlocks(
  { testRows }: Pick<ModelReport, 'testRows'>,
  decimals: (metric: string) => number,
  alone: boolean,
): readonly Block[] {
  const effect = effectOf(testRows);
  if (testRows === undefined || effect.kind !== 'table') return [];
  const { base, known, arrived } = testRows.rows;
  const rows = effect.lines.slice(0, visibleRows).map(({ metric, from, to }): Row => {
    const digits = decimals(metric);
    const change = `${to === from ? '' : to > from ? '↑ ' : '↓ '}${formatSigned(to - from, digits)}`;
    const texts = [formatNumber(from, digits), formatNumber(to, digits), change];
    return { strong: false, cells: [[{ code: metric }], ...texts.map((text) => [{ text }])] };
  });
  const table: Block = {
    kind: 'table',
    caption: 'The base’s own model on its rows and on the rows of this change',
    columns: [
      { title: 'the base’s own model', align: 'left' },
      { title: `its ${formatCount(base)} rows`, align: 'right' },
      { title: `these ${formatCount(known + arrived)} rows`, align: 'right' },
      { title: 'Δ by the rows', align: 'right' },
    ],
    rows,
  };
  const more = effect.lines.length - rows.length;
  const left: Block[] =
    more > 0 ? [{ kind: 'paragraph', spans: [`${count(more, 'more metric')} in the report’s JSON.`] }] : [];
  return [{ kind: 'paragraph', spans: [effectText(testRows, decimals, alone)] }, table, ...left];
}
