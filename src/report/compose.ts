import { headlineOf } from './headline.ts';
import { type Ends, judgeDataset, judgeModel, problemVerdict } from './judge.ts';
import { nextOf, type Remedies } from './next.ts';
import { byOutcome, joinOutcomes, outcomes } from './outcome.ts';
import type { DatasetReport, ModelReport, Outcome, Report, ReportParts } from './types.ts';

/** A part of the report with its say in the whole, for finding the one that decides. */
interface Voice {
  readonly outcome: Outcome;
  readonly reason: string;
}

/**
 * Decides verdict, outcome, deciding reason and headline from what the use cases know. Blocking gates, blocking data
 * checks, problems and blocking policy changes count; the worst decides; a report about nothing at all is `unknown`.
 * @param remedies what the joined table of reasons advises for what has no remedy of its own
 * @param ends how a command ends that stops for a reason code; without it every problem is a fail
 */
export function composeReport(
  parts: ReportParts,
  ends: Ends = () => undefined,
  remedies: Remedies = () => undefined,
): Report {
  const judged = <Part extends Pick<ReportParts, 'problems'>>(part: Part): Part => ({
    ...part,
    problems: part.problems.map((problem) => ({ ...problem, verdict: problemVerdict(problem, ends) })),
  });
  const models = parts.models.map((model) => judgeModel(judged(model), ends)).toSorted(worstFirst);
  const datasets = parts.datasets.map((dataset) => judgeDataset(judged(dataset), ends)).toSorted(worstFirst);
  const voices = voicesOf(parts, models, datasets, ends);
  const outcome = joinOutcomes(voices.map((voice) => voice.outcome)) ?? 'cannot-tell';
  const reason = voices.toSorted(worstFirst)[0]?.reason ?? 'nothing-planned';
  const draft: Report = {
    schemaVersion: 1,
    project: parts.project,
    verdict: outcomes[outcome].verdict,
    outcome,
    reason: outcome === 'mixed' ? 'mixed' : reason,
    headline: '',
    commits: parts.commits,
    models,
    datasets,
    policy: parts.policy,
    untouched: parts.untouched,
    problems: judged(parts).problems,
    reproduce: parts.reproduce,
    madeAt: parts.madeAt,
    tool: parts.tool,
  };
  const next = nextOf(draft, remedies);
  return { ...draft, headline: headlineOf(draft), ...(next !== undefined && { next }) };
}

function worstFirst(one: Voice, other: Voice): number {
  return byOutcome(one.outcome, other.outcome);
}

function voicesOf(
  { problems, policy, untouched }: ReportParts,
  models: readonly ModelReport[],
  datasets: readonly DatasetReport[],
  ends: Ends,
): Voice[] {
  const voices: Voice[] = [];
  for (const problem of problems) {
    const verdict = problemVerdict(problem, ends);
    if (verdict !== 'pass')
      voices.push({ outcome: verdict === 'fail' ? 'stopped' : 'cannot-tell', reason: problem.reason });
  }
  voices.push(...datasets, ...models); // in the order of the headline: of equals, both name the first
  if (policy.some(({ blocks }) => blocks)) voices.push({ outcome: 'policy-blocked', reason: 'policy-blocked' });
  if (policy.some(({ accepted }) => accepted !== undefined)) voices.push({ outcome: 'accepted', reason: 'accepted' });
  if (policy.some(({ kind, blocks }) => kind === 'loosened' && !blocks)) {
    voices.push({ outcome: 'policy-loosened', reason: 'policy-loosened' });
  }
  if (untouched.models.length + untouched.datasets.length > 0) {
    voices.push({ outcome: 'nothing-to-run', reason: 'nothing-to-run' });
  }
  return voices;
}
