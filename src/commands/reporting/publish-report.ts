import { isAbsolute } from 'node:path';
import { type CheckRun, type Comment, type Forge, largestText } from '../../forge/port.ts';
import type { Project } from '../../project/index.ts';
import { annotations, judgementOf, judgementText, type ReportLinks, renderMarkdown } from '../../report/index.ts';
import type { Report } from '../../report/types.ts';
import { existingRemote } from '../../repository/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { Situation } from '../situation/situation.ts';
import { placedParams } from './placed-params.ts';
import { checkNameOf, markerOf, pullRequestAt } from './pull-request.ts';

export interface Published {
  readonly number: number;
  readonly forge: Forge['kind'];
  /** Without one the local forge keeps everything in this clone. */
  readonly remote: string | undefined;
  /** `not-wanted`: there is none, and `comment:` of `mlops.yaml` asks for none about this report. */
  readonly comment: Awaited<ReturnType<Forge['putComment']>> | 'not-wanted';
}

/** Bytes of a report's markdown: what the forge takes of a comment, less the stamp that comes on top. */
export const markdownLimit = largestText - 1000;

/**
 * Puts check and, where `comment:` of the policy asks for it, comment on the pull request of the judged branch. One that
 * is refused does not keep the other from being written.
 * Errors: no-branch, no-pull-request; pull-request-retargeted, once the check for the base that judged is written.
 */
export async function publishReport(
  situation: Situation,
  report: Report,
  links: ReportLinks,
  ports: Ports,
): Promise<Published> {
  const { forge, number, head, left, ...how } = await pullRequestAt(situation, ports);
  const body = bodyOf(report, links, forge);
  const check = { ...how, ...(await checkOf(situation, report, head, body)) };
  if (left !== undefined) {
    await forge.putCheck(check);
    throw left;
  }
  const comment = commentOn(forge, number, situation.project.comment, report, {
    ...how,
    marker: markerOf(report.project),
    body,
    head,
    generation: forge.writer?.generation ?? Date.now(),
  });
  const [commented] = await Promise.allSettled([comment]);
  const [checked] = await Promise.allSettled([forge.putCheck(check)]);
  if (commented.status === 'rejected') throw joined(commented.reason, checked);
  if (checked.status === 'rejected') throw checked.reason;
  const remote = await existingRemote(situation.repository, situation.request.remote);
  return { number, forge: forge.kind, remote, comment: commented.value };
}

/** Only the check, on the judged commit itself: for a merge queue, whose commit is that of no pull request. */
export async function publishCheck(
  situation: Situation,
  report: Report,
  links: ReportLinks,
  ports: Ports,
): Promise<void> {
  const { repository, request, candidate } = situation;
  const forge = await ports.openForge(repository, await existingRemote(repository, request.remote));
  await forge.putCheck(await checkOf(situation, report, candidate.commit.sha, bodyOf(report, links, forge)));
}

function bodyOf(report: Report, links: ReportLinks, { writer }: Forge): string {
  return renderMarkdown(report, {
    limit: markdownLimit,
    links: { ...links, ...(writer?.url !== undefined && { run: writer.url }) },
  });
}

async function checkOf(situation: Situation, report: Report, head: string, summary: string): Promise<CheckRun> {
  const details = judgementText(judgementOf(report, situation.request.projectFile), largestText);
  const params = await placedParams(situation, report, head);
  const findings = annotations(report, { project: (path) => situation.head.places.at(path), params });
  return {
    name: checkNameOf(report.project),
    head,
    base: situation.judged.policy.branch,
    state: report.verdict,
    title: report.headline,
    summary,
    ...(details !== undefined && { details }),
    annotations: findings.filter(({ file }) => !isAbsolute(file)),
  };
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
export async function isThere(forge: Forge, pullRequest: number, marker: string): Promise<boolean> {
  const { comments } = await forge.read(pullRequest);
  return comments.some((comment) => comment.marker === marker);
}
