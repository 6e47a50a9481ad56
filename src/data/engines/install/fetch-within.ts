/** Bounds of one request, in bytes and milliseconds. */
export interface FetchLimits {
  readonly bytes: number;
  /** Without a byte. */
  readonly stallMs: number;
  readonly totalMs: number;
  /** Between two lines about how far it is. */
  readonly noticeMs: number;
}

const usual: FetchLimits = { bytes: 128 * 2 ** 20, stallMs: 30_000, totalMs: 15 * 60_000, noticeMs: 5000 };

export interface FetchOptions {
  /** What is fetched, for the reader. */
  readonly name: string;
  readonly notice: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: FetchLimits;
}

export type Fetched =
  | { readonly kind: 'body'; readonly bytes: Buffer }
  /** Another attempt may help. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The answer would be the same again. */
  | { readonly kind: 'refused'; readonly why: string };

/** One GET, bounded in size and time, that contacts no host but that of `url`. Proxies are what Node's fetch makes of them. */
export async function fetchWithin(url: URL, options: FetchOptions): Promise<Fetched> {
  const { stallMs, totalMs } = options.limits ?? usual;
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new Error(`no byte came for ${stallMs / 1000} s`)), stallMs);
  const total = AbortSignal.timeout(totalMs);
  const signals = [stalled.signal, total, ...(options.signal ? [options.signal] : [])];
  try {
    const response = await answerOf(url, AbortSignal.any(signals));
    if (!(response instanceof Response)) return response;
    return await bodyOf(response, options, () => timer.refresh());
  } catch (error) {
    if (total.aborted) return { kind: 'failed', why: `it took longer than ${totalMs / 1000} s` };
    return { kind: 'failed', why: whyOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

const redirects = new Set([301, 302, 303, 307, 308]);

/** Follows redirects on the same origin, three at most: no other host is told that we are here. */
async function answerOf(url: URL, signal: AbortSignal): Promise<Response | Exclude<Fetched, { kind: 'body' }>> {
  let asked = url;
  for (let followed = 0; followed <= 3; followed += 1) {
    const response = await fetch(asked, {
      redirect: 'manual',
      signal,
      headers: { accept: 'application/octet-stream', 'accept-encoding': 'identity' },
    });
    if (response.ok) return response;
    const { status } = response;
    const location = response.headers.get('location');
    await response.body?.cancel();
    if (status >= 500 || status === 429) return { kind: 'failed', why: `the answer is ${status}` };
    if (!redirects.has(status) || location === null) return { kind: 'refused', why: `the answer is ${status}` };
    const next = URL.canParse(location, asked.href) ? new URL(location, asked) : undefined;
    if (next?.origin !== url.origin) {
      return { kind: 'refused', why: `the answer leads to ${next?.origin ?? 'nowhere'}, and no other host is asked` };
    }
    asked = next;
  }
  return { kind: 'refused', why: 'the answer leads from one address to the next' };
}

async function bodyOf(response: Response, options: FetchOptions, alive: () => void): Promise<Fetched> {
  const { bytes: limit, noticeMs } = options.limits ?? usual;
  const tooLarge = { kind: 'refused', why: `it has more than ${limit} bytes` } as const;
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > limit) {
    await response.body?.cancel();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  let said = Date.now();
  for await (const chunk of response.body ?? []) {
    alive();
    total += chunk.length;
    if (total > limit) return tooLarge; // leaving the loop ends the connection
    chunks.push(chunk);
    if (Date.now() - said < noticeMs) continue;
    said = Date.now();
    options.notice(`${options.name}: ${megabytes(total)}${announced > 0 ? ` of ${megabytes(announced)}` : ''}`);
  }
  return { kind: 'body', bytes: Buffer.concat(chunks) };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `fetch` says "fetch failed" and keeps the reason in its cause. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause && typeof cause.code === 'string' ? `${cause.code} ` : '';
  return `${code}${cause.message}`.trim();
}
