import type { VersionRecord } from '../../promotion/types.ts';
import { renderComparison } from '../../report/index.ts';
import { markdownSentence } from '../../support/escape/index.ts';
import { MlopsError } from '../../support/problem.ts';
import type { Ports } from '../ports.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { reportsAgainst } from './judge-version.ts';

/** Bytes of the comparison in a promotion pull request; beside it there is room for everything else. */
const mostBytes = 30_000;

/**
 * Compares a version with the one that is live, in markdown; undefined where there is nothing to compare.
 * @param label column of the label, for units
 */
export type AgainstLive = (
  wanted: VersionRecord,
  live: VersionRecord | undefined,
  label: string | undefined,
) => Promise<string | undefined>;

/**
 * Metrics with intervals and data, the commit of a version against that of the live one. Where they cannot be compared it
 * says why: a pull request is opened all the same, and its gates have been asked before.
 */
export function againstLive(request: ChangeRequest, ports: Ports): AgainstLive {
  return async (wanted, live, label) => {
    // The same version with other settings: a table of equal numbers would hide what changes.
    if (live === undefined || live.version === wanted.version) return undefined;
    try {
      const about = { ...request, head: wanted.commit, baselineKind: 'live-version' } as const;
      const report = (await reportsAgainst(about, live.commit, [wanted.model], ports)).get(wanted.model);
      const options = { limit: mostBytes, ...(label !== undefined && { label }) };
      return report && renderComparison(report, options);
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      return markdownSentence(`They cannot be compared: ${error.message}`);
    }
  };
}
