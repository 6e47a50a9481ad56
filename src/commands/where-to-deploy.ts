import type { Environment } from '../project/index.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { MlopsError } from '../support/problem.ts';
import type { Ports } from './ports.ts';
import {
  environmentOn,
  lookAtPromotion,
  type PromotionPlace,
  type PromotionRequest,
} from './promotion/open-promotion.ts';
import { type Cell, readBoard } from './promotion/read-board.ts';
import { readVersions } from './promotion/read-versions.ts';
import type { Outcome } from './result.ts';

export interface WhereRequest extends PromotionRequest {
  /** Branch of an environment, without `refs/heads/`. */
  readonly branch: string;
}

/** What a job has to know before it is started on the machine of an environment. */
export interface WhereToDeploy {
  readonly environment: string;
  readonly runsOn: Environment['runsOn'];
  /** Models of which the branch names a release: to be deployed, or looked after. */
  readonly models: readonly string[];
}

/** Says which machine deploys what a branch names, and shows on the forge that it is about to. Changes nothing else. */
export async function whereToDeploy(request: WhereRequest, ports: Ports): Promise<Outcome & { data: WhereToDeploy }> {
  const place = await lookAtPromotion(request, ports);
  const { name, runsOn, models } = environmentOn(place.project, request.branch);
  const versions = await readVersions(place.ledger, models);
  const { cells } = await readBoard(place, versions, { environments: [name], models });
  const released = cells.filter(({ facts }) => facts.branch.kind === 'release');
  for (const cell of released) await showBeginning(cell, place, ports);
  const sentence =
    released.length === 0
      ? `${request.branch} names no release yet.`
      : `${name} has ${released.map(({ model }) => model).join(', ')}.`;
  return {
    ends: 'pass',
    reason: released.length === 0 ? 'nothing-to-deploy' : 'to-deploy',
    sentence,
    problems: [],
    data: { environment: name, runsOn, models: released.map(({ model }) => model) },
    text: () => `${escapeTerminal(sentence)}\n`,
  };
}

/** That it cannot be shown keeps nobody from deploying. */
async function showBeginning({ environment, model, facts, promotion }: Cell, place: PromotionPlace, ports: Ports) {
  const begins = promotion.actions.some(({ kind }) => kind === 'deploy');
  if (!begins || place.deployments === undefined || facts.branch.kind !== 'release') return;
  const { version, digest, commit: release } = facts.branch.release;
  const sentence = `${model} ${version} is being deployed to ${environment.name}.`;
  const shown = { environment: environment.name, model, version, digest, release, sentence } as const;
  try {
    await place.deployments.show({ ...shown, state: 'in-progress' });
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    ports.progress.note(`The forge does not show it: ${error.message}`);
  }
}
