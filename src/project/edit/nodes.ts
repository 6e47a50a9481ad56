import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import { limits } from '../document.ts';
import type { ProjectPath } from '../types.ts';

/** A node of a YAML text with both of its ends: offsets, the second behind its last character. */
export interface YamlNode {
  readonly kind: 'scalar' | 'map' | 'list' | 'alias';
  readonly start: number;
  readonly end: number;
  /** Between brackets, on one line or more. */
  readonly isFlow: boolean;
  /** Has an anchor or a tag, which an edit would have to move along. */
  readonly isMarked: boolean;
  readonly members: readonly YamlMember[];
}

export interface YamlMember {
  /** Key, or index. */
  readonly name: string;
  /** Where key or item begin: of a list in block style the item itself, behind its dash. */
  readonly start: number;
  readonly value: YamlNode;
}

/** The nodes of a text that has been read as a project before; undefined for a text without any. */
export function yamlNodes(text: string): YamlNode | undefined {
  const walk = new Walk(text, parseEvents(text, { maxDepth: limits.depth }));
  return walk.root();
}

/** The node at a path; undefined where the text has none, or an alias stands on the way. */
export function nodeAt(root: YamlNode, path: ProjectPath): YamlNode | undefined {
  let node = root;
  for (const segment of path) {
    const member = node.members.find(({ name }) => name === String(segment));
    if (member === undefined) return undefined;
    node = member.value;
  }
  return node;
}

const flowStyle = 2;

class Walk {
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  root(): YamlNode | undefined {
    if (this.#events.length < 2) return undefined;
    this.#next = 1;
    return this.#node(0);
  }

  #take(): Event {
    const event = this.#events[this.#next];
    this.#next += 1;
    if (event === undefined) throw new RangeError('the parser ended a document early');
    return event;
  }

  /** @param after where an empty node is */
  #node(after: number): YamlNode {
    const event = this.#take();
    const isMarked =
      ('anchorStart' in event && event.anchorStart !== -1) || ('tagStart' in event && event.tagStart !== -1);
    if (event.type === EVENT_ID.ALIAS) {
      return {
        kind: 'alias',
        start: event.anchorStart - 1,
        end: event.anchorEnd,
        isFlow: false,
        isMarked,
        members: [],
      };
    }
    if (event.type === EVENT_ID.SCALAR) {
      const [start, end] = scalarEnds(event, this.#text, after);
      return { kind: 'scalar', start, end, isFlow: false, isMarked, members: [] };
    }
    if (event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) throw new RangeError('not a node');
    const isMap = event.type === EVENT_ID.MAPPING;
    const members = isMap ? this.#map(event.start) : this.#list(event.start);
    const isFlow = event.style === flowStyle;
    const last = members.at(-1)?.value.end ?? event.start + 1;
    const end = isFlow ? behindBracket(this.#text, last) : last;
    return { kind: isMap ? 'map' : 'list', start: event.start, end, isFlow, isMarked, members };
  }

  #atEnd(): boolean {
    return this.#events[this.#next]?.type === EVENT_ID.POP;
  }

  #list(after: number): readonly YamlMember[] {
    const members: YamlMember[] = [];
    while (!this.#atEnd()) {
      const value = this.#node(members.at(-1)?.value.end ?? after + 1);
      members.push({ name: String(members.length), start: value.start, value });
    }
    this.#take();
    return members;
  }

  #map(after: number): readonly YamlMember[] {
    const members: YamlMember[] = [];
    while (!this.#atEnd()) {
      const key = this.#take();
      if (key.type !== EVENT_ID.SCALAR) throw new RangeError('a key that is no text was refused before');
      const [start, end] = scalarEnds(key, this.#text, after);
      const value = this.#node(this.#text.indexOf(':', end) + 1);
      members.push({ name: getScalarValue(this.#text, key), start, value });
    }
    this.#take();
    return members;
  }
}

function scalarEnds(
  event: Extract<Event, { readonly type: typeof EVENT_ID.SCALAR }>,
  text: string,
  after: number,
): readonly [start: number, end: number] {
  if (event.valueStart === -1) return [after, after];
  const quote = text[event.valueStart - 1];
  const isQuoted = (quote === '"' || quote === "'") && text[event.valueEnd] === quote && event.style !== 1;
  return isQuoted ? [event.valueStart - 1, event.valueEnd + 1] : [event.valueStart, event.valueEnd];
}

/** The end of a collection between brackets, whose last member ends at `from`. */
function behindBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === ']' || character === '}') return at + 1;
    if (character === '#') at = Math.max(at, lineEnd(text, at) - 1);
  }
  return text.length;
}

/** The offset of the end of a line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end - 1 >= offset ? end - 1 : end;
}

/** The offset of the first character of a line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
