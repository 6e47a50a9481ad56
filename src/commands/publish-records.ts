import { keepCommitRecord } from './commit-record.ts';
import type { Ports } from './ports.ts';
import type { Situation } from './situation.ts';

/** Puts on the ledger what this command made or used and is not there yet, and says where it went. */
export async function publishRecords(situation: Situation, ports: Ports, message: string): Promise<void> {
  await keepCommitRecord(situation);
  const written = await ports.progress.stage('record on the ledger', () => situation.records.publish(message));
  if (written.added.length === 0) return;
  const records = `${written.added.length} record${written.added.length === 1 ? '' : 's'}`;
  ports.progress.note(
    written.pushed
      ? `recorded: ${records} on the ledger`
      : `recorded: ${records} in this clone only (no remote was reached)`,
  );
}
