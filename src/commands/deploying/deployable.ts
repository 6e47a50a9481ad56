import { join } from 'node:path';
import type { Deployable } from '../../deployment/index.ts';
import { dataTest, fileTest, loadProject, type Project, type Tree } from '../../project/index.ts';
import type { Release } from '../../promotion/types.ts';
import { type Commit, mergedCommits, type Repository, readCommit } from '../../repository/index.ts';
import type { Store } from '../../store/port.ts';
import { MlopsError } from '../../support/problem.ts';
import { exportInputs } from '../../training/index.ts';
import { commandReasons } from '../reasons.ts';
import { projectTexts } from '../situation/project-texts.ts';

export interface DeployableRequest {
  readonly repository: Repository;
  readonly store: Store;
  readonly projectFile: string;
  /** Where the code goes: made, and empty before. Absolute. */
  readonly code: string;
  readonly signal: AbortSignal;
  /** Of the default branch: what it does not have, nobody has merged. */
  readonly tip: string;
}

/**
 * A release with what running it needs: the files of its commit, from git objects and without its data, and a way to bring
 * its model. Errors: `image-not-built`, `release-commit-gone`, `release-not-merged`, those of the store.
 */
export async function deployableOf(release: Release, request: DeployableRequest): Promise<Deployable> {
  const { repository, store, code, signal } = request;
  await requireBytes(release, store);
  const { code: _, ...serve } = release.serve;
  const commit = await mergedCommit(release.commit, request);
  const project = await projectOf(commit, request);
  refuseImage(release, project);
  const isData = project === undefined ? () => false : dataTest(project);
  const files = (await codeOf(release, commit, request)).filter(({ path, mode }) => mode !== '160000' && !isData(path));
  await exportInputs(repository.git, { commit: commit.sha, code: files, data: [], work: code, signal });
  return {
    environment: release.environment,
    model: release.model,
    version: release.version,
    digest: release.artifact.digest,
    files: release.artifact.files,
    ...(release.artifact.path !== undefined && { path: release.artifact.path }),
    serve,
    env: release.env,
    code: join(code, release.workingDirectory),
    bring: async (folder) => {
      for (const { path, digest, bytes } of release.artifact.files) await store.get(digest, join(folder, path), bytes);
    },
  };
}

/** Looked for before anything is changed. @throws MlopsError release-bytes-missing */
export async function requireBytes({ model, version, artifact }: Release, store: Store): Promise<void> {
  const there = await Promise.all(artifact.files.map(({ digest }) => store.has(digest)));
  const gone = artifact.files.filter((_, at) => there[at] === false);
  const [first] = gone;
  if (first === undefined) return;
  const sentence = `${gone.length} of ${artifact.files.length} files of ${model} ${version} are not in the ${store.describe()}, such as ${first.path} (${first.digest.slice(0, 19)}…).`;
  throw MlopsError.of(commandReasons, 'release-bytes-missing', sentence);
}

/** Its scripts run with the rights of the environment, so that somebody must have merged them. */
async function mergedCommit(
  commit: string,
  { repository, tip }: Pick<DeployableRequest, 'repository' | 'tip'>,
): Promise<Commit> {
  const short = commit.slice(0, 12);
  const merged = (await mergedCommits(repository, tip, [commit])).get(commit);
  if (merged === 'merged') return await readCommit(repository.git, commit);
  if (merged === 'not-here') {
    const sentence = `The release is of commit ${short}, which this clone does not have.`;
    throw MlopsError.of(commandReasons, 'release-commit-gone', sentence);
  }
  const sentence = `The release is of commit ${short}, which is not part of the default branch (at ${tip.slice(0, 12)}).`;
  throw MlopsError.of(commandReasons, 'release-not-merged', sentence);
}

/** What only serving reads is that of a commit of its own; everything else is as the version was made. */
async function codeOf({ serve }: Release, { tree }: Commit, request: DeployableRequest): Promise<Tree> {
  if (serve.code === undefined) return tree;
  const isServing = fileTest(serve.code.files);
  const serving = await mergedCommit(serve.code.commit, request);
  return [...tree.filter(({ path }) => !isServing(path)), ...serving.tree.filter(({ path }) => isServing(path))];
}

/** Its data stay behind when a version is deployed: they may be large, and no server reads them. */
async function projectOf(commit: Commit, { repository, projectFile }: DeployableRequest): Promise<Project | undefined> {
  const texts = await projectTexts(repository.git, commit, projectFile);
  return texts && loadProject(texts).project;
}

/** A deployment without the image would be another one than the file asks for. */
function refuseImage({ model, version }: Release, project: Project | undefined): void {
  if (project?.models.get(model)?.serve?.wantsImage !== true) return;
  const sentence = `${model} ${version} has \`serve.image\`, and this version builds no image.`;
  throw MlopsError.of(commandReasons, 'image-not-built', sentence);
}
