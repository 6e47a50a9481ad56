import { escapeMarkdown, markdownSentence } from '../support/escape/index.ts';

/** What is known while nothing is decided yet. */
export interface Running {
  readonly project: string;
  /** The commit that is looked at. */
  readonly head: string;
  /** What has to run, as a sentence. */
  readonly todo: string;
  /** Page of the run. */
  readonly run?: string;
}

/** The comment between a push and its report: for which commit, and what is being done. No verdict, so no colour. */
export function renderRunning({ project, head, todo, run }: Running): string {
  const link = run !== undefined && /^https:\/\/[^\s)]+$/.test(run) ? ` · [run](${run})` : '';
  const parts = [
    `## ⏳ Running · ${escapeMarkdown(project, 80)}`,
    `Commit \`${head.slice(0, 12)}\` is being checked. ${markdownSentence(todo)}`,
    '---',
    `<sub>commit \`${head.slice(0, 12)}\`${link}</sub>`,
  ];
  return `${parts.join('\n\n')}\n`;
}
