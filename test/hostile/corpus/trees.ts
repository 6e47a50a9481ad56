import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HostileCase } from '../case.ts';

/** What a pull request puts into the tree besides texts. */
export interface TreeCase extends HostileCase {
  /** Puts it into a work tree. @param outside a folder that is not below the work tree */
  readonly plant: (root: string, outside: string) => void;
  /** Reason code that the pull request ends with. */
  readonly says: string;
}

/** Links that a commit of these holds lead out of the checkout of a job, too. */
const link = (root: string, path: string, target: string) => {
  rmSync(join(root, path), { recursive: true, force: true });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
};
const write = (root: string, path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** Our own folder, brought by a commit: nothing may be written through it or read from it. */
export const ownFolders: readonly TreeCase[] = [
  {
    id: 'own-folder-link',
    tries: 'to have records, caches and reports written to another place',
    mustNot: 'be followed',
    says: 'own-folder-tracked',
    plant: (root, outside) => link(root, '.mlops', outside),
  },
  {
    id: 'own-folder-link-up',
    tries: 'to have them written beside the workspace',
    mustNot: 'be followed',
    says: 'own-folder-tracked',
    plant: (root) => link(root, '.mlops', '../temp'),
  },
  {
    id: 'own-folder-part',
    tries: 'to have the caches alone written elsewhere',
    mustNot: 'be followed',
    says: 'own-folder-tracked',
    plant: (root, outside) => link(root, '.mlops/cache', outside),
  },
  {
    id: 'own-folder-file',
    tries: 'to take the place of our folder',
    mustNot: 'be a defect of ours',
    says: 'own-folder-tracked',
    plant: (root) => write(root, '.mlops', 'x\n'),
  },
  {
    id: 'own-folder-digests',
    tries: 'to say which digests files have',
    mustNot: 'be believed',
    says: 'own-folder-tracked',
    plant: (root) => write(root, '.mlops/cache/digests.json', '{"schemaVersion":1,"files":{}}\n'),
  },
];

/** Inputs that are links or pointers to what is not in the repository. */
export const inputs: readonly TreeCase[] = [
  {
    id: 'project-link',
    tries: 'to have another file read as project',
    mustNot: 'be followed',
    says: 'project-missing',
    plant: (root, outside) => link(root, 'mlops.yaml', join(outside, 'secret.txt')),
  },
  {
    id: 'params-link',
    tries: 'to have another file shown as parameters',
    mustNot: 'be followed',
    says: 'planned',
    plant: (root, outside) => link(root, 'params.yaml', join(outside, 'secret.txt')),
  },
  {
    id: 'data-link',
    tries: 'to have another file read as data',
    mustNot: 'be followed',
    says: 'data-outside',
    plant: (root, outside) => link(root, 'data/train.csv', join(outside, 'secret.csv')),
  },
  {
    id: 'data-folder-link',
    tries: 'to have the folder of data lead elsewhere',
    mustNot: 'be followed',
    says: 'data-outside',
    plant: (root, outside) => link(root, 'data', outside),
  },
  {
    id: 'lfs-pointer',
    tries: 'to have a path of the disk read as the object of a pointer',
    mustNot: 'be read',
    says: 'pointer-unreadable',
    plant: (root) =>
      write(
        root,
        'data/train.csv',
        'version https://git-lfs.github.com/spec/v1\noid sha256:../../../../outside/secret.csv\nsize 10\n',
      ),
  },
];
