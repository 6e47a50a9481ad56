import { csvCell } from '../support/csv-cell.ts';
import type { Verdict } from '../support/verdict.ts';
import type { WithOrigin } from './deployment-origin.ts';

/** "2026-11-22 21:10 UTC  delay 4  verified  by Ada <ada@example.org>  approved by eve  commit 3f2a91c  …"; of what failed also why. */
export function deploymentLine(deployment: WithOrigin): string {
  const { endedAt, model, version, outcome } = deployment;
  const when = `${endedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const why = whyFailed(deployment);
  return `${when}  ${model} ${version}  ${outcome.padEnd(8)}  ${whoAndWhat(deployment, why).join('  ')}${why}`;
}

/** Who reads this at night wants to know what is served now. */
function whyFailed(deployment: WithOrigin): string {
  if (deployment.outcome !== 'failed') return '';
  const { restored, sentence } = deployment;
  return `  ${restored === null ? 'nothing is' : `version ${restored.version} is`} live; ${sentence}`;
}

/**
 * "by ada", "approved by eve", "commit 3f2a91c", "data 1c0ffee 2b5ca1e", "gates 3 pass".
 * @param said what stands beside it already
 */
export function whoAndWhat(
  { by, approvedBy = [], override, commit, servingCode, data, gates }: WithOrigin,
  said = '',
): readonly string[] {
  const overridden = override && `overridden by ${override.by}: ${override.because}`;
  return [
    `by ${by}`,
    ...(approvedBy.length === 0 ? [] : [`approved by ${approvedBy.join(', ')}`]),
    ...(overridden === undefined || said.toLowerCase().includes(overridden.toLowerCase()) ? [] : [overridden]),
    `commit ${commit.slice(0, 7)}`,
    ...(servingCode === undefined ? [] : [`serving code ${servingCode.slice(0, 7)}`]),
    `data ${dataWords(data)}`,
    `gates ${gateWords(gates)}`,
  ];
}

/** So many digests stand in a line. */
const mostDigests = 3;

function dataWords(data: WithOrigin['data']): string {
  if (data === null) return 'not recorded';
  const digests = [...new Set(data.map(({ digest }) => digest.replace(/^sha256:/, '').slice(0, 7)))];
  if (digests.length === 0) return 'none';
  const more = digests.length - mostDigests;
  return `${digests.slice(0, mostDigests).join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const verdicts: readonly Verdict[] = ['fail', 'unknown', 'pass'];

/** "1 fail 2 pass". */
function gateWords(gates: WithOrigin['gates']): string {
  if (gates === null) return 'not recorded';
  const counts = verdicts.flatMap((verdict) => {
    const count = gates.filter((gate) => gate.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return counts.length === 0 ? 'none' : counts.join(' ');
}

/** Headings and cells; what is not known is empty. */
const columns: Readonly<Record<string, (deployment: WithOrigin) => string>> = {
  environment: ({ environment }) => environment,
  model: ({ model }) => model,
  number: ({ number }) => `${number}`,
  version: ({ version }) => `${version}`,
  outcome: ({ outcome }) => outcome,
  startedAt: ({ startedAt }) => startedAt,
  endedAt: ({ endedAt }) => endedAt,
  by: ({ by }) => by,
  commit: ({ commit }) => commit,
  servingCode: ({ servingCode }) => servingCode ?? '',
  release: ({ release }) => release,
  digest: ({ digest }) => digest,
  reason: ({ reason }) => reason,
  sentence: ({ sentence }) => sentence,
  approvedBy: ({ approvedBy = [] }) => approvedBy.join('; '),
  overriddenBy: ({ override }) => override?.by ?? '',
  overriddenBecause: ({ override }) => override?.because ?? '',
  run: ({ run }) => run ?? '',
  data: ({ data }) => (data ?? []).map(({ role, digest }) => `${role} ${digest}`).join('; '),
  verdict: ({ verdict }) => verdict ?? '',
  gates: ({ gates }) => (gates ?? []).map(({ metric, verdict }) => `${metric} ${verdict}`).join('; '),
  verification: ({ verification }) => verification.map(({ step, verdict }) => `${step}: ${verdict}`).join('; '),
};

/** RFC 4180, with what a spreadsheet would take for a formula kept a text. */
export function deploymentsCsv(deployments: readonly WithOrigin[]): string {
  const cells = Object.values(columns);
  const rows = deployments.map((one) => cells.map((cell) => csvCell(cell(one))).join(','));
  return [Object.keys(columns).join(','), ...rows].join('\r\n');
}
