import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localVersion } from '../../../src/repository/index.ts';
import { openSources } from '../../../src/sources/index.ts';
import { Git } from '../../../src/support/git.ts';
import { startBucket } from '../../harness/bucket.ts';
import { hurried } from '../../sources/scene.ts';
import { lfsPointer, resolvedIn } from './flipped-repository.ts';
import { fileOf, flipped, type Made, type NastyInput } from './input.ts';

const clean = readFileSync(join(import.meta.dirname, 'made', 'pyarrow', 'clean.parquet'));
const bad = flipped(clean, 400);
const hash = (kind: 'md5' | 'sha256') => createHash(kind).update(clean).digest('hex');

/** What a repository gives for `d.parquet`, whose content is kept at `kept` with one bit flipped. */
function fromRepository(pointer: Readonly<Record<string, string>>, kept: string): NastyInput['make'] {
  return async (folder) => {
    const git = new Git(folder);
    await git.text(['init', '--quiet', '--initial-branch=main']);
    for (const [path, text] of Object.entries(pointer)) writeFileSync(join(folder, path), text);
    mkdirSync(dirname(join(folder, kept)), { recursive: true });
    writeFileSync(join(folder, kept), bad);
    return brought(folder, 'd.parquet', openSources({ env: {}, offline: true, trusted: 'all' }));
  };
}

async function brought(folder: string, source: string, sources: ReturnType<typeof openSources>): Promise<Made> {
  const { repository, resolved } = await resolvedIn(folder, source, sources);
  const { files } = await localVersion(repository, resolved, { cache: join(folder, '.mlops/cache'), sources });
  return files.map(({ local }) => local);
}

async function fromBucket(folder: string): Promise<Made> {
  const server = await startBucket();
  try {
    await new Git(folder).text(['init', '--quiet', '--initial-branch=main']);
    server.objects.set('d.parquet', bad);
    const env = { HOME: '/nonexistent', ...server.env };
    const sources = openSources({ env, trusted: 'all', pace: hurried });
    return await brought(folder, `{ source: s3://models/d.parquet, digest: 'sha256:${hash('sha256')}' }`, sources);
  } finally {
    await server.stop();
  }
}

const contract = 'columns: { id: { type: integer } }\nextra-columns: allow';
const stopped = { contract, verdict: 'stopped' } as const;

/** One bit of content whose digest is known, or is not. */
export const flips: readonly NastyInput[] = [
  {
    name: 'in DVC’s cache: refused before it is read',
    make: fromRepository(
      { 'd.parquet.dvc': `outs:\n- md5: ${hash('md5')}\n  size: ${clean.length}\n  path: d.parquet\n` },
      `.dvc/cache/files/md5/${hash('md5').slice(0, 2)}/${hash('md5').slice(2)}`,
    ),
    ...stopped,
    reasons: ['pointer-content-damaged'],
  },
  {
    name: 'in the store of Git LFS: refused before it is read',
    make: fromRepository(
      { 'd.parquet': lfsPointer(hash('sha256'), clean.length) },
      `.git/lfs/objects/${hash('sha256').slice(0, 2)}/${hash('sha256').slice(2, 4)}/${hash('sha256')}`,
    ),
    ...stopped,
    reasons: ['pointer-content-damaged'],
  },
  {
    name: 'in a bucket, of a source with `digest`: refused before it is read',
    make: fromBucket,
    ...stopped,
    reasons: ['source-other-content'],
  },
  {
    name: 'without a digest, in the magic bytes of Parquet',
    make: fileOf('magic.parquet', flipped(clean, -1)),
    contract,
    verdict: 'fail',
    reasons: ['unreadable-data-file'],
  },
  {
    name: 'without a digest, in a digit of CSV: another value, and a fair one',
    make: fileOf('digit.csv', flipped(Buffer.from('a,b\n1,x\n2,y\n'), 4)),
    contract: 'columns: { a: { type: integer, values: [0, 2] }, b: {} }',
    verdict: 'pass',
    reasons: [],
  },
  {
    name: 'without a digest, in a comma of CSV',
    make: fileOf('comma.csv', flipped(Buffer.from('a,b\n1,x\n2,y\n'), 5)),
    contract: 'columns: { a: { type: integer }, b: {} }',
    verdict: 'fail',
    reasons: ['unreadable-lines'],
  },
];
