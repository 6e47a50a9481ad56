import type { Answer, CommandDesk, Given, Question, Training } from '../forge/index.ts';
import { MlopsError } from '../support/problem.ts';
import { answers } from './answering/answers.ts';
import { type Command, parseCommand } from './answering/parse-command.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

/** A comment as it was when somebody wrote it. */
export interface CommentRequest extends Question {
  readonly body: string;
  /** Login; undefined where the account is gone. */
  readonly author: string | undefined;
}

/**
 * Does what a comment asks for, and answers it once. Who wrote it and what the pull request is are asked of the forge now.
 *
 * The answer is written before anything is started: it can be found again by the comment's id, and a run cannot. One that
 * is there and complete ends a repetition at once. One that says "is being started" is what a crash in between leaves:
 * then a run of that name is looked for since the answer was written, and only where there is none is one started.
 * @returns undefined for a comment that is no command
 * @throws MlopsError training-not-started, those of the forge
 */
export async function answerCommand(request: CommentRequest, desk: CommandDesk): Promise<Outcome | undefined> {
  const command = parseCommand(request.body);
  if (command === undefined) return undefined;
  const before = await desk.answerTo(request);
  if (before?.state === 'given') return ended('answered-before', 'This comment was answered before.');
  if (before?.training !== undefined) return await goOn(request, before, before.training, desk);
  const decided = await decide(request, command, desk);
  if (decided.training === undefined) {
    await desk.answer(request, decided);
    return ended('command-answered', 'The command was answered, and nothing was started.');
  }
  await desk.answer(request, decided);
  return await start(request, decided.training, desk);
}

const given = (body: string): Answer => ({ state: 'given', body });

async function decide({ author, pull }: CommentRequest, command: Command, desk: CommandDesk): Promise<Answer> {
  if (command.kind === 'strange') return given(answers.understood());
  if (author === undefined || !(await desk.mayWrite(author))) return given(answers.notAllowed());
  const now = await desk.pullRequest(pull);
  if (!now.open) return given(answers.closed());
  if (!now.fork) return given(answers.notNeeded());
  if (now.head !== command.commit) return given(answers.otherHead(now, command.commit, desk.changesPage(pull)));
  const training = { pull, commit: now.head, base: now.base };
  return { state: 'starting', body: answers.starting(now.head), training };
}

/**
 * After a crash. That the author may still write and that the commit is still the head is asked again: much may have
 * happened since. What another head makes of a run that was started, the run itself says.
 */
async function goOn(request: CommentRequest, { at }: Given, training: Training, desk: CommandDesk): Promise<Outcome> {
  const run = await desk.findTraining(training, at);
  if (run !== undefined) return await confirm(request, training, run, desk);
  const { author, pull } = request;
  const decided = await decide({ ...request, author, pull }, { kind: 'train', commit: training.commit }, desk);
  if (decided.training !== undefined) return await start(request, decided.training, desk);
  await desk.answer(request, decided);
  return ended('command-answered', 'The command was answered, and nothing was started.');
}

async function start(request: CommentRequest, training: Training, desk: CommandDesk): Promise<Outcome> {
  let run: string | undefined;
  try {
    run = await desk.startTraining(training);
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    const body = answers.refused(training.commit, error.message);
    await desk.answer(request, { state: 'starting', body, training });
    const sentence = `The training of ${training.commit.slice(0, 12)} was not started: ${error.message}`;
    throw MlopsError.of(commandReasons, 'training-not-started', sentence);
  }
  return await confirm(request, training, run, desk);
}

async function confirm(
  request: CommentRequest,
  training: Training,
  run: string | undefined,
  desk: CommandDesk,
): Promise<Outcome> {
  await desk.answer(request, given(answers.started(training.commit, run)));
  return ended('training-started', `The training of ${training.commit.slice(0, 12)} was started.`);
}

function ended(reason: keyof typeof commandReasons, sentence: string): Outcome {
  return { ends: 'pass', reason, sentence, problems: [], data: null, text: () => '' };
}
