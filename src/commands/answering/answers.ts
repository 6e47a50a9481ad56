import type { CommandedPull } from '../../forge/index.ts';
import { markdownCode, markdownSentence } from '../../support/escape/index.ts';

/** What is said to the author of a command, as markdown. Nothing that somebody wrote is repeated unless it is a commit id. */
export const answers = {
  understood: () =>
    'This is no command that is understood, so nothing was done. What is understood, as the whole comment:\n\n' +
    `- ${markdownCode('/mlops train <sha>')} trains the head of a fork’s pull request, where a maintainer writes it; ` +
    'the whole commit id, of which shorter ones can be imitated.',
  notAllowed: () => 'Only who may write to this repository can start a training. Nothing was started.',
  closed: () => 'The pull request is closed. Nothing was started.',
  notNeeded: () =>
    'The commits of this pull request are in this repository: every push trains by itself what it makes necessary. Nothing was started.',
  otherHead: ({ head }: CommandedPull, asked: string, changes: string) =>
    `The head of this pull request is ${markdownCode(head)}, not ${markdownCode(asked)}. Nothing was started. ` +
    `[Look at what changed since](${changes}), all of it: training runs its code. Then comment ${markdownCode(`/mlops train ${head}`)}.`,
  starting: (head: string) => `The training of ${markdownCode(head)} is being started.`,
  started: (head: string, run: string | undefined) =>
    `The training of ${markdownCode(head)} was started${run === undefined ? '' : ` in [this run](${run})`}. ` +
    'What comes of it stands in the comment and the check of this pull request; nothing of it is recorded.',
  refused: (head: string, why: string) =>
    `The training of ${markdownCode(head)} could not be started: ${markdownSentence(why)} ` +
    'When that is repaired, run the job of this command again.',
} as const;
