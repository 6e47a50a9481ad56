import { CORE_SCHEMA, load } from 'js-yaml';
import { addRun } from './actions-state.ts';
import { type Answer, invalid, notFound, type Operation, type Request } from './answers.ts';
import { cause } from './caused.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { fullName } from './world.ts';

interface WorkflowFile {
  readonly path: string;
  readonly content: JsonObject;
}

/** Workflows of the default branch, and their dispatch. */
export const workflowOperations = {
  'GET /repos/{owner}/{repo}/actions/workflows': async (request) => {
    const files = await workflowFiles(request);
    const page = (items: readonly Json[]) => ({ total_count: files.length, workflows: items.filter(isObject) });
    return { status: 200, list: { items: files.map((file) => shown(request, file)), page } };
  },

  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}': async (request) => {
    const found = await workflowNamed(request, request.values['workflow_id'] ?? '');
    return found === undefined ? notFound : { status: 200, body: shown(request, found) };
  },

  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': async (request) => {
    const { body, token, values, world } = request;
    const file = await workflowNamed(request, values['workflow_id'] ?? '');
    if (file === undefined) return notFound;
    const ref = `${body['ref']}`.replace(/^refs\/heads\//, '');
    const tip = await world.repository.git.try(['rev-parse', '--verify', '--quiet', `refs/heads/${ref}`]);
    if (tip.code !== 0) return invalid(`No ref found for: ${ref}`);
    const inputs = isObject(body['inputs']) ? body['inputs'] : {};
    const refused = await refusal(request, file.path, ref, inputs);
    if (refused !== undefined) return refused;
    const run = addRun(world, {
      event: 'workflow_dispatch',
      path: file.path,
      headSha: tip.stdout.toString('utf8').trim(),
      headBranch: ref,
      actor: token.author.login,
      inputs,
      title: await titleOf(request, file, ref, inputs),
      status: 'queued',
    });
    cause(world, token, 'workflow_dispatch', { workflow: file.path, ref: `refs/heads/${ref}`, inputs, run: run.id });
    if (body['return_run_details'] !== true) return { status: 204 };
    const address = `https://github.test/${fullName(world)}/actions/runs/${run.id}`;
    return { status: 200, body: { workflow_run_id: run.id, run_url: address, html_url: address } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

/** Known by its file's name or by its id, as on GitHub. */
export async function workflowNamed(request: Request, name: string): Promise<WorkflowFile | undefined> {
  const files = await workflowFiles(request);
  return files.find(({ path }) => path === `.github/workflows/${name}` || `${workflowId(path)}` === name);
}

/** A number that belongs to a workflow file. */
export function workflowId(path: string): number {
  return [...path].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
}

async function workflowFiles(request: Request): Promise<readonly WorkflowFile[]> {
  const { git, settings } = request.world.repository;
  const tree = `refs/heads/${settings.defaultBranch}`;
  const paths = await git.list(['ls-tree', '-z', '--name-only', tree, '.github/workflows/']);
  const wanted = paths.filter((path) => /\.ya?ml$/.test(path));
  return await Promise.all(wanted.map((path) => workflowAt(request, path, settings.defaultBranch)));
}

async function workflowAt({ world }: Request, path: string, branch: string): Promise<WorkflowFile> {
  const text = await world.repository.git.text(['cat-file', 'blob', `refs/heads/${branch}:${path}`]);
  const content: unknown = load(text, { schema: CORE_SCHEMA });
  return { path, content: isObject(content) ? content : {} };
}

async function refusal(request: Request, path: string, ref: string, inputs: JsonObject): Promise<Answer | undefined> {
  const held = await request.world.repository.git.try(['cat-file', '-e', `refs/heads/${ref}:${path}`]);
  if (held.code !== 0) return invalid(`Workflow does not exist at ${ref}`);
  const { content } = await workflowAt(request, path, ref);
  const on = content['on'];
  const names = isObject(on) ? Object.keys(on) : Array.isArray(on) ? on : [on ?? ''];
  if (!names.includes('workflow_dispatch')) return invalid("Workflow does not have 'workflow_dispatch' trigger");
  const trigger = isObject(on) && isObject(on['workflow_dispatch']) ? on['workflow_dispatch'] : {};
  const declared = isObject(trigger['inputs']) ? trigger['inputs'] : {};
  const unexpected = Object.keys(inputs).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) return invalid(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  for (const [name, input] of Object.entries(declared)) {
    const given = inputs[name] ?? (isObject(input) ? input['default'] : undefined);
    if (isObject(input) && input['required'] === true && given === undefined)
      return invalid(`Required input '${name}' not provided`);
  }
  return undefined;
}

/** `run-name` with its inputs: of expressions only `inputs.a && format('…', inputs.b, …) || ''` is known. */
async function titleOf(request: Request, { path }: WorkflowFile, ref: string, inputs: JsonObject): Promise<string> {
  const { content } = await workflowAt(request, path, ref);
  const name = content['run-name'];
  if (typeof name !== 'string') return typeof content['name'] === 'string' ? content['name'] : path;
  const [, text = '', values = ''] =
    /^\$\{\{ inputs\.[\w-]+ && format\('([^']*)'((?:, inputs\.[\w-]+)*)\) \|\| '' \}\}$/.exec(name) ?? [];
  if (text === '') throw new Error(`a run-name that the tests cannot evaluate: ${name}`);
  const given = [...values.matchAll(/inputs\.([\w-]+)/g)].map(([, key = '']) => `${inputs[key] ?? ''}`);
  return text.replace(/\{(\d+)\}/g, (_, index) => given[Number(index)] ?? '');
}

function shown({ sample }: Request, { path, content }: WorkflowFile): JsonObject {
  const name = content['name'];
  return {
    ...sample('workflow'),
    id: workflowId(path),
    name: typeof name === 'string' ? name : path,
    path,
    state: 'active',
  };
}
