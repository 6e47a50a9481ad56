import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing, writeAtomic } from '../../../support/files.ts';
import { holderSchema } from '../../../support/process-holder.ts';
import { readVersioned } from '../../../support/versioned.ts';
import { refuse } from '../../fail.ts';
import { deploymentReasons } from '../../reasons.ts';
import { type Places, serverForm, versionForm } from './places.ts';

const port = z.int().min(1).max(65535);

/**
 * `live.json`: what the last apply has made live. Which version that is the link tells; this is what a link cannot say.
 */
const liveSchema = z.strictObject({
  schemaVersion: z.literal(1),
  environment: z.string(),
  version: z.string().regex(versionForm),
  /** What was live before; kept for a rollback. */
  previous: z.string().regex(versionForm).nullable(),
  server: z.strictObject({ name: z.string().regex(serverForm), port }).nullable(),
});
export type LiveState = z.infer<typeof liveSchema>;

/** `servers/<name>/server.json`: what is asked of a server, written before it is started for the first time. */
const serverSchema = z.strictObject({
  schemaVersion: z.literal(1),
  version: z.string().regex(versionForm),
  /** Name of its folder below `code/`. */
  code: z.string().regex(/^[0-9a-f]{12}$/),
  health: z.string(),
  /** Milliseconds. */
  startWithin: z.number().min(0),
  /** Names alone: what they hold is written nowhere. */
  secrets: z.array(z.string()),
});
export type ServerState = z.infer<typeof serverSchema>;

/** `servers/<name>/process.json`: written by the start script, whoever starts it. */
const processSchema = z.strictObject({ schemaVersion: z.literal(1), ...holderSchema.shape, port });
export type ProcessState = z.infer<typeof processSchema>;

export function readLive(places: Places): Promise<LiveState | undefined> {
  return readState(places.live, liveSchema);
}

/**
 * The state of this environment. Two environments in one folder would end each other's servers.
 * Errors: deployment-folder-refused, and those of `readLive`.
 */
export async function requireOwnLive(places: Places, environment: string): Promise<LiveState | undefined> {
  const live = await readLive(places);
  if (live === undefined || live.environment === environment) return live;
  const message = `${places.root} holds what the environment ${live.environment} has deployed, so ${environment} cannot use it.`;
  throw refuse('deployment-folder-refused', message);
}

export function writeLive(places: Places, state: LiveState): Promise<void> {
  return writeAtomic(places.live, text(state));
}

export function readServer(places: Places, name: string): Promise<ServerState | undefined> {
  return readState(join(places.servers, name, 'server.json'), serverSchema);
}

export function writeServer(places: Places, name: string, state: ServerState): Promise<void> {
  return writeAtomic(join(places.servers, name, 'server.json'), text(state));
}

export function processFile(places: Places, name: string): string {
  return join(places.servers, name, 'process.json');
}

export function readProcess(places: Places, name: string): Promise<ProcessState | undefined> {
  return readState(processFile(places, name), processSchema);
}

function text(state: LiveState | ServerState): string {
  return `${JSON.stringify(state, null, 2)}\n`;
}

/** Undefined where there is none. Errors: deployment-state-malformed, deployment-state-too-new. */
async function readState<State>(file: string, schema: z.ZodType<State>): Promise<State | undefined> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  return readVersioned(content, {
    what: file,
    schema,
    version: 1,
    reasons: deploymentReasons,
    notJson: 'deployment-state-malformed',
    malformed: 'deployment-state-malformed',
    tooNew: 'deployment-state-too-new',
  });
}
