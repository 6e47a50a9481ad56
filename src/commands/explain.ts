import { terminalSentence } from '../support/escape/index.ts';
import { chosenModels } from './chosen-names.ts';
import { type ExplainLine, modelLines } from './explaining/model-lines.ts';
import { endingOf, planSentence } from './plan.ts';
import type { Ports } from './ports.ts';
import type { Outcome } from './result.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { findSituation } from './situation/find-situation.ts';

export interface ExplainRequest extends ChangeRequest {
  /** Empty: all models. */
  readonly models: readonly string[];
}

/**
 * Tells of each model what would run and why, from which files, against what, and what would change that. Runs nothing.
 * Errors: no-such-model, those of `plan`.
 */
export async function explain(request: ExplainRequest, ports: Ports): Promise<Outcome> {
  const situation = await findSituation(request, ports);
  const names = chosenModels(situation.project, request.models);
  const told = names.map((name) => {
    const facts = situation.candidate.facts.models.get(name);
    if (facts === undefined) throw new TypeError(`the candidate has no model ${name}`);
    return { model: name, fingerprint: facts.fingerprint, lines: modelLines(situation, facts) };
  });
  return {
    ...endingOf(situation, ports),
    sentence: planSentence(situation.plan),
    data: { models: told },
    text: () => told.map((each) => `${modelText(each).map(terminalSentence).join('\n')}\n`).join('\n'),
  };
}

interface Told {
  readonly model: string;
  readonly fingerprint: string;
  readonly lines: readonly ExplainLine[];
}

function modelText({ model, fingerprint, lines }: Told): readonly string[] {
  const width = Math.max(...lines.map(({ label }) => label.length));
  const rows = lines.map(({ label, text }, at) => {
    const isFirst = lines[at - 1]?.label !== label;
    return `  ${(isFirst ? label : '').padEnd(width)}  ${text}`;
  });
  return [`${model}  (fingerprint ${fingerprint.slice(0, 12)})`, ...rows];
}
