import { z } from 'zod';
import type { CommentRequest } from '../commands/answer-command.ts';
import { MlopsError } from '../support/problem.ts';
import { actionReasons } from './reasons.ts';
import { readRunnerEvent } from './runner.ts';

const shape = z.object({
  action: z.string(),
  issue: z.object({ number: z.int().positive(), pull_request: z.unknown().optional() }),
  comment: z.object({
    id: z.int(),
    body: z.string(),
    created_at: z.iso.datetime({ offset: true }),
    user: z.object({ login: z.string().min(1) }).nullish(),
  }),
});

/**
 * The comment that the workflow was started for: of its author nothing but the name is taken. The same is asked in the
 * workflow, where it saves a machine; here it is what counts.
 * @throws MlopsError event-not-supported, not-a-command, runner-environment
 */
export function readCommandEvent(env: NodeJS.ProcessEnv): CommentRequest {
  const { name: eventName, payload } = readRunnerEvent(env);
  const parsed = shape.safeParse(payload);
  if (eventName !== 'issue_comment' || !parsed.success) {
    const sentence = `\`command\` answers to \`issue_comment\` only, and this is \`${eventName}\`, or one that is not understood.`;
    const remedy = 'Start it by `issue_comment`, as mlops-commands.yml does.';
    throw MlopsError.of(actionReasons, 'event-not-supported', sentence, { remedy });
  }
  const { action, issue, comment } = parsed.data;
  if (action !== 'created') throw notOne(`The comment was ${action === 'edited' ? 'edited' : 'not written now'}.`);
  if (issue.pull_request == null) throw notOne('The comment is on an issue, not on a pull request.');
  return {
    pull: issue.number,
    comment: comment.id,
    body: comment.body,
    author: comment.user?.login,
    at: comment.created_at,
  };
}

export function notOne(sentence: string): MlopsError {
  return MlopsError.of(actionReasons, 'not-a-command', sentence);
}
