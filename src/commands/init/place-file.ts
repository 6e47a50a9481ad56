import { lstat, mkdir, open, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Repository } from '../../repository/index.ts';
import { insideOf, isMissing, readBounded, systemCode } from '../../support/files.ts';
import { MlopsError } from '../../support/problem.ts';
import { commandReasons } from '../reasons.ts';

/** What became of a file that `mlops init` proposes. Nothing that is there is ever changed. */
export interface PlacedFile {
  readonly path: string;
  /** `kept`: somebody's own file, which nothing is held against. */
  readonly state: 'written' | 'would-write' | 'same' | 'differs' | 'kept';
  /** From what is there to what is proposed, as `git diff` shows it; only where it differs. */
  readonly diff?: string;
}

/** Larger files are none of ours. */
const mostBytes = 1024 * 1024;

/**
 * Writes a file where there is none; where there is one, says whether it is the same or how it differs.
 * Errors: init-unwritable (a link on the way, a folder in its place, no permission).
 */
export async function placeFile(
  repository: Repository,
  path: string,
  text: string,
  write: boolean,
): Promise<PlacedFile> {
  const target = await targetOf(repository, path);
  const there = await contentOf(target, path);
  if (there === undefined) {
    if (write) await create(target, path, text);
    return { path, state: write ? 'written' : 'would-write' };
  }
  if (there.toString('utf8') === text) return { path, state: 'same' };
  return { path, state: 'differs', diff: await diffOf(repository, path, target, text) };
}

async function targetOf({ root }: Repository, path: string): Promise<string> {
  const expected = join(await realpath(root), path);
  const found = await lstat(expected).catch(() => undefined);
  const real = found?.isSymbolicLink() === true ? undefined : await insideOf(root, path).catch(() => undefined);
  if (real !== expected) throw unwritable(path, 'a symbolic link stands in its way');
  return expected;
}

async function contentOf(target: string, path: string): Promise<Buffer | undefined> {
  const found = await lstat(target).catch((error: unknown) => {
    if (!isMissing(error)) throw unwritable(path, systemCode(error) ?? 'it cannot be looked at');
  });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw unwritable(path, 'something that is no file stands there');
  const read = await readBounded(target, mostBytes).catch((error: unknown) => {
    throw unwritable(path, `what stands there cannot be read (${systemCode(error) ?? 'unknown'})`);
  });
  if (read.kind === 'too-large') throw unwritable(path, 'a file of more than 1 MB stands there');
  return read.bytes;
}

/** Made by this process or not at all: a file that appears meanwhile is left alone. */
async function create(target: string, path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(target), { recursive: true });
    const handle = await open(target, 'wx');
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined || code === 'ENOSPC') throw error;
    throw unwritable(path, code);
  }
}

/** By git itself, without the programs that a repository may name for it. */
export async function diffOf({ git }: Repository, path: string, target: string, text: string): Promise<string> {
  const options = ['--no-index', '--no-color', '--no-ext-diff', '--no-textconv', '--text'];
  const { stdout } = await git.try(['diff', ...options, '--', target, '-'], { input: text });
  const whole = stdout.toString('utf8');
  const hunks = whole.slice(Math.max(0, whole.search(/^@@ /m)));
  return `--- a/${path}\n+++ b/${path}\n${hunks}`;
}

function unwritable(path: string, why: string): MlopsError {
  return MlopsError.of(commandReasons, 'init-unwritable', `${path} is not written: ${why}.`);
}
