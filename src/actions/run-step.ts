import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { error as annotateError, warning as annotateWarning, setOutput } from '@actions/core';
import { outcomeOfError, stopped } from '../commands/failure.ts';
import { type Outcome, toResult } from '../commands/result.ts';
import { withRemedy } from '../commands/with-remedy.ts';
import { areQuiet, reasons } from '../reasons.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { makeFolders } from '../support/files.ts';
import type { Problem } from '../support/problem.ts';
import { type ActionName, actions } from './registry.ts';
import { asRunnerProblem, requireSinks } from './runner.ts';

/** What the work of any step is given. */
export interface StepSurroundings {
  /** A folder of this step alone, outside of the workspace. */
  readonly folder: string;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
}

/**
 * A step of a job to its end: `result.json`, outputs, annotations, and an exit code.
 * @param isRed whether what came of it fails the step; asked also where the work threw
 */
export async function runStep(
  name: ActionName,
  work: (surroundings: StepSurroundings) => Promise<Outcome>,
  isRed: (outcome: Outcome) => boolean = ({ ends }) => ends !== 'pass',
): Promise<void> {
  const started = performance.now();
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const folder = resolve(process.env['RUNNER_TEMP'] ?? tmpdir(), `mlops-${name}-${process.pid}`);
  const outcome = await outcomeOf(name, controller.signal, async () => {
    requireSinks(process.env);
    await makeFolders(folder).catch((error: unknown) => {
      throw asRunnerProblem(error);
    });
    return await work({ folder, signal: controller.signal });
  });
  const lost = await finish(name, outcome, folder, (performance.now() - started) / 1000);
  if ((isRed(outcome) && !isQuiet(outcome)) || lost) process.exitCode = 1;
}

/** Nothing was to be judged: that is no pass, and no failure of anybody either. */
function isQuiet({ ends, problems }: Outcome): boolean {
  return ends === 'unknown' && areQuiet(problems.map(({ reason }) => reason));
}

async function outcomeOf(name: ActionName, signal: AbortSignal, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return outcomeOfError(signal.aborted ? stopped(error, actions[name].title) : error);
  }
}

/** Says and hands out what came of it; gives back whether the runner did not take some of it. */
async function finish(name: ActionName, found: Outcome, folder: string, seconds: number): Promise<boolean> {
  const lost = await handOut(name, found, folder, seconds);
  const problems = [...found.problems, ...lost].map((problem) => withRemedy(problem, reasons));
  for (const problem of problems) annotate(problem);
  // One annotation for each error: the sentence stands by itself only where no problem has said it.
  if (found.ends !== 'pass' && problems.every(({ reason }) => reason !== found.reason)) {
    annotateError(escapeTerminal(found.sentence), { title: found.reason });
  }
  return lost.length > 0;
}

/** Writes result and outputs. What the runner does not take is a problem of its own, and no reason to say nothing else. */
async function handOut(name: ActionName, found: Outcome, folder: string, seconds: number): Promise<readonly Problem[]> {
  const result = toResult(
    name,
    { ...found, problems: found.problems.map((problem) => withRemedy(problem, reasons)) },
    seconds,
  );
  const file = join(folder, 'result.json');
  try {
    requireSinks(process.env);
    await makeFolders(folder);
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
    for (const key of ['verdict', 'reason'] as const) setOutput(key, result[key]);
    setOutput('sentence', escapeTerminal(result.sentence)); // whoever prints it prints a line
    setOutput('result', file);
    return [];
  } catch (error) {
    const { problems } = asRunnerProblem(error);
    const said = new Set(found.problems.map(({ message }) => message));
    return problems.filter(({ message }) => !said.has(message));
  }
}

/** At the line of the file that it is about; what only informs is no error. */
function annotate({ reason, message, remedy, place }: Problem): void {
  // A line of another branch is another one here.
  const elsewhere = place?.branch === undefined ? '' : `${place.file}:${place.line} on ${place.branch}: `;
  const lines = [...`${elsewhere}${message}`.split('\n'), ...(remedy === undefined ? [] : [`→ ${remedy}`])];
  const text = lines.map(escapeTerminal).join('\n');
  const here = place?.branch === undefined ? place : undefined;
  const at = here === undefined ? {} : { file: here.file, startLine: here.line, startColumn: here.column };
  const say = reasons.endsOf(reason) === 'pass' || areQuiet([reason]) ? annotateWarning : annotateError;
  say(text, { title: reason, ...at });
}
