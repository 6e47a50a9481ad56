import { isAbsolute } from 'node:path';
import type { Project, Target } from '../project/index.ts';
import { isRemoteStore } from '../support/store-address.ts';

/** Whether the store is a folder of the checkout, which a job of GitHub takes with it. */
export function isStoreInCheckout({ store }: Pick<Project, 'store'>): boolean {
  return !isAbsolute(store) && !isRemoteStore(store);
}

/** The folder of a target that is below the checkout, which the next job cleans; undefined where it is elsewhere. */
export function targetInCheckout(target: Target): string | undefined {
  return target.kind === 'local' && !isAbsolute(target.folder) ? target.folder : undefined;
}
