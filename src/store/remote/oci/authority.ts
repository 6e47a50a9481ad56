import { z } from 'zod';
import { type Answer, bodyText, type Call, drop, notBusy, type Send } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import { type Challenge, readChallenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { isLocal, type RegistryPlace, refusedBy } from './place.ts';

/** What a request wants to do in the repository. */
export type Access = 'pull' | 'push';

export interface AuthorityOptions {
  readonly place: RegistryPlace;
  readonly credentials: Credentials | undefined;
  readonly send: Send;
}

/**
 * Sends requests as who we are: first without a word, as many repositories are public, then with what the registry asks
 * for (Basic, or a token of its realm). No other host than the registry and its realm gets to know who asks.
 */
export function openAuthority(options: AuthorityOptions): (call: Call, access: Access) => Promise<Answer> {
  const { place, send } = options;
  const known = new Map<Access, string>();
  return async (call, access) => {
    if (call.url.origin !== place.base.origin) return await notBusy(await send(call));
    const before = known.get(access);
    const first = await notBusy(await send(before === undefined ? call : withWord(call, before)));
    if (first.status !== 401) return first;
    const word = await wordFor(readChallenge(first.headers['www-authenticate'] ?? ''), access, options);
    if (word === undefined) return first;
    await drop(first);
    known.set(access, word);
    return await notBusy(await send(withWord(call, word)));
  };
}

function withWord(call: Call, word: string): Call {
  return { ...call, headers: { ...call.headers, authorization: word } };
}

/** The value of `Authorization`; undefined where there is nothing to say. */
async function wordFor(
  challenge: Challenge | undefined,
  access: Access,
  options: AuthorityOptions,
): Promise<string | undefined> {
  const { credentials } = options;
  if (challenge?.kind === 'bearer') return `Bearer ${await tokenOf(challenge, access, options)}`;
  if (challenge?.kind === 'basic' && credentials?.kind === 'password') return basic(credentials);
  return undefined;
}

function basic({ user, password }: { readonly user: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

const tokenShape = z.looseObject({ token: z.string().optional(), access_token: z.string().optional() });

type Bearer = Extract<Challenge, { kind: 'bearer' }>;

async function tokenOf(challenge: Bearer, access: Access, options: AuthorityOptions): Promise<string> {
  const { place, send } = options;
  const answer = await notBusy(await send(tokenCall(challenge, access, options)));
  const text = await bodyText(answer);
  if (answer.status === 401 || answer.status === 403) throw refusedBy(place, access, options.credentials, answer, text);
  const read = tokenShape.safeParse(jsonOf(text));
  const token = read.success ? (read.data.token ?? read.data.access_token) : undefined;
  // What is no token must not become a header of its own making.
  if (answer.status === 200 && token !== undefined && /^[\x21-\x7e]+$/.test(token)) return token;
  const sentence = `${challenge.realm}, which the ${place.words} names for tokens, gives none: the answer is ${answer.status}.`;
  throw MlopsError.of(storeReasons, 'store-protocol', sentence);
}

function tokenCall({ realm, service }: Bearer, access: Access, { place, credentials }: AuthorityOptions): Call {
  const url = realmOf(realm, place);
  const scope = `repository:${place.repository}:${access === 'push' ? 'pull,push' : 'pull'}`;
  const asked = new URLSearchParams({ ...(service !== undefined && { service }), scope });
  if (credentials?.kind === 'identity') {
    asked.set('grant_type', 'refresh_token');
    asked.set('client_id', 'mlops-actions');
    asked.set('refresh_token', credentials.token);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url, headers, body: { kind: 'bytes', bytes: Buffer.from(asked.toString()) } };
  }
  for (const [name, value] of asked) url.searchParams.set(name, value);
  return { method: 'GET', url, headers: credentials === undefined ? {} : { authorization: basic(credentials) } };
}

/** A realm gets to know who asks, so it has to be one that nobody listens to on the way. */
function realmOf(realm: string, place: RegistryPlace): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  const open = url?.protocol === 'http:' && place.base.protocol === 'http:' && isLocal(url.host);
  if (url !== undefined && (url.protocol === 'https:' || open)) return url;
  const sentence = `The ${place.words} wants a token of ${JSON.stringify(realm)}, and only https addresses are told who asks.`;
  throw MlopsError.of(storeReasons, 'store-protocol', sentence);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
