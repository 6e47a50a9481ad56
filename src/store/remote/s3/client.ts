import { AwsV4Signer } from 'aws4fetch';
import { type Answer, type Call, notBusy, openHttp } from '../../../support/http.ts';
import type { MlopsError } from '../../../support/problem.ts';
import { type Patience, patiently } from '../patience.ts';
import type { Keys } from './credentials.ts';
import type { BucketPlace } from './place.ts';
import { type Access, errorOf } from './refusals.ts';

export interface SignedCall extends Call {
  /** SHA-256 of the body in hex, which is signed as well, so that the bucket refuses other bytes; absent: no body. */
  readonly payload?: string;
}

export interface BucketClient {
  readonly place: BucketPlace;
  readonly patience: Patience;
  /** Once. Throws Transient. */
  send(call: SignedCall): Promise<Answer>;
  /** Repeated; for what is safe to be done twice. */
  patiently(call: SignedCall): Promise<Answer>;
  /** Also when somebody has cancelled the command: for what has to be cleaned up. */
  sendAnyway(call: SignedCall): Promise<Answer>;
  error(answer: Answer, text: string, access: Access, doing: string): MlopsError;
}

const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** For cleaning up a moment is enough: what stays is found later. */
const anywayIdle = 10_000;

export interface ClientOptions {
  readonly place: BucketPlace;
  readonly keys: Keys | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly patience: Patience;
}

/** Signs and sends: AWS Signature Version 4 in headers. Without keys nothing is signed. */
export function openClient({ place, keys, env, patience }: ClientOptions): BucketClient {
  const { pace, signal } = patience;
  const http = openHttp({ env, signal, idle: pace.idle });
  const anyway = openHttp({ env, idle: Math.min(pace.idle, anywayIdle) });
  const send = async (call: SignedCall) => notBusy(await http(await signed(call, place, keys)));
  return {
    place,
    patience,
    send,
    patiently: (call) => patiently(place.words, () => send(call), patience),
    sendAnyway: async (call) => await anyway(await signed(call, place, keys)),
    error: (answer, text, access, doing) => errorOf(answer, text, { place, keys, access, doing }),
  };
}

async function signed(call: SignedCall, { region }: BucketPlace, keys: Keys | undefined): Promise<Call> {
  const { payload = nothing, ...plain } = call;
  if (keys === undefined) return plain;
  const { from: _, ...secrets } = keys;
  const signer = new AwsV4Signer({
    ...secrets,
    ...{ method: call.method, url: call.url.href, region, service: 's3' },
    headers: { ...call.headers, 'x-amz-content-sha256': payload },
  });
  const { headers } = await signer.sign();
  return { ...plain, headers: Object.fromEntries(headers) };
}
