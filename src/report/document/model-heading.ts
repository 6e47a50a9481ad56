import { outcomes } from '../outcome.ts';
import type { ModelReport, Report } from '../types.ts';
import type { Block } from './document.ts';

/** One model needs no heading. */
export function modelHeading({ models }: Report, { model, outcome }: ModelReport): Block[] {
  if (models.length <= 1) return [];
  return [{ kind: 'heading', spans: [{ code: model }, ` ${outcomes[outcome].word}`] }];
}
