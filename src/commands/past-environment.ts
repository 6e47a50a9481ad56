import { deploymentsOf, type Ledger } from '../ledger/index.ts';
import type { Environment } from '../project/index.ts';

/** More deployments than anybody has: all of them are looked through. */
const mostDeployments = 1_000_000;

/** The environment of this name as far as the ledger knows it; undefined where nothing was ever deployed to such a one. */
export async function pastEnvironment(
  name: string,
  ledger: Pick<Ledger, 'history'>,
): Promise<Pick<Environment, 'name' | 'models'> | undefined> {
  const models = new Set<string>();
  for await (const { address } of ledger.history(deploymentsOf(name), mostDeployments)) {
    const [, , model] = address.split('/');
    if (model !== undefined) models.add(model);
  }
  return models.size === 0 ? undefined : { name, models: [...models].sort() };
}
