/** An element of an answer: what is directly between its tags, and the elements below it. */
export interface XmlElement {
  readonly name: string;
  /** As they are written. */
  readonly attributes: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type ReadXml = { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly why: string };

interface Open {
  readonly name: string;
  readonly attributes: string;
  text: string;
  readonly children: XmlElement[];
}

const nameForm = '[A-Za-z_][\\w.:-]*';
const attributesForm = `(?:\\s+${nameForm}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*`;
const openTag = new RegExp(`<(${nameForm})(${attributesForm})\\s*(/?)>`, 'y');
const closeTag = new RegExp(`</(${nameForm})\\s*>`, 'y');
const aside = /<!--.*?-->|<\?.*?\?>/sy;
const literal = /<!\[CDATA\[(.*?)\]\]>/sy;
const plain = /[^<]+/y;
/** No store nests further, and what does may be made to cost. */
const deepest = 32;

/**
 * Reads a whole document and nothing less: one root that is opened and closed, every tag in its place. No document type,
 * so nothing in it stands for more than it says.
 * @returns where it is no such document, why, to follow "it"
 */
export function readXml(document: string): ReadXml {
  const text = document.replace(/^\uFEFF/, '');
  if (/^\s*<(!doctype\s+)?html[\s>]/i.test(text)) return { ok: false, why: 'is a page of HTML' };
  const top: Open = { name: '', attributes: '', text: '', children: [] };
  const open: Open[] = [top];
  for (let at = 0; at < text.length; ) {
    const next = step(text, at, open);
    if (typeof next === 'string') return { ok: false, why: next };
    at = next;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined && open.length > 1) return { ok: false, why: `breaks off inside of <${unclosed.name}>` };
  const [root] = top.children;
  return root === undefined ? { ok: false, why: 'is no XML' } : { ok: true, root };
}

/** What stands at a place: where the next begins, or why it cannot stand there. */
function step(text: string, at: number, open: Open[]): number | string {
  const here = open.at(-1);
  if (here === undefined) return 'is no XML';
  const match = (form: RegExp) => {
    form.lastIndex = at;
    return form.exec(text);
  };
  const words = match(plain) ?? match(literal);
  if (words !== null) return addText(here, words, open.length === 1) ?? at + words[0].length;
  const skipped = match(aside);
  if (skipped !== null) return at + skipped[0].length;
  const closed = match(closeTag);
  if (closed !== null) {
    if (here.name !== closed[1]) return `closes <${closed[1]}> where <${here.name}> is open`;
    open.pop();
    return at + closed[0].length;
  }
  const opened = match(openTag);
  if (opened === null) return open.length === 1 ? 'is no XML' : `breaks off or is damaged inside of <${here.name}>`;
  const [whole, name = '', attributes = '', isEmpty] = opened;
  if (open.length === 1 && here.children.length > 0) return 'has more than one root';
  if (open.length > deepest) return 'nests deeper than an answer of a store does';
  const element: Open = { name, attributes, text: '', children: [] };
  here.children.push(element);
  if (isEmpty === '') open.push(element);
  return at + whole.length;
}

function addText(here: Open, [whole, inside]: RegExpExecArray, isOutside: boolean): string | undefined {
  if (isOutside) return whole.trim() === '' && inside === undefined ? undefined : 'has text outside of its root';
  if (inside !== undefined) {
    here.text += inside;
    return undefined;
  }
  if (/&(?!(?:#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);)|\]\]>/.test(whole)) {
    return `has a damaged text in <${here.name}>`;
  }
  here.text += unescaped(whole);
  return undefined;
}

/** The text of the only element of that name directly below; undefined where there is none, or more than one. */
export function textOf({ children }: XmlElement, name: string): string | undefined {
  const [found, another] = children.filter((each) => each.name === name);
  return another === undefined ? found?.text : undefined;
}

/** The text of the first element of that name, in an answer that may be anything: for what is told of an error. */
export function elementOf(text: string, name: string): string | undefined {
  const found = new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(text)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, name) => {
    if (typeof name === 'string') return named[name] ?? '';
    const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    const isHalf = point >= 0xd8_00 && point <= 0xdf_ff;
    return point <= 0x10_ff_ff && !isHalf ? String.fromCodePoint(point) : '\uFFFD';
  });
}

/** A key as it stands in the path of an address. */
export function encodedKey(key: string): string {
  return key
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
}
