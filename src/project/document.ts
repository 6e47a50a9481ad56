import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { MlopsError, type Problem } from '../support/problem.ts';
import { opener } from './expression-text.ts';
import { type Places, placesOf, type Spot } from './places.ts';
import type { ProjectReason } from './reasons.ts';
import { roundedInteger } from './rounded-integer.ts';

/** A document as plain values (aliases written out), where its parts stand, and what is wrong with its keys. */
export interface YamlDocument {
  readonly value: unknown;
  readonly places: Places;
  readonly problems: readonly Problem[];
}

/** Bytes of UTF-8, levels of nesting, uses of `*alias`, and nodes after aliases are written out. */
export const limits = { bytes: 256 * 1024, depth: 32, aliases: 50, nodes: 50_000 } as const;

/** Keys that no table has. */
export const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const nowhere: Spot = { key: 0, value: 0, members: new Map() };

/**
 * Reads one YAML 1.2 document (core schema) within limits. Throws an MlopsError where nothing more can be said about
 * the document; doubled and forbidden keys are returned, so that the rest can be checked as well.
 */
export function readDocument(source: string, file: string): YamlDocument {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const flat = placesOf(file, text, nowhere);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > limits.bytes) {
    stop('file-too-large', `${file} has ${bytes} bytes; at most ${limits.bytes} are read`, flat.offset(0));
  }
  const events = parse(text, file, flat);
  const walk = new Walk(text, events, flat);
  if (events.length === 0) return { value: null, places: flat, problems: [] };
  const root = walk.document();
  const value = construct(text, events, flat);
  return { value: copy(value), places: placesOf(file, text, root), problems: walk.problems };
}

function parse(text: string, file: string, flat: Places): Event[] {
  const events = guarded(text, flat, () => parseEvents(text, { maxDepth: limits.depth }));
  const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT).length;
  if (documents > 1) stop('yaml-syntax', `${file} holds ${documents} documents; one is read`, flat.offset(0));
  return events;
}

function construct(text: string, events: Event[], flat: Places): unknown {
  // Doubled keys were reported by the walk; here the later one wins, so that the rest is checked too.
  return guarded(
    text,
    flat,
    () => constructFromEvents(events, { source: text, json: true, maxAliases: limits.aliases })[0],
  );
}

function guarded<Result>(text: string, flat: Places, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    // Whatever else the parser throws is about the text too: there is no other input.
    const position = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
    const reason = error instanceof YAMLException ? error.reason : 'the text cannot be read as YAML';
    const place = flat.offset(position);
    if (reason.startsWith('nesting exceeded')) {
      stop('yaml-too-deep', `nesting is deeper than ${limits.depth} levels`, place);
    }
    const remedy = expressionIn(text, position)
      ? `Quote it: "${opener} … }}" needs quotes inside { } and [ ].`
      : undefined;
    return stop('yaml-syntax', `not valid YAML: ${reason}`, place, remedy);
  }
}

/** Whether an unquoted `${{` stands on the line of a syntax error. */
function expressionIn(text: string, position: number): boolean {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const end = text.indexOf('\n', position);
  return text.slice(start, end === -1 ? text.length : end).includes(opener);
}

function stop(reason: ProjectReason, message: string, place: Problem['place'], remedy?: string): never {
  throw new MlopsError('input', [
    { reason, message, ...(place ? { place } : {}), ...(remedy === undefined ? {} : { remedy }) },
  ]);
}

type Scalar = Extract<Event, { readonly type: typeof EVENT_ID.SCALAR }>;

interface Anchored {
  readonly spot: Spot;
  readonly nodes: number;
}

/** Follows the events in order to learn where every key and value stands, and what is wrong with the keys. */
class Walk {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #flat: Places;
  readonly #anchors = new Map<string, Anchored | 'open'>();
  #next = 0;
  #aliases = 0;
  #nodes = 0;
  /** Those of `#nodes` that aliases stand for. */
  #repeated = 0;

  constructor(text: string, events: readonly Event[], flat: Places) {
    this.#text = text;
    this.#events = events;
    this.#flat = flat;
  }

  document(): Spot {
    this.#take();
    const root = this.#node(-1);
    return { ...root, key: root.value };
  }

  #take(): Event {
    const event = this.#events[this.#next];
    this.#next += 1;
    if (!event) throw new RangeError('the parser ended a document early');
    return event;
  }

  #atEnd(): boolean {
    return this.#events[this.#next]?.type === EVENT_ID.POP;
  }

  /** @param key offset of the key, or -1 where there is none (then the value's own). */
  #node(key: number, after = 0): Spot {
    const event = this.#take();
    this.#nodes += 1;
    if (this.#nodes > limits.nodes) this.#stopNodes(after);
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event, key);
    const name = anchorName(this.#text, event);
    if (name !== undefined) this.#anchors.set(name, 'open');
    const before = this.#nodes;
    const value = startOf(event, after);
    if (event.type === EVENT_ID.SCALAR) this.#judgeScalar(event, value);
    const members = this.#members(event, value);
    const isList = event.type === EVENT_ID.SEQUENCE;
    const spot = { key: key === -1 ? value : key, value, members, isList };
    if (name !== undefined) this.#anchors.set(name, { spot, nodes: this.#nodes - before + 1 });
    return spot;
  }

  #members(event: Event, value: number): Map<string, Spot> {
    if (event.type === EVENT_ID.SEQUENCE) return this.#sequence(value);
    if (event.type === EVENT_ID.MAPPING) return this.#mapping(value);
    return new Map();
  }

  #sequence(after: number): Map<string, Spot> {
    const members = new Map<string, Spot>();
    while (!this.#atEnd()) members.set(String(members.size), this.#node(-1, after));
    this.#take();
    return members;
  }

  #mapping(after: number): Map<string, Spot> {
    const members = new Map<string, Spot>();
    while (!this.#atEnd()) {
      const event = this.#take();
      const offset = startOf(event, after);
      if (event.type !== EVENT_ID.SCALAR) stop('yaml-key', 'a key must be plain text', this.#flat.offset(offset));
      const key = getScalarValue(this.#text, event);
      const anchored = anchorName(this.#text, event);
      const spot = this.#node(offset, offset);
      if (anchored !== undefined) this.#anchors.set(anchored, { spot: { ...spot, members: new Map() }, nodes: 1 });
      this.#judgeNumber(event, offset);
      this.#judgeKey(key, offset, members);
      members.set(key, spot);
    }
    this.#take();
    return members;
  }

  #judgeScalar(event: Scalar, offset: number): void {
    this.#judgeText(getScalarValue(this.#text, event), offset);
    this.#judgeNumber(event, offset);
  }

  /** What is read is a double; of another number than the one that stands there nobody could tell. */
  #judgeNumber(event: Scalar, offset: number): void {
    if (event.style !== SCALAR_STYLE.PLAIN || event.tagStart !== -1) return;
    const text = getScalarValue(this.#text, event);
    const rounded = roundedInteger(text);
    if (rounded === undefined) return;
    const message = `${text.length > 40 ? `${text.slice(0, 39)}…` : text} has more digits than a number can hold: it would be read as ${rounded}`;
    this.problems.push({ reason: 'yaml-number-rounded', message, place: this.#flat.offset(offset) });
  }

  /** Every text may become an argument, a path or a variable, and the system ends each of them at a NUL. */
  #judgeText(text: string, offset: number): void {
    const at = text.indexOf('\0');
    if (at === -1) return;
    const message = `a text holds a NUL character, after ${at === 0 ? 'nothing' : `\`${text.slice(0, at).slice(-40)}\``}`;
    this.problems.push({ reason: 'nul-character', message, place: this.#flat.offset(offset) });
  }

  #judgeKey(key: string, offset: number, members: ReadonlyMap<string, Spot>): void {
    this.#judgeText(key, offset);
    const first = members.get(key);
    if (first === undefined && !forbidden.has(key) && key !== '<<') return;
    const place = this.#flat.offset(offset);
    if (first) {
      const line = this.#flat.offset(first.key).line;
      this.problems.push({
        reason: 'yaml-duplicate-key',
        message: `the key \`${key}\` stands twice; first on line ${line}`,
        place,
      });
    }
    if (forbidden.has(key)) {
      this.problems.push({ reason: 'forbidden-key', message: `\`${key}\` cannot be a key`, place });
    }
    if (key === '<<') {
      this.problems.push({ reason: 'yaml-key', message: 'merge keys (`<<`) are not part of YAML 1.2', place });
    }
  }

  #alias(event: Event & { readonly anchorStart: number; readonly anchorEnd: number }, key: number): Spot {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const value = event.anchorStart - 1;
    this.#aliases += 1;
    if (this.#aliases > limits.aliases) this.#stopAliases(value, `more than ${limits.aliases} aliases`);
    const anchored = this.#anchors.get(name);
    if (anchored === 'open') this.#stopAliases(value, `\`*${name}\` refers to itself`);
    if (anchored === undefined) {
      stop('yaml-syntax', `not valid YAML: \`*${name}\` has no anchor \`&${name}\` above it`, this.#flat.offset(value));
    }
    this.#nodes += anchored.nodes;
    this.#repeated += anchored.nodes;
    if (this.#nodes > limits.nodes) this.#stopAliases(value, `aliases stand for more than ${limits.nodes} nodes`);
    return { ...anchored.spot, key: key === -1 ? value : key, value };
  }

  /** What most of the nodes are decides what helps: where few are repeated, aliases are not the cause. */
  #stopNodes(offset: number): never {
    if (this.#repeated > limits.nodes / 2)
      this.#stopAliases(offset, `more than ${limits.nodes} nodes, aliases written out`);
    return stop('yaml-too-many-nodes', `more than ${limits.nodes} nodes`, this.#flat.offset(offset));
  }

  #stopAliases(offset: number, message: string): never {
    return stop('yaml-too-many-aliases', message, this.#flat.offset(offset));
  }
}

function anchorName(text: string, event: Event): string | undefined {
  if (!('anchorStart' in event) || event.anchorStart === -1) return undefined;
  return text.slice(event.anchorStart, event.anchorEnd);
}

/** Where a node begins, its quote included; `after` for an empty one. */
function startOf(event: Event, after: number): number {
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) return after;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? event.valueStart - 1 : event.valueStart;
}

/** Writes aliases out and leaves forbidden keys behind, so that nothing later can be surprised by either. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !forbidden.has(key) && key !== '<<')
      .map(([key, member]) => [key, copy(member)]),
  );
}
