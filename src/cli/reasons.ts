import { defineReasons } from '../support/problem.ts';

/** Reason codes of the command line itself. */
export const cliReasons = defineReasons({
  usage: {
    ends: 'usage',
    cause: 'The command line does not have the form that the command takes.',
    remedy: 'Look at `mlops <command> --help`.',
  },
});
