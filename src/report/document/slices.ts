import { type MetricLine, metricLines } from '../metric-line.ts';
import { formatCount } from '../numbers.ts';
import { sliceNotes } from '../slice-notes.ts';
import type { ModelReport, Report } from '../types.ts';
import type { Block, Column, Row, Section } from './document.ts';
import { columns, rowOf } from './metric-rows.ts';
import { modelHeading } from './model-heading.ts';

/** Every line of a slice. */
export function sliceSection(report: Report): Section | undefined {
  const blocks = report.models.flatMap((model): Block[] => {
    const lines = metricLines(model).filter(({ slice }) => slice);
    const said = sliceNotes(lines).map((text): Block => ({ kind: 'paragraph', spans: [text] }));
    return lines.length === 0 ? [] : [...modelHeading(report, model), sliceTable(model, lines), ...said];
  });
  return blocks.length === 0 ? undefined : { id: 'slices', title: 'Slices', folded: true, blocks };
}

function sliceTable(model: ModelReport, lines: readonly MetricLine[]): Block {
  const sizes = [{ title: 'rows', of: ({ rows }: MetricLine) => rows }, ...groupsColumn(lines)];
  const rows = lines.map((line): Row => {
    const row = rowOf(line);
    const counts = sizes.map(({ of }) => [{ text: countText(of(line)) }]);
    return { ...row, cells: [...row.cells, ...counts] };
  });
  const caption = `Slices of ${model.model}: base and this change`;
  const more = sizes.map(({ title }): Column => ({ title, align: 'right' }));
  return { kind: 'table', caption, columns: [...columns, ...more], rows };
}

/** Where rows come in groups, the groups are the evidence: thousands of rows of four days are four of it. */
function groupsColumn(lines: readonly MetricLine[]) {
  const groups = ({ comparison }: MetricLine) => comparison?.candidate.groups ?? null;
  return lines.some((line) => groups(line) !== null) ? [{ title: 'groups', of: groups }] : [];
}

function countText(count: number | null): string {
  return count === null ? '–' : formatCount(count);
}
