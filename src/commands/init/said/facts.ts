import { type MentionedPath, readScript, type ScriptFacts } from '../script-facts.ts';
import { wordsOf } from './shell.ts';
import type { SaidRun } from './types.ts';

/** What the scripts of one command say together, and its own words. */
export function factsOfRun(texts: readonly string[], run: SaidRun): ScriptFacts {
  const all = texts.map(readScript);
  const words = wordsOf(run.command);
  const given = new Set(words.map((word) => word.replace(/=.*$/, '')));
  return {
    fits: all.some(({ fits }) => fits),
    paths: joined([...all.flatMap(({ paths }) => paths), ...pathsIn(words, run.runs)]),
    roles: new Map(all.flatMap(({ roles }) => [...roles])),
    variables: new Set([...all.flatMap(({ variables }) => [...variables]), ...variablesIn(run.command)]),
    labels: [...new Set(all.flatMap(({ labels }) => labels))],
    // Words without a dash are given one after another: which is which only the script knows.
    requiredOptions: all
      .flatMap(({ requiredOptions }) => requiredOptions)
      .filter((option) => option.startsWith('-') && !given.has(option)),
    metrics: [...new Set(all.flatMap(({ metrics }) => metrics))],
    namesPredictions: all.some(({ namesPredictions }) => namesPredictions),
  };
}

function joined(paths: readonly MentionedPath[]): readonly MentionedPath[] {
  const groups = Map.groupBy(paths, ({ path }) => path);
  return [...groups].map(([path, same]) => ({ path, written: same.some(({ written }) => written) }));
}

/** Files that a command is given: `--out model.pkl` is written, `data/rides.csv` is only named. */
function pathsIn(words: readonly string[], runs: readonly string[]): readonly MentionedPath[] {
  return words.flatMap((word, index) => {
    const [, option = words[index - 1] ?? '', path = word] = /^(-{1,2}[\w-]+|[\w.]+)=(.+)$/.exec(word) ?? [];
    const isPath =
      /^(?![-/~])[\w./-]+\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(path) && !runs.some((run) => run.endsWith(path));
    if (!isPath || path.split('/').includes('..')) return [];
    return [{ path, written: option.startsWith('-') && /out|save|dest|export|metrics|report/i.test(option) }];
  });
}

function variablesIn(command: string): readonly string[] {
  return [...command.matchAll(/\bMLOPS_[A-Z0-9_]+\b/g)].map(([name]) => name);
}
