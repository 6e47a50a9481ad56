import { type MetricLine, metricLines } from '../metric-line.ts';
import type { ModelReport, Report } from '../types.ts';
import type { Block, Section } from './document.ts';

/** Two points are a change and no trend: the table has it. */
const fewestPoints = 3;

/** As many points a line chart of a comment carries. */
const trendPoints = 40;

/** The last runs of the base branch and this one, for each judged metric that has a history. */
export function trendSection(report: Report): Section | undefined {
  const blocks = report.models.flatMap((model) => metricLines(model).flatMap((line) => trendChart(model, line)));
  return blocks.length === 0 ? undefined : { id: 'trend', title: 'Trend', folded: true, blocks: blocks.slice(0, 6) };
}

function trendChart({ model, trend }: ModelReport, line: MetricLine): Block[] {
  const now = line.comparison?.candidate.value;
  const past = Object.hasOwn(trend, line.metric) ? (trend[line.metric] ?? []) : [];
  if (line.slice || typeof now !== 'number' || past.length + 1 < fewestPoints) return [];
  const values = [...past.slice(1 - trendPoints), now];
  const title = `${line.metric} of ${model} in ${values.length - 1} runs of the base with as many seeds and in this change`;
  return [{ kind: 'chart', chart: { kind: 'trend', title, axis: line.metric, values } }];
}
