import type { SqlValue } from './port.ts';

/**
 * A value of an answer as a report shows it. Engines write floating-point numbers in different ways, so those that are
 * not text yet are written here, as DuckDB writes them: the shortest decimal, `1e+16` and `1e-05` where it is long.
 */
export function shownValue(value: SqlValue | undefined): string {
  return typeof value === 'number' ? shownNumber(value) : String(value);
}

function shownNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const [digits = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const plain = value.toString(); // below 1e21 and from 1e-7 on, JavaScript writes no exponent
  const sign = Object.is(value, -0) ? '-' : '';
  return sign + (plain.includes('.') ? plain : `${plain}.0`);
}
