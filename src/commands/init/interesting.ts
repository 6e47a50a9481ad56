import { isPlainPath } from '../../project/index.ts';

const dataEnding = /\.(?:csv|tsv|parquet|arrows?|ipc|feather|jsonl|ndjson)(?:\.(?:gz|zst))?$/i;
const scriptEnding = /\.(?:py|r|jl|js|mjs|cjs|ts|sh)$/i;
const scriptStem =
  /^(?:train|training|fit|main|run|model|pipeline|predict|prediction|score|scoring|evaluat|inference)/i;
const paramsName = /^(?:(?:hyper)?_?-?param(?:eter)?s?|config|conf|settings)\.(?:ya?ml|json|toml)$/i;
const metricsName =
  /^[\w-]*(?:metrics?|scores?|results?|report|evaluation)[\w-]*\.(?:json|ya?ml|toml|csv|tsv|txt|jsonl)$/i;
const lockNames: ReadonlySet<string> = new Set([
  'requirements.txt',
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'Pipfile.lock',
  'environment.yml',
  'environment.yaml',
  'conda.yaml',
  'conda.yml',
  'renv.lock',
  'package-lock.json',
  'package.json',
]);
/** Files that say by which commands people of this repository work. */
const tasksName = /^(?:(?:GNUm|M|m)akefile|MLproject|pyproject\.toml)$/;
/** Folders whose files belong to tools, tests or other people. */
const elsewhere =
  /(?:^|\/)(?:node_modules|site-packages|venv|env|\.[^/]+|__pycache__|tests?|testdata|fixtures?|docs?|vendor|third[_-]party|dist|build|target|mlruns|wandb|lightning_logs)\//i;

/** What a file's name alone says about it. */
export type NameKind = 'data' | 'dvc' | 'script' | 'params' | 'metrics' | 'lock' | 'workflow' | 'tasks' | 'notebook';

/** Undefined for the names that say nothing to `mlops init`. A file can be data and metrics; then the name decides. */
export function kindOfName(path: string): NameKind | undefined {
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return 'workflow';
  if (elsewhere.test(path)) return undefined;
  const name = baseName(path);
  if (name === 'dvc.yaml' || name.endsWith('.dvc')) return name === '.dvc' ? undefined : 'dvc';
  if (lockNames.has(name)) return 'lock';
  if (tasksName.test(name)) return 'tasks';
  if (paramsName.test(name)) return 'params';
  if (metricsName.test(name) && !inDataFolder(path)) return 'metrics';
  if (dataEnding.test(name)) return 'data';
  if (name.endsWith('.ipynb')) return 'notebook';
  if (scriptEnding.test(name) && (scriptStem.test(name) || namesTraining(name) || /(?:^|\/)scripts\/[^/]+$/.test(path)))
    return isTest(name) ? undefined : 'script';
  return undefined;
}

export function isDataName(path: string): boolean {
  return kindOfName(path) === 'data';
}

/** `model_train.py`, `demand-training.R` */
export function namesTraining(name: string): boolean {
  return /(?:^|[_-])train(?:ing)?(?:[_-]|\.[^.]*$)/i.test(name);
}

function isTest(name: string): boolean {
  return /^test_|_test\.|\.test\.|\.spec\.|^conftest\.py$/i.test(name);
}

function inDataFolder(path: string): boolean {
  return /(?:^|\/)(?:data|datasets?|inputs?|raw|processed)\//i.test(path);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** '' for the root. */
export function folderName(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Whether `mlops.yaml` can name a path: no glob characters, nothing that a path there must not hold. */
export function isNameable(path: string): boolean {
  return (
    path !== '' &&
    !/[\u0000-\u001f\u007f\\\ufffd]|^[A-Za-z]:|^!/.test(path) &&
    !path.includes('${{') &&
    !path.split('/').some((segment) => segment === '..' || segment.toLowerCase() === '.git') &&
    isPlainPath(path)
  );
}
