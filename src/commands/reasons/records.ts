import { defineReasons } from '../../support/problem.ts';

/** Recorded results that are not used, are lost, or were made again. */
export const recordReasons = defineReasons({
  'run-not-trusted': {
    ends: 'pass',
    cause:
      'A recorded training or scoring, or dataset that a command has made, is not used, since the forge does not show which run of a trusted workflow has made it. What needs it is made again and recorded in its place.',
    remedy:
      'Nothing to do where the message names something that you did: records of a terminal, runs that are gone, workflows that the change edits. Else find out who put the record there (`git log mlops/ledger`), and let nobody but workflows write that branch.',
  },
  'artifact-gone': {
    ends: 'unknown',
    cause: 'A recorded file is no longer in the store.',
    remedy: 'Run `mlops train`: it makes again what is lost. Or restore the store.',
  },
  'predictions-gone': {
    ends: 'pass',
    cause: 'The store no longer has predictions that a comparison would pair by row.',
    remedy:
      'Nothing has to be done; the interval is wider. `mlops train` makes them again for a comparison row by row.',
  },
  'made-otherwise': {
    ends: 'unknown',
    cause:
      'The store does not hold the bytes of a recorded result. Made again from the same inputs, they came out different, so they are not what was recorded and judged.',
    remedy:
      'If another store has the bytes, let `store` in mlops.yaml name it, or restore them. If they are lost for good, run `mlops train --replace`: it records the new result beside the old one, which stays, and reports say so.',
  },
  'baseline-made-otherwise': {
    ends: 'pass',
    cause:
      'The store does not hold the bytes of the baseline’s recorded result, and made again they came out different. Its recorded values are compared, unpaired.',
    remedy:
      'Nothing has to be done; the interval is wider. For a comparison row by row, let `store` name the folder that has the bytes, or run `mlops train --replace` to record the new result beside the old one.',
  },
  'result-replaced': {
    ends: 'pass',
    cause:
      'The bytes of a recorded result were lost and came out different when they were made again; somebody recorded the new result in its place (`mlops train --replace`).',
    remedy:
      'Know that earlier reports judged the replaced result; its record is still on the ledger, at the address in the message. Make training deterministic, or share the store, so that it does not happen again.',
  },
  'recorded-first': {
    ends: 'pass',
    cause:
      'Two machines made the same result at the same time, and it came out different. The first record stays, and what is said here rests on it.',
    remedy:
      'Make training deterministic (seeds, deterministic kernels), so that both come to the same; a metric that measures time counts as a result, too.',
  },
  'recorded-otherwise': {
    ends: 'unknown',
    cause:
      'Two machines made the same result at the same time, and it came out different. Somebody else has recorded theirs first, so the numbers at hand are of a result that is not recorded.',
    remedy:
      'Run again (in a workflow: all jobs, not only the failed ones): the recorded result is used then. Make training deterministic, so that both come to the same.',
  },
});
