import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Git } from '../support/git.ts';
import type { GitObject, ObjectKind } from './objects.ts';

export interface FoundObject extends GitObject {
  readonly oid: string;
}

/** Reads objects that are on this machine; never fetches. */
export interface ObjectReader {
  /** @param name an object id, or an expression such as `refs/heads/x^{commit}`; undefined: not here. */
  read(name: string): Promise<FoundObject | undefined>;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

interface Waiting {
  readonly resolve: (found: FoundObject | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One `git cat-file --batch` for all look-ups of this process: a look-up then costs a pipe, not a process.
 * It keeps the process alive only while an answer is due, and ends when our end of the pipe closes.
 */
export function createObjectReader(git: Git): ObjectReader {
  let child: Child | undefined;
  const waiting: Waiting[] = [];
  let rest: Buffer = Buffer.alloc(0);

  const stop = (error: Error): void => {
    child = undefined;
    rest = Buffer.alloc(0);
    for (const one of waiting.splice(0)) one.reject(error);
  };

  const start = (): Child => {
    const started: Child = spawn('git', ['cat-file', '--batch'], {
      cwd: git.folder,
      env: git.env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    started.on('error', stop);
    started.on('exit', () => {
      if (child === started) stop(new Error('git cat-file --batch ended'));
    });
    started.stdin.on('error', () => undefined); // told by 'exit'
    started.stdout.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      answer();
    });
    return started;
  };

  const answer = (): void => {
    let parsed = parseAnswer(rest);
    while (parsed !== undefined) {
      rest = rest.subarray(parsed.used);
      waiting.shift()?.resolve(parsed.found);
      parsed = parseAnswer(rest);
    }
    if (waiting.length === 0 && child !== undefined) hold(child, false);
  };

  return {
    read: (name) =>
      new Promise((resolve, reject) => {
        child ??= start();
        waiting.push({ resolve, reject });
        hold(child, true);
        child.stdin.write(`${name}\n`);
      }),
  };
}

/** Whether the child and its pipes keep our process from ending. */
function hold(child: Child, on: boolean): void {
  for (const handle of [child, child.stdin, child.stdout]) {
    const method: unknown = Reflect.get(handle, on ? 'ref' : 'unref');
    if (typeof method === 'function') method.call(handle);
  }
}

interface Answer {
  readonly used: number;
  readonly found: FoundObject | undefined;
}

/** `<oid> <kind> <size>\n<content>\n`, or `<name> missing\n` and the like; undefined: not all of it is here yet. */
function parseAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return undefined;
  const head = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/.exec(bytes.toString('utf8', 0, end));
  if (head === null) return { used: end + 1, found: undefined };
  const [, oid = '', kind = '', size = ''] = head;
  const from = end + 1;
  const to = from + Number(size);
  if (bytes.length < to + 1) return undefined;
  const content = Buffer.from(bytes.subarray(from, to));
  return { used: to + 1, found: isKind(kind) ? { oid, kind, bytes: content } : undefined };
}

function isKind(kind: string): kind is ObjectKind {
  return kind === 'commit' || kind === 'tree' || kind === 'blob';
}
