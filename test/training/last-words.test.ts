import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastWords } from '../../src/training/last-words.ts';

/** What a command prints, both streams; the commands of these tests use one at a time. */
function output(command: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

const node = (code: string, type = 'module') => output(process.execPath, [`--input-type=${type}`, '--eval', code]);
const bash = (code: string) => output('bash', ['-c', `exec 2>&1; ${code}`]);

it('names files as the checkout does, not where the copy of it lay', () => {
  const inRunFolder = join('/any', 'temporary', 'mlops-run-2996-a1B2c3', 'work', 'src', 'train.py');
  const said = `python: can't open file '${inRunFolder}': [Errno 2] No such file or directory`;
  expect(lastWords(`${said}\n`)).toBe("python: can't open file 'src/train.py': [Errno 2] No such file or directory");
});

describe('the last words of node', () => {
  it.each([
    [
      'an error nobody caught',
      'console.log("epoch 1"); (undefined).shape;',
      "TypeError: Cannot read properties of undefined (reading 'shape')",
    ],
    ['with a code', 'await import("not-there");', /^Error \[ERR_MODULE_NOT_FOUND\]: Cannot find package 'not-there'/],
    [
      'with fields',
      'import fs from "node:fs"; fs.readFileSync("none.csv");',
      "Error: ENOENT: no such file or directory, open 'none.csv'",
    ],
    ['with a cause', 'throw new Error("no rows", { cause: new TypeError("inner") });', 'Error: no rows'],
    ['of several lines', 'throw new Error("no rows\\nin march");', 'Error: no rows'],
    ['of a class', 'class DataError extends Error {} throw new DataError("no rows");', /^(Data)?Error: no rows$/],
    ['that does not parse', 'const a = ;', "SyntaxError: Unexpected token ';'"],
    ['that was printed', 'console.error(new RangeError("no rows")); process.exit(1);', 'RangeError: no rows'],
    [
      'that was printed with fields',
      'const e = new Error("no rows"); e.code = "E7"; console.error(e); process.exit(1);',
      'Error: no rows',
    ],
    ['a sentence', 'console.error("no rows in march"); process.exit(1);', 'no rows in march'],
    ['nothing', 'process.exit(1);', 'it printed nothing'],
  ])('%s', (_, code, expected) => {
    const words = lastWords(node(code));
    if (typeof expected === 'string') expect(words).toBe(expected);
    else expect(words).toMatch(expected);
  });

  it('are the message and not what a wrapper says after it', () => {
    const text = bash(`"${process.execPath}" --eval 'throw new Error("no rows")'; echo "training failed, see above"`);
    expect(lastWords(text)).toBe('Error: no rows');
    expect(lastWords('Node.js v24.21.0\n')).toBe('Node.js v24.21.0');
  });
});

describe('the last words of bash', () => {
  it.each([
    ['trainer --rows 3', 'bash: line 1: trainer: command not found'],
    ['echo start; trainer; exit 1', 'bash: line 1: trainer: command not found'],
    ['echo "saving"; cd /nowhere-at-all', 'bash: line 1: cd: /nowhere-at-all: No such file or directory'],
    ['set -u; echo $NOTHING', 'bash: line 1: NOTHING: unbound variable'],
    ['echo "error: no rows"; exit 1', 'error: no rows'],
  ])('%s', (code, expected) => {
    // Without `line 1` in some versions of bash.
    expect(lastWords(bash(code)).replace(/^bash: (?!line)/, 'bash: line 1: ')).toBe(expected);
  });

  it('are no old complaint', () => {
    const text = bash('trainer; for word in one two three; do echo "$word"; done; exit 1');
    expect(lastWords(text)).toBe('three');
  });
});

/** As Python 3.11 prints them. */
const python = {
  plain: `loading
Traceback (most recent call last):
  File "/tmp/train.py", line 8, in <module>
    fit(1)
  File "/tmp/train.py", line 2, in fit
    raise ValueError("no rows")
ValueError: no rows
`,
  chained: `Traceback (most recent call last):
  File "/tmp/a.py", line 4, in <module>
    fit(1)
ValueError: no rows

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/tmp/a.py", line 6, in <module>
    raise RuntimeError("training failed") from e
RuntimeError: training failed
`,
  lines: `Traceback (most recent call last):
  File "/tmp/d.py", line 2, in <module>
    raise ValueError("Input X contains NaN.\\nLogisticRegression does not accept missing values")
ValueError: Input X contains NaN.
LogisticRegression does not accept missing values
`,
  caret: `Traceback (most recent call last):
  File "/tmp/g.py", line 1, in <module>
    assert 1==2
           ^^^^
AssertionError
`,
  syntax: `  File "/tmp/c.py", line 1
    x = (
        ^
SyntaxError: '(' was never closed
`,
  group: `  + Exception Group Traceback (most recent call last):
  |   File "/tmp/h.py", line 1, in <module>
  |     raise ExceptionGroup("two", [ValueError("no rows")])
  | ExceptionGroup: two (1 sub-exception)
  +-+---------------- 1 ----------------
    | ValueError: no rows
    +------------------------------------
`,
};
const expected: Readonly<Record<keyof typeof python, string>> = {
  plain: 'ValueError: no rows',
  chained: 'RuntimeError: training failed',
  lines: 'ValueError: Input X contains NaN.',
  caret: 'AssertionError',
  syntax: "SyntaxError: '(' was never closed",
  group: 'ValueError: no rows',
};

describe('the last words of Python', () => {
  it.each(Object.entries(python))('%s', (name, text) => {
    expect(lastWords(text)).toBe(Object.entries(expected).find(([key]) => key === name)?.[1]);
  });

  const missing = spawnSync('python3', ['--version']).status !== 0;
  it.skipIf(missing)('are found in what the Python of this machine prints (skipped where there is none)', () => {
    const code = 'print("loading")\ndef fit():\n  raise ValueError("no rows\\nin march")\nfit()';
    expect(lastWords(output('python3', ['-c', code]))).toBe('ValueError: no rows');
    expect(lastWords(output('python3', ['-c', 'import nothing_of_that_name']))).toMatch(
      /^ModuleNotFoundError: No module/,
    );
    expect(lastWords(output('python3', ['-c', 'raise SystemExit("no rows")']))).toBe('no rows');
  });
});

it('the last words are cut where nobody would read on', () => {
  expect(lastWords('x'.repeat(1000))).toHaveLength(300);
});
