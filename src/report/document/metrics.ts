import type { Comparison } from '../../metrics/types.ts';
import { clip, oneLine } from '../../support/escape/index.ts';
import { acceptedClause } from '../accepted.ts';
import { baseTooText } from '../base-too.ts';
import { count } from '../clause.ts';
import { constantAnswerText } from '../constant-answer.ts';
import { labelsText } from '../labels-text.ts';
import { askedOf, lacksInterval, type MetricLine, metricLines, notAsked, stateOf } from '../metric-line.ts';
import { byRowsAlone } from '../model-clause.ts';
import { notAskedTexts } from '../not-asked.ts';
import { decimalsOf, formatCount, mainInterval } from '../numbers.ts';
import { outcomes } from '../outcome.ts';
import { roundedText } from '../rounded-changes.ts';
import { sliceNotes } from '../slice-notes.ts';
import { testRowsTexts } from '../test-rows.ts';
import type { ModelReport, Report } from '../types.ts';
import type { Block, Column, IntervalItem, Row, Section, Spans } from './document.ts';
import { effectBlocks } from './effect.ts';

/** As many rows a reviewer reads before the fold. */
const visibleRows = 15;
/** Two points are a change and no trend: the table has it. */
const fewestPoints = 3;
/** As many points a line chart of a comment carries. */
const trendPoints = 40;

const columns: readonly Column[] = [
  { title: 'metric', align: 'left' },
  { title: 'base', align: 'right' },
  { title: 'this change', align: 'right' },
  { title: 'Δ [95 %]', align: 'right' },
  { title: 'gate', align: 'left' },
];

/** The table that a reviewer sees: what blocks, then what is judged, at most 15 rows over all models. */
export function tableSection(report: Report): Section | undefined {
  const shown = visibleLines(report);
  const hidden = shown.reduce((sum, { lines, rows }) => sum + lines.length - rows.length, 0);
  const blocks = shown.flatMap(({ model, rows, same }): Block[] => {
    if (rows.length + same.length === 0) return [];
    const table = rows.length === 0 ? [] : [tableOf(`Metrics of ${model.model}`, rows)];
    return [...heading(report, model), ...table, ...sameText(same, rows), ...notes(model)];
  });
  if (hidden > 0)
    blocks.push({
      kind: 'paragraph',
      spans: [`${count(hidden, 'more line')} under “Metrics in detail” and “Slices”.`],
    });
  const quiet = report.models.filter(({ outcome }) => outcome === 'nothing-to-run');
  if (quiet.length < report.models.length)
    blocks.push(...quietTexts(quiet).map((spans): Block => ({ kind: 'paragraph', spans })));
  return blocks.length === 0 ? undefined : { id: 'table', title: 'Metrics', folded: false, blocks };
}

interface Visible {
  readonly model: ModelReport;
  /** What deserves a row, worst first, and those that there is room for. */
  readonly lines: readonly MetricLine[];
  readonly rows: readonly MetricLine[];
  /** Lines that are exactly the base's, with gates that pass: so many that they would hide what moved. */
  readonly same: readonly MetricLine[];
}

/** Fewer lines of no difference than these do not hide anything. */
const fewestSame = 3;

/** Exactly the base's, and every gate on it passes. */
function isAlike({ movement, gates }: MetricLine): boolean {
  return movement === 'same' && gates.every(({ verdict }) => verdict === 'pass');
}

/** Named, so that nobody looks for them; their values stand in detail. */
function sameText(same: readonly MetricLine[], rows: readonly MetricLine[]): Block[] {
  if (same.length === 0) return [];
  const named = same.slice(0, 6).flatMap(({ metric }, at): Spans => [at === 0 ? '' : ', ', { code: metric }]);
  const more = same.length > 6 ? ` and ${same.length - 6} more` : '';
  const all = rows.length === 0 ? `All ${count(same.length, 'metric')}` : count(same.length, 'more metric');
  const gated = same.filter(({ gates }) => gates.length > 0);
  const asked = gated.length === same.length ? ', and their gates pass' : '';
  const on: Spans = gated.flatMap(({ metric }, at): Spans => [at === 0 ? '; the gates on ' : ', ', { code: metric }]);
  const some: Spans = asked !== '' || gated.length === 0 ? [] : [...on, ' pass'];
  const are = same.length === 1 ? 'is' : 'are';
  return [{ kind: 'paragraph', spans: [`${all} ${are} exactly the base’s${asked}: `, ...named, more, ...some, '.'] }];
}

const quiet: ReadonlySet<ReturnType<typeof stateOf>> = new Set(['judged', 'listed']);

/** Slices deserve a row only where a gate on them does not pass. */
function visibleLines({ models }: Report): Visible[] {
  let left = visibleRows;
  return models
    .filter(({ outcome }) => outcome !== 'nothing-to-run')
    .map((model) => {
      const candidates = metricLines(model).filter((line) => !line.slice || !quiet.has(stateOf(line)));
      const alike = candidates.filter(isAlike);
      const same = alike.length < fewestSame ? [] : alike;
      const lines = candidates.filter((line) => !same.includes(line));
      const rows = lines.slice(0, left);
      left -= rows.length;
      return { model, lines, rows, same };
    });
}

/** One model needs no heading. */
function heading(report: Report, model: ModelReport): Block[] {
  return report.models.length > 1 ? [modelHeading(model)] : [];
}

function modelHeading(model: ModelReport): Block {
  return { kind: 'heading', spans: [{ code: model.model }, ` ${outcomes[model.outcome].word}`] };
}

/** Models beside those of the table: whose results stand, and which the change takes away. */
function quietTexts(models: readonly ModelReport[]): readonly Spans[] {
  const removed = models.filter(({ plan }) => plan.decision === 'removed');
  const kept = models.filter((model) => !removed.includes(model));
  const are = (some: readonly ModelReport[]) => (some.length === 1 ? 'is' : 'are');
  return [
    ...(kept.length > 0 ? [['Recorded results still hold for ', ...namesOf(kept), '.']] : []),
    ...(removed.length > 0 ? [[...namesOf(removed), ` ${are(removed)} no longer in \`mlops.yaml\`.`]] : []),
  ];
}

function namesOf(models: readonly ModelReport[]): Spans {
  const names = models
    .slice(0, 8)
    .flatMap(({ model }, at): Spans => (at === 0 ? [{ code: model }] : [', ', { code: model }]));
  return models.length > 8 ? [...names, ` and ${models.length - 8} more`] : names;
}

function notes(model: ModelReport): Block[] {
  const { comparison } = model;
  const items: string[] = comparison === undefined ? [] : [basisText(comparison, model)];
  const decimals = (metric: string) => {
    const line = comparison?.metrics.find((each) => each.metric === metric && each.slice === undefined);
    return line ? decimalsOf(line) : 3;
  };
  items.push(constantAnswerText(model), ...notAskedTexts(model));
  items.push(...testRowsTexts(model, decimals, byRowsAlone(model)));
  const effect = effectBlocks(model, decimals, byRowsAlone(model));
  if (comparison && comparison.attempts > 1) {
    items.push(
      `This is attempt ${comparison.attempts} of this pull request on the same test set: the more attempts, the less a gain means.`,
    );
  }
  if (comparison && comparison.newRows > 0) {
    items.push(
      `Labels of ${formatCount(comparison.newRows)} test rows come from this change, the base does not know them.`,
    );
  }
  const texts = items.filter((text) => text !== '').map((text): Block => ({ kind: 'paragraph', spans: [text] }));
  return [...effect, ...texts];
}

/** What the numbers of the table rest on: which seeds, and what the intervals take for granted. */
function basisText({ metrics, cluster, groups }: Comparison, { candidate, gates }: ModelReport): string {
  const computed = metrics.filter(({ origin }) => origin === 'computed');
  const rows = Math.max(0, ...computed.map(({ candidate }) => candidate.rows ?? 0));
  const named = (candidate?.seeds ?? []).filter((seed) => seed !== null);
  const absolute = gates.some(({ kind }) => kind === 'min' || kind === 'max');
  const means = metrics.some(({ candidate }) => candidate.shipped !== undefined);
  const over = means
    ? `Means over seeds ${named.join(', ')}${absolute ? `; min and max judge seed ${named[0] ?? '–'}, which ships` : ''}.`
    : '';
  const noise = seedsText(metrics);
  if (rows === 0) return [over, noise].filter((text) => text !== '').join(' ');
  const taken =
    cluster === undefined
      ? 'taken as independent'
      : `those of one ${cluster.map((column) => `\`${clip(oneLine(column), 80).replaceAll('`', "'")}\``).join(', ')} taken together${groups === undefined ? '' : `: ${count(groups, 'group')}`}`;
  const basis = `Intervals: 95 % over ${formatCount(rows)} test rows, ${taken}.`;
  return [over, basis, noise].filter((text) => text !== '').join(' ');
}

/** What the intervals leave out of the noise between seeds, and of that between rows. */
function seedsText(metrics: Comparison['metrics']): string {
  const changes = metrics.filter(({ change }) => change !== undefined && !change.exact && change.intervals.length > 0);
  const has = (kind: 'borrowed' | 'none' | 'unknown') => changes.some(({ change }) => change?.seedNoise === kind);
  const several = metrics.some(({ candidate, baseline }) => candidate.seeds > 1 || (baseline?.seeds ?? 0) > 1);
  const reported = metrics.some(({ origin, candidate }) => origin === 'reported' && candidate.intervals.length > 0);
  const texts = [
    has('unknown') ? 'How far another seed would move a model is not known, so the intervals leave it out.' : '',
    has('borrowed')
      ? 'One side has a single seed: how far another would move it is taken from other runs, at twice their spread.'
      : '',
    has('none') && several
      ? 'All seeds made the same model: no noise between seeds is counted. If the training ignores `MLOPS_SEED`, it is unknown instead.'
      : '',
    reported
      ? 'Metrics that the training reports itself come without rows: what other test rows would say is not in their intervals.'
      : '',
  ].filter((text) => text !== '');
  return texts.join(' ');
}

function tableOf(caption: string, lines: readonly MetricLine[]): Block {
  return { kind: 'table', caption, columns, rows: lines.map(rowOf) };
}

function rowOf(line: MetricLine): Row {
  const slice: Spans = line.slice ? [' for ', { code: `${line.slice.column} = ${line.slice.value}` }] : [];
  return {
    strong: line.gates.some(({ blocks, verdict }) => blocks && verdict === 'fail'),
    cells: [
      [{ code: line.metric }, ...slice],
      [{ text: line.base }],
      [{ text: line.head }],
      [{ text: deltaText(line) }],
      gateSpans(line),
    ],
  };
}

const words: Readonly<Record<MetricLine['movement'], string>> = {
  better: 'better',
  worse: 'worse',
  unclear: 'within noise',
  same: 'same',
  new: 'new',
  'not-comparable': '',
  undefined: '',
};

function deltaText(line: MetricLine): string {
  const { arrow, delta, movement } = line;
  const word = lacksInterval(line) ? '' : words[movement];
  return [arrow, delta, word].filter((part) => part !== '').join(' ');
}

/** Worst gate first; a mark, a word where it is not a pass, and what was asked for. */
function gateSpans(line: MetricLine): Spans {
  const { gates } = line;
  if (gates.length === 0) return [{ text: '–' }];
  const order = gates.toSorted((one, other) => gateRank(one) - gateRank(other));
  return [{ text: order.map((gate) => gateText(line, gate)).join(' · ') }];
}

function gateRank({ verdict, blocks }: MetricLine['gates'][number]): number {
  return (blocks ? 0 : 3) + (verdict === 'fail' ? 0 : verdict === 'unknown' ? 1 : 2);
}

function gateText(line: MetricLine, gate: MetricLine['gates'][number]): string {
  const on = gate.on === undefined ? '' : ' on unchanged rows';
  const asked = `${askedOf(line, gate)}${on}${baseTooText(line, gate)}`;
  if (gate.verdict === 'pass' && gate.kind === 'default' && lacksInterval(line)) return 'no gate, no interval';
  if (gate.verdict === 'pass') return `✅ ${asked}`;
  if (notAsked(gate)) return `${gate.reason === 'not-in-baseline' ? 'not asked yet' : 'too few rows'}: ${asked}`;
  if (gate.verdict === 'unknown')
    return `❓ ${gate.blocks ? 'unknown' : gate.level === 'fail' ? 'unknown, allowed' : `unknown (${gate.level})`}: ${asked}`;
  if (gate.accepted) return `⚠️ fails, ${acceptedClause(gate.accepted)}: ${asked}`;
  return gate.blocks ? `❌ fails: ${asked}` : `⚠️ ${gate.level}: ${asked}`;
}

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
      ...heading(report, model),
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

/** Every line of a slice. */
export function sliceSection(report: Report): Section | undefined {
  const blocks = report.models.flatMap((model): Block[] => {
    const lines = metricLines(model).filter(({ slice }) => slice);
    const said = sliceNotes(lines).map((text): Block => ({ kind: 'paragraph', spans: [text] }));
    return lines.length === 0 ? [] : [...heading(report, model), sliceTable(model, lines), ...said];
  });
  return blocks.length === 0 ? undefined : { id: 'slices', title: 'Slices', folded: true, blocks };
}

function sliceTable(model: ModelReport, lines: readonly MetricLine[]): Block {
  const sizes = [{ title: 'rows', of: ({ rows }: MetricLine) => rows }, ...groupsColumn(lines)];
  const rows = lines.map((line): Row => {
    const row = rowOf(line);
    const counts = sizes.map(({ of }) => [{ text: countText(of(line)) }]);
    return { ...row, cells: [...row.cells, ...counts] };
  });
  const caption = `Slices of ${model.model}: base and this change`;
  const more = sizes.map(({ title }): Column => ({ title, align: 'right' }));
  return { kind: 'table', caption, columns: [...columns, ...more], rows };
}

/** Where rows come in groups, the groups are the evidence: thousands of rows of four days are four of it. */
function groupsColumn(lines: readonly MetricLine[]) {
  const groups = ({ comparison }: MetricLine) => comparison?.candidate.groups ?? null;
  return lines.some((line) => groups(line) !== null) ? [{ title: 'groups', of: groups }] : [];
}

function countText(count: number | null): string {
  return count === null ? '–' : formatCount(count);
}

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
