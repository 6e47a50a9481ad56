import type { ReportCommits, ReportParts } from '../../report/types.ts';
import type { Ports } from '../ports.ts';
import type { Situation } from '../situation/situation.ts';

/** What every report of a situation says, before any model or dataset is in it. */
export function reportFrame(situation: Situation, ports: Ports): ReportParts {
  return {
    project: situation.name,
    commits: commitsOf(situation),
    models: [],
    datasets: [],
    policy: situation.policyChanges,
    untouched: { models: [], datasets: [] },
    problems: situation.problems,
    reproduce: reproduceLines(situation),
    madeAt: new Date().toISOString(),
    tool: ports.tool,
  };
}

function commitsOf({ judged, candidate, baselineCommit, request, uncommitted }: Situation): ReportCommits {
  const { sha, subject } = candidate.commit;
  const onTop = request.uncommitted === 'include' && uncommitted.length > 0;
  return {
    candidate: { sha, subject, kind: onTop ? 'work-tree' : judged.candidate.kind },
    ...(judged.baseline !== undefined && {
      baseline: { sha: judged.baseline.sha, subject: baselineCommit?.subject ?? '', kind: judged.baseline.kind },
    }),
    policy: judged.policy,
  };
}

function reproduceLines({ candidate, judged, request }: Situation): readonly string[] {
  const base = request.base === undefined ? '' : ` --base ${judged.policy.branch}`;
  const fetch = request.fork === undefined ? [] : [`git fetch ${request.remote} ${candidate.commit.sha}`];
  return [...fetch, `git checkout ${candidate.commit.sha}`, `mlops train${base}`, `mlops report${base}`];
}
