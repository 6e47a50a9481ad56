import { t as existingRemote } from "./repository.js";
import { n as keepCommitRecord } from "./commit-record.js";
import { t as MlopsError } from "./problem.js";
import { t as commandReasons } from "./reasons4.js";
import { o as differenceOf } from "./own-paths.js";
import { a as toProve, r as proofText, t as proofRecords } from "./proof.js";

// src/commands/situation/otherwise.ts
function otherwiseOf(gaveWay) {
	return gaveWay.flatMap(({ address, text, there, aside }) => {
		const difference = there === void 0 ? void 0 : differenceOf(address, text, there);
		return difference === void 0 ? [] : [{
			address,
			difference,
			...aside !== void 0 && { aside }
		}];
	});
}
function modelOf({ address }) {
	const [kind, model] = address.split("/");
	return kind === "runs" || kind === "evaluations" ? model : void 0;
}
function eachOnce(all) {
	const single = [...new Map(all.map((one) => [one.address, one])).values()];
	const runs = single.filter(({ address }) => address.startsWith("runs/"));
	const isExplained = ({ difference: { recorded, ours } }) => runs.some(({ difference }) => difference.recorded === recorded && difference.ours === ours);
	return [...runs, ...single.filter((one) => !one.address.startsWith("runs/") && !isExplained(one))];
}
async function otherwiseProblem(one, reason, ledger) {
	const { address, difference } = one;
	const { what, recorded, ours } = difference;
	return {
		reason,
		message: `${subjectOf(one)} was made twice at the same time, and came out different: its ${what} is ${said(recorded)} in the record (${address}${await byWhom(address, ledger)}) and ${said(ours)} in what was made here. The first record stays.`,
		remedy: commandReasons[reason].remedy
	};
}
function subjectOf({ address }) {
	const [kind = "", model = "", , file = ""] = address.split("/");
	if (kind === "runs") return `The run \`${file.slice(0, 12)}\` of ${model}`;
	if (kind === "evaluations") return `The evaluation \`${file.slice(0, 12)}\` of ${model}`;
	return `The ${kinds[kind] ?? "record"} at ${address}`;
}
const kinds = {
	sketches: "sketch",
	"data-reports": "data report",
	commits: "record of a commit"
};
function said(value) {
	return value === null ? "not there" : `\`${value}\``;
}
async function byWhom(address, ledger) {
	try {
		for await (const { at, author, message } of ledger.history(address, 1)) return `, recorded by ${author} at ${at}: “${message.split("\n")[0]}”`;
	} catch (error) {
		if (!(error instanceof MlopsError) || error.ends === "cancelled") throw error;
	}
	return "";
}

// src/commands/reporting/publish-records.ts
async function publishRecords(situation, ports, message) {
	await keepCommitRecord(situation);
	const written = await ports.progress.stage("record on the ledger", (tell) => situation.records.publish(message, {
		prove: prover(situation),
		tell
	}));
	const otherwise = otherwiseOf(written.gaveWay);
	const same = written.gaveWay.filter(({ there }) => there !== void 0).length - otherwise.length;
	if (same > 0) {
		const what = same === 1 ? "record was" : "records were";
		ports.progress.note(`${same} ${what} made by somebody else meanwhile, with the same results: theirs are used`);
	}
	for (const { address, aside } of otherwise) if (aside !== void 0) ports.progress.note(`not recorded: ${address}, which others recorded otherwise; ours is in ${aside}`);
	if (written.added.length > 0) await sayAdded(written, situation, ports);
	return otherwise;
}
function prover({ request: { prove } }) {
	if (prove === void 0) return void 0;
	return async (records) => {
		const about = toProve(records);
		if (Object.keys(about).length === 0) return [];
		const text = proofText({
			run: prove.run,
			attempt: prove.attempt,
			records: about
		});
		return await prove.leave(text, about) ? proofRecords(text, about) : [];
	};
}
async function sayAdded(written, situation, ports) {
	const records = `${written.added.length} record${written.added.length === 1 ? "" : "s"}`;
	ports.progress.note(written.pushed ? `recorded: ${records} on the ledger` : `recorded: ${records} in this clone only (${await whyNotSent(situation)})`);
}
async function whyNotSent({ repository, request }) {
	if (await existingRemote(repository, request.remote) === void 0) return `it has no remote “${request.remote}”`;
	return request.offline ? `--offline; the next command that may reach ${request.remote} sends them` : `${request.remote} was not reached; the next command that reaches it sends them`;
}

export { otherwiseProblem as i, eachOnce as n, modelOf as r, publishRecords as t };