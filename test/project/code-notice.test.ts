import { describe, expect, it } from 'vitest';
import { codeNotice } from '../../src/project/code-notice.ts';
import { factsOf, first } from './inputs.ts';

const facts = factsOf('head', first).models.get('delay') ?? expect.fail('no model');

function noticeOf(paths: readonly string[], code: typeof facts.model.code = { kind: 'default' }): readonly string[] {
  const entries = paths.map((path) => ({ path, mode: '100644', oid: '1' }));
  const run = { kind: 'shell', text: 'python ./train.py --fast' } as const;
  const evaluate = facts.model.evaluate && {
    ...facts.model.evaluate,
    run: { kind: 'argv', argv: ['python', 'predict.py'] } as const,
  };
  const model = { ...facts.model, code, train: { ...facts.model.train, run }, ...(evaluate && { evaluate }) };
  return codeNotice({ model, inputs: { ...facts.inputs, code: entries } });
}

describe('what counts as code without `code:`', () => {
  it('is said with its number, the scoring step and tests first', () => {
    expect(noticeOf(['lib/a.py', 'lib/b.py', 'notes.ipynb', 'predict.py', 'tests/test_a.py', 'train.py'])).toEqual([
      '`code:` is not set: 6 tracked files count as code (`predict.py`, `tests/test_a.py`, `notes.ipynb` and 3 more), ' +
        'a change of any of them trains again',
    ]);
  });

  it('goes without saying where it is only what the command names', () => {
    expect(noticeOf(['train.py'])).toEqual([]);
    expect(noticeOf(['helper.py'])).toHaveLength(1);
  });

  it('is not said of a model that names its code', () => {
    expect(noticeOf(['predict.py', 'train.py'], { kind: 'globs', globs: ['*.py'] })).toEqual([]);
  });
});
