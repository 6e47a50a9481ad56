import { posix } from 'node:path';
import { quoteShell } from '../../../support/escape/index.ts';
import { chained } from '../dvc.ts';
import { commandOf } from '../training-scripts.ts';
import { type Program, programOf } from './program.ts';
import { fileOf, isAside, saysTraining } from './resolve.ts';
import { type Statement, statementsOf } from './shell.ts';
import type { Place, Task } from './types.ts';

/** Tasks that run tasks; deeper ones stay what they are called. */
const deepest = 3;

/** One command that makes a model, or something for it. */
interface Work {
  readonly text: string;
  readonly folder: string;
  readonly program: Program;
  /** The file that it runs. */
  readonly path: string | undefined;
  readonly trains: boolean;
  /** It makes a folder or sets a variable for those after it. */
  readonly isSmall: boolean;
  readonly inBlock: boolean;
  readonly via: readonly Task[];
}

/** What a list of commands does for a model. */
export interface Chain {
  readonly command: string;
  readonly folder: string;
  readonly runs: readonly string[];
  readonly trains: string | undefined;
  /** Tasks behind which the commands were found. */
  readonly via: readonly Task[];
  readonly checks: readonly string[];
}

/** All statements, those of the tasks that they run among them: for what they show, not for what they do. */
export function allStatements(statements: readonly Statement[], place: Place, depth = 0): readonly Statement[] {
  return statements.flatMap((statement) => {
    const task = taskOf(statement, place);
    if (task === undefined || depth >= deepest) return [statement];
    return [statement, ...allStatements(statementsOf(task.text, task.folder), place, depth + 1)];
  });
}

/**
 * The commands that train among statements, with those before and after that make or measure something.
 * @param said where they stand, for the reader: `the job run of .github/workflows/cml.yaml`
 * @param isReported somebody shows what they leave, so that a script that fits a model is enough to be a training
 */
export function chainOf(
  statements: readonly Statement[],
  place: Place,
  said: string,
  isReported: boolean,
): Chain | undefined {
  const all = worksOf(statements, place, 0);
  const works = all.filter(({ isSmall }) => !isSmall);
  const named = works.some(({ trains }) => trains);
  const [only, ...more] = works;
  const fitting = works.filter(({ path }) => path !== undefined && place.fits(path));
  const found = named ? undefined : (fitting.at(-1) ?? (more.length === 0 ? only : undefined));
  if (!named && (!isReported || found === undefined)) return undefined;
  const training = named ? works.findLast(({ trains }) => trains) : found;
  if (training === undefined) return undefined;
  const refused = works.flatMap((work) => whyRefused(work) ?? []);
  const taken = refused.length > 0 ? [bare(training)].flatMap((work) => work ?? []) : all;
  if (taken.length === 0) return undefined;
  const { folder } = training;
  return {
    command: chained(taken.map((work) => inFolder(work, folder))),
    folder,
    runs: taken.flatMap(({ path }) => path ?? []),
    trains: training.path,
    via: [...new Set(works.flatMap(({ via }) => via))],
    checks: [
      ...refused.map((why) => `${capital(said)} ${why}: complete \`run\`.`),
      ...before(taken, training, said),
      ...variables(taken, statements, said),
      ...processes(taken),
    ],
  };
}

function worksOf(statements: readonly Statement[], place: Place, depth: number): readonly Work[] {
  return statements.flatMap((statement) => {
    const { text, words, folder, inBlock } = statement;
    if (isSmall(statement)) return [small(statement)];
    const program = programOf(words);
    if (program === undefined || program.kind === 'dvc' || isAside(program)) return [];
    const task = depth < deepest ? taskOf(statement, place) : undefined;
    if (task !== undefined) return worksOfTask(statement, program, task, place, depth);
    const path = fileOf(program, folder, place.has);
    const trains = saysTraining(program) && (path !== undefined || isRun(program));
    if (path === undefined && !trains) return [];
    return [{ text, folder, program, path, trains, isSmall: false, inBlock, via: [] }];
  });
}

/** What no file of the checkout stands behind is a training only where it is a program or a task of that name. */
function isRun(program: Program): boolean {
  if (program.kind === 'other') return /^[\w.-]+$/.test(program.name) && !notTrainings.has(program.name);
  return program.kind === 'yolo' || program.kind === 'task' || program.kind === 'module';
}

const notTrainings: ReadonlySet<string> = new Set(
  'echo,printf,cat,cp,mv,rm,ls,mkdir,touch,tar,unzip,zip,git,gh,aws,gsutil,gcloud,az,docker,curl,wget,pip,pip3,pytest,black,flake8,ruff,mypy,pylint,isort,uv,poetry,conda,mamba,npm,test,tee,grep,sed,awk,cml,cml-publish,cml-send-comment,kubectl,helm,huggingface-cli,hf,dvc,source,export,sudo,apt,apt-get,chmod,head,tail,jq,sleep,python,python3,read,set,wandb,mlflow,codecov,pre-commit,find,ssh,scp,rsync,sbatch,make'.split(
    ',',
  ),
);

function worksOfTask(
  { text, folder, inBlock }: Statement,
  program: Program,
  task: Task,
  place: Place,
  depth: number,
): readonly Work[] {
  const all = worksOf(statementsOf(task.text, task.folder), place, depth + 1);
  const inner = all.filter((work) => !work.isSmall);
  const trains = saysTraining(program) || inner.some((work) => work.trains);
  if (inner.length === 0 && !(task.isMore && trains)) return [];
  if (!task.isMore) {
    const alone = trains && inner.length === 1;
    return all.map((work) => ({ ...work, trains: work.trains || (alone && !work.isSmall), via: [task, ...work.via] }));
  }
  const path = inner.findLast((work) => work.trains)?.path ?? inner.at(-1)?.path;
  return [{ text, folder, program, path, trains, isSmall: false, inBlock, via: [task] }];
}

function taskOf({ words, folder }: Statement, place: Place): Task | undefined {
  const program = programOf(words);
  if (program === undefined) return undefined;
  const called = program.kind === 'task' || program.kind === 'other' ? program : undefined;
  return place.tasks.find(
    (task) =>
      called?.name === task.name &&
      task.folder === folder &&
      (called.kind === 'task' ? called.by === task.by : runByName.has(task.by)),
  );
}

/** Their tasks are programs behind `pdm run`, `uv run` and their kin. */
const runByName: ReadonlySet<string> = new Set(['pdm', 'pixi', 'hatch', 'entry']);

function small({ text, folder, inBlock, words }: Statement): Work {
  const program = { kind: 'other', name: words[0] ?? '', rest: words.slice(1) } as const;
  return { text, folder, program, path: undefined, trains: false, isSmall: true, inBlock, via: [] };
}

function isSmall({ words, text, inBlock }: Statement): boolean {
  if (inBlock || text.includes('${{')) return false;
  return words[0] === 'mkdir' || (words[0] === 'export' && /^export [A-Za-z_]\w*=/.test(text));
}

function whyRefused({ text, inBlock }: Work): string | undefined {
  if (inBlock) return `runs \`${text}\` in a loop or a condition`;
  if (text.includes('${{')) return `runs \`${text}\`, of which only that workflow knows the values`;
  return undefined;
}

/** The training alone, without what could not be carried over. */
function bare(work: Work): Work | undefined {
  const { path, folder, program } = work;
  if (program.kind === 'module') return { ...work, text: `python -m ${program.name}` };
  if (path === undefined || program.kind !== 'script') return work.text.includes('${{') ? undefined : work;
  return { ...work, text: commandOf(posix.relative(folder, path)) };
}

function inFolder({ text, folder }: Work, place: string): string {
  return folder === place ? text : `(cd ${quoteShell(posix.relative(place, folder) || '.')} && ${text})`;
}

/** Commands before the training make what it reads, each time and from whatever they fetch. */
function before(works: readonly Work[], training: Work, said: string): readonly string[] {
  const first = works.slice(0, works.indexOf(training)).filter(({ trains, isSmall }) => !trains && !isSmall);
  if (first.length === 0) return [];
  const names = first.map(({ text }) => `\`${text}\``).join(', ');
  return [
    `${capital(said)} runs ${names} before the training, so \`run\` does, too: what they fetch from elsewhere is no part of what decides whether to train again.`,
  ];
}

function variables(works: readonly Work[], statements: readonly Statement[], said: string): readonly string[] {
  const set = new Set(statements.map(({ text }) => /^(?:export )?([A-Za-z_]\w*)=/.exec(text)?.[1]));
  const used = works.flatMap(({ text }) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name));
  const open = [...new Set(used)].filter((name) => !set.has(name) && !/^(?:MLOPS_|HOME$|PWD$)/.test(name));
  if (open.length === 0) return [];
  return [
    `${capital(said)} uses ${open.map((name) => `$${name}`).join(', ')}: give a value under \`env\` of the model.`,
  ];
}

function processes(works: readonly Work[]): readonly string[] {
  return works.flatMap(({ text }) => {
    const count = /--(?:nproc[_-]per[_-]node|num[_-]processes|num[_-]gpus)[= ](\d+)/.exec(text)?.[1];
    return count === undefined
      ? []
      : [
          `\`${text}\` starts ${count} processes: say under \`train\` what they need (\`resources: { gpus: ${count} }\`).`,
        ];
  });
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
