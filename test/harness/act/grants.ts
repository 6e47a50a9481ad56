import { CORE_SCHEMA, load } from 'js-yaml';
import { isObject, type Json, type JsonObject } from '../forge/json.ts';
import { type Permission, type Permissions, workflowPermissions } from '../forge/world.ts';

/** What decides, apart from the file, what the jobs of a workflow may do. */
export interface GrantOptions {
  /** Where the workflow says nothing: the setting of the repository. */
  readonly defaults: Permissions;
  /** A pull request from a fork: nothing is written, whatever the files say. */
  readonly fork?: boolean;
  /** The text of a reusable workflow, by what `uses:` says. */
  readonly called?: (uses: string) => string;
}

/** What the repository's setting gives to a workflow that says nothing. */
export const defaultGrants: Readonly<Record<'read' | 'write', Permissions>> = {
  read: { contents: 'read', packages: 'read' },
  write: everything('write'),
};

/**
 * The permissions of each job's token, by the job's id; a job of a called workflow is `caller/job`. As GitHub does it: a
 * job's own `permissions:` replaces that of the workflow, and a called workflow gets at most what its caller has.
 * @throws if a file is not a workflow, names an unknown permission, or a called one asks for more: GitHub starts no run
 */
export function grantsOf(text: string, options: GrantOptions): ReadonlyMap<string, Permissions> {
  const found = new Map<string, Permissions>();
  collect(text, options, '', undefined, found);
  if (options.fork !== true) return found;
  return new Map([...found].map(([job, permissions]) => [job, readOnly(permissions)]));
}

function collect(
  text: string,
  options: GrantOptions,
  prefix: string,
  most: Permissions | undefined,
  found: Map<string, Permissions>,
): void {
  const workflow: unknown = load(text, { schema: CORE_SCHEMA });
  const jobs = isObject(workflow) ? workflow['jobs'] : undefined;
  if (!isObject(workflow) || !isObject(jobs)) throw new Error('not a workflow: it has no jobs');
  for (const [id, job] of Object.entries(jobs)) {
    if (!isObject(job)) throw new Error(`the job ${id} is not a mapping`);
    const key = `${prefix}${id}`;
    const wanted = permissionsOf(job, key) ?? permissionsOf(workflow, 'the workflow');
    const permissions = wanted ?? most ?? options.defaults;
    if (most !== undefined) refuseMore(key, permissions, most);
    const uses = job['uses'];
    if (typeof uses !== 'string') found.set(key, permissions);
    else if (options.called === undefined) throw new Error(`nobody said what ${uses} is`);
    else collect(options.called(uses), options, `${key}/`, permissions, found);
  }
}

function permissionsOf(holder: JsonObject, where: string): Permissions | undefined {
  const given = holder['permissions'];
  if (given === undefined) return undefined;
  if (given === 'read-all') return everything('read');
  if (given === 'write-all') return everything('write');
  if (!isObject(given)) throw new Error(`${where}: permissions are not a mapping`);
  return Object.fromEntries(Object.entries(given).flatMap(([name, level]) => grant(where, name, level)));
}

function grant(where: string, name: string, level: Json): [Permission, 'read' | 'write'][] {
  const permission = workflowPermissions.find((one) => one === name);
  if (permission === undefined) throw new Error(`${where}: there is no permission ${name}`);
  if (level === 'none') return [];
  if (level !== 'read' && level !== 'write') throw new Error(`${where}: ${name} cannot be ${JSON.stringify(level)}`);
  return [[permission, level]];
}

function refuseMore(job: string, wanted: Permissions, most: Permissions): void {
  for (const name of workflowPermissions) {
    const [asked, allowed] = [wanted[name], most[name]];
    if (asked === undefined || asked === allowed || allowed === 'write') continue;
    throw new Error(`${job} is requesting '${name}: ${asked}', but is only allowed '${name}: ${allowed ?? 'none'}'`);
  }
}

function everything(level: 'read' | 'write'): Permissions {
  return Object.fromEntries(workflowPermissions.map((name) => [name, level]));
}

/** A fork's token writes nothing and proves no identity. */
function readOnly(permissions: Permissions): Permissions {
  const { 'id-token': _, ...rest } = permissions;
  return Object.fromEntries(Object.keys(rest).map((name) => [name, 'read']));
}
