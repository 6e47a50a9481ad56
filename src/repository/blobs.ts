import type { Git } from '../support/git.ts';

/** Contents of several blobs in one `cat-file --batch`, by object id; ids that the clone lacks are absent. */
export async function readBlobs(git: Git, oids: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(oids)];
  if (wanted.length === 0) return new Map();
  const output = await git.bytes(['cat-file', '--batch'], { input: `${wanted.join('\n')}\n` });
  const blobs = new Map<string, Buffer>();
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0x0a, at);
    const [oid = '', type, size = ''] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing') continue;
    const bytes = Number(size);
    blobs.set(oid, output.subarray(at, at + bytes));
    at += bytes + 1;
  }
  return blobs;
}
