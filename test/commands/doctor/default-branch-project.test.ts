import { expect, it } from 'vitest';
import { defaultBranchFindings } from '../../../src/commands/doctor/default-branch-project.ts';
import { openRepository } from '../../../src/repository/index.ts';
import { load } from '../../project/support.ts';
import { makeScene } from '../../repository/scene.ts';

const text = `version: 1
models:
  m:
    train: x
    artifact: a
    gates: { auc: { max-worse: 0, at: staging } }
    serve: { run: y, health: /ready, verify: [{ http: /who }] }
environments:
  staging: { target: { kind: local, folder: /srv/staging, ports: { m: 80 } } }
`;

/** What is said of this work tree, where the default branch has this file. */
async function said(there: string | undefined, here: string) {
  const { folder, commit, git } = await makeScene();
  await commit({ 'README.md': '', ...(there !== undefined && { 'mlops.yaml': there }) });
  await git('branch', '--move', 'trunk');
  const repository = await openRepository(folder);
  const { project } = load(here);
  const request = { remote: 'origin', base: 'trunk', projectFile: 'mlops.yaml' };
  const found = await defaultBranchFindings({ repository, project, request });
  return found.map(({ what, state, says }) => `${state} ${what}: ${says.replace(/[0-9a-f]{12}/, '…')}`);
}

const of = (parts: string) => [
  `warn promotion: mlops.yaml of the work tree is not that of trunk (…) in ${parts}: promote, deploy and status go by trunk`,
];

it('is silent where the two say the same, on whatever lines', async () => {
  expect(await said(text, text)).toEqual([]);
  expect(await said(text, `# A comment.\n\n${text}`)).toEqual([]);
  expect(await said(text, text.replace('train: x', 'train: z'))).toEqual([]);
});

it('names in one line everything that differs, wherever it is, and whose word counts', async () => {
  expect(await said(text, text.replace('m: 80', 'm: 81'))).toEqual(of('environment staging'));
  expect(await said(text, text.replace('/ready', '/health'))).toEqual(of('serve of m'));
  expect(await said(text, text.replace('http: /who', 'http: /what'))).toEqual(of('serve of m'));
  expect(await said(text, text.replace('max-worse: 0', 'max-worse: 1'))).toEqual(of('gates of m with at'));
  const other = `${text.replace('/srv/staging', '/srv/other')}  production: { target: { kind: command, apply: z } }\n`;
  expect(await said(text, other)).toEqual(of('environment staging, environment production'));
  expect(await said(other, text)).toEqual(of('environment staging, environment production'));
});

it('says what is not on the default branch at all, or cannot be read there', async () => {
  expect(await said(undefined, text)).toEqual([
    'warn promotion: mlops.yaml is not on trunk (…), and it has environment staging, serve of m, gates of m with at: promote, deploy and status go by trunk',
  ]);
  expect(await said(undefined, 'version: 1\nmodels: { m: { train: x } }\n')).toEqual([]);
  expect(await said(text.replace('models:', 'modles:'), text)).toEqual([
    expect.stringMatching(
      /^warn promotion: mlops\.yaml of the default branch, by which promote goes, cannot be read: mlops\.yaml:\d+:\d+: [^\n]* \(and \d+ more\)$/,
    ),
  ]);
});
