import { deflateRawSync } from 'node:zlib';
import type { Member } from '../../actions/zip.ts';
import type { HostileCase } from '../case.ts';

/** Members that training code puts into the archive that its job hands on. */
export interface ArchiveCase extends HostileCase {
  readonly members: readonly Member[];
}

const x = { bytes: 'x' };

export const archives: readonly ArchiveCase[] = [
  {
    id: 'archive-up',
    tries: 'to be unpacked above the folder',
    mustNot: 'be written there',
    members: [{ path: '../../../../outside/a', ...x }],
  },
  {
    id: 'archive-up-inside',
    tries: 'to climb in the middle of a path',
    mustNot: 'be written there',
    members: [{ path: 'a/../../../b', ...x }],
  },
  {
    id: 'archive-backslash',
    tries: 'to climb as Windows does',
    mustNot: 'be written there',
    members: [{ path: '..\\..\\a', ...x }],
  },
  {
    id: 'archive-absolute',
    tries: 'to name a place of the machine',
    mustNot: 'be written there',
    members: [{ path: '/tmp/hostile-canary', ...x }],
  },
  {
    id: 'archive-drive',
    tries: 'to name a drive or a stream of a file',
    mustNot: 'be written',
    members: [{ path: 'C:x', ...x }],
  },
  {
    id: 'archive-link',
    tries: 'to be a link out of the folder, and a file through it',
    mustNot: 'be followed',
    members: [
      { path: 'records', bytes: '../../../../outside', link: true },
      { path: 'records/a', ...x },
    ],
  },
  {
    id: 'archive-twice',
    tries: 'to be looked through as one file and to be read as another',
    mustNot: 'be written twice',
    members: [
      { path: 'a', ...x },
      { path: 'a', bytes: 'y' },
    ],
  },
  {
    id: 'archive-letter-case',
    tries: 'to be another file where letter case does not count',
    mustNot: 'be written twice',
    members: [
      { path: 'records/A', ...x },
      { path: 'records/a', ...x },
    ],
  },
  {
    id: 'archive-below-file',
    tries: 'to be a file and a folder',
    mustNot: 'be a defect of ours',
    members: [
      { path: 'a', ...x },
      { path: 'a/b', ...x },
    ],
  },
  {
    id: 'archive-nul',
    tries: 'to end a name at NUL',
    mustNot: 'end the process',
    members: [{ path: 'a\0.json', ...x }],
  },
  {
    id: 'archive-lines',
    tries: 'to forge lines by a name',
    mustNot: 'be a line',
    members: [{ path: 'a\n::set-output name=verdict::pass\u001b[2J', ...x }],
  },
  {
    id: 'archive-long-name',
    tries: 'to have a name that no file system takes',
    mustNot: 'be tried for minutes',
    members: [{ path: 'n'.repeat(5000), ...x }],
  },
  {
    id: 'archive-bomb',
    tries: 'to fill the disk',
    mustNot: 'be unpacked',
    members: [{ path: 'a', bytes: deflateRawSync(Buffer.alloc(1 << 20)), claims: 2 ** 31 }],
  },
];
