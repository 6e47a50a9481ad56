import type { Description } from './description.ts';
import type { Json, JsonObject } from './json.ts';
import type { Token, World } from './world.ts';

/** What an operation is given. */
export interface Request {
  readonly world: World;
  readonly token: Token;
  readonly values: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly sample: Description['sample'];
  /** What the client accepts: some operations give bytes where it asks for them. */
  readonly accept: string;
  /** Base address of the server, for what lies outside of the API. */
  readonly origin: string;
}

/** What it answers; a list is cut into pages by the server. */
export interface Answer {
  readonly status: number;
  readonly body?: Json;
  /** Instead of a body in JSON. */
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** The items of a list, and how a page of them is written; default: as it is. */
  readonly list?: { readonly items: readonly Json[]; readonly page?: (items: readonly Json[]) => Json };
}

export type Operation = (request: Request) => Answer | Promise<Answer>;

export function problem(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: 'https://docs.github.test/rest', status: `${status}` } };
}

export const notFound = problem(404, 'Not Found');

/** GitHub's answer to what it does not accept. */
export function invalid(message: string): Answer {
  return problem(422, message);
}
