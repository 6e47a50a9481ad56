import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { z } from 'zod';
import { type Files, preparedWorld, type World } from './harness.ts';
import { tiny } from './tiny.ts';

export const worlds: World[] = [];
afterAll(() => {
  for (const world of worlds) world.remove();
});

/** A change that is trained, scored and passes, beside a baseline of which the same is true. */
export function changed(files: Files = {}): () => Promise<World> {
  let made: Promise<World> | undefined;
  const make = async () => {
    const world = await preparedWorld({ ...tiny, ...files }, [['train']]);
    worlds.push(world);
    world.branch('change');
    world.commit('Better', { 'params.yaml': 'signal: 0.9\n' });
    expect((await world.json(['train'])).result.reason).toBe('trained');
    expect((await world.json(['report'])).result).toMatchObject({ reason: 'better', exitCode: 0 });
    return world;
  };
  return async () => {
    made ??= make();
    const copy = (await made).copy();
    worlds.push(copy);
    return copy;
  };
}

const file = z.object({ digest: z.string() });
export const runSchema = z.object({
  fingerprint: z.string(),
  seeds: z.array(
    z.object({
      seed: z.number().nullable(),
      artifact: z.object({ digest: z.string(), files: z.array(file) }),
      outputs: z.array(file.extend({ kind: z.string() })),
    }),
  ),
  replaces: z.object({ address: z.string(), digest: z.string(), why: z.string() }).optional(),
});
export const scoresSchema = z.object({
  run: z.string(),
  seeds: z.array(z.object({ seed: z.number().nullable(), artifact: z.string(), predictions: file })),
  replaces: z.object({ address: z.string(), why: z.string() }).optional(),
});

export const addresses = (world: World) => world.inOrigin('ls-tree', '-r', '--name-only', 'mlops/ledger').split('\n');
export const record = (world: World, address: string): unknown =>
  JSON.parse(world.inOrigin('show', `mlops/ledger:${address}`));
export const ledgerTip = (world: World) => world.inOrigin('rev-parse', 'mlops/ledger');

const planned = z.object({
  steps: z.array(
    z.object({
      id: z.string(),
      decision: z.string(),
      reasons: z.array(z.string()),
      fingerprint: z.string().optional(),
    }),
  ),
});
/** The steps that run, and why. */
export async function running(world: World): Promise<Readonly<Record<string, string>>> {
  const { steps } = planned.parse((await world.json(['plan'])).result.data);
  return Object.fromEntries(
    steps.filter(({ decision }) => decision === 'run').map(({ id, reasons }) => [id, reasons.at(-1) ?? '']),
  );
}

const plans = new Map<string, Promise<z.infer<typeof planned>>>();

/** The plan of a commit beside its baseline: copies of a world have the same steps and fingerprints. */
function planOf(world: World): Promise<z.infer<typeof planned>> {
  const key = world.git('rev-parse', 'HEAD', 'main');
  const made = plans.get(key) ?? world.json(['plan']).then(({ result }) => planned.parse(result.data));
  plans.set(key, made);
  return made;
}

/** The first records of one side, whatever replaced them. */
export async function recordsOf(world: World, side: 'candidate' | 'baseline', model = 'm') {
  const { steps } = await planOf(world);
  const address = (kind: string, step: string) => {
    // Where both sides have one run, the plan has one step for it.
    const ids = side === 'candidate' ? [`${step}:${model}`] : [`${step}:${model}@baseline`, `${step}:${model}`];
    const fingerprint = ids.flatMap((id) => steps.find((one) => one.id === id)?.fingerprint ?? [])[0] ?? '';
    return `${kind}/${model}/${fingerprint.slice(0, 2)}/${fingerprint}.json`;
  };
  const [run, scores] = [address('runs', 'train'), address('evaluations', 'evaluate')];
  return {
    run: { address: run, ...runSchema.parse(record(world, run)) },
    scores: { address: scores, ...scoresSchema.parse(record(world, scores)) },
  };
}

export const place = (world: World, digest: string) => {
  const hex = digest.replace('sha256:', '');
  return join(world.clone, '.mlops', 'store', hex.slice(0, 2), hex.slice(2));
};
export function lose(world: World, digests: readonly string[]): void {
  for (const digest of new Set(digests)) rmSync(place(world, digest));
}
export const loseAll = (world: World) => rmSync(join(world.clone, '.mlops', 'store'), { recursive: true });
export const predictions = (scores: z.infer<typeof scoresSchema>) =>
  scores.seeds.map((seed) => seed.predictions.digest);
export const artifacts = (run: z.infer<typeof runSchema>) =>
  run.seeds.flatMap((seed) => seed.artifact.files.map(({ digest }) => digest));

interface Step {
  readonly step: string;
  readonly state: string;
  readonly sentence: string;
}
export async function train(world: World, ...options: readonly string[]) {
  const { result } = await world.json(['train', ...options]);
  const { steps } = z
    .object({ steps: z.array(z.object({ step: z.string(), state: z.string(), sentence: z.string() })) })
    .parse(result.data);
  return { result, steps: steps as readonly Step[], states: Object.fromEntries(steps.map((s) => [s.step, s.state])) };
}
