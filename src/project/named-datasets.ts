import type { Column, Dataset, OtherRule, ProjectPath, TableRule } from './types.ts';

/** A rule of a dataset about another one, and the columns that it needs there. */
export interface NamedDataset {
  readonly dataset: string;
  readonly columns: readonly string[];
  readonly path: ProjectPath;
}

/** Everything that a contract says about other datasets. */
export function namedDatasets({ columns, checks }: Dataset): readonly NamedDataset[] {
  return [
    ...[...columns.values()].flatMap(ofColumn),
    ...checks.flatMap(({ rule, path }) => {
      if (rule.kind === 'columns') return [...rule.columns.values()].flatMap(ofColumn);
      return isAboutOther(rule)
        ? [{ dataset: rule.dataset, columns: columnsThere(rule), path: [...path, rule.kind] }]
        : [];
    }),
  ];
}

export function isAboutOther(rule: { readonly kind: string } | TableRule): rule is OtherRule {
  return rule.kind === 'apart-from' || rule.kind === 'after' || rule.kind === 'rows-as';
}

function ofColumn({ rules = [] }: Column): readonly NamedDataset[] {
  return rules.flatMap((rule) =>
    rule.key === 'values-from' ? [{ dataset: rule.dataset, columns: [rule.column], path: rule.path }] : [],
  );
}

function columnsThere(rule: OtherRule): readonly string[] {
  if (rule.kind === 'apart-from') return rule.columns;
  return rule.kind === 'after' && rule.otherColumn !== undefined ? [rule.otherColumn] : [];
}
