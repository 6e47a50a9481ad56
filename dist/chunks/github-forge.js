import { i as __toESM } from "./rolldown-runtime.js";
import { t as MlopsError } from "./problem.js";
import { t as forgeReasons } from "./reasons11.js";
import { a as RequestError, i as Octokit$1, n as legacyRestEndpointMethods, t as paginateRest } from "./dist-bundle.js";
import { n as require_light, r as requestLog, t as retry } from "./dist-bundle2.js";
import { E as ZodError, O as _coercedNumber, T as url, _ as number$1, l as array, p as int, r as ZodNumber, u as boolean, v as object, x as string } from "./schemas.js";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

// node_modules/zod/v4/classic/coerce.js
function number(params) {
	return _coercedNumber(ZodNumber, params);
}

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = /* @__PURE__ */ __toESM(require_light(), 1);
var VERSION$1 = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(/* @__PURE__ */ new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = (/* @__PURE__ */ new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3)).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$1;
throttling.triggersNotification = triggersNotification;

// node_modules/@octokit/rest/dist-src/version.js
const VERSION = "22.0.1";

// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/${VERSION}` });

// src/forge/github/client.ts
const longestPause = 120;
const PatientOctokit = Octokit.plugin(wholeAnswers, throttling, retry);
const realTime = {
	second: 1e3,
	timeout: 3e4
};
function openClient({ api, token, pace = realTime, signal }) {
	const mayRepeat = (seconds, options, _, done) => (options.method === "GET" || options.url.endsWith("/graphql")) && seconds <= 120 && done < 2;
	const spaced = () => new import_light.default.Group({
		maxConcurrent: 1,
		minTime: pace.second / 4
	});
	return {
		octokit: new PatientOctokit({
			auth: token,
			baseUrl: api,
			log: {
				debug: () => void 0,
				info: () => void 0,
				warn: () => void 0,
				error: () => void 0
			},
			request: { fetch: boundedFetch(pace.timeout, signal) },
			throttle: {
				write: spaced(),
				notifications: spaced(),
				retryAfterBaseValue: pace.second,
				onRateLimit: mayRepeat,
				onSecondaryRateLimit: mayRepeat
			},
			retry: {
				retryAfterBaseValue: pace.second,
				retries: 3,
				doNotRetry: [
					400,
					401,
					403,
					404,
					409,
					410,
					422,
					429,
					451
				]
			}
		}),
		second: pace.second,
		signal
	};
}
function boundedFetch(timeout, signal) {
	return (address, options) => {
		const signals = [AbortSignal.timeout(timeout), ...signal === void 0 ? [] : [signal]];
		return fetch(address, {
			...options,
			signal: AbortSignal.any(signals)
		});
	};
}
function wholeAnswers({ hook }) {
	hook.wrap("request", async (request, options) => {
		const response = await request(options);
		if (typeof response.data !== "string" || response.status === 204) return response;
		throw new RequestError("The answer was cut short.", 502, {
			request: options,
			response
		});
	});
}

// src/forge/github/failures.ts
function pauseBefore(error, failures) {
	if (!(error instanceof RequestError)) return void 0;
	const limit = limitOf(error);
	if (limit !== void 0) return limit <= 120 ? limit : void 0;
	return error.status >= 500 ? failures ** 2 : void 0;
}
function limitOf(error) {
	if (error.status !== 403 && error.status !== 429) return void 0;
	const headers = error.response?.headers ?? {};
	const after = Number(headers["retry-after"]);
	if (headers["retry-after"] !== void 0 && Number.isFinite(after)) return Math.max(0, after);
	if (`${headers["x-ratelimit-remaining"]}` === "0") return Math.max(0, Math.ceil(Number(headers["x-ratelimit-reset"] ?? 0) - Date.now() / 1e3) + 1);
	return error.status === 429 || /\bsecondary rate\b/i.test(error.message) ? 60 : void 0;
}
function isMissing(error) {
	return error instanceof RequestError && (error.status === 404 || error.status === 410);
}
function isRefused(error) {
	return error instanceof RequestError && error.status === 403 && limitOf(error) === void 0;
}
function explained(error, repository, { what, permission }) {
	if (error instanceof ZodError) {
		const [issue] = error.issues;
		const where = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not readable"}`;
		return MlopsError.of(forgeReasons, "forge-strange-answer", `GitHub's answer to ${what} in ${repository} is not understood (${where}).`);
	}
	if (!(error instanceof RequestError)) return error;
	const said = sayingOf(error);
	const limit = limitOf(error);
	if (limit !== void 0) {
		const sentence = `GitHub lets nobody ${what} in ${repository} for another ${limit} s: ${said}`;
		return MlopsError.of(forgeReasons, "forge-limited", sentence);
	}
	if (error.status === 401) return MlopsError.of(forgeReasons, "forge-bad-token", `GitHub does not accept the token to ${what} in ${repository}: ${said}`);
	if (error.status === 403 || error.status === 404) return forbidden(error, repository, {
		what,
		permission
	});
	if (error.status >= 500) return MlopsError.of(forgeReasons, "forge-no-answer", `GitHub could not be asked to ${what} in ${repository}: ${said}`);
	const sentence = `GitHub does not accept what was sent to ${what} in ${repository} (${error.status}): ${said}`;
	return MlopsError.of(forgeReasons, "forge-rejected", sentence);
}
function forbidden(error, repository, { what, permission }) {
	const sentence = `GitHub refuses to ${what} in ${repository} (${error.status}): ${sayingOf(error)} The token lacks \`${permission}\`.`;
	const remedy = /via a GitHub App/i.test(error.message) ? "Only the token of a job or of a GitHub App may write checks; a person's token never may." : `Add \`${permission}\` under \`permissions:\` of the job; pull requests from forks never get it.`;
	return MlopsError.of(forgeReasons, "forge-no-permission", sentence, { remedy });
}
function sayingOf(error) {
	const words = error.message.replace(/ - https?:\/\/\S+$/, "").replace(/\s+/g, " ").trim().slice(0, 300);
	return `${words === "" ? "no words" : words}${/[.!?]$/.test(words) ? "" : "."}`;
}

// src/forge/github/ask.ts
function nameOf({ owner, repo }) {
	return `${owner}/${repo}`;
}
async function ask(place, action, work) {
	try {
		return await work();
	} catch (error) {
		place.client.signal?.throwIfAborted();
		throw explained(error, nameOf(place), action);
	}
}
const rounds = 8;
async function persist(place, action, round) {
	const { second, signal } = place.client;
	let failures = 0;
	for (let count = 0; count < rounds; count++) try {
		const outcome = await round();
		if (outcome !== "again") return outcome;
		await setTimeout(second / 2, void 0, { signal });
	} catch (error) {
		signal?.throwIfAborted();
		failures += 1;
		const pause = pauseBefore(error, failures);
		if (pause === void 0 || failures > 3) throw explained(error, nameOf(place), action);
		await setTimeout(pause * second, void 0, { signal });
	}
	const sentence = `Others were faster ${rounds} times than the attempt to ${action.what} in ${nameOf(place)}.`;
	throw MlopsError.of(forgeReasons, "forge-busy", sentence);
}

// src/forge/github/text-limit.ts
const largestText = 6e4;
function checkLength(what, text) {
	const bytes = Buffer.byteLength(text);
	if (bytes <= 6e4) return;
	const sentence = `The ${what} has ${bytes} bytes; GitHub gets ${largestText} at most.`;
	throw MlopsError.of(forgeReasons, "forge-text-too-long", sentence);
}

// src/forge/github/checks.ts
const checkShape = object({
	id: int(),
	name: string(),
	head_sha: string(),
	external_id: string().nullish(),
	status: string(),
	conclusion: string().nullish(),
	output: object({
		title: string().nullish(),
		summary: string().nullish()
	})
});
const own = /^mlops:(\d+)$/;
const conclusions = {
	pass: "success",
	fail: "failure",
	unknown: "action_required"
};
async function putCheckRun(place, check, writer) {
	checkLength("summary of the check", check.summary);
	const action = {
		what: `write the check "${check.name}" on ${check.head.slice(0, 12)}`,
		permission: "checks: write"
	};
	await persist(place, action, async () => {
		const there = (await ownChecks(place, check.head, check.name))[0];
		if (there !== void 0 && there.generation > writer.generation) return "done";
		if (there !== void 0 && isSame$1(there.check, check)) return "done";
		if (there?.check.state === "in-progress" && await changed(place, there.id, check, writer)) return "again";
		await create(place, check, writer);
		return "again";
	});
}
async function ownChecks(place, head, name) {
	const { owner, repo, client } = place;
	const all = await client.octokit.paginate(client.octokit.rest.checks.listForRef, {
		owner,
		repo,
		ref: head,
		per_page: 100,
		filter: "latest",
		...name !== void 0 && { check_name: name }
	});
	return array(checkShape).parse(all).flatMap((one) => {
		const generation = own.exec(one.external_id ?? "")?.[1];
		return generation === void 0 ? [] : [{
			id: one.id,
			generation: Number(generation),
			check: fromGithub(one)
		}];
	}).sort((a, b) => b.id - a.id);
}
function fromGithub({ name, head_sha, status, conclusion, output }) {
	const verdict = conclusion === "success" || conclusion === "failure" ? {
		success: "pass",
		failure: "fail"
	}[conclusion] : "unknown";
	return {
		name,
		head: head_sha,
		state: status === "completed" ? verdict : "in-progress",
		title: output.title ?? "",
		summary: output.summary ?? ""
	};
}
function isSame$1(one, other) {
	return one.state === other.state && one.title === titleOf(other) && one.summary.trim() === other.summary.trim();
}
async function create({ client, owner, repo }, check, writer) {
	const { name, head } = check;
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	await client.octokit.rest.checks.create({
		...once,
		name,
		head_sha: head,
		...content(check, writer)
	});
}
async function changed({ client, owner, repo }, id, check, writer) {
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	try {
		await client.octokit.rest.checks.update({
			...once,
			check_run_id: id,
			...content(check, writer)
		});
		return true;
	} catch (error) {
		if (isMissing(error) || isRefused(error)) return false;
		throw error;
	}
}
function content(check, { generation, url }) {
	const annotations = (check.annotations ?? []).slice(0, 10).map(annotation);
	const output = {
		title: titleOf(check),
		summary: check.summary,
		...annotations.length > 0 && { annotations }
	};
	return {
		external_id: `mlops:${generation}`,
		output,
		...url !== void 0 && { details_url: url },
		...check.state === "in-progress" ? { status: "in_progress" } : {
			status: "completed",
			conclusion: conclusions[check.state]
		}
	};
}
function titleOf({ title }) {
	const short = [...title].slice(0, 250).join("");
	return short === title ? title : `${short}…`;
}
function annotation({ file, line, level, title, message }) {
	return {
		path: file,
		start_line: line,
		end_line: line,
		annotation_level: level,
		title: title.slice(0, 255),
		message
	};
}

// src/forge/github/known-pull-request.ts
async function knownPullRequest(place, number, work) {
	try {
		return await work();
	} catch (error) {
		if (!isMissing(error)) throw error;
		const { client, owner, repo } = place;
		await client.octokit.rest.repos.get({
			owner,
			repo
		});
		const sentence = `There is no pull request ${number} in ${nameOf(place)}.`;
		throw MlopsError.of(forgeReasons, "forge-no-pull-request", sentence);
	}
}

// src/forge/github/generation.ts
const attempts = 1e3;
function generationOf(run, attempt) {
	return run * attempts + attempt;
}
function runOf(generation) {
	if (generation < attempts) return {};
	return {
		run: Math.floor(generation / attempts),
		attempt: generation % attempts
	};
}

// src/forge/github/stamp.ts
const stampLine = /^<!-- mlops (\{.*\}) -->\r?\n/;
const stampShape = object({
	marker: string(),
	head: string().catch(""),
	generation: number$1().catch(-1)
});
function stamped({ marker, head, generation, body }) {
	return `<!-- mlops ${JSON.stringify({
		marker,
		head,
		generation,
		...runOf(generation)
	}).replace(/[<>&-]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)} -->\n${body}`;
}
function unstamped(text) {
	const found = stampLine.exec(text);
	const parsed = stampShape.safeParse(parseJson(found?.[1]));
	if (found === null || !parsed.success) return void 0;
	return {
		...parsed.data,
		body: text.slice(found[0].length)
	};
}
function parseJson(text) {
	try {
		return JSON.parse(text ?? "");
	} catch {
		return;
	}
}

// src/forge/github/comments.ts
const commentShape = object({
	id: int(),
	body: string().nullish(),
	user: object({ login: string() }).nullish()
});
function ownComments(place) {
	const { owner, repo, client } = place;
	const { octokit } = client;
	const once = {
		owner,
		repo,
		request: { retries: 0 }
	};
	let me;
	return {
		list: async (issue, marker) => {
			const asked = {
				owner,
				repo,
				issue_number: issue,
				per_page: 100
			};
			const all = await knownPullRequest(place, issue, () => octokit.paginate(octokit.rest.issues.listComments, asked));
			const stamps = array(commentShape).parse(all).flatMap(({ id, body, user }) => {
				const comment = unstamped(body ?? "");
				return comment === void 0 ? [] : [{
					id,
					author: user?.login,
					comment
				}];
			}).filter(({ comment }) => marker === void 0 || comment.marker === marker);
			if (stamps.length === 0) return [];
			me ??= await login(client.octokit);
			return stamps.filter(({ author }) => author === me).map(({ id, comment }) => ({
				id,
				...comment
			})).sort((a, b) => a.id - b.id);
		},
		create: async (issue, text) => {
			const { data } = await octokit.rest.issues.createComment({
				...once,
				issue_number: issue,
				body: text
			});
			const made = commentShape.parse(data);
			me = made.user?.login ?? me;
			const comment = unstamped(text);
			return comment === void 0 ? void 0 : {
				id: made.id,
				...comment
			};
		},
		change: async (id, text) => {
			await octokit.rest.issues.updateComment({
				...once,
				comment_id: id,
				body: text
			});
		},
		remove: async (id) => {
			await octokit.rest.issues.deleteComment({
				...once,
				comment_id: id
			});
		}
	};
}
const viewerShape = object({ viewer: object({ login: string() }) });
async function login(octokit) {
	return viewerShape.parse(await octokit.graphql("query { viewer { login } }")).viewer.login;
}

// src/forge/github/context.ts
const environmentShape = object({
	GITHUB_API_URL: url().optional(),
	GITHUB_SERVER_URL: url().default("https://github.com"),
	GITHUB_REPOSITORY: string().regex(/^[\w.-]+\/[\w.-]+$/, "not of the form owner/name"),
	GITHUB_RUN_ID: number().int().positive().optional(),
	GITHUB_RUN_ATTEMPT: number().int().positive().default(1),
	GITHUB_EVENT_NAME: string().optional(),
	GITHUB_EVENT_PATH: string().optional()
});
const side$1 = object({
	sha: string(),
	ref: string()
});
const eventShape = object({ pull_request: object({
	number: int().positive(),
	head: side$1,
	base: side$1
}).optional() });
async function readContext(env, repository) {
	const parsed = environmentShape.safeParse({
		...withoutEmpty(env),
		...repository !== void 0 && { GITHUB_REPOSITORY: repository }
	});
	if (!parsed.success) throw unusable(parsed.error);
	const found = parsed.data;
	const [owner = "", repo = ""] = found.GITHUB_REPOSITORY.split("/");
	const event = await readEvent(found.GITHUB_EVENT_NAME, found.GITHUB_EVENT_PATH);
	return {
		api: safeAddress(found.GITHUB_API_URL ?? apiOf(found.GITHUB_SERVER_URL)),
		owner,
		repo,
		writer: writerOf(found),
		...event !== void 0 && { event }
	};
}
function apiOf(server) {
	const { hostname, origin } = new URL(server);
	return hostname === "github.com" ? "https://api.github.com" : `${origin}/api/v3`;
}
function writerOf(env) {
	const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = env;
	if (run === void 0) return { generation: 0 };
	const url = `${server.replace(/\/+$/, "")}/${name}/actions/runs/${run}/attempts/${attempt}`;
	return {
		generation: generationOf(run, attempt),
		url
	};
}
async function readEvent(name, path) {
	if (name !== "pull_request" || path === void 0) return void 0;
	const parsed = eventShape.safeParse(await readJson(path));
	if (!parsed.success) throw unusable(parsed.error, `The event file ${path} is not understood`);
	const pull = parsed.data.pull_request;
	return pull && {
		number: pull.number,
		head: pull.head.sha,
		base: pull.base.ref
	};
}
async function readJson(path) {
	try {
		return JSON.parse(await readFile(path, "utf8"));
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw MlopsError.of(forgeReasons, "forge-context", `The event file ${path} cannot be read: ${why}.`);
	}
}
function safeAddress(address) {
	const { protocol, hostname } = new URL(address);
	if (protocol === "https:" || protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]")) return address.replace(/\/+$/, "");
	throw MlopsError.of(forgeReasons, "forge-context", `The API is at ${address}; only https:// is used with a token.`);
}
function withoutEmpty(env) {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}
function unusable(error, what = "The variables of the runner are not understood") {
	const said = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
	return MlopsError.of(forgeReasons, "forge-context", `${what} (${said}).`);
}

// src/forge/github/pulls.ts
const side = object({
	ref: string(),
	sha: string()
});
const listedShape = array(object({
	number: int(),
	state: string(),
	head: side,
	base: side
}));
const pullShape = object({
	state: string(),
	title: string(),
	head: side,
	base: side,
	mergeable: boolean().nullish(),
	merge_commit_sha: string().nullish()
});
const reading = { permission: "pull-requests: read" };
async function findPullRequest(place, query, event) {
	const { branch, base, commit } = query;
	if (event !== void 0 && event.head === commit && event.base === base) {
		const { state, ...started } = await read(place, event.number);
		return state === "open" ? started : void 0;
	}
	const found = branch === void 0 ? await byCommit(place, commit, base) : await byBranch(place, branch, base);
	return found === void 0 ? void 0 : await pullRequest(place, found);
}
async function byBranch(place, branch, base) {
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		state: "open",
		head: `${owner}:${branch}`,
		base,
		per_page: 100
	};
	return (await ask(place, {
		what: `find the pull request of ${branch}`,
		...reading
	}, async () => listedShape.parse(await client.octokit.paginate(client.octokit.rest.pulls.list, asked)))).find(({ head }) => head.ref === branch)?.number;
}
async function byCommit(place, commit, base) {
	if (commit === void 0) return void 0;
	const { client, owner, repo } = place;
	const asked = {
		owner,
		repo,
		commit_sha: commit,
		per_page: 100
	};
	const action = {
		what: `find the pull request of ${commit.slice(0, 12)}`,
		...reading
	};
	return (await ask(place, action, async () => listedShape.parse(await client.octokit.paginate(client.octokit.rest.repos.listPullRequestsAssociatedWithCommit, asked)))).find((pull) => pull.state === "open" && pull.head.sha === commit && pull.base.ref === base)?.number;
}
async function pullRequest(place, number) {
	const { state: _, ...found } = await read(place, number);
	return found;
}
async function read(place, number) {
	const { client, owner, repo } = place;
	const action = {
		what: `read pull request ${number}`,
		...reading
	};
	const get = () => client.octokit.rest.pulls.get({
		owner,
		repo,
		pull_number: number
	});
	const { state, title, head, base, mergeable, merge_commit_sha: merge } = await ask(place, action, async () => pullShape.parse((await knownPullRequest(place, number, get)).data));
	return {
		state,
		number,
		title,
		branch: head.ref,
		base: base.ref,
		head: head.sha,
		...mergeable === true && typeof merge === "string" && { merge }
	};
}

// src/forge/github/sticky-comment.ts
async function putStickyComment(place, issue, next) {
	const sticky = {
		issue,
		next,
		comments: ownComments(place),
		wrote: false
	};
	const action = {
		what: `write the comment on pull request ${issue}`,
		permission: "pull-requests: write"
	};
	return await persist(place, action, () => round(sticky));
}
async function round(sticky) {
	const { comments, issue, next } = sticky;
	const [kept, ...others] = await look(sticky);
	if (kept === void 0) {
		sticky.outcome ??= "created";
		sticky.created = await comments.create(issue, stamped(next));
		sticky.wrote = true;
		return "again";
	}
	const newest = others.reduce((best, one) => one.generation > best.generation ? one : best, kept);
	const isOurs = next.generation > newest.generation || next.generation === newest.generation && !sticky.wrote;
	sticky.outcome ??= isSame(newest, next) ? "unchanged" : "updated";
	const changed = await bring(sticky, kept, isOurs ? next : newest);
	for (const other of others) await remove(sticky, other);
	if (changed || others.length > 0) return "again";
	return newest.generation > next.generation ? "outdated" : sticky.outcome;
}
async function look({ comments, issue, next, created }) {
	const listed = await comments.list(issue, next.marker);
	if (created === void 0 || listed.some(({ id }) => id === created.id)) return listed;
	return [...listed, created].toSorted((a, b) => a.id - b.id);
}
async function bring(sticky, kept, wanted) {
	if (isSame(kept, wanted) && kept.generation === wanted.generation) return false;
	sticky.wrote = true;
	await unlessGone(sticky, kept, sticky.comments.change(kept.id, stamped(wanted)));
	return true;
}
async function remove(sticky, other) {
	await unlessGone(sticky, other, sticky.comments.remove(other.id));
	if (other.id === sticky.created?.id) sticky.created = void 0;
}
async function unlessGone(sticky, { id }, work) {
	try {
		await work;
	} catch (error) {
		if (!isMissing(error)) throw error;
		if (id === sticky.created?.id) sticky.created = void 0;
	}
}
function isSame(one, other) {
	const plain = (text) => text.replaceAll("\r\n", "\n").trim();
	return one.head === other.head && plain(one.body) === plain(other.body);
}

// src/forge/github/github-forge.ts
async function openGithubForge(options) {
	const { env, token, repository, signal, pace } = options;
	const { api, owner, repo, writer, event } = await readContext(env, repository);
	const place = {
		client: openClient({
			api,
			token,
			...signal && { signal },
			...pace && { pace }
		}),
		owner,
		repo
	};
	return {
		kind: "github",
		writer,
		pullRequest: (query) => findPullRequest(place, query, event),
		putComment: async (number, comment) => {
			checkLength("comment", stamped(comment));
			return await putStickyComment(place, number, comment);
		},
		putCheck: (check) => putCheckRun(place, check, writer),
		read: async (number) => {
			const { head } = await pullRequest(place, number);
			const reading = {
				what: `read comments of pull request ${number}`,
				permission: "pull-requests: read"
			};
			const comments = await ask(place, reading, () => ownComments(place).list(number));
			const looking = {
				what: `read checks of ${head.slice(0, 12)}`,
				permission: "checks: read"
			};
			const checks = await ask(place, looking, () => ownChecks(place, head));
			return {
				comments: comments.map(({ id: _, ...comment }) => comment),
				checks: checks.map(({ check }) => check)
			};
		}
	};
}

export { openGithubForge };