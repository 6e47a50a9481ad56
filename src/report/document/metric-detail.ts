import { labelsText } from '../labels-text.ts';
import { type MetricLine, metricLines, notAsked } from '../metric-line.ts';
import { formatCount, mainInterval } from '../numbers.ts';
import { roundedText } from '../rounded-changes.ts';
import type { ModelReport, Report } from '../types.ts';
import type { Block, IntervalItem, Section, Spans } from './document.ts';
import { gateRank, tableOf } from './metric-rows.ts';
import { modelHeading } from './model-heading.ts';
import { visibleLines } from './visible-lines.ts';

/** What the visible table has no room for: hidden lines, the sentence of each gate that does not pass, the methods. */
export function metricSection(report: Report): Section | undefined {
  const shown = new Map(visibleLines(report).map(({ model, rows }) => [model, rows]));
  const blocks = report.models.flatMap((model): Block[] => {
    const lines = metricLines(model);
    if (lines.length === 0) return [];
    const hidden = lines.filter(
      (line) => !line.slice && !shown.get(model)?.some(({ metric, slice }) => !slice && metric === line.metric),
    );
    const labels = labelsText(model);
    const said = model.gates
      .filter((gate) => gate.verdict !== 'pass' && !notAsked(gate))
      .toSorted((one, other) => gateRank(one) - gateRank(other))
      .map(({ sentence }): Spans => [sentence]);
    return [
      ...modelHeading(report, model),
      ...(hidden.length > 0 ? [tableOf(`More metrics of ${model.model}`, hidden)] : []),
      ...(said.length > 0 ? [{ kind: 'list', items: said } as const] : []),
      { kind: 'paragraph', spans: [methods(lines)] },
      ...(labels === '' ? [] : [{ kind: 'paragraph', spans: [labels] } as const]),
      ...intervalChart(model, lines),
    ];
  });
  return blocks.length === 0 ? undefined : { id: 'metrics', title: 'Metrics in detail', folded: true, blocks };
}

function methods(lines: readonly MetricLine[]): string {
  const used = Map.groupBy(
    lines.filter(({ method }) => method !== ''),
    ({ method }) => method,
  );
  const parts = [...used].map(
    ([method, of]) => `${method} (${[...new Set(of.map(({ metric }) => metric))].join(', ')})`,
  );
  const rows = Math.max(0, ...lines.map((line) => line.rows ?? 0));
  return `Intervals: ${parts.join('; ') || 'none'}.${rows > 0 ? ` ${formatCount(rows)} test rows.` : ''}${roundedText(lines)}`;
}

function intervalChart(model: ModelReport, lines: readonly MetricLine[]): Block[] {
  const all = lines.flatMap(intervalItem);
  const gated = all.filter(({ verdict }) => verdict !== 'none');
  const items = (gated.length > 0 ? gated : all).slice(0, 24);
  const left = all.length > items.length ? '; the rest is in the tables' : '';
  const title = `Change of ${model.model} in percent of the base, with its 95 % interval: what gates judge${left}`;
  return items.every(({ low, high }) => low === 0 && high === 0)
    ? []
    : [{ kind: 'chart', chart: { kind: 'intervals', title, items } }];
}

function intervalItem(line: MetricLine): IntervalItem[] {
  const { change, baseline } = line.comparison ?? {};
  const size = Math.abs(baseline?.value ?? 0);
  const bounds = change && mainInterval(change.intervals);
  if (!change || !bounds || size === 0) return [];
  const label = line.slice ? `${line.metric}, ${line.slice.column} = ${line.slice.value}` : line.metric;
  const percent = (value: number) => (value / size) * 100;
  const rule = line.gates.find(({ kind }) => kind === 'max-worse')?.rule.maxWorse;
  const tolerance = rule === undefined ? {} : { tolerance: rule.kind === 'percent' ? rule.value : percent(rule.value) };
  const verdict = line.gates.toSorted((one, other) => gateRank(one) - gateRank(other))[0]?.verdict ?? 'none';
  return [
    {
      label,
      change: percent(change.value),
      low: percent(bounds.low),
      high: percent(bounds.high),
      ...tolerance,
      verdict,
    },
  ];
}
