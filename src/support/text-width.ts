import stringWidth from 'string-width';

/** Cells of a terminal that a text takes: two for East Asian wide characters and emoji, none for combining ones. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As much of the text as fits into so many cells, an ellipsis in place of what does not; no character is cut in half. */
export function fitText(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  let kept = '';
  let left = cells - 1; // the ellipsis
  for (const { segment } of graphemes.segment(text)) {
    left -= widthOf(segment);
    if (left < 0) break;
    kept += segment;
  }
  return cells < 1 ? '' : `${kept}…`;
}
