/** What a command runs, behind what only wraps it (`uv run`, `torchrun`, …). */
export type Program =
  | { readonly kind: 'script'; readonly path: string; readonly rest: readonly string[] }
  | { readonly kind: 'module'; readonly name: string; readonly rest: readonly string[] }
  | { readonly kind: 'notebook'; readonly path: string; readonly rest: readonly string[] }
  | { readonly kind: 'yolo'; readonly rest: readonly string[] }
  /** A task that another file of the repository describes: `make train`, `poe train`. */
  | { readonly kind: 'task'; readonly by: string; readonly name: string; readonly rest: readonly string[] }
  | { readonly kind: 'dvc'; readonly rest: readonly string[] }
  | { readonly kind: 'other'; readonly name: string; readonly rest: readonly string[] };

/** Programs that run another one, and their options that take a value. */
const wrappers: readonly { readonly words: readonly string[]; readonly valued: ReadonlySet<string> }[] = [
  {
    words: ['uv', 'run'],
    valued: new Set(['--with', '--extra', '--group', '--python', '-p', '--project', '--env-file']),
  },
  { words: ['poetry', 'run'], valued: new Set() },
  { words: ['pipenv', 'run'], valued: new Set() },
  { words: ['pdm', 'run'], valued: new Set() },
  { words: ['hatch', 'run'], valued: new Set() },
  { words: ['pixi', 'run'], valued: new Set(['-e', '--environment']) },
  { words: ['conda', 'run'], valued: new Set(['-n', '--name', '-p', '--prefix']) },
  { words: ['env'], valued: new Set() },
  { words: ['time'], valued: new Set() },
  { words: ['nohup'], valued: new Set() },
  { words: ['nice'], valued: new Set(['-n']) },
];
/** Launchers of several processes: a script without an interpreter follows. */
const launchers: ReadonlySet<string> = new Set(['torchrun', 'accelerate', 'deepspeed']);
const interpreters = /^(?:python(?:\d(?:\.\d+)?)?|Rscript|julia|node|bash|sh)$/;
const scriptName = /\.(?:py|r|jl|js|mjs|cjs|ts|sh)$/i;
/** Modules of Python that launch a script, as `torchrun` does. */
const launchModules: ReadonlySet<string> = new Set(['torch.distributed.launch', 'torch.distributed.run']);

/** Undefined where the command is empty. */
export function programOf(words: readonly string[]): Program | undefined {
  const own = untilRedirected(words);
  const [first] = own;
  if (first === undefined) return undefined;
  if (/^[A-Za-z_]\w*=/.test(first)) return programOf(own.slice(1));
  const wrapper = wrappers.find((each) => each.words.every((word, index) => own[index] === word));
  if (wrapper !== undefined) return programOf(afterOptions(own.slice(wrapper.words.length), wrapper.valued));
  return (
    named(own, first) ?? (scriptName.test(first) ? { kind: 'script', path: first, rest: own.slice(1) } : other(own))
  );
}

/** By the program that its first word is. */
function named(own: readonly string[], first: string): Program | undefined {
  const second = own[1];
  if (launchers.has(first)) return launched(own.slice(first === 'accelerate' ? 2 : 1)) ?? other(own);
  if (interpreters.test(first)) return interpreted(own);
  if (first === 'make' || first === 'poe' || first === 'task') return task(first, own);
  if (first === 'mlflow' && second === 'run') return mlflow(own.slice(2));
  if (first === 'dvc') return { kind: 'dvc', rest: own.slice(1) };
  if (first === 'yolo') return { kind: 'yolo', rest: own.slice(1) };
  if (first === 'papermill') return notebook(own.slice(1)) ?? other(own);
  if (first === 'jupyter' && second === 'nbconvert' && own.includes('--execute'))
    return notebook(own.slice(2)) ?? other(own);
  // `$(PYTHON) train.py` of a Makefile
  if (/^\$[({]\w+[)}]$/.test(first) && second !== undefined) return interpreted(own);
  return undefined;
}

function other([name = '', ...rest]: readonly string[]): Program {
  return { kind: 'other', name, rest };
}

function untilRedirected(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => /^(?:\d?>>?&?\d?|\|)$/.test(word));
  return at < 0 ? words : words.slice(0, at);
}

function afterOptions(words: readonly string[], valued: ReadonlySet<string>): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-') === true) at += valued.has(words[at] ?? '') ? 2 : 1;
  return words.slice(at);
}

/** Options of a launcher are not known one by one: its script is the first word that is named like one. */
function launched(words: readonly string[]): Program | undefined {
  const module = words.indexOf('-m');
  const at = words.findIndex((word) => !word.startsWith('-') && scriptName.test(word));
  if (at >= 0) return { kind: 'script', path: words[at] ?? '', rest: words.slice(at + 1) };
  const name = module < 0 ? undefined : words[module + 1];
  return name === undefined ? undefined : { kind: 'module', name, rest: words.slice(module + 2) };
}

function interpreted(words: readonly string[]): Program {
  const given = afterOptions(words.slice(1), new Set(['-W', '-X']));
  const isModule = words.slice(1, words.length - given.length).includes('-m');
  const [name, ...rest] = given;
  if (name === undefined || words.includes('-c')) return other(words);
  if (!isModule) return { kind: 'script', path: name, rest };
  if (launchModules.has(name)) return launched(rest) ?? other(words);
  if (name === 'papermill') return notebook(rest) ?? other(words);
  return { kind: 'module', name, rest };
}

function task(by: string, words: readonly string[]): Program {
  const valued = new Set(['-C', '-f', '-j']);
  const [name, ...rest] = words
    .slice(1)
    .filter((word, index, all) => !word.startsWith('-') && !valued.has(all[index - 1] ?? ''));
  return name === undefined || words.includes('-C') || words.includes('-f')
    ? other(words)
    : { kind: 'task', by, name, rest };
}

/** `mlflow run . -e train`: an entry point of the MLproject that lies there. */
function mlflow(words: readonly string[]): Program {
  const at = words.findIndex((word) => word === '-e' || word === '--entry-point');
  const [place] = words;
  if (place !== '.') return other(['mlflow', 'run', ...words]);
  return { kind: 'task', by: 'mlflow', name: at < 0 ? 'main' : (words[at + 1] ?? 'main'), rest: words.slice(1) };
}

function notebook(words: readonly string[]): Program | undefined {
  const path = words.find((word) => word.endsWith('.ipynb'));
  return path === undefined ? undefined : { kind: 'notebook', path, rest: words.filter((word) => word !== path) };
}
