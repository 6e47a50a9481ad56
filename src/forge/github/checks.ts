import { z } from 'zod';
import { clip, oneLine } from '../../support/escape/index.ts';
import { baseInCheckName, shownCheckName } from '../check-name.ts';
import type { CheckAnnotation, CheckRun } from '../port.ts';
import { ofOwnApp } from './apps.ts';
import { type Place, persist } from './ask.ts';
import { isMissing, isRefused } from './failures.ts';
import { isNewer } from './generation.ts';
import { checkLength } from './text-limit.ts';

/** Who writes: an older generation never overwrites a newer one. */
export interface Writer {
  readonly generation: number;
  /** Page of the run on GitHub. */
  readonly url?: string;
}

const checkShape = z.object({
  id: z.int(),
  name: z.string(),
  head_sha: z.string(),
  external_id: z.string().nullish(),
  status: z.string(),
  conclusion: z.string().nullish(),
  completed_at: z.string().nullish(),
  app: z.object({ slug: z.string().optional() }).nullish(),
  output: z.object({ title: z.string().nullish(), summary: z.string().nullish(), text: z.string().nullish() }),
});
type GithubCheck = z.infer<typeof checkShape>;

/** Characters; GitHub takes 64 KB. */
const longestMessage = 10_000;

/** What we write into `external_id`, with the generation and the base. */
// Also a line break of Unicode, which git allows in the name of a branch.
const own = /^mlops:(\d+)(:approved)?(?: into (.+))?$/s;

/**
 * How a verdict concludes. A required check takes `success`, `neutral` and `skipped` for a yes, so `unknown` is none of
 * them; `action_required` blocks as `failure` does, and tells that nobody knows and somebody has to look.
 */
const conclusions = { pass: 'success', fail: 'failure', unknown: 'action_required' } as const;

/**
 * One check of a name on a commit: in progress, then concluded. One that is concluded is never reopened: GitHub shows
 * the newest of a name, so a new one takes its place.
 */
export async function putCheckRun(place: Place, given: CheckRun, writer: Writer, defaultBranch: string): Promise<void> {
  checkLength('summary of the check', given.summary);
  const check = { ...given, name: shownCheckName(given, defaultBranch) };
  const action = { what: `write the check "${check.name}" on ${check.head.slice(0, 12)}`, permission: 'checks: write' };
  await persist(place, action, async () => {
    // One for another base, of when that was the default branch, is none that could be newer.
    const placed = (await placedChecks(place, check.head, check.name)).filter((one) => one.check.base === check.base);
    const [there] = await ofOwnApp(place, placed);
    const rank = { head: check.head, generation: writer.generation, approved: check.approved };
    if (there !== undefined && isNewer({ ...there.check, generation: there.generation }, rank)) return 'done';
    if (there !== undefined && isSame(there.check, check)) return 'done';
    if (there?.check.state === 'in-progress' && (await changed(place, there.id, check, writer))) return 'again';
    await create(place, check, writer);
    return 'again';
  });
}

interface Placed {
  readonly id: number;
  readonly generation: number;
  readonly check: CheckRun;
  /** When it was concluded. */
  readonly at: string | undefined;
  /** The App that has written it. */
  readonly app: string | undefined;
}

/** Ours on a commit, newest first, those too whose place another has taken. */
export async function checksOn(place: Place, head: string): Promise<readonly Placed[]> {
  return await listed(place, head, { filter: 'all' });
}

/** Ours on a commit that speak of this base. */
export async function ownChecks(place: Place, head: string, base: string): Promise<readonly CheckRun[]> {
  const added = baseInCheckName(base);
  return (await placedChecks(place, head))
    .filter(({ check }) => check.base === base)
    .map(({ check }) => ({
      ...check,
      name: check.name.endsWith(added) ? check.name.slice(0, -added.length) : check.name,
    }));
}

/** Ours of one name on a commit that speaks of this base, the newest; none that another App has written. */
export async function ownCheck(
  place: Place,
  head: string,
  { name, base }: Pick<CheckRun, 'name' | 'base'>,
): Promise<CheckRun | undefined> {
  const placed = (await placedChecks(place, head, name)).filter(({ check }) => check.base === base);
  return (await ofOwnApp(place, placed))[0]?.check;
}

/** Ours on a commit, the newest of each name. */
async function placedChecks(place: Place, head: string, name?: string): Promise<readonly Placed[]> {
  return await listed(place, head, { filter: 'latest', ...(name !== undefined && { check_name: name }) });
}

type ChecksFilter = { readonly filter: 'all' | 'latest'; readonly check_name?: string };

async function listed(place: Place, head: string, wanted: ChecksFilter): Promise<readonly Placed[]> {
  const { owner, repo, client } = place;
  const all = await client.octokit.paginate(client.octokit.rest.checks.listForRef, {
    owner,
    repo,
    ref: head,
    per_page: 100,
    ...wanted,
  });
  return z
    .array(checkShape)
    .parse(all)
    .flatMap((one) => {
      const [, generation, approved, base = ''] = own.exec(one.external_id ?? '') ?? [];
      if (generation === undefined) return [];
      const check = { ...fromGithub(one), base, ...(approved !== undefined && { approved: true as const }) };
      const at = one.status === 'completed' ? (one.completed_at ?? undefined) : undefined;
      return [{ id: one.id, generation: Number(generation), check, at, app: one.app?.slug }];
    })
    .sort((a, b) => b.id - a.id);
}

function fromGithub({ name, head_sha, status, conclusion, output }: GithubCheck): Omit<CheckRun, 'base'> {
  const verdicts = { success: 'pass', failure: 'fail' } as const;
  const verdict = conclusion === 'success' || conclusion === 'failure' ? verdicts[conclusion] : 'unknown';
  const state = status === 'completed' ? verdict : 'in-progress';
  const details = output.text ?? '';
  const said = { title: output.title ?? '', summary: output.summary ?? '', ...(details !== '' && { details }) };
  return { name, head: head_sha, state, ...said };
}

function isSame(one: CheckRun, other: CheckRun): boolean {
  if (one.approved !== other.approved) return false;
  return one.state === other.state && one.title === titleOf(other) && one.summary.trim() === other.summary.trim();
}

async function create({ client, owner, repo }: Place, check: CheckRun, writer: Writer): Promise<void> {
  const { name, head } = check;
  const once = { owner, repo, request: { retries: 0 } };
  await client.octokit.rest.checks.create({ ...once, name, head_sha: head, ...content(check, writer) });
}

/** False where the check is not ours to change: another App wrote it with our sign. */
async function changed({ client, owner, repo }: Place, id: number, check: CheckRun, writer: Writer): Promise<boolean> {
  const once = { owner, repo, request: { retries: 0 } };
  try {
    await client.octokit.rest.checks.update({ ...once, check_run_id: id, ...content(check, writer) });
    return true;
  } catch (error) {
    if (isMissing(error) || isRefused(error)) return false;
    throw error;
  }
}

function content(check: CheckRun, { generation, url }: Writer) {
  const annotations = (check.annotations ?? []).slice(0, 10).map(annotation);
  const more = { ...(check.details && { text: check.details }), ...(annotations.length > 0 && { annotations }) };
  const output = { title: titleOf(check), summary: check.summary, ...more };
  return {
    external_id: `mlops:${generation}${check.approved ? ':approved' : ''} into ${check.base}`,
    output,
    ...(url !== undefined && { details_url: url }),
    ...(check.state === 'in-progress'
      ? { status: 'in_progress' as const }
      : { status: 'completed' as const, conclusion: conclusions[check.state] }),
  };
}

function titleOf({ title }: CheckRun): string {
  return clip(oneLine(title), 251);
}

/** GitHub shows these as they are: no character in them may reorder, hide or break what a reader sees. */
function annotation({ file, line, level, title, message }: CheckAnnotation) {
  const place = { path: file, start_line: line, end_line: line, annotation_level: level };
  const text = message.split('\n').map(oneLine).join('\n');
  return { ...place, title: clip(oneLine(title), 255), message: clip(text, longestMessage) };
}
