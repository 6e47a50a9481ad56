// What Unicode calls ignorable (zero-width, bidirectional, fillers, tags) changes what a reader sees without being seen.
// Emoji variation selectors stay: they only choose a glyph.
const invisible = /[\p{Default_Ignorable_Code_Point}--[\ufe00-\ufe0f]]|[\ufff9-\ufffb]/gv;
const controls = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]/g;
const breaks = /[\t\n\u000b\f\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * Foreign text without characters that nobody sees (bidirectional and zero-width ones, controls); lone surrogates
 * become U+FFFD. Line breaks and blanks stay.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(controls, '').replace(invisible, '');
}

/** Foreign text on one line: visible characters only, every run of blanks and line breaks is one space, trimmed. */
export function oneLine(text: string): string {
  return visible(text).replace(breaks, ' ').trim();
}

/** At most `limit` code points, the last one an ellipsis where something was cut. Never cuts a surrogate pair. */
export function clip(text: string, limit: number): string {
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}

/** The same, cut between two words where one ends near the limit. */
export function clipWords(text: string, limit: number): string {
  const clipped = clip(text, limit);
  if (clipped === text) return text;
  const kept = clipped.slice(0, -1);
  const space = kept.lastIndexOf(' ');
  return space < kept.length - longestWord ? clipped : `${kept.slice(0, space).replace(/[\s,;:]+$/, '')} …`;
}

/** A longer one (a path, a digest) is cut rather than left out. */
const longestWord = 40;
