import { type Answer, invalid, notFound, type Operation, problem, type Request } from './answers.ts';
import { cause } from './caused.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import { ruleOf, violations } from './rulesets.ts';

/** References of the bare repository: the one place where the first writer wins. */
export const referenceOperations = {
  'GET /repos/{owner}/{repo}/git/ref/{ref}': async (request) => {
    const name = `refs/${request.values['ref']}`;
    const sha = await shaOf(request, name);
    return sha === undefined ? notFound : { status: 200, body: shown(request, name, sha) };
  },

  'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': async (request) => {
    const prefix = `refs/${request.values['ref']}`;
    const format = '--format=%(objectname) %(refname)';
    const lines = (await request.world.repository.git.text(['for-each-ref', format])).split('\n');
    const found = lines.map((line) => line.split(' ')).filter(([, name]) => name?.startsWith(prefix) === true);
    return { status: 200, list: { items: found.map(([sha = '', name = '']) => shown(request, name, sha)) } };
  },

  'POST /repos/{owner}/{repo}/git/refs': async (request) => {
    const name = `${request.body['ref']}`;
    if (!/^refs\/[^/]+\/./.test(name)) return invalid('Reference name is not valid');
    return await update(request, name, '0'.repeat(40), 'Reference already exists', 201);
  },

  'PATCH /repos/{owner}/{repo}/git/refs/{ref}': async (request) => {
    const name = `refs/${request.values['ref']}`;
    const old = await shaOf(request, name);
    if (old === undefined) return invalid('Reference does not exist');
    const next = `${request.body['sha']}`;
    const { git } = request.world.repository;
    const forward = await git.try(['merge-base', '--is-ancestor', old, next]);
    if (forward.code !== 0 && request.body['force'] !== true) return invalid('Update is not a fast forward');
    return await update(request, name, old, 'Reference was updated by somebody else', 200);
  },

  'DELETE /repos/{owner}/{repo}/git/refs/{ref}': async (request) => {
    const name = `refs/${request.values['ref']}`;
    const old = await shaOf(request, name);
    if (old === undefined) return invalid('Reference does not exist');
    const refused = refusal(request, name, old, undefined);
    if (refused !== undefined) return refused;
    await request.world.repository.git.text(['update-ref', '-d', name, old]);
    return { status: 204 };
  },
} satisfies Partial<Record<OperationName, Operation>>;

async function update(request: Request, name: string, old: string, lost: string, status: 200 | 201): Promise<Answer> {
  const { git, settings } = request.world.repository;
  const sha = `${request.body['sha']}`;
  if ((await git.try(['cat-file', '-e', `${sha}^{commit}`])).code !== 0) return invalid('Object does not exist');
  if (settings.protection.has(name.replace('refs/heads/', '')) && status === 200) {
    return problem(422, 'Required status checks are expected.');
  }
  const refused = refusal(request, name, /^0+$/.test(old) ? undefined : old, sha);
  if (refused !== undefined) return refused;
  const written = await git.try(['update-ref', name, sha, old]);
  if (written.code !== 0) return invalid(lost);
  cause(request.world, request.token, 'push', { ref: name, before: old, after: sha });
  return { status, body: shown(request, name, sha) };
}

/** What rulesets say of a change; that of a branch that loses commits is one that they may forbid. */
function refusal(
  { body, world }: Request,
  name: string,
  before: string | undefined,
  after: string | undefined,
): Answer | undefined {
  const branch = /^refs\/heads\/(.+)$/.exec(name)?.[1];
  if (branch === undefined) return undefined;
  const forced = body['force'] === true && ruleOf(world, branch, 'non_fast_forward') !== undefined;
  const said = [
    ...violations(world, { branch, before, after }),
    ...(forced ? ['Cannot force-push to this branch'] : []),
  ];
  return said.length === 0 ? undefined : invalid(`Repository rule violations found\n\n${said.join('\n')}`);
}

async function shaOf({ world }: Request, name: string): Promise<string | undefined> {
  const found = await world.repository.git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
}

function shown({ sample }: Request, ref: string, sha: string): JsonObject {
  return { ...sample('git-ref'), ref, object: { type: 'commit', sha, url: 'https://github.test/object' } };
}
