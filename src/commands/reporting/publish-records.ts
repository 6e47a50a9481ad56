import type { LedgerWrite } from '../../ledger/index.ts';
import { existingRemote } from '../../repository/index.ts';
import type { Ports } from '../ports.ts';
import { keepCommitRecord } from '../situation/commit-record.ts';
import { type Otherwise, otherwiseOf } from '../situation/otherwise.ts';
import { proofRecords, proofText, toProve } from '../situation/proof.ts';
import type { Prove } from '../situation/records.ts';
import type { Situation } from '../situation/situation.ts';

/**
 * Puts on the ledger what this command made or used and is not there yet, and says where it went. Somebody may have
 * recorded some of it since this command has looked: their records stay, and the others are written.
 * @returns what they recorded otherwise than we
 */
export async function publishRecords(
  situation: Situation,
  ports: Ports,
  message: string,
): Promise<readonly Otherwise[]> {
  await keepCommitRecord(situation);
  const written = await ports.progress.stage('record on the ledger', (tell) =>
    situation.records.publish(message, { prove: prover(situation), tell }),
  );
  const otherwise = otherwiseOf(written.gaveWay);
  const same = written.gaveWay.filter(({ there }) => there !== undefined).length - otherwise.length;
  if (same > 0) {
    const what = same === 1 ? 'record was' : 'records were';
    ports.progress.note(`${same} ${what} made by somebody else meanwhile, with the same results: theirs are used`);
  }
  for (const { address, aside } of otherwise) {
    if (aside !== undefined)
      ports.progress.note(`not recorded: ${address}, which others recorded otherwise; ours is in ${aside}`);
  }
  if (written.added.length > 0) await sayAdded(written, situation, ports);
  return otherwise;
}

/** What was trained and scored is proven before it is written, so that no record stands there without. */
function prover({ request: { prove } }: Situation): Prove | undefined {
  if (prove === undefined) return undefined;
  return async (records) => {
    const about = toProve(records);
    if (Object.keys(about).length === 0) return [];
    const text = proofText({ run: prove.run, attempt: prove.attempt, records: about });
    return (await prove.leave(text, about)) ? proofRecords(text, about) : [];
  };
}

async function sayAdded(written: LedgerWrite, situation: Situation, ports: Ports): Promise<void> {
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
