import { t as MlopsError } from "./problem.js";
import { r as actionReasons } from "./reasons4.js";
import { join } from "node:path";
import { readdir } from "node:fs/promises";
import { createHash } from "node:crypto";

// src/actions/artifacts.ts
async function openArtifacts(projectFile) {
	const { DefaultArtifactClient } = await import("./artifact.js");
	const client = new DefaultArtifactClient();
	const prefix = prefixOf(projectFile);
	return {
		put: (what, folder) => put(client, `${prefix}-${suffixOf(what)}`, folder),
		list: () => asked("list the artifacts of this run", async () => {
			const { artifacts } = await client.listArtifacts({ latest: true });
			return artifacts.flatMap(({ name, id, size, digest }) => {
				const what = name.startsWith(`${prefix}-`) ? kindOf(name.slice(prefix.length + 1)) : void 0;
				return what === void 0 ? [] : [{
					what,
					id,
					size,
					...digest !== void 0 && { digest }
				}];
			});
		}),
		get: (found, folder) => asked(`download the artifact ${prefix}-${suffixOf(found.what)}`, async () => {
			const expected = found.digest === void 0 ? {} : { expectedHash: found.digest };
			const { digestMismatch } = await client.downloadArtifact(found.id, {
				path: folder,
				...expected
			});
			if (digestMismatch) throw new Error("its bytes are not those that were uploaded");
		})
	};
}
function prefixOf(projectFile) {
	if (projectFile === "mlops.yaml") return "mlops";
	return `mlops-${createHash("sha256").update(projectFile).digest("hex").slice(0, 8)}`;
}
function suffixOf(what) {
	return "model" in what ? `${what.kind}-${what.model}` : what.kind;
}
function kindOf(suffix) {
	if (suffix === "data" || suffix === "evaluation" || suffix === "report") return { kind: suffix };
	const [, kind, model] = /^(run|model)-(.+)$/.exec(suffix) ?? [];
	if (model === void 0) return void 0;
	return {
		kind: kind === "run" ? "run" : "model",
		model
	};
}
async function put(client, name, folder) {
	const files = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	if (files.length === 0) return void 0;
	const { id } = await asked(`upload the artifact ${name}`, () => client.uploadArtifact(name, files, folder));
	const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
	return {
		name,
		page: `${server}/${repository}/actions/runs/${run}/artifacts/${id}`
	};
}
async function asked(what, work) {
	try {
		return await work();
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw MlopsError.of(actionReasons, "artifact-service", `The runner could not ${what}: ${why}`);
	}
}

export { openArtifacts as t };