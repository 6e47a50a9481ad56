import { a as readTexts, i as readCommit, o as applyPolicy, r as openDigestCache, t as readFacts } from "./facts.js";
import { s as runAddress } from "./ledger.js";
import { t as loadProject } from "./load.js";
import { t as MlopsError } from "./problem.js";

// src/commands/attempts.ts
const most = 50;
async function countAttempts(situation, facts) {
	const { repository, judged, candidate } = situation;
	if (judged.baseline === void 0) return 1;
	const range = [`${judged.baseline.sha}..${candidate.commit.sha}`, `--max-count=${most}`];
	const shas = (await repository.git.text(["rev-list", ...range])).split("\n").filter((sha) => sha !== "" && sha !== candidate.commit.sha);
	if (shas.length === 0) return 1;
	const fingerprints = /* @__PURE__ */ new Set();
	for (const sha of shas) {
		const fingerprint = await fingerprintAt(situation, facts.model.name, sha);
		if (fingerprint !== void 0 && fingerprint !== facts.fingerprint) fingerprints.add(fingerprint);
	}
	return (await situation.ledger.readMany([...fingerprints].map((print) => runAddress(facts.model.name, print)))).size + 1;
}
async function fingerprintAt(situation, model, sha) {
	const { repository, request } = situation;
	const commit = await readCommit(repository.git, sha);
	const text = (await readTexts(repository.git, commit, [request.projectFile])).get(request.projectFile);
	if (text === void 0) return void 0;
	try {
		const { project } = applyPolicy(situation.policy, loadProject(text, request.projectFile).project);
		const cache = await openDigestCache(`${situation.ownFolder}/cache/digests.json`);
		return (await readFacts({
			repository,
			commit,
			project,
			projectFile: request.projectFile,
			cache
		})).facts.models.get(model)?.fingerprint;
	} catch (error) {
		if (error instanceof MlopsError) return void 0;
		throw error;
	}
}

export { countAttempts };