import { DictionaryKind } from 'apache-arrow/fb/dictionary-kind';
import { Endianness } from 'apache-arrow/fb/endianness';
import type { Field } from 'apache-arrow/fb/field';
import type { Schema } from 'apache-arrow/fb/schema';
import { Type } from 'apache-arrow/fb/type';
import { MlopsError, type Problem } from '../../../../support/problem.ts';
import { dataReasons } from '../../../reasons.ts';
import { identifier } from '../../sql.ts';
import { checkColumnNames } from '../column-names.ts';
import { uuids } from './conversions.ts';
import { damaged } from './damage.ts';
import { type ArrowField, type DictionaryUse, isNested } from './field.ts';
import { leafOf, listSize } from './types.ts';

/** Deeper ones nobody writes. */
const deepest = 32;
/** With parts of columns. Fields may share bytes of the metadata, so their number is not bound by the file's size. */
const mostFields = 100_000;

/**
 * The columns of an Arrow file.
 * @throws MlopsError `arrow-type-not-read`, `decimals-too-wide`, `duplicate-header`, and those of `checkColumnNames`
 * @throws ArrowDamage
 */
export function columnsOf(file: string, schema: Schema): readonly ArrowField[] {
  if (schema.endianness() !== Endianness.Little)
    throw damaged('its numbers have their highest byte first (big-endian)');
  const reading: Reading = { file, problems: [], fields: 0 };
  const fields = Array.from({ length: schema.fieldsLength() }, (_, at) => fieldOf(reading, schema.fields(at), 1));
  const names = fields.map(({ name }) => name);
  checkColumnNames(file, names, 'in its schema');
  refuseTwice(file, names);
  const [first] = reading.problems;
  if (first === undefined) return fields;
  throw new MlopsError('input', reading.problems);
}

interface Reading {
  readonly file: string;
  readonly problems: Problem[];
  fields: number;
}

function fieldOf(reading: Reading, field: Field | null, depth: number): ArrowField {
  reading.fields += 1;
  if (field === null || depth > deepest || reading.fields > mostFields)
    throw damaged('its schema is no tree of columns');
  const name = field.name() ?? '';
  const encoding = field.dictionary();
  const children = Array.from({ length: field.childrenLength() }, (_, at) => {
    return fieldOf(reading, field.children(at), depth + 1);
  });
  const value = { name, ...typeOf(reading, field, children), children };
  if (encoding === null) return value;
  if (isNested(value)) refuse(reading, name, 'a dictionary of lists or structs');
  const isKnown = encoding.dictionaryKind() === DictionaryKind.DenseArray;
  const dictionary = isKnown ? useOf(encoding.id(), encoding.indexType()) : undefined;
  if (dictionary === undefined) throw damaged(`column ${name} has a dictionary that nobody can look into`);
  return { ...value, dictionary };
}

function useOf(id: bigint, index: { bitWidth(): number; isSigned(): boolean } | null): DictionaryUse | undefined {
  // Absent: signed integers of 32 bits.
  const width = (index?.bitWidth() ?? 32) / 8;
  if (width !== 1 && width !== 2 && width !== 4 && width !== 8) return undefined;
  return { id, width, isSigned: index?.isSigned() ?? true };
}

function typeOf(
  reading: Reading,
  field: Field,
  children: readonly ArrowField[],
): Pick<ArrowField, 'layout' | 'engineType'> {
  const leaf = leafOf(field);
  if (leaf !== undefined) {
    if (children.length > 0) throw damaged(`column ${field.name()} has parts, and its type has none`);
    checkDecimal(reading, field, leaf.engineType);
    return extended(field, leaf);
  }
  return nestedOf(reading, field, children) ?? refused(reading, field);
}

/** Types that Parquet knows, too, and that the engine therefore reads from it as such. */
function extended(
  field: Field,
  leaf: Pick<ArrowField, 'layout' | 'engineType'>,
): Pick<ArrowField, 'layout' | 'engineType'> {
  const name = extensionOf(field);
  const { layout } = leaf;
  if (name === 'arrow.uuid' && layout.kind === 'fixed-bytes' && layout.width === 16) {
    return { layout: { kind: 'fixed', width: 16, conversion: uuids }, engineType: 'UUID' };
  }
  return name === 'arrow.json' && leaf.engineType === 'VARCHAR' ? { layout, engineType: 'JSON' } : leaf;
}

function extensionOf(field: Field): string | undefined {
  for (let at = 0; at < field.customMetadataLength(); at += 1) {
    const entry = field.customMetadata(at);
    if (entry?.key() === 'ARROW:extension:name') return entry.value() ?? undefined;
  }
  return undefined;
}

function nestedOf(
  { file }: Reading,
  field: Field,
  children: readonly ArrowField[],
): Pick<ArrowField, 'layout' | 'engineType'> | undefined {
  const [child] = children;
  const type = field.typeType();
  if (type === Type.Struct_) return structOf(file, field, children);
  const isList = listTypes.has(type);
  if (!isList) return undefined;
  if (child === undefined || children.length !== 1) throw damaged(`column ${field.name()} is a list of nothing`);
  const engineType = `${child.engineType}[]`;
  switch (type) {
    case Type.FixedSizeList:
      return { layout: { kind: 'fixed-list', size: listSize(field) }, engineType };
    case Type.Map:
      return { layout: { kind: 'list', wide: false }, engineType: mapType(field, child) };
    case Type.ListView:
    case Type.LargeListView:
      return { layout: { kind: 'list-view', wide: type === Type.LargeListView }, engineType };
    default:
      return { layout: { kind: 'list', wide: type === Type.LargeList }, engineType };
  }
}

const listTypes = new Set([Type.List, Type.LargeList, Type.FixedSizeList, Type.Map, Type.ListView, Type.LargeListView]);

/** Undefined where the engine has no such type: it wants parts, and each with a name. */
function structOf(
  file: string,
  field: Field,
  children: readonly ArrowField[],
): Pick<ArrowField, 'layout' | 'engineType'> | undefined {
  if (children.length === 0 || children.some(({ name }) => name === '')) return undefined;
  const names = children.map(({ name }) => name);
  refuseTwice(file, names, ` in column ${field.name()}`);
  const parts = children.map((child) => `${identifier(child.name)} ${child.engineType}`);
  return { layout: { kind: 'struct' }, engineType: `STRUCT(${parts.join(', ')})` };
}

function mapType(field: Field, entries: ArrowField): string {
  const [key, value] = entries.children;
  if (entries.layout.kind !== 'struct' || key === undefined || value === undefined || entries.children.length !== 2) {
    throw damaged(`column ${field.name()} is a map of no keys and values`);
  }
  return `MAP(${key.engineType}, ${value.engineType})`;
}

function refused(reading: Reading, field: Field): Pick<ArrowField, 'layout' | 'engineType'> {
  refuse(reading, field.name() ?? '', `the type ${Type[field.typeType()] ?? `number ${field.typeType()}`}`);
  return { layout: { kind: 'null' }, engineType: 'INTEGER' };
}

function refuse({ file, problems }: Reading, name: string, what: string): void {
  problems.push({ reason: 'arrow-type-not-read', message: `${file}: column ${name} has ${what}, which is not read.` });
}

function checkDecimal({ file, problems }: Reading, field: Field, engineType: string): void {
  const digits = Number(/^DECIMAL\((\d+),/.exec(engineType)?.[1] ?? 0);
  if (digits <= 38) return;
  const message = `${file}: column ${field.name()} holds decimals of ${digits} digits; more than 38 would be rounded.`;
  problems.push({ reason: 'decimals-too-wide', message });
}

/** The engine does not tell upper and lower case apart. */
function refuseTwice(file: string, names: readonly string[], where = ''): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names.map((each) => each.toLowerCase())) (seen.has(name) ? twice : seen).add(name);
  if (twice.size === 0) return;
  const which = [...twice].toSorted().join(', ');
  throw MlopsError.of(dataReasons, 'duplicate-header', `${file} has more than one column ${which}${where}.`);
}
