import { defineReasons } from '../../support/problem.ts';

/** Why the data engine cannot answer. */
export const engineReasons = defineReasons({
  'engine-missing': {
    ends: 'unavailable',
    cause: 'The library of the data engine was not found or could not be loaded on this machine.',
    remedy:
      'Install the npm dependencies, or let MLOPS_DUCKDB name a folder whose node_modules holds @duckdb/node-api.',
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
  'engine-timeout': {
    ends: 'unavailable',
    cause: 'A query took longer than it may and was stopped.',
    remedy: 'Look for a join without a condition in your own checks, or raise the time limit.',
  },
  'engine-cancelled': {
    ends: 'cancelled',
    cause: 'The work was cancelled while the data engine was busy.',
    remedy: 'Run it again.',
  },
});
