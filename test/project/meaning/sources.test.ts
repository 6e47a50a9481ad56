import { describe, expect, it } from 'vitest';
import { lines, load, problemsOf } from '../support.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('a source behind an address', () => {
  it('is read in the short and the long form, with the format of its ending', () => {
    const { project } = load(`version: 1
datasets:
  a: s3://bucket/d/*.parquet
  b: { source: gs://bucket/d/, format: csv }
  c: { source: 'https://example.org/d/x.csv.gz?v=1', format: csv, digest: '${digest}' }
  d: az://box/d/x.json
`);
    const found = [...project.datasets.values()].map((each) => [each.source, each.format.kind, each.digest]);
    expect(found).toEqual([
      ['s3://bucket/d/*.parquet', 'parquet', undefined],
      ['gs://bucket/d/', 'csv', undefined],
      ['https://example.org/d/x.csv.gz?v=1', 'csv', digest],
      ['az://box/d/x.json', 'json', undefined],
    ]);
  });

  it.each(['http://127.0.0.1/x.csv', 'HTTP://127.0.0.1:8080/x.csv', 'http://example.org/x.csv'])(
    'that is %s is not offered, with a digest and without',
    (source) => {
      for (const more of ['', `, digest: '${digest}'`]) {
        expect(lines(problemsOf(`version: 1\ndatasets:\n  a: { source: '${source}'${more} }\n`))).toEqual([
          `3:16 bad-source-address datasets.a.source: "${source.toLowerCase()}" is http, which anybody on the way can change: only https is offered`,
        ]);
      }
      const secret = problemsOf(`version: 1\ndatasets:\n  a: { source: 'http://me:word@x.org/a.csv?sig=word' }\n`);
      expect(lines(secret).join()).not.toContain('word');
    },
  );

  it('that is wrong is said with everything else that is', () => {
    const text = `version: 1
datasets:
  a: s3://BUCKET/d
  b: { source: https://example.org/x.csv }
  c: { source: data/x.csv, digest: '${digest}' }
  d: { source: s3://bucket/x.csv, digest: md5:1 }
  e: hf://datasets/x
`;
    expect(lines(problemsOf(text.replace(/ {2}d:.*\n/, '').replace(/ {2}e:.*\n/, '')))).toEqual([
      '3:6 bad-source-address datasets.a: "s3://BUCKET/d" names no bucket',
      '4:16 source-without-digest datasets.b.source: an https address needs a `digest` beside it',
      '5:28 digest-of-a-path datasets.c.digest: data/x.csv is a path',
    ]);
    expect(problemsOf(text).map(({ reason }) => reason)).toEqual([
      'bad-source-address',
      'source-without-digest',
      'digest-of-a-path',
      'invalid-value',
      'not-supported-yet',
    ]);
  });
});
