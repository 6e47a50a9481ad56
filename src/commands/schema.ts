import { createReadStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { load } from 'js-yaml';
import type { z } from 'zod';
import { hasInclude, loadProject, type ProjectTexts } from '../project/index.ts';
import { openRepository } from '../repository/index.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError, type Problem } from '../support/problem.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { textsAround } from './situation/project-texts.ts';

export interface SchemaRequest {
  readonly folder: string;
  readonly name?: string;
  /** A file to check, as it stands on the command line. */
  readonly check?: string;
  /** Name → schema. */
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  readonly schemaText: (schema: z.ZodType) => string;
}

/** Prints a JSON Schema, lists them, or checks a file against one. */
export async function schema(request: SchemaRequest): Promise<Outcome> {
  const names = Object.keys(request.schemas);
  if (request.name === undefined && request.check !== undefined) {
    const remedy = `Name the schema: mlops schema <name> --check ${request.check}. There are: ${names.join(', ')}.`;
    throw MlopsError.of(commandReasons, 'unknown-schema', '--check needs the name of a schema.', { remedy });
  }
  if (request.name === undefined) {
    return passed('listed', `${names.length} schemas.`, { schemas: names }, `${names.join('\n')}\n`);
  }
  const found = request.schemas[request.name];
  if (found === undefined) {
    const remedy = `There are: ${names.join(', ')}.`;
    throw MlopsError.of(commandReasons, 'unknown-schema', `There is no schema "${request.name}".`, { remedy });
  }
  if (request.check === undefined) {
    const text = request.schemaText(found);
    return passed('listed', `The schema ${request.name}.`, JSON.parse(text), text);
  }
  const problems = await checkFile(request.name, found, request.check, request.folder);
  if (problems.length === 0) {
    return passed('schema-ok', `${request.check} is a ${request.name} file.`, null, `${request.check}: ok\n`);
  }
  const sentence = `${request.check} is no ${request.name} file: ${problems.length} problem${problems.length === 1 ? '' : 's'}.`;
  return {
    ends: 'input',
    reason: 'schema-mismatch',
    sentence,
    problems,
    data: null,
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

function passed(reason: string, sentence: string, data: unknown, text: string): Outcome {
  return { ends: 'pass', reason, sentence, problems: [], data, text: () => text };
}

async function checkFile(name: string, found: z.ZodType, file: string, folder: string): Promise<readonly Problem[]> {
  const text = await readText(resolve(folder, file), file);
  if (name === 'mlops') return projectProblems(await textsOf(text, file, resolve(folder, file)));
  const parsed = found.safeParse(parseFile(text, file));
  return (parsed.error?.issues ?? []).map((issue) => ({
    reason: 'schema-mismatch',
    message: `${file}: ${issue.path.join('.') || 'the document'}: ${issue.message}`,
  }));
}

/** Nothing that a schema of ours describes is as large, in bytes; a device may never end. */
const largest = 64 * 2 ** 20;

async function readText(path: string, file: string): Promise<string> {
  const unreadable = (why: string) =>
    MlopsError.of(commandReasons, 'file-unreadable', `${file} cannot be read: ${why}.`);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > largest) break;
    }
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  if (bytes > largest) throw unreadable(`it has more than ${largest / 2 ** 20} MB`);
  return Buffer.concat(chunks).toString('utf8');
}

/** With the files that it includes, which are those of its repository; outside of one, those of its folder. */
async function textsOf(text: string, file: string, path: string): Promise<ProjectTexts> {
  if (!hasInclude(text, file)) return { file, text };
  const real = await realpath(path);
  const repository = await openRepository(dirname(real)).catch((error: unknown) => {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
  });
  const root = await realpath(repository?.root ?? dirname(real));
  return await textsAround(root, relative(root, real).replaceAll('\\', '/'), text);
}

/** The loader says more than a schema can: places, nearest names, rules between keys. */
function projectProblems(texts: ProjectTexts): readonly Problem[] {
  try {
    loadProject(texts);
    return [];
  } catch (error) {
    if (error instanceof MlopsError) return error.problems;
    throw error;
  }
}

function parseFile(text: string, file: string): unknown {
  try {
    return file.endsWith('.json') ? JSON.parse(text) : load(text, { maxAliases: 0 });
  } catch (error) {
    throw MlopsError.of(
      commandReasons,
      'file-unreadable',
      `${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
