import { join } from 'node:path';
import { findVersions } from '../commands/find-versions.ts';
import { proposeVersions } from '../commands/propose-versions.ts';
import type { Outcome } from '../commands/result.ts';
import { MlopsError } from '../support/problem.ts';
import { openArtifacts } from './artifacts.ts';
import { type PromotionContext, runPromotionAction } from './promotion-action.ts';
import { actionReasons } from './reasons.ts';
import { takeHandedOver } from './take-deployment.ts';

type Context = PromotionContext<'lock'>;

export async function act(): Promise<void> {
  await runPromotionAction('lock', async (context) =>
    context.input('found') === '' ? find(context) : propose(context),
  );
}

/** With secrets of the sources, and without the right to write anything. */
async function find(context: Context): Promise<Outcome> {
  const { request, ports, input, output, folder } = context;
  const place = placeOf(context);
  const handOver = join(folder, 'versions');
  const datasets = input('datasets').split(/\s+/).filter(Boolean);
  const found = await findVersions({ ...place, datasets, handOver }, ports);
  const put = await (await openArtifacts(request, ports)).put({ kind: 'versions' }, handOver);
  output('artifact', put?.name ?? '');
  output('digest', put?.digest ?? '');
  return found;
}

async function propose(context: Context): Promise<Outcome> {
  const { request, ports, input, output, folder } = context;
  const place = placeOf(context);
  const artifacts = await openArtifacts(request, ports);
  const found = await takeHandedOver(artifacts, { kind: 'versions', input: 'found', digest: input('found') }, folder);
  const scheduled = ports.env['GITHUB_EVENT_NAME'] === 'schedule';
  const by = scheduled ? undefined : (ports.env['GITHUB_TRIGGERING_ACTOR'] ?? ports.env['GITHUB_ACTOR']);
  const proposed = await proposeVersions({ ...place, branch: branchOf(input('branch')), found, by }, ports);
  const { pullRequest } = proposed.data;
  output('pull-request', pullRequest?.state === 'open' ? `${pullRequest.number}` : '');
  return proposed;
}

/** @throws MlopsError event-not-supported where the run is one of another branch than the default one */
function placeOf({ request: { folder, projectFile, remote, base }, branch }: Context) {
  if (base === branch) return { folder, projectFile, remote, base };
  const sentence = `The run is one of ${branch}, and the lock file is renewed on ${base ?? 'the default branch'}: start it there.`;
  throw MlopsError.of(actionReasons, 'event-not-supported', sentence);
}

/** As git takes names, and no option of it. @throws MlopsError bad-input */
function branchOf(given: string): string {
  const isName = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(given) && !/\.\.|\/\/|[/.]$|\.lock$/.test(given);
  if (isName) return given;
  const sentence = `The input \`branch\` is \`${given}\`; it takes the name of a branch, of letters, digits and \`._/-\`.`;
  throw MlopsError.of(actionReasons, 'bad-input', sentence);
}
