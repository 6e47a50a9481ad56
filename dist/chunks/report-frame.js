// src/commands/reporting/report-frame.ts
function reportFrame(situation, ports) {
	return {
		project: situation.name,
		commits: commitsOf(situation),
		models: [],
		datasets: [],
		policy: situation.policyChanges,
		untouched: {
			models: [],
			datasets: []
		},
		problems: situation.problems,
		reproduce: reproduceLines(situation),
		madeAt: (/* @__PURE__ */ new Date()).toISOString(),
		tool: ports.tool
	};
}
function commitsOf({ judged, candidate, baselineCommit, request, uncommitted }) {
	const { sha, subject } = candidate.commit;
	return {
		candidate: {
			sha,
			subject,
			kind: request.uncommitted === "include" && uncommitted.length > 0 ? "work-tree" : judged.candidate.kind
		},
		...judged.baseline !== void 0 && { baseline: {
			sha: judged.baseline.sha,
			subject: baselineCommit?.subject ?? "",
			kind: judged.baseline.kind
		} },
		policy: judged.policy
	};
}
function reproduceLines({ candidate, judged, request }) {
	const base = request.base === void 0 ? "" : ` --base ${judged.policy.branch}`;
	return [
		...request.fork === void 0 ? [] : [`git fetch ${request.remote} ${candidate.commit.sha}`],
		`git checkout ${candidate.commit.sha}`,
		`mlops train${base}`,
		`mlops report${base}`
	];
}

export { reportFrame as t };