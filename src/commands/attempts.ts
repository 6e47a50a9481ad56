import { applyPolicy } from '../gates/index.ts';
import { runAddress } from '../ledger/index.ts';
import { loadProject, type ModelFacts } from '../project/index.ts';
import { openDigestCache, readCommit, readTexts } from '../repository/index.ts';
import { MlopsError } from '../support/problem.ts';
import { readFacts } from './facts.ts';
import type { Situation } from './situation.ts';

const most = 50;

/**
 * How many different trainings of a model this branch has recorded since its baseline, this one included: each look at
 * the same test set makes a lucky winner more likely. Commits that were rewritten away are not counted.
 */
export async function countAttempts(situation: Situation, facts: ModelFacts): Promise<number> {
  const { repository, judged, candidate } = situation;
  if (judged.baseline === undefined) return 1;
  const range = [`${judged.baseline.sha}..${candidate.commit.sha}`, `--max-count=${most}`];
  const shas = (await repository.git.text(['rev-list', ...range]))
    .split('\n')
    .filter((sha) => sha !== '' && sha !== candidate.commit.sha);
  if (shas.length === 0) return 1;
  const fingerprints = new Set<string>();
  for (const sha of shas) {
    const fingerprint = await fingerprintAt(situation, facts.model.name, sha);
    if (fingerprint !== undefined && fingerprint !== facts.fingerprint) fingerprints.add(fingerprint);
  }
  const found = await situation.ledger.readMany([...fingerprints].map((print) => runAddress(facts.model.name, print)));
  return found.size + 1;
}

async function fingerprintAt(situation: Situation, model: string, sha: string): Promise<string | undefined> {
  const { repository, request } = situation;
  const commit = await readCommit(repository.git, sha);
  const text = (await readTexts(repository.git, commit, [request.projectFile])).get(request.projectFile);
  if (text === undefined) return undefined;
  try {
    const { project } = applyPolicy(situation.policy, loadProject(text, request.projectFile).project);
    const cache = await openDigestCache(`${situation.ownFolder}/cache/digests.json`);
    const read = await readFacts({ repository, commit, project, projectFile: request.projectFile, cache });
    return read.facts.models.get(model)?.fingerprint;
  } catch (error) {
    if (error instanceof MlopsError) return undefined; // a commit whose project was broken had no run
    throw error;
  }
}
