import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { visible } from '../support/escape/index.ts';
import type { Chart } from './document/document.ts';
import { formatShare } from './numbers.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const width = 720;
const font = 'system-ui, sans-serif';

/** Charts with axes that a library draws; intervals are HTML. */
export type Drawn = Exclude<Chart, { kind: 'intervals' }>;

/** Draws one chart as SVG text. Colours are variables of the page, texts are escaped by the library. */
export function drawChart(chart: Drawn): string {
  switch (chart.kind) {
    case 'histogram':
      return draw(histogram(chart.cells), 220);
    case 'trend':
      return chart.values.length < 3 ? '' : draw(trend(chart.values, chart.axis), 220);
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

function short(label: string): string {
  const text = visible(label);
  return text.length > 36 ? `${text.slice(0, 35)}…` : text;
}
