import type { Comment, CommentOutcome } from '../port.ts';
import { type Place, persist } from './ask.ts';
import { type OwnComments, ownComments, type Placed } from './comments.ts';
import { isMissing } from './failures.ts';
import { isNewer } from './generation.ts';
import { stamped } from './stamp.ts';

/**
 * Keeps one comment for each marker: the oldest of ours, with the text of the newest generation, whoever brought it. The
 * others of ours are duplicates, which writers made that met, and go.
 */
export async function putStickyComment(place: Place, issue: number, next: Comment): Promise<CommentOutcome> {
  const sticky: Sticky = { issue, next, comments: ownComments(place), wrote: false };
  const action = { what: `write the comment on pull request ${issue}`, permission: 'pull-requests: write' };
  return await persist(place, action, () => round(sticky));
}

interface Sticky {
  readonly issue: number;
  readonly next: Comment;
  readonly comments: OwnComments;
  /** What the first look found: it decides what we say that we did. */
  outcome?: CommentOutcome;
  /** Ours, new: a look that comes right after may not show it yet. */
  created?: Placed | undefined;
  wrote: boolean;
}

async function round(sticky: Sticky): Promise<CommentOutcome | 'again'> {
  const { comments, issue, next } = sticky;
  const [kept, ...others] = await look(sticky);
  if (kept === undefined) {
    sticky.outcome ??= 'created';
    sticky.created = await comments.create(issue, stamped(next));
    sticky.wrote = true;
    return 'again';
  }
  const newest = others.reduce((best, one) => (isNewer(one, best) ? one : best), kept);
  // Once ours is written, another of the same generation may stay: two that insist would never end.
  const isOurs = isNewer(next, newest) || (!isNewer(newest, next) && !sticky.wrote);
  sticky.outcome ??= isSame(newest, next) ? 'unchanged' : 'updated';
  const changed = await bring(sticky, kept, isOurs ? next : newest);
  for (const other of others) await remove(sticky, other);
  if (changed || others.length > 0) return 'again';
  return isNewer(newest, next) ? 'outdated' : sticky.outcome;
}

/** Ours of this marker, oldest first. */
async function look({ comments, issue, next, created }: Sticky): Promise<readonly Placed[]> {
  const listed = await comments.list(issue, next.marker);
  if (created === undefined || listed.some(({ id }) => id === created.id)) return listed;
  return [...listed, created].toSorted((a, b) => a.id - b.id);
}

/** Lets the comment say what is wanted; true when it did not yet. */
async function bring(sticky: Sticky, kept: Placed, wanted: Comment): Promise<boolean> {
  if (isSame(kept, wanted) && kept.generation === wanted.generation && kept.approved === wanted.approved) return false;
  sticky.wrote = true;
  await unlessGone(sticky, kept, sticky.comments.change(kept.id, stamped(wanted)));
  return true;
}

async function remove(sticky: Sticky, other: Placed): Promise<void> {
  await unlessGone(sticky, other, sticky.comments.remove(other.id));
  if (other.id === sticky.created?.id) sticky.created = undefined;
}

/** Somebody else may have removed the comment: the next look tells. */
async function unlessGone(sticky: Sticky, { id }: Placed, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isMissing(error)) throw error;
    if (id === sticky.created?.id) sticky.created = undefined;
  }
}

function isSame(one: Comment, other: Comment): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return one.head === other.head && plain(one.body) === plain(other.body);
}
