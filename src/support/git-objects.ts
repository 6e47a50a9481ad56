import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type Git, GitError } from './git.ts';

export type ObjectKind = 'commit' | 'tree' | 'blob';

export interface FoundObject {
  readonly oid: string;
  readonly kind: ObjectKind;
  readonly bytes: Buffer;
}

/** Reads whole objects into memory. What a clone lacks, git fetches only where the clone promises that it can be had. */
export interface ObjectReader {
  /**
   * @param name an object id, or an expression such as `refs/heads/x^{commit}`; undefined: not here.
   * Errors: GitError where git ends, those of starting it.
   */
  read(name: string): Promise<FoundObject | undefined>;
  /** Bytes of an object, without reading them; undefined: not here. Errors: as of `read`. */
  size(name: string): Promise<number | undefined>;
}

const readers = new WeakMap<Git, ObjectReader>();

/** The one reader of a repository object. */
export function objectsOf(git: Git): ObjectReader {
  const reader = readers.get(git) ?? createObjectReader(git);
  readers.set(git, reader);
  return reader;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** What is asked of an object, in the words of git: all of it, or only its kind and size. */
type Question = 'contents' | 'info';

interface Answer {
  readonly oid: string;
  readonly kind: ObjectKind;
  readonly size: number;
  /** Empty where only the size was asked for. */
  readonly bytes: Buffer;
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (found: Answer | undefined) => void;
  readonly reject: (error: Error) => void;
}

const args = ['cat-file', '--batch-command'];

/** In milliseconds. A command asks in quick succession; what lives longer than it does must not gather processes. */
const idle = 2000;

/**
 * One `git cat-file --batch-command` for all look-ups of this process: a look-up then costs a pipe, not a process.
 * It keeps the process alive only while an answer is due, and ends when our end of the pipe closes or nobody asks.
 */
function createObjectReader(git: Git): ObjectReader {
  let child: Child | undefined;
  let ending: NodeJS.Timeout | undefined;
  const waiting: Waiting[] = [];
  let answers = answerReader(waiting);

  const stop = (error: Error): void => {
    child = undefined;
    for (const one of waiting.splice(0)) one.reject(error);
  };

  const start = (): Child => {
    const started: Child = spawn('git', args, { cwd: git.folder, env: git.env, stdio: ['pipe', 'pipe', 'pipe'] });
    const finished = { code: 0, signal: null, stdout: Buffer.alloc(0), stderr: '' };
    answers = answerReader(waiting);
    started.on('error', stop);
    started.on('close', (code) => {
      const words = { ...finished, code, stderr: finished.stderr.trim() || 'ended early' };
      if (child === started) stop(new GitError(args, words));
    });
    started.stdin.on('error', () => undefined); // told by 'close'
    started.stderr.on('data', (chunk: Buffer) => {
      if (finished.stderr.length < 10_000) finished.stderr += chunk.toString('utf8');
    });
    started.stdout.on('data', (chunk: Buffer) => {
      for (const found of answers(chunk)) waiting.shift()?.resolve(found);
      if (waiting.length === 0 && child === started) rest(started);
    });
    return started;
  };

  const rest = (resting: Child): void => {
    hold(resting, false);
    clearTimeout(ending);
    ending = setTimeout(() => {
      child = undefined;
      resting.stdin.end();
    }, idle);
    ending.unref();
  };

  const ask = async (question: Question, name: string): Promise<Answer | undefined> => {
    if (name === '' || /[\n\0]/.test(name)) return undefined; // names nothing, and would be two questions
    return await new Promise((resolve, reject) => {
      clearTimeout(ending);
      child ??= start();
      waiting.push({ question, resolve, reject });
      hold(child, true);
      child.stdin.write(`${question} ${name}\n`);
    });
  };

  return {
    async read(name) {
      const found = await ask('contents', name);
      return found && { oid: found.oid, kind: found.kind, bytes: found.bytes };
    },
    size: async (name) => (await ask('info', name))?.size,
  };
}

/** Whether the child and its pipes keep our process from ending. */
function hold(child: Child, on: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr]) {
    const method: unknown = Reflect.get(handle, on ? 'ref' : 'unref');
    if (typeof method === 'function') method.call(handle);
  }
}

/**
 * Gives the answers that are complete with a piece of output: `<oid> <kind> <size>\n`, with `<content>\n` where that was
 * asked for, or `<name> missing\n` and the like. Pieces are put together once, when all of an object is here: memory and
 * time grow with its size alone.
 * @param waiting questions that are not answered yet, in their order
 */
function answerReader(waiting: readonly Waiting[]): (chunk: Buffer) => readonly (Answer | undefined)[] {
  let pieces: Buffer[] = [];
  let length = 0;
  let needed = 1;
  return (chunk) => {
    pieces.push(chunk);
    length += chunk.length;
    const found: (Answer | undefined)[] = [];
    if (length < needed) return found;
    let bytes = Buffer.concat(pieces);
    for (;;) {
      const answer = parseAnswer(bytes, waiting[found.length]?.question ?? 'contents');
      needed = answer.needed;
      if (needed > bytes.length) break;
      found.push(answer.found);
      bytes = bytes.subarray(needed);
    }
    pieces = [bytes];
    length = bytes.length;
    return found;
  };
}

interface Parsed {
  /** So many bytes the answer takes, or at least, where it cannot be told yet. */
  readonly needed: number;
  readonly found?: Answer;
}

function parseAnswer(bytes: Buffer, question: Question): Parsed {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return { needed: bytes.length + 1 };
  const head = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/.exec(bytes.toString('utf8', 0, end));
  if (head === null) return { needed: end + 1 };
  const [, oid = '', kind = '', digits = ''] = head;
  const size = Number(digits);
  const content = question === 'info' ? 0 : size + 1;
  const needed = end + 1 + content;
  if (bytes.length < needed || !isKind(kind)) return { needed };
  return { needed, found: { oid, kind, size, bytes: Buffer.from(bytes.subarray(end + 1, needed - 1)) } };
}

function isKind(kind: string): kind is ObjectKind {
  return kind === 'commit' || kind === 'tree' || kind === 'blob';
}
