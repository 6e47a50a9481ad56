import type { ColumnDiff, DataDiff } from '../../data/types.ts';
import { count } from '../clause.ts';
import { findingsOf, schemaSpans } from './data.ts';
import { columnBlocks } from './data-columns.ts';
import type { Block, Spans } from './document.ts';
import { calledSides } from './sides.ts';

/** What two versions of data differ in, worst first, without a verdict of the whole. */
export function dataDiffBlocks(diff: DataDiff): readonly Block[] {
  const moved = diff.columns.filter(({ state }) => state !== 'same');
  // A column that is gone stands in the line of the columns.
  const checks = diff.checks.filter(({ check }) => check !== 'removed-column');
  const found = { dataset: diff.dataset, diff: { ...diff, checks }, problems: [] };
  const findings = findingsOf(found, 'No limit is declared for them.');
  const schema = schemaSpans({ diff });
  return [
    { kind: 'paragraph', spans: [amountText(diff)] },
    ...(diff.columns.length > 0 ? [paragraph([statesText(diff.columns)])] : []),
    ...(schema === undefined ? [] : [paragraph(schema)]),
    ...(findings.length > 0 ? [{ kind: 'list', items: findings } as const] : []),
    ...calledSides(columnBlocks(diff.dataset, moved), { base: 'base', change: 'head' }),
  ];
}

function paragraph(spans: Spans): Block {
  return { kind: 'paragraph', spans };
}

/** The check of the number of rows, or of files, says both. */
function amountText({ checks }: DataDiff): string {
  return checks.find(({ check }) => check === 'rows-change')?.sentence ?? '';
}

function statesText(columns: readonly ColumnDiff[]): string {
  const of = (wanted: ColumnDiff['state']) => columns.filter(({ state }) => state === wanted).length;
  const parts = [
    [of('drifted'), 'moved beyond the limit'],
    [of('unknown'), 'cannot be told'],
    [of('changed'), 'moved by more than chance'],
    [of('same'), 'moved by no more than chance'],
  ] as const;
  const told = parts.filter(([columns]) => columns > 0).map(([columns, words]) => `${columns} ${words}`);
  return `${count(columns.length, 'column')} on both sides: ${told.join(', ')}.`;
}
