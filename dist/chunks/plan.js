import { n as plan, r as planSentence, t as baselineKinds } from "./plan2.js";

export { plan };