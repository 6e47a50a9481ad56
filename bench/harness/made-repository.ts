import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { program } from './program.ts';

/** A monorepo of many models, as a platform team has one. */
export interface MadeRepository {
  readonly files: number;
  readonly models: number;
  readonly datasets: number;
  /** Models stand in as many included files; default 0: all in `mlops.yaml`. */
  readonly teams?: number;
}

/**
 * Two commits: everything, then another parameter for one model. Half of the models name their code by globs, the
 * other half take what is below their working directory; each trains on two datasets and has an evaluation step.
 */
export async function writeRepository(folder: string, made: MadeRepository): Promise<void> {
  await program('git', ['init', '-q', '-b', 'main', folder], dirname(folder));
  const files = new Map(projectFiles(made));
  for (let d = 0; d < made.datasets; d++) {
    for (let part = 0; part < 20; part++) files.set(`data/${dataset(d)}/part-${part}.csv`, `id,x,y\n${part},${d},1\n`);
  }
  for (let m = 0; m < made.models; m++) {
    files.set(`models/${model(m)}/params.yaml`, `depth: 6\nlearning-rate: 0.1\nname: ${model(m)}\n`);
    files.set(`models/${model(m)}/README.md`, `# ${model(m)}\n`);
  }
  for (let i = 0; files.size < made.files; i++) {
    const [m, n] = [i % made.models, Math.floor(i / made.models)];
    files.set(`models/${model(m)}/src/part_${n % 6}/module_${n}.py`, `VALUE = ${i}\n`);
  }
  await write(folder, files);
  await commit(folder, 'everything');
  const changed = `models/${model(0)}/params.yaml`;
  await write(folder, new Map([[changed, `depth: 8\nlearning-rate: 0.1\nname: ${model(0)}\n`]]));
  await commit(folder, 'a deeper tree');
}

async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function commit(folder: string, message: string): Promise<void> {
  await program('git', ['add', '-A'], folder);
  await program('git', ['commit', '-q', '-m', message], folder);
}

function projectFiles({ models, datasets, teams = 0 }: MadeRepository): readonly (readonly [string, string])[] {
  const head = ['version: 1', 'name: made', ...(teams > 0 ? ['include: [teams/*/mlops.yaml]'] : []), 'datasets:'];
  const root = [...head, ...Array.from({ length: datasets }, (_, d) => datasetText(d))];
  const parts = Array.from({ length: models }, (_, m) => modelText(m, datasets, teams > 0));
  if (teams === 0) return [['mlops.yaml', [...root, 'models:', ...parts, ''].join('\n')]];
  const own = (team: number) => ['models:', ...parts.filter((_, m) => m % teams === team), ''].join('\n');
  const others = Array.from({ length: teams }, (_, team) => [`teams/team-${team}/mlops.yaml`, own(team)] as const);
  return [['mlops.yaml', [...root, ''].join('\n')], ...others];
}

function datasetText(d: number): string {
  return `  ${dataset(d)}:
    source: data/${dataset(d)}/*.csv
    key: id
    columns:
      id: { type: integer, nulls: 0, unique: true }
      x: { type: number, min: 0, max: 100 }
      y: { type: integer, values: [0, 1] }`;
}

/** @param fromRoot paths begin at the root of the repository, as the file is elsewhere */
function modelText(m: number, datasets: number, fromRoot: boolean): string {
  const [train, test] = [dataset(m % datasets), dataset((m + 1) % datasets)];
  const folder = `${fromRoot ? '/' : ''}models/${model(m)}`;
  const root = fromRoot ? '    working-directory: /\n' : '';
  const place =
    m % 2 === 0
      ? `${root}    code: [${folder}/**, "!**/*.md"]\n    params: ${folder}/params.yaml`
      : `    working-directory: ${folder}\n    params: params.yaml`;
  return `  ${model(m)}:
${place}
    data: { train: ${train} }
    train:
      run: python src/part_0/module_0.py
      seeds: [1, 2, 3]
    artifact: model/
    evaluate:
      run: python src/part_1/module_1.py
      task: binary
      predictions: predictions.csv
      label: { dataset: ${test}, column: "y" }
    gates:
      roc-auc: { min: 0.7, max-worse: 0.01 }
      log-loss: { max-worse: 1% }`;
}

const dataset = (d: number): string => `set-${String(d).padStart(2, '0')}`;
const model = (m: number): string => `model-${String(m).padStart(3, '0')}`;
