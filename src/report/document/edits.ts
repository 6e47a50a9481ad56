import type { Report } from '../types.ts';
import type { Block, Section, Spans } from './document.ts';

/** Edits shown in words; the diff has all of them. */
const mostEdits = 10;

/** What would accept the findings of data, behind a click: to repair the data comes first. */
export function editSection({ datasets }: Report): Section | undefined {
  const blocks = datasets.flatMap(({ dataset, edits }): readonly Block[] => {
    if (edits === undefined) return [];
    const items = edits.edits
      .slice(0, mostEdits)
      .map(
        ({ grade, about, why }): Spans => [
          `${grade.replace('-', ' ')}: ${about === undefined ? '' : `${about}: `}${why}`,
        ],
      );
    const more = edits.edits.length - items.length;
    if (more > 0) items.push([`${more} more in the diff.`]);
    return [
      {
        kind: 'paragraph',
        spans: [
          ...[
            'If the data of ',
            { code: dataset },
            ' are right: what would accept them. A looser limit counts once it is ',
          ],
          ...['merged, so it goes into a pull request of its own; ', { code: `mlops infer --update ${dataset}` }],
          ' tries it on the data, and with ',
          { code: '--write' },
          ' makes it.',
        ],
      },
      { kind: 'list', items },
      { kind: 'code', text: edits.diff, language: 'diff' },
    ];
  });
  return blocks.length === 0 ? undefined : { id: 'edits', title: 'Edits that would accept it', folded: true, blocks };
}
