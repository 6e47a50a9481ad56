import type { DataEngine } from '../../../src/data/engines/port.ts';
import { checkDataset } from '../../../src/data/index.ts';
import type { Column, Dataset } from '../../../src/project/types.ts';
import { versionOf } from '../datasets.ts';
import { csv, written } from '../engine.ts';

/** Checks what stands in a file of its own in the folder against a contract of such columns and such other keys. */
export function checker(engine: DataEngine, folder: string) {
  let files = 0;
  return (content: string, columns: readonly Column[] = [], given: Partial<Dataset> = {}, format = csv) => {
    files += 1;
    const table = written(folder, `d${files}.${format.kind}`, content, format);
    return checkDataset(engine, versionOf(table, columns, given));
  };
}
