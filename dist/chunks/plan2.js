import { i as planSentence, n as endingOf, r as plan, t as baselineKinds } from "./plan.js";

export { plan };