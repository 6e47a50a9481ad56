/** A JSON Schema, or a part of one. */
interface Part {
  readonly [key: string]: unknown;
}

/** A text that `matrix` fills; what it becomes is checked when the file is read. */
const filled: Part = { type: 'string', pattern: '\\$\\{\\{\\s*matrix\\.' };

/**
 * The JSON Schema of the project file in which, below a model, such a text may stand where a number, a truth value or one of
 * certain texts is asked for. Editors see the file before any `matrix` is put in.
 */
export function withFilledValues(schema: Part): Part {
  const ofModel = ['properties', 'models', 'additionalProperties', 'properties'];
  return changedAt(schema, ofModel, (keys) => mapped(keys, (part, key) => (key === 'matrix' ? part : allowing(part))));
}

function changedAt(part: Part, [key, ...path]: readonly string[], change: (part: Part) => Part): Part {
  if (key === undefined) return change(part);
  const inner = part[key];
  if (!isPart(inner)) throw new TypeError(`the schema has no ${key}`);
  return { ...part, [key]: changedAt(inner, path, change) };
}

function allowing(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(allowing);
  if (!isPart(part)) return part;
  if (isNarrow(part)) return beside(part);
  const inside = mapped(part, (member, key) => {
    if (!isPart(member) && !Array.isArray(member)) return member;
    if (key === 'properties') return isPart(member) ? mapped(member, allowing) : member;
    if (key === 'anyOf') return Array.isArray(member) ? alternatives(member) : member;
    return ['items', 'additionalProperties', 'propertyNames'].includes(key) ? allowing(member) : member;
  });
  return inside;
}

/** One alternative more where a narrow one is among them, and none takes any text. */
function alternatives(parts: readonly unknown[]): readonly unknown[] {
  const wide = parts.some((part) => isPart(part) && part['type'] === 'string' && !isNarrow(part));
  const narrow = parts.some((part) => isPart(part) && isNarrow(part));
  const inside = parts.map((part) => (isPart(part) && isNarrow(part) ? part : allowing(part)));
  return narrow && !wide ? [...inside, filled] : inside;
}

/** Whether it refuses some text. */
function isNarrow({ type, pattern, enum: values, const: value }: Part): boolean {
  if (type === 'number' || type === 'integer' || type === 'boolean') return true;
  return pattern !== undefined || values !== undefined || value !== undefined;
}

/** What is said about the key stays with the key. */
function beside({ description, examples, default: preset, ...rest }: Part): Part {
  const said = Object.entries({ description, examples, default: preset }).filter(([, text]) => text !== undefined);
  return { ...Object.fromEntries(said), anyOf: [rest, filled] };
}

function mapped(part: Part, change: (member: unknown, key: string) => unknown): Part {
  return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, change(member, key)]));
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
