import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';

/** The event that started the workflow, as the runner tells it. */
export interface RunnerEvent {
  readonly name: string;
  readonly payload: unknown;
}

/**
 * The event as the toolkit's context has it. The file is looked at before: the toolkit reads it as it is loaded, and a
 * damaged one would end the process before anything could say why.
 * @throws MlopsError runner-environment, which names variable and file
 */
export async function readRunnerEvent(env: NodeJS.ProcessEnv): Promise<RunnerEvent> {
  const [name, path] = [env['GITHUB_EVENT_NAME'], env['GITHUB_EVENT_PATH']];
  if (!name) throw unusable('GITHUB_EVENT_NAME is not set, so nothing says what started this step.');
  if (!path) throw unusable('GITHUB_EVENT_PATH is not set, so nothing says what the event is about.');
  try {
    JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw unusable(`GITHUB_EVENT_PATH names ${path}, which cannot be read as an event: ${messageOf(error)}.`);
  }
  const { context } = await import('@actions/github');
  return { name: context.eventName, payload: context.payload };
}

/**
 * Whether what the step finds out can be handed to the runner: asked before the work, which may take hours.
 * @throws MlopsError runner-environment, which names variable and file
 */
export function requireSinks(env: NodeJS.ProcessEnv): void {
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    const path = env[name];
    if (!path) continue; // outputs then go through the log, as older runners had it
    try {
      accessSync(path, constants.W_OK);
      if (!statSync(path).isFile()) throw new Error('it is not a file');
    } catch (error) {
      throw unusable(`${name} names ${path}, which cannot be written: ${messageOf(error)}.`);
    }
  }
}

/** What the runner's own files refuse, in words for a person; an MlopsError is one already. */
export function asRunnerProblem(error: unknown): MlopsError {
  return error instanceof MlopsError
    ? error
    : unusable(`The files of the runner cannot be written: ${messageOf(error)}.`);
}

function unusable(sentence: string): MlopsError {
  return MlopsError.of(actionReasons, 'runner-environment', sentence);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
