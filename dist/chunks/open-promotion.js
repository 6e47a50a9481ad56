import { t as MlopsError } from "./problem.js";
import { a as ZodOptional, g as looseObject, i as ZodObject, p as int, s as ZodUnion, t as ZodArray } from "./schemas.js";
import { _ as parseEvents, c as placesOf, d as YAMLException, f as constructFromEvents, m as getScalarValue, n as formatPath, p as dump, t as loadProject, u as EVENT_ID } from "./load.js";
import { t as commandReasons } from "./reasons3.js";
import { t as repositoryReasons } from "./reasons4.js";
import { n as remoteTips, t as fileHistory } from "./branch-history.js";
import { c as compareText, l as sha256, s as canonicalJson } from "./own-folder.js";
import { t as didYouMean } from "./nearest.js";
import { t as findHeads } from "./judged.js";
import { n as readTexts, t as readCommit } from "./commit.js";
import { c as deploymentAddress, d as holdAddress, f as holdsFolder, l as deploymentsFolder } from "./ledger.js";
import { i as wantedRemote, n as openRepository } from "./repository.js";
import { t as promotionReasons } from "./reasons12.js";
import { i as parseHoldRecord, r as parseDeploymentRecord } from "./records2.js";
import { t as releaseSchema } from "./release-schema.js";
import { t as numbersOf } from "./read-versions.js";

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
		gates: release.gates.map(({ metric, verdict, sentence }) => ({
			metric,
			verdict,
			sentence
		})),
		serve: {
			...serve.run ? { run: writtenCommand(serve.run) } : {},
			health: serve.health,
			"start-within": writtenDuration(serve.startWithin),
			secrets: [...serve.secrets],
			verify: serve.verify.map(writtenStep)
		},
		"working-directory": release.workingDirectory,
		env: byName(Object.entries(release.env)),
		target: writtenTarget(release.target),
		verify: release.verify.map(writtenStep),
		"on-failure": release.onFailure,
		...previous ? { previous: {
			version: previous.version,
			digest: previous.digest
		} } : {}
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
			health: serve.health,
			startWithin: meantDuration(serve["start-within"]),
			secrets: serve.secrets,
			verify: serve.verify.map(meantStep)
		},
		workingDirectory: file["working-directory"],
		env: file.env,
		target: meantTarget(file.target),
		verify: file.verify.map(meantStep),
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
function writtenStep(step) {
	if (step.kind === "run") return {
		run: writtenCommand(step.run),
		timeout: writtenDuration(step.timeout),
		secrets: [...step.secrets]
	};
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
function sameSettings(a, b) {
	return canonicalJson(settingsOf(a)) === canonicalJson(settingsOf(b));
}
function settingsOf({ store, serve, workingDirectory, env, target, verify, onFailure }) {
	return {
		store,
		serve,
		workingDirectory,
		env,
		target,
		verify,
		onFailure
	};
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

// src/commands/promotion/release-for.ts
function releasePath(model) {
	return `releases/${model}/release.yaml`;
}
function promotionBranch(environment, model, version) {
	return `mlops/promotion/${environment}/${model}/v${version}`;
}
const promotionBranches = "refs/heads/mlops/promotion/*";
function releaseFor(version, { project, model, environment }, live) {
	const { serve } = model;
	if (serve === void 0) throw new TypeError(`${model.name} is not served, so it is not released`);
	const { verify, ...rest } = serve;
	return {
		schemaVersion: 1,
		environment: environment.name,
		model: version.model,
		version: version.version,
		fingerprint: version.fingerprint,
		artifact: version.artifact,
		commit: version.commit,
		store: project.store,
		verdict: version.verdict,
		gates: version.gates,
		serve: {
			...rest,
			verify: []
		},
		workingDirectory: model.workingDirectory,
		env: Object.fromEntries(model.env),
		target: environment.target,
		verify: [...verify, ...environment.verify],
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
function releasedBy({ text }, state, model) {
	if (text === void 0) return [];
	try {
		return [{
			text,
			release: parseRelease(text, fileOf(state, model))
		}];
	} catch (error) {
		if (error instanceof MlopsError) return [];
		throw error;
	}
}
function fileOf({ environment }, model) {
	return `${environment.branch}:${releasePath(model)}`;
}
function releaseDigestOf(text) {
	return `sha256:${sha256(text)}`;
}

// src/commands/promotion/read-environments.ts
async function readEnvironments(query, environments) {
	const { repository, remote, ledger, desk } = query;
	const branches = [promotionBranches, ...environments.map(({ branch }) => `refs/heads/${branch}`)];
	const [tips, records] = await Promise.all([remoteTips(repository, remote, branches), readRecords(ledger, environments)]);
	return await Promise.all(environments.map(async (environment) => {
		const tip = tips.get(environment.branch);
		const [pulls, changes] = await Promise.all([desk.pulls(environment.branch), tip === void 0 ? /* @__PURE__ */ new Map() : fileHistory(repository, tip, "releases")]);
		return {
			environment,
			tip,
			history: new Map(environment.models.map((model) => [model, changes.get(releasePath(model)) ?? []])),
			pulls,
			...records.get(environment.name) ?? {
				deployments: /* @__PURE__ */ new Map(),
				holds: /* @__PURE__ */ new Map()
			}
		};
	}));
}
async function readDeployments(ledger, environment, model) {
	const folder = deploymentsFolder(environment, model);
	const addresses = numbersOf((await ledger.list([folder])).get(folder)).slice(-20).map((number) => deploymentAddress(environment, model, number));
	const texts = await ledger.readMany(addresses);
	return addresses.map((address) => parseDeploymentRecord(texts.get(address) ?? "", address));
}
async function readRecords(ledger, environments) {
	const places = environments.flatMap(({ name, models }) => models.map((model) => ({
		name,
		model
	})));
	const names = await ledger.list(places.flatMap(({ name, model }) => [deploymentsFolder(name, model), holdsFolder(name, model)]));
	const found = places.map(({ name, model }) => ({
		name,
		model,
		deployments: numbersOf(names.get(deploymentsFolder(name, model))).slice(-20).map((number) => deploymentAddress(name, model, number)),
		holds: numbersOf(names.get(holdsFolder(name, model))).map((number) => holdAddress(name, model, number))
	}));
	const texts = await ledger.readMany(found.flatMap(({ deployments, holds }) => [...deployments, ...holds]));
	const textAt = (address) => texts.get(address) ?? "";
	return new Map(environments.map(({ name }) => {
		const own = found.filter((one) => one.name === name);
		const deployments = own.map((one) => [one.model, one.deployments.map((at) => parseDeploymentRecord(textAt(at), at))]);
		const holds = own.map((one) => [one.model, one.holds.map((at) => parseHoldRecord(textAt(at), at))]);
		return [name, {
			deployments: new Map(deployments),
			holds: new Map(holds)
		}];
	}));
}

// src/commands/promotion/open-promotion.ts
async function openPromotion(request, ports) {
	const place = await lookAtPromotion(request, ports);
	await place.ledger.write([], "Records that waited");
	return place;
}
async function lookAtPromotion(request, ports) {
	if (request.offline) throw MlopsError.of(commandReasons, "promotion-offline", "What is promoted is known to the remote alone, and --offline does not ask it.");
	const repository = await openRepository(request.folder);
	const remote = await wantedRemote(repository, request.remote);
	const desk = await ports.openPromotionDesk(repository, remote);
	const [ledger, { sha: tip, name: defaultBranch }] = await Promise.all([ports.openLedger(repository, remote), newestTip(repository, remote, request)]);
	const project = await projectAt(repository, tip, request.projectFile);
	if (project.environments.size === 0) {
		const sentence = `${request.projectFile} on ${defaultBranch} declares no environments.`;
		throw MlopsError.of(commandReasons, "environments-missing", sentence);
	}
	return {
		repository,
		remote,
		ledger,
		desk,
		tip,
		defaultBranch,
		project,
		by: await whoIs(repository)
	};
}
async function newestTip(repository, remote, request) {
	const { base } = await findHeads(repository, request);
	if (remote === void 0) return base;
	const ref = `+refs/heads/${base.name}:refs/remotes/${remote}/${base.name}`;
	const fetched = await repository.git.try([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-write-fetch-head",
		"--",
		remote,
		ref
	]);
	if (fetched.code === 0) return (await findHeads(repository, {
		...request,
		base: base.name
	})).base;
	const sentence = `${base.name} cannot be fetched from ${remote}: ${fetched.stderr.trim()}.`;
	const remedy = /couldn't find remote ref/.test(fetched.stderr) ? `Push it first: \`git push --set-upstream ${remote} ${base.name}\`.` : void 0;
	throw MlopsError.of(commandReasons, "default-branch-unavailable", sentence, remedy === void 0 ? {} : { remedy });
}
async function projectAt({ git }, tip, file) {
	const commit = await readCommit(git, tip);
	const text = (await readTexts(git, commit, [file])).get(file);
	if (text !== void 0) return loadProject(text, file).project;
	const where = `commit ${tip.slice(0, 12)} (${commit.subject})`;
	throw MlopsError.of(repositoryReasons, "project-missing", `${file} is not in ${where}.`);
}
async function whoIs({ git }) {
	const found = await git.try(["var", "GIT_AUTHOR_IDENT"]);
	const who = /^(.*>) \d+ [+-]\d+\s*$/.exec(found.stdout.toString("utf8").trim())?.[1];
	return found.code === 0 && who !== void 0 ? who : "somebody whom git does not know";
}
function environmentNamed({ environments }, name) {
	const found = environments.get(name);
	if (found !== void 0) return found;
	const names = [...environments.keys()];
	const sentence = `There is no environment ${JSON.stringify(name)}; declared: ${names.join(", ")}.`;
	const remedy = didYouMean(name, names);
	throw MlopsError.of(commandReasons, "no-such-environment", sentence, remedy === void 0 ? {} : { remedy });
}
function modelNamed({ name: environment, models }, name) {
	if (models.includes(name)) return name;
	const sentence = `${environment} has no model ${JSON.stringify(name)}; it has: ${models.join(", ")}.`;
	const remedy = didYouMean(name, models);
	throw MlopsError.of(commandReasons, "not-in-environment", sentence, remedy === void 0 ? {} : { remedy });
}

export { sameSettings as _, readDeployments as a, releaseDigestOf as c, releasedNow as d, promotionBranch as f, renderRelease as g, parseRelease as h, openPromotion as i, releasedBefore as l, releasePath as m, lookAtPromotion as n, readEnvironments as o, releaseFor as p, modelNamed as r, fileOf as s, environmentNamed as t, releasedBy as u };