import { didYouMean } from '../../support/nearest.ts';
import { namedDatasets } from '../named-datasets.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Dataset, Project } from '../types.ts';
import { checkColumn } from './columns.ts';

/** Whether one engine reads both. */
function isBeside({ database: one }: Dataset, { database: other }: Dataset): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.place.scheme === other.place.scheme && one.place.variable === other.place.variable;
}

/** Other datasets that rules of this one name: they have to exist, and to be tables. */
export function checkOthers(dataset: Dataset, all: Project['datasets'], list: ProblemList): void {
  for (const { dataset: name, columns, path } of namedDatasets(dataset)) {
    const other = all.get(name);
    if (other === undefined) {
      const remedy = didYouMean(name, all.keys());
      list.add('unknown-dataset', path, `there is no dataset \`${name}\``, { value: true, remedy });
    } else if (name === dataset.name) {
      list.add('contradiction', path, 'names the dataset itself', { value: true });
    } else if (other.format.kind === 'files') {
      list.add('contradiction', path, `\`${name}\` is a tree of files, which is not looked into`, { value: true });
    } else if (!isBeside(dataset, other)) {
      const message = `\`${name}\` is elsewhere than \`${dataset.name}\`, and one query cannot ask both`;
      const remedy = 'Both have to be files, or rows behind the same variable.';
      list.add('contradiction', path, message, { value: true, remedy });
    } else {
      for (const column of columns) checkColumn(other, column, path, list);
    }
  }
  for (const { rule, path } of dataset.checks) {
    if (rule.kind !== 'after' || rule.otherColumn !== undefined || all.get(rule.dataset)?.time !== undefined) continue;
    if (all.has(rule.dataset))
      list.add('missing-key', [...path, 'after'], `\`${rule.dataset}\` has no \`time\`, so \`other-column\` is needed`);
  }
}
