import { oneLine } from '../../support/escape/index.ts';

/** What a comment asks for. */
export type Command =
  /** Begins with `/mlops`, and says nothing that is understood. */
  | { readonly kind: 'strange' }
  /** A whole commit id: another commit with the same first digits is made in minutes. */
  | { readonly kind: 'train'; readonly commit: string }
  | { readonly kind: 'explain' }
  | AcceptCommand;

export interface AcceptCommand {
  readonly kind: 'accept';
  readonly model: string;
  /** Or the reason code of a removal. */
  readonly metric: string;
  /** One line. */
  readonly why: string;
}

const train = /^\/mlops[ \t]+train[ \t]+([0-9a-f]{40}|[0-9a-f]{64})$/;
const explain = /^\/mlops[ \t]+explain$/;
const accept = /^\/mlops[ \t]+accept[ \t]+(\S+)[ \t]+(\S+)[ \t]+(\S[^\r\n]*)$/;

/** Characters of a reason: more belongs into the pull request. */
const longestReason = 500;

/** Undefined for a comment that is no command. The whole comment is one: nothing stands before or after it. */
export function parseCommand(body: string): Command | undefined {
  const text = body.trimEnd();
  if (!/^\/mlops(?!\S)/.test(text)) return undefined;
  const commit = train.exec(text)?.[1];
  if (commit !== undefined) return { kind: 'train', commit };
  if (explain.test(text)) return { kind: 'explain' };
  const [, model, metric, reason = ''] = accept.exec(text) ?? [];
  const why = oneLine(reason).trim();
  if (model === undefined || metric === undefined || why === '' || [...why].length > longestReason) {
    return { kind: 'strange' };
  }
  return { kind: 'accept', model, metric, why };
}
