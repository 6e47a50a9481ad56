import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readXml } from '../../src/sources/remote/xml.ts';

const text = fc.string({ unit: fc.constantFrom('a', ' ', '&', '<', '>', '"', "'", 'é', '\u{1f600}', ']') });
interface Plain {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Plain[];
}

const element: fc.Memo<Plain> = fc.memo(
  (depth): fc.Arbitrary<Plain> =>
    fc.record({
      name: fc.constantFrom('Contents', 'Key', 'x-y', 'ns:Size', '_'),
      text,
      children: depth <= 1 ? fc.constant<Plain[]>([]) : fc.array(element(depth - 1), { maxLength: 3 }),
    }),
);

const escaped = (plain: string) => plain.replaceAll('&', '&amp;').replaceAll('<', '&#x3C;').replaceAll('>', '&gt;');
const written = ({ name, text: inside, children }: Plain): string =>
  `<${name} at="1">${escaped(inside)}${children.map(written).join('<!-- > -->')}</${name}>`;
const bare = ({ name, text: inside, children }: Plain): unknown => ({
  ...{ name, text: inside, children: children.map(bare) },
});

it('what was written is read, and no beginning of it is', () => {
  fc.assert(
    fc.property(element(4), fc.nat(), (root, cut) => {
      const whole = written(root);
      const read = readXml(`<?xml version="1.0"?>\n${whole}\n`);
      expect(read.ok && bare(read.root)).toEqual(bare(root));
      expect(readXml(whole.slice(0, cut % whole.length)).ok).toBe(false);
    }),
  );
});

it('literal text and references are what they stand for, and halves of a character are none', () => {
  const read = readXml('<a><![CDATA[<&]]>&#65;&#x42;&apos;&#xD800;</a>');
  expect(read.ok && read.root.text).toBe("<&AB'\uFFFD");
});

it.each([
  ['<a>'.repeat(40) + '</a>'.repeat(40), 'nests deeper than an answer of a store does'],
  ['<a></a><b/>', 'has more than one root'],
  ['<a></b>', 'closes <b> where <a> is open'],
  ['<a/>text', 'has text outside of its root'],
  ['<a b=c/>', 'is no XML'],
  ['', 'is no XML'],
])('%s: it %s', (document, why) => expect(readXml(document)).toEqual({ ok: false, why }));
