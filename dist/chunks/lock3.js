import { n as lockedProjectOf, t as lock } from "./lock2.js";

export { lock };