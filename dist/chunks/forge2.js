import { a as openForge, c as openLocalForge, d as isGithubCloud, i as findPullsOfFork, l as githubRepository, n as openWorkflowRuns, o as openCommandDesk, r as openPromotionDesk, s as openArtifactSearch, t as readHost, u as hasArtifactService } from "./forge.js";
import { n as shownCheckName } from "./check-name.js";

export { findPullsOfFork, githubRepository, hasArtifactService, isGithubCloud, openArtifactSearch, openCommandDesk, openForge, openLocalForge, openPromotionDesk, openWorkflowRuns, readHost, shownCheckName };