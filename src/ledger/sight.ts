import type { Home } from './home.ts';
import { rememberTip } from './offline-transport.ts';
import type { Transport } from './transport.ts';

/** Where a ref stands. */
export interface Start {
  /** What the ref names. */
  readonly published: string | undefined;
  /** What a new commit builds on. */
  readonly from: string | undefined;
}

/** What was seen of a ref, and looks at it. */
export interface Sight {
  /** What was seen last; looks where nothing was. */
  first(): Promise<Start>;
  /** Looks now. `since`: a commit that is here, so that only what came after it is sent. */
  again(since?: string): Promise<Start>;
  /** What was seen last, without a look. */
  last(): Promise<Start | undefined>;
  /** The ref names a commit of ours now. */
  arrived(commit: string): Promise<void>;
}

export interface SightOptions {
  readonly home: Home;
  readonly ref: string;
  readonly transport: Transport;
  /** Where to begin while the ref does not exist yet, in place of an empty history. */
  readonly origin: (() => Promise<string | undefined>) | undefined;
  /** What every new commit builds on, whatever the ref names. */
  readonly onto?: (() => Promise<string | undefined>) | undefined;
}

/** What the remote's ref names is kept for commands that are offline. */
export function openSight({ home, ref, transport, origin, onto }: SightOptions): Sight {
  let seen: Promise<Start> | undefined;

  const remember = async (commit: string | undefined): Promise<void> => {
    if (transport.kind === 'remote') await rememberTip(home, ref, commit);
  };

  const look = async (since?: string): Promise<Start> => {
    const published = await transport.tip(since);
    await remember(published);
    return { published, from: onto === undefined ? (published ?? (await origin?.())) : await onto() };
  };

  return {
    async first() {
      seen ??= look();
      try {
        return await seen;
      } catch (error) {
        seen = undefined;
        throw error;
      }
    },
    async again(since) {
      const start = await look(since);
      seen = Promise.resolve(start);
      return start;
    },
    last: async () => seen,
    async arrived(commit) {
      seen = Promise.resolve({ published: commit, from: commit });
      await remember(commit);
    },
  };
}
