import { n as plan, r as planSentence, t as baselineKinds } from "./plan.js";

export { plan };