import type { gateReasons } from '../../gates/index.ts';
import { lockFileOf, nameIn, type Places, type Project } from '../../project/index.ts';
import { type Commit, type Judged, type Repository, readTexts } from '../../repository/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { lockedProject, projectOf } from './project-of.ts';
import { projectTexts } from './project-texts.ts';

/** Who judges, and the project that is judged. */
export interface PolicyRequest {
  readonly repository: Repository;
  readonly judged: Judged;
  readonly candidate: Commit;
  readonly baseline: Commit | undefined;
  readonly policy: Commit;
  /** The project file, from the root of the repository. */
  readonly file: string;
  readonly head: Project;
}

export interface Policy {
  readonly project?: Project;
  /** Where its parts stand. */
  readonly places?: Places;
  /** Of the commit where a branch left the base; absent where that is no other, or cannot be read. */
  readonly since?: Project;
  /** Of a file that cannot be read otherwise: comment and check keep their names, whatever the head calls itself. */
  readonly named?: { readonly name: string | undefined };
  readonly problems: readonly Problem[];
}

/** The base's file as it is; one that is absent makes a first run, one that cannot be read is said and decides nothing. */
export async function readPolicy(request: PolicyRequest): Promise<Policy> {
  const { repository, judged, candidate, policy, file } = request;
  if (judged.candidate.kind === 'default-branch') return { problems: [] };
  if (policy.sha === candidate.sha) return { problems: [] };
  let text: string | undefined;
  try {
    const lockFile = lockFileOf(file);
    const locks = await readTexts(repository.git, policy, [file, lockFile]);
    text = locks.get(file);
    const texts = await projectTexts(repository.git, policy, file);
    if (texts === undefined) return { problems: await movedProblems(request) };
    const since = await projectSince(request);
    const { project, places } = lockedProject(texts, locks.get(lockFile));
    return { project, places, ...(since && { since }), problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const message = `${file} on ${judged.policy.branch} cannot be read, so its gates cannot be asked: ${withFiles(error, file)}`;
    return { ...refused('policy-unreadable', message), ...(text !== undefined && { named: { name: nameIn(text) } }) };
  }
}

/** A merge result holds what the base has; only a branch may be older than its policy. */
async function projectSince({ repository, judged, baseline, policy, file }: PolicyRequest) {
  if (judged.baseline?.kind !== 'merge-base' || baseline === undefined || baseline.sha === policy.sha) return undefined;
  return await readableProject(repository, baseline, file);
}

/** Files that a change takes away and that are looked at as former places of the project. */
const mostLooked = 50;

/** A project that the change took from its place is no first one: its gates would be gone with the place. */
async function movedProblems({
  repository,
  judged,
  candidate,
  policy,
  file,
  head,
}: PolicyRequest): Promise<Policy['problems']> {
  const gone = policy.tree
    .map(({ path }) => path)
    .filter((path) => /\.ya?ml$/.test(path) && candidate.entry(path) === undefined);
  const before = await firstOf(gone.slice(0, mostLooked), async (path) => {
    const project = await readableProject(repository, policy, path);
    return project !== undefined && project.name === head.name;
  });
  if (before === undefined) return [];
  const which = head.name === undefined ? 'this project' : `the project \`${head.name}\``;
  const message = `${judged.policy.branch} has ${which} in ${before}, and this change has it in ${file}: the gates of the one are not asked of the other.`;
  return refused('project-moved', message).problems;
}

async function firstOf<Item>(items: readonly Item[], is: (item: Item) => Promise<boolean>): Promise<Item | undefined> {
  for (const item of items) if (await is(item)) return item;
  return undefined;
}

/** The project in a file; undefined where it is none that could be read, as most YAML is. */
async function readableProject(repository: Repository, commit: Commit, file: string): Promise<Project | undefined> {
  try {
    return (await projectOf(repository, commit, file))?.project;
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

/** What is wrong, with the name of the file where it is not the one that the sentence names. */
function withFiles({ problems }: MlopsError, file: string): string {
  return problems
    .map(({ place, message }) => (place === undefined || place.file === file ? message : `${place.file}: ${message}`))
    .join('\n');
}

function refused(reason: keyof typeof gateReasons, message: string): Policy {
  return { problems: [{ reason, message }] };
}
