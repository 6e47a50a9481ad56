export { clip, clipWords, oneLine, visible } from './clean.ts';
export { commandFence } from './command-fence.ts';
export { commentJson } from './comment.ts';
export { escapeHtml, htmlSentence } from './html.ts';
export { escapeMarkdown, markdownCode, markdownFence, markdownSentence } from './markdown.ts';
export { mermaidLabel } from './mermaid.ts';
export { quoteShell, shellCommand } from './shell.ts';
export { escapeTerminal, terminalSentence } from './terminal.ts';
export {
  escapeCommandData,
  escapeCommandProperty,
  withoutCommands,
  workflowCommand,
} from './workflow-command.ts';
