import { counted, type ProposedContract } from '../../data/index.ts';
import { type YamlEntry, type YamlValue, yamlLines } from '../init/yaml.ts';

/** What of a contract is written: everything, or what a dataset does not say yet. */
export interface Wanted {
  readonly key: boolean;
  readonly time: boolean;
  readonly columns: ReadonlySet<string>;
}

/** Columns of a contract as entries, each under the one line of evidence that somebody needs who judges it. */
export function columnEntries({ columns }: ProposedContract, wanted: ReadonlySet<string>): readonly YamlEntry[] {
  return columns
    .filter(({ name }) => wanted.has(name))
    .map(({ name, rules, short }) => ({
      kind: 'value',
      key: name,
      value: { ...rules } as YamlValue,
      above: short === undefined ? [] : [short],
    }));
}

/** All evidence, a line each, for who asks. */
export function evidenceLines(name: string, { key, time, columns }: ProposedContract): readonly string[] {
  return [
    ...(key === undefined ? [] : [`${name}: key: ${key.why}`]),
    ...(time === undefined ? [] : [`${name}: time: ${time.why}`]),
    ...columns.flatMap((column) => column.why.map((why) => `${name}: ${column.name}: ${why}`)),
  ];
}

/** Key, time and columns as entries of a dataset. */
export function contractEntries(contract: ProposedContract, wanted: Wanted): readonly YamlEntry[] {
  const { key, time } = contract;
  const columns = columnEntries(contract, wanted.columns);
  return [
    ...(key !== undefined && wanted.key
      ? [valueEntry('key', key.columns.length === 1 ? (key.columns[0] ?? '') : key.columns, `key: ${key.why}`)]
      : []),
    ...(time !== undefined && wanted.time ? [valueEntry('time', time.column, `time: ${time.why}`)] : []),
    ...(columns.length > 0 ? [{ kind: 'table', key: 'columns', entries: columns } as const] : []),
  ];
}

/** A dataset of its own. @param troubles what its data break of this very contract, a sentence each */
export function datasetEntry(
  name: string,
  source: YamlValue,
  format: Readonly<Record<string, YamlValue>> | undefined,
  contract: ProposedContract,
  troubles: readonly string[] = [],
): YamlEntry {
  const columns = new Set(contract.columns.map((column) => column.name));
  const entries: YamlEntry[] = [
    valueEntry('source', source),
    ...(format === undefined ? [] : [valueEntry('format', format)]),
    ...contractEntries(contract, { key: true, time: true, columns }),
  ];
  return {
    kind: 'table',
    key: name,
    entries,
    above: [
      `Inferred by \`mlops infer\` from ${counted(contract.rows, 'row')}.`,
      ...troubles.map((trouble) => `Broken today: ${trouble}`),
      ...(typeof source === 'string' ? [] : [`\`mlops lock ${name}\` writes which version of these rows is meant.`]),
    ],
  };
}

function valueEntry(key: string, value: YamlValue, ...above: readonly string[]): YamlEntry {
  return { kind: 'value', key, value, above };
}

/** A whole project file that has nothing but datasets. */
export function projectOfDatasets(datasets: readonly YamlEntry[]): string {
  const entries: YamlEntry[] = [
    { kind: 'value', key: 'version', value: 1 },
    { kind: 'blank' },
    { kind: 'table', key: 'datasets', entries: datasets },
  ];
  return `${yamlLines(entries).join('\n')}\n`;
}
