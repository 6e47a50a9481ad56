import { defineReasons } from '../support/problem.ts';

/** Why a comparison cannot be used. Readers of metric files have reasons of their own. */
export const comparisonReasons = defineReasons({
  'comparison-unreadable': {
    ends: 'input',
    cause: 'A comparison file is not JSON, or does not have the shape of schema `comparison`.',
    remedy: 'Make it again with `mlops diff --json`; do not edit it by hand.',
  },
  'comparison-too-new': {
    ends: 'input',
    cause: 'A comparison file was written by a newer version of mlops-actions.',
    remedy: 'Use the same version of mlops-actions in every job.',
  },
});
