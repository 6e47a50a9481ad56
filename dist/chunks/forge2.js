import { n as openLocalForge, r as githubRepository, t as openForge } from "./forge.js";
import { r as openArtifactSearch } from "./run-action.js";

export { openForge };