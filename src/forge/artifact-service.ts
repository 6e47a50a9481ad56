/**
 * Whether the server of a run keeps artifacts for the current client: github.com and ghe.com do, GitHub Enterprise Server
 * does not (https://github.com/actions/toolkit/tree/main/packages/artifact, "Breaking changes" of v2).
 */
export function hasArtifactService(env: NodeJS.ProcessEnv): boolean {
  return isGithubCloud(env) || serverOf(env).endsWith('.localhost');
}

/** Whether the server is run by GitHub, so that it has what is new: github.com, or ghe.com. */
export function isGithubCloud(env: NodeJS.ProcessEnv): boolean {
  return serverOf(env) === 'github.com' || serverOf(env).endsWith('.ghe.com');
}

function serverOf(env: NodeJS.ProcessEnv): string {
  return new URL(env['GITHUB_SERVER_URL'] || 'https://github.com').hostname;
}
