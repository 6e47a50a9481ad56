import { i as __toESM } from "./rolldown-runtime.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { l as formatAmount, r as readDocument, t as loadProject, u as defined } from "./load.js";
import { a as matcher, c as require_picomatch, i as isPlainPath, n as judgedOf, o as selectFiles, r as readHead, t as findHeads } from "./judged.js";
import { F as makePlan, G as trainingRoles, H as datasetsOf, I as resultKey, N as parseDataReport, P as predecessorOf, S as scoresAt, U as evaluationFingerprint, V as datasetDigest, W as trainingFingerprint, _ as runRecord, b as expectSame, c as recordedResults, d as datasetBefore, f as ownScoresAddress, l as asComparedWith, m as evaluationAddressOf, p as sketchAddressOf, q as declaredOutputs, u as dataReportAddress, v as scoresRecord, x as runAt, y as standing } from "./commit-record.js";
import { n as noMeter } from "./amount.js";
import { d as writeAtomic, i as isMissing, l as systemCode, n as insideOf, o as readBounded, r as isFileOf, s as sha256File } from "./files.js";
import { a as shellCommand, n as openRepository, r as wantedRemote } from "./repository.js";
import { i as readBlobs, n as readTexts, t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons6.js";
import { n as GitError } from "./git.js";
import { n as sweepOwnFolders, t as makeOwnFolder } from "./own-folder.js";
import { _ as number, b as strictObject, h as literal, l as array, v as object, x as string, y as record } from "./schemas.js";
import { t as MlopsError } from "./problem.js";
import { a as isOfOtherRun, c as parseSketch, o as differenceOf, r as makeOwnPaths, s as replacedRecord, t as openRecords } from "./records.js";
import { n as nearest, t as didYouMean } from "./nearest.js";
import { d as runAddress, l as proofAddress, u as replacementAddress } from "./ledger.js";
import { n as knownMetrics, t as knownMetric } from "./known.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";
import { t as commandReasons } from "./reasons2.js";
import { a as readUserDocument, i as readParams, n as parseDvcPointer, r as parseLfsPointer, t as largestPointer } from "./pointers.js";
import { i as readProof } from "./proof.js";
import { dirname, extname, isAbsolute, join, relative, sep } from "node:path";
import { createReadStream } from "node:fs";
import { access, copyFile, lstat, mkdir, open, readFile, readdir, realpath, stat, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";

// src/project/code.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
const isDocumentation = anyOf([
	"**/*.md",
	"**/*.rst",
	"**/docs/**",
	"**/LICENSE*",
	"**/NOTICE*",
	"**/CITATION*",
	"**/CODEOWNERS",
	"**/.gitignore",
	"**/.gitattributes",
	"**/.editorconfig",
	".github/**"
]);
function anyOf(globs) {
	const expression = new RegExp(globs.map((glob) => import_picomatch.default.makeRe(glob, { dot: true }).source).join("|"));
	return (path) => expression.test(path);
}
function codeOf(model, project, projectFile, tree) {
	const selected = model.code.kind === "globs" ? selectFiles(tree, model.code.globs) : defaultCode(model, tree);
	const isData = dataTest(project);
	const params = new Set(model.params.map((entry) => entry.file));
	return without$1(selected, ({ path }) => path === projectFile || params.has(path) || isData(path));
}
function evaluationCodeOf(model, tree) {
	const globs = model.evaluate?.code ?? [];
	return globs.length === 0 ? [] : selectFiles(tree, globs);
}
function defaultCode(model, tree) {
	const below = model.workingDirectory === "" ? "**" : `${model.workingDirectory}/`;
	const evaluationOnly = new Set(evaluationCodeOf(model, tree).map((entry) => entry.path));
	return without$1(selectFiles(tree, [below]), ({ path }) => isDocumentation(path) || evaluationOnly.has(path));
}
function without$1(entries, test) {
	const rest = entries.filter((entry) => !test(entry));
	return rest.length === entries.length ? entries : rest;
}
const dataTests = /* @__PURE__ */ new WeakMap();
function dataTest(project) {
	const known = dataTests.get(project);
	if (known !== void 0) return known;
	const answers = /* @__PURE__ */ new Map();
	const isData = dataMatcher(project);
	const test = (path) => {
		const answer = answers.get(path) ?? isData(path);
		answers.set(path, answer);
		return answer;
	};
	dataTests.set(project, test);
	return test;
}
function dataMatcher(project) {
	const tests = [...project.datasets.values()].map((dataset) => matcher(dataset.source));
	return (path) => tests.some((test) => test(path) || path.endsWith(".dvc") && test(path.slice(0, -4)));
}

// src/project/drift-defaults.ts
const driftDefaults = {
	wasserstein: .1,
	"l-infinity": .02,
	"jensen-shannon": .1,
	nulls: .05,
	"new-category": .01
};
const rowsChangeDefault = {
	kind: "percent",
	value: 50
};

// src/support/special.ts
const tiny = 1e-300;
const epsilon$2 = 2 ** -53;
const maxTerms = 2e5;
const halfLogTwoPi = .5 * Math.log(2 * Math.PI);
function stirlingRemainder(x) {
	let shift = 0;
	let at = x;
	while (at < 12) {
		shift += (at + .5) * Math.log1p(1 / at) - 1;
		at += 1;
	}
	const r = 1 / (at * at);
	return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * 691 / 360360))))) / at + shift;
}
function logGamma(x) {
	return (x - .5) * Math.log(x) - x + halfLogTwoPi + stirlingRemainder(x);
}
function logExcess(x, a) {
	const u = (x - a) / a;
	if (Math.abs(u) > .2) return Math.log(x / a) - u;
	return seriesOfExcess(u);
}
function seriesOfExcess(x) {
	let term = -x * x;
	let sum = term / 2;
	for (let k = 3; k < 60; k++) {
		term *= -x;
		const next = sum + term / k;
		if (next === sum) break;
		sum = next;
	}
	return sum;
}
function gammaPrefactor(a, x) {
	if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
	return Math.exp(a * logExcess(x, a) - halfLogTwoPi - .5 * Math.log(a) - stirlingRemainder(a));
}
function incompleteGamma(a, x) {
	if (x <= 0) return {
		lower: 0,
		upper: 1
	};
	if (x === Number.POSITIVE_INFINITY) return {
		lower: 1,
		upper: 0
	};
	if (x < a + 1) {
		let term = 1;
		let sum = 1;
		for (let k = 1; k < maxTerms && term > sum * epsilon$2; k++) {
			term *= x / (a + k);
			sum += term;
		}
		const lower = Math.min(1, gammaPrefactor(a, x) * sum);
		return {
			lower,
			upper: 1 - lower
		};
	}
	let b = x + 1 - a;
	let c = 1 / tiny;
	let d = 1 / b;
	let fraction = d;
	for (let k = 1; k < maxTerms; k++) {
		b += 2;
		d = 1 / nonZero(b - k * (k - a) * d);
		c = nonZero(b - k * (k - a) / c);
		const step = c * d;
		fraction *= step;
		if (Math.abs(step - 1) < epsilon$2 * 4) break;
	}
	const upper = Math.min(1, gammaPrefactor(a, x) * a * fraction);
	return {
		lower: 1 - upper,
		upper
	};
}
function incompleteBeta(a, b, x, y) {
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaFraction(b, a, y, x);
	return betaFraction(a, b, x, y);
}
function betaFraction(a, b, x, y) {
	let c = 1;
	let d = 1 / nonZero(1 - (a + b) * x / (a + 1));
	let fraction = d;
	for (let m = 1; m < maxTerms; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / nonZero(1 + even * d);
		c = nonZero(1 + even / c);
		fraction *= d * c;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / nonZero(1 + odd * d);
		c = nonZero(1 + odd / c);
		const step = d * c;
		fraction *= step;
		if (Math.abs(step - 1) < epsilon$2 * 4) break;
	}
	return Math.exp(logBetaTerm(a, b, x, y)) * fraction / a;
}
function logBetaTerm(a, b, x, y) {
	const total = a + b;
	const logX = x > .5 ? Math.log1p(-y) : Math.log(x);
	const logY = y > .5 ? Math.log1p(-x) : Math.log(y);
	const remainders = stirlingRemainder(total) - stirlingRemainder(a) - stirlingRemainder(b);
	return a * (logX + Math.log1p(b / a)) + b * (logY + Math.log1p(a / b)) + .5 * (Math.log(a) + Math.log(b) - Math.log(total)) - halfLogTwoPi + remainders;
}
function nonZero(value) {
	return Math.abs(value) < tiny ? tiny : value;
}

// src/support/statistics.ts
function normalCdf(z) {
	const upper = .5 * incompleteGamma(.5, z * z / 2).upper;
	return z < 0 ? upper : 1 - upper;
}
function normalQuantile(p) {
	return quantile$1(p, Number.NEGATIVE_INFINITY, {
		cdf: normalCdf,
		density: (z) => Math.exp(-.5 * z * z) / Math.sqrt(2 * Math.PI),
		symmetric: true
	});
}
function tCdf(t, df) {
	if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
	const square = t * t;
	if (square === Number.POSITIVE_INFINITY) return t < 0 ? 0 : 1;
	const tail = .5 * incompleteBeta(df / 2, .5, df / (df + square), square / (df + square));
	return t < 0 ? tail : 1 - tail;
}
function tQuantile(p, df) {
	if (!(df > 0)) return NaN;
	if (df > 1e5) return fisherExpansion(normalQuantile(p), df);
	const half = df / 2;
	const logScale = half * Math.log1p(.5 / half) + .5 * Math.log(half) - .5 + stirlingRemainder(half + .5) - stirlingRemainder(half) - .5 * Math.log(df * Math.PI);
	return quantile$1(p, Number.NEGATIVE_INFINITY, {
		cdf: (t) => tCdf(t, df),
		density: (t) => Math.exp(logScale - (df + 1) / 2 * Math.log1p(t * t / df)),
		symmetric: true
	});
}
function fisherExpansion(z, df) {
	if (!Number.isFinite(z) || df === Number.POSITIVE_INFINITY) return z;
	const cube = z ** 3;
	return z + (cube + z) / (4 * df) + (5 * z ** 5 + 16 * cube + 3 * z) / (96 * df * df);
}
function chiSquareTail(x, df) {
	return incompleteGamma(df / 2, x / 2).upper;
}
function chiSquareCdf(x, df) {
	return incompleteGamma(df / 2, x / 2).lower;
}
function chiSquareQuantile(p, df) {
	if (!(df > 0)) return NaN;
	const half = df / 2;
	const logScale = -half * Math.LN2 - logGamma(half);
	return quantile$1(p, 0, {
		cdf: (x) => chiSquareCdf(x, df),
		tail: (x) => chiSquareTail(x, df),
		density: (x) => Math.exp(logScale + (half - 1) * Math.log(x) - x / 2),
		symmetric: false,
		start: df
	});
}
function quantile$1(p, lowest, law) {
	if (!(p >= 0 && p <= 1)) return NaN;
	if (p === 0) return lowest;
	if (p === 1) return Number.POSITIVE_INFINITY;
	if (law.symmetric) {
		if (p === .5) return 0;
		return p < .5 ? solve((x) => law.cdf(x) - p, law.density, -1) : -quantile$1(1 - p, lowest, law);
	}
	const upper = law.tail;
	if (upper && p > .5) return solve((x) => 1 - p - upper(x), law.density, law.start ?? 1);
	return solve((x) => law.cdf(x) - p, law.density, law.start ?? 1);
}
function solve(excess, slope, start) {
	let low = start;
	let high = start;
	const grows = start > 0 ? 2 : .5;
	for (let k = 0; k < 2e3 && excess(low) > 0; k++) low /= grows;
	for (let k = 0; k < 2e3 && excess(high) < 0; k++) high *= grows;
	let x = (low + high) / 2;
	for (let k = 0; k < 200; k++) {
		const error = excess(x);
		if (error === 0) return x;
		if (error < 0) low = x;
		else high = x;
		const newton = x - error / slope(x);
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - x) <= Math.abs(x) * 1e-15) return next;
		x = next;
	}
	return x;
}

// src/metrics/units.ts
function sumByUnit({ weights, n }, { count, of }, column) {
	const sums = new Float64Array(count);
	for (let i = 0; i < n; i++) {
		const unit = of[i] ?? 0;
		sums[unit] = (sums[unit] ?? 0) + (weights[i] ?? 0) * (column[i] ?? NaN);
	}
	return sums;
}
function weightByUnit({ weights, n }, { count, of }) {
	const sums = new Float64Array(count);
	for (let i = 0; i < n; i++) {
		const unit = of[i] ?? 0;
		sums[unit] = (sums[unit] ?? 0) + (weights[i] ?? 0);
	}
	return sums;
}
function weightOnDraws(sample, units) {
	const weights = weightByUnit(sample, units);
	const [first = 0] = weights;
	if (!weights.every((weight) => weight === first)) return (draws) => dot(draws, weights);
	const total = first * units.count;
	return () => total;
}
function dot(draws, values, start = 0) {
	const n = draws.length;
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let i = 0;
	for (; i + 3 < n; i += 4) {
		a += (draws[i] ?? 0) * (values[start + i] ?? 0);
		b += (draws[i + 1] ?? 0) * (values[start + i + 1] ?? 0);
		c += (draws[i + 2] ?? 0) * (values[start + i + 2] ?? 0);
		d += (draws[i + 3] ?? 0) * (values[start + i + 3] ?? 0);
	}
	for (; i < n; i++) a += (draws[i] ?? 0) * (values[start + i] ?? 0);
	return a + b + (c + d);
}
function byRowWeights(sample, { of }, evaluate) {
	const weights = new Float64Array(sample.n);
	return (draws) => {
		for (let i = 0; i < weights.length; i++) weights[i] = (sample.weights[i] ?? 0) * (draws[of[i] ?? 0] ?? 0);
		return evaluate(weights);
	};
}

// src/metrics/definitions/runs.ts
function inRuns(classOf, classes) {
	const places = new Uint32Array(classes);
	for (const each of classOf) places[each] = (places[each] ?? 0) + 1;
	for (let each = 1; each < classes; each++) places[each] = (places[each] ?? 0) + (places[each - 1] ?? 0);
	const ends = places.slice();
	const order = new Uint32Array(classOf.length);
	for (let i = classOf.length - 1; i >= 0; i--) {
		const each = classOf[i] ?? 0;
		places[each] = (places[each] ?? 0) - 1;
		order[places[each] ?? 0] = i;
	}
	return {
		order,
		ends
	};
}
function runSum(draws, unitAt, parts, start, end) {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let at = start;
	for (; at + 3 < end; at += 4) {
		a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
		b += (draws[unitAt[at + 1] ?? 0] ?? 0) * (parts[at + 1] ?? 0);
		c += (draws[unitAt[at + 2] ?? 0] ?? 0) * (parts[at + 2] ?? 0);
		d += (draws[unitAt[at + 3] ?? 0] ?? 0) * (parts[at + 3] ?? 0);
	}
	for (; at < end; at++) a += (draws[unitAt[at] ?? 0] ?? 0) * (parts[at] ?? 0);
	return a + b + (c + d);
}

// src/metrics/definitions/calibration.ts
const binCount = 10;
const calibrationError = (sample, side) => {
	const bins = new Uint8Array(sample.n);
	const gaps = new Float64Array(sample.n);
	for (let i = 0; i < sample.n; i++) {
		const probability = side.scores[0]?.[i] ?? 0;
		bins[i] = Math.min(Math.floor(10 * probability), 9);
		gaps[i] = (sample.labels[i] ?? 0) - probability;
	}
	const binSums = (weights) => {
		const sums = new Float64Array(binCount);
		let total = 0;
		for (let i = 0; i < sample.n; i++) {
			const bin = bins[i] ?? 0;
			const weight = weights[i] ?? 0;
			sums[bin] = (sums[bin] ?? 0) + weight * (gaps[i] ?? 0);
			total += weight;
		}
		return {
			sums,
			total
		};
	};
	const evaluate = (weights) => {
		const { sums, total } = binSums(weights);
		return sums.reduce((sum, bin) => sum + Math.abs(bin), 0) / total;
	};
	return {
		evaluate,
		influence: () => {
			const signs = binSums(sample.weights).sums.map(Math.sign);
			const value = evaluate(sample.weights);
			return gaps.map((gap, i) => (signs[bins[i] ?? 0] ?? 0) * gap - value);
		},
		resampled: (units) => units.count * binCount <= sample.n ? byUnit(bins, gaps, sample, units) : byRow(bins, gaps, sample, units)
	};
};
function byUnit(bins, gaps, sample, units) {
	const sums = new Float64Array(units.count * binCount);
	for (let i = 0; i < sample.n; i++) {
		const place = (bins[i] ?? 0) * units.count + (units.of[i] ?? 0);
		sums[place] = (sums[place] ?? 0) + (sample.weights[i] ?? 0) * (gaps[i] ?? 0);
	}
	const weight = weightOnDraws(sample, units);
	return (draws) => {
		let sum = 0;
		for (let bin = 0; bin < binCount; bin++) sum += Math.abs(dot(draws, sums, bin * units.count));
		return sum / weight(draws);
	};
}
function byRow(bins, gaps, sample, units) {
	const { ends, order } = inRuns(bins, binCount);
	const unitAt = new Uint16Array(sample.n);
	const parts = new Float64Array(sample.n);
	for (let at = 0; at < sample.n; at++) {
		const row = order[at] ?? 0;
		unitAt[at] = units.of[row] ?? 0;
		parts[at] = (sample.weights[row] ?? 0) * (gaps[row] ?? 0);
	}
	const weight = weightOnDraws(sample, units);
	return (draws) => {
		let sum = 0;
		let start = 0;
		for (let bin = 0; bin < binCount; bin++) {
			const end = ends[bin] ?? 0;
			sum += Math.abs(runSum(draws, unitAt, parts, start, end));
			start = end;
		}
		return sum / weight(draws);
	};
}

// src/metrics/definitions/margins.ts
function emptyMargins(k) {
	return {
		hits: new Float64Array(k),
		truth: new Float64Array(k),
		predicted: new Float64Array(k),
		total: 0
	};
}
function marginsOf(sample, predicted, weights) {
	const margins = emptyMargins(sample.k);
	const { hits, truth } = margins;
	for (let i = 0; i < sample.n; i++) {
		const weight = weights[i] ?? 0;
		const label = sample.labels[i] ?? 0;
		const said = predicted[i] ?? 0;
		truth[label] = (truth[label] ?? 0) + weight;
		margins.predicted[said] = (margins.predicted[said] ?? 0) + weight;
		if (label === said) hits[label] = (hits[label] ?? 0) + weight;
		margins.total += weight;
	}
	return margins;
}

// src/metrics/definitions/confusion.ts
function ratio(kind, margins, k) {
	const hits = margins.hits[k] ?? 0;
	const truth = margins.truth[k] ?? 0;
	const predicted = margins.predicted[k] ?? 0;
	if (kind === "precision") return hits / predicted;
	if (kind === "recall") return hits / truth;
	return 2 * hits / (truth + predicted);
}
const positiveClass = (kind) => (margins) => ratio(kind, margins, 1);
const macro = (kind) => (margins) => {
	let sum = 0;
	let classes = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		if (!margins.truth[k] && !margins.predicted[k]) continue;
		sum += ratio(kind, margins, k);
		classes += 1;
	}
	return sum / classes;
};
const weighted = (kind) => (margins) => {
	let sum = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		const truth = margins.truth[k] ?? 0;
		if (truth > 0) sum += truth * ratio(kind, margins, k);
	}
	return sum / margins.total;
};
const balancedAccuracy = (margins) => {
	let sum = 0;
	let classes = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		if (!margins.truth[k]) continue;
		sum += ratio("recall", margins, k);
		classes += 1;
	}
	return classes > 1 ? sum / classes : NaN;
};
const accuracy = (margins) => sum(margins.hits) / margins.total;
const mcc = (margins) => {
	const { total } = margins;
	let both = 0;
	let truth = 0;
	let predicted = 0;
	for (let k = 0; k < margins.truth.length; k++) {
		const t = (margins.truth[k] ?? 0) / total;
		const p = (margins.predicted[k] ?? 0) / total;
		both += t * p;
		truth += t * (1 - t);
		predicted += p * (1 - p);
	}
	if (!(truth > 1e-15) || !(predicted > 1e-15)) return NaN;
	return (sum(margins.hits) / total - both) / Math.sqrt(truth * predicted);
};
const known = /* @__PURE__ */ new WeakMap();
function ownMargins(sample, side) {
	const margins = known.get(side) ?? marginsOf(sample, side.predicted ?? new Float64Array(sample.n), sample.weights);
	known.set(side, margins);
	return margins;
}
function confusionFunctional(metric) {
	return (sample, side) => {
		const predicted = side.predicted ?? new Float64Array(sample.n);
		return {
			evaluate: (weights) => metric(weights === sample.weights ? ownMargins(sample, side) : marginsOf(sample, predicted, weights)),
			influence: () => influence(metric, sample, predicted, ownMargins(sample, side)),
			resampled: (units) => units.count * sample.k * 3 <= sample.n ? marginsOnDraws(metric, sample, predicted, units) : cellsOnDraws(metric, sample, predicted, units)
		};
	};
}
function marginsOnDraws(metric, sample, predicted, units) {
	const { k, n, labels, weights } = sample;
	const empty = () => new Float64Array(k * units.count);
	const byUnit = {
		hits: empty(),
		truth: empty(),
		predicted: empty()
	};
	for (let i = 0; i < n; i++) {
		const unit = units.of[i] ?? 0;
		const label = (labels[i] ?? 0) * units.count + unit;
		const said = (predicted[i] ?? 0) * units.count + unit;
		const weight = weights[i] ?? 0;
		byUnit.truth[label] = (byUnit.truth[label] ?? 0) + weight;
		byUnit.predicted[said] = (byUnit.predicted[said] ?? 0) + weight;
		if (label === said) byUnit.hits[label] = (byUnit.hits[label] ?? 0) + weight;
	}
	const total = weightOnDraws(sample, units);
	const drawn = emptyMargins(k);
	return (draws) => {
		for (let label = 0; label < k; label++) {
			drawn.hits[label] = dot(draws, byUnit.hits, label * units.count);
			drawn.truth[label] = dot(draws, byUnit.truth, label * units.count);
			drawn.predicted[label] = dot(draws, byUnit.predicted, label * units.count);
		}
		drawn.total = total(draws);
		return metric(drawn);
	};
}
const sorted = /* @__PURE__ */ new WeakMap();
function cellsOnDraws(metric, sample, predicted, units) {
	const { cells, unitAt, weights } = cellRows(sample, predicted, units);
	const { hits, truth, predicted: answers } = emptyMargins(sample.k);
	return (draws) => {
		hits.fill(0);
		truth.fill(0);
		answers.fill(0);
		let total = 0;
		let start = 0;
		for (const { label, said, end } of cells) {
			const weight = runSum(draws, unitAt, weights, start, end);
			truth[label] = (truth[label] ?? 0) + weight;
			answers[said] = (answers[said] ?? 0) + weight;
			if (label === said) hits[label] = weight;
			total += weight;
			start = end;
		}
		return metric({
			hits,
			truth,
			predicted: answers,
			total
		});
	};
}
function cellRows(sample, predicted, units) {
	const bySide = sorted.get(units) ?? /* @__PURE__ */ new WeakMap();
	sorted.set(units, bySide);
	const rows = bySide.get(predicted) ?? sortByCell(sample, predicted, units);
	bySide.set(predicted, rows);
	return rows;
}
function sortByCell({ n, k, labels, weights }, predicted, units) {
	const keyOf = (i) => (labels[i] ?? 0) * k + (predicted[i] ?? 0);
	const keys = /* @__PURE__ */ new Set();
	for (let i = 0; i < n; i++) keys.add(keyOf(i));
	const occupied = Float64Array.from(keys).sort();
	const places = new Map(Array.from(occupied, (key, place) => [key, place]));
	const { order, ends } = inRuns(Uint32Array.from({ length: n }, (_, i) => places.get(keyOf(i)) ?? 0), occupied.length);
	return {
		cells: Array.from(occupied, (key, place) => ({
			label: Math.floor(key / k),
			said: key % k,
			end: ends[place] ?? 0
		})),
		unitAt: Uint16Array.from(order, (row) => units.of[row] ?? 0),
		weights: Float64Array.from(order, (row) => weights[row] ?? 0)
	};
}
function influence(metric, sample, predicted, margins) {
	const slope = (column) => column.map((count, k) => {
		if (!count) return 0;
		const step = count * 1e-5;
		column[k] = count + step;
		const above = metric(margins);
		column[k] = count - step;
		const below = metric(margins);
		column[k] = count;
		return (above - below) / (2 * step) * margins.total;
	});
	const bySide = {
		truth: slope(margins.truth),
		predicted: slope(margins.predicted),
		hits: hitSlopes(metric, margins)
	};
	const values = new Float64Array(sample.n);
	let mean = 0;
	for (let i = 0; i < sample.n; i++) {
		const label = sample.labels[i] ?? 0;
		const said = predicted[i] ?? 0;
		const hit = label === said ? bySide.hits[label] ?? 0 : 0;
		const value = (bySide.truth[label] ?? 0) + (bySide.predicted[said] ?? 0) + hit;
		values[i] = value;
		mean += (sample.weights[i] ?? 0) * value;
	}
	mean /= margins.total;
	for (let i = 0; i < sample.n; i++) values[i] = (values[i] ?? 0) - mean;
	return values;
}
function hitSlopes(metric, margins) {
	const { hits, total } = margins;
	return hits.map((count, k) => {
		const step = Math.max(count, total * .001);
		const before = metric(margins);
		hits[k] = count + step;
		const after = metric(margins);
		hits[k] = count;
		return (after - before) / step * total;
	});
}
function sum(values) {
	let total = 0;
	for (let k = 0; k < values.length; k++) total += values[k] ?? 0;
	return total;
}

// src/metrics/definitions/losses.ts
const epsilon$1 = 2 ** -52;
const logLoss = (sample, side) => {
	const binary = sample.task === "binary";
	return sample.labels.map((label, i) => {
		const score = side.scores[binary ? 0 : label]?.[i] ?? NaN;
		const probability = binary && label !== 1 ? 1 - score : score;
		return -Math.log(Math.min(Math.max(probability, epsilon$1), 1 - epsilon$1));
	});
};
const brier = (sample, side) => {
	if (sample.task === "binary") return sample.labels.map((label, i) => ((side.scores[0]?.[i] ?? NaN) - label) ** 2);
	return sample.labels.map((label, i) => {
		let sum = 0;
		for (const [k, column] of side.scores.entries()) sum += ((column[i] ?? NaN) - (k === label ? 1 : 0)) ** 2;
		return sum;
	});
};
const values = (side) => side.predicted ?? /* @__PURE__ */ new Float64Array();
const errors = (sample, side) => {
	const predicted = values(side);
	return sample.labels.map((label, i) => (predicted[i] ?? NaN) - label);
};
const absoluteErrors = (sample, side) => errors(sample, side).map(Math.abs);
const squaredErrors = (sample, side) => errors(sample, side).map((error) => error * error);
const percentageErrors = (sample, side) => {
	const predicted = values(side);
	return sample.labels.map((label, i) => {
		return Math.abs((predicted[i] ?? NaN) - label) / Math.max(Math.abs(label), epsilon$1);
	});
};
const meanOf = (loss) => (sample, side) => {
	const column = loss(sample, side);
	return {
		evaluate: (weights) => mean$1(column, weights),
		influence: () => centred(column, mean$1(column, sample.weights)),
		resampled: (units) => meanOnDraws(column, sample, units)
	};
};
const rmse = (sample, side) => {
	const squares = squaredErrors(sample, side);
	return {
		evaluate: (weights) => Math.sqrt(mean$1(squares, weights)),
		influence: () => {
			const mse = mean$1(squares, sample.weights);
			const scale = mse > 0 ? 1 / (2 * Math.sqrt(mse)) : 0;
			return squares.map((square) => (square - mse) * scale);
		},
		resampled: (units) => {
			const mse = meanOnDraws(squares, sample, units);
			return (draws) => Math.sqrt(mse(draws));
		}
	};
};
function mean$1(column, weights) {
	let sum = 0;
	let total = 0;
	for (let i = 0; i < column.length; i++) {
		const weight = weights[i] ?? 0;
		sum += weight * (column[i] ?? NaN);
		total += weight;
	}
	return sum / total;
}
function centred(column, centre) {
	return column.map((value) => value - centre);
}
function meanOnDraws(column, sample, units) {
	const sums = sumByUnit(sample, units, column);
	const weight = weightOnDraws(sample, units);
	return (draws) => dot(draws, sums) / weight(draws);
}

// src/metrics/argsort.ts
const digitBits = 11;
const buckets = 2048;
function argsort(values) {
	const n = values.length;
	if (n < 2048) return Uint32Array.from(byComparison(values));
	let from = sortable(values);
	let to = {
		low: new Uint32Array(n),
		high: new Uint32Array(n),
		order: new Uint32Array(n)
	};
	for (let shift = 0; shift < 64; shift += digitBits) {
		if (!pass(from, to, shift)) continue;
		[from, to] = [to, from];
	}
	return from.order;
}
function byComparison(values) {
	return Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}
function sortable(values) {
	const n = values.length;
	const doubles = new Float64Array(n);
	const order = new Uint32Array(n);
	for (let i = 0; i < n; i++) {
		doubles[i] = (values[i] ?? 0) + 0;
		order[i] = i;
	}
	const words = new Uint32Array(doubles.buffer);
	const low = new Uint32Array(n);
	const high = new Uint32Array(n);
	for (let i = 0; i < n; i++) {
		const bottom = words[2 * i] ?? 0;
		const top = words[2 * i + 1] ?? 0;
		const negative = top >>> 31 === 1;
		low[i] = negative ? ~bottom : bottom;
		high[i] = negative ? ~top : top | 2147483648;
	}
	return {
		low,
		high,
		order
	};
}
function pass(from, to, shift) {
	const { low, high, order } = from;
	const n = order.length;
	const digits = new Uint16Array(n);
	const starts = /* @__PURE__ */ new Uint32Array(2049);
	for (let i = 0; i < n; i++) {
		const digit = digitAt(low[i] ?? 0, high[i] ?? 0, shift);
		digits[i] = digit;
		starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
	}
	if (starts[(digits[0] ?? 0) + 1] === n) return false;
	for (let digit = 1; digit <= buckets; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
	for (let i = 0; i < n; i++) {
		const digit = digits[i] ?? 0;
		const place = starts[digit] ?? 0;
		starts[digit] = place + 1;
		to.low[place] = low[i] ?? 0;
		to.high[place] = high[i] ?? 0;
		to.order[place] = order[i] ?? 0;
	}
	return true;
}
function digitAt(low, high, shift) {
	if (shift >= 32) return high >>> shift - 32 & 2047;
	const bottom = low >>> shift;
	return (shift + digitBits <= 32 ? bottom : bottom | high << 32 - shift) & 2047;
}

// src/metrics/definitions/median.ts
const epsilon = 2 ** -52;
const medianAbsoluteError = (sample, side) => {
	const absolute = absoluteErrors(sample, side);
	const order = argsort(absolute);
	const quantile = (weights, share) => weightedQuantile(absolute, order, weights, share);
	return {
		evaluate: (weights) => quantile(weights, .5),
		influence: () => {
			if (sample.n < 4) return null;
			const median = quantile(sample.weights, .5);
			const half = Math.min(.25, .5 * sample.n ** -.2);
			const inverseDensity = (quantile(sample.weights, .5 + half) - quantile(sample.weights, .5 - half)) / (2 * half);
			return absolute.map((error) => (error > median ? .5 : error < median ? -.5 : 0) * inverseDensity);
		},
		resampled: (units) => medianOnDraws(absolute, order, sample, units)
	};
};
function weightedQuantile(values, order, weights, share) {
	const weightAt = (at) => weights[order[at] ?? 0] ?? 0;
	const valueAt = (at) => values[order[at] ?? 0] ?? NaN;
	let total = 0;
	for (let at = 0; at < order.length; at++) total += weightAt(at);
	const target = total * share;
	let sum = 0;
	let at = -1;
	while (sum < target && at < order.length - 1) sum += weightAt(++at);
	if (sum - target > epsilon) return valueAt(at);
	let next = at + 1;
	while (next < order.length && weightAt(next) === 0) next += 1;
	return next < order.length ? (valueAt(at) + valueAt(next)) / 2 : valueAt(at);
}
function medianOnDraws(values, order, sample, units) {
	const equal = !sample.weighted;
	const sorted = new Float64Array(sample.n);
	const weights = new Float64Array(sample.n).fill(1);
	const unitAt = new Uint16Array(sample.n);
	for (const [at, row] of order.entries()) {
		sorted[at] = values[row] ?? NaN;
		unitAt[at] = units.of[row] ?? 0;
		if (!equal) weights[at] = sample.weights[row] ?? 0;
	}
	const total = weightOnDraws(equal ? {
		...sample,
		weights
	} : sample, units);
	const weightAt = (draws, at) => (draws[unitAt[at] ?? 0] ?? 0) * (weights[at] ?? 0);
	return (draws) => {
		const target = total(draws) / 2;
		const last = sorted.length - 1;
		let sum = 0;
		let at = 0;
		for (; at + 4 <= last; at += 4) {
			const stride = weightAt(draws, at) + weightAt(draws, at + 1) + (weightAt(draws, at + 2) + weightAt(draws, at + 3));
			if (sum + stride >= target) break;
			sum += stride;
		}
		for (at -= 1; sum < target && at < last;) sum += weightAt(draws, ++at);
		const value = sorted[at] ?? NaN;
		if (sum - target > epsilon) return value;
		let next = at + 1;
		while (next <= last && weightAt(draws, next) === 0) next += 1;
		return next <= last ? (value + (sorted[next] ?? NaN)) / 2 : value;
	};
}

// src/metrics/definitions/r2.ts
const r2 = (sample, side) => {
	const squares = squaredErrors(sample, side);
	const { labels } = sample;
	return {
		evaluate: (weights) => r2Of(squares, labels, weights),
		influence: () => {
			const { centre, variance } = spread(labels, sample.weights);
			const share = mean$1(squares, sample.weights) / variance;
			return squares.map((square, i) => (share * ((labels[i] ?? 0) - centre) ** 2 - square) / variance);
		},
		resampled: (units) => r2OnDraws(squares, sample, units)
	};
};
function r2Of(squares, labels, weights) {
	const { centre, variance } = spread(labels, weights);
	if (!(variance > (centre * 2 ** -50) ** 2)) return NaN;
	return 1 - mean$1(squares, weights) / variance;
}
function spread(labels, weights) {
	const centre = mean$1(labels, weights);
	let sum = 0;
	let total = 0;
	for (let i = 0; i < labels.length; i++) {
		const weight = weights[i] ?? 0;
		sum += weight * ((labels[i] ?? 0) - centre) ** 2;
		total += weight;
	}
	return {
		centre,
		variance: sum / total
	};
}
function r2OnDraws(squares, sample, units) {
	const { labels, weights } = sample;
	const centre = mean$1(labels, weights);
	const weight = weightOnDraws(sample, units);
	const errors = sumByUnit(sample, units, squares);
	const offsets = sumByUnit(sample, units, labels.map((label) => label - centre));
	const distances = sumByUnit(sample, units, labels.map((label) => (label - centre) ** 2));
	const carefully = byRowWeights(sample, units, (drawn) => r2Of(squares, labels, drawn));
	return (draws) => {
		const total = weight(draws);
		const second = dot(draws, distances) / total;
		const variance = second - (dot(draws, offsets) / total) ** 2;
		if (!(variance > second * .001)) return carefully(draws);
		return 1 - dot(draws, errors) / total / variance;
	};
}

// src/metrics/definitions/ranked-draws.ts
function aucOnDraws(ranking, sample, units) {
	return units.count ** 2 <= 4 * sample.n ? aucOfPairs(ranking, units) : aucOfRows(ranking, sample, units);
}
function aucOfPairs(ranking, units) {
	const { count } = units;
	const { won, positives, negatives } = pairsWon(ranking, units);
	return (draws) => {
		let pairs = 0;
		for (let u = 0; u < count; u++) {
			const times = draws[u] ?? 0;
			if (times > 0) pairs += times * dot(draws, won, u * count);
		}
		return pairs / (dot(draws, positives) * dot(draws, negatives));
	};
}
function pairsWon(ranking, { count, of }) {
	const { order, tieEnds, positive, weights } = ranking;
	const won = new Float64Array(count * count);
	const [positives, negatives] = [new Float64Array(count), new Float64Array(count)];
	let start = 0;
	for (let end = 0; end < order.length; end++) {
		if (!tieEnds[end]) continue;
		for (let at = start; at <= end; at++) if (!positive[at]) add(negatives, at, .5);
		for (let at = start; at <= end; at++) if (positive[at]) win(at);
		for (let at = start; at <= end; at++) if (!positive[at]) add(negatives, at, .5);
		start = end + 1;
	}
	return {
		won,
		positives,
		negatives
	};
	function add(sums, at, share) {
		const unit = of[order[at] ?? 0] ?? 0;
		sums[unit] = (sums[unit] ?? 0) + share * (weights[at] ?? 0);
	}
	function win(at) {
		add(positives, at, 1);
		const weight = weights[at] ?? 0;
		const row = (of[order[at] ?? 0] ?? 0) * count;
		for (let v = 0; v < count; v++) won[row + v] = (won[row + v] ?? 0) + weight * (negatives[v] ?? 0);
	}
}
function aucOfRows({ order, tieEnds, positive, weights }, { weighted }, { of }) {
	const unitAt = Uint16Array.from(order, (row) => of[row] ?? 0);
	return (draws) => {
		let pairs = 0;
		let positives = 0;
		let negatives = 0;
		let tiedPositives = 0;
		let tiedNegatives = 0;
		for (let at = 0; at < unitAt.length; at++) {
			const times = draws[unitAt[at] ?? 0] ?? 0;
			const weight = weighted ? times * (weights[at] ?? 0) : times;
			const hit = weight * (positive[at] ?? 0);
			tiedPositives += hit;
			tiedNegatives += weight - hit;
			if (!tieEnds[at]) continue;
			pairs += tiedPositives * (negatives + tiedNegatives / 2);
			negatives += tiedNegatives;
			positives += tiedPositives;
			tiedPositives = 0;
			tiedNegatives = 0;
		}
		return pairs / (positives * negatives);
	};
}
function precisionOnDraws(ranking, sample, units) {
	const { unitAt, weights, positives, runs } = fromTheTop(ranking, units);
	const drawn = new Float64Array(unitAt.length);
	const hits = new Float64Array(positives.length);
	const accumulate = sample.weighted ? accumulateWeights : accumulateCounts;
	return (draws) => {
		const total = accumulate(drawn, draws, unitAt, weights);
		const hit = accumulate(hits, draws, positives.unitAt, positives.weights);
		let area = 0;
		let before = 0;
		for (let run = 0; run < runs.length; run++) {
			const upTo = hits[runs.lastPositive[run] ?? 0] ?? 0;
			const above = drawn[runs.lastRow[run] ?? 0] ?? 0;
			area += (upTo - before) * upTo / (above > 0 ? above : 1);
			before = upTo;
		}
		return hit < total ? area / hit : NaN;
	};
}
function accumulateCounts(sums, draws, unitAt) {
	let sum = 0;
	for (let at = 0; at < sums.length; at++) {
		sum += draws[unitAt[at] ?? 0] ?? 0;
		sums[at] = sum;
	}
	return sum;
}
function accumulateWeights(sums, draws, unitAt, weights) {
	let sum = 0;
	for (let at = 0; at < sums.length; at++) {
		sum += (draws[unitAt[at] ?? 0] ?? 0) * (weights[at] ?? 0);
		sums[at] = sum;
	}
	return sum;
}
function fromTheTop({ order, tieEnds, positive, weights }, { of }) {
	const n = order.length;
	const unitAt = new Uint16Array(n);
	const downward = new Float64Array(n);
	const positiveUnits = [];
	const positiveWeights = [];
	const lastPositive = [];
	const lastRow = [];
	let counted = 0;
	for (let place = 0; place < n; place++) {
		const at = n - 1 - place;
		const unit = of[order[at] ?? 0] ?? 0;
		const weight = weights[at] ?? 0;
		unitAt[place] = unit;
		downward[place] = weight;
		if (positive[at]) {
			positiveUnits.push(unit);
			positiveWeights.push(weight);
		}
		if (!(at === 0 || tieEnds[at - 1] === 1) || positiveUnits.length === counted) continue;
		counted = positiveUnits.length;
		lastPositive.push(counted - 1);
		lastRow.push(place);
	}
	return {
		unitAt,
		weights: downward,
		positives: {
			length: positiveUnits.length,
			unitAt: Uint16Array.from(positiveUnits),
			weights: Float64Array.from(positiveWeights)
		},
		runs: {
			length: lastRow.length,
			lastPositive: Uint32Array.from(lastPositive),
			lastRow: Uint32Array.from(lastRow)
		}
	};
}

// src/metrics/definitions/ranking.ts
function rocAuc(sample, side) {
	return meanOverClasses(sample, (column) => {
		const ranking = side.ranking(column);
		const sorted = sorter(ranking, sample);
		return {
			evaluate: (weights) => auc(ranking, sorted(weights)),
			influence: () => placements(ranking, sample),
			resampled: (units) => aucOnDraws(ranking, sample, units)
		};
	});
}
function averagePrecision(sample, side) {
	return meanOverClasses(sample, (column) => {
		const ranking = side.ranking(column);
		const sorted = sorter(ranking, sample);
		return {
			evaluate: (weights) => precisionArea(ranking, sorted(weights)),
			influence: () => precisionInfluence(ranking, sample),
			resampled: (units) => precisionOnDraws(ranking, sample, units)
		};
	});
}
function meanOverClasses(sample, make) {
	if (sample.task === "binary") return make(0);
	const parts = Array.from({ length: sample.k }, (_, k) => make(k));
	return {
		evaluate: (weights) => parts.reduce((sum, part) => sum + part.evaluate(weights), 0) / parts.length,
		influence: () => {
			const mean = new Float64Array(sample.n);
			for (const part of parts) {
				const values = part.influence();
				if (!values) return null;
				for (let i = 0; i < sample.n; i++) mean[i] = (mean[i] ?? 0) + (values[i] ?? 0) / parts.length;
			}
			return mean;
		},
		resampled: (units) => {
			const columns = parts.map((part) => part.resampled(units));
			return (draws) => columns.reduce((sum, column) => sum + column(draws), 0) / columns.length;
		}
	};
}
function sorter({ order, weights: own }, sample) {
	let buffer;
	return (weights) => {
		if (weights === sample.weights) return own;
		buffer ??= new Float64Array(order.length);
		for (let at = 0; at < order.length; at++) buffer[at] = weights[order[at] ?? 0] ?? 0;
		return buffer;
	};
}
function auc({ tieEnds, positive }, weights) {
	let pairs = 0;
	let positives = 0;
	let negatives = 0;
	let tiedPositives = 0;
	let tiedNegatives = 0;
	for (let at = 0; at < weights.length; at++) {
		const weight = weights[at] ?? 0;
		if (positive[at]) tiedPositives += weight;
		else tiedNegatives += weight;
		if (!tieEnds[at]) continue;
		pairs += tiedPositives * (negatives + tiedNegatives / 2);
		negatives += tiedNegatives;
		positives += tiedPositives;
		tiedPositives = 0;
		tiedNegatives = 0;
	}
	return pairs / (positives * negatives);
}
function placements(ranking, { n }) {
	const { order, tieEnds, positive, weights } = ranking;
	const { positives, negatives, positiveRows, negativeRows } = classTotals(ranking);
	if (positiveRows < 2 || negativeRows < 2) return null;
	const value = auc(ranking, weights);
	const unit = (positives + negatives) * Math.sqrt((n - 1) / n);
	const positiveScale = unit / positives * Math.sqrt(positiveRows / (positiveRows - 1));
	const negativeScale = unit / negatives * Math.sqrt(negativeRows / (negativeRows - 1));
	const components = new Float64Array(n);
	let positivesBelow = 0;
	let negativesBelow = 0;
	let tiedPositives = 0;
	let tiedNegatives = 0;
	let start = 0;
	for (let at = 0; at < n; at++) {
		const weight = weights[at] ?? 0;
		if (positive[at]) tiedPositives += weight;
		else tiedNegatives += weight;
		if (!tieEnds[at]) continue;
		const ofPositive = ((negativesBelow + tiedNegatives / 2) / negatives - value) * positiveScale;
		const ofNegative = ((positives - positivesBelow - tiedPositives / 2) / positives - value) * negativeScale;
		for (; start <= at; start++) components[order[start] ?? 0] = positive[start] ? ofPositive : ofNegative;
		negativesBelow += tiedNegatives;
		positivesBelow += tiedPositives;
		tiedPositives = 0;
		tiedNegatives = 0;
	}
	return components;
}
function precisionArea({ tieEnds, positive }, weights) {
	let above = 0;
	let hits = 0;
	let tiedHits = 0;
	let area = 0;
	for (let at = weights.length - 1; at >= 0; at--) {
		const weight = weights[at] ?? 0;
		above += weight;
		if (positive[at]) tiedHits += weight;
		if (tiedHits === 0 || at > 0 && !tieEnds[at - 1]) continue;
		hits += tiedHits;
		area += tiedHits * hits / above;
		tiedHits = 0;
	}
	return hits < above ? area / hits : NaN;
}
function precisionInfluence(ranking, { n }) {
	if (n < 2) return null;
	const { order, tieEnds, positive, weights } = ranking;
	const { positives, negatives } = classTotals(ranking);
	const total = positives + negatives;
	const value = precisionArea(ranking, weights);
	const values = new Float64Array(n);
	let above = total;
	let hits = positives;
	let inverse = 0;
	let loaded = 0;
	let tied = 0;
	let tiedHits = 0;
	let start = 0;
	for (let at = 0; at < n; at++) {
		const weight = weights[at] ?? 0;
		tied += weight;
		if (positive[at]) tiedHits += weight;
		if (!tieEnds[at]) continue;
		const precision = hits / above;
		const step = tiedHits / positives * total / above;
		inverse += step;
		loaded += step * precision;
		const ofPositive = (precision - value) * total / positives + inverse - loaded;
		for (; start <= at; start++) values[order[start] ?? 0] = positive[start] ? ofPositive : -loaded;
		above -= tied;
		hits -= tiedHits;
		tied = 0;
		tiedHits = 0;
	}
	return values;
}
function classTotals({ positive, weights }) {
	let positives = 0;
	let negatives = 0;
	let positiveRows = 0;
	for (let at = 0; at < weights.length; at++) {
		const weight = weights[at] ?? 0;
		if (positive[at]) positives += weight;
		else negatives += weight;
		positiveRows += positive[at] ?? 0;
	}
	return {
		positives,
		negatives,
		positiveRows,
		negativeRows: weights.length - positiveRows
	};
}

// src/metrics/definitions/table.ts
const share$1 = [0, 1];
const positiveReals = [0, Number.POSITIVE_INFINITY];
function definitionOf(name, task) {
	const known = knownMetric(name);
	if (!known?.tasks.includes(task)) return void 0;
	return make(known.name, task);
}
function defaultMetrics(task) {
	if (task === "regression") return [
		"rmse",
		"mae",
		"r2",
		"mape",
		"medae",
		"bias"
	];
	const byClass = [
		"accuracy",
		"balanced-accuracy",
		"precision",
		"recall",
		"f1",
		"mcc"
	];
	const byScore = [
		"roc-auc",
		"average-precision",
		"log-loss",
		"brier"
	];
	return task === "binary" ? [
		...byClass,
		...byScore,
		"ece"
	] : [...byClass, ...byScore];
}
function make(name, task) {
	const regression = regressionTable[name];
	if (task === "regression") return regression && {
		name,
		reads: "predicted",
		...regression
	};
	const scored = scoreTable[name];
	if (scored) return {
		name,
		...scored
	};
	const metric = byClass(name, task);
	if (!metric) return void 0;
	const range = name === "mcc" ? [-1, 1] : share$1;
	const { prepare, family } = metric;
	return {
		name,
		reads: "predicted",
		range,
		prepare,
		family,
		because: becauseOfClasses(name)
	};
}
function byClass(name, task) {
	const cells = (metric, share) => ({
		prepare: confusionFunctional(metric),
		family: {
			kind: "cells",
			metric,
			...share && { share }
		}
	});
	const proportion = (of, metric) => ({
		prepare: confusionFunctional(metric),
		family: {
			kind: "proportion",
			of
		}
	});
	if (name === "accuracy" || name.endsWith("-micro")) return proportion("all", accuracy);
	if (name === "balanced-accuracy") return cells(balancedAccuracy);
	if (name === "mcc") return cells(mcc);
	const [kind, average] = name.split("-");
	if (kind !== "precision" && kind !== "recall" && kind !== "f1") return void 0;
	if (average !== void 0 || task !== "binary") return cells(averaged(kind, average));
	const metric = positiveClass(kind);
	if (kind === "recall") return proportion("positive", metric);
	return kind === "f1" ? cells(metric) : cells(metric, "of-predicted");
}
function averaged(kind, average) {
	return average === "weighted" ? weighted(kind) : macro(kind);
}
function becauseOfClasses(name) {
	return (sample, side) => {
		if (!(sample.totalWeight > 0)) return "no-rows";
		if (name !== "balanced-accuracy" && name !== "mcc") return "zero-denominator";
		if (isConstant(sample.labels)) return "one-class";
		return side.predicted && isConstant(side.predicted) ? "constant" : "zero-denominator";
	};
}
const oneClass = () => "one-class";
const notANumber = () => "not-a-number";
const scoreTable = {
	"roc-auc": {
		reads: "scores",
		family: { kind: "auc" },
		range: share$1,
		prepare: rocAuc,
		because: oneClass
	},
	"average-precision": {
		reads: "scores",
		family: { kind: "other" },
		range: share$1,
		prepare: averagePrecision,
		because: oneClass
	},
	"log-loss": {
		reads: "probabilities",
		family: { kind: "mean" },
		range: positiveReals,
		prepare: meanOf(logLoss),
		because: notANumber
	},
	brier: {
		reads: "probabilities",
		family: { kind: "mean" },
		range: [0, 2],
		prepare: meanOf(brier),
		because: notANumber
	},
	ece: {
		reads: "probabilities",
		family: { kind: "other" },
		range: share$1,
		prepare: calibrationError,
		because: notANumber
	}
};
const error = (prepare, family) => ({
	prepare,
	family,
	range: positiveReals,
	because: notANumber
});
const regressionTable = {
	mae: error(meanOf(absoluteErrors), { kind: "mean" }),
	mse: error(meanOf(squaredErrors), { kind: "mean" }),
	mape: error(meanOf(percentageErrors), { kind: "mean" }),
	rmse: error(rmse, { kind: "other" }),
	medae: error(medianAbsoluteError, { kind: "other" }),
	bias: {
		...error(meanOf(errors), { kind: "mean" }),
		range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
	},
	r2: {
		...error(r2, { kind: "other" }),
		range: [Number.NEGATIVE_INFINITY, 1],
		because: () => "constant"
	}
};
function isConstant(column) {
	return column.every((value) => value === column[0]);
}

// src/metrics/groups.ts
function groupsOf({ family, name }, sample) {
	const { clusters, units } = sample;
	if (!clusters) return void 0;
	const shares = sharesOf(sample, clusters);
	const overAllRows = family.kind === "mean" || family.kind === "proportion" && family.of === "all" || name === "ece";
	if (sample.k !== 2 || overAllRows) return {
		count: units,
		shares
	};
	const classes = [0, 1].map((label) => sharesOf(sample, clusters, label));
	const counts = classes.map((column) => column.reduce((sum, share) => sum + (share > 0 ? 1 : 0), 0));
	return {
		count: Math.min(...counts),
		shares: shares.map((share, at) => Math.max(share, ...classes.map((c) => c[at] ?? 0)))
	};
}
function sharesOf({ n, weights, labels, units }, clusters, label) {
	const shares = new Float64Array(units);
	let total = 0;
	for (let i = 0; i < n; i++) {
		if (label !== void 0 && labels[i] !== label) continue;
		const group = clusters[i] ?? 0;
		shares[group] = (shares[group] ?? 0) + (weights[i] ?? 0);
		total += weights[i] ?? 0;
	}
	return total > 0 ? shares.map((share) => share / total) : shares;
}
function groupVariance(parts, { count, shares }) {
	let sum = 0;
	for (let at = 0; at < parts.length; at++) sum += ((parts[at] ?? 0) / (1 - (shares[at] ?? 0))) ** 2;
	return sum * (count - 1) / count;
}

// src/metrics/intervals/proportion.ts
function wilson({ value, trials }, level) {
	const square = normalQuantile((1 + level) / 2) ** 2;
	const centre = value + square / (2 * trials);
	const root = Math.sqrt(square * (value * (1 - value) + square / (4 * trials)) / trials);
	const scale = 1 + square / trials;
	return [Math.max(0, (centre - root) / scale), Math.min(1, (centre + root) / scale)];
}
function wilsonSpread(proportion) {
	const { value, trials } = proportion;
	return {
		standardError: Math.sqrt(value * (1 - value) / trials),
		df: Number.POSITIVE_INFINITY,
		limits: (level) => wilson(proportion, level)
	};
}
function newcombe(first, second, phi) {
	const spread = (p) => p * (1 - p);
	const variances = spread(first.value) / first.trials + spread(second.value) / second.trials;
	const covariance = phi * Math.sqrt(spread(first.value) * spread(second.value) / (first.trials * second.trials));
	const corrected = correctPhi(first, second, phi);
	const value = first.value - second.value;
	return {
		standardError: Math.sqrt(Math.max(0, variances - 2 * covariance)),
		df: Number.POSITIVE_INFINITY,
		limits: (level) => {
			const [l1, u1] = wilson(first, level);
			const [l2, u2] = wilson(second, level);
			const low = squareAndAdd(first.value - l1, u2 - second.value, corrected);
			const high = squareAndAdd(u1 - first.value, second.value - l2, corrected);
			return [value - low, value + high];
		}
	};
}
function correctPhi(first, second, phi) {
	const root = Math.sqrt(first.value * (1 - first.value) * second.value * (1 - second.value));
	if (!(root > 0)) return 0;
	if (phi <= 0) return Math.max(phi, -1);
	const trials = Math.sqrt(first.trials * second.trials);
	return Math.min(1, Math.max(0, phi - 1 / (2 * trials * root)));
}
function squareAndAdd(a, b, phi) {
	return Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
}
function mcnemarExact(b, c) {
	const fewer = Math.min(b, c);
	if (b === c) return 1;
	return Math.min(1, 2 * incompleteBeta(b + c - fewer, fewer + 1, .5, .5));
}

// src/metrics/intervals/quantity.ts
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
function candidateMean(k) {
	return {
		evaluate: (candidate) => mean(candidate),
		slopes: {
			candidate: new Array(k).fill(1 / k),
			baseline: []
		}
	};
}
function baselineMean(k) {
	return {
		evaluate: (_candidate, baseline) => mean(baseline),
		slopes: {
			candidate: [],
			baseline: new Array(k).fill(1 / k)
		}
	};
}
function firstSeed() {
	return {
		evaluate: ([first = NaN]) => first,
		slopes: {
			candidate: [1],
			baseline: []
		}
	};
}
function change(candidate, baseline, better) {
	const slope = (value) => {
		if (typeof better === "object") return value > better.closeTo ? -1 : 1;
		return better === "higher" ? 1 : -1;
	};
	const a = slope(mean(candidate)) / candidate.length;
	const b = -slope(mean(baseline)) / baseline.length;
	return {
		evaluate: (ours, theirs) => orientedChange(mean(ours), mean(theirs), better),
		slopes: {
			candidate: candidate.map(() => a),
			baseline: baseline.map(() => b)
		}
	};
}
function orientedChange(candidate, baseline, better) {
	if (Math.abs(candidate - baseline) <= 1e-12 * Math.max(Math.abs(candidate), Math.abs(baseline))) return 0;
	if (better === "higher") return candidate - baseline;
	if (better === "lower") return baseline - candidate;
	return Math.abs(baseline - better.closeTo) - Math.abs(candidate - better.closeTo);
}
const rounding = 1e-12;

// src/metrics/definitions/definition.ts
function unreadable(definition, sample, side) {
	if (sample.n === 0) return "no-rows";
	if (!sample.labelsFinite) return "not-a-number";
	if (definition.reads === "predicted") {
		if (!side.predicted) return "missing";
		return side.predictedFinite ? void 0 : "not-a-number";
	}
	const expected = sample.task === "binary" ? 1 : sample.k;
	if (side.scores.length !== expected) return "no-scores";
	if (!side.scoresFinite) return "not-a-number";
	return definition.reads === "probabilities" && !side.probabilities ? "not-a-probability" : void 0;
}

// src/metrics/measured.ts
function measure(definition, better, sample) {
	const candidate = measureSide(definition, sample, sample.candidate);
	const { baseline } = sample;
	if (!baseline) return {
		definition,
		better,
		candidate,
		identical: false
	};
	return {
		definition,
		better,
		candidate,
		baseline: measureSide(definition, sample, baseline),
		identical: areIdentical(definition, sample.candidate, baseline)
	};
}
function measureSide(definition, sample, sides) {
	const nothing = {
		sides,
		functionals: [],
		values: [],
		influences: () => []
	};
	if (sides.length === 0) return {
		...nothing,
		because: "missing"
	};
	for (const side of sides) {
		const because = unreadable(definition, sample, side);
		if (because) return {
			...nothing,
			because
		};
	}
	const functionals = sides.map((side) => definition.prepare(sample, side));
	const values = functionals.map((functional) => functional.evaluate(sample.weights));
	const side = sides[values.findIndex((value) => !Number.isFinite(value))];
	if (side) return {
		...nothing,
		because: definition.because(sample, side)
	};
	let influences;
	return {
		sides,
		functionals,
		values,
		influences: () => {
			influences ??= functionals.map((functional) => functional.influence());
			return influences;
		}
	};
}
function areIdentical(definition, candidate, baseline) {
	if (candidate.length !== baseline.length) return false;
	return candidate.every((side, k) => {
		const other = baseline[k];
		if (!other) return false;
		if (definition.reads === "predicted") return equal(side.predicted, other.predicted);
		return side.scores.length === other.scores.length && side.scores.every((column, c) => equal(column, other.scores[c]));
	});
}
function equal(a, b) {
	if (!a || !b || a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}

// src/support/random.ts
function random(...seeds) {
	const state = /* @__PURE__ */ new Uint32Array(4);
	let mix = 2654435769;
	for (const seed of seeds) mix = murmur(mix ^ murmur(seed | 0) ^ murmur(Math.floor(seed / 2 ** 32) | 0) ^ mix << 5);
	for (let k = 0; k < 4; k++) {
		mix = mix + 2654435769 | 0;
		state[k] = murmur(mix);
	}
	state[0] = (state[0] ?? 0) || 1;
	return fromState(state);
}
function fromState(words) {
	let a = (words[0] ?? 0) | 0;
	let b = (words[1] ?? 0) | 0;
	let c = (words[2] ?? 0) | 0;
	let d = (words[3] ?? 0) | 0;
	const bits = () => {
		const scrambled = Math.imul(b, 5);
		const result = Math.imul(scrambled << 7 | scrambled >>> 25, 9);
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = d << 11 | d >>> 21;
		return result >>> 0;
	};
	const uniform = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
	const below = (n) => Math.floor(uniform() * n);
	const tally = (counts) => {
		let w = a;
		let x = b;
		let y = c;
		let z = d;
		const n = counts.length;
		for (let draw = 0; draw < n; draw++) {
			const first = Math.imul(x, 5);
			let shifted = x << 9;
			y ^= w;
			z ^= x;
			x ^= y;
			w ^= z;
			y ^= shifted;
			z = z << 11 | z >>> 21;
			const second = Math.imul(x, 5);
			shifted = x << 9;
			y ^= w;
			z ^= x;
			x ^= y;
			w ^= z;
			y ^= shifted;
			z = z << 11 | z >>> 21;
			const high = Math.imul(first << 7 | first >>> 25, 9) >>> 5;
			const low = Math.imul(second << 7 | second >>> 25, 9) >>> 6;
			const unit = Math.floor((high * 2 ** 26 + low) * 2 ** -53 * n);
			counts[unit] = (counts[unit] ?? 0) + 1;
		}
		a = w;
		b = x;
		c = y;
		d = z;
	};
	return {
		bits,
		uniform,
		below,
		tally,
		binomial: (n, p) => binomial(uniform, n, p)
	};
}
function murmur(word) {
	let x = word;
	x = Math.imul(x ^ x >>> 16, 2246822507);
	x = Math.imul(x ^ x >>> 13, 3266489909);
	return x ^ x >>> 16;
}
function binomial(uniform, n, p) {
	if (!(n > 0) || !(p > 0)) return 0;
	if (p >= 1) return n;
	if (p > .5) return n - binomial(uniform, n, 1 - p);
	return n * p < 10 ? byInversion(uniform, n, p) : byRejection(uniform, n, p);
}
function byInversion(uniform, n, p) {
	const odds = p / (1 - p);
	let probability = Math.exp(n * Math.log1p(-p));
	let left = uniform();
	for (let k = 0; k < n; k++) {
		if (left < probability) return k;
		left -= probability;
		probability *= odds * (n - k) / (k + 1);
		if (k > 200) return k;
	}
	return n;
}
function byRejection(uniform, n, p) {
	const deviation = Math.sqrt(n * p * (1 - p));
	const b = 1.15 + 2.53 * deviation;
	const a = -.0873 + .0248 * b + .01 * p;
	const centre = n * p + .5;
	const alpha = (2.83 + 5.1 / b) * deviation;
	const mode = Math.floor((n + 1) * p);
	for (;;) {
		const u = uniform() - .5;
		const v = uniform();
		const spread = .5 - Math.abs(u);
		const k = Math.floor((2 * a / spread + b) * u + centre);
		if (spread >= .07 && v <= .92 - 4.2 / b) return k;
		if (k < 0 || k > n) continue;
		if (Math.log(v * alpha / (a / (spread * spread) + b)) <= logRatio(n, p, mode, k)) return k;
	}
}
function logRatio(n, p, mode, k) {
	const odds = p / (1 - p);
	return (mode + .5) * Math.log((mode + 1) / (odds * (n - mode + 1))) + stirlingTail(mode) + stirlingTail(n - mode) + (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) + (k + .5) * Math.log(odds * (n - k + 1) / (k + 1)) - stirlingTail(k) - stirlingTail(n - k);
}
const firstTails = [
	.08106146679532726,
	.0413406959554093,
	.0276779256849984,
	.020790672103765093,
	.016644691189821193,
	.013876128823070748,
	.01189670994589177,
	.010411265261972096,
	.009255462182712733,
	.00833056343336287
];
function stirlingTail(k) {
	const first = firstTails[k];
	if (first !== void 0) return first;
	const square = (k + 1) * (k + 1);
	return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}

// src/metrics/intervals/canonical.ts
function canonicalUnits(sample) {
	const columns = [
		sample.labels,
		sample.weights,
		...sidesInOrder(sample).flat().flatMap(columnsOf$1)
	];
	const compare = (a, b) => {
		for (const column of columns) {
			const difference = (column[a] ?? 0) - (column[b] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	};
	const { clusters, n } = sample;
	const sorted = clusters ? sortGroups(clusters, sample.units, compare, columns) : sortRows(n, compare);
	const numbers = new Uint16Array(sample.units);
	for (const [number, unit] of sorted.entries()) numbers[unit] = number;
	if (!clusters) return {
		count: n,
		of: numbers
	};
	return {
		count: sample.units,
		of: Uint16Array.from(clusters, (group) => numbers[group] ?? 0)
	};
}
function sortRows(n, compare) {
	return Array.from({ length: n }, (_, row) => row).sort(compare);
}
function sortGroups(clusters, groups, compare, columns) {
	const firsts = new Int32Array(groups).fill(-1);
	for (let i = 0; i < clusters.length; i++) {
		const group = clusters[i] ?? 0;
		const first = firsts[group] ?? -1;
		if (first < 0 || compare(i, first) < 0) firsts[group] = i;
	}
	let sums;
	const checksumOf = (group) => {
		sums ??= checksums(clusters, groups, columns);
		return sums[group] ?? 0;
	};
	return Array.from({ length: groups }, (_, group) => group).sort((a, b) => compare(firsts[a] ?? 0, firsts[b] ?? 0) || checksumOf(a) - checksumOf(b));
}
function checksums(clusters, groups, columns) {
	const hash = rowHash(columns);
	const sums = new Float64Array(groups);
	for (let i = 0; i < clusters.length; i++) {
		const group = clusters[i] ?? 0;
		sums[group] = (sums[group] ?? 0) + hash(i);
	}
	return sums;
}
function sidesInOrder(sample) {
	const { candidate, baseline } = sample;
	if (!baseline) return [candidate];
	return checksum(sample, candidate) <= checksum(sample, baseline) ? [candidate, baseline] : [baseline, candidate];
}
function columnsOf$1(side) {
	return side.predicted ? [side.predicted, ...side.scores] : side.scores;
}
function checksum(sample, sides) {
	const columns = sides.flatMap(columnsOf$1);
	const hash = rowHash([sample.labels, ...columns]);
	let total = columns.length;
	for (let i = 0; i < sample.n; i++) total = total + hash(i) >>> 0;
	return total;
}
function rowHash(columns) {
	const words = /* @__PURE__ */ new Uint32Array(2);
	const double = new Float64Array(words.buffer);
	return (row) => {
		let hash = 0;
		for (const column of columns) {
			double[0] = column[row] ?? 0;
			hash = Math.imul(hash ^ (words[0] ?? 0), 2246822507);
			hash = Math.imul(hash ^ hash >>> 15 ^ (words[1] ?? 0), 3266489909);
			hash ^= hash >>> 13;
		}
		return hash >>> 0;
	};
}

// src/metrics/intervals/replicates.ts
const resamples = 2e3;
function replicateSpread(replicates, facts) {
	const { lows, highs } = sortedForBoth(replicates, facts.range);
	const { acceleration } = facts;
	const standardError = deviation(replicates);
	const bias = acceleration === void 0 ? 0 : biasOf(replicates, facts.value, standardError);
	const corrected = (z) => {
		const sum = bias + z;
		const denominator = 1 - (acceleration ?? 0) * sum;
		const moved = denominator > 0 ? bias + sum / denominator : Math.sign(sum) * farthest;
		return Math.min(Math.max(moved, -farthest), farthest);
	};
	return {
		standardError,
		df: Number.POSITIVE_INFINITY,
		limits: (level) => {
			const z = tQuantile((1 + level) / 2, facts.units - 1) * Math.sqrt(facts.units / (facts.units - 1));
			return [limit(lows, corrected(-z), facts.value), limit(highs, corrected(z), facts.value)];
		}
	};
}
const farthest = 7;
function limit(sorted, deviate, value) {
	const edge = -normalQuantile(4 / sorted.length);
	if (Math.abs(deviate) <= edge) return quantile(sorted, normalCdf(deviate));
	const side = Math.sign(deviate);
	const at = quantile(sorted, normalCdf(side * edge));
	return at + side * Math.max(0, side * (at - value)) * (Math.abs(deviate) / edge - 1);
}
function quantile(sorted, area) {
	const place = area * (sorted.length - 1);
	const below = Math.floor(place);
	const a = sorted[below] ?? NaN;
	const b = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
	return a === b ? a : a + (b - a) * (place - below);
}
function biasOf(replicates, value, deviation) {
	let below = 0;
	let defined = 0;
	for (const replicate of replicates) {
		if (Number.isNaN(replicate)) continue;
		defined += 1;
		const gap = replicate - value;
		const size = Math.max(Math.abs(replicate), Math.abs(value), 1e3 * deviation);
		const tie = Math.abs(gap) <= rounding * size;
		below += tie ? .5 : gap < 0 ? 1 : 0;
	}
	const share = Math.min(Math.max(below, .5), defined - .5) / defined;
	return normalQuantile(share);
}
function sortedForBoth(replicates, [low, high]) {
	if (replicates.some(Number.isNaN)) return {
		lows: fill(replicates, low),
		highs: fill(replicates, high)
	};
	const sorted = replicates.toSorted();
	return {
		lows: sorted,
		highs: sorted
	};
}
function fill(replicates, bound) {
	return replicates.map((value) => Number.isNaN(value) ? bound : value).sort();
}
function deviation(replicates) {
	let count = 0;
	let sum = 0;
	for (const value of replicates) {
		if (Number.isNaN(value)) continue;
		count += 1;
		sum += value;
	}
	const mean = sum / count;
	let squares = 0;
	for (const value of replicates) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
	return Math.sqrt(squares / (count - 1));
}

// src/metrics/intervals/bootstrap.ts
const resampledRows = 2e4;
function bootstrap(sample, metrics, seed) {
	if (metrics.length === 0) return [];
	const units = canonicalUnits(sample);
	const columns = [];
	const column = (functional) => {
		const values = new Float64Array(resamples);
		columns.push({
			values,
			onDraws: functional.resampled(units)
		});
		return values;
	};
	const results = metrics.map(({ candidate, baseline }) => ({
		candidate: candidate.map(column),
		baseline: baseline.map(column)
	}));
	const stream = random(seed, 45063, sample.n);
	const draws = new Uint16Array(units.count);
	for (let replicate = 0; replicate < resamples; replicate++) {
		draws.fill(0);
		stream.tally(draws);
		for (const { values, onDraws } of columns) values[replicate] = onDraws(draws);
	}
	return results;
}

// src/metrics/intervals/cells.ts
const mostCells = 4096;
function jointCells(sample) {
	const [first = [], second = []] = sidesInOrder(sample);
	const sides = [...first, ...second];
	const counts = /* @__PURE__ */ new Map();
	const radix = sample.k;
	if (radix ** (sides.length + 1) > Number.MAX_SAFE_INTEGER) return null;
	for (let i = 0; i < sample.n; i++) {
		let key = sample.labels[i] ?? 0;
		for (const side of sides) key = key * radix + (side.predictedFinite ? side.predicted?.[i] ?? 0 : 0);
		counts.set(key, (counts.get(key) ?? 0) + 1);
		if (counts.size > 4096) return null;
	}
	const swapped = first !== sample.candidate;
	return completed(counts, radix, sides.length).sort(([a], [b]) => a - b).map(([key, count]) => {
		const said = digits(key, radix, sides.length);
		const [ours, theirs] = [said.slice(0, first.length), said.slice(first.length)];
		return {
			label: Math.floor(key / radix ** sides.length),
			count,
			candidate: swapped ? theirs : ours,
			baseline: swapped ? ours : theirs
		};
	});
}
function completed(counts, radix, sides) {
	const all = radix ** (sides + 1);
	if (radix !== 2 || all > 512) return [...counts];
	return Array.from({ length: all }, (_, key) => [key, counts.get(key) ?? 0]);
}
function digits(key, radix, length) {
	const list = [];
	let rest = key;
	for (let at = 0; at < length; at++) {
		list.unshift(rest % radix);
		rest = Math.floor(rest / radix);
	}
	return list;
}
function resampleCells(sample, cells, metrics, seed) {
	const seeds = {
		candidate: sample.candidate,
		baseline: sample.baseline ?? []
	};
	const empty = (sides) => sides.map(() => new Float64Array(resamples));
	const results = metrics.map(() => ({
		candidate: empty(seeds.candidate),
		baseline: empty(seeds.baseline)
	}));
	const added = cells.some((cell) => cell.count === 0) || sample.k === 2 ? 4 / cells.length : 0;
	const smoothed = Float64Array.from(cells, (cell) => cell.count + added);
	const observed = Float64Array.from(cells, (cell) => cell.count);
	const labels = Uint32Array.from(cells, (cell) => cell.label);
	const table = emptyMargins(sample.k);
	const columns = ["candidate", "baseline"].flatMap((side) => seeds[side].map((_, k) => {
		const answers = Uint32Array.from(cells, (cell) => cell[side][k] ?? 0);
		const all = (counts) => {
			fillMargins(table, counts, labels, answers);
			return metrics.map((metric) => metric(table));
		};
		const [exact, blurred] = [all(observed), all(smoothed)];
		return {
			answers,
			shifts: exact.map((value, index) => value - (blurred[index] ?? NaN)),
			targets: results.map((result) => result[side][k])
		};
	}));
	const stream = random(seed, 52753, sample.n);
	const total = smoothed.reduce((sum, count) => sum + count, 0);
	const drawn = new Float64Array(cells.length);
	for (let replicate = 0; replicate < resamples; replicate++) {
		let left = sample.n;
		let mass = total;
		for (let at = 0; at < cells.length; at++) {
			const count = stream.binomial(left, Math.min(1, (smoothed[at] ?? 0) / mass));
			drawn[at] = count;
			left -= count;
			mass -= smoothed[at] ?? 0;
		}
		for (const { answers, shifts, targets } of columns) {
			fillMargins(table, drawn, labels, answers);
			for (const [index, metric] of metrics.entries()) {
				const target = targets[index];
				if (target) target[replicate] = metric(table) + (shifts[index] ?? 0);
			}
		}
	}
	return results;
}
function fillMargins(table, counts, labels, answers) {
	const { truth, predicted, hits } = table;
	for (const column of [
		truth,
		predicted,
		hits
	]) column.fill(0);
	table.total = 0;
	for (let at = 0; at < counts.length; at++) {
		const count = counts[at] ?? 0;
		if (count === 0) continue;
		const label = labels[at] ?? 0;
		const answer = answers[at] ?? 0;
		truth[label] = (truth[label] ?? 0) + count;
		predicted[answer] = (predicted[answer] ?? 0) + count;
		if (label === answer) hits[answer] = (hits[answer] ?? 0) + count;
		table.total += count;
	}
}

// src/metrics/method.ts
function chooseMethods(sample, measured, seed, levels) {
	const kinds = measured.map((metric) => {
		const kind = kindOf$1(sample, metric);
		return levels.length === 0 && (kind === "cells" || kind === "bootstrap") ? "linear" : kind;
	});
	const cells = kinds.includes("cells") ? jointCells(sample) : null;
	const settled = kinds.map((kind) => kind === "cells" && !cells ? fallback(sample) : kind);
	const toBootstrap = measured.filter((_, at) => settled[at] === "bootstrap");
	const drawn = bootstrap(sample, toBootstrap.map(functionalsOf), seed);
	const byBootstrap = new Map(toBootstrap.map((metric, at) => [metric, drawn[at]]));
	const toResample = measured.flatMap((metric, at) => {
		const { family } = metric.definition;
		return settled[at] === "cells" && family.kind === "cells" ? [{
			metric,
			confusion: family.metric
		}] : [];
	});
	const confusions = toResample.map(({ confusion }) => confusion);
	const fromCells = cells && toResample.length > 0 ? resampleCells(sample, cells, confusions, seed) : [];
	const byCells = new Map(toResample.map(({ metric }, at) => [metric, fromCells[at]]));
	return measured.map((metric, at) => {
		const kind = settled[at];
		const replicates = byBootstrap.get(metric) ?? byCells.get(metric);
		if (kind === "bootstrap" || kind === "cells") return replicates ? {
			kind,
			replicates
		} : { kind: "linear" };
		return { kind: kind ?? "linear" };
	});
}
function kindOf$1(sample, { definition, better, candidate, baseline }) {
	if (candidate.because && (!baseline || baseline.because)) return "linear";
	if (sample.clusters) return "linear";
	if (typeof better === "object") return fallback(sample);
	switch (definition.family.kind) {
		case "proportion": return "proportion";
		case "auc": return "delong";
		case "mean": return "t";
		case "cells": return sample.weighted ? fallback(sample) : "cells";
		case "other": return fallback(sample);
	}
}
function fallback(sample) {
	return sample.n > 1 && sample.n <= 2e4 ? "bootstrap" : "linear";
}
function functionalsOf({ candidate, baseline }) {
	return {
		candidate: candidate.functionals,
		baseline: baseline?.functionals ?? []
	};
}
function nameOf(method, measured, sample) {
	const seeds = Math.max(measured.candidate.values.length, measured.baseline?.values.length ?? 0);
	const paired = measured.baseline !== void 0;
	const groups = groupsOf(measured.definition, sample);
	switch (method.kind) {
		case "proportion": return paired ? "Newcombe 10" : "Wilson";
		case "delong": return sample.task === "binary" ? "DeLong" : "DeLong, one against rest";
		case "t": return paired ? "paired t" : "t";
		case "linear":
			if (!groups) return "influence function";
			return groups.count < 5 ? "too few groups" : "influence function of groups";
		case "cells": return seeds > 1 ? "resampled confusion cells of all seeds" : "resampled confusion cells";
		case "bootstrap": return "BCa bootstrap";
	}
}

// src/metrics/sample.ts
function toSample(rows) {
	const { task, n, labels } = rows;
	const groups = rows.clusters && numbered(rows.clusters);
	const weights = rows.weights ?? new Float64Array(n).fill(1);
	return {
		task,
		n,
		k: task === "regression" ? 0 : rows.classes.length,
		labels,
		labelsFinite: allFinite(labels),
		weights,
		totalWeight: rows.weights ? rows.weights.reduce((sum, weight) => sum + weight, 0) : n,
		weighted: rows.weights?.some((weight) => weight !== rows.weights?.[0]) ?? false,
		candidate: rows.candidate.map((side) => toSide(side, rows, weights)),
		...rows.baseline && { baseline: rows.baseline.map((side) => toSide(side, rows, weights)) },
		units: groups?.count ?? n,
		...groups && { clusters: groups.of }
	};
}
function numbered(clusters) {
	const numbers = /* @__PURE__ */ new Map();
	const of = new Uint32Array(clusters.length);
	for (let i = 0; i < clusters.length; i++) {
		const cluster = clusters[i] ?? 0;
		const number = numbers.get(cluster) ?? numbers.size;
		if (number === numbers.size) numbers.set(cluster, number);
		of[i] = number;
	}
	return {
		count: numbers.size,
		of
	};
}
function subset(rows, index) {
	const pick = (column) => Float64Array.from(index, (row) => column[row] ?? NaN);
	const side = (predictions) => ({
		...predictions,
		...predictions.predicted && { predicted: pick(predictions.predicted) },
		scores: predictions.scores.map(pick)
	});
	return {
		task: rows.task,
		n: index.length,
		classes: rows.classes,
		labels: pick(rows.labels),
		candidate: rows.candidate.map(side),
		...rows.baseline && { baseline: rows.baseline.map(side) },
		slices: /* @__PURE__ */ new Map(),
		...rows.clusters && { clusters: Int32Array.from(index, (row) => rows.clusters?.[row] ?? 0) },
		...rows.weights && { weights: pick(rows.weights) }
	};
}
function toSide(side, rows, weights) {
	const predicted = side.predicted ?? decide(side, rows.task);
	const rankings = /* @__PURE__ */ new Map();
	return {
		seed: side.seed,
		artifact: side.artifact,
		...predicted && { predicted },
		predictedFinite: predicted !== void 0 && allFinite(predicted),
		scores: side.scores,
		scoresFinite: side.scores.every(allFinite),
		probabilities: areProbabilities(side.scores),
		ranking: (k) => {
			const known = rankings.get(k) ?? rank(side.scores[k] ?? /* @__PURE__ */ new Float64Array(), rows, weights, k);
			rankings.set(k, known);
			return known;
		}
	};
}
function rank(scores, { task, labels }, weights, k) {
	const order = argsort(scores);
	const tieEnds = new Uint8Array(order.length);
	const positive = new Uint8Array(order.length);
	const sorted = new Float64Array(order.length);
	const label = task === "binary" ? 1 : k;
	let previous = NaN;
	for (let at = 0; at < order.length; at++) {
		const row = order[at] ?? 0;
		const score = scores[row] ?? NaN;
		if (at > 0 && score !== previous) tieEnds[at - 1] = 1;
		previous = score;
		positive[at] = labels[row] === label ? 1 : 0;
		sorted[at] = weights[row] ?? 0;
	}
	if (order.length > 0) tieEnds[order.length - 1] = 1;
	return {
		order,
		tieEnds,
		positive,
		weights: sorted
	};
}
function decide(side, task) {
	const [first] = side.scores;
	if (task === "regression" || !first) return void 0;
	if (task === "binary") return first.map((score) => score >= .5 ? 1 : score < .5 ? 0 : NaN);
	return first.map((_, row) => {
		let best = 0;
		let top = Number.NEGATIVE_INFINITY;
		for (const [k, column] of side.scores.entries()) {
			const score = column[row] ?? NaN;
			if (Number.isNaN(score)) return NaN;
			if (score > top) [best, top] = [k, score];
		}
		return best;
	});
}
function allFinite(values) {
	for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
	return true;
}
function areProbabilities(scores) {
	for (const column of scores) for (let i = 0; i < column.length; i++) {
		const score = column[i] ?? NaN;
		if (!(score >= 0 && score <= 1)) return false;
	}
	const [first] = scores;
	if (!first || scores.length === 1) return true;
	for (let i = 0; i < first.length; i++) {
		let sum = 0;
		for (const column of scores) sum += column[i] ?? NaN;
		if (!(Math.abs(sum - 1) < 1e-4)) return false;
	}
	return true;
}

// src/metrics/seeds.ts
const mostPast = 4;
const borrowedVariance = 4;
function seedNoise(sides, history) {
	const counted = sides.filter((side) => !isDeterministic(side)).map(({ values }) => values);
	if (counted.length === 0) return { kind: "none" };
	const own = counted.filter(isGroup);
	const borrowed = own.length < counted.length;
	const shared = pool(own, history.filter(isGroup), borrowed ? Number.POSITIVE_INFINITY : mostPast);
	if (!shared) return sides.some(isDeterministic) ? { kind: "none" } : { kind: "unknown" };
	const parts = counted.map((values) => {
		const seen = isGroup(values) ? pool([values]) : void 0;
		const assumed = (seen ? 1 : borrowedVariance) * shared.variance;
		return {
			assumed: assumed / values.length,
			own: (seen?.variance ?? assumed) / values.length,
			df: seen?.df
		};
	});
	const pooled = parts.reduce((sum, part) => sum + part.assumed, 0);
	const separate = parts.reduce((sum, part) => sum + part.own, 0);
	if (borrowed || separate <= pooled) return {
		kind: borrowed ? "borrowed" : "included",
		variance: Math.max(pooled, separate),
		df: shared.df
	};
	const welch = separate ** 2 / parts.reduce((sum, part) => sum + part.own ** 2 / (part.df ?? NaN), 0);
	return {
		kind: "included",
		variance: separate,
		df: welch + (shared.df - welch) * (pooled / separate) ** 2
	};
}
function isGroup(values) {
	return values.length > 1 && values.every(Number.isFinite);
}
function isDeterministic({ values, artifacts }) {
	if (values.length < 2 || artifacts.length < 2) return false;
	return artifacts.every((digest) => digest !== "" && digest === artifacts[0]);
}
function pool(groups, past = [], most = Number.POSITIVE_INFINITY) {
	const [now, before] = [squaresOf(groups), squaresOf(past)];
	const weight = before.df > most ? most / before.df : 1;
	const df = now.df + before.df * weight;
	return df > 0 ? {
		variance: (now.squares + before.squares * weight) / df,
		df
	} : void 0;
}
function squaresOf(groups) {
	let squares = 0;
	let df = 0;
	for (const group of groups) {
		const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
		squares += group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
		df += group.length - 1;
	}
	return {
		squares,
		df: Math.max(0, df)
	};
}
function fold(value, rows, noise, levels, range) {
	const intervals = [];
	for (const level of levels) {
		const [low, high] = rows.limits(level);
		const widen = (distance) => widened(distance, rows.df, noise, level);
		const lower = clip(value - widen(value - low), range);
		const upper = clip(value + widen(high - value), range);
		if (Number.isFinite(lower) && Number.isFinite(upper)) intervals.push({
			level,
			low: lower,
			high: upper
		});
	}
	return intervals;
}
function widened(distance, df, noise, level) {
	if (noise.kind === "unknown" || noise.kind === "none" || noise.variance === 0) return distance;
	const share = (1 + level) / 2;
	const rowVariance = (distance / tQuantile(share, df)) ** 2;
	const total = rowVariance + noise.variance;
	const half = (rowVariance * tQuantile(share, df) + noise.variance * tQuantile(share, noise.df)) / total * Math.sqrt(total);
	return distance < 0 ? half + 2 * distance : half;
}
function clip(value, [low, high]) {
	return Math.min(Math.max(value, low), high);
}

// src/metrics/intervals/linear.ts
function contributions(sample, quantity, candidate, baseline) {
	const columns = [];
	const slopes = [...quantity.slopes.candidate, ...quantity.slopes.baseline];
	const sides = [...quantity.slopes.candidate.map((_, k) => candidate[k]), ...quantity.slopes.baseline.map((_, k) => baseline[k])];
	for (const column of sides) {
		if (!column) return null;
		columns.push(column);
	}
	const parts = combine(columns, slopes, sample);
	const sums = sample.clusters ? sumByGroup(parts, sample.clusters, sample.units) : parts;
	return cancelled(sums, columns, slopes, sample) ? sums.fill(0) : sums;
}
function cancelled(parts, columns, slopes, { n }) {
	if (columns.length < 2) return false;
	const size = columns.reduce((sum, column, k) => sum + product(column, column) * (slopes[k] ?? 0) ** 2, 0);
	return product(parts, parts) <= (rounding / n) ** 2 * size;
}
function combine(columns, slopes, sample) {
	const { n, weights, weighted, totalWeight } = sample;
	const parts = new Float64Array(n);
	const [first = parts, second = parts] = columns;
	const [a = 0, b = 0] = slopes;
	for (let i = 0; i < n; i++) parts[i] = a * (first[i] ?? 0) + (second === parts ? 0 : b * (second[i] ?? 0));
	for (const [k, column] of columns.slice(2).entries()) {
		const slope = slopes[k + 2] ?? 0;
		for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) + slope * (column[i] ?? 0);
	}
	if (weighted) for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) * (weights[i] ?? 0) / totalWeight;
	else for (let i = 0; i < n; i++) parts[i] = (parts[i] ?? 0) / n;
	return parts;
}
function sumByGroup(parts, clusters, groups) {
	const sums = new Float64Array(groups);
	for (let i = 0; i < parts.length; i++) {
		const group = clusters[i] ?? 0;
		sums[group] = (sums[group] ?? 0) + (parts[i] ?? 0);
	}
	return sums;
}
function varianceOf(parts) {
	return product(parts, parts) * parts.length / (parts.length - 1);
}
function product(a, b) {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}
function acceleration(parts) {
	let cubes = 0;
	let squares = 0;
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i] ?? 0;
		squares += part * part;
		cubes += part * part * part;
	}
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

// src/metrics/intervals/spread.ts
function symmetric(value, standardError, df) {
	return {
		standardError,
		df,
		limits: (level) => {
			const half = tQuantile((1 + level) / 2, df) * standardError;
			return [value - half, value + half];
		}
	};
}
function mirrored(spread) {
	return {
		...spread,
		limits: (level) => {
			const [low, high] = spread.limits(level);
			return [-high, -low];
		}
	};
}

// src/metrics/spread-of.ts
function spreadOf(asked, method, measured, sample) {
	const spread = usualSpread(asked, method, measured, sample);
	if (!spread || spread.standardError > 0) return spread;
	return atBound(asked, measured, sample) ?? spread;
}
function usualSpread(asked, method, measured, sample) {
	if (asked.of !== "change" && isShare(measured, method)) return wilsonSpread(proportionOf(asked, measured, sample));
	if (method.kind === "proportion") return pairedProportions(measured, sample);
	if (method.kind === "cells" || method.kind === "bootstrap") {
		const values = valuesOf$1(asked, method.replicates);
		const facts = {
			value: asked.value,
			units: sample.units,
			range: asked.range
		};
		if (facts.units < 2) return null;
		if (method.kind === "cells") return replicateSpread(values, facts);
		const parts = partsOf(asked, measured, sample);
		return replicateSpread(values, {
			...facts,
			acceleration: parts ? acceleration(parts) : 0
		});
	}
	const parts = partsOf(asked, measured, sample);
	if (!parts) return null;
	const groups = groupsOf(measured.definition, sample);
	if (groups) return spreadOfGroups(asked.value, parts, groups);
	if (parts.length < 2) return null;
	const df = method.kind === "delong" ? Number.POSITIVE_INFINITY : parts.length - 1;
	return symmetric(asked.value, Math.sqrt(varianceOf(parts)), df);
}
function valuesOf$1({ quantity }, { candidate, baseline }) {
	const values = new Float64Array(resamples);
	const [ours, theirs] = [new Array(candidate.length), new Array(baseline.length)];
	for (let at = 0; at < resamples; at++) {
		for (let seed = 0; seed < candidate.length; seed++) ours[seed] = candidate[seed]?.[at] ?? NaN;
		for (let seed = 0; seed < baseline.length; seed++) theirs[seed] = baseline[seed]?.[at] ?? NaN;
		values[at] = quantity.evaluate(ours, theirs);
	}
	return values;
}
function spreadOfGroups(value, parts, groups) {
	if (groups.count < 5) return null;
	return symmetric(value, Math.sqrt(groupVariance(parts, groups)), groups.count - 1);
}
function partsOf({ quantity }, { candidate, baseline }, sample) {
	return contributions(sample, quantity, candidate.influences(), baseline?.influences() ?? []);
}
function isShare({ definition }, method) {
	if (method.kind === "proportion") return true;
	return method.kind === "cells" && definition.family.kind === "cells" && definition.family.share !== void 0;
}
function pairedProportions(measured, sample) {
	const { candidate, baseline, better } = measured;
	if (!baseline) return null;
	const [first, second] = [candidate, baseline].map((side) => meanProportion(side, measured, sample));
	if (!first || !second) return null;
	const squares = Math.sqrt(product(first.parts, first.parts) * product(second.parts, second.parts));
	const phi = squares > 0 ? product(first.parts, second.parts) / squares : 0;
	return better === "lower" ? mirrored(newcombe(first.proportion, second.proportion, phi)) : newcombe(first.proportion, second.proportion, phi);
}
function meanProportion(side, measured, sample) {
	const k = side.values.length;
	const value = side.values.reduce((sum, one) => sum + one, 0) / k;
	const slopes = {
		candidate: side.values.map(() => 1 / k),
		baseline: []
	};
	const parts = contributions(sample, {
		evaluate: () => value,
		slopes
	}, side.influences(), []);
	return parts && {
		parts,
		proportion: effective(value, parts, measured, side, sample)
	};
}
function proportionOf(asked, measured, sample) {
	const side = asked.of === "baseline" && measured.baseline ? measured.baseline : measured.candidate;
	const parts = partsOf(asked, measured, sample) ?? /* @__PURE__ */ new Float64Array();
	return effective(asked.value, parts, measured, side, sample);
}
function effective(value, parts, measured, side, sample) {
	const variance = product(parts, parts);
	const bernoulli = value * (1 - value);
	if (variance > 0 && bernoulli > 1e-12) return {
		value,
		trials: bernoulli / variance
	};
	return {
		value,
		trials: countTrials(measured, side, sample)
	};
}
function countTrials({ definition }, side, sample) {
	const { family } = definition;
	const predicted = side.sides[0]?.predicted;
	let sum = 0;
	let squares = 0;
	for (let i = 0; i < sample.n; i++) {
		if (!(family.kind === "proportion" ? family.of === "all" || sample.labels[i] === 1 : predicted?.[i] === 1)) continue;
		const weight = sample.weights[i] ?? 0;
		sum += weight;
		squares += weight * weight;
	}
	return sum * sum / squares;
}
function atBound(asked, measured, sample) {
	const { definition, candidate, baseline } = measured;
	if (sample.k === 0 || definition.range[0] !== 0 || definition.range[1] !== 1) return null;
	const trials = rarest(sample);
	const share = (side) => {
		const value = side.values.reduce((sum, one) => sum + one, 0) / side.values.length;
		return value === 0 || value === 1 ? {
			value,
			trials
		} : null;
	};
	if (asked.of !== "change") return asked.value === 0 || asked.value === 1 ? wilsonSpread({
		value: asked.value,
		trials
	}) : null;
	const ours = share(candidate);
	const theirs = baseline && share(baseline);
	if (!ours || !theirs) return null;
	const spread = newcombe(ours, theirs, 0);
	return measured.better === "lower" ? mirrored(spread) : spread;
}
function rarest({ labels, clusters, units }) {
	const counts = /* @__PURE__ */ new Map();
	const seen = /* @__PURE__ */ new Set();
	for (const [row, label] of labels.entries()) {
		const known = seen.size;
		if (clusters && seen.add(label * units + (clusters[row] ?? 0)).size === known) continue;
		counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	return Math.min(...counts.values());
}

// src/metrics/compare.ts
const usualLevels = [.95];
function compareRows(rows, request = {}) {
	const lines = [...compareSample(toSample(rows), rows, request)];
	for (const slice of request.slices ?? []) lines.push(...compareSlices(rows, slice, request));
	return lines;
}
function computeMetrics(rows, names = [], request = {}) {
	const { baseline: _baseline, ...alone } = rows;
	return compareRows(alone, {
		...request,
		metrics: names
	});
}
function compareSlices(rows, slice, request) {
	const column = rows.slices.get(slice.column);
	if (!column) return names(rows, request).map((metric) => ({
		...missing$1({
			metric,
			slice: {
				column: slice.column,
				value: ""
			}
		}, "missing", 0),
		notComparable: `the rows have no column ${slice.column}`
	}));
	const members = column.names.map(() => []);
	for (let i = 0; i < rows.n; i++) members[column.codes[i] ?? -1]?.push(i);
	return column.names.map((value, at) => ({
		value,
		index: Uint32Array.from(members[at] ?? [])
	})).sort((a, b) => b.index.length - a.index.length || (a.value < b.value ? -1 : 1)).slice(0, slice.top).flatMap(({ value, index }) => {
		const part = {
			column: slice.column,
			value
		};
		if (index.length < (request.minSliceRows ?? 30)) return names(rows, request).map((metric) => missing$1({
			metric,
			slice: part
		}, "too-few-rows", index.length));
		const picked = subset(rows, index);
		return compareSample(toSample(picked), picked, request, part);
	});
}
function names(rows, request) {
	const asked = request.metrics?.length ? request.metrics : defaultMetrics(rows.task);
	return [...new Set(asked.map((name) => knownMetric(name)?.name ?? name))];
}
function missing$1(line, because, rows) {
	const candidate = {
		value: null,
		undefinedBecause: because,
		rows,
		seeds: 0,
		intervals: [],
		exact: false
	};
	const better = knownMetric(line.metric)?.better;
	return {
		...line,
		...better && { better },
		origin: "computed",
		candidate,
		method: "none"
	};
}
function compareSample(sample, rows, request, slice) {
	const asked = names(rows, request);
	const measured = /* @__PURE__ */ new Map();
	for (const name of asked) {
		const definition = definitionOf(name, rows.task);
		const better = directionOf(name, request);
		if (definition && better) measured.set(name, measure(definition, better, sample));
	}
	const list = [...measured.values()];
	const methods = chooseMethods(sample, list, request.seed ?? 0, request.levels ?? usualLevels);
	return asked.map((metric) => {
		const line = {
			metric,
			...slice && { slice }
		};
		const found = measured.get(metric);
		const method = found && methods[list.indexOf(found)];
		if (!found || !method) return missing$1(line, "not-computable", rows.n);
		return lineOf(line, found, method, sample, request);
	});
}
function directionOf(name, request) {
	for (const [spelling, better] of request.better ?? []) if (spelling === name || knownMetric(spelling)?.name === name) return better;
	return knownMetric(name)?.better;
}
function lineOf(line, measured, method, sample, request) {
	const { candidate, baseline, better } = measured;
	const groups = historyOf(line, request);
	const estimate = (of, side) => estimateOf$1(of, side, groups, {
		measured,
		method,
		sample,
		request
	});
	const base = {
		...line,
		better,
		origin: "computed",
		candidate: estimate("candidate", candidate)
	};
	if (candidate.because) return {
		...base,
		...baseline && { baseline: estimate("baseline", baseline) },
		method: "none"
	};
	const name = nameOf(method, measured, sample);
	if (!baseline) return {
		...base,
		method: name
	};
	const both = {
		...base,
		baseline: estimate("baseline", baseline)
	};
	if (baseline.because) return {
		...both,
		notComparable: `the baseline has no value: ${baseline.because}`,
		method: name
	};
	if (measured.identical) return {
		...both,
		change: noChange(request.levels ?? usualLevels),
		method: "identical predictions"
	};
	const found = changeOf$1(baseline, groups, {
		measured,
		method,
		sample,
		request
	});
	if (!Number.isFinite(found.value)) return {
		...both,
		notComparable: "the change is too large for a number",
		method: name
	};
	const table = discordant(measured, sample);
	return {
		...both,
		change: found,
		method: name,
		...table && { mcnemar: table }
	};
}
function estimateOf$1(of, side, history, context) {
	const { sample, request, measured } = context;
	const seeds = side.sides.length;
	const groups = groupsOf(measured.definition, sample);
	const nothing = {
		rows: sample.n,
		...groups && { groups: groups.count },
		seeds,
		intervals: [],
		exact: false
	};
	if (side.because) return {
		...nothing,
		value: null,
		undefinedBecause: side.because
	};
	const { range } = measured.definition;
	const quantity = of === "candidate" ? candidateMean(seeds) : baselineMean(seeds);
	const value = quantity.evaluate(side.values, side.values);
	const levels = request.levels ?? usualLevels;
	const noise = seeds > 1 ? seedNoise([seedValues(side)], history) : { kind: "none" };
	const spread = spreadOf({
		of,
		quantity,
		value,
		range
	}, context.method, measured, sample);
	const estimate = {
		...nothing,
		value,
		...spread && Number.isFinite(spread.standardError) && { standardError: spread.standardError },
		intervals: intervalsOf(spread && fold(value, spread, noise, levels, range), levels, range)
	};
	if (seeds === 1) return estimate;
	if (of === "baseline") return {
		...estimate,
		bySeed: side.values
	};
	const first = side.values[0] ?? NaN;
	const asked = {
		of,
		quantity: firstSeed(),
		value: first,
		range
	};
	const alone = spreadOf(asked, context.method, measured, sample);
	const intervals = intervalsOf(alone && fold(first, alone, { kind: "none" }, levels, range), levels, range);
	return {
		...estimate,
		bySeed: side.values,
		shipped: {
			value: first,
			intervals
		}
	};
}
function intervalsOf(found, levels, [low, high]) {
	if (found && found.length > 0) return found;
	return Number.isFinite(high - low) ? levels.map((level) => ({
		level,
		low,
		high
	})) : [];
}
function changeOf$1(baseline, history, context) {
	const { measured, method, sample, request } = context;
	const { candidate, better, definition } = measured;
	const quantity = change(candidate.values, baseline.values, better);
	const value = quantity.evaluate(candidate.values, baseline.values);
	const width = typeof better === "object" ? Number.POSITIVE_INFINITY : definition.range[1] - definition.range[0];
	const range = [-width, width];
	const levels = request.levels ?? usualLevels;
	const noise = seedNoise([seedValues(candidate), seedValues(baseline)], history);
	const spread = spreadOf({
		of: "change",
		quantity,
		value,
		range
	}, method, measured, sample);
	return {
		value,
		intervals: intervalsOf(spread && fold(value, spread, noise, levels, range), levels, range),
		exact: false,
		paired: true,
		seedNoise: noise.kind,
		standardError: {
			rows: finiteOrNull(spread?.standardError),
			seeds: seedError(noise)
		}
	};
}
function finiteOrNull(value) {
	return value !== void 0 && Number.isFinite(value) ? value : null;
}
function noChange(levels) {
	return {
		value: 0,
		intervals: levels.map((level) => ({
			level,
			low: 0,
			high: 0
		})),
		exact: true,
		paired: true,
		seedNoise: "none",
		standardError: {
			rows: 0,
			seeds: 0
		}
	};
}
function seedError(noise) {
	if (noise.kind === "unknown") return null;
	return noise.kind === "none" ? 0 : Math.sqrt(noise.variance);
}
function seedValues({ values, sides }) {
	return {
		values,
		artifacts: sides.map((side) => side.artifact)
	};
}
function historyOf({ metric, slice }, request) {
	return (request.history ?? []).filter((entry) => (knownMetric(entry.metric)?.name ?? entry.metric) === metric).filter((entry) => entry.slice?.column === slice?.column && entry.slice?.value === slice?.value).flatMap((entry) => entry.groups);
}
function discordant({ definition, candidate, baseline }, sample) {
	const [ours, ...moreOurs] = candidate.sides;
	const [theirs, ...moreTheirs] = baseline?.sides ?? [];
	const single = moreOurs.length === 0 && moreTheirs.length === 0;
	if (definition.name !== "accuracy" || !single || sample.weighted || sample.clusters) return void 0;
	let onlyCandidate = 0;
	let onlyBaseline = 0;
	for (let i = 0; i < sample.n; i++) {
		const label = sample.labels[i];
		const right = ours?.predicted?.[i] === label;
		const otherRight = theirs?.predicted?.[i] === label;
		if (right && !otherRight) onlyCandidate += 1;
		if (otherRight && !right) onlyBaseline += 1;
	}
	return {
		onlyCandidate,
		onlyBaseline,
		pValue: mcnemarExact(onlyCandidate, onlyBaseline)
	};
}

// src/metrics/readers/json-keys.ts
const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
function repeatedKey(text) {
	const open = [];
	let expectsKey = false;
	for (const match of text.matchAll(token)) {
		const [found] = match;
		const inside = open.at(-1);
		if (found === "{") open.push(/* @__PURE__ */ new Set());
		else if (found === "[") open.push("list");
		else if (found === "}" || found === "]") open.pop();
		else if (found !== "," && expectsKey && inside instanceof Set) {
			const key = String(JSON.parse(found));
			if (inside.has(key)) return {
				key,
				...placeOf(text, match.index)
			};
			inside.add(key);
		}
		expectsKey = found === "{" || found === "," && inside !== "list";
	}
}
function placeOf(text, index) {
	const before = text.slice(0, index).split("\n");
	return {
		line: before.length,
		column: (before.at(-1) ?? "").length + 1
	};
}

// src/metrics/readers/json.ts
const stringOrWord = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
function parseTolerantJson(text) {
	const parsed = JSON.parse(text.replace(stringOrWord, (found) => found.startsWith("\"") ? found : `"${found}"`));
	const twice = repeatedKey(text);
	if (twice === void 0) return parsed;
	const { key, line, column } = twice;
	throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice in its object (line ${line}, column ${column})`);
}

// src/metrics/range.ts
const nothingBelow = [0, Number.POSITIVE_INFINITY];
const share = [0, 100];
const ranges = new Map([
	...[
		"mae mse rmse mape medae rmsle smape wape max-error brier wer cer perplexity",
		"accuracy balanced-accuracy precision recall f1 roc-auc average-precision ece error-rate specificity fpr fnr",
		"top-5-accuracy acc-norm map map50 map50-95 iou dice ndcg mrr exact-match bleu rouge1 rouge2 rougel"
	].flatMap((names, index) => names.split(" ").map((name) => [name, index === 0 ? nothingBelow : share])),
	["r2", [Number.NEGATIVE_INFINITY, 1]],
	["mcc", [-1, 1]],
	["cohen-kappa", [-1, 1]]
]);
function isPossible(metric, value) {
	const known = knownMetric(metric)?.name.replace(/^(val|valid|validation|eval|test|holdout)-/, "");
	const range = known === void 0 ? void 0 : ranges.get(known.replace(/-(macro|micro|weighted)$/, ""));
	return range === void 0 || value >= range[0] && value <= range[1];
}

// src/metrics/reported.ts
const fewestRuns = 5;
const anywhere = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
function compareReported(request) {
	const levels = request.levels ?? [.95];
	return request.metrics.map((metric) => compareOne(metric, levels));
}
function compareOne(metric, levels) {
	const better = metric.better ?? knownMetric(metric.metric)?.better;
	const error = errorOf(metric);
	const { candidate, baseline } = metric;
	const line = {
		metric: metric.metric,
		...metric.slice && { slice: metric.slice },
		...better && { better },
		origin: metric.origin ?? "reported",
		candidate: estimateOf(candidate, metric, error, levels),
		method: error.name
	};
	if (!baseline) return line;
	const both = {
		...line,
		baseline: estimateOf(baseline, metric, error, levels)
	};
	if (both.candidate.value === null) return both;
	if (both.baseline.value === null) return {
		...both,
		notComparable: `the baseline has no value: ${both.baseline.undefinedBecause ?? "missing"}`
	};
	if (!better) return {
		...both,
		notComparable: "whether higher or lower is better was not declared"
	};
	if (metric.alike && sameValues(candidate, baseline)) return {
		...both,
		change: {
			...noChange(levels),
			paired: false
		},
		method: `identical ${metric.alike}`
	};
	if (metric.otherData && metric.otherData.length > 0) {
		const changed = metric.otherData.join(", ");
		return {
			...both,
			notComparable: `training reports it, and its data changed (${changed})`,
			otherData: metric.otherData
		};
	}
	return {
		...both,
		change: changeOf(metric, both.candidate.value, both.baseline.value, better, error, levels)
	};
}
function sameValues(one, other) {
	return one.values.length === other.values.length && one.values.every((value, at) => value === other.values[at]);
}
function errorOf(metric) {
	if (metric.exact) return {
		kind: "exact",
		name: "exact"
	};
	const sides = metric.baseline ? [metric.candidate, metric.baseline] : [metric.candidate];
	if (sides.every((side) => standardErrorOf(side) !== null)) return {
		kind: "reported",
		name: "reported standard error"
	};
	const noise = noiseOf(metric, sides);
	if (noise.kind === "included" || noise.kind === "borrowed") return {
		kind: "seeds",
		name: "t over seeds"
	};
	const past = (metric.history ?? []).filter(Number.isFinite);
	if (past.length < fewestRuns) return {
		kind: "none",
		name: "no interval"
	};
	return {
		kind: "history",
		name: `t from the differences between ${past.length} successive runs`,
		...successive(past)
	};
}
function successive(values) {
	const steps = values.length - 1;
	const squares = values.slice(1).reduce((sum, value, at) => sum + (value - (values[at] ?? NaN)) ** 2, 0);
	return {
		deviation: Math.sqrt(squares / (2 * steps)),
		df: 2 * steps ** 2 / (3 * steps - 1)
	};
}
function standardErrorOf({ values, standardErrors }) {
	if (values.length === 0 || standardErrors?.length !== values.length) return null;
	let squares = 0;
	for (const error of standardErrors) {
		if (error === null || !Number.isFinite(error) || error < 0) return null;
		squares += error * error;
	}
	return Math.sqrt(squares / values.length);
}
function noiseOf(metric, sides) {
	const runs = sides.map(({ values, artifacts }) => ({
		values: values.map((value) => value ?? NaN),
		artifacts: artifacts ?? []
	}));
	return seedNoise(runs, metric.seedHistory ?? []);
}
function estimateOf(side, metric, error, levels) {
	const seeds = side.values.length;
	const nothing = {
		rows: side.rows ?? null,
		seeds,
		intervals: [],
		exact: false
	};
	if (seeds === 0 || side.values.includes(null)) return {
		...nothing,
		value: null,
		undefinedBecause: "missing"
	};
	const value = side.values.reduce((sum, one) => sum + (one ?? NaN), 0) / seeds;
	if (!Number.isFinite(value)) return {
		...nothing,
		value: null,
		undefinedBecause: "not-a-number"
	};
	if ((metric.origin ?? "reported") === "reported" && side.values.some((one) => one !== null && !isPossible(metric.metric, one))) return {
		...nothing,
		value: null,
		undefinedBecause: "outside-range"
	};
	const noise = seeds > 1 ? noiseOf(metric, [side]) : { kind: "none" };
	const spread = sideSpread(side, value, error);
	const estimate = {
		...nothing,
		value,
		exact: error.kind === "exact",
		intervals: spread ? fold(value, spread, error.kind === "history" ? { kind: "none" } : noise, levels, anywhere) : [],
		...error.kind === "reported" && spread && { standardError: spread.standardError }
	};
	if (seeds === 1) return estimate;
	const first = side.values[0] ?? NaN;
	const only = {
		values: [first],
		standardErrors: side.standardErrors?.slice(0, 1) ?? []
	};
	const alone = error.kind === "seeds" ? null : sideSpread(only, first, error);
	const intervals = alone ? fold(first, alone, { kind: "none" }, levels, anywhere) : [];
	return {
		...estimate,
		shipped: {
			value: first,
			intervals
		}
	};
}
function sideSpread(side, value, error) {
	switch (error.kind) {
		case "reported": return symmetric(value, standardErrorOf(side) ?? NaN, Number.POSITIVE_INFINITY);
		case "history": return symmetric(value, error.deviation / Math.sqrt(side.values.length), error.df);
		case "seeds": return side.values.length > 1 ? symmetric(value, 0, Number.POSITIVE_INFINITY) : null;
		default: return null;
	}
}
function changeOf(metric, candidate, baseline, better, error, levels) {
	const { candidate: ours, baseline: theirs } = metric;
	const value = orientedChange(candidate, baseline, better);
	const runs = 1 / ours.values.length + 1 / (theirs?.values.length ?? 1);
	const noise = error.kind === "exact" ? { kind: "none" } : error.kind === "history" ? {
		kind: "included",
		variance: error.deviation ** 2 * runs,
		df: error.df
	} : noiseOf(metric, theirs ? [ours, theirs] : [ours]);
	const fromSides = error.kind === "reported" && theirs;
	const rows = fromSides ? Math.hypot(standardErrorOf(ours) ?? 0, standardErrorOf(theirs) ?? 0) : 0;
	const known = error.kind !== "exact" && error.kind !== "none";
	const spread = symmetric(value, rows, Number.POSITIVE_INFINITY);
	return {
		value,
		intervals: known ? fold(value, spread, noise, levels, anywhere) : [],
		exact: error.kind === "exact",
		paired: false,
		seedNoise: noise.kind,
		standardError: {
			rows: fromSides || error.kind === "exact" ? rows : null,
			seeds: seedError(noise)
		}
	};
}

// src/project/name-in.ts
function nameIn(text) {
	try {
		const { value } = readDocument(text, "mlops.yaml");
		return typeof value === "object" && value !== null && "name" in value ? named$1(value.name) : void 0;
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return lineIn(text);
	}
}
function lineIn(text) {
	const [found, ...others] = text.matchAll(/^name:[ \t]+(?:"([^"\\\r\n]+)"|'([^'\r\n]+)'|([^\s"'#&*!|>%@`{[][^#\r\n]*?))[ \t]*(?:#.*)?\r?$/gm);
	return others.length > 0 ? void 0 : named$1(found?.[1] ?? found?.[2] ?? found?.[3]);
}
function named$1(name) {
	return typeof name === "string" && name !== "" ? name : void 0;
}

// src/project/user-schema.ts
async function checkUserFile(document, schemaText, file, text) {
	let validate;
	try {
		validate = await compile(schemaText);
	} catch (error) {
		return [{
			reason: "user-schema-invalid",
			message: `the schema for ${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`
		}];
	}
	if (validate(document)) return [];
	const places = text === void 0 ? void 0 : placesIn(text, file);
	return (validate.errors ?? []).filter(isLeaf).map((error) => problemOf(error, file, places));
}
function placesIn(text, file) {
	if (!/\.(ya?ml|json)$/i.test(file)) return void 0;
	try {
		return readDocument(text, file).places;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
async function compile(schemaText) {
	const schema = JSON.parse(schemaText.replace(/^\uFEFF/, ""));
	if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema))) throw new TypeError("a schema is a table of keys, true or false");
	const [{ Ajv }, { Ajv2020 }, formats] = await Promise.all([
		import("./ajv2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./2020.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./dist.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))
	]);
	const options = {
		allErrors: true,
		strict: false,
		verbose: true
	};
	const ajv = isDraft07(schema) ? new Ajv(options) : new Ajv2020(options);
	formats.default.default(ajv);
	return ajv.compile(schema);
}
function isDraft07(schema) {
	return typeof schema === "object" && "$schema" in schema && String(schema.$schema).includes("draft-07");
}
function isLeaf(error) {
	return ![
		"if",
		"anyOf",
		"allOf"
	].includes(error.keyword);
}
function problemOf(error, file, places) {
	const path = error.instancePath.split("/").slice(1).map(unescapePointer);
	const where = path.join(".");
	const { additionalProperty, allowedValues } = error.params;
	const unknown = typeof additionalProperty === "string" ? additionalProperty : void 0;
	const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(", ")}` : "";
	const what = unknown === void 0 ? `${error.message ?? error.keyword}${allowed}` : `unknown key \`${unknown}\``;
	const place = places?.at(unknown === void 0 ? path : [...path, unknown]);
	const remedy = unknown === void 0 ? void 0 : didYouMean(unknown, siblings(error));
	return {
		reason: "user-file-invalid",
		message: `${file}: ${where === "" ? "" : `${where}: `}${what}`,
		...place === void 0 ? {} : { place },
		...remedy === void 0 ? {} : { remedy }
	};
}
function siblings(error) {
	const parent = error.parentSchema;
	const properties = typeof parent === "object" && parent !== null ? Reflect.get(parent, "properties") : void 0;
	return typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
}
function unescapePointer(segment) {
	return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

// src/repository/ignored-files.ts
async function ignoredFiles({ root, git }, source, about, known = /* @__PURE__ */ new Set()) {
	const found = (await new Walk(await realpath(root), source, about).files()).filter(({ path }) => !known.has(path));
	if (found.length === 0) return [];
	const args = [
		"check-ignore",
		"-z",
		"--stdin"
	];
	const asked = await git.try(args, { input: found.map(({ real }) => `${real}\0`).join("") });
	if (asked.code !== 0 && asked.code !== 1) throw new GitError(args, asked);
	const ignored = new Set(asked.stdout.toString("utf8").split("\0"));
	return found.filter(({ real }) => ignored.has(real)).map(({ path }) => path);
}
const ownFolders = /* @__PURE__ */ new Set([".git", ".mlops"]);
var Walk = class {
	#root;
	#source;
	#about;
	#matches;
	#deepest;
	#found = [];
	#seen = /* @__PURE__ */ new Set();
	constructor(root, source, about) {
		this.#root = root;
		this.#source = source;
		this.#about = about;
		this.#matches = matcher(source);
		this.#deepest = deepestMatch(source);
	}
	async files() {
		const base = isPlainPath(this.#source) ? this.#source.replace(/\/+$/, "") : import_picomatch.default.scan(this.#source).base;
		await this.#visit(base === "." ? "" : base);
		return this.#found;
	}
	async #visit(path) {
		const kind = await stat(join(this.#root, path)).catch(withoutTarget);
		if (kind === void 0) return;
		const inside = await insideOf(this.#root, path);
		if (inside === void 0) return this.#refuse(path);
		const real = relative(this.#root, inside).split(sep).join("/");
		if (ownFolders.has(real.split("/", 1)[0] ?? "")) return;
		if (kind.isDirectory()) return this.#enter(path, inside);
		if (kind.isFile() && this.#matches(path)) this.#found.push({
			path,
			real
		});
	}
	async #enter(path, folder) {
		if (depthOf(path) >= this.#deepest || this.#seen.has(folder)) return;
		this.#seen.add(folder);
		for (const name of await readdir(folder)) await this.#visit(path === "" ? name : `${path}/${name}`);
	}
	#refuse(path) {
		if (depthOf(path) >= this.#deepest && !this.#matches(path)) return;
		throw MlopsError.of(repositoryReasons, "data-outside", `${this.#about}: ${path} leads out of the repository, through a symbolic link.`);
	}
};
function deepestMatch(source) {
	return isPlainPath(source) || source.endsWith("/") || /\*\*|[{(]/.test(source) ? Number.POSITIVE_INFINITY : depthOf(source);
}
function depthOf(path) {
	return path === "" ? 0 : path.split("/").length;
}
function withoutTarget(error) {
	if (!isMissing(error) && systemCode(error) !== "ELOOP") throw error;
}

// src/repository/datasets.ts
async function resolveDataset(repository, commit, dataset, cache) {
	try {
		const files = await findFiles(repository, commit, dataset, cache);
		if (files.length === 0) return unresolved(dataset, [missing(dataset)]);
		return {
			dataset,
			digest: datasetDigest(files),
			files,
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return unresolved(dataset, error.problems);
	}
}
function unresolved(dataset, problems) {
	return {
		dataset,
		digest: datasetDigest([]),
		files: [],
		problems
	};
}
function missing(dataset) {
	return isPlainPath(dataset.source) ? {
		reason: "data-missing",
		message: `${dataset.name}: ${dataset.source} is neither in the commit nor on this machine.`
	} : {
		reason: "no-files-match",
		message: `${dataset.name}: ${dataset.source} matches no file.`
	};
}
const gitFiles = /(^|\/)\.git(ignore|attributes|keep)$/;
async function findFiles(repository, commit, dataset, cache) {
	const pointers = commit.tree.filter((entry) => isPointerOf(entry.path, dataset.source));
	const files = await fromGit(repository, commit, dataset, selectFiles(commit.tree, [dataset.source]).filter(({ path }) => !gitFiles.test(path) && !path.endsWith(".dvc")));
	for (const pointer of pointers) files.push(await fromDvc(repository, pointer));
	if (files.length === 0) return fromDisk(repository, dataset, cache);
	if (pointers.length === 0) await refuseMixed(repository, commit, dataset, files);
	return sortByPath(files);
}
async function refuseMixed(repository, commit, dataset, tracked) {
	if (tracked.length === 1 && tracked[0]?.path === dataset.source) return;
	const known = new Set(commit.tree.map(({ path }) => path));
	const kinds = new Set(tracked.map(({ path }) => extname(path)));
	const [first, ...more] = (await ignoredFiles(repository, dataset.source, dataset.name, known)).filter((path) => kinds.has(extname(path)));
	if (first === void 0) return;
	const others = more.length === 0 ? first : `${first} and ${more.length} more`;
	throw MlopsError.of(repositoryReasons, "data-mixed", `${dataset.name}: ${dataset.source} matches ${tracked.length} ${tracked.length === 1 ? "file" : "files"} of the commit, and ${others} that git ignores.`);
}
function isPointerOf(path, source) {
	if (!path.endsWith(".dvc")) return false;
	const test = matcher(source);
	return test(path) || test(path.slice(0, -4));
}
function sortByPath(files) {
	return [...files].sort((a, b) => compareText(a.path, b.path));
}
async function fromDvc(repository, entry) {
	const blob = (await readBlobs(repository.git, [entry.oid])).get(entry.oid);
	const pointer = parseDvcPointer(blob?.toString("utf8") ?? "", entry.path);
	if (pointer.kind !== "dvc") throw new TypeError("parseDvcPointer gives DVC pointers");
	return {
		path: pointer.path,
		id: `md5:${pointer.md5}`,
		bytes: pointer.bytes ?? 0,
		from: {
			kind: "pointer",
			pointer
		}
	};
}
async function fromGit(repository, commit, dataset, tracked) {
	const outside = tracked.find((entry) => entry.mode === "120000" || entry.mode === "160000");
	if (outside !== void 0) {
		const what = outside.mode === "120000" ? "a symbolic link" : "a submodule";
		throw MlopsError.of(repositoryReasons, "data-outside", `${dataset.name}: ${outside.path} is ${what}; data must be files of this repository.`);
	}
	const small = tracked.filter((entry) => commit.size(entry.path) <= largestPointer);
	const blobs = await readBlobs(repository.git, small.map((entry) => entry.oid));
	return tracked.map(({ path, oid }) => {
		const pointer = parseLfsPointer(blobs.get(oid)?.toString("utf8") ?? "", path);
		if (pointer?.kind === "lfs") return {
			path,
			id: `lfs:${pointer.sha256}`,
			bytes: pointer.bytes,
			from: {
				kind: "pointer",
				pointer
			}
		};
		return {
			path,
			id: `git:${oid}`,
			bytes: commit.size(path),
			from: {
				kind: "git",
				oid
			}
		};
	});
}
async function fromDisk(repository, dataset, cache) {
	const paths = await ignoredFiles(repository, dataset.source, dataset.name);
	const digests = await cache.digestAll(paths.map((path) => join(repository.root, path)));
	return sortByPath(paths.flatMap((path, at) => {
		const found = digests[at];
		if (found === void 0) return [];
		return [{
			path,
			id: `sha256:${found.sha256}`,
			bytes: found.bytes,
			from: { kind: "disk" }
		}];
	}));
}

// src/repository/dataset-list.ts
async function resolveDatasets(repository, commit, datasets, cache) {
	const list = [...datasets];
	const small = list.flatMap((dataset) => selectFiles(commit.tree, [dataset.source])).filter((entry) => commit.size(entry.path) <= 1024 && entry.mode !== "160000");
	await readBlobs(repository.git, small.map((entry) => entry.oid));
	const resolved = /* @__PURE__ */ new Map();
	for (const dataset of list) resolved.set(dataset.name, await resolveDataset(repository, commit, dataset, cache));
	return resolved;
}

// src/repository/digest-cache.ts
const entrySchema = object({
	stamp: string(),
	sha256: string(),
	seenAt: number()
});
const fileSchema = object({
	schemaVersion: literal(1),
	files: record(string(), entrySchema)
});
const grainMs = 2e3;
async function openDigestCache(file, options = {}) {
	const { now = Date.now, tell = noMeter } = options;
	const entries = new Map(Object.entries(await readCache(file)));
	let changed = false;
	const look = async (path) => {
		const found = await stat(path, { bigint: true });
		const stamp = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
		const known = entries.get(path);
		const newest = Math.max(Number(found.mtimeNs / 1000000n), Number(found.ctimeNs / 1000000n));
		const believed = known?.stamp === stamp && known.seenAt - newest >= grainMs;
		return {
			path,
			stamp,
			seenAt: now(),
			bytes: Number(found.size),
			...believed && { sha256: known.sha256 }
		};
	};
	const learn = async (looked, onBytes) => {
		const { path, stamp, seenAt, bytes, sha256 } = looked;
		if (sha256 !== void 0) return {
			sha256,
			bytes
		};
		const made = await hashFile(path, onBytes);
		entries.set(path, {
			stamp,
			sha256: made,
			seenAt
		});
		changed = true;
		return {
			sha256: made,
			bytes
		};
	};
	const digestAll = async (files) => {
		const looked = [];
		for (const file of files) looked.push(await look(file));
		const of = looked.reduce((sum, { sha256, bytes }) => sha256 === void 0 ? sum + bytes : sum, 0);
		let done = 0;
		const onBytes = (bytes) => {
			done += bytes;
			tell({
				unit: "bytes",
				done,
				of,
				what: "hashed"
			});
		};
		const digests = [];
		for (const one of looked) digests.push(await learn(one, onBytes));
		if (done > 0) tell(void 0);
		return digests;
	};
	return {
		digestAll,
		async digest(file) {
			const [found] = await digestAll([file]);
			if (found === void 0) throw new TypeError("one file has one digest");
			return found;
		},
		async save() {
			if (!changed) return;
			const text = JSON.stringify({
				schemaVersion: 1,
				files: Object.fromEntries(entries)
			});
			await writeAtomic(file, text).catch((error) => {
				if (systemCode(error) === void 0) throw error;
			});
			changed = false;
		}
	};
}
async function readCache(file) {
	try {
		const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
		return parsed.success ? parsed.data.files : {};
	} catch {
		return {};
	}
}
async function hashFile(path, onBytes) {
	const hash = createHash("sha256");
	for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
		hash.update(piece);
		onBytes(piece.length);
	}
	return hash.digest("hex");
}

// src/repository/lfs.ts
async function lfsContent(git, path, pointer) {
	const { sha256 } = pointer;
	const stored = await lfsStored(git, pointer);
	if (stored !== void 0) return stored;
	const checkedOut = join(git.folder, path);
	if (await digestOf(checkedOut) === `sha256:${sha256}`) return checkedOut;
	throw lfsNotLocal(path, `is a Git LFS pointer, and its content (sha256 ${sha256.slice(0, 12)}…) is not here`);
}
async function lfsStored(git, { sha256, bytes }) {
	const stored = join(await gitFolder(git), "lfs", "objects", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
	return await isFileOf(stored, bytes) ? stored : void 0;
}
const gitFolders = /* @__PURE__ */ new WeakMap();
function gitFolder(git) {
	const known = gitFolders.get(git) ?? git.text([
		"rev-parse",
		"--path-format=absolute",
		"--git-common-dir"
	]);
	gitFolders.set(git, known);
	return known;
}
function lfsNotLocal(path, why) {
	return MlopsError.of(repositoryReasons, "data-not-local", `${path} ${why}.`, { remedy: shellCommand([
		"git",
		"lfs",
		"pull",
		"--include",
		path
	]) });
}
async function digestOf(file) {
	try {
		return (await sha256File(file)).digest;
	} catch (error) {
		if (isMissing(error) || systemCode(error) === "EISDIR") return void 0;
		throw error;
	}
}

// src/repository/dvc-cache.ts
async function dvcCached(root, md5) {
	for (const layout of [join("files", "md5"), ""]) {
		const file = join(root, ".dvc", "cache", layout, md5.slice(0, 2), md5.slice(2));
		if (await access(file).then(() => true, () => false)) return file;
	}
}

// src/repository/not-here.ts
async function notHere(repository, { files }) {
	for (const { path, from } of files) {
		if (from.kind !== "pointer" || await mayBeHere(repository, path, from.pointer)) continue;
		return {
			path,
			tool: from.pointer.kind === "lfs" ? "Git LFS" : "DVC"
		};
	}
}
async function mayBeHere(repository, path, pointer) {
	const { git, root } = repository;
	if ((pointer.kind === "lfs" ? await lfsStored(git, pointer) : await dvcCached(root, pointer.md5)) !== void 0) return true;
	if (pointer.kind === "dvc" && pointer.md5.endsWith(".dir")) return false;
	const found = await stat(join(root, path)).catch(() => void 0);
	return found?.isFile() === true && (pointer.bytes === void 0 || found.size === pointer.bytes);
}

// src/repository/unpushed-base.ts
async function unpushedBase({ git }, { policy }, remote) {
	const judging = `${remote}/${policy.branch}`;
	const [local, tracking] = await Promise.all([`refs/heads/${policy.branch}`, `refs/remotes/${judging}`].map((ref) => readHead(git, ref)));
	if (local === void 0 || tracking === void 0 || local.sha === tracking.sha) return void 0;
	const commits = Number(await git.text([
		"rev-list",
		"--count",
		`${tracking.sha}..${local.sha}`,
		"--"
	]));
	return commits > 0 ? {
		judging,
		branch: policy.branch,
		commits
	} : void 0;
}

// src/repository/work-tree.ts
const untakable = "is nothing that git can take into a commit: a pipe, a socket, or a file that may not be read";
async function uncommittedPaths(repository) {
	return (await repository.git.list([
		"status",
		"--porcelain=v1",
		"-z",
		"--untracked-files=all",
		"--no-renames"
	])).map((entry) => ({
		path: entry.slice(3),
		tracked: !entry.startsWith("??")
	})).sort((a, b) => compareText(a.path, b.path));
}
async function snapshotWorkTree(repository) {
	await using folder = await makeOwnFolder(tmpdir(), "index");
	const env = {
		GIT_INDEX_FILE: join(folder.path, "index"),
		GIT_AUTHOR_NAME: "mlops",
		GIT_AUTHOR_EMAIL: "mlops@localhost",
		GIT_COMMITTER_NAME: "mlops",
		GIT_COMMITTER_EMAIL: "mlops@localhost",
		GIT_AUTHOR_DATE: "1970-01-01T00:00:00Z",
		GIT_COMMITTER_DATE: "1970-01-01T00:00:00Z"
	};
	const { git } = repository;
	await git.text(["read-tree", "HEAD"], { env });
	await addAll(git, env);
	const tree = await git.text(["write-tree"], { env });
	return await git.text([
		"commit-tree",
		tree,
		"-p",
		"HEAD",
		"-m",
		"Working tree, not committed"
	], { env });
}
async function addAll(git, env) {
	if ((await git.try([
		"add",
		"--all",
		"."
	], { env })).code === 0) return;
	const again = await git.try([
		"add",
		"--all",
		"--ignore-errors",
		"."
	], { env });
	const changed = await git.list([
		"diff-files",
		"--ignore-submodules=dirty",
		"--name-only",
		"-z"
	], { env });
	const others = await git.list([
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z"
	], { env });
	const repositories = others.filter((path) => path.endsWith("/"));
	const left = [...changed, ...others.filter((path) => !path.endsWith("/"))].sort(compareText);
	if (left.length > 0) {
		const problems = left.map((path) => ({
			reason: "path-not-taken",
			message: `${path} ${untakable}.`
		}));
		throw new MlopsError(repositoryReasons["path-not-taken"].ends, problems);
	}
	if (again.code !== 0 && repositories.length === 0) throw new GitError([
		"add",
		"--all",
		"."
	], again);
}

// src/gates/bounds.ts
function atLeast(known, bound) {
	if (known.kind === "exact") {
		const holds = known.value >= bound;
		return {
			holds,
			brokenFor: holds ? 0 : Number.POSITIVE_INFINITY
		};
	}
	const usual = intervalAt(known.intervals, 1);
	const broken = known.intervals.filter((interval) => interval.high < bound).map(gatesOf);
	return {
		holds: usual !== void 0 && usual.low >= bound,
		brokenFor: Math.max(0, ...broken)
	};
}
function atMost(known, bound) {
	return atLeast(known.kind === "exact" ? {
		kind: "exact",
		value: -known.value
	} : {
		kind: "intervals",
		intervals: known.intervals.map(({ level, low, high }) => ({
			level,
			low: -high,
			high: -low
		}))
	}, -bound);
}
function levelsFor(gates) {
	const counts = Array.from({ length: Math.min(16, Math.max(1, gates)) }, (_, index) => index + 1);
	for (let count = 32; count < 2 * gates; count *= 2) counts.push(count);
	return counts.map((count) => 1 - .05 / count);
}
function intervalAt(intervals, gates) {
	return intervals.find((interval) => gatesOf(interval) === gates);
}
function gatesOf({ level }) {
	return Math.floor(.05 / (1 - level) + 1e-6);
}
function holm(brokenFor) {
	const order = brokenFor.map((strength, index) => ({
		strength,
		index
	})).sort((a, b) => b.strength - a.strength);
	const rejected = brokenFor.map(() => false);
	for (const [rank, { strength, index }] of order.entries()) {
		if (strength < brokenFor.length - rank) break;
		rejected[index] = true;
	}
	return rejected;
}

// src/gates/lines.ts
function linesFor(comparison, rule) {
	const named = linesNamed(comparison, rule.metric);
	if (named.length === 0) {
		const there = [...new Set(comparison.metrics.map((line) => line.metric))];
		const list = there.length === 0 ? "there is no metric at all" : `there are ${there.join(", ")}`;
		return {
			kind: "unknown",
			reason: "metric-missing",
			sentence: `${rule.metric} was neither computed nor reported; ${list}.`
		};
	}
	const lines = named.filter((line) => line.slice?.column === rule.by);
	if (lines.length > 0) return {
		kind: "lines",
		lines
	};
	return rule.by === void 0 ? {
		kind: "unknown",
		reason: "metric-missing",
		sentence: `${rule.metric} was computed on slices only, not on all rows.`
	} : {
		kind: "unknown",
		reason: "slice-missing",
		sentence: `${rule.metric} was not computed by ${rule.by}.`
	};
}
function linesNamed(comparison, metric) {
	const exact = comparison.metrics.filter((line) => line.metric === metric);
	if (exact.length > 0) return exact;
	const known = knownMetric(metric)?.name;
	return known === void 0 ? [] : comparison.metrics.filter((line) => knownMetric(line.metric)?.name === known);
}

// src/gates/policy/change.ts
function keyChange(kind, about, path, { from, to }) {
	if (from === to) return [];
	const key = String(path.at(-1));
	return [{
		kind,
		path,
		from,
		to,
		sentence: `${verbs[kind]} the ${about}: ${key} ${from || "(none)"} → ${to || "(none)"}`,
		blocks: false
	}];
}
const verbs = {
	loosened: "loosens",
	tightened: "tightens",
	changed: "changes"
};
function added(path, to, sentence) {
	return {
		kind: "tightened",
		path,
		from: "",
		to,
		sentence,
		blocks: false
	};
}
function removed(path, from, sentence) {
	return {
		kind: "loosened",
		path,
		from,
		to: "",
		sentence,
		blocks: false
	};
}
function numberChange(about, path, from, to, tighter) {
	return keyChange(direction(from, to, tighter), about, path, {
		from: amountText(from),
		to: amountText(to)
	});
}
function direction(from, to, tighter) {
	if (from === void 0) return "tightened";
	if (to === void 0) return "loosened";
	const [before, after] = [amountOf(from), amountOf(to)];
	if (before.kind !== after.kind && before.value !== 0 && after.value !== 0) return "loosened";
	return after.value > before.value === (tighter === "higher") ? "tightened" : "loosened";
}
function amountOf(amount) {
	return typeof amount === "number" ? {
		kind: "absolute",
		value: amount
	} : amount;
}
function amountText(amount) {
	return amount === void 0 ? "" : formatAmount(amountOf(amount));
}
function ordered(about, path, loosestFirst, from, to) {
	return keyChange(loosestFirst.indexOf(to) > loosestFirst.indexOf(from) ? "tightened" : "loosened", about, path, {
		from,
		to
	});
}
function plain(path, from, to) {
	if (from === to) return [];
	return [{
		kind: "changed",
		path,
		from,
		to,
		sentence: `changes ${path.join(".")}: ${from || "(none)"} → ${to || "(none)"}`,
		blocks: false
	}];
}

// src/gates/policy/rules.ts
function compareGates(base, head) {
	const [before, after] = [rulesByTarget(base), rulesByTarget(head)];
	const rules = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].flatMap((target) => pairs(before.get(target) ?? [], after.get(target) ?? []).flatMap((pair) => compareRule(head.name, pair)));
	return [...defaultReplaced(base, head), ...rules];
}
function defaultReplaced(base, head) {
	if (base.gates.size > 0 || head.gates.size === 0) return [];
	const [from, to] = ["nothing may get worse beyond its noise", "gates of its own"];
	const sentence = `replaces the default gate of ${head.name} (${from}) by ${to}`;
	return [{
		kind: "changed",
		path: [...head.path, "gates"],
		from,
		to,
		sentence,
		blocks: false
	}];
}
function rulesByTarget(model) {
	return Map.groupBy([...model.gates.values()].flat(), (rule) => canonicalJson([rule.metric, rule.by]));
}
function pairs(base, head) {
	const [left, right] = [[...base], [...head]];
	const found = [];
	for (const alike of [
		sameRule,
		sameKinds,
		() => true
	]) for (const rule of [...left]) {
		const other = right.find((candidate) => alike(rule, candidate));
		if (other === void 0) continue;
		found.push([rule, other]);
		left.splice(left.indexOf(rule), 1);
		right.splice(right.indexOf(other), 1);
	}
	return [
		...found,
		...left.map((rule) => [rule, void 0]),
		...right.map((rule) => [void 0, rule])
	];
}
function sameRule({ path: _, ...a }, { path: __, ...b }) {
	return canonicalJson(a) === canonicalJson(b);
}
const limits = [
	"min",
	"max",
	"maxWorse",
	"minBetter"
];
function sameKinds(a, b) {
	return limits.every((key) => a[key] === void 0 === (b[key] === void 0));
}
function compareRule(model, [base, head]) {
	const { metric, by } = base ?? head;
	const about = `gate on ${metric}${by === void 0 ? "" : ` by ${by}`} of ${model}`;
	if (base === void 0) return [added(head.path, words$1(head), `adds a ${about}: ${words$1(head)}`)];
	if (head === void 0) return [removed(base.path, words$1(base), `removes the ${about}: ${words$1(base)}`)];
	const { path } = head;
	return [
		...numberChange(about, [...path, "min"], base.min, head.min, "higher"),
		...numberChange(about, [...path, "max"], base.max, head.max, "lower"),
		...numberChange(about, [...path, "max-worse"], base.maxWorse, head.maxWorse, "lower"),
		...numberChange(about, [...path, "min-better"], base.minBetter, head.minBetter, "higher"),
		...ordered(about, [...path, "level"], [
			"info",
			"warn",
			"fail"
		], base.level, head.level),
		...ordered(about, [...path, "when-unknown"], ["allow", "block"], base.whenUnknown, head.whenUnknown),
		...ordered(about, [...path, "require-interval"], ["false", "true"], `${base.requireInterval}`, `${head.requireInterval}`),
		...numberChange(about, [...path, "min-rows"], base.minRows, head.minRows, "lower"),
		...plain([...path, "better"], betterText(base.better), betterText(head.better))
	];
}
function words$1({ min, max, maxWorse, minBetter }) {
	return Object.entries({
		min,
		max,
		"max-worse": maxWorse,
		"min-better": minBetter
	}).flatMap(([key, limit]) => limit === void 0 ? [] : [`${key} ${amountText(limit)}`]).join(", ");
}
function betterText(better) {
	if (better === void 0) return "";
	return typeof better === "string" ? better : `close to ${better.closeTo}`;
}

// src/gates/questions.ts
function askRule(rule, line, baseline, byDefault) {
	const questions = [];
	if (rule.min !== void 0) questions.push(askValue("min", rule, line, rule.min));
	if (rule.max !== void 0) questions.push(askValue("max", rule, line, rule.max));
	if (rule.maxWorse !== void 0) questions.push(askChange("max-worse", rule, line, baseline, rule.maxWorse, -1));
	if (rule.minBetter !== void 0) questions.push(askChange("min-better", rule, line, baseline, rule.minBetter, 1));
	if (byDefault) questions.push(askDefault(rule, line, baseline));
	return questions;
}
function askValue(kind, rule, line, limit) {
	const known = knownValue(line, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		answer: known
	};
	return {
		kind,
		limit,
		answer: {
			kind: "bound",
			bound: kind === "min" ? atLeast(known, limit) : atMost(known, limit),
			seedNoiseUnknown: false
		}
	};
}
function knownValue(line, rule) {
	const { candidate } = line;
	const { value, intervals } = candidate.shipped ?? candidate;
	if (!isNumber(value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (candidate.exact) return {
		kind: "exact",
		value
	};
	if (hasTooFewGroups(line)) return {
		kind: "unknown",
		reason: "too-few-groups"
	};
	if (intervals.length > 0) return {
		kind: "intervals",
		intervals
	};
	return pointOf(line, rule, value);
}
function pointOf({ origin }, rule, value) {
	return rule.requireInterval || origin === "computed" ? {
		kind: "unknown",
		reason: "no-interval"
	} : {
		kind: "exact",
		value
	};
}
function hasTooFewGroups({ candidate: { groups } }) {
	return groups !== void 0 && groups < 5;
}
function askChange(kind, rule, line, baseline, amount, sign) {
	const tolerance = absolute(amount, line);
	const limit = sign * (tolerance ?? 0) + 0;
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind,
		limit,
		amount,
		answer: known
	};
	if (tolerance === void 0) return {
		kind,
		limit,
		amount,
		answer: {
			kind: "unknown",
			reason: "baseline-zero"
		}
	};
	return {
		kind,
		limit,
		amount,
		answer: {
			kind: "bound",
			bound: atLeast(known, limit),
			seedNoiseUnknown: line.change?.seedNoise === "unknown"
		}
	};
}
function absolute(amount, line) {
	if (amount.kind === "absolute") return amount.value;
	const value = line.baseline?.value ?? 0;
	return value === 0 ? void 0 : Math.abs(value) * amount.value / 100;
}
function knownChange(line, baseline, rule) {
	if (baseline === "first-run") return {
		kind: "unknown",
		reason: "not-in-baseline"
	};
	if (!isNumber(line.candidate.value)) return {
		kind: "unknown",
		reason: "undefined"
	};
	if (baseline === "missing") return {
		kind: "unknown",
		reason: "no-baseline"
	};
	if (line.better === void 0) return {
		kind: "unknown",
		reason: "better-unknown"
	};
	const { change } = line;
	if (change === void 0 || !Number.isFinite(change.value)) return {
		kind: "unknown",
		reason: whyNoChange(line)
	};
	if (change.exact) return {
		kind: "exact",
		value: change.value
	};
	if (hasTooFewGroups(line)) return {
		kind: "unknown",
		reason: "too-few-groups"
	};
	if (change.intervals.length > 0) return {
		kind: "intervals",
		intervals: change.intervals
	};
	return pointOf(line, rule, change.value);
}
function whyNoChange({ baseline, notComparable, otherData }) {
	if (otherData !== void 0) return "data-changed";
	if (notComparable !== void 0) return "not-comparable";
	if (baseline === void 0) return "no-baseline";
	return isNumber(baseline.value) ? "not-comparable" : "undefined";
}
function isNumber(value) {
	return value !== null && Number.isFinite(value);
}
function askDefault(rule, line, baseline) {
	const known = knownChange(line, baseline, rule);
	if (known.kind === "unknown") return {
		kind: "default",
		limit: 0,
		answer: known
	};
	const { brokenFor } = atLeast(known, 0);
	const noiseless = line.change?.exact === false && line.change.intervals.length === 0;
	if (brokenFor > 0 && noiseless) return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "unknown",
			reason: "no-interval"
		}
	};
	const seedNoiseUnknown = line.change?.seedNoise === "unknown";
	return {
		kind: "default",
		limit: 0,
		answer: {
			kind: "bound",
			bound: {
				holds: brokenFor === 0,
				brokenFor
			},
			seedNoiseUnknown
		}
	};
}

// src/gates/words.ts
function wordBound(line, question, said) {
	return `${wordFact(line, question)}; ${wordLimit(line, question)}${endings[said]}`;
}
const endings = {
	pass: ".",
	"pass-on-rows": ", over these rows alone: how far another seed would move it is not known.",
	fail: ".",
	unknown: ": the interval reaches over the limit.",
	"seed-noise": ", but one seed cannot tell this from the noise between seeds."
};
function wordNotTogether(line, question, gates) {
	const why = `of ${gates} blocking gates asked together, one may miss its limit by chance, so a fail needs a stricter level than 95 %, and this is not clear enough for it`;
	return `${wordFact(line, question)}; ${wordLimit(line, question)}: ${why}.`;
}
function wordFact(line, question) {
	return question.kind === "min" || question.kind === "max" ? wordValue(line, question) : wordChange(line, question);
}
function wordValue(line, question) {
	const { value, intervals } = line.candidate.shipped ?? line.candidate;
	if (value === null) return `${about(line)} has no value`;
	const interval = usual(intervals);
	const decimals = enoughDecimals(value, interval, question.limit);
	const range = (found) => `95 %: ${formatNumber(found.low, decimals)} to ${formatNumber(found.high, decimals)}`;
	const which = line.candidate.shipped === void 0 ? "" : " with the first seed, which ships";
	return `${about(line)} is ${formatNumber(value, decimals)}${aside(line.candidate.exact, interval, range)}${which}`;
}
function wordChange(line, question) {
	const { change } = line;
	if (change === void 0) return `${about(line)} has no change`;
	if (change.value === 0 && change.exact) return `${about(line)} is exactly as before`;
	const interval = usual(change.intervals);
	const decimals = enoughDecimals(change.value, interval, question.limit);
	const size = formatNumber(Math.abs(change.value), decimals);
	const turned = interval !== void 0 && interval.low < 0 && interval.high > 0 ? ["is within noise, worse by", "is within noise, better by"] : ["got worse by", "got better by"];
	const word = change.value === 0 ? "is unchanged" : `${turned[change.value < 0 ? 0 : 1]} ${size}`;
	return `${about(line)} ${word}${aside(change.exact, interval, (found) => wordRange(found, decimals))}`;
}
function wordRange({ low, high }, decimals) {
	const size = (bound) => formatNumber(Math.abs(bound), decimals);
	if (high <= 0) return `95 %: ${size(high)} to ${size(low)} worse`;
	if (low >= 0) return `95 %: ${size(low)} to ${size(high)} better`;
	const best = Number(size(high)) === 0 ? "as good" : `${size(high)} better`;
	return `95 %: ${size(low)} worse to ${best}`;
}
function aside(exact, interval, range) {
	if (exact) return "";
	return interval === void 0 ? " (no interval)" : ` (${range(interval)})`;
}
function wordLimit(line, question) {
	const { kind, amount, limit } = question;
	if (kind === "min") return `at least ${asWritten(limit)} is required`;
	if (kind === "max") return `at most ${asWritten(limit)} is allowed`;
	if (kind === "default") return "without gates, nothing may get worse beyond its noise";
	const baseline = line.baseline?.value ?? NaN;
	const size = amount?.kind === "percent" ? `${asWritten(amount.value)} % of ${formatNumber(baseline, decimalsFor(baseline, 3) ?? 3)} (${formatNumber(Math.abs(limit), decimalsFor(limit, 3) ?? 0)})` : asWritten(Math.abs(limit));
	return kind === "max-worse" ? `at most ${size} worse is allowed` : `at least ${size} better is required`;
}
function wordUnknown(line, question, reason, model) {
	const name = about(line);
	switch (reason) {
		case "not-in-baseline": return `${name}: ${question.kind === "default" ? "the change" : question.kind} is not asked, since the baseline does not have ${model.name}.`;
		case "no-baseline": return `${name}: no result of the baseline is recorded to compare with.`;
		case "undefined": return wordUndefined(line, question);
		case "not-comparable": return `${name} is not comparable with the baseline: ${line.notComparable ?? "no common rows"}.`;
		case "data-changed": return wordOtherData(line);
		case "baseline-zero": return `${name} was 0 in the baseline, and a percentage of 0 decides nothing.`;
		case "better-unknown": return `${name}: it is not known whether higher or lower is better.`;
		case "too-few-groups": return `${name} ${wordGroups(line)}: an interval needs ${5} of them.`;
		case "no-interval": return `${wordFact(line, question)}: it came without an error, so its noise is unknown.`;
	}
}
function wordOtherData(line) {
	const [before, after] = [line.baseline?.value ?? NaN, line.candidate.value ?? NaN];
	const decimals = decimalsFor(after - before, 2) ?? decimalsFor(after, 3) ?? 3;
	const digits = Math.max(decimals, decimalsFor(after, 3) ?? 3);
	const values = `${formatNumber(before, digits)} to ${formatNumber(after, digits)}`;
	return `${about(line)} went from ${values} as two trainings on different data report it (${(line.otherData ?? []).join(", ")} changed): whether the model got better or worse, or the rows got others, is not known.`;
}
function wordGroups({ candidate: { groups = 0 } }) {
	return `rests on ${groups === 1 ? "1 group" : `${formatNumber(groups, 0)} independent groups`} of rows`;
}
function wordUndefined(line, question) {
	const value = question.kind === "min" || question.kind === "max" ? line.candidate.shipped ?? line.candidate : line.candidate;
	const ofBaseline = value.value !== null && Number.isFinite(value.value);
	const because = (ofBaseline ? line.baseline : line.candidate)?.undefinedBecause;
	const why = because === void 0 ? "it is not a finite number" : undefinedWords[because];
	return `${about(line)} has no value${ofBaseline ? " in the baseline" : ""}: ${why}.`;
}
const undefinedWords = {
	"no-rows": "there are no rows",
	"one-class": "the rows have one class only",
	"zero-denominator": "it divides by zero on these rows",
	"not-a-number": "it is not a finite number",
	"outside-range": "the reported number is impossible for a metric of this name",
	"no-scores": "the predictions hold no scores",
	constant: "the values are all the same",
	missing: "it was not found",
	"not-a-probability": "the scores are not probabilities",
	"not-computable": "it cannot be computed for this task",
	"too-few-rows": "there are too few rows"
};
function about(line) {
	return line.slice === void 0 ? line.metric : `${line.metric} of ${line.slice.column} ${line.slice.value}`;
}
function usual(intervals) {
	return intervals.find(({ level }) => Math.abs(level - .95) < 1e-9);
}
function asWritten(value) {
	const [, fraction = ""] = String(value).split(".");
	return formatNumber(value, fraction.length);
}
function enoughDecimals(value, interval, limit) {
	const half = interval === void 0 ? 0 : (interval.high - interval.low) / 2;
	const numbers = [value, ...interval === void 0 ? [] : [interval.low, interval.high]];
	let decimals = decimalsFor(half, 2) ?? decimalsFor(value, 3) ?? 3;
	const most = Math.min(9, decimals + 3);
	while (decimals < most && numbers.some((number) => looksEqual(number, limit, decimals))) decimals++;
	return decimals;
}
function looksEqual(number, limit, decimals) {
	return number !== limit && formatNumber(number, decimals) === formatNumber(limit, decimals);
}

// src/gates/foresee.ts
function foresee(asked) {
	const before = [...asked.base.gates.values()].flat();
	return [...asked.head.gates.values()].flat().filter((rule) => !before.some((old) => sameRule(old, rule))).flatMap((rule) => foreseeRule(rule, asked));
}
function foreseeRule(rule, { head, recorded, computed }) {
	const found = linesFor(recorded, withoutSlices(rule));
	if (found.kind === "unknown") return isAmong(computed, rule.metric) ? [] : [namesNothing(rule, head, recorded)];
	if (rule.by !== void 0) return [];
	return found.lines.flatMap((line) => askRule(rule, line, "first-run", false).filter(({ kind }) => kind === "min" || kind === "max").filter(({ answer }) => answer.kind === "unknown" || !answer.bound.holds).map((question) => notKept(rule, head, line, question)));
}
function notKept(rule, head, line, question) {
	const { answer } = question;
	const said = answer.kind === "unknown" ? wordUnknown(line, question, answer.reason, head) : wordBound(line, question, answer.bound.brokenFor > 0 ? "fail" : "unknown");
	return problem$1("gate-not-kept", `${aboutGate(rule, head)} would not let the recorded run pass: ${said}`);
}
function isAmong(names, metric) {
	const canonical = (name) => knownMetric(name)?.name ?? name;
	return names.some((name) => canonical(name) === canonical(metric));
}
function withoutSlices({ by: _, ...rule }) {
	return rule;
}
function namesNothing(rule, head, recorded) {
	const there = [...new Set(recorded.metrics.map((line) => line.metric))];
	const near = nearest(rule.metric, there);
	const has = there.length === 0 ? "has no metric at all" : `has ${there.join(", ")}`;
	return problem$1("gate-names-nothing", `${aboutGate(rule, head)} asks for a metric that the recorded run does not have: it ${has}. With this gate every later change is unknown.`, near === void 0 ? void 0 : `Did you mean \`${near}\`?`);
}
function aboutGate({ metric, by }, { name }) {
	return `The new gate on \`${metric}\`${by === void 0 ? "" : ` by \`${by}\``} of \`${name}\``;
}
function problem$1(reason, message, remedy) {
	return {
		reason,
		message,
		...remedy !== void 0 && { remedy }
	};
}

// src/gates/results.ts
function blocksUnknown(rule, reason) {
	return rule.whenUnknown === "block" && reason !== "not-in-baseline";
}
function kindOf(rule) {
	if (rule.min !== void 0) return "min";
	if (rule.max !== void 0) return "max";
	return rule.minBetter === void 0 ? "max-worse" : "min-better";
}
function subjectOf({ metric, slice }) {
	return slice === void 0 ? metric : `${metric} of ${slice.column} ${slice.value}`;
}

// src/gates/gone-rows.ts
const mostGone = .01;
function unlessGone(result, { base, gone }) {
	if (result.verdict !== "pass" || gone <= mostGone * base) return result;
	const share = 100 * gone / base;
	const counted = `${formatNumber(gone, 0)} of the base's ${formatNumber(base, 0)} test rows (${formatNumber(share, share < 10 ? 1 : 0)} %)`;
	const which = gone === base ? `none of the base's ${formatNumber(base, 0)} test rows is left` : `${counted} are gone`;
	return {
		...result,
		verdict: "unknown",
		reason: "rows-gone",
		sentence: `${result.sentence.replace(/\.$/, "")}; but ${which}, and at most ${100 * mostGone} % may be.`,
		blocks: result.level === "fail" && blocksUnknown(result.rule, "rows-gone")
	};
}
function withLostSlices(model, results, { slices }) {
	const lost = [...model.gates.values()].flat().flatMap((rule) => {
		const own = results.filter((result) => result.rule === rule && result.slice !== void 0);
		const judged = new Set(own.filter(({ reason }) => reason !== "slice-too-small").map(({ slice }) => slice?.value));
		if (rule.by === void 0 || !results.some((result) => result.rule === rule && asked(result))) return [];
		return slices.filter(({ column }) => column === rule.by).filter(({ value, rows }) => rows >= rule.minRows && !judged.has(value)).filter(({ value, rows, left }) => left < rows || !own.some(({ slice }) => slice?.value === value)).map((slice) => lostSlice(model, rule, slice));
	});
	const replaced = new Set(lost.map(keyOf$1));
	return [...lost, ...results.filter((result) => result.reason !== "slice-too-small" || !replaced.has(keyOf$1(result)))];
}
function asked({ reason }) {
	return reason !== "slice-missing" && reason !== "metric-missing";
}
function keyOf$1({ rule, slice }) {
	return JSON.stringify([
		rule.path,
		slice?.column,
		slice?.value
	]);
}
function lostSlice(model, rule, { column, value, rows, left }) {
	const about = {
		metric: rule.metric,
		slice: {
			column,
			value
		}
	};
	const now = left === 0 ? "none is left" : left === 1 ? "1 is left" : `${formatNumber(left, 0)} are left`;
	const why = left < rule.minRows ? "" : ", and larger slices took its place";
	return {
		model: model.name,
		...about,
		rule,
		kind: kindOf(rule),
		level: rule.level,
		verdict: "unknown",
		reason: "slice-gone",
		sentence: `${subjectOf(about)} is no longer judged: the base has ${formatNumber(rows, 0)} test rows of it, ${now}${why}.`,
		blocks: rule.level === "fail" && blocksUnknown(rule, "slice-gone")
	};
}

// src/gates/vouched-rows.ts
function worseOfBoth(all, again, rows) {
	const others = new Map(again.map((result) => [keyOf(result), result]));
	return all.map((one) => {
		const other = others.get(keyOf(one));
		if (one.verdict !== "fail" && other?.verdict === "fail") return {
			...other,
			on: "vouched-rows",
			sentence: onVouched(other.sentence, rows)
		};
		return one.verdict === "pass" && other?.verdict !== "pass" ? notDeserved(one, other, rows) : one;
	});
}
function keyOf({ metric, slice, kind, rule }) {
	return JSON.stringify([
		rule.path,
		metric,
		kind,
		slice?.column,
		slice?.value
	]);
}
function notDeserved(one, other, rows) {
	const names = rows.columns.slice(0, 3).map(({ name }) => name);
	const columns = `${names.join(", ")}${rows.columns.length > names.length ? ", …" : ""}`;
	const sentence = rows.vouched === void 0 || rows.vouched.rows === 0 ? `${subjectOf(one)} rests on changed rows alone: all ${formatNumber(rows.changed, 0)} test rows that the base knows have other values here (${columns}).` : onVouched(other?.sentence ?? `${subjectOf(one)} has no result.`, rows);
	return {
		...one,
		verdict: "unknown",
		reason: "rows-changed",
		on: "vouched-rows",
		sentence,
		blocks: one.level === "fail" && blocksUnknown(one.rule, "rows-changed")
	};
}
function onVouched(sentence, { vouched }) {
	const count = vouched?.rows ?? 0;
	return `On the ${count === 1 ? "1 test row that is" : `${formatNumber(count, 0)} test rows that are`} as the base has them: ${sentence}`;
}

// src/gates/judge.ts
function judge(request) {
	const { rows } = request;
	const asked = questionsOf(request);
	const again = rows?.vouched === void 0 ? [] : questionsOnVouched(request, rows.vouched.metrics);
	const weighed = weigh([...asked, ...again]);
	const results = asked.map((entry) => toResult(request, entry, weighed));
	if (rows === void 0) return results;
	const reported = results.filter((_, index) => asked[index]?.line?.origin === "reported");
	const others = results.filter((result) => !reported.includes(result));
	const onBoth = rows.vouched === void 0 ? others : worseOfBoth(others, again.map((entry) => toResult(request, entry, weighed)), rows);
	return withLostSlices(request.model, [...onBoth.map((result) => unlessGone(result, rows)), ...reported], rows);
}
function questionsOnVouched(request, metrics) {
	if (metrics.length === 0) return [];
	return questionsOf({
		...request,
		comparison: {
			...request.comparison,
			metrics
		}
	}).filter(({ line }) => line !== void 0);
}
function weigh(asked) {
	const blocking = asked.flatMap((entry) => entry.level === "fail" && entry.answer.kind === "bound" ? [{
		entry,
		answer: entry.answer
	}] : []);
	const alone = holm(blocking.map(({ answer }) => answer.seedNoiseUnknown ? 0 : answer.bound.brokenFor));
	const all = holm(blocking.map(({ answer }) => answer.bound.brokenFor));
	const broken = blocking.filter(({ answer }, index) => (answer.seedNoiseUnknown ? all : alone)[index]);
	return {
		broken: new Set(broken.map(({ entry }) => entry)),
		gates: blocking.length
	};
}
function countBlocking(model, slices, metrics) {
	if (model.gates.size === 0) return metrics;
	return [...model.gates.values()].flat().filter((rule) => rule.level === "fail").reduce((sum, rule) => sum + limitsOf$1(rule) * (rule.by === void 0 ? 1 : slices.get(rule.by) ?? 1), 0);
}
function limitsOf$1({ min, max, maxWorse, minBetter }) {
	return [
		min,
		max,
		maxWorse,
		minBetter
	].filter((limit) => limit !== void 0).length;
}
function questionsOf(request) {
	const { model, comparison } = request;
	if (model.gates.size === 0) return defaultQuestions(request);
	return [...model.gates.values()].flat().flatMap((rule) => {
		const found = linesFor(comparison, rule);
		if (found.kind === "unknown") return [without(rule, found.reason, found.sentence)];
		const asked = found.lines.flatMap((line) => questionsAbout(request, rule, line));
		return found.lines.every((line) => isTooSmall(line, rule)) ? [nothingJudged(rule, found.lines), ...asked] : asked;
	});
}
function nothingJudged(rule, lines) {
	const largest = [...lines].sort((a, b) => (b.candidate.rows ?? 0) - (a.candidate.rows ?? 0))[0];
	const rows = largest?.candidate.rows ?? 0;
	const has = largest !== void 0 && rows >= rule.minRows && hasTooFewGroups(largest) ? wordGroups(largest) : `has ${counted(rows)}`;
	return without(rule, "no-slice-judged", `${rule.metric} was judged on no value of ${rule.by}: the largest, ${largest?.slice?.value}, ${has}, too few.`);
}
function isTooSmall(line, rule) {
	if (line.slice === void 0) return false;
	const { rows, undefinedBecause } = line.candidate;
	return undefinedBecause === "too-few-rows" || rows !== null && rows < rule.minRows || hasTooFewGroups(line);
}
function wordTooSmall(line, rule) {
	const rows = line.candidate.rows ?? 0;
	if (rows >= rule.minRows && hasTooFewGroups(line)) return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} ${wordGroups(line)}; ${5} are needed to judge it.`;
	const needed = rows < rule.minRows ? `${rule.minRows} are needed to judge it` : "more are needed to compute it";
	return `${rule.metric} of ${line.slice?.column} ${line.slice?.value} has ${counted(rows)}; ${needed}.`;
}
function counted(rows) {
	return rows === 1 ? "1 row" : `${formatNumber(rows, 0)} rows`;
}
function defaultQuestions(request) {
	const known = request.comparison.metrics.filter((line) => line.slice === void 0 && line.better !== void 0);
	const computed = known.some(({ origin }) => origin === "computed");
	return known.filter(({ otherData }) => otherData === void 0 || !computed).flatMap((line) => {
		return questionsAbout(request, {
			metric: line.metric,
			minRows: 1,
			level: "fail",
			whenUnknown: request.whenUnknown,
			requireInterval: false,
			path: [...request.model.path, "gates"]
		}, line);
	});
}
function questionsAbout(request, rule, line) {
	if (isTooSmall(line, rule)) return [{
		...without(rule, "slice-too-small", wordTooSmall(line, rule)),
		line,
		level: "info"
	}];
	return askRule(rule, line, request.baseline, request.model.gates.size === 0).map((question) => ({
		rule,
		kind: question.kind,
		line,
		question,
		level: rule.level,
		answer: question.answer.kind === "bound" ? question.answer : {
			...question.answer,
			sentence: wordUnknown(line, question, question.answer.reason, request.model)
		}
	}));
}
function without(rule, reason, sentence) {
	return {
		rule,
		kind: kindOf(rule),
		level: rule.level,
		answer: {
			kind: "unknown",
			reason,
			sentence
		}
	};
}
function toResult(request, entry, weighed) {
	const { rule, kind, line, level } = entry;
	const said = conclude(request, entry, weighed);
	const about = line?.slice === void 0 ? { metric: rule.metric } : {
		metric: rule.metric,
		slice: line.slice
	};
	return {
		model: request.model.name,
		...about,
		rule,
		kind,
		level,
		...said,
		blocks: level === "fail" && (said.verdict === "fail" || said.verdict === "unknown" && blocksUnknown(rule, said.reason))
	};
}
function conclude(request, entry, weighed) {
	const { answer, line, question, level } = entry;
	if (answer.kind === "unknown") return {
		verdict: "unknown",
		reason: answer.reason,
		sentence: answer.sentence
	};
	if (line === void 0 || question === void 0) throw new TypeError("a bound is always about a line");
	if (answer.bound.holds) return {
		verdict: "pass",
		reason: "within-limit",
		sentence: wordBound(line, question, answer.seedNoiseUnknown ? "pass-on-rows" : "pass")
	};
	const alone = answer.bound.brokenFor >= 1;
	const fails = level === "fail" ? weighed.broken.has(entry) : alone;
	if (fails && answer.seedNoiseUnknown) return {
		verdict: "unknown",
		reason: "seed-noise-unknown",
		sentence: wordBound(line, question, "seed-noise")
	};
	if (fails) return {
		verdict: "fail",
		reason: "beyond-limit",
		sentence: wordBound(line, question, "fail")
	};
	const more = request.more?.(line, question);
	return {
		verdict: "unknown",
		reason: "cannot-tell",
		sentence: (alone ? wordNotTogether(line, question, weighed.gates) : wordBound(line, question, "unknown")) + (more === void 0 ? "" : ` ${more}`)
	};
}

// src/gates/policy/strictest.ts
function smallerAmount(base, head) {
	if (base === void 0 || head === void 0) return base ?? head;
	if (base.kind !== head.kind) return head.value === 0 ? head : base;
	return head.value <= base.value ? head : base;
}
function isAsSmall(amount, than) {
	if (than === void 0) return true;
	if (amount === void 0) return false;
	return amount.value === 0 || amount.kind === than.kind && amount.value <= than.value;
}
function largest(base, head) {
	return stricter(base, head, (order) => order >= 0);
}
function smallest(base, head) {
	return stricter(base, head, (order) => order <= 0);
}
function stricter(base, head, keepsBase) {
	if (base === void 0 || head === void 0) return base ?? head;
	const order = compareBounds(base, head);
	return order === void 0 || keepsBase(order) ? base : head;
}
function compareBounds(a, b) {
	const [left, right] = [positionOf(a), positionOf(b)];
	if (typeof a !== typeof b || Number.isNaN(left) || Number.isNaN(right)) return void 0;
	return left - right;
}
function positionOf(bound) {
	if (typeof bound === "number") return bound;
	const text = bound.replace(" ", "T");
	return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}
const levels = [
	"info",
	"warn",
	"fail"
];
function stricterLevel(a, b) {
	return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}
function sameMembers(a, b) {
	return a.every((each) => b.includes(each)) && b.every((each) => a.includes(each));
}

// src/gates/policy/compare-columns.ts
function compareColumns(about, format, base, head) {
	const column = base ?? head;
	if (column === void 0) return [];
	const { name, path } = column;
	if (head === void 0) return [removed(path, name, `removes ${name} from the ${about}`)];
	const of = `contract of ${name} in ${about.slice(12)}`;
	if (base === void 0) return [added(path, name, `adds ${name} to the ${about}`), ...loosenedDefaults(of, head)];
	return [
		...typeChange(of, [...path, "type"], format, base.type ?? "", head.type ?? ""),
		...nullsChange(of, [...path, "nulls"], base.nulls, head.nulls),
		...boundChange(of, [...path, "min"], base.min, head.min, 1),
		...boundChange(of, [...path, "max"], base.max, head.max, -1),
		...valuesChange(of, [...path, "values"], base.values, head.values),
		...optional(of, [...path, "pattern"], base.pattern ?? "", head.pattern ?? ""),
		...base.required && head.absent && !base.absent ? keyChange("changed", of, [...path, "absent"], {
			from: "false",
			to: "true"
		}) : ordered(of, [...path, "absent"], ["false", "true"], `${base.absent}`, `${head.absent}`),
		...[
			"unique",
			"required",
			"sensitive"
		].flatMap((key) => ordered(of, [...path, key], ["false", "true"], `${base[key]}`, `${head[key]}`)),
		...ordered(of, [...path, "level"], levels, base.level, head.level)
	];
}
function loosenedDefaults(of, { path, level, nulls, required }) {
	return [
		...ordered(of, [...path, "level"], levels, "fail", level),
		...isAll(nulls) ? nullsChange(of, [...path, "nulls"], void 0, nulls) : [],
		...ordered(of, [...path, "required"], ["false", "true"], "true", `${required}`)
	];
}
function nullsChange(about, path, from, to) {
	if (from === void 0 && isAll(to)) return keyChange("loosened", about, path, {
		from: "",
		to: amountText(to)
	});
	if (isAll(from) && to === void 0) return keyChange("tightened", about, path, {
		from: amountText(from),
		to: ""
	});
	return numberChange(about, path, from, to, "lower");
}
function isAll(nulls) {
	return nulls?.kind === "percent" && nulls.value >= 100;
}
function typeChange(about, path, format, from, to) {
	return (format === "csv" || format === "json") && from === "" ? keyChange("changed", about, path, {
		from,
		to
	}) : optional(about, path, from, to);
}
function optional(about, path, from, to) {
	return keyChange(givenOrGone(from, to) ?? "changed", about, path, {
		from,
		to
	});
}
function givenOrGone(from, to) {
	if (from === void 0 || from === "") return "tightened";
	return to === void 0 || to === "" ? "loosened" : void 0;
}
function boundChange(about, path, from, to, tighter) {
	const order = from === void 0 || to === void 0 ? void 0 : compareBounds(to, from);
	const compared = order === void 0 || order === 0 ? "changed" : order * tighter > 0 ? "tightened" : "loosened";
	return keyChange(givenOrGone(from, to) ?? compared, about, path, {
		from: `${from ?? ""}`,
		to: `${to ?? ""}`
	});
}
function valuesChange(about, path, from, to) {
	const gone = (from ?? []).some((value) => !to?.includes(value));
	const fresh = (to ?? []).some((value) => !from?.includes(value));
	if (!gone && !fresh) return [];
	const compared = gone && fresh ? "changed" : fresh ? "loosened" : "tightened";
	const text = (values) => (values ?? []).join(", ");
	return keyChange(givenOrGone(from, to) ?? compared, about, path, {
		from: text(from),
		to: text(to)
	});
}

// src/gates/policy/drift.ts
function strictestDrift(base, head) {
	if (base.drift.against === "none") return head.drift;
	const { against, columns } = head.drift.against === "none" ? base.drift : bothDrifts(base, head);
	const only = onlyInHead(base, head);
	return Object.values(only).some((names) => names.length > 0) ? {
		against,
		columns,
		onlyInHead: only
	} : {
		against,
		columns
	};
}
function onlyInHead(base, head) {
	const names = (is) => [...head.columns.values()].filter(is).map(({ name }) => name);
	const of = (name) => base.columns.get(name);
	return {
		declared: names(({ name }) => of(name) === void 0),
		unique: names(({ name, unique }) => unique && of(name)?.unique !== true),
		key: base.key.length === 0 ? head.key : [],
		sensitive: names(({ name, sensitive }) => sensitive && of(name)?.sensitive !== true),
		distances: [...head.drift.columns].flatMap(([name, limit]) => limitsOf(limit)?.wasserstein !== void 0 && limitsOf(base.drift.columns.get(name))?.wasserstein === void 0 ? [name] : [])
	};
}
function bothDrifts(base, head) {
	const columns = [.../* @__PURE__ */ new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()])].map((name) => {
		return [name, strictestLimit(...[base.drift.columns.get(name), head.drift.columns.get(name)], defaultsOf(name, base, head))];
	});
	return {
		against: "base",
		columns: new Map(columns)
	};
}
const statistics = [
	"wasserstein",
	"l-infinity",
	"jensen-shannon",
	"nulls",
	"new-category"
];
function strictestLimit(base, head, [before, after]) {
	const [from, to] = [limitsOf(base), limitsOf(head)];
	if (from === void 0) return head ?? none;
	if (to === void 0) return base ?? none;
	const limits = {};
	for (const statistic of statistics) {
		if (!isAsked(statistic, from) && !isAsked(statistic, to)) continue;
		const asked = [from[statistic] ?? before(statistic), to[statistic] ?? after(statistic)];
		const limit = Math.min(...asked.filter((each) => each !== void 0));
		if (Number.isFinite(limit)) limits[statistic] = limit;
	}
	return {
		kind: "limits",
		limits
	};
}
const none = {
	kind: "limits",
	limits: {}
};
function limitsOf(limit) {
	if (limit === void 0) return {};
	return limit.kind === "ignore" ? void 0 : limit.limits;
}
function isAsked(statistic, limits) {
	if (statistic !== "l-infinity" && statistic !== "jensen-shannon") return limits[statistic] !== void 0;
	return limits["l-infinity"] !== void 0 || limits["jensen-shannon"] !== void 0;
}
function defaultsOf(name, base, head) {
	const dated = isDated(base.columns.get(name));
	const of = (side) => {
		const isTime = dated || isDated(side.columns.get(name));
		return (statistic) => {
			if (statistic === "nulls") return driftDefaults.nulls;
			return isTime || movesByNature(name, side, statistic) ? void 0 : driftDefaults[statistic];
		};
	};
	return [of(base), of(head)];
}
function isDated(column) {
	return column?.type === "date" || column?.type === "timestamp";
}
function movesByNature(name, { time, key, columns }, statistic) {
	if (name === time || columns.get(name)?.unique === true) return true;
	return key.includes(name) && (key.length === 1 || statistic === "wasserstein");
}

// src/gates/policy/compare-drift.ts
function compareDrift(base, head) {
	const path = [...base.path, "drift"];
	const about = `contract of ${base.name}`;
	const compared = ordered(about, path, ["none", "base"], base.drift.against, head.drift.against);
	if (base.drift.against === "none" || head.drift.against === "none") return compared;
	return [.../* @__PURE__ */ new Set([...base.drift.columns.keys(), ...head.drift.columns.keys()])].flatMap((name) => {
		const sides = [base.drift.columns.get(name), head.drift.columns.get(name)];
		return compareColumn(`drift of ${name} in ${base.name}`, [
			...path,
			"columns",
			name
		], sides, defaultsOf(name, base, head));
	});
}
function compareColumn(about, path, [base, head], defaults) {
	const [from, to] = [limitsOf(base), limitsOf(head)];
	if (from === void 0 || to === void 0) {
		const text = (limits) => limits === void 0 ? "ignored" : "limited";
		return keyChange(to === void 0 ? "loosened" : "tightened", about, path, {
			from: text(from),
			to: text(to)
		});
	}
	return statistics.flatMap((statistic) => {
		if (from[statistic] === void 0 && to[statistic] === void 0) return otherStatistic(statistic, from, to);
		const [before, after] = [from[statistic] ?? defaults[0](statistic), to[statistic] ?? defaults[1](statistic)];
		return numberChange(about, [...path, statistic], before, after, "lower");
	});
	function otherStatistic(statistic, before, after) {
		const text = (limits, side) => isReplaced(statistic, limits) ? "" : `${defaults[side](statistic) ?? ""}`;
		const [was, is] = [text(before, 0), text(after, 1)];
		if (isReplaced(statistic, before) === isReplaced(statistic, after)) return [];
		return keyChange("changed", about, [...path, statistic], {
			from: was,
			to: is
		});
	}
}
function isReplaced(statistic, limits) {
	if (statistic === "l-infinity") return limits["jensen-shannon"] !== void 0;
	return statistic === "jensen-shannon" && limits["l-infinity"] !== void 0;
}

// src/gates/policy/compare-format.ts
function compareFormat(about, base, head) {
	const path = [...base.path, "format"];
	const [from, to] = [base.format, head.format];
	if (from.kind !== to.kind) {
		const kind = to.kind === "files" ? "loosened" : from.kind === "files" ? "tightened" : "changed";
		return keyChange(kind, about, path, {
			from: from.kind,
			to: written(to)
		});
	}
	if (from.kind !== "csv" || to.kind !== "csv") return [];
	const form = [
		"header",
		"delimiter",
		"quote"
	].flatMap((key) => plain([
		...path,
		"csv",
		key
	], shown(from[key]), shown(to[key])));
	const [gone, fresh] = [from.nulls.filter(not(to.nulls)), to.nulls.filter(not(from.nulls))];
	if (gone.length + fresh.length === 0) return form;
	const texts = {
		from: from.nulls.map(shown).join(", "),
		to: to.nulls.map(shown).join(", ")
	};
	return [...form, ...keyChange(gone.length === 0 ? "loosened" : "changed", about, [
		...path,
		"csv",
		"nulls"
	], texts)];
}
function compareOrder(base, head) {
	const [before, after] = [fieldsOf(base), fieldsOf(head)];
	if (before === void 0 || after === void 0) return [];
	if (before.every((name, place) => after[place] === name)) return [];
	if (after.every((name, place) => before[place] === name)) return [];
	return plain([...base.path, "columns"], before.join(", "), after.join(", "));
}
function fieldsOf({ format, columns }) {
	if (format.kind !== "csv" || format.header) return void 0;
	return [...columns.values()].filter((column) => !column.absent).map(({ name }) => name);
}
const not = (list) => (text) => !list.includes(text);
function written(format) {
	return format.kind === "csv" ? `csv with the nulls ${format.nulls.map(shown).join(", ")}` : format.kind;
}
function shown(value) {
	return JSON.stringify(value);
}

// src/gates/policy/overlap.ts
function mayOverlap(a, b) {
	const [left, right] = [plainName(a), plainName(b)];
	if (isPlainPath(left) && isPlainPath(right)) return matcher(left)(right) || matcher(right)(left);
	if (isPlainPath(left)) return matcher(right)(left) || isWithin(folderOf(right), left);
	if (isPlainPath(right)) return matcher(left)(right) || isWithin(folderOf(left), right);
	return isWithin(folderOf(left), folderOf(right)) || isWithin(folderOf(right), folderOf(left));
}
function plainName(source) {
	return source.replace(/\.dvc$/, "").replace(/\/+$/, "");
}
function folderOf(glob) {
	return import_picomatch.default.scan(glob).base;
}
function isWithin(path, folder) {
	return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

// src/gates/policy/compare-contracts.ts
function compareContracts(base, before, after) {
	const head = after.datasets.get(base.name);
	if (head === void 0) return contractRemoved(base, before, after);
	const about = `contract of ${base.name}`;
	const names = /* @__PURE__ */ new Set([...base.columns.keys(), ...head.columns.keys()]);
	return [
		...compareFormat(about, base, head),
		...numberChange(about, [
			...base.path,
			"rows",
			"min"
		], base.rows.min, head.rows.min, "higher"),
		...numberChange(about, [
			...base.path,
			"rows",
			"max"
		], base.rows.max, head.rows.max, "lower"),
		...numberChange(about, [
			...base.path,
			"rows",
			"change"
		], rowsChange(base), rowsChange(head), "lower"),
		...plain([...base.path, "time"], base.time ?? "", head.time ?? ""),
		...plain([...base.path, "key"], base.key.join(", "), head.key.join(", ")),
		...ordered(about, [...base.path, "extra-columns"], extraLevels, base.extraColumns, head.extraColumns),
		...compareOrder(base, head),
		...[...names].flatMap((name) => compareColumns(about, head.format.kind, base.columns.get(name), head.columns.get(name))),
		...compareChecks(about, base, head),
		...compareDrift(base, head)
	];
}
function rowsChange({ rows }) {
	return rows.change ?? rowsChangeDefault;
}
const extraLevels = ["allow", ...levels];
function contractRemoved(base, before, after) {
	if (base.implicit) return [];
	const samePlace = [...after.datasets.values()].find((dataset) => mayOverlap(dataset.source, base.source));
	const instead = [...after.models.values()].flatMap((model) => takenOver(base, before, after, model));
	const sentence = `removes the contract of ${base.name}`;
	const why = samePlace !== void 0 ? `, whose files are still read${samePlace.implicit ? "" : ` as ${samePlace.name}`}` : instead.length > 0 ? `; ${instead.join(", ")}` : "";
	const change = removed(base.path, base.name, `${sentence}${why}`);
	return [why === "" ? change : {
		...change,
		blocks: true,
		reason: "contract-removed"
	}];
}
function takenOver(base, before, after, model) {
	const roles = before.models.get(model.name)?.data ?? /* @__PURE__ */ new Map();
	return [...model.data].flatMap(([role, name]) => {
		if (roles.get(role) !== base.name || before.datasets.has(name)) return [];
		const now = after.datasets.get(name);
		return [`${model.name} reads ${now?.implicit ? now.source : name} as ${role} instead`];
	});
}
function compareChecks(about, base, head) {
	const names = new Set([...base.checks, ...head.checks].map((check) => check.name));
	const find = (dataset, name) => dataset.checks.find((check) => check.name === name);
	return [...names].flatMap((name) => {
		const [before, after] = [find(base, name), find(head, name)];
		if (before === void 0) return [added(after?.path ?? base.path, name, `adds the check "${name}" to the ${about}`)];
		if (after === void 0) return [removed(before.path, name, `removes the check "${name}" from the ${about}`)];
		return compareCheck(`check "${name}" of ${base.name}`, before, after);
	});
}
function compareCheck(about, base, head) {
	return [
		...plain([...base.path, head.rule.kind], base.rule.text, head.rule.text),
		...numberChange(about, [...base.path, "max"], base.max, head.max, "lower"),
		...ordered(about, [...base.path, "level"], levels, base.level, head.level)
	];
}

// src/gates/policy/unplaced.ts
const unplaced = {
	runsOn: "ubuntu-latest",
	launcher: "local"
};

// src/gates/policy/compare.ts
function compareProjects(base, head) {
	return [
		...ordered("policy", ["when-unknown"], ["allow", "block"], base.whenUnknown, head.whenUnknown),
		...ordered("policy", ["self-accept"], ["true", "false"], `${base.selfAccept}`, `${head.selfAccept}`),
		...ordered("policy", ["reuse"], ["verified", "never"], base.reuse, head.reuse),
		...plain(["store"], base.store, head.store),
		...plain(["launchers"], launchersText(base.launchers), launchersText(head.launchers)),
		...[...base.datasets.values()].flatMap((dataset) => compareContracts(dataset, base, head)),
		...[...base.models.values()].flatMap((model) => compareModels(model, head.models.get(model.name))),
		...[...head.models.values()].flatMap((model) => base.models.has(model.name) ? [] : newModel(model))
	];
}
function compareModels(base, head) {
	const { path, train } = base;
	if (head === void 0) {
		const sentence = `removes the model ${base.name} and its gates`;
		return [{
			...removed(path, base.name, sentence),
			blocks: true,
			reason: "model-removed"
		}];
	}
	return [
		...compareGates(base, head),
		...plain([
			...path,
			"train",
			"seeds"
		], train.seeds.join(", "), head.train.seeds.join(", ")),
		...plain([
			...path,
			"train",
			"secrets"
		], train.secrets.join(", "), head.train.secrets.join(", ")),
		...plain([
			...path,
			"train",
			"runs-on"
		], runsOnText(train.runsOn), runsOnText(head.train.runsOn)),
		...plain([
			...path,
			"train",
			"launcher"
		], train.launcher, head.train.launcher),
		...compareEvaluation(base, head)
	];
}
function newModel({ path, train, evaluate }) {
	return [
		...plain([
			...path,
			"train",
			"secrets"
		], "", train.secrets.join(", ")),
		...plain([
			...path,
			"train",
			"runs-on"
		], unplaced.runsOn, runsOnText(train.runsOn)),
		...plain([
			...path,
			"train",
			"launcher"
		], unplaced.launcher, train.launcher),
		...plain([
			...path,
			"evaluate",
			"secrets"
		], "", (evaluate?.secrets ?? []).join(", "))
	];
}
function compareEvaluation({ name, path: at, evaluate: base }, { evaluate: head }) {
	const path = [...at, "evaluate"];
	if (base === void 0) return head === void 0 ? [] : [added(path, "declared", `adds an evaluation of ${name}`)];
	if (head === void 0) return [removed(path, "declared", `removes the evaluation of ${name}`)];
	return [...base.run !== void 0 && head.run === void 0 ? [removed([...path, "run"], "declared", `lets the training of ${name} write the predictions it is judged by`)] : [], ...evaluationKeys.flatMap((key) => changeOfKey(key, path, base, head))];
}
const evaluationKeys = [
	"task",
	"label",
	"positive",
	"compute",
	"slices",
	"cluster",
	"secrets"
];
const judging = /* @__PURE__ */ new Set([
	"task",
	"label",
	"positive",
	"cluster"
]);
function changeOfKey(key, path, base, head) {
	const [from, to] = [keyText(base[key]), keyText(head[key])];
	const changes = plain([...path, key], from, to);
	if (from === "" || !judging.has(key)) return changes;
	return changes.map((each) => ({
		...each,
		kind: "loosened",
		sentence: each.sentence.replace(/^changes /, "loosens ")
	}));
}
function keyText(value) {
	return value === void 0 ? "" : canonicalJson(value);
}
function runsOnText(runsOn) {
	return typeof runsOn === "string" ? runsOn : canonicalJson(runsOn);
}
function launchersText(launchers) {
	return [...launchers.values()].map(({ name, kind }) => `${name} (${kind})`).join(", ");
}

// src/gates/policy/contract-checks.ts
function strictestChecks(base, head) {
	return [
		...head.checks,
		...base.checks.flatMap((check) => stillApplies(check, head.checks)),
		...otherKey(base, head),
		...otherNulls(base, head)
	];
}
function stillApplies(base, head) {
	if (head.some((check) => check.name === base.name && check.rule.kind === base.rule.kind && check.rule.text === base.rule.text && isAsSmall(check.max, base.max) && stricterLevel(base.level, check.level) === check.level)) return [];
	return [head.some((check) => check.name === base.name) ? {
		...base,
		name: `${base.name} (as on the base branch)`
	} : base];
}
const nothing = {
	kind: "absolute",
	value: 0
};
function otherKey(base, head) {
	if (base.key.length === 0 || head.key.length === 0) return [];
	if (sameMembers(base.key, head.key)) return [];
	const columns = head.key.map(quoted).join(", ");
	const isNull = head.key.map((name) => `${quoted(name)} IS NULL`).join(" OR ");
	const text = `SELECT ${columns} FROM ${quoted(head.name)} GROUP BY ${columns} HAVING count(*) > 1 OR ${isNull}`;
	return [{
		name: `${head.key.join(", ")} is a key, as proposed`,
		rule: {
			kind: "sql",
			text
		},
		max: nothing,
		level: "fail",
		path: [...head.path, "key"]
	}];
}
function otherNulls(base, head) {
	return [...head.columns.values()].flatMap((column) => {
		const before = base.columns.get(column.name);
		const max = column.nulls;
		if (before === void 0 || max === void 0 || isAsSmall(smallerAmount(before.nulls, max), max)) return [];
		if (!before.required && !column.required) return [];
		return [{
			name: `nulls of ${column.name}, as proposed`,
			rule: {
				kind: "where",
				text: `${quoted(column.name)} IS NULL`
			},
			max,
			level: column.level,
			path: [...column.path, "nulls"]
		}];
	});
}
function quoted(name) {
	return `"${name.replaceAll("\"", "\"\"")}"`;
}

// src/gates/policy/contract-columns.ts
function strictestColumns(base, head) {
	const columns = [.../* @__PURE__ */ new Set([...head.columns.keys(), ...base.columns.keys()])].flatMap((name) => {
		const column = strictestColumn(base.columns.get(name), head.columns.get(name));
		return column === void 0 ? [] : [[name, column]];
	});
	return new Map(columns);
}
function strictestColumn(base, head) {
	if (base === void 0) return head && {
		...head,
		...defaultsOfBase(void 0, head)
	};
	if (head === void 0) return base;
	return {
		name: head.name,
		...defined({
			type: strictestType(base.type, head.type),
			nulls: smallerAmount(base.nulls, head.nulls),
			min: largest(base.min, head.min),
			max: smallest(base.max, head.max),
			values: bothValues(base.values, head.values)
		}),
		...bothPatterns(base.pattern, head.pattern),
		unique: base.unique || head.unique,
		required: base.required || head.required,
		absent: base.absent || head.absent && !base.required,
		sensitive: base.sensitive || head.sensitive,
		level: stricterLevel(base.level, head.level),
		...defaultsOfBase(base, head),
		path: head.path
	};
}
function defaultsOfBase(base, head) {
	const filled = base?.nulls === void 0 && head.nulls !== void 0 && mayBeAll(head.nulls);
	const declared = base !== void 0;
	if (!filled && (declared || head.required && head.level === "fail")) return {};
	return { defaults: {
		level: stricterLevel(base?.level ?? "fail", head.level),
		filled,
		declared
	} };
}
function mayBeAll({ kind, value }) {
	return kind === "percent" ? value >= 100 : value > 0;
}
function strictestType(base, head) {
	return base === "number" && head === "integer" ? head : base ?? head;
}
function bothValues(base, head) {
	if (base === void 0 || head === void 0) return base ?? head;
	return head.filter((value) => base.includes(value));
}
function bothPatterns(base, head) {
	return defined({
		pattern: head ?? base,
		alsoPattern: head === void 0 || base === head ? void 0 : base
	});
}

// src/gates/policy/contract.ts
function strictestDataset(base, head) {
	if (base === void 0) return head;
	const columns = strictestColumns(base, head);
	const { time: _, ...proposal } = head;
	return {
		...proposal,
		format: strictestFormat(base.format, head.format),
		...defined({
			time: base.time,
			fieldNames: fieldNames(head, columns)
		}),
		key: base.key.length > 0 ? base.key : head.key,
		rows: defined({
			min: largest(base.rows.min, head.rows.min),
			max: smallest(base.rows.max, head.rows.max),
			change: strictestRowsChange(base.rows.change, head.rows.change)
		}),
		extraColumns: stricterExtra(base.extraColumns, head.extraColumns),
		columns,
		checks: strictestChecks(base, head),
		drift: strictestDrift(base, head),
		implicit: base.implicit || head.implicit
	};
}
function strictestFormat(base, head) {
	if (head.kind === "files") return base;
	if (head.kind !== "csv" || base.kind !== "csv") return head;
	return sameMembers(base.nulls, head.nulls) ? head : {
		...head,
		nulls: base.nulls
	};
}
function fieldNames({ format, columns: proposed }, columns) {
	if (format.kind !== "csv" || format.header) return void 0;
	const named = (side) => [...side.values()].filter((column) => !column.absent).map(({ name }) => name);
	const names = [.../* @__PURE__ */ new Set([...named(proposed), ...named(columns)])];
	return names.join("\n") === named(columns).join("\n") ? void 0 : names;
}
function strictestRowsChange(base, head) {
	if (base === void 0 && head === void 0) return void 0;
	return smallerAmount(base ?? rowsChangeDefault, head ?? rowsChangeDefault);
}
function stricterExtra(a, b) {
	if (a === "allow") return b;
	return b === "allow" ? a : stricterLevel(a, b);
}

// src/gates/policy/apply.ts
function applyPolicy(base, head) {
	if (base === void 0) return {
		project: head,
		changes: []
	};
	const models = [...head.models].map(([name, model]) => [name, underPolicy(base.models.get(name), model)]);
	const datasets = [...head.datasets].map(([name, dataset]) => [name, strictestDataset(predecessorOf(base, head, name), dataset)]);
	const { name: _, ...proposal } = head;
	return {
		project: {
			...proposal,
			...base.name !== void 0 && { name: base.name },
			store: base.store,
			comment: base.comment,
			whenUnknown: base.whenUnknown,
			selfAccept: base.selfAccept,
			reuse: base.reuse,
			launchers: base.launchers,
			models: new Map(models),
			datasets: new Map([...datasets, ...judgedBy(new Map(models), base, head)])
		},
		changes: compareProjects(base, head)
	};
}
function judgedBy(models, base, head) {
	const wanted = new Set([...models.values()].flatMap((model) => model.evaluate?.label?.dataset ?? []));
	return [...base.datasets].filter(([name]) => wanted.has(name) && !head.datasets.has(name));
}
function underPolicy(base, head) {
	const { evaluate: _, ...proposal } = head;
	const evaluate = evaluationUnder(base?.evaluate, head.evaluate);
	const placed = {
		...proposal,
		train: trainUnder(base?.train, head.train),
		...evaluate && { evaluate }
	};
	return base === void 0 ? placed : {
		...placed,
		gates: base.gates
	};
}
function trainUnder(base, head) {
	if (base === void 0) return {
		...head,
		secrets: [],
		...unplaced
	};
	const { seeds, secrets, runsOn, launcher } = base;
	return {
		...head,
		seeds,
		secrets,
		runsOn,
		launcher
	};
}
function evaluationUnder(base, head) {
	if (head === void 0) return base;
	if (base === void 0) return {
		...head,
		secrets: []
	};
	const { run: _, predictions: __, ...policy } = base;
	return {
		...policy,
		code: head.code,
		timeout: head.timeout,
		...head.run === void 0 ? {} : { run: head.run },
		...head.predictions === void 0 ? {} : { predictions: head.predictions }
	};
}

// src/commands/situation/user-schemas.ts
async function userFileProblems(model, commit, texts) {
	const params = new Set(model.params.map(({ file }) => file));
	const problems = [];
	for (const [file, schema] of model.schemas) {
		const schemaText = texts.get(schema);
		const text = texts.get(file);
		if (schemaText === void 0) {
			const reason = "schema-missing";
			const message = `${model.name}: the schema ${schema} of ${file} is not in commit ${commit.sha.slice(0, 12)}.`;
			problems.push({
				reason,
				message
			});
		} else if (params.has(file) && text !== void 0) {
			const read = readUserDocument(text, file);
			if (!("problem" in read)) problems.push(...await checkUserFile(read.document, schemaText, file, text));
		}
	}
	return problems;
}
async function metricsFileProblems(model, git, commit, read) {
	const files = model.metrics.map(({ file }) => file).filter((file) => model.schemas.has(file));
	if (files.length === 0) return [];
	const schemas = await readTexts(git, commit, [...model.schemas.values()]);
	const problems = [];
	for (const file of files) {
		const schema = schemas.get(model.schemas.get(file) ?? "");
		const text = await read(file);
		if (schema !== void 0 && text !== void 0) problems.push(...await checkMetrics(text, file, schema));
	}
	return problems;
}
async function checkMetrics(text, file, schema) {
	if (/\.json$/i.test(file)) return await checkUserFile(parseTolerantJson(text), schema, file, text);
	const read = readUserDocument(text, file);
	if (!("problem" in read)) return await checkUserFile(read.document, schema, file, text);
	return [{
		reason: "user-schema-invalid",
		message: `${file} cannot be checked against its schema: only JSON, YAML and TOML files can.`,
		remedy: `Take ${file} out of \`schemas\`.`
	}];
}

// src/commands/situation/read-commit.ts
async function readFacts(request) {
	const { repository, commit, project, cache } = request;
	const datasets = await resolveDatasets(repository, commit, project.datasets.values(), cache);
	const models = [...project.models.values()];
	const texts = await readTexts(repository.git, commit, models.flatMap((model) => [...model.params.map((entry) => entry.file), ...model.schemas.values()]));
	const problems = [];
	const params = new Map(models.map((model) => [model.name, paramsOf(model, commit, texts, problems)]));
	if (request.judgedBy === void 0) for (const model of models) problems.push(...await userFileProblems(model, commit, texts));
	if (problems.length > 0) throw new MlopsError("input", problems);
	const facts = new Map(models.map((model) => [model.name, modelFacts(model, request, datasets, params)]));
	return {
		commit,
		datasets,
		params,
		facts: {
			sha: commit.sha,
			project,
			datasets: await datasetFacts(repository, datasets),
			models: facts
		}
	};
}
async function datasetFacts(repository, datasets) {
	const facts = await Promise.all([...datasets].map(async ([name, resolved]) => {
		const { dataset, digest, problems } = resolved;
		const { drift: _, rows, ...contract } = dataset;
		const { change: __, ...size } = rows;
		const key = {
			version: 1,
			digest,
			contract: {
				...contract,
				rows: size
			},
			order: [...dataset.columns.keys()]
		};
		const missing = problems.length > 0 && { missing: true };
		const absent = await notHere(repository, resolved);
		return [name, {
			digest,
			reportKey: sha256(canonicalJson(key)),
			...missing,
			...absent && { notHere: absent }
		}];
	}));
	return new Map(facts);
}
function paramsOf(model, commit, texts, problems) {
	const found = /* @__PURE__ */ new Map();
	for (const { file, keys } of model.params) {
		const text = texts.get(file);
		if (text === void 0) {
			problems.push({
				reason: "params-missing",
				message: `${model.name}: ${file} is not in commit ${commit.sha.slice(0, 12)}.`
			});
			continue;
		}
		const read = readParams(text, file, keys);
		problems.push(...read.problems);
		found.set(file, read.values);
	}
	return found;
}
function modelFacts(model, request, datasets, params) {
	const inputs = trainingInputs(model, request, datasets, params.get(model.name) ?? /* @__PURE__ */ new Map());
	const fingerprint = trainingFingerprint(inputs);
	const evaluation = evaluationInputs(model, request, datasets, inputs, fingerprint);
	if (evaluation === void 0) return {
		model,
		inputs,
		fingerprint
	};
	return {
		model,
		inputs,
		fingerprint,
		evaluation: {
			inputs: evaluation,
			fingerprint: evaluationFingerprint(evaluation)
		}
	};
}
function trainingInputs(model, request, datasets, params) {
	const { project, projectFile, commit } = request;
	const flat = [...params].flatMap(([file, values]) => Object.entries(values).map(([key, value]) => [`${file}:${key}`, value]));
	const inputs = {
		code: codeOf(model, project, projectFile, commit.tree),
		data: new Map(trainingRoles(model).map(([role, dataset]) => [role, datasets.get(dataset)?.digest ?? ""])),
		params: new Map(flat),
		command: model.train.run,
		workingDirectory: model.workingDirectory,
		env: model.env,
		seeds: model.train.seeds,
		outputs: declaredOutputs(model)
	};
	return model.train.reuse ? inputs : {
		...inputs,
		commit: commit.sha
	};
}
function evaluationInputs(model, request, datasets, training, run) {
	const step = model.evaluate;
	if (step?.run === void 0) return void 0;
	const judge = request.judgedBy?.facts.models.get(model.name)?.model.evaluate ?? step;
	const rowsOf = request.judgedBy?.datasets ?? datasets;
	const extra = evaluationCodeOf(model, request.commit.tree);
	const code = extra.length === 0 ? training.code : unionByPath(training.code, extra);
	return {
		run,
		rows: judge.label === void 0 ? null : rowsOf.get(judge.label.dataset)?.digest ?? null,
		code,
		command: step.run,
		label: judge.label ?? null,
		predictions: step.predictions ?? null
	};
}
function unionByPath(code, extra) {
	return [...new Map([...code, ...extra].map((entry) => [entry.path, entry])).values()];
}

// src/commands/situation/failed-steps.ts
const failingSteps = ["train", "score"];
const mostProblems = 50;
const words = string().min(1).max(4e3);
const failureSchema = strictObject({
	schemaVersion: literal(1),
	problems: array(object({
		reason: string().regex(/^[a-z][a-z0-9-]{0,60}$/),
		message: words,
		remedy: words.exactOptional()
	})).min(1).max(mostProblems)
});
async function keepFailure(records, step, tried, problems) {
	const address = addressOf(step, tried);
	const said = problems.slice(0, mostProblems).map(({ reason, message, remedy }) => ({
		reason,
		message: message.slice(0, 4e3),
		...remedy !== void 0 && { remedy: remedy.slice(0, 4e3) }
	}));
	if (address === void 0 || said.length === 0) return;
	await records.keepOwn({
		address,
		text: textOf$1(said)
	});
}
async function keptFailure(records, step, tried) {
	const address = addressOf(step, tried);
	const found = address === void 0 ? void 0 : await records.ownText(address);
	return found === void 0 ? void 0 : parseFailure(found);
}
async function failureOf({ records, reasons }, step, tried) {
	const failing = (await keptFailure(records, step, tried))?.filter(({ reason }) => (reasons.endsOf(reason) ?? "pass") !== "pass") ?? [];
	return failing.length === 0 ? void 0 : failing;
}
async function giveFailures(records, tried, write) {
	for (const step of failingSteps) {
		const problems = await keptFailure(records, step, tried);
		if (problems !== void 0) await write(handedOnAs(step, tried), textOf$1(problems));
	}
}
async function takeFailures(records, tried, read) {
	for (const step of failingSteps) {
		const path = handedOnAs(step, tried);
		const found = await read(path);
		if (found === void 0 || await keptFailure(records, step, tried) !== void 0) continue;
		const problems = parseFailure(found);
		if (problems === void 0) return path;
		await keepFailure(records, step, tried, problems.map(({ reason, message }) => ({
			reason,
			message
		})));
	}
}
function handedOnAs(step, { model }) {
	return `failures/${step}/${model.name}.json`;
}
function textOf$1(problems) {
	return `${canonicalJson({
		schemaVersion: 1,
		problems
	})}\n`;
}
function parseFailure(found) {
	try {
		return failureSchema.safeParse(JSON.parse(found)).data?.problems;
	} catch {
		return;
	}
}
function addressOf(step, { model, fingerprint, evaluation }) {
	const inputs = step === "train" ? fingerprint : evaluation?.fingerprint;
	return inputs === void 0 ? void 0 : `failures/${step}/${model.name}/${inputs}.json`;
}

// src/commands/comparison/asked-metrics.ts
function wantedMetrics(model) {
	const task = model.evaluate?.task;
	if (task === void 0) return [];
	const asked = model.evaluate?.compute ?? [];
	return asked.length > 0 ? asked : defaultMetrics(task);
}
function sliceMetrics(model) {
	const gated = new Set([...model.gates.keys()].map(canonicalName));
	const wanted = wantedMetrics(model);
	const named = wanted.filter((metric) => gated.has(canonicalName(metric)));
	return named.length > 0 ? named : wanted.slice(0, 1);
}
function canonicalName(metric) {
	return knownMetric(metric)?.name ?? metric;
}
function betterOf(model) {
	const rules = [...model.gates.values()].flat();
	return new Map(rules.flatMap((rule) => rule.better === void 0 ? [] : [[rule.metric, rule.better]]));
}
function levelsOf(model, slices, times = 1) {
	const values = new Map([...slices].map(([column, { names }]) => [column, names.length]));
	return levelsFor(times * countBlocking(model, values, wantedMetrics(model).length));
}
function sliceFloor(model) {
	const floors = [...model.gates.values()].flat().flatMap((rule) => rule.by === void 0 ? [] : [rule.minRows]);
	return floors.length === 0 ? {} : { minSliceRows: Math.min(...floors) };
}

// src/commands/situation/hand-over.ts
const recordLimit = 8e6;
const logLimit = 2e5;
async function handOver(situation, folders) {
	const { records } = situation;
	for (const { address, by, read } of situation.expected) {
		const found = standing(records, address);
		if (found === void 0) continue;
		const { text } = found;
		if (!records.published(found.address)) await writeInto(join(folders.records, "records", address), text);
		const { artifact, outputs } = read(text, found.address);
		await giveObjects(situation.store, outputs, folders.outputs);
		if (by === "data" || folders.keep === void 0) continue;
		await giveObjects(situation.store, [...artifact, ...outputs], join(folders.keep, by.model, by.fingerprint));
	}
	for (const facts of situation.candidate.facts.models.values()) {
		await giveLog(situation, facts, folders.records);
		await giveFailures(records, facts, (path, text) => writeInto(join(folders.records, path), text));
	}
}
async function writeInto(file, text) {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
}
async function giveObjects(store, digests, folder) {
	if (folder === void 0) return;
	await mkdir(join(folder, "objects"), { recursive: true });
	for (const digest of digests) {
		const target = objectIn(folder, digest);
		if (await stateOf(folder, target) === "missing" && await store.has(digest)) await store.get(digest, target);
	}
}
async function giveLog(situation, facts, folder) {
	const tail = await endOf(logOf(situation.own, facts));
	if (tail !== void 0) await writeInto(join(folder, "logs", `${facts.model.name}.txt`), tail);
}
async function takeOver(folders, taking) {
	const problems = [];
	const otherwise = [];
	for (const handed of folders) {
		if (handed.strange !== void 0) {
			problems.push(handed.strange);
			continue;
		}
		try {
			await takeFolder(handed, taking, otherwise);
		} catch (error) {
			if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
			problems.push(...error.problems);
		}
	}
	return {
		problems,
		otherwise
	};
}
async function takeFolder(handed, taking, otherwise) {
	for (const expected of taking.expected) {
		if (!isBy(handed, expected)) continue;
		const found = await takeRecord(handed, expected, taking);
		if (found !== void 0) otherwise.push(found);
	}
	for (const [model, facts] of taking.candidate.facts.models) {
		if (handed.by !== "all" && (handed.by === "data" || handed.by.model !== model)) continue;
		await takeLog(handed, model, taking);
		const read = (path) => textOf(handed.folder, join(handed.folder, path));
		const strange = await takeFailures(taking.records, facts, read);
		if (strange !== void 0) throw corrupt(`${strange} is not what a failed step hands on.`);
	}
}
function isBy({ by }, expected) {
	if (by === "all") return true;
	if (by === "data" || expected.by === "data") return by === expected.by;
	return by.model === expected.by.model;
}
async function takeRecord({ folder }, { address, read }, taking) {
	const { records, store } = taking;
	const file = join(folder, "records", address);
	const known = standing(records, address);
	const text = known?.text ?? await textOf(folder, file);
	if (text === void 0) return void 0;
	const { artifact, outputs } = known === void 0 ? foreign(address, () => read(text)) : read(text, known.address);
	await takeObjects(store, [...artifact, ...outputs], folder);
	if (known !== void 0) return otherThan(known.text, {
		address,
		read
	}, () => textOf(folder, file));
	if (!isOfOtherRun(address, text, records)) await records.keep({
		address,
		text
	});
}
async function otherThan(known, { address, read }, handedOn) {
	try {
		const handed = await handedOn();
		if (handed === void 0 || handed === known) return void 0;
		read(handed);
		const difference = differenceOf(address, handed, known);
		if (difference?.what === "replaced record") return void 0;
		return difference && {
			address,
			difference
		};
	} catch (error) {
		if (error instanceof MlopsError && error.ends !== "cancelled") return void 0;
		throw error;
	}
}
function foreign(address, work) {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		throw corrupt(`What was handed on as ${address} is not taken: ${error.message}`);
	}
}
async function textOf(folder, file) {
	const state = await stateOf(folder, file);
	if (state === "missing") return void 0;
	if (state === "other") throw corrupt(`${relative(folder, file)} is no regular file.`);
	const found = await readBounded(file, recordLimit);
	if (found.kind === "too-large") throw corrupt(`${relative(folder, file)} is larger than ${recordLimit} bytes.`);
	return found.bytes.toString("utf8");
}
async function takeObjects(store, digests, folder) {
	const taken = [];
	for (const digest of digests) {
		const file = objectIn(folder, digest);
		const state = await stateOf(folder, file);
		if (state === "missing" || await store.has(digest)) continue;
		if (state === "other") throw corrupt(`${relative(folder, file)} is no regular file.`);
		taken.push({
			digest,
			file
		});
	}
	const put = await store.putAll(taken.map(({ file }) => file));
	for (const [index, { digest, file }] of taken.entries()) {
		const holds = put[index]?.digest;
		if (holds !== digest) throw corrupt(`${relative(folder, file)} holds the bytes of ${holds}.`);
	}
}
async function takeLog({ folder }, model, { own, candidate }) {
	const facts = candidate.facts.models.get(model);
	const file = join(folder, "logs", `${model}.txt`);
	if (facts === void 0 || await stateOf(folder, file) !== "file") return;
	const target = logOf(own, facts);
	if (await lstat(target).catch(() => void 0) !== void 0) return;
	await mkdir(dirname(target), { recursive: true });
	await copyFile(file, target);
}
function logOf(own, { model, fingerprint }) {
	return join(own.seedRun(model.name, fingerprint, model.train.seeds[0] ?? null), "log.txt");
}
function objectIn(folder, digest) {
	return join(folder, "objects", digest.replace("sha256:", ""));
}
async function stateOf(folder, file) {
	try {
		return (await lstat(file)).isFile() && await insideOf(folder, file) !== void 0 ? "file" : "other";
	} catch (error) {
		if (isMissing(error)) return "missing";
		throw error;
	}
}
async function endOf(file) {
	if (!(await lstat(file).catch(() => void 0))?.isFile()) return void 0;
	const handle = await open(file, "r");
	try {
		const { size } = await handle.stat();
		const start = Math.max(0, size - logLimit);
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, logLimit)), 0, void 0, start);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}
function corrupt(message) {
	return MlopsError.of(commandReasons, "hand-over-corrupt", message);
}

// src/commands/situation/dataset-places.ts
function withPlaces(candidate, { places, project }) {
	const datasets = [...candidate.datasets].map(([name, resolved]) => {
		const own = project.datasets.get(name);
		if (own === void 0 || resolved.problems.length === 0) return [name, resolved];
		const place = places.value(own.implicit ? own.path : [...own.path, "source"]);
		const problems = resolved.problems.map((problem) => ({
			place,
			...problem
		}));
		return [name, {
			...resolved,
			problems
		}];
	});
	return {
		...candidate,
		datasets: new Map(datasets)
	};
}

// src/commands/situation/evaluate-columns.ts
function evaluateColumns({ head, project, candidate, records }) {
	const said = /* @__PURE__ */ new Set();
	const problemsOf = (model, places) => named(model.evaluate).flatMap(({ key, column }) => {
		const dataset = model.evaluate?.label?.dataset;
		const columns = dataset === void 0 ? void 0 : columnsOf(dataset, candidate, records);
		if (dataset === void 0 || columns === void 0 || columns.includes(column)) return [];
		const id = `${model.name} ${key} ${column}`;
		if (said.has(id)) return [];
		said.add(id);
		const reason = "no-such-test-column";
		const message = `\`models.${model.name}.evaluate.${key}\` names the column \`${column}\`, which dataset \`${dataset}\` does not have.`;
		const place = places?.value([
			...model.path,
			"evaluate",
			...key.split(".")
		]);
		const remedy = didYouMean(column, columns);
		return [{
			reason,
			message,
			...place && { place },
			...remedy !== void 0 && { remedy }
		}];
	});
	return [...[...head.project.models.values()].flatMap((model) => problemsOf(model, head.places)), ...[...project.models.values()].flatMap((model) => problemsOf(model))];
}
function named(evaluate) {
	if (evaluate?.label === void 0) return [];
	return [
		{
			key: "label.column",
			column: evaluate.label.column
		},
		...evaluate.slices.map(({ column }) => ({
			key: "slices",
			column
		})),
		...evaluate.cluster.map((column) => ({
			key: "cluster",
			column
		}))
	];
}
function columnsOf(dataset, candidate, records) {
	const resolved = candidate.datasets.get(dataset);
	if (resolved === void 0 || resolved.dataset.format.kind === "files") return void 0;
	const key = candidate.facts.datasets.get(dataset)?.reportKey ?? "";
	return readable$1(records.text(dataReportAddress(key)), parseDataReport, ({ digest }) => digest, resolved) ?? readable$1(records.text(sketchAddressOf(resolved)), parseSketch, ({ digests }) => digests.join("+"), resolved);
}
function readable$1(text, parse, digestOf, { digest }) {
	if (text === void 0) return void 0;
	try {
		const read = parse(text);
		return digestOf(read) === digest && read.columns.length > 0 ? read.columns.map(({ name }) => name) : void 0;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

// src/commands/situation/expected-records.ts
const noFiles = {
	artifact: [],
	outputs: []
};
function expectedRecords(candidate, baseline) {
	const sides = [candidate, ...baseline === void 0 ? [] : [baseline]];
	const models = sides.flatMap(({ facts }) => [...facts.models.values()]).flatMap(ofModel);
	const reports = sides.flatMap(reportsOf);
	const compared = [...candidate.datasets.values()].flatMap((now) => {
		const before = datasetBefore(baseline, candidate, now.dataset.name);
		return before === void 0 ? [] : [asComparedWith(before, now)];
	});
	const sketches = [...sides.flatMap(({ datasets }) => [...datasets.values()]), ...compared].map(sketchOf);
	return [
		...models,
		...reports,
		...sketches
	];
}
function ofModel(facts) {
	const by = {
		model: facts.model.name,
		fingerprint: facts.fingerprint
	};
	const address = runAddress(facts.model.name, facts.fingerprint);
	const run = {
		address,
		by,
		read: (text, at = address) => {
			const { seeds } = runAt(at, text);
			const digests = (files) => files.map(({ digest }) => digest);
			return {
				artifact: seeds.flatMap((seed) => digests(seed.artifact.files)),
				outputs: seeds.flatMap((seed) => digests(seed.outputs))
			};
		}
	};
	const scored = evaluationAddressOf(facts);
	if (scored === void 0) return [run];
	const about = {
		run: facts.fingerprint,
		rows: facts.evaluation?.inputs.rows
	};
	const read = (text, at = scored) => ({
		artifact: [],
		outputs: scoresAt(at, text, about).seeds.map(({ predictions }) => predictions.digest)
	});
	return [run, {
		address: scored,
		by,
		read
	}];
}
function reportsOf({ facts, datasets }) {
	return [...facts.datasets].map(([name, { reportKey }]) => {
		const address = dataReportAddress(reportKey);
		const read = (text) => {
			const report = parseDataReport(text);
			expectSame(address, "dataset", report.dataset, name);
			expectSame(address, "digest", report.digest, datasets.get(name)?.digest ?? null);
			return noFiles;
		};
		return {
			address,
			by: "data",
			read
		};
	});
}
function sketchOf(resolved) {
	const address = sketchAddressOf(resolved);
	const read = (text) => {
		expectSame(address, "digest", parseSketch(text).digests.join("+"), resolved.digest);
		return noFiles;
	};
	return {
		address,
		by: "data",
		read
	};
}

// src/commands/situation/gates-ahead.ts
function gatesAhead({ policy, proposed, candidate, baseline, records }) {
	const before = policy ?? baseline?.facts.project;
	return [...proposed.models.values()].flatMap((head) => {
		const base = before?.models.get(head.name);
		if (base === void 0 || head.gates.size === 0) return [];
		const sides = [candidate, baseline].map((side) => side?.facts.models.get(head.name));
		if (policy === void 0 && sides[0]?.fingerprint !== sides[1]?.fingerprint) return [];
		const values = sides.map((facts) => facts && valuesOf(records, facts)).find((found) => found !== void 0);
		if (values === void 0) return [];
		const metrics = compareReported({ metrics: values }).map((line, at) => withInterval(line, values[at]?.interval));
		const recorded = {
			schemaVersion: 1,
			model: head.name,
			metrics,
			attempts: 1,
			newRows: 0
		};
		return foresee({
			base,
			head,
			recorded,
			computed: computedFrom(head, values)
		});
	});
}
function withInterval(line, interval) {
	return interval === void 0 ? line : {
		...line,
		candidate: {
			...line.candidate,
			intervals: [interval]
		}
	};
}
function computedFrom(head, values) {
	if (head.evaluate === void 0) return [];
	const any = values.some(({ origin }) => origin === "computed") ? [] : knownMetrics.filter(({ tasks }) => tasks.length > 0).map(({ name }) => name);
	return [
		...head.evaluate.compute,
		...wantedMetrics(head),
		...any
	];
}
function valuesOf(records, facts) {
	try {
		const run = runRecord({ records }, facts);
		if (run === void 0) return void 0;
		const computed = computedValues(records, facts, run);
		const reported = Object.entries(run.seeds[0]?.metrics ?? {}).map(([metric, { value, standardError }]) => recordedValue("reported", metric, Number(value), standardError));
		return [...computed, ...reported.filter(({ metric }) => computed.every((one) => one.metric !== metric))];
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
function computedValues(records, facts, run) {
	const address = evaluationAddressOf(facts);
	const scores = address === void 0 ? void 0 : scoresRecord(records, address, {}, run)?.record;
	return Object.entries(scores?.values ?? {}).map(([metric, { value, standardError, seeds, interval }]) => ({
		...recordedValue("computed", metric, seeds[0] ?? value, standardError),
		...interval && { interval }
	}));
}
function recordedValue(origin, metric, value, standardError) {
	return {
		metric,
		origin,
		candidate: {
			values: [value],
			...standardError !== void 0 && { standardErrors: [standardError] }
		}
	};
}

// src/commands/situation/labels-in-reach.ts
function refuseLabelsInReach({ facts, datasets }) {
	const found = new Map([...datasets].map(([name, resolved]) => [name, holderOf(resolved)]));
	const problems = [...facts.models.values()].flatMap(({ model, evaluation }) => {
		const label = model.evaluate?.run === void 0 ? void 0 : model.evaluate.label;
		const holds = label && found.get(label.dataset);
		if (label === void 0 || holds === void 0) return [];
		const refused = (path, how) => path === void 0 ? [] : [problem(`${model.name}: ${path} ${how}, and holds the labels of ${label.dataset}`)];
		const code = evaluation?.inputs.code.find(({ path, oid }) => holds({
			path,
			id: `git:${oid}`
		}));
		const params = model.params.find(({ file }) => holds({ path: file }));
		return [
			...refused(code?.path, "is among the code that scores"),
			...refused(params?.file, "is a file of parameters"),
			...trainingRoles(model).flatMap(([role, name]) => refused(datasets.get(name)?.files.find(holds)?.path, `is given to training as \`${role}\` (dataset ${name})`))
		];
	});
	if (problems.length > 0) throw new MlopsError("input", problems);
}
function holderOf({ files }) {
	const paths = new Set(files.map(({ path }) => path));
	const ids = new Set(files.map(({ id }) => id));
	return ({ path, id }) => paths.has(path) || ids.has(id);
}
function problem(what) {
	return {
		reason: "labels-in-reach",
		message: `${what} that the model is judged by.`
	};
}

// src/commands/situation/untouched.ts
async function untouchedBy(situation) {
	const { candidate, baseline, plan, policyChanges } = situation;
	if (baseline === void 0) return {
		models: [],
		datasets: []
	};
	const settled = (id) => plan.steps.filter(id).every((step) => step.decision === "reuse");
	const datasets = [...candidate.facts.datasets].filter(([name, facts]) => {
		const before = baseline.facts.datasets.get(name);
		return before?.digest === facts.digest && before.reportKey === facts.reportKey && settled((step) => step.kind === "validate" && step.dataset === name);
	}).map(([name]) => name);
	const models = [...candidate.facts.models].filter(([name, facts]) => sameResults(facts, candidate, baseline) && settled((step) => step.kind !== "validate" && step.model === name)).map(([name]) => name);
	const because = datasets.length === candidate.facts.datasets.size && models.length === candidate.facts.models.size && policyChanges.length === 0 ? await becauseOf(situation) : void 0;
	return {
		datasets,
		models,
		...because && { because }
	};
}
function sameResults(facts, candidate, baseline) {
	const before = baseline.facts.models.get(facts.model.name);
	const digest = (side, dataset) => side.facts.datasets.get(dataset)?.digest;
	return before?.fingerprint === facts.fingerprint && before.evaluation?.fingerprint === facts.evaluation?.fingerprint && datasetsOf(facts.model).every((dataset) => digest(candidate, dataset) === digest(baseline, dataset));
}
async function becauseOf({ repository, judged, candidate, request }) {
	if (judged.baseline === void 0) return void 0;
	const paths = await repository.git.list([
		"diff",
		"--name-only",
		"-z",
		judged.baseline.sha,
		candidate.commit.sha,
		"--"
	]);
	if (paths.length === 0) return "no file differs from the baseline";
	const shown = paths.slice(0, 3).map((path) => `\`${path.replaceAll("`", "'")}\``).join(", ");
	const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
	if (paths.includes(request.projectFile)) return `only ${shown}${more} changed, and with it no input, contract or gate`;
	return `only ${shown}${more} changed, which no model and no dataset reads`;
}

// src/commands/situation/lost-bytes.ts
async function lostBytes(records, store, candidate, baseline, known) {
	const search = {
		records,
		known,
		store,
		gone: goneFrom(store)
	};
	const found = await Promise.all([...candidate.facts.models.values()].flatMap((facts) => {
		const before = baseline?.facts.models.get(facts.model.name);
		if (baseline !== void 0 && isSettled(facts, candidate, baseline, known)) return [];
		return [facts, ...before === void 0 ? [] : [before]].map((side) => lostOf(search, facts, side));
	}));
	return {
		runs: joined(found.flatMap(({ runs }) => runs)),
		evaluations: joined(found.flatMap(({ evaluations }) => evaluations))
	};
}
function lostResults({ runs, evaluations }, candidate, baseline) {
	const found = [candidate, ...baseline === void 0 ? [] : [baseline]].flatMap(({ facts }) => [...facts.models.values()]).filter(({ model, fingerprint, evaluation }) => {
		if (runs.has(resultKey(model.name, fingerprint))) return true;
		return evaluation !== void 0 && evaluations.has(resultKey(model.name, evaluation.fingerprint));
	}).map(({ model, fingerprint }) => [resultKey(model.name, fingerprint), {
		model: model.name,
		fingerprint
	}]);
	return [...new Map(found).values()];
}
function isSettled(facts, candidate, baseline, known) {
	const { model, fingerprint, evaluation } = facts;
	return sameResults(facts, candidate, baseline) && known.runs.has(resultKey(model.name, fingerprint)) && (evaluation === void 0 || known.evaluations.has(resultKey(model.name, evaluation.fingerprint)));
}
async function lostOf(search, facts, side) {
	const { records, known } = search;
	const name = facts.model.name;
	const runKey = resultKey(name, side.fingerprint);
	const run = known.runs.has(runKey) ? readable(() => runRecord({ records }, side)) : void 0;
	const compares = facts.model.evaluate?.label !== void 0;
	const scoring = facts.evaluation === void 0 ? void 0 : side.evaluation;
	const none = {
		runs: [],
		evaluations: []
	};
	if (scoring === void 0) {
		if (run === void 0 || !compares || side.evaluation !== void 0) return none;
		const lost = await lostSeedsOf(search, run.seeds, writtenPredictions, "predictions");
		return {
			...none,
			runs: asResult(search, runKey, lost, run.seeds.length)
		};
	}
	const key = resultKey(name, scoring.fingerprint);
	const recorded = known.evaluations.has(key);
	const scores = recorded ? readable(() => scoresOf(records, side, run)) : void 0;
	if (recorded && scores === void 0) return none;
	const unscored = scores && compares ? await lostSeedsOf(search, scores.seeds, scoredPredictions, "predictions") : [];
	return {
		evaluations: asResult(search, key, unscored, scores?.seeds.length ?? 0),
		runs: asResult(search, runKey, await lostSeedsOf(search, (run?.seeds ?? []).filter(({ seed }) => scores === void 0 || unscored.some((one) => one.seed === seed)), artifactFiles, "model"), run?.seeds.length ?? 0)
	};
}
function scoresOf(records, side, run) {
	const address = evaluationAddressOf(side);
	return address === void 0 ? void 0 : scoresRecord(records, address, { run: side.fingerprint }, run)?.record;
}
function artifactFiles({ artifact }) {
	return artifact.files.map(({ digest }) => digest);
}
function writtenPredictions({ outputs }) {
	return outputs.filter(({ kind }) => kind === "predictions").map(({ digest }) => digest);
}
function scoredPredictions({ predictions }) {
	return [predictions.digest];
}
async function lostSeedsOf({ gone }, seeds, files, what) {
	return (await Promise.all(seeds.map(async (one) => ({
		seed: one.seed,
		digests: await gone(files(one))
	})))).filter(({ digests }) => digests.length > 0).map((one) => ({
		...one,
		what: [what]
	}));
}
function asResult({ store }, key, seeds, of) {
	return seeds.length === 0 ? [] : [[key, {
		seeds,
		of,
		store: store.describe()
	}]];
}
function joined(results) {
	const all = /* @__PURE__ */ new Map();
	for (const [key, lost] of results) {
		const before = all.get(key);
		const seeds = [...new Set([...before?.seeds ?? [], ...lost.seeds].map(({ seed }) => seed))].map((seed) => {
			const parts = [...before?.seeds ?? [], ...lost.seeds].filter((one) => one.seed === seed);
			return {
				seed,
				what: [...new Set(parts.flatMap(({ what }) => what))],
				digests: [...new Set(parts.flatMap(({ digests }) => digests))]
			};
		});
		all.set(key, {
			...lost,
			seeds
		});
	}
	return all;
}
function goneFrom(store) {
	const asked = /* @__PURE__ */ new Map();
	const has = (digest) => {
		const answer = asked.get(digest) ?? readableLater(store.has(digest));
		asked.set(digest, answer);
		return answer;
	};
	return async (digests) => {
		const there = await Promise.all(digests.map(has));
		return digests.filter((_, index) => there[index] === false);
	};
}
async function readableLater(answer) {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof MlopsError) return true;
		throw error;
	}
}
function readable(read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

// src/commands/situation/policy-file.ts
async function readPolicy(request) {
	const { repository, judged, candidate, policy, file } = request;
	if (judged.candidate.kind === "default-branch") return { problems: [] };
	if (policy.sha === candidate.sha) return { problems: [] };
	let text;
	try {
		text = (await readTexts(repository.git, policy, [file])).get(file);
		if (text === void 0) return { problems: await movedProblems(request) };
		return {
			project: loadProject(text, file).project,
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		return {
			...refused("policy-unreadable", `${file} on ${judged.policy.branch} cannot be read, so its gates cannot be asked: ${error.message}`),
			...text !== void 0 && { named: { name: nameIn(text) } }
		};
	}
}
const mostLooked = 50;
async function movedProblems({ repository, judged, candidate, policy, file, head }) {
	const gone = policy.tree.map(({ path }) => path).filter((path) => /\.ya?ml$/.test(path) && candidate.entry(path) === void 0);
	const before = [...await readTexts(repository.git, policy, gone.slice(0, mostLooked))].find(([path, text]) => {
		const project = projectIn(text, path);
		return project !== void 0 && project.name === head.name;
	})?.[0];
	if (before === void 0) return [];
	const which = head.name === void 0 ? "this project" : `the project \`${head.name}\``;
	return refused("project-moved", `${judged.policy.branch} has ${which} in ${before}, and this change has it in ${file}: the gates of the one are not asked of the other.`).problems;
}
function projectIn(text, path) {
	try {
		return loadProject(text, path).project;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}
function refused(reason, message) {
	return { problems: [{
		reason,
		message
	}] };
}

// src/commands/situation/trusted-records.ts
const allTrusted = {
	results: /* @__PURE__ */ new Map(),
	records: /* @__PURE__ */ new Map()
};
async function distrustRecords(records, trust, candidate, baseline) {
	const results = touchedResults(candidate, baseline).map((facts) => ({
		facts,
		runs: chain(records, runAddress(facts.model.name, facts.fingerprint)),
		scores: chain(records, evaluationAddressOf(facts))
	}));
	const addresses = [...new Set(results.flatMap(({ runs, scores }) => [...runs, ...scores]))];
	if (addresses.length === 0) return allTrusted;
	await records.load(addresses.map((address) => proofOf(records, address)));
	const why = await trust(addresses.map((address) => claimOf(records, address)), candidate.facts.project.reuse);
	const found = {
		results: /* @__PURE__ */ new Map(),
		records: /* @__PURE__ */ new Map()
	};
	for (const { facts, runs, scores } of results) {
		const { model, fingerprint, evaluation } = facts;
		const run = behindLastTrusted(runs, why);
		const scored = run.length > 0 && run.length === runs.length ? scores : behindLastTrusted(scores, why);
		const reason = why.get(runs.at(-1) ?? "");
		if (reason !== void 0) found.results.set(resultKey(model.name, fingerprint), reason);
		if (evaluation !== void 0 && scored.length > 0) {
			const of = why.get(scores.at(-1) ?? "") ?? "its run is made again";
			found.results.set(resultKey(model.name, evaluation.fingerprint), of);
		}
		for (const address of run) found.records.set(address, why.get(address) ?? "");
		for (const address of scored) found.records.set(address, why.get(address) ?? "its run is made again");
	}
	records.distrust([...found.records.keys()]);
	return found;
}
function touchedResults(candidate, baseline) {
	return [...candidate.facts.models.values()].flatMap((facts) => {
		if (baseline === void 0) return [facts];
		if (sameResults(facts, candidate, baseline)) return [];
		const before = baseline.facts.models.get(facts.model.name);
		return before === void 0 ? [facts] : [facts, before];
	});
}
function chain(records, first) {
	const found = [];
	for (let next = first; next !== void 0 && isOnLedger(records, next); next = replacementAddress(next)) found.push(next);
	return found;
}
function isOnLedger(records, address) {
	return records.text(address) !== void 0 && records.published(address);
}
function behindLastTrusted(addresses, why) {
	return addresses.slice(addresses.findLastIndex((address) => !why.has(address)) + 1);
}
function proofOf(records, address) {
	return proofAddress(sha256(records.text(address) ?? ""));
}
function claimOf(records, address) {
	const text = records.text(address) ?? "";
	const found = records.text(proofOf(records, address));
	const proof = readProof(found);
	const digest = `sha256:${sha256(text)}`;
	const names = proof?.records[address] === digest;
	return {
		address,
		digest,
		local: /"origin":\s*"local"/.test(text),
		...proof !== void 0 && names && { proof: {
			run: proof.run,
			digest: `sha256:${sha256(found ?? "")}`
		} }
	};
}

// src/commands/situation/situation.ts
function findSituation(request, ports) {
	return ports.progress.stage("read the repository and the ledger", (tell) => readSituation(request, ports, tell));
}
async function readSituation(request, ports, tell) {
	const repository = await openRepository(request.folder);
	const own = await makeOwnPaths(repository);
	const remote = await wantedRemote(repository, request.remote);
	const [ledger, cache, uncommitted, heads] = await Promise.all([
		ports.openLedger(repository, remote),
		openDigestCache(own.digests, { tell }),
		request.head === void 0 ? uncommittedPaths(repository) : [],
		findHeads(repository, request),
		...[
			tmpdir(),
			own.engine,
			own.comparisons
		].map(sweepOwnFolders)
	]);
	const onTop = uncommitted.length > 0 && request.uncommitted === "include";
	const judged = await judgedOf(repository, heads, onTop);
	const [commits, notPushed] = await Promise.all([readCommits(repository, judged, onTop), judged.candidate.kind === "default-branch" ? [] : notPushedProblems(repository, judged, request.remote)]);
	const head = await requireProject(repository, commits.candidate, request.projectFile);
	const policy = await readPolicy({
		repository,
		judged,
		...commits,
		file: request.projectFile,
		head: head.project
	});
	const { project: applied, changes } = applyPolicy(policy.project, head.project);
	const project = policy.named === void 0 ? applied : withName(applied, policy.named.name);
	const reader = {
		repository,
		cache,
		projectFile: request.projectFile
	};
	const candidate = withPlaces(await readFacts({
		...reader,
		commit: commits.candidate,
		project
	}), head);
	refuseLabelsInReach(candidate);
	const before = await readBaseline(reader, commits.baseline, candidate);
	const baseline = before.read;
	await cache.save();
	refuseUncommitted(request, uncommitted, candidate);
	ports.signal.throwIfAborted();
	const records = openRecords(ledger, own.records);
	const expected = expectedRecords(candidate, baseline);
	await records.load([...expected.map(({ address }) => address), ...earlierScores(baseline)]);
	const notTrusted = request.trust === void 0 ? allTrusted : await distrustRecords(records, request.trust, candidate, baseline);
	const store = await ports.openStore(isAbsolute(project.store) ? project.store : join(repository.root, project.store));
	const taken = await takeOver(request.handedOver ?? [], {
		records,
		store,
		expected,
		own,
		candidate
	});
	ports.signal.throwIfAborted();
	const recorded = recordedResults(records, candidate, baseline);
	const known = {
		...recorded.known,
		notTrusted: notTrusted.results
	};
	const ahead = gatesAhead({
		policy: policy.project,
		proposed: head.project,
		candidate,
		baseline,
		records
	});
	const lost = await lostAfterAll(request, {
		records,
		store,
		expected,
		own,
		candidate
	}, baseline, known);
	return {
		request,
		repository,
		own,
		judged,
		head,
		project,
		candidate,
		...baseline === void 0 ? {} : { baseline },
		...commits.baseline && { baselineCommit: commits.baseline },
		...policy.project && { policy: policy.project },
		policyChanges: judged.candidate.kind === "default-branch" ? changesOnBase(baseline, head.project) : changes,
		plan: makePlan(candidate.facts, baseline?.facts, known, lost),
		lost,
		notTrusted,
		misplaced: recorded.problems,
		ledger,
		digests: cache,
		records,
		store,
		reasons: ports.reasons,
		expected,
		problems: [
			...notPushed,
			...head.warnings,
			...policy.problems.length > 0 ? policy.problems : before.problems,
			...taken.problems,
			...notTrustedProblems(notTrusted),
			...ahead,
			...evaluateColumns({
				head,
				project,
				candidate,
				records
			})
		],
		otherwise: taken.otherwise,
		uncommitted
	};
}
function changesOnBase(baseline, project) {
	if (baseline === void 0) return [];
	return compareProjects(baseline.facts.project, project).map((change) => ({
		...change,
		blocks: false
	}));
}
async function notPushedProblems(repository, judged, remote) {
	const found = await unpushedBase(repository, judged, remote);
	if (found === void 0) return [];
	const { branch, judging, commits } = found;
	return [{
		reason: "base-not-pushed",
		message: `\`${judging}\` judges, and the local \`${branch}\` has ${commits === 1 ? "1 commit that is not pushed and does" : `${commits} commits that are not pushed and do`} not count.`,
		remedy: `git push ${remote} ${branch}`
	}];
}
function notTrustedProblems({ records }) {
	const reason = "run-not-trusted";
	return [...records].map(([address, why]) => ({
		reason,
		message: `${address} is not used: ${why}.`
	}));
}
async function lostAfterAll({ bring }, taking, baseline, known) {
	const { records, store, candidate } = taking;
	const look = () => lostBytes(records, store, candidate, baseline, known);
	const lost = await look();
	const results = lostResults(lost, candidate, baseline);
	if (bring === void 0 || results.length === 0) return lost;
	await takeOver(await bring(results), taking);
	return look();
}
async function readCommits(repository, judged, onTop) {
	const revision = onTop ? await snapshotWorkTree(repository) : judged.candidate.sha;
	const reading = /* @__PURE__ */ new Map();
	const read = (sha) => {
		const commit = reading.get(sha) ?? readCommit(repository.git, sha);
		reading.set(sha, commit);
		return commit;
	};
	const [candidate, baseline, policy] = await Promise.all([
		read(revision),
		judged.baseline && read(judged.baseline.sha),
		read(judged.policy.sha)
	]);
	return {
		candidate,
		baseline,
		policy
	};
}
async function requireProject(repository, commit, file) {
	const where = `commit ${commit.sha.slice(0, 12)} (${commit.subject})`;
	if (commit.entry(file)?.mode === "120000") throw MlopsError.of(repositoryReasons, "project-missing", `${file} is a symbolic link in ${where}.`, { remedy: `Replace the link by the file itself, or name the file: \`--project <path>\`.` });
	const text = (await readTexts(repository.git, commit, [file])).get(file);
	if (text !== void 0) return loadProject(text, file);
	throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in ${where}.`);
}
function withName({ name: _, ...project }, name) {
	return {
		...project,
		...name !== void 0 && { name }
	};
}
async function readBaseline(reader, commit, candidate) {
	if (commit === void 0) return { problems: [] };
	try {
		const text = (await readTexts(reader.repository.git, commit, [reader.projectFile])).get(reader.projectFile);
		if (text === void 0) return { problems: [] };
		const { project } = loadProject(text, reader.projectFile);
		return {
			read: await readFacts({
				...reader,
				commit,
				project,
				judgedBy: candidate
			}),
			problems: []
		};
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		return { problems: [{
			reason: "baseline-unreadable",
			message: `The baseline \`${commit.sha.slice(0, 12)}\` cannot be read, so there is nothing to compare with: ${error.message}`
		}] };
	}
}
function refuseUncommitted(request, paths, candidate) {
	if (request.uncommitted === "include" || paths.length === 0) return;
	const isInput = inputTest(candidate, request.projectFile);
	const dirty = paths.filter(isInput).map(({ path }) => path);
	if (dirty.length === 0) return;
	const shown = dirty.slice(0, 5).join(", ") + (dirty.length > 5 ? ` and ${dirty.length - 5} more` : "");
	const what = dirty.length === 1 ? "input is" : "inputs are";
	throw MlopsError.of(repositoryReasons, "dirty-tree", `${dirty.length} ${what} not committed: ${shown}.`);
}
function inputTest(candidate, projectFile) {
	const known = /* @__PURE__ */ new Set([projectFile]);
	for (const { model, inputs, evaluation } of candidate.facts.models.values()) {
		for (const entry of [...inputs.code, ...evaluation?.inputs.code ?? []]) known.add(entry.path);
		for (const { file } of model.params) known.add(file);
		for (const schema of model.schemas.values()) known.add(schema);
	}
	const data = [...candidate.facts.project.datasets.values()].map((dataset) => matcher(dataset.source));
	return ({ path }) => known.has(path) || data.some((test) => test(path));
}
function earlierScores(baseline) {
	return [...baseline?.facts.models.values() ?? []].flatMap((facts) => ownScoresAddress(baseline, facts) ?? []);
}

export { tQuantile as A, compareRows as C, orientedChange as D, random as E, driftDefaults as M, rowsChangeDefault as N, chiSquareQuantile as O, parseTolerantJson as S, toSample as T, dvcCached as _, betterOf as a, nameIn as b, sliceMetrics as c, keepFailure as d, readFacts as f, uncommittedPaths as g, judge as h, handOver as i, logGamma as j, normalQuantile as k, wantedMetrics as l, applyPolicy as m, notPushedProblems as n, levelsOf as o, metricsFileProblems as p, untouchedBy as r, sliceFloor as s, findSituation as t, failureOf as u, lfsContent as v, computeMetrics as w, compareReported as x, lfsNotLocal as y };