/** What GitHub answered. */
export interface ApiAnswer {
  readonly status: number;
  /** The parsed body; undefined where there is none. */
  readonly body: unknown;
}

/** Asks the REST API: `path` begins with a slash, `body` is sent as JSON. */
export type Ask = (
  method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT',
  path: string,
  body?: object,
) => Promise<ApiAnswer>;

/**
 * Asks with `fetch` alone: the job that releases installs no packages.
 * @param api such as `https://api.github.com`
 * @throws if no whole answer came
 */
export function githubApi(api: string, token: string): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${api.replace(/\/$/, '')}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
        'user-agent': 'mlops-actions-scripts',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
      redirect: 'error',
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The answer, where it has one of these statuses. @throws with what GitHub says, where it has another */
export function expected(what: string, answer: ApiAnswer, ...statuses: readonly number[]): unknown {
  if (statuses.includes(answer.status)) return answer.body;
  throw new Error(`${what}: GitHub answered ${answer.status}${saying(answer.body)}`);
}

function saying(body: unknown): string {
  const message = field(body, 'message');
  return typeof message === 'string' ? `, "${message}"` : '';
}

/** A field of a parsed answer; undefined where it is not there, on every way down. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return field(Reflect.get(value, name), ...rest);
}

/** A field that is a text. @throws where it is none */
export function textField(value: unknown, ...path: readonly string[]): string {
  const found = field(value, ...path);
  if (typeof found === 'string') return found;
  throw new Error(`GitHub's answer has no ${path.join('.')}`);
}

/** All items of a list, over its pages. @throws if an answer is no list, or the list does not end */
export async function allItems(ask: Ask, path: string, under?: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (let page = 1; page <= 100; page++) {
    const query = `${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`;
    const body = expected(`GET ${path}`, await ask('GET', `${path}${query}`), 200);
    const items = under === undefined ? body : field(body, under);
    if (!Array.isArray(items)) throw new Error(`GET ${path}: the answer is no list`);
    found.push(...items);
    if (items.length < 100) return found;
  }
  throw new Error(`GET ${path}: more than 10,000 entries`);
}
