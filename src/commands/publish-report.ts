import { renderMarkdown } from '../report/index.ts';
import type { Report } from '../report/types.ts';
import { MlopsError } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Situation } from './situation.ts';

export interface Published {
  readonly number: number;
  readonly comment: 'created' | 'updated' | 'unchanged' | 'outdated';
}

/** Puts comment and check on the pull request of the judged branch. Errors: no-branch. */
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
  const generation = Date.now();
  const comment = await forge.putComment(pullRequest.number, {
    marker,
    body: renderMarkdown(report),
    head: candidate.commit.sha,
    generation,
  });
  await forge.putCheck({
    name: `mlops (${report.project})`,
    head: candidate.commit.sha,
    state: report.verdict,
    title: report.headline,
    summary: renderMarkdown(report),
  });
  return { number: pullRequest.number, comment };
}
