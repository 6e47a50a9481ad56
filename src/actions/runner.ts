import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';

/** The event that started the workflow, as the runner tells it. */
export interface RunnerEvent {
  readonly name: string;
  readonly payload: unknown;
}

/**
 * The same two as the context of GitHub's toolkit has, which reads them from there as well; but it brings a client for
 * HTTP, which takes longer to load than all that a step of ours needs before it begins.
 * @throws MlopsError runner-environment, which names variable and file
 */
export function readRunnerEvent(env: NodeJS.ProcessEnv): RunnerEvent {
  const [name, path] = [env['GITHUB_EVENT_NAME'], env['GITHUB_EVENT_PATH']];
  if (!name) throw unusable('GITHUB_EVENT_NAME is not set, so nothing says what started this step.');
  if (!path) throw unusable('GITHUB_EVENT_PATH is not set, so nothing says what the event is about.');
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return { name, payload };
  } catch (error) {
    throw unusable(`GITHUB_EVENT_PATH names ${path}, which cannot be read as an event: ${messageOf(error)}.`);
  }
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
