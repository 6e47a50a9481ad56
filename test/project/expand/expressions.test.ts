import { describe, expect, it } from 'vitest';
import { problemsOf, withDataset, withModel } from '../support.ts';
import { expression, put, withMatrix } from './support.ts';

describe('an expression that nothing replaces', () => {
  it.each([
    [
      'secrets.HF_TOKEN',
      'expression-secret',
      'is not replaced: a secret is never part of the file or of a fingerprint',
      'Name it: `secrets: [HF_TOKEN]`. The command finds it in $HF_TOKEN.',
    ],
    [
      "secrets['HF_TOKEN']",
      'expression-secret',
      'is not replaced: a secret is never part of the file or of a fingerprint',
      'Name it: `secrets: [NAME]`. The command finds it in $NAME.',
    ],
    [
      'env.LEVEL',
      'expression-unknown',
      'is not replaced here',
      'Write $LEVEL in the command; a literal value of it stands under `env`.',
    ],
    [
      'github.sha',
      'expression-unknown',
      'is not replaced here',
      'What is trained follows from the files of the commit alone, or a run could not be used again. Leave it out; what differs from run to run belongs into the workflow.',
    ],
    ['runner.os', 'expression-unknown', 'is not replaced here', undefined],
    [
      'matrix.x || 1',
      'expression-unknown',
      'is more than a key: nothing is computed here',
      `Write \`${put('<key>')}\` alone, and the values as they are to be put in.`,
    ],
  ])('%s', (words, reason, message, remedy) => {
    for (const text of [
      withMatrix('{ x: [a, b] }', `train: t ${put('x')}\nenv: { Y: "a ${expression(words)}" }`),
      withModel(`train: t\nenv: { Y: "a ${expression(words)}" }`),
    ]) {
      const problems = problemsOf(text);
      expect(problems.map((each) => [each.reason, each.message, each.remedy])).toEqual([
        [reason, `models.m.env.Y: \`${expression(words)}\` ${message}`, remedy],
      ]);
    }
  });

  it('names a key that the matrix does not have', () => {
    const [problem, ...more] = problemsOf(
      withMatrix('{ region: [a, b] }', `train: t ${put('region')}\nartifact: ${put('regoin')}.pkl`),
    );
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      reason: 'matrix-key-unknown',
      message: `models.m.artifact: \`${put('regoin')}\`: the matrix has no key \`regoin\`; it has: region`,
      remedy: 'Did you mean `region`?',
      place: { line: 6, column: 15 },
    });
  });

  it('stands in a model without a matrix, or in no model', () => {
    expect(problemsOf(withModel(`train: t ${put('x')}`)).map(({ reason, message }) => `${reason} ${message}`)).toEqual([
      `matrix-key-unknown models.m.train: \`${put('x')}\`: \`m\` has no \`matrix\``,
    ]);
    const dataset = problemsOf(withDataset(`source: "data/${put('x')}.csv"`));
    expect(dataset.map(({ reason, message }) => `${reason} ${message}`)).toEqual([
      `matrix-key-unknown datasets.d.source: \`${put('x')}\` stands outside of a model`,
    ]);
  });

  it('does not end', () => {
    const [problem] = problemsOf(withModel("train: 't ${{ matrix.x'".replace('', '')));
    expect(problem?.reason).toBe('expression-unknown');
    expect(problem?.message).toBe('models.m.train: `$' + '{{` begins an expression that does not end in `}}`');
  });

  it('stands in a key', () => {
    const problems = problemsOf(withModel(`train: t\nenv: { "${expression('github.job')}": 1 }`));
    expect(problems.map(({ reason, place }) => `${place?.line}:${place?.column} ${reason}`)).toEqual([
      '5:12 expression-unknown',
    ]);
  });

  it('is made of values: what they make together is looked at as well', () => {
    const text = withMatrix('[{ name: a, x: "$" }]', `train: t "${put('x')}{{ secrets.TOKEN }}"`);
    expect(problemsOf(text).map(({ reason }) => reason)).toEqual(['expression-secret']);
  });

  it.each([
    `train: { run: t ${put('x')} }`,
    `train: [t, ${put('x')}]`,
    `train: {\n  run: t ${put('x')},\n  timeout: 1h }`,
  ])('unquoted between brackets is no YAML: %s', (entry) => {
    const [problem, ...more] = problemsOf(withMatrix('{ x: [a] }', entry));
    expect(more).toEqual([]);
    expect(problem?.reason).toBe('yaml-syntax');
    expect(problem?.remedy).toBe(`Quote it: "${expression('…')}" needs quotes inside { } and [ ].`);
  });
});
