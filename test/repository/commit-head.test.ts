import { expect, it } from 'vitest';
import { readHead } from '../../src/repository/commit-head.ts';
import { Git } from '../../src/support/git.ts';
import { makeScene } from './scene.ts';

const scene = await makeScene();
const git = new Git(scene.folder);
await scene.commit({ a: '1' });

interface Case {
  readonly name: string;
  readonly message: string | Buffer;
  /** Options of git. */
  readonly more?: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'one line', message: 'One line\n' },
  { name: 'no line break at the end', message: 'One line' },
  { name: 'a body', message: 'Subject\n\nBody\n\nMore\n' },
  { name: 'a subject of two lines', message: 'Subject that  \ngoes on\n\nBody' },
  { name: 'empty lines before it', message: '\n \n\n  Subject\n' },
  { name: 'nothing', message: '' },
  { name: 'what looks like a header', message: 'parent 0000\nencoding x\n' },
  { name: 'letters of all kinds', message: 'Größe 表 🚀' },
  {
    name: 'another encoding',
    message: Buffer.from('Größe', 'latin1'),
    more: ['-c', 'i18n.commitEncoding=ISO-8859-1'],
  },
  { name: 'an encoding that nobody knows', message: 'Plain', more: ['-c', 'i18n.commitEncoding=x-unknown'] },
];

it.each(cases)('the subject is that of git log: $name', async ({ message, more = [] }) => {
  const sha = await git.text([...more, 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-F', '-'], { input: message });
  const [subject, parents] = (await git.text(['show', '-s', '--format=%s%n%P', sha, '--'])).split('\n');
  expect(await readHead(git, sha)).toEqual({ sha, subject, parents: [parents] });
});

it('names all parents in their order, those of a first commit, too', async () => {
  const one = await scene.commit({ a: '2' });
  const two = await git.text(['rev-parse', 'HEAD~']);
  const merge = await git.text(['commit-tree', 'HEAD^{tree}', '-p', one, '-p', two, '-m', 'Merge']);
  expect((await readHead(git, merge))?.parents).toEqual([one, two]);
  const root = await git.text(['rev-list', '--max-parents=0', 'HEAD']);
  expect((await readHead(git, root))?.parents).toEqual([]);
});

it('takes a tag for what it names, and a tree for no commit', async () => {
  await git.text(['tag', '-a', 'v1', '-m', 'Tag']);
  expect((await readHead(git, 'v1'))?.sha).toBe(await git.text(['rev-parse', 'HEAD']));
  expect(await readHead(git, await git.text(['rev-parse', 'HEAD^{tree}']))).toBeUndefined();
  expect(await readHead(git, 'HEAD\nHEAD')).toBeUndefined();
});
