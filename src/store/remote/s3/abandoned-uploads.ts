import { bodyText, drop } from '../../../support/http.ts';
import type { BucketClient } from './client.ts';
import { addressOf } from './place.ts';
import { unescaped } from './xml.ts';

const dayInMilliseconds = 86_400_000;
const listLimit = 4 << 20;

/**
 * Gives up uploads in parts that killed processes left below our prefix more than a day ago: their parts cost money until
 * then. A younger one may be somebody's who sends right now. A bucket that does not list them keeps them.
 */
export async function sweepUploads(client: BucketClient): Promise<void> {
  const { place } = client;
  const query = { uploads: '', ...(place.prefix !== '' && { prefix: place.prefix }) };
  const answer = await client.patiently({ method: 'GET', url: addressOf(place, '', query) });
  const text = await bodyText(answer, listLimit);
  if (answer.status !== 200) return;
  // By the bucket's own clock, which has set the times as well.
  const now = Date.parse(answer.headers.date ?? '') || Date.now();
  for (const { key, upload, begun } of uploadsIn(text)) {
    const ours = key.startsWith(place.prefix) && /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(key.slice(place.prefix.length));
    if (ours && begun < now - dayInMilliseconds) await abortUpload(client, { key, upload });
  }
}

/** What cannot be given up is found by a later one; the error that made it necessary is what the caller has to hear. */
export async function abortUpload(
  client: BucketClient,
  { key, upload }: { readonly key: string; readonly upload: string },
): Promise<void> {
  const url = addressOf(client.place, key, { uploadId: upload });
  await client.sendAnyway({ method: 'DELETE', url }).then(drop, () => undefined);
}

function uploadsIn(text: string) {
  const member = (part: string, name: string) =>
    unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(part)?.[1] ?? '');
  return [...text.matchAll(/<Upload>(.*?)<\/Upload>/gs)].map(([, part = '']) => ({
    key: member(part, 'Key'),
    upload: member(part, 'UploadId'),
    begun: Date.parse(member(part, 'Initiated')),
  }));
}
