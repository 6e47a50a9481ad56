import { getInput, setOutput, setSecret } from '@actions/core';
import { portsOf } from '../app.ts';
import type { Ports } from '../commands/ports.ts';
import type { commandReasons } from '../commands/reasons.ts';
import type { Outcome } from '../commands/result.ts';
import type { ChangeRequest } from '../commands/situation/situation.ts';
import { MlopsError } from '../support/problem.ts';
import { prepareCheckout } from './checkout.ts';
import { type Event, readEvent } from './event.ts';
import { approvedChange, forkChange } from './fork.ts';
import { logProgress } from './log-progress.ts';
import { actionReasons } from './reasons.ts';
import { type ActionName, actions, type InputName, type OutputName } from './registry.ts';
import { runStep } from './run-step.ts';

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
 * One action from its inputs to its end. The work is a function of what it is given, so that everything that belongs to
 * a runner stands here and in `run-step.ts`.
 */
export async function runAction<Name extends ActionName>(
  name: Name,
  work: (context: ActionContext<Name>) => Promise<Outcome>,
): Promise<void> {
  // This run stands at a commit of the default branch, which what a fork brings does not make worse.
  let isOurRun = false;
  await runStep(
    name,
    async ({ folder, signal }) => {
      const context = await contextOf(name, folder, signal);
      isOurRun = context.event.fork === 'our-run' || context.event.fork === 'approved';
      return await work(context);
    },
    ({ ends, reason }) => (isOurRun ? !judgements.includes(ends) || reason === notOrdered : ends !== 'pass'),
  );
}

/** Ends that say something about the change, not about us or the machine. */
const judgements: readonly Outcome['ends'][] = ['pass', 'fail', 'unknown', 'input'];

/** Says nothing about the change, and no comment tells it: the order itself does not hold. */
const notOrdered: keyof typeof commandReasons = 'fork-on-other-base';

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
  if (found.kind === 'approved') return await approvedChange(name, found, around);
  const event = around.base === '' ? found : { ...found, base: around.base };
  await prepareCheckout(around.workspace, event, around.token);
  return { event };
}

function flagOf(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  const sentence = `The input \`${name}\` is \`${value}\`; it takes \`true\` or \`false\`.`;
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}
