import { Date as ArrowDate } from 'apache-arrow/fb/date';
import { DateUnit } from 'apache-arrow/fb/date-unit';
import { Decimal } from 'apache-arrow/fb/decimal';
import type { Field } from 'apache-arrow/fb/field';
import { FixedSizeBinary } from 'apache-arrow/fb/fixed-size-binary';
import { FixedSizeList } from 'apache-arrow/fb/fixed-size-list';
import { FloatingPoint } from 'apache-arrow/fb/floating-point';
import { Int } from 'apache-arrow/fb/int';
import { Precision } from 'apache-arrow/fb/precision';
import { Time } from 'apache-arrow/fb/time';
import { TimeUnit } from 'apache-arrow/fb/time-unit';
import { Timestamp } from 'apache-arrow/fb/timestamp';
import { Type } from 'apache-arrow/fb/type';
import {
  type Conversion,
  halfToFloat,
  longsTimes,
  millisecondsToDays,
  nanosToMicros,
  resized,
  timesOfDay,
} from './conversions.ts';
import { damaged } from './damage.ts';
import type { Layout } from './field.ts';

/** How values without parts lie in the file, and their type in the engine. */
export interface LeafType {
  readonly layout: Layout;
  readonly engineType: string;
}

/** Undefined for types that have parts, and for those that the engine has no equal of. */
export function leafOf(field: Field): LeafType | undefined {
  const read = leaves[field.typeType()];
  return typeof read === 'function' ? read(field) : read;
}

const text = (layout: Layout): LeafType => ({ layout, engineType: 'VARCHAR' });
const blob = (layout: Layout): LeafType => ({ layout, engineType: 'BLOB' });
const fixed = (width: number, engineType: string): LeafType => ({ layout: { kind: 'fixed', width }, engineType });

const leaves: Readonly<Partial<Record<Type, LeafType | ((field: Field) => LeafType | undefined)>>> = {
  // Nothing is known of the values; Parquet keeps such columns as integers.
  [Type.Null]: { layout: { kind: 'null' }, engineType: 'INTEGER' },
  [Type.Bool]: { layout: { kind: 'bits' }, engineType: 'BOOLEAN' },
  [Type.Utf8]: text({ kind: 'bytes', wide: false, isText: true }),
  [Type.LargeUtf8]: text({ kind: 'bytes', wide: true, isText: true }),
  [Type.Utf8View]: text({ kind: 'byte-view', isText: true }),
  [Type.Binary]: blob({ kind: 'bytes', wide: false, isText: false }),
  [Type.LargeBinary]: blob({ kind: 'bytes', wide: true, isText: false }),
  [Type.BinaryView]: blob({ kind: 'byte-view', isText: false }),
  // A number of units of which Parquet says nothing either.
  [Type.Duration]: fixed(8, 'BIGINT'),
  [Type.FixedSizeBinary]: (field) => {
    const width = of(field, new FixedSizeBinary()).byteWidth();
    if (width < 0 || width > 2 ** 24) throw damaged(`column ${field.name()} has values of ${width} bytes`);
    return blob({ kind: 'fixed-bytes', width });
  },
  [Type.Int]: (field) => integer(of(field, new Int())),
  [Type.FloatingPoint]: (field) => floats.get(of(field, new FloatingPoint()).precision()),
  [Type.Date]: (field) =>
    of(field, new ArrowDate()).unit() === DateUnit.DAY
      ? fixed(4, 'DATE')
      : { layout: { kind: 'fixed', width: 8, conversion: millisecondsToDays }, engineType: 'DATE' },
  [Type.Time]: (field) => {
    const type = of(field, new Time());
    return times.get(`${type.unit()} ${type.bitWidth()}`);
  },
  [Type.Timestamp]: (field) => pointInTime(of(field, new Timestamp())),
  [Type.Decimal]: (field) => decimal(of(field, new Decimal())),
};

/** What the field says of its type. */
export function of<T>(field: Field, type: T): T {
  if (field.type(type) === null) throw damaged(`column ${field.name()} has no type`);
  return type;
}

export function listSize(field: Field): number {
  const size = of(field, new FixedSizeList()).listSize();
  if (size < 0) throw damaged(`column ${field.name()} has lists of ${size} values`);
  return size;
}

function integer(type: Int): LeafType | undefined {
  const name = new Map([
    [8, 'TINYINT'],
    [16, 'SMALLINT'],
    [32, 'INTEGER'],
    [64, 'BIGINT'],
  ]).get(type.bitWidth());
  return name === undefined ? undefined : fixed(type.bitWidth() / 8, type.isSigned() ? name : `U${name}`);
}

const floats = new Map<Precision, LeafType>([
  [Precision.HALF, { layout: { kind: 'fixed', width: 2, conversion: halfToFloat }, engineType: 'FLOAT' }],
  [Precision.SINGLE, fixed(4, 'FLOAT')],
  [Precision.DOUBLE, fixed(8, 'DOUBLE')],
]);

const micros = 86_400_000_000n;
const times = new Map<string, LeafType>([
  [`${TimeUnit.SECOND} 32`, time(4, 'TIME', timesOfDay(4, 1_000_000n, micros))],
  [`${TimeUnit.MILLISECOND} 32`, time(4, 'TIME', timesOfDay(4, 1000n, micros))],
  [`${TimeUnit.MICROSECOND} 64`, time(8, 'TIME', timesOfDay(8, 1n, micros))],
  [`${TimeUnit.NANOSECOND} 64`, time(8, 'TIME_NS', timesOfDay(8, 1n, micros * 1000n))],
]);

function time(width: number, engineType: string, conversion: Conversion): LeafType {
  return { layout: { kind: 'fixed', width, conversion }, engineType };
}

function pointInTime(type: Timestamp): LeafType | undefined {
  const isZoned = (type.timezone() ?? '') !== '';
  const engineType = isZoned ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP';
  const converted = (conversion: Conversion): LeafType => {
    return { layout: { kind: 'fixed', width: 8, conversion }, engineType };
  };
  switch (type.unit()) {
    case TimeUnit.SECOND:
      return converted(longsTimes(1_000_000n));
    case TimeUnit.MILLISECOND:
      return converted(longsTimes(1000n));
    case TimeUnit.MICROSECOND:
      return fixed(8, engineType);
    case TimeUnit.NANOSECOND:
      // The engine has no nanoseconds with a zone.
      return isZoned ? converted(nanosToMicros) : fixed(8, 'TIMESTAMP_NS');
    default:
      return undefined;
  }
}

/** The engine has up to 38 digits; `engineType` says more, and whoever reads it refuses. */
function decimal(type: Decimal): LeafType | undefined {
  const [precision, scale, width] = [type.precision(), type.scale(), type.bitWidth() / 8];
  if (![4, 8, 16, 32].includes(width) || precision < 1 || scale < 0 || scale > precision) return undefined;
  const engineWidth = precision <= 4 ? 2 : precision <= 9 ? 4 : precision <= 18 ? 8 : 16;
  const same = engineWidth === width;
  const layout: Layout = { kind: 'fixed', width, ...(same ? {} : { conversion: resized(width, engineWidth) }) };
  return { layout, engineType: `DECIMAL(${precision},${scale})` };
}
