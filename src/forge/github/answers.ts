import { z } from 'zod';
import { commentJson } from '../../support/escape/index.ts';
import { parsedJson } from '../../support/json.ts';
import type { Answer, Given, Question } from '../command-desk.ts';
import { ask, type Place, persist } from './ask.ts';
import { type Found, ownTexts } from './comments.ts';

/** The invisible first line of an answer. What stands in it cannot end it: `<`, `>`, `-` are written as \u…. */
const line = /^<!-- mlops-answer (\{.*\}) -->\r?\n/;

const shape = z.object({
  comment: z.int(),
  state: z.enum(['starting', 'given']),
  training: z.object({ pull: z.int(), commit: z.string(), base: z.string() }).optional(),
});

/** Our answer to a comment, the oldest where writers that met made several. */
export async function answerTo(place: Place, question: Question): Promise<Given | undefined> {
  const action = { what: `read the comments of pull request ${question.pull}`, permission: 'pull-requests: read' };
  const [found] = await ask(place, action, () => answers(place, question));
  return found === undefined ? undefined : { ...found.value, at: found.at };
}

/** Writes it or changes it. Looks before each write, so that a lost answer of GitHub does not make a second one. */
export async function putAnswer(place: Place, question: Question, answer: Answer): Promise<void> {
  const texts = ownTexts(place);
  const wanted = textOf(question, answer);
  let made = false;
  const action = { what: `answer on pull request ${question.pull}`, permission: 'pull-requests: write' };
  await persist(place, action, async () => {
    const [kept, ...others] = await answers(place, question);
    if (kept === undefined && made) return 'done'; // a look that comes right after may not show it yet
    if (kept === undefined) {
      await texts.create(question.pull, wanted);
      made = true;
      return 'again';
    }
    for (const { id } of others) await texts.remove(id);
    if (isSame(textOf(question, kept.value), wanted)) return others.length > 0 ? 'again' : 'done';
    await texts.change(kept.id, wanted);
    return 'again';
  });
}

function answers(place: Place, { pull, comment }: Question): Promise<readonly Found<Answer>[]> {
  return ownTexts(place).list(pull, (body) => {
    const found = line.exec(body);
    const parsed = shape.safeParse(parsedJson(found?.[1]));
    if (found === null || !parsed.success || parsed.data.comment !== comment) return undefined;
    const { state, training } = parsed.data;
    return { state, training, body: body.slice(found[0].length) };
  });
}

function textOf({ comment }: Question, { state, training, body }: Answer): string {
  return `<!-- mlops-answer ${commentJson({ comment, state, training })} -->\n${body}`;
}

function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(one) === plain(other);
}
