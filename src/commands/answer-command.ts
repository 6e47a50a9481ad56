import type { Answer, CommandDesk, Given, Training } from '../forge/index.ts';
import { MlopsError } from '../support/problem.ts';
import { answers } from './answering/answers.ts';
import type { CommentRequest, Desks } from './answering/desks.ts';
import { type AcceptCommand, type Command, parseCommand } from './answering/parse-command.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';

export type { CommentRequest } from './answering/desks.ts';

/**
 * Does what a comment asks for, and answers it once. Who wrote it and what the pull request is are asked of the forge now.
 *
 * The answer is written before anything is started: it can be found again by the comment's id, and a run cannot. One that
 * is there and complete ends a repetition at once. One that says "is being started" is what a crash in between leaves:
 * then a run of that name is looked for since the answer was written, and only where there is none is one started.
 * @returns undefined for a comment that is no command
 * @throws MlopsError training-not-started, report-not-started, those of forge and ledger
 */
export async function answerCommand(request: CommentRequest, desks: Desks): Promise<Outcome | undefined> {
  const command = parseCommand(request.body);
  if (command === undefined) return undefined;
  const { desk } = desks;
  const before = await desk.answerTo(request);
  if (before?.state === 'given') return ended('answered-before', 'This comment was answered before.');
  if (before?.training !== undefined) return await goOn(request, before, before.training, desks);
  if (command.kind === 'accept') return await accept(request, command, before !== undefined, desks);
  const decided = command.kind === 'explain' ? await explain(request, desks) : await decide(request, command, desk);
  if (decided === 'own-branch') return await ask(request, desks);
  await desk.answer(request, decided);
  if (decided.training !== undefined) return await start(request, decided.training, desk);
  return ended('command-answered', 'The command was answered, and nothing was started.');
}

/** Whoever may read the repository can read the check, which says the same. */
async function explain({ author, pull }: CommentRequest, { desk, verdicts, reasons }: Desks): Promise<Answer> {
  if (author === undefined || !(await desk.mayRead(author))) return given(answers.mayNotRead());
  const [now, { judgementsOf }, { explanation }] = await Promise.all([
    desk.pullRequest(pull),
    import('./answering/judgements.ts'),
    import('./answering/explain.ts'),
  ]);
  const judged = await judgementsOf(verdicts, now);
  if (judged.length === 0) return given(answers.notJudged(now.head));
  return given(
    explanation(
      now.head,
      judged.map(({ judgement }) => judgement),
      reasons,
    ),
  );
}

/**
 * The record comes first: it is found again by what is accepted, and by the comment that it names. After a crash all of
 * this is done again, and only what is missing has an effect.
 */
async function accept(request: CommentRequest, command: AcceptCommand, begun: boolean, desks: Desks): Promise<Outcome> {
  const { desk, verdicts } = desks;
  const { acceptLoss } = await import('./answering/accept.ts');
  const done = await acceptLoss(request, command, desks);
  if (done.kind === 'refused') {
    // What was recorded before a crash stays recorded, whatever has become of the pull request since.
    await desk.answer(request, given(begun ? answers.recordedBefore(done.answer) : done.answer));
    return ended('command-answered', 'The command was answered, and nothing was accepted.');
  }
  const { record, known, run } = done;
  const last = known ? answers.known : answers.accepted;
  if (run === undefined) {
    await desk.answer(request, given(last(record, undefined)));
  } else {
    await desk.answer(request, { state: 'starting', body: answers.accepting(record) });
    try {
      const page = await verdicts.reportAgain(run);
      await desk.answer(request, given(last(record, page)));
    } catch (error) {
      if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
      await desk.answer(request, { state: 'starting', body: answers.notReported(record, error.message) });
      const sentence = `The loss is accepted and recorded, and the report was not made again: ${error.message}`;
      throw MlopsError.of(commandReasons, 'report-not-started', sentence);
    }
  }
  if (known) return ended('command-answered', 'This loss was accepted before.');
  return ended('loss-accepted', `The loss of ${command.model} was accepted and recorded.`);
}

/** As with what is accepted, the record comes first, and after a crash only what is missing has an effect. */
async function ask(request: CommentRequest, desks: Desks): Promise<Outcome> {
  const { desk, verdicts } = desks;
  const { author, pull } = request;
  const { askForTraining } = await import('./answering/ask-for-training.ts');
  if (author === undefined) throw new TypeError('who asks has been looked up before');
  const done = await askForTraining({ ...request, author }, await desk.pullRequest(pull), desks);
  if (done.kind === 'refused') {
    await desk.answer(request, given(done.answer));
    return ended('command-answered', 'The command was answered, and nothing was started.');
  }
  const { record, runs } = done;
  await desk.answer(request, { state: 'starting', body: answers.asking(record) });
  try {
    const pages: string[] = [];
    for (const { run, attempt } of runs) pages.push(await verdicts.runAgain(run, attempt));
    await desk.answer(request, given(answers.askedFor(record, pages)));
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    await desk.answer(request, { state: 'starting', body: answers.notRepeated(record, error.message) });
    const sentence = `The trainings are asked for and recorded, and the jobs were not run again: ${error.message}`;
    throw MlopsError.of(commandReasons, 'run-not-repeated', sentence);
  }
  return ended('training-requested', `The trainings of ${record.commit.slice(0, 12)} that waited were asked for.`);
}

const given = (body: string): Answer => ({ state: 'given', body });

type TrainCommand = Extract<Command, { kind: 'strange' | 'train' }>;

/** `own-branch`: what waits of it is asked for. */
async function decide(
  { author, pull }: CommentRequest,
  command: TrainCommand,
  desk: CommandDesk,
): Promise<Answer | 'own-branch'> {
  if (command.kind === 'strange') return given(answers.understood());
  if (author === undefined || !(await desk.mayWrite(author))) return given(answers.notAllowed());
  const now = await desk.pullRequest(pull);
  if (!now.open) return given(answers.closed());
  if (now.head !== command.commit) return given(answers.otherHead(now, command.commit, desk.changesPage(pull)));
  if (!now.fork) return 'own-branch';
  const training = { pull, commit: now.head, base: now.base };
  return { state: 'starting', body: answers.starting(now.head), training };
}

/**
 * After a crash. That the author may still write and that the commit is still the head is asked again: much may have
 * happened since. What another head makes of a run that was started, the run itself says.
 */
async function goOn(request: CommentRequest, { at }: Given, training: Training, desks: Desks): Promise<Outcome> {
  const { desk } = desks;
  const run = await desk.findTraining(training, at);
  if (run !== undefined) return await confirm(request, training, run, desk);
  const { author, pull } = request;
  const decided = await decide({ ...request, author, pull }, { kind: 'train', commit: training.commit }, desk);
  if (decided === 'own-branch') return await ask(request, desks);
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
