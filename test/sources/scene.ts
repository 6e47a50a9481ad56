import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AroundSources, openSources } from '../../src/sources/index.ts';
import { MlopsError } from '../../src/support/problem.ts';

/** Time runs fast: a second of waiting is a millisecond, and half a second without a byte is a lost connection. */
export const hurried = { second: 1, idle: 500 };

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-sources-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Sources of one command on a machine, with nothing of the settings of who runs the tests. */
export async function machine(env: NodeJS.ProcessEnv, more: Partial<AroundSources> = {}) {
  const cache = await temporaryFolder();
  const open = (again: Partial<AroundSources> = {}) =>
    openSources({
      env: { HOME: '/nonexistent', ...env },
      trusted: 'all',
      pace: hurried,
      part: 1000,
      ...more,
      ...again,
    });
  const read = async (source: string, again: Partial<AroundSources> = {}) => {
    const sources = open(again);
    const objects = await sources.find(source);
    const brought = await sources.bring(objects, { cache, onBytes: () => undefined });
    return Promise.all(brought.map(async ({ local }, at) => `${objects[at]?.path}=${await readFile(local, 'latin1')}`));
  };
  return { cache, open, read };
}

/** `ends reason: message` of what is thrown; fails the test where nothing is. */
export async function refusal(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    (value) => new Error(`nothing was refused: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MlopsError)) throw error;
  return error.problems.map(({ reason, message }) => `${error.ends} ${reason}: ${message}`).join('\n');
}
