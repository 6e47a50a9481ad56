import { hasLost } from '../gates/index.ts';
import { code } from './clause.ts';
import type { MetricLine } from './metric-line.ts';
import { ownPullRequest } from './next-for-data.ts';
import type { ModelReport } from './types.ts';

/** The base has a number here, and this change has none. */
export function isLost({ comparison }: Pick<MetricLine, 'comparison'>): boolean {
  return comparison !== undefined && hasLost(comparison);
}

/** "; 2 more metrics are lost, too": a training that broke loses several at once, and the first one is named. */
export function moreLost({ gates }: ModelReport): string {
  const lost = gates.filter(({ kind, blocks }) => kind === 'kept' && blocks);
  if (gates.find(({ blocks }) => blocks) !== lost[0] || lost.length < 2) return '';
  return lost.length === 2 ? '; 1 more metric is lost, too' : `; ${lost.length - 1} more metrics are lost, too`;
}

/** A number that nobody asked for comes back, or somebody says that it may be gone; without a full stop. */
export function lostStep({ model, gates, comparison }: ModelReport): string | undefined {
  const lost = gates.find(({ kind, blocks }) => kind === 'kept' && blocks);
  const line = comparison?.metrics.find(({ metric, slice }) => metric === lost?.metric && slice === undefined);
  if (lost === undefined || line === undefined) return undefined;
  const again =
    line.origin === 'computed'
      ? `Repair what ${code(model)} predicts, so that ${code(lost.metric)} has a value`
      : `Write ${code(lost.metric)} as a number again, without quotes or units`;
  return `${again}. If it is meant to be gone, or has another name now, give it a gate with \`level: info\` ${ownPullRequest}`;
}
