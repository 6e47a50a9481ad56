import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/cli/problems.ts';
import { loadProject } from '../../src/project/index.ts';
import { MlopsError } from '../../src/support/problem.ts';

describe('the text of problems', () => {
  it('shows place, sentence, the line with a caret, remedy and reference', () => {
    let problems: MlopsError['problems'] = [];
    try {
      loadProject('version: 1\nnmae: x\ndatasets: { d: a.csv }\n', 'mlops.yaml');
    } catch (error) {
      if (error instanceof MlopsError) problems = error.problems;
    }
    expect(problemText(problems)).toBe(
      [
        'mlops.yaml:2:1: nmae: unknown key; allowed here: version, name, store, comment, when-unknown, self-accept, reuse, tags, include, defaults, datasets, models, launchers, environments [unknown-key]',
        '     2 | nmae: x',
        '         ^',
        '  → Did you mean `name`?',
        '  see docs/reference/mlops-yaml.md',
      ].join('\n'),
    );
  });

  it('puts the caret under the character, cuts long lines and hides control characters', () => {
    const place = { file: 'f', line: 12, column: 5, source: '😀\t: \u0007x' };
    const [first, line, caret] = problemText([{ reason: 'r', message: 'm', place }]).split('\n');
    expect(first).toBe('f:12:5: m [r]');
    expect(line).not.toContain('\u0007');
    expect(line?.startsWith('    12 | 😀')).toBe(true);
    expect(caret).toBe(`${' '.repeat('    12 | '.length + 3)}^`);
    const long = { file: 'f', line: 1, column: 151, source: `${'a'.repeat(150)}b${'c'.repeat(150)}` };
    const [, shown, below] = problemText([{ reason: 'r', message: 'm', place: long }]).split('\n');
    expect(shown).toBe(`     1 | ${'a'.repeat(50)}b${'c'.repeat(49)}`);
    expect(below).toBe(`${' '.repeat('     1 | '.length + 50)}^`);
  });

  it('says whose file it is where it is that of another branch', () => {
    const place = { file: 'f', line: 3, column: 1, branch: 'main' };
    expect(problemText([{ reason: 'r', message: 'm', place }])).toBe('f:3:1 on main: m [r]');
  });

  it('says what it can without a place or a line, one problem after another', () => {
    const place = { file: 'f', line: 3, column: 1 };
    expect(problemText([{ reason: 'r', message: 'm' }])).toBe('m [r]');
    expect(
      problemText([
        { reason: 'r', message: 'm' },
        { reason: 's', message: 'n', place },
      ]),
    ).toBe('m [r]\n\nf:3:1: n [s]');
  });
});
