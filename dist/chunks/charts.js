import { a as init, i as use, n as install$3, o as install, r as install$2, s as install$1, t as install$4 } from "./echarts.js";
import { i as visible } from "./clean.js";
import { o as formatShare } from "./numbers2.js";

// src/report/charts.ts
use([
	install,
	install$1,
	install$2,
	install$3,
	install$4
]);
const width = 720;
const font = "system-ui, sans-serif";
function drawChart(chart) {
	switch (chart.kind) {
		case "histogram": return draw(histogram(chart.cells), 220);
		case "trend": return chart.values.length < 3 ? "" : draw(trend(chart.values, chart.axis), 220);
	}
}
function draw(option, height) {
	const chart = init(null, null, {
		renderer: "svg",
		ssr: true,
		width,
		height
	});
	try {
		chart.setOption({
			animation: false,
			textStyle: {
				fontFamily: font,
				color: "var(--ink)"
			},
			...option
		});
		return chart.renderToSVGString().replace(/<style[\s\S]*?<\/style>/, "");
	} finally {
		chart.dispose();
	}
}
const room = {
	outerBoundsMode: "same",
	outerBoundsContain: "axisLabel"
};
const axisStyle = {
	axisLine: { lineStyle: { color: "var(--line)" } },
	axisTick: { lineStyle: { color: "var(--line)" } },
	axisLabel: {
		color: "var(--soft)",
		fontFamily: font
	},
	splitLine: { lineStyle: {
		color: "var(--line)",
		opacity: .5
	} },
	nameTextStyle: {
		color: "var(--soft)",
		fontFamily: font
	}
};
function histogram(cells) {
	return {
		grid: {
			left: 8,
			right: 16,
			top: 32,
			bottom: 8,
			...room
		},
		legend: {
			top: 0,
			left: 0,
			textStyle: {
				color: "var(--ink)",
				fontFamily: font
			},
			data: ["base", "this change"]
		},
		xAxis: {
			...axisStyle,
			type: "category",
			data: cells.map(({ label }) => short(label)),
			splitLine: { show: false }
		},
		yAxis: {
			...axisStyle,
			type: "value",
			axisLabel: {
				...axisStyle.axisLabel,
				formatter: formatShare
			}
		},
		series: [{
			name: "base",
			type: "bar",
			barWidth: "92%",
			data: cells.map(({ base }) => base),
			itemStyle: {
				color: "var(--base)",
				opacity: .55
			}
		}, {
			name: "this change",
			type: "line",
			step: "middle",
			symbol: "circle",
			symbolSize: 5,
			data: cells.map(({ head }) => head),
			lineStyle: {
				color: "var(--head)",
				width: 2.5
			},
			itemStyle: { color: "var(--head)" }
		}]
	};
}
function trend(values, axis) {
	const last = values.length - 1;
	return {
		grid: {
			left: 8,
			right: 24,
			top: 28,
			bottom: 8,
			...room
		},
		xAxis: {
			...axisStyle,
			type: "category",
			data: values.map((_, at) => at === last ? "this change" : String(at - last)),
			splitLine: { show: false }
		},
		yAxis: {
			...axisStyle,
			type: "value",
			scale: true,
			name: short(axis)
		},
		series: [{
			type: "line",
			data: values.map((value, at) => ({
				value,
				symbolSize: at === last ? 11 : 5,
				itemStyle: { color: at === last ? "var(--head)" : "var(--base)" }
			})),
			symbol: "circle",
			lineStyle: {
				color: "var(--base)",
				width: 2
			}
		}]
	};
}
function short(label) {
	const text = visible(label);
	return text.length > 36 ? `${text.slice(0, 35)}…` : text;
}

export { drawChart };