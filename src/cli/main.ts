import { outcomeOfError, stopped } from '../commands/failure.ts';
import type { Outcome } from '../commands/result.ts';
import { exitCodes, type Problem } from '../support/problem.ts';
import { version } from '../support/version.ts';
import { type Arguments, commandFirst, commandName, parseArguments } from './arguments.ts';
import { commandHelp, overview } from './help.ts';
import { deliver, listenToStreams } from './output.ts';
import { problemText } from './problems.ts';

/** Runs one command line and gives its exit code. All output of the process is written here or by its progress. */
export async function main(given: readonly string[]): Promise<number> {
  listenToStreams();
  const args = commandFirst(given);
  const [first] = args;
  if (first === undefined || first === '--help') return say(overview(version));
  if (first === '--version') return say(`${version}\n`);
  const json = args.includes('--json');
  const started = performance.now();
  const outcome = await attempt(args).catch(outcomeOfError);
  return typeof outcome === 'string' ? say(outcome) : finish(commandName(args), outcome, json, started);
}

/** What a command line comes to: an outcome, or the text of its help. */
async function attempt(args: readonly string[]): Promise<Outcome | string> {
  const parsed = parseArguments(args);
  return parsed.flags.has('help') ? commandHelp(parsed.command) : run(parsed);
}

/** The commands are loaded only now, so that help and usage errors come at once. */
async function run(parsed: Arguments): Promise<Outcome> {
  const { runCommand } = await import('../app.ts');
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled); // asked twice: what hangs is left alone
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  try {
    return await runCommand(parsed, controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? stopped(error, `mlops ${parsed.command.name}`) : error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop).off('SIGHUP', stop);
  }
}

async function finish(command: string, found: Outcome, json: boolean, started: number): Promise<number> {
  const seconds = (performance.now() - started) / 1000;
  const outcome = { ...found, problems: await withRemedies(found.problems) };
  if (outcome.problems.length > 0) process.stderr.write(`${problemText(outcome.problems)}\n`);
  const text = json ? await document(command, outcome, seconds) : outcome.text(style());
  return (await lost(text)) ?? exitCodes[outcome.ends];
}

/** The exit code where the output cannot be delivered; whatever the verdict is, nobody has read it. */
async function lost(text: string): Promise<number | undefined> {
  try {
    await deliver(text);
    return undefined;
  } catch (error) {
    const { ends, problems } = outcomeOfError(error);
    process.stderr.write(`${problemText(await withRemedies(problems))}\n`);
    return exitCodes[ends];
  }
}

/** The schema of the result costs more to load than the help costs to print. */
async function document(command: string, outcome: Outcome, seconds: number): Promise<string> {
  const { toResult } = await import('../commands/result.ts');
  return `${JSON.stringify(toResult(command, outcome, seconds))}\n`;
}

/** Where a problem itself does not say what to do, the table of its reason does. The tables are loaded only now. */
async function withRemedies(problems: readonly Problem[]): Promise<readonly Problem[]> {
  if (problems.every((problem) => problem.remedy !== undefined)) return problems;
  const { reasons } = await import('../reasons.ts');
  return problems.map((problem) => {
    const remedy = problem.remedy ?? reasons.remedyOf(problem.reason);
    return remedy === undefined ? problem : { ...problem, remedy };
  });
}

function style() {
  const color = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  return { width: process.stdout.columns ?? 100, color };
}

async function say(text: string): Promise<number> {
  return (await lost(text)) ?? exitCodes.pass;
}
