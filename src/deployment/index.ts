export type { Verification } from './evidence.ts';
export type { Beside, GoldenBasis, GoldenSource } from './golden/verify-golden.ts';
export { openTarget } from './open-target.ts';
export { changedStep } from './own-evidence.ts';
export type { Deployable, DeploymentTarget, Live, OpenTarget, Staged, TargetContext, TargetPlan } from './port.ts';
export { verify } from './verify.ts';
