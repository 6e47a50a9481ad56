/** Where a bucket answers, and who asks it, as the environment says. */
export interface BucketAccess {
  /** With a slash at its end. */
  readonly base: string;
  readonly region: string;
  /** Undefined: nobody says who asks. */
  readonly keys:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
        readonly from: string;
      }
    | undefined;
}

/** For who reads other objects of buckets than those of a store. @throws MlopsError store-credentials, store-bad-address */
export async function bucketAccess(bucket: string, env: NodeJS.ProcessEnv): Promise<BucketAccess> {
  const [{ bucketIdentity }, { bucketPlace }] = await Promise.all([
    import('./remote/s3/credentials.ts'),
    import('./remote/s3/place.ts'),
  ]);
  const { keys, region } = await bucketIdentity(env);
  const { base } = bucketPlace({ bucket, prefix: '' }, region, env);
  return { base, region, keys };
}
