import type { DeploymentDesk, PromotionDesk } from '../../forge/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { type Environment, loadProject, type Project, type ProjectTexts } from '../../project/index.ts';
import {
  findHeads,
  openRepository,
  type Repository,
  readCommit,
  repositoryReasons,
  wantedRemote,
} from '../../repository/index.ts';
import { didYouMean } from '../../support/nearest.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports, Progress } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { projectTexts } from '../situation/project-texts.ts';
import { type MergedOf, mergedInto } from './merged-versions.ts';
import { servingCode } from './serving-code.ts';

/** What every command about promotion is told. */
export type PromotionRequest = Pick<ChangeRequest, 'folder' | 'projectFile' | 'remote' | 'offline' | 'base'>;

/** Everything that such a command needs to know where it stands. */
export interface PromotionPlace {
  readonly repository: Repository;
  /** The remote, where the clone has it. */
  readonly remote: string | undefined;
  readonly ledger: Ledger;
  readonly desk: PromotionDesk;
  /** Where a forge runs deployments and shows them. */
  readonly deployments: DeploymentDesk | undefined;
  /** Tip of the default branch, and its name. */
  readonly tip: string;
  readonly defaultBranch: string;
  /** As the tip has it: environments are policy. */
  readonly project: Project;
  /** Model → the commit that last changed what only serving reads; looked for once. */
  readonly servingCode: () => Promise<ReadonlyMap<string, string>>;
  /** Whether the default branch has the commits of versions. */
  readonly merged: MergedOf;
  /** `Name <mail>` as git knows it; in a job the login of who has started its run. */
  readonly by: string;
}

/**
 * Errors: those of a repository without base branch or project; environments-missing, promotion-offline, forge-no-token.
 */
export async function openPromotion(request: PromotionRequest, ports: Ports): Promise<PromotionPlace> {
  const place = await lookAtPromotion(request, ports);
  // What a killed command had written down and not sent: nothing may be built on what only this machine knows.
  await place.ledger.write([], 'Records that waited');
  return place;
}

/** The same for a command that changes nothing. */
export async function lookAtPromotion(request: PromotionRequest, ports: Ports): Promise<PromotionPlace> {
  if (request.offline) {
    const sentence = 'What is promoted is known to the remote alone, and --offline does not ask it.';
    throw MlopsError.of(commandReasons, 'promotion-offline', sentence);
  }
  const repository = await openRepository(request.folder);
  const remote = await wantedRemote(repository, request.remote);
  const [desk, deployments] = await Promise.all([
    ports.openPromotionDesk(repository, remote),
    ports.openDeploymentDesk(repository, remote),
  ]);
  const [ledger, { sha: tip, name: defaultBranch }] = await Promise.all([
    ports.openLedger(repository, remote),
    newestTip(repository, remote, request),
  ]);
  const project = await projectAt(repository, tip, request.projectFile, ports.progress);
  if (project.environments.size === 0) {
    const sentence = `${request.projectFile} on ${defaultBranch} declares no environments.`;
    throw MlopsError.of(commandReasons, 'environments-missing', sentence);
  }
  const by = await whoIs(repository, ports.env);
  let found: Promise<ReadonlyMap<string, string>> | undefined;
  const codeOnce = () => {
    found ??= servingCode({ repository, project, tip });
    return found;
  };
  const tipNow = async () => (await newestTip(repository, remote, request)).sha;
  const merged = mergedInto({ repository, tip, tipNow });
  const known = { repository, remote, ledger, desk, deployments, tip, defaultBranch, project, merged, by };
  return { ...known, servingCode: codeOnce };
}

/** What is recorded was just looked at: comparisons of versions look at the same, and make no trip of their own to find it. */
export function withLedger(ports: Ports, ledger: Ledger): Ports {
  return { ...ports, openLedger: () => Promise.resolve(ledger) };
}

/** The default branch as the remote has it now: this clone may not have fetched for days. */
async function newestTip(repository: Repository, remote: string | undefined, request: PromotionRequest) {
  const { base } = await findHeads(repository, request);
  if (remote === undefined) return base;
  const ref = `+refs/heads/${base.name}:refs/remotes/${remote}/${base.name}`;
  const fetched = await repository.git.try([
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--',
    remote,
    ref,
  ]);
  if (fetched.code === 0) return (await findHeads(repository, { ...request, base: base.name })).base;
  const sentence = `${base.name} cannot be fetched from ${remote}: ${fetched.stderr.trim()}.`;
  const isNew = /couldn't find remote ref/.test(fetched.stderr);
  const remedy = isNew ? `Push it first: \`git push --set-upstream ${remote} ${base.name}\`.` : undefined;
  throw MlopsError.of(commandReasons, 'default-branch-unavailable', sentence, remedy === undefined ? {} : { remedy });
}

/** So many changes of a file are looked through for one that can be read. */
const mostChanges = 20;

/**
 * The file as the tip has it. Where that cannot be read, the last one that can: who broke it must not keep others from
 * bringing an environment back. Nothing becomes a version meanwhile, since the tip is what versions are made of.
 */
async function projectAt(
  { git }: Repository,
  tip: string,
  file: string,
  { note }: Pick<Progress, 'note'>,
): Promise<Project> {
  const commit = await readCommit(git, tip);
  const texts = await projectTexts(git, commit, file);
  if (texts === undefined) {
    const where = `commit ${tip.slice(0, 12)} (${commit.subject})`;
    throw MlopsError.of(repositoryReasons, 'project-missing', `${file} is not in ${where}.`);
  }
  try {
    return loadProject(texts).project;
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const found = await lastReadable(git, tip, texts);
    if (found === undefined) throw error;
    note(
      `${file} of ${tip.slice(0, 12)} cannot be read, and that of ${found.sha.slice(0, 12)} is used: ${error.message}`,
    );
    return found.project;
  }
}

/** @param now the texts of the tip: a change of any of their files may be the one that broke the project */
async function lastReadable(git: Repository['git'], tip: string, now: ProjectTexts) {
  const { file, included } = now;
  const log = [
    'log',
    '--first-parent',
    `--max-count=${mostChanges}`,
    '--format=%H',
    tip,
    '--',
    ...[file, ...(included?.keys() ?? [])].map((path) => `:(top,literal)${path}`),
  ];
  for (const sha of (await git.text(log)).split('\n').filter(Boolean)) {
    const texts = await projectTexts(git, await readCommit(git, sha), file);
    const project = texts && readable(texts);
    if (project !== undefined) return { sha, project };
  }
  return undefined;
}

function readable(texts: ProjectTexts): Project | undefined {
  try {
    return loadProject(texts).project;
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

async function whoIs({ git }: Repository, env: NodeJS.ProcessEnv): Promise<string> {
  const login = env['GITHUB_TRIGGERING_ACTOR'] ?? env['GITHUB_ACTOR'];
  if (env['GITHUB_ACTIONS'] === 'true' && login !== undefined) return login;
  const found = await git.try(['var', 'GIT_AUTHOR_IDENT']);
  const who = /^(.*>) \d+ [+-]\d+\s*$/.exec(found.stdout.toString('utf8').trim())?.[1];
  return found.code === 0 && who !== undefined ? who : 'somebody whom git does not know';
}

/** @throws MlopsError unknown-environment */
export function environmentNamed({ environments }: Pick<Project, 'environments'>, name: string): Environment {
  const found = environments.get(name);
  if (found !== undefined) return found;
  const names = [...environments.keys()];
  const sentence = `There is no environment ${JSON.stringify(name)}; declared: ${names.join(', ')}.`;
  const remedy = didYouMean(name, names);
  throw MlopsError.of(commandReasons, 'no-such-environment', sentence, remedy === undefined ? {} : { remedy });
}

/** @throws MlopsError no-such-environment */
export function environmentOn({ environments }: Pick<Project, 'environments'>, branch: string): Environment {
  const all = [...environments.values()];
  const found = all.find((one) => one.branch === branch);
  if (found !== undefined) return found;
  const branches = all.map((one) => one.branch).join(', ');
  const sentence = `${branch} is the branch of no environment; those are: ${branches}.`;
  throw MlopsError.of(commandReasons, 'no-such-environment', sentence);
}

/** @throws MlopsError no-such-model */
export function modelNamed({ name: environment, models }: Environment, name: string): string {
  if (models.includes(name)) return name;
  const sentence = `${environment} has no model ${JSON.stringify(name)}; it has: ${models.join(', ')}.`;
  const remedy = didYouMean(name, models);
  throw MlopsError.of(commandReasons, 'not-in-environment', sentence, remedy === undefined ? {} : { remedy });
}
