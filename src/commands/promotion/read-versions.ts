import { type Ledger, versionAddress, versionsFolder } from '../../ledger/index.ts';
import { parseVersionRecord } from '../../promotion/index.ts';
import type { VersionRecord } from '../../promotion/types.ts';

/** So many of each model are read: what older ones were matters to `mlops history` alone. */
export const newestVersions = 20;

/** The newest versions of models, oldest first. Two round trips for all of them together. */
export async function readVersions(
  ledger: Pick<Ledger, 'list' | 'readMany'>,
  models: readonly string[],
): Promise<ReadonlyMap<string, readonly VersionRecord[]>> {
  const names = await ledger.list(models.map(versionsFolder));
  const addresses = new Map(
    models.map((model) => [
      model,
      numbersOf(names.get(versionsFolder(model)))
        .slice(-newestVersions)
        .map((n) => versionAddress(model, n)),
    ]),
  );
  const texts = await ledger.readMany([...addresses.values()].flat());
  return new Map(
    [...addresses].map(([model, list]) => [
      model,
      list.map((address) => parseVersionRecord(texts.get(address) ?? '', address)),
    ]),
  );
}

/** Of records that are numbered from 1, in their order. What is named otherwise is none of them. */
export function numbersOf(names: readonly string[] | undefined): readonly number[] {
  return (names ?? [])
    .flatMap((name) => (/^[1-9]\d*\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}
