import type { gateReasons } from '../../gates/index.ts';
import { lockFileOf, nameIn, type Places, type Project } from '../../project/index.ts';
import { type Commit, type Judged, type Repository, readTexts } from '../../repository/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import { lockedProject } from './project-of.ts';

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
    const texts = await readTexts(repository.git, policy, [file, lockFile]);
    text = texts.get(file);
    if (text === undefined) return { problems: await movedProblems(request) };
    const since = await projectSince(request);
    const { project, places } = lockedProject(text, file, texts.get(lockFile));
    return { project, places, ...(since && { since }), problems: [] };
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const message = `${file} on ${judged.policy.branch} cannot be read, so its gates cannot be asked: ${error.message}`;
    return { ...refused('policy-unreadable', message), ...(text !== undefined && { named: { name: nameIn(text) } }) };
  }
}

/** A merge result holds what the base has; only a branch may be older than its policy. */
async function projectSince({ repository, judged, baseline, policy, file }: PolicyRequest) {
  if (judged.baseline?.kind !== 'merge-base' || baseline === undefined || baseline.sha === policy.sha) return undefined;
  const texts = await readTexts(repository.git, baseline, [file, lockFileOf(file)]);
  const text = texts.get(file);
  return text === undefined ? undefined : projectIn(text, file, texts.get(lockFileOf(file)));
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
  const texts = await readTexts(repository.git, policy, gone.slice(0, mostLooked));
  const before = [...texts].find(([path, text]) => {
    const project = projectIn(text, path);
    return project !== undefined && project.name === head.name;
  })?.[0];
  if (before === undefined) return [];
  const which = head.name === undefined ? 'this project' : `the project \`${head.name}\``;
  const message = `${judged.policy.branch} has ${which} in ${before}, and this change has it in ${file}: the gates of the one are not asked of the other.`;
  return refused('project-moved', message).problems;
}

/** The project in a text; undefined where it is none that could be read, as most YAML is. */
function projectIn(text: string, path: string, lock?: string): Project | undefined {
  try {
    return lockedProject(text, path, lock).project;
  } catch (error) {
    if (error instanceof MlopsError) return undefined;
    throw error;
  }
}

function refused(reason: keyof typeof gateReasons, message: string): Policy {
  return { problems: [{ reason, message }] };
}
