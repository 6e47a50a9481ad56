import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorld, type World } from '../acceptance/harness.ts';
import type { OwnRepository } from './scene.ts';

const own = join(import.meta.dirname, 'penguins');
const data = join(import.meta.dirname, '..', '..', 'examples', 'penguins', 'data');

/** A project that learns from real rows in a second, in nothing but Node: `team/penguins`. */
function penguins(): Readonly<Record<string, string>> {
  const ours = readdirSync(own).map((name) => [name, readFileSync(join(own, name), 'utf8')] as const);
  return { ...Object.fromEntries(ours), 'data/train.csv': rowsOf('train'), 'data/test.csv': rowsOf('test') };
}

/** Rows of a season's file, with their head. */
export function rowsOf(name: 'train' | 'test'): string {
  return readFileSync(join(data, `${name}.csv`), 'utf8');
}

/** The workflow of the guide for the default branch, in one job: `mlops init` writes none. */
export const mainWorkflow = '.github/workflows/mlops-main.yml';
const onMain = `on: { push: { branches: [main] } }
permissions: {}
jobs:
  main:
    runs-on: ubuntu-latest
    permissions:
      actions: read # files of earlier runs
      contents: write # the ledger branch
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: { persist-credentials: false }
      - uses: mlops-actions/mlops-actions@v0
`;

/**
 * The penguins as a team has them on the day it begins: `mlops init --workflows` has written project file and workflows,
 * and they have looked through the file: two seeds, since one cannot tell a worse model from chance.
 */
export async function penguinRepository(): Promise<OwnRepository> {
  const world = makeWorld(penguins());
  await initialise(world);
  const file = changed(world.read('mlops.yaml'), /# seeds: \[1, 2, 3\].*/, 'seeds: [1, 2]');
  // The schema of act is older than `queue:`.
  const train = changed(world.read(trainWorkflow), /^ *queue: max\b.*\n/gm, '');
  world.commit('What mlops init wrote', { 'mlops.yaml': file, [mainWorkflow]: onMain, [trainWorkflow]: train });
  world.git('push', '--quiet', 'origin', 'main');
  return { name: 'penguins', world };
}

const trainWorkflow = '.github/workflows/mlops-train.yml';

/** `mlops init` asks the remote for the name of the repository on GitHub. */
async function initialise(world: World): Promise<void> {
  const address = world.git('remote', 'get-url', 'origin');
  world.git('remote', 'set-url', 'origin', 'https://github.com/team/penguins.git');
  const { code, result } = await world.json(['init', '--workflows']);
  world.git('remote', 'set-url', 'origin', address);
  if (code !== 0) throw new Error(result.sentence);
}

/** The project file with its other hints followed: a contract for the columns, and a gate. */
export function withContract(file: string): string {
  const contract = `columns:
      id: { type: integer }
      species: { type: string, nulls: 0, values: [Adelie, Chinstrap, Gentoo] }
      island: { type: string, nulls: 0, values: [Biscoe, Dream, Torgersen] }
      bill_length_mm: { type: number, nulls: 2%, min: 25, max: 70 }
      bill_depth_mm: { type: number, nulls: 2%, min: 10, max: 25 }
      flipper_length_mm: { type: number, nulls: 2%, min: 150, max: 250 }
      body_mass_g: { type: number, nulls: 2%, min: 2000, max: 7000 }
      sex: { type: string, nulls: 5%, values: [female, male] }
      year: { type: integer, nulls: 0, min: 2007, max: 2009 }`;
  const withColumns = changed(file, /# columns: .*/, contract);
  return changed(withColumns, /# gates:\n +# {3}accuracy: .*/, 'gates: { accuracy: { min: 0.85, max-worse: 0.01 } }');
}

function changed(text: string, what: RegExp, by: string): string {
  if (!what.test(text)) throw new Error(`mlops init wrote nothing like ${what.source}:\n${text}`);
  return text.replace(what, by);
}
