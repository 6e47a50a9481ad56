import { t as MlopsError } from "./problem.js";
import { t as identifier } from "./sql.js";
import { t as knownMetric } from "./known.js";
import { l as formatPattern, s as formatFromEnding, u as namedFormats } from "./load.js";
import { n as isPlainPath } from "./tree.js";
import { t as quoteShell } from "./shell.js";
import { i as parseLfsPointer, t as largestPointer } from "./pointers.js";
import { f as counted, g as columnTypeOf } from "./data.js";
import { n as wordsOfName, t as wordSet } from "./words-of-name.js";
import { n as sensitiveWord, t as numbersPersons } from "./sensitive-name.js";
import { a as texts, n as member, t as items } from "./yaml-values.js";
import { join, posix } from "node:path";
import { createReadStream } from "node:fs";

// src/data/infer/key.ts
const fewestRows$1 = 10;
const widestSpan = 4;
const fewestPairsByChance = 30;
const fewestGenerated = 1e3;
function rankOf(name, dataset) {
	if (!canBeNamed(name)) return void 0;
	const lower = name.toLowerCase();
	if (lower === "id") return 0;
	if (lower === "uuid" || namesOfOne(dataset.toLowerCase()).some((one) => lower === `${one}_id`)) return 1;
	if (lower === "row_id" || lower === "key") return 2;
	return /(?:_id|Id|ID)$/.test(name) ? 3 : void 0;
}
function namesOfOne(dataset) {
	return [
		dataset,
		dataset.replace(/s$/, ""),
		dataset.replace(/ies$/, "y"),
		dataset.replace(/es$/, "")
	];
}
function keyNames(columns, dataset) {
	return columns.flatMap((name) => {
		const rank = rankOf(name, dataset);
		return rank === void 0 ? [] : [{
			name,
			rank
		}];
	}).toSorted((a, b) => a.rank - b.rank).map(({ name }) => name);
}
function keyAmong(candidates, rows, dataset) {
	if (rows < fewestRows$1) return void 0;
	return keyNames(candidates.map(({ name }) => name), dataset).flatMap((name) => candidates.find((each) => each.name === name) ?? []).find((each) => {
		if (each.distinct !== rows || each.nulls !== 0) return false;
		if (each.kind !== "integer" && each.kind !== "string") return false;
		return isNeverChance(each, rows, rankOf(each.name, dataset) ?? 3);
	}) ?? generatedKey(candidates, rows);
}
function generatedKey(candidates, rows) {
	if (rows < 1e3) return void 0;
	const found = candidates.filter(({ name }) => canBeNamed(name) && (!isSensitive(name) || numbersPersons(name))).filter(({ distinct, nulls, generated }) => distinct === rows && nulls === 0 && generated === rows);
	const things = found.filter(({ name }) => !numbersPersons(name));
	const [only, other] = things.length > 0 ? things : found;
	return other === void 0 ? only : void 0;
}
function isSensitive(name) {
	return sensitiveWord(name) !== void 0;
}
function canBeNamed(name) {
	return !name.includes("${{") && !name.includes("\0") && name !== "";
}
function isNeverChance({ kind, span, uuids }, rows, rank) {
	if (rank === 0 || rank === 2 || rank < 3 && kind === "string" || uuids === rows) return true;
	if (span === void 0) return false;
	return span < widestSpan * rows || rows * (rows - 1) / 2 / (span + 1) >= fewestPairsByChance;
}
function keySetAmong(sets) {
	return sets.filter(({ pairsByChance }) => pairsByChance >= fewestPairsByChance).toSorted((a, b) => a.columns.length - b.columns.length || b.pairsByChance - a.pairsByChance)[0];
}

// src/data/infer/check-digits.ts
const longestCard = 19;
const longestIban = 60;
const luhn = {
	number: (text) => `replace(replace(${text}, ' ', ''), '-', '')`,
	holds: (dialect) => {
		const term = (at) => {
			const digit = digitAt(dialect, at);
			return at % 2 === 1 ? digit : `(CASE WHEN ${digit} > 4 THEN 2 * ${digit} - 9 ELSE 2 * ${digit} END)`;
		};
		return `mod(${sumOf(longestCard, term)}, 10) = 0`;
	}
};
const iban97 = {
	number: (text) => {
		const plain = `replace(${text}, ' ', '')`;
		const turned = `(substr(${plain}, 5) || substr(${plain}, 1, 4))`;
		return letters.reduce((sql, letter, at) => `replace(${sql}, '${letter}', '${at + 10}')`, turned);
	},
	holds: (dialect) => {
		const powers = [1];
		for (let at = 1; at < longestIban; at += 1) powers.push((powers.at(-1) ?? 0) * 10 % 97);
		return `mod(${sumOf(longestIban, (at) => `${powers[at - 1]} * ${digitAt(dialect, at)}`)}, 97) = 1`;
	}
};
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
function sumOf(longest, term) {
	return `(${Array.from({ length: longest }, (_, at) => term(at + 1)).join(" + ")})`;
}
function digitAt(dialect, at) {
	const length = dialect.characters("number");
	return `(CASE WHEN ${length} >= ${at} THEN CAST(substr(number, ${length} - ${at - 1}, 1) AS INTEGER) ELSE 0 END)`;
}

// src/data/infer/moment-forms.ts
const day = patternOf("%Y-%m-%d");
const clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?";
const offset = " ?(?:Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)";
const isoForms = [
	{
		name: "iso-date",
		type: "date",
		pattern: day
	},
	{
		name: "iso-local",
		type: "timestamp",
		pattern: `(?:${day})(?:[T ]${clock})?`
	},
	{
		name: "iso-zoned",
		type: "timestamp",
		zoned: true,
		pattern: `(?:${day})[T ]${clock}${offset}`
	},
	{
		name: "iso-any",
		pattern: `(?:${day})(?:[T ]${clock}(?:${offset})?)?`
	}
];
const storedForms = [
	"date",
	"date-time",
	"%Y-%m-%d %H:%M:%S",
	"%Y-%m-%d %H:%M",
	"%Y-%m-%dT%H:%M:%S",
	"%Y-%m-%dT%H:%M"
];
const separated = [
	".",
	"/",
	"-"
].flatMap((between) => [...[
	"%d %m %Y",
	"%m %d %Y",
	"%d %m %y",
	"%m %d %y",
	"%y %m %d"
].map((each) => each.replaceAll(" ", between)), ...between === "-" ? [] : [`%Y${between}%m${between}%d`]]);
const worded = [
	"%d %b %Y",
	"%d %B %Y",
	"%b %d, %Y",
	"%B %d, %Y",
	"%d-%b-%Y",
	"%d-%b-%y",
	"%Y%m%d"
];
const dayForms = [...separated, ...worded].map(named);
const clocks = [
	" %H:%M",
	" %H:%M:%S",
	" %I:%M %p",
	" %I:%M:%S %p",
	"T%H:%M:%S"
];
function isoFormsOf(isStored) {
	return isStored ? [...storedForms.map(named), ...isoForms.slice(-1)] : isoForms;
}
function withClocks({ name }) {
	return clocks.map((each) => named(`${name}${each}`));
}
function beginsLike({ pattern }) {
	return `(?:${pattern})[T ][0-9].*`;
}
const likeMoment = [
	"\\s*[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}(?:[T ,].*)?",
	"\\s*[0-9]{4}(?:-|[-/ ]?[WwQqHh])[0-9]{1,2}\\s*",
	"\\s*[WwQqHh][0-9]{1,2}[-/ ]?(?:[0-9]{4}|[0-9]{2})?\\s*",
	"\\s*[0-9]{1,2}[-/.][0-9]{4}\\s*",
	"\\s*[0-9]{1,2}:[0-9]{2}.*",
	"\\s*(?:[0-9]{1,2}[-. ]+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}(?:[-., ]+[0-9].*)?",
	"\\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}(?:[-., ].*)?"
].map((each) => `(?:${each})`).join("|");
function named(name) {
	return {
		name,
		pattern: patternOf(name)
	};
}
function patternOf(name) {
	const found = formatPattern(name);
	if (!found.ok) throw new Error(found.problem);
	return found.pattern;
}

// src/data/infer/named-format.ts
const tellingFormats = [
	"email",
	"uuid",
	"ipv4",
	"ipv6",
	"url",
	"mac",
	"sha256",
	"phone",
	"iban",
	"credit-card"
];
const fewestValues = 1e3;
function formatOf(column) {
	if (column.type !== "string" || column.filled < fewestValues) return void 0;
	const formats = tellingFormats;
	const found = column.forms.find(({ name, rows }) => rows === column.filled && formats.includes(name));
	return found && {
		format: found.name,
		why: `each of ${counted(column.filled, "value")} is of this form`
	};
}
function namesCard(name) {
	return wordsOfName(name).some((word) => [
		"card",
		"pan",
		"creditcard"
	].includes(word));
}

// src/data/infer/sensitive.ts
const personalForms = {
	ssn: "[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}",
	"national-phone": "(?:\\+?1[ .-])?(?:\\([0-9]{3}\\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4}|0[0-9]{1,4}[ /-][0-9]{4,9}"
};
const personal = /* @__PURE__ */ new Set([...[
	"email",
	"ipv4",
	"ipv6",
	"mac",
	"phone",
	"iban",
	"credit-card"
], ...Object.keys(personalForms)]);
const mostlyShare = .8;
const fewest = 10;
function sensitiveOf({ name, type, filled, forms }, key) {
	if (type === "boolean") return void 0;
	const found = forms.find((each) => personal.has(each.name) && each.rows >= mostlyShare * filled);
	if (found !== void 0 && found.rows >= Math.min(fewest, filled) && found.rows > 0) {
		const what = found.name.replace("-", " ");
		return {
			why: `${counted(found.rows, "value")} of ${counted(filled, "row")} look like ${what}`,
			short: `looks like ${what}`
		};
	}
	const word = sensitiveWord(name);
	if (word === void 0 || key.includes(name) && numbersPersons(name)) return void 0;
	return {
		why: `named after something personal or secret (${word})`,
		short: "by its name"
	};
}

// src/data/infer/likely-forms.ts
const firstLook = 2e3;
const asked = [...tellingFormats.map((name) => ({
	name,
	pattern: namedFormats[name] ?? ""
})), ...Object.entries(personalForms).map(([name, pattern]) => ({
	name,
	pattern
}))];
const moment = {
	name: "moment",
	pattern: likeMoment
};
const cardNumber = {
	name: "credit-card",
	pattern: "[0-9]{13,19}"
};
const checked = {
	"credit-card": luhn,
	iban: iban97
};
const mostly = .8;
function headOf$1(table, name) {
	const cell = identifier(name);
	return `(SELECT ${cell} FROM ${identifier(table.name)} WHERE ${cell} IS NOT NULL LIMIT ${firstLook})`;
}
async function lookAt(engine, table, { name, type }) {
	if (type !== "string" && type !== "integer") return {
		forms: [],
		isMoment: false
	};
	const forms = type === "string" ? [...asked, moment] : [cardNumber];
	const counts = forms.map(({ pattern }) => `count(*) FILTER (WHERE ${matches(engine, name, pattern)})`);
	const { rows } = await engine.query(`SELECT count(*), ${counts.join(", ")} FROM ${headOf$1(table, name)} AS head`, [table]);
	const [all = 0, ...found] = (rows[0] ?? []).map(Number);
	const likely = forms.filter((_, index) => all > 0 && 2 * (found[index] ?? 0) >= all);
	const sure = [];
	for (const form of likely.filter((each) => each !== moment)) if (await areRight(engine, table, name, form)) sure.push(form);
	return {
		forms: sure,
		isMoment: likely.includes(moment)
	};
}
async function areRight(engine, table, name, form) {
	const check = checked[form.name];
	if (check === void 0 || form.name === "credit-card" && namesCard(name)) return true;
	const number = check.number(`CAST(${identifier(name)} AS VARCHAR)`);
	const { rows } = await engine.query(`SELECT count(*), count(*) FILTER (WHERE ${check.holds(engine.dialect)}) FROM (SELECT ${number} AS number
     FROM ${headOf$1(table, name)} AS head WHERE ${matches(engine, name, form.pattern)}) AS numbers`, [table]);
	const [all = 0, right = 0] = (rows[0] ?? []).map(Number);
	return right >= mostly * all;
}
function matches({ dialect }, name, pattern) {
	return dialect.matchesWhole(identifier(name), pattern);
}

// src/data/infer/generated-keys.ts
const generated = `(?:${namedFormats["uuid"] ?? ""})|[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}|[0-9A-Fa-f]{16,128}`;
async function withGenerated(engine, table, known) {
	const { named, columns, rows } = known;
	if (rows < 1e3) return named;
	const texts = columns.filter(({ type, filled, values, isPartition }) => type === "string" && filled === rows && values === void 0 && !isPartition);
	const found = [];
	for (const { name, type } of texts) {
		const [cell, head] = [identifier(name), headOf$1(table, name)];
		const isGenerated = `count(*) FILTER (WHERE ${engine.dialect.matchesWhole(cell, generated)})`;
		const looked = await engine.query(`SELECT count(*), ${isGenerated} FROM ${head} AS head`, [table]);
		if (Number(looked.rows[0]?.[0]) !== Number(looked.rows[0]?.[1])) continue;
		const all = `SELECT count(DISTINCT ${cell}), ${isGenerated} FROM ${identifier(table.name)}`;
		const { rows: counted } = await engine.query(all, [table]);
		const [distinct, forms] = (counted[0] ?? []).map(Number);
		if (distinct === rows) found.push({
			name,
			kind: type,
			distinct,
			nulls: 0,
			uuids: 0,
			generated: forms ?? 0
		});
	}
	const names = new Set(found.map(({ name }) => name));
	return [...named.filter(({ name }) => !names.has(name)), ...found];
}

// src/data/infer/name-says.ts
const moments = wordSet("date datetime dt day days weekday dow month months quarter year years week time timestamp ts hour minute second period season epoch", "datum tag monat jahr woche quartal uhrzeit stunde zeit jour mois annee semaine heure dia mes ano fecha semana hora");
const ordinals = wordSet("version release build batch run step round iteration fold seed seq sequence index idx rank position pos row line revision rev generation cycle shift", "attempt attempts retry retries trial number nr no num order level floor page");
const counts = wordSet("count counts num number n qty quantity total sum children persons people guests items amount errors age size");
const things = wordSet("id ids uuid guid key name title comment text description note notes url path file host hostname device sensor machine robot vehicle", "site location place region country area zone branch department team market brand plant route channel source referrer browser os language locale locality", "user customer client merchant vendor supplier store shop station city town product sku item campaign tag tags session code zip postcode");
const flags = wordSet("is has was are can should did does flag flags active enabled disabled valid deleted");
const labels = wordSet("label labels target class classes category categories outcome y");
const classes = wordSet("type kind sex gender rating stars grade");
function hasWord(name, words) {
	return wordsOfName(name).some((word) => words.has(word));
}
function namesTime(name) {
	return /(?:_at|At)$/.test(name) || hasWord(name, moments);
}
function namesOrder(name) {
	return hasWord(name, ordinals);
}
function namesCount(name) {
	return hasWord(name, counts);
}
function namesThing(name) {
	return things.has(wordsOfName(name).at(-1) ?? "");
}
function namesFlag(name) {
	return hasWord(name, flags) || hasWord(name, labels);
}
function namesClass(name) {
	return hasWord(name, labels) || hasWord(name, classes);
}
const versions = wordSet("version versions firmware");
const maybeVersions = wordSet("release build rev revision sw fw ver");
const besideVersion = wordSet("number no nr old new before after from to installed current target previous min max string name");
function namesVersion(name) {
	const words = wordsOfName(name);
	if (/ model (?:number|no|nr)$/.test(` ${words.join(" ")}`)) return "yes";
	const last = words.findLast((word) => !besideVersion.has(word)) ?? "";
	if (versions.has(last)) return "yes";
	return maybeVersions.has(last) ? "maybe" : void 0;
}

// src/data/infer/count-keys.ts
const mostSingle = 8;
const mostParts = 6;
function keyAggregates(dialect, { name, type, engineType }) {
	const cell = identifier(name);
	const asDouble = (value) => dialect.asDouble(value, engineType);
	const span = type === "integer" ? `${asDouble(`max(${cell})`)} - ${asDouble(`min(${cell})`)}` : "NULL";
	const uuids = type === "string" ? `count(*) FILTER (WHERE ${dialect.matchesWhole(cell, namedFormats["uuid"] ?? "")})` : "0";
	return [
		`count(DISTINCT ${cell})`,
		`count(*) - count(${cell})`,
		span,
		uuids
	];
}
async function countKeyColumns(engine, table, columns) {
	if (columns.length === 0) return [];
	const asked = columns.flatMap((column) => keyAggregates(engine.dialect, column));
	const { rows } = await engine.query(`SELECT ${asked.join(", ")} FROM ${identifier(table.name)}`, [table]);
	const values = rows[0] ?? [];
	return columns.map(({ name, type }, index) => {
		const [distinct, nulls, span, uuids] = values.slice(index * 4, index * 4 + 4);
		const wide = span === null || span === void 0 ? {} : { span: Number(span) };
		return {
			name,
			kind: type,
			distinct: Number(distinct),
			nulls: Number(nulls),
			uuids: Number(uuids),
			...wide
		};
	});
}
async function countKeys(engine, table, columns, rows, dataset) {
	const named = await countKeyColumns(engine, table, keyNames(columns.map(({ name }) => name), dataset).slice(0, mostSingle).flatMap((name) => columns.find((column) => column.name === name) ?? []));
	const keys = keyAmong(named, rows, dataset) !== void 0 ? named : await withGenerated(engine, table, {
		named,
		columns,
		rows
	});
	if (keyAmong(keys, rows, dataset) !== void 0 || rows < 2) return {
		keys,
		sets: []
	};
	const parts = columns.flatMap((column) => {
		const rank = column.filled === rows ? partRank(column) : void 0;
		return rank === void 0 ? [] : [{
			column,
			rank
		}];
	}).toSorted((a, b) => a.rank - b.rank).slice(0, mostParts);
	return {
		keys,
		sets: await countSets(engine, table, columns.filter((column) => parts.some((part) => part.column === column)), rows)
	};
}
const partWords = wordSet("id key code number no nr sensor device machine account version region station store shop product item user customer flight", "session trip track order sample patient symbol ticker isin seed step epoch");
const partEnds = wordSet("id seq sequence index idx position pos line row frame turn round step rank segment chunk");
function partRank(column) {
	const { name, type, moment, isPartition } = column;
	if (type === "number" || type === "boolean" || type === "other") return void 0;
	const words = wordsOfName(name);
	if (partEnds.has(words.at(-1) ?? "")) return 0;
	if (isPartition || moment !== void 0 || type === "date" || type === "timestamp" || namesTime(name)) return 1;
	return words.some((word) => partWords.has(word)) ? 2 : void 0;
}
async function countSets(engine, table, parts, rows) {
	const relation = identifier(table.name);
	const n = engine.dialect.asDouble("n", "BIGINT");
	const shares = /* @__PURE__ */ new Map();
	const distinct = /* @__PURE__ */ new Map();
	for (const { name } of parts) {
		const grouped = `SELECT count(*) AS n FROM ${relation} GROUP BY ${identifier(name)}`;
		const { rows: found } = await engine.query(`SELECT sum(${n} * (${n} - 1)), count(*) FROM (${grouped}) AS grouped`, [table]);
		shares.set(name, Number(found[0]?.[0]) / (rows * (rows - 1)));
		distinct.set(name, Number(found[0]?.[1]));
	}
	for (const size of [2, 3]) {
		const sets = [];
		for (const set of choose(parts.map(({ name }) => name), size)) {
			if (set.reduce((product, name) => product * (distinct.get(name) ?? 0), 1) < rows) continue;
			const grouped = `SELECT 1 AS one FROM ${relation} GROUP BY ${set.map(identifier).join(", ")}`;
			const { rows: found } = await engine.query(`SELECT count(*) FROM (${grouped}) AS grouped`, [table]);
			if (Number(found[0]?.[0]) !== rows) continue;
			const together = set.reduce((product, name) => product * (shares.get(name) ?? 0), 1);
			sets.push({
				columns: set,
				pairsByChance: Math.round(together * rows * (rows - 1) / 2)
			});
		}
		if (sets.length > 0) return sets;
	}
	return [];
}
function choose(names, size) {
	if (size === 0) return [[]];
	return names.flatMap((name, at) => choose(names.slice(at + 1), size - 1).map((rest) => [name, ...rest]));
}

// src/commands/init/column-evidence.ts
const fewestRows = 10;
const labelNames = /* @__PURE__ */ new Set([
	"target",
	"label",
	"y",
	"class",
	"outcome"
]);
function keyOf({ rows, columns }, dataset) {
	const counted = columns.flatMap(({ name, kind, distinct, nulls, span, uuids = 0 }) => distinct === void 0 || nulls === void 0 ? [] : [{
		name,
		kind,
		distinct,
		nulls,
		uuids,
		...span !== void 0 && { span }
	}]);
	const key = keyAmong(counted, rows, dataset);
	return key && {
		value: key.name,
		why: `${key.name} never repeats and is never null`,
		seen: `${rows} rows`
	};
}
function labelNamesOf(columns, script) {
	const named = columns.filter((name) => labelNames.has(name.toLowerCase()));
	return [.../* @__PURE__ */ new Set([...script.filter((name) => columns.includes(name)), ...named])];
}
function labelOf(facts, script, file) {
	const columns = facts.columns.map(({ name }) => name);
	const called = script.filter((name) => columns.includes(name));
	const named = columns.filter((name) => labelNames.has(name.toLowerCase()));
	const [only, ...others] = called.length > 0 ? called : named;
	const column = facts.columns.find(({ name }) => name === only);
	if (column === void 0 || others.length > 0) return void 0;
	if (called.length > 0) return {
		value: column,
		why: `${file} takes ${only} as what is to be predicted`
	};
	return {
		value: column,
		why: `a column is named ${only}`
	};
}
function taskOf(label, rows) {
	const { distinct, kind, name } = label;
	if (distinct === void 0 || rows < fewestRows || distinct < 2) return void 0;
	const seen = `${distinct} different values in ${rows} rows`;
	if (distinct === 2) return kind === "boolean" || label.zeroOne === true ? {
		value: "binary",
		why: `${name} is 0 or 1, or false or true`,
		seen
	} : void 0;
	if (kind === "string" && distinct <= 100 && distinct * 5 <= rows) return {
		value: "multiclass",
		why: `${name} has few texts`,
		seen
	};
	if (kind === "number" && distinct * 2 > rows) return {
		value: "regression",
		why: `${name} has numbers of many values`,
		seen
	};
}

// src/commands/init/null-texts.ts
const known = /* @__PURE__ */ new Set([
	"NA",
	"N/A",
	"#N/A",
	"n/a",
	"null",
	"NULL",
	"None",
	"-",
	"?",
	".",
	"\\N"
]);
const mostColumns = 50;
async function nullTexts(engine, table, shape) {
	const texts = shape.columns.filter(({ engineType }) => columnTypeOf(engineType) === "string").slice(0, mostColumns);
	if (texts.length === 0) return void 0;
	const asked = texts.map(({ name }) => {
		const cell = `trim(${identifier(name)})`;
		const other = `FILTER (WHERE ${cell} <> '' AND try_cast(${cell} AS DOUBLE) IS NULL)`;
		return `count(DISTINCT ${cell}) ${other}, min(${cell}) ${other}, count(try_cast(${cell} AS DOUBLE))`;
	});
	const { rows } = await engine.query(`SELECT ${asked.join(", ")} FROM ${identifier(table.name)}`, [table]);
	const [values = []] = rows;
	const found = texts.flatMap(({ name }, index) => {
		const [words, word, numbers] = values.slice(index * 3, index * 3 + 3);
		return words === 1 && typeof word === "string" && known.has(word) && Number(numbers) > 0 ? [{
			name,
			word
		}] : [];
	});
	const [first] = found;
	if (first === void 0) return void 0;
	return {
		value: ["", ...[...new Set(found.map(({ word }) => word))].toSorted()],
		why: `\`${first.word}\` stands between the numbers of \`${first.name}\``
	};
}

// src/commands/init/look-into.ts
const mostBytes = 256 * 2 ** 20;
const mostFiles = 50;
const mostCounted = 8;
async function lookInto(request) {
	const { candidate, root } = request;
	if (candidate.files.length === 0) return {
		kind: "not-looked",
		why: "its content is not here"
	};
	if (candidate.bytes > mostBytes) return {
		kind: "not-looked",
		why: `it is larger than ${mostBytes / 2 ** 20} MB`
	};
	if (candidate.files.length > mostFiles) return {
		kind: "not-looked",
		why: `it has more than ${mostFiles} files`
	};
	const head = await headOf(join(root, candidate.files[0] ?? ""));
	if (head === void 0) return {
		kind: "not-looked",
		why: "it cannot be read"
	};
	if (isPointer(head)) return {
		kind: "not-looked",
		why: "only the Git LFS pointer is here, not its content"
	};
	try {
		return await read(request, delimiterOf(candidate.source, head));
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return {
			kind: "not-looked",
			why: `it cannot be read as a table (${error.problems[0]?.reason ?? error.ends})`
		};
	}
}
async function headOf(file) {
	const chunks = [];
	try {
		for await (const chunk of createReadStream(file, { end: 65535 })) chunks.push(chunk);
	} catch {
		return;
	}
	return Buffer.concat(chunks);
}
function isPointer(head) {
	if (head.length > 1024) return false;
	const text = head.toString("utf8");
	return text.startsWith("version https://git-lfs") || parseLfsPointer(text, "file") !== void 0;
}
function delimiterOf(source, head) {
	if (!/\.csv$/i.test(source.replace(/\.dvc$/, ""))) return void 0;
	const [line = ""] = head.toString("utf8").split(/\r?\n/, 1);
	return line.includes(",") ? void 0 : [
		";",
		"	",
		"|"
	].find((delimiter) => line.includes(delimiter));
}
async function read(request, delimiter) {
	const { candidate, root } = request;
	const usual = formatFromEnding(candidate.source);
	const format = usual.kind === "csv" && delimiter !== void 0 ? {
		...usual,
		delimiter
	} : usual;
	if (format.kind === "files") return {
		kind: "not-looked",
		why: "it is no table"
	};
	const table = {
		name: "data",
		files: candidate.files.map((file) => join(root, file)),
		format
	};
	const engine = await request.engine();
	const first = await engine.describe(table);
	const nulls = format.kind === "csv" ? await nullTexts(engine, table, first) : void 0;
	const shape = nulls === void 0 || format.kind !== "csv" ? first : await engine.describe({
		...table,
		format: {
			...format,
			nulls: nulls.value
		}
	});
	const columns = shape.columns.map(({ name, engineType }) => ({
		name,
		kind: kindOf(engineType)
	}));
	const names = columns.map(({ name }) => name);
	const asked = [...keyNames(names, stemOf(candidate)), ...labelNamesOf(names, request.labels)];
	const byName = new Map(shape.columns.map((column) => [column.name, column]));
	const counted = [...new Set(asked)].slice(0, mostCounted).flatMap((name) => byName.get(name) ?? []);
	const counts = counted.length === 0 ? /* @__PURE__ */ new Map() : await count(engine, table, counted);
	return {
		kind: "facts",
		facts: {
			rows: shape.rows,
			columns: columns.map((column) => ({
				...column,
				...counts.get(column.name)
			}))
		},
		...delimiter === void 0 ? {} : { delimiter },
		...nulls === void 0 ? {} : { nulls }
	};
}
function stemOf({ opens }) {
	return (opens.split("/").at(-1) ?? "").replace(/\..*$/, "");
}
function kindOf(engineType) {
	const type = columnTypeOf(engineType);
	return type === "date" || type === "timestamp" ? "other" : type;
}
async function count(engine, table, columns) {
	const keys = await countKeyColumns(engine, table, columns.map((column) => ({
		...column,
		type: columnTypeOf(column.engineType)
	})));
	const asked = columns.map(({ name }) => `count(*) FILTER (WHERE CAST(${identifier(name)} AS VARCHAR) NOT IN ('0', '1'))`);
	const { rows } = await engine.query(`SELECT ${asked.join(", ")} FROM data`, [table]);
	const others = (rows[0] ?? []).map(Number);
	return new Map(keys.map(({ name, kind: _, ...counts }, index) => [name, {
		...counts,
		zeroOne: others[index] === 0
	}]));
}

// src/commands/init/interesting.ts
const dataEnding = /\.(?:csv|tsv|parquet|arrows?|ipc|feather|jsonl|ndjson)(?:\.(?:gz|zst))?$/i;
const scriptEnding = /\.(?:py|r|jl|js|mjs|cjs|ts|sh)$/i;
const scriptStem = /^(?:train|training|fit|main|run|model|pipeline|predict|prediction|score|scoring|evaluat|inference)/i;
const paramsName = /^(?:(?:hyper)?_?-?param(?:eter)?s?|config|conf|settings)\.(?:ya?ml|json|toml)$/i;
const metricsName = /^[\w-]*(?:metrics?|scores?|results?|report|evaluation)[\w-]*\.(?:json|ya?ml|toml|csv|tsv|txt|jsonl)$/i;
const lockNames = /* @__PURE__ */ new Set([
	"requirements.txt",
	"uv.lock",
	"poetry.lock",
	"pdm.lock",
	"Pipfile.lock",
	"environment.yml",
	"environment.yaml",
	"conda.yaml",
	"conda.yml",
	"renv.lock",
	"package-lock.json",
	"package.json"
]);
const tasksName = /^(?:(?:GNUm|M|m)akefile|MLproject|pyproject\.toml)$/;
const elsewhere = /(?:^|\/)(?:node_modules|site-packages|venv|env|\.[^/]+|__pycache__|tests?|testdata|fixtures?|docs?|vendor|third[_-]party|dist|build|target|mlruns|wandb|lightning_logs)\//i;
function kindOfName(path) {
	if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return "workflow";
	if (elsewhere.test(path)) return void 0;
	const name = baseName(path);
	if (name === "dvc.yaml" || name.endsWith(".dvc")) return name === ".dvc" ? void 0 : "dvc";
	if (lockNames.has(name)) return "lock";
	if (tasksName.test(name)) return "tasks";
	if (paramsName.test(name)) return "params";
	if (metricsName.test(name) && !inDataFolder(path)) return "metrics";
	if (dataEnding.test(name)) return "data";
	if (name.endsWith(".ipynb")) return "notebook";
	if (scriptEnding.test(name) && (scriptStem.test(name) || namesTraining(name) || /(?:^|\/)scripts\/[^/]+$/.test(path))) return isTest(name) ? void 0 : "script";
}
function isDataName(path) {
	return kindOfName(path) === "data";
}
function namesTraining(name) {
	return /(?:^|[_-])train(?:ing)?(?:[_-]|\.[^.]*$)/i.test(name);
}
function isTest(name) {
	return /^test_|_test\.|\.test\.|\.spec\.|^conftest\.py$/i.test(name);
}
function inDataFolder(path) {
	return /(?:^|\/)(?:data|datasets?|inputs?|raw|processed)\//i.test(path);
}
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function folderName(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function isNameable(path) {
	return path !== "" && !/[\u0000-\u001f\u007f\\\ufffd]|^[A-Za-z]:|^!/.test(path) && !path.includes("${{") && !path.split("/").some((segment) => segment === ".." || segment.toLowerCase() === ".git") && isPlainPath(path);
}

// src/commands/init/script-facts.ts
const longestLine = 500;
const fitting = /\.fit\(|\.train\(|\btrainer\b|joblib\.dump|pickle\.dump|torch\.save|save_model|saveRDS|lgb\.train|xgb\.train|model\.save|MLOPS_OUTPUT|fit_transform|\.compile\(|\blm\(|\bglm\(/i;
const writing = /dump|save|write|export|to_csv|to_parquet|to_json|to_pickle|open\([^)]*['"][wx]b?['"]|artifact/i;
function readScript(text) {
	const lines = text.split(/\r?\n/).filter((line) => line.length <= longestLine && !/^\s*(?:#(?!!)|\/\/|\*)/.test(line));
	const code = lines.join("\n");
	return {
		fits: fitting.test(code),
		paths: mentionedPaths(lines),
		roles: rolesOf(lines),
		variables: new Set([...code.matchAll(/\bMLOPS_[A-Z0-9_]+\b/g)].map(([name]) => name)),
		labels: labelsOf(code),
		requiredOptions: requiredOptions(lines),
		metrics: metricsOf(code),
		namesPredictions: /['"`](?:prediction|score)['"`]|['"`]score_|\bscore_\$?\{|[,'"`]prediction(?:['"`,\\\s])/.test(code)
	};
}
const quotedPath = /(?<quote>['"`])(?<path>[^'"`\n\s]{1,200}\.[A-Za-z0-9]{1,8}|[\w.-]+(?:\/[\w.-]+)+\/?)\k<quote>/g;
const inOutput = /\bMLOPS_OUTPUT\b(?:['"](?:,\s*['"][^'"\n]{0,80}['"])?)?[\])}]{0,3}(?:\s*\+\s*['"])?\/([\w./-]{1,200})/g;
const outputName = /^\s*(?:const |let |var )?([A-Za-z_]\w*)\s*=[^+]*\bMLOPS_OUTPUT\b[^+/]*$/;
function mentionedPaths(lines) {
	const found = /* @__PURE__ */ new Map();
	const add = (path, written) => {
		if (path !== void 0) found.set(path, (found.get(path) ?? false) || written);
	};
	const outputs = new Set(lines.map((line) => outputName.exec(line)?.[1]));
	const writers = lines.filter((line) => writing.test(line) && !definition.test(line));
	for (const [index, line] of lines.entries()) {
		const name = nameOf(line);
		const named = name !== void 0 && writers.some((writer) => writer.split(/[^\w.]+/).includes(name));
		const before = lines[index - 1] ?? "";
		const goesOn = name === void 0 && /[(,]\s*$/.test(before) && writing.test(before);
		for (const match of line.matchAll(quotedPath)) {
			const here = name === void 0 && writing.test(line);
			add(joined$1(line.slice(0, match.index), match.groups?.["path"] ?? ""), named || here || goesOn);
		}
		for (const [, path] of line.matchAll(inOutput)) add(path, true);
		for (const [, by, path] of line.matchAll(/\b([A-Za-z_]\w*)\s*\+\s*['"]\/([\w./-]{1,200})['"]/g)) if (by !== void 0 && outputs.has(by)) add(path, true);
	}
	return [...found].map(([path, written]) => ({
		path,
		written
	}));
}
const definition = /^\s*(?:const |let |var )?[A-Za-z_]\w*\s*(?::\s*\w+\s*)?=[^=(]*(?:['"`]|Path\(|join\()[^=]*$|add_argument\(/;
function nameOf(line) {
	if (!definition.test(line)) return void 0;
	const option = /add_argument\(\s*['"]-{0,2}([\w-]+)/.exec(line)?.[1];
	if (option !== void 0) return `args.${option.replaceAll("-", "_")}`;
	return /^\s*(?:const |let |var )?([A-Za-z_]\w*)/.exec(line)?.[1];
}
function joined$1(before, path) {
	const folder = /(?<quote>['"`])(?<folder>[\w.-]+(?:\/[\w.-]+)*)\/?\k<quote>\)?\s*(?<by>[,/])\s*$/.exec(before);
	const opens = folder?.groups?.["by"] === "," ? /join\(\s*$/ : /path\(\s*$|[=(]\s*$|^\s*$/i;
	const below = folder !== null && opens.test(before.slice(0, folder.index));
	const own = path.replace(/^\$?\{[^}]*\}\//, "").replace(/^(?:\.\/)+/, "");
	const whole = below ? `${folder?.groups?.["folder"] ?? ""}/${own}` : own;
	return /^[/~]|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|^[a-z][a-z0-9+.-]*:\/\/|[*?{}[\]$%\\]/.test(whole) ? void 0 : whole;
}
function rolesOf(lines) {
	const roles = /* @__PURE__ */ new Map();
	for (const line of lines) {
		const names = [...line.matchAll(/\bMLOPS_DATA_([A-Z][A-Z0-9_]{0,40})\b/g)];
		const [path] = names.length === 1 ? mentionedPaths([line]) : [];
		for (const [, name = ""] of names) {
			const role = name.toLowerCase().replaceAll("_", "-");
			roles.set(role, roles.get(role) ?? path?.path);
		}
	}
	return roles;
}
const labelForms = [
	/\b(?:label|target)s?(?:_?(?:col(?:umn)?|name))?\s*(?::\s*\w+\s*)?=\s*(['"])([\w .-]{1,64})\1/gi,
	/(?<![\w.])y(?:_train|_all)?\s*=\s*\w+(?:\.loc)?\[(?::,\s*)?(['"])([\w .-]{1,64})\1\]/g,
	/\.pop\((['"])([\w .-]{1,64})\1\)/g
];
function labelsOf(code) {
	return [...new Set(labelForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[2] ?? "")))];
}
function metricsOf(code) {
	const words = (form) => [...code.matchAll(form)].map(([, , word = ""]) => word);
	const isMetric = (word) => (knownMetric(word)?.tasks.length ?? 0) > 0;
	const keys = words(/(['"`])([A-Za-z][\w-]{1,30})\1(?=\s*:|\]\s*=[^=])/g).filter(isMetric);
	const quoted = keys.length > 0 ? keys : words(/(['"`])([A-Za-z][\w-]{1,30})\1/g);
	return [...new Set(quoted)].filter(isMetric).slice(0, 4);
}
function requiredOptions(lines) {
	const options = lines.flatMap((line) => {
		const name = /add_argument\(\s*(['"])(-{0,2}[\w-]{1,40})\1/.exec(line)?.[2];
		if (name === void 0) return [];
		return (name.startsWith("-") ? /required\s*=\s*True/.test(line) : !/nargs\s*=\s*['"][?*]/.test(line)) ? [name] : [];
	});
	return [...new Set(options)];
}

// src/commands/init/said/shell.ts
const longest = 2e4;
const opening = /^(?:if|for|while|until|case|function)\b|^[A-Za-z_]\w*\s*\(\)|^\{$/;
const closing = /^(?:fi|done|esac|\})(?=\s|$)/;
const inner = /^(?:then|do|else|elif)\b\s*/;
function statementsOf(text, folder) {
	const statements = [];
	let place = folder;
	let depth = 0;
	for (const part of partsOf(withoutHereDocuments(text.slice(0, longest)))) {
		const own = part.replace(inner, "");
		if (closing.test(own)) depth = Math.max(0, depth - 1);
		if (opening.test(own)) {
			depth += own.includes("}") ? 0 : 1;
			continue;
		}
		if (own === "" || closing.test(own)) continue;
		const words = wordsOf(own);
		if (words[0] === "cd" && depth === 0) {
			place = movedTo(place, words[1]);
			continue;
		}
		if (place === void 0) return statements;
		statements.push({
			text: own,
			words,
			folder: place,
			inBlock: depth > 0
		});
	}
	return statements;
}
function movedTo(folder, target) {
	if (folder === void 0 || target === void 0 || /^[/~-]|\$/.test(target)) return void 0;
	const to = posix.normalize(posix.join(folder, target)).replace(/\/$/, "");
	if (to.startsWith("..")) return void 0;
	return to === "." ? "" : to;
}
function withoutHereDocuments(text) {
	const kept = [];
	let end;
	for (const line of text.replaceAll(/[ \t]{0,20}\\\r?\n\s*/g, " ").split(/\r?\n/)) {
		if (end !== void 0) {
			if (line.trim() === end) end = void 0;
			continue;
		}
		end = /<<-?\s*["']?([A-Za-z_]\w*)["']?/.exec(line)?.[1];
		if (end === void 0) kept.push(line);
	}
	return kept.join("\n");
}
const token = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|(?<=^|\s)#[^\n]*|&&|\|\||./gsu;
function partsOf(text) {
	const parts = [""];
	let depth = 0;
	for (const [found] of text.matchAll(token)) {
		if (found.length > 1 && found.startsWith("#")) continue;
		if (found === "(" || found === ")") depth = Math.max(0, depth + (found === "(" ? 1 : -1));
		if (depth === 0 && /^(?:&&|\|\||[\n;])$/.test(found)) parts.push("");
		else parts.push(`${parts.pop() ?? ""}${found}`);
	}
	return parts.map((part) => part.trim()).filter((part) => part !== "" && part !== "#");
}
function wordsOf(text) {
	return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\d?>>?&?\d?|\|)|[^\s"'|>]+(?:"[^"]*"|'[^']*'|[^\s"'|>])*/g)].map(([whole, double, single]) => double ?? single ?? whole.replaceAll(/["']/g, ""));
}

// src/commands/init/said/facts.ts
function factsOfRun(texts, run) {
	const all = texts.map(readScript);
	const words = wordsOf(run.command);
	const given = new Set(words.map((word) => word.replace(/=.*$/, "")));
	return {
		fits: all.some(({ fits }) => fits),
		paths: joined([...all.flatMap(({ paths }) => paths), ...pathsIn(words, run.runs)]),
		roles: new Map(all.flatMap(({ roles }) => [...roles])),
		variables: /* @__PURE__ */ new Set([...all.flatMap(({ variables }) => [...variables]), ...variablesIn(run.command)]),
		labels: [...new Set(all.flatMap(({ labels }) => labels))],
		requiredOptions: all.flatMap(({ requiredOptions }) => requiredOptions).filter((option) => option.startsWith("-") && !given.has(option)),
		metrics: [...new Set(all.flatMap(({ metrics }) => metrics))],
		namesPredictions: all.some(({ namesPredictions }) => namesPredictions)
	};
}
function joined(paths) {
	return [...Map.groupBy(paths, ({ path }) => path)].map(([path, same]) => ({
		path,
		written: same.some(({ written }) => written)
	}));
}
function pathsIn(words, runs) {
	return words.flatMap((word, index) => {
		const [, option = words[index - 1] ?? "", path = word] = /^(-{1,2}[\w-]+|[\w.]+)=(.+)$/.exec(word) ?? [];
		if (!(/^(?![-/~])[\w./-]+\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(path) && !runs.some((run) => run.endsWith(path))) || path.split("/").includes("..")) return [];
		return [{
			path,
			written: option.startsWith("-") && /out|save|dest|export|metrics|report/i.test(option)
		}];
	});
}
function variablesIn(command) {
	return [...command.matchAll(/\bMLOPS_[A-Z0-9_]+\b/g)].map(([name]) => name);
}

// src/commands/init/said/resolve.ts
function fileOf(program, folder, has) {
	return pathsOf(program).filter((path) => !posix.isAbsolute(path)).map((path) => posix.normalize(posix.join(folder, path))).find((path) => !path.startsWith("..") && has(path));
}
function pathsOf(program) {
	if (program.kind === "script" || program.kind === "notebook") return [program.path];
	return program.kind === "module" ? filesOfModule(program.name) : [];
}
function filesOfModule(name) {
	if (!/^[\w.]+$/.test(name)) return [];
	const path = name.replaceAll(".", "/");
	return ["", "src/"].flatMap((place) => [`${place}${path}.py`, `${place}${path}/__main__.py`]);
}
const modules = /^(?:pytest|unittest|pip|build|venv|virtualenv|ensurepip|black|flake8|ruff|mypy|pylint|isort|coverage|http\.server|twine|nbconvert|jupyter)(?:\.|$)/;
const aside = /(?:^|[_-])(?:tests?|deploy\w*|publish|upload|push|register|notify|lint|checks?|format|reports?|comment|serve|app|api|send|slack)(?:[_.-]|$)/i;
const training = /(?:^|[^a-z])(?:pre-?|re-?)?(?:train|fit)(?:er|ing)?(?![a-z])/i;
function namesTrainingRun(text) {
	return training.test(text);
}
function isAside(program) {
	if (program.rest.some((word) => word === "--help" || word === "--version")) return true;
	if (program.kind === "module") return modules.test(program.name) || aside.test(program.name.replaceAll(".", "_"));
	if (program.kind === "script") return aside.test(posix.basename(program.path));
	return program.kind === "task" && aside.test(program.name);
}
function saysTraining(program) {
	if (program.kind === "yolo") return program.rest.some((word) => word === "train" || word === "mode=train");
	if (program.kind === "dvc") return false;
	return ["path" in program ? posix.basename(program.path) : program.name, ...program.rest.slice(0, 2).filter((word) => /^[a-z][a-z_-]*$/i.test(word))].some(namesTrainingRun);
}

// src/commands/init/said/notebooks.ts
function isNotebook(path) {
	return path.endsWith(".ipynb");
}
function sourceOf(path, text) {
	if (!isNotebook(path)) return text;
	return items(member(parsed(text), "cells")).filter((cell) => member(cell, "cell_type") === "code").map((cell) => (texts(member(cell, "source")) ?? []).join("")).join("\n").replaceAll(/^\s*[%!].*$/gm, "");
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function saidByNotebooks({ texts: all }) {
	const notebooks = [...all].filter(([path]) => isNotebook(path));
	const named = notebooks.filter(([path]) => namesTrainingRun(posix.basename(path)));
	const fitting = notebooks.filter(([path, text]) => readScript(sourceOf(path, text)).fits);
	const why = named.length > 0 ? "is named so" : "fits a model";
	const [only, ...others] = (named.length > 0 ? named : fitting).map(([path]) => path);
	if (only === void 0) return {
		runs: [],
		left: []
	};
	if (others.length > 0) {
		const names = [only, ...others].slice(0, 5).join(", ");
		return {
			runs: [],
			left: [`${others.length + 1} notebooks may be the training (${names}): none was taken.`]
		};
	}
	const folder = posix.dirname(only) === "." ? "" : posix.dirname(only);
	const name = posix.basename(only);
	return {
		runs: [{
			command: `papermill ${quoteShell(name)} $MLOPS_OUTPUT/executed.ipynb`,
			folder,
			why: `${only} ${why}`,
			runs: [only],
			trains: only,
			metrics: [],
			plots: [],
			checks: []
		}],
		left: []
	};
}
function notebookChecks(path, text, command) {
	if (!isNotebook(path)) return [];
	const elsewhere = /google\.colab|["'(]\/content\/|\/kaggle\/(?:input|working)/.exec(text ?? "")?.[0];
	return [
		`Of ${path} only files that it writes are read; numbers and pictures that it shows below its cells are not: let it write a file of metrics and the model.`,
		...command.startsWith("papermill") ? ["papermill has to be among the packages. A cell tagged `parameters` takes values: `-p depth 5`, or `-p seed $MLOPS_SEED`."] : [],
		...elsewhere === void 0 ? [] : [`${path} needs ${elsewhere.replace(/^["'(]/, "")}, which is there only where it was written: it cannot be executed elsewhere until that is a file of the repository or data.`]
	];
}

// src/commands/init/training-scripts.ts
const mostModels = 8;
function trainingScripts(survey, covered, said = []) {
	const own = said.filter(({ runs }) => !runs.some((path) => covered.has(path)));
	const found = scriptsByName(survey, /* @__PURE__ */ new Set([...covered, ...own.flatMap(({ runs }) => runs)]), own.length > 0);
	const scripts = saidScripts(survey, own, found.scripts);
	const kept = found.scripts.filter(({ path }) => !scripts.some((script) => script.path === path));
	if (scripts.length + kept.length + covered.size > 0) return {
		scripts: [...scripts, ...kept].slice(0, mostModels),
		left: found.left
	};
	const notebooks = saidByNotebooks(survey);
	return {
		scripts: saidScripts(survey, notebooks.runs, []),
		left: [...found.left, ...notebooks.left]
	};
}
function scriptsByName(survey, covered, isSaid) {
	const all = [...survey.texts].filter(([path]) => kindOfName(path) === "script" && !covered.has(path)).map(([path, text]) => ({
		path,
		facts: readScript(text)
	}));
	const named = all.flatMap((script) => whyByName(script));
	const others = all.filter(({ path, facts }) => facts.fits && !measures(path));
	const found = named.length > 0 || isSaid ? named : others.map((script) => ({
		...script,
		why: `${script.path} fits a model`
	}));
	const left = found.length > mostModels ? [`${found.length} scripts look like trainings; the first ${mostModels} were taken.`] : [];
	return {
		scripts: found.slice(0, mostModels),
		left
	};
}
function saidScripts(survey, said, byName) {
	const silent = said.filter(({ runs }) => runs.length === 0);
	return said.map((run) => {
		const texts = run.runs.map((path) => sourceOf(path, survey.texts.get(path) ?? ""));
		const path = run.trains ?? run.runs.at(-1);
		if (path !== void 0) return {
			path,
			facts: factsOfRun(texts, run),
			why: run.why,
			said: run
		};
		const [only, ...others] = byName.filter((script) => run.folder === "" || script.path.startsWith(`${run.folder}/`));
		if (only === void 0 || others.length > 0 || silent.length > 1) return {
			path: run.command,
			facts: factsOfRun([], run),
			why: run.why,
			said: run
		};
		const why = `${run.why}; ${only.path} is the only training script`;
		return {
			path: only.path,
			facts: factsOfRun([survey.texts.get(only.path) ?? ""], run),
			why,
			said: run
		};
	});
}
function whyByName(script) {
	const { path, facts } = script;
	const name = baseName(path);
	if (/^(?:train|training|fit)\.[^.]+$/i.test(name)) return [{
		...script,
		why: `${path} is named so`
	}];
	if (namesTraining(name) && facts.fits) return [{
		...script,
		why: `${path} is named so and fits a model`
	}];
	return [];
}
function measures(path) {
	return /^(?:predict|score|scoring|evaluat|inference)/i.test(baseName(path));
}
function measuringScripts(survey, folder) {
	return [...survey.texts].filter(([path]) => kindOfName(path) === "script" && measures(path)).filter(([path]) => folder === "" || path.startsWith(`${folder}/`)).map(([path, text]) => ({
		path,
		facts: readScript(text)
	}));
}
function commandOf(path) {
	const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
	const word = /^[\w./-]+$/.test(path) && !path.startsWith("-") ? path : quoteShell(`./${path}`);
	return `${{
		py: "python",
		r: "Rscript",
		jl: "julia",
		sh: "bash"
	}[ending] ?? "node"} ${word}`;
}
const generic = new Set("src,scripts,code,app,training,train,trainer,model,models,lib,python,ml,pipeline,pipelines,steps,bin,jobs,packages,services,projects,notebooks".split(","));
function modelName(path) {
	for (const segment of folderName(path).split("/").toReversed()) {
		const name = safeName(segment);
		if (name !== void 0 && !generic.has(segment.toLowerCase())) return {
			value: name,
			why: `the folder ${segment}`
		};
	}
	const name = safeName(baseName(path).replace(/\.[^.]*$/, "").replaceAll(/(?:^|[_-])(?:train|training|fit|main|run|model|pipeline)(?=[_-]|$)/gi, ""));
	return name === void 0 ? {
		value: "model",
		why: "nothing says a better one"
	} : {
		value: name,
		why: `the name of ${path}`
	};
}
function safeName(text) {
	const name = text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
	return name === "" || name === "constructor" || name === "prototype" ? void 0 : name;
}
function freeName(name, taken) {
	for (let number = 1;; number += 1) {
		const free = number === 1 ? name : `${name}-${number}`;
		if (taken.has(free)) continue;
		taken.add(free);
		return free;
	}
}

export { namesClass as A, sensitiveOf as B, lookInto as C, taskOf as D, labelOf as E, namesTime as F, withClocks as G, beginsLike as H, namesVersion as I, keySetAmong as J, keyAmong as K, headOf$1 as L, namesFlag as M, namesOrder as N, countKeyColumns as O, namesThing as P, lookAt as R, headOf as S, keyOf as T, dayForms as U, formatOf as V, isoFormsOf as W, folderName as _, safeName as a, kindOfName as b, sourceOf as c, isAside as d, namesTrainingRun as f, baseName as g, readScript as h, modelName as i, namesCount as j, countKeys as k, fileOf as l, statementsOf as m, freeName as n, trainingScripts as o, saysTraining as p, keyNames as q, measuringScripts as r, notebookChecks as s, commandOf as t, filesOfModule as u, isDataName as v, nullTexts as w, delimiterOf as x, isNameable as y, matches as z };