import type { DataEngine } from '../../../src/data/engines/port.ts';
import { checkDataset } from '../../../src/data/index.ts';
import type { DataReport, DatasetVersion } from '../../../src/data/types.ts';
import { loadProject } from '../../../src/project/index.ts';
import type { DataFormat, Dataset } from '../../../src/project/types.ts';
import { csv, written } from '../engine.ts';

/** The dataset `trips` of a project file, whose table gets these lines; beside it others, without a contract. */
export function contractOf(lines: string, others: readonly string[] = []): Dataset {
  const indented = lines.replaceAll(/^/gm, '    ');
  const beside = others.map((name) => `  ${name}:\n    source: data/${name}.csv\n`).join('');
  const text = `version: 1\ndatasets:\n  trips:\n    source: data/trips.csv\n${indented}\n${beside}`;
  const dataset = loadProject(text, 'mlops.yaml').project.datasets.get('trips');
  if (dataset === undefined) throw new Error('there is no dataset');
  return dataset;
}

/** Asks a contract, as a user writes it, of the content of a file. */
export function contractChecker(engine: DataEngine, folder: string) {
  let files = 0;
  return (content: string | Buffer, lines: string, format: DataFormat = csv): Promise<DataReport> => {
    files += 1;
    const table = written(folder, `c${files}.${format.kind}`, content, format);
    const dataset: Dataset = { ...contractOf(lines), format };
    const version: DatasetVersion = {
      dataset,
      digest: 'abc',
      files: table.files.map((local) => ({ path: 'data/trips.csv', local, bytes: content.length })),
    };
    return checkDataset(engine, version);
  };
}

/** A column `x` of a file, one value a line. */
export function lines(...values: readonly (string | number)[]): string {
  return `x\n${values.map((value) => (value === '' ? '""' : value)).join('\n')}\n`;
}
