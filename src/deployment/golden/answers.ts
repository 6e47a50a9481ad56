import type { Cell } from '../../data/index.ts';
import type { GoldenProtocol } from '../../project/types.ts';
import { listAt } from './json-path.ts';

/** `prediction`, `score`, `score_<class>` → one cell for each row; '' is the only answer of a row, whatever it is called. */
export type Answers = ReadonlyMap<string, readonly Cell[]>;

export type ReadAnswers =
  | { readonly kind: 'answers'; readonly answers: Answers }
  /** "its answer is no JSON". */
  | { readonly kind: 'wrong'; readonly why: string };

/** Of a text that is an answer: nobody calls a class so. */
const longestText = 1000;

/**
 * Reads what a server has answered to some rows. Everything may be wrong with it, and each is told: answers that are too
 * few, too many, of no form, without a value.
 * @param rows how many were sent
 */
export function readAnswers(protocol: GoldenProtocol, text: string, rows: number): ReadAnswers {
  const body = parsed(text);
  if (body === undefined) return wrong('its answer is no JSON');
  if (protocol.kind === 'v2') return fromOutputs(body.value, rows);
  if (protocol.kind === 'v1') return fromEntries(listAt(body.value, 'predictions'), 'predictions', rows);
  const { response } = protocol;
  if (typeof response === 'string') return fromEntries(listAt(body.value, response), response, rows);
  return joined(
    Object.entries(response).map(([name, path]) => fromList(name, listAt(body.value, path), `\`${path}\``, rows)),
  );
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function wrong(why: string): ReadAnswers {
  return { kind: 'wrong', why };
}

function joined(parts: readonly ReadAnswers[]): ReadAnswers {
  const answers = new Map<string, readonly Cell[]>();
  for (const part of parts) {
    if (part.kind === 'wrong') return part;
    for (const [name, cells] of part.answers) {
      if (answers.has(name)) return wrong(`its answer has \`${name}\` twice`);
      answers.set(name, cells);
    }
  }
  return { kind: 'answers', answers };
}

function isKnown(name: string): boolean {
  return name === 'prediction' || name === 'score' || name.startsWith('score_');
}

function fromOutputs(body: unknown, rows: number): ReadAnswers {
  const outputs = listAt(body, 'outputs');
  if (outputs === undefined || outputs.length === 0) return wrong('its answer has no `outputs`');
  const tensors = outputs.map((output) => tensorOf(output, rows));
  const known = tensors.filter(({ name }) => isKnown(name));
  if (known.length > 0) return joined(known.map(({ read }) => read));
  const [only, ...others] = tensors;
  if (only === undefined || others.length > 0) {
    const names = tensors.slice(0, 5).map(({ name }) => name.slice(0, 60));
    return wrong(`none of its outputs (${names.join(', ')}) is called prediction, score or score_<class>`);
  }
  if (only.read.kind === 'wrong') return only.read;
  return { kind: 'answers', answers: new Map([['', [...only.read.answers.values()].flat()]]) };
}

function tensorOf(output: unknown, rows: number): { readonly name: string; readonly read: ReadAnswers } {
  const field = (key: string): unknown =>
    typeof output === 'object' && output !== null ? Object.getOwnPropertyDescriptor(output, key)?.value : undefined;
  const [name, shape] = [field('name'), field('shape')];
  if (typeof name !== 'string') return { name: '', read: wrong('one of its outputs has no name') };
  const where = `output \`${name.slice(0, 60)}\``;
  const isColumn = Array.isArray(shape) && shape[0] === rows && shape.slice(1).every((size) => size === 1);
  if (shape !== undefined && !isColumn) {
    return { name, read: wrong(`${where} has the shape ${shapeText(shape)} instead of one value for each row`) };
  }
  const data = listAt(output, 'data');
  return { name, read: fromList(name, data, where, rows) };
}

function shapeText(shape: unknown): string {
  return (JSON.stringify(shape) ?? 'nothing').slice(0, 60);
}

function fromList(name: string, list: readonly unknown[] | undefined, where: string, rows: number): ReadAnswers {
  if (list === undefined) return wrong(`its answer has no list in ${where}`);
  if (list.length !== rows) return wrong(`${where} has ${list.length} answers to ${rows} rows`);
  const cells: Cell[] = [];
  for (const [at, entry] of list.entries()) {
    const cell = cellOf(entry);
    if (cell === undefined) return wrong(`answer ${at + 1} in ${where} is neither a value nor a list of one`);
    cells.push(cell);
  }
  return { kind: 'answers', answers: new Map([[name, cells]]) };
}

/** A value, or a list of one, as tensors of shape [rows, 1] are written. */
function cellOf(entry: unknown): Cell | undefined {
  const value: unknown = Array.isArray(entry) && entry.length === 1 ? entry[0] : entry;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.length <= longestText ? value : undefined;
}

/** Each entry is a value, or a table with the columns of predictions. */
function fromEntries(list: readonly unknown[] | undefined, path: string, rows: number): ReadAnswers {
  const where = `\`${path}\``;
  const first = list?.[0];
  if (list === undefined || typeof first !== 'object' || first === null || Array.isArray(first)) {
    return fromList('', list, where, rows);
  }
  const names = Object.keys(first).filter(isKnown);
  if (names.length === 0) return wrong(`answers in ${where} have neither prediction nor score`);
  return joined(names.map((name) => fromList(name, columnOf(list, name), `${name} of ${where}`, rows)));
}

function columnOf(list: readonly unknown[], name: string): readonly unknown[] {
  return list.map((entry) =>
    typeof entry === 'object' && entry !== null ? Object.getOwnPropertyDescriptor(entry, name)?.value : undefined,
  );
}
