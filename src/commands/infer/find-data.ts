import { relative, resolve } from 'node:path';
import { type DataEngine, isFileTable, type TableSource, tableSource } from '../../data/index.ts';
import type { DatasetVersion } from '../../data/types.ts';
import type { Dataset, LoadedProject } from '../../project/index.ts';
import { commitOf, openDigestCache, type Repository, readCommit, snapshotWorkTree } from '../../repository/index.ts';
import type { Sources } from '../../sources/index.ts';
import { type Relation, tableText } from '../../support/database-table.ts';
import { MlopsError } from '../../support/problem.ts';
import type { DatabaseOperand } from '../data-sides/database-operand.ts';
import { filesNamed, versionOfFiles } from '../data-sides/files.ts';
import { patternOf } from '../data-sides/folder.ts';
import { openTable } from '../data-sides/open-table.ts';
import type { DatabasesAtHand } from '../databases-at-hand.ts';
import { delimiterOf, headOf } from '../init/look-into.ts';
import { nullTexts } from '../init/null-texts.ts';
import { freeName, safeName } from '../init/training-scripts.ts';
import type { Ports } from '../ports.ts';
import { commandReasons } from '../reasons.ts';
import { contentHere, datasetOfCommit } from '../situation/dataset-of-commit.ts';
import { makeOwnPaths } from '../situation/own-paths.ts';

/** Where `mlops.yaml` is, and what it says; of a folder without a repository neither. */
export interface InferPlace {
  readonly folder: string;
  readonly repository?: Repository;
  readonly loaded?: LoadedProject;
  readonly sources: Sources;
  readonly ports: Ports;
  /** Of the ledger. */
  readonly remote: string;
  readonly projectFile: string;
}

/** Data to infer from: a dataset that is declared, or files that may become one. */
export interface FoundData {
  /** Of the dataset, declared or to be. */
  readonly name: string;
  /** As `source` says it. */
  readonly source: string | { readonly [key: string]: string };
  readonly version: DatasetVersion;
  readonly isDeclared: boolean;
}

/** What an operand names: a dataset of `mlops.yaml`, its source, or files. Errors: those of `data-side-…`, of datasets and of their files. */
export async function findData(operand: string, place: InferPlace, taken: Set<string>): Promise<FoundData> {
  const { repository, loaded, folder } = place;
  const source = sourceOf(operand, place);
  const datasets = [...(loaded?.project.datasets.values() ?? [])];
  const declared =
    datasets.find((each) => each.name === operand) ??
    datasets.find((each) => each.source === source && each.database === undefined && each.view === undefined);
  if (declared?.database !== undefined) return declaredTable(declared, declared.database.relation);
  if (declared !== undefined && repository !== undefined && loaded !== undefined) {
    await commitOf(repository, 'HEAD'); // a repository without one says so
    const commit = await readCommit(repository.git, await snapshotWorkTree(repository));
    const own = await makeOwnPaths(repository);
    const cache = await openDigestCache(own.digests);
    const { project } = loaded;
    const common = { ...place, repository, project };
    const resolved = await datasetOfCommit({ ...common, commit, cache }, declared.name);
    await cache.save();
    const version = await contentHere({ ...common, own }, resolved);
    // A dataset that only a model names by its path has no section of its own yet.
    return { name: declared.name, source: declared.source, version, isDeclared: !declared.implicit };
  }
  const pattern = await patternOf(operand, folder);
  const files = await filesNamed(pattern, folder);
  const version = await versionOfFiles(pattern, files, { folder });
  const name = freeName(safeName(stemOf(operand)) ?? 'data', taken);
  return { name, source: sourceOf(pattern, place), version, isDeclared: false };
}

/** The rows that are there now: a contract is proposed for those, whatever version is locked. */
function declaredTable(dataset: Dataset, relation: Relation): FoundData {
  const digest = dataset.locked?.digest.replace('sha256:', '') ?? '';
  const version: DatasetVersion = { dataset, digest, files: [], relation };
  return { name: dataset.name, source: dataset.source, version, isDeclared: true };
}

/** A table of a database as data to infer from. Errors: those of databases. */
export async function foundTable(
  operand: DatabaseOperand,
  databases: DatabasesAtHand,
  taken: Set<string>,
): Promise<FoundData & { readonly engine: DataEngine }> {
  const { place, relation } = operand;
  const isTable = relation.kind === 'table';
  const name = freeName(safeName(isTable ? (relation.path.at(-1) ?? '') : 'query') ?? 'data', taken);
  const said = isTable ? { table: tableText(relation.path) } : { query: relation.sql };
  const source = { [place.scheme]: place.variable, ...said };
  return { name, source, isDeclared: false, ...(await openTable(operand, databases, name)) };
}

/** From the root of the repository, as `mlops.yaml` names it. */
function sourceOf(operand: string, { folder, repository }: InferPlace): string {
  return relative(repository?.root ?? folder, resolve(folder, operand)).replaceAll('\\', '/');
}

function stemOf(operand: string): string {
  const parts = operand.split('/').filter((part) => part !== '' && !/[*?[{]/.test(part));
  return (parts.at(-1) ?? 'data').replace(/\..*$/, '');
}

/** How files that nobody has described are read, as `format` says it; absent: as their ending says. */
export interface FoundFormat {
  readonly delimiter?: string;
  readonly nulls?: readonly string[];
}

/** The table; where nobody has declared it, with the delimiter and the texts for missing values that it shows. */
export async function tableOf(
  engine: DataEngine,
  { name, version, isDeclared }: FoundData,
): Promise<{ readonly table: TableSource; readonly format: FoundFormat }> {
  const { format } = version.dataset;
  if (format.kind === 'files' && version.relation === undefined) {
    throw MlopsError.of(commandReasons, 'infer-no-table', `${name} is a tree of files that is not looked into.`);
  }
  const [file] = version.files;
  const head = format.kind === 'csv' && !isDeclared && file !== undefined ? await headOf(file.local) : undefined;
  const delimiter = head && file && delimiterOf(file.path, head);
  const usual = tableSource(version);
  const table = delimiter === undefined ? usual : withCsv(usual, { delimiter });
  const shape = await engine.describe(table);
  if (shape.rows === 0) throw MlopsError.of(commandReasons, 'infer-no-table', `${name} has no rows.`);
  if (format.kind !== 'csv' || isDeclared) return { table, format: {} };
  const nulls = await nullTexts(engine, table, shape);
  const found = { ...(delimiter !== undefined && { delimiter }), ...(nulls && { nulls: nulls.value }) };
  return { table: withCsv(table, found), format: found };
}

function withCsv(table: TableSource, found: FoundFormat): TableSource {
  return isFileTable(table) && table.format.kind === 'csv'
    ? { ...table, format: { ...table.format, ...found } }
    : table;
}
