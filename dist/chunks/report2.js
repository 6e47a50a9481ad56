import { t as MlopsError } from "./problem.js";
import { _ as number, b as strictObject, c as _enum, f as exactOptional, h as literal, p as int, x as string, y as record } from "./schemas.js";
import { t as readVersioned } from "./versioned.js";
import { r as outcomeNames } from "./outcome.js";
import { t as reportReasons } from "./reasons12.js";
import { a as policyChange, c as level, d as problem, f as verdict, l as list, n as gateResult, o as better, p as comparisonSchema, r as judgedRows, s as count, u as path } from "./gates.js";
import { i as placeSchema, n as dataReportSchema, t as checkResultSchema } from "./data-report.js";
import { a as testNames } from "./tests.js";
import { i as driftStatistics } from "./needs.js";

// src/report/schema/metrics.ts
const metricApart = strictObject({
	metric: string(),
	better,
	known: number(),
	arrived: number(),
	change: number(),
	interval: exactOptional(strictObject({
		level: number().gt(0).lt(1),
		low: number(),
		high: number()
	})),
	constant: exactOptional(strictObject({
		known: number(),
		arrived: number()
	}))
});

// src/report/schema/data.ts
const dataReport = dataReportSchema;
const column = strictObject({
	column: string(),
	kind: _enum([
		"numeric",
		"categorical",
		"text",
		"time",
		"other"
	]),
	state: _enum([
		"same",
		"changed",
		"drifted",
		"unknown"
	]),
	level,
	reason: string(),
	sentence: string(),
	statistics: list(strictObject({
		statistic: _enum(driftStatistics),
		value: number(),
		limit: number(),
		noise: number()
	})),
	tests: exactOptional(list(strictObject({
		test: _enum(testNames),
		value: number(),
		pValue: number(),
		degrees: exactOptional(count)
	}))),
	nulls: strictObject({
		base: number(),
		head: number()
	}),
	range: exactOptional(strictObject({
		base: string(),
		head: string()
	})),
	newValues: list(string()),
	lostValues: list(string()),
	histogram: list(strictObject({
		label: string(),
		base: number(),
		head: number()
	})),
	path,
	place: exactOptional(placeSchema)
});
const side = strictObject({
	digest: string(),
	rows: count
});
const dataDiff = strictObject({
	dataset: string(),
	base: side,
	head: side,
	added: list(string()),
	removed: list(string()),
	retyped: list(strictObject({
		column: string(),
		from: string(),
		to: string()
	})),
	verdict,
	columns: list(column),
	checks: list(checkResultSchema)
});

// src/report/schema/report.ts
const reportLimit = 16e6;
const outcome = _enum(outcomeNames);
const judged = {
	verdict,
	outcome,
	reason: string()
};
const run = strictObject({
	fingerprint: string(),
	commit: string(),
	seeds: list(number().nullable()),
	seconds: number().nonnegative(),
	exit: _enum([
		"ok",
		"user",
		"data",
		"infrastructure",
		"preempted",
		"out-of-memory",
		"timeout",
		"cancelled"
	]),
	hardware: string(),
	artifact: exactOptional(strictObject({
		digest: string(),
		bytes: count
	})),
	origin: _enum(["local", "ci"]),
	training: exactOptional(literal("none"))
});
const testRows = strictObject({
	dataset: string(),
	rows: strictObject({
		base: count,
		known: count,
		arrived: count,
		gone: count,
		changed: count
	}),
	columns: list(strictObject({
		name: string(),
		rows: count
	})),
	added: list(string()),
	effect: list(strictObject({
		metric: string(),
		from: number(),
		to: number()
	})),
	onArrived: list(metricApart),
	onVouched: list(strictObject({
		metric: string(),
		base: number().nullable(),
		head: number().nullable()
	}))
});
const model = strictObject({
	model: string(),
	...judged,
	plan: strictObject({
		decision: _enum([
			"train",
			"evaluate",
			"reuse",
			"first-run",
			"removed"
		]),
		reasons: list(string()),
		untrained: exactOptional(literal(true)),
		neededBy: exactOptional(list(string()))
	}),
	candidate: exactOptional(run),
	baseline: exactOptional(run),
	comparison: exactOptional(comparisonSchema),
	testRows: exactOptional(testRows),
	labels: exactOptional(strictObject({
		classes: list(strictObject({
			name: string(),
			rows: count
		})),
		positive: exactOptional(string()),
		threshold: exactOptional(number()),
		constant: list(strictObject({
			metric: string(),
			value: number()
		}))
	})),
	judgedRows: exactOptional(judgedRows),
	gates: list(gateResult),
	changes: list(strictObject({
		what: string(),
		from: string(),
		to: string()
	})),
	trend: record(string(), list(number())),
	problems: list(problem),
	log: exactOptional(string())
});
const fileChanges = strictObject({
	added: list(string()),
	changed: list(string()),
	removed: list(string()),
	same: int().nonnegative()
});
const dataset = strictObject({
	dataset: string(),
	...judged,
	report: exactOptional(dataReport),
	diff: exactOptional(dataDiff),
	files: exactOptional(fileChanges),
	note: exactOptional(string()),
	scans: exactOptional(int().nonnegative().describe("Queries that looked at its rows for this report")),
	edits: exactOptional(strictObject({
		diff: string(),
		edits: list(strictObject({
			finding: string(),
			about: exactOptional(string()),
			grade: _enum([
				"compatible",
				"needs-review",
				"breaking"
			]),
			why: string()
		}))
	}).describe("Edits of the project file that would accept the findings")),
	problems: list(problem)
});
const commits = strictObject({
	candidate: strictObject({
		sha: string(),
		subject: string(),
		kind: _enum([
			"merge-result",
			"branch-head",
			"default-branch",
			"work-tree"
		])
	}),
	baseline: exactOptional(strictObject({
		sha: string(),
		subject: string(),
		kind: _enum([
			"first-parent",
			"merge-base",
			"last-version",
			"live-version"
		])
	})),
	policy: exactOptional(strictObject({
		sha: string(),
		branch: string()
	}))
});
const reportSchema = strictObject({
	schemaVersion: literal(1),
	project: string(),
	...judged,
	headline: string(),
	next: exactOptional(string()),
	commits,
	models: list(model),
	datasets: list(dataset),
	policy: list(policyChange),
	untouched: strictObject({
		models: list(string()),
		datasets: list(string()),
		because: exactOptional(string())
	}),
	problems: list(problem),
	reproduce: list(string()),
	madeAt: string(),
	tool: string()
});
function parseReport(text) {
	if (text.length > 16e6) {
		const message = `The report has ${text.length} characters; at most ${reportLimit} are read.`;
		throw MlopsError.of(reportReasons, "report-unreadable", message);
	}
	return readVersioned(text, {
		what: "The report",
		schema: reportSchema,
		version: 1,
		reasons: reportReasons,
		notJson: "report-unreadable",
		malformed: "report-malformed",
		tooNew: "report-newer-version"
	});
}

export { reportSchema as n, parseReport as t };