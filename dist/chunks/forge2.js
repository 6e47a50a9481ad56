import { a as openCommandDesk, c as githubRepository, i as openForge, l as hasArtifactService, n as openWorkflowRuns, o as openArtifactSearch, r as findPullsOfFork, s as openLocalForge, t as readHost, u as isGithubCloud } from "./forge.js";
import { n as shownCheckName } from "./check-name.js";

export { findPullsOfFork, githubRepository, hasArtifactService, isGithubCloud, openArtifactSearch, openCommandDesk, openForge, openLocalForge, openWorkflowRuns, readHost, shownCheckName };