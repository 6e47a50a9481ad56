import { didYouMean } from '../../support/nearest.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Dataset, ProjectPath } from '../types.ts';

/** Reports a column that the contract of its dataset rules out. Says nothing where the contract leaves it open. */
export function checkColumn(dataset: Dataset, column: string, at: ProjectPath, list: ProblemList): void {
  const declared = dataset.columns.get(column);
  if (declared?.absent) {
    list.add('contradiction', at, `\`${column}\` is used here, and must be absent from dataset \`${dataset.name}\``, {
      value: true,
    });
    return;
  }
  if (declared || dataset.columns.size === 0 || dataset.extraColumns !== 'fail') return;
  if (list.touches([...dataset.path, 'columns'])) return;
  const names = [...dataset.columns.keys()];
  const message = `dataset \`${dataset.name}\` has no column \`${column}\`; declared: ${names.join(', ')}`;
  list.add('unknown-column', at, message, { value: true, remedy: didYouMean(column, names) });
}
