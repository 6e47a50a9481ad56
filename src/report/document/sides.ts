import type { Report } from '../types.ts';
import type { Block, Section } from './document.ts';

type Kind = NonNullable<Report['commits']['baseline']>['kind'];

/** What the two columns of a comparison are called where it is not about a change and its base. */
const sides: Readonly<Partial<Record<Kind, SideNames>>> = {
  'last-version': { base: 'last version', change: 'this version' },
  'live-version': { base: 'live', change: 'this version' },
};

/** "All metrics are exactly …": what they are the same as. */
export function sameAs({ commits }: Pick<Report, 'commits'>): string {
  const named = commits.baseline && sides[commits.baseline.kind];
  if (named === undefined) return 'the base’s';
  return named.base === 'live' ? 'those of what is live' : `those of the ${named.base}`;
}

/** A section whose tables name the sides that were compared. */
export function withSides(section: Section, { commits }: Report): Section {
  const named = commits.baseline && sides[commits.baseline.kind];
  return named === undefined ? section : { ...section, blocks: calledSides(section.blocks, named) };
}

interface SideNames {
  readonly base: string;
  readonly change: string;
}

/** Blocks whose tables call the two sides so. */
export function calledSides(blocks: readonly Block[], named: SideNames): readonly Block[] {
  const called = (name: string) => (name === 'base' ? named.base : name === 'this change' ? named.change : name);
  const titled = (title: string) => title.split(', ').map(called).join(', ');
  const renamed = (block: Block): Block => {
    if (block.kind === 'fold') return { ...block, blocks: block.blocks.map(renamed) };
    if (block.kind !== 'table') return block;
    return { ...block, columns: block.columns.map((column) => ({ ...column, title: titled(column.title) })) };
  };
  return blocks.map(renamed);
}
