import { makeWorld, type World } from './harness.ts';

/** A model whose training writes its parameter down and reports it as a metric: higher is better. */
const project = (more = '') => `version: 1
name: promoting
models:
  m:
    code: [train.sh, check.sh]
    params: params.yaml
    train: bash train.sh
    artifact: model.txt
    metrics: metrics.json
    gates: { accuracy: { min: 0.2 } }
    serve: { verify: [{ run: bash check.sh }] }
environments:
  staging:
    auto-merge: true
    on-failure: revert
    target: { kind: local, folder: .served/staging }
  production:
    needs: [staging]
    target: { kind: local, folder: .served/production }
${more}`;

export const files = {
  '.gitignore': '.served/\n',
  'mlops.yaml': project(),
  'train.sh': `cp params.yaml "$MLOPS_OUTPUT/model.txt"
echo "{ \\"accuracy\\": 0.$(tr -cd 0-9 < params.yaml) }" > "$MLOPS_OUTPUT/metrics.json"
`,
  // What is wrong with a version is seen when it is deployed.
  'check.sh': 'if grep -q 66 "$MLOPS_MODEL"; then echo "sixty-six is refused" >&2; exit 1; fi\n',
  'params.yaml': 'depth: 50\n',
};

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
