/** What a registry asks for where it does not know who asks. */
export type Challenge =
  | { readonly kind: 'basic' }
  /** A token of this address. */
  | { readonly kind: 'bearer'; readonly realm: string; readonly service: string | undefined };

/**
 * Reads `WWW-Authenticate` (RFC 9110 §11.6.1); of several challenges a bearer one. Undefined for none that we can answer.
 * https://distribution.github.io/distribution/spec/auth/token/
 */
export function readChallenge(header: string): Challenge | undefined {
  const bearer = /(?:^|[\s,])bearer\s+(.*)$/i.exec(header)?.[1];
  if (bearer !== undefined) {
    const parts = parameters(bearer);
    const realm = parts.get('realm');
    if (realm !== undefined) return { kind: 'bearer', realm, service: parts.get('service') };
  }
  return /(?:^|[\s,])basic(?:\s|$)/i.test(header) ? { kind: 'basic' } : undefined;
}

function parameters(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, plain] of text.matchAll(/([a-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/gi)) {
    const key = name.toLowerCase();
    // Of the challenge that comes first, not of one behind it.
    if (!found.has(key)) found.set(key, quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return found;
}
