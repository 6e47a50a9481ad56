/** SQL of a pull request that wants out, with what stops it. `$` stands for a folder with a file `secret.csv`. */
export interface Escape {
  readonly name: string;
  readonly kind: 'where' | 'sql';
  readonly text: string;
  readonly reason: 'sql-not-allowed' | 'sql-syntax' | 'sql-failed' | 'sql-too-costly' | 'where-not-by-row';
}

const closed = (name: string, text: string, kind: Escape['kind'] = 'sql'): Escape => ({
  name,
  kind,
  text,
  reason: 'sql-not-allowed',
});
const broken = (name: string, text: string, kind: Escape['kind'] = 'sql'): Escape => ({
  name,
  kind,
  text,
  reason: 'sql-syntax',
});
const costly = (name: string, text: string, kind: Escape['kind'] = 'sql'): Escape => ({
  name,
  kind,
  text,
  reason: 'sql-too-costly',
});

// A query of a rule stands within one of ours, where no statement but a SELECT can be read.
const statements: readonly Escape[] = [
  broken('COPY to a file', `COPY (SELECT 1) TO '$/stolen.csv'`),
  broken('ATTACH', `ATTACH '$/stolen.db' AS s`),
  broken('INSTALL', 'INSTALL httpfs'),
  broken('LOAD', 'LOAD httpfs'),
  broken('LOAD of a file', `LOAD '$/evil.duckdb_extension'`),
  broken('SET', `SET memory_limit = '100GB'`),
  broken('RESET', 'RESET lock_configuration'),
  broken('PRAGMA', 'PRAGMA database_list'),
  broken('EXPORT', `EXPORT DATABASE '$/stolen'`),
  broken('IMPORT', `IMPORT DATABASE '$'`),
  broken('a secret', `CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')`),
  broken('a macro over a file', `CREATE MACRO m() AS TABLE SELECT * FROM read_csv('$/secret.csv')`),
  broken('a prepared statement', `PREPARE p AS SELECT * FROM '$/secret.csv'`),
  broken('EXECUTE', 'EXECUTE p'),
  broken('CALL', 'CALL pragma_database_size()'),
  broken('DROP of the table', 'DROP VIEW trips'),
  broken('UPDATE', 'UPDATE trips SET a = 1'),
  broken('several statements', `SELECT 1; COPY trips TO '$/stolen.csv'`),
  broken('a second statement behind a comment', `SELECT 1 /* ; -- */; ATTACH '$/stolen.db'`),
  broken('a statement behind a line comment', `-- SELECT 1\nATTACH '$/stolen.db'`),
  broken('a CTE that modifies', `WITH x AS (DELETE FROM trips RETURNING *) SELECT * FROM x`),
  broken('EXPLAIN ANALYZE', 'EXPLAIN ANALYZE SELECT 1'),
  broken('a where that closes its parenthesis', `a = 1) AS BOOLEAN)) ; ATTACH '$/stolen.db' --`, 'where'),
  broken('a where that is a statement', `COPY trips TO '$/stolen.csv'`, 'where'),
  broken('unicode letters that look like SELECT', `ＳＥＬＥＣＴ * FROM trips`),
];

const files: readonly Escape[] = [
  closed('read_csv', `SELECT * FROM read_csv('$/secret.csv')`),
  closed('read_text of /etc/passwd', `SELECT * FROM read_text('/etc/passwd')`),
  closed('read_blob of this process', `SELECT * FROM read_blob('/proc/self/environ')`),
  closed('a file by its name', `SELECT * FROM '$/secret.csv'`),
  closed('a file by a quoted name', `SELECT * FROM "$/secret.csv"`),
  closed('a file through ..', `SELECT * FROM '$/x/../secret.csv'`),
  closed('a file through a link', `SELECT * FROM read_csv('$/link.csv')`),
  closed('a folder through a link', `SELECT * FROM read_csv('$/linked/secret.csv')`),
  closed('glob()', `SELECT * FROM glob('/etc/*')`),
  closed('an absolute glob as a table', `SELECT * FROM '/etc/*.conf'`),
  closed('http', `SELECT * FROM 'https://example.com/x.parquet'`),
  closed('s3', `SELECT * FROM read_parquet('s3://bucket/x.parquet')`),
  closed('sniff_csv', `SELECT * FROM sniff_csv('$/secret.csv')`),
  closed('parquet_metadata', `SELECT * FROM parquet_metadata('$/secret.csv')`),
  closed('a file in a where', `EXISTS (SELECT 1 FROM read_text('$/secret.csv'))`, 'where'),
  closed('a file in a lateral join', `SELECT * FROM trips, LATERAL (SELECT * FROM read_text('$/secret.csv'))`),
  closed(
    'a file in a scalar subquery of an ORDER BY',
    `SELECT a FROM trips ORDER BY (SELECT content FROM read_text('$/secret.csv'))`,
  ),
  closed(
    'a file behind a CTE of the name of a table',
    `WITH trips AS (SELECT * FROM '$/secret.csv') SELECT * FROM trips`,
  ),
  closed('PIVOT over a file', `PIVOT (SELECT * FROM '$/secret.csv') ON password`),
];

const inside: readonly Escape[] = [
  closed('getenv', `getenv('HOME') = ''`, 'where'),
  closed('settings', 'SELECT * FROM duckdb_settings()'),
  closed('the secrets of the engine', 'SELECT * FROM duckdb_secrets()'),
  closed('the catalogue', 'SELECT * FROM information_schema.tables'),
  closed('sqlite_master', 'SELECT * FROM sqlite_master'),
  closed('a query in a text', `SELECT * FROM query('SELECT 1')`),
  closed('a query in JSON', `SELECT * FROM json_execute_serialized_sql('{}')`),
  closed('a table named in a text', `SELECT * FROM query_table('trips')`),
  closed('a setting', `current_setting('temp_directory') = ''`, 'where'),
  closed('chance', 'random() > 0.5', 'where'),
  closed('the clock', 'a > epoch(now())', 'where'),
];

const expensive: readonly Escape[] = [
  costly(
    'recursion without end',
    'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n FROM r) SELECT count(*) FROM r, trips',
  ),
  costly('a huge series', 'SELECT sum(n % 7) FROM generate_series(1, 9000000000000) AS s(n), trips'),
  costly(
    'a cross join',
    'SELECT count(*) FROM trips, range(100000000) x, range(100000000) y WHERE x.range * y.range % 7 = 8',
  ),
  costly('a text of many gigabytes', `SELECT length(repeat(repeat('x', 1000000), 4000 + a::INT)) FROM trips`),
  costly('a list of all numbers', 'SELECT list(range + a) FROM range(1000000000), trips'),
  costly(
    'a where with a cross join inside',
    '(SELECT count(*) FROM range(100000000) x, range(100000000) y WHERE x.range % 7 = y.range) > a',
    'where',
  ),
];

export const escapes: readonly Escape[] = [...statements, ...files, ...inside, ...expensive];
