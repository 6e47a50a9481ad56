import { escapeMarkdown, markdownCode } from '../support/escape/index.ts';
import { count } from './clause.ts';
import { documentOf } from './document/build.ts';
import { type Block, type Column, type Section, type Span, sectionIds } from './document/document.ts';
import { sectionText } from './markdown.ts';
import { type MetricLine, metricLines } from './metric-line.ts';
import { unitCell } from './metric-unit.ts';
import type { ModelReport, Report } from './types.ts';

export interface ComparisonOptions {
  /** Largest size in UTF-8 bytes. */
  readonly limit: number;
  /** Column of the label, which names the unit of errors; absent: the model has none, or nobody knows. */
  readonly label?: string;
}

/** What one version is against another one; the rest of a report is about a change, or about when it was made. */
const shown: ReadonlySet<Section['id']> = new Set([
  'problems',
  'table',
  'data',
  'metrics',
  'slices',
  'distributions',
  'changes',
  'runs',
]);

/**
 * How a version differs from another one, in markdown: metrics with units and intervals, data, inputs. It has no verdict and
 * asks no gate, since it stands below gates that were asked; and no time, so that equal facts have equal bytes.
 */
export function renderComparison(report: Report, { limit, label }: ComparisonOptions): string {
  const ungated = { ...report, models: report.models.map(withoutGates) };
  const all = documentOf(ungated).sections.filter(({ id }) => shown.has(id));
  const sections = all.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => withUnits(block, label)),
  }));
  const head = [movementText(ungated), commitsText(report)];
  const gone: Section[] = [];
  let left: readonly Section[] = sections;
  let text = assemble(head, left, gone);
  for (const id of sectionIds) {
    if (Buffer.byteLength(text) <= limit) break;
    gone.push(...left.filter((section) => section.id === id));
    left = left.filter((section) => section.id !== id);
    text = assemble(head, left, gone);
  }
  return text;
}

/** What gates ask of comes first among what moved as it did. */
function withoutGates({ gates, comparison, ...model }: ModelReport): ModelReport {
  const asked = new Set(gates.map(({ metric }) => metric));
  const metrics = comparison?.metrics.toSorted((a, b) => Number(asked.has(b.metric)) - Number(asked.has(a.metric)));
  return { ...model, gates: [], ...(comparison && metrics && { comparison: { ...comparison, metrics } }) };
}

function assemble(head: readonly string[], sections: readonly Section[], gone: readonly Section[]): string {
  const names = gone.map(({ title }) => title.toLowerCase()).join(', ');
  const note = gone.length === 0 ? [] : [`> Left out, since it would be too long here: ${names}.`];
  return [...head, ...sections.map(sectionText), ...note].join('\n\n');
}

/** So many metrics are named. */
const mostNamed = 6;

/** "Of 11 metrics 1 got worse (`ece`); 9 got better; 1 is within noise." */
function movementText({ models }: Report): string {
  const lines = models.flatMap(metricLines).filter(({ slice }) => slice === undefined);
  if (lines.length === 0) return 'There are no metrics of both to compare.';
  const groups = Map.groupBy(lines, ({ movement }) => movement);
  const parts = movements.flatMap(({ of, one, many }) => {
    const found = groups.get(of) ?? [];
    if (found.length === 0) return [];
    const named = of === 'better' || of === 'same' ? '' : ` (${namesOf(found)})`;
    return [`${found.length} ${found.length === 1 ? one : many}${named}`];
  });
  return `Of ${count(lines.length, 'metric')} ${parts.join('; ')}.`;
}

const movements: readonly { readonly of: MetricLine['movement']; readonly one: string; readonly many: string }[] = [
  { of: 'worse', one: 'got worse', many: 'got worse' },
  { of: 'undefined', one: 'has no value', many: 'have no value' },
  { of: 'not-comparable', one: 'is not comparable', many: 'are not comparable' },
  { of: 'better', one: 'got better', many: 'got better' },
  { of: 'unclear', one: 'cannot be told from noise', many: 'cannot be told from noise' },
  { of: 'same', one: 'is exactly the same', many: 'are exactly the same' },
  { of: 'new', one: 'is new', many: 'are new' },
];

function namesOf(lines: readonly MetricLine[]): string {
  const names = lines.slice(0, mostNamed).map(({ metric }) => markdownCode(metric));
  const more = lines.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function commitsText({ commits: { candidate, baseline } }: Report): string {
  const one = ({ sha, subject }: { readonly sha: string; readonly subject: string }, what: string) =>
    `${markdownCode(sha.slice(0, 10))} (${what}, “${escapeMarkdown(subject, 72)}”)`;
  const than = baseline === undefined ? 'nothing: there is no commit to compare with' : one(baseline, 'live');
  return `Compared: ${one(candidate, 'this version')} with ${than}.`;
}

/** In tables of metrics the unit takes the place of the gate, which is not asked here. */
function withUnits(block: Block, label: string | undefined): Block {
  if (block.kind !== 'table') return block;
  const gate = block.columns.findIndex(({ title }) => title === 'gate');
  if (gate < 0) return block;
  const unit: Column = { title: 'unit', align: 'left' };
  return {
    ...block,
    columns: block.columns.toSpliced(gate, 1).toSpliced(1, 0, unit),
    rows: block.rows.map((row) => {
      const said = [{ text: unitCell(metricIn(row.cells[0] ?? []), label) }];
      return { ...row, cells: row.cells.toSpliced(gate, 1).toSpliced(1, 0, said) };
    }),
  };
}

function metricIn(cell: readonly Span[]): string {
  const [first] = cell;
  return typeof first === 'object' && 'code' in first ? first.code : '';
}
