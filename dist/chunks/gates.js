import { C as union, _ as number, b as strictObject, c as _enum, f as exactOptional, h as literal, l as array, p as int, u as boolean, x as string } from "./schemas.js";
import { i as placeSchema } from "./data-report.js";

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
	"text",
	"null",
	"no-number",
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
		seeds: number().nonnegative().nullable(),
		repeats: exactOptional(number().nonnegative())
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
	otherData: exactOptional(array(text).max(1e3).readonly()),
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
	repeats: exactOptional(strictObject({
		times: count$1,
		equal: boolean()
	})),
	scoredBy: exactOptional(_enum(["step", "training"])),
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
	place: exactOptional(placeSchema),
	remedy: exactOptional(string()),
	docs: exactOptional(string()),
	verdict: exactOptional(verdict)
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
const acceptance = strictObject({
	by: string(),
	why: string()
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
		"default",
		"kept"
	]),
	verdict,
	level,
	blocks: boolean(),
	reason: string(),
	sentence: string(),
	on: exactOptional(literal("vouched-rows")),
	accepted: exactOptional(acceptance)
});
const lossSchema = strictObject({
	model: string().describe("For `contract-removed` the dataset."),
	metric: string().describe("For what is removed its reason code."),
	fingerprint: string().describe("Of the run whose loss it is; for what is removed, what the base has."),
	values: array(strictObject({
		kind: _enum([
			"min",
			"max",
			"max-worse",
			"min-better",
			"default",
			"kept"
		]),
		slice: exactOptional(slice),
		value: number().nullable().describe("Null: the baseline has a number, and this run has none."),
		baseline: exactOptional(number().describe("For what is judged relative to it.")),
		on: exactOptional(literal("vouched-rows"))
	})).max(1e3).describe("Everything that the gates of the metric fail for. Another value is another loss.")
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
	reason: exactOptional(_enum(["model-removed", "contract-removed"])),
	fingerprint: exactOptional(string()),
	accepted: exactOptional(acceptance)
});

export { policyChange as a, level as c, problem as d, verdict as f, lossSchema as i, list as l, gateResult as n, better as o, comparisonSchema as p, judgedRows as r, count as s, acceptance as t, path as u };