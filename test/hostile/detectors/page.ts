import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Detector, inSink } from '../canary.ts';
import { plainTextEscapes } from './text.ts';

type Node = DefaultTreeAdapterTypes.Node;

const elements = new Set(
  (
    'html head meta title style body main header footer section details summary h1 h2 h3 p span strong code pre ul li ' +
    'div table caption thead tbody tr th td figure figcaption svg g path text rect line circle polyline polygon ' +
    'defs clipPath tspan desc linearGradient stop br sub i b'
  ).split(' '),
);
/** Nothing of the page leads anywhere: an address is one that somebody planted. */
const leads = /^(href|src|srcset|action|formaction|data|poster|xlink:href|ping|background|style-src)$/i;
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page of a report, read by a real parser: no program, no address, no element that is not ours. */
export const pageEscapes: Detector<string> = (sink, html) => {
  const nodes = flat(parse(html));
  const policies = nodes.filter((node) => attribute(node, 'http-equiv') !== undefined);
  const text = nodes.map((node) => ('value' in node ? node.value : '')).join('\n');
  return [
    ...inSink(sink, [
      ...nodes.flatMap(strange),
      ...(policies.length === 1 && policies.every((node) => attribute(node, 'content') === policy)
        ? []
        : ['a page without the policy that forbids programs']),
    ]),
    ...plainTextEscapes(sink, text),
  ];
};

function flat(node: Node): readonly Node[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(flat) : [])];
}

function attribute(node: Node, name: string): string | undefined {
  return 'attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined;
}

function strange(node: Node): readonly string[] {
  if (node.nodeName === '#comment') return ['a comment'];
  if (!('attrs' in node)) return [];
  const attributes = node.attrs.filter(
    ({ name, value }) => /^on/i.test(name) || leads.test(name) || /javascript:|url\(\s*["']?(?!#)/i.test(value),
  );
  return [
    ...(elements.has(node.tagName) ? [] : [`the element ${node.tagName}`]),
    // Marks and scales of a drawing, which hold numbers of ours; anybody else's are words.
    ...(/^[bi]$/.test(node.tagName) && !(node.attrs.length > 0) ? [`the element ${node.tagName}`] : []),
    ...attributes.map(({ name, value }) => `the attribute ${name}="${value}"`),
    ...node.attrs.flatMap(({ value }) => plainTextEscapes('', value)).map(({ what }) => `${what} in an attribute`),
  ];
}
