import type { DuckDBConnection } from '@duckdb/node-api';
import { MlopsError } from '../../../support/problem.ts';
import { dataReasons } from '../../reasons.ts';
import { literal, literals } from '../sql.ts';
import { checkColumnNames } from './column-names.ts';
import { explained } from './failures.ts';

/** Parquet files whose schemas are the same to the letter, and the engine's types of their columns. */
export interface SchemaGroup {
  readonly files: readonly string[];
  readonly types: ReadonlyMap<string, string>;
}

/**
 * Reads the schemas of all files at once and looks at one file of each kind: ten thousand files of one writer are one
 * question. Damaged files, and columns that nobody could ask about, are errors, those of all files together.
 */
export async function groupsOf(
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<readonly SchemaGroup[]> {
  const kinds = await alike(connection, files).catch(() => files.map((file) => [file]));
  const groups: SchemaGroup[] = [];
  const broken: MlopsError[] = [];
  for (const kind of kinds) {
    try {
      groups.push({ files: kind, types: await typesOf(connection, kind[0] ?? '') });
    } catch (error) {
      const told =
        withoutColumns(kind[0] ?? '', error) ?? explained(error, { files: kind.slice(0, 1), own: [], asks: false });
      if (!(told instanceof MlopsError)) throw told;
      broken.push(told);
    }
  }
  const [first] = broken;
  if (first === undefined) return groups;
  throw new MlopsError(
    first.ends,
    broken.flatMap((error) => error.problems),
  );
}

function withoutColumns(file: string, error: unknown): MlopsError | undefined {
  if (!/at least one non-root column/.test(String(error))) return undefined;
  return MlopsError.of(dataReasons, 'no-columns', `${file} has no columns.`);
}

/** Files by what their schemas say, in the order of the first file of each. Ends where one file cannot be read. */
async function alike(connection: DuckDBConnection, files: readonly string[]): Promise<readonly (readonly string[])[]> {
  const result = await connection.run(
    `SELECT file_name, md5(string_agg(CAST(said AS VARCHAR), chr(10) ORDER BY place))
     FROM (SELECT file_name, row_number() OVER () AS place,
         struct_pack(name, type, type_length, repetition_type, num_children, converted_type, scale, precision,
           logical_type) AS said
       FROM parquet_schema(${literals(files)}))
     GROUP BY file_name`,
  );
  const hashes = new Map((await result.getRows()).map(([file, hash]) => [String(file), String(hash)]));
  const kinds = new Map<string, string[]>();
  for (const file of files) {
    const hash = hashes.get(file);
    if (hash === undefined) throw new Error(`no schema of ${file}`);
    const known = kinds.get(hash);
    if (known === undefined) kinds.set(hash, [file]);
    else known.push(file);
  }
  return [...kinds.values()];
}

async function typesOf(connection: DuckDBConnection, file: string): Promise<ReadonlyMap<string, string>> {
  const stored = await connection.run(
    `SELECT name, coalesce(num_children, 0), converted_type = 'DECIMAL' AND precision > 38, precision
     FROM parquet_schema(${literal(file)})`,
  );
  const rows = await stored.getRows();
  checkColumnNames(file, topLevel(rows.map(([name, children]) => [String(name), Number(children)])), 'in its schema');
  const wide = rows.find(([, , isWide]) => isWide === true);
  if (wide !== undefined) {
    const sentence = `${file}: column ${wide[0]} holds decimals of ${wide[3]} digits; more than 38 would be rounded.`;
    throw MlopsError.of(dataReasons, 'decimals-too-wide', sentence);
  }
  const described = await connection.run(
    `DESCRIBE SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`,
  );
  const types = new Map((await described.getRows()).map((row) => [String(row[0]), String(row[1])] as const));
  refuseTwice(
    file,
    rows.slice(1).map(([name]) => String(name).toLowerCase()),
    types,
  );
  return types;
}

/** The schema is a tree, written parents first. */
function topLevel(nodes: readonly (readonly [name: string, children: number])[]): readonly string[] {
  const names: string[] = [];
  const open = [nodes[0]?.[1] ?? 0];
  for (const [name, children] of nodes.slice(1)) {
    while (open.length > 1 && open.at(-1) === 0) open.pop();
    if (open.length === 1) names.push(name);
    open[open.length - 1] = (open.at(-1) ?? 1) - 1;
    if (children > 0) open.push(children);
  }
  return names;
}

/** The engine renames the second one in silence. */
function refuseTwice(file: string, names: readonly string[], types: ReadonlyMap<string, string>): void {
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].toSorted();
  const columns = new Set([...types.keys()].map((column) => column.toLowerCase()));
  const renamed = twice.filter((name) => columns.has(`${name}_1`));
  if (renamed.length === 0) return;
  throw MlopsError.of(dataReasons, 'duplicate-header', `${file} has more than one column ${renamed.join(', ')}.`);
}
