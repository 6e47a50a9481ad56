import type { Wait } from '../../promotion/index.ts';

/** What is waited for, until when, and who can end it. */
export function waitText({ sentence, until, for: who }: Wait): string {
  const more = [until === undefined ? '' : `until ${until.slice(0, 16).replace('T', ' ')} UTC`, who ?? ''].filter(
    Boolean,
  );
  return more.length === 0 ? sentence : `${sentence} (${more.join('; ')})`;
}
