import { describe, expect, it } from 'vitest';
import { refusal } from './scene.ts';
import { type KindName, kinds, said, storeThat } from './stores.ts';

const every: readonly KindName[] = ['s3', 'gs', 'az'];
const two = [said('d/a.csv'), said('d/b.csv')];

describe.each(every)('a listing of %s', (name) => {
  const listing = (list: (token: string) => string) => storeThat(name, { list: (_, token) => list(token) });
  const { page, source, words } = kinds[name];
  const refused = async (list: (token: string) => string) => refusal((await listing(list)).open().find(source));
  const none = `unavailable source-protocol: The ${words} answers what is no listing of d: it `;

  it('that is whole is read, also from several pages of which some have nothing', async () => {
    const pages: Readonly<Record<string, string>> = {
      '': page([said('d/a &amp; &#x41;.csv')], 'one'),
      one: page([], 'two'),
      two: page([said('d/b.csv')]),
    };
    const { open } = await listing((token) => pages[token] ?? '');
    expect((await open().find(source)).map(({ key }) => key)).toEqual(['d/a & A.csv', 'd/b.csv']);
  });

  it('that breaks off anywhere is no listing', async () => {
    const whole = page(two);
    const { open, server } = await listing(() => whole);
    // Also between two tags, where each of them is whole.
    const ends = [...whole.slice(0, -1).matchAll(/>/g)].map(({ index }) => index + 1);
    const sevenths = Array.from({ length: Math.floor(whole.length / 7) }, (_, at) => at * 7);
    for (const length of [...ends, ...sevenths]) {
      server.fault = () => ({ status: 200, body: whole.slice(0, length) });
      expect(await refusal(open().find(source))).toContain(none);
    }
    server.requests.length = 0;
    server.fault = () => ({ status: 200, body: whole.slice(0, -5) });
    expect(await refusal(open().find(source))).toBe(
      `${none}breaks off or is damaged inside of <${name === 'az' ? 'EnumerationResults' : 'ListBucketResult'}>.`,
    );
    expect(server.requests).toHaveLength(1);
  });

  it('that is a page of HTML or another document is no empty dataset', async () => {
    expect(await refused(() => '<!DOCTYPE html><html><body>Please log in<br></body></html>')).toBe(
      `${none}is a page of HTML.`,
    );
    expect(await refused(() => '<html>login</html>')).toBe(`${none}is a page of HTML.`);
    expect(await refused(() => '')).toBe(`${none}is no XML.`);
    expect(await refused(() => '{"Contents":[]}')).toBe(`${none}has text outside of its root.`);
    expect(await refused(() => '<Error><Code>SlowDown</Code></Error>')).toContain(`${none}is <Error> and not <`);
    expect(await refused(() => `${page([])}${page(two)}`)).toContain(none);
  });

  it('that does not say whether more follows is not the last page', async () => {
    const gone = (text: string) => text.replace(/<IsTruncated>\w+<\/IsTruncated>|<NextMarker \/>/, '');
    expect(await refused(() => gone(page(two)))).toMatch(/ without one <(IsTruncated|NextMarker)>\.$/);
  });

  it('that names an object twice is refused, on one page and over two', async () => {
    const twice = `unavailable source-protocol: The ${words} lists d/a.csv twice below d.`;
    expect(await refused(() => page([...two, said('d/a.csv')]))).toBe(twice);
    expect(await refused((token) => page(two, token === '' ? 'next' : undefined))).toBe(twice);
  });

  it('that leads in a circle, or on and on without an object, ends', async () => {
    const next: Readonly<Record<string, string>> = { '': 'a', a: 'b', b: 'a' };
    expect(await refused((token) => page([said(`d/${token}x.csv`)], next[token]))).toMatch(
      /source-protocol: .* gives the same page of d again/,
    );
    expect(await refused((token) => page([], `${token}n`))).toMatch(
      /source-protocol: .* says 100 times one after the other that more of d follows, and gives nothing/,
    );
  });

  it.each(['-8', '', '8.5', '1e3', '0x10', 'eight', '99999999999999999', ' 8'])(
    'that says the size "%s" is refused at once',
    async (size) => {
      const { open, server } = await listing(() => page([said('d/a.csv', { size })]));
      expect(await refusal(open().find(source))).toBe(
        `${none}says ${JSON.stringify(size)} where d/a.csv should have a size.`,
      );
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each(['Key|Name', 'Size|Content-Length', 'ETag|Etag'])(
    'of which an object has no %s is refused',
    async (names) => {
      const last = new RegExp(`<(?:${names})>[^<]*</(?:${names})>(?!.*<(?:${names})>)`);
      const without = page(two).replace(last, '');
      expect(without).not.toBe(page(two));
      expect(await refused(() => without)).toContain(none);
    },
  );

  it.each(['<x>', '</Blobs>', '&nbsp;', '<![CDATA[', '<!--', ']]>'])('with %s between is damaged', async (more) => {
    expect(
      await refused(() => page(two).replace('</Size>', `${more}</Size>`).replace('</Name>', `${more}</Name>`)),
    ).toContain(none);
  });

  it('that comes drop by drop is given up', async () => {
    const { open, server } = await listing(() => page(two));
    server.fault = () => ({ status: 200, body: page(two), trickle: 20 });
    expect(await refusal(open().find(source))).toMatch(
      /^unavailable source-unreachable: .* only \d+ bytes came in 0\.25 s \(asked 3 times\)\.$/,
    );
  });

  it('whose entities would grow is not read', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';
    expect(await refused(() => page(two).replace('?>', `?>${bomb}`))).toContain(`${none}is no XML`);
  });
});

describe('a listing of S3', () => {
  const refused = async (text: string) =>
    refusal((await storeThat('s3', { list: () => text })).open().find('s3://box/d/'));

  it('that says more follows, and not where, is not the last page', async () => {
    const text = kinds.s3.page(two).replace('false', 'true');
    expect(await refused(text)).toMatch(/source-protocol: .* it says that more follows, and not where\.$/);
    expect(await refused(text.replace('true', 'perhaps'))).toMatch(/it does not say whether more follows\.$/);
  });

  it('with a key that cannot be decoded is refused', async () => {
    const text = kinds.s3.page([said('d/%zz.csv')]).replace('<Name>', '<EncodingType>url</EncodingType><Name>');
    expect(await refused(text)).toMatch(/source-protocol: .* has the key "d\/%zz\.csv", which cannot be decoded\.$/);
  });

  it('larger than any page can be is not read to its end', async () => {
    const text = kinds.s3.page(two).replace('<Name>', `<!--${'x'.repeat(16 << 20)}--><Name>`);
    expect(await refused(text)).toMatch(/source-protocol: .* it has more than 16 MiB\.$/);
  });
});

it('a name of Azure that XML cannot hold is decoded', async () => {
  const text = kinds.az.page(two).replace('<Name>d/a.csv', '<Name Encoded="true">d/a%EF%BF%BF.csv');
  const { open } = await storeThat('az', { list: () => text });
  expect((await open().find('az://box/d/')).map(({ key }) => key)).toContain('d/a\uFFFF.csv');
});
