import { RequestError } from '@octokit/request-error';
import { z } from 'zod';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import { longestPause } from './client.ts';

/** What is asked of GitHub, as its refusal is explained. */
export interface Action {
  /** Completes "GitHub refuses to …". */
  readonly what: string;
  /** The line under `permissions:` that allows it. */
  readonly permission: string;
}

/**
 * Seconds to wait before an action may be tried again; undefined where that would not help.
 * @param failures how often it failed, this time included
 */
export function pauseBefore(error: unknown, failures: number): number | undefined {
  if (!(error instanceof RequestError)) return undefined;
  const limit = limitOf(error);
  if (limit !== undefined) return limit <= longestPause ? limit : undefined;
  return error.status >= 500 ? failures ** 2 : undefined;
}

/** Seconds until a limit of GitHub is over; undefined for errors that are no limits. */
function limitOf(error: RequestError): number | undefined {
  if (error.status !== 403 && error.status !== 429) return undefined;
  const headers = error.response?.headers ?? {};
  const after = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return Math.max(0, after);
  if (`${headers['x-ratelimit-remaining']}` === '0') {
    return Math.max(0, Math.ceil(Number(headers['x-ratelimit-reset'] ?? 0) - Date.now() / 1000) + 1);
  }
  return error.status === 429 || /\bsecondary rate\b/i.test(error.message) ? 60 : undefined;
}

/** Whether GitHub says that something is not there, or that this token may not know. */
export function isMissing(error: unknown): boolean {
  return error instanceof RequestError && (error.status === 404 || error.status === 410);
}

export function isRefused(error: unknown): boolean {
  return error instanceof RequestError && error.status === 403 && limitOf(error) === undefined;
}

/** The error for a user; what is none of GitHub's errors is given back as it is. */
export function explained(error: unknown, repository: string, { what, permission }: Action): unknown {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    const where = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not readable'}`;
    return MlopsError.of(
      forgeReasons,
      'forge-strange-answer',
      `GitHub's answer to ${what} in ${repository} is not understood (${where}).`,
    );
  }
  if (!(error instanceof RequestError)) return error;
  const said = sayingOf(error);
  const limit = limitOf(error);
  if (limit !== undefined) {
    const sentence = `GitHub lets nobody ${what} in ${repository} for another ${limit} s: ${said}`;
    return MlopsError.of(forgeReasons, 'forge-limited', sentence);
  }
  if (error.status === 401) {
    return MlopsError.of(
      forgeReasons,
      'forge-bad-token',
      `GitHub does not accept the token to ${what} in ${repository}: ${said}`,
    );
  }
  if (error.status === 403 || error.status === 404) return forbidden(error, repository, { what, permission });
  if (error.status >= 500) {
    return MlopsError.of(
      forgeReasons,
      'forge-no-answer',
      `GitHub could not be asked to ${what} in ${repository}: ${said}`,
    );
  }
  const sentence = `GitHub does not accept what was sent to ${what} in ${repository} (${error.status}): ${said}`;
  return MlopsError.of(forgeReasons, 'forge-rejected', sentence);
}

function forbidden(error: RequestError, repository: string, { what, permission }: Action): MlopsError {
  const sentence = `GitHub refuses to ${what} in ${repository} (${error.status}): ${sayingOf(error)} The token lacks \`${permission}\`.`;
  const remedy = remedyOf(error, permission);
  return MlopsError.of(forgeReasons, 'forge-no-permission', sentence, { remedy });
}

function remedyOf({ message }: RequestError, permission: string): string {
  if (/via a GitHub App/i.test(message))
    return "Only the token of a job or of a GitHub App may write checks; a person's token never may.";
  // A workflow with this line under `permissions:` would not even start.
  if (permission === 'metadata: read')
    return 'Every token of a job may do that in its own repository: look at GITHUB_REPOSITORY, and at the rights of a token of your own.';
  return `Add \`${permission}\` under \`permissions:\` of the job; pull requests from forks never get it.`;
}

/** GitHub's own words, as one sentence and without its link. */
function sayingOf(error: RequestError): string {
  const words = error.message
    .replace(/ - https?:\/\/\S+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
  return `${words === '' ? 'no words' : words}${/[.!?]$/.test(words) ? '' : '.'}`;
}
