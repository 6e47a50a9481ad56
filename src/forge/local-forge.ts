import { openHome, type RecordBranch } from '../ledger/index.ts';
import { MlopsError } from '../support/problem.ts';
import {
  numberShape,
  openRecords,
  type PullRequestRecord,
  parseCheck,
  parseComment,
  parseRecord,
  paths,
  pullRequestShape,
  recordText,
} from './local-records.ts';
import type { CheckRun, Comment, CommentOutcome, Forge, PullRequest, PullRequestQuery } from './port.ts';
import { type PullRefs, pullRefs } from './pull-refs.ts';
import { forgeReasons } from './reasons.ts';

export interface LocalForgeOptions {
  /** A folder in a work tree, or a bare repository. */
  readonly repository: string;
  /** Name or address of the repository that holds the pull requests; null: this one; absent: `origin` if there is one. */
  readonly remote?: string | null;
}

/**
 * Pull requests without a forge: `refs/pull/<n>/head` and `/merge` as GitHub has them, and JSON records on
 * `refs/pull/records`, all in the remote repository (or this one), so that `git fetch origin 'refs/pull/*:…'` shows all.
 */
export async function openLocalForge(options: LocalForgeOptions): Promise<Forge> {
  const home = await openHome(options);
  const remote = home.remote === undefined ? undefined : (options.remote ?? 'origin');
  const forge: Parts = { records: openRecords(home), refs: pullRefs(home.user, remote) };
  return {
    kind: 'local',
    pullRequest: (query) => pullRequest(forge, query),
    putComment: (number, comment) => putComment(forge, number, comment),
    putCheck: (check) => putCheck(forge, check),
    read: (number) => readAll(forge, number),
  };
}

interface Parts {
  readonly records: RecordBranch;
  readonly refs: PullRefs;
}

async function pullRequest(forge: Parts, query: PullRequestQuery): Promise<PullRequest | undefined> {
  const { branch: asked } = query;
  if (asked === undefined) return undefined;
  const number = query.open ? await open(forge, { ...query, branch: asked }) : await numberOf(forge, asked, query.base);
  if (number === undefined) return undefined;
  const head = await existing(asked, forge.refs.head(asked));
  const base = await existing(query.base, forge.refs.base(query.base));
  const record = await recordOf(forge, number);
  const merge = await forge.refs.merge(base, head, `Merge ${record.branch} into ${record.base}`);
  await forge.refs.publish(number, head, merge);
  const { title, branch } = record;
  return { number, title, branch, base: record.base, head, ...(merge === undefined ? {} : { merge }) };
}

async function existing(branch: string, asked: Promise<string | undefined>): Promise<string> {
  const oid = await asked;
  if (oid !== undefined) return oid;
  throw MlopsError.of(forgeReasons, 'forge-no-branch', `There is no branch ${branch}, neither here nor on the remote.`);
}

async function numberOf(forge: Parts, branch: string, base: string): Promise<number | undefined> {
  const path = paths.branch(branch, base);
  const view = await forge.records.newest();
  const text = (await view.read([path])).get(path);
  return text === undefined ? undefined : parseRecord(numberShape, path, text).number;
}

/** The number of the pull request, a new one where there is none; two at once get the same. */
async function open(forge: Parts, query: PullRequestQuery & { readonly branch: string }): Promise<number> {
  await existing(query.branch, forge.refs.head(query.branch));
  await existing(query.base, forge.refs.base(query.base));
  const { branch, base, title } = query;
  const index = paths.branch(branch, base);
  let number = 0;
  await forge.records.change(async (view) => {
    const found = await view.read([index, paths.last]);
    const there = found.get(index);
    if (there !== undefined) {
      number = parseRecord(numberShape, index, there).number;
      return new Map();
    }
    const last = found.get(paths.last);
    number = (last === undefined ? 0 : parseRecord(numberShape, paths.last, last).number) + 1;
    return new Map([
      [index, recordText({ number })],
      [paths.last, recordText({ number })],
      [paths.pullRequest(number), recordText({ number, title, branch, base })],
    ]);
  }, `Pull request for ${branch}`);
  return number;
}

async function recordOf(forge: Parts, number: number): Promise<PullRequestRecord> {
  const path = paths.pullRequest(number);
  const text = (await (await forge.records.newest()).read([path])).get(path);
  if (text !== undefined) return parseRecord(pullRequestShape, path, text);
  throw MlopsError.of(forgeReasons, 'forge-no-pull-request', `There is no pull request ${number}.`);
}

async function putComment(forge: Parts, number: number, comment: Comment): Promise<CommentOutcome> {
  await recordOf(forge, number);
  const path = paths.comment(number, comment.marker);
  let outcome: CommentOutcome = 'created';
  await forge.records.change(async (view) => {
    const text = (await view.read([path])).get(path);
    const there = text === undefined ? undefined : parseComment(path, text);
    outcome = outcomeOf(there, comment);
    // What says the same is written as well when it is newer: an older one in between must not overwrite it later.
    const isNewer = there === undefined || comment.generation > there.generation;
    const writes = outcome === 'created' || outcome === 'updated' || (outcome === 'unchanged' && isNewer);
    return writes ? new Map([[path, recordText(comment)]]) : new Map();
  }, `Comment on pull request ${number}`);
  return outcome;
}

function outcomeOf(there: Comment | undefined, next: Comment): CommentOutcome {
  if (there === undefined) return 'created';
  if (there.generation > next.generation) return 'outdated';
  return there.body === next.body && there.head === next.head ? 'unchanged' : 'updated';
}

async function putCheck(forge: Parts, check: CheckRun): Promise<void> {
  const path = paths.check(check);
  await forge.records.change(async (view) => {
    const text = recordText(check);
    return (await view.read([path])).get(path) === text ? new Map() : new Map([[path, text]]);
  }, `Check ${check.name}`);
}

async function readAll(forge: Parts, number: number): ReturnType<Forge['read']> {
  const { branch, base } = await recordOf(forge, number);
  const view = await forge.records.newest();
  const head = await existing(branch, forge.refs.head(branch));
  const comments = await view.folder(paths.comments(number));
  const checks = await view.folder(paths.checks(head));
  return {
    comments: [...comments].map(([path, text]) => parseComment(path, text)),
    checks: [...checks].map(([path, text]) => parseCheck(path, text)).filter((check) => check.base === base),
  };
}
