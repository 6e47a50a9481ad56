import { mkdtempSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectTexts, projectTextsOnDisk } from '../../../src/commands/situation/project-texts.ts';
import { openRepository, readCommit } from '../../../src/repository/index.ts';
import { makeScene } from '../../repository/scene.ts';

const root = 'version: 1\ninclude: [teams/**, "!teams/old/**"]\ndatasets: { d: d.csv }\n';
const team = (name: string) => `datasets: { ${name}: d.csv }\n`;

it('takes from a commit what it had, and from the work tree what lies there now', async () => {
  const scene = await makeScene();
  await scene.commit({
    'mlops.yaml': root,
    'teams/a/mlops.yaml': team('a'),
    'teams/old/mlops.yaml': team('old'),
    'teams/a/train.py': 'pass\n',
    '.gitignore': 'teams/ignored/\n',
  });
  const { git } = await openRepository(scene.folder);
  const before = await readCommit(git, 'HEAD');
  await scene.commit({ 'teams/a/mlops.yaml': team('later') });
  for (const name of ['new', 'ignored']) {
    await mkdir(join(scene.folder, 'teams', name));
    await writeFile(join(scene.folder, 'teams', name, 'm.yml'), team(name));
  }
  const committed = await projectTexts(git, before, 'mlops.yaml');
  expect(committed).toEqual({
    file: 'mlops.yaml',
    text: root,
    included: new Map([['teams/a/mlops.yaml', { text: team('a') }]]),
  });
  const here = await projectTextsOnDisk(scene.folder, 'mlops.yaml');
  expect([...(here?.included ?? [])]).toEqual([
    ['teams/a/mlops.yaml', { text: team('later') }],
    ['teams/new/m.yml', { text: team('new') }],
  ]);
  expect(await projectTexts(git, before, 'other.yaml')).toBeUndefined();
  expect(await projectTextsOnDisk(scene.folder, 'other.yaml')).toBeUndefined();
});

it('says of each file that cannot be read why', async () => {
  const scene = await makeScene();
  await scene.commit({
    'mlops.yaml': root,
    'real.yaml': team('real'),
    'teams/large.yaml': '#'.repeat(256 * 1024 + 1),
    'teams/latin.yaml': Buffer.from([0x23, 0xe9, 0x0a]).toString('latin1'),
  });
  await symlink('../real.yaml', join(scene.folder, 'teams/link.yaml'));
  await writeFile(join(scene.folder, 'teams/latin.yaml'), Buffer.from([0x23, 0xe9, 0x0a]));
  await scene.git('add', '--all');
  await scene.git('commit', '--quiet', '-m', 'Odd files');
  const { git } = await openRepository(scene.folder);
  const expected = [
    ['teams/large.yaml', { unread: 'has more than 256 KB' }],
    [
      'teams/latin.yaml',
      { unread: 'cannot be read: teams/latin.yaml is not encoded in UTF-8: line 1, byte 1 is 0xe9.' },
    ],
    ['teams/link.yaml', { unread: 'is a symbolic link' }],
  ];
  const committed = await projectTexts(git, await readCommit(git, 'HEAD'), 'mlops.yaml');
  expect([...(committed?.included ?? [])]).toEqual(expected);
  expect([...((await projectTextsOnDisk(scene.folder, 'mlops.yaml'))?.included ?? [])]).toEqual(expected);
});

it('finds them in a folder without git, where tools keep none of theirs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-plain-'));
  for (const path of ['teams/a/m.yaml', 'teams/node_modules/x/m.yaml', 'else/m.yaml']) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), team('a'));
  }
  await writeFile(join(folder, 'mlops.yaml'), root);
  const texts = await projectTextsOnDisk(folder, 'mlops.yaml');
  expect([...(texts?.included?.keys() ?? [])]).toEqual(['teams/a/m.yaml']);
});

it('reads no file when there are more than anybody means', async () => {
  const scene = await makeScene();
  const many = Array.from({ length: 201 }, (_, at) => [`teams/t${at}.yaml`, team(`t${at}`)] as const);
  await scene.commit({ 'mlops.yaml': root, ...Object.fromEntries(many) });
  const { git } = await openRepository(scene.folder);
  const texts = await projectTexts(git, await readCommit(git, 'HEAD'), 'mlops.yaml');
  expect(texts?.included?.size).toBe(201);
  expect(new Set([...(texts?.included?.values() ?? [])].map((each) => 'unread' in each))).toEqual(new Set([true]));
});
