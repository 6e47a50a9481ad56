import { escapeTerminal } from '../support/escape/index.ts';
import { chosenModels } from './chosen-names.ts';
import type { Ports } from './ports.ts';
import { boardSentence, boardText } from './promotion/board-text.ts';
import { lookAtPromotion, type PromotionRequest } from './promotion/open-promotion.ts';
import { boardData, readBoard } from './promotion/read-board.ts';
import { readVersions } from './promotion/read-versions.ts';
import { showPull } from './promotion/show-pull.ts';
import type { Outcome } from './result.ts';

export interface StatusRequest extends PromotionRequest {
  /** Names; empty: all that are served. */
  readonly models: readonly string[];
  /** Number of a promotion pull request: only that is shown, open or not. */
  readonly pullRequest?: string;
}

/** The board of models and environments: what is live, what is the newest, and what the next step waits for. */
export async function status(request: StatusRequest, ports: Ports): Promise<Outcome> {
  const place = await lookAtPromotion(request, ports);
  if (request.pullRequest !== undefined) return await showPull(request.pullRequest, place);
  const models = chosenModels(place.project, request.models);
  const versions = await readVersions(place.ledger, models);
  const { cells } = await readBoard(place, versions, { environments: [], models });
  const sentence = boardSentence(cells);
  return {
    ends: 'pass',
    reason: 'board',
    sentence,
    problems: [],
    data: { board: boardData(cells) },
    text: () => `${boardText(cells, versions, place)}\n\n${escapeTerminal(sentence)}\n`,
  };
}
