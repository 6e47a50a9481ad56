import type { Answer } from '../../../support/http.ts';
import { MlopsError } from '../../../support/problem.ts';
import { storeReasons } from '../../reasons.ts';
import type { Access } from './authority.ts';
import type { Credentials } from './credentials.ts';

/** A repository of a registry. */
export interface RegistryPlace {
  readonly base: URL;
  readonly host: string;
  readonly repository: string;
  /** `registry ghcr.io/acme/models`. */
  readonly words: string;
}

/** Plain http for this machine alone: nobody else can listen there. */
export function registryPlace({
  host,
  repository,
}: {
  readonly host: string;
  readonly repository: string;
}): RegistryPlace {
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const base = new URL(`${isLocal(server) ? 'http' : 'https'}://${server}`);
  return { base, host, repository, words: `registry ${host}/${repository}` };
}

export function isLocal(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

/** @param path below the repository: `blobs/sha256:…` */
export function addressIn({ base, repository }: RegistryPlace, path: string): URL {
  return new URL(`/v2/${repository}/${path}`, base);
}

const rights: Readonly<Record<Access, string>> = { pull: 'read', push: 'write' };

/** Says what right is missing, to whom. */
export function refusedBy(
  { words, host }: RegistryPlace,
  access: Access,
  credentials: Credentials | undefined,
  { status }: Answer,
  text: string,
): MlopsError {
  const who = credentials === undefined ? 'nobody has said who asks' : `asked ${asWhom(credentials)}`;
  const sentence = `The ${words} refuses to let us ${rights[access]}: ${status}${told(text)} (${who}).`;
  return MlopsError.of(storeReasons, 'store-refused', sentence, remedyFor(host, access, credentials));
}

function remedyFor(host: string, access: Access, credentials: Credentials | undefined): { readonly remedy?: string } {
  if (host !== 'ghcr.io') return {};
  const right = rights[access];
  if (credentials === undefined)
    return { remedy: `Give the job \`permissions: { packages: ${right} }\` and GITHUB_TOKEN.` };
  return {
    remedy: `Give the job \`permissions: { packages: ${right} }\`; where the package belongs to another repository, let this one in under "Manage Actions access" of the package.`,
  };
}

/** "as robot, by MLOPS_REGISTRY_USER". */
export function asWhom(credentials: Credentials): string {
  const who = credentials.kind === 'password' ? `as ${credentials.user}` : 'with an identity token';
  return `${who}, by ${credentials.from}`;
}

/** What a registry says about an error, in its own words: ", DENIED: permission_denied". */
export function told(text: string): string {
  const code = /"code"\s*:\s*"([A-Z0-9_]{1,60})"/.exec(text)?.[1];
  const message = /"message"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1];
  const words = [code, message].filter((word) => word !== undefined).join(': ');
  return words === '' ? '' : `, ${words}`;
}

/** An answer that no registry gives here. @param doing "send sha256:…" */
export function unexpected({ words }: RegistryPlace, doing: string, { status }: Answer, text: string): MlopsError {
  const sentence = `The ${words} could not ${doing}: the answer is ${status}${told(text)}.`;
  return MlopsError.of(storeReasons, 'store-protocol', sentence);
}
