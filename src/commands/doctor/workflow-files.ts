import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { items, member, members, readYaml } from '../yaml-values.ts';
import { type PullRequestTrigger, pullRequestsOf } from './pull-request-trigger.ts';

/** A workflow of the work tree, as far as our actions are concerned. */
export interface WorkflowFile {
  readonly path: string;
  readonly events: readonly string[];
  /** Which pull requests start it; absent: none. */
  readonly pullRequests?: PullRequestTrigger;
  /** Whether a step of it is one of our actions. */
  readonly runsUs: boolean;
  /** What its jobs call as the training workflow: the text after `uses:`. */
  readonly trainCalls: readonly string[];
  /** A step of it trains, in its own jobs. */
  readonly trainsItself?: true;
}

const folder = '.github/workflows';
const ours = /(^|\/)actions\/(plan|build|validate|train|evaluate|report|promote|deploy)@|(^|\/)mlops-actions@/;
const training = /(^|\/)actions\/train@|(^|\/)mlops-actions@/;
const trainFile = /\.github\/workflows\/mlops-train\.ya?ml(@|$)/;

/** The workflows that run our actions, or call the training workflow; those that are no YAML say nothing. */
export async function workflowFiles(root: string): Promise<readonly WorkflowFile[]> {
  const read = (await readWorkflows(root)).map(describe);
  return read.filter(({ runsUs, trainCalls }) => runsUs || trainCalls.length > 0);
}

interface ReadWorkflow {
  readonly path: string;
  /** Undefined where it is no YAML. */
  readonly workflow: unknown;
}

/** All workflows of the work tree, by name. */
export async function readWorkflows(root: string): Promise<readonly ReadWorkflow[]> {
  const names = await readdir(join(root, folder)).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  return await Promise.all(
    files.map(async (name) => {
      return { path: `${folder}/${name}`, workflow: readYaml(await textOf(join(root, folder, name))) };
    }),
  );
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}

function describe({ path, workflow }: ReadWorkflow): WorkflowFile {
  const jobs = members(member(workflow, 'jobs')).map(([, job]) => job);
  const uses = jobs.flatMap((job) => items(member(job, 'steps'))).flatMap(usesOf);
  return {
    path,
    events: eventsOf(member(workflow, 'on')),
    ...pullRequestsOf(member(workflow, 'on')),
    runsUs: uses.some((one) => ours.test(one)),
    trainCalls: [...new Set(jobs.flatMap(usesOf).filter((one) => trainFile.test(one)))],
    ...(uses.some((one) => training.test(one)) && { trainsItself: true }),
  };
}

export function usesOf(value: unknown): readonly string[] {
  const uses = member(value, 'uses');
  return typeof uses === 'string' ? [uses] : [];
}

/** `on: push`, `on: [push]` and `on: { push: … }` are the same. */
function eventsOf(on: unknown): readonly string[] {
  const named = members(on).map(([name]) => name);
  return named.length > 0 ? named : items(on).filter((event) => typeof event === 'string');
}
