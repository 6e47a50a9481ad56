import type { Dataset, ProjectPath } from '../types.ts';
import { formatFromEnding } from './format.ts';

/** A dataset of which nothing is known but its source. */
export function bareDataset(name: string, source: string, path: ProjectPath, implicit: boolean): Dataset {
  return {
    name,
    source,
    format: formatFromEnding(source),
    key: [],
    rows: {},
    extraColumns: 'warn',
    columns: new Map(),
    checks: [],
    drift: { against: 'base', columns: new Map() },
    implicit,
    path,
  };
}
