import { a as githubRepository, i as openLocalForge, n as openForge, r as openCommandDesk, t as readHost } from "./forge.js";
import { i as openArtifactSearch, r as findPullOfFork } from "./run-action.js";

export { openCommandDesk, openForge, readHost };