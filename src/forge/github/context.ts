import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { MlopsError } from '../../support/problem.ts';
import { forgeReasons } from '../reasons.ts';
import type { Writer } from './checks.ts';
import { generationOf } from './generation.ts';

/** Where this process runs, from the variables and the event file of a runner. */
export interface GithubContext {
  /** Base address of the API. */
  readonly api: string;
  readonly owner: string;
  readonly repo: string;
  readonly writer: Writer;
  /** The pull request that the run was started for. */
  readonly event?: PullRequestEvent;
}

export interface PullRequestEvent {
  readonly number: number;
  readonly head: string;
  readonly base: string;
}

const environmentShape = z.object({
  GITHUB_API_URL: z.url().optional(),
  GITHUB_SERVER_URL: z.url().default('https://github.com'),
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'not of the form owner/name'),
  GITHUB_RUN_ID: z.coerce.number().int().positive().optional(),
  GITHUB_RUN_ATTEMPT: z.coerce.number().int().positive().default(1),
  GITHUB_EVENT_NAME: z.string().optional(),
  GITHUB_EVENT_PATH: z.string().optional(),
});

const side = z.object({ sha: z.string(), ref: z.string() });
const eventShape = z.object({
  pull_request: z.object({ number: z.int().positive(), head: side, base: side }).optional(),
});

/**
 * @param env of the process; `repository` (`owner/name`) where it does not name one
 * @throws MlopsError forge-context
 */
export async function readContext(env: NodeJS.ProcessEnv, repository?: string): Promise<GithubContext> {
  const parsed = environmentShape.safeParse({
    ...withoutEmpty(env),
    ...(repository !== undefined && { GITHUB_REPOSITORY: repository }),
  });
  if (!parsed.success) throw unusable(parsed.error);
  const found = parsed.data;
  const [owner = '', repo = ''] = found.GITHUB_REPOSITORY.split('/');
  const event = await readEvent(found.GITHUB_EVENT_NAME, found.GITHUB_EVENT_PATH);
  return {
    api: safeAddress(found.GITHUB_API_URL ?? apiOf(found.GITHUB_SERVER_URL)),
    owner,
    repo,
    writer: writerOf(found),
    ...(event !== undefined && { event }),
  };
}

function apiOf(server: string): string {
  const { hostname, origin } = new URL(server);
  return hostname === 'github.com' ? 'https://api.github.com' : `${origin}/api/v3`;
}

/** What is written outside of a run is older than anything that a run writes. */
function writerOf(env: z.infer<typeof environmentShape>): Writer {
  const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = env;
  if (run === undefined) return { generation: 0 };
  const url = `${server.replace(/\/+$/, '')}/${name}/actions/runs/${run}/attempts/${attempt}`;
  return { generation: generationOf(run, attempt), url };
}

async function readEvent(name: string | undefined, path: string | undefined): Promise<PullRequestEvent | undefined> {
  if (name !== 'pull_request' || path === undefined) return undefined;
  const parsed = eventShape.safeParse(await readJson(path));
  if (!parsed.success) throw unusable(parsed.error, `The event file ${path} is not understood`);
  const pull = parsed.data.pull_request;
  return pull && { number: pull.number, head: pull.head.sha, base: pull.base.ref };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw MlopsError.of(forgeReasons, 'forge-context', `The event file ${path} cannot be read: ${why}.`);
  }
}

/** A token goes to this address, so nobody may listen on the way. */
function safeAddress(address: string): string {
  const { protocol, hostname } = new URL(address);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol === 'https:' || (protocol === 'http:' && isHere)) return address.replace(/\/+$/, '');
  throw MlopsError.of(forgeReasons, 'forge-context', `The API is at ${address}; only https:// is used with a token.`);
}

function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function unusable(error: z.ZodError, what = 'The variables of the runner are not understood'): MlopsError {
  const said = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return MlopsError.of(forgeReasons, 'forge-context', `${what} (${said}).`);
}
