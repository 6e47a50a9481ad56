import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { visible } from '../support/escape/index.ts';
import type { Chart, IntervalItem } from './document/document.ts';
import { formatNumber, formatShare } from './numbers.ts';

use([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const width = 720;
const font = 'system-ui, sans-serif';
const colors = { pass: 'var(--pass)', fail: 'var(--fail)', unknown: 'var(--unknown)', none: 'var(--base)' } as const;

/** Draws one chart as SVG text. Colours are variables of the page, texts are escaped by the library. */
export function drawChart(chart: Chart): string {
  switch (chart.kind) {
    case 'intervals':
      return draw(intervals(chart.items), 60 + chart.items.length * 28);
    case 'histogram':
      return draw(histogram(chart.cells), 220);
    case 'trend':
      return chart.values.length < 2 ? '' : draw(trend(chart.values, chart.axis), 220);
  }
}

function draw(option: EChartsCoreOption, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: font, color: 'var(--ink)' }, ...option });
    return chart.renderToSVGString().replace(/<style[\s\S]*?<\/style>/, '');
  } finally {
    chart.dispose();
  }
}

// The plot shrinks by what its labels need.
const room = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const;

const axisStyle = {
  axisLine: { lineStyle: { color: 'var(--line)' } },
  axisTick: { lineStyle: { color: 'var(--line)' } },
  axisLabel: { color: 'var(--soft)', fontFamily: font },
  splitLine: { lineStyle: { color: 'var(--line)', opacity: 0.5 } },
  nameTextStyle: { color: 'var(--soft)', fontFamily: font },
} as const;

/** One row a line: the change with its interval, zero, and a red mark where the gate's tolerance ends. */
function intervals(items: readonly IntervalItem[]): EChartsCoreOption {
  const ends = items.flatMap(({ low, high, tolerance }) => [
    low,
    high,
    ...(tolerance === undefined ? [] : [-tolerance]),
  ]);
  const reach = { min: Math.min(0, ...ends), max: Math.max(0, ...ends) };
  const margin = (reach.max - reach.min) * 0.06 || 1;
  return {
    grid: { left: 28, right: 24, top: 8, bottom: 36, ...room },
    xAxis: {
      ...axisStyle,
      type: 'value',
      min: reach.min - margin,
      max: reach.max + margin,
      name: '← worse · % of base · better →',
      nameLocation: 'middle',
      nameGap: 28,
      axisLabel: { ...axisStyle.axisLabel, formatter: percentLabel },
    },
    yAxis: {
      ...axisStyle,
      type: 'category',
      inverse: true,
      data: items.map(({ label }) => short(label)),
      splitLine: { show: false },
    },
    series: [
      {
        type: 'custom',
        data: items.map(({ change, low, high, tolerance }, at) => [
          at,
          change,
          low,
          high,
          tolerance === undefined ? Number.NaN : -tolerance,
        ]),
        encode: { x: [1, 2, 3], y: 0 },
        renderItem: (_: unknown, api: ItemApi) => whisker(api, items),
      },
    ],
  };
}

interface ItemApi {
  value(dimension: number): number | string;
  coord(point: readonly (number | string)[]): number[];
}

function whisker(api: ItemApi, items: readonly IntervalItem[]) {
  const row = Number(api.value(0));
  const x = (value: number) => api.coord([value, row])[0] ?? 0;
  const y = api.coord([0, row])[1] ?? 0;
  const item = items[row];
  if (!item) return undefined;
  const stroke = colors[item.verdict];
  const line = (x1: number, y1: number, x2: number, y2: number, style: object) => ({
    type: 'line',
    shape: { x1, y1, x2, y2 },
    style,
  });
  const limit =
    item.tolerance === undefined
      ? []
      : [
          line(x(-item.tolerance), y - 11, x(-item.tolerance), y + 11, {
            stroke: 'var(--fail)',
            lineWidth: 2,
            lineDash: [3, 2],
          }),
        ];
  return {
    type: 'group',
    children: [
      line(x(0), y - 14, x(0), y + 14, { stroke: 'var(--soft)', lineWidth: 1 }),
      ...limit,
      line(x(item.low), y, x(item.high), y, { stroke, lineWidth: 2 }),
      line(x(item.low), y - 5, x(item.low), y + 5, { stroke, lineWidth: 2 }),
      line(x(item.high), y - 5, x(item.high), y + 5, { stroke, lineWidth: 2 }),
      { type: 'circle', shape: { cx: x(item.change), cy: y, r: 4.5 }, style: { fill: stroke } },
    ],
  };
}

/** Base as filled bars, this change as a stepped line over them: told apart by shape as well as by colour. */
function histogram(cells: (Chart & { kind: 'histogram' })['cells']): EChartsCoreOption {
  return {
    grid: { left: 8, right: 16, top: 32, bottom: 8, ...room },
    legend: { top: 0, left: 0, textStyle: { color: 'var(--ink)', fontFamily: font }, data: ['base', 'this change'] },
    xAxis: { ...axisStyle, type: 'category', data: cells.map(({ label }) => short(label)), splitLine: { show: false } },
    yAxis: { ...axisStyle, type: 'value', axisLabel: { ...axisStyle.axisLabel, formatter: formatShare } },
    series: [
      {
        name: 'base',
        type: 'bar',
        barWidth: '92%',
        data: cells.map(({ base }) => base),
        itemStyle: { color: 'var(--base)', opacity: 0.55 },
      },
      {
        name: 'this change',
        type: 'line',
        step: 'middle',
        symbol: 'circle',
        symbolSize: 5,
        data: cells.map(({ head }) => head),
        lineStyle: { color: 'var(--head)', width: 2.5 },
        itemStyle: { color: 'var(--head)' },
      },
    ],
  };
}

/** Runs of the base branch as a line, this change as its last, larger point. */
function trend(values: readonly number[], axis: string): EChartsCoreOption {
  const last = values.length - 1;
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 8, ...room },
    xAxis: {
      ...axisStyle,
      type: 'category',
      data: values.map((_, at) => (at === last ? 'this change' : String(at - last))),
      splitLine: { show: false },
    },
    yAxis: { ...axisStyle, type: 'value', scale: true, name: short(axis) },
    series: [
      {
        type: 'line',
        data: values.map((value, at) => ({
          value,
          symbolSize: at === last ? 11 : 5,
          itemStyle: { color: at === last ? 'var(--head)' : 'var(--base)' },
        })),
        symbol: 'circle',
        lineStyle: { color: 'var(--base)', width: 2 },
      },
    ],
  };
}

function percentLabel(value: number): string {
  return formatNumber(value, Math.abs(value) < 1 && value !== 0 ? 1 : 0);
}

function short(label: string): string {
  const text = visible(label);
  return text.length > 36 ? `${text.slice(0, 35)}…` : text;
}
