import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blocksOf, brokenLinks, brokenMentions, missingLine, stepsOf } from '../../scripts/check-docs.ts';

const guide = `# A guide

\`\`\`sh
mkdir toy
cd toy
\`\`\`

\`\`\`\`md
\`\`\`sh
not a block of ours
\`\`\`
\`\`\`\`

\`\`\`console
$ mlops plan
To do: 1 training.

…
done
$ mlops report   # exit code 2
? Cannot tell
\`\`\`
`;

describe('the blocks of a guide', () => {
  it('have their language and line; a fence inside a longer fence is text', () => {
    expect(blocksOf(guide).map(({ language, line }) => [language, line])).toEqual([
      ['sh', 4],
      ['md', 9],
      ['console', 15],
    ]);
  });

  it('are commands with what they print and how they end', () => {
    const [shell, , session] = blocksOf(guide);
    expect(shell && stepsOf(shell)).toEqual([{ command: 'mkdir toy\ncd toy', exitCode: 0, expected: [], line: 4 }]);
    expect(session && stepsOf(session)).toEqual([
      { command: 'mlops plan', exitCode: 0, expected: ['To do: 1 training.', 'done'], line: 15 },
      { command: 'mlops report', exitCode: 2, expected: ['? Cannot tell'], line: 20 },
    ]);
  });

  it('refuses output that no command printed', () => {
    expect(() => stepsOf({ language: 'console', text: 'done', line: 7 })).toThrow('line 7');
  });
});

describe('what a command printed', () => {
  const output = 'train (a) in 7.1 s\nreused\n2 steps done.\n';

  it('has the expected lines in their order, with any text for …', () => {
    expect(missingLine(['train (a) in … s', '2 steps done.'], output)).toBeUndefined();
    expect(missingLine([], output)).toBeUndefined();
  });

  it('is refused where a line is missing, in another order, or only a part', () => {
    expect(missingLine(['3 steps done.'], output)).toBe('3 steps done.');
    expect(missingLine(['reused', 'train (a) in … s'], output)).toBe('train (a) in … s');
    expect(missingLine(['2 steps'], output)).toBe('2 steps');
    expect(missingLine(['reused', 'reused'], output)).toBe('reused');
    expect(missingLine(['train .a. in … s'], output)).toBe('train .a. in … s');
  });
});

describe('links of a document', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlops-docs-'));
    await writeFile(join(folder, 'other.md'), '# First runs\n\n## `a-code`\n\n<a id="own"></a>\n');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const broken = async (text: string) => {
    const file = join(folder, 'page.md');
    await writeFile(file, text);
    return brokenLinks(file);
  };

  it('lead to files and headings', async () => {
    const good =
      '[a](other.md) [b](other.md#first-runs) [c](other.md#a-code) [d](other.md#own) [e](https://example.com)';
    expect(await broken(`# Here\n\n${good} [f](#here)`)).toEqual([]);
  });

  it('are found where they lead nowhere', async () => {
    expect(await broken('[a](gone.md) [b](other.md#gone) [c](#gone)')).toEqual(['gone.md', 'other.md#gone', '#gone']);
  });

  it('are not looked for in code', async () => {
    expect(await broken('`[a](gone.md)`\n\n```\n[b](gone.md)\n```\n')).toEqual([]);
  });
});

describe('pages that a source names', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlops-docs-'));
    await mkdir(join(folder, 'docs/concepts'), { recursive: true });
    await writeFile(join(folder, 'docs/concepts/trust.md'), '# Trust\n\n## Whose key counts\n');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const broken = async (text: string) => {
    await writeFile(join(folder, 'a.ts'), text);
    return brokenMentions(join(folder, 'a.ts'), folder);
  };

  it('are there, with the heading', async () => {
    expect(await broken('/** As docs/concepts/trust.md has it (docs/concepts/trust.md#whose-key-counts). */')).toEqual(
      [],
    );
    expect(await broken('// https://example.org/docs/other.md, docs/guide.md of a user')).toEqual([]);
  });

  it('are named where they are not', async () => {
    expect(await broken("// docs/concepts/none.md\nconst a = 'docs/concepts/trust.md#no-heading';")).toEqual([
      'docs/concepts/none.md',
      'docs/concepts/trust.md#no-heading',
    ]);
  });
});
