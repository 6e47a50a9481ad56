import type { Conversion } from './conversions.ts';

/** A column of an Arrow file, or a part of one: how its values lie in the file, and what they become. */
export interface ArrowField {
  readonly name: string;
  readonly layout: Layout;
  /** The type in the engine, the same that it gives the same column of a Parquet file. */
  readonly engineType: string;
  readonly children: readonly ArrowField[];
  /** Values are kept once, and the rows hold their numbers. */
  readonly dictionary?: DictionaryUse;
}

export interface DictionaryUse {
  readonly id: bigint;
  /** Bytes of an index. */
  readonly width: 1 | 2 | 4 | 8;
  readonly isSigned: boolean;
}

/** The physical layouts of the columnar format, as far as there are types for them. */
export type Layout =
  | { readonly kind: 'null' }
  /** `width`: bytes of a value in the file; `conversion`: where the engine keeps it otherwise. */
  | { readonly kind: 'fixed'; readonly width: number; readonly conversion?: Conversion }
  | { readonly kind: 'bits' }
  /** `wide`: offsets of 64 bits. */
  | { readonly kind: 'bytes'; readonly wide: boolean; readonly isText: boolean }
  | { readonly kind: 'byte-view'; readonly isText: boolean }
  | { readonly kind: 'fixed-bytes'; readonly width: number }
  | { readonly kind: 'list'; readonly wide: boolean }
  | { readonly kind: 'list-view'; readonly wide: boolean }
  | { readonly kind: 'fixed-list'; readonly size: number }
  | { readonly kind: 'struct' };

export function isNested({ layout }: Pick<ArrowField, 'layout'>): boolean {
  return layout.kind.endsWith('list') || layout.kind === 'list-view' || layout.kind === 'struct';
}
