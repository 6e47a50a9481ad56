import { constructFromEvents, EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import { type Places, placesOf, type Spot } from '../project/index.ts';
import { MlopsError, type Place } from '../support/problem.ts';
import { promotionReasons } from './reasons.ts';

/** Bytes of UTF-8: thousands of files of an artifact fit. */
export const largestRelease = 1024 * 1024;
const depth = 16;
const nowhere: Spot = { key: 0, value: 0, members: new Map() };

/** A release file as plain values, and where its parts stand. */
export interface ReleaseDocument {
  readonly value: unknown;
  readonly places: Places;
}

/**
 * Reads one YAML document without anchors, aliases and tags: what is written is what is meant, and no line stands for
 * another. Throws MlopsError `promotion-release-unreadable`.
 */
export function readReleaseDocument(text: string, file: string): ReleaseDocument {
  const flat = placesOf(file, text, nowhere);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > largestRelease) {
    throw unreadable(`${file} has ${bytes} bytes; at most ${largestRelease} are read.`, flat.offset(0));
  }
  const events = guarded(file, flat, () => parseEvents(text, { maxDepth: depth }));
  refuseReferences(events, file, flat);
  const documents = guarded(file, flat, () => constructFromEvents(events, { source: text, maxAliases: 0 }));
  if (documents.length !== 1) {
    throw unreadable(`${file} holds ${documents.length} documents; one is expected.`, flat.offset(0));
  }
  const [, ...nodes] = events;
  return { value: documents[0], places: placesOf(file, text, spots(nodes, text)) };
}

function guarded<Result>(file: string, flat: Places, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw unreadable(`${file} is not valid YAML: ${error.reason}.`, flat.offset(error.mark?.position ?? 0));
  }
}

function refuseReferences(events: readonly Event[], file: string, flat: Places): void {
  for (const event of events) {
    if ('anchorStart' in event && event.anchorStart !== -1) {
      const what = event.type === EVENT_ID.ALIAS ? 'an alias (`*name`)' : 'an anchor (`&name`)';
      throw unreadable(`${file} holds ${what}; everything is written out there.`, flat.offset(event.anchorStart - 1));
    }
    if ('tagStart' in event && event.tagStart !== -1) {
      throw unreadable(`${file} holds a tag (\`!name\`); plain values are expected.`, flat.offset(event.tagStart));
    }
  }
}

/** Follows the events of one document in order; keys that are no plain text were refused when it was constructed. */
function spots(events: readonly Event[], text: string): Spot {
  let next = 0;
  const atEnd = (): boolean => next >= events.length || events[next]?.type === EVENT_ID.POP;
  const node = (key: number | undefined, after: number): Spot => {
    const event = events[next];
    next += 1;
    const value = startOf(event, after);
    const members = new Map<string, Spot>();
    if (event?.type === EVENT_ID.SEQUENCE) {
      while (!atEnd()) members.set(String(members.size), node(undefined, value));
      next += 1;
    }
    if (event?.type === EVENT_ID.MAPPING) {
      while (!atEnd()) {
        const keyEvent = events[next];
        const at = startOf(keyEvent, value);
        next += 1;
        members.set(keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : '', node(at, at));
      }
      next += 1;
    }
    return { key: key ?? value, value, members, isList: event?.type === EVENT_ID.SEQUENCE };
  };
  return node(undefined, 0);
}

function startOf(event: Event | undefined, after: number): number {
  if (event?.type === EVENT_ID.SCALAR) return event.valueStart === -1 ? after : event.valueStart;
  if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) return event.start;
  return after;
}

function unreadable(message: string, place: Place): MlopsError {
  return MlopsError.of(promotionReasons, 'promotion-release-unreadable', message, { place });
}
