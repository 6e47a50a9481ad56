import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { program, root } from './program.ts';

/** A way to train the flights example; `change` is made to a copy of it. */
export interface Configuration {
  readonly name: string;
  readonly change: (folder: string) => Promise<unknown>;
}

const example = join(root, 'examples', 'flights');

/** The example as it is, what its story does to it, and one epoch of training instead of three. */
export const configurations: readonly Configuration[] = [
  { name: 'as it is', change: async () => undefined },
  { name: 'one epoch', change: (folder) => fewerEpochs(join(folder, 'params.yaml')) },
  { name: 'worse', change: (folder) => applyPatch('worse', folder) },
  { name: 'improvement', change: (folder) => applyPatch('improvement', folder) },
];

/** One real training and its scores of the hold-out rows. */
export interface SeedRun {
  readonly seed: number;
  readonly file: string;
  readonly artifact: string;
}

/**
 * Trains and scores a configuration with seeds 1 … n, two at a time. What the cache folder already has is not done
 * again; a file there belongs to the code, parameters and data it was made from.
 */
export async function seedRuns(made: Configuration, seeds: number, cache: string): Promise<readonly SeedRun[]> {
  const draft = join(cache, `draft-${process.pid}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await cp(example, draft, { recursive: true });
  await program('git', ['init', '-q'], draft); // else `git apply` takes the paths for those of the repository around it
  await made.change(draft);
  const folder = join(cache, await identity(draft));
  if (await exists(folder)) await rm(draft, { recursive: true, force: true });
  else await rename(draft, folder);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const limit = pLimit(2);
  const numbers = Array.from({ length: seeds }, (_, index) => index + 1);
  return Promise.all(numbers.map((seed) => limit(() => seedRun(folder, seed))));
}

async function seedRun(folder: string, seed: number): Promise<SeedRun> {
  const output = join(folder, `seed-${seed}`);
  const file = join(output, 'predictions.csv');
  if (!(await exists(file))) {
    await mkdir(output, { recursive: true });
    const unfinished = `${file}.part`;
    const variables = {
      MLOPS_DATA_TRAIN: join(folder, 'data/train'),
      MLOPS_OUTPUT: output,
      MLOPS_SEED: String(seed),
      MLOPS_PARAMS: join(folder, 'params.yaml'),
      MLOPS_MODEL: join(output, 'model'),
      MLOPS_ROWS: join(folder, 'data/holdout'),
      MLOPS_PREDICTIONS: unfinished,
    };
    await program(process.execPath, ['src/train.js'], folder, { env: variables });
    await program(process.execPath, ['src/predict.js'], folder, { env: variables });
    await rename(unfinished, file);
  }
  return { seed, file, artifact: await digestOf([join(output, 'model', 'weights.bin')]) };
}

async function identity(folder: string): Promise<string> {
  const months = ['data/train', 'data/holdout'].flatMap((part) =>
    readdirSync(join(folder, part))
      .toSorted()
      .map((file) => `${part}/${file}`),
  );
  const code = ['features', 'model', 'predict', 'table', 'train'].map((name) => `src/${name}.js`);
  const files = ['params.yaml', ...code, ...months].map((path) => join(folder, path));
  return (await digestOf(files)).slice(0, 16);
}

async function digestOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    );
  return hash.digest('hex');
}

async function fewerEpochs(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(/^epochs: 3$/m, 'epochs: 1');
  if (changed === text) throw new Error(`${file} no longer says "epochs: 3"`);
  await writeFile(file, changed);
}

function applyPatch(name: string, folder: string): Promise<string> {
  return program('git', ['apply', join(root, 'examples', 'flights-story', `${name}.patch`)], folder);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
