import { knownMetric } from '../../metrics/index.ts';

/** What the text of a script says, read as text: nothing of it is executed or parsed as its language. */
export interface ScriptFacts {
  /** It fits a model, as far as calls of the usual libraries tell. */
  readonly fits: boolean;
  /** Quoted texts that look like paths or file names, with folders that are joined to them. */
  readonly paths: readonly MentionedPath[];
  /** Roles of `MLOPS_DATA_<ROLE>`, in lower case, with the path on the same line, if there is one. */
  readonly roles: ReadonlyMap<string, string | undefined>;
  /** Names of the variables `MLOPS_…` that it reads. */
  readonly variables: ReadonlySet<string>;
  /** Column that it calls its label or target. */
  readonly labels: readonly string[];
  /** Options that a run by hand must give. */
  readonly requiredOptions: readonly string[];
  /** Names that it quotes and that are metrics: `"rmse"`. */
  readonly metrics: readonly string[];
  /** It quotes `prediction` or `score…` as the name of a column. */
  readonly namesPredictions: boolean;
}

export interface MentionedPath {
  readonly path: string;
  /** The line saves, dumps or writes something. */
  readonly written: boolean;
}

/** Longer lines are data or generated, and a regular expression should not meet them. */
const longestLine = 500;

const fitting =
  /\.fit\(|\.train\(|\btrainer\b|joblib\.dump|pickle\.dump|torch\.save|save_model|saveRDS|lgb\.train|xgb\.train|model\.save|MLOPS_OUTPUT|fit_transform|\.compile\(|\blm\(|\bglm\(/i;
const writing = /dump|save|write|export|to_csv|to_parquet|to_json|to_pickle|open\([^)]*['"][wx]b?['"]|artifact/i;

export function readScript(text: string): ScriptFacts {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.length <= longestLine && !/^\s*(?:#(?!!)|\/\/|\*)/.test(line));
  const code = lines.join('\n');
  return {
    fits: fitting.test(code),
    paths: mentionedPaths(lines),
    roles: rolesOf(lines),
    variables: new Set([...code.matchAll(/\bMLOPS_[A-Z0-9_]+\b/g)].map(([name]) => name)),
    labels: labelsOf(code),
    requiredOptions: requiredOptions(lines),
    metrics: metricsOf(code),
    namesPredictions: /['"`](?:prediction|score)['"`]|['"`]score_|\bscore_\$?\{|[,'"`]prediction(?:['"`,\\\s])/.test(
      code,
    ),
  };
}

const quotedPath = /(?<quote>['"`])(?<path>[^'"`\n\s]{1,200}\.[A-Za-z0-9]{1,8}|[\w.-]+(?:\/[\w.-]+)+\/?)\k<quote>/g;
/** `$MLOPS_OUTPUT/x`, `${process.env.MLOPS_OUTPUT}/x`, `os.environ["MLOPS_OUTPUT"] + "/x"`, `{os.environ['MLOPS_OUTPUT']}/x`. */
const inOutput =
  /\bMLOPS_OUTPUT\b(?:['"](?:,\s*['"][^'"\n]{0,80}['"])?)?[\])}]{0,3}(?:\s*\+\s*['"])?\/([\w./-]{1,200})/g;
/** `out = os.environ["MLOPS_OUTPUT"]`, after which `out + "/x"` is written. */
const outputName = /^\s*(?:const |let |var )?([A-Za-z_]\w*)\s*=[^+]*\bMLOPS_OUTPUT\b[^+/]*$/;

function mentionedPaths(lines: readonly string[]): readonly MentionedPath[] {
  const found = new Map<string, boolean>();
  const add = (path: string | undefined, written: boolean) => {
    if (path !== undefined) found.set(path, (found.get(path) ?? false) || written);
  };
  const outputs = new Set(lines.map((line) => outputName.exec(line)?.[1]));
  const writers = lines.filter((line) => writing.test(line) && !definition.test(line));
  for (const [index, line] of lines.entries()) {
    const name = nameOf(line);
    const named = name !== undefined && writers.some((writer) => writer.split(/[^\w.]+/).includes(name));
    const before = lines[index - 1] ?? '';
    const goesOn = name === undefined && /[(,]\s*$/.test(before) && writing.test(before);
    for (const match of line.matchAll(quotedPath)) {
      const here = name === undefined && writing.test(line);
      add(joined(line.slice(0, match.index), match.groups?.['path'] ?? ''), named || here || goesOn);
    }
    for (const [, path] of line.matchAll(inOutput)) add(path, true);
    for (const [, by, path] of line.matchAll(/\b([A-Za-z_]\w*)\s*\+\s*['"]\/([\w./-]{1,200})['"]/g)) {
      if (by !== undefined && outputs.has(by)) add(path, true);
    }
  }
  return [...found].map(([path, written]) => ({ path, written }));
}

const definition =
  /^\s*(?:const |let |var )?[A-Za-z_]\w*\s*(?::\s*\w+\s*)?=[^=(]*(?:['"`]|Path\(|join\()[^=]*$|add_argument\(/;

/** What a line calls its path: `MODEL = "model.pkl"`, `add_argument("--out", default="model.pkl")` → `args.out`. */
function nameOf(line: string): string | undefined {
  if (!definition.test(line)) return undefined;
  const option = /add_argument\(\s*['"]-{0,2}([\w-]+)/.exec(line)?.[1];
  if (option !== undefined) return `args.${option.replaceAll('-', '_')}`;
  return /^\s*(?:const |let |var )?([A-Za-z_]\w*)/.exec(line)?.[1];
}

/** `"reports" / "metrics.json"` and `join("reports", "metrics.json")` are one path; upwards and absolute ones none. */
function joined(before: string, path: string): string | undefined {
  const folder = /(?<quote>['"`])(?<folder>[\w.-]+(?:\/[\w.-]+)*)\/?\k<quote>\)?\s*(?<by>[,/])\s*$/.exec(before);
  const opens = folder?.groups?.['by'] === ',' ? /join\(\s*$/ : /path\(\s*$|[=(]\s*$|^\s*$/i;
  const below = folder !== null && opens.test(before.slice(0, folder.index));
  const own = path.replace(/^\$?\{[^}]*\}\//, '').replace(/^(?:\.\/)+/, '');
  const whole = below ? `${folder?.groups?.['folder'] ?? ''}/${own}` : own;
  const refused = /^[/~]|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)|^[a-z][a-z0-9+.-]*:\/\/|[*?{}[\]$%\\]/;
  return refused.test(whole) ? undefined : whole;
}

function rolesOf(lines: readonly string[]): ReadonlyMap<string, string | undefined> {
  const roles = new Map<string, string | undefined>();
  for (const line of lines) {
    const names = [...line.matchAll(/\bMLOPS_DATA_([A-Z][A-Z0-9_]{0,40})\b/g)];
    const [path] = names.length === 1 ? mentionedPaths([line]) : [];
    for (const [, name = ''] of names) {
      const role = name.toLowerCase().replaceAll('_', '-');
      roles.set(role, roles.get(role) ?? path?.path);
    }
  }
  return roles;
}

const labelForms: readonly RegExp[] = [
  /\b(?:label|target)s?(?:_?(?:col(?:umn)?|name))?\s*(?::\s*\w+\s*)?=\s*(['"])([\w .-]{1,64})\1/gi,
  /(?<![\w.])y(?:_train|_all)?\s*=\s*\w+(?:\.loc)?\[(?::,\s*)?(['"])([\w .-]{1,64})\1\]/g,
  /\.pop\((['"])([\w .-]{1,64})\1\)/g,
];

function labelsOf(code: string): readonly string[] {
  return [...new Set(labelForms.flatMap((form) => [...code.matchAll(form)].map((match) => match[2] ?? '')))];
}

/**
 * Words that are metrics by their own names only: `loss` and `error` are quoted for much else. Where some are keys
 * (`{"roc_auc": …}`, `metrics["roc_auc"] = …`), those are what is written.
 */
function metricsOf(code: string): readonly string[] {
  const words = (form: RegExp) => [...code.matchAll(form)].map(([, , word = '']) => word);
  const isMetric = (word: string) => (knownMetric(word)?.tasks.length ?? 0) > 0;
  const keys = words(/(['"`])([A-Za-z][\w-]{1,30})\1(?=\s*:|\]\s*=[^=])/g).filter(isMetric);
  const quoted = keys.length > 0 ? keys : words(/(['"`])([A-Za-z][\w-]{1,30})\1/g);
  return [...new Set(quoted)].filter(isMetric).slice(0, 4);
}

function requiredOptions(lines: readonly string[]): readonly string[] {
  const options = lines.flatMap((line) => {
    const name = /add_argument\(\s*(['"])(-{0,2}[\w-]{1,40})\1/.exec(line)?.[2];
    if (name === undefined) return [];
    const needed = name.startsWith('-') ? /required\s*=\s*True/.test(line) : !/nargs\s*=\s*['"][?*]/.test(line);
    return needed ? [name] : [];
  });
  return [...new Set(options)];
}
