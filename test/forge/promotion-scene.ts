import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JudgedPull, PromotionDesk, PromotionPull, WantedPull } from '../../src/forge/index.ts';
import { openEnvironmentBranch, openRepository } from '../../src/repository/index.ts';
import type { Git } from '../../src/support/git.ts';
import { newBare, newClone, newScene } from '../ledger/scene.ts';

export const release = 'releases/delay/release.yaml';
export const branch = 'mlops/promotion/staging/delay/v2';
export const base = 'env/staging';
const digest = `sha256:${'a'.repeat(64)}`;
export const about = { model: 'delay', version: 2, digest, releaseDigest: digest };
export const wanted: WantedPull = { branch, base, title: 'Promote delay 2 to staging', body: 'text', about };

/** As whoever judges it has read the release at its head. */
export function brought(pull: PromotionPull): JudgedPull {
  return { ...pull, releaseDigest: pull.about.releaseDigest };
}

/** A clone with a branch of an environment, and one ahead of it that a promotion pull request may be opened for. */
export interface PromotionScene {
  /** Folder of the clone. */
  readonly folder: string;
  /** Address of the remote, where there is one. */
  readonly address: string | undefined;
  /** Where the branches are that everybody sees. */
  readonly git: Git;
  /** Head of the branch to promote. */
  readonly commit: string;
  /** Puts one commit with this release file on a branch. */
  readonly put: (branch: string, text: string, seen?: string) => Promise<void>;
  /** Another branch that is one commit ahead of that of an environment. */
  readonly propose: (name: string, text: string, into?: string) => Promise<string>;
}

type Remote = 'origin' | undefined;

/** Made once in a file of tests; each test gets a copy. */
const made = new Map<Remote, Promise<{ readonly folder: string; readonly commit: string }>>();

export async function promotionScene(remote: Remote): Promise<PromotionScene> {
  const first = made.get(remote) ?? firstScene(remote);
  made.set(remote, first);
  const { folder: from, commit } = await first;
  const scene = await newScene();
  await cp(from, scene.folder, { recursive: true });
  const settings = join(scene.folder, 'clone', '.git', 'config');
  await writeFile(settings, (await readFile(settings, 'utf8')).replaceAll(from, scene.folder));
  const { folder } = scene.git('clone');
  const address = remote && join(scene.folder, 'origin.git');
  const git = scene.git(remote === undefined ? 'clone' : 'origin.git');
  return { folder, address, git, commit, ...writing(folder, remote) };
}

async function firstScene(remote: Remote) {
  const scene = await newScene();
  await newClone(scene, 'clone', remote && (await newBare(scene, 'origin.git')));
  const { put, propose } = writing(scene.git('clone').folder, remote);
  await put(base, 'one');
  return { folder: scene.folder, commit: await propose(branch, 'two') };
}

function writing(folder: string, remote: Remote): Pick<PromotionScene, 'put' | 'propose'> {
  const environment = async (name: string) =>
    openEnvironmentBranch({ repository: await openRepository(folder), remote, branch: name });
  return {
    put: async (name, text, seen) => {
      const change = { files: new Map([[release, text]]), seen: new Map(seen === undefined ? [] : [[release, seen]]) };
      await (await environment(name)).put({ ...change, message: 'Begin' });
    },
    propose: async (name, text, into = base) => {
      const change = { files: new Map([[release, text]]), message: 'Promote', open: false };
      return (await (await environment(into)).propose(name, change)).commit;
    },
  };
}

/** A scene and who looks at it. */
export interface PromotionWorld extends PromotionScene {
  /** As another process sees it. */
  readonly desk: () => Promise<PromotionDesk>;
}
