import type { PromotionDesk, PromotionPull } from '../../forge/index.ts';
import {
  askedAddress,
  askedFolder,
  deploymentAddress,
  deploymentsFolder,
  holdAddress,
  holdsFolder,
  type Ledger,
} from '../../ledger/index.ts';
import type { Environment } from '../../project/index.ts';
import { parseAskedRecord, parseDeploymentRecord, parseHoldRecord } from '../../promotion/index.ts';
import type { AskedRecord, DeploymentRecord, HoldRecord } from '../../promotion/types.ts';
import { type FileChange, fileHistory, type Repository, remoteTips } from '../../repository/index.ts';
import { numbersOf } from './read-versions.ts';
import { promotionBranches, releasePath } from './release-for.ts';

/** What branch, ledger and forge say of one environment. */
export interface EnvironmentState {
  readonly environment: Environment;
  /** Newest commit of the branch; undefined: there is no such branch. */
  readonly tip: string | undefined;
  /** Model → how its release file changed on the branch, newest first. */
  readonly history: ReadonlyMap<string, readonly FileChange[]>;
  /** Model → its newest deployments, oldest first. */
  readonly deployments: ReadonlyMap<string, readonly DeploymentRecord[]>;
  /** Model → all that was said about holding it, oldest first. */
  readonly holds: ReadonlyMap<string, readonly HoldRecord[]>;
  /** Model → all that was asked for by name, oldest first. */
  readonly asked: ReadonlyMap<string, readonly AskedRecord[]>;
  /** Its promotion pull requests, oldest first. */
  readonly pulls: readonly PromotionPull[];
}

export interface EnvironmentsQuery {
  readonly repository: Repository;
  readonly remote: string | undefined;
  readonly ledger: Pick<Ledger, 'list' | 'readMany'>;
  readonly desk: PromotionDesk;
}

/** So many deployments of each model and environment are read: what is older says nothing about what is live. */
export const newestDeployments = 20;

/**
 * All environments, side by side: the remote's branches in one look, the ledger in two round trips, however many there are.
 */
export async function readEnvironments(
  query: EnvironmentsQuery,
  environments: readonly Environment[],
): Promise<readonly EnvironmentState[]> {
  const { repository, remote, ledger, desk } = query;
  const branches = [promotionBranches, ...environments.map(({ branch }) => `refs/heads/${branch}`)];
  const [tips, records] = await Promise.all([
    remoteTips(repository, remote, branches),
    readRecords(ledger, environments),
  ]);
  return await Promise.all(
    environments.map(async (environment) => {
      const tip = tips.get(environment.branch);
      const [pulls, changes] = await Promise.all([
        desk.pulls(environment.branch, { approvals: environment.approvals > 0 }),
        tip === undefined ? new Map<string, readonly FileChange[]>() : fileHistory(repository, tip, 'releases'),
      ]);
      const history = new Map(environment.models.map((model) => [model, changes.get(releasePath(model)) ?? []]));
      const own = records.get(environment.name) ?? { deployments: new Map(), holds: new Map(), asked: new Map() };
      return { environment, tip, history, pulls, ...own };
    }),
  );
}

/** The newest deployments of one model, oldest first. */
export async function readDeployments(
  ledger: EnvironmentsQuery['ledger'],
  environment: string,
  model: string,
): Promise<readonly DeploymentRecord[]> {
  const folder = deploymentsFolder(environment, model);
  const numbers = numbersOf((await ledger.list([folder])).get(folder)).slice(-newestDeployments);
  const addresses = numbers.map((number) => deploymentAddress(environment, model, number));
  const texts = await ledger.readMany(addresses);
  return addresses.map((address) => parseDeploymentRecord(texts.get(address) ?? '', address));
}

type Recorded = Pick<EnvironmentState, 'deployments' | 'holds' | 'asked'>;

async function readRecords(
  ledger: EnvironmentsQuery['ledger'],
  environments: readonly Environment[],
): Promise<ReadonlyMap<string, Recorded>> {
  const places = environments.flatMap(({ name, models }) => models.map((model) => ({ name, model })));
  const names = await ledger.list(
    places.flatMap(({ name, model }) => [
      ...[deploymentsFolder(name, model), holdsFolder(name, model), askedFolder(name, model)],
    ]),
  );
  const found = places.map(({ name, model }) => ({
    name,
    model,
    deployments: numbersOf(names.get(deploymentsFolder(name, model)))
      .slice(-newestDeployments)
      .map((number) => deploymentAddress(name, model, number)),
    holds: numbersOf(names.get(holdsFolder(name, model))).map((number) => holdAddress(name, model, number)),
    asked: numbersOf(names.get(askedFolder(name, model))).map((number) => askedAddress(name, model, number)),
  }));
  const texts = await ledger.readMany(
    found.flatMap(({ deployments, holds, asked }) => [...deployments, ...holds, ...asked]),
  );
  const textAt = (address: string) => texts.get(address) ?? '';
  return new Map(
    environments.map(({ name }) => {
      const own = found.filter((one) => one.name === name);
      const deployments = own.map(
        (one) => [one.model, one.deployments.map((at) => parseDeploymentRecord(textAt(at), at))] as const,
      );
      const holds = own.map((one) => [one.model, one.holds.map((at) => parseHoldRecord(textAt(at), at))] as const);
      const asked = own.map((one) => [one.model, one.asked.map((at) => parseAskedRecord(textAt(at), at))] as const);
      return [name, { deployments: new Map(deployments), holds: new Map(holds), asked: new Map(asked) }];
    }),
  );
}
