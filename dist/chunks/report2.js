import { t as MlopsError } from "./problem.js";
import { a as readVersioned } from "./reasons2.js";
import { C as union, _ as number, b as strictObject, c as _enum, f as exactOptional, h as literal, l as array, p as int, u as boolean, x as string, y as record } from "./schemas.js";
import { r as outcomeNames } from "./outcome.js";
import { t as reportReasons } from "./reasons6.js";
import { M as dataReportSchema, j as checkResultSchema } from "./commit-record.js";

// src/metrics/schema.ts
const text = string().max(500);
const count$1 = int().nonnegative();
const interval = strictObject({
	level: number().gt(0).lt(1),
	low: number(),
	high: number()
});
const intervals = array(interval).max(1e4).readonly();
const because = _enum([
	"no-rows",
	"one-class",
	"zero-denominator",
	"not-a-number",
	"outside-range",
	"no-scores",
	"constant",
	"missing",
	"not-a-probability",
	"not-computable",
	"too-few-rows"
]);
const estimate = strictObject({
	value: number().nullable(),
	undefinedBecause: exactOptional(because),
	rows: count$1.nullable(),
	groups: exactOptional(count$1),
	seeds: count$1,
	intervals,
	standardError: exactOptional(number().nonnegative()),
	bySeed: exactOptional(array(number()).max(1e3).readonly()),
	shipped: exactOptional(strictObject({
		value: number().nullable(),
		intervals
	})),
	exact: boolean()
});
const change = strictObject({
	value: number(),
	intervals,
	exact: boolean(),
	paired: boolean(),
	seedNoise: _enum([
		"included",
		"borrowed",
		"none",
		"unknown"
	]),
	standardError: strictObject({
		rows: number().nonnegative().nullable(),
		seeds: number().nonnegative().nullable()
	})
});
const line = strictObject({
	metric: text,
	slice: exactOptional(strictObject({
		column: text,
		value: text
	})),
	better: exactOptional(union([_enum(["higher", "lower"]), strictObject({ closeTo: number() })])),
	origin: _enum(["computed", "reported"]),
	candidate: estimate,
	baseline: exactOptional(estimate),
	change: exactOptional(change),
	notComparable: exactOptional(text),
	method: text,
	mcnemar: exactOptional(strictObject({
		onlyCandidate: count$1,
		onlyBaseline: count$1,
		pValue: number().min(0).max(1)
	}))
});
const comparisonSchema = strictObject({
	schemaVersion: literal(1),
	model: text,
	metrics: array(line).max(1e4).readonly(),
	attempts: count$1,
	newRows: count$1,
	cluster: array(string()).exactOptional(),
	groups: count$1.exactOptional()
});

// src/report/schema/common.ts
const verdict = _enum([
	"pass",
	"fail",
	"unknown"
]);
const level = _enum([
	"fail",
	"warn",
	"info"
]);
const count = number().int().nonnegative();
const path = array(union([string(), number()])).max(64);
function list(item) {
	return array(item).max(1e5);
}
const slice = strictObject({
	column: string(),
	value: string()
});
const better = union([_enum(["higher", "lower"]), strictObject({ closeTo: number() })]);
const problem = strictObject({
	reason: string(),
	message: string(),
	place: exactOptional(strictObject({
		file: string(),
		line: count,
		column: count,
		source: exactOptional(string())
	})),
	remedy: exactOptional(string()),
	docs: exactOptional(string()),
	verdict: exactOptional(verdict)
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
		statistic: _enum([
			"wasserstein",
			"l-infinity",
			"jensen-shannon",
			"nulls",
			"new-category"
		]),
		value: number(),
		limit: number(),
		noise: number()
	})),
	nulls: strictObject({
		base: number(),
		head: number()
	}),
	newValues: list(string()),
	lostValues: list(string()),
	histogram: list(strictObject({
		label: string(),
		base: number(),
		head: number()
	})),
	path
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
	}))
});

// src/report/schema/gates.ts
const amount = strictObject({
	kind: _enum(["absolute", "percent"]),
	value: number()
});
const rule = strictObject({
	metric: string(),
	better: exactOptional(better),
	min: exactOptional(number()),
	max: exactOptional(number()),
	maxWorse: exactOptional(amount),
	minBetter: exactOptional(amount),
	by: exactOptional(string()),
	minRows: number(),
	level,
	whenUnknown: _enum(["block", "allow"]),
	requireInterval: boolean(),
	path
});
const judgedRows = strictObject({
	base: count,
	gone: count,
	changed: count,
	columns: list(strictObject({ name: string() })),
	slices: list(strictObject({
		column: string(),
		value: string(),
		rows: count,
		left: count
	})),
	vouched: exactOptional(strictObject({
		rows: count,
		metrics: comparisonSchema.shape.metrics
	}))
});
const gateResult = strictObject({
	model: string(),
	metric: string(),
	slice: exactOptional(slice),
	rule,
	kind: _enum([
		"min",
		"max",
		"max-worse",
		"min-better",
		"default"
	]),
	verdict,
	level,
	blocks: boolean(),
	reason: string(),
	sentence: string(),
	on: exactOptional(literal("vouched-rows"))
});
const policyChange = strictObject({
	kind: _enum([
		"loosened",
		"tightened",
		"changed"
	]),
	path,
	from: string(),
	to: string(),
	sentence: string(),
	blocks: boolean(),
	reason: exactOptional(_enum(["model-removed", "contract-removed"]))
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
	origin: _enum(["local", "ci"])
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
		reasons: list(string())
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
		threshold: exactOptional(number())
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
const dataset = strictObject({
	dataset: string(),
	...judged,
	report: exactOptional(dataReport),
	diff: exactOptional(dataDiff),
	note: exactOptional(string()),
	problems: list(problem)
});
const commits = strictObject({
	candidate: strictObject({
		sha: string(),
		subject: string(),
		kind: _enum([
			"merge-result",
			"branch-head",
			"default-branch"
		])
	}),
	baseline: exactOptional(strictObject({
		sha: string(),
		subject: string(),
		kind: _enum(["first-parent", "merge-base"])
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

export { reportSchema as n, comparisonSchema as r, parseReport as t };