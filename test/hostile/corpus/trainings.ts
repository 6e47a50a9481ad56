import { canary } from '../canary.ts';
import type { HostileCase } from '../case.ts';

/** What the training of a model does; or a query that a dataset asks. */
export interface TrainingCase extends HostileCase {
  /** For bash. `$outside` is a folder that is not below the run folder. */
  readonly script: string;
}

export interface QueryCase extends HostileCase {
  /** In SQL. `$outside` as above. */
  readonly sql: string;
}

const model = 'mkdir -p "$MLOPS_OUTPUT/model"\n';

/** Each is a model of one project. */
export const trainings: readonly TrainingCase[] = [
  {
    id: 'output-link',
    tries: 'to have another file taken as model',
    mustNot: 'be followed',
    script: `${model}ln -s "$outside/secret.txt" "$MLOPS_OUTPUT/model/m"`,
  },
  {
    id: 'output-folder-link',
    tries: 'to have a folder taken as model',
    mustNot: 'be followed',
    script: 'ln -s "$outside" "$MLOPS_OUTPUT/model"',
  },
  {
    id: 'output-metrics-link',
    tries: 'to have another file shown as metrics',
    mustNot: 'be followed',
    script: `${model}echo x > "$MLOPS_OUTPUT/model/m"\nln -s "$outside/secret.txt" "$MLOPS_OUTPUT/metrics.json"`,
  },
  {
    id: 'output-pipe',
    tries: 'to be a file that never ends',
    mustNot: 'be read',
    script: `${model}mkfifo "$MLOPS_OUTPUT/model/m"`,
  },
  {
    id: 'output-names',
    tries: 'to have names that are options, lines and commands',
    mustNot: 'be more than names',
    script: `${model}cd "$MLOPS_OUTPUT/model"; touch -- -rf '$(${canary.command})' $'a\\n::set-output name=x::y' $'\\e[2J'`,
  },
  {
    id: 'output-environment',
    tries: 'to print the environment of the job',
    mustNot: 'have it',
    script: `${model}echo x > "$MLOPS_OUTPUT/model/m"; env; false`,
  },
];

/** Each is a check of one dataset. */
export const queries: readonly QueryCase[] = [
  {
    id: 'sql-read',
    tries: 'to read another file',
    mustNot: 'read it',
    sql: "SELECT * FROM read_text('$outside/secret.txt')",
  },
  { id: 'sql-write', tries: 'to write a file', mustNot: 'write it', sql: "COPY (SELECT 1) TO '$outside/written.csv'" },
  { id: 'sql-glob', tries: 'to list the machine', mustNot: 'list it', sql: "SELECT file FROM glob('$outside/*')" },
  {
    id: 'sql-environment',
    tries: 'to read the environment',
    mustNot: 'read it',
    sql: `SELECT getenv('${canary.variable}')`,
  },
  { id: 'sql-attach', tries: 'to open a database beside it', mustNot: 'open it', sql: "ATTACH '$outside/x.db'" },
  {
    id: 'sql-extension',
    tries: 'to load a program',
    mustNot: 'load it',
    sql: "INSTALL httpfs; LOAD httpfs; SELECT * FROM 'https://hostile.example/x.csv'",
  },
  {
    id: 'sql-settings',
    tries: 'to unlock the engine',
    mustNot: 'be unlocked',
    sql: 'SET enable_external_access = true',
  },
];
