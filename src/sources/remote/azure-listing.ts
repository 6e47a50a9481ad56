import { decoded, type ListingAnswer, listingRoot, noListing, requiredText, sizeOf } from './listing-page.ts';
import { bareTag, type Listed, type Page } from './object-store.ts';
import { textOf, type XmlElement } from './xml.ts';

/**
 * One page as Azure gives it; `NextMarker` is there also where nothing follows.
 * https://learn.microsoft.com/rest/api/storageservices/list-blobs#response-body @throws MlopsError source-protocol
 */
export function azurePage(answer: ListingAnswer): Page {
  const root = listingRoot(answer, 'EnumerationResults');
  const next = requiredText(answer, root, 'NextMarker');
  const [blobs, another] = root.children.filter(({ name }) => name === 'Blobs');
  if (blobs === undefined || another !== undefined) throw noListing(answer, 'has no <Blobs>');
  const found = blobs.children.filter(({ name }) => name === 'Blob');
  return { objects: found.map((blob) => blobOf(answer, blob)), ...(next !== '' && { next }) };
}

function blobOf(answer: ListingAnswer, blob: XmlElement): Listed {
  const written = requiredText(answer, blob, 'Name');
  const key = isEncoded(blob) ? decoded(answer, written) : written;
  const properties = blob.children.find(({ name }) => name === 'Properties');
  if (properties === undefined) throw noListing(answer, `says nothing of ${key} but its name`);
  const bytes = sizeOf(answer, key, requiredText(answer, properties, 'Content-Length'));
  const tag = bareTag(requiredText(answer, properties, 'Etag'));
  return { key, bytes, tag, ...md5OfBase64(textOf(properties, 'Content-MD5')) };
}

/** Names that XML cannot hold. */
function isEncoded({ children }: XmlElement): boolean {
  const name = children.find((each) => each.name === 'Name');
  return /\sEncoded\s*=\s*["']true["']/i.test(name?.attributes ?? '');
}

/** Base64 → hex. Blobs that were written in blocks may have none. */
export function md5OfBase64(written: string | undefined): { readonly md5?: string } {
  const hex = Buffer.from(written ?? '', 'base64').toString('hex');
  return hex.length === 32 ? { md5: hex } : {};
}
