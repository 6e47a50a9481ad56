import { visible } from './clean.ts';

/** Foreign text as HTML text or as the value of a quoted attribute; invisible characters are removed. */
export function escapeHtml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Our own sentence with foreign parts in it: what stands between backticks becomes `<code>`. */
export function htmlSentence(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
