import type { Report } from '../types.ts';
import type { Span, Spans } from './document.ts';

const candidateKinds = {
  'merge-result': 'the merge result',
  'branch-head': 'the branch head',
  'default-branch': 'the default branch',
} as const;
const baselineKinds = {
  'first-parent': 'first parent',
  'merge-base': 'merge base',
  'last-version': 'last version',
  'live-version': 'live version',
} as const;

/** Which commits were judged by which, how to repeat it, and what made the report. Never left out. */
export function footerOf({ commits, reproduce, madeAt, tool, reason }: Report): Spans[] {
  const { candidate, baseline, policy } = commits;
  const { kind } = candidate;
  const judged: Span[] =
    kind === 'work-tree'
      ? ['Judged the work tree with what is not committed']
      : ['Judged ', sha(candidate.sha), ...nameOf({ ...candidate, kind })];
  const against: Span[] = baseline
    ? [
        ' against ',
        sha(baseline.sha),
        ` (${baselineKinds[baseline.kind]}${candidate.kind === 'merge-result' ? ' of the merge' : ''}, “`,
        subject(baseline.subject),
        '”)',
      ]
    : [' without a baseline'];
  const rules: Span[] = policy ? [', by the policy of ', { code: policy.branch }, ' at ', sha(policy.sha)] : [];
  const last = reproduce.at(-1);
  const repeat: Span[] =
    last === undefined
      ? []
      : ['Repeat with ', { code: last }, reproduce.length > 1 ? ' (all commands under “Reproduce”) · ' : ' · '];
  return [
    [...judged, ...against, ...rules, '.'],
    [...repeat, 'Reason ', { code: reason }, ' · ', { text: tool }, ' · ', { text: minute(madeAt) }],
  ];
}

/** GitHub's merge of a pull request has a subject of two commit ids; its reader knows the one that was pushed. */
function nameOf({
  kind,
  subject: words,
}: Report['commits']['candidate'] & { kind: keyof typeof candidateKinds }): Spans {
  const pushed = /^Merge ([0-9a-f]{40,64}) into [0-9a-f]{40,64}$/.exec(words)?.[1];
  if (kind === 'merge-result' && pushed !== undefined) return [' (', sha(pushed), ' merged into its base)'];
  return [` (${candidateKinds[kind]}, “`, subject(words), '”)'];
}

function sha(commit: string): Span {
  return { code: commit.slice(0, 10) };
}

/** `2026-11-21T14:05:09Z` to the minute, as people write it. */
function minute(time: string): string {
  return time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC');
}

function subject(text: string): Span {
  return { text: text.length > 72 ? `${text.slice(0, 71)}…` : text };
}
