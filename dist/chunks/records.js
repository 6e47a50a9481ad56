import { t as MlopsError } from "./problem.js";
import { t as repositoryReasons } from "./reasons10.js";
import { c as parseGitVersion, i as Git, o as isOlder, s as oldestGit } from "./ledger.js";
import { c as writeAtomic, n as isMissing } from "./files.js";
import { dirname, join } from "node:path";
import { mkdir, readFile, writeFile } from "node:fs/promises";

// src/support/escape/shell.ts
function quoteShell(word) {
	if (word.includes("\0")) throw new TypeError("an argument of a command cannot contain a NUL character");
	if (/^[\w/:.,@%+-][\w/:.,@%+=-]*$/.test(word)) return word;
	return `'${word.replaceAll("'", "'\\''")}'`;
}
function shellCommand(words) {
	return words.map(quoteShell).join(" ");
}

// src/repository/repository.ts
async function openRepository(folder) {
	const probe = new Git(folder);
	await checkGitVersion(probe);
	const found = await probe.try([
		"rev-parse",
		"--is-inside-work-tree",
		"--is-bare-repository",
		"--is-shallow-repository"
	]).catch((error) => {
		if (!isMissing(error)) throw error;
		throw MlopsError.of(repositoryReasons, "not-a-repository", `There is no folder ${folder}.`);
	});
	if (found.code !== 0) throw notARepository(folder, found.stderr);
	const [inside, bare, shallow] = found.stdout.toString("utf8").trim().split("\n");
	if (bare === "true") throw MlopsError.of(repositoryReasons, "bare-repository", `${folder} is a bare repository.`);
	if (inside !== "true") throw notARepository(folder, "", "is inside git's own folder");
	const root = await probe.text(["rev-parse", "--show-toplevel"]);
	return {
		root,
		git: new Git(root),
		shallow: shallow === "true"
	};
}
async function existingRemote({ git }, name) {
	return (await git.try([
		"remote",
		"get-url",
		name
	])).code === 0 ? name : void 0;
}
function notARepository(folder, stderr, otherwise = "is not inside a git repository") {
	const owner = stderr.includes("dubious ownership");
	const cause = owner ? "belongs to another user, and git refuses to read it" : otherwise;
	const remedy = owner ? { remedy: `Allow it: git config --global --add safe.directory ${quoteShell(folder)}` } : {};
	return MlopsError.of(repositoryReasons, "not-a-repository", `${folder} ${cause}.`, remedy);
}
async function checkGitVersion(git) {
	const text = await git.text(["version"], { cwd: process.cwd() }).catch((error) => {
		if (!isMissing(error)) throw error;
		throw MlopsError.of(repositoryReasons, "git-missing", "git is not on PATH.");
	});
	const version = parseGitVersion(text);
	if (version !== void 0 && !isOlder(version)) return;
	const oldest = `${oldestGit.major}.${oldestGit.minor}`;
	throw MlopsError.of(repositoryReasons, "git-too-old", `"${text}" is older than ${oldest}.`);
}

// src/commands/own-paths.ts
function ownPaths(root) {
	const folder = join(root, ".mlops");
	const cache = join(folder, "cache");
	const short = (fingerprint) => fingerprint.slice(0, 16);
	return {
		cache,
		digests: join(cache, "digests.json"),
		engine: join(cache, "engine"),
		records: join(folder, "records"),
		report: join(folder, "report"),
		trainLock: join(folder, "train.lock"),
		seedRun: (model, fingerprint, seed) => join(folder, "runs", model, short(fingerprint), `seed-${seed ?? "none"}`),
		scores: (model, fingerprint) => join(folder, "scores", model, short(fingerprint)),
		comparison: (model) => join(folder, "compare", model)
	};
}
async function makeOwnPaths(root) {
	const folder = join(root, ".mlops");
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, ".gitignore"), "*\n", { flag: "wx" }).catch((error) => {
		if (error.code !== "EEXIST") throw error;
	});
	return ownPaths(root);
}

// src/commands/records.ts
function openRecords(ledger, folder) {
	const onLedger = /* @__PURE__ */ new Map();
	const kept = /* @__PURE__ */ new Map();
	const asked = /* @__PURE__ */ new Set();
	return {
		async load(addresses) {
			const wanted = [...new Set(addresses)].filter((address) => !onLedger.has(address) && !kept.has(address));
			for (const address of wanted) asked.add(address);
			for (const [address, text] of await ledger.readMany(wanted)) onLedger.set(address, text);
			for (const address of wanted.filter((wish) => !onLedger.has(wish))) {
				const text = await readKept(folder, address);
				if (text !== void 0) kept.set(address, text);
			}
		},
		text(address) {
			const found = onLedger.get(address) ?? kept.get(address);
			if (found === void 0 && !asked.has(address)) throw new TypeError(`nobody has loaded the record ${address}`);
			return found;
		},
		async keep({ address, text }) {
			if (onLedger.get(address) === text) return;
			kept.set(address, text);
			await writeKept(folder, address, text);
		},
		keepOwn: ({ address, text }) => writeKept(folder, address, text),
		ownText: (address) => readKept(folder, address),
		async publish(message) {
			const records = [...kept].map(([address, text]) => ({
				address,
				text
			}));
			const written = await ledger.write(records, message);
			for (const { address, text } of records) {
				onLedger.set(address, text);
				kept.delete(address);
			}
			return written;
		}
	};
}
async function readKept(folder, address) {
	try {
		const text = await readFile(join(folder, address), "utf8");
		JSON.parse(text);
		return text;
	} catch {
		return;
	}
}
async function writeKept(folder, address, text) {
	const file = join(folder, address);
	await mkdir(dirname(file), { recursive: true });
	await writeAtomic(file, text);
}

export { openRepository as a, existingRemote as i, makeOwnPaths as n, shellCommand as o, ownPaths as r, openRecords as t };