// src/metrics/known.ts
const both = ["binary", "multiclass"];
const binary = ["binary"];
const regression = ["regression"];
const rows = [
	[
		"accuracy",
		"accuracy",
		both,
		"higher",
		"share",
		4,
		"acc accuracy-score categorical-accuracy binary-accuracy"
	],
	[
		"balanced-accuracy",
		"balanced accuracy",
		both,
		"higher",
		"share",
		4,
		"balanced-accuracy-score bal-acc balanced-acc"
	],
	[
		"precision",
		"precision",
		both,
		"higher",
		"share",
		4,
		"precision-score prec ppv"
	],
	[
		"recall",
		"recall",
		both,
		"higher",
		"share",
		4,
		"recall-score rec sensitivity tpr true-positive-rate"
	],
	[
		"f1",
		"F1",
		both,
		"higher",
		"share",
		4,
		"f1-score f1score f-score f-measure"
	],
	...averages("precision", "precision"),
	...averages("recall", "recall"),
	...averages("f1", "F1"),
	[
		"mcc",
		"MCC",
		both,
		"higher",
		"none",
		4,
		"matthews-corrcoef matthews-correlation matthews-correlation-coefficient"
	],
	[
		"roc-auc",
		"ROC AUC",
		both,
		"higher",
		"share",
		4,
		"auc auroc rocauc roc-auc-score auc-roc area-under-roc roc-auc-ovr"
	],
	[
		"average-precision",
		"average precision",
		both,
		"higher",
		"share",
		4,
		"average-precision-score ap pr-auc auprc prauc auc-pr aucpr"
	],
	[
		"log-loss",
		"log loss",
		both,
		"lower",
		"nats",
		4,
		"logloss cross-entropy binary-crossentropy categorical-crossentropy nll"
	],
	[
		"brier",
		"Brier score",
		both,
		"lower",
		"none",
		4,
		"brier-score brier-score-loss brier-loss"
	],
	[
		"ece",
		"ECE",
		binary,
		"lower",
		"share",
		4,
		"expected-calibration-error"
	],
	[
		"mae",
		"MAE",
		regression,
		"lower",
		"label",
		4,
		"mean-absolute-error"
	],
	[
		"mse",
		"MSE",
		regression,
		"lower",
		"label²",
		4,
		"mean-squared-error"
	],
	[
		"rmse",
		"RMSE",
		regression,
		"lower",
		"label",
		4,
		"root-mean-squared-error root-mean-square-error rmsd"
	],
	[
		"r2",
		"R²",
		regression,
		"higher",
		"none",
		4,
		"r2-score r-squared rsquared r²"
	],
	[
		"mape",
		"MAPE",
		regression,
		"lower",
		"share",
		4,
		"mean-absolute-percentage-error"
	],
	[
		"medae",
		"MedAE",
		regression,
		"lower",
		"label",
		4,
		"median-absolute-error"
	],
	[
		"bias",
		"bias",
		regression,
		{ closeTo: 0 },
		"label",
		4,
		"mean-error mean-bias-error mbe"
	],
	[
		"loss",
		"loss",
		[],
		"lower",
		"none",
		4
	],
	[
		"error-rate",
		"error rate",
		[],
		"lower",
		"share",
		4,
		"err error zero-one-loss"
	],
	[
		"rmsle",
		"RMSLE",
		[],
		"lower",
		"none",
		4,
		"root-mean-squared-log-error"
	],
	[
		"smape",
		"sMAPE",
		[],
		"lower",
		"none",
		4,
		"symmetric-mean-absolute-percentage-error"
	],
	[
		"wape",
		"WAPE",
		[],
		"lower",
		"share",
		4
	],
	[
		"max-error",
		"maximum error",
		[],
		"lower",
		"label",
		4
	],
	[
		"cohen-kappa",
		"Cohen’s κ",
		[],
		"higher",
		"none",
		4,
		"kappa cohen-kappa-score quadratic-weighted-kappa qwk"
	],
	[
		"specificity",
		"specificity",
		[],
		"higher",
		"share",
		4,
		"tnr true-negative-rate"
	],
	[
		"fpr",
		"false positive rate",
		[],
		"lower",
		"share",
		4,
		"false-positive-rate"
	],
	[
		"fnr",
		"false negative rate",
		[],
		"lower",
		"share",
		4,
		"false-negative-rate"
	],
	[
		"top-5-accuracy",
		"top-5 accuracy",
		[],
		"higher",
		"share",
		4,
		"top5-accuracy top-5-acc acc5 acc@5 metrics/accuracy-top5"
	],
	[
		"acc-norm",
		"normalised accuracy",
		[],
		"higher",
		"share",
		4,
		"acc-norm,none"
	],
	[
		"map",
		"mAP",
		[],
		"higher",
		"share",
		4,
		"mean-average-precision"
	],
	[
		"map50",
		"mAP@50",
		[],
		"higher",
		"share",
		4,
		"map-50 map@0.5 map@50 metrics/map50(b) metrics/map50 metrics/map50(m)"
	],
	[
		"map50-95",
		"mAP@50–95",
		[],
		"higher",
		"share",
		4,
		"map@50:95 map@0.5:0.95 metrics/map50-95(b) metrics/map50-95 metrics/map50-95(m)"
	],
	[
		"iou",
		"IoU",
		[],
		"higher",
		"share",
		4,
		"miou mean-iou jaccard jaccard-score"
	],
	[
		"dice",
		"Dice",
		[],
		"higher",
		"share",
		4,
		"dice-score"
	],
	[
		"ndcg",
		"NDCG",
		[],
		"higher",
		"share",
		4,
		"ndcg@10 ndcg@5 ndcg-score"
	],
	[
		"mrr",
		"MRR",
		[],
		"higher",
		"share",
		4,
		"mean-reciprocal-rank"
	],
	[
		"perplexity",
		"perplexity",
		[],
		"lower",
		"none",
		3,
		"ppl word-perplexity word-perplexity,none"
	],
	[
		"exact-match",
		"exact match",
		[],
		"higher",
		"share",
		4,
		"exact-match,none exact-match,strict-match"
	],
	[
		"bleu",
		"BLEU",
		[],
		"higher",
		"none",
		2,
		"sacrebleu"
	],
	[
		"rouge1",
		"ROUGE-1",
		[],
		"higher",
		"none",
		4,
		"rouge-1"
	],
	[
		"rouge2",
		"ROUGE-2",
		[],
		"higher",
		"none",
		4,
		"rouge-2"
	],
	[
		"rougel",
		"ROUGE-L",
		[],
		"higher",
		"none",
		4,
		"rouge-l rougelsum"
	],
	[
		"wer",
		"word error rate",
		[],
		"lower",
		"share",
		4,
		"word-error-rate"
	],
	[
		"cer",
		"character error rate",
		[],
		"lower",
		"share",
		4,
		"character-error-rate"
	]
];
function averages(name, title) {
	const inReport = name === "f1" ? "f1-score" : name;
	return [
		"macro",
		"weighted",
		"micro"
	].map((kind) => {
		const aliases = `${kind}-${name} ${kind}-avg.${inReport} ${inReport}-${kind} ${kind}-${inReport}`;
		return [
			`${name}-${kind}`,
			`${title} (${kind})`,
			both,
			"higher",
			"share",
			4,
			aliases
		];
	});
}
const byName = /* @__PURE__ */ new Map();
for (const [name, title, tasks, better, unit, digits, aliases] of rows) {
	const metric = {
		name,
		title,
		tasks,
		better,
		unit,
		digits
	};
	for (const spelling of [name, ...aliases?.split(" ") ?? []]) byName.set(spelling, metric);
}
const knownMetrics = [...new Set(byName.values())];
function knownMetric(name) {
	const spelling = normalise(name);
	const exact = byName.get(spelling);
	if (exact) return exact;
	const split = /^(val|valid|validation|eval|test|holdout)[-/.](.+)$/.exec(spelling);
	const inner = split?.[2] === void 0 ? void 0 : byName.get(split[2]);
	if (!split || !inner) return void 0;
	return {
		...inner,
		name: `${split[1]}-${inner.name}`,
		title: `${inner.title} (${split[1]})`,
		tasks: []
	};
}
function metricName(name) {
	return knownMetric(name)?.name ?? name;
}
function normalise(name) {
	const lower = name.trim().toLowerCase().replaceAll(/[_\s]+/g, "-");
	return lower.endsWith(",none") && !byName.has(lower) ? lower.slice(0, -5) : lower;
}

export { knownMetrics as n, metricName as r, knownMetric as t };