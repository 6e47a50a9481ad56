export { columnTypeOf, isFloating } from './engines/column-type.ts';
export { type DuckdbOptions, openDuckdb } from './engines/duckdb.ts';
export { identifier, literal, literals } from './engines/sql.ts';
export { dataReasons } from './reasons.ts';
export { tableSource } from './table-source.ts';
