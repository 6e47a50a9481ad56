import type { DataEngine, TableShape, TableSource } from '../port.ts';
import { identifier } from '../sql.ts';
import { type OpenView, openView } from './open-view.ts';

/**
 * The same engine, which also reads tables with a `view`: the rows are told by conditions in front of each query, so that
 * they are asked where the data are, under the same rules as any other SQL, and nothing is copied.
 * @throws MlopsError of each method besides: `view-where`, `view-column`, `view-time`, `view-time-missing`
 */
export function viewingEngine(engine: DataEngine): DataEngine {
  const known = new Map<string, Promise<OpenView>>();
  const open = async (table: TableSource): Promise<OpenView> => {
    const source = sourceOf(table);
    const state = table.state ?? (await engine.describe(source)).state;
    const { hidden: _, listed: __, ...rows } = source;
    const key = JSON.stringify([state, table.view, rows], plain);
    const found = known.get(key) ?? openView(engine, { ...source, state }, table.view ?? []);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
  const asked = async (sql: string, tables: readonly TableSource[]) => {
    if (tables.every(({ view }) => view === undefined)) return { sql, tables };
    const parts: string[] = [];
    const read: TableSource[] = [];
    for (const table of tables) {
      if (table.view === undefined) {
        read.push(table);
        continue;
      }
      const view = await open(table);
      parts.push(...expressionsOf(table, view, sql));
      read.push(narrowed(table, view));
    }
    return { sql: withParts(sql, parts), tables: read };
  };
  return {
    ...engine,
    describe: async (table) => {
      if (table.view === undefined) return engine.describe(table);
      return shapeOf(await engine.describe(sourceOf(table)), await open(table));
    },
    query: async (sql, tables, parameters, limits) => {
      const full = await asked(sql, tables);
      return engine.query(full.sql, full.tables, parameters, limits);
    },
    columns: async (sql, tables, parameters) => {
      const full = await asked(sql, tables);
      return engine.columns(full.sql, full.tables, parameters);
    },
    write: async (sql, tables, target) => {
      const full = await asked(sql, tables);
      return engine.write(full.sql, full.tables, target);
    },
  };
}

const plain = (_: string, value: unknown) => (value instanceof Map ? [...value] : value);

/** The table with all rows, under a name that no dataset has. */
function sourceOf({ view: _, only: __, ...table }: TableSource): TableSource {
  return { ...table, name: `${table.name}#source` };
}

/** Only the columns that are asked for, where no condition of a user's own may name others. */
function narrowed(table: TableSource, { state, rules }: OpenView): TableSource {
  const source = { ...sourceOf(table), state };
  if (table.only === undefined || rules.some(({ where }) => where !== undefined)) return source;
  return { ...source, only: [...new Set([...table.only, ...rules.flatMap(({ time }) => time ?? [])])] };
}

function expressionsOf({ name, only }: TableSource, { columns, relation }: OpenView, sql: string): readonly string[] {
  const all = columns.map((column) => column.name);
  const cells = (only === undefined ? all : all.filter((column) => only.includes(column))).map(identifier);
  const part = (as: string, placed: boolean) => {
    const places = placed ? ['"#file"', '"#row"'] : [];
    return `${identifier(as)} AS (SELECT ${[...cells, ...places].join(', ')} FROM ${relation(placed)})`;
  };
  const twin = `${name}#rows`;
  const isPlaced = only === undefined && sql.toLowerCase().includes(identifier(twin).toLowerCase());
  return [part(name, false), ...(isPlaced ? [part(twin, true)] : [])];
}

/** SQL of users stands in parentheses only, so a WITH at the beginning is one of ours. */
function withParts(sql: string, parts: readonly string[]): string {
  const own = /^\s*WITH\s+/i.exec(sql)?.[0];
  return `WITH ${parts.join(',\n')}${own === undefined ? `\n${sql}` : `,\n${sql.slice(own.length)}`}`;
}

function shapeOf(source: TableShape, { rows, columns }: OpenView): TableShape {
  const names = new Set(columns.map(({ name }) => name));
  return {
    ...source,
    rows,
    columns,
    problems: source.problems.filter(({ column }) => column === undefined || names.has(column)),
  };
}
