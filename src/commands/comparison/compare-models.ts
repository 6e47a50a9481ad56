import pLimit from 'p-limit';
import type { EngineAtHand } from '../engine-at-hand.ts';
import type { Ports } from '../ports.ts';
import { readBranch } from '../situation/attempts.ts';
import { type Past, pastCommits, pastOf } from '../situation/past-results.ts';
import type { Situation } from '../situation/situation.ts';
import { type ComparedModel, compareModel, readQuietly } from './compare-model.ts';
import { openComparing } from './comparing.ts';

/** A model of both sides, with what the base branch had of it before. */
export interface ComparedWithPast {
  readonly compared: ComparedModel;
  readonly past: Past;
}

/**
 * Compares models beside each other and gives them in the order of their names here.
 * @param instead says what stands in place of a comparison that nobody would believe
 */
export async function compareModels(
  situation: Situation,
  names: readonly string[],
  engine: EngineAtHand,
  ports: Ports,
  instead: (name: string) => ComparedModel | undefined = () => undefined,
): Promise<readonly ComparedWithPast[]> {
  if (names.length === 0) return [];
  const [first] = names;
  const title = names.length === 1 ? `compare ${first}` : `compare ${names.length} models`;
  return await ports.progress.stage(title, async (tell) => {
    const known = names.map((name) => instead(name));
    if (names.some((name, at) => known[at] === undefined && readsPredictions(situation, name))) engine.prepare();
    const commits = await pastCommits(situation);
    const pasts: Past[] = [];
    for (const name of names) pasts.push(await pastOf(situation, commits, name));
    const branch = await readBranch(situation);
    await using comparing = openComparing(engine, known.filter((found) => found === undefined).length);
    const limit = pLimit(comparing.atOnce);
    let done = 0;
    const count = () => {
      if (names.length > 1) tell({ unit: 'models', done, of: names.length });
    };
    count();
    return await Promise.all(
      names.map((name, at) =>
        limit(async () => {
          const past = pasts[at] ?? nothingPast;
          const compared = known[at] ?? (await compareModel(situation, name, comparing, { past, branch }));
          done += 1;
          count();
          return { compared, past };
        }),
      ),
    );
  });
}

/** Whether the data engine is needed: elsewhere it may not be installed at all. */
function readsPredictions(situation: Situation, name: string): boolean {
  const facts = situation.candidate.facts.models.get(name);
  return facts?.model.evaluate?.label !== undefined && readQuietly(situation, facts) !== undefined;
}

const nothingPast: Past = { evaluations: [], runs: [] };
