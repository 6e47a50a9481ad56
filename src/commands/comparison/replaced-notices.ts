import { runAddress } from '../../ledger/index.ts';
import type { ModelFacts, Side } from '../../project/index.ts';
import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import type { Situation } from '../situation/situation.ts';
import { evaluationAddressOf, replacedCount, standing } from '../situation/standing-records.ts';

/** Says of each side whose results were replaced that earlier verdicts rested on others. */
export function replacedNotices(
  { records }: Pick<Situation, 'records'>,
  facts: ModelFacts,
  before: ModelFacts | undefined,
): readonly Problem[] {
  const shared = before?.fingerprint === facts.fingerprint;
  const sides: readonly (readonly [Side, ModelFacts])[] = [
    ['candidate', facts],
    ...(before === undefined || shared ? [] : [['baseline', before] as const]),
  ];
  return sides.flatMap(([side, of]) => {
    const run = runAddress(of.model.name, of.fingerprint);
    const addresses = [run, evaluationAddressOf(of) ?? run];
    const replaced = addresses.find((address) => replacedCount(records, address) > 0);
    if (replaced === undefined) return [];
    const reason: keyof typeof commandReasons = 'result-replaced';
    const what = replaced === run ? 'run' : 'scores';
    const whose = side === 'candidate' ? 'The' : 'The baseline’s';
    const message = `${whose} ${what} of ${of.model.name} at ${replaced} ${whyReplaced(records, replaced, what)}; what is compared is the result that was recorded in ${what === 'run' ? 'its' : 'their'} place.`;
    return [{ reason, message }];
  });
}

/** The last of those in a row counts. */
function whyReplaced(records: Situation['records'], first: string, what: 'run' | 'scores'): string {
  const last = standing(records, first)?.text ?? '';
  if (/"why":\s*"not-trusted"/.test(last)) return `${what === 'run' ? 'was' : 'were'} not trusted, and made again`;
  return `lost ${what === 'run' ? 'its' : 'their'} bytes and came out different when made again`;
}
