import { describe, expect, it, onTestFinished } from 'vitest';
import { startBucket } from '../harness/bucket.ts';
import { md5, objectReply } from '../harness/bucket-objects.ts';
import { machine, refusal } from './scene.ts';

async function bucket(objects: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) {
  const server = await startBucket();
  onTestFinished(() => server.stop());
  for (const [key, content] of Object.entries(objects)) server.objects.set(key, Buffer.from(content, 'latin1'));
  return { server, ...(await machine({ ...server.env, ...env })) };
}

const large = Array.from({ length: 4321 }, (_, at) => String.fromCharCode(at % 251)).join('');

describe('objects of a bucket', () => {
  it('are an object, a folder or what a glob matches, with their size and tag', async () => {
    const { open, read } = await bucket({
      'd/a.csv': '1',
      'd/b.csv': '22',
      'd/c/e.csv': '3',
      'd/n.txt': 'n',
      'da.csv': 'x',
    });
    const keys = async (path: string) => (await open().find(`s3://models/${path}`)).map(({ key }) => key);
    expect(await keys('d/a.csv')).toEqual(['d/a.csv']);
    expect(await keys('d/*.csv')).toEqual(['d/a.csv', 'd/b.csv']);
    expect(await keys('d/**/*.csv')).toEqual(['d/a.csv', 'd/b.csv', 'd/c/e.csv']);
    expect(await keys('d/')).toEqual(['d/a.csv', 'd/b.csv', 'd/c/e.csv', 'd/n.txt']);
    expect(await keys('d')).toEqual(await keys('d/'));
    expect(await keys('none/')).toEqual([]);
    expect(await open().find('s3://models/d/b.csv')).toMatchObject([
      { path: 's3/models/d/b.csv', bytes: 2, tag: md5(Buffer.from('22')), md5: md5(Buffer.from('22')) },
    ]);
    expect(await read('s3://models/d/?.csv')).toEqual(['s3/models/d/a.csv=1', 's3/models/d/b.csv=22']);
  });

  it('may be called what an address has to spell', async () => {
    const { read } = await bucket({ "o/a b+c%20&'(é)#?.csv": 'odd', 'o/<x>&"y".csv': 'more' });
    expect(await read('s3://models/o/')).toEqual(
      ['s3/models/o/<x>&"y".csv=more', "s3/models/o/a b+c%20&'(é)#?.csv=odd"].sort(),
    );
  });

  it('whose names no file can have are refused by name, unless a glob leaves them out', async () => {
    const { open } = await bucket({ 'd//a.csv': '1', 'd/x/../b.csv': '2', 'd/c.csv': '3' });
    expect(await refusal(open().find('s3://models/d/'))).toBe(
      'input source-odd-name: The bucket s3://models has an object "d//a.csv", which no file can be called.',
    );
    expect((await open().find('s3://models/d/?.csv')).map(({ key }) => key)).toEqual(['d/c.csv']);
  });

  it('are not what begins a folder', async () => {
    const { open } = await bucket({ 'd/': '', 'd/e': '', 'd/e/a.csv': '1', 'd/empty.csv': '' });
    expect((await open().find('s3://models/d/')).map(({ key }) => key)).toEqual(['d/e/a.csv', 'd/empty.csv']);
  });

  it('are listed once in a command, page by page', async () => {
    const { open, server } = await bucket({});
    for (let at = 0; at < 10_000; at += 1) server.objects.set(`p/day=${at}/x.parquet`, Buffer.from('x'));
    const sources = open();
    const [found, again] = await Promise.all([
      sources.find('s3://models/p/*/*.parquet'),
      sources.find('s3://models/p/*/*.parquet'),
    ]);
    expect(found).toHaveLength(10_000);
    expect(again).toBe(found);
    expect(server.requests).toHaveLength(10);
  });

  it('come in parts, are kept, and are not asked for again', async () => {
    const { read, server } = await bucket({ 'd/l.csv': large });
    const source = 's3://models/d/l.csv';
    expect(await read(source)).toEqual([`s3/models/d/l.csv=${large}`]);
    const ranges = server.requests.flatMap(({ headers }) => headers.range ?? []);
    expect(ranges.sort()).toEqual(
      ['0-999', '1000-1999', '2000-2999', '3000-3999', '4000-4320'].map((r) => `bytes=${r}`),
    );
    expect(
      server.requests
        .filter(({ headers }) => headers.range)
        .every(({ headers }) => headers['if-match'] === `"${md5(Buffer.from(large, 'latin1'))}"`),
    ).toBe(true);
    server.requests.length = 0;
    await read(source);
    expect(server.requests.map(({ method }) => method)).toEqual(['HEAD']);
    server.objects.set('d/l.csv', Buffer.from('other'));
    expect(await read(source)).toEqual(['s3/models/d/l.csv=other']);
  });

  it('are fetched again where the copy on this machine was changed', async () => {
    const { cache, read } = await bucket({ 'd/l.csv': large });
    await read('s3://models/d/l.csv');
    const { readdir, chmod, readFile, writeFile } = await import('node:fs/promises');
    const [file = ''] = (await readdir(`${cache}/content`, { recursive: true })).filter((name) =>
      name.endsWith('.csv'),
    );
    const bytes = await readFile(`${cache}/content/${file}`);
    bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7);
    await chmod(`${cache}/content/${file}`, 0o644);
    await writeFile(`${cache}/content/${file}`, bytes);
    expect(await read('s3://models/d/l.csv')).toEqual([`s3/models/d/l.csv=${large}`]);
  });
});

describe('a bucket that', () => {
  it('is read with signatures, and as nobody where the base does not name the folder', async () => {
    const { open, server } = await bucket({ 'd/a.csv': '1' });
    for (const trusted of [[], ['s3://models/e/*.csv'], ['s3://model/d/'], ['gs://models/d/'], ['s3://models/d/e/']]) {
      server.requests.length = 0;
      expect(await refusal(open({ trusted }).find('s3://models/d/*.csv'))).toBe(
        'unavailable source-refused: The bucket s3://models refuses to list d: 403, AccessDenied: It is AccessDenied (asked as nobody, since no dataset of the base branch names this folder).',
      );
      expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    }
    for (const trusted of [['s3://models/d/*.csv'], ['s3://models/d/old.csv'], ['s3://models/d']]) {
      expect(await open({ trusted }).find('s3://models/d/*.csv')).toHaveLength(1);
    }
  });

  it('refuses, is not there, or is another server, is told so', async () => {
    const { open, server } = await bucket({ 'd/a.csv': '1' });
    expect(await refusal(open().find('s3://other/d/'))).toMatch(
      /^fail source-empty: The bucket s3:\/\/other could not list d: 404, NoSuchBucket/,
    );
    server.fault = () => ({ status: 200, body: '<Contents><Key>d/a.csv</Key></Contents>' });
    expect(await refusal(open().find('s3://models/d/'))).toMatch(
      /source-protocol: .* no listing of d: it is <Contents> and not <ListBucketResult>/,
    );
    server.fault = () => ({ status: 301, headers: { 'x-amz-bucket-region': 'eu-west-9' }, body: '' });
    expect(await refusal(open().find('s3://models/d/'))).toMatch(/source-protocol: .* in the region eu-west-9/);
    server.fault = () => ({ status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' });
    expect(await refusal(open().find('s3://models/d/'))).toMatch(/source-protocol: .* the answer is 302/);
    server.fault = () => ({ status: 503 });
    expect(await refusal(open().find('s3://models/d/'))).toMatch(
      /^unavailable source-unreachable: .* \(asked 5 times\)/,
    );
    expect(await refusal(open({ offline: true }).find('s3://models/d/'))).toMatch(/^unavailable source-offline: /);
  });

  it('has half of the keys set does not get as far as to be asked', async () => {
    const { open, server } = await bucket({}, { AWS_SECRET_ACCESS_KEY: '' });
    expect(await refusal(open().find('s3://models/d/'))).toMatch(/^input store-credentials: /);
    expect(server.requests).toEqual([]);
  });

  it('is busy or breaks off gives the whole in the end', async () => {
    const { read, server } = await bucket({ 'd/l.csv': large });
    const whole = Buffer.from(large, 'latin1');
    const headers = { 'content-range': 'bytes 0-999/4321', etag: `"${md5(whole)}"` };
    const faults = [
      { status: 500 },
      'lost',
      { status: 206, body: whole.subarray(0, 1000), cutAfter: 500, headers },
      'lost',
    ] as const;
    let at = 0;
    server.fault = ({ headers }) => (headers.range === 'bytes=0-999' ? faults[at++] : undefined);
    expect(await read('s3://models/d/l.csv')).toEqual([`s3/models/d/l.csv=${large}`]);
    expect(at).toBe(5);
  });

  it('answers with another part, or with everything, is not believed', async () => {
    const { read, server } = await bucket({ 'd/l.csv': large });
    const etag = `"${md5(Buffer.from(large, 'latin1'))}"`;
    for (const range of ['bytes 7-1006/4321', 'bytes 0-999/4322', '']) {
      server.fault = ({ headers }) =>
        headers.range
          ? { status: 206, body: Buffer.alloc(1000), headers: { 'content-range': range, etag } }
          : undefined;
      expect(await refusal(read('s3://models/d/l.csv'))).toMatch(/source-protocol: .* another part of d\/l\.csv/);
    }
    server.fault = ({ headers }) => (headers.range ? { status: 200, body: Buffer.from(large) } : undefined);
    expect(await refusal(read('s3://models/d/l.csv'))).toMatch(/source-protocol: .* the answer is 200/);
  });

  it('flips one bit is found out by the MD5 of the object', async () => {
    const { read, server } = await bucket({ 'd/l.csv': large });
    server.fault = (got) => {
      if (got.headers.range !== 'bytes=2000-2999') return undefined;
      const bytes = Buffer.from(large, 'latin1');
      const good = objectReply(got, bytes);
      const body = Buffer.from(good.body ?? '');
      body.writeUInt8(body.readUInt8(11) ^ 4, 11);
      return { ...good, body };
    };
    expect(await refusal(read('s3://models/d/l.csv'))).toMatch(
      /^unavailable source-damaged: d\/l\.csv of the bucket s3:\/\/models came with the MD5/,
    );
    server.fault = () => undefined;
    expect(await read('s3://models/d/l.csv')).toHaveLength(1);
  });

  it('encrypts in a way that makes tags of its own is not held against them', async () => {
    const { read, server } = await bucket({ 'd/a.csv': 'abc' });
    const tag = 'f'.repeat(32);
    server.fault = (got) => ({
      ...objectReply(got, Buffer.from('abc'), tag),
      headers: { etag: `"${tag}"`, 'x-amz-server-side-encryption': 'aws:kms' },
    });
    expect(await read('s3://models/d/a.csv')).toEqual(['s3/models/d/a.csv=abc']);
    server.fault = (got) => objectReply(got, Buffer.from('abc'), 'e'.repeat(32));
    expect(await refusal(read('s3://models/d/a.csv'))).toMatch(/source-damaged/);
  });

  it('gets another object after it was listed gives no mixture', async () => {
    const { cache, open, server } = await bucket({ 'd/l.csv': large, 'd/m.csv': 'm' });
    const bring = async (change: () => void) => {
      const sources = open();
      const objects = await sources.find('s3://models/d/');
      change();
      return sources.bring(objects, { cache, onBytes: () => undefined });
    };
    expect(await refusal(bring(() => server.objects.set('d/l.csv', Buffer.from(large.toUpperCase(), 'latin1'))))).toBe(
      'unavailable source-changed: d/l.csv of the bucket s3://models is another one since it was listed.',
    );
    server.objects.set('d/m.csv', Buffer.from('m2'));
    expect(await refusal(bring(() => server.objects.delete('d/m.csv')))).toMatch(
      /source-changed: d\/m\.csv .* is gone since it was listed/,
    );
    server.objects.set('d/m.csv', Buffer.from('m'));
    server.objects.set('d/l.csv', Buffer.from(large, 'latin1'));
    // A server that does not know If-Match.
    const bringing = bring(() => {
      server.fault = (got) =>
        got.headers.range === 'bytes=3000-3999'
          ? objectReply({ ...got, headers: { range: got.headers.range } }, Buffer.alloc(4321))
          : undefined;
    });
    expect(await refusal(bringing)).toMatch(/source-changed: .* its tag is [0-9a-f]{32}, and was/);
  });
});
