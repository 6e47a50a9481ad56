import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandFindings, firstWord } from '../../../src/commands/doctor/step-commands.ts';
import { Git } from '../../../src/support/git.ts';
import { load } from '../../project/support.ts';

const root = mkdtempSync(join(tmpdir(), 'mlops-doctor-test-'));
writeFileSync(join(root, 'train.sh'), '');
afterAll(() => rmSync(root, { recursive: true }));

const place = { common: join(root, '.git'), format: 'sha1' } as const;

async function said(train: string) {
  const { project } = load(`version: 1\nmodels: { m: { train: ${train}, artifact: a } }`);
  const found = await commandFindings({ ...place, root, git: new Git(root), shallow: false }, project, process.env);
  return found.map(({ state, says }) => `${state} ${says}`);
}

describe('programs that steps begin with', () => {
  it('are those of commands that make datasets, too', async () => {
    const text = 'version: 1\ndatasets: { d: { build: pythonn-3 x.py, source: d.csv } }\n';
    const where = { ...place, root, git: new Git(root), shallow: false };
    const found = await commandFindings(where, load(text).project, process.env);
    expect(found.map(({ state, says }) => `${state} ${says}`)).toEqual([
      'bad d: build begins with pythonn-3, which is not on PATH here',
    ]);
  });

  it.each([
    'node train.js',
    './train.sh 1',
    'cd src && python train.py',
    '[bash, -c, x]',
    '"A=1 B=2 bash x"',
    '"$PYTHON x"',
  ])('%s is here', async (train) =>
    expect(await said(train)).toEqual(['ok the steps begin with programs that are here']),
  );

  it.each([
    ['pythonn-3 train.py', 'bad m: train begins with pythonn-3, which is not on PATH here'],
    ['[pythonn-3, train.py]', 'bad m: train begins with pythonn-3, which is not on PATH here'],
    [
      '{ run: pythonn-3 train.py, runs-on: [ubuntu-latest] }',
      'bad m: train begins with pythonn-3, which is not on PATH here',
    ],
    ['./trian.sh', 'bad m: train begins with ./trian.sh, which is no file here'],
    [
      '{ run: pythonn-3 train.py, runs-on: [self-hosted] }',
      'warn m: train begins with pythonn-3, which is not on PATH here',
    ],
  ])('%s is not', async (train, finding) => expect(await said(train)).toEqual([finding]));
});

describe('the first word of a shell text', () => {
  it.each([
    ['# comes first\n\npython a.py', 'python'],
    ['X=1 Y=a/b python a.py', 'python'],
    ['python a.py | tee log', 'python'],
    ['true; python', 'true'],
    ['"quoted name" a', undefined],
    ['$(which python) a', undefined],
    ['', undefined],
  ])('of %j is %s', (text, word) => expect(firstWord({ kind: 'shell', text })).toBe(word));
});
