// Bidirectional controls, zero-width characters, soft hyphen, variation tags: they change what a reader sees without
// being seen. Emoji variation selectors stay, they only choose a glyph.
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
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
  if (text.length <= limit) return text;
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join('')}…`;
}
