import { n as shownCheckName } from "./check-name.js";
import { a as openArtifactSearch, i as openCommandDesk, n as findPullsOfFork, o as openLocalForge, r as openForge, s as githubRepository, t as readHost } from "./forge.js";

export { findPullsOfFork, githubRepository, openArtifactSearch, openCommandDesk, openForge, openLocalForge, readHost, shownCheckName };