import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error as annotateError, warning as annotateWarning, setFailed, setOutput } from '@actions/core';
import { outcomeOfError, stopped } from '../commands/failure.ts';
import { type Outcome, toResult } from '../commands/result.ts';
import { reasons } from '../reasons.ts';
import type { Problem } from '../support/problem.ts';
import { type ActionName, actions } from './registry.ts';

/** What the work of any step is given. */
export interface StepSurroundings {
  /** A folder of this step alone, outside of the workspace. */
  readonly folder: string;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
}

export interface StepEnd {
  readonly outcome: Outcome;
  /** Whether the step is red. */
  readonly failed: boolean;
}

/**
 * A step of a job to its end: `result.json`, outputs, annotations, and red where the work says so or throws what does not
 * end as `pass`.
 */
export async function runStep(
  name: ActionName,
  work: (surroundings: StepSurroundings) => Promise<StepEnd>,
): Promise<void> {
  const started = performance.now();
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const folder = join(process.env['RUNNER_TEMP'] ?? join(process.cwd(), '.mlops'), `mlops-${name}-${process.pid}`);
  const { outcome, failed } = await endOf(name, controller.signal, async () => {
    await mkdir(folder, { recursive: true });
    return await work({ folder, signal: controller.signal });
  });
  await finish(name, outcome, folder, (performance.now() - started) / 1000);
  if (failed) setFailed(`${outcome.sentence} [${outcome.reason}]`);
}

async function endOf(name: ActionName, signal: AbortSignal, work: () => Promise<StepEnd>): Promise<StepEnd> {
  try {
    return await work();
  } catch (error) {
    const outcome = outcomeOfError(signal.aborted ? stopped(error, actions[name].title) : error);
    return { outcome, failed: outcome.ends !== 'pass' };
  }
}

async function finish(name: ActionName, found: Outcome, folder: string, seconds: number): Promise<void> {
  const problems = found.problems.map(withRemedy);
  const result = toResult(name, { ...found, problems }, seconds);
  const file = join(folder, 'result.json');
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  for (const key of ['verdict', 'reason', 'sentence'] as const) setOutput(key, result[key]);
  setOutput('result', file);
  for (const problem of problems) annotate(problem);
}

function withRemedy(problem: Problem): Problem {
  const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
  return remedy === undefined ? problem : { ...problem, remedy };
}

/** At the line of the file that it is about; what only informs is no error. */
function annotate({ reason, message, remedy, place }: Problem): void {
  const text = remedy === undefined ? message : `${message}\n→ ${remedy}`;
  const at = place === undefined ? {} : { file: place.file, startLine: place.line, startColumn: place.column };
  const say = reasons.endsOf(reason) === 'pass' ? annotateWarning : annotateError;
  say(text, { title: reason, ...at });
}
