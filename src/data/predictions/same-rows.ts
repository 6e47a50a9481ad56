import type { DataEngine } from '../engines/port.ts';
import { type Found, type Labels, readLabels, type TestRows } from './labels.ts';
import { testProblems } from './problems.ts';
import type { PredictionProblem, ScoredRowsRequest } from './request.ts';

/** What test rows say by themselves, whoever is judged on them. */
export interface OfTestRows {
  readonly labels: Found<Labels>;
  /** Keys that are missing or not unique. */
  readonly problems: readonly PredictionProblem[];
}

const known = new WeakMap<DataEngine, Map<string, Promise<OfTestRows>>>();

/** Asked once for all models that are judged on the same rows by the same label; what fails is asked again. */
export function ofTestRows(engine: DataEngine, request: ScoredRowsRequest, test: TestRows): Promise<OfTestRows> {
  const answers = known.get(engine) ?? new Map<string, Promise<OfTestRows>>();
  known.set(engine, answers);
  const key = keyOf(request, test);
  const answer = answers.get(key) ?? ask(engine, request, test);
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}

async function ask(engine: DataEngine, request: ScoredRowsRequest, test: TestRows): Promise<OfTestRows> {
  const labels = await readLabels(engine, request, test);
  return { labels, problems: labels.value === undefined ? [] : await testProblems(engine, request, test) };
}

/** Everything that the questions depend on: versions, how they are read, and what is asked of the label. */
function keyOf({ test: version, baseTest, labelColumn, task, positive }: ScoredRowsRequest, test: TestRows): string {
  const { files, format, types = [], names, hidden } = test.table;
  return JSON.stringify([
    ...[version.dataset.name, version.digest, baseTest?.digest, labelColumn, task, positive, test.key],
    ...[files, format, [...types], names, hidden, test.base?.table.files],
  ]);
}
