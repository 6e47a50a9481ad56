import { canonicalJson } from '../support/canonical.ts';
import type { ParamValue } from './fingerprint.ts';

/** As many letters of a value are shown. */
const mostLetters = 40;

/** Text stands as it is, unless it could be taken for a number, for nothing, or for `true`. */
export function showParam(value: ParamValue): string {
  const text = wholeParam(value);
  return text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
}

function wholeParam(value: ParamValue): string {
  return typeof value === 'string' && isPlainText(value) ? value : canonicalJson(value);
}

/** Two values so that their difference is seen: of long lists what each alone has, of long texts where they part. */
export function showBoth(before: ParamValue, after: ParamValue): { readonly from: string; readonly to: string } {
  const [from, to] = [wholeParam(before), wholeParam(after)];
  if (from.length <= mostLetters && to.length <= mostLetters) return { from, to };
  if (Array.isArray(before) && Array.isArray(after)) {
    const [gone, come] = [onlyIn(before, after), onlyIn(after, before)];
    if (gone.length + come.length > 0) return { from: listText(gone, before), to: listText(come, after) };
  }
  const apart = [...from].findIndex((letter, at) => letter !== [...to][at]);
  const start = Math.max(0, (apart === -1 ? [...from].length : apart) - 8);
  const part = (text: string) => {
    const letters = [...text].slice(start);
    const cut = letters.length > mostLetters ? `${letters.slice(0, mostLetters - 1).join('')}…` : letters.join('');
    return start === 0 ? cut : `…${cut}`;
  };
  return { from: part(from), to: part(to) };
}

function onlyIn(list: readonly ParamValue[], other: readonly ParamValue[]): readonly ParamValue[] {
  const there = new Set(other.map((item) => canonicalJson(item)));
  return list.filter((item) => !there.has(canonicalJson(item)));
}

/** `[…, "floor", "lift"]`: what both have is left out. */
function listText(own: readonly ParamValue[], whole: readonly ParamValue[]): string {
  const few = own.slice(0, 5).map((item) => showParam(item));
  const more = own.length > few.length ? [`${own.length - few.length} more`] : [];
  const rest = own.length < whole.length ? ['…'] : [];
  return `[${[...rest, ...few, ...more].join(',')}]`;
}

function isPlainText(value: string): boolean {
  return value.trim() === value && value !== '' && value !== '…' && !/^(true|false|null|[-+.\d].*)$/.test(value);
}
