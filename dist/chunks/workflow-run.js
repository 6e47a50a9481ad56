import { i as workflowRun, n as newestRuns, r as runShape, t as described } from "./workflow-run2.js";

export { described, newestRuns, runShape, workflowRun };