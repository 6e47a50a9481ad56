export { lossesOf, lossKey, lossOfChange, withAccepted } from './acceptance.ts';
export {
  absoluteGates,
  concludeAnswers,
  type EnvironmentAnswer,
  environmentAnswers,
  notAsked,
  notCompared,
} from './at-environment.ts';
export { type BesideLimit, type BesideResult, judgeBeside } from './beside.ts';
export { levelsFor } from './bounds.ts';
export { type Foresight, foresee } from './foresee.ts';
export { countBlocking, type JudgeRequest, judge } from './judge.ts';
export { hasLost } from './lost-values.ts';
export { type AppliedPolicy, applyPolicy } from './policy/apply.ts';
export { compareProjects } from './policy/compare.ts';
export { predecessorOf } from './policy/predecessor.ts';
export type { Question } from './questions.ts';
export { type GateReason, gateReasons } from './reasons.ts';
export type { Acceptance, GateResult, Loss, LossValue, PolicyChange } from './types.ts';
