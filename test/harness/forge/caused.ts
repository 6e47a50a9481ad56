import type { JsonObject } from './json.ts';
import { githubActions, type Token, type World } from './world.ts';

/** An event that somebody or something caused. */
export interface Caused {
  readonly event: 'push' | 'issue_comment' | 'pull_request' | 'workflow_dispatch';
  /** Login of who caused it. */
  readonly actor: string;
  /** Whether workflows start: what a job's own token causes starts none, dispatches aside. */
  readonly starts: boolean;
  readonly payload: JsonObject;
}

export function cause(world: World, token: Token, event: Caused['event'], payload: JsonObject): void {
  const { login } = token.author;
  const starts = login !== githubActions.login || event === 'workflow_dispatch';
  world.repository.caused.push({ event, actor: login, starts, payload });
}
