import { randomBytes } from 'node:crypto';
import { runAddress } from '../../src/ledger/index.ts';
import { runProcess } from '../../src/support/process.ts';

/** A record of the size that runs have, with digests that do not compress. */
export function runText(fingerprint: string): string {
  const digests = Array.from({ length: 24 }, () => `sha256:${randomBytes(32).toString('hex')}`);
  return `${JSON.stringify({ schemaVersion: 1, model: 'delay', fingerprint, seeds: [{ outputs: digests }] }, null, 2)}\n`;
}

/**
 * Adds so many runs to the ledger of a bare repository, each by a commit of its own, and packs it.
 * @returns their addresses
 */
export async function grow(bare: string, runs: number): Promise<string[]> {
  const branch = 'refs/heads/mlops/ledger';
  const tip = await runProcess('git', ['rev-parse', '--verify', '--quiet', branch], { cwd: bare });
  const addresses: string[] = [];
  const stream: string[] = [];
  for (let at = 0; at < runs; at++) {
    const fingerprint = randomBytes(32).toString('hex');
    const address = runAddress('delay', fingerprint);
    const text = runText(fingerprint);
    const seconds = 1_700_000_000 + at;
    stream.push(`commit ${branch}\ncommitter Ada <ada@example.org> ${seconds} +0000\ndata 3\nrun\n`);
    if (at === 0 && tip.code === 0) stream.push(`from ${branch}^0\n`);
    if (at === 0 && tip.code !== 0) stream.push('M 100644 inline ledger.json\ndata 20\n{"schemaVersion":1}\n\n');
    stream.push(`M 100644 inline ${address}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    addresses.push(address);
  }
  const done = await runProcess('git', ['fast-import', '--quiet'], { cwd: bare, input: stream.join('') });
  if (done.code !== 0) throw new Error(done.stderr);
  return addresses;
}
