import { nameIn } from '../../project/index.ts';
import { renderStopped } from '../../report/index.ts';
import {
  existingRemote,
  findHeads,
  judgedOf,
  openRepository,
  readCommit,
  readTexts,
  repositoryName,
} from '../../repository/index.ts';
import { MlopsError, type Problem } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { withRemedy } from '../with-remedy.ts';
import { markdownLimit } from './publish-report.ts';
import { checkNameOf, markerOf, type PublishedChange, pullRequestAt } from './pull-request.ts';

/**
 * Says on the pull request (`commit`: on the judged commit of a merge queue) why there is no report: a check that is
 * required must not stay open or in progress because `mlops.yaml` cannot be read. Does what it can; what keeps it from
 * that is given back.
 */
export async function publishFailure(
  request: ChangeRequest,
  where: 'pull-request' | 'commit',
  error: MlopsError,
  ports: Ports,
): Promise<readonly Problem[]> {
  try {
    const repository = await openRepository(request.folder);
    const judged = await judgedOf(repository, await findHeads(repository, request), false);
    const commit = await readCommit(repository.git, judged.candidate.sha);
    await tell({ repository, judged, request, candidate: { commit } }, where, error, ports);
    return [];
  } catch (other) {
    if (!(other instanceof MlopsError)) throw other;
    const said = new Set(error.problems.map(({ message }) => message));
    return other.problems.filter(({ message }) => !said.has(message));
  }
}

async function tell(
  change: PublishedChange,
  where: 'pull-request' | 'commit',
  { ends, problems }: MlopsError,
  ports: Ports,
): Promise<void> {
  const { forge, head, number, left, ...how } =
    where === 'commit' ? await commitAt(change, ports) : await pullRequestAt(change, ports);
  const project = await projectName(change);
  const state = ends === 'input' ? 'fail' : 'unknown';
  const told = problems.map((problem) => withRemedy(problem, ports.reasons));
  const url = forge.writer?.url;
  const body = renderStopped({ project, head, state, problems: told, limit: markdownLimit, ...(url && { run: url }) });
  await forge.putCheck({
    ...how,
    name: checkNameOf(project),
    head,
    base: change.judged.policy.branch,
    state,
    title: firstLine(problems[0]?.message ?? ''),
    summary: body,
    annotations: told.flatMap((problem) => annotationOf(problem, state)),
  });
  if (left !== undefined) throw left;
  if (number === undefined) return;
  const generation = forge.writer?.generation ?? Date.now();
  await forge.putComment(number, { ...how, marker: markerOf(project), body, head, generation });
}

async function commitAt({ repository, request, judged }: PublishedChange, ports: Ports) {
  const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
  return { forge, head: judged.candidate.sha, number: undefined, left: undefined };
}

function annotationOf({ place, reason, message }: Problem, state: 'fail' | 'unknown') {
  if (place === undefined) return [];
  const level = state === 'fail' ? ('failure' as const) : ('warning' as const);
  return [{ file: place.file, line: place.line, level, title: reason, message }];
}

/**
 * The name as every report has it: the base's, also where its file holds mistakes; where it has no such file, the
 * head's; of one without a name, that of the repository.
 */
async function projectName({ repository, judged, request }: PublishedChange): Promise<string> {
  const { git } = repository;
  const otherwise = () => repositoryName(repository, request.remote);
  const { projectFile: file } = request;
  const textIn = async (sha: string) => (await readTexts(git, await readCommit(git, sha), [file])).get(file);
  try {
    const text = (await textIn(judged.policy.sha)) ?? (await textIn(judged.candidate.sha));
    return (text === undefined ? undefined : nameIn(text)) ?? (await otherwise());
  } catch (error) {
    if (error instanceof MlopsError) return await otherwise();
    throw error;
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
