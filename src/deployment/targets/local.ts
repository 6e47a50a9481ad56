import { resolve } from 'node:path';
import type { Target } from '../../project/types.ts';
import { checkModelName, checkWanted } from '../check-wanted.ts';
import type { DeploymentTarget, TargetContext } from '../port.ts';
import { applyVersion } from './local/apply.ts';
import { existingPlaces, holdingModels } from './local/hold.ts';
import { lookAtLive } from './local/look.ts';
import { planVersion } from './local/plan.ts';
import type { LocalContext } from './local/server.ts';
import { discardVersion, stageVersion } from './local/stage.ts';

export type LocalTarget = Extract<Target, { kind: 'local' }>;

/** Milliseconds between SIGTERM and SIGKILL for a server that has to go. */
const stopGrace = 10_000;

/**
 * This machine: a folder with versions and a link to the live one, and a server of each model that has `serve.run`. Servers
 * outlive this process and its job. What is live is told from the link, the bytes there, the process and what it answers.
 * Errors: those of `deploymentReasons`, and of `bring`.
 */
export function openLocalTarget(
  target: LocalTarget,
  around: TargetContext,
  options: { readonly stopGrace?: number } = {},
): DeploymentTarget {
  const folder = resolve(around.root, target.folder);
  const context: LocalContext = { env: around.env, signal: around.signal, stopGrace, ...options };
  const holding = holdingModels(folder);
  return {
    async plan(wanted) {
      checkWanted(wanted);
      const places = await existingPlaces(folder, wanted.model);
      return planVersion(places, wanted, target.ports.get(wanted.model), context);
    },
    async stage(wanted) {
      checkWanted(wanted);
      return holding(wanted.model, 'keep', (places) => stageVersion(places, wanted, context));
    },
    async apply(wanted) {
      checkWanted(wanted);
      const port = target.ports.get(wanted.model);
      return holding(wanted.model, 'release', (places) => applyVersion(places, wanted, port, context));
    },
    async status(model) {
      checkModelName(model);
      const places = await existingPlaces(folder, model);
      return places === undefined ? undefined : lookAtLive(places, around.environment, around.signal);
    },
    async discard(wanted) {
      checkWanted(wanted);
      if ((await existingPlaces(folder, wanted.model)) === undefined) return;
      await holding(wanted.model, 'release', (places) => discardVersion(places, wanted, context));
    },
  };
}
