import type { CommandedPull, ConcludedCheck, VerdictDesk } from '../../forge/index.ts';
import { type Judgement, readJudgement } from '../../report/index.ts';

/** A verdict on a commit, as the check carries it, and the run that made it. */
export interface Judged {
  readonly judgement: Judgement;
  readonly run: number | undefined;
  readonly attempt: number | undefined;
}

/** Of each project the newest verdict on the head for its base; with `until`, the one that stood then. */
export async function judgementsOf(
  verdicts: VerdictDesk,
  { head, base }: Pick<CommandedPull, 'head' | 'base'>,
  until?: string,
): Promise<readonly Judged[]> {
  const checks = await verdicts.concluded(head, base, until);
  return checks.flatMap(({ details, run, attempt }: ConcludedCheck) => {
    const judgement = readJudgement(details);
    return judgement === undefined ? [] : [{ judgement, run, attempt }];
  });
}
