import { t as MlopsError } from "./problem.js";
import { n as shellCommand } from "./shell.js";
import { t as promotionReasons } from "./reasons15.js";
import { f as questionsOf, h as readGates, o as factsOf, p as comparedWith, t as branchProblems, v as holdOn, y as releaseOf } from "./branch-problems.js";
import { a as exactly, c as showDuration, l as showInstant, o as instantOf, r as deploymentHistory, s as isoOf } from "./read-versions.js";
import { c as readEnvironments } from "./open-promotion.js";

// src/promotion/order.ts
function inOrder(environments) {
	const ordered = [];
	const seen = /* @__PURE__ */ new Set();
	const visit = (environment, way) => {
		const { name } = environment;
		if (way.includes(name)) throw cycle([...way.slice(way.indexOf(name)), name]);
		if (seen.has(name)) return;
		for (const need of environment.needs) {
			const needed = environments.get(need);
			if (needed) visit(needed, [...way, name]);
		}
		seen.add(name);
		ordered.push(environment);
	};
	for (const environment of environments.values()) visit(environment, []);
	return ordered;
}
function cycle(way) {
	return MlopsError.of(promotionReasons, "promotion-order-cycle", `Environments need one another: ${way.join(" → ")}.`);
}

// src/promotion/barriers.ts
function barriers(facts) {
	const { branch } = facts;
	const settled = [
		...namedBefore(facts),
		...settingsBack(facts),
		...closedByHand(facts),
		...heldNewer(facts)
	];
	return (version) => {
		const hold = heldWait(facts, version);
		if (hold) return hold;
		const released = releaseOf(facts.holds, version.artifact.digest);
		const releasedAt = released ? exactly(released.at) : Number.NEGATIVE_INFINITY;
		return nearest((branch.kind === "release" && branch.release.version === version.version ? closedAfterRelease(facts, version) : [...settled, ...askedFor(facts, version)]).filter((barrier) => barrier.version >= version.version && barrier.at >= releasedAt))?.wait;
	};
}
function nearest(barriers) {
	return barriers.toSorted((a, b) => compare(a.version, b.version) || b.at - a.at)[0];
}
function compare(a, b) {
	return a === b ? 0 : a - b;
}
function heldWait({ holds, now }, { version, artifact }) {
	const hold = holdOn(holds, artifact.digest);
	if (!hold) return void 0;
	return {
		kind: "hold",
		sentence: `${hold.digests === "all" ? "Every version" : `Version ${version}`} is held, by ${hold.by}: ${hold.because.replace(/\.$/, "")}.`,
		since: isoOf(instantOf(hold.at, Date.parse(now))),
		for: "somebody who releases it or overrides"
	};
}
function namedBefore({ branch, deployments, now }) {
	if (branch.kind !== "release" && branch.kind !== "empty") return [];
	const since = branch.kind === "release" ? branch.release.since : branch.since;
	const at = since === void 0 ? Date.parse(now) : exactly(since);
	const deployed = branch.kind === "release" ? deployments.map(({ version }) => version) : [];
	const highest = [...branch.earlier.map(({ version }) => version), ...deployed].reduce((a, b) => Math.max(a, b), 0);
	const release = branch.kind === "release" ? branch.release.version : 0;
	if (highest <= release) return [];
	return [{
		version: highest,
		at,
		wait: {
			kind: "taken-back",
			sentence: `The branch named version ${highest} and went back to ${release === 0 ? "none" : `version ${release}`}; only newer versions follow by themselves.`,
			since: isoOf(Math.min(at, Date.parse(now))),
			for: "somebody who asks for it",
			asks: highest
		}
	}];
}
function settingsBack({ branch, now }) {
	if (branch.kind !== "release" || branch.release.settings !== "taken-back") return [];
	const since = isoOf(instantOf(branch.release.since, Date.parse(now)));
	const wait = {
		...settingsBackWait(branch.release),
		since
	};
	return [{
		version: Number.POSITIVE_INFINITY,
		at: exactly(branch.release.since),
		wait
	}];
}
function settingsBackWait({ version }) {
	return {
		kind: "taken-back",
		sentence: `The branch went back from the settings or serving code that the default branch has today; they follow by themselves once they change.`,
		for: `somebody who asks for version ${version} with them, or for a newer one`,
		asks: version
	};
}
function askedFor({ branch, now }, version) {
	if (branch.kind !== "release" || branch.release.arrival.kind !== "promotion") return [];
	const { release } = branch;
	const asked = branch.release.arrival.asked;
	if (!asked || exactly(version.at) > exactly(release.since)) return [];
	const wait = {
		kind: "asked",
		sentence: `${asked.by} asked for version ${release.version} when version ${version.version} was there already; only newer versions follow by themselves.`,
		since: isoOf(instantOf(release.since, Date.parse(now))),
		for: "somebody who asks for it",
		asks: version.version
	};
	return [{
		version: Number.POSITIVE_INFINITY,
		at: exactly(release.since),
		wait
	}];
}
function closedByHand({ closed, open, now }) {
	return closed.filter(({ version }) => !open.some((pull) => pull.version === version)).map(({ number, version, closedAt, by }) => ({
		version,
		at: exactly(closedAt),
		wait: {
			kind: "closed",
			sentence: `${by} closed pull request #${number} for version ${version}; it is not opened again.`,
			since: isoOf(instantOf(closedAt, Date.parse(now))),
			for: "somebody who asks for it",
			asks: version
		}
	}));
}
function closedAfterRelease(facts, { version }) {
	const { branch } = facts;
	if (branch.kind !== "release") return [];
	const since = exactly(branch.release.since);
	return closedByHand(facts).filter((barrier) => barrier.version === version && barrier.at > since);
}
function heldNewer(facts) {
	return facts.versions.flatMap((version) => {
		const wait = heldWait(facts, version);
		return wait?.since === void 0 ? [] : [{
			version: version.version,
			at: exactly(wait.since),
			wait
		}];
	});
}

// src/promotion/wall-clock.ts
function wallClock(timezone, instant) {
	const digits = {};
	for (const { type, value } of formatter(timezone).formatToParts(instant)) digits[type] = Number(value);
	const part = (name) => digits[name] ?? NaN;
	return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}
function offsetAt(timezone, instant) {
	return wallClock(timezone, instant) - Math.floor(instant / second) * second;
}
function instantsOf(timezone, wall) {
	const { before, after } = around(wall);
	return [.../* @__PURE__ */ new Set([offsetAt(timezone, before), offsetAt(timezone, after)])].map((offset) => wall - offset).filter((at) => wallClock(timezone, at) === wall).sort((a, b) => a - b);
}
function switchNear(timezone, wall) {
	let { before, after } = around(wall);
	const old = offsetAt(timezone, before);
	if (offsetAt(timezone, after) === old) return void 0;
	while (after - before > second) {
		const middle = Math.floor((before + after) / 2 / second) * second;
		if (offsetAt(timezone, middle) === old) before = middle;
		else after = middle;
	}
	return after;
}
const second = 1e3;
const hour = 3600 * second;
function around(wall) {
	const start = Math.floor(wall / second) * second;
	return {
		before: start - 15 * hour,
		after: start + 13 * hour
	};
}
const formatters = /* @__PURE__ */ new Map();
function formatter(timezone) {
	const known = formatters.get(timezone);
	if (known) return known;
	const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
		timeZone: timezone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric"
	});
	formatters.set(timezone, made);
	return made;
}

// src/promotion/windows.ts
const minute = 6e4;
const day = 1440 * minute;
const lookAhead = 22;
function isOpen(windows, at) {
	return windows.length === 0 || windows.some((window) => isWithin(window, at));
}
function nextOpening(windows, now) {
	if (isOpen(windows, now)) return now;
	const openings = windows.map((window) => nextOf(window, now)).filter((at) => at !== void 0);
	return openings.length === 0 ? void 0 : Math.min(...openings);
}
function isWithin({ days, from, to, timezone }, at) {
	const wall = wallClock(timezone, at);
	const minutes = Math.floor(wall % day / minute);
	const today = weekday(wall);
	if (from < to) return days.includes(today) && from <= minutes && minutes < to;
	return days.includes(today) && from <= minutes || days.includes(weekday(wall - day)) && minutes < to;
}
function nextOf(window, now) {
	const wall = wallClock(window.timezone, now);
	const midnight = wall - wall % day;
	const opensFrom = (ahead) => {
		const start = midnight + ahead * day + window.from * minute;
		const jump = switchNear(window.timezone, start);
		return [...instantsOf(window.timezone, start), ...jump === void 0 ? [] : [jump]].filter((at) => at >= now && isWithin(window, at));
	};
	for (let ahead = -1; ahead <= lookAhead; ahead++) {
		if (opensFrom(ahead).length === 0) continue;
		return Math.min(...opensFrom(ahead), ...opensFrom(ahead + 1));
	}
}
function weekday(wall) {
	return new Date(wall).getUTCDay() || 7;
}

// src/promotion/merge-waits.ts
function mergeGates(facts, pull, { version, needs }) {
	const since = isoOf(instantOf(pull.openedAt, Date.parse(facts.now)));
	return [
		edited(pull, version, since),
		heldWait(facts, version),
		verdictWait(version, pull, since),
		gatesWait(facts, version, since),
		...needs.waits,
		windowWait(facts, since),
		approvalsWait(facts, pull.approvals, since),
		revertWait(facts)
	].filter((wait) => wait !== void 0);
}
function windowWait({ environment: { name, windows }, now }, since) {
	const at = Date.parse(now);
	if (isOpen(windows, at)) return void 0;
	const opening = nextOpening(windows, at);
	if (opening === void 0) return {
		kind: "window",
		sentence: `No window of ${name} opens in the next three weeks.`,
		since,
		for: "somebody who changes `windows` in mlops.yaml"
	};
	return {
		kind: "window",
		sentence: `The window of ${name} opens at ${showInstant(opening)}.`,
		since,
		until: isoOf(opening)
	};
}
function approvalsWait({ environment }, { by, without }, since) {
	const { name, approvals } = environment;
	if (by.length >= approvals) return void 0;
	return {
		kind: "approvals",
		sentence: [`${name} asks for ${approvals} ${approvals === 1 ? "approval" : "approvals"}; ${by.length} so far.`, ...without].join(" "),
		since,
		for: "somebody who approves the pull request"
	};
}
function revertWait({ revert, now }) {
	if (!revert) return void 0;
	return {
		kind: "revert",
		sentence: `Pull request #${revert.number} takes back what the branch names.`,
		since: isoOf(instantOf(revert.openedAt, Date.parse(now))),
		for: "somebody who merges or closes it"
	};
}
function isEdited({ content, digest }, { artifact }) {
	return content === "edited" || digest !== artifact.digest;
}
function edited(pull, version, since) {
	if (!isEdited(pull, version)) return void 0;
	return {
		kind: "edited",
		sentence: `Pull request #${pull.number} is not what we render for version ${version.version}: somebody changed it, so it is never merged by itself, and not deployed.`,
		since,
		for: "somebody who closes it; a new one is opened when its version is asked for"
	};
}
function verdictWait({ version, verdict, sentence }, { asked }, since) {
	if (verdict === "pass") return void 0;
	return {
		kind: "verdict",
		sentence: `The verdict of version ${version} is ${verdict} (${asked ? `${asked.by} asked for it` : "nobody asked for it"}): ${sentence}`,
		since,
		for: "somebody who merges it all the same"
	};
}
function gatesWait({ gates, environment: { name } }, { version }, since) {
	const answer = gates?.get(version);
	if (gates === void 0 || answer?.kind === "said" && answer.verdict === "pass") return void 0;
	if (answer === void 0) return {
		kind: "gates",
		sentence: `The gates of ${name} are not asked yet of version ${version}, against what is live now.`,
		since,
		for: "the next `mlops promote`"
	};
	if (answer.kind === "unable") return {
		kind: "gates",
		sentence: `The gates of ${name} could not be asked of version ${version}: ${answer.because}`,
		since,
		for: "the next `mlops promote`"
	};
	return {
		kind: "gates",
		sentence: `The gates of ${name} say ${answer.verdict} of version ${version}: ${answer.sentence}`,
		since,
		for: "somebody who merges it all the same"
	};
}

// src/promotion/needs.ts
function needsOf(facts) {
	const { environment, model, needs } = facts;
	const now = exactly(facts.now);
	const asked = environment.needs.map((name) => ({
		name,
		model,
		soak: environment.soak,
		now,
		...lookedAt(needs.get(name), now)
	}));
	return (version) => {
		const answers = asked.map((each) => askOne({
			...each,
			version
		}));
		return {
			far: ["no", "verified"].find((short) => answers.some((each) => each.far === short)) ?? "kept",
			waits: answers.flatMap(({ waits }) => waits)
		};
	};
}
function lookedAt(needed, now) {
	const history = deploymentHistory(needed?.deployments ?? [], now);
	return {
		needed,
		history,
		unsettled: needed && whyUnsettled(needed, history, now)
	};
}
function askOne(question) {
	const { name, model, version, now, needed, history, unsettled } = question;
	const { digest } = version.artifact;
	const since = isoOf(instantOf(version.at, now));
	if (!needed) return no(`Nothing is known of ${name}, in which version ${version.version} has to be verified first.`, since);
	const { models } = needed.environment;
	if (models.length > 0 && !models.includes(model)) return no(`${name} does not have ${model}, so version ${version.version} is never verified there.`, since);
	const hold = holdOn(needed.holds, digest);
	if (hold) return no(`Version ${version.version} is held in ${name}, by ${hold.by}: ${hold.because.replace(/\.$/, "")}.`, isoOf(instantOf(hold.at, now)), hold.by);
	const word = history.word(digest);
	if (word?.kind !== "verified") return no(whyNot(question, word), word ? isoOf(instantOf(word.record.endedAt, now)) : since);
	const soaking = whySoaking(question, history.longestStay(digest), history.live?.digest === digest ? history.live.soaksSince : void 0);
	return {
		far: soaking ? "verified" : "kept",
		waits: [...soaking ? [soaking] : [], ...unsettled ? [unsettled] : []]
	};
}
function no(sentence, since, by) {
	return {
		far: "no",
		waits: [{
			kind: "needs",
			sentence,
			since,
			...by === void 0 ? {} : { for: by }
		}]
	};
}
function whyNot({ name, version: { version } }, word) {
	if (word?.kind === "failed") return `Version ${version} failed in ${name}: ${word.record.sentence}`;
	if (word?.kind === "taken-back") return `Version ${version} was taken back in ${name}, to version ${word.record.version}.`;
	return `Version ${version} is not verified in ${name} yet.`;
}
function whySoaking({ name, version, soak, now }, longest, soaksSince) {
	if (longest >= soak) return void 0;
	const asked = `${showDuration(soak)} in one go in ${name}`;
	if (soaksSince === void 0) return {
		kind: "soak",
		sentence: `Version ${version.version} has to be live for ${asked}; it is not live there any more, after ${showDuration(longest)}.`,
		since: isoOf(instantOf(version.at, now))
	};
	const until = soaksSince + soak;
	return {
		kind: "soak",
		sentence: `Version ${version.version} has to be live for ${asked}; ${showDuration(until - now)} are left.`,
		since: isoOf(soaksSince),
		until: isoOf(until)
	};
}
function whyUnsettled({ environment: { name }, branch, running }, { live }, now) {
	if (running) return unsettled(`${name} is ${running.phase} version ${running.version}.`, isoOf(instantOf(running.since, now)));
	if (branch.kind === "missing") return unsettled(`The branch of ${name} does not exist.`);
	if (branch.kind === "unreadable") return unsettled(`The release of ${name} cannot be read: ${branch.because}`);
	if (branch.kind === "empty") return unsettled(`The branch of ${name} names no release any more.`, branch.since);
	const { release } = branch;
	if (release.settings !== "same") return otherSettings(name, release);
	if (live && live.digest === release.digest && (live.releaseDigest ?? release.releaseDigest) === release.releaseDigest) return void 0;
	return unsettled(`The branch of ${name} names version ${release.version}, but ${thereInstead(live, release)} there.`, isoOf(instantOf(release.since, now)));
}
function thereInstead(live, { version }) {
	if (live === void 0) return "nothing is live";
	return `version ${live.version} is live${live.version === version ? " with other settings or serving code" : ""}`;
}
function otherSettings(name, { version, settings }) {
	return unsettled(`${name} has version ${version}, and ${settings === "taken-back" ? "its branch went back from the settings that mlops.yaml has today" : "mlops.yaml has other settings for it today, which are not verified there yet"}.`);
}
function unsettled(sentence, since) {
	return {
		kind: "needs",
		sentence,
		...since === void 0 ? {} : { since }
	};
}

// src/promotion/unmerged.ts
function leadingUnmerged(versions) {
	const merged = versions.flatMap(({ version, unmerged }) => unmerged === void 0 ? [version] : []);
	const newest = Math.max(0, ...merged);
	return versions.filter((version) => version.version > newest).filter(isUnmerged);
}
function unmergedWait({ unmerged }) {
	if (unmerged === void 0) return void 0;
	const who = unmerged.certain ? "somebody who merges what it is of, which makes a new version" : "a whole clone";
	return {
		kind: "commit",
		sentence: unmerged.sentence,
		for: who
	};
}
function unmergedNote({ versions }) {
	const [newest] = leadingUnmerged(versions).toSorted((a, b) => b.version - a.version);
	return newest && unmergedWait(newest);
}
function isUnmerged(version) {
	return version.unmerged !== void 0;
}

// src/promotion/choose.ts
function choose(facts) {
	const asked = facts.asked ?? askedBefore(facts);
	if (asked && !isNamed(facts, asked.version)) return chooseAsked(facts, asked);
	const newer = facts.versions.filter(({ version, verdict, unmerged }) => verdict === "pass" && !unmerged && isFurther(facts, version)).toSorted((a, b) => b.version - a.version);
	const [newest] = newer;
	if (!newest) return { kind: "nothing" };
	const whyBarred = barriers(facts);
	const needsAsked = needsOf(facts);
	const candidates = [];
	const refused = [];
	for (const version of newer) {
		if (whyBarred(version)) continue;
		const needs = needsAsked(version);
		if (isRefused(facts, version) && needs.far !== "no") {
			refused.push({
				version,
				needs
			});
			continue;
		}
		if (needs.far === "kept" || isUnderWay(facts, version, needs, candidates)) return {
			kind: "candidate",
			version,
			needs
		};
		candidates.push({
			version,
			needs
		});
	}
	const best = candidates.find(({ needs }) => needs.far === "verified") ?? refused[0] ?? candidates[0];
	if (best) return {
		kind: "candidate",
		...best
	};
	const wait = whyBarred(newest);
	return wait ? {
		kind: "barred",
		version: newest,
		wait
	} : { kind: "nothing" };
}
function askedBefore({ open, versions }) {
	const isUnmerged = (asked) => versions.some(({ version, unmerged }) => version === asked && unmerged);
	return open.toSorted((a, b) => b.number - a.number).find((pull) => pull.asked && !isUnmerged(pull.version))?.asked;
}
function isRefused({ gates }, { version }) {
	const answer = gates?.get(version);
	return answer !== void 0 && (answer.kind === "unable" || answer.verdict !== "pass");
}
function isUnderWay({ open }, { version }, { far }, newer) {
	if (far !== "verified" || newer.some(({ needs }) => needs.far === "verified")) return false;
	return open.some((pull) => pull.version === version);
}
function leftOut(facts, chosen) {
	const newest = facts.versions.filter(({ unmerged }) => !unmerged).toSorted((a, b) => b.version - a.version)[0];
	if (!newest || newest.verdict === "pass" || newest.version <= chosen || !isFurther(facts, newest.version)) return void 0;
	return {
		kind: "verdict",
		sentence: `Version ${newest.version} is not promoted by itself, as its verdict is ${newest.verdict}: ${newest.sentence}`,
		for: "somebody who asks for it",
		asks: newest.version
	};
}
function keptBack(facts, chosen) {
	const [newest] = facts.versions.filter((version) => version.version > chosen && !version.unmerged && isRefused(facts, version)).toSorted((a, b) => b.version - a.version);
	const wait = newest && gatesWait(facts, newest, isoOf(instantOf(newest.at, Date.parse(facts.now))));
	return newest && wait && {
		...wait,
		kind: "version",
		for: "somebody who asks for it",
		asks: newest.version
	};
}
function chooseAsked(facts, asked) {
	const version = facts.versions.find((known) => known.version === asked.version);
	if (!version) {
		const sentence = `${asked.by} asks for version ${asked.version} of ${facts.model}, which is not recorded.`;
		return {
			kind: "unknown",
			version: asked.version,
			wait: {
				kind: "version",
				sentence,
				for: asked.by
			}
		};
	}
	const wait = unmergedWait(version) ?? (asked.override === void 0 ? heldWait(facts, version) : void 0);
	if (wait) return {
		kind: "barred",
		version,
		wait
	};
	return {
		kind: "candidate",
		version,
		needs: needsOf(facts)(version),
		asked
	};
}
function isNamed({ branch }, version) {
	return branch.kind === "release" && branch.release.version === version && branch.release.settings === "same";
}
function isFurther({ branch }, version) {
	if (branch.kind !== "release") return true;
	const { release } = branch;
	return version > release.version || version === release.version && release.settings === "changed";
}

// src/promotion/closings.ts
function closings(facts, choice) {
	const seen = /* @__PURE__ */ new Map();
	return facts.open.toSorted((a, b) => a.number - b.number).flatMap((pull) => {
		const first = seen.get(pull.version);
		if (first === void 0) seen.set(pull.version, pull.number);
		const why = first === void 0 ? whyClose(facts, choice, pull) : duplicateOf(first);
		return why === void 0 ? [] : [{
			kind: "close",
			number: pull.number,
			...why
		}];
	});
}
function duplicateOf(number) {
	return {
		word: "duplicate",
		sentence: `Pull request #${number} is for the same version.`
	};
}
function whyClose(facts, choice, { version }) {
	const { branch, versions } = facts;
	const pulled = versions.find((known) => known.version === version);
	const unmerged = pulled?.unmerged;
	if (unmerged?.certain) return {
		word: "not-merged",
		sentence: unmerged.sentence
	};
	const isAsked = choice.kind === "candidate" && choice.asked !== void 0 && choice.version.version === version;
	const settings = branch.kind === "release" && branch.release.version === version ? branch.release.settings : "changed";
	if (settings === "same" || settings === "taken-back" && !isAsked) return {
		word: "not-needed",
		sentence: `The branch names version ${version} already.`
	};
	if (choice.kind === "candidate") {
		if (choice.version.version === version) return void 0;
		const by = choice.asked ? `, which ${choice.asked.by} asked for,` : "";
		return {
			word: "superseded",
			sentence: `Version ${choice.version.version}${by} takes its place.`
		};
	}
	if (unmerged) return void 0;
	if (choice.kind === "barred" && choice.version.version === version) return {
		word: "held",
		sentence: choice.wait.sentence
	};
	const hold = pulled && heldWait(facts, pulled);
	if (hold) return {
		word: "held",
		sentence: hold.sentence
	};
	if (pulled === void 0) return void 0;
	return {
		word: "superseded",
		sentence: `Nothing asks for version ${version} any more.`
	};
}

// src/promotion/promotion-step.ts
function promotionStep(facts) {
	const choice = choose(facts);
	const asking = asksFirst(facts, choice);
	if (asking) return asking;
	const closing = comesToNothing(facts, choice) ? [] : closings(facts, choice);
	const [first] = closing;
	if (first) {
		const pull = facts.open.find(({ number }) => number === first.number);
		const sentence = `Pull request #${first.number} for version ${pull?.version} is to be closed (${first.word}): ${first.sentence}`;
		return step("superseded", pull?.version ?? null, pull?.openedAt, [{
			kind: "version",
			sentence
		}], closing, facts);
	}
	if (choice.kind === "nothing") return void 0;
	if (choice.kind === "unknown") return step("waiting", choice.version, void 0, [choice.wait], [], facts);
	const { version } = choice.version;
	const notes = [
		leftOut(facts, version),
		keptBack(facts, version),
		unmergedNote(facts)
	].filter(isSaid);
	if (choice.kind === "barred") {
		const { wait } = choice;
		const state = wait.kind === "hold" || wait.kind === "taken-back" ? "held" : "waiting";
		const others = notes.filter(({ sentence }) => sentence !== wait.sentence);
		return step(state, version, wait.since, [wait, ...others], [], facts);
	}
	const pull = facts.open.find((each) => each.version === version);
	return pull ? withPull(facts, choice, pull, notes) : withoutPull(facts, choice, notes);
}
function comesToNothing({ asked, open }, choice) {
	if (asked === void 0 || choice.kind === "nothing") return false;
	if (choice.kind !== "candidate") return true;
	if (choice.version.version !== asked.version) return false;
	const pull = open.find(({ version }) => version === asked.version);
	return pull === void 0 ? choice.needs.far === "no" : isEdited(pull, choice.version);
}
function asksFirst(facts, choice) {
	if (facts.gates === void 0 || choice.kind !== "candidate" || choice.needs.far === "no") return void 0;
	const { version, artifact, at } = choice.version;
	const answer = facts.gates.get(version);
	if (answer?.kind === "said") return void 0;
	const pull = facts.open.find((each) => each.version === version);
	const since = isoOf(instantOf(pull?.openedAt ?? at, Date.parse(facts.now)));
	const wait = gatesWait(facts, choice.version, since);
	const waits = [...wait ? [wait] : [], ...choice.needs.waits];
	const ask = {
		kind: "ask",
		version,
		digest: artifact.digest
	};
	return step(pull ? "open" : "available", version, since, waits, answer === void 0 ? [ask] : [], facts);
}
function withoutPull(facts, choice, notes) {
	const { version, needs } = choice;
	const waits = [...needs.waits, ...notes];
	if (needs.far === "no") return step("waiting", version.version, version.at, waits, [], facts);
	return step("available", version.version, version.at, waits, [opening(facts, choice)], facts);
}
function withPull(facts, choice, pull, notes) {
	const { version } = choice.version;
	const gates = mergeGates(facts, pull, choice);
	const others = notes.map((note) => ({
		...note,
		kind: "version"
	}));
	const open = (waits, actions) => step("open", version, pull.openedAt, [...waits, ...others], actions, facts);
	if (overrideOf(facts, choice)) return open(gates, [opening(facts, choice)]);
	const { number, head, digest } = pull;
	if (pull.content === "outdated" && !isEdited(pull, choice.version)) return open(gates, [{
		kind: "update",
		number,
		version,
		digest
	}]);
	if (gates.length > 0) return open(gates, []);
	if (facts.environment.autoMerge) return open([], [{
		kind: "merge",
		number,
		head,
		version,
		digest
	}]);
	return open([{
		kind: "merge",
		sentence: `Nothing is in the way of pull request #${number}; ${facts.environment.name} leaves the merge to people.`,
		since: isoOf(instantOf(pull.openedAt, Date.parse(facts.now))),
		for: "somebody who merges it"
	}], []);
}
function opening(facts, choice) {
	const release = overrideOf(facts, choice);
	const { version, artifact } = choice.version;
	return {
		kind: "open",
		version,
		digest: artifact.digest,
		...release ? { release } : {}
	};
}
function overrideOf(facts, { version, asked }) {
	if (asked?.override === void 0 || !heldWait(facts, version)) return void 0;
	return {
		by: asked.by,
		because: asked.override
	};
}
function isSaid(note) {
	return note !== void 0;
}
function step(state, version, since, waitsFor, actions, { now }) {
	return {
		state,
		version,
		since: since === void 0 ? null : isoOf(instantOf(since, Date.parse(now))),
		waitsFor,
		actions
	};
}

// src/promotion/release-step.ts
function releaseStep(facts, history) {
	if (facts.branch.kind !== "release") return void 0;
	const { release } = facts.branch;
	if (isLive(release, history.live)) return void 0;
	const again = facts.asked?.version === release.version ? facts.asked : void 0;
	const ended = again ? void 0 : endedStep(facts, history, release);
	if (ended) return ended;
	const hold = holdOn(facts.holds, release.digest);
	if (hold && again?.override === void 0) {
		const wait = {
			kind: "hold",
			sentence: `The branch names version ${release.version}, which is held by ${hold.by}: ${hold.because}. It is not deployed.`,
			since: isoOf(instantOf(hold.at, Date.parse(facts.now))),
			for: "somebody who reverts, releases or overrides"
		};
		return step("held", release.version, hold.at, [wait, ...present(revertWait(facts))], [], facts);
	}
	const rollback = history.wordOnRelease(release.releaseDigest)?.kind === "verified";
	const waits = rollback ? [] : deployGates(facts, release, again);
	const deploy = deployment(release, {
		rollback,
		again,
		held: hold !== void 0
	});
	return step("merged", release.version, release.since, waits, waits.length === 0 ? [deploy] : [], facts);
}
function isLive(release, live) {
	if (!live || live.version !== release.version || live.digest !== release.digest) return false;
	return live.releaseDigest === void 0 || live.releaseDigest === release.releaseDigest;
}
function endedStep(facts, history, release) {
	const last = history.lastOf(release.commit);
	if (!last) return void 0;
	const word = history.wordOnRelease(release.releaseDigest);
	const takenBack = word?.kind === "taken-back" && word.record.number > last.number;
	if (last.outcome !== "failed" && !takenBack) return void 0;
	const { live } = history;
	const there = live ? `version ${live.version} is live` : "nothing is live";
	const what = takenBack ? `was taken back by ${word.record.by}` : `failed: ${last.sentence}`;
	const record = takenBack ? word.record : last;
	const waits = [{
		kind: "failure",
		sentence: `Version ${release.version} ${what.replace(/\.$/, "")}; ${there}, and the branch names version ${release.version} until it is reverted or something newer comes.`,
		since: isoOf(instantOf(record.endedAt, Date.parse(facts.now))),
		for: "somebody who reverts it, or deploys it again"
	}, ...present(revertWait(facts))];
	return step(live ? "rolled-back" : "failed", release.version, record.endedAt, waits, [], facts);
}
function deployGates(facts, release, again) {
	const since = isoOf(instantOf(release.since, Date.parse(facts.now)));
	const known = facts.versions.find(({ version }) => version === release.version);
	if (!known) return [{
		kind: "version",
		sentence: `The branch names version ${release.version}, which is not recorded, so its bytes cannot be checked.`,
		since,
		for: "somebody who reverts it"
	}];
	if (known.artifact.digest !== release.digest) return [{
		kind: "version",
		sentence: `The branch names version ${release.version} with other bytes than were recorded for it.`,
		since,
		for: "somebody who reverts it"
	}];
	const unmerged = unmergedWait(known);
	if (unmerged) return [{
		...unmerged,
		since,
		...known.unmerged?.certain && { for: "somebody who reverts it" }
	}];
	return [
		...again?.override === void 0 ? arrivalWaits(facts, release, since) : [],
		...needsOf(facts)(known).waits,
		...present(windowWait(facts, since))
	];
}
function arrivalWaits(facts, { arrival, version }, since) {
	if (arrival.kind === "promotion") return present(approvalsWait(facts, arrival.approvals, since));
	return [{
		kind: "arrival",
		sentence: `Version ${version} did not come by a promotion pull request that is as we rendered it.`,
		since,
		for: "somebody who reverts it, or overrides"
	}];
}
function deployment({ version, digest, commit }, { rollback, again, held }) {
	const override = again?.override === void 0 ? void 0 : {
		by: again.by,
		because: again.override
	};
	return {
		kind: "deploy",
		version,
		digest,
		commit,
		rollback,
		...override && held ? { release: override } : {},
		...override ? { override } : {}
	};
}
function present(wait) {
	return wait ? [wait] : [];
}

// src/promotion/promotion.ts
function promotionState(facts) {
	const now = exactly(facts.now);
	const history = deploymentHistory(facts.deployments, now);
	const { live } = history;
	const found = live ? {
		version: live.version,
		digest: live.digest,
		since: isoOf(live.since)
	} : null;
	return {
		...stepOf(facts, history),
		live: found
	};
}
function stepOf(facts, history) {
	const { branch, running } = facts;
	if (running) {
		const wait = {
			kind: "deployment",
			sentence: `Version ${running.version} is being ${running.phase === "deploying" ? "deployed" : "verified"}.`,
			since: isoOf(instantOf(running.since, Date.parse(facts.now)))
		};
		return step(running.phase, running.version, running.since, [wait], [], facts);
	}
	if (branch.kind === "missing" || branch.kind === "unreadable") return withoutBranch(facts, history);
	const landed = releaseStep(facts, history);
	if (landed && landed.actions.length > 0) return landed;
	const coming = promotionStep(facts);
	if (landed) return {
		...landed,
		waitsFor: [...landed.waitsFor, ...others(landed, coming)],
		actions: coming?.actions ?? []
	};
	if (!coming) return settled(facts, history);
	return {
		...coming,
		waitsFor: [...coming.waitsFor, ...oddities(facts, history)]
	};
}
function others({ waitsFor }, coming) {
	return (coming?.waitsFor ?? []).filter(({ kind }) => kind !== "revert" || !waitsFor.some((said) => said.kind === kind));
}
function settled(facts, history) {
	const { branch, versions } = facts;
	const waits = [...[leftOut(facts, 0), unmergedNote(facts)].filter((note) => note !== void 0), ...oddities(facts, history)];
	if (branch.kind === "release") {
		const back = branch.release.settings === "taken-back" ? [settingsBackWait(branch.release)] : [];
		return step("live", branch.release.version, liveSince(history), [...back, ...waits], [], facts);
	}
	const newest = versions.toSorted((a, b) => b.version - a.version)[0];
	return newest ? step("waiting", newest.version, newest.at, waits, [], facts) : step("none", null, void 0, waits, [], facts);
}
function withoutBranch(facts, history) {
	const { branch, environment, versions } = facts;
	const newest = versions.toSorted((a, b) => b.version - a.version)[0];
	const odd = oddities(facts, history);
	if (branch.kind === "unreadable") {
		const wait = unreadableWait(facts, branch);
		return step("waiting", newest?.version ?? null, branch.since, [wait, ...odd], [], facts);
	}
	if (!newest) return step("none", null, void 0, odd, [], facts);
	const wait = {
		kind: "branch",
		sentence: `The branch ${environment.branch} does not exist.`,
		for: "somebody who runs `mlops promote --init`"
	};
	return step("waiting", newest.version, newest.at, [wait, ...odd], [], facts);
}
function unreadableWait({ environment: { branch }, now }, { because, commit, since }) {
	return {
		kind: "release",
		sentence: `The release on ${branch} cannot be read, since commit ${commit.slice(0, 12)}: ${because}`,
		since: isoOf(instantOf(since, Date.parse(now))),
		for: `somebody who reverts that commit on ${branch}`
	};
}
function oddities(facts, { live }) {
	if (!live) return [];
	const odd = [];
	const since = isoOf(live.since);
	if (facts.branch.kind !== "release") odd.push({
		...unnamed(facts, live.version),
		since
	});
	const hold = holdOn(facts.holds, live.digest);
	if (hold) {
		const sentence = `Version ${live.version} is held by ${hold.by} (${hold.because}) and stays live until the branch names another one.`;
		odd.push({
			kind: "hold",
			sentence,
			since: isoOf(instantOf(hold.at, Date.parse(facts.now))),
			for: "somebody who reverts it"
		});
	}
	return odd;
}
function unnamed({ branch, environment, model, open }, live) {
	const there = `Version ${live} is live, though the branch ${environment.branch} names no release`;
	if (branch.kind !== "empty") return {
		kind: "release",
		sentence: `${there} that can be read.`
	};
	const removed = branch.commit === void 0 ? "" : ` (removed by commit ${branch.commit.slice(0, 12)})`;
	const pull = open.find(({ version }) => version === live);
	if (pull) return {
		kind: "version",
		sentence: `${there}${removed}; pull request #${pull.number} puts it back.`
	};
	const who = `somebody who asks for a version of ${model} by name, or stops it by hand`;
	return {
		kind: "release",
		sentence: `${there}${removed}.`,
		for: who,
		asks: live
	};
}
function liveSince({ live }) {
	return live && isoOf(live.since);
}

// src/commands/promotion/next-steps.ts
const forPeople = /* @__PURE__ */ new Set([
	"merge",
	"approvals",
	"verdict",
	"gates"
]);
function nextSteps(cell, place) {
	return [...place.desk.kind === "github" ? onForge(cell) : inTerminal(cell, place), ...decisions(cell, place)];
}
function pullCommand(number) {
	return `mlops status --pull-request ${number}`;
}
function toRead({ promotion, facts }, { desk }) {
	if (desk.kind === "github") return [];
	const numbers = [...facts.open.filter(({ version }) => version === promotion.version), ...facts.revert === void 0 ? [] : [facts.revert]].map(({ number }) => number);
	return [...new Set(numbers)].map((number) => `to read it: ${pullCommand(number)}`);
}
function onForge({ promotion, facts, state }) {
	const waits = promotion.waitsFor.filter(isOfItself).some(({ kind }) => forPeople.has(kind));
	const open = facts.open.find(({ version }) => version === promotion.version);
	const url = state.pulls.find(({ number }) => number === open?.number)?.url;
	return waits && url !== void 0 ? [`next: ${url}`] : [];
}
function inTerminal(cell, { remote }) {
	const { environment, model, promotion, facts } = cell;
	const actions = promotion.actions.map(({ kind }) => kind);
	if (actions.includes("deploy")) return [`next: mlops deploy ${environment.name} ${model}`];
	if (actions.length > 0) return ["next: mlops promote"];
	const waits = promotion.waitsFor.filter(isOfItself);
	if (waits.some(({ kind }) => kind === "approvals") && promotion.state === "merged") return [`next: ${shellCommand([
		"mlops",
		"deploy",
		environment.name,
		model
	])} --override "<who approves it>"`];
	const pull = facts.open.find(({ version }) => version === promotion.version);
	if (promotion.state !== "open" || pull === void 0) return [];
	if (waits.length === 0 || !waits.every(({ kind }) => forPeople.has(kind))) return [];
	return [`${waits.some(({ kind }) => kind === "verdict" || kind === "gates") ? "to merge it all the same" : "next"}: ${merging(environment.branch, pull.head, remote)}`];
}
function merging(branch, head, remote) {
	const ref = `refs/heads/${branch}`;
	return shellCommand(["git", ...remote === void 0 ? [
		"update-ref",
		ref,
		head
	] : [
		"push",
		remote,
		`${head}:${ref}`
	]]);
}
function isOfItself({ kind, asks }) {
	return kind !== "version" && asks === void 0;
}
function decisions(cell, { desk, remote }) {
	const { environment, promotion, state, model } = cell;
	const [problem] = branchProblems(cell);
	if (problem?.remedy !== void 0) return [`to end it: ${problem.remedy}`];
	const found = promotion.waitsFor.flatMap((wait) => {
		if (wait.asks !== void 0) return [`to ask for it: mlops promote ${model}@${wait.asks} --to ${environment.name}`];
		if (wait.kind === "hold") return holding(cell);
		if (wait.kind === "failure") return afterFailure(cell);
		if (wait.kind !== "revert") return [];
		const revert = state.pulls.find(({ about, state: is }) => about.model === model && about.revert && is === "open");
		const merge = desk.kind === "github" ? revert?.url : revert?.head && merging(environment.branch, revert.head, remote);
		return merge === void 0 ? [] : [`to take it back: ${merge}`];
	});
	return [...new Set(found)];
}
function holding({ environment: { name }, model, promotion, facts }) {
	const { live, state, version } = promotion;
	if (state === "live" && live !== null) return [`to take it back: mlops rollback ${name} ${model} --because "<why>"`];
	const digest = facts.versions.find((one) => one.version === version)?.artifact.digest;
	return [`to let it go: mlops release ${name} ${digest === void 0 || holdOn(facts.holds, digest)?.digests === "all" ? `${model} --all` : `${model}@${version}`} --because "<why>"`];
}
function afterFailure({ environment: { name }, model, promotion, facts }) {
	const back = `to take it back: mlops rollback ${name} ${model} --because "<why>"`;
	const isBack = promotion.state === "rolled-back" && facts.revert === void 0;
	const release = facts.branch.kind === "release" ? facts.branch.release : void 0;
	const once = `to try it once more: mlops deploy ${name} ${model} --again${release !== void 0 && holdOn(facts.holds, release.digest) !== void 0 ? " --override \"<why>\"" : ""}`;
	return [...isBack ? [back] : [], once];
}

// src/commands/promotion/wait-text.ts
function waitText({ sentence, until, for: who }) {
	const more = [until === void 0 ? "" : `until ${until.slice(0, 16).replace("T", " ")} UTC`, who ?? ""].filter(Boolean);
	return more.length === 0 ? sentence : `${sentence} (${more.join("; ")})`;
}

// src/commands/promotion/read-board.ts
async function readBoard(place, versions, wanted) {
	const { project } = place;
	const chosen = (list, name) => list.length === 0 || list.includes(name);
	const compared = comparedWith(project, wanted.environments);
	const isRead = ({ name }) => chosen(wanted.environments, name) || isNeeded(project, name, wanted.environments) || compared.includes(name);
	const states = wanted.states ?? await readEnvironments(place, inOrder(project.environments).filter(isRead));
	const byName = new Map(states.map((state) => [state.environment.name, state]));
	const now = (/* @__PURE__ */ new Date()).toISOString();
	const places = states.flatMap((state) => {
		const { name, models } = state.environment;
		if (!chosen(wanted.environments, name)) return [];
		return models.filter((model) => chosen(wanted.models, model)).map((model) => ({
			state,
			model
		}));
	});
	const questions = places.flatMap(({ state, model }) => questionsOf({
		project,
		states: byName,
		versions,
		now
	}, state, model, wanted.asked?.get(model)));
	const query = await queryOf(place, versions, states, {
		now,
		running: wanted.running ?? /* @__PURE__ */ new Map(),
		gates: new Map([...wanted.unable ?? [], ...await readGates(place.ledger, questions)])
	});
	const cells = [];
	for (const { state, model } of places) {
		const { environment } = state;
		const facts = await factsOf(query, state, model, wanted.asked?.get(model));
		cells.push({
			environment,
			model,
			state,
			facts,
			promotion: promotionState(facts)
		});
	}
	return {
		query,
		cells
	};
}
async function queryOf(place, versions, states, known) {
	const { repository, project, desk } = place;
	return {
		repository,
		project,
		versions,
		...known,
		states: new Map(states.map((state) => [state.environment.name, state])),
		servingCode: await place.servingCode(),
		merged: await place.merged([...versions.values()].flat().map(({ commit }) => commit)),
		needsCheck: desk.checks !== void 0
	};
}
function isNeeded({ environments }, name, by) {
	return by.some((one) => environments.get(one)?.needs.includes(name));
}
function boardData(cells) {
	return cells.map(({ environment, model, promotion }) => ({
		environment: environment.name,
		model,
		...promotion
	}));
}

export { forPeople as a, toRead as c, leadingUnmerged as d, inOrder as f, waitText as i, promotionState as l, queryOf as n, nextSteps as o, readBoard as r, pullCommand as s, boardData as t, isLive as u };