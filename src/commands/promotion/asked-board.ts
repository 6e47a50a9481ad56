import type { Problem } from '../../support/problem.ts';
import type { commandReasons } from '../reasons.ts';
import { openQuestions } from './ask-gates.ts';
import type { GatesQuestion, GatesSaid } from './gates-question.ts';
import type { Board, Cell, WantedCells } from './read-board.ts';

/**
 * The board once every gate of an environment that has to be asked now is asked. What one says may bring an older version
 * forward, which is asked in its turn; nothing is asked twice.
 * @param isAble whether anything is to be done there
 * @param ask says of those that could not be asked this time why
 */
export async function askedBoard(
  read: (more: Pick<WantedCells, 'states' | 'unable'>) => Promise<Board>,
  isAble: (cell: Cell) => boolean,
  ask: (questions: readonly GatesQuestion[]) => Promise<GatesSaid>,
): Promise<Board> {
  let board = await read({});
  const asked = new Map<string, { readonly unable: string }>();
  for (;;) {
    const questions = openQuestions(board, board.cells.filter(isAble)).filter(({ address }) => !asked.has(address));
    if (questions.length === 0) return board;
    const said = await ask(questions);
    for (const { address } of questions) asked.set(address, { unable: 'what was recorded cannot be seen yet.' });
    const unable = new Map([...asked, ...said]);
    board = await read({ states: [...board.query.states.values()], unable });
  }
}

/** Of versions whose turn it is: what could not be asked this time must not look as if there were nothing to do. */
export function notAskedProblems(cells: readonly Pick<Cell, 'facts' | 'promotion'>[]): readonly Problem[] {
  const reason: keyof typeof commandReasons = 'gates-not-asked';
  return cells.flatMap(({ facts: { gates, model, environment }, promotion: { version } }) => {
    const answer = version === null ? undefined : gates?.get(version);
    if (answer?.kind !== 'unable') return [];
    const message = `The gates of ${environment.name} could not be asked of ${model} ${version}: ${answer.because}`;
    return [{ reason, message }];
  });
}
