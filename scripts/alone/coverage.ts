import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Which characters of the bundle only few tests run. */
export interface Owners {
  /** Path below the bundle → for each character 0 (nobody), −1 (many tests), or the number of a group. */
  readonly files: ReadonlyMap<string, Int32Array>;
  /** Tests by their numbers from 1, up to `mostTogether` of them, by the number of the group − 1. */
  readonly groups: readonly (readonly number[])[];
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
  const files = new Map<string, Int32Array>();
  const tests: string[] = [];
  const groups = new Groups();
  for (const name of (await readdir(folder)).sort()) {
    tests.push(name);
    const ran = await ranBy(join(folder, name), bundle);
    for (const [path, characters] of ran) own(files, path, characters, (group) => groups.with(group, tests.length));
    await rm(join(folder, name), { recursive: true });
  }
  return { files, tests, groups: groups.all };
}

/** So many tests at most run a piece of code that is changed for one of them. */
const mostTogether = 3;

class Groups {
  readonly all: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();

  /** The group that results when one more test comes to a group (0: none yet). */
  with(group: number, test: number): number {
    if (group < 0) return -1;
    const tests = [...(this.all[group - 1] ?? []), test];
    if (tests.length > mostTogether) return -1;
    const name = tests.join(' ');
    const known = this.#known.get(name) ?? this.all.push(tests);
    this.#known.set(name, known);
    return known;
  }
}

function own(files: Map<string, Int32Array>, path: string, ran: Uint8Array, joined: (group: number) => number): void {
  const owners = files.get(path) ?? new Int32Array(ran.length);
  files.set(path, owners);
  // Whole stretches have the same answer.
  const known = new Map<number, number>();
  for (let at = 0; at < ran.length; at++) {
    if (ran[at] !== 1) continue;
    const before = owners[at] ?? 0;
    const now = known.get(before) ?? joined(before);
    known.set(before, now);
    owners[at] = now;
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
