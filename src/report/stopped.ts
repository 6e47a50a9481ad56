import { escapeMarkdown, markdownCode, markdownSentence } from '../support/escape/index.ts';
import type { Problem } from '../support/problem.ts';

/** Why there is no report. */
export interface Stopped {
  readonly project: string;
  /** The commit that would have been judged. */
  readonly head: string;
  readonly state: 'fail' | 'unknown';
  /** At least one, the decisive first. */
  readonly problems: readonly Problem[];
  /** Bytes; problems that do not fit are counted instead. */
  readonly limit: number;
  /** Page of the run. */
  readonly run?: string;
}

const headings = { fail: '❌ Stopped', unknown: '❓ Cannot tell' } as const;

/** The comment of a run that ended before anything could be judged: every problem with its place and remedy. */
export function renderStopped({ project, head, state, problems, limit, run }: Stopped): string {
  const link = run !== undefined && /^https?:\/\/[^\s)]+$/.test(run) ? ` · [run](${run})` : '';
  const title = `## ${headings[state]} · ${escapeMarkdown(project, 80)}\n\n`;
  const frame = `\n---\n\n<sub>commit \`${head.slice(0, 12)}\`${link} · Nothing was judged.</sub>\n`;
  const items = problems.map(itemOf);
  let kept = items;
  const left = () =>
    kept.length < items.length ? `- … and ${items.length - kept.length} more, in the log of the run.\n` : '';
  const text = () => `${title}${kept.join('')}${left()}${frame}`;
  while (kept.length > 1 && Buffer.byteLength(text()) > limit) kept = kept.slice(0, Math.floor(kept.length / 2));
  return text();
}

function itemOf({ reason, message, remedy, place }: Problem): string {
  const at = place === undefined ? '' : `${markdownCode(`${place.file}:${place.line}:${place.column}`)} `;
  const next = remedy === undefined ? '' : `  \n  → ${markdownSentence(remedy)}`;
  return `- ${at}${markdownSentence(message)} (${markdownCode(reason)})${next}\n`;
}
