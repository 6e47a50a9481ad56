import { a as workflowRun, i as runShape, n as described, r as newestRuns, t as artifactDigests } from "./workflow-run2.js";

export { artifactDigests, described, newestRuns, runShape, workflowRun };