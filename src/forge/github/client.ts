import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { RequestError } from '@octokit/request-error';
import { Octokit } from '@octokit/rest';
import Bottleneck from 'bottleneck/light.js';

/** How fast time runs; tests hurry it. */
export interface Pace {
  /** Milliseconds in a second of waiting. */
  readonly second: number;
  /** Milliseconds after which a request without a whole answer is given up. */
  readonly timeout: number;
}

export interface ClientOptions {
  readonly api: string;
  readonly token: string;
  readonly pace?: Pace;
  /** Aborted when somebody cancels the command. */
  readonly signal?: AbortSignal;
}

export type Client = ReturnType<typeof openClient>;

/** Longest pause in seconds that GitHub's limits may ask for; beyond it a job would only burn its minutes. */
export const longestPause = 120;

const PatientOctokit = Octokit.plugin(wholeAnswers, throttling, retry);
const realTime: Pace = { second: 1000, timeout: 30_000 };

/**
 * Octokit that repeats questions: after errors of the server, lost and cut answers, and limits (as long as they say).
 * What writes is never repeated here, since GitHub may have done it before the answer was lost: see `persist`.
 */
export function openClient({ api, token, pace = realTime, signal }: ClientOptions) {
  const mayRepeat = (
    seconds: number,
    options: { readonly method: string; readonly url: string },
    _: unknown,
    done: number,
  ) => (options.method === 'GET' || options.url.endsWith('/graphql')) && seconds <= longestPause && done < 2;
  // A report writes a handful of times; GitHub asks for a second between writes of "a large number" only. Questions by
  // GraphQL count as writes here, so that a longer pause would stand before each comment.
  const spaced = () => new Bottleneck.Group({ maxConcurrent: 1, minTime: pace.second / 20 });
  const octokit = new PatientOctokit({
    auth: token,
    baseUrl: api,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    request: { fetch: boundedFetch(pace.timeout, signal) },
    throttle: {
      write: spaced(),
      notifications: spaced(),
      retryAfterBaseValue: pace.second,
      onRateLimit: mayRepeat,
      onSecondaryRateLimit: mayRepeat,
    },
    retry: { retryAfterBaseValue: pace.second, retries: 3, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
  });
  return { octokit, second: pace.second, signal };
}

function boundedFetch(timeout: number, signal: AbortSignal | undefined): typeof fetch {
  return (address, options) => {
    const signals = [AbortSignal.timeout(timeout), ...(signal === undefined ? [] : [signal])];
    return fetch(address, { ...options, signal: AbortSignal.any(signals) });
  };
}

/** Octokit gives the text of a cut answer as if it were the answer; here it is an error like a lost one. */
function wholeAnswers({ hook }: Pick<Octokit, 'hook'>): void {
  hook.wrap('request', async (request, options) => {
    const response = await request(options);
    if (typeof response.data !== 'string' || response.status === 204) return response;
    throw new RequestError('The answer was cut short.', 502, { request: options, response });
  });
}
