import { f as githubRepository, m as isGithubCloud } from "./forge.js";
import { n as isPlainPath } from "./tree.js";
import { F as isOutside, H as aroundOf, I as isWithin$1, M as readPipeline, N as chooseStages, P as needs$1, U as parse, n as loadProject, z as readParams } from "./load.js";
import { n as findHeads } from "./judged.js";
import { n as openRepository } from "./repository.js";
import { t as MlopsError } from "./problem.js";
import { n as compareText } from "./canonical.js";
import { a as texts, i as readYaml, n as member, r as members, t as items } from "./yaml-values.js";
import { t as quoteShell } from "./shell.js";
import { C as lookInto, D as taskOf$2, E as labelOf, T as keyOf, _ as folderName, a as safeName, b as kindOfName, c as sourceOf, d as isAside, f as namesTrainingRun, g as baseName, h as readScript, i as modelName$1, l as fileOf, m as statementsOf, n as freeName, o as trainingScripts, p as saysTraining, r as measuringScripts, s as notebookChecks, t as commandOf, u as filesOfModule, v as isDataName, y as isNameable } from "./training-scripts.js";
import { t as makeOwnFolder } from "./own-folder.js";
import { t as engineAtHand } from "./engine-at-hand.js";
import { t as escapeTerminal } from "./terminal.js";
import { n as yamlLines, r as yamlScalar, t as yamlInline } from "./yaml.js";
import { n as placeFile } from "./place-file.js";
import { t as knownMetric } from "./known.js";
import { n as insideOf, s as readBounded } from "./files.js";
import { i as movingDatasets } from "./lockable.js";
import { t as commandReasons } from "./reasons4.js";
import { n as projectTextsOnDisk, r as textsAround } from "./project-texts.js";
import { join, posix } from "node:path";
import { lstat, readdir, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";

// src/project/dvc/find-target.ts
function findTarget(text, file, beside) {
	const { pipeline, problems } = readPipeline(text, file, aroundOf(beside));
	if (problems.length > 0) return void 0;
	const { stages, metrics } = pipeline;
	const isMeasured = (path) => metrics.some((metric) => isWithin$1(metric.path, path));
	const ends = stages.filter((stage) => !stages.some((other) => needs$1(other, stage)));
	const measured = ends.filter(({ outs }) => outs.some(({ kind, path }) => kind === "metrics" || isMeasured(path)));
	const [target, ...others] = measured.length > 0 ? measured : ends;
	if (target === void 0 || others.length > 0) return void 0;
	const found = chooseStages(pipeline, target.name, void 0);
	if ("problem" in found || found.chosen.training.frozen) return void 0;
	const { before, training, after, artifact } = found.chosen;
	const all = [
		...before,
		training,
		...after
	];
	if (all.some(({ deps }) => deps.some(({ path }) => isOutside(path)))) return void 0;
	const own = all.flatMap(({ outs }) => outs.filter(({ kind }) => kind === "metrics").map(({ path }) => path));
	const listed = metrics.filter(({ path }) => all.some(({ outs }) => outs.some((out) => isWithin$1(path, out.path))));
	return {
		stage: target.name,
		before: before.map(({ name }) => name),
		training: training.name,
		after: after.map(({ name }) => name),
		artifact: artifact.map(({ path }) => path),
		metrics: [.../* @__PURE__ */ new Set([...own, ...listed.map(({ path }) => path)])]
	};
}

// src/commands/init/dvc.ts
function dvcPipelines(survey) {
	return [...survey.texts].filter(([path]) => posix.basename(path) === "dvc.yaml").map(([path, text]) => pipelineOf(path, readYaml(text))).filter(({ stages, refused }) => stages.length + refused.length > 0);
}
function pipelineOf(file, document) {
	const refused = document === void 0 ? [`${file} cannot be read as YAML.`] : [];
	const stages = members(member(document, "stages")).flatMap(([name, written]) => {
		const stage = stageOf(name, written);
		if (typeof stage !== "string") return [stage];
		refused.push(`The stage ${name} of ${file} ${stage}.`);
		return [];
	});
	const models = members(member(document, "artifacts")).flatMap(([, artifact]) => {
		const path = member(artifact, "path");
		return member(artifact, "type") === "model" && isInner(path) ? [path] : [];
	});
	return {
		file,
		folder: folderName(file),
		stages,
		models,
		metrics: pathsOf(member(document, "metrics")),
		refused
	};
}
function stageOf(name, written) {
	if (member(written, "foreach") !== void 0 || member(written, "matrix") !== void 0) return "stands for several; write it by hand, as one model with `matrix`";
	const commands = texts(member(written, "cmd"));
	if (commands === void 0 || commands.length === 0) return "has no command";
	const values = JSON.stringify(written);
	if (/\$\{/.test(values)) return "uses variables of DVC, which mean something else to a shell";
	const wdir = member(written, "wdir") ?? ".";
	if (!isInner(wdir) && wdir !== ".") return "works outside of its folder";
	const below = (paths) => paths.map((path) => posix.join(wdir, path)).filter(isInner);
	const run = chained(commands);
	return {
		name,
		command: wdir === "." ? run : `(cd ${quoteShell(wdir)} && ${run})`,
		deps: below(pathsOf(member(written, "deps"))),
		outs: below(pathsOf(member(written, "outs"))),
		metrics: below(pathsOf(member(written, "metrics"))),
		plots: below(pathsOf(member(written, "plots"))),
		params: paramsOf$1(member(written, "params"), wdir)
	};
}
function chained(commands) {
	const simple = commands.every((command) => /^[\w./ =:@%+,"'$-]*$/.test(command.trim()));
	return commands.map((command) => command.trim()).join(simple ? " && " : "\n");
}
function isInner(path) {
	return typeof path === "string" && /^(?![/~])[^:$]+$/.test(path) && !posix.normalize(path).startsWith("..");
}
function pathsOf(written) {
	return (Array.isArray(written) ? items(written) : members(written).map(([path]) => path)).map((entry) => typeof entry === "string" ? entry : members(entry)[0]?.[0]).filter(isInner).map((path) => posix.normalize(path).replace(/\/$/, ""));
}
function paramsOf$1(written, wdir) {
	const params = /* @__PURE__ */ new Map();
	const add = (file, keys) => {
		const path = posix.join(wdir, file);
		const known = params.get(path);
		params.set(path, known === null || keys === null ? null : [...known ?? [], ...keys]);
	};
	for (const entry of items(written)) {
		if (typeof entry === "string") add("params.yaml", [entry]);
		for (const [file, keys] of members(entry)) if (isInner(file)) add(file, keys === null ? null : texts(keys) ?? null);
	}
	return params;
}
function trainingStages(pipeline) {
	const ordered = inOrder(pipeline.stages);
	const makes = (stage) => stage.outs.some((out) => pipeline.models.includes(out));
	const trains = (stage) => /train|fit/i.test(`${stage.name} ${stage.command}`);
	const last = ordered.find(makes) ?? ordered.findLast((stage) => /^train/i.test(stage.name)) ?? ordered.findLast(trains) ?? ordered.findLast((stage) => stage.metrics.length > 0) ?? ordered.at(-1);
	if (last === void 0) return [];
	const kept = new Set(withAncestors(last, ordered));
	for (const stage of ordered) if ((stage.metrics.length > 0 || stage.plots.length > 0) && withAncestors(stage, ordered).some((one) => one === last)) for (const one of withAncestors(stage, ordered)) kept.add(one);
	return ordered.filter((stage) => kept.has(stage));
}
function isWithin(inner, outer) {
	return inner === outer || inner.startsWith(`${outer}/`);
}
function needs(stage, other) {
	const made = [
		...other.outs,
		...other.metrics,
		...other.plots
	];
	return stage !== other && stage.deps.some((dep) => made.some((out) => isWithin(dep, out) || isWithin(out, dep)));
}
function withAncestors(stage, stages) {
	const found = /* @__PURE__ */ new Set([stage]);
	for (const one of found) for (const other of stages) if (needs(one, other)) found.add(other);
	return [...found];
}
function inOrder(stages) {
	const rest = [...stages];
	const ordered = [];
	while (rest.length > 0) {
		const at = rest.findIndex((stage) => !rest.some((other) => needs(stage, other)));
		ordered.push(...rest.splice(Math.max(at, 0), 1));
	}
	return ordered;
}
function dvcOutputs(pipelines) {
	return pipelines.flatMap(({ folder, stages }) => stages.flatMap((stage) => [
		...stage.outs,
		...stage.metrics,
		...stage.plots
	]).map((path) => posix.join(folder, path)));
}

// src/commands/init/data-files.ts
const mostDatasets = 12;
const fewestAlike = 3;
function dataCandidates(survey, made) {
	const pointers = dvcPointers(survey);
	const free = survey.files.filter(({ path }) => kindOfName(path) === "data" && !looksMade(path)).filter(({ path }) => ![...made, ...pointers.map(({ opens }) => opens)].some((other) => isWithin(path, other)));
	const ranked = [...pointers, ...grouped(free)].toSorted((a, b) => rank(a) - rank(b));
	const left = ranked.length > 12 ? [`${ranked.length} files and folders look like data; the ${12} that say so most clearly were taken.`] : [];
	return {
		candidates: ranked.slice(0, 12).sort((a, b) => order$1(a) - order$1(b) || compareText(a.source, b.source)),
		left
	};
}
function looksMade(path) {
	return /(?:^|[/_.-])(?:predictions?|preds?|submission|outputs?|metrics?|history|log)(?:[_.-]|\/|$)/i.test(path);
}
function rank(candidate) {
	const depth = candidate.opens.split("/").length;
	return (candidate.split === void 0 ? 2 : 0) + (/(?:^|\/)data\//.test(candidate.source) ? 0 : 1) + depth / 10;
}
function order$1({ split }) {
	return split === void 0 ? 1 : [
		"train",
		void 0,
		"validation",
		"test"
	].indexOf(split);
}
function dvcPointers(survey) {
	return [...survey.texts].flatMap(([path, text]) => {
		if (!path.endsWith(".dvc")) return [];
		const document = readYaml(text);
		const outs = items(member(document, "outs"));
		const [out] = outs;
		const inner = member(out, "path");
		const wdir = member(document, "wdir") ?? ".";
		if (outs.length !== 1 || typeof inner !== "string" || typeof wdir !== "string") return [];
		const opens = posix.join(folderName(path), wdir, inner).replace(/\/$/, "");
		if (opens.startsWith("..") || posix.isAbsolute(inner) || !isNameable(opens) || /\.(?:pkl|joblib|pt|h5|onnx)$/.test(opens)) return [];
		const size = member(out, "size");
		return [{
			source: path,
			opens,
			files: survey.files.filter((file) => file.path === opens && kindOfName(file.path) === "data").map((file) => file.path),
			bytes: typeof size === "number" ? size : 0,
			state: "dvc",
			split: splitOf(opens)
		}];
	});
}
function grouped(files) {
	const groups = /* @__PURE__ */ new Map();
	for (const file of files) {
		const name = `${folderName(file.path)}/${baseName(file.path).replaceAll(/\d+/g, "0")} ${file.state}`;
		groups.set(name, [...groups.get(name) ?? [], file]);
	}
	return [...groups.values()].flatMap((group) => {
		const glob = group.length >= fewestAlike ? globOf(group, files) : void 0;
		return glob === void 0 ? group.map(single) : [glob];
	});
}
function single(file) {
	const { path, bytes, state } = file;
	return {
		source: path,
		opens: path,
		files: [path],
		bytes,
		state,
		split: splitOf(path)
	};
}
function globOf(group, all) {
	const [first] = group;
	if (first === void 0) return void 0;
	const folder = folderName(first.path);
	const ending = /(?:\.[A-Za-z]+){1,2}$/.exec(baseName(first.path).replaceAll(/\d/g, ""))?.[0];
	if (folder === "" || ending === void 0 || !first.path.endsWith(ending)) return void 0;
	if (all.filter(({ path }) => folderName(path) === folder && path.endsWith(ending)).length !== group.length) return void 0;
	return {
		source: `${folder}/*${ending}`,
		opens: folder,
		files: group.map(({ path }) => path),
		bytes: group.reduce((sum, file) => sum + file.bytes, 0),
		state: first.state,
		split: splitOf(folder)
	};
}
function splitOf(path) {
	for (const segment of path.split("/").toReversed()) {
		const words = segment.toLowerCase().split(/[^a-z]+/);
		if (words.some((word) => ["train", "training"].includes(word))) return "train";
		if (words.some((word) => [
			"test",
			"testing",
			"holdout"
		].includes(word))) return "test";
		if (words.some((word) => [
			"val",
			"valid",
			"validation",
			"dev",
			"eval"
		].includes(word))) return "validation";
	}
}

// src/commands/init/datasets.ts
async function proposedDatasets(root, candidates, labels, ports) {
	await using folder = await makeOwnFolder(tmpdir(), "init");
	await using engine = engineAtHand(ports, folder.path);
	const datasets = [];
	const left = [];
	for (const candidate of candidates) {
		ports.signal.throwIfAborted();
		const looked = await lookInto({
			root,
			candidate,
			labels,
			engine: () => engine.get()
		});
		if (looked.kind === "not-looked") left.push(`${candidate.source} was not looked into: ${looked.why}.`);
		datasets.push(looked.kind === "facts" ? withFacts(candidate, looked) : {
			...candidate,
			why: whyOf$1(candidate),
			seen: seenOf(candidate)
		});
	}
	return {
		datasets,
		left
	};
}
function withFacts(candidate, { facts, delimiter, nulls }) {
	const key = keyOf(facts, candidate.name);
	return {
		...candidate,
		facts,
		why: whyOf$1(candidate),
		seen: seenOf(candidate, facts),
		...delimiter === void 0 ? {} : { delimiter },
		...nulls === void 0 ? {} : { nulls },
		...key === void 0 ? {} : { key }
	};
}
function whyOf$1({ state, files, split }) {
	const what = state === "dvc" ? "a pointer of DVC" : files.length > 1 ? "alike files of one folder" : "a data file";
	return split === void 0 ? what : `${what}, for ${split} by its name`;
}
function seenOf({ state, files, bytes }, facts) {
	const known = {
		dvc: [],
		tracked: [],
		untracked: ["not in git yet"],
		ignored: ["ignored by git"]
	}[state];
	return [
		...files.length > 1 ? [`${files.length} files`] : [],
		...bytes === 0 ? [] : [readable(bytes)],
		...facts === void 0 ? [] : [`${facts.rows} rows`, `${facts.columns.length} columns`],
		...known
	].join(", ");
}
function readable(bytes) {
	const units = [
		"bytes",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	const power = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
	return `${Number((bytes / 1e3 ** power).toPrecision(3))} ${units[power]}`;
}

// src/commands/init/frameworks.ts
const nothing = {
	artifact: [],
	metrics: [],
	params: [],
	checks: []
};
function frameworkFacts(question) {
	const text = question.survey.texts.get(question.script) ?? "";
	if (/(?:^|&& )yolo\s/.test(question.command)) return ultralyticsByCommand(question.command);
	const found = [
		hydra(question, text),
		trainer(question, text),
		ultralyticsByScript(question, text)
	];
	const options = found.map((facts) => facts.options).find((each) => each !== void 0);
	return {
		...options !== void 0 && { options },
		artifact: found.flatMap(({ artifact }) => artifact),
		metrics: found.flatMap(({ metrics }) => metrics),
		params: found.flatMap(({ params }) => params),
		checks: found.flatMap(({ checks }) => checks)
	};
}
function takesOptions({ command, script }) {
	return !/[&|;\n>]/.test(command) && command.includes(posix.basename(script));
}
const main = /@hydra\.main\(([^)]{0,400})\)/;
function hydraConfig(script, text, known) {
	const given = main.exec(text)?.[1];
	const name = given && /config_name\s*=\s*["']([\w./-]+)["']/.exec(given)?.[1];
	const place = given && /config_path\s*=[^,]*?["']([\w./-]+)["']/.exec(given)?.[1];
	if (name === void 0 || place === void 0) return void 0;
	const file = name.endsWith(".yaml") ? name : `${name}.yaml`;
	return [posix.join(folderName(script), place, file), posix.join(place, file)].find((path) => known.has(path));
}
function hydraConfigs({ texts, known }) {
	return [...texts].flatMap(([path, text]) => hydraConfig(path, text, known) ?? []);
}
function hydra(question, text) {
	if (!main.test(text)) return nothing;
	const { script, command, survey } = question;
	const config = hydraConfig(script, text, survey.known);
	const written = config === void 0 ? void 0 : survey.texts.get(config);
	const isRead = config !== void 0 && written !== void 0 && readParams(written, config, null).problems.length === 0;
	const isSet = command.includes("hydra.run.dir=");
	const why = "without it Hydra writes to a folder that is named after the time";
	const check = `${script} is run by Hydra, which writes to a folder that is named after the time: add \`hydra.run.dir=$MLOPS_OUTPUT\` to what runs it.`;
	return {
		...nothing,
		...!isSet && takesOptions(question) && { options: {
			value: "hydra.run.dir=$MLOPS_OUTPUT",
			why
		} },
		params: isRead ? [{
			value: config,
			why: `${script} begins with it, by Hydra`
		}] : [],
		checks: [...isSet || takesOptions(question) ? [] : [check], ...isRead ? [] : [`Which configuration does ${script} begin with? Hydra reads it; set \`params\`.`]]
	};
}
function trainer(question, text) {
	if (!/\bTrainingArguments\b/.test(text) || !/\btransformers\b/.test(text)) return nothing;
	const { script, command } = question;
	const given = /--output_dir[= ]([\w./-]+)/.exec(command)?.[1];
	const literal = /\boutput_dir\s*=\s*["']([\w./-]+)["']/.exec(text)?.[1];
	const isAdded = text.includes("HfArgumentParser") && given === void 0 && takesOptions(question);
	const folder = inner(isAdded ? "model" : given ?? literal);
	if (folder === void 0) return {
		...nothing,
		checks: [questionOf(script)]
	};
	const why = `the Trainer of ${script} saves there`;
	const saves = /\.save_model\(\s*\)/.test(text);
	return {
		...nothing,
		...isAdded && { options: {
			value: "--output_dir $MLOPS_OUTPUT/model",
			why: `the Trainer of ${script} takes it`
		} },
		artifact: saves ? [{
			value: `${folder}/`,
			why
		}] : [],
		metrics: text.includes(".save_metrics(") ? [{
			value: `${folder}/all_results.json`,
			why: `save_metrics of ${script} writes it`
		}] : [],
		checks: saves ? [] : [questionOf(script)]
	};
}
function questionOf(script) {
	return `Where does the Trainer of ${script} leave the model? \`trainer.save_model()\` writes it to \`output_dir\`, \`trainer.save_metrics("eval", …)\` its numbers to all_results.json there: set \`artifact\` and \`metrics\`.`;
}
function inner(path) {
	const normal = path === void 0 ? void 0 : posix.normalize(path).replace(/\/$/, "");
	return normal === void 0 || normal === "." || /^(?:\/|\.\.)/.test(normal) ? void 0 : normal;
}
function ultralyticsByCommand(command) {
	if (/(?:^|\s)(?:project|name)=/.test(command)) return ultralyticsAt(placeIn(command, /(?:^|\s)(project|name)=["']?([\w./-]+)/g), command);
	if (/[&|;\n>]/.test(command)) return {
		...nothing,
		checks: [settingsCheck("yolo")]
	};
	const why = "without it the settings of Ultralytics on the machine decide where results go";
	return {
		...ultralyticsAt("yolo", "yolo"),
		options: {
			value: "project=$MLOPS_OUTPUT name=yolo exist_ok=True",
			why
		}
	};
}
function ultralyticsByScript({ script }, text) {
	if (!/\bfrom ultralytics\b|\bimport ultralytics\b/.test(text) || !text.includes(".train(")) return nothing;
	const place = placeIn(text, /\b(project|name)\s*=\s*["']([\w./-]+)["']/g);
	return place === void 0 ? {
		...nothing,
		checks: [settingsCheck(script)]
	} : ultralyticsAt(place, script);
}
function placeIn(text, form) {
	const parts = new Map([...text.matchAll(form)].map(([, key = "", value = ""]) => [key, value]));
	const [project, name] = [parts.get("project"), parts.get("name")];
	return project === void 0 || name === void 0 ? void 0 : inner(posix.join(project, name));
}
function ultralyticsAt(place, by) {
	if (place === void 0) return {
		...nothing,
		checks: [settingsCheck("yolo")]
	};
	return {
		...nothing,
		artifact: [{
			value: `${place}/weights/best.pt`,
			why: `Ultralytics leaves the best weights there (${by})`
		}],
		metrics: [{
			value: `${place}/results.csv`,
			why: `Ultralytics writes a row for each epoch (${by})`
		}],
		checks: [`${place}/results.csv has a row for each epoch, of which the last counts: \`row: { max: "metrics/mAP50-95(B)" }\` takes another. Which images are read, the data.yaml says: set \`data\`.`]
	};
}
function settingsCheck(by) {
	return `Where results of ${by} go, the settings of Ultralytics on the machine decide: give \`project\` ($MLOPS_OUTPUT) and \`name\`, then \`artifact: <name>/weights/best.pt\` and \`metrics: <name>/results.csv\`.`;
}

// src/commands/init/install-steps.ts
const most$2 = 2;
function installSteps({ models }) {
	if (models.some(({ runsOn }) => runsOn !== void 0 && !isOfGithub(runsOn.value))) return [];
	const steps = stepsOf(models);
	return steps.length > most$2 ? [] : steps;
}
function installChecks({ models }) {
	if (installSteps({ models }).length > 0 && models.every(({ environment }) => environment?.step !== void 0)) return [];
	const commands = [...new Set(models.flatMap(({ environment }) => environment?.value ?? []))];
	if (commands.length === 0) return [];
	return [`mlops-train.yml installs nothing by itself: see that its machine has what ${commands.map((command) => `\`${command}\``).join(", ")} installs, or add a step there.`];
}
function fetchChecks({ datasets }) {
	const pointers = datasets.filter(({ source }) => source.endsWith(".dvc")).map(({ source }) => source);
	if (pointers.length === 0) return [];
	return [`A machine of GitHub has ${pointers.join(", ")} without the data: where mlops-pull-request.yml and mlops-train.yml say so, add a step such as \`dvc pull\`.`];
}
function isOfGithub(runsOn) {
	return typeof runsOn === "string" && /^ubuntu-(latest|\d)/.test(runsOn);
}
function stepsOf(models) {
	const steps = models.flatMap(({ environment }) => environment?.step ?? []);
	return [...new Map(steps.map((step) => [`${step.folder}: ${step.run}`, step])).values()];
}

// src/commands/init/outcome.ts
const words = {
	written: "wrote",
	"would-write": "would write",
	same: "unchanged",
	differs: "differs",
	kept: "kept"
};
function outcomeOf(survey, proposal, files) {
	const guesses = guessesOf(proposal);
	const differing = files.filter(({ state }) => state === "differs").map(({ path }) => path);
	const fresh = files.filter(({ state }) => state === "written" || state === "would-write");
	const reason = reasonOf(differing.length, fresh);
	const sentence = sentenceOf(files);
	return {
		ends: "pass",
		reason,
		sentence,
		problems: [],
		data: {
			files,
			guesses,
			checks: proposal.checks,
			left: survey.left
		},
		text: () => textOf(files, guesses, proposal.checks, survey.left, sentence)
	};
}
function nothingRecognised(survey, { checks }) {
	const reason = "nothing-recognised";
	const sentence = "Nothing is written: neither data nor a training was recognised.";
	return {
		ends: "unknown",
		reason,
		sentence,
		problems: [{
			reason,
			message: "No data file, no training script and no dvc.yaml was recognised in this checkout."
		}],
		data: {
			files: [],
			guesses: [],
			checks,
			left: survey.left
		},
		text: () => textOf([], [], checks, survey.left, sentence)
	};
}
function reasonOf(differing, fresh) {
	if (differing > 0) return "init-differs";
	if (fresh.length === 0) return "init-same";
	return fresh.some(({ state }) => state === "written") ? "init-written" : "init-proposed";
}
function sentenceOf(files) {
	const count = (state, text) => {
		const number = files.filter((file) => file.state === state).length;
		return number === 0 ? [] : [`${number} ${text}`];
	};
	return `Files: ${[
		...count("written", "written"),
		...count("would-write", "would be written"),
		...count("same", "there already and the same"),
		...count("kept", "of your own, kept"),
		...count("differs", "there already and different, left as it is")
	].join(", ")}.`;
}
function guessesOf({ datasets, models }) {
	return [...datasets.flatMap(datasetGuesses), ...models.flatMap(modelGuesses)];
}
function datasetGuesses({ name, source, why, seen, key }) {
	const at = `datasets.${name}`;
	return [line(at, {
		value: source,
		why,
		seen
	}), ...key === void 0 ? [] : [line(`${at}.key`, key)]];
}
function modelGuesses(model) {
	const at = `models.${model.name.value}`;
	const lines = [line(`${at}.train.run`, model.run)];
	if (model.workingDirectory.value !== "") lines.push(line(`${at}.working-directory`, model.workingDirectory));
	if (model.code !== void 0) lines.push(line(`${at}.code`, model.code));
	for (const [role, dataset] of model.data) lines.push(line(`${at}.data.${role}`, dataset));
	for (const [file, keys] of model.params) lines.push({
		at: `${at}.params`,
		value: `${file}${keysText(keys.value)}`,
		why: keys.why
	});
	for (const key of [
		"artifact",
		"metrics",
		"plots"
	]) for (const output of model[key]) lines.push(line(`${at}.${key}`, output));
	if (model.environment !== void 0) lines.push(line(`${at} environment`, model.environment));
	if (model.runsOn !== void 0) lines.push(line(`${at}.train.runs-on`, model.runsOn));
	if (model.evaluate !== void 0) lines.push(line(`${at}.evaluate`, {
		...model.evaluate,
		value: { ...model.evaluate.value }
	}));
	return lines;
}
function line(at, { value, why, seen = "" }) {
	return {
		at,
		value: typeof value === "string" ? value : yamlInline(value),
		why: seen === "" ? why : `${why}; ${seen}`
	};
}
function keysText(keys) {
	return keys === null ? "" : ` [${keys.join(", ")}]`;
}
function textOf(files, guesses, checks, left, sentence) {
	const width = Math.max(0, ...guesses.map(({ at }) => at.length));
	const next = nextOf(files.filter(({ state }) => state === "written"));
	return `${[
		...files.map(({ state, path }) => `${words[state].padEnd(11)}  ${path}`),
		...section("guessed", guesses.map(({ at, value, why }) => `${at.padEnd(width)}  ${value}  (${why})`)),
		...section("check", checks),
		...section("left out", left),
		...files.flatMap(({ path, diff }) => diff === void 0 ? [] : [
			"",
			`${path} is left as it is; what would change:`,
			...diff.trimEnd().split("\n")
		]),
		"",
		sentence,
		...next
	].map(escapeTerminal).join("\n")}\n`;
}
function nextOf(written) {
	if (written.length === 0) return [];
	return written.some(({ path }) => path.startsWith(".github/workflows/")) ? ["Next: read mlops.yaml, commit, `mlops plan`. Push it to the default branch first: the pull request after that one gets the comment."] : ["Next: read mlops.yaml, commit, `mlops plan`."];
}
function section(title, lines) {
	return lines.length === 0 ? [] : [
		"",
		`${title}:`,
		...lines.map((text) => `  ${text}`)
	];
}

// src/commands/init/project-text.ts
const writtenBy = "# Written by `mlops init`";
function projectText(proposal) {
	const { datasets, models } = proposal;
	const entries = [
		comment("Written by `mlops init` from what it found; the comments say why. Change what is wrong, then run `mlops plan`."),
		comment("`mlops schema mlops` has every key."),
		value("version", 1)
	];
	if (datasets.length > 0) entries.push({ kind: "blank" }, table("datasets", datasets.map(datasetEntry)));
	entries.push({ kind: "blank" });
	if (models.length > 0) entries.push(table("models", spaced(models.map(modelEntry))));
	else entries.push(...noModel(datasets));
	return `${yamlLines(entries).join("\n")}\n`;
}
function comment(text) {
	return {
		kind: "comment",
		text
	};
}
function value(key, given, ...above) {
	return {
		kind: "value",
		key,
		value: given,
		above
	};
}
function table(key, entries, ...above) {
	return {
		kind: "table",
		key,
		entries,
		above
	};
}
function spaced(entries) {
	return entries.flatMap((entry, index) => index === 0 ? [entry] : [{ kind: "blank" }, entry]);
}
function datasetEntry(dataset) {
	const { name, source, key, facts } = dataset;
	return table(name, [
		value("source", source),
		...formatEntries(dataset),
		...key === void 0 ? [comment("key: <column>   # identifies a row: unique, never null; no column says so clearly")].filter(() => facts !== void 0) : [value("key", key.value, key.why)],
		...columnsHint(dataset)
	], dataset.why);
}
function formatEntries({ delimiter, nulls }) {
	if (delimiter === void 0 && nulls === void 0) return [];
	const csv = {
		...delimiter !== void 0 && { delimiter },
		...nulls && { nulls: nulls.value }
	};
	const why = [delimiter === void 0 ? void 0 : "its first line has no comma", nulls?.why];
	return [value("format", { csv }, ...why.filter((text) => text !== void 0))];
}
function columnsHint({ facts, key }) {
	const columns = facts?.columns.filter(({ name, kind }) => kind !== "other" && name !== key?.value) ?? [];
	const column = columns.find(({ kind }) => kind !== "string") ?? columns[0];
	if (column === void 0) return [];
	return [comment(`columns: { ${yamlScalar(column.name)}: { type: ${column.kind} } }   # the contract, column by column`)];
}
function modelEntry(model) {
	const { workingDirectory, evaluate } = model;
	return table(model.name.value, [
		...workingDirectory.value === "" ? [] : [value("working-directory", workingDirectory.value, workingDirectory.why)],
		...model.stage === void 0 ? inputEntries(model) : [],
		trainEntry(model),
		...model.stage === void 0 ? outputEntries(model) : [],
		...evaluate === void 0 ? model.evaluateHint.map(comment) : [value("evaluate", { ...evaluate.value }, evaluate.why)],
		...gatesHint(model)
	], `Named after: ${model.name.why}. Records are kept by this name: change it before the first run.`);
}
function inputEntries({ code, data, params }) {
	return [
		...code === void 0 ? [comment("code: all tracked files but documentation; name them ([train.py, src/**]) and others train nothing")] : [value("code", code.value, code.why)],
		...data.size === 0 ? [comment("data: <dataset or path>   # what training reads; nothing says it clearly")] : [value("data", dataValue(data), ...unique([...data.values()].map(({ why }) => why)))],
		...params.size === 0 ? [] : [value("params", paramsValue(params), ...unique([...params.values()].map(({ why }) => why)))]
	];
}
function outputEntries({ artifact, metrics, plots }) {
	return [
		...outputs("artifact", artifact, "artifact: model.pkl   # the files or folders that are the model"),
		...outputs("metrics", metrics, "metrics: metrics.json   # a file with numbers that training writes"),
		...outputs("plots", plots)
	];
}
function trainEntry({ run, stage, runsOn, environment }) {
	const installed = environment?.found === void 0 ? environment && `Installed beforehand, not by this command: ${environment.value} (${environment.why})` : `Installs what ${environment.found} names before its first run, where the machine lacks it; another way: setup`;
	return table("train", [
		...installed === void 0 ? [] : [comment(installed)],
		stage === void 0 ? value("run", run.value, run.why) : value("dvc", stage.value, stage.why),
		comment("seeds: [1, 2, 3]   # three runs tell how much of a change is chance; the seed is $MLOPS_SEED"),
		...runsOn === void 0 ? [comment("runs-on: [self-hosted, gpu]   # default: ubuntu-latest")] : [value("runs-on", runsOn.value, runsOn.why)]
	]);
}
function dataValue(data) {
	return Object.fromEntries([...data].map(([role, dataset]) => [role, dataset.value]));
}
function paramsValue(params) {
	const files = [...params.keys()];
	const keyed = [...params].flatMap(([file, { value: keys }]) => keys === null ? [] : [[file, keys]]);
	if (keyed.length === files.length) return Object.fromEntries(keyed);
	const [only, ...others] = files;
	return only !== void 0 && others.length === 0 ? only : files;
}
function outputs(key, found, otherwise) {
	const values = unique(found.map(({ value: path }) => path));
	const [only, ...others] = values;
	if (only === void 0) return otherwise === void 0 ? [] : [comment(otherwise)];
	return [value(key, others.length === 0 ? only : values, ...unique(found.map(({ why }) => why)))];
}
function gatesHint({ metricNames, evaluate }) {
	return [
		"Gates: none given, so no known metric may get worse beyond its noise. Your own:",
		"gates:",
		...metricNames.length > 0 ? metricNames.map(ruleHint) : [exampleRule(evaluate?.value.task)]
	].map(comment);
}
function ruleHint(name) {
	const rule = knownMetric(name) !== void 0 ? "{ max-worse: 1% }" : "{ better: higher, max-worse: 1% }   # higher or lower? the name does not say";
	return `  ${yamlScalar(name)}: ${rule}`;
}
function exampleRule(task) {
	if (task === void 0) return "  accuracy: { max-worse: 1% }   # for classes; for numbers rmse";
	return `  ${task === "regression" ? "rmse" : "accuracy"}: { max-worse: 1% }`;
}
function noModel(datasets) {
	return [
		"No training script was recognised. A model looks like this:",
		"models:",
		"  model:",
		`    data: ${datasets[0]?.name ?? "<dataset>"}`,
		"    train: python train.py",
		"    artifact: model.pkl",
		"    metrics: metrics.json"
	].map(comment);
}
function unique(items) {
	return [...new Set(items)];
}

// src/commands/init/environment.ts
const installs = [
	{
		file: "uv.lock",
		install: "uv sync --frozen",
		job: "pipx run uv sync --frozen",
		found: true
	},
	{
		file: "poetry.lock",
		install: "poetry install",
		job: "POETRY_VIRTUALENVS_IN_PROJECT=1 pipx run poetry install",
		found: true
	},
	{
		file: "pdm.lock",
		install: "pdm sync"
	},
	{
		file: "Pipfile.lock",
		install: "pipenv sync",
		job: "PIPENV_VENV_IN_PROJECT=1 pipx run pipenv sync"
	},
	{
		file: "requirements.txt",
		install: "pip install -r requirements.txt",
		job: "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt",
		found: true
	},
	{
		file: "environment.yml",
		install: "conda env update -f environment.yml",
		found: true
	},
	{
		file: "environment.yaml",
		install: "conda env update -f environment.yaml",
		found: true
	},
	{
		file: "conda.yaml",
		install: "conda env update -f conda.yaml"
	},
	{
		file: "conda.yml",
		install: "conda env update -f conda.yml"
	},
	{
		file: "renv.lock",
		install: "Rscript -e 'renv::restore()'",
		found: true
	},
	{
		file: "package-lock.json",
		install: "npm ci",
		job: "npm ci",
		found: true
	}
];
const plainFolder$1 = /^[\w./-]*$/;
function environmentOf(workingDirectory, survey) {
	const tracked = new Set(survey.files.filter(({ state }) => state !== "ignored").map(({ path }) => path));
	for (const folder of /* @__PURE__ */ new Set([workingDirectory, ""])) {
		const found = installs.find(({ file }) => tracked.has(posix.join(folder, file)));
		if (found === void 0) continue;
		const { file, install, job, found: byItself } = found;
		const path = posix.join(folder, file);
		const step = job !== void 0 && plainFolder$1.test(folder) && { step: {
			run: job,
			folder
		} };
		return {
			value: install,
			why: `${path} lies there`,
			...step,
			...byItself && { found: path }
		};
	}
}

// src/commands/init/metric-names.ts
const most$1 = 6;
const deepest$1 = 4;
function metricNames(metrics, workingDirectory, survey) {
	const names = metrics.flatMap(({ value }) => {
		const text = /\.(?:json|ya?ml)$/i.test(value) ? survey.texts.get(posix.join(workingDirectory, value)) : void 0;
		return text === void 0 ? [] : numbersIn(readYaml(text), "", 0);
	});
	return [...new Set(names)].slice(0, most$1);
}
function numbersIn(value, name, depth) {
	if (typeof value === "number") return name === "" ? [] : [name];
	if (depth > deepest$1) return [];
	return members(value).flatMap(([key, inner]) => numbersIn(inner, name === "" ? key : `${name}.${key}`, depth + 1));
}

// src/commands/init/dvc-target.ts
function modelFromTarget(file, { survey, runsOn }) {
	const text = survey.texts.get(file);
	const untracked = survey.files.filter(({ state }) => state === "untracked").map(({ path }) => path);
	const beside = {
		texts: survey.texts,
		paths: [...survey.tracked, ...untracked]
	};
	const target = text === void 0 ? void 0 : findTarget(text, file, beside);
	if (target === void 0) return void 0;
	const folder = folderName(file);
	const from = (path) => ({
		value: path,
		why: `${file} says so`
	});
	const metrics = target.metrics.map(from);
	const environment = environmentOf(folder, survey);
	return {
		model: {
			name: modelName$1(posix.join(folder, "model.py")),
			workingDirectory: {
				value: folder,
				why: `${file} lies there`
			},
			run: {
				value: target.stage,
				why: `its stages in ${file}`
			},
			stage: {
				value: target.stage,
				why: whyOf(file, target)
			},
			data: /* @__PURE__ */ new Map(),
			params: /* @__PURE__ */ new Map(),
			artifact: target.artifact.map(from),
			metrics,
			plots: [],
			...runsOn && { runsOn },
			metricNames: metricNames(metrics, folder, survey),
			...environment && { environment },
			evaluateHint: []
		},
		checks: target.artifact.length > 0 ? [] : [`Which output of ${file} is the model? Set \`artifact\`, or nothing is kept.`]
	};
}
function whyOf(file, { before, training, after, artifact }) {
	const stages = [...before.length === 0 ? [] : [`${before.join(", ")} before it`], ...after.length === 0 ? [] : [`${after.join(", ")} after it`]];
	return `${file}: training is the stage ${training}${stages.length === 0 ? "" : `, ${stages.join(" and ")}`}${artifact.length === 0 ? "" : `; the model is ${artifact.join(", ")}`}. Code, data, params, metrics and plots are read there.`;
}

// src/commands/init/code.ts
function codeOf(outputs, workingDirectory, survey) {
	const results = [...outputs, "dvc.lock"].filter((output) => {
		const path = posix.join(workingDirectory, output);
		return [...survey.tracked].some((tracked) => isWithin(tracked, path));
	});
	if (results.length === 0) return void 0;
	return {
		value: [
			"**",
			"!**/*.md",
			"!.github/**",
			...new Set(results.map((path) => `!${path}`))
		],
		why: `all tracked files but documentation and what a run writes (${results.join(", ")})`
	};
}

// src/commands/init/evaluation.ts
function evaluationOf(request) {
	const { script, workingDirectory, survey } = request;
	const rows = testRows(request);
	const scripts = measuringScripts(survey, workingDirectory);
	const scorer = scripts.find(({ facts }) => facts.variables.has("MLOPS_ROWS") && facts.variables.has("MLOPS_PREDICTIONS"));
	const label = rows?.facts && labelOf(rows.facts, [...script.facts.labels, ...scorer?.facts.labels ?? []], script.path);
	if (rows === void 0 || rows.key === void 0 || label === void 0 || label.value.name === rows.key.value) return {
		hint: hintOf(rows, label?.value.name, scripts[0]?.path),
		checks: []
	};
	const task = rows.facts && taskOf$2(label.value, rows.facts.rows);
	const common = {
		...task === void 0 ? {} : { task: task.value },
		label: {
			dataset: rows.name,
			column: label.value.name
		}
	};
	const why = [
		label.why,
		task?.why,
		rows.key.why
	].filter((text) => text !== void 0).join("; ");
	const seen = task?.seen ?? "";
	const given = [...request.data.values()].some(({ value }) => value === rows.name);
	if (scorer !== void 0 && !given) {
		const path = fromFolder(scorer.path, workingDirectory);
		return {
			evaluate: {
				value: {
					run: commandOf(path),
					code: [path],
					predictions: predictionsOf(scorer.facts.paths),
					...common
				},
				why: `${scorer.path} reads $MLOPS_ROWS; ${why}`,
				seen
			},
			hint: [],
			checks: []
		};
	}
	const [written] = request.predictions;
	const inOurForm = script.facts.namesPredictions && script.facts.paths.length > 0;
	if (scorer === void 0 && written !== void 0 && inOurForm) {
		const check = `Does ${script.path} write ${written} with the column ${rows.key.value} and \`prediction\` or \`score\`? Metrics are computed from that.`;
		return {
			evaluate: {
				value: {
					predictions: written,
					...common
				},
				why: `${script.path} writes ${written}; ${why}`,
				seen
			},
			hint: [],
			checks: [check]
		};
	}
	const leak = scorer === void 0 ? [] : [`${script.path} gets the test rows ${rows.name} with their labels, so ${scorer.path} cannot judge on them: split them, or let training not read them.`];
	return {
		hint: hintOf(rows, label.value.name, scripts[0]?.path),
		checks: leak
	};
}
function testRows({ datasets, workingDirectory, data }) {
	const near = datasets.filter(({ opens }) => workingDirectory === "" || isWithin(opens, workingDirectory));
	const learned = datasets.filter(({ name, split }) => split !== "test" && [...data.values()].some(({ value }) => value === name));
	const [only, ...others] = near.filter(({ split, facts }) => split === "test" && facts !== void 0).filter(({ bytes }) => learned.every((other) => other.bytes !== bytes));
	return others.length === 0 ? only : void 0;
}
function predictionsOf(paths) {
	return `predictions.${paths.map(({ path }) => /\.(parquet|jsonl)$/.exec(path)?.[1]).find((found) => found !== void 0) ?? "csv"}`;
}
function hintOf(rows, label, script) {
	const dataset = rows?.name ?? "<dataset with a key>";
	return [
		"Metrics computed from rows, apart from training, on labels that it does not get (docs: getting started):",
		"evaluate:",
		`  run: ${script === void 0 ? "python predict.py" : commandOf(script)}   # reads $MLOPS_MODEL and $MLOPS_ROWS, writes $MLOPS_PREDICTIONS`,
		"  predictions: predictions.csv   # the key, and prediction or score",
		`  label: { dataset: ${dataset}, column: ${label === void 0 ? "<the column to predict>" : yamlScalar(label)} }`
	];
}
function fromFolder(path, folder) {
	return folder === "" ? path : path.slice(folder.length + 1);
}

// src/commands/init/outputs.ts
const metricsFile = /(?:metrics?|scores?|results?|evaluation)[\w-]*\.(?:json|ya?ml|toml|csv|tsv|txt|jsonl)$/i;
const modelEnding = /\.(?:pkl|pickle|joblib|pt|pth|onnx|h5|keras|safetensors|cbm|ubj|bst|rds|mlmodel|skops|ckpt|gguf)$/i;
const modelName = /^[\w-]*(?:model|classifier|regressor|pipeline|clf|booster)[\w-]*\.(?:json|txt|bin|zip|gz)$/i;
const plotEnding = /\.(?:png|svg|jpe?g|pdf)$/i;
function writtenFiles(script, facts, declarable) {
	const written = facts.paths.filter((each) => each.written && declarable(each.path)).map(({ path }) => posix.normalize(path));
	const take = (test) => written.filter(test).map((path) => ({
		value: path,
		why: `${script} writes ${path}`
	}));
	return {
		artifact: take((path) => modelEnding.test(path) || modelName.test(baseName(path))),
		metrics: take((path) => metricsFile.test(baseName(path))),
		plots: take((path) => plotEnding.test(path)),
		predictions: written.filter((path) => /^(?:predictions?|preds?)\.(?:csv|tsv|parquet|jsonl)$/i.test(baseName(path)))
	};
}

// src/commands/init/params.ts
function paramsOf(script, workingDirectory, survey) {
	const params = /* @__PURE__ */ new Map();
	const checks = [];
	const places = /* @__PURE__ */ new Set([workingDirectory, folderName(script.path)]);
	for (const { path, state } of survey.files) {
		if (kindOfName(path) !== "params" || !places.has(folderName(path))) continue;
		const named = script.facts.paths.some((each) => baseName(each.path) === baseName(path));
		const beside = /param/i.test(baseName(path)) || script.facts.variables.has("MLOPS_PARAMS");
		if (!named && !beside) continue;
		const refused = state === "ignored" ? "git ignores it" : whyUnreadable(path, survey);
		if (refused !== void 0) checks.push(`${path} looks like parameters, but ${refused}.`);
		else {
			const why = named ? `${script.path} names ${baseName(path)}` : `${path} is named so, and lies beside ${script.path}`;
			params.set(below(path, workingDirectory), {
				value: null,
				why
			});
		}
	}
	return {
		params,
		checks
	};
}
function declaredParams(declared, folder, file, survey) {
	const params = /* @__PURE__ */ new Map();
	const checks = [];
	for (const [written, keys] of declared) {
		const path = posix.join(folder, written);
		const text = survey.texts.get(path);
		const refused = text === void 0 ? "it is not among the parameter files here" : whyUnreadable(path, survey);
		if (text === void 0 || refused !== void 0) {
			checks.push(`${file} names ${path} as parameters, but ${refused}: add it under \`params\`.`);
			continue;
		}
		const known = keys?.filter((key) => readParams(text, path, [key]).problems.length === 0) ?? null;
		const missing = keys?.filter((key) => known?.includes(key) === false) ?? [];
		if (missing.length > 0) checks.push(`${path} has no key ${missing.join(", ")}, which ${file} names.`);
		if (known === null || known.length > 0) params.set(written, {
			value: known && [...new Set(known)],
			why: `${file} names them`
		});
	}
	return {
		params,
		checks
	};
}
function whyUnreadable(path, survey) {
	const text = survey.texts.get(path);
	if (text === void 0) return "it was not read";
	return readParams(text, path, null).problems.length > 0 ? "it cannot be read" : void 0;
}
function below(path, workingDirectory) {
	if (workingDirectory === "") return path;
	return path.startsWith(`${workingDirectory}/`) ? path.slice(workingDirectory.length + 1) : `/${path}`;
}

// src/commands/init/roles.ts
function rolesOf(script, workingDirectory, datasets) {
	const near = datasets.filter(({ opens }) => workingDirectory === "" || isWithin(opens, workingDirectory));
	const choice = near.length > 0 ? near : datasets;
	if (script.facts.roles.size > 0) return askedRoles(script, workingDirectory, choice, datasets);
	const data = /* @__PURE__ */ new Map();
	for (const { path } of script.facts.paths) {
		const dataset = mentioned(path, workingDirectory, script.path, datasets);
		if (dataset === void 0 || [...data.values()].some(({ value }) => value === dataset.name)) continue;
		data.set(freeRole(dataset, data), {
			value: dataset.name,
			why: `${script.path} names ${path}`
		});
	}
	if (data.size > 0) return {
		data,
		checks: []
	};
	return onlyChoice(script, choice);
}
function askedRoles(script, workingDirectory, choice, all) {
	const data = /* @__PURE__ */ new Map();
	const checks = [];
	for (const [role, path] of script.facts.roles) {
		const named = path === void 0 ? void 0 : mentioned(path, workingDirectory, script.path, all);
		const sole = role === "train" && choice.length === 1 ? choice[0] : void 0;
		const dataset = named ?? choice.find(({ split, name }) => name === role || split !== void 0 && split === splitOf(role)) ?? sole;
		const variable = `$MLOPS_DATA_${role.toUpperCase().replaceAll("-", "_")}`;
		if (dataset === void 0) checks.push(`${script.path} reads ${variable}, and no file says that it is meant: add \`${role}\` under \`data\`.`);
		else data.set(role, {
			value: dataset.name,
			why: `${script.path} reads ${variable}`
		});
	}
	return {
		data,
		checks
	};
}
function onlyChoice(script, choice) {
	const training = choice.filter(({ split }) => split === "train");
	const candidates = training.length > 0 ? training : choice;
	const [only, ...others] = candidates;
	if (only === void 0) return {
		data: /* @__PURE__ */ new Map(),
		checks: [`Nothing says which data ${script.path} reads: \`data\` is not set.`]
	};
	if (others.length > 0) {
		const names = candidates.map(({ name }) => name).join(", ");
		return {
			data: /* @__PURE__ */ new Map(),
			checks: [`${script.path} does not say which data it reads (${names}?): set \`data\`.`]
		};
	}
	const why = `${script.path} names no data; ${only.source} is the only choice`;
	return {
		data: /* @__PURE__ */ new Map([["train", {
			value: only.name,
			why
		}]]),
		checks: [`Does ${script.path} read ${only.source}? It does not say so.`]
	};
}
function mentioned(path, workingDirectory, script, datasets) {
	const places = [
		workingDirectory,
		folderName(script),
		""
	].map((folder) => posix.join(folder, path).replace(/\/$/, ""));
	const exact = datasets.find(({ opens, files }) => places.some((place) => place === opens || files.includes(place)));
	if (exact !== void 0) return exact;
	const named = datasets.filter(({ opens }) => baseName(opens) === baseName(path));
	const near = named.filter(({ opens }) => workingDirectory !== "" && isWithin(opens, workingDirectory));
	return near.length === 1 ? near[0] : named.length === 1 ? named[0] : void 0;
}
function freeRole(dataset, taken) {
	const wanted = dataset.split ?? (taken.has("train") ? dataset.name : "train");
	const role = /^[a-z][a-z0-9_-]*$/.test(wanted) ? wanted : `data-${wanted}`;
	for (let number = 1;; number += 1) {
		const free = number === 1 ? role : `${role}-${number}`;
		if (!taken.has(free)) return free;
	}
}

// src/commands/init/working-directory.ts
function workingDirectoryOf(script, survey) {
	const root = {
		value: "",
		why: `${script.path} is run from the root`
	};
	for (let folder = folderName(script.path); folder !== ""; folder = folderName(folder)) {
		const sign = ownSign(folder, survey);
		if (sign === void 0) continue;
		return script.facts.paths.some(({ path }) => path.startsWith(`${folder}/`)) ? root : {
			value: folder,
			why: `${folder} has its own ${sign}`
		};
	}
	return root;
}
function ownSign(folder, survey) {
	for (const { path } of survey.files) {
		if (!path.startsWith(`${folder}/`)) continue;
		const rest = posix.relative(folder, path);
		const kind = kindOfName(path);
		if (!rest.includes("/") && (kind === "params" || kind === "lock" || kind === "tasks")) return rest;
		if (kind === "data" && /^(?:data|datasets?)\//.test(rest)) return `${rest.split("/", 1)[0] ?? "data"}/`;
	}
}

// src/commands/init/models.ts
function modelFromScript(script, context) {
	const { survey, datasets } = context;
	const { said } = script;
	const place = said === void 0 ? workingDirectoryOf(script, survey) : {
		value: said.folder,
		why: said.why
	};
	const folder = place.value;
	const isInput = (path) => datasets.some(({ opens, files }) => sameFile(path, folder, [opens, ...files]));
	const written = writtenFiles(script.path, script.facts, (path) => isNameable(path) && !isInput(path));
	const roles = rolesOf(script, folder, datasets);
	const params = paramsOf(script, folder, survey);
	const evaluation = evaluationOf({
		...context,
		script,
		workingDirectory: folder,
		data: roles.data,
		predictions: written.predictions
	});
	const options = script.facts.requiredOptions;
	const command = said?.command ?? commandOf(fromFolder(script.path, folder));
	const framework = frameworkFacts({
		script: script.path,
		command,
		folder,
		survey
	});
	const metrics = onePerFile([
		...written.metrics,
		...said?.metrics ?? [],
		...framework.metrics
	]);
	const artifact = onePerFile([...written.artifact, ...framework.artifact]);
	const plots = onePerFile([...written.plots, ...said?.plots ?? []]);
	const outputs = [
		...artifact,
		...metrics,
		...plots
	].map(({ value }) => value);
	return {
		model: {
			name: modelName$1(said?.command === script.path ? posix.join(folder, programName(said.command)) : script.path),
			workingDirectory: place,
			run: withOptions({
				value: command,
				why: script.why
			}, framework.options),
			data: roles.data,
			params: new Map([...paramsOfFramework(framework.params, folder), ...params.params]),
			...present("code", codeOf([...outputs, ...written.predictions], folder, survey)),
			artifact,
			metrics,
			plots,
			...present("runsOn", context.runsOn),
			...present("evaluate", evaluation.evaluate),
			...present("environment", environmentOf(folder, survey)),
			metricNames: metricNamesOf(metrics, script, folder, survey),
			evaluateHint: evaluation.hint
		},
		checks: [
			...said?.checks ?? [],
			...options.length > 0 ? [`${script.path} needs ${options.join(", ")}: complete \`run\`.`] : [],
			...framework.checks,
			...notebookChecks(script.path, survey.texts.get(script.path), command),
			...artifact.length === 0 ? [`Which file or folder is the model that ${script.path} writes? Set \`artifact\`.`] : [],
			...predictorCheck(evaluation, folder, survey),
			...roles.checks,
			...params.checks,
			...evaluation.checks
		]
	};
}
function programName(command) {
	return /^[\w-]*train[\w-]*/i.exec(command)?.[0] ?? "model";
}
function withOptions(run, options) {
	if (options === void 0) return run;
	return {
		value: `${run.value} ${options.value}`,
		why: `${run.why}; ${options.value}: ${options.why}`
	};
}
function paramsOfFramework(files, folder) {
	return new Map(files.map(({ value, why }) => [below(value, folder), {
		value: null,
		why
	}]));
}
function onePerFile(outputs) {
	return [...Map.groupBy(outputs, ({ value }) => posix.normalize(value))].map(([value, guesses]) => ({
		value,
		why: [...new Set(guesses.map(({ why }) => why))].join("; ")
	}));
}
function metricNamesOf(written, script, folder, survey) {
	const found = metricNames(written, folder, survey);
	return found.length > 0 ? found : script.facts.metrics;
}
function predictorCheck({ evaluate }, folder, survey) {
	const [predictor] = evaluate === void 0 ? measuringScripts(survey, folder) : [];
	if (predictor === void 0) return [];
	return [`${predictor.path} could be the \`evaluate.run\` that the model is judged by: the comment \`evaluate\` in the file says what it then reads and writes.`];
}
function modelFromDvc(pipeline, context) {
	const { survey, datasets } = context;
	const { file, folder } = pipeline;
	const stages = trainingStages(pipeline);
	if (stages.length === 0) return void 0;
	const from = (path) => ({
		value: path,
		why: `${file} says so`
	});
	const params = declaredParams(mergedParams(stages.map((stage) => stage.params)), folder, file, survey);
	const own = (path) => isNameable(path);
	const metrics = [.../* @__PURE__ */ new Set([...stages.flatMap((stage) => stage.metrics), ...measured(pipeline, stages)])].filter(own);
	const plots = [...new Set(stages.flatMap((stage) => stage.plots))].filter(own);
	const artifact = artifactsOf(pipeline, stages).filter(own);
	const data = dvcData(pipeline, stages, datasets);
	return {
		model: {
			name: modelName$1(posix.join(folder, "model.py")),
			workingDirectory: {
				value: folder,
				why: `${file} lies there`
			},
			run: {
				value: chained(stages.map(({ command }) => command)),
				why: `the stages ${stages.map(({ name }) => name).join(", ")} of ${file}`
			},
			data,
			params: params.params,
			...present("code", codeOf([
				...metrics,
				...plots,
				...artifact
			], folder, survey)),
			artifact: artifact.map(from),
			metrics: metrics.map(from),
			plots: plots.map(from),
			...present("runsOn", context.runsOn),
			metricNames: metricNames(metrics.map(from), folder, survey),
			...present("environment", environmentOf(folder, survey)),
			evaluateHint: []
		},
		checks: [
			...pipeline.refused,
			...params.checks,
			...artifact.length === 0 ? [`Which output of ${file} is the model? Set \`artifact\`.`] : [],
			...data.size === 0 ? [`${file} names no data that was recognised: set \`data\`.`] : []
		]
	};
}
function measured(pipeline, stages) {
	return pipeline.metrics.filter((path) => stages.some((stage) => stage.outs.some((out) => isWithin(path, out))));
}
function artifactsOf(pipeline, stages) {
	const called = pipeline.models.filter((path) => stages.some((stage) => stage.outs.some((out) => isWithin(path, out))));
	if (called.length > 0) return called;
	const like = /model|\.(?:pkl|joblib|pt|pth|onnx|h5|keras|safetensors)$/i;
	const named = stages.flatMap((stage) => stage.outs).filter((out) => like.test(baseName(out)));
	return named.length > 0 ? named : stages.findLast((stage) => /train|fit/i.test(stage.name))?.outs ?? [];
}
function dvcData(pipeline, stages, datasets) {
	const data = /* @__PURE__ */ new Map();
	for (const dep of new Set(stages.flatMap((stage) => stage.deps))) {
		const path = posix.join(pipeline.folder, dep);
		for (const { name, opens, split } of datasets) {
			if (!isWithin(opens, path) && !isWithin(path, opens)) continue;
			const role = split ?? (data.has("train") ? name : "train");
			if (!data.has(role)) data.set(role, {
				value: name,
				why: `${pipeline.file} names ${dep} as a dependency`
			});
		}
	}
	return data;
}
function mergedParams(all) {
	const merged = /* @__PURE__ */ new Map();
	for (const [file, keys] of all.flatMap((params) => [...params])) {
		const known = merged.get(file);
		merged.set(file, known === null || keys === null ? null : [...known ?? [], ...keys]);
	}
	return merged;
}
function sameFile(path, folder, files) {
	return [folder, ""].some((base) => files.includes(posix.join(base, path)));
}
function present(key, value) {
	const entry = {};
	if (value !== void 0) entry[key] = value;
	return entry;
}
function scriptsOf(pipelines, survey) {
	const covered = [...survey.texts.keys()].filter((path) => pipelines.some(({ folder, stages }) => {
		if (folder !== "" && !path.startsWith(`${folder}/`)) return false;
		const name = fromFolder(path, folder);
		return stages.some(({ command }) => command.split(/[\s"']+/).some((word) => posix.normalize(word) === name || word === baseName(path)));
	}));
	return new Set(covered.filter((path) => folderName(path) !== ".github/workflows"));
}

// src/commands/init/said/make.ts
const file = /^(?:GNUm|M|m)akefile$/;
const rule = /^([A-Za-z0-9_][\w./ -]*?)\s*:(?![:=])\s*([^#=]*?)\s*(?:#.*)?$/;
const conditional = /^\s*(?:ifeq|ifneq|ifdef|ifndef|else|endif|define|endef)\b/;
const otherForm = /^\s*(?:\.RECIPEPREFIX|\.ONESHELL)\b/m;
const longestLine = 500;
function makeTasks(survey) {
	return [...survey.texts].flatMap(([path, text]) => file.test(posix.basename(path)) ? tasksOf(path, text) : []);
}
function tasksOf(path, text) {
	const targets = targetsOf(text);
	const made = new Set(targets.filter(({ lines }) => lines.length > 0).flatMap(({ names }) => names));
	const isOther = otherForm.test(text);
	return targets.flatMap(({ names, needs, lines, isConditional }) => names.map((name) => {
		const isMore = isOther || isConditional || needs.some((need) => made.has(need)) || lines.some(holdsVariable);
		const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
		const recipe = lines.map((line) => line.replaceAll("$$", "$")).join("\n");
		return {
			by: "make",
			name,
			call: `make ${name}`,
			folder,
			text: recipe,
			isMore,
			said: `the target ${name} of ${path}`
		};
	}));
}
function holdsVariable(line) {
	return line.replaceAll("$$", "").includes("$");
}
function targetsOf(text) {
	const targets = [];
	let names = [];
	let needs = [];
	let lines = [];
	let isConditional = false;
	const end = () => {
		if (names.length > 0) targets.push({
			names,
			needs,
			lines,
			isConditional
		});
		names = [];
		lines = [];
	};
	for (const line of text.replaceAll(/\\\r?\n[ \t]*/g, " ").split(/\r?\n/)) {
		if (line.startsWith("	")) {
			if (names.length > 0 && line.trim() !== "") lines.push(line.trim().replace(/^[@+-]+\s*/, ""));
			continue;
		}
		if (line.length > longestLine || /^\s*(?:#.*)?$/.test(line)) continue;
		if (conditional.test(line)) {
			isConditional = true;
			continue;
		}
		end();
		isConditional = false;
		const found = rule.exec(line);
		if (found === null) continue;
		names = (found[1] ?? "").split(/\s+/).filter((name) => name !== "");
		needs = (found[2] ?? "").split(/\s+/).filter((need) => need !== "");
	}
	end();
	return targets;
}

// src/commands/init/said/program.ts
const wrappers = [
	{
		words: ["uv", "run"],
		valued: /* @__PURE__ */ new Set([
			"--with",
			"--extra",
			"--group",
			"--python",
			"-p",
			"--project",
			"--env-file"
		])
	},
	{
		words: ["poetry", "run"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["pipenv", "run"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["pdm", "run"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["hatch", "run"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["pixi", "run"],
		valued: /* @__PURE__ */ new Set(["-e", "--environment"])
	},
	{
		words: ["conda", "run"],
		valued: /* @__PURE__ */ new Set([
			"-n",
			"--name",
			"-p",
			"--prefix"
		])
	},
	{
		words: ["env"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["time"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["nohup"],
		valued: /* @__PURE__ */ new Set()
	},
	{
		words: ["nice"],
		valued: /* @__PURE__ */ new Set(["-n"])
	}
];
const launchers = /* @__PURE__ */ new Set([
	"torchrun",
	"accelerate",
	"deepspeed"
]);
const interpreters = /^(?:python(?:\d(?:\.\d+)?)?|Rscript|julia|node|bash|sh)$/;
const scriptName = /\.(?:py|r|jl|js|mjs|cjs|ts|sh)$/i;
const launchModules = /* @__PURE__ */ new Set(["torch.distributed.launch", "torch.distributed.run"]);
function programOf(words) {
	const own = untilRedirected(words);
	const [first] = own;
	if (first === void 0) return void 0;
	if (/^[A-Za-z_]\w*=/.test(first)) return programOf(own.slice(1));
	const wrapper = wrappers.find((each) => each.words.every((word, index) => own[index] === word));
	if (wrapper !== void 0) return programOf(afterOptions(own.slice(wrapper.words.length), wrapper.valued));
	return named(own, first) ?? (scriptName.test(first) ? {
		kind: "script",
		path: first,
		rest: own.slice(1)
	} : other(own));
}
function named(own, first) {
	const second = own[1];
	if (launchers.has(first)) return launched(own.slice(first === "accelerate" ? 2 : 1)) ?? other(own);
	if (interpreters.test(first)) return interpreted(own);
	if (first === "make" || first === "poe" || first === "task") return task(first, own);
	if (first === "mlflow" && second === "run") return mlflow(own.slice(2));
	if (first === "dvc") return {
		kind: "dvc",
		rest: own.slice(1)
	};
	if (first === "yolo") return {
		kind: "yolo",
		rest: own.slice(1)
	};
	if (first === "papermill") return notebook(own.slice(1)) ?? other(own);
	if (first === "jupyter" && second === "nbconvert" && own.includes("--execute")) return notebook(own.slice(2)) ?? other(own);
	if (/^\$[({]\w+[)}]$/.test(first) && second !== void 0) return interpreted(own);
}
function other([name = "", ...rest]) {
	return {
		kind: "other",
		name,
		rest
	};
}
function untilRedirected(words) {
	const at = words.findIndex((word) => /^(?:\d?>>?&?\d?|\|)$/.test(word));
	return at < 0 ? words : words.slice(0, at);
}
function afterOptions(words, valued) {
	let at = 0;
	while (words[at]?.startsWith("-") === true) at += valued.has(words[at] ?? "") ? 2 : 1;
	return words.slice(at);
}
function launched(words) {
	const module = words.indexOf("-m");
	const at = words.findIndex((word) => !word.startsWith("-") && scriptName.test(word));
	if (at >= 0) return {
		kind: "script",
		path: words[at] ?? "",
		rest: words.slice(at + 1)
	};
	const name = module < 0 ? void 0 : words[module + 1];
	return name === void 0 ? void 0 : {
		kind: "module",
		name,
		rest: words.slice(module + 2)
	};
}
function interpreted(words) {
	const given = afterOptions(words.slice(1), /* @__PURE__ */ new Set(["-W", "-X"]));
	const isModule = words.slice(1, words.length - given.length).includes("-m");
	const [name, ...rest] = given;
	if (name === void 0 || words.includes("-c")) return other(words);
	if (!isModule) return {
		kind: "script",
		path: name,
		rest
	};
	if (launchModules.has(name)) return launched(rest) ?? other(words);
	if (name === "papermill") return notebook(rest) ?? other(words);
	return {
		kind: "module",
		name,
		rest
	};
}
function task(by, words) {
	const valued = /* @__PURE__ */ new Set([
		"-C",
		"-f",
		"-j"
	]);
	const [name, ...rest] = words.slice(1).filter((word, index, all) => !word.startsWith("-") && !valued.has(all[index - 1] ?? ""));
	return name === void 0 || words.includes("-C") || words.includes("-f") ? other(words) : {
		kind: "task",
		by,
		name,
		rest
	};
}
function mlflow(words) {
	const at = words.findIndex((word) => word === "-e" || word === "--entry-point");
	const [place] = words;
	if (place !== ".") return other([
		"mlflow",
		"run",
		...words
	]);
	return {
		kind: "task",
		by: "mlflow",
		name: at < 0 ? "main" : words[at + 1] ?? "main",
		rest: words.slice(1)
	};
}
function notebook(words) {
	const path = words.find((word) => word.endsWith(".ipynb"));
	return path === void 0 ? void 0 : {
		kind: "notebook",
		path,
		rest: words.filter((word) => word !== path)
	};
}

// src/commands/init/said/chain.ts
const deepest = 3;
function allStatements(statements, place, depth = 0) {
	return statements.flatMap((statement) => {
		const task = taskOf$1(statement, place);
		if (task === void 0 || depth >= deepest) return [statement];
		return [statement, ...allStatements(statementsOf(task.text, task.folder), place, depth + 1)];
	});
}
function chainOf(statements, place, said, isReported) {
	const all = worksOf(statements, place, 0);
	const works = all.filter(({ isSmall }) => !isSmall);
	const named = works.some(({ trains }) => trains);
	const [only, ...more] = works;
	const fitting = works.filter(({ path }) => path !== void 0 && place.fits(path));
	const found = named ? void 0 : fitting.at(-1) ?? (more.length === 0 ? only : void 0);
	if (!named && (!isReported || found === void 0)) return void 0;
	const training = named ? works.findLast(({ trains }) => trains) : found;
	if (training === void 0) return void 0;
	const refused = works.flatMap((work) => whyRefused(work) ?? []);
	const taken = refused.length > 0 ? [bare(training)].flatMap((work) => work ?? []) : all;
	if (taken.length === 0) return void 0;
	const { folder } = training;
	return {
		command: chained(taken.map((work) => inFolder(work, folder))),
		folder,
		runs: taken.flatMap(({ path }) => path ?? []),
		trains: training.path,
		via: [...new Set(works.flatMap(({ via }) => via))],
		checks: [
			...refused.map((why) => `${capital$2(said)} ${why}: complete \`run\`.`),
			...before(taken, training, said),
			...variables(taken, statements, said),
			...processes(taken)
		]
	};
}
function worksOf(statements, place, depth) {
	return statements.flatMap((statement) => {
		const { text, words, folder, inBlock } = statement;
		if (isSmall(statement)) return [small(statement)];
		const program = programOf(words);
		if (program === void 0 || program.kind === "dvc" || isAside(program)) return [];
		const task = depth < deepest ? taskOf$1(statement, place) : void 0;
		if (task !== void 0) return worksOfTask(statement, program, task, place, depth);
		const path = fileOf(program, folder, place.has);
		const trains = saysTraining(program) && (path !== void 0 || isRun(program));
		if (path === void 0 && !trains) return [];
		return [{
			text,
			folder,
			program,
			path,
			trains,
			isSmall: false,
			inBlock,
			via: []
		}];
	});
}
function isRun(program) {
	if (program.kind === "other") return /^[\w.-]+$/.test(program.name) && !notTrainings.has(program.name);
	return program.kind === "yolo" || program.kind === "task" || program.kind === "module";
}
const notTrainings = new Set("echo,printf,cat,cp,mv,rm,ls,mkdir,touch,tar,unzip,zip,git,gh,aws,gsutil,gcloud,az,docker,curl,wget,pip,pip3,pytest,black,flake8,ruff,mypy,pylint,isort,uv,poetry,conda,mamba,npm,test,tee,grep,sed,awk,cml,cml-publish,cml-send-comment,kubectl,helm,huggingface-cli,hf,dvc,source,export,sudo,apt,apt-get,chmod,head,tail,jq,sleep,python,python3,read,set,wandb,mlflow,codecov,pre-commit,find,ssh,scp,rsync,sbatch,make".split(","));
function worksOfTask({ text, folder, inBlock }, program, task, place, depth) {
	const all = worksOf(statementsOf(task.text, task.folder), place, depth + 1);
	const inner = all.filter((work) => !work.isSmall);
	const trains = saysTraining(program) || inner.some((work) => work.trains);
	if (inner.length === 0 && !(task.isMore && trains)) return [];
	if (!task.isMore) {
		const alone = trains && inner.length === 1;
		return all.map((work) => ({
			...work,
			trains: work.trains || alone && !work.isSmall,
			via: [task, ...work.via]
		}));
	}
	return [{
		text,
		folder,
		program,
		path: inner.findLast((work) => work.trains)?.path ?? inner.at(-1)?.path,
		trains,
		isSmall: false,
		inBlock,
		via: [task]
	}];
}
function taskOf$1({ words, folder }, place) {
	const program = programOf(words);
	if (program === void 0) return void 0;
	const called = program.kind === "task" || program.kind === "other" ? program : void 0;
	return place.tasks.find((task) => called?.name === task.name && task.folder === folder && (called.kind === "task" ? called.by === task.by : runByName.has(task.by)));
}
const runByName = /* @__PURE__ */ new Set([
	"pdm",
	"pixi",
	"hatch",
	"entry"
]);
function small({ text, folder, inBlock, words }) {
	return {
		text,
		folder,
		program: {
			kind: "other",
			name: words[0] ?? "",
			rest: words.slice(1)
		},
		path: void 0,
		trains: false,
		isSmall: true,
		inBlock,
		via: []
	};
}
function isSmall({ words, text, inBlock }) {
	if (inBlock || text.includes("${{")) return false;
	return words[0] === "mkdir" || words[0] === "export" && /^export [A-Za-z_]\w*=/.test(text);
}
function whyRefused({ text, inBlock }) {
	if (inBlock) return `runs \`${text}\` in a loop or a condition`;
	if (text.includes("${{")) return `runs \`${text}\`, of which only that workflow knows the values`;
}
function bare(work) {
	const { path, folder, program } = work;
	if (program.kind === "module") return {
		...work,
		text: `python -m ${program.name}`
	};
	if (path === void 0 || program.kind !== "script") return work.text.includes("${{") ? void 0 : work;
	return {
		...work,
		text: commandOf(posix.relative(folder, path))
	};
}
function inFolder({ text, folder }, place) {
	return folder === place ? text : `(cd ${quoteShell(posix.relative(place, folder) || ".")} && ${text})`;
}
function before(works, training, said) {
	const first = works.slice(0, works.indexOf(training)).filter(({ trains, isSmall }) => !trains && !isSmall);
	if (first.length === 0) return [];
	const names = first.map(({ text }) => `\`${text}\``).join(", ");
	return [`${capital$2(said)} runs ${names} before the training, so \`run\` does, too: what they fetch from elsewhere is no part of what decides whether to train again.`];
}
function variables(works, statements, said) {
	const set = new Set(statements.map(({ text }) => /^(?:export )?([A-Za-z_]\w*)=/.exec(text)?.[1]));
	const used = works.flatMap(({ text }) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name));
	const open = [...new Set(used)].filter((name) => !set.has(name) && !/^(?:MLOPS_|HOME$|PWD$)/.test(name));
	if (open.length === 0) return [];
	return [`${capital$2(said)} uses ${open.map((name) => `$${name}`).join(", ")}: give a value under \`env\` of the model.`];
}
function processes(works) {
	return works.flatMap(({ text }) => {
		const count = /--(?:nproc[_-]per[_-]node|num[_-]processes|num[_-]gpus)[= ](\d+)/.exec(text)?.[1];
		return count === void 0 ? [] : [`\`${text}\` starts ${count} processes: say under \`train\` what they need (\`resources: { gpus: ${count} }\`).`];
	});
}
function capital$2(text) {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// src/commands/init/said/report.ts
const numbers = /\.(?:json|ya?ml|toml|csv|tsv|txt|jsonl)$/i;
const picture = /\.(?:png|svg|jpe?g|pdf)$/i;
const noMetrics = /param|config|requirements|settings/i;
const plainPath = /^(?!-)[^$*?{}[\]~:]+$/;
function shownFiles(statements) {
	const by = statements.map(({ text, words }) => commentOf(text, words)).find((found) => found !== void 0);
	if (by === void 0) return {
		metrics: [],
		plots: [],
		by
	};
	const metrics = statements.flatMap((one) => catOf(one).map((path) => from(one, path)));
	const plots = statements.flatMap((one) => picturesOf(one).map((path) => from(one, path)));
	return {
		metrics: [...new Set(metrics.flat())],
		plots: [...new Set(plots.flat())],
		by
	};
}
function commentOf(text, words) {
	if (words[0] === "cml-send-comment") return "cml-send-comment";
	const at = words.indexOf("cml");
	if (at >= 0 && words[at + 1] === "comment") return `cml comment ${words[at + 2] ?? "create"}`;
	if (at >= 0 && words[at + 1] === "send-comment") return "cml send-comment";
	return text.includes("GITHUB_STEP_SUMMARY") ? "$GITHUB_STEP_SUMMARY" : void 0;
}
function catOf({ words }) {
	if (words[0] !== "cat" && !(words[0] === "then" && words[1] === "cat")) return [];
	const end = words.findIndex((word) => /^(?:\d?>>?&?\d?|\|)$/.test(word));
	if (end < 0) return [];
	return words.slice(1, end).filter((word) => numbers.test(word) && plainPath.test(word) && !noMetrics.test(word));
}
function picturesOf({ text, words }) {
	const images = [...text.matchAll(/!\[[^\]\n]{0,200}\]\(\s*([^)\s"']{1,200})/g)].map(([, path = ""]) => path);
	const publishes = words[0] === "cml-publish" || words[0] === "cml" && words.includes("publish");
	return [...images, ...publishes ? words.slice(1) : []].filter((path) => picture.test(path) && plainPath.test(path));
}
function from({ folder }, path) {
	const whole = posix.normalize(posix.join(folder, path));
	return posix.isAbsolute(path) || whole.startsWith("..") ? [] : [whole];
}
function asOutputs(paths, folder, why) {
	return paths.flatMap((path) => {
		const value = posix.relative(folder, path);
		return value.startsWith("..") || value === "" ? [] : [{
			value,
			why
		}];
	});
}

// src/commands/init/said/tasks.ts
const noTraining = /clean|test|docker|help|install|deploy|stop|log|status|setup/i;
function saidByTasks(place) {
	const training = place.tasks.filter(({ by, name }) => by !== "mlflow" && namesTrainingRun(name) && !noTraining.test(name));
	return [...Map.groupBy(training, ({ by, folder }) => `${by} ${folder}`).values()].flatMap((tasks) => {
		const task = plainest(tasks);
		const run = task && runOfTask(task, place);
		if (task === void 0 || run === void 0) return [];
		const others = tasks.filter(({ name }) => name !== task.name).map(({ name }) => name);
		const check = `${task.said} is taken; ${others.join(", ")} beside it may be models of their own, or other forms of this one.`;
		return [{
			...run,
			checks: [...run.checks, ...others.length === 0 ? [] : [capital$1(check)]]
		}];
	});
}
function plainest(tasks) {
	return tasks.find(({ name }) => /^(?:train|fit|training|train[_-]model)$/i.test(name)) ?? tasks[0];
}
function runOfTask(task, place) {
	const { by, call, folder, said } = task;
	const chain = chainOf([{
		text: call,
		words: call.split(" "),
		folder,
		inBlock: false
	}], place, said, true);
	if (chain === void 0) return void 0;
	const beside = place.tasks.filter((one) => one.by === by && one.folder === folder);
	const shown = shownFiles(beside.flatMap((one) => statementsOf(one.text, one.folder)));
	const why = `${said.replace(/^.* of /, "")} shows it by ${shown.by ?? ""}`;
	const isCalled = chain.command === call;
	return {
		command: chain.command,
		folder: chain.folder,
		why: isCalled && by !== "entry" ? `${said}, which is more than its commands` : said,
		runs: chain.runs,
		...chain.trains !== void 0 && { trains: chain.trains },
		metrics: asOutputs(shown.metrics, chain.folder, why),
		plots: asOutputs(shown.plots, chain.folder, why),
		checks: [...chain.checks, ...isCalled ? [calledCheck(task)] : []]
	};
}
function calledCheck({ by, call, name, said }) {
	if (by !== "entry") return `\`${call}\` needs ${by} on the machine and does all that ${said} does; a lock file is then not installed by itself: \`setup\` says what makes its packages.`;
	return call === name ? `\`${call}\` is there only where the package of ${said} is installed: say under \`setup\` what does it (\`python3 -m venv .venv && .venv/bin/pip install .\`).` : `\`${call}\` installs the package of ${said} by its lock file.`;
}
function capital$1(text) {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// src/commands/init/said/mlproject.ts
function projectTasks(survey) {
	return projectsOf(survey).flatMap(({ path, folder, document }) => members(member(document, "entry_points")).flatMap(([name, point]) => {
		const command = member(point, "command");
		if (typeof command !== "string") return [];
		const text = withDefaults(command, member(point, "parameters"));
		return [{
			by: "mlflow",
			name,
			call: name === "main" ? "mlflow run ." : `mlflow run . -e ${name}`,
			folder,
			text,
			isMore: false,
			said: `the entry point ${name} of ${path}`
		}];
	}));
}
function saidByProjects(survey, place) {
	return projectsOf(survey).flatMap(({ path, folder, document }) => {
		const tasks = place.tasks.filter((task) => task.by === "mlflow" && task.folder === folder);
		const [only, ...more] = tasks;
		const task = tasks.find(({ name }) => namesTrainingRun(name)) ?? tasks.find(({ name }) => name === "main") ?? (more.length === 0 ? only : void 0);
		const run = task && runOfTask(task, place);
		if (run === void 0) return [];
		const others = tasks.filter((one) => one !== task).map(({ name }) => name);
		const check = `${path} has ${others.join(", ")}, too: steps before or after this training, or models of their own.`;
		return [{
			...run,
			checks: [
				...run.checks,
				...others.length === 0 ? [] : [check],
				...environmentChecks$1(path, document)
			]
		}];
	});
}
function projectsOf(survey) {
	return [...survey.texts].filter(([path]) => posix.basename(path) === "MLproject").map(([path, text]) => {
		const folder = posix.dirname(path);
		return {
			path,
			folder: folder === "." ? "" : folder,
			document: readYaml(text)
		};
	});
}
function withDefaults(command, parameters) {
	const known = new Map(members(parameters));
	return command.replaceAll(/\{([A-Za-z_]\w*)\}/g, (whole, name) => {
		if (!known.has(name)) return whole;
		const value = member(known.get(name), "default");
		if (typeof value === "string") return quoteShell(value);
		return typeof value === "number" || typeof value === "boolean" ? String(value) : `"$${name.toUpperCase()}"`;
	});
}
function environmentChecks$1(path, document) {
	const conda = member(document, "conda_env");
	const python = member(document, "python_env");
	const image = member(member(document, "docker_env"), "image");
	return [
		...typeof conda === "string" && !/(?:^|\/)environment\.ya?ml$/.test(conda) ? [`${path} makes its environment from ${conda}: \`setup: conda env create --prefix ./.venv --file ${conda}\` of the model does the same, or the machine has it.`] : [],
		...typeof python === "string" ? [`${path} makes its environment from ${python}: say under \`setup\` what installs the same, or see that the machine has it.`] : [],
		...typeof image === "string" ? [`${path} trains in the image ${image}: a training here runs with what the machine, \`setup\` and a lock file bring.`] : []
	];
}

// src/commands/init/said/pyproject.ts
const runners = [
	{
		by: "poe",
		table: "tool.poe.tasks",
		call: "poe"
	},
	{
		by: "pdm",
		table: "tool.pdm.scripts",
		call: "pdm run"
	},
	{
		by: "task",
		table: "tool.taskipy.tasks",
		call: "task"
	},
	{
		by: "pixi",
		table: "tool.pixi.tasks",
		call: "pixi run"
	},
	{
		by: "hatch",
		table: "tool.hatch.envs.default.scripts",
		call: "hatch run"
	}
];
const entryTables = ["project.scripts", "tool.poetry.scripts"];
const more = /* @__PURE__ */ new Set([
	"deps",
	"depends",
	"depends-on",
	"env",
	"envfile",
	"args",
	"cwd",
	"working_dir",
	"uses",
	"composite",
	"sequence"
]);
function pyprojectTasks(survey) {
	return [...survey.texts].filter(([path]) => posix.basename(path) === "pyproject.toml").flatMap(([path, text]) => {
		const document = readToml(text);
		const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
		return [...runners.flatMap(({ by, table, call }) => members(at(document, table)).flatMap(([name, written]) => {
			const said = `\`[${table}] ${name}\` of ${path}`;
			return taskOf(written).map((task) => ({
				by,
				name,
				call: `${call} ${name}`,
				folder,
				said,
				...task
			}));
		})), ...entryTables.flatMap((table) => members(at(document, table)).flatMap(([name, written]) => entryOf({
			name,
			written,
			table,
			path,
			folder
		}, survey)))];
	});
}
function readToml(text) {
	try {
		return parse(text);
	} catch {
		return;
	}
}
function at(document, table) {
	return table.split(".").reduce(member, document);
}
function taskOf(written) {
	if (typeof written === "string") return [{
		text: written,
		isMore: written.includes("$")
	}];
	if (Array.isArray(written)) return [{
		text: (texts(written) ?? []).join("\n"),
		isMore: true
	}];
	const command = member(written, "cmd") ?? member(written, "shell");
	const words = texts(command);
	if (command !== void 0 && words !== void 0) {
		const text = words.join(" ");
		return [{
			text,
			isMore: text.includes("$") || members(written).some(([key]) => more.has(key))
		}];
	}
	const called = member(written, "call") ?? member(written, "script");
	const module = typeof called === "string" ? moduleOf(called) : void 0;
	return [{
		text: module === void 0 ? "" : `python -m ${module}`,
		isMore: true
	}];
}
function moduleOf(called) {
	return /^([\w.]+)(?::|$)/.exec(called)?.[1];
}
function entryOf({ name, written, table, path, folder }, survey) {
	const module = typeof written === "string" ? moduleOf(written) : void 0;
	if (module === void 0 || !/^[\w.-]+$/.test(name)) return [];
	if (!filesOfModule(module).some((file) => survey.known.has(posix.join(folder, file)))) return [];
	const said = `\`[${table}] ${name}\` of ${path}`;
	return [{
		by: "entry",
		name,
		call: `${runnerOf$1(folder, survey)}${name}`,
		folder,
		text: `python -m ${module}`,
		isMore: true,
		said
	}];
}
function runnerOf$1(folder, { known }) {
	const has = (name) => known.has(posix.join(folder, name));
	if (has("uv.lock")) return "uv run --frozen ";
	if (has("poetry.lock")) return "poetry run ";
	return has("pdm.lock") ? "pdm run " : "";
}

// src/commands/init/said/workflows.ts
function saidByWorkflows(survey, place, ours) {
	const found = [...survey.texts].filter(([path]) => path.startsWith(".github/workflows/") && !ours.has(path)).flatMap(([path, text]) => jobsOf$1(path, text)).flatMap((job) => {
		const shown = shownFiles(allStatements(job.statements, place));
		const isReported = shown.by !== void 0 || usesCml(job);
		const chain = chainOf(job.statements, place, job.said, isReported);
		if (!(chain !== void 0 || isReported || job.statements.some(runsDvc))) return [];
		const sentence = replacedBy(job, chain, shown.by);
		return [{
			isReported,
			run: chain && runOf(job, chain, shown),
			sentence
		}];
	});
	return {
		runs: found.toSorted((a, b) => Number(b.isReported) - Number(a.isReported)).flatMap(({ run }) => run ?? []),
		checks: found.map(({ sentence }) => sentence)
	};
}
function jobsOf$1(path, text) {
	const document = readYaml(text);
	const above = folderOf(member(document, "defaults")) ?? "";
	return members(member(document, "jobs")).map(([name, job]) => {
		const steps = items(member(job, "steps"));
		const folder = folderOf(member(job, "defaults")) ?? above;
		const container = member(job, "container");
		const image = typeof container === "string" ? container : member(container, "image");
		return {
			said: `the job ${name} of ${path}`,
			statements: steps.flatMap((step) => statementsOfStep(step, folder)),
			uses: steps.flatMap((step) => {
				const uses = member(step, "uses");
				return typeof uses === "string" ? [[uses.replace(/@.*$/, ""), member(step, "with")]] : [];
			}),
			secrets: secretsOf([
				document,
				job,
				...steps
			]),
			container: typeof image === "string" ? image : void 0
		};
	});
}
function folderOf(defaults) {
	const folder = member(member(defaults, "run"), "working-directory");
	return typeof folder === "string" ? plainFolder(folder) : void 0;
}
function plainFolder(folder) {
	const normal = posix.normalize(folder).replace(/\/$/, "");
	if (folder.includes("${{") || posix.isAbsolute(folder) || normal.startsWith("..")) return void 0;
	return normal === "." ? "" : normal;
}
function statementsOfStep(step, above) {
	const run = member(step, "run");
	const shell = member(step, "shell");
	if (typeof run !== "string" || typeof shell === "string" && !/^(?:ba)?sh\b/.test(shell)) return [];
	const written = member(step, "working-directory");
	const folder = typeof written === "string" ? plainFolder(written) : above;
	return folder === void 0 ? [] : statementsOf(run, folder);
}
function secretsOf(places) {
	const names = places.flatMap((place) => members(member(place, "env")).flatMap(([name, value]) => {
		const secret = typeof value === "string" ? /\$\{\{\s*secrets\.(\w+)/.exec(value)?.[1] : void 0;
		return secret === void 0 || secret === "GITHUB_TOKEN" || /^repo_token$/i.test(name) ? [] : [name];
	}));
	return [...new Set(names)];
}
function usesCml({ uses, statements, container }) {
	return /(?:dvcorg|iterativeai|iterative)\/cml/.test(container ?? "") || uses.some(([name]) => name === "iterative/setup-cml") || statements.some(({ words }) => words[0] === "cml");
}
function runsDvc({ words }) {
	return words.includes("dvc") && words.some((word) => word === "repro" || word === "exp");
}
function runOf(job, chain, shown) {
	const via = chain.via.length === 0 ? "" : ` by ${chain.via.map(({ said }) => said).join(" and ")}`;
	const why = `${job.said} shows it by ${shown.by ?? ""}`;
	return {
		command: chain.command,
		folder: chain.folder,
		why: `${job.said} runs it${via}`,
		runs: chain.runs,
		...chain.trains !== void 0 && { trains: chain.trains },
		metrics: asOutputs(shown.metrics, chain.folder, why),
		plots: asOutputs(shown.plots, chain.folder, why),
		checks: [...chain.checks, ...aroundChecks(job)]
	};
}
function aroundChecks({ said, uses, secrets, container }) {
	const python = uses.find(([name]) => name === "actions/setup-python")?.[1];
	const version = member(python, "python-version") ?? member(python, "python-version-file");
	const isCml = /(?:dvcorg|iterativeai|iterative)\/cml/.test(container ?? "");
	return [
		...typeof version === "string" || typeof version === "number" ? [`${capital(said)} sets up Python ${version}: put its step actions/setup-python before ours in mlops-train.yml, or the machine's Python trains.`] : [],
		...container === void 0 ? [] : [isCml ? `${capital(said)} runs in ${container}: what that image brings beside CML has to be in a lock file or on the machine.` : `${capital(said)} runs in ${container}: a training here runs with what the machine and its lock file bring.`],
		...secrets.length === 0 ? [] : [`${capital(said)} gets ${secrets.join(", ")} from secrets: what the training itself needs of them, name under \`secrets\` in \`train\`.`]
	];
}
function replacedBy({ said, statements, uses }, chain, by) {
	const machines = statements.some(({ words }) => words[0] === "cml" && /runner/.test(words[1] ?? ""));
	const parts = [
		...chain === void 0 ? [] : ["the training"],
		...statements.some(runsDvc) ? ["`dvc repro`"] : [],
		...statements.some(({ words }) => words[0] === "dvc" && words[1] === "pull") ? ["`dvc pull`"] : [],
		...statements.some(({ text }) => /\bdvc (?:metrics|plots|params|exp) diff\b/.test(text)) ? ["the diff of metrics"] : [],
		...by?.startsWith("cml") === true ? [`the comment (\`${by}\`)`] : by === void 0 ? [] : ["the summary"],
		...uses.some(([name]) => name === "actions/upload-artifact") ? ["actions/upload-artifact"] : []
	];
	const stays = [...new Set(statements.filter(({ inBlock }) => !inBlock).flatMap(({ words, text }) => isOwn(words) ? text : []))];
	const taken = parts.length === 0 ? "" : ` takes the place of ${parts.join(" and ")}`;
	return `${machines ? `${capital(said)} starts machines with \`cml runner\`, which mlops-actions does not do: keep it, or have a runner of your own` : `In ${said} mlops-actions${taken}: delete them there once its first comment has come`}.${stays.length === 0 ? "" : ` Not taken over: ${stays.slice(0, 3).map((text) => `\`${text}\``).join(", ")}.`}`;
}
function isOwn(words) {
	const [first = "", second = ""] = words;
	if (first === "git" || first === "dvc") return second === "push" || second === "commit";
	if (first === "cml") return second === "pr";
	if (first === "make") return /deploy|publish|push|update/.test(second);
	return /^(?:aws|gsutil|gcloud|az|kubectl|helm|docker|huggingface-cli|hf|curl|scp|rsync|ssh)$/.test(first);
}
function capital(text) {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// src/commands/init/said/said-runs.ts
function saidRuns(survey, ours) {
	const place = placeOf(survey);
	const workflows = saidByWorkflows(survey, place, ours);
	return {
		runs: onePerModel([
			...workflows.runs,
			...saidByProjects(survey, place),
			...saidByTasks(place)
		]),
		checks: workflows.checks
	};
}
function saidFiles(survey, ours) {
	return new Set(saidRuns(survey, ours).runs.flatMap(({ runs }) => runs));
}
function placeOf(survey) {
	return {
		has: (path) => survey.known.has(path),
		fits: (path) => {
			const text = survey.texts.get(path);
			return text !== void 0 && readScript(sourceOf(path, text)).fits;
		},
		tasks: [
			...makeTasks(survey),
			...projectTasks(survey),
			...pyprojectTasks(survey)
		]
	};
}
function onePerModel(all) {
	return [...Map.groupBy(all, ({ trains, folder, command }) => trains ?? `${folder}: ${command}`).values()].flatMap(([first, ...others]) => {
		if (first === void 0) return [];
		const same = others.filter(({ command, folder }) => command === first.command && folder === first.folder);
		const other = others.filter((run) => !same.includes(run));
		return [{
			...first,
			why: [first.why, ...same.map(({ why }) => why)].join("; "),
			metrics: [...first.metrics, ...others.flatMap(({ metrics, folder }) => folder === first.folder ? metrics : [])],
			plots: [...first.plots, ...others.flatMap(({ plots, folder }) => folder === first.folder ? plots : [])],
			checks: [...new Set([first, ...same].flatMap(({ checks }) => checks)), ...other.map(({ command, why }) => `Another way to the same training is \`${command}\` (${why}): take the one that is meant.`)]
		}];
	});
}

// src/commands/init/workflows.ts
function runnerOf(survey, ours) {
	const found = [...survey.texts].filter(([path]) => path.startsWith(".github/workflows/") && !ours.has(path)).flatMap(([path, text]) => jobsOf(path, text));
	const training = found.filter(({ trains }) => trains);
	const asked = training.length > 0 ? training : found;
	const [first] = asked;
	if (first === void 0) return {};
	const kinds = new Set(asked.map(({ labels }) => JSON.stringify(labels)));
	if (kinds.size === 1) return { guess: {
		value: first.labels,
		why: first.why
	} };
	return { check: `Workflows run on several kinds of own runners (${[...kinds].slice(0, 5).join(", ")}): set \`runs-on\` under \`train\`.` };
}
function jobsOf(path, text) {
	const jobs = members(member(readYaml(text), "jobs"));
	const started = /* @__PURE__ */ new Set(["self-hosted", ...jobs.flatMap(([, job]) => startedLabels(job))]);
	return jobs.flatMap(([name, job]) => {
		const runsOn = member(job, "runs-on");
		const labels = texts(member(runsOn, "labels") ?? runsOn);
		if (labels === void 0 || !labels.some((label) => started.has(label))) return [];
		if (labels.some((label) => label.includes("${{") || label.includes("\0") || label === "")) return [];
		const steps = items(member(job, "steps")).map((step) => member(step, "run"));
		return [{
			labels,
			trains: /train/i.test(name) || steps.some((run) => typeof run === "string" && /train/i.test(run)),
			why: `the job ${name} of ${path} runs there`
		}];
	});
}
function startedLabels(job) {
	return items(member(job, "steps")).map((step) => member(step, "run")).flatMap((run) => {
		const text = typeof run === "string" && /\bcml[ -]runner\b/.test(run) ? run : "";
		return (/--labels[= ]["']?([\w.,-]{1,200})/.exec(text)?.[1] ?? "").split(",").filter((label) => label !== "");
	});
}

// src/commands/init/propose.ts
function overviewOf(survey, ours) {
	const pipelines = dvcPipelines(survey);
	const said = saidRuns(survey, ours);
	const found = trainingScripts(survey, scriptsOf(pipelines, survey), said.runs);
	const scripts = [...survey.texts].filter(([path]) => kindOfName(path) === "script");
	return {
		pipelines,
		found,
		said: said.checks,
		labels: [...new Set(scripts.flatMap(([, text]) => readScript(text).labels))]
	};
}
function namedDatasets(candidates) {
	const taken = /* @__PURE__ */ new Set();
	const splits = candidates.map(({ split }) => split);
	return candidates.map((candidate) => {
		const { split, opens } = candidate;
		const alone = split !== void 0 && splits.filter((other) => other === split).length === 1;
		const stem = baseName(opens).replace(/\..*$/, "");
		const file = alone ? split : stem === split ? void 0 : safeName(stem);
		const name = file !== void 0 && !taken.has(file) ? file : safeName(`${folderOfData(opens)}-${stem}`);
		return {
			...candidate,
			name: freeName(name ?? "data", taken)
		};
	});
}
function folderOfData(path) {
	return folderName(path).split("/").toReversed().find((folder) => !/^(?:data|datasets?|raw|processed|inputs?)$/i.test(folder)) ?? "";
}
function propose(survey, { pipelines, found, said }, datasets, ours) {
	const runner = runnerOf(survey, ours);
	const context = {
		survey,
		datasets,
		runsOn: runner.guess
	};
	const models = [...pipelines.flatMap((pipeline) => modelFromTarget(pipeline.file, context) ?? modelFromDvc(pipeline, context) ?? []), ...found.scripts.map((script) => modelFromScript(script, context))];
	const taken = /* @__PURE__ */ new Set();
	const named = models.map(({ model }) => {
		return {
			...model,
			name: {
				...model.name,
				value: freeName(model.name.value, taken)
			}
		};
	});
	return {
		datasets,
		models: named,
		checks: [
			...models.flatMap(({ checks }) => checks),
			...said,
			...refusedAlone(pipelines, context),
			...runner.check === void 0 ? [] : [runner.check],
			...datasets.flatMap(datasetChecks),
			...named.flatMap(metricChecks),
			...named.flatMap(noiseChecks),
			...named.flatMap(environmentChecks)
		]
	};
}
function refusedAlone(pipelines, context) {
	return pipelines.flatMap((pipeline) => {
		return (modelFromTarget(pipeline.file, context) ?? modelFromDvc(pipeline, context)) !== void 0 ? [] : pipeline.refused;
	});
}
function datasetChecks({ state, source, name }) {
	if (state === "ignored") return [`git ignores ${source} (${name}), so only this machine has it: use DVC or Git LFS, or commit it.`];
	if (state === "untracked") return [`${source} (${name}) is not in git yet: commit it, or its DVC pointer.`];
	return [];
}
function noiseChecks({ metrics, evaluate, name }) {
	if (metrics.length === 0 || evaluate !== void 0) return [];
	return [`Nobody can tell yet whether a change makes ${name.value} better or worse; it takes one of: \`evaluate\`, a standard error in the metrics file (\`rmse_stderr\` beside \`rmse\`), or several \`seeds\` that the command reads from \`MLOPS_SEED\`. A gate with \`max-worse\` lets pass what stays within it; what lies beyond is unknown all the same (docs/reference/training.md).`];
}
function environmentChecks({ environment, name }) {
	return environment === void 0 ? [`No lock file of ${name.value} was found: versions of libraries are then no part of what decides whether to train again.`] : [];
}
function metricChecks({ metricNames, name }) {
	const unknown = metricNames.filter((metric) => knownMetric(metric) === void 0);
	if (unknown.length === 0) return [];
	return [`Which way is better for ${unknown.join(", ")} of ${name.value}? Say it under \`gates\`, or they are only shown.`];
}

// src/commands/init/survey.ts
const most = {
	named: 5e3,
	ignoredEntries: 5e3,
	depth: 5,
	texts: 400,
	textBytes: 262144,
	notebookBytes: 4194304,
	alsoNamed: 100
};
async function surveyCheckout(repository) {
	const left = [];
	const tracked = new Set(await repository.git.list([
		"ls-files",
		"-z",
		"--cached"
	]));
	const untracked = await repository.git.list([
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard"
	]);
	const named = await namesOf(repository, tracked, untracked, left);
	const root = await realpath(repository.root);
	const files = [];
	for (const each of bounded(named, most.named, "files have names that may matter", left)) {
		const bytes = await regularFile(root, each.path, left);
		if (bytes !== void 0) files.push({
			...each,
			bytes
		});
	}
	const known = /* @__PURE__ */ new Set([...tracked, ...untracked]);
	return {
		files,
		texts: await textsOf(root, files, left),
		tracked,
		known,
		left
	};
}
async function withTexts(repository, survey, named) {
	const root = await realpath(repository.root);
	const left = [];
	const files = [];
	for (const path of bounded([...named], most.alsoNamed, "files are named by others", left)) {
		if (survey.texts.has(path) || !survey.known.has(path) || !isNameable(path)) continue;
		const bytes = await regularFile(root, path, left);
		if (bytes !== void 0) files.push({
			path,
			state: survey.tracked.has(path) ? "tracked" : "untracked",
			bytes
		});
	}
	const texts = await readTexts(root, files, left);
	return {
		...survey,
		texts: new Map([...survey.texts, ...texts]),
		left: [...survey.left, ...left]
	};
}
async function namesOf(repository, tracked, untracked, left) {
	const ignored = await repository.git.list([
		"ls-files",
		"-z",
		"--others",
		"--ignored",
		"--exclude-standard",
		"--directory"
	]);
	const inside = await ignoredData(repository.root, ignored, left);
	const all = [
		...[...tracked].map((path) => ({
			path,
			state: "tracked"
		})),
		...untracked.map((path) => ({
			path,
			state: "untracked"
		})),
		...inside.map((path) => ({
			path,
			state: "ignored"
		}))
	].filter(({ path }) => kindOfName(path) !== void 0);
	const odd = all.filter(({ path }) => !isNameable(path));
	if (odd.length > 0) left.push(`${counted(odd)} that \`mlops.yaml\` cannot name: ${first(odd)}.`);
	return all.filter(({ path }) => isNameable(path)).sort((a, b) => compareText(a.path, b.path));
}
async function ignoredData(root, entries, left) {
	const found = entries.filter((path) => !path.endsWith("/") && isDataName(path));
	const folders = entries.filter((path) => path.endsWith("/") && isDataName(`${path}x.csv`));
	const budget = { entries: most.ignoredEntries };
	for (const folder of folders) await walk(root, folder.slice(0, -1), most.depth, budget, found);
	if (budget.entries <= 0) left.push(`Folders that git ignores hold more than ${most.ignoredEntries} entries; the others were not looked at.`);
	return found;
}
async function walk(root, folder, depth, budget, found) {
	if (depth === 0 || budget.entries <= 0) return;
	const real = await insideOf(root, folder).catch(() => void 0);
	if (real !== join(await realpath(root), folder)) return;
	const entries = await readdir(real, { withFileTypes: true }).catch(() => []);
	for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
		budget.entries -= 1;
		if (budget.entries <= 0) return;
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory() && isDataName(`${path}/x.csv`)) await walk(root, path, depth - 1, budget, found);
		else if (entry.isFile() && isDataName(path)) found.push(path);
	}
}
async function regularFile(root, path, left) {
	const found = await lstat(join(root, path)).catch(() => void 0);
	if (found === void 0) return void 0;
	if ((found.isSymbolicLink() ? void 0 : await insideOf(root, path).catch(() => void 0)) !== join(root, path)) {
		left.push(`\`${path}\` is reached through a symbolic link, which is not followed.`);
		return;
	}
	return found.isFile() ? found.size : void 0;
}
const order = [
	"dvc",
	"workflow",
	"tasks",
	"params",
	"script",
	"metrics",
	"notebook"
];
async function textsOf(root, files, left) {
	const rank = ({ path }) => order.indexOf(kindOfName(path) ?? "data");
	return readTexts(root, bounded(files.filter((file) => rank(file) >= 0).toSorted((a, b) => rank(a) - rank(b)), most.texts, "texts may matter", left), left);
}
async function readTexts(root, files, left) {
	const texts = /* @__PURE__ */ new Map();
	for (const { path } of files) {
		const limit = kindOfName(path) === "notebook" ? most.notebookBytes : most.textBytes;
		const read = await readBounded(join(root, path), limit).catch(() => void 0);
		if (read?.kind === "read") texts.set(path, read.bytes.toString("utf8").replace(/^\ufeff/, ""));
		else left.push(`\`${path}\` ${read === void 0 ? "cannot be read" : `is larger than ${limit / 1024} KB`}.`);
	}
	return texts;
}
function bounded(items, limit, what, left) {
	if (items.length > limit) left.push(`${items.length} ${what}; the first ${limit} were looked at.`);
	return items.slice(0, limit);
}
function counted({ length }) {
	return length === 1 ? "1 file has a name" : `${length} files have names`;
}
function first([one]) {
	return `\`${one?.path.replaceAll("`", "'") ?? ""}\``;
}

// src/commands/init/templates.ts
function workflowPaths(templates) {
	return Object.keys(templates).sort().map((name) => `.github/workflows/${name}`);
}
const repositoryPlaceholder = /\bOWNER\/REPO\b/g;
const branchPlaceholder = /@main(?![\w./-])/g;
const pushedPlaceholder = /^( *branches: )\[main\]$/gm;
const environmentsPlaceholder = /^( *branches: )\["env\/\*\*"\]/gm;
const promotionTemplates = /* @__PURE__ */ new Set([
	"mlops-merge.yml",
	"mlops-deploy.yml",
	"mlops-promote.yml"
]);
const renewalTemplate = "mlops-lock.yml";
const newLines = /^ *(?:queue: max|deployment: false)\b.*\n/gm;
const installLine = /^( *)# (- run: python3 -m venv .*)\n/gm;
const plainRepository = /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/;
const plainBranch = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;
function workflowFiles(templates, place) {
	const repository = place.repository !== void 0 && plainRepository.test(place.repository) ? place.repository : void 0;
	const branch = place.branch !== void 0 && plainBranch.test(place.branch) ? place.branch : void 0;
	return workflowPaths(templates).map((path) => path.slice(18)).filter((name) => isWanted(name, place)).map((name) => {
		const path = `.github/workflows/${name}`;
		const text = templates[name] ?? "";
		const open = [
			...repository === void 0 && text.search(repositoryPlaceholder) >= 0 ? ["OWNER/REPO"] : [],
			...branch === void 0 && text.search(branchPlaceholder) >= 0 ? ["@main"] : [],
			...branch === void 0 && text.search(pushedPlaceholder) >= 0 ? ["branches: [main]"] : []
		];
		return {
			path,
			text: text.replace(repositoryPlaceholder, (found) => repository ?? found).replace(branchPlaceholder, (found) => branch === void 0 ? found : `@${branch}`).replace(pushedPlaceholder, (found, key) => branch === void 0 ? found : `${key}[${yamlScalar(branch)}]`).replace(environmentsPlaceholder, (found, key) => `${key}${branchesText(place.environments) ?? found.slice(key.length)}`).replace(newLines, (found) => place.queues ? found : "").replace(installLine, (found, indent) => place.installs.map(stepText(indent)).join("") || found),
			open
		};
	});
}
function isWanted(name, { environments, moving }) {
	if (name === renewalTemplate) return moving === true;
	return environments.length > 0 || !promotionTemplates.has(name);
}
function branchesText(branches) {
	if (branches.every((one) => one.startsWith("env/"))) return void 0;
	return JSON.stringify(branches.map((one) => one.replaceAll(/[+!]/g, "\\$&")));
}
function stepText(indent) {
	return ({ run, folder }) => {
		const place = folder === "" ? "" : `${indent}  working-directory: ${yamlScalar(folder)}\n`;
		return `${indent}- run: ${yamlScalar(run)}\n${place}`;
	};
}

// src/commands/init.ts
async function init(request, ports) {
	const repository = await openRepository(request.folder);
	refuseOddPath(request.projectFile);
	const { survey, proposal } = await ports.progress.stage("look at the checkout", () => proposalFor(repository, request, ports));
	ports.signal.throwIfAborted();
	const present = await presentProject(repository, request.projectFile);
	const { isOwn, unreadable } = present;
	if (!(proposal.datasets.length + proposal.models.length > 0) && !isOwn) return nothingRecognised(survey, {
		...proposal,
		checks: [...proposal.checks, ...unreadable]
	});
	const workflows = await workflowsFor(repository, request, {
		proposal,
		present
	}, ports.env);
	const open = [
		...unreadable,
		...lacking(present, proposal, request.projectFile),
		...workflows.flatMap(openPlaceholders)
	];
	if (isOwn) {
		const placed = await placeFiles(repository, workflows, request.dryRun);
		const kept = {
			path: request.projectFile,
			state: "kept"
		};
		return outcomeOf(survey, {
			datasets: [],
			models: [],
			checks: open
		}, [kept, ...placed]);
	}
	const text = projectText(proposal);
	const { warnings } = loadProject(await textsAround(repository.root, request.projectFile, text));
	const files = await placeFiles(repository, [{
		path: request.projectFile,
		text
	}, ...workflows], request.dryRun);
	const machines = workflows.length === 0 ? [] : [...installChecks(proposal), ...fetchChecks(proposal)];
	const checks = [
		...proposal.checks,
		...machines,
		...open,
		...warnings.map(({ message }) => message)
	];
	return outcomeOf(survey, {
		...proposal,
		checks
	}, files);
}
async function presentProject({ root }, file) {
	const texts = await projectTextsOnDisk(root, file).catch(() => void 0);
	if (texts === void 0) return {
		environments: [],
		moving: false,
		isOwn: false,
		unreadable: []
	};
	const { text } = texts;
	try {
		const { project } = loadProject(texts);
		const environments = [...project.environments.values()].map(({ branch }) => branch);
		const moving = movingDatasets(project).length > 0;
		if (!text.startsWith("# Written by `mlops init`")) return {
			environments,
			moving,
			isOwn: true,
			unreadable: []
		};
		const isPromoted = environments.length > 0 || [...project.models.values()].some(({ serve }) => serve !== void 0);
		return {
			environments,
			moving,
			isOwn: isPromoted,
			unreadable: [],
			...isPromoted && { project }
		};
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		const [first] = error.problems;
		const sentence = `${file} has errors, so workflows for environments and for data that move are left out: ${first?.message ?? error.message}`;
		return {
			environments: [],
			moving: false,
			isOwn: /^environments:|^\s+serve:/m.test(text),
			unreadable: [sentence]
		};
	}
}
function lacking({ project }, proposal, file) {
	if (project === void 0) return [];
	const sources = [...project.datasets.values()].map(({ source }) => source);
	const commands = [...project.models.values()].map(({ train: { run } }) => run?.kind === "argv" ? run.argv.join(" ") : run?.text);
	const missing = [...proposal.datasets.filter(({ name, source }) => !project.datasets.has(name) && !sources.includes(source)).map(({ name, source }) => `dataset ${name} (${source})`), ...proposal.models.filter(({ name, run }) => !project.models.has(name.value) && !commands.includes(run.value)).map(({ name, run }) => `model ${name.value} (${run.value})`)];
	return missing.length === 0 ? [] : [`Not in ${file}, which is kept: ${missing.join(", ")}.`];
}
async function placeFiles(repository, wanted, dryRun) {
	const placed = [];
	for (const { path, text } of wanted) placed.push(await placeFile(repository, path, text, false));
	if (dryRun) return placed;
	const written = [];
	for (const { path, text } of wanted) written.push(await placeFile(repository, path, text, true));
	return written;
}
async function proposalFor(repository, request, ports) {
	const ours = new Set(workflowPaths(request.templates));
	const names = await surveyCheckout(repository);
	const seen = await withTexts(repository, names, /* @__PURE__ */ new Set([...saidFiles(names, ours), ...hydraConfigs(names)]));
	const overview = overviewOf(seen, ours);
	const data = dataCandidates(seen, dvcOutputs(overview.pipelines));
	const looked = await proposedDatasets(repository.root, namedDatasets(data.candidates), overview.labels, ports);
	const survey = {
		...seen,
		left: [
			...seen.left,
			...data.left,
			...overview.found.left,
			...looked.left
		]
	};
	return {
		survey,
		proposal: propose(survey, overview, looked.datasets, ours)
	};
}
function refuseOddPath(path) {
	if (!path.startsWith("/") && !/(?:^|\/)\.\.(?:\/|$)|[\u0000-\u001f\u007f\\]/.test(path) && isPlainPath(path)) return;
	throw MlopsError.of(commandReasons, "init-unwritable", `${path} is not written: the project file is named by its path from the root of the repository.`);
}
async function workflowsFor(repository, request, { proposal, present }, env) {
	const address = await repository.git.try([
		"remote",
		"get-url",
		"--",
		request.remote
	]);
	const remote = address.code === 0 ? address.stdout.toString("utf8").trim() : "";
	const found = githubRepository(remote, env["GITHUB_SERVER_URL"]);
	if (found === void 0 && !request.workflows) return [];
	const queues = githubRepository(remote) !== void 0 || isGithubCloud(env);
	const branch = await defaultBranch(repository, request);
	const { environments, moving } = present;
	const place = {
		repository: found,
		branch,
		queues,
		environments,
		moving,
		installs: installSteps(proposal)
	};
	return workflowFiles(request.templates, place);
}
async function defaultBranch(repository, { remote }) {
	try {
		return (await findHeads(repository, { remote })).base.name;
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
		const head = await repository.git.try([
			"symbolic-ref",
			"--short",
			"--quiet",
			"HEAD"
		]);
		return head.code === 0 ? head.stdout.toString("utf8").trim() : void 0;
	}
}
function openPlaceholders({ path, open }) {
	return open.length === 0 ? [] : [`Fill in ${open.join(" and ")} in ${path}: this clone does not say it.`];
}

export { init };