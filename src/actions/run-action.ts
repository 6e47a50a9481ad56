import { getInput, setOutput } from '@actions/core';
import type { Ports } from '../commands/ports.ts';
import type { commandReasons } from '../commands/reasons.ts';
import { refuse } from '../commands/refuse.ts';
import type { Outcome } from '../commands/result.ts';
import type { ChangeRequest } from '../commands/situation/change-request.ts';
import type { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { actionPorts } from './action-ports.ts';
import { prepareCheckout, requireMergeInto } from './checkout.ts';
import { type Event, readEvent } from './event.ts';
import { approvedChange, forkChange, type RunnerContext } from './fork.ts';
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
      const found = await readEvent(process.env);
      isOurRun = found.kind === 'run' || found.kind === 'approved';
      return await work(await contextOf(name, found, folder, signal));
    },
    ({ ends, reason }) => (isOurRun ? !judgements.includes(ends) || notOrdered.has(reason) : ends !== 'pass'),
  );
}

/** Ends that say something about the change, not about us or the machine. */
const judgements: readonly Outcome['ends'][] = ['pass', 'fail', 'unknown', 'input'];

/** Say nothing about the change, and no comment tells them: the order itself does not hold. */
const notOrdered: ReadonlySet<string> = new Set<keyof typeof commandReasons | keyof typeof actionReasons>([
  'fork-on-other-base',
  'fork-moved-on',
]);

/** These write check and comment. */
const tellers: ReadonlySet<ActionName> = new Set(['report', 'main']);

type Found = Awaited<ReturnType<typeof readEvent>>;

async function contextOf<Name extends ActionName>(
  name: Name,
  found: Found,
  folder: string,
  signal: AbortSignal,
): Promise<ActionContext<Name>> {
  const { env, token, workspace, ports, flag } = actionPorts(name, signal);
  const input = (key: string) => getInput(key);
  const whole = { folder: workspace, projectFile: input('project'), remote: 'origin', offline: false } as const;
  const common = { ...whole, uncommitted: 'refuse' } as const;
  const { event, ...judged } = await changeOf(name, found, {
    ...{ env, token, signal, workspace, base: input('base'), commit: commitOf(name, input) },
    tell: async ({ event: { base = '' }, fork, head }, error) =>
      tellers.has(name) ? await refuse({ ...common, base, fork, head }, error, ports) : [],
  });
  return {
    input,
    flag,
    output: (key, value) => setOutput(key, value),
    event,
    change: {
      // No action makes data by the way: `build` does it, and what does all in one job where the plan says so.
      builds: 'elsewhere',
      ...common,
      ...unaskedBy(event),
      ...(event.base !== undefined && { base: event.base }),
      ...judged,
    },
    ports,
    folder,
  };
}

/**
 * A push to a pull request asks for nothing by itself. What is merged is asked for, in a merge queue as well; of a fork
 * nothing is trained unasked anyway.
 */
function unaskedBy({ kind, fork, head }: Event): Pick<ChangeRequest, 'unasked'> {
  return kind === 'pull-request' && fork === undefined ? { unasked: { ...(head !== undefined && { head }) } } : {};
}

/** Which commits are judged; their objects are there then. Without `head` it is the commit that is checked out. */
async function changeOf(
  name: ActionName,
  found: Found,
  around: RunnerContext,
): Promise<Pick<ActionContext<ActionName>, 'event'> & Pick<ChangeRequest, 'fork' | 'head'>> {
  if (found.kind === 'run') return await forkChange(name, found, around);
  if (found.kind === 'approved') return await approvedChange(name, found, around);
  const event = around.base === '' ? found : { ...found, base: around.base };
  const git = await prepareCheckout(around.workspace, event, around.token);
  if (around.base === '') await requireMergeInto(git, event);
  await requirePlanned(git, around.commit);
  return { event };
}

/** All jobs of such a run check out the same commit. One that does not must not judge another than the plan has. */
async function requirePlanned(git: Git, commit: string): Promise<void> {
  if (commit === '') return;
  const there = await git.text(['rev-parse', '--verify', 'HEAD^{commit}']);
  if (there === commit) return;
  const sentence = `The plan has judged ${commit.slice(0, 12)}, and ${there.slice(0, 12)} is checked out.`;
  throw MlopsError.of(actionReasons, 'judged-commit-gone', sentence);
}

function commitOf(name: ActionName, input: (key: string) => string): string {
  const given = 'commit' in actions[name].inputs ? input('commit') : '';
  if (/^([0-9a-f]{40}|[0-9a-f]{64})?$/.test(given)) return given;
  const sentence = `The input \`commit\` is \`${given}\`; it takes a whole commit id, the output \`commit\` of \`plan\`.`;
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}
