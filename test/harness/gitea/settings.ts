import { join } from 'node:path';

/** Where one Gitea of a test has its things. */
export interface GiteaPlace {
  /** Binaries and templates, from `test/harness/gitea.sh`. */
  readonly program: string;
  /** Its own temporary folder. */
  readonly folder: string;
  readonly port: number;
}

export const originOf = ({ port }: GiteaPlace) => `http://127.0.0.1:${port}`;

/** Nothing of it leaves this machine, sends mail or asks anybody for an update. */
export function appIni(place: GiteaPlace): string {
  const { program, folder, port } = place;
  return `I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true
RUN_MODE = prod
WORK_PATH = ${folder}
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = ${originOf(place)}/
DISABLE_SSH = true
OFFLINE_MODE = true
STATIC_ROOT_PATH = ${join(program, 'static')}
[database]
DB_TYPE = sqlite3
[security]
INSTALL_LOCK = true
[service]
DISABLE_REGISTRATION = true
[log]
MODE = file
LEVEL = Warn
[actions]
ENABLED = true
DEFAULT_ACTIONS_URL = self
[cron.update_checker]
ENABLED = false
[indexer]
ISSUE_INDEXER_TYPE = db
`;
}

/** Two jobs at a time, as processes of this machine; every label of GitHub's own machines. */
export function runnerYaml({ folder }: GiteaPlace, env: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    log: { level: 'info' },
    runner: {
      file: join(folder, 'runner', 'registered'),
      ...{ capacity: 2, timeout: '5m', fetch_interval: '500ms', fetch_interval_max: '1s', state_report_interval: '1s' },
      labels: ['ubuntu-latest:host', 'self-hosted:host'],
      envs: env,
    },
    cache: { enabled: false },
    host: { workdir_parent: join(folder, 'runner', 'work') },
  });
}
