import { t as MlopsError } from "./problem.js";
import { A as readDocument, B as parseEvents, L as getScalarValue, N as EVENT_ID, k as limits, l as writtenStatistic, o as largestOf } from "./needs.js";
import { S as withText, n as loadProject, t as fileAt, x as textIn } from "./load.js";
import { m as rowsChangeDefault } from "./cells.js";
import { f as counted, h as whole } from "./data.js";
import { n as wordsOfName, t as wordSet } from "./words-of-name.js";
import { r as yamlScalar, t as yamlInline } from "./yaml.js";

// src/project/edit/nodes.ts
function yamlNodes(text) {
	return new Walk(text, parseEvents(text, { maxDepth: limits.depth })).root();
}
function nodeAt(root, path) {
	let node = root;
	for (const segment of path) {
		const member = node.members.find(({ name }) => name === String(segment));
		if (member === void 0) return void 0;
		node = member.value;
	}
	return node;
}
const flowStyle = 2;
var Walk = class {
	#text;
	#events;
	#next = 0;
	constructor(text, events) {
		this.#text = text;
		this.#events = events;
	}
	root() {
		if (this.#events.length < 2) return void 0;
		this.#next = 1;
		return this.#node(0);
	}
	#take() {
		const event = this.#events[this.#next];
		this.#next += 1;
		if (event === void 0) throw new RangeError("the parser ended a document early");
		return event;
	}
	#node(after) {
		const event = this.#take();
		const isMarked = "anchorStart" in event && event.anchorStart !== -1 || "tagStart" in event && event.tagStart !== -1;
		if (event.type === EVENT_ID.ALIAS) return {
			kind: "alias",
			start: event.anchorStart - 1,
			end: event.anchorEnd,
			isFlow: false,
			isMarked,
			members: []
		};
		if (event.type === EVENT_ID.SCALAR) {
			const [start, end] = scalarEnds(event, this.#text, after);
			return {
				kind: "scalar",
				start,
				end,
				isFlow: false,
				isMarked,
				members: []
			};
		}
		if (event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) throw new RangeError("not a node");
		const isMap = event.type === EVENT_ID.MAPPING;
		const members = isMap ? this.#map(event.start) : this.#list(event.start);
		const isFlow = event.style === flowStyle;
		const last = members.at(-1)?.value.end ?? event.start + 1;
		const end = isFlow ? behindBracket(this.#text, last) : last;
		return {
			kind: isMap ? "map" : "list",
			start: event.start,
			end,
			isFlow,
			isMarked,
			members
		};
	}
	#atEnd() {
		return this.#events[this.#next]?.type === EVENT_ID.POP;
	}
	#list(after) {
		const members = [];
		while (!this.#atEnd()) {
			const value = this.#node(members.at(-1)?.value.end ?? after + 1);
			members.push({
				name: String(members.length),
				start: value.start,
				value
			});
		}
		this.#take();
		return members;
	}
	#map(after) {
		const members = [];
		while (!this.#atEnd()) {
			const key = this.#take();
			if (key.type !== EVENT_ID.SCALAR) throw new RangeError("a key that is no text was refused before");
			const [start, end] = scalarEnds(key, this.#text, after);
			const value = this.#node(this.#text.indexOf(":", end) + 1);
			members.push({
				name: getScalarValue(this.#text, key),
				start,
				value
			});
		}
		this.#take();
		return members;
	}
};
function scalarEnds(event, text, after) {
	if (event.valueStart === -1) return [after, after];
	const quote = text[event.valueStart - 1];
	return (quote === "\"" || quote === "'") && text[event.valueEnd] === quote && event.style !== 1 ? [event.valueStart - 1, event.valueEnd + 1] : [event.valueStart, event.valueEnd];
}
function behindBracket(text, from) {
	for (let at = from; at < text.length; at += 1) {
		const character = text[at];
		if (character === "]" || character === "}") return at + 1;
		if (character === "#") at = Math.max(at, lineEnd(text, at) - 1);
	}
	return text.length;
}
function lineEnd(text, offset) {
	const end = text.indexOf("\n", offset);
	if (end === -1) return text.length;
	return text[end - 1] === "\r" && end - 1 >= offset ? end - 1 : end;
}
function lineStart(text, offset) {
	return text.lastIndexOf("\n", offset - 1) + 1;
}

// src/project/edit/edit.ts
function withValue(text, path, key, value) {
	const found = openNode(text, path);
	if (found === void 0) return void 0;
	const member = found.members.find(({ name }) => name === unquoted(key));
	if (member !== void 0) return replaced(text, member, value);
	if (found.kind === "scalar") return void 0;
	return found.isFlow ? withFlowMember(text, found, `${key}: ${value}`) : withLines(text, path, [`${key}: ${value}`]);
}
function withLines(text, path, lines) {
	const node = openNode(text, path);
	if (node === void 0 || node.isFlow || node.kind !== "map") return void 0;
	const [first] = node.members;
	const last = node.members.at(-1);
	if (first === void 0 || last === void 0) return void 0;
	const indent = " ".repeat(first.start - lineStart(text, first.start));
	const at = lineEnd(text, last.value.end);
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	return splice(text, at, at, lines.map((line) => `${eol}${line === "" ? "" : indent}${line}`).join(""));
}
function isScalarAt(text, path) {
	return openNode(text, path)?.kind === "scalar";
}
function keysAt(text, path) {
	const node = openNode(text, path);
	return node?.kind === "map" ? node.members.map(({ name }) => name) : void 0;
}
function writtenAt(text, path) {
	return path.reduce((value, key) => typeof value === "object" && value !== null ? Reflect.get(value, key) : void 0, readDocument(text, "").value);
}
function withoutCommentsAbove(text, path, is) {
	const parent = openNode(text, path.slice(0, -1));
	const member = parent?.members.find(({ name }) => name === String(path.at(-1)));
	if (parent === void 0 || parent.isFlow || member === void 0) return text;
	const lines = [];
	let start = lineStart(text, member.start);
	for (let at = start; at > 0;) {
		const above = lineStart(text, at - 1);
		const line = text.slice(above, at);
		const comment = /^\s*#\s?(.*?)\s*$/.exec(line)?.[1];
		if (comment === void 0) break;
		if (!is(comment)) lines.unshift(line);
		at = above;
		start = above;
	}
	return text.slice(0, start) + lines.join("") + text.slice(lineStart(text, member.start));
}
function withTable(text, path, lines) {
	const parent = openNode(text, path.slice(0, -1));
	const member = parent?.members.find(({ name }) => name === String(path.at(-1)));
	if (parent?.kind !== "map" || parent.isFlow || member?.value.kind !== "scalar" || member.value.isMarked) return void 0;
	const indent = " ".repeat(member.start - lineStart(text, member.start) + 2);
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const { start, end } = member.value;
	const rest = text.slice(end, lineEnd(text, end)).trim();
	const block = [rest, ...lines.map((line) => `${indent}${line}`)].join(eol);
	return text.slice(0, start).replace(/ +$/, rest === "" ? "" : " ") + block + text.slice(lineEnd(text, end));
}
function withItems(text, path, items) {
	const node = openNode(text, path);
	const last = node?.members.at(-1);
	if (node?.kind !== "list" || last === void 0) return void 0;
	if (node.isFlow) return splice(text, last.value.end, last.value.end, items.map((item) => `, ${item}`).join(""));
	const before = text.slice(lineStart(text, last.start), last.start);
	if (!/^\s*-\s+$/.test(before)) return void 0;
	const eol = text.includes("\r\n") ? "\r\n" : "\n";
	const at = lineEnd(text, last.value.end);
	return splice(text, at, at, items.map((item) => `${eol}${before}${item}`).join(""));
}
function without(text, path) {
	const parentPath = path.slice(0, -1);
	const parent = openNode(text, parentPath);
	const index = parent?.members.findIndex(({ name }) => name === String(path.at(-1))) ?? -1;
	const member = parent?.members[index];
	if (parent === void 0 || member === void 0 || parent.kind !== "map" || hasMark(member.value)) return void 0;
	if (parent.members.length === 1) return parentPath.length === 0 ? void 0 : without(text, parentPath);
	if (parent.isFlow) return withoutFlowMember(text, parent, index);
	const start = lineStart(text, member.start);
	if (text.slice(start, member.start).trim() !== "") return void 0;
	const end = lineEnd(text, member.value.end);
	const next = text.indexOf("\n", end);
	return splice(text, start, next === -1 ? text.length : next + 1, "");
}
function openNode(text, path) {
	const root = yamlNodes(text);
	if (root === void 0) return void 0;
	for (let length = 0; length <= path.length; length += 1) {
		const node = nodeAt(root, path.slice(0, length));
		if (node === void 0 || node.kind === "alias" || node.isMarked) return void 0;
	}
	return nodeAt(root, path);
}
function hasMark({ isMarked, members }) {
	return isMarked || members.some(({ value }) => hasMark(value));
}
function replaced(text, { value }, by) {
	if (hasMark(value)) return void 0;
	if (!(value.kind === "scalar" || value.isFlow)) return void 0;
	const space = value.start === value.end ? " " : "";
	return splice(text, value.start, value.end, `${space}${by}`);
}
function withFlowMember(text, { start, members }, written) {
	const last = members.at(-1);
	return last === void 0 ? splice(text, start + 1, start + 1, ` ${written} `) : splice(text, last.value.end, last.value.end, `, ${written}`);
}
function withoutFlowMember(text, { members }, index) {
	const [before, member, after] = [
		members[index - 1],
		members[index],
		members[index + 1]
	];
	if (member === void 0) return text;
	if (after !== void 0) return splice(text, member.start, after.start, "");
	return splice(text, before?.value.end ?? member.start, member.value.end, "");
}
function unquoted(key) {
	return key.startsWith("\"") ? String(JSON.parse(key)) : key;
}
function splice(text, start, end, by) {
	return text.slice(0, start) + by + text.slice(end);
}

// src/data/infer/natural-range.ts
const cycles = [
	{
		words: wordSet("dow weekday dayofweek"),
		ends: [[0, 6], [1, 7]]
	},
	{
		words: wordSet("month mon monat mois mes"),
		ends: [[1, 12], [0, 11]]
	},
	{
		words: wordSet("quarter quartal"),
		ends: [[1, 4], [0, 3]]
	},
	{
		words: wordSet("hour stunde heure hora"),
		ends: [[0, 23], [1, 24]]
	},
	{
		words: wordSet("minute"),
		ends: [[0, 59]]
	}
];
const naturals = [
	{
		words: wordSet("lat latitude"),
		min: -90,
		max: 90,
		what: "a latitude"
	},
	{
		words: wordSet("lon lng longitude"),
		min: -180,
		max: 180,
		what: "a longitude"
	},
	{
		words: wordSet("share fraction probability prob proportion"),
		min: 0,
		max: 1,
		what: "a share"
	},
	{
		words: wordSet("count counts num qty quantity price cost fare duration seconds minutes hours days age distance miles km length width height", "weight size bytes population area mass attempts retries children persons people guests"),
		min: 0,
		what: "a count, a price or a measure"
	}
];
const fewestRows$1 = 100;
function mayHaveRange(name) {
	return naturalOf(name) !== void 0 || cycleOf(name) !== void 0;
}
function rangeOf({ name, type, range, filled, notFinite }) {
	if (notFinite > 0) return void 0;
	if (range === void 0 || filled < fewestRows$1 || type !== "integer" && type !== "number") return void 0;
	const cycle = cycleOf(name);
	if (cycle !== void 0) return type === "integer" ? ofCycle(cycle, range, filled) : void 0;
	const natural = naturalOf(name);
	if (natural === void 0) return void 0;
	const { min, max, what } = natural;
	if (min !== void 0 && range.min < min || max !== void 0 && range.max > max) return void 0;
	return {
		...min !== void 0 && { min },
		...max !== void 0 && { max },
		why: `${what} by its name, and so are all of ${counted(filled, "value")}`
	};
}
function ofCycle({ ends }, range, filled) {
	const found = ends.find(([min, max]) => range.min === min && range.max === max);
	if (found === void 0) return void 0;
	const [min, max] = found;
	return {
		min,
		max,
		why: `from end to end of what its name says, in ${counted(filled, "value")}`
	};
}
function cycleOf(name) {
	const words = wordsOfName(name);
	if (words.includes("day") && words.includes("week")) return cycles[0];
	return cycles.find((each) => words.some((word) => each.words.has(word)));
}
function naturalOf(name) {
	const words = wordsOfName(name);
	if (words.some((word) => /^(?:diff|delta|change|delay|net|balance|log|z|norm|scaled|residual|error|id)$/.test(word))) return void 0;
	return naturals.find((each) => words.some((word) => each.words.has(word)));
}
function naturalBound(name, side) {
	return naturalOf(name)?.[side];
}

// src/data/infer/nulls.ts
const fewestRows = 30;
const rowsForNone = 3e3;
const fewValues = 20;
const deviations = 3.5;
const steps$1 = [
	.001,
	.002,
	.005,
	.01,
	.02,
	.05,
	.1,
	.2,
	.5,
	1,
	2,
	5,
	10,
	20,
	30,
	40,
	50
];
function nullsOf(filled, rows) {
	const nulls = rows - filled;
	const few = {
		nulls: "100%",
		why: `${filled === 0 ? "no value" : `only ${counted(filled, "value")}`} in ${counted(rows, "row")}`
	};
	if (filled === 0 && rows > 0) return {
		...few,
		short: few.why
	};
	if (rows < fewestRows) return void 0;
	const some = nulls > 0 && { short: `${whole(nulls)} of ${counted(rows, "row")} null` };
	const seen = `${nulls === 0 ? "no null" : counted(nulls, "null")} in ${counted(rows, "row")}`;
	if (filled <= fewValues) return {
		...few,
		short: few.why
	};
	if (nulls === 0 && rows >= rowsForNone) return {
		nulls: 0,
		why: `${seen}: at most ${Number((300 / rows).toPrecision(2))} % of all with 95 % confidence`
	};
	const z2 = deviations ** 2;
	const more = (z2 + Math.sqrt(z2 ** 2 + 8 * z2 * nulls)) / 2;
	const percent = 100 * Math.max(nulls + more, 2 * nulls) / rows;
	const limit = steps$1.find((step) => step >= percent);
	if (limit === void 0) return {
		why: `${seen}: too many for a limit`,
		...some
	};
	const why = nulls === 0 ? `${seen}: ${whole(rowsForNone)} are needed for 0` : seen;
	return {
		nulls: `${limit}%`,
		why,
		...some
	};
}

// src/commands/contract-edits/inferred-comment.ts
const number = "[\\d,]+";
const worded = {
	key: RegExp(`^key: (?:.+ never repeats and is never null in ${number} rows?|together never twice in ${number} rows?, .+)$`),
	time: RegExp(`^time: (?:the only \\w+ without nulls, ${number} rows?|a \\w+ by its name)$`),
	nulls: RegExp(`^(?:${number} of ${number} rows? null|(?:no value|only ${number} values?) in ${number} rows?)$`),
	values: RegExp(`^${number} values in ${number} rows?, the rarest ${number} times$`),
	required: /^missing in .+$/,
	sensitive: /^sensitive: (?:looks like .+|by its name)$/,
	"not-finite": RegExp(`^${number} rows? with NaN or infinity$`)
};
const untrue = {
	key: ["key"],
	time: ["time"],
	nulls: ["nulls"],
	values: ["values"],
	required: ["required"],
	sensitive: ["sensitive"],
	type: ["values", "not-finite"]
};
function isInferredFor(comment, key) {
	const parts = comment.split("; ").map((part) => Object.keys(worded).find((word) => worded[word]?.test(part)));
	return parts.every((word) => word !== void 0) && parts.some((word) => untrue[key]?.includes(word ?? "") === true);
}
function withoutUntrue(text, at) {
	const [, , section, , rule] = at;
	const [path, key] = section === "columns" && rule !== void 0 ? [at.slice(0, 4), rule] : [at.slice(0, 3), section];
	return withoutCommentsAbove(text, path, (comment) => isInferredFor(comment, String(key)));
}

// src/commands/contract-edits/text-at.ts
function textAt(texts, path) {
	return textIn(texts, fileAt(loadProject(texts), path));
}
function withTextAt(texts, path, change) {
	const before = textAt(texts, path);
	const after = before === void 0 ? void 0 : change(before);
	if (after === void 0 || after === before) return after === void 0 ? void 0 : texts;
	return withText(texts, fileAt(loadProject(texts), path), after);
}

// src/commands/contract-edits/apply-edits.ts
function applyEdits(edits, given) {
	const made = [];
	let texts = given;
	for (const edit of edits) {
		const after = withTextAt(texts, edit.at, (text) => edit.apply(withoutUntrue(text, edit.at)));
		if (after === void 0 || after === texts || !isProject(after)) continue;
		texts = after;
		made.push(edit);
	}
	return {
		texts,
		made
	};
}
function isProject(texts) {
	try {
		loadProject(texts);
		return true;
	} catch {
		return false;
	}
}

// src/commands/contract-edits/edit.ts
const review = (why, at, apply) => ({
	grade: "needs-review",
	why,
	at,
	apply
});
const breaking = (why, at, apply) => ({
	grade: "breaking",
	why,
	at,
	apply
});
function columnKey({ path, column = "" }, key) {
	return [
		...path.slice(0, 2),
		"columns",
		column,
		key
	];
}

// src/commands/contract-edits/outward.ts
const steps = [
	1,
	1.2,
	1.5,
	2,
	2.5,
	3,
	4,
	5,
	6,
	8,
	10
];
function outward(seen, side) {
	if (seen === 0 || !Number.isFinite(seen)) return seen;
	if (seen < 0) return -outward(-seen, side === "max" ? "min" : "max");
	const exponent = Math.floor(Math.log10(seen));
	const fitting = [
		exponent - 1,
		exponent,
		exponent + 1
	].flatMap((power) => steps.map((step) => Number(`${step}e${power}`))).filter((number) => side === "max" ? number >= seen : number <= seen);
	return side === "max" ? Math.min(...fitting) : Math.max(...fitting);
}
function outwardWhole(seen, side) {
	const number = outward(seen, side);
	return side === "max" ? Math.ceil(number) : Math.floor(number);
}
function outwardPercent(part, all) {
	return `${Math.min(100, outward(100 * part / all, "max"))}%`;
}
const fewestOthers = 20;
function shareOfNext(part, all) {
	const law = all - part > fewestOthers ? nullsOf(all - part, all)?.nulls : void 0;
	return typeof law === "string" ? law : outwardPercent(part, all);
}
function outwardTime(seen, side, type) {
	const year = /^(\d{4})-\d\d-\d\d/.exec(seen)?.[1];
	if (year === void 0) return void 0;
	if (side === "min") return `${year}-01-01`;
	return type === "date" ? `${year}-12-31` : `${String(Number(year) + 1).padStart(4, "0")}-01-01`;
}

// src/commands/contract-edits/put.ts
function put(text, path, value) {
	const [key, above] = [path.at(-1), path.slice(0, -1)];
	if (key === void 0 || above.length === 0) return void 0;
	const name = yamlScalar(String(key));
	const there = withValue(text, above, name, value);
	if (there !== void 0) return there;
	if (isScalarAt(text, above)) return isDataset(above) ? inPlaceOfSource(text, above, `${name}: ${value}`) : void 0;
	return put(text, above, `{ ${name}: ${value} }`);
}
function isDataset(path) {
	return path.length === 2 && path[0] === "datasets";
}
function inPlaceOfSource(text, path, line) {
	const source = writtenAt(text, path);
	return typeof source === "string" ? withTable(text, path, [`source: ${yamlScalar(source)}`, line]) : void 0;
}

// src/commands/contract-edits/drift-edits.ts
function driftEdits(diff, dataset) {
	if (dataset.path[0] !== "datasets") return [];
	return [...diff.columns.filter(({ state, level }) => state === "drifted" && level !== "info").map((column) => ({
		...told(column),
		edits: limitEdits(column, dataset.path)
	})), ...diff.checks.filter(({ reason }) => reason === "row-count-changed").map((check) => ({
		...told(check),
		edits: rowsEdits(diff, dataset)
	}))];
}
function told({ reason, sentence }) {
	return {
		reason,
		sentence: sentence.replace(/\.$/, "")
	};
}
const accepts = "this accepts the shift, and every later one up to there";
function limitEdits({ column, statistics }, dataset) {
	return statistics.filter(({ value, limit }) => value > limit).map(({ statistic, value }) => {
		const { key, as } = writtenStatistic(statistic);
		const limit = Math.min(outward(value, "max"), largestOf(statistic) ?? Number.POSITIVE_INFINITY);
		const at = [
			...dataset,
			"drift",
			"columns",
			column,
			key,
			...as === void 0 ? [] : ["max"]
		];
		const why = `\`${key}\` of ${column} may be up to ${limit} (${Number(value.toPrecision(3))} was seen, rounded outward): ${accepts}`;
		return review(why, at, (text) => put(text, at, String(limit)));
	});
}
function rowsEdits({ base, head }, dataset) {
	const change = Math.abs(head.rows - base.rows);
	const { kind } = dataset.rows.change ?? rowsChangeDefault;
	if (change === 0 || base.rows === 0) return [];
	const limit = kind === "percent" ? `${outward(100 * change / base.rows, "max")}%` : `${outwardWhole(change, "max")}`;
	const at = [
		...dataset.path,
		"rows",
		"change"
	];
	const why = `the number of rows may change by up to ${limit}, rounded outward: this accepts the change, and every later one up to there`;
	return [review(why, at, (text) => put(text, at, limit))];
}

// src/commands/contract-edits/allowance.ts
const withoutAllowance = /* @__PURE__ */ new Set([
	"redundant",
	"correlation",
	"gaps",
	"group-rows",
	"rows-as"
]);
const ofValues = new Set("min max values not-values pattern not-pattern format length decimals hygiene unique increasing decreasing".split(" "));
const mostBroken = .5;
function looser(found, context) {
	const { path, check, rows } = found;
	const broken = rows.failed + (check === "where" ? rows.nulls : 0);
	if (path[2] === "checks") return inChecks(found, broken, context);
	const [, , section, column, key] = path;
	if (section !== "columns" || typeof column !== "string" || typeof key !== "string") return void 0;
	const edit = (key === "outliers" ? ownLimit(path, broken, rows.checked) : void 0) ?? allowing({
		path,
		column,
		key
	}, {
		broken,
		checked: rows.checked - rows.nulls
	}, context) ?? review(`\`${key}\` is not asked any more`, path, remove(path));
	return key === "unique" ? breaking(`${edit.why}: rows can no longer be told apart by it`, path, edit.apply) : edit;
}
function inChecks({ path, check, rows }, broken, { facts }) {
	const rule = facts.dataset.checks[Number(path[3])];
	if (withoutAllowance.has(check) || broken === 0 || rule === void 0) return void 0;
	const value = allowanceOf(rule.max, broken, rows.checked);
	const at = [...path.slice(0, 4), "max"];
	return review(`${allowed(value)} may break the rule`, at, (text) => put(text, at, value));
}
function allowanceOf({ kind, value }, broken, checked) {
	return kind === "absolute" && value > 0 ? String(outwardWhole(broken, "max")) : shareOfNext(broken, checked);
}
function allowed(value) {
	return value.endsWith("%") ? `at most ${value} of the rows` : `at most ${counted(Number(value), "row")}`;
}
function ownLimit(path, broken, checked) {
	const share = outwardPercent(broken, checked);
	const at = path.slice(0, 5);
	const apply = (text) => withValue(text, at, "max", share) ?? put(text, at, share);
	return review(`at most ${share} of the values may be outliers`, at, apply);
}
function allowing({ path, column, key }, { broken, checked }, { texts, facts }) {
	if (!ofValues.has(key) || broken === 0 || broken > mostBroken * checked) return void 0;
	const [at, dataset] = [path.slice(0, 5), path.slice(0, 2)];
	const text = textAt(texts, at);
	const value = text === void 0 ? void 0 : writtenAt(text, at);
	if (!isYaml(value)) return void 0;
	const share = shareOfNext(broken, checked);
	const level = facts.dataset.columns.get(column)?.level;
	const item = yamlInline({
		name: `${key} of ${column}`,
		columns: { [column]: { [key]: value } },
		max: share,
		...level !== void 0 && level !== "fail" && { level }
	});
	const apply = (before) => {
		const rest = remove(at)(before);
		return rest === void 0 ? void 0 : withCheck(rest, dataset, item);
	};
	return review(`\`${key}\` moves to \`checks\`, where at most ${share} of the rows may break it`, at, apply);
}
function withCheck(text, dataset, item) {
	return keysAt(text, dataset)?.includes("checks") === true ? withItems(text, [...dataset, "checks"], [item]) : withLines(text, dataset, ["checks:", `  - ${item}`]) ?? put(text, [...dataset, "checks"], `[${item}]`);
}
function isYaml(value) {
	if (typeof value === "object" && value !== null) return Object.values(value).every(isYaml);
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
function remove(path) {
	const column = path.slice(0, 4);
	return (text) => {
		const after = without(text, path);
		if (after === void 0) return void 0;
		return keysAt(after, column) === void 0 ? withValue(text, path.slice(0, 3), yamlScalar(String(path[3])), "{}") : after;
	};
}

// src/commands/contract-edits/bounds.ts
const mostNewValues = 20;
async function wider(found, context, side) {
	const { path, column: name = "" } = found;
	const column = context.facts.columns.find((each) => each.name === name);
	if (path[2] !== "columns" || column === void 0 || isSensitive(name, context)) return looser(found, context);
	const seen = await context.facts.extreme(name, side);
	const bound = seen === void 0 ? void 0 : boundOf(seen, name, column.type, side);
	if (bound === void 0 || seen === void 0) return looser(found, context);
	const at = [...path.slice(0, 4), side];
	const why = `values ${side === "min" ? "down" : "up"} to ${bound.value} are allowed (${seenText(seen, side, context)}; ${bound.why})`;
	return review(why, at, (text) => put(text, at, yamlInline(bound.value)));
}
function seenText(seen, side, { facts }) {
	return facts.isExact ? `${seen} was seen` : `none ${side === "min" ? "below" : "above"} ${seen} was seen`;
}
function boundOf(seen, name, type, side) {
	if (type === "date" || type === "timestamp") {
		const value = outwardTime(seen, side, type);
		return value === void 0 ? void 0 : {
			value,
			why: "rounded outward to the year"
		};
	}
	const number = Number(seen);
	if (seen.trim() === "" || !Number.isFinite(number)) return void 0;
	const natural = naturalBound(name, side);
	return natural !== void 0 && (side === "min" ? natural <= number : natural >= number) ? {
		value: natural,
		why: "what its name stands for goes no further"
	} : {
		value: outward(number, side),
		why: "rounded outward"
	};
}
function isSensitive(name, { facts }) {
	return facts.dataset.columns.get(name)?.sensitive === true;
}
async function moreValues(found, context) {
	const { path, column: name = "" } = found;
	const list = context.facts.dataset.columns.get(name)?.values;
	if (path[2] !== "columns" || list === void 0 || isSensitive(name, context)) return looser(found, context);
	const values = await context.facts.outside(name, list, mostNewValues);
	if (values === void 0) return void 0;
	if (values === "many") return review(`more than ${mostNewValues} new values: the set is no longer closed`, path, remove(path));
	const isText = list.every((value) => typeof value === "string");
	const items = values.map((value) => isText ? yamlScalar(value) : yamlInline(Number(value)));
	const why = `${values.length === 1 ? "a new category" : `${values.length} new categories`}: who handles each one has to know`;
	return review(why, path, (text) => withItems(text, path, items));
}

// src/commands/contract-edits/retype.ts
function retyped(found, context) {
	const column = context.facts.columns.find(({ name }) => name === found.column);
	if (column === void 0) return void 0;
	const why = `who reads the column gets ${column.type === "other" ? column.engineType : column.type}`;
	if (column.type === "other") return breaking(why, found.path, remove(found.path));
	return typeEdit(columnKey(found, "type"), column.type, why, context);
}
async function widened(context) {
	const { dataset } = context.facts;
	return (await context.facts.widenings()).map(({ column, from, to, misfits, filled }) => {
		const edit = typeEdit([
			...dataset.path,
			"columns",
			column,
			"type"
		], to, `who reads ${column} gets ${to} instead of ${from}${to === "string" ? `; where these are mistakes, correct them instead` : ""}`, context);
		const many = `${misfits.toLocaleString("en-US")} of ${counted(filled, "value")}`;
		return {
			...edit,
			finding: `${column}: ${many} ${misfits === 1 ? "is" : "are"} not of type ${from}`
		};
	});
}
function typeEdit(path, type, why, { texts }) {
	const column = path.slice(0, -1);
	const typed = withTextAt(texts, path, (text) => put(text, path, type));
	const impossible = typed === void 0 ? [] : rulesWithout(typed, fileAt(loadProject(texts), path), column);
	const gone = impossible.map((key) => `\`${key}\``).join(", ");
	const also = gone === "" ? "" : `; ${gone} ${impossible.length === 1 ? "goes" : "go"}, which ${type} cannot keep`;
	const apply = (before) => impossible.reduce((after, key) => after && without(after, [...column, key]), put(before, path, type));
	return breaking(`${why}${also}`, path, apply);
}
function rulesWithout(texts, file, column) {
	const text = textIn(texts, file) ?? "";
	let [now, left] = [text, problemsOf(texts)];
	const gone = [];
	for (const key of keysAt(text, column) ?? []) {
		if (left === 0) break;
		const after = key === "type" ? void 0 : without(now, [...column, key]);
		const rest = after === void 0 ? left : problemsOf(withText(texts, file, after));
		if (after === void 0 || rest >= left) continue;
		[now, left] = [after, rest];
		gone.push(key);
	}
	return gone;
}
function problemsOf(texts) {
	try {
		loadProject(texts);
		return 0;
	} catch (error) {
		if (error instanceof MlopsError) return error.problems.length;
		throw error;
	}
}

// src/commands/contract-edits/edits-of.ts
async function editsOf(found, context) {
	if (found.path[0] !== "datasets") return [];
	if (found.reason === "unreadable-lines") return widened(context);
	const edit = await editOf(found, context);
	return edit === void 0 ? [] : [edit];
}
async function editOf(found, context) {
	const { reason, path } = found;
	const { facts } = context;
	switch (reason) {
		case "too-many-nulls": return moreNulls(found);
		case "all-null": return review("a column without any value is allowed", columnKey(found, "nulls"), (text) => put(text, columnKey(found, "nulls"), "100%"));
		case "below-min":
		case "above-max": return wider(found, context, reason === "below-min" ? "min" : "max");
		case "outside-values": return moreValues(found, context);
		case "wrong-type": return retyped(found, context);
		case "missing-column":
			if (path[2] !== "columns") return void 0;
			return breaking("who reads the column does not find it", columnKey(found, "required"), (text) => put(text, columnKey(found, "required"), "false"));
		case "extra-column": return added(found, facts);
		case "duplicate-key":
		case "null-key": return breaking("rows can no longer be told apart by it", path, (text) => without(text, path));
		case "too-few-rows": return rowsLimit(found, "min", facts.rows);
		case "too-many-rows": return rowsLimit(found, "max", facts.rows);
		default: return looser(found, context);
	}
}
function moreNulls({ path, rows }) {
	const share = shareOfNext(rows.failed, rows.checked);
	const why = `at most ${share} may be missing, which the next batch keeps as well`;
	return review(why, path, (text) => put(text, path, share));
}
function rowsLimit({ path }, side, rows) {
	const limit = outwardWhole(rows, side);
	const why = side === "min" ? "less data are enough" : "more data are expected";
	const at = [...path, side];
	const text = `${why}: ${limit.toLocaleString("en-US")} or ${side === "min" ? "more" : "fewer"}, rounded outward`;
	return review(text, at, (before) => put(before, at, String(limit)));
}
function added(found, { columns }) {
	const column = columns.find(({ name }) => name === found.column);
	if (column === void 0) return void 0;
	const rules = column.type === "other" ? "{}" : `{ type: ${column.type} }`;
	const at = [
		...found.path.slice(0, 2),
		"columns",
		column.name
	];
	return {
		grade: "compatible",
		why: "a column that was not there takes nothing away",
		at,
		apply: (text) => put(text, at, rules)
	};
}

export { mayHaveRange as a, isScalarAt as c, writtenAt as d, nullsOf as i, withLines as l, driftEdits as n, naturalBound as o, applyEdits as r, rangeOf as s, editsOf as t, withTable as u };