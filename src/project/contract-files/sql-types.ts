const types: Readonly<Record<string, string>> = {
  bigint: 'integer',
  bool: 'boolean',
  boolean: 'boolean',
  byteint: 'integer',
  char: 'string',
  character: 'string',
  'character varying': 'string',
  date: 'date',
  datetime: 'timestamp',
  decimal: 'number',
  double: 'number',
  'double precision': 'number',
  float: 'number',
  float4: 'number',
  float64: 'number',
  float8: 'number',
  int: 'integer',
  int2: 'integer',
  int4: 'integer',
  int64: 'integer',
  int8: 'integer',
  integer: 'integer',
  nchar: 'string',
  number: 'number',
  numeric: 'number',
  nvarchar: 'string',
  real: 'number',
  smallint: 'integer',
  string: 'string',
  text: 'string',
  timestamp: 'timestamp',
  'timestamp with time zone': 'timestamp',
  'timestamp without time zone': 'timestamp',
  timestamp_ltz: 'timestamp',
  timestamp_ntz: 'timestamp',
  timestamp_tz: 'timestamp',
  timestamptz: 'timestamp',
  tinyint: 'integer',
  varchar: 'string',
};

/**
 * The type of a contract for a type of SQL as the large databases write it; undefined for one that has none: arrays, JSON,
 * times of day. A length or precision is left out: `numeric(10, 2)` is a number.
 */
export function typeOfSql(written: string): string | undefined {
  const name = written
    .toLowerCase()
    .replace(/\s*\([^)]*\)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return Object.hasOwn(types, name) ? types[name] : undefined;
}
