import { t as summary } from "./summary.js";
import { t as report } from "./report.js";
import { t as MlopsError } from "./problem.js";
import { dirname, join } from "node:path";
import { mkdir, readFile, writeFile } from "node:fs/promises";

// src/actions/show-report.ts
function whereToShow({ kind, fork }) {
	if (fork === "its-run" || kind === "branch") return false;
	return kind === "merge-group" ? "commit" : "pull-request";
}
async function showReport({ ports, output, folder }, artifacts, request) {
	const pages = join(folder, "report");
	const notShown = [];
	const show = async ({ paths, records }) => {
		const page = await pageOf(artifacts, "report", dirname(paths.html), notShown);
		const runs = await pageOf(artifacts, "runs", await written(join(folder, "runs"), records), notShown);
		return {
			...page !== void 0 && { page },
			...runs !== void 0 && { records: runs }
		};
	};
	const found = await report({
		...request,
		markdown: false,
		output: pages,
		show
	}, ports);
	const markdown = join(pages, "report.md");
	output("markdown", markdown);
	output("page", join(pages, "report.html"));
	if (process.env["GITHUB_STEP_SUMMARY"]) await summary.addRaw(await readFile(markdown, "utf8"), true).write({ overwrite: true });
	process.stdout.write(found.text({
		width: 120,
		color: false
	}));
	return {
		...found,
		problems: [...found.problems, ...notShown]
	};
}
async function pageOf(artifacts, kind, folder, problems) {
	try {
		return (await artifacts.put({ kind }, folder))?.page;
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
		problems.push(...error.problems);
		return;
	}
}
async function written(folder, records) {
	for (const { path, text } of records) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
	return folder;
}

export { whereToShow as n, showReport as t };