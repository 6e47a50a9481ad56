import { code } from './clause.ts';
import type { Report } from './types.ts';

interface Lost {
  readonly dataset: string;
  readonly columns: readonly string[];
}

/** Columns that this change takes away, and that no contract asks for, where a command then failed: its error names the effect alone. */
function lostBeforeFailure({
  outcome,
  reason,
  datasets,
}: Pick<Report, 'outcome' | 'reason' | 'datasets'>): readonly Lost[] {
  if (outcome !== 'training-failed' && reason !== 'evaluation-failed') return [];
  return datasets.flatMap(({ dataset, diff }) => {
    const columns = (diff?.checks ?? []).flatMap(({ reason: found, column }) =>
      found === 'column-removed' && column !== undefined ? [column] : [],
    );
    return columns.length === 0 ? [] : [{ dataset, columns }];
  });
}

/** Stands before what failed: "data `rows` lost its column `x`; "; '' where nothing is lost. */
export function lostColumnsClause(report: Parameters<typeof lostBeforeFailure>[0]): string {
  return lostBeforeFailure(report)
    .map(({ dataset, columns: [first = '', ...more] }) => {
      const others = more.length === 0 ? '' : ` and ${more.length} more`;
      return `data ${code(dataset)} lost its column ${code(first)}${others}; `;
    })
    .join('');
}

/** What to do about it before anything else; undefined where nothing is lost. */
export function lostColumnsStep(report: Report): string | undefined {
  const [first] = lostBeforeFailure(report);
  if (first === undefined) return undefined;
  const columns = first.columns.map(code).join(', ');
  return `If the command reads ${columns} of ${code(first.dataset)}, put ${first.columns.length === 1 ? 'it' : 'them'} back or change the command too; declared under \`columns\`, a lost column is refused before anything is trained.`;
}
