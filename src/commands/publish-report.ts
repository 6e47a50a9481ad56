import type { Forge } from '../forge/port.ts';
import type { Project } from '../project/index.ts';
import { renderMarkdown } from '../report/index.ts';
import type { Report } from '../report/types.ts';
import { MlopsError } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Situation } from './situation.ts';

export interface Published {
  readonly number: number;
  /** `not-wanted`: there is none, and `comment:` of `mlops.yaml` asks for none about this report. */
  readonly comment: Awaited<ReturnType<Forge['putComment']>> | 'not-wanted';
}

/**
 * Puts check and, where `comment:` of the policy asks for it, comment on the pull request of the judged branch.
 * Errors: no-branch, no-pull-request.
 */
export async function publishReport(situation: Situation, report: Report, ports: Ports): Promise<Published> {
  const { judged, repository, request, candidate } = situation;
  if (judged.branch === undefined || judged.branch === judged.policy.branch) {
    throw MlopsError.of(
      commandReasons,
      'no-branch',
      'A pull request needs a branch of its own, which is not what HEAD is on.',
    );
  }
  const found = await repository.git.try(['remote', 'get-url', request.remote]);
  const forge = await ports.openForge(repository, found.code === 0 ? request.remote : undefined);
  const query = { branch: judged.branch, base: judged.policy.branch, open: true, title: candidate.commit.subject };
  const pullRequest = await forge.pullRequest(query);
  if (pullRequest === undefined) {
    throw MlopsError.of(commandReasons, 'no-pull-request', `There is no open pull request of ${judged.branch}.`);
  }
  const marker = `mlops-actions:${report.project}`;
  const { number } = pullRequest;
  const wanted = isWanted(situation.project.comment, report) || (await isThere(forge, number, marker));
  const words = { marker, body: renderMarkdown(report), head: candidate.commit.sha, generation: Date.now() };
  const comment = wanted ? await forge.putComment(number, words) : 'not-wanted';
  await forge.putCheck({
    name: `mlops (${report.project})`,
    head: candidate.commit.sha,
    state: report.verdict,
    title: report.headline,
    summary: words.body,
  });
  return { number, comment };
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
