import { kindOfName } from '../../../src/commands/init/interesting.ts';
import type { FileState, ProposedDataset, Survey } from '../../../src/commands/init/types.ts';

/** A survey as one would be made of a checkout with these texts; all tracked but what `states` says. */
export function surveyOf(
  texts: Readonly<Record<string, string>>,
  states: Readonly<Record<string, FileState>> = {},
): Survey {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    state: states[path] ?? ('tracked' as const),
    bytes: text.length,
  }));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: files.filter(({ path }) => kindOfName(path) !== undefined),
    texts: new Map(Object.entries(texts).filter(([path]) => !['data', undefined].includes(kindOfName(path)))),
    tracked: new Set(files.filter(({ state }) => state === 'tracked').map(({ path }) => path)),
    known: new Set(files.filter(({ state }) => state !== 'ignored').map(({ path }) => path)),
    left: [],
  };
}

export function datasetAt(path: string, more: Partial<ProposedDataset> = {}): ProposedDataset {
  return {
    name: 'rows',
    source: path,
    opens: path,
    files: [path],
    bytes: 1,
    state: 'tracked',
    split: undefined,
    why: '',
    seen: '',
    ...more,
  };
}
