import { i as __toESM } from "./rolldown-runtime.js";
import { t as require_picomatch } from "./picomatch.js";
import { n as compareText } from "./canonical.js";

// src/project/tree.ts
var import_picomatch = /* @__PURE__ */ __toESM(require_picomatch(), 1);
function selectFiles(tree, globs) {
	const index = indexOf(tree);
	const name = JSON.stringify(globs);
	const known = index.selections.get(name);
	if (known !== void 0) return known;
	const made = select(index, globs);
	index.selections.set(name, made);
	return made;
}
function select(index, globs) {
	const isNamed = fileTest(globs);
	return candidates(index, globs).filter(({ path }) => isNamed(path));
}
const indexes = /* @__PURE__ */ new WeakMap();
function indexOf(tree) {
	const known = indexes.get(tree);
	if (known !== void 0) return known;
	const below = /* @__PURE__ */ new Map();
	const placesOf = (name) => {
		const places = below.get(name) ?? [];
		if (places.length === 0) below.set(name, places);
		return places;
	};
	let [folder, around] = ["", []];
	for (const [place, { path }] of tree.entries()) {
		placesOf(path).push(place);
		const own = path.slice(0, Math.max(0, path.lastIndexOf("/")));
		if (own !== folder) [folder, around] = [own, foldersAbove(own).map(placesOf)];
		for (const places of around) places.push(place);
	}
	const index = {
		tree,
		below,
		selections: /* @__PURE__ */ new Map()
	};
	indexes.set(tree, index);
	return index;
}
function foldersAbove(folder) {
	const names = [];
	for (let end = folder.length; end > 0; end = folder.lastIndexOf("/", end - 1)) names.push(folder.slice(0, end));
	return names;
}
function candidates({ tree, below }, globs) {
	const roots = new Set(globs.filter((glob) => !glob.startsWith("!")).map(folderOf));
	if (roots.has("")) return tree;
	return [...new Set([...roots].flatMap((folder) => below.get(folder) ?? []))].sort((a, b) => a - b).flatMap((place) => tree[place] ?? []);
}
const folders = /* @__PURE__ */ new Map();
function folderOf(glob) {
	const known = folders.get(glob);
	if (known !== void 0) return known;
	const found = findFolder(glob);
	folders.set(glob, found);
	return found;
}
function findFolder(glob) {
	const trimmed = glob.replace(/\/+$/, "");
	if (trimmed === ".") return "";
	if (isPlainPath(trimmed)) return trimmed;
	return /^[./]|\\/.test(trimmed) ? "" : import_picomatch.default.scan(trimmed).base;
}
function fileTest(globs) {
	const steps = globs.map((glob) => ({
		keep: !glob.startsWith("!"),
		matches: matcher(glob.replace(/^!/, ""))
	}));
	return (path) => steps.findLast(({ matches }) => matches(path))?.keep ?? false;
}
function isPlainPath(path) {
	return !import_picomatch.default.scan(path).isGlob;
}
function namesItself(folder) {
	if (/[(){}]/.test(folder)) return false;
	return isPlainPath(folder) || matcher(`${folder}/`)(`${folder}/x`) && matcher(`${folder}/*.y`)(`${folder}/x.y`);
}
const matchers = /* @__PURE__ */ new Map();
function matcher(glob) {
	const known = matchers.get(glob);
	if (known !== void 0) return known;
	const made = compile(glob);
	matchers.set(glob, made);
	return made;
}
function compile(glob) {
	const trimmed = glob.replace(/\/+$/, "");
	if (trimmed === "" || trimmed === "." || trimmed === "**") return () => true;
	if (isPlainPath(trimmed)) return (path) => path === trimmed || path.startsWith(`${trimmed}/`);
	const whole = (0, import_picomatch.default)(glob.endsWith("/") ? `${trimmed}/**` : trimmed, {
		dot: true,
		flags: "s"
	});
	return (path) => whole(path);
}
function sortTree(entries) {
	return [...entries].sort((a, b) => compareText(a.path, b.path));
}

export { selectFiles as a, namesItself as i, isPlainPath as n, sortTree as o, matcher as r, fileTest as t };