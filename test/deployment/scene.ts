import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Deployable, TargetContext } from '../../src/deployment/index.ts';
import { placesOf } from '../../src/deployment/targets/local/places.ts';
import { stopServer } from '../../src/deployment/targets/local/processes.ts';
import { manifestDigest } from '../../src/training/index.ts';

const made: string[] = [];

afterAll(async () => {
  for (const folder of made) {
    await stopServers(join(folder, 'target'));
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder that goes away after the file's tests, with every server of a local target in its folder `target`. */
export function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mlops-deployment-')));
  made.push(folder);
  return folder;
}

/** Ends every server of a local target. */
export async function stopServers(target: string): Promise<void> {
  for (const model of list(target)) {
    const places = placesOf(target, model);
    for (const server of list(places.servers)) await stopServer(places, server, 100);
  }
}

export function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Every file below a folder with its content; links with where they lead are not followed. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export const fixtures = join(import.meta.dirname, 'fixtures');

/** A folder with the model server as declared code. */
export function codeIn(root: string): string {
  const code = join(root, 'code');
  mkdirSync(code, { recursive: true });
  copyFileSync(join(fixtures, 'server.mjs'), join(code, 'server.mjs'));
  return code;
}

export const served: Deployable['serve'] = {
  run: { kind: 'argv', argv: [process.execPath, 'server.mjs'] },
  health: '/health',
  startWithin: 20_000,
  secrets: [],
  verify: [],
};

export const filesOnly: Deployable['serve'] = { health: '/health', startWithin: 20_000, secrets: [], verify: [] };

export interface Wish {
  readonly model?: string;
  readonly serve?: Deployable['serve'];
  readonly env?: Readonly<Record<string, string>>;
  readonly content?: Readonly<Record<string, string>>;
  /** What is brought instead of the content. */
  readonly brought?: Readonly<Record<string, string>>;
}

/** A version of a model; each has its own bytes. */
export function versionOf(code: string, version: number, wish: Wish = {}): Deployable {
  const content = wish.content ?? { 'model.txt': `weights ${version}\n`, 'deep/labels.json': '["a","b"]\n' };
  const files = Object.entries(content).map(([path, text]) => ({
    path,
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    bytes: Buffer.byteLength(text),
  }));
  return {
    environment: 'staging',
    model: wish.model ?? 'delay',
    version,
    digest: manifestDigest(files),
    files,
    serve: wish.serve ?? filesOnly,
    env: wish.env ?? {},
    code,
    bring: async (folder) => write(folder, wish.brought ?? content),
  };
}

/** What a target is opened with; `printed` collects the output of commands. */
export function context(
  root: string,
  more: Partial<TargetContext> = {},
): { readonly around: TargetContext; readonly printed: () => string } {
  let text = '';
  const around: TargetContext = {
    environment: 'staging',
    root,
    code: codeIn(root),
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: root, LANG: 'C.UTF-8' },
    signal: new AbortController().signal,
    output: (said) => {
      text += said;
    },
    ...more,
  };
  return { around, printed: () => text };
}

/** Living processes whose environment or command line names a folder or a word; zombies do not count. */
export function processesWith(word: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        if (/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) return false;
        const about = ['environ', 'cmdline'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1'));
        return about.some((text) => text.includes(word));
      } catch {
        return false;
      }
    })
    .map(Number);
}
