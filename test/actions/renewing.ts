import { afterAll } from 'vitest';
import { Git } from '../../src/support/git.ts';
import { makeWorld, type World } from '../acceptance/harness.ts';
import { startBucket, type TestBucket } from '../harness/bucket.ts';
import { dispatchEvent } from '../harness/forge/events.ts';
import { type ForgeServer, startForge } from '../harness/forge/server.ts';
import { declared } from './granted.ts';
import { type Run, runStep, type Step, type Stepped } from './job.ts';

const path = '.github/workflows/mlops-lock.yml';
/** The branch of the pull request. */
export const branch = 'refs/heads/mlops/lock';

const project = `version: 1
name: tiny
datasets:
  rides: s3://models/rides/*.csv
  zones: s3://models/zones/*.csv
  old: { source: s3://models/old/*.csv, frozen: true }
`;

/** A repository whose data are in a bucket, and the workflow that renews its lock file. */
export interface RenewingScene {
  readonly world: World;
  readonly server: ForgeServer;
  readonly bucket: TestBucket;
  /** A run of the workflow at a commit, by default the tip of main: what the clock starts, or grace. */
  start(by?: { readonly commit?: string; readonly grace?: true }): Promise<Run>;
  read(run: Run, step?: Partial<Step>): Promise<Stepped>;
  propose(run: Run, read: Stepped, step?: Partial<Step>): Promise<Stepped>;
  /** Both jobs, one after the other. */
  round(datasets?: string): Promise<readonly [Stepped, Stepped]>;
  /** Writes an object of the bucket, with one row each; null removes it. */
  put(key: string, ...ids: readonly number[]): void;
  remove(key: string): void;
  /** The last pull request of all. */
  last(): { readonly number: number; readonly state: string; readonly title: string; readonly body: string };
  /** What the branch says of the lock file, and what main does. */
  proposed(): string;
  agreed(): string;
  /** Merges the pull request. */
  merge(): Promise<void>;
  /** What somebody pushes to main. */
  onMain(files: Readonly<Record<string, string>>): string;
}

export async function renewingScene(text = project): Promise<RenewingScene> {
  const bucket = await startBucket();
  const world = makeWorld({ 'mlops.yaml': text });
  const server = await startForge(new Git(world.origin), { owner: 'team', name: 'tiny' });
  server.settings.jobsOpenPulls = true;
  afterAll(async () => {
    await server.close();
    await bucket.stop();
    world.remove();
  });
  const start = async ({ commit, grace }: { commit?: string; grace?: true } = {}): Promise<Run> => {
    const headSha = commit ?? world.inOrigin('rev-parse', 'refs/heads/main');
    const event = grace ? 'workflow_dispatch' : 'schedule';
    const of = { event, path, headSha, headBranch: 'main', actor: 'grace', inputs: {} };
    const state = server.actions.start(of);
    return { server, world, state, event: await dispatchEvent(server, state), eventName: event, ref: headSha };
  };
  const atMain = (run: Run): Partial<Step> => ({
    env: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: run.state.headSha },
  });
  const stepOf = (run: Run, job: string, { env, ...more }: Partial<Step>): Step =>
    declared(run, job, { action: 'lock', job, ...more, env: { ...atMain(run).env, ...env } });
  const read: RenewingScene['read'] = (run, step = {}) =>
    runStep(run, stepOf(run, 'read', { ...step, env: { ...bucket.env, ...step.env } }));
  const propose: RenewingScene['propose'] = (run, found, step = {}) => {
    const inputs = { found: found.outputs['digest'] ?? '', ...step.inputs };
    return runStep(run, stepOf(run, 'propose', { ...step, inputs }));
  };
  const last = () => {
    const [number, pull] = [...server.pulls].at(-1) ?? [];
    if (number === undefined || pull === undefined) throw new Error('there is no pull request');
    return { number, state: pull.state, title: pull.title, body: pull.body ?? '' };
  };
  const show = (ref: string) => world.inOrigin('show', `${ref}:mlops.lock`);
  return {
    ...{ world, server, bucket, start, read, propose, last },
    round: async (datasets) => {
      const run = await start(datasets === undefined ? {} : { grace: true });
      const found = await read(run, datasets === undefined ? {} : { inputs: { datasets } });
      return [found, await propose(run, found)];
    },
    put: (key, ...ids) => {
      bucket.objects.set(key, Buffer.from(`id\n${ids.map((id) => `${id}\n`).join('')}`));
    },
    remove: (key) => {
      bucket.objects.delete(key);
    },
    proposed: () => show(branch),
    agreed: () => show('refs/heads/main'),
    merge: async () => {
      await server.mergePullRequest(last().number);
      world.git('switch', '--quiet', 'main');
      world.git('pull', '--quiet', 'origin', 'main');
    },
    onMain: (files) => {
      world.git('switch', '--quiet', 'main');
      world.git('pull', '--quiet', 'origin', 'main');
      const commit = world.commit('Somebody goes on', files);
      world.git('push', '--quiet', 'origin', 'main');
      return commit;
    },
  };
}

/** How a step ended. */
export const ended = ({ code, result }: Stepped): readonly [number | null, string] => [code, result.reason];
