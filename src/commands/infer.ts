import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { counted, type DataEngine, inferContract } from '../data/index.ts';
import { openRepository } from '../repository/index.ts';
import type { Meter } from '../support/amount.ts';
import { visible } from '../support/escape/index.ts';
import { writeAtomic } from '../support/files.ts';
import { makeOwnFolder } from '../support/own-folder.ts';
import { MlopsError } from '../support/problem.ts';
import { allOf } from './all-of.ts';
import { type DatabaseOperand, databaseNamed } from './data-sides/database-operand.ts';
import { databasesAtHand } from './databases-at-hand.ts';
import { engineAtHand } from './engine-at-hand.ts';
import { evidenceLines } from './infer/contract-text.ts';
import { type FoundData, findData, foundTable, type InferPlace, tableOf } from './infer/find-data.ts';
import { type Inferred, missingEntries, withContracts } from './infer/into-project.ts';
import { ownFindings } from './infer/own-findings.ts';
import { inferUpdate } from './infer/update.ts';
import { yamlLines } from './init/yaml.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { projectOnDisk } from './situation/project-of.ts';

export interface InferRequest {
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  /** Where the base's sketches are recorded; for `update`. */
  readonly remote: string;
  readonly offline: boolean;
  /** Files, globs, folders, tables of databases, or names of datasets; empty: all datasets of the project. */
  readonly data: readonly string[];
  /** Whether the contract goes into the project file. */
  readonly write: boolean;
  /** Edits that silence the findings of today's data, instead of what no contract says yet. */
  readonly update: boolean;
  /** All counts that speak for each rule, after the contract. */
  readonly verbose?: boolean;
}

/**
 * Proposes a conservative contract: rules that the next batch will keep as well. Files need neither a repository nor
 * a project file. Errors: infer-database-source, infer-no-table, infer-odd-text, those of the project file, of datasets and of their files.
 */
export async function infer(request: InferRequest, ports: Ports): Promise<Outcome> {
  const tables = await tablesOf(request);
  const place = await placeOf(request, ports);
  if (request.update) return inferUpdate({ ...request, datasets: request.data }, place, ports);
  const all = await inferAll(request, place, { ports, tables });
  const file = request.projectFile;
  const entries = all.flatMap((each) => missingEntries(each, place.loaded));
  const changes = entries.length > 0;
  const written = request.write && changes ? withContracts(place.loaded, all, file) : [];
  for (const each of written) {
    await writeAtomic(join(place.repository?.root ?? place.folder, each.file), each.after);
  }
  const text = changes ? yamlLines([{ kind: 'table', key: 'datasets', entries }]) : [];
  const troubles = all.flatMap(troublesOf);
  const notes = all.flatMap(({ name, contract }) => contract.notes.map((note) => `${name}: ${note}`));
  const evidence = request.verbose ? all.flatMap(({ name, contract }) => evidenceLines(name, contract)) : [];
  const end = ending(all, changes, request.write ? written.map((one) => one.file) : undefined);
  // Those of a new dataset stand above it.
  const below = all.filter(({ isDeclared }) => isDeclared).flatMap(troublesOf);
  const remarks = [...below, ...notes, ...evidence, end.sentence].map((note) => `# ${visible(note)}`);
  return {
    ...end,
    problems: [],
    data: { datasets: all.map(dataOf), written: request.write && changes, notes: [...troubles, ...notes] },
    text: () => [...text, ...remarks, ''].join('\n'),
  };
}

function troublesOf({ name, troubles }: Inferred): readonly string[] {
  return troubles.map((trouble) => `${name}: broken today: ${trouble}`);
}

function ending(all: readonly Inferred[], changes: boolean, written: readonly string[] | undefined) {
  const names = all.map(({ name }) => name).join(', ');
  const count = all.reduce((sum, { troubles }) => sum + troubles.length, 0);
  const broken = count === 0 ? '' : ` Its data break it today: ${counted(count, 'finding')}.`;
  if (!changes) {
    return {
      ends: 'pass',
      reason: 'infer-nothing-new',
      sentence: `Nothing can be added to ${names}.${broken}`,
    } as const;
  }
  if (written !== undefined) {
    return {
      ends: 'pass',
      reason: 'infer-written',
      sentence: `The contract of ${names} is in ${written.join(', ')}.${broken}`,
    } as const;
  }
  return {
    ends: 'pass',
    reason: 'infer-proposed',
    sentence: `A contract for ${names}; nothing is written.${broken}`,
  } as const;
}

function dataOf({ name, source, contract, troubles }: Inferred) {
  return { dataset: name, source, ...contract, broken: troubles };
}

async function placeOf({ folder: given, projectFile, remote }: InferRequest, ports: Ports): Promise<InferPlace> {
  const folder = resolve(given);
  const repository = await openRepository(folder).catch((error: unknown) => {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
  });
  const loaded = await projectOnDisk(repository?.root ?? folder, projectFile);
  return {
    ...{ folder, ports, remote, projectFile },
    // Who names data in a terminal vouches for it.
    sources: ports.openSources('all'),
    ...(repository && { repository }),
    ...(loaded && { loaded }),
  };
}

/** What each operand names in a database, if it does. Errors: what is wrong with any, all at once. */
async function tablesOf({ data, update }: InferRequest): Promise<readonly (DatabaseOperand | undefined)[]> {
  const tables = await allOf(data.map(async (operand) => databaseNamed(operand)));
  const first = tables.find((table) => table !== undefined);
  if (first !== undefined && update) {
    const why = `--update takes names of datasets, and ${first.name} is a table.`;
    throw MlopsError.of(commandReasons, 'infer-database-source', why);
  }
  return tables;
}

async function inferAll({ data }: InferRequest, place: InferPlace, world: InferWorld): Promise<readonly Inferred[]> {
  const { ports, tables } = world;
  const names = [...(place.loaded?.project.datasets.keys() ?? [])];
  const taken = new Set(names);
  await using folder = await makeOwnFolder(tmpdir(), 'infer');
  await using engine = engineAtHand(ports, folder.path);
  await using databases = databasesAtHand(ports);
  const open = await allOf(tables.map(async (table) => table && foundTable(table, databases, taken)));
  const all: Inferred[] = [];
  for (const [at, operand] of (data.length === 0 ? names : data).entries()) {
    all.push(
      await ports.progress.stage(`infer ${operand}`, async (tell) => {
        const table = open[at];
        const found = table ?? (await findData(operand, place, taken));
        return inferOne(found, table?.engine ?? (await engine.get(found.version.dataset)), tell);
      }),
    );
    ports.signal.throwIfAborted();
  }
  return all;
}

interface InferWorld {
  readonly ports: Ports;
  /** For each operand. */
  readonly tables: readonly (DatabaseOperand | undefined)[];
}

async function inferOne(found: FoundData, engine: DataEngine, tell: Meter): Promise<Inferred> {
  const { name, source, isDeclared } = found;
  const { table, format } = await tableOf(engine, found);
  const contract = await inferContract(engine, table, name, tell);
  const read = Object.keys(format).length > 0 && { format: { csv: { ...format } } };
  const troubles = await ownFindings(engine, found.version, table, { name, contract });
  return { name, source, isDeclared, contract, troubles, ...read };
}
