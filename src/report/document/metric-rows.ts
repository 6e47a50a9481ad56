import { acceptedClause } from '../accepted.ts';
import { baseTooText } from '../base-too.ts';
import { askedOf, lacksInterval, type MetricLine, notAsked } from '../metric-line.ts';
import type { Block, Column, Row, Spans } from './document.ts';

/** Titles of the cells of `rowOf`. */
export const columns: readonly Column[] = [
  { title: 'metric', align: 'left' },
  { title: 'base', align: 'right' },
  { title: 'this change', align: 'right' },
  { title: 'Δ [95 %]', align: 'right' },
  { title: 'gate', align: 'left' },
];

/** A table of lines, base and change side by side. */
export function tableOf(caption: string, lines: readonly MetricLine[]): Block {
  return { kind: 'table', caption, columns, rows: lines.map(rowOf) };
}

export function rowOf(line: MetricLine): Row {
  const slice: Spans = line.slice ? [' for ', { code: `${line.slice.column} = ${line.slice.value}` }] : [];
  return {
    strong: line.gates.some(({ blocks, verdict }) => blocks && verdict === 'fail'),
    cells: [
      [{ code: line.metric }, ...slice],
      [{ text: line.base }],
      [{ text: line.head }],
      [{ text: deltaText(line) }],
      gateSpans(line),
    ],
  };
}

const words: Readonly<Record<MetricLine['movement'], string>> = {
  better: 'better',
  worse: 'worse',
  unclear: 'within noise',
  same: 'same',
  new: 'new',
  'not-comparable': '',
  undefined: '',
};

function deltaText(line: MetricLine): string {
  const { arrow, delta, movement } = line;
  const word = lacksInterval(line) ? '' : words[movement];
  return [arrow, delta, word].filter((part) => part !== '').join(' ');
}

/** Worst gate first; a mark, a word where it is not a pass, and what was asked for. */
function gateSpans(line: MetricLine): Spans {
  const { gates } = line;
  if (gates.length === 0) return [{ text: '–' }];
  const order = gates.toSorted((one, other) => gateRank(one) - gateRank(other));
  return [{ text: order.map((gate) => gateText(line, gate)).join(' · ') }];
}

/** Sorts gates worst first. */
export function gateRank({ verdict, blocks }: MetricLine['gates'][number]): number {
  return (blocks ? 0 : 3) + (verdict === 'fail' ? 0 : verdict === 'unknown' ? 1 : 2);
}

function gateText(line: MetricLine, gate: MetricLine['gates'][number]): string {
  const on = gate.on === undefined ? '' : ' on unchanged rows';
  const asked = `${askedOf(line, gate)}${on}${baseTooText(line, gate)}`;
  if (gate.verdict === 'pass' && gate.kind === 'default' && lacksInterval(line)) return 'no gate, no interval';
  if (gate.verdict === 'pass') return `✅ ${asked}`;
  if (notAsked(gate)) return `${gate.reason === 'not-in-baseline' ? 'not asked yet' : 'too few rows'}: ${asked}`;
  if (gate.accepted && gate.verdict === 'unknown') return `⚠️ unknown, ${acceptedClause(gate.accepted)}: ${asked}`;
  if (gate.verdict === 'unknown')
    return `❓ ${gate.blocks ? 'unknown' : gate.level === 'fail' ? 'unknown, allowed' : `unknown (${gate.level})`}: ${asked}`;
  if (gate.accepted) return `⚠️ fails, ${acceptedClause(gate.accepted)}: ${asked}`;
  return gate.blocks ? `❌ fails: ${asked}` : `⚠️ ${gate.level}: ${asked}`;
}
