import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { Git } from '../../src/support/git.ts';
import type { ScoreRequest, TrainRequest } from '../../src/training/requests.ts';
import type { SourceFile } from '../../src/training/types.ts';
import { type ModelOptions, modelOf } from './model.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes away after the file's tests. */
export function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mlops-test-')));
  made.push(folder);
  return folder;
}

export interface Repository {
  readonly root: string;
  readonly git: Git;
  readonly commit: string;
  readonly tree: readonly SourceFile[];
}

export function git(root: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function write(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    if (path.endsWith('.sh')) chmodSync(join(root, path), 0o755);
  }
}

/** A repository with one commit. */
export function repository(
  files: Readonly<Record<string, string | Buffer>>,
  prepare?: (root: string) => void,
): Repository {
  const root = scratch();
  git(root, 'init', '-q', '-b', 'main');
  write(root, files);
  prepare?.(root);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'first');
  return describeHead(root);
}

function describeHead(root: string): Repository {
  const lines = git(root, 'ls-tree', '-r', '-z', '--full-tree', 'HEAD').split('\0').filter(Boolean);
  const tree = lines.map((line) => {
    const [head = '', path = ''] = line.split('\t');
    const [mode = '', , oid = ''] = head.split(' ');
    return { path, mode, oid };
  });
  return { root, git: new Git(root), commit: git(root, 'rev-parse', 'HEAD').trim(), tree };
}

/** Everything tracked is declared, unless `code` says otherwise. */
export function trainRequest(
  repo: Repository,
  options: ModelOptions & { readonly code?: (path: string) => boolean },
  more: Partial<TrainRequest> = {},
): TrainRequest {
  const { code = () => true } = options;
  return {
    model: modelOf(options),
    git: repo.git,
    commit: repo.commit,
    tree: repo.tree,
    code: repo.tree.filter((entry) => code(entry.path)),
    params: {},
    checkout: repo.root,
    destination: join(scratch(), 'results'),
    fingerprint: 'ab'.repeat(32),
    seed: null,
    origin: 'local',
    data: [],
    grace: { interrupt: 300, terminate: 300 },
    ...more,
  };
}

export function scoreRequest(
  repo: Repository,
  options: ModelOptions,
  more: Pick<ScoreRequest, 'artifact' | 'rows'> & Partial<ScoreRequest>,
): ScoreRequest {
  const { fingerprint: _, origin: __, data: ___, ...step } = trainRequest(repo, options);
  return { ...step, seed: null, ...more };
}

/** Everything below a folder with content, mode and time: equal before and after means untouched. */
export function snapshot(folder: string): string {
  const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stat = statSync(join(folder, name));
      const content = stat.isFile() ? readFileSync(join(folder, name)).toString('base64') : '';
      return `${name} ${stat.mode} ${stat.isFile() ? stat.mtimeMs : ''} ${content}`;
    });
  return lines.join('\n');
}

export function never(): AbortSignal {
  return new AbortController().signal;
}

/** Run folders of a place that are still there. */
export function leftovers(temporary: string): readonly string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('mlops-run-'));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

export function reasonsOf(problems: readonly { readonly reason: string }[]): readonly string[] {
  return problems.map(({ reason }) => reason);
}
