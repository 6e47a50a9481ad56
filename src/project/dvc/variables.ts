import { posix } from 'node:path';
import type { FilesAround } from '../around.ts';
import { filePlaces } from '../file-places.ts';
import { readUserDocument } from '../params.ts';
import type { ProjectPath } from '../types.ts';
import { select } from './interpolate.ts';
import { isTable, itemsOf, type Said } from './said.ts';
import { isValues, merged, type Values, valueIn } from './values.ts';

/** Where variables are read without being asked for. */
const usual = 'params.yaml';

/**
 * What `${…}` may name in a file: `params.yaml` where it is there, and what `vars` lists: files, `file:key,key`, tables.
 * @param folder below the root @param at of `vars`
 */
export function variablesOf(vars: unknown, folder: string, at: ProjectPath, around: FilesAround, said: Said): Values {
  const listed = itemsOf(vars);
  const names = listed.flatMap(([, item]) => (typeof item === 'string' ? [posix.normalize(fileIn(item))] : []));
  const first = names.includes(usual) ? {} : (readFile(usual, folder, around, said, undefined) ?? {});
  return listed.reduce((known, [index, item]) => {
    const more = entryOf(item, folder, [...at, index], around, said);
    return more === undefined ? known : merged(known, more);
  }, first);
}

/** Those of a stage's own `vars`, above those of the file. */
export function withVariables(
  known: Values,
  vars: unknown,
  folder: string,
  at: ProjectPath,
  around: FilesAround,
  said: Said,
): Values {
  return itemsOf(vars).reduce((values, [index, item]) => {
    const more = entryOf(item, folder, [...at, index], around, said);
    return more === undefined ? values : merged(values, more);
  }, known);
}

function entryOf(item: unknown, folder: string, at: ProjectPath, around: FilesAround, said: Said): Values | undefined {
  if (isTable(item)) {
    const value = valueIn(item);
    return isValues(value) ? value : undefined;
  }
  if (typeof item !== 'string') {
    said.add('dvc-invalid', at, 'an entry of `vars` is a file, or a table of values');
    return undefined;
  }
  const read = readFile(fileIn(item), folder, around, said, at);
  const keys = item.slice(fileIn(item).length + 1);
  if (read === undefined || keys === '') return read;
  return keys.split(',').reduce<Values>((chosen, key) => {
    const value = select(read, key);
    if (value !== undefined) return merged(chosen, nested(key.split('.'), value));
    said.add('dvc-variable', at, `${fileIn(item)} has no key \`${key}\``);
    return chosen;
  }, {});
}

/** `config.yaml:train,data` names keys of a file. */
function fileIn(item: string): string {
  return item.split(':', 1)[0] ?? item;
}

function nested(keys: readonly string[], value: Values[string]): Values {
  const [first = '', ...others] = keys;
  return { [first]: others.length === 0 ? value : nested(others, value) };
}

/** @param at where the file is named; absent: it need not be there */
function readFile(
  name: string,
  folder: string,
  around: FilesAround,
  said: Said,
  at: ProjectPath | undefined,
): Values | undefined {
  const path = posix.join(folder, name);
  const text = around.text(path);
  if (text === undefined) {
    if (at !== undefined) said.add('dvc-missing', at, `git has no file ${path} that could be read`);
    return undefined;
  }
  const read = readUserDocument(text, path);
  if ('problem' in read) {
    // Without a place of its own nothing would say where to look.
    said.problems.push({ ...read.problem, ...(read.problem.place === undefined && { place: said.place(at ?? []) }) });
    return undefined;
  }
  const value = valueIn(read.document, filePlaces(text, path));
  return isValues(value) ? value : undefined;
}
