import { C as union, _ as number, b as strictObject, c as _enum, h as literal, l as array, p as int, u as boolean, x as string, y as record } from "./schemas.js";

// src/project/drift-statistics.ts
const plainStatistics = [
	"wasserstein",
	"l-infinity",
	"jensen-shannon",
	"ks",
	"psi",
	"kl",
	"chi-square",
	"cramers-v",
	"hellinger",
	"total-variation",
	"nulls",
	"new-category"
];
const peerStatistics = [
	"wasserstein-evidently",
	"wasserstein-deepchecks",
	"jensen-shannon-evidently",
	"jensen-shannon-tfdv",
	"jensen-shannon-nannyml",
	"psi-evidently",
	"psi-soda",
	"psi-deepchecks",
	"hellinger-evidently"
];
const driftStatistics = [...plainStatistics, ...peerStatistics];
function isPeerStatistic(statistic) {
	return peerStatistics.some((each) => each === statistic);
}
function writtenStatistic(statistic) {
	if (!isPeerStatistic(statistic)) return { key: statistic };
	const key = plainStatistics.find((each) => statistic.startsWith(`${each}-`));
	return key === void 0 ? { key: "wasserstein" } : {
		key,
		as: statistic.slice(key.length + 1)
	};
}
const divergences = [
	"jensen-shannon-evidently",
	"jensen-shannon-tfdv",
	"jensen-shannon-nannyml"
];
const replacers = {
	wasserstein: ["wasserstein-evidently", "wasserstein-deepchecks"],
	"l-infinity": ["jensen-shannon", ...divergences],
	"jensen-shannon": ["l-infinity", ...divergences]
};
function replacersOf(statistic) {
	return replacers[statistic] ?? [];
}

// src/project/rule-types.ts
const hygieneAsks = [
	"empty",
	"blanks",
	"control",
	"spelling",
	"placeholder"
];
const comparisons = [
	"<",
	"<=",
	">",
	">=",
	"=",
	"!="
];

// src/project/schema/parts.ts
function key(schema, text) {
	const preset = text.default === void 0 ? {} : { default: text.default };
	return schema.meta({
		description: text.description,
		examples: [text.example],
		...preset
	});
}
const durationPattern = /^\d+(\.\d+)?(ms|s|m|h|d)$/;
const sizePattern = /^\d+(\.\d+)?([KMGT]i?)?B$/;
const percentPattern = /^\d+(\.\d+)?\s*%$/;
const amountText = "an amount: a number of at least 0 such as 5 or 0.5, or a percentage such as 2%";
const amount = union([number().min(0, { error: amountText }), string().regex(percentPattern, { error: amountText })], { error: amountText });
const duration = string({ error: "a duration such as 90s, 30m or 6h" }).regex(durationPattern, { error: "a duration such as 90s, 30m or 6h" });
const size = string({ error: "a size such as 512MB or 64GiB" }).regex(sizePattern, { error: "a size such as 512MB or 64GiB" });
const text = string().min(1, { error: "text that is not empty" });
const oneOrMore = union([text, array(text).min(1, { error: "a list with at least one entry" })], { error: "text, or a list of texts" });
const level = _enum([
	"fail",
	"warn",
	"info"
]);
const whenUnknown = _enum(["block", "allow"]);
const count = int().min(0, { error: "a whole number of at least 0" });
const positive = int().min(1, { error: "a whole number of at least 1" });
const scalar = union([
	string(),
	number(),
	boolean()
], { error: "text, a number, or true or false" });
const scalars = array(scalar).min(1, { error: "a list with at least one value" });
const oneScalar = scalar;
const shareText = "a share: a number of at least 0 such as 0.05, or a percentage such as 5%";
const share = union([number().min(0, { error: shareText }), string().regex(percentPattern, { error: shareText })], { error: shareText });
const command = union([text, array(string()).min(1, { error: "a list with at least the program" })], { error: "a command as text, or a list of its arguments" });
const variableName = string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: "the name of a variable such as HF_TOKEN" });
const secrets = array(variableName);
const env = record(variableName, scalar);

// src/project/schema/runs-on.ts
const runsOn = union([
	text,
	array(text).min(1, { error: "a list with at least one label" }),
	strictObject({
		group: key(text, {
			description: "A runner group.",
			example: "gpu"
		}).optional(),
		labels: key(oneOrMore, {
			description: "Labels that the runner has.",
			example: ["self-hosted", "gpu"]
		}).optional()
	})
], { error: "a label, a list of labels, or { group, labels }" });

// src/project/schema/request-path.ts
const pathText = "a path such as /health";
const requestPath = string({ error: pathText }).regex(/^\/(?!\/)[!-"$-[\]-~]*$/, { error: pathText });

// src/project/schema/golden.ts
const mostRows = 1e5;
const mostBatch = 1e4;
const rowsText = `a whole number from 1 to ${mostRows}`;
const batchText = `a whole number from 1 to ${mostBatch}`;
const toleranceText = "a number of at least 0 such as 1e-6";
const keysText = "dotted keys such as inputs.rows";
const answersText = "dotted keys such as outputs.*.label, with at most one `*`, which stands for each row";
const columnText = "prediction, score or score_<class>";
const keys = string({ error: keysText }).regex(/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/, { error: keysText });
const answers = string({ error: answersText }).regex(/^(?!.*\*.*\*)([A-Za-z_][\w-]*|\*)(\.([A-Za-z_][\w-]*|\d{1,6}|\*))*$/, { error: answersText });
const column$1 = string().regex(/^(prediction|score|score_(?!proto__$).+)$/, { error: columnText });
const mapped = strictObject({
	path: key(requestPath, {
		description: "Path below the endpoint, asked with POST.",
		example: "/predict"
	}),
	request: key(keys, {
		description: "Dotted keys to the list of rows in what is sent; a row is a table of column and value.",
		example: "inputs.rows"
	}),
	response: key(union([answers, record(column$1, answers)], { error: "dotted keys, or a table of prediction, score and keys" }), {
		description: "Dotted keys to the answers, one for each row in the order of the rows: each a value, or a table with `prediction`, `score` or `score_<class>`. Or a table with keys to each of these. `*` stands for each row.",
		example: {
			prediction: "results.*.label",
			score: "results.*.probability"
		}
	})
});
const protocol = union([_enum(["v2", "v1"]), mapped], { error: "v2, v1, or a table with path, request and response" });
const golden = strictObject({
	dataset: key(text, {
		description: "The rows: the dataset that `evaluate.label` names.",
		example: "holdout"
	}),
	rows: key(int({ error: rowsText }).min(1, { error: rowsText }).max(mostRows, { error: rowsText }), {
		description: "How many of its rows are sent, chosen by a hash of their key: the same ones each time.",
		default: 1e3,
		example: 200
	}).optional(),
	"min-rows": key(positive, {
		description: "Where fewer rows can be compared, the answer is unknown.",
		default: 30,
		example: 100
	}).optional(),
	protocol: key(protocol, {
		description: "How the server is asked. `v2`: Open Inference Protocol, a tensor for each column, answers in outputs `prediction`, `score`, `score_<class>`, or in the only output. `v1`: `{ instances: [{ column: value }] }`, answers in `predictions`. Or a mapping of your own.",
		default: "v2",
		example: {
			path: "/predict",
			request: "rows",
			response: "predictions"
		}
	}).optional(),
	input: key(text, {
		description: "Of `v2`: one input of this name takes all columns as numbers. Default: an input for each column.",
		example: "input-0"
	}).optional(),
	columns: key(array(text).min(1, { error: "a list with at least one column" }), {
		description: "Which columns are sent, in this order. Default: all but key and label. The label is never sent.",
		example: ["hour", "station"]
	}).optional(),
	batch: key(int({ error: batchText }).min(1, { error: batchText }).max(mostBatch, { error: batchText }), {
		description: "Rows of one request.",
		default: 32,
		example: 1
	}).optional(),
	within: key(duration, {
		description: "A request that is not answered after so long has failed.",
		default: "10s",
		example: "2s"
	}).optional(),
	tolerance: key(number({ error: toleranceText }).min(0, { error: toleranceText }), {
		description: "Two numbers count as equal that differ by at most so much, or by at most so much of the recorded one.",
		default: 1e-6,
		example: .001
	}).optional()
});
const goldenStep = union([text, golden], { error: "the name of a dataset, or a table with dataset" });

// src/project/schema/prometheus.ts
const queryText = "a query of at most 4000 characters";
const urlText = "an address such as https://prometheus.example.org";
const prometheusStep = strictObject({
	query: key(string({ error: queryText }).min(1, { error: queryText }).max(4e3, { error: queryText }), {
		description: "PromQL with one number as its answer: a scalar, or one series.",
		example: "sum(rate(http_errors_total{app=\"demand\"}[5m])) / sum(rate(http_requests_total{app=\"demand\"}[5m]))"
	}),
	max: key(number(), {
		description: "The largest value that is good. Twice in a row above it fails.",
		example: .01
	}).optional(),
	min: key(number(), {
		description: "The smallest value that is good. Twice in a row below it fails.",
		example: .5
	}).optional(),
	for: key(duration, {
		description: "So long it is watched after the version is live; only then it counts as verified.",
		default: "5m",
		example: "10m"
	}).optional(),
	every: key(duration, {
		description: "How often it is asked. Default: 30s, or as often as `samples` needs.",
		example: "1m"
	}).optional(),
	samples: key(positive, {
		description: "So many values have to have come at the end; with fewer the answer is unknown.",
		default: 5,
		example: 20
	}).optional(),
	url: key(string({ error: urlText }).min(1, { error: urlText }), {
		description: "Where Prometheus answers, with https, or on this machine. Default: what the variable MLOPS_PROMETHEUS_URL of the deploying job says.",
		example: "https://prometheus.example.org"
	}).optional(),
	token: key(variableName, {
		description: "The variable of the deploying job with a token that is sent as `Authorization: Bearer …`.",
		example: "PROMETHEUS_TOKEN"
	}).optional()
});

// src/project/schema/serve.ts
const statusText = "a status such as 200: a whole number from 100 to 599";
const http = strictObject({
	path: key(requestPath, {
		description: "Path below the endpoint.",
		example: "/health"
	}),
	status: key(int({ error: statusText }).min(100, { error: statusText }).max(599, { error: statusText }), {
		description: "The status that an answer has to have.",
		default: 200,
		example: 204
	}).optional(),
	requests: key(positive, {
		description: "How many requests are sent.",
		default: 1,
		example: 20
	}).optional(),
	"max-failures": key(count, {
		description: "So many of them may fail: no answer in time, or another status.",
		default: 0,
		example: 1
	}).optional(),
	within: key(duration, {
		description: "A request that is not answered after so long has failed.",
		default: "5s",
		example: "1s"
	}).optional()
});
const verifyStep = strictObject({
	run: key(command, {
		description: "A command that finds the deployment in $MLOPS_ENDPOINT, $MLOPS_MODEL and $MLOPS_VERSION. It ends with 0 for pass, 2 for unknown, another code for fail.",
		example: "python deploy/smoke.py $MLOPS_ENDPOINT"
	}).optional(),
	timeout: key(duration, {
		description: "The command of `run` is stopped after so long.",
		default: "10m",
		example: "1m"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the deploying job that the command of `run` gets. `defaults.secrets` are not among them.",
		example: ["SMOKE_TOKEN"]
	}).optional(),
	http: key(union([requestPath, http], { error: "a path such as /health, or a table with path" }), {
		description: "Requests with GET to the endpoint: a path that answers with 200, or a table.",
		example: {
			path: "/health",
			requests: 20,
			within: "1s"
		}
	}).optional(),
	golden: key(goldenStep, {
		description: "Rows that are sent to the endpoint: what it answers has to equal the predictions that are recorded for the version, and where another version is live, its metrics must not be worse on these rows. A dataset, or a table.",
		example: {
			dataset: "holdout",
			rows: 200
		}
	}).optional(),
	prometheus: key(prometheusStep, {
		description: "A number of a Prometheus that is watched once the version is live, never before: it fails where the number is beyond its limit twice in a row, and passes at the end.",
		example: {
			query: "scalar(job:errors:rate5m{job=\"demand\"})",
			max: .01,
			for: "10m"
		}
	}).optional()
});
const serveTable = strictObject({
	run: key(command, {
		description: "Starts a server on $MLOPS_PORT with the files in $MLOPS_MODEL. Without it the files alone are deployed. Part of a release, not of the fingerprint.",
		example: "python serve.py"
	}).optional(),
	code: key(oneOrMore, {
		description: "Files that only serving reads: the server, its verification, what deploys it. Changing them does not train again; each change is promoted as a release of its own. All other files come as the commit of the version has them. Part of a release, not of the fingerprint.",
		example: ["serve.py", "deploy/**"]
	}).optional(),
	health: key(requestPath, {
		description: "A path that answers with 2xx as soon as the server is ready.",
		default: "/health",
		example: "/ready"
	}).optional(),
	"start-within": key(duration, {
		description: "A server that is not ready after so long has failed.",
		default: "60s",
		example: "5m"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the deploying job that the server gets. `defaults.secrets` are not among them.",
		example: ["FEATURE_STORE_TOKEN"]
	}).optional(),
	verify: key(array(verifyStep), {
		description: "What is asked of every deployment of the model before it counts, in this order, then what the environment asks: exactly one of `run`, `http`, `golden` and `prometheus` each.",
		example: [{ run: "python deploy/smoke.py $MLOPS_ENDPOINT" }, { http: "/health" }]
	}).optional()
});
const serve = union([command, serveTable], { error: "a command, files, or a table with run" });

// src/project/schema/environment.ts
const weekdays = [
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat",
	"sun"
];
const day = `(${weekdays.join("|")})`;
const dayText = "a day such as mon, or a range such as mon-thu";
const daysText = `${dayText}, or a list of them`;
const days = (error) => string({ error }).regex(new RegExp(`^${day}(-${day})?$`), { error });
const fromText = "a time of day such as \"09:00\"";
const toText = "a time of day such as \"16:00\", or \"24:00\" for the end of the day";
const window = strictObject({
	days: key(union([days(daysText), array(days(dayText)).min(1, { error: "a list with at least one day" })], { error: daysText }), {
		description: "Days on which the window opens: `mon`, `mon-thu`, or a list of them. Default: every day.",
		example: "mon-thu"
	}).optional(),
	from: key(string({ error: fromText }).regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: fromText }), {
		description: "When it opens.",
		example: "09:00"
	}),
	to: key(string({ error: toText }).regex(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, { error: toText }), {
		description: "When it closes. A time before `from` is on the next day; `\"24:00\"` is the end of the day.",
		example: "16:00"
	}),
	timezone: key(text, {
		description: "The time zone of `days`, `from` and `to`, by its IANA name.",
		example: "Europe/Berlin"
	})
});
const portText = "a port: a whole number from 1 to 65535";
const port = int({ error: portText }).min(1, { error: portText }).max(65535, { error: portText });
const target = strictObject({
	kind: key(_enum(["local", "command"]), {
		description: "`local`: a folder on the machine that deploys, and a server there for each model with `serve.run`. `command`: commands of your own.",
		example: "local"
	}),
	folder: key(text, {
		description: "Kind `local`, required there: where versions and the link to the live one are, absolute or relative to the repository's root.",
		example: "/srv/models"
	}).optional(),
	ports: key(record(text, port), {
		description: "Kind `local`: where the live server of a model listens. A model that is not named gets a free port.",
		example: { delay: 8080 }
	}).optional(),
	apply: key(command, {
		description: "Kind `command`, required there: makes a release the live one. Run twice, it has to do so once.",
		example: "./deploy.sh"
	}).optional(),
	plan: key(command, {
		description: "Kind `command`: tells what `apply` would change, and changes nothing.",
		example: "./deploy.sh --dry-run"
	}).optional(),
	status: key(command, {
		description: "Kind `command`: tells what is live.",
		example: "./deploy.sh --status"
	}).optional(),
	undo: key(command, {
		description: "Kind `command`: takes back what `apply` has begun.",
		example: "./deploy.sh --undo"
	}).optional(),
	timeout: key(duration, {
		description: "Kind `command`: each command is stopped after so long.",
		default: "10m",
		example: "30m"
	}).optional(),
	secrets: key(secrets, {
		description: "Kind `command`: variables of the deploying job that the commands get. `defaults.secrets` are not among them.",
		example: ["KUBE_TOKEN"]
	}).optional()
});
const environmentSection = strictObject({
	branch: key(text, {
		description: "The branch that holds its releases; merging into it deploys. Default: `env/` and the name.",
		example: "env/production"
	}).optional(),
	models: key(oneOrMore, {
		description: "The models that are promoted here. Default: all with `serve`.",
		example: ["delay"]
	}).optional(),
	needs: key(oneOrMore, {
		description: "Environments in which a version has to be verified before it is promoted here.",
		example: ["staging"]
	}).optional(),
	soak: key(duration, {
		description: "How long a version has to have been live and healthy in each of `needs`.",
		default: "0s",
		example: "24h"
	}).optional(),
	windows: key(array(window).min(1, { error: "a list with at least one window" }), {
		description: "When promotions may be merged and deployed: in any of these windows. Default: always.",
		example: [{
			days: "mon-thu",
			from: "09:00",
			to: "16:00",
			timezone: "Europe/Berlin"
		}]
	}).optional(),
	approvals: key(count, {
		description: "So many people who may write to the repository have to approve a promotion pull request, on top of what branch protection asks.",
		default: 0,
		example: 1
	}).optional(),
	"auto-merge": key(boolean(), {
		description: "`true`: a promotion pull request is merged without a person once nothing is in its way.",
		default: false,
		example: true
	}).optional(),
	"runs-on": key(runsOn, {
		description: "The runner that deploys, as in a workflow: a label, labels, or group and labels.",
		default: "ubuntu-latest",
		example: ["self-hosted", "staging"]
	}).optional(),
	target: key(target, {
		description: "Where releases run.",
		example: {
			kind: "local",
			folder: "/srv/models"
		}
	}),
	verify: key(array(verifyStep), {
		description: "What is asked of every deployment here before it counts, after what the model asks (`serve.verify`): exactly one of `run`, `http`, `golden` and `prometheus` each.",
		example: [{ run: "./smoke.sh" }]
	}).optional(),
	"on-failure": key(_enum([
		"revert",
		"propose",
		"hold"
	]), {
		description: "What follows a deployment that fails, after what was verified last is live again: the revert is merged (`revert`) or proposed as a pull request (`propose`); the version is held in any case, by `hold` alone.",
		default: "propose",
		example: "revert"
	}).optional()
});

// src/project/schema/column-rules.ts
const bound = union([number(), string()], { error: "a number, a date or a timestamp" });
const between = strictObject({
	min: key(number(), {
		description: "It is at least that.",
		example: 0
	}).optional(),
	max: key(number(), {
		description: "It is at most that.",
		example: 100
	}).optional()
});
const boundBetween = strictObject({
	min: key(bound, {
		description: "It is at least that; a date or timestamp in ISO form.",
		example: 0
	}).optional(),
	max: key(bound, {
		description: "It is at most that; a date or timestamp in ISO form.",
		example: 100
	}).optional()
});
const counts = union([count, strictObject({
	min: key(count, {
		description: "At least so many characters.",
		example: 1
	}).optional(),
	max: key(count, {
		description: "At most so many characters.",
		example: 80
	}).optional()
})], { error: "a whole number of at least 0, or { min: 1, max: 80 }" });
const distinct = union([count, strictObject({
	min: key(amount, {
		description: "At least so many: a count, or a percentage of the values that are not null.",
		example: 2
	}).optional(),
	max: key(amount, {
		description: "At most so many: a count, or a percentage of the values that are not null.",
		example: 50
	}).optional()
})], { error: "a whole number of at least 0, or { min: 2, max: 50% }" });
const sequence = union([literal(true), strictObject({
	strictly: key(boolean(), {
		description: "Whether equal neighbours break the rule.",
		default: false,
		example: true
	}).optional(),
	order: key(text, {
		description: "The column that puts the rows in order. Default: as they stand in the files.",
		example: "departure"
	}).optional(),
	by: key(oneOrMore, {
		description: "Rows that are equal in these columns are a sequence of their own.",
		example: "tail-number"
	}).optional()
})], { error: "true, or { strictly: true, order: <column>, by: <column> }" });
const decimals = union([count.max(15, { error: "a whole number from 0 to 15" }), strictObject({
	scale: key(count.max(15, { error: "a whole number from 0 to 15" }), {
		description: "At most so many digits after the point.",
		example: 2
	}),
	precision: key(positive.max(30, { error: "a whole number from 1 to 30" }), {
		description: "At most so many digits in all, those after the point included.",
		example: 10
	}).optional()
})], { error: "a whole number from 0 to 15, or { scale: 2, precision: 10 }" });
const outliers = union([amount, strictObject({
	max: key(amount, {
		description: "So many values may be outliers.",
		default: 0,
		example: "1%"
	}).optional(),
	iqr: key(number().positive(), {
		description: "An outlier is so many interquartile ranges outside of the quartiles. Default 3, Tukey’s far out.",
		example: 1.5
	}).optional(),
	deviations: key(number().positive(), {
		description: "Instead: an outlier is so many standard deviations away from the mean.",
		example: 4
	}).optional()
})], { error: "an amount such as 1%, or { max: 1%, iqr: 1.5 }" });
const columnRules = {
	min: key(bound, {
		description: "No value is smaller; a date or timestamp in ISO form.",
		example: 0
	}).optional(),
	max: key(bound, {
		description: "No value is larger; a date or timestamp in ISO form.",
		example: 200
	}).optional(),
	values: key(union([scalars, strictObject({ from: key(string().regex(/^[^.]+\..+$/, { error: "a dataset and its column such as stations.id" }), {
		description: "A dataset of this file, a point, and a column of it: every value is one of that column.",
		example: "stations.id"
	}) })], { error: "a list with at least one value, or { from: stations.id }" }), {
		description: "The only values allowed: a list, or those of a column of another dataset.",
		example: [
			"JFK",
			"LGA",
			"EWR"
		]
	}).optional(),
	"not-values": key(scalars, {
		description: "Values that are forbidden.",
		example: ["XXX", "test"]
	}).optional(),
	pattern: key(oneOrMore, {
		description: "A regular expression for the whole value, of the subset in docs/reference/patterns.md; of a list one has to match.",
		example: "[A-Z]{3}"
	}).optional(),
	"not-pattern": key(oneOrMore, {
		description: "Regular expressions of the same subset that no whole value matches.",
		example: ".*test.*"
	}).optional(),
	format: key(text, {
		description: "The form of every value: a name of docs/reference/formats.md, or a date format such as `%d.%m.%Y`, by which only dates of the calendar go.",
		example: "email"
	}).optional(),
	length: key(counts, {
		description: "How many characters a text has: exactly so many, or between.",
		example: {
			min: 1,
			max: 80
		}
	}).optional(),
	unique: key(boolean(), {
		description: "No value stands twice.",
		default: false,
		example: true
	}).optional(),
	distinct: key(distinct, {
		description: "How many different values there are, nulls left out: exactly so many, or between.",
		example: {
			min: 2,
			max: 50
		}
	}).optional(),
	"most-common": key(amount, {
		description: "The most frequent value stands at most so often: 95% rules out a column that is almost constant.",
		example: "95%"
	}).optional(),
	increasing: key(sequence, {
		description: "No value is smaller than the one before it.",
		example: true
	}).optional(),
	decreasing: key(sequence, {
		description: "No value is larger than the one before it.",
		example: true
	}).optional(),
	mean: key(between, {
		description: "The mean of the finite values lies between; the same at any number of threads.",
		example: {
			min: 10,
			max: 20
		}
	}).optional(),
	sum: key(between, {
		description: "The sum of the finite values lies between.",
		example: { min: 0 }
	}).optional(),
	deviation: key(between, {
		description: "The standard deviation of the finite values (n − 1) lies between.",
		example: { min: .1 }
	}).optional(),
	median: key(boundBetween, {
		description: "The median lies between: of an even number of values the lower of the two in the middle.",
		example: {
			min: 5,
			max: 10
		}
	}).optional(),
	quantiles: key(record(string().regex(/^\d+(\.\d+)?%$/, { error: "a percentage such as 95%" }), boundBetween, { error: "limits by percentage, such as { 95%: { max: 120 } }" }), {
		description: "Quantiles lie between: the smallest value that so many percent of the values do not exceed.",
		example: { "95%": { max: 120 } }
	}).optional(),
	smallest: key(boundBetween, {
		description: "The smallest value lies between: `max` asks that the values reach down so far.",
		example: { max: 0 }
	}).optional(),
	largest: key(boundBetween, {
		description: "The largest value lies between: `min` asks that the values reach up so far.",
		example: { min: "2026-10-01" }
	}).optional(),
	decimals: key(decimals, {
		description: "At most so many digits after the point.",
		example: 2
	}).optional(),
	hygiene: key(union([literal(true), array(_enum(hygieneAsks)).min(1)], { error: "true, or a list of names" }), {
		description: "Texts are clean: `empty` none is empty, `blanks` none begins or ends with white space, `control` none holds a control character, `spelling` none differs from another only in letter case or white space, `placeholder` none only stands for a missing value, such as N/A.",
		example: ["empty", "blanks"]
	}).optional(),
	outliers: key(outliers, {
		description: "So many values may be outliers.",
		example: "1%"
	}).optional()
};

// src/project/schema/table-rules.ts
const several = array(text).min(2, { error: "a list of at least two columns" });
const shareOfPairs = union([share, strictObject({
	max: key(share, {
		description: "The limit.",
		example: .9
	}),
	columns: key(several, {
		description: "Only these columns. Default: all that can be compared.",
		example: ["temp", "dewp"]
	}).optional()
})], { error: "a share such as 0.9 or 95%, or { max: 95%, columns: [a, b] }" });
const tableRules = {
	compare: key(text, {
		description: "Two columns and what holds between them in every row: `<`, `<=`, `>`, `>=`, `=` or `!=`. A name with blanks stands in double quotes.",
		example: "arrival >= departure"
	}).optional(),
	combinations: key(strictObject({
		columns: key(several, {
			description: "The columns that belong together.",
			example: ["country", "currency"]
		}),
		values: key(array(array(oneScalar).min(2)).min(1), {
			description: "The only combinations allowed, one value for each column.",
			example: [["DE", "EUR"], ["GB", "GBP"]]
		})
	}), {
		description: "Values of several columns that go together.",
		example: {
			columns: ["country", "currency"],
			values: [["DE", "EUR"]]
		}
	}).optional(),
	"adds-up": key(strictObject({
		columns: key(several, {
			description: "What is added.",
			example: ["net", "tax"]
		}),
		to: key(union([text, number()], { error: "a column or a number" }), {
			description: "The column, or the number, that the sum is.",
			example: "total"
		}),
		within: key(number().min(0), {
			description: "How far the two may be apart. Default: a billionth of the largest of the numbers.",
			example: .01
		}).optional()
	}), {
		description: "Columns whose sum in each row is another column or a number.",
		example: {
			columns: ["net", "tax"],
			to: "total",
			within: .01
		}
	}).optional(),
	determines: key(strictObject({
		from: key(oneOrMore, {
			description: "Columns that determine others.",
			example: "zip"
		}),
		to: key(oneOrMore, {
			description: "Columns that they determine.",
			example: "city"
		})
	}), {
		description: "Rows that are equal in some columns are equal in others (a functional dependency).",
		example: {
			from: "zip",
			to: "city"
		}
	}).optional(),
	unique: key(oneOrMore, {
		description: "Columns whose values are unique together, besides the key. Rows with a null in them are left out.",
		example: ["day", "station"]
	}).optional(),
	complete: key(union([literal(true), oneOrMore], { error: "true, or a list of columns" }), {
		description: "Rows without a single null: in all columns, or in these.",
		example: ["station", "temp"]
	}).optional(),
	"distinct-rows": key(union([literal(true), strictObject({ except: key(oneOrMore, {
		description: "Columns that are not compared.",
		example: "id"
	}) })], { error: "true, or { except: <column> }" }), {
		description: "No row stands twice; nulls are equal to each other here.",
		example: { except: "id" }
	}).optional(),
	redundant: key(shareOfPairs, {
		description: "No two columns of a kind have the same value in more than this share of the rows in which one has any.",
		example: "95%"
	}).optional(),
	correlation: key(shareOfPairs, {
		description: "No two columns of numbers have a correlation (Pearson, without its sign) above this.",
		example: .95
	}).optional(),
	gaps: key(union([duration, strictObject({
		every: key(duration, {
			description: "The longest time between two neighbours.",
			example: "1d"
		}),
		column: key(text, {
			description: "A date or timestamp. Default: `time` of the dataset.",
			example: "day"
		}).optional(),
		by: key(oneOrMore, {
			description: "Asked within each group of these columns.",
			example: "station"
		}).optional()
	})], { error: "a duration such as 1d, or { every: 1d, column: day, by: station }" }), {
		description: "Between the first and the last time there is no gap longer than this.",
		example: "1d"
	}).optional(),
	rows: key(strictObject({
		by: key(oneOrMore, {
			description: "The columns that make a group. Default: one group.",
			example: "station"
		}).optional(),
		per: key(_enum([
			"hour",
			"day",
			"week",
			"month"
		]), {
			description: "Each group is counted in each such period from the first to the last of all; a period without rows counts.",
			example: "day"
		}).optional(),
		column: key(text, {
			description: "The date or timestamp of `per`. Default: `time` of the dataset.",
			example: "departure"
		}).optional(),
		min: key(count, {
			description: "At least so many rows in each.",
			example: 20
		}).optional(),
		max: key(count, {
			description: "At most so many rows in each.",
			example: 500
		}).optional()
	}), {
		description: "How many rows each group has, in each period, or how many rows `if` selects.",
		example: {
			by: "station",
			per: "day",
			min: 20
		}
	}).optional(),
	"apart-from": key(union([text, strictObject({
		dataset: key(text, {
			description: "The other dataset.",
			example: "history"
		}),
		columns: key(oneOrMore, {
			description: "Columns of both. Default: the key, or without one all columns that both have.",
			example: ["station", "hour"]
		})
	})], { error: "a dataset, or { dataset: history, columns: [station, hour] }" }), {
		description: "No row has the same key (or the same values) as one of another dataset: a test row that was trained on is no test.",
		example: "history"
	}).optional(),
	after: key(union([text, strictObject({
		dataset: key(text, {
			description: "The other dataset.",
			example: "history"
		}),
		column: key(text, {
			description: "The time here. Default: `time` of this dataset.",
			example: "hour"
		}).optional(),
		"other-column": key(text, {
			description: "The time there. Default: `time` of the other dataset.",
			example: "hour"
		}).optional()
	})], { error: "a dataset, or { dataset: history, column: hour }" }), {
		description: "Every time is later than all times of another dataset: a split in the order of time.",
		example: "history"
	}).optional(),
	"rows-as": key(union([text, strictObject({
		dataset: key(text, {
			description: "The other dataset.",
			example: "history"
		}),
		min: key(amount, {
			description: "At least so many rows: a count, or a percentage of its rows.",
			example: "10%"
		}).optional(),
		max: key(amount, {
			description: "At most so many rows: a count, or a percentage of its rows.",
			example: "50%"
		}).optional()
	})], { error: "a dataset, or { dataset: history, min: 10%, max: 50% }" }), {
		description: "As many rows as another dataset has, or a share of them.",
		example: {
			dataset: "history",
			min: "10%",
			max: "50%"
		}
	}).optional(),
	nulls: key(_enum(["skip", "break"]), {
		description: "With `compare`, `combinations` and `adds-up`: whether a row in which one of the columns is null (or NaN) is left out or breaks the rule.",
		default: "skip",
		example: "break"
	}).optional()
};

// src/project/schema/dataset.ts
const csv = strictObject({
	header: key(boolean(), {
		description: "Whether the first line names the columns; without it they are `column0`, `column1` and so on.",
		default: true,
		example: false
	}).optional(),
	delimiter: key(string().min(1).max(4), {
		description: "What separates two values; a tab is the default for `.tsv`.",
		default: ",",
		example: ";"
	}).optional(),
	quote: key(string().max(1), {
		description: "What encloses a value that holds a delimiter; empty: nothing does.",
		default: "\"",
		example: "'"
	}).optional(),
	nulls: key(array(string()), {
		description: "Texts that stand for a missing value.",
		default: [""],
		example: ["", "NA"]
	}).optional()
});
const format = union([_enum([
	"parquet",
	"csv",
	"json",
	"files"
]), strictObject({ csv: key(csv, {
	description: "Text with separated values.",
	example: { delimiter: ";" }
}) })], { error: "parquet, csv, json or files, or { csv: { … } }" });
const nulls = key(union([amount, strictObject({ max: key(amount, {
	description: "At most so many.",
	example: "1%"
}) })], { error: "an amount such as 0 or 1%, or { max: 1% }" }), {
	description: "How many nulls are allowed: a count of rows or a percentage. Absent: any number.",
	example: 0
}).optional();
const column = strictObject({
	type: key(_enum([
		"integer",
		"number",
		"string",
		"boolean",
		"date",
		"timestamp"
	]), {
		description: "Every value is of this type.",
		example: "integer"
	}).optional(),
	nulls,
	...columnRules,
	required: key(boolean(), {
		description: "`false`: the column may be missing.",
		default: true,
		example: false
	}).optional(),
	absent: key(boolean(), {
		description: "The column must not exist, for example because it is known only after the event (leakage).",
		default: false,
		example: true
	}).optional(),
	sensitive: key(boolean(), {
		description: "No value of this column appears in any report or sketch.",
		default: false,
		example: true
	}).optional(),
	level: key(level, {
		description: "What a broken rule of this column means: `fail` blocks, `warn` is shown, `info` is listed.",
		default: "fail",
		example: "warn"
	}).optional()
});
const checkedColumn = strictObject({
	nulls,
	...columnRules
});
const check = strictObject({
	name: key(text, {
		description: "The name in reports. Default: the text of the rule.",
		example: "a flight lands after it takes off"
	}).optional(),
	where: key(text, {
		description: "A condition in SQL for the rows that break the rule.",
		example: "arrival < departure"
	}).optional(),
	sql: key(text, {
		description: "A whole query; the rows that it returns break the rule. The dataset's name is the table.",
		example: "SELECT day FROM flights GROUP BY day HAVING count(*) < 100"
	}).optional(),
	columns: key(record(text, checkedColumn), {
		description: "Rules about columns, as in the contract, for the rows of `if` and with `max` and `level` of this check.",
		example: { fare: {
			min: 3,
			nulls: 0
		} }
	}).optional(),
	...tableRules,
	if: key(text, {
		description: "A condition in SQL: only rows for which it is true are asked. Not with `where` and `sql`, which say it themselves.",
		example: "payment = 'card'"
	}).optional(),
	max: key(amount, {
		description: "So many rows may break it: a count, or a percentage of the rows that are asked. Not with rules that are not about single rows: `redundant`, `correlation`, `gaps`, `rows`.",
		default: 0,
		example: "1%"
	}).optional(),
	level: key(level, {
		description: "What a broken rule means.",
		default: "fail",
		example: "warn"
	}).optional()
});
const max = key(share, {
	description: "The limit.",
	example: .1
});
const limit = union([share, strictObject({ max })], { error: "a number of at least 0 such as 0.1, or a percentage such as 10%" });
function limitAs(...peers) {
	const as = key(_enum(peers), {
		description: "Computed as this tool does it: docs/concepts/verdicts.md, “Drift statistics by name”.",
		example: peers[0]
	});
	return union([share, strictObject({
		max,
		as: as.optional()
	})], { error: `a number of at least 0 such as 0.1, or { max: 0.1, as: ${peers[0]} }` });
}
const statistics = strictObject({
	wasserstein: key(limitAs("evidently", "deepchecks"), {
		description: "Numeric columns: mean distance moved, in deviations of the base's column. Default 0.1.",
		example: .2
	}).optional(),
	"l-infinity": key(limit, {
		description: "Up to 50 categories: largest change of a share. Default 0.02.",
		example: .05
	}).optional(),
	"jensen-shannon": key(limitAs("evidently", "tfdv", "nannyml"), {
		description: "Many categories: Jensen-Shannon divergence in bits. Default 0.1.",
		example: .2
	}).optional(),
	ks: key(limit, {
		description: "Numbers: Kolmogorov-Smirnov distance D, the largest difference of the two distribution functions.",
		example: .1
	}).optional(),
	psi: key(limitAs("evidently", "soda", "deepchecks"), {
		description: "Population stability index, with half a row added to every cell.",
		example: {
			max: .1,
			as: "evidently"
		}
	}).optional(),
	kl: key(limit, {
		description: "Kullback-Leibler divergence of the base from this change in nats, with half a row added to every cell.",
		example: .1
	}).optional(),
	"chi-square": key(limit, {
		description: "χ² of the table of both sides, divided by its rows: 0 to 1, whatever the number of rows.",
		example: .01
	}).optional(),
	"cramers-v": key(limit, {
		description: "Cramér's V between the side and the column: the root of `chi-square`.",
		example: .1
	}).optional(),
	hellinger: key(limitAs("evidently", "whylogs"), {
		description: "Hellinger distance, 0 to 1.",
		example: .1
	}).optional(),
	"total-variation": key(limit, {
		description: "Total variation distance: the share of rows that would have to move to another cell.",
		example: .1
	}).optional(),
	nulls: key(share, {
		description: "Change of the share of nulls. Default 0.05.",
		example: .01
	}).optional(),
	"new-category": key(share, {
		description: "Share of values that the base does not have. Default 0.01.",
		example: .05
	}).optional()
});
const drift = strictObject({
	against: key(_enum(["base", "none"]), {
		description: "What the data is compared with: the base branch's version, or nothing.",
		default: "base",
		example: "none"
	}).optional(),
	columns: key(record(text, union([literal(false), statistics], { error: "false, or limits such as { l-infinity: 0.05 }" })), {
		description: "Limits by column; `false`: drift of this column is not judged.",
		example: {
			origin: { "l-infinity": .05 },
			comment: false
		}
	}).optional()
});
const datasetSection = strictObject({
	source: key(text, {
		description: "A file, folder or glob below the repository's root; may be a `.dvc` file.",
		example: "data/flights/*.parquet"
	}),
	format: key(format, {
		description: "Default: found from the ending (.parquet, .csv, .tsv, .json, .jsonl, .ndjson); otherwise `files`, a tree that is not looked into.",
		example: "parquet"
	}).optional(),
	key: key(oneOrMore, {
		description: "Columns that identify a row: unique together, never null.",
		example: ["day", "flight"]
	}).optional(),
	time: key(text, {
		description: "The column with the time of the event.",
		example: "departure"
	}).optional(),
	rows: key(strictObject({
		min: key(count, {
			description: "At least so many rows.",
			example: 1e4
		}).optional(),
		max: key(count, {
			description: "At most so many rows.",
			example: 1e6
		}).optional(),
		change: key(amount, {
			description: "Largest change against the base, as a count or a percentage. Default 50%.",
			example: "20%"
		}).optional()
	}), {
		description: "How many rows there are.",
		example: {
			min: 1e4,
			change: "20%"
		}
	}).optional(),
	"extra-columns": key(_enum([
		"fail",
		"warn",
		"info",
		"allow"
	]), {
		description: "What a column means that is not declared; asked only where columns are declared.",
		default: "warn",
		example: "fail"
	}).optional(),
	columns: key(record(text, column), {
		description: "The contract, column by column.",
		example: { origin: {
			type: "string",
			values: [
				"JFK",
				"LGA",
				"EWR"
			]
		} }
	}).optional(),
	checks: key(array(check), {
		description: "Rules about whole rows and about the table, each with exactly one of the keys that say what is asked.",
		example: [{
			name: "a flight lands after it takes off",
			where: "arrival < departure"
		}]
	}).optional(),
	drift: key(union([literal(false), drift], { error: "false, or a table with against and columns" }), {
		description: "How far the data may move from the base. `false` is short for `against: none`.",
		example: { columns: { origin: { "l-infinity": .05 } } }
	}).optional()
});
const datasetEntry = union([text, datasetSection], { error: "a path, or a table with a source" });

// src/project/schema/model.ts
const gpus = union([count, strictObject({
	count: key(positive, {
		description: "How many.",
		default: 1,
		example: 2
	}).optional(),
	memory: key(size, {
		description: "At least so much memory on each.",
		example: "40GiB"
	}).optional(),
	name: key(oneOrMore, {
		description: "One of these is part of its name.",
		example: ["A100", "H100"]
	}).optional()
})], { error: "a whole number of at least 0, or a table with count, memory and name" });
const resources = strictObject({
	cpus: key(number().gt(0, { error: "a number above 0" }), {
		description: "Processor cores that the step needs; checked before it starts.",
		example: 16
	}).optional(),
	memory: key(size, {
		description: "Memory that the step needs; checked before it starts.",
		example: "64GiB"
	}).optional(),
	gpus: key(gpus, {
		description: "GPUs that the step needs; checked before it starts.",
		example: 2
	}).optional()
});
const train = strictObject({
	run: key(command, {
		description: "The training command. Text runs in `bash -eo pipefail`; a list runs without a shell.",
		example: "python train.py --seed $MLOPS_SEED"
	}),
	timeout: key(duration, {
		description: "The step is stopped after so long.",
		default: "6h",
		example: "30m"
	}).optional(),
	seeds: key(array(count).min(1, { error: "a list with at least one seed" }), {
		description: "One run for each, folded into one result. The first is the one that ships. Absent: one run without a seed.",
		example: [
			1,
			2,
			3
		]
	}).optional(),
	resources: key(resources, {
		description: "What the step needs.",
		example: {
			cpus: 4,
			gpus: 1
		}
	}).optional(),
	reuse: key(boolean(), {
		description: "`false`: train although this fingerprint has a run.",
		default: true,
		example: false
	}).optional(),
	"runs-on": key(runsOn, {
		description: "As in a workflow: a label, labels, or group and labels.",
		default: "ubuntu-latest",
		example: ["self-hosted", "gpu"]
	}).optional(),
	launcher: key(text, {
		description: "`local` (on that runner), or a name from `launchers`.",
		default: "local",
		example: "local"
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the caller's environment that this step gets. Replaces `defaults.secrets`.",
		example: ["HF_TOKEN"]
	}).optional()
});
const row = union([literal("last"), strictObject({
	min: key(text, {
		description: "The row with the smallest value of this column.",
		example: "loss"
	}).optional(),
	max: key(text, {
		description: "The row with the largest value of this column.",
		example: "auc"
	}).optional()
})], { error: "last, { min: <column> } or { max: <column> }" });
const metricsFile = strictObject({
	file: key(text, {
		description: "A file that the command writes.",
		example: "runs/results.csv"
	}),
	prefix: key(text, {
		description: "Put before the names of its metrics, with a dot.",
		example: "yolo"
	}).optional(),
	row: key(row, {
		description: "Which row of a table counts.",
		default: "last",
		example: { max: "auc" }
	}).optional()
});
const slice = union([text, record(text, string({ error: "top and a number, as in top 10" }).regex(/^top [1-9]\d*$/, { error: "top and a number, as in top 10" }))], { error: "a column, or { <column>: top 10 }" });
const evaluate = strictObject({
	run: key(command, {
		description: "A step of its own that scores the test rows and writes predictions; changing it does not train again.",
		example: "python predict.py $MLOPS_MODEL $MLOPS_ROWS"
	}).optional(),
	code: key(array(text), {
		description: "Files that only this step reads: changing them does not train again.",
		example: ["predict.py"]
	}).optional(),
	secrets: key(secrets, {
		description: "Variables of the caller's environment that this step gets. Replaces `defaults.secrets`.",
		example: ["HF_TOKEN"]
	}).optional(),
	timeout: key(duration, {
		description: "The step is stopped after so long.",
		default: "1h",
		example: "10m"
	}).optional(),
	task: key(_enum([
		"binary",
		"multiclass",
		"regression"
	]), {
		description: "What the model answers. Default: found from the labels.",
		example: "binary"
	}).optional(),
	predictions: key(text, {
		description: "Where the predictions are written, in $MLOPS_OUTPUT or the working directory.",
		example: "predictions.parquet"
	}).optional(),
	label: key(strictObject({
		dataset: key(text, {
			description: "The dataset with the test rows.",
			example: "holdout"
		}),
		column: key(text, {
			description: "Its column with the truth; the step does not get it.",
			example: "late"
		})
	}), {
		description: "What is to be predicted.",
		example: {
			dataset: "holdout",
			column: "late"
		}
	}).optional(),
	positive: key(oneScalar, {
		description: "Binary tasks: the label that counts as positive. Default: 1 or true.",
		example: "late"
	}).optional(),
	compute: key(array(text).min(1, { error: "a list with at least one metric" }), {
		description: "Metrics to compute from the rows; the names are listed at the end of this reference. Default: the usual ones of the task.",
		example: ["roc-auc", "log-loss"]
	}).optional(),
	slices: key(array(slice), {
		description: "Columns of the test rows to slice by; `top 10`: only the most frequent values.",
		example: ["origin", { carrier: "top 10" }]
	}).optional(),
	cluster: key(oneOrMore, {
		description: "Columns whose equal values belong together when rows are resampled.",
		example: "aircraft"
	}).optional()
});
const gateRule = strictObject({
	better: key(union([_enum(["higher", "lower"]), number()], { error: "higher, lower, or a number to be close to" }), {
		description: "Which direction is better, or the number to be close to. Required for metrics that are not known by name; those that are stand at the end of this reference.",
		example: "higher"
	}).optional(),
	min: key(number(), {
		description: "The value is at least this.",
		example: .8
	}).optional(),
	max: key(number(), {
		description: "The value is at most this.",
		example: 40
	}).optional(),
	"max-worse": key(amount, {
		description: "Against the baseline: at most so much worse, absolute or in percent of the baseline.",
		example: "1%"
	}).optional(),
	"min-better": key(amount, {
		description: "Against the baseline: at least so much better, absolute or in percent of the baseline.",
		example: "0.5%"
	}).optional(),
	by: key(text, {
		description: "A column of the test rows: every value of it has to keep the rule.",
		example: "origin"
	}).optional(),
	"min-rows": key(positive, {
		description: "Slices with fewer rows are listed, not judged. Default 30 with `by`, otherwise 1.",
		example: 200
	}).optional(),
	at: key(text, {
		description: "An environment: the gate is asked when a version is to be promoted there, against the version that is live there, and not on the pull request of the model. Never merged by itself there unless it passes.",
		example: "production"
	}).optional(),
	against: key(text, {
		description: "With `at`: the environment whose live version `max-worse` and `min-better` compare with. Default: that of `at`.",
		example: "production"
	}).optional(),
	level: key(level, {
		description: "What a broken gate means.",
		default: "fail",
		example: "warn"
	}).optional(),
	"when-unknown": key(whenUnknown, {
		description: "What `unknown` means for this gate. Default: the project's `when-unknown`.",
		example: "allow"
	}).optional(),
	"require-interval": key(boolean(), {
		description: "`true`: a number without an interval is `unknown`.",
		default: false,
		example: true
	}).optional()
});
const gate = union([gateRule, array(gateRule).min(1, { error: "a list with at least one rule" })], { error: "a rule such as { max-worse: 1% }, or a list of rules" });
const params = union([oneOrMore, record(text, array(text).min(1, { error: "a list with at least one key" }))], { error: "a file, a list of files, or { <file>: [<keys>] }" });
const modelSection = strictObject({
	"working-directory": key(text, {
		description: "Where its commands run and its paths start; a leading `/` in a path is the repository's root.",
		example: "models/delay"
	}).optional(),
	code: key(oneOrMore, {
		description: "Globs of the files that training sees; `!` excludes. Default: all tracked files below the working directory but documentation.",
		example: ["src/**", "!**/tests/**"]
	}).optional(),
	data: key(union([text, record(text, text)], { error: "a dataset or path, or { <role>: <dataset or path> }" }), {
		description: "A dataset or path (role `train`), or role by role. The command finds them in $MLOPS_DATA_<ROLE>.",
		example: {
			train: "flights",
			test: "holdout"
		}
	}).optional(),
	params: key(params, {
		description: "Parameter files that the command reads; with keys, only these count.",
		example: { "params.yaml": ["train", "features.lags"] }
	}).optional(),
	env: key(env, {
		description: "Variables with literal values, part of the fingerprint. Wins over `defaults.env`.",
		example: { PYTHONPATH: "src" }
	}).optional(),
	train: key(union([command, train], { error: "a command, or a table with run" }), {
		description: "The command, or a table with `run` and how to run it.",
		example: "python train.py"
	}),
	artifact: key(oneOrMore, {
		description: "Files or folders that make up the model, in $MLOPS_OUTPUT or where the code writes them.",
		example: "model.pkl"
	}).optional(),
	metrics: key(union([
		text,
		metricsFile,
		array(union([text, metricsFile], { error: "a file, or a table with file" }))
	], { error: "a file, a table with file, or a list of them" }), {
		description: "Files with the numbers that the code reports, as in `{\"accuracy\": 0.91}`; `accuracy_stderr` beside it is its standard error. Forms and endings: docs/reference/training.md.",
		example: "metrics.json"
	}).optional(),
	plots: key(oneOrMore, {
		description: "Pictures and tables to show beside those of the base.",
		example: ["plots/*.png"]
	}).optional(),
	evaluate: key(union([command, evaluate], { error: "a command, or a table" }), {
		description: "How numbers are computed from rows; they win over reported ones.",
		example: {
			task: "binary",
			label: {
				dataset: "holdout",
				column: "late"
			}
		}
	}).optional(),
	gates: key(record(text, gate), {
		description: "Rules by metric. None given: no known metric may get worse beyond its noise.",
		example: { "roc-auc": {
			min: .7,
			"max-worse": "1%"
		} }
	}).optional(),
	serve: key(serve, {
		description: "How the model is served: a command, `files` where the files alone are deployed, or a table. Without it the model is never promoted. The value of the base branch counts.",
		example: "python serve.py"
	}).optional(),
	schemas: key(record(text, text), {
		description: "JSON Schemas for this model's params and metrics files.",
		example: { "params.yaml": "params.schema.json" }
	}).optional()
});

// src/project/schema/project.ts
const defaults = strictObject({
	env: key(env, {
		description: "Variables with literal values for every model, part of the fingerprint.",
		example: { PYTHONPATH: "src" }
	}).optional(),
	secrets: key(secrets, {
		description: "Names of variables of the caller's environment that training and evaluation get. Values are never recorded.",
		example: ["HF_TOKEN"]
	}).optional()
});
const launcher = strictObject({ kind: key(_enum(["local"]), {
	description: "Where the launcher runs a step.",
	example: "local"
}) });
const projectFile = strictObject({
	version: key(literal(1), {
		description: "The version of this format.",
		example: 1
	}),
	name: key(text, {
		description: "Shown in comments and checks. Default: the repository's name.",
		example: "flights"
	}).optional(),
	store: key(text, {
		description: "Where artifacts and predictions are kept: a folder (relative to the repository's root or absolute), a repository of an OCI registry (`oci://host/repository`) or a place in an S3-compatible bucket (`s3://bucket/prefix`). What commands make goes into `.mlops/store` of this machine first; `mlops promote` sends a version to a remote store.",
		default: ".mlops/store",
		example: "oci://ghcr.io/acme/models"
	}).optional(),
	comment: key(_enum([
		"always",
		"on-change",
		"on-fail"
	]), {
		description: "When `report --publish` puts a comment on a pull request that has none yet: always; where a model, a dataset or the policy changes or the verdict is not pass (`on-change`); where it is not pass (`on-fail`). A comment that is there is always brought up to date, and the check is always set. The value of the base branch counts.",
		default: "on-change",
		example: "always"
	}).optional(),
	"when-unknown": key(whenUnknown, {
		description: "What `unknown` means for every gate that does not say its own.",
		default: "block",
		example: "allow"
	}).optional(),
	"self-accept": key(boolean(), {
		description: "Whether the author of a pull request may accept its loss by `/mlops accept`. The value of the base branch counts.",
		default: false,
		example: true
	}).optional(),
	reuse: key(_enum(["verified", "never"]), {
		description: "Which recorded results a job on GitHub uses again: those of which GitHub shows which run has made them (`verified`), or none (`never`). The value of the base branch counts.",
		default: "verified",
		example: "never"
	}).optional(),
	tags: key(_enum(["gto"]), {
		description: "Tags of git beside the ledger: `mlops promote` makes `<model>@v<n>.0.0` for each version and `<model>#<environment>#<n>` for each deployment, as [GTO](https://github.com/iterative/gto) reads them. Left out: none. The value of the base branch counts.",
		example: "gto"
	}).optional(),
	defaults: key(defaults, {
		description: "For every model; the nearest wins.",
		example: { env: { PYTHONPATH: "src" } }
	}).optional(),
	datasets: key(record(text, datasetEntry), {
		description: "Where the data is, and the contract that it must keep: a path, or a table.",
		example: { flights: "data/flights/*.parquet" }
	}).optional(),
	models: key(record(text, modelSection), {
		description: "What can change a model, how it is trained, and what it must reach.",
		example: { delay: {
			data: "flights",
			train: "python train.py",
			artifact: "model.pkl"
		} }
	}).optional(),
	launchers: key(record(text, launcher), {
		description: "Places where training can run, by name; `local` is always there.",
		example: { workstation: { kind: "local" } }
	}).optional(),
	environments: key(record(text, environmentSection), {
		description: "Where and when versions are deployed: a branch and a target each. Letters, digits, `-` and `_` make a name. The values of the base branch count.",
		example: { staging: { target: {
			kind: "local",
			folder: "/srv/models"
		} } }
	}).optional()
}).meta({
	title: "mlops.yaml",
	description: "The project file of mlops-actions."
});

export { driftStatistics as a, replacersOf as c, hygieneAsks as i, writtenStatistic as l, weekdays as n, isPeerStatistic as o, comparisons as r, plainStatistics as s, projectFile as t };