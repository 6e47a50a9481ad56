import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Api, openApi, waitFor } from './gitea/api.ts';
import { type Daemon, type Env, runTo, startDaemon } from './gitea/programs.ts';
import { appIni, type GiteaPlace, originOf, runnerYaml } from './gitea/settings.ts';

/** Folder from `test/harness/gitea.sh`, which says why there is none; empty: tests with Gitea are skipped. */
export const giteaFolder = process.env['MLOPS_TEST_GITEA'] ?? '';

const home = join(import.meta.dirname, '..', '..');

/** A real forge on this machine. */
export interface Gitea {
  readonly origin: string;
  readonly api: Api;
  /** Makes an empty repository, and the organization that owns it. Gives an address that git can push to. */
  create(owner: string, name: string): Promise<string>;
  /** Jobs run from now on, two at a time, on the Node of the tests. */
  startRunner(): Promise<void>;
  /** Stops everything and removes the folder. */
  close(): Promise<void>;
}

/** @throws with what Gitea said, where it does not come up within a minute; nothing is left running then */
export async function startGitea(): Promise<Gitea> {
  if (!process.version.startsWith('v24.')) throw new Error(`actions need Node 24, this is ${process.version}`);
  const folder = mkdtempSync(join(tmpdir(), 'mlops-gitea-'));
  const place = { program: giteaFolder, folder, port: await freePort() };
  const env = environment(folder);
  const daemons: Daemon[] = [];
  const close = async () => {
    for (const daemon of daemons.splice(0).reverse()) await daemon.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const gitea = (...args: readonly string[]) =>
      runTo(join(giteaFolder, 'gitea'), ['--config', configOf(place), ...args], env, folder);
    const { api, token } = await startWeb(place, gitea, env, daemons);
    const owners = new Set<string>();
    return {
      origin: originOf(place),
      api,
      close,
      create: async (owner, name) => {
        if (!owners.has(owner)) await api.send('POST', '/orgs', { username: owner });
        owners.add(owner);
        await api.send('POST', `/orgs/${owner}/repos`, { name, default_branch: 'main' });
        return `${originOf(place).replace('//', `//ci:${token}@`)}/${owner}/${name}.git`;
      },
      startRunner: async () => void daemons.push(await startRunner(place, gitea, env)),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Command = (...args: readonly string[]) => Promise<string>;

const configOf = ({ folder }: GiteaPlace) => join(folder, 'app.ini');

/** With an administrator `ci`, whose the token is. */
async function startWeb(place: GiteaPlace, gitea: Command, env: Env, daemons: Daemon[]) {
  writeFileSync(configOf(place), appIni(place));
  await gitea('migrate');
  const ci = ['--username', 'ci', '--email', 'ci@example.org', '--random-password', '--must-change-password=false'];
  await gitea('admin', 'user', 'create', '--admin', ...ci);
  const made = ['--username', 'ci', '--token-name', 'tests', '--scopes', 'all', '--raw'];
  const token = lastLine(await gitea('admin', 'user', 'generate-access-token', ...made));
  const log = join(place.folder, 'web.log');
  const web = startDaemon(join(place.program, 'gitea'), ['--config', configOf(place), 'web'], env, log);
  daemons.push(web);
  const api: Api = openApi(originOf(place), token);
  await waitFor('Gitea to answer', async () => {
    if (!web.running()) throw new Error(`Gitea has ended:\n${web.said()}`);
    return await api.text('/version');
  });
  return { api, token };
}

async function startRunner(place: GiteaPlace, gitea: Command, env: Env): Promise<Daemon> {
  const own = join(place.folder, 'runner');
  const config = join(own, 'config.yaml');
  mkdirSync(join(own, 'work'), { recursive: true });
  // JSON is YAML. Where the stand-in of actions/checkout fetches from, and where jobs find the data engine.
  writeFileSync(config, runnerYaml(place, { FORGE_ORIGIN: originOf(place), MLOPS_DUCKDB: home }));
  const program = join(place.program, 'runner');
  const token = lastLine(await gitea('actions', 'generate-runner-token'));
  const about = ['--no-interactive', '--instance', originOf(place), '--token', token, '--name', 'tests'];
  await runTo(program, ['register', ...about, '--config', config], env, own);
  return startDaemon(program, ['daemon', '--config', config], env, join(place.folder, 'runner.log'));
}

/** The Node of the tests first: a runner takes the `node` that it finds. Nothing else of this process reaches the jobs. */
function environment(folder: string): Env {
  const path = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter);
  return { PATH: path, HOME: folder, LANG: 'C.UTF-8', GIT_CONFIG_NOSYSTEM: '1' };
}

function lastLine(text: string): string {
  return text.split('\n').at(-1) ?? '';
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
