import { posix } from 'node:path';
import { quoteShell } from '../../../support/escape/index.ts';
import { items, member, texts } from '../../yaml-values.ts';
import { readScript } from '../script-facts.ts';
import type { Survey } from '../types.ts';
import { namesTrainingRun } from './resolve.ts';
import type { SaidRun } from './types.ts';

export interface SaidByNotebooks {
  readonly runs: readonly SaidRun[];
  readonly left: readonly string[];
}

export function isNotebook(path: string): boolean {
  return path.endsWith('.ipynb');
}

/** The code of a notebook, without what only a notebook understands (`%magic`, `!command`); other files as they are. */
export function sourceOf(path: string, text: string): string {
  if (!isNotebook(path)) return text;
  const cells = items(member(parsed(text), 'cells')).filter((cell) => member(cell, 'cell_type') === 'code');
  const code = cells.map((cell) => (texts(member(cell, 'source')) ?? []).join(''));
  return code.join('\n').replaceAll(/^\s*[%!].*$/gm, '');
}

/** A notebook with its pictures holds more than anything that is read as YAML may. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The one notebook that trains, executed by papermill; where several may be meant they are named. Asked only where no
 * script and no other file says anything.
 */
export function saidByNotebooks({ texts: all }: Survey): SaidByNotebooks {
  const notebooks = [...all].filter(([path]) => isNotebook(path));
  const named = notebooks.filter(([path]) => namesTrainingRun(posix.basename(path)));
  const fitting = notebooks.filter(([path, text]) => readScript(sourceOf(path, text)).fits);
  const why = named.length > 0 ? 'is named so' : 'fits a model';
  const [only, ...others] = (named.length > 0 ? named : fitting).map(([path]) => path);
  if (only === undefined) return { runs: [], left: [] };
  if (others.length > 0) {
    const names = [only, ...others].slice(0, 5).join(', ');
    return { runs: [], left: [`${others.length + 1} notebooks may be the training (${names}): none was taken.`] };
  }
  const folder = posix.dirname(only) === '.' ? '' : posix.dirname(only);
  const name = posix.basename(only);
  // A notebook finds its files from its own folder, as an editor runs it.
  const command = `papermill ${quoteShell(name)} $MLOPS_OUTPUT/executed.ipynb`;
  const run = {
    command,
    folder,
    why: `${only} ${why}`,
    runs: [only],
    trains: only,
    metrics: [],
    plots: [],
    checks: [],
  };
  return { runs: [run], left: [] };
}

/** What a notebook cannot do here. */
export function notebookChecks(path: string, text: string | undefined, command: string): readonly string[] {
  if (!isNotebook(path)) return [];
  const elsewhere = /google\.colab|["'(]\/content\/|\/kaggle\/(?:input|working)/.exec(text ?? '')?.[0];
  return [
    `Of ${path} only files that it writes are read; numbers and pictures that it shows below its cells are not: let it write a file of metrics and the model.`,
    ...(command.startsWith('papermill')
      ? [
          'papermill has to be among the packages. A cell tagged `parameters` takes values: `-p depth 5`, or `-p seed $MLOPS_SEED`.',
        ]
      : []),
    ...(elsewhere === undefined
      ? []
      : [
          `${path} needs ${elsewhere.replace(/^["'(]/, '')}, which is there only where it was written: it cannot be executed elsewhere until that is a file of the repository or data.`,
        ]),
  ];
}
