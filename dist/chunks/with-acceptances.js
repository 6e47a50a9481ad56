import { i as withAccepted, n as lossOfChange, r as lossesOf } from "./acceptance.js";
import { t as MlopsError } from "./problem.js";
import { a as addressOfLoss, i as acceptedBy, t as acceptanceOf } from "./acceptance-record.js";

// src/commands/situation/with-acceptances.ts
async function withAcceptances(situation, parts) {
	if (situation.request.fork !== void 0) return parts;
	const policy = parts.policy.map((change) => withFingerprint(situation, change));
	const losses = [...parts.models.flatMap(lossesOf), ...policy.flatMap((change) => lossOfChange(change) ?? [])];
	if (losses.length === 0) return {
		...parts,
		policy
	};
	const { accepted, problems } = await acceptedOf(situation, losses);
	return {
		...parts,
		models: parts.models.map((model) => ({
			...model,
			gates: acceptedGates(model, accepted)
		})),
		policy: policy.map((change) => {
			const loss = lossOfChange(change);
			const by = loss && accepted.get(addressOfLoss(loss));
			return by === void 0 ? change : {
				...change,
				blocks: false,
				accepted: by
			};
		}),
		problems: [...parts.problems, ...problems]
	};
}
function acceptedGates(model, accepted) {
	let { gates } = model;
	for (const loss of lossesOf(model)) {
		const by = accepted.get(addressOfLoss(loss));
		if (by !== void 0) gates = withAccepted(gates, loss.metric, by);
	}
	return gates;
}
async function acceptedOf({ ledger }, losses) {
	const texts = await ledger.readMany(losses.map(addressOfLoss));
	const accepted = /* @__PURE__ */ new Map();
	const problems = [];
	for (const loss of losses) {
		const address = addressOfLoss(loss);
		const text = texts.get(address);
		if (text === void 0) continue;
		try {
			accepted.set(address, acceptedBy(acceptanceOf(loss, text)));
		} catch (error) {
			if (!(error instanceof MlopsError)) throw error;
			problems.push(...error.problems);
		}
	}
	return {
		accepted,
		problems
	};
}
function withFingerprint({ baseline }, change) {
	const name = String(change.path[1]);
	const { models, datasets } = baseline?.facts ?? {};
	const fingerprint = change.reason === "model-removed" ? models?.get(name)?.fingerprint : datasets?.get(name)?.reportKey;
	return change.reason === void 0 || fingerprint === void 0 ? change : {
		...change,
		fingerprint
	};
}

export { withAcceptances as t };