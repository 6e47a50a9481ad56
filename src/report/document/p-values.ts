import type { ColumnDiff } from '../../data/types.ts';

const testWords = { ks: 'KS', 'chi-square': 'χ²', 'null-share': 'nulls' } as const;

/** "KS 2e-12, χ² 0.034": what they say shrinks with every row, so none of them is a reason for anything. */
export function pValuesText({ tests = [] }: Pick<ColumnDiff, 'tests'>): string {
  return tests.map(({ test, pValue }) => `${testWords[test]} ${pValueText(pValue)}`).join(', ') || '–';
}

function pValueText(pValue: number): string {
  if (pValue < 1e-99) return 'below 1e-99';
  return pValue < 0.001 ? pValue.toExponential(0) : String(Number(pValue.toPrecision(2)));
}
