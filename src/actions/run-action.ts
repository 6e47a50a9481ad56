import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { error as annotateError, warning as annotateWarning, getInput, setOutput, setSecret } from '@actions/core';
import { portsOf } from '../app.ts';
import { outcomeOfError, stopped } from '../commands/failure.ts';
import type { Ports } from '../commands/ports.ts';
import { type Outcome, toResult } from '../commands/result.ts';
import type { ChangeRequest } from '../commands/situation/situation.ts';
import { reasons } from '../reasons.ts';
import { makeFolders } from '../support/files.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { prepareCheckout } from './checkout.ts';
import { type Event, readEvent } from './event.ts';
import { forkChange } from './fork.ts';
import { logProgress } from './log-progress.ts';
import { actionReasons } from './reasons.ts';
import { type ActionName, actions, type InputName, type OutputName } from './registry.ts';
import { asRunnerProblem, requireSinks } from './runner.ts';

/** What the work of an action is given. */
export interface ActionContext<Name extends ActionName> {
  /** An input as text, blanks around it left out; empty where it is not given. */
  input(name: InputName<Name>): string;
  /** An input that is `true` or `false`. @throws MlopsError bad-input */
  flag(name: InputName<Name>): boolean;
  output(name: OutputName<Name>, value: string): void;
  readonly event: Event;
  readonly change: ChangeRequest;
  readonly ports: Ports;
  /** A folder of this step alone, outside of the workspace. */
  readonly folder: string;
}

/**
 * One action from its inputs to its end: `result.json`, outputs, annotations, and a failed step unless the verdict is
 * `pass`, or is about a fork, whose pull request has it as its check. The work is a function of what it is given, so that everything that belongs to a runner stands here.
 */
export async function runAction<Name extends ActionName>(
  name: Name,
  work: (context: ActionContext<Name>) => Promise<Outcome>,
): Promise<void> {
  const started = performance.now();
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const folder = resolve(process.env['RUNNER_TEMP'] ?? join(process.cwd(), '.mlops'), `mlops-${name}-${process.pid}`);
  let outcome: Outcome;
  let ofFork = false;
  try {
    requireSinks(process.env);
    await makeFolders(folder).catch((error: unknown) => {
      throw asRunnerProblem(error);
    });
    const context = await contextOf(name, folder, controller.signal);
    ofFork = context.event.fork === 'our-run';
    outcome = await work(context);
  } catch (error) {
    outcome = outcomeOfError(controller.signal.aborted ? stopped(error, actions[name].title) : error);
  }
  const lost = await finish(name, outcome, folder, (performance.now() - started) / 1000);
  // A run for a fork stands at a commit of the default branch, which what the fork brings does not make worse.
  const failed = ofFork ? !judgements.includes(outcome.ends) : outcome.ends !== 'pass';
  if (failed || lost) process.exitCode = 1;
}

/** Ends that say something about the change, not about us or the machine. */
const judgements: readonly Outcome['ends'][] = ['pass', 'fail', 'unknown', 'input'];

async function contextOf<Name extends ActionName>(
  name: Name,
  folder: string,
  signal: AbortSignal,
): Promise<ActionContext<Name>> {
  const input = (key: string) => getInput(key);
  const token = 'token' in actions[name].inputs ? input('token') : '';
  if (token !== '') setSecret(token);
  const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const env = { ...process.env, ...(token !== '' && { GITHUB_TOKEN: token }) };
  const around = { env, token, signal, workspace, base: input('base') };
  const { event, ...judged } = await changeOf(name, await readEvent(process.env), around);
  const progress = logProgress((text) => void process.stdout.write(text));
  return {
    input,
    flag: (key) => flagOf(key, input(key)),
    output: (key, value) => setOutput(key, value),
    event,
    change: {
      folder: workspace,
      projectFile: input('project'),
      remote: 'origin',
      offline: false,
      uncommitted: 'refuse',
      ...(event.base !== undefined && { base: event.base }),
      ...judged,
    },
    ports: portsOf({ offline: false, progress, env, signal }),
    folder,
  };
}

/** Which commits are judged; their objects are there then. Without `head` it is the commit that is checked out. */
async function changeOf(
  name: ActionName,
  found: Awaited<ReturnType<typeof readEvent>>,
  around: Parameters<typeof forkChange>[2],
): Promise<Pick<ActionContext<ActionName>, 'event'> & Pick<ChangeRequest, 'fork' | 'head'>> {
  if (found.kind === 'run') return await forkChange(name, found, around);
  const event = around.base === '' ? found : { ...found, base: around.base };
  await prepareCheckout(around.workspace, event, around.token);
  return { event };
}

function flagOf(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}

/** Says and hands out what came of it; gives back whether the runner did not take some of it. */
async function finish(name: ActionName, found: Outcome, folder: string, seconds: number): Promise<boolean> {
  const lost = await handOut(name, found, folder, seconds);
  const problems = [...found.problems, ...lost].map(withRemedy);
  for (const problem of problems) annotate(problem);
  // One annotation for each error: the sentence stands by itself only where no problem has said it.
  if (found.ends !== 'pass' && problems.every(({ reason }) => reason !== found.reason)) {
    annotateError(found.sentence, { title: found.reason });
  }
  return lost.length > 0;
}

/** Writes result and outputs. What the runner does not take is a problem of its own, and no reason to say nothing else. */
async function handOut(name: ActionName, found: Outcome, folder: string, seconds: number): Promise<readonly Problem[]> {
  const result = toResult(name, { ...found, problems: found.problems.map(withRemedy) }, seconds);
  const file = join(folder, 'result.json');
  try {
    requireSinks(process.env);
    await makeFolders(folder);
    await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
    for (const key of ['verdict', 'reason', 'sentence'] as const) setOutput(key, result[key]);
    setOutput('result', file);
    return [];
  } catch (error) {
    const { problems } = asRunnerProblem(error);
    const said = new Set(found.problems.map(({ message }) => message));
    return problems.filter(({ message }) => !said.has(message));
  }
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
