import { existingRemote } from '../../repository/index.ts';
import type { Ports } from '../ports.ts';
import { keepCommitRecord } from '../situation/commit-record.ts';
import type { Situation } from '../situation/situation.ts';

/** Puts on the ledger what this command made or used and is not there yet, and says where it went. */
export async function publishRecords(situation: Situation, ports: Ports, message: string): Promise<void> {
  await keepCommitRecord(situation);
  const written = await ports.progress.stage('record on the ledger', () => situation.records.publish(message));
  if (written.added.length === 0) return;
  const records = `${written.added.length} record${written.added.length === 1 ? '' : 's'}`;
  ports.progress.note(
    written.pushed
      ? `recorded: ${records} on the ledger`
      : `recorded: ${records} in this clone only (${await whyNotSent(situation)})`,
  );
}

async function whyNotSent({ repository, request }: Situation): Promise<string> {
  if ((await existingRemote(repository, request.remote)) === undefined) return `it has no remote “${request.remote}”`;
  return request.offline
    ? `--offline; the next command that may reach ${request.remote} sends them`
    : `${request.remote} was not reached; the next command that reaches it sends them`;
}
