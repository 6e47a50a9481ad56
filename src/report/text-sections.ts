import type { Block, Section } from './document/document.ts';

/** What a reader of a terminal needs to act: everything that fails or is unknown, and no background. */
const shown: readonly Section['id'][] = ['problems', 'table', 'data', 'policy'];

export interface TextSections {
  readonly sections: readonly Section[];
  /** Titles of what is left out. */
  readonly left: readonly string[];
}

/** The sections of a report that a terminal shows; of the metrics in detail the gates that do not pass. */
export function textSections(sections: readonly Section[]): TextSections {
  const kept = sections.flatMap((section) => {
    if (shown.includes(section.id)) return [section];
    return section.id === 'metrics' ? unansweredGates(section) : [];
  });
  const left = sections.filter(({ id }) => !shown.includes(id)).map(({ title }) => title);
  return { sections: kept, left };
}

/** Their sentences, under the heading of their model where there are several. */
function unansweredGates({ blocks, ...section }: Section): readonly Section[] {
  const kept = blocks.filter(
    (block, at) => block.kind === 'list' || (block.kind === 'heading' && followedByList(blocks.slice(at + 1))),
  );
  return kept.length === 0 ? [] : [{ ...section, title: 'Gates that do not pass', blocks: kept }];
}

function followedByList(blocks: readonly Block[]): boolean {
  return blocks.find(({ kind }) => kind === 'list' || kind === 'heading')?.kind === 'list';
}
