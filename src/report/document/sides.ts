import type { Report } from '../types.ts';
import type { Block, Section } from './document.ts';

type Kind = NonNullable<Report['commits']['baseline']>['kind'];

/** What the two columns of a comparison are called where it is not about a change and its base. */
const sides: Readonly<Partial<Record<Kind, { readonly base: string; readonly change: string }>>> = {
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
  if (named === undefined) return section;
  const called = (title: string) => (title === 'base' ? named.base : title === 'this change' ? named.change : title);
  const blocks = section.blocks.map(
    (block): Block =>
      block.kind === 'table'
        ? { ...block, columns: block.columns.map((column) => ({ ...column, title: called(column.title) })) }
        : block,
  );
  return { ...section, blocks };
}
