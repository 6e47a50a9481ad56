import { n as openClient, t as longestPause } from "./client.js";

export { longestPause, openClient };