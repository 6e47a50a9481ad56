import { isAbsolute } from 'node:path';
import type { Comment, Forge, PullRequest } from '../../forge/port.ts';
import type { Project } from '../../project/index.ts';
import { annotations, renderMarkdown } from '../../report/index.ts';
import type { Report } from '../../report/types.ts';
import { existingRemote } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import type { Situation } from '../situation/situation.ts';

export interface Published {
  readonly number: number;
  /** `not-wanted`: there is none, and `comment:` of `mlops.yaml` asks for none about this report. */
  readonly comment: Awaited<ReturnType<Forge['putComment']>> | 'not-wanted';
}

/** Bytes; the stamp of a comment comes on top, and GitHub gets 60,000 at most. */
const limit = 59_000;

/**
 * Puts check and, where `comment:` of the policy asks for it, comment on the pull request of the judged branch. One that
 * is refused does not keep the other from being written.
 * Errors: no-branch, no-pull-request.
 */
export async function publishReport(situation: Situation, report: Report, ports: Ports): Promise<Published> {
  const { judged, repository, request } = situation;
  if (judged.candidate.kind === 'default-branch' || judged.branch === judged.policy.branch) throw noBranch();
  const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
  if (judged.branch === undefined && forge.kind === 'local') throw noBranch();
  const head = await headOf(situation);
  const { number } = await pullRequestOf(forge, situation, head);
  const links = forge.writer?.url === undefined ? {} : { run: forge.writer.url };
  const body = renderMarkdown(report, { limit, links });
  const comment = commentOn(forge, number, situation.project.comment, report, {
    marker: `mlops-actions:${report.project}`,
    body,
    head,
    generation: forge.writer?.generation ?? Date.now(),
  });
  const [commented] = await Promise.allSettled([comment]);
  const [checked] = await Promise.allSettled([
    forge.putCheck({
      name: `mlops (${report.project})`,
      head,
      state: report.verdict,
      title: report.headline,
      summary: body,
      annotations: annotations(report, (path) => situation.head.places.at(path)).filter(
        ({ file }) => !isAbsolute(file),
      ),
    }),
  ]);
  if (commented.status === 'rejected') throw joined(commented.reason, checked);
  if (checked.status === 'rejected') throw checked.reason;
  return { number, comment: commented.value };
}

function noBranch(): MlopsError {
  const sentence = 'A pull request needs a branch of its own, which is not what HEAD is on.';
  return MlopsError.of(commandReasons, 'no-branch', sentence);
}

/** Comment and check are about the head of the pull request, also where a runner checked out the merge of it. */
async function headOf({ judged, candidate, repository }: Situation): Promise<string> {
  const { sha } = candidate.commit;
  if (judged.candidate.kind !== 'merge-result' || judged.branch !== undefined) return sha;
  const parents = await repository.git.text(['show', '-s', '--format=%P', sha, '--']);
  return parents.split(' ').at(-1) ?? sha;
}

async function pullRequestOf(forge: Forge, { judged, candidate }: Situation, head: string): Promise<PullRequest> {
  const { branch, policy } = judged;
  const query = { base: policy.branch, commit: head, open: true, title: candidate.commit.subject };
  const found = await forge.pullRequest(branch === undefined ? query : { ...query, branch });
  if (found !== undefined) return found;
  const of = branch ?? `commit ${head.slice(0, 12)}`;
  throw MlopsError.of(
    commandReasons,
    'no-pull-request',
    `There is no open pull request of ${of} into ${policy.branch}.`,
  );
}

async function commentOn(
  forge: Forge,
  number: number,
  mode: Project['comment'],
  report: Report,
  comment: Comment,
): Promise<Published['comment']> {
  const wanted = isWanted(mode, report) || (await isThere(forge, number, comment.marker));
  return wanted ? await forge.putComment(number, comment) : 'not-wanted';
}

/** What both were refused for, in one error. */
function joined(error: unknown, other: PromiseSettledResult<unknown>): unknown {
  if (other.status === 'fulfilled' || !(error instanceof MlopsError)) return error;
  const more: unknown = other.reason;
  if (!(more instanceof MlopsError)) return more;
  return new MlopsError(error.ends, [...error.problems, ...more.problems]);
}

/** Whether a pull request without a comment gets one. A change is what the report says something about. */
function isWanted(mode: Project['comment'], { verdict, models, datasets, policy }: Report): boolean {
  if (mode === 'always' || verdict !== 'pass') return true;
  return mode === 'on-change' && models.length + datasets.length + policy.length > 0;
}

/** A comment that is there is always brought up to date: left alone, it would tell the verdict of an older commit. */
async function isThere(forge: Forge, pullRequest: number, marker: string): Promise<boolean> {
  const { comments } = await forge.read(pullRequest);
  return comments.some((comment) => comment.marker === marker);
}
