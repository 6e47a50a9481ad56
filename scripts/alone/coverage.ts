import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Which characters of the bundle only one test runs. */
export interface Owners {
  /** Path below the bundle → for each character 0 (nobody), −1 (several tests), or the one test's number from 1. */
  readonly files: ReadonlyMap<string, Int16Array>;
  /** Folder of the test by its number − 1. */
  readonly tests: readonly string[];
}

const report = z.object({
  result: z.array(
    z.object({
      url: z.string(),
      functions: z.array(
        z.object({
          ranges: z.array(z.object({ startOffset: z.number(), endOffset: z.number(), count: z.number() })),
        }),
      ),
    }),
  ),
});

type Script = z.infer<typeof report>['result'][number];

/**
 * Reads what V8 wrote for every process of every test: `folder` holds one folder for each test. What was read is removed:
 * it is several MB for each process.
 */
export async function readOwners(folder: string, bundle: string): Promise<Owners> {
  const files = new Map<string, Int16Array>();
  const tests: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    tests.push(name);
    const ran = await ranBy(join(folder, name), bundle);
    for (const [path, characters] of ran) own(files, path, characters, tests.length);
    await rm(join(folder, name), { recursive: true });
  }
  return { files, tests };
}

function own(files: Map<string, Int16Array>, path: string, ran: Uint8Array, test: number): void {
  const owners = files.get(path) ?? new Int16Array(ran.length);
  files.set(path, owners);
  for (let at = 0; at < ran.length; at++) {
    if (ran[at] === 1) owners[at] = owners[at] === 0 ? test : -1;
  }
}

/** Characters of the bundle's files that any process of one test ran. */
async function ranBy(folder: string, bundle: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const ran = new Map<string, Uint8Array>();
  for (const name of await readdir(folder)) {
    const { result } = report.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
    for (const script of result) {
      const path = script.url.startsWith('file:') ? relative(bundle, fileURLToPath(script.url)) : '..';
      if (!path.startsWith('..')) ran.set(path, either(ranIn(script), ran.get(path)));
    }
  }
  return ran;
}

function either(now: Uint8Array, before: Uint8Array | undefined): Uint8Array {
  if (before === undefined) return now;
  for (let at = 0; at < now.length; at++) {
    if (now[at] === 1) before[at] = 1;
  }
  return before;
}

/** V8 lists outer ranges before those inside them, so that the last one that covers a character counts for it. */
function ranIn({ functions }: Script): Uint8Array {
  const ranges = functions.flatMap((one) => one.ranges);
  const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)));
  for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ran;
}
