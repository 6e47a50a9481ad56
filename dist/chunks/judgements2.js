import { r as readJudgement } from "./judgement.js";

// src/commands/answering/judgements.ts
async function judgementsOf(verdicts, { head, base }, until) {
	return (await verdicts.concluded(head, base, until)).flatMap(({ details, run, attempt }) => {
		const judgement = readJudgement(details);
		return judgement === void 0 ? [] : [{
			judgement,
			run,
			attempt
		}];
	});
}

export { judgementsOf as t };