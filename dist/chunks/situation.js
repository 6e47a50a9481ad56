import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { n as compareText, r as sha256, t as canonicalJson } from "./canonical.js";
import { l as formatAmount, r as readDocument, t as loadProject, u as defined } from "./load.js";
import { a as selectFiles, i as matcher, n as judgedOf, r as isPlainPath, s as require_picomatch, t as findHeads } from "./judged.js";
import { F as makePlan, G as trainingRoles, H as datasetsOf, I as resultKey, N as parseDataReport, P as predecessorOf, S as scoresAt, U as evaluationFingerprint, V as datasetDigest, W as trainingFingerprint, _ as runRecord, b as expectSame, c as recordedResults, d as datasetBefore, f as ownScoresAddress, l as asComparedWith, m as evaluationAddressOf, p as sketchAddressOf, q as declaredOutputs, u as dataReportAddress, v as scoresRecord, x as runAt, y as standing } from "./commit-record.js";
import { n as noMeter } from "./amount.js";
import { d as writeAtomic, i as isMissing, l as systemCode, n as insideOf, o as readBounded, r as isFileOf, s as sha256File } from "./files.js";
import { a as shellCommand, n as openRepository, r as wantedRemote } from "./repository.js";
import { _ as number, b as strictObject, h as literal, l as array, v as object, x as string, y as record } from "./schemas.js";
import { i as readBlobs, n as readTexts, t as readCommit } from "./commit.js";
import { t as repositoryReasons } from "./reasons7.js";
import { n as GitError } from "./git.js";
import { n as sweepOwnFolders, t as makeOwnFolder } from "./own-folder.js";
import { t as MlopsError } from "./problem.js";
import { a as isOfOtherRun, c as parseSketch, o as differenceOf, r as makeOwnPaths, s as replacedRecord, t as openRecords } from "./records.js";
import { n as nearest, t as didYouMean } from "./nearest.js";
import { d as runAddress, l as proofAddress, u as replacementAddress } from "./ledger.js";
import { n as knownMetrics, t as knownMetric } from "./known.js";
import { n as formatNumber, t as decimalsFor } from "./numbers.js";
import { t as commandReasons } from "./reasons8.js";
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
	const lows = fill(replicates, facts.range[0]);
	const highs = fill(replicates, facts.range[1]);
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
function fill(replicates, bound) {
	return replicates.map((value) => Number.isNaN(value) ? bound : value).sort();
}
function deviation(replicates) {
	let count = 0;
	let sum = 0;
	for (const value of replicates) if (!Number.isNaN(value)) [count, sum] = [count + 1, sum + value];
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
	const columns = [...seeds.candidate.map((_, k) => ({
		side: "candidate",
		k
	})), ...seeds.baseline.map((_, k) => ({
		side: "baseline",
		k
	}))];
	const shifts = columns.map(({ side, k }) => {
		const said = (cell) => cell[side][k] ?? 0;
		const exact = margins(sample.k, cells, observed, said);
		const blurred = margins(sample.k, cells, smoothed, said);
		return metrics.map((metric) => metric(exact) - metric(blurred));
	});
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
		for (const [column, { side, k }] of columns.entries()) {
			const table = margins(sample.k, cells, drawn, (cell) => cell[side][k] ?? 0);
			for (const [index, metric] of metrics.entries()) {
				const target = results[index]?.[side][k];
				if (target) target[replicate] = metric(table) + (shifts[column]?.[index] ?? 0);
			}
		}
	}
	return results;
}
function margins(k, cells, counts, said) {
	const table = emptyMargins(k);
	for (const [at, cell] of cells.entries()) {
		const count = counts[at] ?? 0;
		if (count === 0) continue;
		const answer = said(cell);
		table.truth[cell.label] = (table.truth[cell.label] ?? 0) + count;
		table.predicted[answer] = (table.predicted[answer] ?? 0) + count;
		if (cell.label === answer) table.hits[answer] = (table.hits[answer] ?? 0) + count;
		table.total += count;
	}
	return table;
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
		const { replicates } = method;
		const values = Float64Array.from({ length: resamples }, (_, at) => {
			const ours = replicates.candidate.map((column) => column[at] ?? NaN);
			const theirs = replicates.baseline.map((column) => column[at] ?? NaN);
			return asked.quantity.evaluate(ours, theirs);
		});
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

// node_modules/ajv/dist/compile/codegen/code.js
var require_code$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.regexpCode = exports.getEsmExportName = exports.getProperty = exports.safeStringify = exports.stringify = exports.strConcat = exports.addCodeArg = exports.str = exports._ = exports.nil = exports._Code = exports.Name = exports.IDENTIFIER = exports._CodeOrName = void 0;
	var _CodeOrName = class {};
	exports._CodeOrName = _CodeOrName;
	exports.IDENTIFIER = /^[a-z$_][a-z$_0-9]*$/i;
	var Name = class extends _CodeOrName {
		constructor(s) {
			super();
			if (!exports.IDENTIFIER.test(s)) throw new Error("CodeGen: name must be a valid identifier");
			this.str = s;
		}
		toString() {
			return this.str;
		}
		emptyStr() {
			return false;
		}
		get names() {
			return { [this.str]: 1 };
		}
	};
	exports.Name = Name;
	var _Code = class extends _CodeOrName {
		constructor(code) {
			super();
			this._items = typeof code === "string" ? [code] : code;
		}
		toString() {
			return this.str;
		}
		emptyStr() {
			if (this._items.length > 1) return false;
			const item = this._items[0];
			return item === "" || item === "\"\"";
		}
		get str() {
			var _a;
			return (_a = this._str) !== null && _a !== void 0 ? _a : this._str = this._items.reduce((s, c) => `${s}${c}`, "");
		}
		get names() {
			var _a;
			return (_a = this._names) !== null && _a !== void 0 ? _a : this._names = this._items.reduce((names, c) => {
				if (c instanceof Name) names[c.str] = (names[c.str] || 0) + 1;
				return names;
			}, {});
		}
	};
	exports._Code = _Code;
	exports.nil = new _Code("");
	function _(strs, ...args) {
		const code = [strs[0]];
		let i = 0;
		while (i < args.length) {
			addCodeArg(code, args[i]);
			code.push(strs[++i]);
		}
		return new _Code(code);
	}
	exports._ = _;
	const plus = new _Code("+");
	function str(strs, ...args) {
		const expr = [safeStringify(strs[0])];
		let i = 0;
		while (i < args.length) {
			expr.push(plus);
			addCodeArg(expr, args[i]);
			expr.push(plus, safeStringify(strs[++i]));
		}
		optimize(expr);
		return new _Code(expr);
	}
	exports.str = str;
	function addCodeArg(code, arg) {
		if (arg instanceof _Code) code.push(...arg._items);
		else if (arg instanceof Name) code.push(arg);
		else code.push(interpolate(arg));
	}
	exports.addCodeArg = addCodeArg;
	function optimize(expr) {
		let i = 1;
		while (i < expr.length - 1) {
			if (expr[i] === plus) {
				const res = mergeExprItems(expr[i - 1], expr[i + 1]);
				if (res !== void 0) {
					expr.splice(i - 1, 3, res);
					continue;
				}
				expr[i++] = "+";
			}
			i++;
		}
	}
	function mergeExprItems(a, b) {
		if (b === "\"\"") return a;
		if (a === "\"\"") return b;
		if (typeof a == "string") {
			if (b instanceof Name || a[a.length - 1] !== "\"") return;
			if (typeof b != "string") return `${a.slice(0, -1)}${b}"`;
			if (b[0] === "\"") return a.slice(0, -1) + b.slice(1);
			return;
		}
		if (typeof b == "string" && b[0] === "\"" && !(a instanceof Name)) return `"${a}${b.slice(1)}`;
	}
	function strConcat(c1, c2) {
		return c2.emptyStr() ? c1 : c1.emptyStr() ? c2 : str`${c1}${c2}`;
	}
	exports.strConcat = strConcat;
	function interpolate(x) {
		return typeof x == "number" || typeof x == "boolean" || x === null ? x : safeStringify(Array.isArray(x) ? x.join(",") : x);
	}
	function stringify(x) {
		return new _Code(safeStringify(x));
	}
	exports.stringify = stringify;
	function safeStringify(x) {
		return JSON.stringify(x).replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
	}
	exports.safeStringify = safeStringify;
	function getProperty(key) {
		return typeof key == "string" && exports.IDENTIFIER.test(key) ? new _Code(`.${key}`) : _`[${key}]`;
	}
	exports.getProperty = getProperty;
	function getEsmExportName(key) {
		if (typeof key == "string" && exports.IDENTIFIER.test(key)) return new _Code(`${key}`);
		throw new Error(`CodeGen: invalid export name: ${key}, use explicit $id name mapping`);
	}
	exports.getEsmExportName = getEsmExportName;
	function regexpCode(rx) {
		return new _Code(rx.toString());
	}
	exports.regexpCode = regexpCode;
}));

// node_modules/ajv/dist/compile/codegen/scope.js
var require_scope = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.ValueScope = exports.ValueScopeName = exports.Scope = exports.varKinds = exports.UsedValueState = void 0;
	const code_1 = require_code$1();
	var ValueError = class extends Error {
		constructor(name) {
			super(`CodeGen: "code" for ${name} not defined`);
			this.value = name.value;
		}
	};
	var UsedValueState;
	(function(UsedValueState) {
		UsedValueState[UsedValueState["Started"] = 0] = "Started";
		UsedValueState[UsedValueState["Completed"] = 1] = "Completed";
	})(UsedValueState || (exports.UsedValueState = UsedValueState = {}));
	exports.varKinds = {
		const: new code_1.Name("const"),
		let: new code_1.Name("let"),
		var: new code_1.Name("var")
	};
	var Scope = class {
		constructor({ prefixes, parent } = {}) {
			this._names = {};
			this._prefixes = prefixes;
			this._parent = parent;
		}
		toName(nameOrPrefix) {
			return nameOrPrefix instanceof code_1.Name ? nameOrPrefix : this.name(nameOrPrefix);
		}
		name(prefix) {
			return new code_1.Name(this._newName(prefix));
		}
		_newName(prefix) {
			const ng = this._names[prefix] || this._nameGroup(prefix);
			return `${prefix}${ng.index++}`;
		}
		_nameGroup(prefix) {
			var _a, _b;
			if (((_b = (_a = this._parent) === null || _a === void 0 ? void 0 : _a._prefixes) === null || _b === void 0 ? void 0 : _b.has(prefix)) || this._prefixes && !this._prefixes.has(prefix)) throw new Error(`CodeGen: prefix "${prefix}" is not allowed in this scope`);
			return this._names[prefix] = {
				prefix,
				index: 0
			};
		}
	};
	exports.Scope = Scope;
	var ValueScopeName = class extends code_1.Name {
		constructor(prefix, nameStr) {
			super(nameStr);
			this.prefix = prefix;
		}
		setValue(value, { property, itemIndex }) {
			this.value = value;
			this.scopePath = (0, code_1._)`.${new code_1.Name(property)}[${itemIndex}]`;
		}
	};
	exports.ValueScopeName = ValueScopeName;
	const line = (0, code_1._)`\n`;
	var ValueScope = class extends Scope {
		constructor(opts) {
			super(opts);
			this._values = {};
			this._scope = opts.scope;
			this.opts = {
				...opts,
				_n: opts.lines ? line : code_1.nil
			};
		}
		get() {
			return this._scope;
		}
		name(prefix) {
			return new ValueScopeName(prefix, this._newName(prefix));
		}
		value(nameOrPrefix, value) {
			var _a;
			if (value.ref === void 0) throw new Error("CodeGen: ref must be passed in value");
			const name = this.toName(nameOrPrefix);
			const { prefix } = name;
			const valueKey = (_a = value.key) !== null && _a !== void 0 ? _a : value.ref;
			let vs = this._values[prefix];
			if (vs) {
				const _name = vs.get(valueKey);
				if (_name) return _name;
			} else vs = this._values[prefix] = /* @__PURE__ */ new Map();
			vs.set(valueKey, name);
			const s = this._scope[prefix] || (this._scope[prefix] = []);
			const itemIndex = s.length;
			s[itemIndex] = value.ref;
			name.setValue(value, {
				property: prefix,
				itemIndex
			});
			return name;
		}
		getValue(prefix, keyOrRef) {
			const vs = this._values[prefix];
			if (!vs) return;
			return vs.get(keyOrRef);
		}
		scopeRefs(scopeName, values = this._values) {
			return this._reduceValues(values, (name) => {
				if (name.scopePath === void 0) throw new Error(`CodeGen: name "${name}" has no value`);
				return (0, code_1._)`${scopeName}${name.scopePath}`;
			});
		}
		scopeCode(values = this._values, usedValues, getCode) {
			return this._reduceValues(values, (name) => {
				if (name.value === void 0) throw new Error(`CodeGen: name "${name}" has no value`);
				return name.value.code;
			}, usedValues, getCode);
		}
		_reduceValues(values, valueCode, usedValues = {}, getCode) {
			let code = code_1.nil;
			for (const prefix in values) {
				const vs = values[prefix];
				if (!vs) continue;
				const nameSet = usedValues[prefix] = usedValues[prefix] || /* @__PURE__ */ new Map();
				vs.forEach((name) => {
					if (nameSet.has(name)) return;
					nameSet.set(name, UsedValueState.Started);
					let c = valueCode(name);
					if (c) {
						const def = this.opts.es5 ? exports.varKinds.var : exports.varKinds.const;
						code = (0, code_1._)`${code}${def} ${name} = ${c};${this.opts._n}`;
					} else if (c = getCode === null || getCode === void 0 ? void 0 : getCode(name)) code = (0, code_1._)`${code}${c}${this.opts._n}`;
					else throw new ValueError(name);
					nameSet.set(name, UsedValueState.Completed);
				});
			}
			return code;
		}
	};
	exports.ValueScope = ValueScope;
}));

// node_modules/ajv/dist/compile/codegen/index.js
var require_codegen = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.or = exports.and = exports.not = exports.CodeGen = exports.operators = exports.varKinds = exports.ValueScopeName = exports.ValueScope = exports.Scope = exports.Name = exports.regexpCode = exports.stringify = exports.getProperty = exports.nil = exports.strConcat = exports.str = exports._ = void 0;
	const code_1 = require_code$1();
	const scope_1 = require_scope();
	var code_2 = require_code$1();
	Object.defineProperty(exports, "_", {
		enumerable: true,
		get: function() {
			return code_2._;
		}
	});
	Object.defineProperty(exports, "str", {
		enumerable: true,
		get: function() {
			return code_2.str;
		}
	});
	Object.defineProperty(exports, "strConcat", {
		enumerable: true,
		get: function() {
			return code_2.strConcat;
		}
	});
	Object.defineProperty(exports, "nil", {
		enumerable: true,
		get: function() {
			return code_2.nil;
		}
	});
	Object.defineProperty(exports, "getProperty", {
		enumerable: true,
		get: function() {
			return code_2.getProperty;
		}
	});
	Object.defineProperty(exports, "stringify", {
		enumerable: true,
		get: function() {
			return code_2.stringify;
		}
	});
	Object.defineProperty(exports, "regexpCode", {
		enumerable: true,
		get: function() {
			return code_2.regexpCode;
		}
	});
	Object.defineProperty(exports, "Name", {
		enumerable: true,
		get: function() {
			return code_2.Name;
		}
	});
	var scope_2 = require_scope();
	Object.defineProperty(exports, "Scope", {
		enumerable: true,
		get: function() {
			return scope_2.Scope;
		}
	});
	Object.defineProperty(exports, "ValueScope", {
		enumerable: true,
		get: function() {
			return scope_2.ValueScope;
		}
	});
	Object.defineProperty(exports, "ValueScopeName", {
		enumerable: true,
		get: function() {
			return scope_2.ValueScopeName;
		}
	});
	Object.defineProperty(exports, "varKinds", {
		enumerable: true,
		get: function() {
			return scope_2.varKinds;
		}
	});
	exports.operators = {
		GT: new code_1._Code(">"),
		GTE: new code_1._Code(">="),
		LT: new code_1._Code("<"),
		LTE: new code_1._Code("<="),
		EQ: new code_1._Code("==="),
		NEQ: new code_1._Code("!=="),
		NOT: new code_1._Code("!"),
		OR: new code_1._Code("||"),
		AND: new code_1._Code("&&"),
		ADD: new code_1._Code("+")
	};
	var Node = class {
		optimizeNodes() {
			return this;
		}
		optimizeNames(_names, _constants) {
			return this;
		}
	};
	var Def = class extends Node {
		constructor(varKind, name, rhs) {
			super();
			this.varKind = varKind;
			this.name = name;
			this.rhs = rhs;
		}
		render({ es5, _n }) {
			const varKind = es5 ? scope_1.varKinds.var : this.varKind;
			const rhs = this.rhs === void 0 ? "" : ` = ${this.rhs}`;
			return `${varKind} ${this.name}${rhs};` + _n;
		}
		optimizeNames(names, constants) {
			if (!names[this.name.str]) return;
			if (this.rhs) this.rhs = optimizeExpr(this.rhs, names, constants);
			return this;
		}
		get names() {
			return this.rhs instanceof code_1._CodeOrName ? this.rhs.names : {};
		}
	};
	var Assign = class extends Node {
		constructor(lhs, rhs, sideEffects) {
			super();
			this.lhs = lhs;
			this.rhs = rhs;
			this.sideEffects = sideEffects;
		}
		render({ _n }) {
			return `${this.lhs} = ${this.rhs};` + _n;
		}
		optimizeNames(names, constants) {
			if (this.lhs instanceof code_1.Name && !names[this.lhs.str] && !this.sideEffects) return;
			this.rhs = optimizeExpr(this.rhs, names, constants);
			return this;
		}
		get names() {
			return addExprNames(this.lhs instanceof code_1.Name ? {} : { ...this.lhs.names }, this.rhs);
		}
	};
	var AssignOp = class extends Assign {
		constructor(lhs, op, rhs, sideEffects) {
			super(lhs, rhs, sideEffects);
			this.op = op;
		}
		render({ _n }) {
			return `${this.lhs} ${this.op}= ${this.rhs};` + _n;
		}
	};
	var Label = class extends Node {
		constructor(label) {
			super();
			this.label = label;
			this.names = {};
		}
		render({ _n }) {
			return `${this.label}:` + _n;
		}
	};
	var Break = class extends Node {
		constructor(label) {
			super();
			this.label = label;
			this.names = {};
		}
		render({ _n }) {
			return `break${this.label ? ` ${this.label}` : ""};` + _n;
		}
	};
	var Throw = class extends Node {
		constructor(error) {
			super();
			this.error = error;
		}
		render({ _n }) {
			return `throw ${this.error};` + _n;
		}
		get names() {
			return this.error.names;
		}
	};
	var AnyCode = class extends Node {
		constructor(code) {
			super();
			this.code = code;
		}
		render({ _n }) {
			return `${this.code};` + _n;
		}
		optimizeNodes() {
			return `${this.code}` ? this : void 0;
		}
		optimizeNames(names, constants) {
			this.code = optimizeExpr(this.code, names, constants);
			return this;
		}
		get names() {
			return this.code instanceof code_1._CodeOrName ? this.code.names : {};
		}
	};
	var ParentNode = class extends Node {
		constructor(nodes = []) {
			super();
			this.nodes = nodes;
		}
		render(opts) {
			return this.nodes.reduce((code, n) => code + n.render(opts), "");
		}
		optimizeNodes() {
			const { nodes } = this;
			let i = nodes.length;
			while (i--) {
				const n = nodes[i].optimizeNodes();
				if (Array.isArray(n)) nodes.splice(i, 1, ...n);
				else if (n) nodes[i] = n;
				else nodes.splice(i, 1);
			}
			return nodes.length > 0 ? this : void 0;
		}
		optimizeNames(names, constants) {
			const { nodes } = this;
			let i = nodes.length;
			while (i--) {
				const n = nodes[i];
				if (n.optimizeNames(names, constants)) continue;
				subtractNames(names, n.names);
				nodes.splice(i, 1);
			}
			return nodes.length > 0 ? this : void 0;
		}
		get names() {
			return this.nodes.reduce((names, n) => addNames(names, n.names), {});
		}
	};
	var BlockNode = class extends ParentNode {
		render(opts) {
			return "{" + opts._n + super.render(opts) + "}" + opts._n;
		}
	};
	var Root = class extends ParentNode {};
	var Else = class extends BlockNode {};
	Else.kind = "else";
	var If = class If extends BlockNode {
		constructor(condition, nodes) {
			super(nodes);
			this.condition = condition;
		}
		render(opts) {
			let code = `if(${this.condition})` + super.render(opts);
			if (this.else) code += "else " + this.else.render(opts);
			return code;
		}
		optimizeNodes() {
			super.optimizeNodes();
			const cond = this.condition;
			if (cond === true) return this.nodes;
			let e = this.else;
			if (e) {
				const ns = e.optimizeNodes();
				e = this.else = Array.isArray(ns) ? new Else(ns) : ns;
			}
			if (e) {
				if (cond === false) return e instanceof If ? e : e.nodes;
				if (this.nodes.length) return this;
				return new If(not(cond), e instanceof If ? [e] : e.nodes);
			}
			if (cond === false || !this.nodes.length) return void 0;
			return this;
		}
		optimizeNames(names, constants) {
			var _a;
			this.else = (_a = this.else) === null || _a === void 0 ? void 0 : _a.optimizeNames(names, constants);
			if (!(super.optimizeNames(names, constants) || this.else)) return;
			this.condition = optimizeExpr(this.condition, names, constants);
			return this;
		}
		get names() {
			const names = super.names;
			addExprNames(names, this.condition);
			if (this.else) addNames(names, this.else.names);
			return names;
		}
	};
	If.kind = "if";
	var For = class extends BlockNode {};
	For.kind = "for";
	var ForLoop = class extends For {
		constructor(iteration) {
			super();
			this.iteration = iteration;
		}
		render(opts) {
			return `for(${this.iteration})` + super.render(opts);
		}
		optimizeNames(names, constants) {
			if (!super.optimizeNames(names, constants)) return;
			this.iteration = optimizeExpr(this.iteration, names, constants);
			return this;
		}
		get names() {
			return addNames(super.names, this.iteration.names);
		}
	};
	var ForRange = class extends For {
		constructor(varKind, name, from, to) {
			super();
			this.varKind = varKind;
			this.name = name;
			this.from = from;
			this.to = to;
		}
		render(opts) {
			const varKind = opts.es5 ? scope_1.varKinds.var : this.varKind;
			const { name, from, to } = this;
			return `for(${varKind} ${name}=${from}; ${name}<${to}; ${name}++)` + super.render(opts);
		}
		get names() {
			return addExprNames(addExprNames(super.names, this.from), this.to);
		}
	};
	var ForIter = class extends For {
		constructor(loop, varKind, name, iterable) {
			super();
			this.loop = loop;
			this.varKind = varKind;
			this.name = name;
			this.iterable = iterable;
		}
		render(opts) {
			return `for(${this.varKind} ${this.name} ${this.loop} ${this.iterable})` + super.render(opts);
		}
		optimizeNames(names, constants) {
			if (!super.optimizeNames(names, constants)) return;
			this.iterable = optimizeExpr(this.iterable, names, constants);
			return this;
		}
		get names() {
			return addNames(super.names, this.iterable.names);
		}
	};
	var Func = class extends BlockNode {
		constructor(name, args, async) {
			super();
			this.name = name;
			this.args = args;
			this.async = async;
		}
		render(opts) {
			return `${this.async ? "async " : ""}function ${this.name}(${this.args})` + super.render(opts);
		}
	};
	Func.kind = "func";
	var Return = class extends ParentNode {
		render(opts) {
			return "return " + super.render(opts);
		}
	};
	Return.kind = "return";
	var Try = class extends BlockNode {
		render(opts) {
			let code = "try" + super.render(opts);
			if (this.catch) code += this.catch.render(opts);
			if (this.finally) code += this.finally.render(opts);
			return code;
		}
		optimizeNodes() {
			var _a, _b;
			super.optimizeNodes();
			(_a = this.catch) === null || _a === void 0 || _a.optimizeNodes();
			(_b = this.finally) === null || _b === void 0 || _b.optimizeNodes();
			return this;
		}
		optimizeNames(names, constants) {
			var _a, _b;
			super.optimizeNames(names, constants);
			(_a = this.catch) === null || _a === void 0 || _a.optimizeNames(names, constants);
			(_b = this.finally) === null || _b === void 0 || _b.optimizeNames(names, constants);
			return this;
		}
		get names() {
			const names = super.names;
			if (this.catch) addNames(names, this.catch.names);
			if (this.finally) addNames(names, this.finally.names);
			return names;
		}
	};
	var Catch = class extends BlockNode {
		constructor(error) {
			super();
			this.error = error;
		}
		render(opts) {
			return `catch(${this.error})` + super.render(opts);
		}
	};
	Catch.kind = "catch";
	var Finally = class extends BlockNode {
		render(opts) {
			return "finally" + super.render(opts);
		}
	};
	Finally.kind = "finally";
	var CodeGen = class {
		constructor(extScope, opts = {}) {
			this._values = {};
			this._blockStarts = [];
			this._constants = {};
			this.opts = {
				...opts,
				_n: opts.lines ? "\n" : ""
			};
			this._extScope = extScope;
			this._scope = new scope_1.Scope({ parent: extScope });
			this._nodes = [new Root()];
		}
		toString() {
			return this._root.render(this.opts);
		}
		name(prefix) {
			return this._scope.name(prefix);
		}
		scopeName(prefix) {
			return this._extScope.name(prefix);
		}
		scopeValue(prefixOrName, value) {
			const name = this._extScope.value(prefixOrName, value);
			(this._values[name.prefix] || (this._values[name.prefix] = /* @__PURE__ */ new Set())).add(name);
			return name;
		}
		getScopeValue(prefix, keyOrRef) {
			return this._extScope.getValue(prefix, keyOrRef);
		}
		scopeRefs(scopeName) {
			return this._extScope.scopeRefs(scopeName, this._values);
		}
		scopeCode() {
			return this._extScope.scopeCode(this._values);
		}
		_def(varKind, nameOrPrefix, rhs, constant) {
			const name = this._scope.toName(nameOrPrefix);
			if (rhs !== void 0 && constant) this._constants[name.str] = rhs;
			this._leafNode(new Def(varKind, name, rhs));
			return name;
		}
		const(nameOrPrefix, rhs, _constant) {
			return this._def(scope_1.varKinds.const, nameOrPrefix, rhs, _constant);
		}
		let(nameOrPrefix, rhs, _constant) {
			return this._def(scope_1.varKinds.let, nameOrPrefix, rhs, _constant);
		}
		var(nameOrPrefix, rhs, _constant) {
			return this._def(scope_1.varKinds.var, nameOrPrefix, rhs, _constant);
		}
		assign(lhs, rhs, sideEffects) {
			return this._leafNode(new Assign(lhs, rhs, sideEffects));
		}
		add(lhs, rhs) {
			return this._leafNode(new AssignOp(lhs, exports.operators.ADD, rhs));
		}
		code(c) {
			if (typeof c == "function") c();
			else if (c !== code_1.nil) this._leafNode(new AnyCode(c));
			return this;
		}
		object(...keyValues) {
			const code = ["{"];
			for (const [key, value] of keyValues) {
				if (code.length > 1) code.push(",");
				code.push(key);
				if (key !== value || this.opts.es5) {
					code.push(":");
					(0, code_1.addCodeArg)(code, value);
				}
			}
			code.push("}");
			return new code_1._Code(code);
		}
		if(condition, thenBody, elseBody) {
			this._blockNode(new If(condition));
			if (thenBody && elseBody) this.code(thenBody).else().code(elseBody).endIf();
			else if (thenBody) this.code(thenBody).endIf();
			else if (elseBody) throw new Error("CodeGen: \"else\" body without \"then\" body");
			return this;
		}
		elseIf(condition) {
			return this._elseNode(new If(condition));
		}
		else() {
			return this._elseNode(new Else());
		}
		endIf() {
			return this._endBlockNode(If, Else);
		}
		_for(node, forBody) {
			this._blockNode(node);
			if (forBody) this.code(forBody).endFor();
			return this;
		}
		for(iteration, forBody) {
			return this._for(new ForLoop(iteration), forBody);
		}
		forRange(nameOrPrefix, from, to, forBody, varKind = this.opts.es5 ? scope_1.varKinds.var : scope_1.varKinds.let) {
			const name = this._scope.toName(nameOrPrefix);
			return this._for(new ForRange(varKind, name, from, to), () => forBody(name));
		}
		forOf(nameOrPrefix, iterable, forBody, varKind = scope_1.varKinds.const) {
			const name = this._scope.toName(nameOrPrefix);
			if (this.opts.es5) {
				const arr = iterable instanceof code_1.Name ? iterable : this.var("_arr", iterable);
				return this.forRange("_i", 0, (0, code_1._)`${arr}.length`, (i) => {
					this.var(name, (0, code_1._)`${arr}[${i}]`);
					forBody(name);
				});
			}
			return this._for(new ForIter("of", varKind, name, iterable), () => forBody(name));
		}
		forIn(nameOrPrefix, obj, forBody, varKind = this.opts.es5 ? scope_1.varKinds.var : scope_1.varKinds.const) {
			if (this.opts.ownProperties) return this.forOf(nameOrPrefix, (0, code_1._)`Object.keys(${obj})`, forBody);
			const name = this._scope.toName(nameOrPrefix);
			return this._for(new ForIter("in", varKind, name, obj), () => forBody(name));
		}
		endFor() {
			return this._endBlockNode(For);
		}
		label(label) {
			return this._leafNode(new Label(label));
		}
		break(label) {
			return this._leafNode(new Break(label));
		}
		return(value) {
			const node = new Return();
			this._blockNode(node);
			this.code(value);
			if (node.nodes.length !== 1) throw new Error("CodeGen: \"return\" should have one node");
			return this._endBlockNode(Return);
		}
		try(tryBody, catchCode, finallyCode) {
			if (!catchCode && !finallyCode) throw new Error("CodeGen: \"try\" without \"catch\" and \"finally\"");
			const node = new Try();
			this._blockNode(node);
			this.code(tryBody);
			if (catchCode) {
				const error = this.name("e");
				this._currNode = node.catch = new Catch(error);
				catchCode(error);
			}
			if (finallyCode) {
				this._currNode = node.finally = new Finally();
				this.code(finallyCode);
			}
			return this._endBlockNode(Catch, Finally);
		}
		throw(error) {
			return this._leafNode(new Throw(error));
		}
		block(body, nodeCount) {
			this._blockStarts.push(this._nodes.length);
			if (body) this.code(body).endBlock(nodeCount);
			return this;
		}
		endBlock(nodeCount) {
			const len = this._blockStarts.pop();
			if (len === void 0) throw new Error("CodeGen: not in self-balancing block");
			const toClose = this._nodes.length - len;
			if (toClose < 0 || nodeCount !== void 0 && toClose !== nodeCount) throw new Error(`CodeGen: wrong number of nodes: ${toClose} vs ${nodeCount} expected`);
			this._nodes.length = len;
			return this;
		}
		func(name, args = code_1.nil, async, funcBody) {
			this._blockNode(new Func(name, args, async));
			if (funcBody) this.code(funcBody).endFunc();
			return this;
		}
		endFunc() {
			return this._endBlockNode(Func);
		}
		optimize(n = 1) {
			while (n-- > 0) {
				this._root.optimizeNodes();
				this._root.optimizeNames(this._root.names, this._constants);
			}
		}
		_leafNode(node) {
			this._currNode.nodes.push(node);
			return this;
		}
		_blockNode(node) {
			this._currNode.nodes.push(node);
			this._nodes.push(node);
		}
		_endBlockNode(N1, N2) {
			const n = this._currNode;
			if (n instanceof N1 || N2 && n instanceof N2) {
				this._nodes.pop();
				return this;
			}
			throw new Error(`CodeGen: not in block "${N2 ? `${N1.kind}/${N2.kind}` : N1.kind}"`);
		}
		_elseNode(node) {
			const n = this._currNode;
			if (!(n instanceof If)) throw new Error("CodeGen: \"else\" without \"if\"");
			this._currNode = n.else = node;
			return this;
		}
		get _root() {
			return this._nodes[0];
		}
		get _currNode() {
			const ns = this._nodes;
			return ns[ns.length - 1];
		}
		set _currNode(node) {
			const ns = this._nodes;
			ns[ns.length - 1] = node;
		}
	};
	exports.CodeGen = CodeGen;
	function addNames(names, from) {
		for (const n in from) names[n] = (names[n] || 0) + (from[n] || 0);
		return names;
	}
	function addExprNames(names, from) {
		return from instanceof code_1._CodeOrName ? addNames(names, from.names) : names;
	}
	function optimizeExpr(expr, names, constants) {
		if (expr instanceof code_1.Name) return replaceName(expr);
		if (!canOptimize(expr)) return expr;
		return new code_1._Code(expr._items.reduce((items, c) => {
			if (c instanceof code_1.Name) c = replaceName(c);
			if (c instanceof code_1._Code) items.push(...c._items);
			else items.push(c);
			return items;
		}, []));
		function replaceName(n) {
			const c = constants[n.str];
			if (c === void 0 || names[n.str] !== 1) return n;
			delete names[n.str];
			return c;
		}
		function canOptimize(e) {
			return e instanceof code_1._Code && e._items.some((c) => c instanceof code_1.Name && names[c.str] === 1 && constants[c.str] !== void 0);
		}
	}
	function subtractNames(names, from) {
		for (const n in from) names[n] = (names[n] || 0) - (from[n] || 0);
	}
	function not(x) {
		return typeof x == "boolean" || typeof x == "number" || x === null ? !x : (0, code_1._)`!${par(x)}`;
	}
	exports.not = not;
	const andCode = mappend(exports.operators.AND);
	function and(...args) {
		return args.reduce(andCode);
	}
	exports.and = and;
	const orCode = mappend(exports.operators.OR);
	function or(...args) {
		return args.reduce(orCode);
	}
	exports.or = or;
	function mappend(op) {
		return (x, y) => x === code_1.nil ? y : y === code_1.nil ? x : (0, code_1._)`${par(x)} ${op} ${par(y)}`;
	}
	function par(x) {
		return x instanceof code_1.Name ? x : (0, code_1._)`(${x})`;
	}
}));

// node_modules/ajv/dist/compile/util.js
var require_util = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.checkStrictMode = exports.getErrorPath = exports.Type = exports.useFunc = exports.setEvaluated = exports.evaluatedPropsToName = exports.mergeEvaluated = exports.eachItem = exports.unescapeJsonPointer = exports.escapeJsonPointer = exports.escapeFragment = exports.unescapeFragment = exports.schemaRefOrVal = exports.schemaHasRulesButRef = exports.schemaHasRules = exports.checkUnknownRules = exports.alwaysValidSchema = exports.toHash = void 0;
	const codegen_1 = require_codegen();
	const code_1 = require_code$1();
	function toHash(arr) {
		const hash = {};
		for (const item of arr) hash[item] = true;
		return hash;
	}
	exports.toHash = toHash;
	function alwaysValidSchema(it, schema) {
		if (typeof schema == "boolean") return schema;
		if (Object.keys(schema).length === 0) return true;
		checkUnknownRules(it, schema);
		return !schemaHasRules(schema, it.self.RULES.all);
	}
	exports.alwaysValidSchema = alwaysValidSchema;
	function checkUnknownRules(it, schema = it.schema) {
		const { opts, self } = it;
		if (!opts.strictSchema) return;
		if (typeof schema === "boolean") return;
		const rules = self.RULES.keywords;
		for (const key in schema) if (!rules[key]) checkStrictMode(it, `unknown keyword: "${key}"`);
	}
	exports.checkUnknownRules = checkUnknownRules;
	function schemaHasRules(schema, rules) {
		if (typeof schema == "boolean") return !schema;
		for (const key in schema) if (rules[key]) return true;
		return false;
	}
	exports.schemaHasRules = schemaHasRules;
	function schemaHasRulesButRef(schema, RULES) {
		if (typeof schema == "boolean") return !schema;
		for (const key in schema) if (key !== "$ref" && RULES.all[key]) return true;
		return false;
	}
	exports.schemaHasRulesButRef = schemaHasRulesButRef;
	function schemaRefOrVal({ topSchemaRef, schemaPath }, schema, keyword, $data) {
		if (!$data) {
			if (typeof schema == "number" || typeof schema == "boolean") return schema;
			if (typeof schema == "string") return (0, codegen_1._)`${schema}`;
		}
		return (0, codegen_1._)`${topSchemaRef}${schemaPath}${(0, codegen_1.getProperty)(keyword)}`;
	}
	exports.schemaRefOrVal = schemaRefOrVal;
	function unescapeFragment(str) {
		return unescapeJsonPointer(decodeURIComponent(str));
	}
	exports.unescapeFragment = unescapeFragment;
	function escapeFragment(str) {
		return encodeURIComponent(escapeJsonPointer(str));
	}
	exports.escapeFragment = escapeFragment;
	function escapeJsonPointer(str) {
		if (typeof str == "number") return `${str}`;
		return str.replace(/~/g, "~0").replace(/\//g, "~1");
	}
	exports.escapeJsonPointer = escapeJsonPointer;
	function unescapeJsonPointer(str) {
		return str.replace(/~1/g, "/").replace(/~0/g, "~");
	}
	exports.unescapeJsonPointer = unescapeJsonPointer;
	function eachItem(xs, f) {
		if (Array.isArray(xs)) for (const x of xs) f(x);
		else f(xs);
	}
	exports.eachItem = eachItem;
	function makeMergeEvaluated({ mergeNames, mergeToName, mergeValues, resultToName }) {
		return (gen, from, to, toName) => {
			const res = to === void 0 ? from : to instanceof codegen_1.Name ? (from instanceof codegen_1.Name ? mergeNames(gen, from, to) : mergeToName(gen, from, to), to) : from instanceof codegen_1.Name ? (mergeToName(gen, to, from), from) : mergeValues(from, to);
			return toName === codegen_1.Name && !(res instanceof codegen_1.Name) ? resultToName(gen, res) : res;
		};
	}
	exports.mergeEvaluated = {
		props: makeMergeEvaluated({
			mergeNames: (gen, from, to) => gen.if((0, codegen_1._)`${to} !== true && ${from} !== undefined`, () => {
				gen.if((0, codegen_1._)`${from} === true`, () => gen.assign(to, true), () => gen.assign(to, (0, codegen_1._)`${to} || {}`).code((0, codegen_1._)`Object.assign(${to}, ${from})`));
			}),
			mergeToName: (gen, from, to) => gen.if((0, codegen_1._)`${to} !== true`, () => {
				if (from === true) gen.assign(to, true);
				else {
					gen.assign(to, (0, codegen_1._)`${to} || {}`);
					setEvaluated(gen, to, from);
				}
			}),
			mergeValues: (from, to) => from === true ? true : {
				...from,
				...to
			},
			resultToName: evaluatedPropsToName
		}),
		items: makeMergeEvaluated({
			mergeNames: (gen, from, to) => gen.if((0, codegen_1._)`${to} !== true && ${from} !== undefined`, () => gen.assign(to, (0, codegen_1._)`${from} === true ? true : ${to} > ${from} ? ${to} : ${from}`)),
			mergeToName: (gen, from, to) => gen.if((0, codegen_1._)`${to} !== true`, () => gen.assign(to, from === true ? true : (0, codegen_1._)`${to} > ${from} ? ${to} : ${from}`)),
			mergeValues: (from, to) => from === true ? true : Math.max(from, to),
			resultToName: (gen, items) => gen.var("items", items)
		})
	};
	function evaluatedPropsToName(gen, ps) {
		if (ps === true) return gen.var("props", true);
		const props = gen.var("props", (0, codegen_1._)`{}`);
		if (ps !== void 0) setEvaluated(gen, props, ps);
		return props;
	}
	exports.evaluatedPropsToName = evaluatedPropsToName;
	function setEvaluated(gen, props, ps) {
		Object.keys(ps).forEach((p) => gen.assign((0, codegen_1._)`${props}${(0, codegen_1.getProperty)(p)}`, true));
	}
	exports.setEvaluated = setEvaluated;
	const snippets = {};
	function useFunc(gen, f) {
		return gen.scopeValue("func", {
			ref: f,
			code: snippets[f.code] || (snippets[f.code] = new code_1._Code(f.code))
		});
	}
	exports.useFunc = useFunc;
	var Type;
	(function(Type) {
		Type[Type["Num"] = 0] = "Num";
		Type[Type["Str"] = 1] = "Str";
	})(Type || (exports.Type = Type = {}));
	function getErrorPath(dataProp, dataPropType, jsPropertySyntax) {
		if (dataProp instanceof codegen_1.Name) {
			const isNumber = dataPropType === Type.Num;
			return jsPropertySyntax ? isNumber ? (0, codegen_1._)`"[" + ${dataProp} + "]"` : (0, codegen_1._)`"['" + ${dataProp} + "']"` : isNumber ? (0, codegen_1._)`"/" + ${dataProp}` : (0, codegen_1._)`"/" + ${dataProp}.replace(/~/g, "~0").replace(/\\//g, "~1")`;
		}
		return jsPropertySyntax ? (0, codegen_1.getProperty)(dataProp).toString() : "/" + escapeJsonPointer(dataProp);
	}
	exports.getErrorPath = getErrorPath;
	function checkStrictMode(it, msg, mode = it.opts.strictSchema) {
		if (!mode) return;
		msg = `strict mode: ${msg}`;
		if (mode === true) throw new Error(msg);
		it.self.logger.warn(msg);
	}
	exports.checkStrictMode = checkStrictMode;
}));

// node_modules/ajv/dist/compile/names.js
var require_names = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const names = {
		data: new codegen_1.Name("data"),
		valCxt: new codegen_1.Name("valCxt"),
		instancePath: new codegen_1.Name("instancePath"),
		parentData: new codegen_1.Name("parentData"),
		parentDataProperty: new codegen_1.Name("parentDataProperty"),
		rootData: new codegen_1.Name("rootData"),
		dynamicAnchors: new codegen_1.Name("dynamicAnchors"),
		vErrors: new codegen_1.Name("vErrors"),
		errors: new codegen_1.Name("errors"),
		this: new codegen_1.Name("this"),
		self: new codegen_1.Name("self"),
		scope: new codegen_1.Name("scope"),
		json: new codegen_1.Name("json"),
		jsonPos: new codegen_1.Name("jsonPos"),
		jsonLen: new codegen_1.Name("jsonLen"),
		jsonPart: new codegen_1.Name("jsonPart")
	};
	exports.default = names;
}));

// node_modules/ajv/dist/compile/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.extendErrors = exports.resetErrorsCount = exports.reportExtraError = exports.reportError = exports.keyword$DataError = exports.keywordError = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const names_1 = require_names();
	exports.keywordError = { message: ({ keyword }) => (0, codegen_1.str)`must pass "${keyword}" keyword validation` };
	exports.keyword$DataError = { message: ({ keyword, schemaType }) => schemaType ? (0, codegen_1.str)`"${keyword}" keyword must be ${schemaType} ($data)` : (0, codegen_1.str)`"${keyword}" keyword is invalid ($data)` };
	function reportError(cxt, error = exports.keywordError, errorPaths, overrideAllErrors) {
		const { it } = cxt;
		const { gen, compositeRule, allErrors } = it;
		const errObj = errorObjectCode(cxt, error, errorPaths);
		if (overrideAllErrors !== null && overrideAllErrors !== void 0 ? overrideAllErrors : compositeRule || allErrors) addError(gen, errObj);
		else returnErrors(it, (0, codegen_1._)`[${errObj}]`);
	}
	exports.reportError = reportError;
	function reportExtraError(cxt, error = exports.keywordError, errorPaths) {
		const { it } = cxt;
		const { gen, compositeRule, allErrors } = it;
		addError(gen, errorObjectCode(cxt, error, errorPaths));
		if (!(compositeRule || allErrors)) returnErrors(it, names_1.default.vErrors);
	}
	exports.reportExtraError = reportExtraError;
	function resetErrorsCount(gen, errsCount) {
		gen.assign(names_1.default.errors, errsCount);
		gen.if((0, codegen_1._)`${names_1.default.vErrors} !== null`, () => gen.if(errsCount, () => gen.assign((0, codegen_1._)`${names_1.default.vErrors}.length`, errsCount), () => gen.assign(names_1.default.vErrors, null)));
	}
	exports.resetErrorsCount = resetErrorsCount;
	function extendErrors({ gen, keyword, schemaValue, data, errsCount, it }) {
		/* istanbul ignore if */
		if (errsCount === void 0) throw new Error("ajv implementation error");
		const err = gen.name("err");
		gen.forRange("i", errsCount, names_1.default.errors, (i) => {
			gen.const(err, (0, codegen_1._)`${names_1.default.vErrors}[${i}]`);
			gen.if((0, codegen_1._)`${err}.instancePath === undefined`, () => gen.assign((0, codegen_1._)`${err}.instancePath`, (0, codegen_1.strConcat)(names_1.default.instancePath, it.errorPath)));
			gen.assign((0, codegen_1._)`${err}.schemaPath`, (0, codegen_1.str)`${it.errSchemaPath}/${keyword}`);
			if (it.opts.verbose) {
				gen.assign((0, codegen_1._)`${err}.schema`, schemaValue);
				gen.assign((0, codegen_1._)`${err}.data`, data);
			}
		});
	}
	exports.extendErrors = extendErrors;
	function addError(gen, errObj) {
		const err = gen.const("err", errObj);
		gen.if((0, codegen_1._)`${names_1.default.vErrors} === null`, () => gen.assign(names_1.default.vErrors, (0, codegen_1._)`[${err}]`), (0, codegen_1._)`${names_1.default.vErrors}.push(${err})`);
		gen.code((0, codegen_1._)`${names_1.default.errors}++`);
	}
	function returnErrors(it, errs) {
		const { gen, validateName, schemaEnv } = it;
		if (schemaEnv.$async) gen.throw((0, codegen_1._)`new ${it.ValidationError}(${errs})`);
		else {
			gen.assign((0, codegen_1._)`${validateName}.errors`, errs);
			gen.return(false);
		}
	}
	const E = {
		keyword: new codegen_1.Name("keyword"),
		schemaPath: new codegen_1.Name("schemaPath"),
		params: new codegen_1.Name("params"),
		propertyName: new codegen_1.Name("propertyName"),
		message: new codegen_1.Name("message"),
		schema: new codegen_1.Name("schema"),
		parentSchema: new codegen_1.Name("parentSchema")
	};
	function errorObjectCode(cxt, error, errorPaths) {
		const { createErrors } = cxt.it;
		if (createErrors === false) return (0, codegen_1._)`{}`;
		return errorObject(cxt, error, errorPaths);
	}
	function errorObject(cxt, error, errorPaths = {}) {
		const { gen, it } = cxt;
		const keyValues = [errorInstancePath(it, errorPaths), errorSchemaPath(cxt, errorPaths)];
		extraErrorProps(cxt, error, keyValues);
		return gen.object(...keyValues);
	}
	function errorInstancePath({ errorPath }, { instancePath }) {
		const instPath = instancePath ? (0, codegen_1.str)`${errorPath}${(0, util_1.getErrorPath)(instancePath, util_1.Type.Str)}` : errorPath;
		return [names_1.default.instancePath, (0, codegen_1.strConcat)(names_1.default.instancePath, instPath)];
	}
	function errorSchemaPath({ keyword, it: { errSchemaPath } }, { schemaPath, parentSchema }) {
		let schPath = parentSchema ? errSchemaPath : (0, codegen_1.str)`${errSchemaPath}/${keyword}`;
		if (schemaPath) schPath = (0, codegen_1.str)`${schPath}${(0, util_1.getErrorPath)(schemaPath, util_1.Type.Str)}`;
		return [E.schemaPath, schPath];
	}
	function extraErrorProps(cxt, { params, message }, keyValues) {
		const { keyword, data, schemaValue, it } = cxt;
		const { opts, propertyName, topSchemaRef, schemaPath } = it;
		keyValues.push([E.keyword, keyword], [E.params, typeof params == "function" ? params(cxt) : params || (0, codegen_1._)`{}`]);
		if (opts.messages) keyValues.push([E.message, typeof message == "function" ? message(cxt) : message]);
		if (opts.verbose) keyValues.push([E.schema, schemaValue], [E.parentSchema, (0, codegen_1._)`${topSchemaRef}${schemaPath}`], [names_1.default.data, data]);
		if (propertyName) keyValues.push([E.propertyName, propertyName]);
	}
}));

// node_modules/ajv/dist/compile/validate/boolSchema.js
var require_boolSchema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.boolOrEmptySchema = exports.topBoolOrEmptySchema = void 0;
	const errors_1 = require_errors();
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const boolError = { message: "boolean schema is false" };
	function topBoolOrEmptySchema(it) {
		const { gen, schema, validateName } = it;
		if (schema === false) falseSchemaError(it, false);
		else if (typeof schema == "object" && schema.$async === true) gen.return(names_1.default.data);
		else {
			gen.assign((0, codegen_1._)`${validateName}.errors`, null);
			gen.return(true);
		}
	}
	exports.topBoolOrEmptySchema = topBoolOrEmptySchema;
	function boolOrEmptySchema(it, valid) {
		const { gen, schema } = it;
		if (schema === false) {
			gen.var(valid, false);
			falseSchemaError(it);
		} else gen.var(valid, true);
	}
	exports.boolOrEmptySchema = boolOrEmptySchema;
	function falseSchemaError(it, overrideAllErrors) {
		const { gen, data } = it;
		const cxt = {
			gen,
			keyword: "false schema",
			data,
			schema: false,
			schemaCode: false,
			schemaValue: false,
			params: {},
			it
		};
		(0, errors_1.reportError)(cxt, boolError, void 0, overrideAllErrors);
	}
}));

// node_modules/ajv/dist/compile/rules.js
var require_rules = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getRules = exports.isJSONType = void 0;
	const jsonTypes = /* @__PURE__ */ new Set([
		"string",
		"number",
		"integer",
		"boolean",
		"null",
		"object",
		"array"
	]);
	function isJSONType(x) {
		return typeof x == "string" && jsonTypes.has(x);
	}
	exports.isJSONType = isJSONType;
	function getRules() {
		const groups = {
			number: {
				type: "number",
				rules: []
			},
			string: {
				type: "string",
				rules: []
			},
			array: {
				type: "array",
				rules: []
			},
			object: {
				type: "object",
				rules: []
			}
		};
		return {
			types: {
				...groups,
				integer: true,
				boolean: true,
				null: true
			},
			rules: [
				{ rules: [] },
				groups.number,
				groups.string,
				groups.array,
				groups.object
			],
			post: { rules: [] },
			all: {},
			keywords: {}
		};
	}
	exports.getRules = getRules;
}));

// node_modules/ajv/dist/compile/validate/applicability.js
var require_applicability = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.shouldUseRule = exports.shouldUseGroup = exports.schemaHasRulesForType = void 0;
	function schemaHasRulesForType({ schema, self }, type) {
		const group = self.RULES.types[type];
		return group && group !== true && shouldUseGroup(schema, group);
	}
	exports.schemaHasRulesForType = schemaHasRulesForType;
	function shouldUseGroup(schema, group) {
		return group.rules.some((rule) => shouldUseRule(schema, rule));
	}
	exports.shouldUseGroup = shouldUseGroup;
	function shouldUseRule(schema, rule) {
		var _a;
		return schema[rule.keyword] !== void 0 || ((_a = rule.definition.implements) === null || _a === void 0 ? void 0 : _a.some((kwd) => schema[kwd] !== void 0));
	}
	exports.shouldUseRule = shouldUseRule;
}));

// node_modules/ajv/dist/compile/validate/dataType.js
var require_dataType = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.reportTypeError = exports.checkDataTypes = exports.checkDataType = exports.coerceAndCheckDataType = exports.getJSONTypes = exports.getSchemaTypes = exports.DataType = void 0;
	const rules_1 = require_rules();
	const applicability_1 = require_applicability();
	const errors_1 = require_errors();
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	var DataType;
	(function(DataType) {
		DataType[DataType["Correct"] = 0] = "Correct";
		DataType[DataType["Wrong"] = 1] = "Wrong";
	})(DataType || (exports.DataType = DataType = {}));
	function getSchemaTypes(schema) {
		const types = getJSONTypes(schema.type);
		if (types.includes("null")) {
			if (schema.nullable === false) throw new Error("type: null contradicts nullable: false");
		} else {
			if (!types.length && schema.nullable !== void 0) throw new Error("\"nullable\" cannot be used without \"type\"");
			if (schema.nullable === true) types.push("null");
		}
		return types;
	}
	exports.getSchemaTypes = getSchemaTypes;
	function getJSONTypes(ts) {
		const types = Array.isArray(ts) ? ts : ts ? [ts] : [];
		if (types.every(rules_1.isJSONType)) return types;
		throw new Error("type must be JSONType or JSONType[]: " + types.join(","));
	}
	exports.getJSONTypes = getJSONTypes;
	function coerceAndCheckDataType(it, types) {
		const { gen, data, opts } = it;
		const coerceTo = coerceToTypes(types, opts.coerceTypes);
		const checkTypes = types.length > 0 && !(coerceTo.length === 0 && types.length === 1 && (0, applicability_1.schemaHasRulesForType)(it, types[0]));
		if (checkTypes) {
			const wrongType = checkDataTypes(types, data, opts.strictNumbers, DataType.Wrong);
			gen.if(wrongType, () => {
				if (coerceTo.length) coerceData(it, types, coerceTo);
				else reportTypeError(it);
			});
		}
		return checkTypes;
	}
	exports.coerceAndCheckDataType = coerceAndCheckDataType;
	const COERCIBLE = /* @__PURE__ */ new Set([
		"string",
		"number",
		"integer",
		"boolean",
		"null"
	]);
	function coerceToTypes(types, coerceTypes) {
		return coerceTypes ? types.filter((t) => COERCIBLE.has(t) || coerceTypes === "array" && t === "array") : [];
	}
	function coerceData(it, types, coerceTo) {
		const { gen, data, opts } = it;
		const dataType = gen.let("dataType", (0, codegen_1._)`typeof ${data}`);
		const coerced = gen.let("coerced", (0, codegen_1._)`undefined`);
		if (opts.coerceTypes === "array") gen.if((0, codegen_1._)`${dataType} == 'object' && Array.isArray(${data}) && ${data}.length == 1`, () => gen.assign(data, (0, codegen_1._)`${data}[0]`).assign(dataType, (0, codegen_1._)`typeof ${data}`).if(checkDataTypes(types, data, opts.strictNumbers), () => gen.assign(coerced, data)));
		gen.if((0, codegen_1._)`${coerced} !== undefined`);
		for (const t of coerceTo) if (COERCIBLE.has(t) || t === "array" && opts.coerceTypes === "array") coerceSpecificType(t);
		gen.else();
		reportTypeError(it);
		gen.endIf();
		gen.if((0, codegen_1._)`${coerced} !== undefined`, () => {
			gen.assign(data, coerced);
			assignParentData(it, coerced);
		});
		function coerceSpecificType(t) {
			switch (t) {
				case "string":
					gen.elseIf((0, codegen_1._)`${dataType} == "number" || ${dataType} == "boolean"`).assign(coerced, (0, codegen_1._)`"" + ${data}`).elseIf((0, codegen_1._)`${data} === null`).assign(coerced, (0, codegen_1._)`""`);
					return;
				case "number":
					gen.elseIf((0, codegen_1._)`${dataType} == "boolean" || ${data} === null
              || (${dataType} == "string" && ${data} && ${data} == +${data})`).assign(coerced, (0, codegen_1._)`+${data}`);
					return;
				case "integer":
					gen.elseIf((0, codegen_1._)`${dataType} === "boolean" || ${data} === null
              || (${dataType} === "string" && ${data} && ${data} == +${data} && !(${data} % 1))`).assign(coerced, (0, codegen_1._)`+${data}`);
					return;
				case "boolean":
					gen.elseIf((0, codegen_1._)`${data} === "false" || ${data} === 0 || ${data} === null`).assign(coerced, false).elseIf((0, codegen_1._)`${data} === "true" || ${data} === 1`).assign(coerced, true);
					return;
				case "null":
					gen.elseIf((0, codegen_1._)`${data} === "" || ${data} === 0 || ${data} === false`);
					gen.assign(coerced, null);
					return;
				case "array": gen.elseIf((0, codegen_1._)`${dataType} === "string" || ${dataType} === "number"
              || ${dataType} === "boolean" || ${data} === null`).assign(coerced, (0, codegen_1._)`[${data}]`);
			}
		}
	}
	function assignParentData({ gen, parentData, parentDataProperty }, expr) {
		gen.if((0, codegen_1._)`${parentData} !== undefined`, () => gen.assign((0, codegen_1._)`${parentData}[${parentDataProperty}]`, expr));
	}
	function checkDataType(dataType, data, strictNums, correct = DataType.Correct) {
		const EQ = correct === DataType.Correct ? codegen_1.operators.EQ : codegen_1.operators.NEQ;
		let cond;
		switch (dataType) {
			case "null": return (0, codegen_1._)`${data} ${EQ} null`;
			case "array":
				cond = (0, codegen_1._)`Array.isArray(${data})`;
				break;
			case "object":
				cond = (0, codegen_1._)`${data} && typeof ${data} == "object" && !Array.isArray(${data})`;
				break;
			case "integer":
				cond = numCond((0, codegen_1._)`!(${data} % 1) && !isNaN(${data})`);
				break;
			case "number":
				cond = numCond();
				break;
			default: return (0, codegen_1._)`typeof ${data} ${EQ} ${dataType}`;
		}
		return correct === DataType.Correct ? cond : (0, codegen_1.not)(cond);
		function numCond(_cond = codegen_1.nil) {
			return (0, codegen_1.and)((0, codegen_1._)`typeof ${data} == "number"`, _cond, strictNums ? (0, codegen_1._)`isFinite(${data})` : codegen_1.nil);
		}
	}
	exports.checkDataType = checkDataType;
	function checkDataTypes(dataTypes, data, strictNums, correct) {
		if (dataTypes.length === 1) return checkDataType(dataTypes[0], data, strictNums, correct);
		let cond;
		const types = (0, util_1.toHash)(dataTypes);
		if (types.array && types.object) {
			const notObj = (0, codegen_1._)`typeof ${data} != "object"`;
			cond = types.null ? notObj : (0, codegen_1._)`!${data} || ${notObj}`;
			delete types.null;
			delete types.array;
			delete types.object;
		} else cond = codegen_1.nil;
		if (types.number) delete types.integer;
		for (const t in types) cond = (0, codegen_1.and)(cond, checkDataType(t, data, strictNums, correct));
		return cond;
	}
	exports.checkDataTypes = checkDataTypes;
	const typeError = {
		message: ({ schema }) => `must be ${schema}`,
		params: ({ schema, schemaValue }) => typeof schema == "string" ? (0, codegen_1._)`{type: ${schema}}` : (0, codegen_1._)`{type: ${schemaValue}}`
	};
	function reportTypeError(it) {
		const cxt = getTypeErrorContext(it);
		(0, errors_1.reportError)(cxt, typeError);
	}
	exports.reportTypeError = reportTypeError;
	function getTypeErrorContext(it) {
		const { gen, data, schema } = it;
		const schemaCode = (0, util_1.schemaRefOrVal)(it, schema, "type");
		return {
			gen,
			keyword: "type",
			data,
			schema: schema.type,
			schemaCode,
			schemaValue: schemaCode,
			parentSchema: schema,
			params: {},
			it
		};
	}
}));

// node_modules/ajv/dist/compile/validate/defaults.js
var require_defaults = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.assignDefaults = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	function assignDefaults(it, ty) {
		const { properties, items } = it.schema;
		if (ty === "object" && properties) for (const key in properties) assignDefault(it, key, properties[key].default);
		else if (ty === "array" && Array.isArray(items)) items.forEach((sch, i) => assignDefault(it, i, sch.default));
	}
	exports.assignDefaults = assignDefaults;
	function assignDefault(it, prop, defaultValue) {
		const { gen, compositeRule, data, opts } = it;
		if (defaultValue === void 0) return;
		const childData = (0, codegen_1._)`${data}${(0, codegen_1.getProperty)(prop)}`;
		if (compositeRule) {
			(0, util_1.checkStrictMode)(it, `default is ignored for: ${childData}`);
			return;
		}
		let condition = (0, codegen_1._)`${childData} === undefined`;
		if (opts.useDefaults === "empty") condition = (0, codegen_1._)`${condition} || ${childData} === null || ${childData} === ""`;
		gen.if(condition, (0, codegen_1._)`${childData} = ${(0, codegen_1.stringify)(defaultValue)}`);
	}
}));

// node_modules/ajv/dist/vocabularies/code.js
var require_code = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.validateUnion = exports.validateArray = exports.usePattern = exports.callValidateCode = exports.schemaProperties = exports.allSchemaProperties = exports.noPropertyInData = exports.propertyInData = exports.isOwnProperty = exports.hasPropFunc = exports.reportMissingProp = exports.checkMissingProp = exports.checkReportMissingProp = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const names_1 = require_names();
	const util_2 = require_util();
	function checkReportMissingProp(cxt, prop) {
		const { gen, data, it } = cxt;
		gen.if(noPropertyInData(gen, data, prop, it.opts.ownProperties), () => {
			cxt.setParams({ missingProperty: (0, codegen_1._)`${prop}` }, true);
			cxt.error();
		});
	}
	exports.checkReportMissingProp = checkReportMissingProp;
	function checkMissingProp({ gen, data, it: { opts } }, properties, missing) {
		return (0, codegen_1.or)(...properties.map((prop) => (0, codegen_1.and)(noPropertyInData(gen, data, prop, opts.ownProperties), (0, codegen_1._)`${missing} = ${prop}`)));
	}
	exports.checkMissingProp = checkMissingProp;
	function reportMissingProp(cxt, missing) {
		cxt.setParams({ missingProperty: missing }, true);
		cxt.error();
	}
	exports.reportMissingProp = reportMissingProp;
	function hasPropFunc(gen) {
		return gen.scopeValue("func", {
			ref: Object.prototype.hasOwnProperty,
			code: (0, codegen_1._)`Object.prototype.hasOwnProperty`
		});
	}
	exports.hasPropFunc = hasPropFunc;
	function isOwnProperty(gen, data, property) {
		return (0, codegen_1._)`${hasPropFunc(gen)}.call(${data}, ${property})`;
	}
	exports.isOwnProperty = isOwnProperty;
	function propertyInData(gen, data, property, ownProperties) {
		const cond = (0, codegen_1._)`${data}${(0, codegen_1.getProperty)(property)} !== undefined`;
		return ownProperties ? (0, codegen_1._)`${cond} && ${isOwnProperty(gen, data, property)}` : cond;
	}
	exports.propertyInData = propertyInData;
	function noPropertyInData(gen, data, property, ownProperties) {
		const cond = (0, codegen_1._)`${data}${(0, codegen_1.getProperty)(property)} === undefined`;
		return ownProperties ? (0, codegen_1.or)(cond, (0, codegen_1.not)(isOwnProperty(gen, data, property))) : cond;
	}
	exports.noPropertyInData = noPropertyInData;
	function allSchemaProperties(schemaMap) {
		return schemaMap ? Object.keys(schemaMap).filter((p) => p !== "__proto__") : [];
	}
	exports.allSchemaProperties = allSchemaProperties;
	function schemaProperties(it, schemaMap) {
		return allSchemaProperties(schemaMap).filter((p) => !(0, util_1.alwaysValidSchema)(it, schemaMap[p]));
	}
	exports.schemaProperties = schemaProperties;
	function callValidateCode({ schemaCode, data, it: { gen, topSchemaRef, schemaPath, errorPath }, it }, func, context, passSchema) {
		const dataAndSchema = passSchema ? (0, codegen_1._)`${schemaCode}, ${data}, ${topSchemaRef}${schemaPath}` : data;
		const valCxt = [
			[names_1.default.instancePath, (0, codegen_1.strConcat)(names_1.default.instancePath, errorPath)],
			[names_1.default.parentData, it.parentData],
			[names_1.default.parentDataProperty, it.parentDataProperty],
			[names_1.default.rootData, names_1.default.rootData]
		];
		if (it.opts.dynamicRef) valCxt.push([names_1.default.dynamicAnchors, names_1.default.dynamicAnchors]);
		const args = (0, codegen_1._)`${dataAndSchema}, ${gen.object(...valCxt)}`;
		return context !== codegen_1.nil ? (0, codegen_1._)`${func}.call(${context}, ${args})` : (0, codegen_1._)`${func}(${args})`;
	}
	exports.callValidateCode = callValidateCode;
	const newRegExp = (0, codegen_1._)`new RegExp`;
	function usePattern({ gen, it: { opts } }, pattern) {
		const u = opts.unicodeRegExp ? "u" : "";
		const { regExp } = opts.code;
		const rx = regExp(pattern, u);
		return gen.scopeValue("pattern", {
			key: rx.toString(),
			ref: rx,
			code: (0, codegen_1._)`${regExp.code === "new RegExp" ? newRegExp : (0, util_2.useFunc)(gen, regExp)}(${pattern}, ${u})`
		});
	}
	exports.usePattern = usePattern;
	function validateArray(cxt) {
		const { gen, data, keyword, it } = cxt;
		const valid = gen.name("valid");
		if (it.allErrors) {
			const validArr = gen.let("valid", true);
			validateItems(() => gen.assign(validArr, false));
			return validArr;
		}
		gen.var(valid, true);
		validateItems(() => gen.break());
		return valid;
		function validateItems(notValid) {
			const len = gen.const("len", (0, codegen_1._)`${data}.length`);
			gen.forRange("i", 0, len, (i) => {
				cxt.subschema({
					keyword,
					dataProp: i,
					dataPropType: util_1.Type.Num
				}, valid);
				gen.if((0, codegen_1.not)(valid), notValid);
			});
		}
	}
	exports.validateArray = validateArray;
	function validateUnion(cxt) {
		const { gen, schema, keyword, it } = cxt;
		/* istanbul ignore if */
		if (!Array.isArray(schema)) throw new Error("ajv implementation error");
		if (schema.some((sch) => (0, util_1.alwaysValidSchema)(it, sch)) && !it.opts.unevaluated) return;
		const valid = gen.let("valid", false);
		const schValid = gen.name("_valid");
		gen.block(() => schema.forEach((_sch, i) => {
			const schCxt = cxt.subschema({
				keyword,
				schemaProp: i,
				compositeRule: true
			}, schValid);
			gen.assign(valid, (0, codegen_1._)`${valid} || ${schValid}`);
			if (!cxt.mergeValidEvaluated(schCxt, schValid)) gen.if((0, codegen_1.not)(valid));
		}));
		cxt.result(valid, () => cxt.reset(), () => cxt.error(true));
	}
	exports.validateUnion = validateUnion;
}));

// node_modules/ajv/dist/compile/validate/keyword.js
var require_keyword = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.validateKeywordUsage = exports.validSchemaType = exports.funcKeywordCode = exports.macroKeywordCode = void 0;
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const code_1 = require_code();
	const errors_1 = require_errors();
	function macroKeywordCode(cxt, def) {
		const { gen, keyword, schema, parentSchema, it } = cxt;
		const macroSchema = def.macro.call(it.self, schema, parentSchema, it);
		const schemaRef = useKeyword(gen, keyword, macroSchema);
		if (it.opts.validateSchema !== false) it.self.validateSchema(macroSchema, true);
		const valid = gen.name("valid");
		cxt.subschema({
			schema: macroSchema,
			schemaPath: codegen_1.nil,
			errSchemaPath: `${it.errSchemaPath}/${keyword}`,
			topSchemaRef: schemaRef,
			compositeRule: true
		}, valid);
		cxt.pass(valid, () => cxt.error(true));
	}
	exports.macroKeywordCode = macroKeywordCode;
	function funcKeywordCode(cxt, def) {
		var _a;
		const { gen, keyword, schema, parentSchema, $data, it } = cxt;
		checkAsyncKeyword(it, def);
		const validateRef = useKeyword(gen, keyword, !$data && def.compile ? def.compile.call(it.self, schema, parentSchema, it) : def.validate);
		const valid = gen.let("valid");
		cxt.block$data(valid, validateKeyword);
		cxt.ok((_a = def.valid) !== null && _a !== void 0 ? _a : valid);
		function validateKeyword() {
			if (def.errors === false) {
				assignValid();
				if (def.modifying) modifyData(cxt);
				reportErrs(() => cxt.error());
			} else {
				const ruleErrs = def.async ? validateAsync() : validateSync();
				if (def.modifying) modifyData(cxt);
				reportErrs(() => addErrs(cxt, ruleErrs));
			}
		}
		function validateAsync() {
			const ruleErrs = gen.let("ruleErrs", null);
			gen.try(() => assignValid((0, codegen_1._)`await `), (e) => gen.assign(valid, false).if((0, codegen_1._)`${e} instanceof ${it.ValidationError}`, () => gen.assign(ruleErrs, (0, codegen_1._)`${e}.errors`), () => gen.throw(e)));
			return ruleErrs;
		}
		function validateSync() {
			const validateErrs = (0, codegen_1._)`${validateRef}.errors`;
			gen.assign(validateErrs, null);
			assignValid(codegen_1.nil);
			return validateErrs;
		}
		function assignValid(_await = def.async ? (0, codegen_1._)`await ` : codegen_1.nil) {
			const passCxt = it.opts.passContext ? names_1.default.this : names_1.default.self;
			const passSchema = !("compile" in def && !$data || def.schema === false);
			gen.assign(valid, (0, codegen_1._)`${_await}${(0, code_1.callValidateCode)(cxt, validateRef, passCxt, passSchema)}`, def.modifying);
		}
		function reportErrs(errors) {
			var _a;
			gen.if((0, codegen_1.not)((_a = def.valid) !== null && _a !== void 0 ? _a : valid), errors);
		}
	}
	exports.funcKeywordCode = funcKeywordCode;
	function modifyData(cxt) {
		const { gen, data, it } = cxt;
		gen.if(it.parentData, () => gen.assign(data, (0, codegen_1._)`${it.parentData}[${it.parentDataProperty}]`));
	}
	function addErrs(cxt, errs) {
		const { gen } = cxt;
		gen.if((0, codegen_1._)`Array.isArray(${errs})`, () => {
			gen.assign(names_1.default.vErrors, (0, codegen_1._)`${names_1.default.vErrors} === null ? ${errs} : ${names_1.default.vErrors}.concat(${errs})`).assign(names_1.default.errors, (0, codegen_1._)`${names_1.default.vErrors}.length`);
			(0, errors_1.extendErrors)(cxt);
		}, () => cxt.error());
	}
	function checkAsyncKeyword({ schemaEnv }, def) {
		if (def.async && !schemaEnv.$async) throw new Error("async keyword in sync schema");
	}
	function useKeyword(gen, keyword, result) {
		if (result === void 0) throw new Error(`keyword "${keyword}" failed to compile`);
		return gen.scopeValue("keyword", typeof result == "function" ? { ref: result } : {
			ref: result,
			code: (0, codegen_1.stringify)(result)
		});
	}
	function validSchemaType(schema, schemaType, allowUndefined = false) {
		return !schemaType.length || schemaType.some((st) => st === "array" ? Array.isArray(schema) : st === "object" ? schema && typeof schema == "object" && !Array.isArray(schema) : typeof schema == st || allowUndefined && typeof schema == "undefined");
	}
	exports.validSchemaType = validSchemaType;
	function validateKeywordUsage({ schema, opts, self, errSchemaPath }, def, keyword) {
		/* istanbul ignore if */
		if (Array.isArray(def.keyword) ? !def.keyword.includes(keyword) : def.keyword !== keyword) throw new Error("ajv implementation error");
		const deps = def.dependencies;
		if (deps === null || deps === void 0 ? void 0 : deps.some((kwd) => !Object.prototype.hasOwnProperty.call(schema, kwd))) throw new Error(`parent schema must have dependencies of ${keyword}: ${deps.join(",")}`);
		if (def.validateSchema) {
			if (!def.validateSchema(schema[keyword])) {
				const msg = `keyword "${keyword}" value is invalid at path "${errSchemaPath}": ` + self.errorsText(def.validateSchema.errors);
				if (opts.validateSchema === "log") self.logger.error(msg);
				else throw new Error(msg);
			}
		}
	}
	exports.validateKeywordUsage = validateKeywordUsage;
}));

// node_modules/ajv/dist/compile/validate/subschema.js
var require_subschema = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.extendSubschemaMode = exports.extendSubschemaData = exports.getSubschema = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	function getSubschema(it, { keyword, schemaProp, schema, schemaPath, errSchemaPath, topSchemaRef }) {
		if (keyword !== void 0 && schema !== void 0) throw new Error("both \"keyword\" and \"schema\" passed, only one allowed");
		if (keyword !== void 0) {
			const sch = it.schema[keyword];
			return schemaProp === void 0 ? {
				schema: sch,
				schemaPath: (0, codegen_1._)`${it.schemaPath}${(0, codegen_1.getProperty)(keyword)}`,
				errSchemaPath: `${it.errSchemaPath}/${keyword}`
			} : {
				schema: sch[schemaProp],
				schemaPath: (0, codegen_1._)`${it.schemaPath}${(0, codegen_1.getProperty)(keyword)}${(0, codegen_1.getProperty)(schemaProp)}`,
				errSchemaPath: `${it.errSchemaPath}/${keyword}/${(0, util_1.escapeFragment)(schemaProp)}`
			};
		}
		if (schema !== void 0) {
			if (schemaPath === void 0 || errSchemaPath === void 0 || topSchemaRef === void 0) throw new Error("\"schemaPath\", \"errSchemaPath\" and \"topSchemaRef\" are required with \"schema\"");
			return {
				schema,
				schemaPath,
				topSchemaRef,
				errSchemaPath
			};
		}
		throw new Error("either \"keyword\" or \"schema\" must be passed");
	}
	exports.getSubschema = getSubschema;
	function extendSubschemaData(subschema, it, { dataProp, dataPropType: dpType, data, dataTypes, propertyName }) {
		if (data !== void 0 && dataProp !== void 0) throw new Error("both \"data\" and \"dataProp\" passed, only one allowed");
		const { gen } = it;
		if (dataProp !== void 0) {
			const { errorPath, dataPathArr, opts } = it;
			dataContextProps(gen.let("data", (0, codegen_1._)`${it.data}${(0, codegen_1.getProperty)(dataProp)}`, true));
			subschema.errorPath = (0, codegen_1.str)`${errorPath}${(0, util_1.getErrorPath)(dataProp, dpType, opts.jsPropertySyntax)}`;
			subschema.parentDataProperty = (0, codegen_1._)`${dataProp}`;
			subschema.dataPathArr = [...dataPathArr, subschema.parentDataProperty];
		}
		if (data !== void 0) {
			dataContextProps(data instanceof codegen_1.Name ? data : gen.let("data", data, true));
			if (propertyName !== void 0) subschema.propertyName = propertyName;
		}
		if (dataTypes) subschema.dataTypes = dataTypes;
		function dataContextProps(_nextData) {
			subschema.data = _nextData;
			subschema.dataLevel = it.dataLevel + 1;
			subschema.dataTypes = [];
			it.definedProperties = /* @__PURE__ */ new Set();
			subschema.parentData = it.data;
			subschema.dataNames = [...it.dataNames, _nextData];
		}
	}
	exports.extendSubschemaData = extendSubschemaData;
	function extendSubschemaMode(subschema, { jtdDiscriminator, jtdMetadata, compositeRule, createErrors, allErrors }) {
		if (compositeRule !== void 0) subschema.compositeRule = compositeRule;
		if (createErrors !== void 0) subschema.createErrors = createErrors;
		if (allErrors !== void 0) subschema.allErrors = allErrors;
		subschema.jtdDiscriminator = jtdDiscriminator;
		subschema.jtdMetadata = jtdMetadata;
	}
	exports.extendSubschemaMode = extendSubschemaMode;
}));

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = function equal(a, b) {
		if (a === b) return true;
		if (a && b && typeof a == "object" && typeof b == "object") {
			if (a.constructor !== b.constructor) return false;
			var length, i, keys;
			if (Array.isArray(a)) {
				length = a.length;
				if (length != b.length) return false;
				for (i = length; i-- !== 0;) if (!equal(a[i], b[i])) return false;
				return true;
			}
			if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
			if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
			if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
			keys = Object.keys(a);
			length = keys.length;
			if (length !== Object.keys(b).length) return false;
			for (i = length; i-- !== 0;) if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
			for (i = length; i-- !== 0;) {
				var key = keys[i];
				if (!equal(a[key], b[key])) return false;
			}
			return true;
		}
		return a !== a && b !== b;
	};
}));

// node_modules/json-schema-traverse/index.js
var require_json_schema_traverse = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	var traverse = module.exports = function(schema, opts, cb) {
		if (typeof opts == "function") {
			cb = opts;
			opts = {};
		}
		cb = opts.cb || cb;
		var pre = typeof cb == "function" ? cb : cb.pre || function() {};
		var post = cb.post || function() {};
		_traverse(opts, pre, post, schema, "", schema);
	};
	traverse.keywords = {
		additionalItems: true,
		items: true,
		contains: true,
		additionalProperties: true,
		propertyNames: true,
		not: true,
		if: true,
		then: true,
		else: true
	};
	traverse.arrayKeywords = {
		items: true,
		allOf: true,
		anyOf: true,
		oneOf: true
	};
	traverse.propsKeywords = {
		$defs: true,
		definitions: true,
		properties: true,
		patternProperties: true,
		dependencies: true
	};
	traverse.skipKeywords = {
		default: true,
		enum: true,
		const: true,
		required: true,
		maximum: true,
		minimum: true,
		exclusiveMaximum: true,
		exclusiveMinimum: true,
		multipleOf: true,
		maxLength: true,
		minLength: true,
		pattern: true,
		format: true,
		maxItems: true,
		minItems: true,
		uniqueItems: true,
		maxProperties: true,
		minProperties: true
	};
	function _traverse(opts, pre, post, schema, jsonPtr, rootSchema, parentJsonPtr, parentKeyword, parentSchema, keyIndex) {
		if (schema && typeof schema == "object" && !Array.isArray(schema)) {
			pre(schema, jsonPtr, rootSchema, parentJsonPtr, parentKeyword, parentSchema, keyIndex);
			for (var key in schema) {
				var sch = schema[key];
				if (Array.isArray(sch)) {
					if (key in traverse.arrayKeywords) for (var i = 0; i < sch.length; i++) _traverse(opts, pre, post, sch[i], jsonPtr + "/" + key + "/" + i, rootSchema, jsonPtr, key, schema, i);
				} else if (key in traverse.propsKeywords) {
					if (sch && typeof sch == "object") for (var prop in sch) _traverse(opts, pre, post, sch[prop], jsonPtr + "/" + key + "/" + escapeJsonPtr(prop), rootSchema, jsonPtr, key, schema, prop);
				} else if (key in traverse.keywords || opts.allKeys && !(key in traverse.skipKeywords)) _traverse(opts, pre, post, sch, jsonPtr + "/" + key, rootSchema, jsonPtr, key, schema);
			}
			post(schema, jsonPtr, rootSchema, parentJsonPtr, parentKeyword, parentSchema, keyIndex);
		}
	}
	function escapeJsonPtr(str) {
		return str.replace(/~/g, "~0").replace(/\//g, "~1");
	}
}));

// node_modules/ajv/dist/compile/resolve.js
var require_resolve = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getSchemaRefs = exports.resolveUrl = exports.normalizeId = exports._getFullPath = exports.getFullPath = exports.inlineRef = void 0;
	const util_1 = require_util();
	const equal = require_fast_deep_equal();
	const traverse = require_json_schema_traverse();
	const SIMPLE_INLINED = /* @__PURE__ */ new Set([
		"type",
		"format",
		"pattern",
		"maxLength",
		"minLength",
		"maxProperties",
		"minProperties",
		"maxItems",
		"minItems",
		"maximum",
		"minimum",
		"uniqueItems",
		"multipleOf",
		"required",
		"enum",
		"const"
	]);
	function inlineRef(schema, limit = true) {
		if (typeof schema == "boolean") return true;
		if (limit === true) return !hasRef(schema);
		if (!limit) return false;
		return countKeys(schema) <= limit;
	}
	exports.inlineRef = inlineRef;
	const REF_KEYWORDS = /* @__PURE__ */ new Set([
		"$ref",
		"$recursiveRef",
		"$recursiveAnchor",
		"$dynamicRef",
		"$dynamicAnchor"
	]);
	function hasRef(schema) {
		for (const key in schema) {
			if (REF_KEYWORDS.has(key)) return true;
			const sch = schema[key];
			if (Array.isArray(sch) && sch.some(hasRef)) return true;
			if (typeof sch == "object" && hasRef(sch)) return true;
		}
		return false;
	}
	function countKeys(schema) {
		let count = 0;
		for (const key in schema) {
			if (key === "$ref") return 1e400;
			count++;
			if (SIMPLE_INLINED.has(key)) continue;
			if (typeof schema[key] == "object") (0, util_1.eachItem)(schema[key], (sch) => count += countKeys(sch));
			if (count === 1e400) return 1e400;
		}
		return count;
	}
	function getFullPath(resolver, id = "", normalize) {
		if (normalize !== false) id = normalizeId(id);
		return _getFullPath(resolver, resolver.parse(id));
	}
	exports.getFullPath = getFullPath;
	function _getFullPath(resolver, p) {
		return resolver.serialize(p).split("#")[0] + "#";
	}
	exports._getFullPath = _getFullPath;
	const TRAILING_SLASH_HASH = /#\/?$/;
	function normalizeId(id) {
		return id ? id.replace(TRAILING_SLASH_HASH, "") : "";
	}
	exports.normalizeId = normalizeId;
	function resolveUrl(resolver, baseId, id) {
		id = normalizeId(id);
		return resolver.resolve(baseId, id);
	}
	exports.resolveUrl = resolveUrl;
	const ANCHOR = /^[a-z_][-a-z0-9._]*$/i;
	function getSchemaRefs(schema, baseId) {
		if (typeof schema == "boolean") return {};
		const { schemaId, uriResolver } = this.opts;
		const schId = normalizeId(schema[schemaId] || baseId);
		const baseIds = { "": schId };
		const pathPrefix = getFullPath(uriResolver, schId, false);
		const localRefs = {};
		const schemaRefs = /* @__PURE__ */ new Set();
		traverse(schema, { allKeys: true }, (sch, jsonPtr, _, parentJsonPtr) => {
			if (parentJsonPtr === void 0) return;
			const fullPath = pathPrefix + jsonPtr;
			let innerBaseId = baseIds[parentJsonPtr];
			if (typeof sch[schemaId] == "string") innerBaseId = addRef.call(this, sch[schemaId]);
			addAnchor.call(this, sch.$anchor);
			addAnchor.call(this, sch.$dynamicAnchor);
			baseIds[jsonPtr] = innerBaseId;
			function addRef(ref) {
				const _resolve = this.opts.uriResolver.resolve;
				ref = normalizeId(innerBaseId ? _resolve(innerBaseId, ref) : ref);
				if (schemaRefs.has(ref)) throw ambiguos(ref);
				schemaRefs.add(ref);
				let schOrRef = this.refs[ref];
				if (typeof schOrRef == "string") schOrRef = this.refs[schOrRef];
				if (typeof schOrRef == "object") checkAmbiguosRef(sch, schOrRef.schema, ref);
				else if (ref !== normalizeId(fullPath)) {
					if (ref[0] === "#") {
						checkAmbiguosRef(sch, localRefs[ref], ref);
						localRefs[ref] = sch;
					} else this.refs[ref] = fullPath;
				}
				return ref;
			}
			function addAnchor(anchor) {
				if (typeof anchor == "string") {
					if (!ANCHOR.test(anchor)) throw new Error(`invalid anchor "${anchor}"`);
					addRef.call(this, `#${anchor}`);
				}
			}
		});
		return localRefs;
		function checkAmbiguosRef(sch1, sch2, ref) {
			if (sch2 !== void 0 && !equal(sch1, sch2)) throw ambiguos(ref);
		}
		function ambiguos(ref) {
			return /* @__PURE__ */ new Error(`reference "${ref}" resolves to more than one schema`);
		}
	}
	exports.getSchemaRefs = getSchemaRefs;
}));

// node_modules/ajv/dist/compile/validate/index.js
var require_validate = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.getData = exports.KeywordCxt = exports.validateFunctionCode = void 0;
	const boolSchema_1 = require_boolSchema();
	const dataType_1 = require_dataType();
	const applicability_1 = require_applicability();
	const dataType_2 = require_dataType();
	const defaults_1 = require_defaults();
	const keyword_1 = require_keyword();
	const subschema_1 = require_subschema();
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const resolve_1 = require_resolve();
	const util_1 = require_util();
	const errors_1 = require_errors();
	function validateFunctionCode(it) {
		if (isSchemaObj(it)) {
			checkKeywords(it);
			if (schemaCxtHasRules(it)) {
				topSchemaObjCode(it);
				return;
			}
		}
		validateFunction(it, () => (0, boolSchema_1.topBoolOrEmptySchema)(it));
	}
	exports.validateFunctionCode = validateFunctionCode;
	function validateFunction({ gen, validateName, schema, schemaEnv, opts }, body) {
		if (opts.code.es5) gen.func(validateName, (0, codegen_1._)`${names_1.default.data}, ${names_1.default.valCxt}`, schemaEnv.$async, () => {
			gen.code((0, codegen_1._)`"use strict"; ${funcSourceUrl(schema, opts)}`);
			destructureValCxtES5(gen, opts);
			gen.code(body);
		});
		else gen.func(validateName, (0, codegen_1._)`${names_1.default.data}, ${destructureValCxt(opts)}`, schemaEnv.$async, () => gen.code(funcSourceUrl(schema, opts)).code(body));
	}
	function destructureValCxt(opts) {
		return (0, codegen_1._)`{${names_1.default.instancePath}="", ${names_1.default.parentData}, ${names_1.default.parentDataProperty}, ${names_1.default.rootData}=${names_1.default.data}${opts.dynamicRef ? (0, codegen_1._)`, ${names_1.default.dynamicAnchors}={}` : codegen_1.nil}}={}`;
	}
	function destructureValCxtES5(gen, opts) {
		gen.if(names_1.default.valCxt, () => {
			gen.var(names_1.default.instancePath, (0, codegen_1._)`${names_1.default.valCxt}.${names_1.default.instancePath}`);
			gen.var(names_1.default.parentData, (0, codegen_1._)`${names_1.default.valCxt}.${names_1.default.parentData}`);
			gen.var(names_1.default.parentDataProperty, (0, codegen_1._)`${names_1.default.valCxt}.${names_1.default.parentDataProperty}`);
			gen.var(names_1.default.rootData, (0, codegen_1._)`${names_1.default.valCxt}.${names_1.default.rootData}`);
			if (opts.dynamicRef) gen.var(names_1.default.dynamicAnchors, (0, codegen_1._)`${names_1.default.valCxt}.${names_1.default.dynamicAnchors}`);
		}, () => {
			gen.var(names_1.default.instancePath, (0, codegen_1._)`""`);
			gen.var(names_1.default.parentData, (0, codegen_1._)`undefined`);
			gen.var(names_1.default.parentDataProperty, (0, codegen_1._)`undefined`);
			gen.var(names_1.default.rootData, names_1.default.data);
			if (opts.dynamicRef) gen.var(names_1.default.dynamicAnchors, (0, codegen_1._)`{}`);
		});
	}
	function topSchemaObjCode(it) {
		const { schema, opts, gen } = it;
		validateFunction(it, () => {
			if (opts.$comment && schema.$comment) commentKeyword(it);
			checkNoDefault(it);
			gen.let(names_1.default.vErrors, null);
			gen.let(names_1.default.errors, 0);
			if (opts.unevaluated) resetEvaluated(it);
			typeAndKeywords(it);
			returnResults(it);
		});
	}
	function resetEvaluated(it) {
		const { gen, validateName } = it;
		it.evaluated = gen.const("evaluated", (0, codegen_1._)`${validateName}.evaluated`);
		gen.if((0, codegen_1._)`${it.evaluated}.dynamicProps`, () => gen.assign((0, codegen_1._)`${it.evaluated}.props`, (0, codegen_1._)`undefined`));
		gen.if((0, codegen_1._)`${it.evaluated}.dynamicItems`, () => gen.assign((0, codegen_1._)`${it.evaluated}.items`, (0, codegen_1._)`undefined`));
	}
	function funcSourceUrl(schema, opts) {
		const schId = typeof schema == "object" && schema[opts.schemaId];
		return schId && (opts.code.source || opts.code.process) ? (0, codegen_1._)`/*# sourceURL=${schId} */` : codegen_1.nil;
	}
	function subschemaCode(it, valid) {
		if (isSchemaObj(it)) {
			checkKeywords(it);
			if (schemaCxtHasRules(it)) {
				subSchemaObjCode(it, valid);
				return;
			}
		}
		(0, boolSchema_1.boolOrEmptySchema)(it, valid);
	}
	function schemaCxtHasRules({ schema, self }) {
		if (typeof schema == "boolean") return !schema;
		for (const key in schema) if (self.RULES.all[key]) return true;
		return false;
	}
	function isSchemaObj(it) {
		return typeof it.schema != "boolean";
	}
	function subSchemaObjCode(it, valid) {
		const { schema, gen, opts } = it;
		if (opts.$comment && schema.$comment) commentKeyword(it);
		updateContext(it);
		checkAsyncSchema(it);
		const errsCount = gen.const("_errs", names_1.default.errors);
		typeAndKeywords(it, errsCount);
		gen.var(valid, (0, codegen_1._)`${errsCount} === ${names_1.default.errors}`);
	}
	function checkKeywords(it) {
		(0, util_1.checkUnknownRules)(it);
		checkRefsAndKeywords(it);
	}
	function typeAndKeywords(it, errsCount) {
		if (it.opts.jtd) return schemaKeywords(it, [], false, errsCount);
		const types = (0, dataType_1.getSchemaTypes)(it.schema);
		schemaKeywords(it, types, !(0, dataType_1.coerceAndCheckDataType)(it, types), errsCount);
	}
	function checkRefsAndKeywords(it) {
		const { schema, errSchemaPath, opts, self } = it;
		if (schema.$ref && opts.ignoreKeywordsWithRef && (0, util_1.schemaHasRulesButRef)(schema, self.RULES)) self.logger.warn(`$ref: keywords ignored in schema at path "${errSchemaPath}"`);
	}
	function checkNoDefault(it) {
		const { schema, opts } = it;
		if (schema.default !== void 0 && opts.useDefaults && opts.strictSchema) (0, util_1.checkStrictMode)(it, "default is ignored in the schema root");
	}
	function updateContext(it) {
		const schId = it.schema[it.opts.schemaId];
		if (schId) it.baseId = (0, resolve_1.resolveUrl)(it.opts.uriResolver, it.baseId, schId);
	}
	function checkAsyncSchema(it) {
		if (it.schema.$async && !it.schemaEnv.$async) throw new Error("async schema in sync schema");
	}
	function commentKeyword({ gen, schemaEnv, schema, errSchemaPath, opts }) {
		const msg = schema.$comment;
		if (opts.$comment === true) gen.code((0, codegen_1._)`${names_1.default.self}.logger.log(${msg})`);
		else if (typeof opts.$comment == "function") {
			const schemaPath = (0, codegen_1.str)`${errSchemaPath}/$comment`;
			const rootName = gen.scopeValue("root", { ref: schemaEnv.root });
			gen.code((0, codegen_1._)`${names_1.default.self}.opts.$comment(${msg}, ${schemaPath}, ${rootName}.schema)`);
		}
	}
	function returnResults(it) {
		const { gen, schemaEnv, validateName, ValidationError, opts } = it;
		if (schemaEnv.$async) gen.if((0, codegen_1._)`${names_1.default.errors} === 0`, () => gen.return(names_1.default.data), () => gen.throw((0, codegen_1._)`new ${ValidationError}(${names_1.default.vErrors})`));
		else {
			gen.assign((0, codegen_1._)`${validateName}.errors`, names_1.default.vErrors);
			if (opts.unevaluated) assignEvaluated(it);
			gen.return((0, codegen_1._)`${names_1.default.errors} === 0`);
		}
	}
	function assignEvaluated({ gen, evaluated, props, items }) {
		if (props instanceof codegen_1.Name) gen.assign((0, codegen_1._)`${evaluated}.props`, props);
		if (items instanceof codegen_1.Name) gen.assign((0, codegen_1._)`${evaluated}.items`, items);
	}
	function schemaKeywords(it, types, typeErrors, errsCount) {
		const { gen, schema, data, allErrors, opts, self } = it;
		const { RULES } = self;
		if (schema.$ref && (opts.ignoreKeywordsWithRef || !(0, util_1.schemaHasRulesButRef)(schema, RULES))) {
			gen.block(() => keywordCode(it, "$ref", RULES.all.$ref.definition));
			return;
		}
		if (!opts.jtd) checkStrictTypes(it, types);
		gen.block(() => {
			for (const group of RULES.rules) groupKeywords(group);
			groupKeywords(RULES.post);
		});
		function groupKeywords(group) {
			if (!(0, applicability_1.shouldUseGroup)(schema, group)) return;
			if (group.type) {
				gen.if((0, dataType_2.checkDataType)(group.type, data, opts.strictNumbers));
				iterateKeywords(it, group);
				if (types.length === 1 && types[0] === group.type && typeErrors) {
					gen.else();
					(0, dataType_2.reportTypeError)(it);
				}
				gen.endIf();
			} else iterateKeywords(it, group);
			if (!allErrors) gen.if((0, codegen_1._)`${names_1.default.errors} === ${errsCount || 0}`);
		}
	}
	function iterateKeywords(it, group) {
		const { gen, schema, opts: { useDefaults } } = it;
		if (useDefaults) (0, defaults_1.assignDefaults)(it, group.type);
		gen.block(() => {
			for (const rule of group.rules) if ((0, applicability_1.shouldUseRule)(schema, rule)) keywordCode(it, rule.keyword, rule.definition, group.type);
		});
	}
	function checkStrictTypes(it, types) {
		if (it.schemaEnv.meta || !it.opts.strictTypes) return;
		checkContextTypes(it, types);
		if (!it.opts.allowUnionTypes) checkMultipleTypes(it, types);
		checkKeywordTypes(it, it.dataTypes);
	}
	function checkContextTypes(it, types) {
		if (!types.length) return;
		if (!it.dataTypes.length) {
			it.dataTypes = types;
			return;
		}
		types.forEach((t) => {
			if (!includesType(it.dataTypes, t)) strictTypesError(it, `type "${t}" not allowed by context "${it.dataTypes.join(",")}"`);
		});
		narrowSchemaTypes(it, types);
	}
	function checkMultipleTypes(it, ts) {
		if (ts.length > 1 && !(ts.length === 2 && ts.includes("null"))) strictTypesError(it, "use allowUnionTypes to allow union type keyword");
	}
	function checkKeywordTypes(it, ts) {
		const rules = it.self.RULES.all;
		for (const keyword in rules) {
			const rule = rules[keyword];
			if (typeof rule == "object" && (0, applicability_1.shouldUseRule)(it.schema, rule)) {
				const { type } = rule.definition;
				if (type.length && !type.some((t) => hasApplicableType(ts, t))) strictTypesError(it, `missing type "${type.join(",")}" for keyword "${keyword}"`);
			}
		}
	}
	function hasApplicableType(schTs, kwdT) {
		return schTs.includes(kwdT) || kwdT === "number" && schTs.includes("integer");
	}
	function includesType(ts, t) {
		return ts.includes(t) || t === "integer" && ts.includes("number");
	}
	function narrowSchemaTypes(it, withTypes) {
		const ts = [];
		for (const t of it.dataTypes) if (includesType(withTypes, t)) ts.push(t);
		else if (withTypes.includes("integer") && t === "number") ts.push("integer");
		it.dataTypes = ts;
	}
	function strictTypesError(it, msg) {
		const schemaPath = it.schemaEnv.baseId + it.errSchemaPath;
		msg += ` at "${schemaPath}" (strictTypes)`;
		(0, util_1.checkStrictMode)(it, msg, it.opts.strictTypes);
	}
	var KeywordCxt = class {
		constructor(it, def, keyword) {
			(0, keyword_1.validateKeywordUsage)(it, def, keyword);
			this.gen = it.gen;
			this.allErrors = it.allErrors;
			this.keyword = keyword;
			this.data = it.data;
			this.schema = it.schema[keyword];
			this.$data = def.$data && it.opts.$data && this.schema && this.schema.$data;
			this.schemaValue = (0, util_1.schemaRefOrVal)(it, this.schema, keyword, this.$data);
			this.schemaType = def.schemaType;
			this.parentSchema = it.schema;
			this.params = {};
			this.it = it;
			this.def = def;
			if (this.$data) this.schemaCode = it.gen.const("vSchema", getData(this.$data, it));
			else {
				this.schemaCode = this.schemaValue;
				if (!(0, keyword_1.validSchemaType)(this.schema, def.schemaType, def.allowUndefined)) throw new Error(`${keyword} value must be ${JSON.stringify(def.schemaType)}`);
			}
			if ("code" in def ? def.trackErrors : def.errors !== false) this.errsCount = it.gen.const("_errs", names_1.default.errors);
		}
		result(condition, successAction, failAction) {
			this.failResult((0, codegen_1.not)(condition), successAction, failAction);
		}
		failResult(condition, successAction, failAction) {
			this.gen.if(condition);
			if (failAction) failAction();
			else this.error();
			if (successAction) {
				this.gen.else();
				successAction();
				if (this.allErrors) this.gen.endIf();
			} else if (this.allErrors) this.gen.endIf();
			else this.gen.else();
		}
		pass(condition, failAction) {
			this.failResult((0, codegen_1.not)(condition), void 0, failAction);
		}
		fail(condition) {
			if (condition === void 0) {
				this.error();
				if (!this.allErrors) this.gen.if(false);
				return;
			}
			this.gen.if(condition);
			this.error();
			if (this.allErrors) this.gen.endIf();
			else this.gen.else();
		}
		fail$data(condition) {
			if (!this.$data) return this.fail(condition);
			const { schemaCode } = this;
			this.fail((0, codegen_1._)`${schemaCode} !== undefined && (${(0, codegen_1.or)(this.invalid$data(), condition)})`);
		}
		error(append, errorParams, errorPaths) {
			if (errorParams) {
				this.setParams(errorParams);
				this._error(append, errorPaths);
				this.setParams({});
				return;
			}
			this._error(append, errorPaths);
		}
		_error(append, errorPaths) {
			(append ? errors_1.reportExtraError : errors_1.reportError)(this, this.def.error, errorPaths);
		}
		$dataError() {
			(0, errors_1.reportError)(this, this.def.$dataError || errors_1.keyword$DataError);
		}
		reset() {
			if (this.errsCount === void 0) throw new Error("add \"trackErrors\" to keyword definition");
			(0, errors_1.resetErrorsCount)(this.gen, this.errsCount);
		}
		ok(cond) {
			if (!this.allErrors) this.gen.if(cond);
		}
		setParams(obj, assign) {
			if (assign) Object.assign(this.params, obj);
			else this.params = obj;
		}
		block$data(valid, codeBlock, $dataValid = codegen_1.nil) {
			this.gen.block(() => {
				this.check$data(valid, $dataValid);
				codeBlock();
			});
		}
		check$data(valid = codegen_1.nil, $dataValid = codegen_1.nil) {
			if (!this.$data) return;
			const { gen, schemaCode, schemaType, def } = this;
			gen.if((0, codegen_1.or)((0, codegen_1._)`${schemaCode} === undefined`, $dataValid));
			if (valid !== codegen_1.nil) gen.assign(valid, true);
			if (schemaType.length || def.validateSchema) {
				gen.elseIf(this.invalid$data());
				this.$dataError();
				if (valid !== codegen_1.nil) gen.assign(valid, false);
			}
			gen.else();
		}
		invalid$data() {
			const { gen, schemaCode, schemaType, def, it } = this;
			return (0, codegen_1.or)(wrong$DataType(), invalid$DataSchema());
			function wrong$DataType() {
				if (schemaType.length) {
					/* istanbul ignore if */
					if (!(schemaCode instanceof codegen_1.Name)) throw new Error("ajv implementation error");
					const st = Array.isArray(schemaType) ? schemaType : [schemaType];
					return (0, codegen_1._)`${(0, dataType_2.checkDataTypes)(st, schemaCode, it.opts.strictNumbers, dataType_2.DataType.Wrong)}`;
				}
				return codegen_1.nil;
			}
			function invalid$DataSchema() {
				if (def.validateSchema) {
					const validateSchemaRef = gen.scopeValue("validate$data", { ref: def.validateSchema });
					return (0, codegen_1._)`!${validateSchemaRef}(${schemaCode})`;
				}
				return codegen_1.nil;
			}
		}
		subschema(appl, valid) {
			const subschema = (0, subschema_1.getSubschema)(this.it, appl);
			(0, subschema_1.extendSubschemaData)(subschema, this.it, appl);
			(0, subschema_1.extendSubschemaMode)(subschema, appl);
			const nextContext = {
				...this.it,
				...subschema,
				items: void 0,
				props: void 0
			};
			subschemaCode(nextContext, valid);
			return nextContext;
		}
		mergeEvaluated(schemaCxt, toName) {
			const { it, gen } = this;
			if (!it.opts.unevaluated) return;
			if (it.props !== true && schemaCxt.props !== void 0) it.props = util_1.mergeEvaluated.props(gen, schemaCxt.props, it.props, toName);
			if (it.items !== true && schemaCxt.items !== void 0) it.items = util_1.mergeEvaluated.items(gen, schemaCxt.items, it.items, toName);
		}
		mergeValidEvaluated(schemaCxt, valid) {
			const { it, gen } = this;
			if (it.opts.unevaluated && (it.props !== true || it.items !== true)) {
				gen.if(valid, () => this.mergeEvaluated(schemaCxt, codegen_1.Name));
				return true;
			}
		}
	};
	exports.KeywordCxt = KeywordCxt;
	function keywordCode(it, keyword, def, ruleType) {
		const cxt = new KeywordCxt(it, def, keyword);
		if ("code" in def) def.code(cxt, ruleType);
		else if (cxt.$data && def.validate) (0, keyword_1.funcKeywordCode)(cxt, def);
		else if ("macro" in def) (0, keyword_1.macroKeywordCode)(cxt, def);
		else if (def.compile || def.validate) (0, keyword_1.funcKeywordCode)(cxt, def);
	}
	const JSON_POINTER = /^\/(?:[^~]|~0|~1)*$/;
	const RELATIVE_JSON_POINTER = /^([0-9]+)(#|\/(?:[^~]|~0|~1)*)?$/;
	function getData($data, { dataLevel, dataNames, dataPathArr }) {
		let jsonPointer;
		let data;
		if ($data === "") return names_1.default.rootData;
		if ($data[0] === "/") {
			if (!JSON_POINTER.test($data)) throw new Error(`Invalid JSON-pointer: ${$data}`);
			jsonPointer = $data;
			data = names_1.default.rootData;
		} else {
			const matches = RELATIVE_JSON_POINTER.exec($data);
			if (!matches) throw new Error(`Invalid JSON-pointer: ${$data}`);
			const up = +matches[1];
			jsonPointer = matches[2];
			if (jsonPointer === "#") {
				if (up >= dataLevel) throw new Error(errorMsg("property/index", up));
				return dataPathArr[dataLevel - up];
			}
			if (up > dataLevel) throw new Error(errorMsg("data", up));
			data = dataNames[dataLevel - up];
			if (!jsonPointer) return data;
		}
		let expr = data;
		const segments = jsonPointer.split("/");
		for (const segment of segments) if (segment) {
			data = (0, codegen_1._)`${data}${(0, codegen_1.getProperty)((0, util_1.unescapeJsonPointer)(segment))}`;
			expr = (0, codegen_1._)`${expr} && ${data}`;
		}
		return expr;
		function errorMsg(pointerType, up) {
			return `Cannot access ${pointerType} ${up} levels up, current level is ${dataLevel}`;
		}
	}
	exports.getData = getData;
}));

// node_modules/ajv/dist/runtime/validation_error.js
var require_validation_error = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	var ValidationError = class extends Error {
		constructor(errors) {
			super("validation failed");
			this.errors = errors;
			this.ajv = this.validation = true;
		}
	};
	exports.default = ValidationError;
}));

// node_modules/ajv/dist/compile/ref_error.js
var require_ref_error = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const resolve_1 = require_resolve();
	var MissingRefError = class extends Error {
		constructor(resolver, baseId, ref, msg) {
			super(msg || `can't resolve reference ${ref} from id ${baseId}`);
			this.missingRef = (0, resolve_1.resolveUrl)(resolver, baseId, ref);
			this.missingSchema = (0, resolve_1.normalizeId)((0, resolve_1.getFullPath)(resolver, this.missingRef));
		}
	};
	exports.default = MissingRefError;
}));

// node_modules/ajv/dist/compile/index.js
var require_compile = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.resolveSchema = exports.getCompilingSchema = exports.resolveRef = exports.compileSchema = exports.SchemaEnv = void 0;
	const codegen_1 = require_codegen();
	const validation_error_1 = require_validation_error();
	const names_1 = require_names();
	const resolve_1 = require_resolve();
	const util_1 = require_util();
	const validate_1 = require_validate();
	var SchemaEnv = class {
		constructor(env) {
			var _a;
			this.refs = {};
			this.dynamicAnchors = {};
			let schema;
			if (typeof env.schema == "object") schema = env.schema;
			this.schema = env.schema;
			this.schemaId = env.schemaId;
			this.root = env.root || this;
			this.baseId = (_a = env.baseId) !== null && _a !== void 0 ? _a : (0, resolve_1.normalizeId)(schema === null || schema === void 0 ? void 0 : schema[env.schemaId || "$id"]);
			this.schemaPath = env.schemaPath;
			this.localRefs = env.localRefs;
			this.meta = env.meta;
			this.$async = schema === null || schema === void 0 ? void 0 : schema.$async;
			this.refs = {};
		}
	};
	exports.SchemaEnv = SchemaEnv;
	function compileSchema(sch) {
		const _sch = getCompilingSchema.call(this, sch);
		if (_sch) return _sch;
		const rootId = (0, resolve_1.getFullPath)(this.opts.uriResolver, sch.root.baseId);
		const { es5, lines } = this.opts.code;
		const { ownProperties } = this.opts;
		const gen = new codegen_1.CodeGen(this.scope, {
			es5,
			lines,
			ownProperties
		});
		let _ValidationError;
		if (sch.$async) _ValidationError = gen.scopeValue("Error", {
			ref: validation_error_1.default,
			code: (0, codegen_1._)`require("ajv/dist/runtime/validation_error").default`
		});
		const validateName = gen.scopeName("validate");
		sch.validateName = validateName;
		const schemaCxt = {
			gen,
			allErrors: this.opts.allErrors,
			data: names_1.default.data,
			parentData: names_1.default.parentData,
			parentDataProperty: names_1.default.parentDataProperty,
			dataNames: [names_1.default.data],
			dataPathArr: [codegen_1.nil],
			dataLevel: 0,
			dataTypes: [],
			definedProperties: /* @__PURE__ */ new Set(),
			topSchemaRef: gen.scopeValue("schema", this.opts.code.source === true ? {
				ref: sch.schema,
				code: (0, codegen_1.stringify)(sch.schema)
			} : { ref: sch.schema }),
			validateName,
			ValidationError: _ValidationError,
			schema: sch.schema,
			schemaEnv: sch,
			rootId,
			baseId: sch.baseId || rootId,
			schemaPath: codegen_1.nil,
			errSchemaPath: sch.schemaPath || (this.opts.jtd ? "" : "#"),
			errorPath: (0, codegen_1._)`""`,
			opts: this.opts,
			self: this
		};
		let sourceCode;
		try {
			this._compilations.add(sch);
			(0, validate_1.validateFunctionCode)(schemaCxt);
			gen.optimize(this.opts.code.optimize);
			const validateCode = gen.toString();
			sourceCode = `${gen.scopeRefs(names_1.default.scope)}return ${validateCode}`;
			if (this.opts.code.process) sourceCode = this.opts.code.process(sourceCode, sch);
			const validate = new Function(`${names_1.default.self}`, `${names_1.default.scope}`, sourceCode)(this, this.scope.get());
			this.scope.value(validateName, { ref: validate });
			validate.errors = null;
			validate.schema = sch.schema;
			validate.schemaEnv = sch;
			if (sch.$async) validate.$async = true;
			if (this.opts.code.source === true) validate.source = {
				validateName,
				validateCode,
				scopeValues: gen._values
			};
			if (this.opts.unevaluated) {
				const { props, items } = schemaCxt;
				validate.evaluated = {
					props: props instanceof codegen_1.Name ? void 0 : props,
					items: items instanceof codegen_1.Name ? void 0 : items,
					dynamicProps: props instanceof codegen_1.Name,
					dynamicItems: items instanceof codegen_1.Name
				};
				if (validate.source) validate.source.evaluated = (0, codegen_1.stringify)(validate.evaluated);
			}
			sch.validate = validate;
			return sch;
		} catch (e) {
			delete sch.validate;
			delete sch.validateName;
			if (sourceCode) this.logger.error("Error compiling schema, function code:", sourceCode);
			throw e;
		} finally {
			this._compilations.delete(sch);
		}
	}
	exports.compileSchema = compileSchema;
	function resolveRef(root, baseId, ref) {
		var _a;
		ref = (0, resolve_1.resolveUrl)(this.opts.uriResolver, baseId, ref);
		const schOrFunc = root.refs[ref];
		if (schOrFunc) return schOrFunc;
		let _sch = resolve.call(this, root, ref);
		if (_sch === void 0) {
			const schema = (_a = root.localRefs) === null || _a === void 0 ? void 0 : _a[ref];
			const { schemaId } = this.opts;
			if (schema) _sch = new SchemaEnv({
				schema,
				schemaId,
				root,
				baseId
			});
		}
		if (_sch === void 0) return;
		return root.refs[ref] = inlineOrCompile.call(this, _sch);
	}
	exports.resolveRef = resolveRef;
	function inlineOrCompile(sch) {
		if ((0, resolve_1.inlineRef)(sch.schema, this.opts.inlineRefs)) return sch.schema;
		return sch.validate ? sch : compileSchema.call(this, sch);
	}
	function getCompilingSchema(schEnv) {
		for (const sch of this._compilations) if (sameSchemaEnv(sch, schEnv)) return sch;
	}
	exports.getCompilingSchema = getCompilingSchema;
	function sameSchemaEnv(s1, s2) {
		return s1.schema === s2.schema && s1.root === s2.root && s1.baseId === s2.baseId;
	}
	function resolve(root, ref) {
		let sch;
		while (typeof (sch = this.refs[ref]) == "string") ref = sch;
		return sch || this.schemas[ref] || resolveSchema.call(this, root, ref);
	}
	function resolveSchema(root, ref) {
		const p = this.opts.uriResolver.parse(ref);
		const refPath = (0, resolve_1._getFullPath)(this.opts.uriResolver, p);
		let baseId = (0, resolve_1.getFullPath)(this.opts.uriResolver, root.baseId, void 0);
		if (Object.keys(root.schema).length > 0 && refPath === baseId) return getJsonPointer.call(this, p, root);
		const id = (0, resolve_1.normalizeId)(refPath);
		const schOrRef = this.refs[id] || this.schemas[id];
		if (typeof schOrRef == "string") {
			const sch = resolveSchema.call(this, root, schOrRef);
			if (typeof (sch === null || sch === void 0 ? void 0 : sch.schema) !== "object") return;
			return getJsonPointer.call(this, p, sch);
		}
		if (typeof (schOrRef === null || schOrRef === void 0 ? void 0 : schOrRef.schema) !== "object") return;
		if (!schOrRef.validate) compileSchema.call(this, schOrRef);
		if (id === (0, resolve_1.normalizeId)(ref)) {
			const { schema } = schOrRef;
			const { schemaId } = this.opts;
			const schId = schema[schemaId];
			if (schId) baseId = (0, resolve_1.resolveUrl)(this.opts.uriResolver, baseId, schId);
			return new SchemaEnv({
				schema,
				schemaId,
				root,
				baseId
			});
		}
		return getJsonPointer.call(this, p, schOrRef);
	}
	exports.resolveSchema = resolveSchema;
	const PREVENT_SCOPE_CHANGE = /* @__PURE__ */ new Set([
		"properties",
		"patternProperties",
		"enum",
		"dependencies",
		"definitions"
	]);
	function getJsonPointer(parsedRef, { baseId, schema, root }) {
		var _a;
		if (((_a = parsedRef.fragment) === null || _a === void 0 ? void 0 : _a[0]) !== "/") return;
		for (const part of parsedRef.fragment.slice(1).split("/")) {
			if (typeof schema === "boolean") return;
			const partSchema = schema[(0, util_1.unescapeFragment)(part)];
			if (partSchema === void 0) return;
			schema = partSchema;
			const schId = typeof schema === "object" && schema[this.opts.schemaId];
			if (!PREVENT_SCOPE_CHANGE.has(part) && schId) baseId = (0, resolve_1.resolveUrl)(this.opts.uriResolver, baseId, schId);
		}
		let env;
		if (typeof schema != "boolean" && schema.$ref && !(0, util_1.schemaHasRulesButRef)(schema, this.RULES)) {
			const $ref = (0, resolve_1.resolveUrl)(this.opts.uriResolver, baseId, schema.$ref);
			env = resolveSchema.call(this, root, $ref);
		}
		const { schemaId } = this.opts;
		env = env || new SchemaEnv({
			schema,
			schemaId,
			root,
			baseId
		});
		if (env.schema !== env.root.schema) return env;
	}
}));

// node_modules/ajv/dist/refs/data.json
var require_data = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$id": "https://raw.githubusercontent.com/ajv-validator/ajv/master/lib/refs/data.json#",
		"description": "Meta-schema for $data reference (JSON AnySchema extension proposal)",
		"type": "object",
		"required": ["$data"],
		"properties": { "$data": {
			"type": "string",
			"anyOf": [{ "format": "relative-json-pointer" }, { "format": "json-pointer" }]
		} },
		"additionalProperties": false
	};
}));

// node_modules/fast-uri/lib/utils.js
var require_utils = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const isUUID = RegExp.prototype.test.bind(/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu);
	const isIPv4 = RegExp.prototype.test.bind(/^(?:(?:25[0-5]|2[0-4]\d|1\d{2}|[1-9]\d|\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d{2}|[1-9]\d|\d)$/u);
	const isPort = RegExp.prototype.test.bind(/^\d*$/u);
	const isHexPair = RegExp.prototype.test.bind(/^[\da-f]{2}$/iu);
	const isUnreserved = RegExp.prototype.test.bind(/^[\da-z\-._~]$/iu);
	const isPathCharacter = RegExp.prototype.test.bind(/^[A-Za-z0-9\-._~!$&'()*+,;=:@/]$/u);
	const isQueryFragmentCharacter = RegExp.prototype.test.bind(/^[A-Za-z0-9\-._~!$&'()*+,;=:@/?]$/u);
	const isUserinfoCharacter = RegExp.prototype.test.bind(/^[A-Za-z0-9\-._~!$&'()*+,;=:]$/u);
	const BYTE_HEX = new Array(256);
	{
		const HEX_DIGITS = "0123456789ABCDEF";
		for (let i = 0; i < 256; i++) BYTE_HEX[i] = "%" + HEX_DIGITS[i >> 4] + HEX_DIGITS[i & 15];
	}
	function percentEncodeNonAscii(cp) {
		if (cp < 2048) return BYTE_HEX[192 | cp >> 6] + BYTE_HEX[128 | cp & 63];
		if (cp < 65536) return BYTE_HEX[224 | cp >> 12] + BYTE_HEX[128 | cp >> 6 & 63] + BYTE_HEX[128 | cp & 63];
		return BYTE_HEX[240 | cp >> 18] + BYTE_HEX[128 | cp >> 12 & 63] + BYTE_HEX[128 | cp >> 6 & 63] + BYTE_HEX[128 | cp & 63];
	}
	function stringArrayToHexStripped(input) {
		let acc = "";
		let code = 0;
		let i = 0;
		for (i = 0; i < input.length; i++) {
			code = input[i].charCodeAt(0);
			if (code === 48) continue;
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 70 || code >= 97 && code <= 102)) return "";
			acc += input[i];
			break;
		}
		for (i += 1; i < input.length; i++) {
			code = input[i].charCodeAt(0);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 70 || code >= 97 && code <= 102)) return "";
			acc += input[i];
		}
		return acc;
	}
	const isHextet = RegExp.prototype.test.bind(/^[\dA-Fa-f]{1,4}$/);
	const isIPvFuture = RegExp.prototype.test.bind(/^[vV][\dA-Fa-f]+\.[A-Za-z\d\-._~!$&'()*+,;=:]+$/);
	const isZoneCharacter = RegExp.prototype.test.bind(/^[A-Za-z\d\-._~]$/);
	const nonSimpleDomain = RegExp.prototype.test.bind(/[^!"$&'()*+,\-.;=_`a-z{}~]/u);
	function isZoneIdentifier(zone) {
		if (zone.length === 0) return false;
		for (let i = 0; i < zone.length; i++) {
			if (isZoneCharacter(zone[i])) continue;
			if (zone[i] === "%" && i + 2 < zone.length && isHexPair(zone.slice(i + 1, i + 3))) {
				i += 2;
				continue;
			}
			return false;
		}
		return true;
	}
	function compressIPv6ZeroRun(hextets) {
		let bestStart = -1;
		let bestLength = 0;
		let runStart = -1;
		let runLength = 0;
		for (let i = 0; i < hextets.length; i++) if (hextets[i] === "0") {
			if (runStart === -1) runStart = i;
			runLength++;
			if (runLength > bestLength) {
				bestLength = runLength;
				bestStart = runStart;
			}
		} else {
			runStart = -1;
			runLength = 0;
		}
		if (bestLength < 2) return hextets.join(":");
		const head = hextets.slice(0, bestStart).join(":");
		const tail = hextets.slice(bestStart + bestLength).join(":");
		return head + "::" + tail;
	}
	function normalizeIPv6Address(input) {
		const compression = input.indexOf("::");
		if (compression !== -1 && input.indexOf("::", compression + 1) !== -1) return void 0;
		const left = compression === -1 ? input.split(":") : input.slice(0, compression).split(":");
		const right = compression === -1 ? [] : input.slice(compression + 2).split(":");
		if (compression !== -1) {
			if (left.length === 1 && left[0] === "") left.length = 0;
			if (right.length === 1 && right[0] === "") right.length = 0;
		}
		const parts = left.concat(right);
		let hextetCount = 0;
		for (let i = 0; i < parts.length; i++) {
			const part = parts[i];
			if (part === "") return void 0;
			if (part.indexOf(".") !== -1) {
				if (i !== parts.length - 1 || compression !== -1 && right.length === 0 || !isIPv4(part)) return void 0;
				hextetCount += 2;
				continue;
			}
			if (!isHextet(part)) return void 0;
			parts[i] = parseInt(part, 16).toString(16);
			hextetCount++;
		}
		if (compression === -1) {
			if (hextetCount !== 8) return void 0;
			return compressIPv6ZeroRun(parts);
		}
		if (hextetCount >= 8) return void 0;
		const expanded = parts.slice(0, left.length);
		for (let i = hextetCount; i < 8; i++) expanded.push("0");
		for (let i = left.length; i < parts.length; i++) expanded.push(parts[i]);
		return compressIPv6ZeroRun(expanded);
	}
	function normalizeIPv6(host) {
		const bracketed = host[0] === "[" && host[host.length - 1] === "]";
		if ((host[0] === "[" || host[host.length - 1] === "]") && !bracketed) return {
			host,
			isIPV6: false,
			error: true
		};
		let input = bracketed ? host.slice(1, -1) : host;
		if (bracketed && isIPvFuture(input)) {
			input = input.toLowerCase();
			return {
				host: `[${input}]`,
				escapedHost: input,
				isIPV6: false,
				isIPVFuture: true
			};
		}
		if (findToken(input, ":") < 2) return {
			host,
			isIPV6: false,
			error: bracketed
		};
		let zoneIdentifier = "";
		const zoneSeparator = input.indexOf("%");
		if (zoneSeparator !== -1) {
			const separatorLength = input.slice(zoneSeparator, zoneSeparator + 3).toLowerCase() === "%25" ? 3 : 1;
			zoneIdentifier = input.slice(zoneSeparator + separatorLength);
			if (!isZoneIdentifier(zoneIdentifier)) return {
				host,
				isIPV6: false,
				error: true
			};
			input = input.slice(0, zoneSeparator);
		}
		const address = normalizeIPv6Address(input);
		if (address === void 0) return {
			host,
			isIPV6: false,
			error: true
		};
		return {
			host: address + (zoneIdentifier ? "%" + zoneIdentifier : ""),
			escapedHost: address + (zoneIdentifier ? "%25" + zoneIdentifier : ""),
			isIPV6: true
		};
	}
	function findToken(str, token) {
		let ind = 0;
		for (let i = 0; i < str.length; i++) if (str[i] === token) ind++;
		return ind;
	}
	function removeDotSegments(path) {
		let input = path;
		const output = [];
		let nextSlash = -1;
		let len = 0;
		while (len = input.length) {
			if (len === 1) {
				if (input === ".") break;
				else if (input === "/") {
					output.push("/");
					break;
				} else {
					output.push(input);
					break;
				}
			} else if (len === 2) {
				if (input[0] === ".") {
					if (input[1] === ".") break;
					else if (input[1] === "/") {
						input = input.slice(2);
						continue;
					}
				} else if (input[0] === "/") {
					if (input[1] === "." || input[1] === "/") {
						output.push("/");
						break;
					}
				}
			} else if (len === 3) {
				if (input === "/..") {
					if (output.length !== 0) output.pop();
					output.push("/");
					break;
				}
			}
			if (input[0] === ".") {
				if (input[1] === ".") {
					if (input[2] === "/") {
						input = input.slice(3);
						continue;
					}
				} else if (input[1] === "/") {
					input = input.slice(2);
					continue;
				}
			} else if (input[0] === "/") {
				if (input[1] === ".") {
					if (input[2] === "/") {
						input = input.slice(2);
						continue;
					} else if (input[2] === ".") {
						if (input[3] === "/") {
							input = input.slice(3);
							if (output.length !== 0) output.pop();
							continue;
						}
					}
				}
			}
			if ((nextSlash = input.indexOf("/", 1)) === -1) {
				output.push(input);
				break;
			} else {
				output.push(input.slice(0, nextSlash));
				input = input.slice(nextSlash);
			}
		}
		return output.join("");
	}
	function removeDotSegmentsRelative(path) {
		if (path === "" || path[0] === "/") return removeDotSegments(path);
		const segments = path.split("/");
		const last = segments.length - 1;
		const output = [];
		let trailingDirectory = false;
		for (let i = 0; i <= last; i++) {
			const segment = segments[i];
			if (segment === "." || segment === "..") {
				if (segment === "..") {
					if (output.length !== 0 && output[output.length - 1] !== "..") output.pop();
					else output.push("..");
				}
				trailingDirectory = i === last;
			} else output.push(segment);
		}
		if (trailingDirectory && output[output.length - 1] !== "..") output.push("");
		if (output.length === 0 || output[0] === "" || output[0].includes(":")) output.unshift(".");
		return output.join("/");
	}
	const HOST_DELIMS = {
		"@": "%40",
		"/": "%2F",
		"?": "%3F",
		"#": "%23",
		":": "%3A"
	};
	const HOST_DELIM_RE = /[@/?#:]/g;
	const HOST_DELIM_NO_COLON_RE = /[@/?#]/g;
	function reescapeHostDelimiters(host, isIP) {
		const re = isIP ? HOST_DELIM_NO_COLON_RE : HOST_DELIM_RE;
		re.lastIndex = 0;
		return host.replace(re, (ch) => HOST_DELIMS[ch]);
	}
	function normalizePercentEncoding(input, decodeUnreserved = false) {
		if (input.indexOf("%") === -1) return input;
		let output = "";
		for (let i = 0; i < input.length; i++) {
			if (input[i] === "%" && i + 2 < input.length) {
				const hex = input.slice(i + 1, i + 3);
				if (isHexPair(hex)) {
					const normalizedHex = hex.toUpperCase();
					const decoded = String.fromCharCode(parseInt(normalizedHex, 16));
					if (decodeUnreserved && isUnreserved(decoded)) output += decoded;
					else output += "%" + normalizedHex;
					i += 2;
					continue;
				}
			}
			output += input[i];
		}
		return output;
	}
	function normalizePathEncoding(input) {
		let output = "";
		for (let i = 0; i < input.length; i++) {
			const ch = input[i];
			if (ch === "%" && i + 2 < input.length) {
				const hex = input.slice(i + 1, i + 3);
				if (isHexPair(hex)) {
					const normalizedHex = hex.toUpperCase();
					const decoded = String.fromCharCode(parseInt(normalizedHex, 16));
					if (decoded !== "." && isUnreserved(decoded)) output += decoded;
					else output += "%" + normalizedHex;
					i += 2;
					continue;
				}
			}
			if (isPathCharacter(ch)) output += ch;
			else {
				const code = input.charCodeAt(i);
				if (code < 128) output += isEscapeSafe(code) ? ch : BYTE_HEX[code];
				else if (code < 55296 || code > 57343) output += percentEncodeNonAscii(code);
				else if (code <= 56319 && i + 1 < input.length) {
					const low = input.charCodeAt(i + 1);
					if (low >= 56320 && low <= 57343) {
						output += percentEncodeNonAscii(65536 + (code - 55296 << 10) + (low - 56320));
						i++;
					} else output += percentEncodeNonAscii(65533);
				} else output += percentEncodeNonAscii(65533);
			}
		}
		return output;
	}
	function serializePathEncoding(input, pathNoScheme = false) {
		let output = "";
		let firstSegment = pathNoScheme && input[0] !== "/";
		for (let i = 0; i < input.length; i++) {
			const ch = input[i];
			if (ch === "%" && i + 2 < input.length) {
				const hex = input.slice(i + 1, i + 3);
				if (isHexPair(hex)) {
					output += "%" + hex.toUpperCase();
					i += 2;
					continue;
				}
			}
			if (ch === "/") firstSegment = false;
			if (isPathCharacter(ch) && (ch !== ":" || !firstSegment)) output += ch;
			else {
				const code = input.charCodeAt(i);
				if (code < 128) output += BYTE_HEX[code];
				else if (code < 55296 || code > 57343) output += percentEncodeNonAscii(code);
				else if (code <= 56319 && i + 1 < input.length) {
					const low = input.charCodeAt(i + 1);
					if (low >= 56320 && low <= 57343) {
						output += percentEncodeNonAscii(65536 + (code - 55296 << 10) + (low - 56320));
						i++;
					} else output += percentEncodeNonAscii(65533);
				} else output += percentEncodeNonAscii(65533);
			}
		}
		return output;
	}
	function encodeComponent(input, isAllowed) {
		let output = "";
		for (let i = 0; i < input.length; i++) {
			const ch = input[i];
			if (ch === "%" && i + 2 < input.length) {
				const hex = input.slice(i + 1, i + 3);
				if (isHexPair(hex)) {
					output += "%" + hex.toUpperCase();
					i += 2;
					continue;
				}
			}
			if (isAllowed(ch)) output += ch;
			else {
				const code = input.charCodeAt(i);
				if (code < 128) output += BYTE_HEX[code];
				else if (code < 55296 || code > 57343) output += percentEncodeNonAscii(code);
				else if (code <= 56319 && i + 1 < input.length) {
					const low = input.charCodeAt(i + 1);
					if (low >= 56320 && low <= 57343) {
						output += percentEncodeNonAscii(65536 + (code - 55296 << 10) + (low - 56320));
						i++;
					} else output += percentEncodeNonAscii(65533);
				} else output += percentEncodeNonAscii(65533);
			}
		}
		return output;
	}
	function encodeUserinfo(input) {
		return encodeComponent(input, isUserinfoCharacter);
	}
	function encodeQuery(input) {
		return encodeComponent(input, isQueryFragmentCharacter);
	}
	function encodeFragment(input) {
		return encodeComponent(input, isQueryFragmentCharacter);
	}
	function isEscapeSafe(cp) {
		return cp >= 48 && cp <= 57 || cp >= 65 && cp <= 90 || cp >= 97 && cp <= 122 || cp === 42 || cp === 43 || cp === 45 || cp === 46 || cp === 47 || cp === 64 || cp === 95;
	}
	function normalizeQueryFragmentEncoding(input) {
		let output = "";
		for (let i = 0; i < input.length; i++) {
			const ch = input[i];
			if (ch === "%" && i + 2 < input.length) {
				const hex = input.slice(i + 1, i + 3);
				if (isHexPair(hex)) {
					const normalizedHex = hex.toUpperCase();
					const decoded = String.fromCharCode(parseInt(normalizedHex, 16));
					if (isUnreserved(decoded)) output += decoded;
					else output += "%" + normalizedHex;
					i += 2;
					continue;
				}
			}
			if (isQueryFragmentCharacter(ch)) output += ch;
			else {
				const code = input.charCodeAt(i);
				if (code < 128) output += isEscapeSafe(code) ? ch : BYTE_HEX[code];
				else if (code < 55296 || code > 57343) output += percentEncodeNonAscii(code);
				else if (code <= 56319 && i + 1 < input.length) {
					const low = input.charCodeAt(i + 1);
					if (low >= 56320 && low <= 57343) {
						output += percentEncodeNonAscii(65536 + (code - 55296 << 10) + (low - 56320));
						i++;
					} else output += percentEncodeNonAscii(65533);
				} else output += percentEncodeNonAscii(65533);
			}
		}
		return output;
	}
	function escapePreservingEscapes(input) {
		let output = "";
		for (let i = 0; i < input.length; i++) {
			if (input[i] === "%" && i + 2 < input.length) {
				const hex = input.slice(i + 1, i + 3);
				if (isHexPair(hex)) {
					output += "%" + hex.toUpperCase();
					i += 2;
					continue;
				}
			}
			output += escape(input[i]);
		}
		return output;
	}
	function recomposeAuthority(component) {
		const uriTokens = [];
		if (component.userinfo !== void 0) {
			uriTokens.push(encodeUserinfo(component.userinfo));
			uriTokens.push("@");
		}
		if (component.host !== void 0) {
			let host = component.host;
			if (!isIPv4(host)) {
				let ipV6res = normalizeIPv6(host);
				if (ipV6res.isIPV6 !== true && ipV6res.isIPVFuture !== true) {
					host = normalizePercentEncoding(host, true);
					ipV6res = normalizeIPv6(host);
				}
				if (ipV6res.isIPV6 === true || ipV6res.isIPVFuture === true) host = `[${ipV6res.escapedHost}]`;
				else host = reescapeHostDelimiters(host, false);
			}
			uriTokens.push(host);
		}
		if (typeof component.port === "number" || typeof component.port === "string") {
			const port = String(component.port);
			if (!isPort(port)) throw new TypeError("URI port is malformed.");
			uriTokens.push(":");
			uriTokens.push(port);
		}
		return uriTokens.length ? uriTokens.join("") : void 0;
	}
	module.exports = {
		nonSimpleDomain,
		recomposeAuthority,
		reescapeHostDelimiters,
		normalizePercentEncoding,
		normalizePathEncoding,
		serializePathEncoding,
		normalizeQueryFragmentEncoding,
		encodeUserinfo,
		encodeQuery,
		encodeFragment,
		escapePreservingEscapes,
		removeDotSegments,
		removeDotSegmentsRelative,
		isIPv4,
		isUUID,
		normalizeIPv6,
		stringArrayToHexStripped
	};
}));

// node_modules/fast-uri/lib/schemes.js
var require_schemes = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isUUID } = require_utils();
	const URN_REG = /^([\da-z][\d\-a-z]{0,31}):((?:[\w!$'()*+,\-./:;=@]|%[\da-f]{2})+)$/iu;
	const supportedSchemeNames = [
		"http",
		"https",
		"ws",
		"wss",
		"urn",
		"urn:uuid"
	];
	function isValidSchemeName(name) {
		return supportedSchemeNames.indexOf(name) !== -1;
	}
	function wsIsSecure(wsComponent) {
		if (wsComponent.secure === true) return true;
		else if (wsComponent.secure === false) return false;
		else if (wsComponent.scheme) return wsComponent.scheme.length === 3 && (wsComponent.scheme[0] === "w" || wsComponent.scheme[0] === "W") && (wsComponent.scheme[1] === "s" || wsComponent.scheme[1] === "S") && (wsComponent.scheme[2] === "s" || wsComponent.scheme[2] === "S");
		else return false;
	}
	function httpParse(component) {
		if (!component.host) component.error = component.error || "HTTP URIs must have a host.";
		return component;
	}
	function httpSerialize(component) {
		const secure = String(component.scheme).toLowerCase() === "https";
		if (component.port === (secure ? 443 : 80) || component.port === "") component.port = void 0;
		if (!component.path) component.path = "/";
		return component;
	}
	function wsParse(wsComponent) {
		wsComponent.secure = wsIsSecure(wsComponent);
		wsComponent.resourceName = (wsComponent.path || "/") + (wsComponent.query ? "?" + wsComponent.query : "");
		wsComponent.path = void 0;
		wsComponent.query = void 0;
		return wsComponent;
	}
	function wsSerialize(wsComponent) {
		if (wsComponent.port === (wsIsSecure(wsComponent) ? 443 : 80) || wsComponent.port === "") wsComponent.port = void 0;
		if (typeof wsComponent.secure === "boolean") {
			wsComponent.scheme = wsComponent.secure ? "wss" : "ws";
			wsComponent.secure = void 0;
		}
		if (wsComponent.resourceName) {
			const queryIndex = wsComponent.resourceName.indexOf("?");
			const path = queryIndex === -1 ? wsComponent.resourceName : wsComponent.resourceName.slice(0, queryIndex);
			wsComponent.path = path && path !== "/" ? path : void 0;
			wsComponent.query = queryIndex === -1 ? void 0 : wsComponent.resourceName.slice(queryIndex + 1);
			wsComponent.resourceName = void 0;
		}
		wsComponent.fragment = void 0;
		return wsComponent;
	}
	function urnParse(urnComponent, options) {
		if (!urnComponent.path) {
			urnComponent.error = "URN can not be parsed";
			return urnComponent;
		}
		const matches = urnComponent.path.match(URN_REG);
		if (matches && matches[0] === urnComponent.path) {
			const scheme = options.scheme || urnComponent.scheme || "urn";
			urnComponent.nid = matches[1].toLowerCase();
			urnComponent.nss = matches[2];
			const schemeHandler = getSchemeHandler(`${scheme}:${options.nid || urnComponent.nid}`);
			urnComponent.path = void 0;
			if (schemeHandler) urnComponent = schemeHandler.parse(urnComponent, options);
		} else urnComponent.error = urnComponent.error || "URN can not be parsed.";
		return urnComponent;
	}
	function urnSerialize(urnComponent, options) {
		if (urnComponent.nid === void 0) throw new Error("URN without nid cannot be serialized");
		const scheme = options.scheme || urnComponent.scheme || "urn";
		const nid = urnComponent.nid.toLowerCase();
		const schemeHandler = getSchemeHandler(`${scheme}:${options.nid || nid}`);
		if (schemeHandler) urnComponent = schemeHandler.serialize(urnComponent, options);
		const uriComponent = urnComponent;
		const nss = urnComponent.nss;
		uriComponent.path = `${nid || options.nid}:${nss}`;
		options.skipEscape = true;
		return uriComponent;
	}
	function urnuuidParse(urnComponent, options) {
		const uuidComponent = urnComponent;
		uuidComponent.uuid = uuidComponent.nss;
		uuidComponent.nss = void 0;
		if (!options.tolerant && (!uuidComponent.uuid || !isUUID(uuidComponent.uuid))) uuidComponent.error = uuidComponent.error || "UUID is not valid.";
		return uuidComponent;
	}
	function urnuuidSerialize(uuidComponent) {
		const urnComponent = uuidComponent;
		urnComponent.nss = (uuidComponent.uuid || "").toLowerCase();
		return urnComponent;
	}
	const http = {
		scheme: "http",
		domainHost: true,
		parse: httpParse,
		serialize: httpSerialize
	};
	const https = {
		scheme: "https",
		domainHost: http.domainHost,
		parse: httpParse,
		serialize: httpSerialize
	};
	const ws = {
		scheme: "ws",
		domainHost: true,
		parse: wsParse,
		serialize: wsSerialize
	};
	const SCHEMES = {
		http,
		https,
		ws,
		wss: {
			scheme: "wss",
			domainHost: ws.domainHost,
			parse: ws.parse,
			serialize: ws.serialize
		},
		urn: {
			scheme: "urn",
			parse: urnParse,
			serialize: urnSerialize,
			skipNormalize: true
		},
		"urn:uuid": {
			scheme: "urn:uuid",
			parse: urnuuidParse,
			serialize: urnuuidSerialize,
			skipNormalize: true
		}
	};
	Object.setPrototypeOf(SCHEMES, null);
	function getSchemeHandler(scheme) {
		return scheme && (SCHEMES[scheme] || SCHEMES[scheme.toLowerCase()]) || void 0;
	}
	module.exports = {
		wsIsSecure,
		SCHEMES,
		isValidSchemeName,
		getSchemeHandler
	};
}));

// node_modules/fast-uri/index.js
var require_fast_uri = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { normalizeIPv6, removeDotSegments, removeDotSegmentsRelative, recomposeAuthority, normalizePercentEncoding, normalizePathEncoding, serializePathEncoding, normalizeQueryFragmentEncoding, encodeQuery, encodeFragment, reescapeHostDelimiters, isIPv4, nonSimpleDomain } = require_utils();
	const { SCHEMES, getSchemeHandler } = require_schemes();
	const VALID_SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/u;
	const MALFORMED_SCHEME_ERROR = "URI scheme is malformed.";
	const MALFORMED_HOST_ERROR = "URI host is malformed.";
	const FORBIDDEN_DOMAIN_HOST_CHARACTER = /[\0-\x20"#/:<>?@[\\\]^`{|}\x7F]/u;
	function validateScheme(scheme) {
		const stringScheme = String(scheme);
		if (!VALID_SCHEME.test(stringScheme)) throw new TypeError(MALFORMED_SCHEME_ERROR);
		return stringScheme;
	}
	function normalize(uri, options) {
		if (typeof uri === "string") uri = normalizeString(uri, options);
		else if (typeof uri === "object") uri = parse(serialize(uri, options), options);
		return uri;
	}
	function resolve(baseURI, relativeURI, options) {
		const schemelessOptions = options ? Object.assign({ scheme: "null" }, options) : { scheme: "null" };
		const { parsed: baseParsed, malformedAuthorityOrPort: baseMalformed, malformedPercentEncoding: baseMalformedPercentEncoding, malformedSchemeSpecific: baseMalformedSchemeSpecific, malformedHost: baseMalformedHost, malformedScheme: baseMalformedScheme } = parseWithStatus(baseURI, schemelessOptions);
		const { parsed: relativeParsed, malformedAuthorityOrPort: relativeMalformed, malformedPercentEncoding: relativeMalformedPercentEncoding, malformedSchemeSpecific: relativeMalformedSchemeSpecific, malformedHost: relativeMalformedHost, malformedScheme: relativeMalformedScheme } = parseWithStatus(relativeURI, schemelessOptions);
		if (baseMalformed || relativeMalformed || baseMalformedPercentEncoding || relativeMalformedPercentEncoding || baseMalformedSchemeSpecific || relativeMalformedSchemeSpecific || baseMalformedHost || relativeMalformedHost || baseMalformedScheme || relativeMalformedScheme) throw new Error(baseParsed.error || relativeParsed.error || "URI is malformed.");
		const resolved = resolveComponent(baseParsed, relativeParsed, schemelessOptions, true);
		const resolvedSchemeHandler = getSchemeHandler(options && options.scheme || resolved.scheme);
		const resolvedHost = resolved.host;
		const resolvedHostIsIP = resolvedHost !== void 0 && resolvedHost !== "" && (isIPv4(resolvedHost) || normalizeIPv6(resolvedHost).isIPV6);
		if (hasForbiddenDomainHost(resolved, options || {}, resolvedSchemeHandler, resolvedHostIsIP)) throw new Error(MALFORMED_HOST_ERROR);
		canonicalizeHost(resolved, options || {}, resolvedSchemeHandler, resolvedHostIsIP);
		const encodedASCIIHost = resolvedHost && resolvedHost.indexOf("%") !== -1 && !/\P{ASCII}/u.test(resolvedHost);
		if (resolved.error && !encodedASCIIHost) throw new Error(resolved.error);
		schemelessOptions.skipEscape = true;
		return serialize(resolved, schemelessOptions);
	}
	function resolveComponent(base, relative, options, skipNormalization) {
		const target = {};
		if (!skipNormalization) {
			base = parse(serialize(base, options), options);
			relative = parse(serialize(relative, options), options);
		}
		options = options || {};
		if (!options.tolerant && relative.scheme) {
			target.scheme = relative.scheme;
			target.userinfo = relative.userinfo;
			target.host = relative.host;
			target.port = relative.port;
			target.path = removeDotSegments(relative.path || "");
			target.query = relative.query;
		} else {
			if (relative.userinfo !== void 0 || relative.host !== void 0 || relative.port !== void 0) {
				target.userinfo = relative.userinfo;
				target.host = relative.host;
				target.port = relative.port;
				target.path = removeDotSegments(relative.path || "");
				target.query = relative.query;
			} else {
				if (!relative.path) {
					target.path = base.path;
					if (relative.query !== void 0) target.query = relative.query;
					else target.query = base.query;
				} else {
					if (relative.path[0] === "/") target.path = removeDotSegments(relative.path);
					else {
						const baseHasAuthority = base.userinfo !== void 0 || base.host !== void 0 || base.port !== void 0;
						if (baseHasAuthority && !base.path) target.path = "/" + relative.path;
						else if (!base.path) target.path = relative.path;
						else target.path = base.path.slice(0, base.path.lastIndexOf("/") + 1) + relative.path;
						target.path = base.scheme === void 0 && !baseHasAuthority && target.path[0] !== "/" ? removeDotSegmentsRelative(target.path) : removeDotSegments(target.path);
					}
					target.query = relative.query;
				}
				target.userinfo = base.userinfo;
				target.host = base.host;
				target.port = base.port;
			}
			target.scheme = base.scheme;
		}
		target.fragment = relative.fragment;
		return target;
	}
	function equal(uriA, uriB, options) {
		const normalizedA = normalizeComparableURI(uriA, options);
		const normalizedB = normalizeComparableURI(uriB, options);
		return normalizedA !== void 0 && normalizedB !== void 0 && normalizedA === normalizedB;
	}
	function serialize(cmpts, opts) {
		const component = {
			host: cmpts.host,
			scheme: cmpts.scheme,
			userinfo: cmpts.userinfo,
			port: cmpts.port,
			path: cmpts.path,
			query: cmpts.query,
			nid: cmpts.nid,
			nss: cmpts.nss,
			uuid: cmpts.uuid,
			fragment: cmpts.fragment,
			reference: cmpts.reference,
			resourceName: cmpts.resourceName,
			secure: cmpts.secure,
			error: ""
		};
		const options = Object.assign({}, opts);
		const uriTokens = [];
		if (component.scheme) component.scheme = validateScheme(component.scheme);
		const schemeHandler = getSchemeHandler(options.scheme || component.scheme);
		if (schemeHandler && schemeHandler.serialize) schemeHandler.serialize(component, options);
		const hasAuthority = component.userinfo !== void 0 || component.host !== void 0 || component.port !== void 0;
		const schemelessReference = (component.scheme === void 0 || options.reference === "suffix") && !hasAuthority;
		const pathNoScheme = !options.skipEscape && schemelessReference;
		if (component.path !== void 0) {
			if (!options.skipEscape) component.path = serializePathEncoding(component.path, pathNoScheme);
			else component.path = normalizePercentEncoding(component.path);
		}
		if (options.reference !== "suffix" && component.scheme) {
			component.scheme = validateScheme(component.scheme);
			uriTokens.push(component.scheme, ":");
		}
		const authority = recomposeAuthority(component);
		if (authority !== void 0) {
			if (options.reference !== "suffix") uriTokens.push("//");
			uriTokens.push(authority);
			if (component.path && component.path[0] !== "/") uriTokens.push("/");
		}
		if (component.path !== void 0) {
			let s = component.path;
			if (!options.absolutePath && (!schemeHandler || !schemeHandler.absolutePath)) s = schemelessReference && s[0] !== "/" ? removeDotSegmentsRelative(s) : removeDotSegments(s);
			if (schemelessReference) s = serializePathEncoding(s, true);
			if (authority === void 0 && s[0] === "/" && s[1] === "/") s = "/%2F" + s.slice(2);
			uriTokens.push(s);
		}
		if (component.query !== void 0) uriTokens.push("?", encodeQuery(component.query));
		if (component.fragment !== void 0) uriTokens.push("#", encodeFragment(component.fragment));
		return uriTokens.join("");
	}
	const URI_PARSE = /^(?:([^#/:?]+):)?(?:\/\/((?:([^#/?@]*)@)?(\[[^#/?\]]+\]|[^#/:?]*)(?::(\d*))?))?([^#?]*)(?:\?([^#]*))?(?:#((?:.|[\n\r])*))?/u;
	const AUTHORITY_PREFIX = /^(?:[^#/:?]+:)?\/\/([^/?#]*)/;
	const AUTHORITY_INTRODUCER_REGION = /^(?:[^#/:?]+:)?([/\\\t\n\r]*)/;
	function getParseError(parsed, matches) {
		if (matches[2] !== void 0 && parsed.path && parsed.path[0] !== "/") return "URI path must start with \"/\" when authority is present.";
		if (typeof parsed.port === "number" && (parsed.port < 0 || parsed.port > 65535)) return "URI port is malformed.";
	}
	function hasMalformedPercentEncoding(component) {
		if (component === void 0) return false;
		let percent = component.indexOf("%");
		while (percent !== -1) {
			if (percent + 2 >= component.length || !/^[\da-f]{2}$/iu.test(component.slice(percent + 1, percent + 3))) return true;
			percent = component.indexOf("%", percent + 3);
		}
		return false;
	}
	function isIPLiteral(host) {
		return host[0] === "[" && host[host.length - 1] === "]";
	}
	function hasMalformedComponentPercentEncoding(matches) {
		const host = matches[4];
		return hasMalformedPercentEncoding(matches[3]) || host !== void 0 && !isIPLiteral(host) && hasMalformedPercentEncoding(host) || hasMalformedPercentEncoding(matches[6]) || hasMalformedPercentEncoding(matches[7]) || hasMalformedPercentEncoding(matches[8]);
	}
	function canonicalizeHost(parsed, options, schemeHandler, isIP) {
		if (hasForbiddenDomainHost(parsed, options, schemeHandler, isIP)) {
			parsed.error = parsed.error || MALFORMED_HOST_ERROR;
			return true;
		}
		if (!options.unicodeSupport && (!schemeHandler || !schemeHandler.unicodeSupport) && parsed.host && !isIPLiteral(parsed.host) && (options.domainHost || schemeHandler && schemeHandler.domainHost) && isIP === false && nonSimpleDomain(parsed.host)) {
			let url;
			try {
				url = new URL("http://" + parsed.host);
			} catch (e) {
				parsed.error = parsed.error || "Host's domain name can not be converted to ASCII: " + e;
				return true;
			}
			if (!isHostOnlyURL(url)) {
				parsed.error = parsed.error || MALFORMED_HOST_ERROR;
				return true;
			}
			parsed.host = url.hostname;
		}
		return false;
	}
	function hasForbiddenDomainHost(parsed, options, schemeHandler, isIP) {
		return Boolean(parsed.host && isIP === false && !isIPLiteral(parsed.host) && (options.domainHost || schemeHandler && schemeHandler.domainHost) && FORBIDDEN_DOMAIN_HOST_CHARACTER.test(parsed.host));
	}
	function isHostOnlyURL(url) {
		return url.username === "" && url.password === "" && url.port === "" && url.pathname === "/" && url.search === "" && url.hash === "" && url.hostname !== "";
	}
	function parseWithStatus(uri, opts) {
		const options = Object.assign({}, opts);
		const parsed = {
			scheme: void 0,
			userinfo: void 0,
			host: "",
			port: void 0,
			path: "",
			query: void 0,
			fragment: void 0
		};
		let malformedAuthorityOrPort = false;
		let malformedPercentEncoding = false;
		let malformedSchemeSpecific = false;
		let malformedHost = false;
		let malformedIPLiteral = false;
		let malformedScheme = false;
		let isIP = false;
		if (options.reference === "suffix") {
			if (options.scheme) uri = options.scheme + ":" + uri;
			else uri = "//" + uri;
		}
		const authorityMatch = uri.match(AUTHORITY_PREFIX);
		if (authorityMatch !== null && authorityMatch[1].indexOf("\\") !== -1) {
			parsed.error = "URI authority must not contain a literal backslash.";
			malformedAuthorityOrPort = true;
		}
		const introducerMatch = uri.match(AUTHORITY_INTRODUCER_REGION);
		if (introducerMatch !== null) {
			const region = introducerMatch[1];
			const normalizedRegion = region.replace(/[\t\n\r]/g, "");
			if (normalizedRegion.length >= 2) {
				if (normalizedRegion.slice(0, 2) !== "//") {
					parsed.error = parsed.error || "URI authority must not contain a literal backslash.";
					malformedAuthorityOrPort = true;
				} else if (region.length !== normalizedRegion.length) {
					parsed.error = parsed.error || "URI authority introducer must not contain whitespace.";
					malformedAuthorityOrPort = true;
				}
			}
		}
		const matches = uri.match(URI_PARSE);
		if (matches) {
			parsed.scheme = matches[1];
			parsed.userinfo = matches[3];
			parsed.host = matches[4];
			parsed.port = parseInt(matches[5], 10);
			parsed.path = matches[6] || "";
			parsed.query = matches[7];
			parsed.fragment = matches[8];
			if (parsed.scheme !== void 0) {
				if (VALID_SCHEME.test(parsed.scheme)) parsed.scheme = parsed.scheme.toLowerCase();
				else {
					parsed.error = parsed.error || MALFORMED_SCHEME_ERROR;
					malformedScheme = true;
				}
			}
			malformedPercentEncoding = hasMalformedComponentPercentEncoding(matches);
			if (malformedPercentEncoding) parsed.error = parsed.error || "URI contains malformed percent-encoding.";
			if (isNaN(parsed.port)) parsed.port = matches[5];
			const parseError = getParseError(parsed, matches);
			if (parseError !== void 0) {
				parsed.error = parsed.error || parseError;
				malformedAuthorityOrPort = true;
			}
			if (parsed.host) {
				if (isIPv4(parsed.host) === false) {
					const bracketedIPLiteral = isIPLiteral(parsed.host);
					const hasIPLiteralBracket = parsed.host.indexOf("[") !== -1 || parsed.host.indexOf("]") !== -1;
					const ipv6result = normalizeIPv6(parsed.host);
					isIP = ipv6result.isIPV6 || ipv6result.isIPVFuture === true;
					malformedIPLiteral = hasIPLiteralBracket && (!bracketedIPLiteral || ipv6result.error === true);
					parsed.host = isIP ? ipv6result.host : ipv6result.host.toLowerCase();
					if (malformedIPLiteral) {
						parsed.error = parsed.error || MALFORMED_HOST_ERROR;
						malformedAuthorityOrPort = true;
					}
				} else isIP = true;
			}
			if (parsed.scheme === void 0 && parsed.userinfo === void 0 && parsed.host === void 0 && parsed.port === void 0 && parsed.query === void 0 && !parsed.path) parsed.reference = "same-document";
			else if (parsed.scheme === void 0) parsed.reference = "relative";
			else if (parsed.fragment === void 0) parsed.reference = "absolute";
			else parsed.reference = "uri";
			if (options.reference && options.reference !== "suffix" && options.reference !== parsed.reference) parsed.error = parsed.error || "URI is not a " + options.reference + " reference.";
			const schemeHandler = getSchemeHandler(options.scheme || parsed.scheme);
			if (!malformedIPLiteral) malformedHost = canonicalizeHost(parsed, options, schemeHandler, isIP);
			if (uri.indexOf("%") !== -1 && parsed.host !== void 0 && !malformedIPLiteral) {
				let host = isIP ? parsed.host : normalizePercentEncoding(parsed.host, true);
				if (!isIP) host = normalizePercentEncoding(host.toLowerCase());
				parsed.host = isIP || options.scheme !== "null" ? reescapeHostDelimiters(host, isIP) : host;
			}
			if (!schemeHandler || schemeHandler && !schemeHandler.skipNormalize) {
				if (parsed.path) parsed.path = normalizePathEncoding(parsed.path);
				if (parsed.query) parsed.query = normalizeQueryFragmentEncoding(parsed.query);
				if (parsed.fragment) parsed.fragment = normalizeQueryFragmentEncoding(parsed.fragment);
			}
			if (schemeHandler && schemeHandler.parse) {
				schemeHandler.parse(parsed, options);
				if (schemeHandler === SCHEMES.urn && parsed.nid === void 0) malformedSchemeSpecific = true;
			}
		} else parsed.error = parsed.error || "URI can not be parsed.";
		return {
			parsed,
			malformedAuthorityOrPort,
			malformedPercentEncoding,
			malformedSchemeSpecific,
			malformedHost,
			malformedScheme
		};
	}
	function parse(uri, opts) {
		return parseWithStatus(uri, opts).parsed;
	}
	function normalizeString(uri, opts) {
		return normalizeStringWithStatus(uri, opts).normalized;
	}
	function normalizeStringWithStatus(uri, opts) {
		const { parsed, malformedAuthorityOrPort, malformedPercentEncoding, malformedSchemeSpecific, malformedHost, malformedScheme } = parseWithStatus(uri, opts);
		return {
			normalized: malformedAuthorityOrPort || malformedPercentEncoding || malformedSchemeSpecific || malformedHost || malformedScheme ? uri : serialize(parsed, opts),
			malformedAuthorityOrPort,
			malformedPercentEncoding,
			malformedSchemeSpecific,
			malformedHost,
			malformedScheme
		};
	}
	function normalizeComparableURI(uri, opts) {
		if (typeof uri !== "string" && typeof uri !== "object") return;
		let value;
		try {
			value = typeof uri === "string" ? uri : serialize(uri, opts);
		} catch {
			return;
		}
		const { normalized, malformedAuthorityOrPort, malformedPercentEncoding, malformedSchemeSpecific, malformedHost, malformedScheme } = normalizeStringWithStatus(value, opts);
		return malformedAuthorityOrPort || malformedPercentEncoding || malformedSchemeSpecific || malformedHost || malformedScheme ? void 0 : normalized;
	}
	const fastUri = {
		SCHEMES,
		normalize,
		resolve,
		resolveComponent,
		equal,
		serialize,
		parse
	};
	module.exports = fastUri;
	module.exports.default = fastUri;
	module.exports.fastUri = fastUri;
}));

// node_modules/ajv/dist/runtime/uri.js
var require_uri = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const uri = require_fast_uri();
	uri.code = "require(\"ajv/dist/runtime/uri\").default";
	exports.default = uri;
}));

// node_modules/ajv/dist/core.js
var require_core$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CodeGen = exports.Name = exports.nil = exports.stringify = exports.str = exports._ = exports.KeywordCxt = void 0;
	var validate_1 = require_validate();
	Object.defineProperty(exports, "KeywordCxt", {
		enumerable: true,
		get: function() {
			return validate_1.KeywordCxt;
		}
	});
	var codegen_1 = require_codegen();
	Object.defineProperty(exports, "_", {
		enumerable: true,
		get: function() {
			return codegen_1._;
		}
	});
	Object.defineProperty(exports, "str", {
		enumerable: true,
		get: function() {
			return codegen_1.str;
		}
	});
	Object.defineProperty(exports, "stringify", {
		enumerable: true,
		get: function() {
			return codegen_1.stringify;
		}
	});
	Object.defineProperty(exports, "nil", {
		enumerable: true,
		get: function() {
			return codegen_1.nil;
		}
	});
	Object.defineProperty(exports, "Name", {
		enumerable: true,
		get: function() {
			return codegen_1.Name;
		}
	});
	Object.defineProperty(exports, "CodeGen", {
		enumerable: true,
		get: function() {
			return codegen_1.CodeGen;
		}
	});
	const validation_error_1 = require_validation_error();
	const ref_error_1 = require_ref_error();
	const rules_1 = require_rules();
	const compile_1 = require_compile();
	const codegen_2 = require_codegen();
	const resolve_1 = require_resolve();
	const dataType_1 = require_dataType();
	const util_1 = require_util();
	const $dataRefSchema = require_data();
	const uri_1 = require_uri();
	const defaultRegExp = (str, flags) => new RegExp(str, flags);
	defaultRegExp.code = "new RegExp";
	const META_IGNORE_OPTIONS = [
		"removeAdditional",
		"useDefaults",
		"coerceTypes"
	];
	const EXT_SCOPE_NAMES = /* @__PURE__ */ new Set([
		"validate",
		"serialize",
		"parse",
		"wrapper",
		"root",
		"schema",
		"keyword",
		"pattern",
		"formats",
		"validate$data",
		"func",
		"obj",
		"Error"
	]);
	const removedOptions = {
		errorDataPath: "",
		format: "`validateFormats: false` can be used instead.",
		nullable: "\"nullable\" keyword is supported by default.",
		jsonPointers: "Deprecated jsPropertySyntax can be used instead.",
		extendRefs: "Deprecated ignoreKeywordsWithRef can be used instead.",
		missingRefs: "Pass empty schema with $id that should be ignored to ajv.addSchema.",
		processCode: "Use option `code: {process: (code, schemaEnv: object) => string}`",
		sourceCode: "Use option `code: {source: true}`",
		strictDefaults: "It is default now, see option `strict`.",
		strictKeywords: "It is default now, see option `strict`.",
		uniqueItems: "\"uniqueItems\" keyword is always validated.",
		unknownFormats: "Disable strict mode or pass `true` to `ajv.addFormat` (or `formats` option).",
		cache: "Map is used as cache, schema object as key.",
		serialize: "Map is used as cache, schema object as key.",
		ajvErrors: "It is default now."
	};
	const deprecatedOptions = {
		ignoreKeywordsWithRef: "",
		jsPropertySyntax: "",
		unicode: "\"minLength\"/\"maxLength\" account for unicode characters by default."
	};
	const MAX_EXPRESSION = 200;
	function requiredOptions(o) {
		var _a, _b, _c, _d, _e, _f, _g, _h, _j, _k, _l, _m, _o, _p, _q, _r, _s, _t, _u, _v, _w, _x, _y, _z, _0;
		const s = o.strict;
		const _optz = (_a = o.code) === null || _a === void 0 ? void 0 : _a.optimize;
		const optimize = _optz === true || _optz === void 0 ? 1 : _optz || 0;
		const regExp = (_c = (_b = o.code) === null || _b === void 0 ? void 0 : _b.regExp) !== null && _c !== void 0 ? _c : defaultRegExp;
		const uriResolver = (_d = o.uriResolver) !== null && _d !== void 0 ? _d : uri_1.default;
		return {
			strictSchema: (_f = (_e = o.strictSchema) !== null && _e !== void 0 ? _e : s) !== null && _f !== void 0 ? _f : true,
			strictNumbers: (_h = (_g = o.strictNumbers) !== null && _g !== void 0 ? _g : s) !== null && _h !== void 0 ? _h : true,
			strictTypes: (_k = (_j = o.strictTypes) !== null && _j !== void 0 ? _j : s) !== null && _k !== void 0 ? _k : "log",
			strictTuples: (_m = (_l = o.strictTuples) !== null && _l !== void 0 ? _l : s) !== null && _m !== void 0 ? _m : "log",
			strictRequired: (_p = (_o = o.strictRequired) !== null && _o !== void 0 ? _o : s) !== null && _p !== void 0 ? _p : false,
			code: o.code ? {
				...o.code,
				optimize,
				regExp
			} : {
				optimize,
				regExp
			},
			loopRequired: (_q = o.loopRequired) !== null && _q !== void 0 ? _q : MAX_EXPRESSION,
			loopEnum: (_r = o.loopEnum) !== null && _r !== void 0 ? _r : MAX_EXPRESSION,
			meta: (_s = o.meta) !== null && _s !== void 0 ? _s : true,
			messages: (_t = o.messages) !== null && _t !== void 0 ? _t : true,
			inlineRefs: (_u = o.inlineRefs) !== null && _u !== void 0 ? _u : true,
			schemaId: (_v = o.schemaId) !== null && _v !== void 0 ? _v : "$id",
			addUsedSchema: (_w = o.addUsedSchema) !== null && _w !== void 0 ? _w : true,
			validateSchema: (_x = o.validateSchema) !== null && _x !== void 0 ? _x : true,
			validateFormats: (_y = o.validateFormats) !== null && _y !== void 0 ? _y : true,
			unicodeRegExp: (_z = o.unicodeRegExp) !== null && _z !== void 0 ? _z : true,
			int32range: (_0 = o.int32range) !== null && _0 !== void 0 ? _0 : true,
			uriResolver
		};
	}
	var Ajv = class {
		constructor(opts = {}) {
			this.schemas = {};
			this.refs = {};
			this.formats = Object.create(null);
			this._compilations = /* @__PURE__ */ new Set();
			this._loading = {};
			this._cache = /* @__PURE__ */ new Map();
			opts = this.opts = {
				...opts,
				...requiredOptions(opts)
			};
			const { es5, lines } = this.opts.code;
			this.scope = new codegen_2.ValueScope({
				scope: {},
				prefixes: EXT_SCOPE_NAMES,
				es5,
				lines
			});
			this.logger = getLogger(opts.logger);
			const formatOpt = opts.validateFormats;
			opts.validateFormats = false;
			this.RULES = (0, rules_1.getRules)();
			checkOptions.call(this, removedOptions, opts, "NOT SUPPORTED");
			checkOptions.call(this, deprecatedOptions, opts, "DEPRECATED", "warn");
			this._metaOpts = getMetaSchemaOptions.call(this);
			if (opts.formats) addInitialFormats.call(this);
			this._addVocabularies();
			this._addDefaultMetaSchema();
			if (opts.keywords) addInitialKeywords.call(this, opts.keywords);
			if (typeof opts.meta == "object") this.addMetaSchema(opts.meta);
			addInitialSchemas.call(this);
			opts.validateFormats = formatOpt;
		}
		_addVocabularies() {
			this.addKeyword("$async");
		}
		_addDefaultMetaSchema() {
			const { $data, meta, schemaId } = this.opts;
			let _dataRefSchema = $dataRefSchema;
			if (schemaId === "id") {
				_dataRefSchema = { ...$dataRefSchema };
				_dataRefSchema.id = _dataRefSchema.$id;
				delete _dataRefSchema.$id;
			}
			if (meta && $data) this.addMetaSchema(_dataRefSchema, _dataRefSchema[schemaId], false);
		}
		defaultMeta() {
			const { meta, schemaId } = this.opts;
			return this.opts.defaultMeta = typeof meta == "object" ? meta[schemaId] || meta : void 0;
		}
		validate(schemaKeyRef, data) {
			let v;
			if (typeof schemaKeyRef == "string") {
				v = this.getSchema(schemaKeyRef);
				if (!v) throw new Error(`no schema with key or ref "${schemaKeyRef}"`);
			} else v = this.compile(schemaKeyRef);
			const valid = v(data);
			if (!("$async" in v)) this.errors = v.errors;
			return valid;
		}
		compile(schema, _meta) {
			const sch = this._addSchema(schema, _meta);
			return sch.validate || this._compileSchemaEnv(sch);
		}
		compileAsync(schema, meta) {
			if (typeof this.opts.loadSchema != "function") throw new Error("options.loadSchema should be a function");
			const { loadSchema } = this.opts;
			return runCompileAsync.call(this, schema, meta);
			async function runCompileAsync(_schema, _meta) {
				await loadMetaSchema.call(this, _schema.$schema);
				const sch = this._addSchema(_schema, _meta);
				return sch.validate || _compileAsync.call(this, sch);
			}
			async function loadMetaSchema($ref) {
				if ($ref && !this.getSchema($ref)) await runCompileAsync.call(this, { $ref }, true);
			}
			async function _compileAsync(sch) {
				try {
					return this._compileSchemaEnv(sch);
				} catch (e) {
					if (!(e instanceof ref_error_1.default)) throw e;
					checkLoaded.call(this, e);
					await loadMissingSchema.call(this, e.missingSchema);
					return _compileAsync.call(this, sch);
				}
			}
			function checkLoaded({ missingSchema: ref, missingRef }) {
				if (this.refs[ref]) throw new Error(`AnySchema ${ref} is loaded but ${missingRef} cannot be resolved`);
			}
			async function loadMissingSchema(ref) {
				const _schema = await _loadSchema.call(this, ref);
				if (!this.refs[ref]) await loadMetaSchema.call(this, _schema.$schema);
				if (!this.refs[ref]) this.addSchema(_schema, ref, meta);
			}
			async function _loadSchema(ref) {
				const p = this._loading[ref];
				if (p) return p;
				try {
					return await (this._loading[ref] = loadSchema(ref));
				} finally {
					delete this._loading[ref];
				}
			}
		}
		addSchema(schema, key, _meta, _validateSchema = this.opts.validateSchema) {
			if (Array.isArray(schema)) {
				for (const sch of schema) this.addSchema(sch, void 0, _meta, _validateSchema);
				return this;
			}
			let id;
			if (typeof schema === "object") {
				const { schemaId } = this.opts;
				id = schema[schemaId];
				if (id !== void 0 && typeof id != "string") throw new Error(`schema ${schemaId} must be string`);
			}
			key = (0, resolve_1.normalizeId)(key || id);
			this._checkUnique(key);
			this.schemas[key] = this._addSchema(schema, _meta, key, _validateSchema, true);
			return this;
		}
		addMetaSchema(schema, key, _validateSchema = this.opts.validateSchema) {
			this.addSchema(schema, key, true, _validateSchema);
			return this;
		}
		validateSchema(schema, throwOrLogError) {
			if (typeof schema == "boolean") return true;
			let $schema;
			$schema = schema.$schema;
			if ($schema !== void 0 && typeof $schema != "string") throw new Error("$schema must be a string");
			$schema = $schema || this.opts.defaultMeta || this.defaultMeta();
			if (!$schema) {
				this.logger.warn("meta-schema not available");
				this.errors = null;
				return true;
			}
			const valid = this.validate($schema, schema);
			if (!valid && throwOrLogError) {
				const message = "schema is invalid: " + this.errorsText();
				if (this.opts.validateSchema === "log") this.logger.error(message);
				else throw new Error(message);
			}
			return valid;
		}
		getSchema(keyRef) {
			let sch;
			while (typeof (sch = getSchEnv.call(this, keyRef)) == "string") keyRef = sch;
			if (sch === void 0) {
				const { schemaId } = this.opts;
				const root = new compile_1.SchemaEnv({
					schema: {},
					schemaId
				});
				sch = compile_1.resolveSchema.call(this, root, keyRef);
				if (!sch) return;
				this.refs[keyRef] = sch;
			}
			return sch.validate || this._compileSchemaEnv(sch);
		}
		removeSchema(schemaKeyRef) {
			if (schemaKeyRef instanceof RegExp) {
				this._removeAllSchemas(this.schemas, schemaKeyRef);
				this._removeAllSchemas(this.refs, schemaKeyRef);
				return this;
			}
			switch (typeof schemaKeyRef) {
				case "undefined":
					this._removeAllSchemas(this.schemas);
					this._removeAllSchemas(this.refs);
					this._cache.clear();
					return this;
				case "string": {
					const sch = getSchEnv.call(this, schemaKeyRef);
					if (typeof sch == "object") this._cache.delete(sch.schema);
					delete this.schemas[schemaKeyRef];
					delete this.refs[schemaKeyRef];
					return this;
				}
				case "object": {
					const cacheKey = schemaKeyRef;
					this._cache.delete(cacheKey);
					let id = schemaKeyRef[this.opts.schemaId];
					if (id) {
						id = (0, resolve_1.normalizeId)(id);
						delete this.schemas[id];
						delete this.refs[id];
					}
					return this;
				}
				default: throw new Error("ajv.removeSchema: invalid parameter");
			}
		}
		addVocabulary(definitions) {
			for (const def of definitions) this.addKeyword(def);
			return this;
		}
		addKeyword(kwdOrDef, def) {
			let keyword;
			if (typeof kwdOrDef == "string") {
				keyword = kwdOrDef;
				if (typeof def == "object") {
					this.logger.warn("these parameters are deprecated, see docs for addKeyword");
					def.keyword = keyword;
				}
			} else if (typeof kwdOrDef == "object" && def === void 0) {
				def = kwdOrDef;
				keyword = def.keyword;
				if (Array.isArray(keyword) && !keyword.length) throw new Error("addKeywords: keyword must be string or non-empty array");
			} else throw new Error("invalid addKeywords parameters");
			checkKeyword.call(this, keyword, def);
			if (!def) {
				(0, util_1.eachItem)(keyword, (kwd) => addRule.call(this, kwd));
				return this;
			}
			keywordMetaschema.call(this, def);
			const definition = {
				...def,
				type: (0, dataType_1.getJSONTypes)(def.type),
				schemaType: (0, dataType_1.getJSONTypes)(def.schemaType)
			};
			(0, util_1.eachItem)(keyword, definition.type.length === 0 ? (k) => addRule.call(this, k, definition) : (k) => definition.type.forEach((t) => addRule.call(this, k, definition, t)));
			return this;
		}
		getKeyword(keyword) {
			const rule = this.RULES.all[keyword];
			return typeof rule == "object" ? rule.definition : !!rule;
		}
		removeKeyword(keyword) {
			const { RULES } = this;
			delete RULES.keywords[keyword];
			delete RULES.all[keyword];
			for (const group of RULES.rules) {
				const i = group.rules.findIndex((rule) => rule.keyword === keyword);
				if (i >= 0) group.rules.splice(i, 1);
			}
			return this;
		}
		addFormat(name, format) {
			if (typeof format == "string") format = new RegExp(format);
			this.formats[name] = format;
			return this;
		}
		errorsText(errors = this.errors, { separator = ", ", dataVar = "data" } = {}) {
			if (!errors || errors.length === 0) return "No errors";
			return errors.map((e) => `${dataVar}${e.instancePath} ${e.message}`).reduce((text, msg) => text + separator + msg);
		}
		$dataMetaSchema(metaSchema, keywordsJsonPointers) {
			const rules = this.RULES.all;
			metaSchema = JSON.parse(JSON.stringify(metaSchema));
			for (const jsonPointer of keywordsJsonPointers) {
				const segments = jsonPointer.split("/").slice(1);
				let keywords = metaSchema;
				for (const seg of segments) keywords = keywords[seg];
				for (const key in rules) {
					const rule = rules[key];
					if (typeof rule != "object") continue;
					const { $data } = rule.definition;
					const schema = keywords[key];
					if ($data && schema) keywords[key] = schemaOrData(schema);
				}
			}
			return metaSchema;
		}
		_removeAllSchemas(schemas, regex) {
			for (const keyRef in schemas) {
				const sch = schemas[keyRef];
				if (!regex || regex.test(keyRef)) {
					if (typeof sch == "string") delete schemas[keyRef];
					else if (sch && !sch.meta) {
						this._cache.delete(sch.schema);
						delete schemas[keyRef];
					}
				}
			}
		}
		_addSchema(schema, meta, baseId, validateSchema = this.opts.validateSchema, addSchema = this.opts.addUsedSchema) {
			let id;
			const { schemaId } = this.opts;
			if (typeof schema == "object") id = schema[schemaId];
			else if (this.opts.jtd) throw new Error("schema must be object");
			else if (typeof schema != "boolean") throw new Error("schema must be object or boolean");
			let sch = this._cache.get(schema);
			if (sch !== void 0) return sch;
			baseId = (0, resolve_1.normalizeId)(id || baseId);
			const localRefs = resolve_1.getSchemaRefs.call(this, schema, baseId);
			sch = new compile_1.SchemaEnv({
				schema,
				schemaId,
				meta,
				baseId,
				localRefs
			});
			this._cache.set(sch.schema, sch);
			if (addSchema && !baseId.startsWith("#")) {
				if (baseId) this._checkUnique(baseId);
				this.refs[baseId] = sch;
			}
			if (validateSchema) this.validateSchema(schema, true);
			return sch;
		}
		_checkUnique(id) {
			if (this.schemas[id] || this.refs[id]) throw new Error(`schema with key or id "${id}" already exists`);
		}
		_compileSchemaEnv(sch) {
			if (sch.meta) this._compileMetaSchema(sch);
			else compile_1.compileSchema.call(this, sch);
			/* istanbul ignore if */
			if (!sch.validate) throw new Error("ajv implementation error");
			return sch.validate;
		}
		_compileMetaSchema(sch) {
			const currentOpts = this.opts;
			this.opts = this._metaOpts;
			try {
				compile_1.compileSchema.call(this, sch);
			} finally {
				this.opts = currentOpts;
			}
		}
	};
	Ajv.ValidationError = validation_error_1.default;
	Ajv.MissingRefError = ref_error_1.default;
	exports.default = Ajv;
	function checkOptions(checkOpts, options, msg, log = "error") {
		for (const key in checkOpts) {
			const opt = key;
			if (opt in options) this.logger[log](`${msg}: option ${key}. ${checkOpts[opt]}`);
		}
	}
	function getSchEnv(keyRef) {
		keyRef = (0, resolve_1.normalizeId)(keyRef);
		return this.schemas[keyRef] || this.refs[keyRef];
	}
	function addInitialSchemas() {
		const optsSchemas = this.opts.schemas;
		if (!optsSchemas) return;
		if (Array.isArray(optsSchemas)) this.addSchema(optsSchemas);
		else for (const key in optsSchemas) this.addSchema(optsSchemas[key], key);
	}
	function addInitialFormats() {
		for (const name in this.opts.formats) {
			const format = this.opts.formats[name];
			if (format) this.addFormat(name, format);
		}
	}
	function addInitialKeywords(defs) {
		if (Array.isArray(defs)) {
			this.addVocabulary(defs);
			return;
		}
		this.logger.warn("keywords option as map is deprecated, pass array");
		for (const keyword in defs) {
			const def = defs[keyword];
			if (!def.keyword) def.keyword = keyword;
			this.addKeyword(def);
		}
	}
	function getMetaSchemaOptions() {
		const metaOpts = { ...this.opts };
		for (const opt of META_IGNORE_OPTIONS) delete metaOpts[opt];
		return metaOpts;
	}
	const noLogs = {
		log() {},
		warn() {},
		error() {}
	};
	function getLogger(logger) {
		if (logger === false) return noLogs;
		if (logger === void 0) return console;
		if (logger.log && logger.warn && logger.error) return logger;
		throw new Error("logger must implement log, warn and error methods");
	}
	const KEYWORD_NAME = /^[a-z_$][a-z0-9_$:-]*$/i;
	function checkKeyword(keyword, def) {
		const { RULES } = this;
		(0, util_1.eachItem)(keyword, (kwd) => {
			if (RULES.keywords[kwd]) throw new Error(`Keyword ${kwd} is already defined`);
			if (!KEYWORD_NAME.test(kwd)) throw new Error(`Keyword ${kwd} has invalid name`);
		});
		if (!def) return;
		if (def.$data && !("code" in def || "validate" in def)) throw new Error("$data keyword must have \"code\" or \"validate\" function");
	}
	function addRule(keyword, definition, dataType) {
		var _a;
		const post = definition === null || definition === void 0 ? void 0 : definition.post;
		if (dataType && post) throw new Error("keyword with \"post\" flag cannot have \"type\"");
		const { RULES } = this;
		let ruleGroup = post ? RULES.post : RULES.rules.find(({ type: t }) => t === dataType);
		if (!ruleGroup) {
			ruleGroup = {
				type: dataType,
				rules: []
			};
			RULES.rules.push(ruleGroup);
		}
		RULES.keywords[keyword] = true;
		if (!definition) return;
		const rule = {
			keyword,
			definition: {
				...definition,
				type: (0, dataType_1.getJSONTypes)(definition.type),
				schemaType: (0, dataType_1.getJSONTypes)(definition.schemaType)
			}
		};
		if (definition.before) addBeforeRule.call(this, ruleGroup, rule, definition.before);
		else ruleGroup.rules.push(rule);
		RULES.all[keyword] = rule;
		(_a = definition.implements) === null || _a === void 0 || _a.forEach((kwd) => this.addKeyword(kwd));
	}
	function addBeforeRule(ruleGroup, rule, before) {
		const i = ruleGroup.rules.findIndex((_rule) => _rule.keyword === before);
		if (i >= 0) ruleGroup.rules.splice(i, 0, rule);
		else {
			ruleGroup.rules.push(rule);
			this.logger.warn(`rule ${before} is not defined`);
		}
	}
	function keywordMetaschema(def) {
		let { metaSchema } = def;
		if (metaSchema === void 0) return;
		if (def.$data && this.opts.$data) metaSchema = schemaOrData(metaSchema);
		def.validateSchema = this.compile(metaSchema, true);
	}
	const $dataRef = { $ref: "https://raw.githubusercontent.com/ajv-validator/ajv/master/lib/refs/data.json#" };
	function schemaOrData(schema) {
		return { anyOf: [schema, $dataRef] };
	}
}));

// node_modules/ajv/dist/vocabularies/core/id.js
var require_id = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const def = {
		keyword: "id",
		code() {
			throw new Error("NOT SUPPORTED: keyword \"id\", use \"$id\" for schema ID");
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/core/ref.js
var require_ref = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.callRef = exports.getValidate = void 0;
	const ref_error_1 = require_ref_error();
	const code_1 = require_code();
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const compile_1 = require_compile();
	const util_1 = require_util();
	const def = {
		keyword: "$ref",
		schemaType: "string",
		code(cxt) {
			const { gen, schema: $ref, it } = cxt;
			const { baseId, schemaEnv: env, validateName, opts, self } = it;
			const { root } = env;
			if (($ref === "#" || $ref === "#/") && baseId === root.baseId) return callRootRef();
			const schOrEnv = compile_1.resolveRef.call(self, root, baseId, $ref);
			if (schOrEnv === void 0) throw new ref_error_1.default(it.opts.uriResolver, baseId, $ref);
			if (schOrEnv instanceof compile_1.SchemaEnv) return callValidate(schOrEnv);
			return inlineRefSchema(schOrEnv);
			function callRootRef() {
				if (env === root) return callRef(cxt, validateName, env, env.$async);
				const rootName = gen.scopeValue("root", { ref: root });
				return callRef(cxt, (0, codegen_1._)`${rootName}.validate`, root, root.$async);
			}
			function callValidate(sch) {
				callRef(cxt, getValidate(cxt, sch), sch, sch.$async);
			}
			function inlineRefSchema(sch) {
				const schName = gen.scopeValue("schema", opts.code.source === true ? {
					ref: sch,
					code: (0, codegen_1.stringify)(sch)
				} : { ref: sch });
				const valid = gen.name("valid");
				const schCxt = cxt.subschema({
					schema: sch,
					dataTypes: [],
					schemaPath: codegen_1.nil,
					topSchemaRef: schName,
					errSchemaPath: $ref
				}, valid);
				cxt.mergeEvaluated(schCxt);
				cxt.ok(valid);
			}
		}
	};
	function getValidate(cxt, sch) {
		const { gen } = cxt;
		return sch.validate ? gen.scopeValue("validate", { ref: sch.validate }) : (0, codegen_1._)`${gen.scopeValue("wrapper", { ref: sch })}.validate`;
	}
	exports.getValidate = getValidate;
	function callRef(cxt, v, sch, $async) {
		const { gen, it } = cxt;
		const { allErrors, schemaEnv: env, opts } = it;
		const passCxt = opts.passContext ? names_1.default.this : codegen_1.nil;
		if ($async) callAsyncRef();
		else callSyncRef();
		function callAsyncRef() {
			if (!env.$async) throw new Error("async schema referenced by sync schema");
			const valid = gen.let("valid");
			gen.try(() => {
				gen.code((0, codegen_1._)`await ${(0, code_1.callValidateCode)(cxt, v, passCxt)}`);
				addEvaluatedFrom(v);
				if (!allErrors) gen.assign(valid, true);
			}, (e) => {
				gen.if((0, codegen_1._)`!(${e} instanceof ${it.ValidationError})`, () => gen.throw(e));
				addErrorsFrom(e);
				if (!allErrors) gen.assign(valid, false);
			});
			cxt.ok(valid);
		}
		function callSyncRef() {
			cxt.result((0, code_1.callValidateCode)(cxt, v, passCxt), () => addEvaluatedFrom(v), () => addErrorsFrom(v));
		}
		function addErrorsFrom(source) {
			const errs = (0, codegen_1._)`${source}.errors`;
			gen.assign(names_1.default.vErrors, (0, codegen_1._)`${names_1.default.vErrors} === null ? ${errs} : ${names_1.default.vErrors}.concat(${errs})`);
			gen.assign(names_1.default.errors, (0, codegen_1._)`${names_1.default.vErrors}.length`);
		}
		function addEvaluatedFrom(source) {
			var _a;
			if (!it.opts.unevaluated) return;
			const schEvaluated = (_a = sch === null || sch === void 0 ? void 0 : sch.validate) === null || _a === void 0 ? void 0 : _a.evaluated;
			if (it.props !== true) {
				if (schEvaluated && !schEvaluated.dynamicProps) {
					if (schEvaluated.props !== void 0) it.props = util_1.mergeEvaluated.props(gen, schEvaluated.props, it.props);
				} else {
					const props = gen.var("props", (0, codegen_1._)`${source}.evaluated.props`);
					it.props = util_1.mergeEvaluated.props(gen, props, it.props, codegen_1.Name);
				}
			}
			if (it.items !== true) {
				if (schEvaluated && !schEvaluated.dynamicItems) {
					if (schEvaluated.items !== void 0) it.items = util_1.mergeEvaluated.items(gen, schEvaluated.items, it.items);
				} else {
					const items = gen.var("items", (0, codegen_1._)`${source}.evaluated.items`);
					it.items = util_1.mergeEvaluated.items(gen, items, it.items, codegen_1.Name);
				}
			}
		}
	}
	exports.callRef = callRef;
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/core/index.js
var require_core$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const id_1 = require_id();
	const ref_1 = require_ref();
	const core = [
		"$schema",
		"$id",
		"$defs",
		"$vocabulary",
		{ keyword: "$comment" },
		"definitions",
		id_1.default,
		ref_1.default
	];
	exports.default = core;
}));

// node_modules/ajv/dist/vocabularies/validation/limitNumber.js
var require_limitNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const ops = codegen_1.operators;
	const KWDs = {
		maximum: {
			okStr: "<=",
			ok: ops.LTE,
			fail: ops.GT
		},
		minimum: {
			okStr: ">=",
			ok: ops.GTE,
			fail: ops.LT
		},
		exclusiveMaximum: {
			okStr: "<",
			ok: ops.LT,
			fail: ops.GTE
		},
		exclusiveMinimum: {
			okStr: ">",
			ok: ops.GT,
			fail: ops.LTE
		}
	};
	const def = {
		keyword: Object.keys(KWDs),
		type: "number",
		schemaType: "number",
		$data: true,
		error: {
			message: ({ keyword, schemaCode }) => (0, codegen_1.str)`must be ${KWDs[keyword].okStr} ${schemaCode}`,
			params: ({ keyword, schemaCode }) => (0, codegen_1._)`{comparison: ${KWDs[keyword].okStr}, limit: ${schemaCode}}`
		},
		code(cxt) {
			const { keyword, data, schemaCode } = cxt;
			cxt.fail$data((0, codegen_1._)`${data} ${KWDs[keyword].fail} ${schemaCode} || isNaN(${data})`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/multipleOf.js
var require_multipleOf = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const def = {
		keyword: "multipleOf",
		type: "number",
		schemaType: "number",
		$data: true,
		error: {
			message: ({ schemaCode }) => (0, codegen_1.str)`must be multiple of ${schemaCode}`,
			params: ({ schemaCode }) => (0, codegen_1._)`{multipleOf: ${schemaCode}}`
		},
		code(cxt) {
			const { gen, data, schemaCode, it } = cxt;
			const prec = it.opts.multipleOfPrecision;
			const res = gen.let("res");
			const invalid = prec ? (0, codegen_1._)`Math.abs(Math.round(${res}) - ${res}) > 1e-${prec}` : (0, codegen_1._)`${res} !== parseInt(${res})`;
			cxt.fail$data((0, codegen_1._)`(${schemaCode} === 0 || (${res} = ${data}/${schemaCode}, ${invalid}))`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	function ucs2length(str) {
		const len = str.length;
		let length = 0;
		let pos = 0;
		let value;
		while (pos < len) {
			length++;
			value = str.charCodeAt(pos++);
			if (value >= 55296 && value <= 56319 && pos < len) {
				value = str.charCodeAt(pos);
				if ((value & 64512) === 56320) pos++;
			}
		}
		return length;
	}
	exports.default = ucs2length;
	ucs2length.code = "require(\"ajv/dist/runtime/ucs2length\").default";
}));

// node_modules/ajv/dist/vocabularies/validation/limitLength.js
var require_limitLength = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const ucs2length_1 = require_ucs2length();
	const def = {
		keyword: ["maxLength", "minLength"],
		type: "string",
		schemaType: "number",
		$data: true,
		error: {
			message({ keyword, schemaCode }) {
				const comp = keyword === "maxLength" ? "more" : "fewer";
				return (0, codegen_1.str)`must NOT have ${comp} than ${schemaCode} characters`;
			},
			params: ({ schemaCode }) => (0, codegen_1._)`{limit: ${schemaCode}}`
		},
		code(cxt) {
			const { keyword, data, schemaCode, it } = cxt;
			const op = keyword === "maxLength" ? codegen_1.operators.GT : codegen_1.operators.LT;
			const len = it.opts.unicode === false ? (0, codegen_1._)`${data}.length` : (0, codegen_1._)`${(0, util_1.useFunc)(cxt.gen, ucs2length_1.default)}(${data})`;
			cxt.fail$data((0, codegen_1._)`${len} ${op} ${schemaCode}`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/pattern.js
var require_pattern = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const code_1 = require_code();
	const util_1 = require_util();
	const codegen_1 = require_codegen();
	const def = {
		keyword: "pattern",
		type: "string",
		schemaType: "string",
		$data: true,
		error: {
			message: ({ schemaCode }) => (0, codegen_1.str)`must match pattern "${schemaCode}"`,
			params: ({ schemaCode }) => (0, codegen_1._)`{pattern: ${schemaCode}}`
		},
		code(cxt) {
			const { gen, data, $data, schema, schemaCode, it } = cxt;
			const u = it.opts.unicodeRegExp ? "u" : "";
			if ($data) {
				const { regExp } = it.opts.code;
				const regExpCode = regExp.code === "new RegExp" ? (0, codegen_1._)`new RegExp` : (0, util_1.useFunc)(gen, regExp);
				const valid = gen.let("valid");
				gen.try(() => gen.assign(valid, (0, codegen_1._)`${regExpCode}(${schemaCode}, ${u}).test(${data})`), () => gen.assign(valid, false));
				cxt.fail$data((0, codegen_1._)`!${valid}`);
			} else {
				const regExp = (0, code_1.usePattern)(cxt, schema);
				cxt.fail$data((0, codegen_1._)`!${regExp}.test(${data})`);
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/limitProperties.js
var require_limitProperties = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const def = {
		keyword: ["maxProperties", "minProperties"],
		type: "object",
		schemaType: "number",
		$data: true,
		error: {
			message({ keyword, schemaCode }) {
				const comp = keyword === "maxProperties" ? "more" : "fewer";
				return (0, codegen_1.str)`must NOT have ${comp} than ${schemaCode} properties`;
			},
			params: ({ schemaCode }) => (0, codegen_1._)`{limit: ${schemaCode}}`
		},
		code(cxt) {
			const { keyword, data, schemaCode } = cxt;
			const op = keyword === "maxProperties" ? codegen_1.operators.GT : codegen_1.operators.LT;
			cxt.fail$data((0, codegen_1._)`Object.keys(${data}).length ${op} ${schemaCode}`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/required.js
var require_required = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const code_1 = require_code();
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "required",
		type: "object",
		schemaType: "array",
		$data: true,
		error: {
			message: ({ params: { missingProperty } }) => (0, codegen_1.str)`must have required property '${missingProperty}'`,
			params: ({ params: { missingProperty } }) => (0, codegen_1._)`{missingProperty: ${missingProperty}}`
		},
		code(cxt) {
			const { gen, schema, schemaCode, data, $data, it } = cxt;
			const { opts } = it;
			if (!$data && schema.length === 0) return;
			const useLoop = schema.length >= opts.loopRequired;
			if (it.allErrors) allErrorsMode();
			else exitOnErrorMode();
			if (opts.strictRequired) {
				const props = cxt.parentSchema.properties;
				const { definedProperties } = cxt.it;
				for (const requiredKey of schema) if ((props === null || props === void 0 ? void 0 : props[requiredKey]) === void 0 && !definedProperties.has(requiredKey)) {
					const msg = `required property "${requiredKey}" is not defined at "${it.schemaEnv.baseId + it.errSchemaPath}" (strictRequired)`;
					(0, util_1.checkStrictMode)(it, msg, it.opts.strictRequired);
				}
			}
			function allErrorsMode() {
				if (useLoop || $data) cxt.block$data(codegen_1.nil, loopAllRequired);
				else for (const prop of schema) (0, code_1.checkReportMissingProp)(cxt, prop);
			}
			function exitOnErrorMode() {
				const missing = gen.let("missing");
				if (useLoop || $data) {
					const valid = gen.let("valid", true);
					cxt.block$data(valid, () => loopUntilMissing(missing, valid));
					cxt.ok(valid);
				} else {
					gen.if((0, code_1.checkMissingProp)(cxt, schema, missing));
					(0, code_1.reportMissingProp)(cxt, missing);
					gen.else();
				}
			}
			function loopAllRequired() {
				gen.forOf("prop", schemaCode, (prop) => {
					cxt.setParams({ missingProperty: prop });
					gen.if((0, code_1.noPropertyInData)(gen, data, prop, opts.ownProperties), () => cxt.error());
				});
			}
			function loopUntilMissing(missing, valid) {
				cxt.setParams({ missingProperty: missing });
				gen.forOf(missing, schemaCode, () => {
					gen.assign(valid, (0, code_1.propertyInData)(gen, data, missing, opts.ownProperties));
					gen.if((0, codegen_1.not)(valid), () => {
						cxt.error();
						gen.break();
					});
				}, codegen_1.nil);
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/limitItems.js
var require_limitItems = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const def = {
		keyword: ["maxItems", "minItems"],
		type: "array",
		schemaType: "number",
		$data: true,
		error: {
			message({ keyword, schemaCode }) {
				const comp = keyword === "maxItems" ? "more" : "fewer";
				return (0, codegen_1.str)`must NOT have ${comp} than ${schemaCode} items`;
			},
			params: ({ schemaCode }) => (0, codegen_1._)`{limit: ${schemaCode}}`
		},
		code(cxt) {
			const { keyword, data, schemaCode } = cxt;
			const op = keyword === "maxItems" ? codegen_1.operators.GT : codegen_1.operators.LT;
			cxt.fail$data((0, codegen_1._)`${data}.length ${op} ${schemaCode}`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/runtime/equal.js
var require_equal = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const equal = require_fast_deep_equal();
	equal.code = "require(\"ajv/dist/runtime/equal\").default";
	exports.default = equal;
}));

// node_modules/ajv/dist/vocabularies/validation/uniqueItems.js
var require_uniqueItems = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dataType_1 = require_dataType();
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const equal_1 = require_equal();
	const def = {
		keyword: "uniqueItems",
		type: "array",
		schemaType: "boolean",
		$data: true,
		error: {
			message: ({ params: { i, j } }) => (0, codegen_1.str)`must NOT have duplicate items (items ## ${j} and ${i} are identical)`,
			params: ({ params: { i, j } }) => (0, codegen_1._)`{i: ${i}, j: ${j}}`
		},
		code(cxt) {
			const { gen, data, $data, schema, parentSchema, schemaCode, it } = cxt;
			if (!$data && !schema) return;
			const valid = gen.let("valid");
			const itemTypes = parentSchema.items ? (0, dataType_1.getSchemaTypes)(parentSchema.items) : [];
			cxt.block$data(valid, validateUniqueItems, (0, codegen_1._)`${schemaCode} === false`);
			cxt.ok(valid);
			function validateUniqueItems() {
				const i = gen.let("i", (0, codegen_1._)`${data}.length`);
				const j = gen.let("j");
				cxt.setParams({
					i,
					j
				});
				gen.assign(valid, true);
				gen.if((0, codegen_1._)`${i} > 1`, () => (canOptimize() ? loopN : loopN2)(i, j));
			}
			function canOptimize() {
				return itemTypes.length > 0 && !itemTypes.some((t) => t === "object" || t === "array");
			}
			function loopN(i, j) {
				const item = gen.name("item");
				const wrongType = (0, dataType_1.checkDataTypes)(itemTypes, item, it.opts.strictNumbers, dataType_1.DataType.Wrong);
				const indices = gen.const("indices", (0, codegen_1._)`{}`);
				gen.for((0, codegen_1._)`;${i}--;`, () => {
					gen.let(item, (0, codegen_1._)`${data}[${i}]`);
					gen.if(wrongType, (0, codegen_1._)`continue`);
					if (itemTypes.length > 1) gen.if((0, codegen_1._)`typeof ${item} == "string"`, (0, codegen_1._)`${item} += "_"`);
					gen.if((0, codegen_1._)`typeof ${indices}[${item}] == "number"`, () => {
						gen.assign(j, (0, codegen_1._)`${indices}[${item}]`);
						cxt.error();
						gen.assign(valid, false).break();
					}).code((0, codegen_1._)`${indices}[${item}] = ${i}`);
				});
			}
			function loopN2(i, j) {
				const eql = (0, util_1.useFunc)(gen, equal_1.default);
				const outer = gen.name("outer");
				gen.label(outer).for((0, codegen_1._)`;${i}--;`, () => gen.for((0, codegen_1._)`${j} = ${i}; ${j}--;`, () => gen.if((0, codegen_1._)`${eql}(${data}[${i}], ${data}[${j}])`, () => {
					cxt.error();
					gen.assign(valid, false).break(outer);
				})));
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/const.js
var require_const = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const equal_1 = require_equal();
	const def = {
		keyword: "const",
		$data: true,
		error: {
			message: "must be equal to constant",
			params: ({ schemaCode }) => (0, codegen_1._)`{allowedValue: ${schemaCode}}`
		},
		code(cxt) {
			const { gen, data, $data, schemaCode, schema } = cxt;
			if ($data || schema && typeof schema == "object") cxt.fail$data((0, codegen_1._)`!${(0, util_1.useFunc)(gen, equal_1.default)}(${data}, ${schemaCode})`);
			else cxt.fail((0, codegen_1._)`${schema} !== ${data}`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/enum.js
var require_enum = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const equal_1 = require_equal();
	const def = {
		keyword: "enum",
		schemaType: "array",
		$data: true,
		error: {
			message: "must be equal to one of the allowed values",
			params: ({ schemaCode }) => (0, codegen_1._)`{allowedValues: ${schemaCode}}`
		},
		code(cxt) {
			const { gen, data, $data, schema, schemaCode, it } = cxt;
			if (!$data && schema.length === 0) throw new Error("enum must have non-empty array");
			const useLoop = schema.length >= it.opts.loopEnum;
			let eql;
			const getEql = () => eql !== null && eql !== void 0 ? eql : eql = (0, util_1.useFunc)(gen, equal_1.default);
			let valid;
			if (useLoop || $data) {
				valid = gen.let("valid");
				cxt.block$data(valid, loopEnum);
			} else {
				/* istanbul ignore if */
				if (!Array.isArray(schema)) throw new Error("ajv implementation error");
				const vSchema = gen.const("vSchema", schemaCode);
				valid = (0, codegen_1.or)(...schema.map((_x, i) => equalCode(vSchema, i)));
			}
			cxt.pass(valid);
			function loopEnum() {
				gen.assign(valid, false);
				gen.forOf("v", schemaCode, (v) => gen.if((0, codegen_1._)`${getEql()}(${data}, ${v})`, () => gen.assign(valid, true).break()));
			}
			function equalCode(vSchema, i) {
				const sch = schema[i];
				return typeof sch === "object" && sch !== null ? (0, codegen_1._)`${getEql()}(${data}, ${vSchema}[${i}])` : (0, codegen_1._)`${data} === ${sch}`;
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/index.js
var require_validation$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const limitNumber_1 = require_limitNumber();
	const multipleOf_1 = require_multipleOf();
	const limitLength_1 = require_limitLength();
	const pattern_1 = require_pattern();
	const limitProperties_1 = require_limitProperties();
	const required_1 = require_required();
	const limitItems_1 = require_limitItems();
	const uniqueItems_1 = require_uniqueItems();
	const const_1 = require_const();
	const enum_1 = require_enum();
	const validation = [
		limitNumber_1.default,
		multipleOf_1.default,
		limitLength_1.default,
		pattern_1.default,
		limitProperties_1.default,
		required_1.default,
		limitItems_1.default,
		uniqueItems_1.default,
		{
			keyword: "type",
			schemaType: ["string", "array"]
		},
		{
			keyword: "nullable",
			schemaType: "boolean"
		},
		const_1.default,
		enum_1.default
	];
	exports.default = validation;
}));

// node_modules/ajv/dist/vocabularies/applicator/additionalItems.js
var require_additionalItems = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.validateAdditionalItems = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "additionalItems",
		type: "array",
		schemaType: ["boolean", "object"],
		before: "uniqueItems",
		error: {
			message: ({ params: { len } }) => (0, codegen_1.str)`must NOT have more than ${len} items`,
			params: ({ params: { len } }) => (0, codegen_1._)`{limit: ${len}}`
		},
		code(cxt) {
			const { parentSchema, it } = cxt;
			const { items } = parentSchema;
			if (!Array.isArray(items)) {
				(0, util_1.checkStrictMode)(it, "\"additionalItems\" is ignored when \"items\" is not an array of schemas");
				return;
			}
			validateAdditionalItems(cxt, items);
		}
	};
	function validateAdditionalItems(cxt, items) {
		const { gen, schema, data, keyword, it } = cxt;
		it.items = true;
		const len = gen.const("len", (0, codegen_1._)`${data}.length`);
		if (schema === false) {
			cxt.setParams({ len: items.length });
			cxt.pass((0, codegen_1._)`${len} <= ${items.length}`);
		} else if (typeof schema == "object" && !(0, util_1.alwaysValidSchema)(it, schema)) {
			const valid = gen.var("valid", (0, codegen_1._)`${len} <= ${items.length}`);
			gen.if((0, codegen_1.not)(valid), () => validateItems(valid));
			cxt.ok(valid);
		}
		function validateItems(valid) {
			gen.forRange("i", items.length, len, (i) => {
				cxt.subschema({
					keyword,
					dataProp: i,
					dataPropType: util_1.Type.Num
				}, valid);
				if (!it.allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
			});
		}
	}
	exports.validateAdditionalItems = validateAdditionalItems;
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/items.js
var require_items = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.validateTuple = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const code_1 = require_code();
	const def = {
		keyword: "items",
		type: "array",
		schemaType: [
			"object",
			"array",
			"boolean"
		],
		before: "uniqueItems",
		code(cxt) {
			const { schema, it } = cxt;
			if (Array.isArray(schema)) return validateTuple(cxt, "additionalItems", schema);
			it.items = true;
			if ((0, util_1.alwaysValidSchema)(it, schema)) return;
			cxt.ok((0, code_1.validateArray)(cxt));
		}
	};
	function validateTuple(cxt, extraItems, schArr = cxt.schema) {
		const { gen, parentSchema, data, keyword, it } = cxt;
		checkStrictTuple(parentSchema);
		if (it.opts.unevaluated && schArr.length && it.items !== true) it.items = util_1.mergeEvaluated.items(gen, schArr.length, it.items);
		const valid = gen.name("valid");
		const len = gen.const("len", (0, codegen_1._)`${data}.length`);
		schArr.forEach((sch, i) => {
			if ((0, util_1.alwaysValidSchema)(it, sch)) return;
			gen.if((0, codegen_1._)`${len} > ${i}`, () => cxt.subschema({
				keyword,
				schemaProp: i,
				dataProp: i
			}, valid));
			cxt.ok(valid);
		});
		function checkStrictTuple(sch) {
			const { opts, errSchemaPath } = it;
			const l = schArr.length;
			const fullTuple = l === sch.minItems && (l === sch.maxItems || sch[extraItems] === false);
			if (opts.strictTuples && !fullTuple) {
				const msg = `"${keyword}" is ${l}-tuple, but minItems or maxItems/${extraItems} are not specified or different at path "${errSchemaPath}"`;
				(0, util_1.checkStrictMode)(it, msg, opts.strictTuples);
			}
		}
	}
	exports.validateTuple = validateTuple;
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/prefixItems.js
var require_prefixItems = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const items_1 = require_items();
	const def = {
		keyword: "prefixItems",
		type: "array",
		schemaType: ["array"],
		before: "uniqueItems",
		code: (cxt) => (0, items_1.validateTuple)(cxt, "items")
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/items2020.js
var require_items2020 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const code_1 = require_code();
	const additionalItems_1 = require_additionalItems();
	const def = {
		keyword: "items",
		type: "array",
		schemaType: ["object", "boolean"],
		before: "uniqueItems",
		error: {
			message: ({ params: { len } }) => (0, codegen_1.str)`must NOT have more than ${len} items`,
			params: ({ params: { len } }) => (0, codegen_1._)`{limit: ${len}}`
		},
		code(cxt) {
			const { schema, parentSchema, it } = cxt;
			const { prefixItems } = parentSchema;
			it.items = true;
			if ((0, util_1.alwaysValidSchema)(it, schema)) return;
			if (prefixItems) (0, additionalItems_1.validateAdditionalItems)(cxt, prefixItems);
			else cxt.ok((0, code_1.validateArray)(cxt));
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/contains.js
var require_contains = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "contains",
		type: "array",
		schemaType: ["object", "boolean"],
		before: "uniqueItems",
		trackErrors: true,
		error: {
			message: ({ params: { min, max } }) => max === void 0 ? (0, codegen_1.str)`must contain at least ${min} valid item(s)` : (0, codegen_1.str)`must contain at least ${min} and no more than ${max} valid item(s)`,
			params: ({ params: { min, max } }) => max === void 0 ? (0, codegen_1._)`{minContains: ${min}}` : (0, codegen_1._)`{minContains: ${min}, maxContains: ${max}}`
		},
		code(cxt) {
			const { gen, schema, parentSchema, data, it } = cxt;
			let min;
			let max;
			const { minContains, maxContains } = parentSchema;
			if (it.opts.next) {
				min = minContains === void 0 ? 1 : minContains;
				max = maxContains;
			} else min = 1;
			const len = gen.const("len", (0, codegen_1._)`${data}.length`);
			cxt.setParams({
				min,
				max
			});
			if (max === void 0 && min === 0) {
				(0, util_1.checkStrictMode)(it, `"minContains" == 0 without "maxContains": "contains" keyword ignored`);
				return;
			}
			if (max !== void 0 && min > max) {
				(0, util_1.checkStrictMode)(it, `"minContains" > "maxContains" is always invalid`);
				cxt.fail();
				return;
			}
			if ((0, util_1.alwaysValidSchema)(it, schema)) {
				let cond = (0, codegen_1._)`${len} >= ${min}`;
				if (max !== void 0) cond = (0, codegen_1._)`${cond} && ${len} <= ${max}`;
				cxt.pass(cond);
				return;
			}
			it.items = true;
			const valid = gen.name("valid");
			if (max === void 0 && min === 1) validateItems(valid, () => gen.if(valid, () => gen.break()));
			else if (min === 0) {
				gen.let(valid, true);
				if (max !== void 0) gen.if((0, codegen_1._)`${data}.length > 0`, validateItemsWithCount);
			} else {
				gen.let(valid, false);
				validateItemsWithCount();
			}
			cxt.result(valid, () => cxt.reset());
			function validateItemsWithCount() {
				const schValid = gen.name("_valid");
				const count = gen.let("count", 0);
				validateItems(schValid, () => gen.if(schValid, () => checkLimits(count)));
			}
			function validateItems(_valid, block) {
				gen.forRange("i", 0, len, (i) => {
					cxt.subschema({
						keyword: "contains",
						dataProp: i,
						dataPropType: util_1.Type.Num,
						compositeRule: true
					}, _valid);
					block();
				});
			}
			function checkLimits(count) {
				gen.code((0, codegen_1._)`${count}++`);
				if (max === void 0) gen.if((0, codegen_1._)`${count} >= ${min}`, () => gen.assign(valid, true).break());
				else {
					gen.if((0, codegen_1._)`${count} > ${max}`, () => gen.assign(valid, false).break());
					if (min === 1) gen.assign(valid, true);
					else gen.if((0, codegen_1._)`${count} >= ${min}`, () => gen.assign(valid, true));
				}
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/dependencies.js
var require_dependencies = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.validateSchemaDeps = exports.validatePropertyDeps = exports.error = void 0;
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const code_1 = require_code();
	exports.error = {
		message: ({ params: { property, depsCount, deps } }) => {
			const property_ies = depsCount === 1 ? "property" : "properties";
			return (0, codegen_1.str)`must have ${property_ies} ${deps} when property ${property} is present`;
		},
		params: ({ params: { property, depsCount, deps, missingProperty } }) => (0, codegen_1._)`{property: ${property},
    missingProperty: ${missingProperty},
    depsCount: ${depsCount},
    deps: ${deps}}`
	};
	const def = {
		keyword: "dependencies",
		type: "object",
		schemaType: "object",
		error: exports.error,
		code(cxt) {
			const [propDeps, schDeps] = splitDependencies(cxt);
			validatePropertyDeps(cxt, propDeps);
			validateSchemaDeps(cxt, schDeps);
		}
	};
	function splitDependencies({ schema }) {
		const propertyDeps = {};
		const schemaDeps = {};
		for (const key in schema) {
			if (key === "__proto__") continue;
			const deps = Array.isArray(schema[key]) ? propertyDeps : schemaDeps;
			deps[key] = schema[key];
		}
		return [propertyDeps, schemaDeps];
	}
	function validatePropertyDeps(cxt, propertyDeps = cxt.schema) {
		const { gen, data, it } = cxt;
		if (Object.keys(propertyDeps).length === 0) return;
		const missing = gen.let("missing");
		for (const prop in propertyDeps) {
			const deps = propertyDeps[prop];
			if (deps.length === 0) continue;
			const hasProperty = (0, code_1.propertyInData)(gen, data, prop, it.opts.ownProperties);
			cxt.setParams({
				property: prop,
				depsCount: deps.length,
				deps: deps.join(", ")
			});
			if (it.allErrors) gen.if(hasProperty, () => {
				for (const depProp of deps) (0, code_1.checkReportMissingProp)(cxt, depProp);
			});
			else {
				gen.if((0, codegen_1._)`${hasProperty} && (${(0, code_1.checkMissingProp)(cxt, deps, missing)})`);
				(0, code_1.reportMissingProp)(cxt, missing);
				gen.else();
			}
		}
	}
	exports.validatePropertyDeps = validatePropertyDeps;
	function validateSchemaDeps(cxt, schemaDeps = cxt.schema) {
		const { gen, data, keyword, it } = cxt;
		const valid = gen.name("valid");
		for (const prop in schemaDeps) {
			if ((0, util_1.alwaysValidSchema)(it, schemaDeps[prop])) continue;
			gen.if((0, code_1.propertyInData)(gen, data, prop, it.opts.ownProperties), () => {
				const schCxt = cxt.subschema({
					keyword,
					schemaProp: prop
				}, valid);
				cxt.mergeValidEvaluated(schCxt, valid);
			}, () => gen.var(valid, true));
			cxt.ok(valid);
		}
	}
	exports.validateSchemaDeps = validateSchemaDeps;
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/propertyNames.js
var require_propertyNames = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "propertyNames",
		type: "object",
		schemaType: ["object", "boolean"],
		error: {
			message: "property name must be valid",
			params: ({ params }) => (0, codegen_1._)`{propertyName: ${params.propertyName}}`
		},
		code(cxt) {
			const { gen, schema, data, it } = cxt;
			if ((0, util_1.alwaysValidSchema)(it, schema)) return;
			const valid = gen.name("valid");
			gen.forIn("key", data, (key) => {
				cxt.setParams({ propertyName: key });
				cxt.subschema({
					keyword: "propertyNames",
					data: key,
					dataTypes: ["string"],
					propertyName: key,
					compositeRule: true
				}, valid);
				gen.if((0, codegen_1.not)(valid), () => {
					cxt.error(true);
					if (!it.allErrors) gen.break();
				});
			});
			cxt.ok(valid);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/additionalProperties.js
var require_additionalProperties = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const code_1 = require_code();
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const util_1 = require_util();
	const def = {
		keyword: "additionalProperties",
		type: ["object"],
		schemaType: ["boolean", "object"],
		allowUndefined: true,
		trackErrors: true,
		error: {
			message: "must NOT have additional properties",
			params: ({ params }) => (0, codegen_1._)`{additionalProperty: ${params.additionalProperty}}`
		},
		code(cxt) {
			const { gen, schema, parentSchema, data, errsCount, it } = cxt;
			/* istanbul ignore if */
			if (!errsCount) throw new Error("ajv implementation error");
			const { allErrors, opts } = it;
			it.props = true;
			if (opts.removeAdditional !== "all" && (0, util_1.alwaysValidSchema)(it, schema)) return;
			const props = (0, code_1.allSchemaProperties)(parentSchema.properties);
			const patProps = (0, code_1.allSchemaProperties)(parentSchema.patternProperties);
			checkAdditionalProperties();
			cxt.ok((0, codegen_1._)`${errsCount} === ${names_1.default.errors}`);
			function checkAdditionalProperties() {
				gen.forIn("key", data, (key) => {
					if (!props.length && !patProps.length) additionalPropertyCode(key);
					else gen.if(isAdditional(key), () => additionalPropertyCode(key));
				});
			}
			function isAdditional(key) {
				let definedProp;
				if (props.length > 8) {
					const propsSchema = (0, util_1.schemaRefOrVal)(it, parentSchema.properties, "properties");
					definedProp = (0, code_1.isOwnProperty)(gen, propsSchema, key);
				} else if (props.length) definedProp = (0, codegen_1.or)(...props.map((p) => (0, codegen_1._)`${key} === ${p}`));
				else definedProp = codegen_1.nil;
				if (patProps.length) definedProp = (0, codegen_1.or)(definedProp, ...patProps.map((p) => (0, codegen_1._)`${(0, code_1.usePattern)(cxt, p)}.test(${key})`));
				return (0, codegen_1.not)(definedProp);
			}
			function deleteAdditional(key) {
				gen.code((0, codegen_1._)`delete ${data}[${key}]`);
			}
			function additionalPropertyCode(key) {
				if (opts.removeAdditional === "all" || opts.removeAdditional && schema === false) {
					deleteAdditional(key);
					return;
				}
				if (schema === false) {
					cxt.setParams({ additionalProperty: key });
					cxt.error();
					if (!allErrors) gen.break();
					return;
				}
				if (typeof schema == "object" && !(0, util_1.alwaysValidSchema)(it, schema)) {
					const valid = gen.name("valid");
					if (opts.removeAdditional === "failing") {
						applyAdditionalSchema(key, valid, false);
						gen.if((0, codegen_1.not)(valid), () => {
							cxt.reset();
							deleteAdditional(key);
						});
					} else {
						applyAdditionalSchema(key, valid);
						if (!allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
					}
				}
			}
			function applyAdditionalSchema(key, valid, errors) {
				const subschema = {
					keyword: "additionalProperties",
					dataProp: key,
					dataPropType: util_1.Type.Str
				};
				if (errors === false) Object.assign(subschema, {
					compositeRule: true,
					createErrors: false,
					allErrors: false
				});
				cxt.subschema(subschema, valid);
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/properties.js
var require_properties = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const validate_1 = require_validate();
	const code_1 = require_code();
	const util_1 = require_util();
	const additionalProperties_1 = require_additionalProperties();
	const def = {
		keyword: "properties",
		type: "object",
		schemaType: "object",
		code(cxt) {
			const { gen, schema, parentSchema, data, it } = cxt;
			if (it.opts.removeAdditional === "all" && parentSchema.additionalProperties === void 0) additionalProperties_1.default.code(new validate_1.KeywordCxt(it, additionalProperties_1.default, "additionalProperties"));
			const allProps = (0, code_1.allSchemaProperties)(schema);
			for (const prop of allProps) it.definedProperties.add(prop);
			if (it.opts.unevaluated && allProps.length && it.props !== true) it.props = util_1.mergeEvaluated.props(gen, (0, util_1.toHash)(allProps), it.props);
			const properties = allProps.filter((p) => !(0, util_1.alwaysValidSchema)(it, schema[p]));
			if (properties.length === 0) return;
			const valid = gen.name("valid");
			for (const prop of properties) {
				if (hasDefault(prop)) applyPropertySchema(prop);
				else {
					gen.if((0, code_1.propertyInData)(gen, data, prop, it.opts.ownProperties));
					applyPropertySchema(prop);
					if (!it.allErrors) gen.else().var(valid, true);
					gen.endIf();
				}
				cxt.it.definedProperties.add(prop);
				cxt.ok(valid);
			}
			function hasDefault(prop) {
				return it.opts.useDefaults && !it.compositeRule && schema[prop].default !== void 0;
			}
			function applyPropertySchema(prop) {
				cxt.subschema({
					keyword: "properties",
					schemaProp: prop,
					dataProp: prop
				}, valid);
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/patternProperties.js
var require_patternProperties = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const code_1 = require_code();
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const util_2 = require_util();
	const def = {
		keyword: "patternProperties",
		type: "object",
		schemaType: "object",
		code(cxt) {
			const { gen, schema, data, parentSchema, it } = cxt;
			const { opts } = it;
			const patterns = (0, code_1.allSchemaProperties)(schema);
			const alwaysValidPatterns = patterns.filter((p) => (0, util_1.alwaysValidSchema)(it, schema[p]));
			if (patterns.length === 0 || alwaysValidPatterns.length === patterns.length && (!it.opts.unevaluated || it.props === true)) return;
			const checkProperties = opts.strictSchema && !opts.allowMatchingProperties && parentSchema.properties;
			const valid = gen.name("valid");
			if (it.props !== true && !(it.props instanceof codegen_1.Name)) it.props = (0, util_2.evaluatedPropsToName)(gen, it.props);
			const { props } = it;
			validatePatternProperties();
			function validatePatternProperties() {
				for (const pat of patterns) {
					if (checkProperties) checkMatchingProperties(pat);
					if (it.allErrors) validateProperties(pat);
					else {
						gen.var(valid, true);
						validateProperties(pat);
						gen.if(valid);
					}
				}
			}
			function checkMatchingProperties(pat) {
				for (const prop in checkProperties) if (new RegExp(pat).test(prop)) (0, util_1.checkStrictMode)(it, `property ${prop} matches pattern ${pat} (use allowMatchingProperties)`);
			}
			function validateProperties(pat) {
				gen.forIn("key", data, (key) => {
					gen.if((0, codegen_1._)`${(0, code_1.usePattern)(cxt, pat)}.test(${key})`, () => {
						const alwaysValid = alwaysValidPatterns.includes(pat);
						if (!alwaysValid) cxt.subschema({
							keyword: "patternProperties",
							schemaProp: pat,
							dataProp: key,
							dataPropType: util_2.Type.Str
						}, valid);
						if (it.opts.unevaluated && props !== true) gen.assign((0, codegen_1._)`${props}[${key}]`, true);
						else if (!alwaysValid && !it.allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
					});
				});
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/not.js
var require_not = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const util_1 = require_util();
	const def = {
		keyword: "not",
		schemaType: ["object", "boolean"],
		trackErrors: true,
		code(cxt) {
			const { gen, schema, it } = cxt;
			if ((0, util_1.alwaysValidSchema)(it, schema)) {
				cxt.fail();
				return;
			}
			const valid = gen.name("valid");
			cxt.subschema({
				keyword: "not",
				compositeRule: true,
				createErrors: false,
				allErrors: false
			}, valid);
			cxt.failResult(valid, () => cxt.reset(), () => cxt.error());
		},
		error: { message: "must NOT be valid" }
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/anyOf.js
var require_anyOf = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const def = {
		keyword: "anyOf",
		schemaType: "array",
		trackErrors: true,
		code: require_code().validateUnion,
		error: { message: "must match a schema in anyOf" }
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/oneOf.js
var require_oneOf = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "oneOf",
		schemaType: "array",
		trackErrors: true,
		error: {
			message: "must match exactly one schema in oneOf",
			params: ({ params }) => (0, codegen_1._)`{passingSchemas: ${params.passing}}`
		},
		code(cxt) {
			const { gen, schema, parentSchema, it } = cxt;
			/* istanbul ignore if */
			if (!Array.isArray(schema)) throw new Error("ajv implementation error");
			if (it.opts.discriminator && parentSchema.discriminator) return;
			const schArr = schema;
			const valid = gen.let("valid", false);
			const passing = gen.let("passing", null);
			const schValid = gen.name("_valid");
			cxt.setParams({ passing });
			gen.block(validateOneOf);
			cxt.result(valid, () => cxt.reset(), () => cxt.error(true));
			function validateOneOf() {
				schArr.forEach((sch, i) => {
					let schCxt;
					if ((0, util_1.alwaysValidSchema)(it, sch)) gen.var(schValid, true);
					else schCxt = cxt.subschema({
						keyword: "oneOf",
						schemaProp: i,
						compositeRule: true
					}, schValid);
					if (i > 0) gen.if((0, codegen_1._)`${schValid} && ${valid}`).assign(valid, false).assign(passing, (0, codegen_1._)`[${passing}, ${i}]`).else();
					gen.if(schValid, () => {
						gen.assign(valid, true);
						gen.assign(passing, i);
						if (schCxt) cxt.mergeEvaluated(schCxt, codegen_1.Name);
					});
				});
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/allOf.js
var require_allOf = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const util_1 = require_util();
	const def = {
		keyword: "allOf",
		schemaType: "array",
		code(cxt) {
			const { gen, schema, it } = cxt;
			/* istanbul ignore if */
			if (!Array.isArray(schema)) throw new Error("ajv implementation error");
			const valid = gen.name("valid");
			schema.forEach((sch, i) => {
				if ((0, util_1.alwaysValidSchema)(it, sch)) return;
				const schCxt = cxt.subschema({
					keyword: "allOf",
					schemaProp: i
				}, valid);
				cxt.ok(valid);
				cxt.mergeEvaluated(schCxt);
			});
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/if.js
var require_if = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "if",
		schemaType: ["object", "boolean"],
		trackErrors: true,
		error: {
			message: ({ params }) => (0, codegen_1.str)`must match "${params.ifClause}" schema`,
			params: ({ params }) => (0, codegen_1._)`{failingKeyword: ${params.ifClause}}`
		},
		code(cxt) {
			const { gen, parentSchema, it } = cxt;
			if (parentSchema.then === void 0 && parentSchema.else === void 0) (0, util_1.checkStrictMode)(it, "\"if\" without \"then\" and \"else\" is ignored");
			const hasThen = hasSchema(it, "then");
			const hasElse = hasSchema(it, "else");
			if (!hasThen && !hasElse) return;
			const valid = gen.let("valid", true);
			const schValid = gen.name("_valid");
			validateIf();
			cxt.reset();
			if (hasThen && hasElse) {
				const ifClause = gen.let("ifClause");
				cxt.setParams({ ifClause });
				gen.if(schValid, validateClause("then", ifClause), validateClause("else", ifClause));
			} else if (hasThen) gen.if(schValid, validateClause("then"));
			else gen.if((0, codegen_1.not)(schValid), validateClause("else"));
			cxt.pass(valid, () => cxt.error(true));
			function validateIf() {
				const schCxt = cxt.subschema({
					keyword: "if",
					compositeRule: true,
					createErrors: false,
					allErrors: false
				}, schValid);
				cxt.mergeEvaluated(schCxt);
			}
			function validateClause(keyword, ifClause) {
				return () => {
					const schCxt = cxt.subschema({ keyword }, schValid);
					gen.assign(valid, schValid);
					cxt.mergeValidEvaluated(schCxt, valid);
					if (ifClause) gen.assign(ifClause, (0, codegen_1._)`${keyword}`);
					else cxt.setParams({ ifClause: keyword });
				};
			}
		}
	};
	function hasSchema(it, keyword) {
		const schema = it.schema[keyword];
		return schema !== void 0 && !(0, util_1.alwaysValidSchema)(it, schema);
	}
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/thenElse.js
var require_thenElse = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const util_1 = require_util();
	const def = {
		keyword: ["then", "else"],
		schemaType: ["object", "boolean"],
		code({ keyword, parentSchema, it }) {
			if (parentSchema.if === void 0) (0, util_1.checkStrictMode)(it, `"${keyword}" without "if" is ignored`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/index.js
var require_applicator$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const additionalItems_1 = require_additionalItems();
	const prefixItems_1 = require_prefixItems();
	const items_1 = require_items();
	const items2020_1 = require_items2020();
	const contains_1 = require_contains();
	const dependencies_1 = require_dependencies();
	const propertyNames_1 = require_propertyNames();
	const additionalProperties_1 = require_additionalProperties();
	const properties_1 = require_properties();
	const patternProperties_1 = require_patternProperties();
	const not_1 = require_not();
	const anyOf_1 = require_anyOf();
	const oneOf_1 = require_oneOf();
	const allOf_1 = require_allOf();
	const if_1 = require_if();
	const thenElse_1 = require_thenElse();
	function getApplicator(draft2020 = false) {
		const applicator = [
			not_1.default,
			anyOf_1.default,
			oneOf_1.default,
			allOf_1.default,
			if_1.default,
			thenElse_1.default,
			propertyNames_1.default,
			additionalProperties_1.default,
			dependencies_1.default,
			properties_1.default,
			patternProperties_1.default
		];
		if (draft2020) applicator.push(prefixItems_1.default, items2020_1.default);
		else applicator.push(additionalItems_1.default, items_1.default);
		applicator.push(contains_1.default);
		return applicator;
	}
	exports.default = getApplicator;
}));

// node_modules/ajv/dist/vocabularies/format/format.js
var require_format$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const def = {
		keyword: "format",
		type: ["number", "string"],
		schemaType: "string",
		$data: true,
		error: {
			message: ({ schemaCode }) => (0, codegen_1.str)`must match format "${schemaCode}"`,
			params: ({ schemaCode }) => (0, codegen_1._)`{format: ${schemaCode}}`
		},
		code(cxt, ruleType) {
			const { gen, data, $data, schema, schemaCode, it } = cxt;
			const { opts, errSchemaPath, schemaEnv, self } = it;
			if (!opts.validateFormats) return;
			if ($data) validate$DataFormat();
			else validateFormat();
			function validate$DataFormat() {
				const fmts = gen.scopeValue("formats", {
					ref: self.formats,
					code: opts.code.formats
				});
				const fDef = gen.const("fDef", (0, codegen_1._)`${fmts}[${schemaCode}]`);
				const fType = gen.let("fType");
				const format = gen.let("format");
				gen.if((0, codegen_1._)`typeof ${fDef} == "object" && !(${fDef} instanceof RegExp)`, () => gen.assign(fType, (0, codegen_1._)`${fDef}.type || "string"`).assign(format, (0, codegen_1._)`${fDef}.validate`), () => gen.assign(fType, (0, codegen_1._)`"string"`).assign(format, fDef));
				cxt.fail$data((0, codegen_1.or)(unknownFmt(), invalidFmt()));
				function unknownFmt() {
					if (opts.strictSchema === false) return codegen_1.nil;
					return (0, codegen_1._)`${schemaCode} && !${format}`;
				}
				function invalidFmt() {
					const callFormat = schemaEnv.$async ? (0, codegen_1._)`(${fDef}.async ? await ${format}(${data}) : ${format}(${data}))` : (0, codegen_1._)`${format}(${data})`;
					const validData = (0, codegen_1._)`(typeof ${format} == "function" ? ${callFormat} : ${format}.test(${data}))`;
					return (0, codegen_1._)`${format} && ${format} !== true && ${fType} === ${ruleType} && !${validData}`;
				}
			}
			function validateFormat() {
				const formatDef = self.formats[schema];
				if (!formatDef) {
					unknownFormat();
					return;
				}
				if (formatDef === true) return;
				const [fmtType, format, fmtRef] = getFormat(formatDef);
				if (fmtType === ruleType) cxt.pass(validCondition());
				function unknownFormat() {
					if (opts.strictSchema === false) {
						self.logger.warn(unknownMsg());
						return;
					}
					throw new Error(unknownMsg());
					function unknownMsg() {
						return `unknown format "${schema}" ignored in schema at path "${errSchemaPath}"`;
					}
				}
				function getFormat(fmtDef) {
					const code = fmtDef instanceof RegExp ? (0, codegen_1.regexpCode)(fmtDef) : opts.code.formats ? (0, codegen_1._)`${opts.code.formats}${(0, codegen_1.getProperty)(schema)}` : void 0;
					const fmt = gen.scopeValue("formats", {
						key: schema,
						ref: fmtDef,
						code
					});
					if (typeof fmtDef == "object" && !(fmtDef instanceof RegExp)) return [
						fmtDef.type || "string",
						fmtDef.validate,
						(0, codegen_1._)`${fmt}.validate`
					];
					return [
						"string",
						fmtDef,
						fmt
					];
				}
				function validCondition() {
					if (typeof formatDef == "object" && !(formatDef instanceof RegExp) && formatDef.async) {
						if (!schemaEnv.$async) throw new Error("async format in sync schema");
						return (0, codegen_1._)`await ${fmtRef}(${data})`;
					}
					return typeof format == "function" ? (0, codegen_1._)`${fmtRef}(${data})` : (0, codegen_1._)`${fmtRef}.test(${data})`;
				}
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/format/index.js
var require_format = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const format = [require_format$1().default];
	exports.default = format;
}));

// node_modules/ajv/dist/vocabularies/metadata.js
var require_metadata = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.contentVocabulary = exports.metadataVocabulary = void 0;
	exports.metadataVocabulary = [
		"title",
		"description",
		"default",
		"deprecated",
		"readOnly",
		"writeOnly",
		"examples"
	];
	exports.contentVocabulary = [
		"contentMediaType",
		"contentEncoding",
		"contentSchema"
	];
}));

// node_modules/ajv/dist/vocabularies/draft7.js
var require_draft7 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const core_1 = require_core$1();
	const validation_1 = require_validation$1();
	const applicator_1 = require_applicator$1();
	const format_1 = require_format();
	const metadata_1 = require_metadata();
	const draft7Vocabularies = [
		core_1.default,
		validation_1.default,
		(0, applicator_1.default)(),
		format_1.default,
		metadata_1.metadataVocabulary,
		metadata_1.contentVocabulary
	];
	exports.default = draft7Vocabularies;
}));

// node_modules/ajv/dist/vocabularies/discriminator/types.js
var require_types = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.DiscrError = void 0;
	var DiscrError;
	(function(DiscrError) {
		DiscrError["Tag"] = "tag";
		DiscrError["Mapping"] = "mapping";
	})(DiscrError || (exports.DiscrError = DiscrError = {}));
}));

// node_modules/ajv/dist/vocabularies/discriminator/index.js
var require_discriminator = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const types_1 = require_types();
	const compile_1 = require_compile();
	const ref_error_1 = require_ref_error();
	const util_1 = require_util();
	const def = {
		keyword: "discriminator",
		type: "object",
		schemaType: "object",
		error: {
			message: ({ params: { discrError, tagName } }) => discrError === types_1.DiscrError.Tag ? `tag "${tagName}" must be string` : `value of tag "${tagName}" must be in oneOf`,
			params: ({ params: { discrError, tag, tagName } }) => (0, codegen_1._)`{error: ${discrError}, tag: ${tagName}, tagValue: ${tag}}`
		},
		code(cxt) {
			const { gen, data, schema, parentSchema, it } = cxt;
			const { oneOf } = parentSchema;
			if (!it.opts.discriminator) throw new Error("discriminator: requires discriminator option");
			const tagName = schema.propertyName;
			if (typeof tagName != "string") throw new Error("discriminator: requires propertyName");
			if (schema.mapping) throw new Error("discriminator: mapping is not supported");
			if (!oneOf) throw new Error("discriminator: requires oneOf keyword");
			const valid = gen.let("valid", false);
			const tag = gen.const("tag", (0, codegen_1._)`${data}${(0, codegen_1.getProperty)(tagName)}`);
			gen.if((0, codegen_1._)`typeof ${tag} == "string"`, () => validateMapping(), () => cxt.error(false, {
				discrError: types_1.DiscrError.Tag,
				tag,
				tagName
			}));
			cxt.ok(valid);
			function validateMapping() {
				const mapping = getMapping();
				gen.if(false);
				for (const tagValue in mapping) {
					gen.elseIf((0, codegen_1._)`${tag} === ${tagValue}`);
					gen.assign(valid, applyTagSchema(mapping[tagValue]));
				}
				gen.else();
				cxt.error(false, {
					discrError: types_1.DiscrError.Mapping,
					tag,
					tagName
				});
				gen.endIf();
			}
			function applyTagSchema(schemaProp) {
				const _valid = gen.name("valid");
				const schCxt = cxt.subschema({
					keyword: "oneOf",
					schemaProp
				}, _valid);
				cxt.mergeEvaluated(schCxt, codegen_1.Name);
				return _valid;
			}
			function getMapping() {
				var _a;
				const oneOfMapping = {};
				const topRequired = hasRequired(parentSchema);
				let tagRequired = true;
				for (let i = 0; i < oneOf.length; i++) {
					let sch = oneOf[i];
					if ((sch === null || sch === void 0 ? void 0 : sch.$ref) && !(0, util_1.schemaHasRulesButRef)(sch, it.self.RULES)) {
						const ref = sch.$ref;
						sch = compile_1.resolveRef.call(it.self, it.schemaEnv.root, it.baseId, ref);
						if (sch instanceof compile_1.SchemaEnv) sch = sch.schema;
						if (sch === void 0) throw new ref_error_1.default(it.opts.uriResolver, it.baseId, ref);
					}
					const propSch = (_a = sch === null || sch === void 0 ? void 0 : sch.properties) === null || _a === void 0 ? void 0 : _a[tagName];
					if (typeof propSch != "object") throw new Error(`discriminator: oneOf subschemas (or referenced schemas) must have "properties/${tagName}"`);
					tagRequired = tagRequired && (topRequired || hasRequired(sch));
					addMappings(propSch, i);
				}
				if (!tagRequired) throw new Error(`discriminator: "${tagName}" must be required`);
				return oneOfMapping;
				function hasRequired({ required }) {
					return Array.isArray(required) && required.includes(tagName);
				}
				function addMappings(sch, i) {
					if (sch.const) addMapping(sch.const, i);
					else if (sch.enum) for (const tagValue of sch.enum) addMapping(tagValue, i);
					else throw new Error(`discriminator: "properties/${tagName}" must have "const" or "enum"`);
				}
				function addMapping(tagValue, i) {
					if (typeof tagValue != "string" || tagValue in oneOfMapping) throw new Error(`discriminator: "${tagName}" values must be unique strings`);
					oneOfMapping[tagValue] = i;
				}
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/refs/json-schema-draft-07.json
var require_json_schema_draft_07 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "http://json-schema.org/draft-07/schema#",
		"$id": "http://json-schema.org/draft-07/schema#",
		"title": "Core schema meta-schema",
		"definitions": {
			"schemaArray": {
				"type": "array",
				"minItems": 1,
				"items": { "$ref": "#" }
			},
			"nonNegativeInteger": {
				"type": "integer",
				"minimum": 0
			},
			"nonNegativeIntegerDefault0": { "allOf": [{ "$ref": "#/definitions/nonNegativeInteger" }, { "default": 0 }] },
			"simpleTypes": { "enum": [
				"array",
				"boolean",
				"integer",
				"null",
				"number",
				"object",
				"string"
			] },
			"stringArray": {
				"type": "array",
				"items": { "type": "string" },
				"uniqueItems": true,
				"default": []
			}
		},
		"type": ["object", "boolean"],
		"properties": {
			"$id": {
				"type": "string",
				"format": "uri-reference"
			},
			"$schema": {
				"type": "string",
				"format": "uri"
			},
			"$ref": {
				"type": "string",
				"format": "uri-reference"
			},
			"$comment": { "type": "string" },
			"title": { "type": "string" },
			"description": { "type": "string" },
			"default": true,
			"readOnly": {
				"type": "boolean",
				"default": false
			},
			"examples": {
				"type": "array",
				"items": true
			},
			"multipleOf": {
				"type": "number",
				"exclusiveMinimum": 0
			},
			"maximum": { "type": "number" },
			"exclusiveMaximum": { "type": "number" },
			"minimum": { "type": "number" },
			"exclusiveMinimum": { "type": "number" },
			"maxLength": { "$ref": "#/definitions/nonNegativeInteger" },
			"minLength": { "$ref": "#/definitions/nonNegativeIntegerDefault0" },
			"pattern": {
				"type": "string",
				"format": "regex"
			},
			"additionalItems": { "$ref": "#" },
			"items": {
				"anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/schemaArray" }],
				"default": true
			},
			"maxItems": { "$ref": "#/definitions/nonNegativeInteger" },
			"minItems": { "$ref": "#/definitions/nonNegativeIntegerDefault0" },
			"uniqueItems": {
				"type": "boolean",
				"default": false
			},
			"contains": { "$ref": "#" },
			"maxProperties": { "$ref": "#/definitions/nonNegativeInteger" },
			"minProperties": { "$ref": "#/definitions/nonNegativeIntegerDefault0" },
			"required": { "$ref": "#/definitions/stringArray" },
			"additionalProperties": { "$ref": "#" },
			"definitions": {
				"type": "object",
				"additionalProperties": { "$ref": "#" },
				"default": {}
			},
			"properties": {
				"type": "object",
				"additionalProperties": { "$ref": "#" },
				"default": {}
			},
			"patternProperties": {
				"type": "object",
				"additionalProperties": { "$ref": "#" },
				"propertyNames": { "format": "regex" },
				"default": {}
			},
			"dependencies": {
				"type": "object",
				"additionalProperties": { "anyOf": [{ "$ref": "#" }, { "$ref": "#/definitions/stringArray" }] }
			},
			"propertyNames": { "$ref": "#" },
			"const": true,
			"enum": {
				"type": "array",
				"items": true,
				"minItems": 1,
				"uniqueItems": true
			},
			"type": { "anyOf": [{ "$ref": "#/definitions/simpleTypes" }, {
				"type": "array",
				"items": { "$ref": "#/definitions/simpleTypes" },
				"minItems": 1,
				"uniqueItems": true
			}] },
			"format": { "type": "string" },
			"contentMediaType": { "type": "string" },
			"contentEncoding": { "type": "string" },
			"if": { "$ref": "#" },
			"then": { "$ref": "#" },
			"else": { "$ref": "#" },
			"allOf": { "$ref": "#/definitions/schemaArray" },
			"anyOf": { "$ref": "#/definitions/schemaArray" },
			"oneOf": { "$ref": "#/definitions/schemaArray" },
			"not": { "$ref": "#" }
		},
		"default": true
	};
}));

// node_modules/ajv/dist/ajv.js
var require_ajv = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.MissingRefError = exports.ValidationError = exports.CodeGen = exports.Name = exports.nil = exports.stringify = exports.str = exports._ = exports.KeywordCxt = exports.Ajv = void 0;
	const core_1 = require_core$2();
	const draft7_1 = require_draft7();
	const discriminator_1 = require_discriminator();
	const draft7MetaSchema = require_json_schema_draft_07();
	const META_SUPPORT_DATA = ["/properties"];
	const META_SCHEMA_ID = "http://json-schema.org/draft-07/schema";
	var Ajv = class extends core_1.default {
		_addVocabularies() {
			super._addVocabularies();
			draft7_1.default.forEach((v) => this.addVocabulary(v));
			if (this.opts.discriminator) this.addKeyword(discriminator_1.default);
		}
		_addDefaultMetaSchema() {
			super._addDefaultMetaSchema();
			if (!this.opts.meta) return;
			const metaSchema = this.opts.$data ? this.$dataMetaSchema(draft7MetaSchema, META_SUPPORT_DATA) : draft7MetaSchema;
			this.addMetaSchema(metaSchema, META_SCHEMA_ID, false);
			this.refs["http://json-schema.org/schema"] = META_SCHEMA_ID;
		}
		defaultMeta() {
			return this.opts.defaultMeta = super.defaultMeta() || (this.getSchema(META_SCHEMA_ID) ? META_SCHEMA_ID : void 0);
		}
	};
	exports.Ajv = Ajv;
	module.exports = exports = Ajv;
	module.exports.Ajv = Ajv;
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = Ajv;
	var validate_1 = require_validate();
	Object.defineProperty(exports, "KeywordCxt", {
		enumerable: true,
		get: function() {
			return validate_1.KeywordCxt;
		}
	});
	var codegen_1 = require_codegen();
	Object.defineProperty(exports, "_", {
		enumerable: true,
		get: function() {
			return codegen_1._;
		}
	});
	Object.defineProperty(exports, "str", {
		enumerable: true,
		get: function() {
			return codegen_1.str;
		}
	});
	Object.defineProperty(exports, "stringify", {
		enumerable: true,
		get: function() {
			return codegen_1.stringify;
		}
	});
	Object.defineProperty(exports, "nil", {
		enumerable: true,
		get: function() {
			return codegen_1.nil;
		}
	});
	Object.defineProperty(exports, "Name", {
		enumerable: true,
		get: function() {
			return codegen_1.Name;
		}
	});
	Object.defineProperty(exports, "CodeGen", {
		enumerable: true,
		get: function() {
			return codegen_1.CodeGen;
		}
	});
	var validation_error_1 = require_validation_error();
	Object.defineProperty(exports, "ValidationError", {
		enumerable: true,
		get: function() {
			return validation_error_1.default;
		}
	});
	var ref_error_1 = require_ref_error();
	Object.defineProperty(exports, "MissingRefError", {
		enumerable: true,
		get: function() {
			return ref_error_1.default;
		}
	});
}));

// node_modules/ajv/dist/vocabularies/dynamic/dynamicAnchor.js
var require_dynamicAnchor = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.dynamicAnchor = void 0;
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const compile_1 = require_compile();
	const ref_1 = require_ref();
	const def = {
		keyword: "$dynamicAnchor",
		schemaType: "string",
		code: (cxt) => dynamicAnchor(cxt, cxt.schema)
	};
	function dynamicAnchor(cxt, anchor) {
		const { gen, it } = cxt;
		it.schemaEnv.root.dynamicAnchors[anchor] = true;
		const v = (0, codegen_1._)`${names_1.default.dynamicAnchors}${(0, codegen_1.getProperty)(anchor)}`;
		const validate = it.errSchemaPath === "#" ? it.validateName : _getValidate(cxt);
		gen.if((0, codegen_1._)`!${v}`, () => gen.assign(v, validate));
	}
	exports.dynamicAnchor = dynamicAnchor;
	function _getValidate(cxt) {
		const { schemaEnv, schema, self } = cxt.it;
		const { root, baseId, localRefs, meta } = schemaEnv.root;
		const { schemaId } = self.opts;
		const sch = new compile_1.SchemaEnv({
			schema,
			schemaId,
			root,
			baseId,
			localRefs,
			meta
		});
		compile_1.compileSchema.call(self, sch);
		return (0, ref_1.getValidate)(cxt, sch);
	}
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/dynamic/dynamicRef.js
var require_dynamicRef = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.dynamicRef = void 0;
	const codegen_1 = require_codegen();
	const names_1 = require_names();
	const ref_1 = require_ref();
	const def = {
		keyword: "$dynamicRef",
		schemaType: "string",
		code: (cxt) => dynamicRef(cxt, cxt.schema)
	};
	function dynamicRef(cxt, ref) {
		const { gen, keyword, it } = cxt;
		if (ref[0] !== "#") throw new Error(`"${keyword}" only supports hash fragment reference`);
		const anchor = ref.slice(1);
		if (it.allErrors) _dynamicRef();
		else {
			const valid = gen.let("valid", false);
			_dynamicRef(valid);
			cxt.ok(valid);
		}
		function _dynamicRef(valid) {
			if (it.schemaEnv.root.dynamicAnchors[anchor]) {
				const v = gen.let("_v", (0, codegen_1._)`${names_1.default.dynamicAnchors}${(0, codegen_1.getProperty)(anchor)}`);
				gen.if(v, _callRef(v, valid), _callRef(it.validateName, valid));
			} else _callRef(it.validateName, valid)();
		}
		function _callRef(validate, valid) {
			return valid ? () => gen.block(() => {
				(0, ref_1.callRef)(cxt, validate);
				gen.let(valid, true);
			}) : () => (0, ref_1.callRef)(cxt, validate);
		}
	}
	exports.dynamicRef = dynamicRef;
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/dynamic/recursiveAnchor.js
var require_recursiveAnchor = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dynamicAnchor_1 = require_dynamicAnchor();
	const util_1 = require_util();
	const def = {
		keyword: "$recursiveAnchor",
		schemaType: "boolean",
		code(cxt) {
			if (cxt.schema) (0, dynamicAnchor_1.dynamicAnchor)(cxt, "");
			else (0, util_1.checkStrictMode)(cxt.it, "$recursiveAnchor: false is ignored");
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/dynamic/recursiveRef.js
var require_recursiveRef = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dynamicRef_1 = require_dynamicRef();
	const def = {
		keyword: "$recursiveRef",
		schemaType: "string",
		code: (cxt) => (0, dynamicRef_1.dynamicRef)(cxt, cxt.schema)
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/dynamic/index.js
var require_dynamic = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dynamicAnchor_1 = require_dynamicAnchor();
	const dynamicRef_1 = require_dynamicRef();
	const recursiveAnchor_1 = require_recursiveAnchor();
	const recursiveRef_1 = require_recursiveRef();
	const dynamic = [
		dynamicAnchor_1.default,
		dynamicRef_1.default,
		recursiveAnchor_1.default,
		recursiveRef_1.default
	];
	exports.default = dynamic;
}));

// node_modules/ajv/dist/vocabularies/validation/dependentRequired.js
var require_dependentRequired = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dependencies_1 = require_dependencies();
	const def = {
		keyword: "dependentRequired",
		type: "object",
		schemaType: "object",
		error: dependencies_1.error,
		code: (cxt) => (0, dependencies_1.validatePropertyDeps)(cxt)
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/applicator/dependentSchemas.js
var require_dependentSchemas = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dependencies_1 = require_dependencies();
	const def = {
		keyword: "dependentSchemas",
		type: "object",
		schemaType: "object",
		code: (cxt) => (0, dependencies_1.validateSchemaDeps)(cxt)
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/validation/limitContains.js
var require_limitContains = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const util_1 = require_util();
	const def = {
		keyword: ["maxContains", "minContains"],
		type: "array",
		schemaType: "number",
		code({ keyword, parentSchema, it }) {
			if (parentSchema.contains === void 0) (0, util_1.checkStrictMode)(it, `"${keyword}" without "contains" is ignored`);
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/next.js
var require_next = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const dependentRequired_1 = require_dependentRequired();
	const dependentSchemas_1 = require_dependentSchemas();
	const limitContains_1 = require_limitContains();
	const next = [
		dependentRequired_1.default,
		dependentSchemas_1.default,
		limitContains_1.default
	];
	exports.default = next;
}));

// node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedProperties.js
var require_unevaluatedProperties = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const names_1 = require_names();
	const def = {
		keyword: "unevaluatedProperties",
		type: "object",
		schemaType: ["boolean", "object"],
		trackErrors: true,
		error: {
			message: "must NOT have unevaluated properties",
			params: ({ params }) => (0, codegen_1._)`{unevaluatedProperty: ${params.unevaluatedProperty}}`
		},
		code(cxt) {
			const { gen, schema, data, errsCount, it } = cxt;
			/* istanbul ignore if */
			if (!errsCount) throw new Error("ajv implementation error");
			const { allErrors, props } = it;
			if (props instanceof codegen_1.Name) gen.if((0, codegen_1._)`${props} !== true`, () => gen.forIn("key", data, (key) => gen.if(unevaluatedDynamic(props, key), () => unevaluatedPropCode(key))));
			else if (props !== true) gen.forIn("key", data, (key) => props === void 0 ? unevaluatedPropCode(key) : gen.if(unevaluatedStatic(props, key), () => unevaluatedPropCode(key)));
			it.props = true;
			cxt.ok((0, codegen_1._)`${errsCount} === ${names_1.default.errors}`);
			function unevaluatedPropCode(key) {
				if (schema === false) {
					cxt.setParams({ unevaluatedProperty: key });
					cxt.error();
					if (!allErrors) gen.break();
					return;
				}
				if (!(0, util_1.alwaysValidSchema)(it, schema)) {
					const valid = gen.name("valid");
					cxt.subschema({
						keyword: "unevaluatedProperties",
						dataProp: key,
						dataPropType: util_1.Type.Str
					}, valid);
					if (!allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
				}
			}
			function unevaluatedDynamic(evaluatedProps, key) {
				return (0, codegen_1._)`!${evaluatedProps} || !${evaluatedProps}[${key}]`;
			}
			function unevaluatedStatic(evaluatedProps, key) {
				const ps = [];
				for (const p in evaluatedProps) if (evaluatedProps[p] === true) ps.push((0, codegen_1._)`${key} !== ${p}`);
				return (0, codegen_1.and)(...ps);
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/unevaluated/unevaluatedItems.js
var require_unevaluatedItems = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const codegen_1 = require_codegen();
	const util_1 = require_util();
	const def = {
		keyword: "unevaluatedItems",
		type: "array",
		schemaType: ["boolean", "object"],
		error: {
			message: ({ params: { len } }) => (0, codegen_1.str)`must NOT have more than ${len} items`,
			params: ({ params: { len } }) => (0, codegen_1._)`{limit: ${len}}`
		},
		code(cxt) {
			const { gen, schema, data, it } = cxt;
			const items = it.items || 0;
			if (items === true) return;
			const len = gen.const("len", (0, codegen_1._)`${data}.length`);
			if (schema === false) {
				cxt.setParams({ len: items });
				cxt.fail((0, codegen_1._)`${len} > ${items}`);
			} else if (typeof schema == "object" && !(0, util_1.alwaysValidSchema)(it, schema)) {
				const valid = gen.var("valid", (0, codegen_1._)`${len} <= ${items}`);
				gen.if((0, codegen_1.not)(valid), () => validateItems(valid, items));
				cxt.ok(valid);
			}
			it.items = true;
			function validateItems(valid, from) {
				gen.forRange("i", from, len, (i) => {
					cxt.subschema({
						keyword: "unevaluatedItems",
						dataProp: i,
						dataPropType: util_1.Type.Num
					}, valid);
					if (!it.allErrors) gen.if((0, codegen_1.not)(valid), () => gen.break());
				});
			}
		}
	};
	exports.default = def;
}));

// node_modules/ajv/dist/vocabularies/unevaluated/index.js
var require_unevaluated$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const unevaluatedProperties_1 = require_unevaluatedProperties();
	const unevaluatedItems_1 = require_unevaluatedItems();
	const unevaluated = [unevaluatedProperties_1.default, unevaluatedItems_1.default];
	exports.default = unevaluated;
}));

// node_modules/ajv/dist/vocabularies/draft2020.js
var require_draft2020 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const core_1 = require_core$1();
	const validation_1 = require_validation$1();
	const applicator_1 = require_applicator$1();
	const dynamic_1 = require_dynamic();
	const next_1 = require_next();
	const unevaluated_1 = require_unevaluated$1();
	const format_1 = require_format();
	const metadata_1 = require_metadata();
	const draft2020Vocabularies = [
		dynamic_1.default,
		core_1.default,
		validation_1.default,
		(0, applicator_1.default)(true),
		format_1.default,
		metadata_1.metadataVocabulary,
		metadata_1.contentVocabulary,
		next_1.default,
		unevaluated_1.default
	];
	exports.default = draft2020Vocabularies;
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/schema.json
var require_schema = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/schema",
		"$vocabulary": {
			"https://json-schema.org/draft/2020-12/vocab/core": true,
			"https://json-schema.org/draft/2020-12/vocab/applicator": true,
			"https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
			"https://json-schema.org/draft/2020-12/vocab/validation": true,
			"https://json-schema.org/draft/2020-12/vocab/meta-data": true,
			"https://json-schema.org/draft/2020-12/vocab/format-annotation": true,
			"https://json-schema.org/draft/2020-12/vocab/content": true
		},
		"$dynamicAnchor": "meta",
		"title": "Core and Validation specifications meta-schema",
		"allOf": [
			{ "$ref": "meta/core" },
			{ "$ref": "meta/applicator" },
			{ "$ref": "meta/unevaluated" },
			{ "$ref": "meta/validation" },
			{ "$ref": "meta/meta-data" },
			{ "$ref": "meta/format-annotation" },
			{ "$ref": "meta/content" }
		],
		"type": ["object", "boolean"],
		"$comment": "This meta-schema also defines keywords that have appeared in previous drafts in order to prevent incompatible extensions as they remain in common use.",
		"properties": {
			"definitions": {
				"$comment": "\"definitions\" has been replaced by \"$defs\".",
				"type": "object",
				"additionalProperties": { "$dynamicRef": "#meta" },
				"deprecated": true,
				"default": {}
			},
			"dependencies": {
				"$comment": "\"dependencies\" has been split and replaced by \"dependentSchemas\" and \"dependentRequired\" in order to serve their differing semantics.",
				"type": "object",
				"additionalProperties": { "anyOf": [{ "$dynamicRef": "#meta" }, { "$ref": "meta/validation#/$defs/stringArray" }] },
				"deprecated": true,
				"default": {}
			},
			"$recursiveAnchor": {
				"$comment": "\"$recursiveAnchor\" has been replaced by \"$dynamicAnchor\".",
				"$ref": "meta/core#/$defs/anchorString",
				"deprecated": true
			},
			"$recursiveRef": {
				"$comment": "\"$recursiveRef\" has been replaced by \"$dynamicRef\".",
				"$ref": "meta/core#/$defs/uriReferenceString",
				"deprecated": true
			}
		}
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/applicator.json
var require_applicator = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/applicator",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/applicator": true },
		"$dynamicAnchor": "meta",
		"title": "Applicator vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"prefixItems": { "$ref": "#/$defs/schemaArray" },
			"items": { "$dynamicRef": "#meta" },
			"contains": { "$dynamicRef": "#meta" },
			"additionalProperties": { "$dynamicRef": "#meta" },
			"properties": {
				"type": "object",
				"additionalProperties": { "$dynamicRef": "#meta" },
				"default": {}
			},
			"patternProperties": {
				"type": "object",
				"additionalProperties": { "$dynamicRef": "#meta" },
				"propertyNames": { "format": "regex" },
				"default": {}
			},
			"dependentSchemas": {
				"type": "object",
				"additionalProperties": { "$dynamicRef": "#meta" },
				"default": {}
			},
			"propertyNames": { "$dynamicRef": "#meta" },
			"if": { "$dynamicRef": "#meta" },
			"then": { "$dynamicRef": "#meta" },
			"else": { "$dynamicRef": "#meta" },
			"allOf": { "$ref": "#/$defs/schemaArray" },
			"anyOf": { "$ref": "#/$defs/schemaArray" },
			"oneOf": { "$ref": "#/$defs/schemaArray" },
			"not": { "$dynamicRef": "#meta" }
		},
		"$defs": { "schemaArray": {
			"type": "array",
			"minItems": 1,
			"items": { "$dynamicRef": "#meta" }
		} }
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json
var require_unevaluated = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/unevaluated",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/unevaluated": true },
		"$dynamicAnchor": "meta",
		"title": "Unevaluated applicator vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"unevaluatedItems": { "$dynamicRef": "#meta" },
			"unevaluatedProperties": { "$dynamicRef": "#meta" }
		}
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/content.json
var require_content = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/content",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/content": true },
		"$dynamicAnchor": "meta",
		"title": "Content vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"contentEncoding": { "type": "string" },
			"contentMediaType": { "type": "string" },
			"contentSchema": { "$dynamicRef": "#meta" }
		}
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/core.json
var require_core = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/core",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/core": true },
		"$dynamicAnchor": "meta",
		"title": "Core vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"$id": {
				"$ref": "#/$defs/uriReferenceString",
				"$comment": "Non-empty fragments not allowed.",
				"pattern": "^[^#]*#?$"
			},
			"$schema": { "$ref": "#/$defs/uriString" },
			"$ref": { "$ref": "#/$defs/uriReferenceString" },
			"$anchor": { "$ref": "#/$defs/anchorString" },
			"$dynamicRef": { "$ref": "#/$defs/uriReferenceString" },
			"$dynamicAnchor": { "$ref": "#/$defs/anchorString" },
			"$vocabulary": {
				"type": "object",
				"propertyNames": { "$ref": "#/$defs/uriString" },
				"additionalProperties": { "type": "boolean" }
			},
			"$comment": { "type": "string" },
			"$defs": {
				"type": "object",
				"additionalProperties": { "$dynamicRef": "#meta" }
			}
		},
		"$defs": {
			"anchorString": {
				"type": "string",
				"pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"
			},
			"uriString": {
				"type": "string",
				"format": "uri"
			},
			"uriReferenceString": {
				"type": "string",
				"format": "uri-reference"
			}
		}
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json
var require_format_annotation = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/format-annotation",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/format-annotation": true },
		"$dynamicAnchor": "meta",
		"title": "Format vocabulary meta-schema for annotation results",
		"type": ["object", "boolean"],
		"properties": { "format": { "type": "string" } }
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/meta-data.json
var require_meta_data = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/meta-data",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/meta-data": true },
		"$dynamicAnchor": "meta",
		"title": "Meta-data vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"title": { "type": "string" },
			"description": { "type": "string" },
			"default": true,
			"deprecated": {
				"type": "boolean",
				"default": false
			},
			"readOnly": {
				"type": "boolean",
				"default": false
			},
			"writeOnly": {
				"type": "boolean",
				"default": false
			},
			"examples": {
				"type": "array",
				"items": true
			}
		}
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/meta/validation.json
var require_validation = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = {
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id": "https://json-schema.org/draft/2020-12/meta/validation",
		"$vocabulary": { "https://json-schema.org/draft/2020-12/vocab/validation": true },
		"$dynamicAnchor": "meta",
		"title": "Validation vocabulary meta-schema",
		"type": ["object", "boolean"],
		"properties": {
			"type": { "anyOf": [{ "$ref": "#/$defs/simpleTypes" }, {
				"type": "array",
				"items": { "$ref": "#/$defs/simpleTypes" },
				"minItems": 1,
				"uniqueItems": true
			}] },
			"const": true,
			"enum": {
				"type": "array",
				"items": true
			},
			"multipleOf": {
				"type": "number",
				"exclusiveMinimum": 0
			},
			"maximum": { "type": "number" },
			"exclusiveMaximum": { "type": "number" },
			"minimum": { "type": "number" },
			"exclusiveMinimum": { "type": "number" },
			"maxLength": { "$ref": "#/$defs/nonNegativeInteger" },
			"minLength": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
			"pattern": {
				"type": "string",
				"format": "regex"
			},
			"maxItems": { "$ref": "#/$defs/nonNegativeInteger" },
			"minItems": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
			"uniqueItems": {
				"type": "boolean",
				"default": false
			},
			"maxContains": { "$ref": "#/$defs/nonNegativeInteger" },
			"minContains": {
				"$ref": "#/$defs/nonNegativeInteger",
				"default": 1
			},
			"maxProperties": { "$ref": "#/$defs/nonNegativeInteger" },
			"minProperties": { "$ref": "#/$defs/nonNegativeIntegerDefault0" },
			"required": { "$ref": "#/$defs/stringArray" },
			"dependentRequired": {
				"type": "object",
				"additionalProperties": { "$ref": "#/$defs/stringArray" }
			}
		},
		"$defs": {
			"nonNegativeInteger": {
				"type": "integer",
				"minimum": 0
			},
			"nonNegativeIntegerDefault0": {
				"$ref": "#/$defs/nonNegativeInteger",
				"default": 0
			},
			"simpleTypes": { "enum": [
				"array",
				"boolean",
				"integer",
				"null",
				"number",
				"object",
				"string"
			] },
			"stringArray": {
				"type": "array",
				"items": { "type": "string" },
				"uniqueItems": true,
				"default": []
			}
		}
	};
}));

// node_modules/ajv/dist/refs/json-schema-2020-12/index.js
var require_json_schema_2020_12 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const metaSchema = require_schema();
	const applicator = require_applicator();
	const unevaluated = require_unevaluated();
	const content = require_content();
	const core = require_core();
	const format = require_format_annotation();
	const metadata = require_meta_data();
	const validation = require_validation();
	const META_SUPPORT_DATA = ["/properties"];
	function addMetaSchema2020($data) {
		[
			metaSchema,
			applicator,
			unevaluated,
			content,
			core,
			with$data(this, format),
			metadata,
			with$data(this, validation)
		].forEach((sch) => this.addMetaSchema(sch, void 0, false));
		return this;
		function with$data(ajv, sch) {
			return $data ? ajv.$dataMetaSchema(sch, META_SUPPORT_DATA) : sch;
		}
	}
	exports.default = addMetaSchema2020;
}));

// node_modules/ajv/dist/2020.js
var require__2020 = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.MissingRefError = exports.ValidationError = exports.CodeGen = exports.Name = exports.nil = exports.stringify = exports.str = exports._ = exports.KeywordCxt = exports.Ajv2020 = void 0;
	const core_1 = require_core$2();
	const draft2020_1 = require_draft2020();
	const discriminator_1 = require_discriminator();
	const json_schema_2020_12_1 = require_json_schema_2020_12();
	const META_SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema";
	var Ajv2020 = class extends core_1.default {
		constructor(opts = {}) {
			super({
				...opts,
				dynamicRef: true,
				next: true,
				unevaluated: true
			});
		}
		_addVocabularies() {
			super._addVocabularies();
			draft2020_1.default.forEach((v) => this.addVocabulary(v));
			if (this.opts.discriminator) this.addKeyword(discriminator_1.default);
		}
		_addDefaultMetaSchema() {
			super._addDefaultMetaSchema();
			const { $data, meta } = this.opts;
			if (!meta) return;
			json_schema_2020_12_1.default.call(this, $data);
			this.refs["http://json-schema.org/schema"] = META_SCHEMA_ID;
		}
		defaultMeta() {
			return this.opts.defaultMeta = super.defaultMeta() || (this.getSchema(META_SCHEMA_ID) ? META_SCHEMA_ID : void 0);
		}
	};
	exports.Ajv2020 = Ajv2020;
	module.exports = exports = Ajv2020;
	module.exports.Ajv2020 = Ajv2020;
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = Ajv2020;
	var validate_1 = require_validate();
	Object.defineProperty(exports, "KeywordCxt", {
		enumerable: true,
		get: function() {
			return validate_1.KeywordCxt;
		}
	});
	var codegen_1 = require_codegen();
	Object.defineProperty(exports, "_", {
		enumerable: true,
		get: function() {
			return codegen_1._;
		}
	});
	Object.defineProperty(exports, "str", {
		enumerable: true,
		get: function() {
			return codegen_1.str;
		}
	});
	Object.defineProperty(exports, "stringify", {
		enumerable: true,
		get: function() {
			return codegen_1.stringify;
		}
	});
	Object.defineProperty(exports, "nil", {
		enumerable: true,
		get: function() {
			return codegen_1.nil;
		}
	});
	Object.defineProperty(exports, "Name", {
		enumerable: true,
		get: function() {
			return codegen_1.Name;
		}
	});
	Object.defineProperty(exports, "CodeGen", {
		enumerable: true,
		get: function() {
			return codegen_1.CodeGen;
		}
	});
	var validation_error_1 = require_validation_error();
	Object.defineProperty(exports, "ValidationError", {
		enumerable: true,
		get: function() {
			return validation_error_1.default;
		}
	});
	var ref_error_1 = require_ref_error();
	Object.defineProperty(exports, "MissingRefError", {
		enumerable: true,
		get: function() {
			return ref_error_1.default;
		}
	});
}));

// node_modules/ajv-formats/dist/formats.js
var require_formats = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
	function fmtDef(validate, compare) {
		return {
			validate,
			compare
		};
	}
	exports.fullFormats = {
		date: fmtDef(date, compareDate),
		time: fmtDef(getTime(true), compareTime),
		"date-time": fmtDef(getDateTime(true), compareDateTime),
		"iso-time": fmtDef(getTime(), compareIsoTime),
		"iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
		duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
		uri,
		"uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
		"uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
		url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
		email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
		hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
		ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
		ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
		regex,
		uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
		"json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
		"json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
		"relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
		byte,
		int32: {
			type: "number",
			validate: validateInt32
		},
		int64: {
			type: "number",
			validate: validateInt64
		},
		float: {
			type: "number",
			validate: validateNumber
		},
		double: {
			type: "number",
			validate: validateNumber
		},
		password: true,
		binary: true
	};
	exports.fastFormats = {
		...exports.fullFormats,
		date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
		time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
		"date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
		"iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
		"iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
		uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
		"uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
		email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
	};
	exports.formatNames = Object.keys(exports.fullFormats);
	function isLeapYear(year) {
		return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	}
	const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
	const DAYS = [
		0,
		31,
		28,
		31,
		30,
		31,
		30,
		31,
		31,
		30,
		31,
		30,
		31
	];
	function date(str) {
		const matches = DATE.exec(str);
		if (!matches) return false;
		const year = +matches[1];
		const month = +matches[2];
		const day = +matches[3];
		return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
	}
	function compareDate(d1, d2) {
		if (!(d1 && d2)) return void 0;
		if (d1 > d2) return 1;
		if (d1 < d2) return -1;
		return 0;
	}
	const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
	function getTime(strictTimeZone) {
		return function time(str) {
			const matches = TIME.exec(str);
			if (!matches) return false;
			const hr = +matches[1];
			const min = +matches[2];
			const sec = +matches[3];
			const tz = matches[4];
			const tzSign = matches[5] === "-" ? -1 : 1;
			const tzH = +(matches[6] || 0);
			const tzM = +(matches[7] || 0);
			if (tzH > 23 || tzM > 59 || strictTimeZone && !tz) return false;
			if (hr <= 23 && min <= 59 && sec < 60) return true;
			const utcMin = min - tzM * tzSign;
			const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
			return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
		};
	}
	function compareTime(s1, s2) {
		if (!(s1 && s2)) return void 0;
		const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
		const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
		if (!(t1 && t2)) return void 0;
		return t1 - t2;
	}
	function compareIsoTime(t1, t2) {
		if (!(t1 && t2)) return void 0;
		const a1 = TIME.exec(t1);
		const a2 = TIME.exec(t2);
		if (!(a1 && a2)) return void 0;
		t1 = a1[1] + a1[2] + a1[3];
		t2 = a2[1] + a2[2] + a2[3];
		if (t1 > t2) return 1;
		if (t1 < t2) return -1;
		return 0;
	}
	const DATE_TIME_SEPARATOR = /t|\s/i;
	function getDateTime(strictTimeZone) {
		const time = getTime(strictTimeZone);
		return function date_time(str) {
			const dateTime = str.split(DATE_TIME_SEPARATOR);
			return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
		};
	}
	function compareDateTime(dt1, dt2) {
		if (!(dt1 && dt2)) return void 0;
		const d1 = new Date(dt1).valueOf();
		const d2 = new Date(dt2).valueOf();
		if (!(d1 && d2)) return void 0;
		return d1 - d2;
	}
	function compareIsoDateTime(dt1, dt2) {
		if (!(dt1 && dt2)) return void 0;
		const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
		const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
		const res = compareDate(d1, d2);
		if (res === void 0) return void 0;
		return res || compareTime(t1, t2);
	}
	const NOT_URI_FRAGMENT = /\/|:/;
	const URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
	function uri(str) {
		return NOT_URI_FRAGMENT.test(str) && URI.test(str);
	}
	const BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
	function byte(str) {
		BYTE.lastIndex = 0;
		return BYTE.test(str);
	}
	const MIN_INT32 = -(2 ** 31);
	const MAX_INT32 = 2 ** 31 - 1;
	function validateInt32(value) {
		return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
	}
	function validateInt64(value) {
		return Number.isInteger(value);
	}
	function validateNumber() {
		return true;
	}
	const Z_ANCHOR = /[^\\]\\Z/;
	function regex(str) {
		if (Z_ANCHOR.test(str)) return false;
		try {
			new RegExp(str);
			return true;
		} catch (e) {
			return false;
		}
	}
}));

// node_modules/ajv-formats/dist/limit.js
var require_limit = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.formatLimitDefinition = void 0;
	const ajv_1 = require_ajv();
	const codegen_1 = require_codegen();
	const ops = codegen_1.operators;
	const KWDs = {
		formatMaximum: {
			okStr: "<=",
			ok: ops.LTE,
			fail: ops.GT
		},
		formatMinimum: {
			okStr: ">=",
			ok: ops.GTE,
			fail: ops.LT
		},
		formatExclusiveMaximum: {
			okStr: "<",
			ok: ops.LT,
			fail: ops.GTE
		},
		formatExclusiveMinimum: {
			okStr: ">",
			ok: ops.GT,
			fail: ops.LTE
		}
	};
	const error = {
		message: ({ keyword, schemaCode }) => (0, codegen_1.str)`should be ${KWDs[keyword].okStr} ${schemaCode}`,
		params: ({ keyword, schemaCode }) => (0, codegen_1._)`{comparison: ${KWDs[keyword].okStr}, limit: ${schemaCode}}`
	};
	exports.formatLimitDefinition = {
		keyword: Object.keys(KWDs),
		type: "string",
		schemaType: "string",
		$data: true,
		error,
		code(cxt) {
			const { gen, data, schemaCode, keyword, it } = cxt;
			const { opts, self } = it;
			if (!opts.validateFormats) return;
			const fCxt = new ajv_1.KeywordCxt(it, self.RULES.all.format.definition, "format");
			if (fCxt.$data) validate$DataFormat();
			else validateFormat();
			function validate$DataFormat() {
				const fmts = gen.scopeValue("formats", {
					ref: self.formats,
					code: opts.code.formats
				});
				const fmt = gen.const("fmt", (0, codegen_1._)`${fmts}[${fCxt.schemaCode}]`);
				cxt.fail$data((0, codegen_1.or)((0, codegen_1._)`typeof ${fmt} != "object"`, (0, codegen_1._)`${fmt} instanceof RegExp`, (0, codegen_1._)`typeof ${fmt}.compare != "function"`, compareCode(fmt)));
			}
			function validateFormat() {
				const format = fCxt.schema;
				const fmtDef = self.formats[format];
				if (!fmtDef || fmtDef === true) return;
				if (typeof fmtDef != "object" || fmtDef instanceof RegExp || typeof fmtDef.compare != "function") throw new Error(`"${keyword}": format "${format}" does not define "compare" function`);
				const fmt = gen.scopeValue("formats", {
					key: format,
					ref: fmtDef,
					code: opts.code.formats ? (0, codegen_1._)`${opts.code.formats}${(0, codegen_1.getProperty)(format)}` : void 0
				});
				cxt.fail$data(compareCode(fmt));
			}
			function compareCode(fmt) {
				return (0, codegen_1._)`${fmt}.compare(${data}, ${schemaCode}) ${KWDs[keyword].fail} 0`;
			}
		},
		dependencies: ["format"]
	};
	const formatLimitPlugin = (ajv) => {
		ajv.addKeyword(exports.formatLimitDefinition);
		return ajv;
	};
	exports.default = formatLimitPlugin;
}));

// node_modules/ajv-formats/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	const formats_1 = require_formats();
	const limit_1 = require_limit();
	const codegen_1 = require_codegen();
	const fullName = new codegen_1.Name("fullFormats");
	const fastName = new codegen_1.Name("fastFormats");
	const formatsPlugin = (ajv, opts = { keywords: true }) => {
		if (Array.isArray(opts)) {
			addFormats(ajv, opts, formats_1.fullFormats, fullName);
			return ajv;
		}
		const [formats, exportName] = opts.mode === "fast" ? [formats_1.fastFormats, fastName] : [formats_1.fullFormats, fullName];
		addFormats(ajv, opts.formats || formats_1.formatNames, formats, exportName);
		if (opts.keywords) (0, limit_1.default)(ajv);
		return ajv;
	};
	formatsPlugin.get = (name, mode = "full") => {
		const f = (mode === "fast" ? formats_1.fastFormats : formats_1.fullFormats)[name];
		if (!f) throw new Error(`Unknown format "${name}"`);
		return f;
	};
	function addFormats(ajv, list, fs, exportName) {
		var _a;
		var _b;
		(_a = (_b = ajv.opts.code).formats) !== null && _a !== void 0 || (_b.formats = (0, codegen_1._)`require("ajv-formats/dist/formats").${exportName}`);
		for (const f of list) ajv.addFormat(f, fs[f]);
	}
	module.exports = exports = formatsPlugin;
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.default = formatsPlugin;
}));

// src/project/user-schema.ts
var import_ajv = require_ajv();
var import__2020 = require__2020();
var import_dist = /* @__PURE__ */ __toESM(require_dist(), 1);
function checkUserFile(document, schemaText, file, text) {
	let validate;
	try {
		validate = compile(schemaText);
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
function compile(schemaText) {
	const schema = JSON.parse(schemaText.replace(/^\uFEFF/, ""));
	if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema))) throw new TypeError("a schema is a table of keys, true or false");
	const options = {
		allErrors: true,
		strict: false,
		verbose: true
	};
	const ajv = isDraft07(schema) ? new import_ajv.Ajv(options) : new import__2020.Ajv2020(options);
	import_dist.default.default(ajv);
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
	const tracking = `refs/remotes/${remote}/${policy.branch}`;
	const ahead = await git.try([
		"rev-list",
		"--count",
		`${tracking}..refs/heads/${policy.branch}`,
		"--"
	]);
	const commits = ahead.code === 0 ? Number(ahead.stdout.toString("utf8").trim()) : 0;
	return commits > 0 ? {
		judging: `${remote}/${policy.branch}`,
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

// src/commands/situation/user-schemas.ts
function userFileProblems(model, commit, texts) {
	const params = new Set(model.params.map(({ file }) => file));
	return [...model.schemas].flatMap(([file, schema]) => {
		const schemaText = texts.get(schema);
		if (schemaText === void 0) return [{
			reason: "schema-missing",
			message: `${model.name}: the schema ${schema} of ${file} is not in commit ${commit.sha.slice(0, 12)}.`
		}];
		const text = texts.get(file);
		if (!params.has(file) || text === void 0) return [];
		const read = readUserDocument(text, file);
		return "problem" in read ? [] : checkUserFile(read.document, schemaText, file, text);
	});
}
async function metricsFileProblems(model, git, commit, read) {
	const files = model.metrics.map(({ file }) => file).filter((file) => model.schemas.has(file));
	if (files.length === 0) return [];
	const schemas = await readTexts(git, commit, [...model.schemas.values()]);
	const problems = [];
	for (const file of files) {
		const schema = schemas.get(model.schemas.get(file) ?? "");
		const text = await read(file);
		if (schema !== void 0 && text !== void 0) problems.push(...checkMetrics(text, file, schema));
	}
	return problems;
}
function checkMetrics(text, file, schema) {
	if (/\.json$/i.test(file)) return checkUserFile(parseTolerantJson(text), schema, file, text);
	const read = readUserDocument(text, file);
	if (!("problem" in read)) return checkUserFile(read.document, schema, file, text);
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
	if (request.judgedBy === void 0) for (const model of models) problems.push(...userFileProblems(model, commit, texts));
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

export { tQuantile as A, compareRows as C, orientedChange as D, random as E, driftDefaults as M, rowsChangeDefault as N, chiSquareQuantile as O, parseTolerantJson as S, toSample as T, lfsNotLocal as _, untouchedBy as a, nameIn as b, keepFailure as c, sliceFloor as d, sliceMetrics as f, lfsContent as g, dvcCached as h, metricsFileProblems as i, logGamma as j, normalQuantile as k, betterOf as l, uncommittedPaths as m, notPushedProblems as n, handOver as o, wantedMetrics as p, readFacts as r, failureOf as s, findSituation as t, levelsOf as u, applyPolicy as v, computeMetrics as w, compareReported as x, judge as y };