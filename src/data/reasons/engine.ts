import { defineReasons } from '../../support/problem.ts';

/** Why the data engine cannot answer. */
export const engineReasons = defineReasons({
  'engine-missing': {
    ends: 'unavailable',
    cause: 'The library of the data engine was not found or could not be loaded on this machine.',
    remedy:
      'Install the npm dependencies, or let MLOPS_DUCKDB name a folder whose node_modules holds @duckdb/node-api (docs/guides/air-gapped.md).',
  },
  'engine-platform': {
    ends: 'unavailable',
    cause: 'The data engine is not on this machine, and there is no library with a pinned digest for its system.',
    remedy:
      'Install it with npm and let MLOPS_DUCKDB name that folder, or seed the tool cache with it (docs/guides/air-gapped.md).',
  },
  'bad-npm-mirror': {
    ends: 'unavailable',
    cause: 'The data engine is not on this machine, and MLOPS_NPM_MIRROR is not the address of an npm registry.',
    remedy: 'Give an https:// address without user name, password and query, or leave it empty.',
  },
  'engine-download-failed': {
    ends: 'unavailable',
    cause: 'The data engine is not on this machine and could not be downloaded.',
    remedy:
      'Let MLOPS_NPM_MIRROR name a registry that this machine reaches; without one seed the tool cache, or let MLOPS_DUCKDB name a folder (docs/guides/air-gapped.md).',
  },
  'engine-digest': {
    ends: 'unavailable',
    cause: 'What the registry sent for the data engine is not what this version pins. Nothing of it was unpacked.',
    remedy:
      'Find out who changes the answer: the mirror, or a proxy on the way. Without them seed the tool cache, or let MLOPS_DUCKDB name a folder (docs/guides/air-gapped.md).',
  },
  'engine-archive': {
    ends: 'defect',
    cause: 'A package of the data engine holds something that this version does not unpack, such as a link.',
    remedy: 'Report it; until then let MLOPS_DUCKDB name a folder in which npm has installed it.',
  },
  'engine-cache': {
    ends: 'unavailable',
    cause: 'The data engine cannot be written into the tool cache: it is full, read-only, or owned by somebody else.',
    remedy:
      'Free space, correct the rights of the folder, or let RUNNER_TOOL_CACHE or MLOPS_DUCKDB name another (docs/guides/air-gapped.md).',
  },
  'engine-crashed': {
    ends: 'unavailable',
    cause: 'The process of the data engine ended in the middle of a query.',
    remedy: 'Run it again; if it happens again with the same file, that file is likely damaged in an unusual way.',
  },
  'engine-out-of-memory': {
    ends: 'unavailable',
    cause: 'The data engine reached its memory limit, or the operating system ended it for its memory.',
    remedy: 'Give the job more memory, or split the query; the engine spills to its temporary folder where it can.',
  },
  'engine-disk-full': {
    ends: 'unavailable',
    cause: 'The temporary folder of the data engine has no space left.',
    remedy: 'Free space, or choose a temporary folder on a larger disk.',
  },
  'engine-own-files': {
    ends: 'unavailable',
    cause: 'The data engine cannot write or read the files that it keeps for itself in its temporary folder.',
    remedy: 'See whether something removes them, and what the disk says; then run it again.',
  },
  'engine-timeout': {
    ends: 'unavailable',
    cause: 'A query took longer than it may and was stopped.',
    remedy: 'Look for a join without a condition in your own checks, or raise the time limit.',
  },
  'engine-other-source': {
    ends: 'input',
    cause:
      'A table was given to an engine that cannot read it: files to a database, or a table of a database to DuckDB.',
    remedy:
      'Name the source with the engine that has it: a path for files, the variable of the address for a database.',
  },
  'engine-cancelled': {
    ends: 'cancelled',
    cause: 'The work was cancelled while the data engine was busy.',
    remedy: 'Run it again.',
  },
});
