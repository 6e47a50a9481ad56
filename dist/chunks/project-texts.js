import { t as MlopsError } from "./problem.js";
import { C as filesContext, H as aroundOf, L as expandContracts, T as expandMatrices, _ as mergeFiles, b as includedPaths, j as expandPipelines, y as hasInclude } from "./load.js";
import { a as blobSizes, n as readTexts, r as utf8Text } from "./commit.js";
import { n as compareText } from "./canonical.js";
import { i as isMissing } from "./files.js";
import { t as Git } from "./git.js";
import { isAbsolute, join } from "node:path";
import { glob, lstat, readFile } from "node:fs/promises";

// src/project/asked-texts.ts
const asks = [
	/\bdvc['"]?\s*:/,
	/\bcolumns['"]?\s*:\s*['"]?[^'"{}:,\n]+\.(ya?ml|json)\b/i,
	/\bparams['"]?\s*:[^:]*[*?]/
];
function mayAskForFiles(texts) {
	return [texts.text, ...[...texts.included?.values() ?? []].map((file) => "text" in file ? file.text : "")].some((text) => asks.some((asked) => asked.test(text)));
}
function askedTexts(texts) {
	const asked = /* @__PURE__ */ new Set();
	try {
		const files = mergeFiles(texts, false);
		const { document, origin } = expandMatrices(files.document, files.places, files.list);
		const { folderOf } = filesContext(files, origin);
		const around = aroundOf(texts.beside, (path) => asked.add(path));
		const { document: whole } = expandContracts(document, {
			list: files.list,
			around,
			folderOf
		});
		expandPipelines(whole, {
			list: files.list,
			around,
			origin,
			folderOf
		});
	} catch (error) {
		if (!(error instanceof MlopsError)) throw error;
	}
	return [...asked].filter((path) => !texts.beside?.texts.has(path));
}

// src/commands/situation/project-texts.ts
const largest = 262144;
const tooLarge = `has more than ${largest / 1024} KB`;
async function projectTexts(git, commit, file) {
	const text = (await readTexts(git, commit, [file])).get(file);
	if (text === void 0) return void 0;
	return await gather(text, file, {
		list: async () => commit.tree.map(({ path }) => path),
		read: (paths) => readIncluded(git, commit, paths)
	});
}
async function projectTextsOnDisk(root, file) {
	const bytes = await readFileIfThere(isAbsolute(file) ? file : join(root, file));
	if (bytes === void 0) return void 0;
	return await textsAround(root, file, utf8Text(bytes, file));
}
async function textsAround(root, file, text) {
	return await gather(text, file, {
		list: () => pathsOnDisk(root),
		read: async (paths) => new Map(await Promise.all(paths.map(async (path) => [path, await readHere(root, path)])))
	});
}
async function gather(text, file, files) {
	const texts = await withIncluded(text, file, files);
	return mayAskForFiles(texts) ? await withBeside(texts, files) : texts;
}
async function withBeside(texts, { list, read }) {
	const paths = await list();
	const there = new Set(paths);
	const known = /* @__PURE__ */ new Map();
	for (;;) {
		const beside = {
			...texts,
			beside: {
				texts: new Map(known),
				paths
			}
		};
		const more = askedTexts(beside).filter((path) => there.delete(path));
		if (more.length === 0) return beside;
		for (const [path, found] of await read(more)) if ("text" in found) known.set(path, found.text);
	}
}
async function withIncluded(text, file, { list, read }) {
	if (!hasInclude(text, file)) return text.includes("include") ? {
		file,
		text,
		included: /* @__PURE__ */ new Map()
	} : {
		file,
		text
	};
	const paths = includedPaths(text, file, await list());
	if (paths.length <= 200) return {
		file,
		text,
		included: await read(paths)
	};
	return {
		file,
		text,
		included: new Map(paths.map((path) => [path, { unread: "is one too many" }]))
	};
}
async function readIncluded(git, commit, paths) {
	const entries = paths.flatMap((path) => commit.entry(path) ?? []);
	const sizes = await blobSizes(git, entries.filter(({ mode }) => mode.startsWith("100")).map(({ oid }) => oid));
	const read = entries.map(async ({ path, mode, oid }) => {
		if (mode === "120000") return [path, { unread: "is a symbolic link" }];
		if (!mode.startsWith("100")) return [path, { unread: "is no regular file" }];
		if ((sizes.get(oid) ?? 0) > largest) return [path, { unread: tooLarge }];
		return [path, await orUnread(async () => (await readTexts(git, commit, [path])).get(path))];
	});
	return new Map(await Promise.all(read));
}
async function orUnread(read) {
	try {
		const text = await read();
		return text === void 0 ? { unread: "is not in this clone" } : { text };
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends !== "input") throw error;
		return { unread: `cannot be read: ${error.message}` };
	}
}
async function pathsOnDisk(root) {
	const listed = await new Git(root).try([
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	]);
	if (listed.code === 0) return listed.stdout.toString("utf8").split("\0").filter(Boolean).sort(compareText);
	const found = [];
	const isSkipped = (entry) => [
		".git",
		"node_modules",
		".venv"
	].includes(entry.name);
	for await (const entry of glob("**/*.{yaml,yml}", {
		cwd: root,
		withFileTypes: true,
		exclude: isSkipped
	})) found.push(join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll("\\", "/"));
	return found.sort(compareText);
}
async function readHere(root, path) {
	const file = join(root, path);
	const kind = await lstat(file).catch((error) => {
		if (!isMissing(error)) throw error;
	});
	if (kind === void 0) return { unread: "is in git, and not in the work tree" };
	if (kind.isSymbolicLink()) return { unread: "is a symbolic link" };
	if (!kind.isFile()) return { unread: "is no regular file" };
	if (kind.size > largest) return { unread: tooLarge };
	return await orUnread(async () => {
		const bytes = await readFileIfThere(file);
		return bytes === void 0 ? void 0 : utf8Text(bytes, path);
	});
}
async function readFileIfThere(path) {
	try {
		return await readFile(path);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}

export { projectTextsOnDisk as n, textsAround as r, projectTexts as t };