/** One value of a matrix: as the file's scalar, and as it is put into a longer text. */
export interface MatrixValue {
  readonly value: string | number | boolean;
  readonly text: string;
}

/** What one model of a matrix puts in, by key. */
export type MatrixRow = ReadonlyMap<string, MatrixValue>;

export function isScalar(value: unknown): value is MatrixValue['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
