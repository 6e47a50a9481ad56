import type { ProposedContract } from '../../data/index.ts';
import {
  changedTexts,
  fileAt,
  isScalarAt,
  type LoadedProject,
  loadProject,
  textIn,
  withLines,
  withTable,
  withText,
  writtenAt,
} from '../../project/index.ts';
import { MlopsError } from '../../support/problem.ts';
import { type YamlEntry, type YamlValue, yamlLines } from '../init/yaml.ts';
import { commandReasons } from '../reasons.ts';
import { columnEntries, contractEntries, datasetEntry, projectOfDatasets } from './contract-text.ts';

/** A contract for a dataset, declared or not. */
export interface Inferred {
  readonly name: string;
  /** As a section of `mlops.yaml` says it. */
  readonly source: string | { readonly [key: string]: string };
  readonly isDeclared: boolean;
  readonly format?: Readonly<Record<string, YamlValue>>;
  readonly contract: ProposedContract;
  /** What the data break of it, a sentence each. */
  readonly troubles: readonly string[];
}

/** What a dataset of a project does not say yet, as entries of its section; all of it where it is not declared. */
export function missingEntries(inferred: Inferred, loaded: LoadedProject | undefined): readonly YamlEntry[] {
  const { contract, name, isDeclared } = inferred;
  const dataset = isDeclared ? loaded?.project.datasets.get(name) : undefined;
  if (dataset === undefined) return [datasetEntry(name, inferred.source, inferred.format, contract, inferred.troubles)];
  const columns = new Set(contract.columns.map((column) => column.name).filter((each) => !dataset.columns.has(each)));
  const wanted = { key: dataset.key.length === 0, time: dataset.time === undefined, columns };
  const entries = contractEntries(contract, wanted);
  return entries.length === 0 ? [] : [{ kind: 'table', key: name, entries }];
}

/** The new text of a file. */
export interface Written {
  readonly file: string;
  readonly after: string;
}

/**
 * The files with the contracts in them, each where its dataset stands; what stands there stays as it is, comments included.
 * Errors: infer-odd-text, and what is wrong with the file once it is written, which would be a defect.
 */
export function withContracts(
  loaded: LoadedProject | undefined,
  all: readonly Inferred[],
  file: string,
): readonly Written[] {
  if (loaded === undefined) {
    const text = projectOfDatasets(all.flatMap((each) => missingEntries(each, undefined)));
    return [{ file, after: text }];
  }
  const texts = all.reduce((before, each) => {
    const own = loaded.project.datasets.has(each.name) ? fileAt(loaded, ['datasets', each.name]) : file;
    return withText(before, own, withContract(textIn(before, own) ?? '', each, loaded, own));
  }, loaded.texts);
  loadProject(texts);
  return changedTexts(loaded.texts, texts);
}

function withContract(text: string, inferred: Inferred, loaded: LoadedProject, file: string): string {
  const entries = missingEntries(inferred, loaded);
  const [section] = entries;
  if (section === undefined) return text;
  const path = ['datasets', inferred.name];
  const dataset = inferred.isDeclared ? loaded.project.datasets.get(inferred.name) : undefined;
  if (dataset === undefined) return added(text, ['datasets'], yamlLines(entries), file);
  const inner = section.kind === 'table' ? section.entries : [];
  if (isScalarAt(text, path)) {
    const source: YamlEntry = { kind: 'value', key: 'source', value: String(writtenAt(text, path)) };
    return orOdd(withTable(text, path, yamlLines([source, ...inner])), path.join('.'), file);
  }
  // A view has taken over columns that do not stand in its section.
  const hasColumns = [...dataset.columns.values()].some(({ path: [, owner] }) => owner === dataset.name);
  const own = inner.filter((entry) => !(hasColumns && entry.kind === 'table' && entry.key === 'columns'));
  const withOwn = own.length === 0 ? text : added(text, path, yamlLines(own), file);
  if (!hasColumns) return withOwn;
  const missing = new Set(
    inferred.contract.columns.map(({ name }) => name).filter((name) => !dataset.columns.has(name)),
  );
  const columns = columnEntries(inferred.contract, missing);
  return columns.length === 0 ? withOwn : added(withOwn, [...path, 'columns'], yamlLines(columns), file);
}

function added(text: string, path: readonly string[], lines: readonly string[], file: string): string {
  const [section] = path;
  // A file without any dataset gets the table itself.
  if (path.length === 1 && section !== undefined && !new RegExp(`^${section}:`, 'm').test(text)) {
    return `${text.replace(/\s*$/, '\n')}\n${section}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
  }
  return orOdd(withLines(text, path, lines), path.join('.'), file);
}

function orOdd(changed: string | undefined, what: string, file: string): string {
  if (changed === undefined) throw odd(what, file);
  return changed;
}

function odd(what: string, file: string): MlopsError {
  return MlopsError.of(
    commandReasons,
    'infer-odd-text',
    `Nothing can be added to ${what} of ${file} as it is written.`,
  );
}
