import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deployable, TargetContext } from '../../../src/deployment/index.ts';
import { manifestDigest } from '../../../src/training/index.ts';

/** The same version in the test and in the process that is killed. @param diesOn a port on which its server does not start */
export function deployable(code: string, version: number, diesOn = 0): Deployable {
  const text = `weights ${version}\n`;
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const files = [{ path: 'model.txt', digest, bytes: Buffer.byteLength(text) }];
  return {
    environment: 'staging',
    model: 'delay',
    version,
    digest: manifestDigest(files),
    files,
    serve: {
      run: { kind: 'argv', argv: [process.execPath, 'server.mjs'] },
      health: '/health',
      startWithin: 20_000,
      secrets: [],
      verify: [],
    },
    env: { DIES_ON: String(diesOn) },
    code,
    bring: async (folder) => {
      await mkdir(folder);
      await writeFile(join(folder, 'model.txt'), text);
    },
  };
}

export function quiet(root: string, code: string): TargetContext {
  return {
    environment: 'staging',
    root,
    code,
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: root },
    signal: new AbortController().signal,
    output: () => undefined,
  };
}
