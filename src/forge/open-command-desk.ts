import { MlopsError } from '../support/problem.ts';
import type { CommandDesk } from './command-desk.ts';
import { forgeReasons } from './reasons.ts';
import type { VerdictDesk } from './verdicts.ts';

export interface DeskPlace {
  /** Variables of a runner. */
  readonly env: NodeJS.ProcessEnv;
  /** With `actions: write`, `checks: read` and `pull-requests: write`. */
  readonly token: string;
  /** File name of the workflow that trains. */
  readonly workflow: string;
  /** Name of the job that reports. */
  readonly job: string;
  readonly signal: AbortSignal;
}

/** Where commands in comments are answered. Throws MlopsError as the GitHub forge does. @throws MlopsError forge-no-token */
export async function openCommandDesk({
  env,
  token,
  workflow,
  job,
  signal,
}: DeskPlace): Promise<{ readonly desk: CommandDesk; readonly verdicts: VerdictDesk }> {
  if (token === '') {
    const sentence = 'A command in a comment is answered on GitHub, and there is no token.';
    throw MlopsError.of(forgeReasons, 'forge-no-token', sentence, { remedy: 'Give the step the input `token`.' });
  }
  const [{ openPlace }, { commandDesk }, { verdictDesk }] = await Promise.all([
    import('./github/open-place.ts'),
    import('./github/command-desk.ts'),
    import('./github/verdict-desk.ts'),
  ]);
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const place = await openPlace({ env, token, signal });
  return { desk: commandDesk(place, { server, workflow }), verdicts: verdictDesk(place, job) };
}
