import { fileTest, type Project } from '../../project/index.ts';
import { type Repository, readCommit, repositoryReasons } from '../../repository/index.ts';
import type { Git } from '../../support/git.ts';
import { MlopsError } from '../../support/problem.ts';

/** Commits of the default branch that are looked through, a few at first: what serves was changed lately, or long ago. */
const portions = [200, 5000, undefined] as const;

interface Looked {
  readonly repository: Pick<Repository, 'git' | 'shallow'>;
  readonly project: Pick<Project, 'models'>;
  /** Of the default branch. */
  readonly tip: string;
}

/**
 * The commit that last changed the files that only serving reads, along the first parents of the default branch, so that a
 * merge is one change. From it to the tip they are the same: whoever asks later gets the same answer until they change.
 * @returns model → commit; models that name no such files, or none that there has ever been, are absent
 * @throws MlopsError shallow-clone
 */
export async function servingCode({
  repository: { git, shallow },
  project,
  tip,
}: Looked): Promise<ReadonlyMap<string, string>> {
  const asked = [...project.models.values()].flatMap(({ name, serve }) =>
    serve === undefined || serve.code.length === 0 ? [] : [{ name, isIts: fileTest(serve.code) }],
  );
  if (asked.length === 0) return new Map();
  if (shallow) {
    const sentence = 'What `serve.code` names may have changed last in a commit that is not in this clone.';
    throw MlopsError.of(repositoryReasons, 'shallow-clone', sentence);
  }
  const log = ['log', '--first-parent', '--diff-merges=first-parent', '--no-renames', '--name-only', '-z'];
  for (const most of portions) {
    const limit = most === undefined ? [] : [`--max-count=${most}`];
    const commits = changesIn(await git.text([...log, ...limit, '--format=%x01%H', tip, '--']));
    const found = asked.flatMap(({ name, isIts }) => {
      const commit = commits.find(({ paths }) => paths.some(isIts));
      return commit === undefined ? [] : [[name, commit.sha] as const];
    });
    const known = new Map(found);
    const open = asked.filter(({ name }) => !known.has(name));
    if (most === undefined || commits.length < most || !(await anyThere(git, tip, open))) return known;
  }
  throw new TypeError('the last portion has no limit');
}

/** Of a pattern that names nothing the whole history would be read each time. */
async function anyThere(git: Git, tip: string, open: readonly { readonly isIts: (path: string) => boolean }[]) {
  if (open.length === 0) return false;
  const { tree } = await readCommit(git, tip);
  return tree.some(({ path }) => open.some(({ isIts }) => isIts(path)));
}

function changesIn(output: string): readonly { readonly sha: string; readonly paths: readonly string[] }[] {
  return output
    .split('\u0001')
    .slice(1)
    .map((entry) => {
      const [sha = '', ...paths] = entry.split('\0').map((part) => part.replace(/^\n/, ''));
      return { sha: sha.trim(), paths: paths.filter(Boolean) };
    });
}
