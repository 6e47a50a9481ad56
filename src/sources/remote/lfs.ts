import { z } from 'zod';
import { type Answer, bodyText, type Call } from '../../support/http.ts';
import type { Patience } from '../../support/patience.ts';
import { MlopsError } from '../../support/problem.ts';
import { isThisMachine } from '../../support/source-address.ts';
import { type AroundSources, notAsked } from '../around.ts';
import type { Bringing, Brought, PointedContent } from '../port.ts';
import { sourceReasons } from '../reasons.ts';
import { contentOf, keep } from './content-cache.ts';
import { download } from './download.ts';
import { fileServer, follow, type Servers } from './file-server.ts';
import { errorOf, patiently } from './object-store.ts';
import type { FreeAt } from './room.ts';

type LfsContent = Extract<PointedContent, { kind: 'lfs' }>;

interface LfsOptions {
  readonly around: AroundSources;
  readonly patience: Patience;
  readonly servers: Servers;
  readonly freeAt: FreeAt;
}

/**
 * The content of a Git LFS pointer from its server, by the batch API, held against the pointer.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md @throws MlopsError
 */
export async function bringLfs(
  content: LfsContent,
  { cache, onBytes }: Bringing,
  options: LfsOptions,
): Promise<Brought> {
  const { sha256, bytes, path } = content;
  const found = await contentOf(cache, sha256, bytes, path);
  if (found !== undefined) return found;
  const { around, patience, freeAt } = options;
  const servers = content.from.isOurs ? { ...options.servers, trusted: () => true } : options.servers;
  const server = { words: `Git LFS server ${content.from.url}`, who: 'asked with what git has for it, if anything' };
  if (around.offline) throw notAsked(`The ${server.words}`);
  const { href, header } = await patiently(server, () => whereIs(content, server, servers), patience);
  let done = 0;
  const onMore = (more: number) => {
    done += more;
    onBytes(done);
  };
  const store = fileServer(href, servers, header);
  // Not in parts: servers need not know what a part is.
  const part = Number.POSITIVE_INFINITY;
  const wanted = { key: path, bytes, tag: undefined, sha256 };
  return keep(cache, { sha256 }, path, (file) =>
    download(store, wanted, file, { patience, part, onBytes: onMore, freeAt }),
  );
}

const batchShape = z.looseObject({
  objects: z.tuple([
    z.looseObject({
      oid: z.string(),
      actions: z
        .looseObject({
          download: z.looseObject({ href: z.string(), header: z.record(z.string(), z.string()).optional() }).optional(),
        })
        .optional(),
      error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
    }),
  ]),
});

type Server = { readonly words: string; readonly who: string };

async function whereIs(content: LfsContent, server: Server, servers: Servers) {
  const call = batchCall(content);
  let answer = await follow(call, server.words, servers);
  if ([401, 403, 404].includes(answer.status)) answer = await askedAgain(call, content, server, servers, answer);
  if (answer.status !== 200) throw await errorOf(answer, server, `say where ${content.path} is`);
  const text = await bodyText(answer, 1 << 20);
  const read = batchShape.safeParse(parsed(text));
  const [object] = read.success ? read.data.objects : [];
  if (object?.error !== undefined) {
    const { code, message } = object.error;
    const reason = code === 404 || code === 410 ? 'source-empty' : 'source-refused';
    throw MlopsError.of(
      sourceReasons,
      reason,
      `The ${server.words} has no ${content.path} for us: ${code}, ${message.slice(0, 200)}.`,
    );
  }
  const found = object?.oid === content.sha256 ? object.actions?.download : undefined;
  if (found === undefined || !isAddress(found.href, content.from.url)) {
    throw MlopsError.of(sourceReasons, 'source-protocol', `The ${server.words} does not say where ${content.path} is.`);
  }
  return { href: found.href, header: found.header ?? {} };
}

async function askedAgain(call: Call, { from }: LfsContent, { words }: Server, servers: Servers, first: Answer) {
  const authorization = await from.authorization();
  if (authorization === undefined) return first;
  first.body.resume();
  return follow({ ...call, headers: { ...call.headers, authorization } }, words, servers);
}

function batchCall({ from, sha256, bytes }: LfsContent): Call {
  const asked = {
    operation: 'download',
    transfers: ['basic'],
    objects: [{ oid: sha256, size: bytes }],
    hash_algo: 'sha256',
  };
  const type = 'application/vnd.git-lfs+json';
  return {
    method: 'POST',
    url: new URL(`${from.url.replace(/\/+$/, '')}/objects/batch`),
    headers: { accept: type, 'content-type': type },
    body: { kind: 'bytes', bytes: Buffer.from(JSON.stringify(asked)) },
  };
}

function isAddress(href: string, server: string): boolean {
  if (!URL.canParse(href)) return false;
  const url = new URL(href);
  return url.protocol === 'https:' || (server.startsWith('http:') && url.protocol === 'http:' && isThisMachine(url));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
