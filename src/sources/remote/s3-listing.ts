import { decoded, type ListingAnswer, listingRoot, noListing, requiredText, sizeOf } from './listing-page.ts';
import { bareTag, type Listed, md5OfTag, type Page } from './object-store.ts';
import { textOf } from './xml.ts';

/**
 * One page as a bucket gives it: what is marked as required there has to be there.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html#API_ListObjectsV2_ResponseSyntax
 * @throws MlopsError source-protocol
 */
export function s3Page(answer: ListingAnswer): Page {
  const root = listingRoot(answer, 'ListBucketResult');
  const isCut = requiredText(answer, root, 'IsTruncated');
  if (isCut !== 'true' && isCut !== 'false') throw noListing(answer, 'does not say whether more follows');
  const next = isCut === 'true' ? textOf(root, 'NextContinuationToken') : undefined;
  if (isCut === 'true' && !next) throw noListing(answer, 'says that more follows, and not where');
  const isEncoded = textOf(root, 'EncodingType') === 'url';
  const contents = root.children.filter(({ name }) => name === 'Contents');
  const objects = contents.map((each): Listed => {
    const written = requiredText(answer, each, 'Key');
    const key = isEncoded ? decoded(answer, written.replaceAll('+', ' ')) : written;
    const tag = bareTag(requiredText(answer, each, 'ETag'));
    return { key, bytes: sizeOf(answer, key, requiredText(answer, each, 'Size')), tag, ...md5OfTag(tag) };
  });
  return { objects, ...(next && { next }) };
}
