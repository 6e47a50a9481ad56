import { t as MlopsError } from "./problem.js";
import { n as compareText, r as sha256 } from "./canonical.js";
import { a as ZodOptional, g as looseObject, i as ZodObject, p as int, s as ZodUnion, t as ZodArray } from "./schemas.js";
import { B as parseEvents, F as constructFromEvents, I as dump, L as getScalarValue, N as EVENT_ID, P as YAMLException, j as placesOf, y as formatPath } from "./needs.js";
import { t as didYouMean } from "./nearest.js";
import { t as objectsOf } from "./git-objects.js";
import { t as worst } from "./verdict.js";
import { t as promotionReasons } from "./reasons15.js";
import { t as releaseSchema } from "./release-schema.js";

// src/repository/merged-commits.ts
async function mergedCommits({ git }, tip, commits) {
	const asked = [...new Set(commits)];
	const reader = objectsOf(git);
	const isHere = await Promise.all(asked.map(async (oid) => oid === tip || (await reader.read(`${oid}^{commit}`))?.oid === oid));
	const here = asked.filter((_, at) => isHere[at]);
	const outside = await outsideOf(git, tip, here.filter((oid) => oid !== tip));
	const answer = (oid) => {
		if (!here.includes(oid)) return "not-here";
		return outside.has(oid) ? "not-merged" : "merged";
	};
	return new Map(asked.map((oid) => [oid, answer(oid)]));
}
async function outsideOf(git, tip, commits) {
	if (commits.length === 0) return /* @__PURE__ */ new Set();
	const listed = await git.bytes(["rev-list", "--stdin"], { input: `${[...commits, `^${tip}`].join("\n")}\n` });
	return new Set(listed.toString("utf8").split("\n"));
}

// src/promotion/release-golden-form.ts
function writtenGolden(golden) {
	const { dataset, key, evaluation, label, task, positive, cluster, metrics, limits } = golden;
	return {
		dataset,
		key: [...key],
		...evaluation !== void 0 && { evaluation },
		...label !== void 0 && { label },
		...task !== void 0 && { task },
		...positive !== void 0 && { positive },
		cluster: [...cluster],
		metrics: [...metrics],
		limits: limits.map(writtenLimit)
	};
}
function meantGolden({ limits, ...rest }) {
	return {
		...rest,
		limits: limits.map(meantLimit)
	};
}
function writtenLimit({ metric, better, maxWorse }) {
	return {
		metric,
		...better !== void 0 && { better: typeof better === "object" ? better.closeTo : better },
		...maxWorse && { "max-worse": writtenAmount(maxWorse) }
	};
}
function meantLimit({ metric, better, "max-worse": maxWorse }) {
	return {
		metric,
		...better !== void 0 && { better: meantBetter(better) },
		...maxWorse !== void 0 && { maxWorse: meantAmount(maxWorse) }
	};
}
function meantBetter(written) {
	return typeof written === "number" ? { closeTo: written } : written;
}
function writtenAmount({ kind, value }) {
	return kind === "percent" ? `${value}%` : value;
}
function meantAmount(written) {
	if (typeof written === "number") return {
		kind: "absolute",
		value: written
	};
	return {
		kind: "percent",
		value: Number(written.slice(0, -1))
	};
}

// src/promotion/release-step-form.ts
function writtenStep(step) {
	if (step.kind === "run") return {
		run: writtenCommand(step.run),
		timeout: writtenDuration(step.timeout),
		secrets: [...step.secrets]
	};
	if (step.kind === "golden") return { golden: writtenGoldenStep(step) };
	if (step.kind === "prometheus") return { prometheus: writtenWatch(step) };
	const { path, status, requests, maxFailures, within } = step;
	return { http: {
		path,
		status,
		requests,
		"max-failures": maxFailures,
		within: writtenDuration(within)
	} };
}
function meantStep(step) {
	if ("run" in step) return {
		kind: "run",
		run: meantCommand(step.run),
		timeout: meantDuration(step.timeout),
		secrets: step.secrets
	};
	if ("golden" in step) return meantGoldenStep(step.golden);
	if ("prometheus" in step) return meantWatch(step.prometheus);
	const { path, status, requests, within } = step.http;
	return {
		kind: "http",
		path,
		status,
		requests,
		maxFailures: step.http["max-failures"],
		within: meantDuration(within)
	};
}
function writtenWatch({ query, min, max, samples, every, url, token, ...step }) {
	return {
		query,
		...min !== void 0 && { min },
		...max !== void 0 && { max },
		samples,
		for: writtenDuration(step.for),
		every: writtenDuration(every),
		...url !== void 0 && { url },
		...token !== void 0 && { token }
	};
}
function meantWatch({ every, ...rest }) {
	return {
		...rest,
		kind: "prometheus",
		for: meantDuration(rest.for),
		every: meantDuration(every)
	};
}
function writtenGoldenStep({ dataset, rows, minRows, protocol, columns, ...rest }) {
	const input = protocol.kind === "v2" ? protocol.input : void 0;
	return {
		dataset,
		rows,
		"min-rows": minRows,
		protocol: writtenProtocol(protocol),
		...input !== void 0 && { input },
		...columns && { columns: [...columns] },
		batch: rest.batch,
		within: writtenDuration(rest.within),
		tolerance: rest.tolerance
	};
}
function writtenProtocol(protocol) {
	if (protocol.kind !== "mapped") return protocol.kind;
	const { path, request, response } = protocol;
	if (typeof response === "string") return {
		path,
		request,
		response
	};
	const entries = Object.entries(response).toSorted(([a], [b]) => compareText(a, b));
	return {
		path,
		request,
		response: Object.fromEntries(entries)
	};
}
function meantGoldenStep({ dataset, rows, protocol, input, columns, ...rest }) {
	return {
		kind: "golden",
		dataset,
		rows,
		minRows: rest["min-rows"],
		protocol: meantProtocol(protocol, input),
		...columns && { columns },
		batch: rest.batch,
		within: meantDuration(rest.within),
		tolerance: rest.tolerance
	};
}
function meantProtocol(protocol, input) {
	if (protocol === "v2") return {
		kind: "v2",
		...input !== void 0 && { input }
	};
	return protocol === "v1" ? { kind: "v1" } : {
		kind: "mapped",
		...protocol
	};
}
function writtenCommand(command) {
	return command.kind === "shell" ? command.text : [...command.argv];
}
function meantCommand(command) {
	return typeof command === "string" ? {
		kind: "shell",
		text: command
	} : {
		kind: "argv",
		argv: command
	};
}
const units = [
	["d", 864e5],
	["h", 36e5],
	["m", 6e4],
	["s", 1e3],
	["ms", 1]
];
function writtenDuration(milliseconds) {
	if (milliseconds === 0) return "0ms";
	const [name, size] = units.find(([, each]) => milliseconds % each === 0) ?? ["ms", 1];
	return `${milliseconds / size}${name}`;
}
function meantDuration(text) {
	const [, digits = "", unit = ""] = /^(\d+)([a-z]+)$/.exec(text) ?? [];
	return Number(digits) * (units.find(([name]) => name === unit)?.[1] ?? NaN);
}

// src/promotion/release-form.ts
function written(release) {
	const { serve, artifact, previous } = release;
	return {
		"schema-version": release.schemaVersion,
		environment: release.environment,
		model: release.model,
		version: release.version,
		fingerprint: release.fingerprint,
		artifact: {
			digest: artifact.digest,
			...artifact.path !== void 0 && { path: artifact.path },
			files: artifact.files.map(({ path, digest, bytes }) => ({
				path,
				digest,
				bytes
			}))
		},
		commit: release.commit,
		store: release.store,
		verdict: release.verdict,
		gates: release.gates.map(writtenEvidence),
		serve: {
			...serve.run ? { run: writtenCommand(serve.run) } : {},
			...serve.code && { code: {
				commit: serve.code.commit,
				files: [...serve.code.files]
			} },
			health: serve.health,
			"start-within": writtenDuration(serve.startWithin),
			secrets: [...serve.secrets],
			verify: serve.verify.map(writtenStep)
		},
		"working-directory": release.workingDirectory,
		env: byName(Object.entries(release.env)),
		target: writtenTarget(release.target),
		verify: release.verify.map(writtenStep),
		...release.golden && { golden: writtenGolden(release.golden) },
		"on-failure": release.onFailure,
		...previous ? { previous: {
			version: previous.version,
			digest: previous.digest
		} } : {}
	};
}
function writtenEvidence({ metric, verdict, sentence, at, against }) {
	return {
		metric,
		verdict,
		sentence,
		...at !== void 0 && { at },
		...against && { against: {
			environment: against.environment,
			version: against.version
		} }
	};
}
function meant(file) {
	const { serve } = file;
	return {
		schemaVersion: 1,
		environment: file.environment,
		model: file.model,
		version: file.version,
		fingerprint: file.fingerprint,
		artifact: file.artifact,
		commit: file.commit,
		store: file.store,
		verdict: file.verdict,
		gates: file.gates,
		serve: {
			...serve.run === void 0 ? {} : { run: meantCommand(serve.run) },
			...serve.code && { code: serve.code },
			health: serve.health,
			startWithin: meantDuration(serve["start-within"]),
			secrets: serve.secrets,
			verify: serve.verify.map(meantStep)
		},
		workingDirectory: file["working-directory"],
		env: file.env,
		target: meantTarget(file.target),
		verify: file.verify.map(meantStep),
		...file.golden && { golden: meantGolden(file.golden) },
		onFailure: file["on-failure"],
		previous: file.previous ?? null
	};
}
function writtenTarget(target) {
	if (target.kind === "local") return {
		kind: "local",
		folder: target.folder,
		ports: byName([...target.ports])
	};
	return {
		kind: "command",
		apply: writtenCommand(target.apply),
		...target.plan ? { plan: writtenCommand(target.plan) } : {},
		...target.status ? { status: writtenCommand(target.status) } : {},
		...target.undo ? { undo: writtenCommand(target.undo) } : {},
		timeout: writtenDuration(target.timeout),
		secrets: [...target.secrets]
	};
}
function meantTarget(target) {
	if (target.kind === "local") return {
		kind: "local",
		folder: target.folder,
		ports: new Map(Object.entries(target.ports))
	};
	return {
		kind: "command",
		apply: meantCommand(target.apply),
		...target.plan === void 0 ? {} : { plan: meantCommand(target.plan) },
		...target.status === void 0 ? {} : { status: meantCommand(target.status) },
		...target.undo === void 0 ? {} : { undo: meantCommand(target.undo) },
		timeout: meantDuration(target.timeout),
		secrets: target.secrets
	};
}
function byName(entries) {
	return Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b)));
}

// src/promotion/release-yaml.ts
const largestRelease = 1048576;
const depth = 16;
const nowhere = {
	key: 0,
	value: 0,
	members: /* @__PURE__ */ new Map()
};
function readReleaseDocument(text, file) {
	const flat = placesOf(file, text, nowhere);
	const bytes = new TextEncoder().encode(text).length;
	if (bytes > 1048576) throw unreadable(`${file} has ${bytes} bytes; at most ${largestRelease} are read.`, flat.offset(0));
	const events = guarded(file, flat, () => parseEvents(text, { maxDepth: depth }));
	refuseReferences(events, file, flat);
	const documents = guarded(file, flat, () => constructFromEvents(events, {
		source: text,
		maxAliases: 0
	}));
	if (documents.length !== 1) throw unreadable(`${file} holds ${documents.length} documents; one is expected.`, flat.offset(0));
	const [, ...nodes] = events;
	return {
		value: documents[0],
		places: placesOf(file, text, spots(nodes, text))
	};
}
function guarded(file, flat, read) {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		throw unreadable(`${file} is not valid YAML: ${error.reason}.`, flat.offset(error.mark?.position ?? 0));
	}
}
function refuseReferences(events, file, flat) {
	for (const event of events) {
		if ("anchorStart" in event && event.anchorStart !== -1) throw unreadable(`${file} holds ${event.type === EVENT_ID.ALIAS ? "an alias (`*name`)" : "an anchor (`&name`)"}; everything is written out there.`, flat.offset(event.anchorStart - 1));
		if ("tagStart" in event && event.tagStart !== -1) throw unreadable(`${file} holds a tag (\`!name\`); plain values are expected.`, flat.offset(event.tagStart));
	}
}
function spots(events, text) {
	let next = 0;
	const atEnd = () => next >= events.length || events[next]?.type === EVENT_ID.POP;
	const node = (key, after) => {
		const event = events[next];
		next += 1;
		const value = startOf(event, after);
		const members = /* @__PURE__ */ new Map();
		if (event?.type === EVENT_ID.SEQUENCE) {
			while (!atEnd()) members.set(String(members.size), node(void 0, value));
			next += 1;
		}
		if (event?.type === EVENT_ID.MAPPING) {
			while (!atEnd()) {
				const keyEvent = events[next];
				const at = startOf(keyEvent, value);
				next += 1;
				members.set(keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : "", node(at, at));
			}
			next += 1;
		}
		return {
			key: key ?? value,
			value,
			members,
			isList: event?.type === EVENT_ID.SEQUENCE
		};
	};
	return node(void 0, 0);
}
function startOf(event, after) {
	if (event?.type === EVENT_ID.SCALAR) return event.valueStart === -1 ? after : event.valueStart;
	if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
	return after;
}
function unreadable(message, place) {
	return MlopsError.of(promotionReasons, "promotion-release-unreadable", message, { place });
}

// src/promotion/release-file.ts
const title = "# Written by mlops, and changed by promotion pull requests only: any other change is refused when it is deployed.\n";
function renderRelease(release) {
	const body = dump(releaseSchema.parse(written(release)), {
		lineWidth: -1,
		noRefs: true
	});
	const text = `${title}${body}`;
	const bytes = new TextEncoder().encode(text).length;
	if (bytes <= 1048576) return text;
	const sentence = `The release of ${release.model} would have ${bytes} bytes with its ${release.artifact.files.length} files; at most ${largestRelease} are read.`;
	throw MlopsError.of(promotionReasons, "promotion-release-unreadable", sentence, { remedy: "Let the training write fewer files, for example one archive." });
}
function parseRelease(text, file) {
	const { value, places } = readReleaseDocument(text, file);
	const versioned = looseObject({ "schema-version": int() }).safeParse(value);
	if (versioned.success && versioned.data["schema-version"] > 1) {
		const message = `${file} has schema version ${versioned.data["schema-version"]}; this version reads up to 1.`;
		throw MlopsError.of(promotionReasons, "promotion-release-too-new", message, { place: places.value(["schema-version"]) });
	}
	const parsed = releaseSchema.safeParse(value);
	if (parsed.success) return meant(parsed.data);
	throw new MlopsError("input", parsed.error.issues.flatMap((issue) => problemsOf(issue, [], places)));
}
function problemsOf(issue, base, places) {
	const path = [...base, ...issue.path.map((part) => typeof part === "symbol" ? String(part) : part)];
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, places));
	const inner = issue.code === "invalid_union" ? fitting(issue) : [];
	if (inner.length > 0) return inner.flatMap((each) => problemsOf(each, path, places));
	return [{
		reason: "promotion-release-invalid",
		message: `${path.length === 0 ? "" : `${formatPath(path)}: `}${said(issue)}`,
		place: places.value(path)
	}];
}
function said({ message }) {
	if (message.endsWith("received undefined")) return "the key is missing";
	return /^(Invalid|Too) /.test(message) ? message : `expected ${message}`;
}
function unknownKey(key, path, places) {
	const allowed = keysAt(releaseSchema, path);
	const message = `${formatPath([...path, key])}: unknown key${allowed.length === 0 ? "" : `; allowed here: ${allowed.join(", ")}`}`;
	const remedy = didYouMean(key, allowed);
	return {
		reason: "promotion-release-invalid",
		message,
		place: places.at([...path, key]),
		...remedy === void 0 ? {} : { remedy }
	};
}
function fitting(issue) {
	return issue.errors.filter((branch) => branch.some((each) => each.path.length > 0)).toSorted((a, b) => a.length - b.length)[0] ?? [];
}
function keysAt(schema, path) {
	if (schema instanceof ZodOptional) return keysAt(schema.unwrap(), path);
	if (schema instanceof ZodArray && path.length > 0) return keysAt(schema.element, path.slice(1));
	if (schema instanceof ZodUnion) return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))];
	if (!(schema instanceof ZodObject)) return [];
	const [first, ...rest] = path;
	if (first === void 0) return Object.keys(schema.shape);
	const member = schema.shape[String(first)];
	return member === void 0 ? [] : keysAt(member, rest);
}

// src/commands/promotion/golden-for.ts
function goldenFor(version, steps, { project, model }) {
	const step = steps.find((one) => one.kind === "golden");
	const { evaluate, gates } = model;
	if (step === void 0 || evaluate === void 0) return void 0;
	const { label, task, positive, cluster, compute } = evaluate;
	return {
		dataset: step.dataset,
		key: project.datasets.get(step.dataset)?.key ?? [],
		...version.evaluation !== null && { evaluation: version.evaluation },
		...label?.column !== void 0 && { label: label.column },
		...task && task !== "scored" && { task },
		...positive !== void 0 && { positive },
		cluster,
		metrics: compute,
		limits: [...gates.values()].flat().flatMap(limitOf)
	};
}
function limitOf({ metric, better, maxWorse, by, level }) {
	if (by !== void 0 || level !== "fail" || better === void 0 && maxWorse === void 0) return [];
	return [{
		metric,
		...better && { better },
		...maxWorse && { maxWorse }
	}];
}

// src/commands/promotion/release-for.ts
function releasePath(model) {
	return `releases/${model}/release.yaml`;
}
function promotionBranch(environment, model, version) {
	return `mlops/promotion/${environment}/${model}/v${version}`;
}
const promotionBranches = "refs/heads/mlops/promotion/*";
function releaseFor(version, { project, model, environment, code }, live, said) {
	const { serve } = model;
	if (serve === void 0) throw new TypeError(`${model.name} is not served, so it is not released`);
	const { verify: own, code: files, ...rest } = serve;
	const verify = [...own, ...environment.verify];
	const golden = goldenFor(version, verify, {
		project,
		model
	});
	return {
		schemaVersion: 1,
		environment: environment.name,
		model: version.model,
		version: version.version,
		fingerprint: version.fingerprint,
		artifact: version.artifact,
		commit: version.commit,
		store: project.store,
		verdict: said === void 0 ? version.verdict : worst([version.verdict, said.verdict]),
		gates: [...version.gates, ...said?.gates ?? []],
		serve: {
			...rest,
			...code !== void 0 && { code: {
				commit: code,
				files
			} },
			verify: []
		},
		workingDirectory: model.workingDirectory,
		env: Object.fromEntries(model.env),
		target: environment.target,
		verify,
		...golden && { golden },
		onFailure: environment.onFailure,
		previous: live
	};
}

// src/commands/promotion/released.ts
function releasedNow(state, model) {
	const text = state.history.get(model)?.[0]?.text;
	return text === void 0 ? void 0 : {
		text,
		release: parseRelease(text, fileOf(state, model))
	};
}
function releasedBefore(state, model) {
	return (state.history.get(model)?.slice(1) ?? []).flatMap((change) => releasedBy(change, state, model));
}
function releasedBy(change, state, model) {
	if (change.text === void 0) return [];
	try {
		return [{
			text: change.text,
			release: releaseIn(change, fileOf(state, model))
		}];
	} catch (error) {
		if (error instanceof MlopsError) return [];
		throw error;
	}
}
const parsed = /* @__PURE__ */ new WeakMap();
function releaseIn(change, file) {
	const known = parsed.get(change);
	if (known !== void 0) return known;
	const release = parseRelease(change.text ?? "", file);
	parsed.set(change, release);
	return release;
}
function fileOf({ environment }, model) {
	return `${environment.branch}:${releasePath(model)}`;
}
function releaseDigestOf(text) {
	return `sha256:${sha256(text)}`;
}

// src/commands/promotion/merged-versions.ts
function mergedInto({ repository, tip, tipNow }) {
	const known = /* @__PURE__ */ new Map();
	const ask = async (at, commits) => {
		for (const [commit, answer] of await mergedCommits(repository, at, commits)) known.set(commit, answer);
		return commits.filter((commit) => known.get(commit) !== "merged");
	};
	return async (commits) => {
		const open = await ask(tip, commits.filter((commit) => !known.has(commit)));
		const now = open.length === 0 ? tip : await tipNow();
		if (now !== tip) await ask(now, open);
		return known;
	};
}
function unmergedOf({ version, commit }, { merged, shallow }) {
	if (merged.get(commit) === "merged") return void 0;
	const named = `Version ${version} is of commit ${commit.slice(0, 12)}`;
	if (shallow) return {
		certain: false,
		sentence: `${named}, of which this shallow clone cannot tell whether the default branch has it.`
	};
	return {
		certain: true,
		sentence: `${named}, which is not part of the default branch: nobody has merged it, or the history was rewritten since.`
	};
}

export { releaseIn as a, releasedNow as c, releaseFor as d, releasePath as f, mergedCommits as h, releaseDigestOf as i, promotionBranch as l, renderRelease as m, unmergedOf as n, releasedBefore as o, parseRelease as p, fileOf as r, releasedBy as s, mergedInto as t, promotionBranches as u };