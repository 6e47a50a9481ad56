import { quoteShell } from '../../support/escape/index.ts';
import { isOutside, parentOf } from './paths.ts';
import type { Stage } from './types.ts';

/**
 * The commands of stages as one text for `bash -eo pipefail`: in their order, each in its folder, the first that fails ends
 * it. Folders that the outs lie in are made first, since the folder of a run has only what is declared.
 */
export function commandOfStages(stages: readonly Stage[]): string {
  const parents = stages.flatMap(({ outs }) => outs.map(({ path }) => parentOf(path)));
  const folders = [...new Set(parents)].filter((folder) => folder !== '' && !isOutside(folder));
  const made = folders.length === 0 ? [] : [`mkdir -p ${folders.map(quoteShell).join(' ')}`];
  return [...made, ...stages.flatMap(linesOf)].join('\n');
}

function linesOf({ commands, folder }: Stage): readonly string[] {
  return commands.map((command) => {
    if (folder === '' && isSimple(command)) return command;
    const inside = folder === '' ? '' : `cd ${quoteShell(folder)}\n`;
    return `(\n${inside}${command}\n)`;
  });
}

/** One program with its arguments: nothing of it outlives its line. */
function isSimple(command: string): boolean {
  return /^[\w./ =:@%+,"'-]*$/.test(command) && !/^\s*(cd|export|set|source|exec|exit|\.|\w+=)/.test(command);
}
