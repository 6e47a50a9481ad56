/**
 * A project of many models in one file and in many: node bench/project.ts [--models 200] [--datasets 60] [--teams 20] [--rounds 7].
 * Targets: `plan` as a process at most 1.5 s; 50 planted mistakes told at once, each in its place, in at most 100 ms by a
 * process that has read nothing before.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { loadProject, type ProjectTexts } from '../src/project/index.ts';
import { MlopsError, type Problem } from '../src/support/problem.ts';
import { writeRepository } from './harness/made-repository.ts';
import { alternate, heading, judge, numberArgument, table, textArgument, timing } from './harness/measure.ts';
import { inFolder, mlops, program } from './harness/program.ts';

const made = {
  files: numberArgument('files', 4000),
  models: numberArgument('models', 200),
  datasets: numberArgument('datasets', 60),
};
const teams = numberArgument('teams', 20);
const rounds = numberArgument('rounds', 7);
const mistakes = 50;

const folderToLoad = textArgument('load', '');
if (folderToLoad === '') await inFolder(measure);
else console.log(JSON.stringify(loadWithMistakes(folderToLoad)));

async function measure(folder: string): Promise<void> {
  heading(`project: ${made.models} models, ${made.datasets} datasets, ${teams} files of teams`);
  const [split, whole] = [join(folder, 'split'), join(folder, 'whole')];
  for (const clone of [split, whole]) {
    mkdirSync(clone);
    await writeRepository(clone, { ...made, teams: clone === split ? teams : 0 });
  }
  const lines = async (clone: string) => {
    const all = (await mlops(['plan', '--offline'], clone)).split('\n');
    return all.filter((line) => !line.startsWith('The default branch at ')).toSorted(); // the commits are not the same
  };
  if (!isDeepStrictEqual(await lines(split), await lines(whole)))
    throw new Error('one file and many should make one plan');
  const timings = await alternate(
    [
      { name: 'git ls-tree -r HEAD (floor)', run: () => program('git', ['ls-tree', '-r', 'HEAD'], split) },
      { name: `mlops plan --offline, ${teams} files of teams`, run: () => mlops(['plan', '--offline'], split) },
      { name: 'mlops plan --offline, one file', run: () => mlops(['plan', '--offline'], whole) },
    ],
    rounds,
  );
  table(timings, rounds);
  const loads = [await loadsOf(split, `${teams} files of teams`), await loadsOf(whole, 'one file')];
  judge([
    ...timings.slice(1).map(({ name, median }) => ({ figure: name, value: median, limit: 1.5, unit: 's' as const })),
    ...loads.flatMap(({ name, median, missing }) => [
      { figure: `${mistakes} mistakes, ${name}`, value: 1000 * median, limit: 100, unit: 'ms' as const },
      { figure: `mistakes without a place of their own, ${name}`, value: missing, limit: 0, unit: '' as const },
    ]),
  ]);
}

interface Loaded {
  readonly milliseconds: number;
  /** Milliseconds of processor time, of all threads. */
  readonly processor: number;
  readonly places: number;
}

/** One process for each round, since the second time is another thing than the first. */
async function loadsOf(clone: string, name: string) {
  const found: Loaded[] = [];
  for (let round = 0; round < rounds; round++) {
    const text = await program(process.execPath, [fileURLToPath(import.meta.url), '--load', clone], clone);
    found.push(loaded(text));
  }
  const { median, p95, fastest } = timing(
    name,
    found.map(({ milliseconds }) => milliseconds / 1000),
  );
  const processor = Math.min(...found.map((each) => each.processor)); // what other work on the machine changes least
  const figures = [median, p95, fastest].map((value) => `${(1000 * value).toFixed(1)} ms`).join(', ');
  console.log(
    `${mistakes} mistakes, ${name}: median, p95, fastest of ${rounds} processes: ${figures}; processor ${processor.toFixed(0)} ms`,
  );
  return { name, median, missing: mistakes - Math.min(...found.map(({ places }) => places)) };
}

function loaded(text: string): Loaded {
  const { milliseconds, processor, places } = Object(JSON.parse(text));
  return { milliseconds: Number(milliseconds), processor: Number(processor), places: Number(places) };
}

function loadWithMistakes(clone: string): Loaded {
  const texts = withMistakes(textsOf(clone));
  const [start, used] = [performance.now(), process.cpuUsage()];
  const problems = problemsOf(texts);
  const [milliseconds, { user }] = [performance.now() - start, process.cpuUsage(used)];
  if (problems.length !== mistakes) throw new Error(`${problems.length} problems of ${mistakes} mistakes`);
  return {
    milliseconds,
    processor: user / 1000,
    places: new Set(problems.map(({ place }) => `${place?.file}:${place?.line}:${place?.column}`)).size,
  };
}

function problemsOf(texts: ProjectTexts): readonly Problem[] {
  try {
    loadProject(texts);
  } catch (error) {
    if (error instanceof MlopsError) return error.problems;
    throw error;
  }
  return [];
}

function textsOf(clone: string): ProjectTexts {
  const read = (path: string) => readFileSync(join(clone, path), 'utf8');
  const text = read('mlops.yaml');
  if (!text.includes('include:')) return { file: 'mlops.yaml', text };
  const paths = Array.from({ length: teams }, (_, team) => `teams/team-${team}/mlops.yaml`);
  return { file: 'mlops.yaml', text, included: new Map(paths.map((path) => [path, { text: read(path) }])) };
}

/** Half of them of form and half of meaning, in the first places of the files. */
function withMistakes({ included, ...root }: ProjectTexts): ProjectTexts {
  let left = mistakes;
  const damaged = (text: string) =>
    text.replaceAll(/task: binary|train: set-/g, (right) => {
      if (left === 0) return right;
      left -= 1;
      return right === 'task: binary' ? 'task: binry' : 'train: sett-';
    });
  if (included === undefined) return { ...root, text: damaged(root.text) };
  const others = [...included].map(
    ([path, file]) => [path, 'text' in file ? { text: damaged(file.text) } : file] as const,
  );
  return { ...root, included: new Map(others) };
}
