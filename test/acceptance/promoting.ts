import { servedModel } from '../harness/served-model.ts';
import { makeWorld, type World } from './harness.ts';

const environments = `  staging:
    auto-merge: true
    on-failure: revert
    target: { kind: local, folder: .served/staging }
  production:
    needs: [staging]
    target: { kind: local, folder: .served/production }
`;

export const files = { '.gitignore': '.served/\n', ...servedModel({ project: 'promoting', environments }) };

/** A world whose first version is trained, numbered and released nowhere yet; branches of environments are there. */
export async function promotingWorld(more: Partial<typeof files> = {}): Promise<World> {
  const world = makeWorld({ ...files, ...more });
  await passes(world, ['train']);
  await passes(world, ['promote', '--init']);
  return world;
}

/** Merges another parameter into the default branch: trained before, as a pull request would. */
export async function merge(world: World, depth: number): Promise<void> {
  world.commit(`Depth ${depth}`, { 'params.yaml': `depth: ${depth}\n` });
  world.git('push', '--quiet', 'origin', 'main');
  await passes(world, ['train']);
}

export async function passes(world: World, args: readonly string[]) {
  const ran = await world.json(args);
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.code}: ${ran.result.sentence}\n${ran.stderr}`);
  return ran.result;
}
