import { getInput, setOutput, summary } from '@actions/core';
import { z } from 'zod';
import type { DeployingRun } from '../commands/promote.ts';
import type { Outcome } from '../commands/result.ts';
import type { ChangeRequest } from '../commands/situation/change-request.ts';
import { markdownFence } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import { type ActionPorts, actionPorts } from './action-ports.ts';
import { prepareCheckout } from './checkout.ts';
import { actionReasons } from './reasons.ts';
import type { OutputName } from './registry.ts';
import { runStep } from './run-step.ts';
import { readRunnerEvent } from './runner.ts';
import { defaultBranchOf } from './vouch.ts';

/** Actions about versions, environments and the lock file: what they work on is the default branch and those of environments. */
export type PromotionActionName = 'promote' | 'deploy' | 'lock';

export interface PromotionContext<Name extends PromotionActionName>
  extends Pick<ActionPorts<Name>, 'input' | 'flag' | 'token' | 'ports'> {
  output(name: OutputName<Name>, value: string): void;
  readonly request: ChangeRequest;
  /** Branch that the run is of. */
  readonly branch: string;
  /** A folder of this step alone, outside of the workspace. */
  readonly folder: string;
}

/** One such action from its inputs to its end; whatever commit is checked out, it is only where git is. */
export async function runPromotionAction<Name extends PromotionActionName>(
  name: Name,
  work: (context: PromotionContext<Name>) => Promise<Outcome>,
): Promise<void> {
  await runStep(name, async ({ folder, signal }) => {
    const { input, flag, token, workspace, env, ports } = actionPorts(name, signal);
    const base = await defaultBranchOf(env);
    const branch = branchOf(env);
    await prepareCheckout(workspace, { kind: 'branch', base }, token);
    const request = {
      ...{ folder: workspace, projectFile: getInput('project'), remote: 'origin', offline: false, base },
      uncommitted: 'refuse',
    } as const;
    const output = (key: OutputName<Name>, value: string) => setOutput(key, value);
    const outcome = await work({ input, flag, token, ports, output, request, branch, folder });
    const text = outcome.text({ width: 120, color: false });
    process.stdout.write(text);
    if (process.env['GITHUB_STEP_SUMMARY']) await summary.addRaw(markdownFence(text, 'text'), true).write();
    return outcome;
  });
}

/** What a person may say who starts the workflow. */
const dispatchShape = z.object({ inputs: z.object({ override: z.string() }) });

/** The run as far as it deploys its branch: that of a pull request deploys nothing. */
export async function deployingRun(branch: string, env: NodeJS.ProcessEnv): Promise<DeployingRun> {
  const commit = /^[0-9a-f]{40,64}$/.exec(env['GITHUB_SHA'] ?? '')?.[0];
  // From the event itself: a job that runs commands of the release could say that somebody has overridden a rule.
  const said = dispatchShape.safeParse((await readRunnerEvent(env)).payload);
  const override = said.success ? said.data.inputs.override : '';
  return {
    branch,
    ...(commit !== undefined && !env['GITHUB_BASE_REF'] && { commit }),
    ...(override !== '' && { override }),
  };
}

/** Of a pull request it is the branch that it goes into. @throws MlopsError event-not-supported */
function branchOf(env: NodeJS.ProcessEnv): string {
  if (env['GITHUB_BASE_REF']) return env['GITHUB_BASE_REF'];
  const branch = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1];
  if (branch !== undefined) return branch;
  const sentence = `GITHUB_REF is \`${env['GITHUB_REF'] ?? ''}\`, which is no branch: promotion and deployment are of branches.`;
  throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
}
