import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { defaultGrants, grantsOf } from '../harness/act/grants.ts';
import type { Permissions } from '../harness/forge/world.ts';
import { type Run, type Step, tokenOfJob } from './job.ts';

const home = join(import.meta.dirname, '..', '..');
export const templateText = (template: string): string => readFileSync(join(home, 'templates', template), 'utf8');
/** `OWNER/REPO/.github/workflows/<template>@main`, as the template names the one that it calls. */
const called = (uses: string) => templateText(basename(uses.split('@')[0] ?? ''));

/**
 * What the token of a job may do, as the file says it that `mlops init` writes. Jobs of mlops-train.yml are `train/where`
 * and `train/train` of mlops-pull-request.yml, which calls it: there they get no more than their caller has.
 * @param fork the run is one of a fork's pull request, to which GitHub gives nothing to write
 * @throws where the file has no such job
 */
export function granted(template: string, job: string, fork = false): Permissions {
  const found = grantsOf(templateText(template), { defaults: defaultGrants.read, called, fork }).get(job);
  if (found === undefined) throw new Error(`${template} has no job ${job}`);
  return found;
}

/** What README.md gives to the one job that does all. */
export function grantedToOneJob(): Permissions {
  const text = readFileSync(join(home, 'README.md'), 'utf8');
  const [, block] = /```yaml\n(permissions:\n(?: .*\n)+)/.exec(text) ?? [];
  if (block === undefined) throw new Error('README.md shows no permissions of one job any more');
  const found = grantsOf(`${block}jobs: { all: {} }\n`, { defaults: defaultGrants.read }).get('all');
  return found ?? {};
}

/**
 * A step as our workflow has it: with the grants of its job, and with what the file itself hands over. What other jobs have
 * found out, and what a test wants otherwise, the step brings.
 */
export function declared(run: Run, job: string, step: Step): Step {
  const template = templateOf(run);
  const isOfFork = run.eventName === 'pull_request' && run.state.headRepository !== run.server.repository;
  const inputs = { ...inputsOf(template, job, step.action), ...step.inputs };
  return { permissions: granted(template, job, isOfFork), ...step, inputs };
}

/** The workflow of ours that such an event starts; for a push or a schedule users write one of the same jobs. */
function templateOf({ eventName, state }: Run): string {
  const file = basename(state.path);
  if (ofThemselves.has(file)) return file;
  if (eventName === 'workflow_run') return 'mlops-fork-report.yml';
  return eventName === 'issue_comment' ? 'mlops-commands.yml' : 'mlops-pull-request.yml';
}

const ofThemselves: ReadonlySet<string> = new Set([
  'mlops-merge.yml',
  'mlops-deploy.yml',
  'mlops-promote.yml',
  'mlops-lock.yml',
]);

const stepShape = z.object({ uses: z.string().default(''), with: z.record(z.string(), z.unknown()).default({}) });
const workflowShape = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(stepShape).default([]) })),
});

/** Of `with:`, what is written out, and the token. */
function inputsOf(template: string, job: string, action: string): Readonly<Record<string, string>> {
  const [caller = '', inner] = job.split('/');
  const { jobs } = workflowShape.parse(load(templateText(inner === undefined ? template : 'mlops-train.yml')));
  const step = jobs[inner ?? caller]?.steps.find(({ uses }) => uses.includes(`/actions/${action}@`));
  if (step === undefined) throw new Error(`${job} of ${template} does not run ${action}`);
  const given = Object.entries(step.with).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(given.filter(([, text]) => text === tokenOfJob || !text.includes('${{')));
}
