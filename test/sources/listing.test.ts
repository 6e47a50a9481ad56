import { expect, it } from 'vitest';
import { findObjects } from '../../src/sources/remote/listing.ts';
import type { Listed, ObjectStore } from '../../src/sources/remote/object-store.ts';
import { hurried, refusal } from './scene.ts';

const never = () => Promise.reject(new Error('not asked'));
const store = (page: ObjectStore['page']): ObjectStore => ({
  words: 'bucket s3://b',
  who: '',
  page,
  look: never,
  get: never,
});
const address = { kind: 's3', bucket: 'bucket', path: 'd/*.csv' } as const;
const object: Listed = { key: 'd/x.txt', bytes: 1, tag: 't' };

it('a listing ends where nobody could hold it', async () => {
  const endless = store(async (_, from = '0') => ({
    objects: Array.from({ length: 100_000 }, (_, at) => ({ ...object, key: `d/${from}/${at}.txt` })),
    next: `${Number(from) + 1}`,
  }));
  expect(await refusal(findObjects(endless, address, { pace: hurried }))).toBe(
    'input source-too-many: The bucket s3://b has more than 1000000 objects below d.',
  );
});

it('a listing of a few objects a page ends as well', async () => {
  let pages = 0;
  const endless = store(async (_, from = '0') => {
    pages += 1;
    return { objects: [{ ...object, key: `d/${from}.csv` }], next: `${Number(from) + 1}` };
  });
  expect(await refusal(findObjects(endless, address, { pace: hurried }))).toBe(
    'input source-too-many: The bucket s3://b has more than 10000 pages of d, with 10000 objects on the first of them.',
  );
  expect(pages).toBe(10_000);
});

it('a listing that begins anew each time is no listing', async () => {
  const circle = store(async () => ({ objects: [object], next: 'a' }));
  expect(await refusal(findObjects(circle, address, { pace: hurried }))).toMatch(
    /source-protocol: .* same page of d again/,
  );
});
