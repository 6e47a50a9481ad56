/** What a comment asks for. */
export type Command =
  /** Begins with `/mlops`, and says nothing that is understood. */
  | { readonly kind: 'strange' }
  /** A whole commit id: another commit with the same first digits is made in minutes. */
  | { readonly kind: 'train'; readonly commit: string };

const train = /^\/mlops[ \t]+train[ \t]+([0-9a-f]{40}|[0-9a-f]{64})$/;

/** Undefined for a comment that is no command. The whole comment is one: nothing stands before or after it. */
export function parseCommand(body: string): Command | undefined {
  const text = body.trimEnd();
  if (!/^\/mlops(?!\S)/.test(text)) return undefined;
  const commit = train.exec(text)?.[1];
  return commit === undefined ? { kind: 'strange' } : { kind: 'train', commit };
}
