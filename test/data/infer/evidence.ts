import type { ColumnEvidence } from '../../../src/data/infer/evidence.ts';

/** A column of which only what is given is special. */
export function evidenceOf(name: string, given: Partial<ColumnEvidence> = {}): ColumnEvidence {
  return {
    name,
    type: 'string',
    engineType: 'VARCHAR',
    filled: 1000,
    forms: [],
    isPartition: false,
    notFinite: 0,
    placeholders: 0,
    ...given,
  };
}

/** The same with values that stand equally often. */
export function withValues(name: string, values: readonly (string | number)[], given: Partial<ColumnEvidence> = {}) {
  const isNumber = typeof values[0] === 'number';
  return evidenceOf(name, {
    type: isNumber ? 'integer' : 'string',
    values: values.map((value) => ({ value: String(value), rows: Math.floor(1000 / values.length) })),
    ...given,
  });
}
