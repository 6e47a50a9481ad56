import { escapeHtml } from '../support/escape/index.ts';
import { decimalsFor } from '../support/numbers.ts';
import type { Chart, IntervalItem } from './document/document.ts';
import { formatSigned } from './numbers.ts';

/** One row much longer than its neighbours ends in an arrow, so that the others can be seen. */
const outlier = 6;

/** Ends of the axis in percent, with 0 inside. */
interface Axis {
  readonly from: number;
  readonly to: number;
}

/**
 * Changes with their intervals as lines of HTML: text stays text at any width, colours follow the page. Grey zone:
 * worse than the gate allows.
 */
export function intervalPlot({ title, items }: Chart & { kind: 'intervals' }): string {
  const axis = axisOf(items);
  const rows = items.map((item) => rowHtml(item, axis)).join('\n');
  const legend = legendOf(items)
    .map(({ style, text }) => `<span><i class="${style}"></i>${text}</span>`)
    .join('');
  return `<figure class="intervals"><figcaption>${escapeHtml(title)}</figcaption>
<p class="legend">${legend}</p>
<div class="plot">
${rows}
<div class="row axis"><span></span><span class="track">${ticks(axis)}</span><span></span></div>
<div class="row ends"><span></span><span class="track"><span>← worse</span><span>better →</span></span><span></span></div>
</div></figure>`;
}

function rowHtml({ label, change, low, high, tolerance, verdict }: IntervalItem, axis: Axis): string {
  const edges = [low < axis.from ? ' cut-low' : '', high > axis.to ? ' cut-high' : ''].join('');
  const zone =
    tolerance === undefined || -tolerance <= axis.from
      ? ''
      : `<i class="beyond" style="width:${place(-tolerance, axis)}"></i>`;
  const left = share(low, axis);
  const width = Math.max(0, share(high, axis) - left);
  const inside = change >= axis.from && change <= axis.to;
  const dot = inside ? `<i class="dot" style="left:${place(change, axis)}"></i>` : '';
  return `<div class="row ${verdict}"><span class="label">${escapeHtml(label)}</span><span class="track">${zone}<i class="zero" style="left:${place(0, axis)}"></i><i class="bar${edges}" style="left:${percent(left)};width:${percent(width)}"></i>${dot}</span><span class="number">${formatSigned(change, Math.min(3, decimalsFor(change, 2) ?? 0))} %</span></div>`;
}

const legends = [
  { style: 'key pass', text: 'gate passes', of: 'pass' },
  { style: 'key fail', text: 'gate fails', of: 'fail' },
  { style: 'key unknown', text: 'gate unknown', of: 'unknown' },
  { style: 'key none', text: 'no gate', of: 'none' },
] as const;

/** Only what is drawn, so that nobody looks for the rest. */
function legendOf(items: readonly IntervalItem[]): readonly { readonly style: string; readonly text: string }[] {
  const used = legends.filter(({ of }) => items.some(({ verdict }) => verdict === of));
  const zone = items.some(({ tolerance }) => tolerance !== undefined);
  return [...used, ...(zone ? [{ style: 'key zone', text: 'worse than its gate allows' }] : [])];
}

function axisOf(items: readonly IntervalItem[]): Axis {
  const reach = items.map(({ low, high, change }) => Math.max(Math.abs(low), Math.abs(high), Math.abs(change)));
  const sorted = reach.toSorted((one, other) => one - other);
  const most = (sorted[Math.floor((sorted.length - 1) / 2)] || sorted.at(-1) || 1) * outlier;
  const shown = items.filter((_, at) => (reach[at] ?? 0) <= most);
  const limits = shown.flatMap(({ tolerance }) =>
    tolerance === undefined || tolerance > most ? [] : [-tolerance * 1.5],
  );
  const from = Math.min(0, ...shown.map(({ low }) => low), ...limits);
  const to = Math.max(0, ...shown.map(({ high }) => high));
  const margin = (to - from) * 0.08 || 1;
  return { from: from - margin, to: to + margin };
}

/** Round numbers, 0 among them, three to seven of them. */
function ticks(axis: Axis): string {
  const rough = (axis.to - axis.from) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.ceil(axis.from / step);
  const decimals = decimalsFor(step, 1) ?? 0;
  return Array.from({ length: Math.floor(axis.to / step) - first + 1 }, (_, at) => (first + at) * step)
    .map((at) => `<b style="left:${place(at, axis)}">${at === 0 ? '0' : formatSigned(at, decimals)} %</b>`)
    .join('');
}

function share(value: number, { from, to }: Axis): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

function place(value: number, axis: Axis): string {
  return percent(share(value, axis));
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
