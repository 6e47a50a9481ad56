/**
 * Whether the server of a run keeps artifacts for the current client: github.com and ghe.com do, GitHub Enterprise Server
 * does not (https://github.com/actions/toolkit/tree/main/packages/artifact, "Breaking changes" of v2).
 */
export function hasArtifactService(env: NodeJS.ProcessEnv): boolean {
  const { hostname } = new URL(env['GITHUB_SERVER_URL'] || 'https://github.com');
  return hostname === 'github.com' || hostname.endsWith('.ghe.com') || hostname.endsWith('.localhost');
}
