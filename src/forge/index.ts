export { type LocalForgeOptions, openLocalForge } from './local-forge.ts';
export type { CheckRun, Comment, Forge, PullRequest, PullRequestQuery } from './port.ts';
