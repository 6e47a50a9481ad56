import { defineReasons } from '../../support/problem.ts';
import { asExpression } from '../expression-text.ts';

/** Why a `matrix`, or an expression, is refused. */
export const expandReasons = defineReasons({
  'matrix-invalid': {
    ends: 'input',
    cause: 'A `matrix` is neither a table of lists nor a list of tables with plain values, or one of them is empty.',
    remedy:
      'Write `matrix: { region: [north, south] }` for every combination, or `matrix: [{ name: small, depth: 4 }]` for these.',
  },
  'matrix-too-large': {
    ends: 'input',
    cause:
      'A `matrix` makes more than 256 models, which is as many jobs as GitHub runs of one matrix; or those of a file make more than 200 000 values.',
    remedy: 'Leave out values, or write a list of those combinations that are meant.',
  },
  'matrix-name': {
    ends: 'input',
    cause:
      'The values of a `matrix` make no name for a model: nothing of them is a letter or digit, the name is longer than 64 characters, or another model has it.',
    remedy:
      'Write the matrix as a list and begin each row with a short key of its own, as in `{ name: small, depth: 4 }`.',
  },
  'matrix-key-unused': {
    ends: 'input',
    cause:
      'Nothing of the model uses a key of its `matrix`, so models that differ in it alone would be the same training.',
    remedy: `Use it, as in \`train: python train.py ${asExpression('matrix.region')}\`, or take it out. To repeat a training there is \`seeds\`.`,
  },
  'matrix-key-unknown': {
    ends: 'input',
    cause: `\`${asExpression('matrix.<key>')}\` stands where there is no \`matrix\`, or names a key that the matrix, or a row of it, does not have.`,
    remedy: 'Add the key to the matrix, or correct the name.',
  },
  'matrix-key-twice': {
    ends: 'input',
    cause:
      'With the values of a `matrix` put in, two keys of one table are the same, so one of the two would be ignored.',
    remedy: 'Write one of them otherwise.',
  },
  'expression-secret': {
    ends: 'input',
    cause: `\`${asExpression('secrets.…')}\` of workflow files is not replaced: the project file is read without any secret.`,
    remedy: 'Name the variable under `secrets`, and let the command read it.',
  },
  'expression-unknown': {
    ends: 'input',
    cause: `An expression of workflow files that is not \`${asExpression('matrix.<key>')}\`. Nothing else is replaced, and nothing is computed.`,
    remedy: `Write the value itself, \`${asExpression('matrix.<key>')}\`, or in a command a variable of its environment.`,
  },
});
