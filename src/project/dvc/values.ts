import type { Places } from '../places.ts';
import type { ProjectPath } from '../types.ts';

/** A value that may be put in; numbers with a point are the text that Python writes for them. */
export type Value = string | number | boolean | null | readonly Value[] | Values;
export interface Values {
  readonly [key: string]: Value;
}

/** A value as DVC holds it. @param places of the file, which tell `1.0` from `1`; absent where nobody knows */
export function valueIn(written: unknown, places?: Places, path: ProjectPath = []): Value {
  if (written === null || written === undefined) return null;
  if (typeof written === 'number') return numberOf(written, places, path);
  if (typeof written === 'string' || typeof written === 'boolean') return written;
  if (Array.isArray(written)) return written.map((item: unknown, index) => valueIn(item, places, [...path, index]));
  if (typeof written !== 'object') return String(written);
  return Object.fromEntries(
    Object.entries(written).map(([key, member]: [string, unknown]) => [key, valueIn(member, places, [...path, key])]),
  );
}

function numberOf(value: number, places: Places | undefined, path: ProjectPath): Value {
  const place = places?.value(path);
  const written = place?.source?.slice((place.column ?? 1) - 1);
  const isFloat = written === undefined ? !Number.isInteger(value) : /^[-+]?(\d*\.|\d+e|\.)/i.test(written);
  return isFloat ? pythonFloat(value) : value;
}

/** `repr` of Python's `float`: the shortest digits, an exponent below 1e-4 and from 1e16 on. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    const [, sign = '+', power = ''] = /^([+-])(\d+)$/.exec(exponent) ?? [];
    return `${digits}e${sign}${power.padStart(2, '0')}`;
  }
  const text = size >= 1e-6 && size < 1e21 ? String(value) : value.toFixed(20);
  return text.includes('.') ? text : `${text}.0`;
}

export function isValues(value: Value | undefined): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tables are merged key by key; anything else is replaced. */
export function merged(first: Values, second: Values): Values {
  const both = Object.entries(second).map(([key, value]): [string, Value] => {
    const before = Object.hasOwn(first, key) ? first[key] : undefined;
    return [key, isValues(before) && isValues(value) ? merged(before, value) : value];
  });
  return { ...first, ...Object.fromEntries(both) };
}
