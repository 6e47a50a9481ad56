import type { Arguments } from './cli/arguments.ts';
import { changeRequest, defaultedValue, optional } from './cli/change-request.ts';
import { isLiveTerminal, streamProgress } from './cli/progress.ts';
import type { Ports, Progress } from './commands/ports.ts';
import type { Outcome } from './commands/result.ts';
import type { ForgeOptions } from './forge/index.ts';
import type { Ledger } from './ledger/port.ts';
import { reasons } from './reasons.ts';
import type { Repository } from './repository/index.ts';
import { openSources } from './sources/index.ts';
import { version } from './support/version.ts';

/**
 * The composition root: which implementation stands behind which port, and which command a command line means.
 * Everything heavy is imported when it is needed, so that a command pays only for what it uses.
 */
export async function runCommand(args: Arguments, signal: AbortSignal): Promise<Outcome> {
  const { name } = args.command;
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run === undefined) throw new TypeError(`the catalog names ${name}, which nothing implements`);
  const progress = await streamProgress(process.stderr, {
    quiet: args.flags.has('quiet'),
    runner: process.env['GITHUB_ACTIONS'] === 'true',
    live: isLiveTerminal(process.stderr, process.env),
  });
  return run(args, portsOf({ offline: args.flags.has('offline'), progress, env: process.env, signal }));
}

type Run = (args: Arguments, ports: Ports) => Promise<Outcome>;

/** By the names of the catalog. */
const commands: Readonly<Record<string, Run>> = {
  init: runInit,
  plan: runPlan,
  explain: runExplain,
  build: runBuild,
  validate: runValidate,
  infer: runInfer,
  lock: runLock,
  train: runTrain,
  diff: runDiff,
  'data diff': runDataDiff,
  report: runReport,
  promote: runPromote,
  status: runStatus,
  deploy: runDeploy,
  rollback: runRollback,
  hold: (args, ports) => runHold('hold', args, ports),
  release: (args, ports) => runHold('release', args, ports),
  history: runHistory,
  schema: runSchema,
  doctor: runDoctor,
};

async function runInit(args: Arguments, ports: Ports): Promise<Outcome> {
  const [{ init }, { default: templates }] = await Promise.all([
    import('./commands/init.ts'),
    import('./commands/init/templates.json', { with: { type: 'json' } }),
  ]);
  const { folder, projectFile, remote } = changeRequest(args);
  const flags = { workflows: args.flags.has('workflows'), dryRun: args.flags.has('dry-run') };
  return init({ folder, projectFile, remote, ...flags, templates }, ports);
}

async function runPlan(args: Arguments, ports: Ports): Promise<Outcome> {
  const { plan } = await import('./commands/plan.ts');
  const graph = args.flags.has('svg') ? 'svg' : args.flags.has('graph') ? 'mermaid' : undefined;
  return plan({ ...changeRequest(args), uncommitted: 'include', matrix: args.flags.has('matrix'), graph }, ports);
}

async function runExplain(args: Arguments, ports: Ports): Promise<Outcome> {
  const { explain } = await import('./commands/explain.ts');
  return explain({ ...changeRequest(args), uncommitted: 'include', models: args.operands }, ports);
}

async function runBuild(args: Arguments, ports: Ports): Promise<Outcome> {
  const { build } = await import('./commands/build.ts');
  return build(
    {
      ...changeRequest(args),
      uncommitted: 'include',
      datasets: args.operands,
      keep: args.flags.has('keep'),
      again: args.flags.has('again'),
    },
    ports,
  );
}

async function runValidate(args: Arguments, ports: Ports): Promise<Outcome> {
  const { validate } = await import('./commands/validate.ts');
  const rows = optional('rows', args.values.get('rows'));
  return validate({ ...changeRequest(args), uncommitted: 'include', datasets: args.operands, ...rows }, ports);
}

async function runInfer(args: Arguments, ports: Ports): Promise<Outcome> {
  const { infer } = await import('./commands/infer.ts');
  const { folder, projectFile, remote, offline } = changeRequest(args);
  const place = { folder, projectFile, remote, offline };
  return infer(
    {
      ...place,
      data: args.operands,
      write: args.flags.has('write'),
      update: args.flags.has('update'),
      verbose: args.flags.has('verbose'),
    },
    ports,
  );
}

async function runLock(args: Arguments, ports: Ports): Promise<Outcome> {
  const { lock } = await import('./commands/lock.ts');
  const { folder, projectFile, remote } = changeRequest(args);
  return lock({ folder, projectFile, remote, datasets: args.operands, moving: args.flags.has('moving') }, ports);
}

async function runTrain(args: Arguments, ports: Ports): Promise<Outcome> {
  const { train } = await import('./commands/train.ts');
  return train(
    {
      ...changeRequest(args),
      models: args.operands,
      record: !args.flags.has('no-record'),
      keep: args.flags.has('keep'),
      replace: args.flags.has('replace'),
    },
    ports,
  );
}

async function runDiff(args: Arguments, ports: Ports): Promise<Outcome> {
  const { diff } = await import('./commands/diff.ts');
  return diff({ ...changeRequest(args), models: args.operands }, ports);
}

async function runDataDiff(args: Arguments, ports: Ports): Promise<Outcome> {
  const { dataDiff } = await import('./commands/data-diff.ts');
  const { folder, projectFile, remote } = changeRequest(args);
  const [base = '', head = ''] = args.operands;
  return dataDiff(
    {
      ...{ folder, projectFile, remote, base, head },
      ...optional('delimiter', args.values.get('delimiter')),
      ...optional('nulls', args.values.get('nulls')?.split(',')),
      ...optional('failOn', args.values.get('fail-on')),
    },
    ports,
  );
}

async function runReport(args: Arguments, ports: Ports): Promise<Outcome> {
  const { report } = await import('./commands/report.ts');
  return report(
    {
      ...changeRequest(args),
      record: !args.flags.has('no-record'),
      publish: args.flags.has('publish') && 'pull-request',
      markdown: args.flags.has('markdown'),
      ...optional('output', args.values.get('output')),
    },
    ports,
  );
}

async function runPromote(args: Arguments, ports: Ports): Promise<Outcome> {
  const { promote } = await import('./commands/promote.ts');
  return promote(
    {
      ...changeRequest(args),
      wishes: args.operands,
      init: args.flags.has('init'),
      protect: args.flags.has('protect'),
      ...optional('to', args.values.get('to')),
      ...optional('override', args.values.get('override')),
    },
    ports,
  );
}

async function runStatus(args: Arguments, ports: Ports): Promise<Outcome> {
  const { status } = await import('./commands/status.ts');
  return status(
    { ...changeRequest(args), models: args.operands, ...optional('pullRequest', args.values.get('pull-request')) },
    ports,
  );
}

async function runDeploy(args: Arguments, ports: Ports): Promise<Outcome> {
  const { deploy } = await import('./commands/deploy.ts');
  const [environment = '', ...models] = args.operands;
  const flags = { again: args.flags.has('again'), plan: args.flags.has('plan') };
  return deploy(
    { ...changeRequest(args), environment, models, ...flags, ...optional('override', args.values.get('override')) },
    ports,
  );
}

async function runRollback(args: Arguments, ports: Ports): Promise<Outcome> {
  const [{ rollback }, { wishOf }] = await Promise.all([
    import('./commands/rollback.ts'),
    import('./commands/promotion/wishes.ts'),
  ]);
  const [environment = '', model = ''] = args.operands;
  const because = args.values.get('because') ?? '';
  return rollback({ ...changeRequest(args), environment, ...wishOf(model), because }, ports);
}

async function runHold(what: 'hold' | 'release', args: Arguments, ports: Ports): Promise<Outcome> {
  const [{ hold }, { wishOf }] = await Promise.all([
    import('./commands/hold.ts'),
    import('./commands/promotion/wishes.ts'),
  ]);
  const [environment = '', model = ''] = args.operands;
  return hold(
    {
      ...changeRequest(args),
      what,
      environment,
      wish: wishOf(model),
      all: args.flags.has('all'),
      because: args.values.get('because') ?? '',
    },
    ports,
  );
}

async function runHistory(args: Arguments, ports: Ports): Promise<Outcome> {
  const { history } = await import('./commands/history.ts');
  const [model] = args.operands;
  return history(
    {
      ...changeRequest(args),
      ...optional('model', model),
      ...optional('at', args.values.get('at')),
      csv: args.flags.has('csv'),
      limit: defaultedValue(args, 'limit'),
    },
    ports,
  );
}

async function runSchema(args: Arguments): Promise<Outcome> {
  const [{ schema }, { schemas, schemaText }] = await Promise.all([
    import('./commands/schema.ts'),
    import('./schemas.ts'),
  ]);
  return schema({
    folder: changeRequest(args).folder,
    schemas,
    schemaText,
    ...optional('name', args.operands[0]),
    ...optional('check', args.values.get('check')),
  });
}

async function runDoctor(args: Arguments, ports: Ports): Promise<Outcome> {
  const { doctor } = await import('./commands/doctor.ts');
  return doctor({ ...changeRequest(args), uncommitted: 'include' }, ports);
}

/** The ledger of a repository that nothing but its address is known of. */
export async function openLedgerAt(repository: string): Promise<Ledger> {
  const { openLedger } = await import('./ledger/index.ts');
  return await openLedger({ repository });
}

/** What differs between the command line and an action. */
export interface PortsOptions {
  readonly offline: boolean;
  readonly progress: Progress;
  /** Of the process, with the token where one is given otherwise. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Which implementation stands behind which port. */
export function portsOf({ offline, progress, env, signal }: PortsOptions): Ports {
  const forgeOf = async (repository: Repository, remote: string | undefined): Promise<ForgeOptions> => {
    const place = { repository: repository.root, env, signal };
    if (remote === undefined) return place;
    const address = await repository.git.text(['remote', 'get-url', '--', remote]);
    return { ...place, remote: { name: remote, address } };
  };
  return {
    openLedger: async (repository, remote) => {
      const { openLedger } = await import('./ledger/index.ts');
      const known = { repository: repository.root, known: repository, remote: remote ?? null };
      return openLedger({ ...known, offline, notice: progress.note });
    },
    openStore: async (place) => {
      const { openStore } = await import('./store/index.ts');
      return openStore(place, { env, signal, offline, notice: progress.note });
    },
    openSources: (trusted) => openSources({ env, signal, offline, trusted }),
    askStore: async (place) => {
      const { askStore } = await import('./store/index.ts');
      return askStore(place, { env, signal, offline });
    },
    openForge: async (repository, remote) => {
      const { openForge } = await import('./forge/index.ts');
      return openForge(await forgeOf(repository, remote));
    },
    openPromotionDesk: async (repository, remote) => {
      const { openPromotionDesk } = await import('./forge/index.ts');
      return openPromotionDesk(await forgeOf(repository, remote));
    },
    openRenewalDesk: async (repository, remote) => {
      const { openRenewalDesk } = await import('./forge/index.ts');
      return openRenewalDesk(await forgeOf(repository, remote));
    },
    openDeploymentDesk: async (repository, remote) => {
      const { openDeploymentDesk } = await import('./forge/index.ts');
      return openDeploymentDesk(await forgeOf(repository, remote));
    },
    openEnforcement: async (repository, remote) => {
      const { openEnforcement } = await import('./forge/index.ts');
      return openEnforcement(await forgeOf(repository, remote));
    },
    openTarget: async (target, around) => {
      const { openTarget } = await import('./deployment/index.ts');
      return openTarget(target, around);
    },
    readHost: async (repository, remote) => {
      const { readHost } = await import('./forge/index.ts');
      const address = remote && (await repository.git.text(['remote', 'get-url', '--', remote]));
      return readHost({ env, signal, ...optional('address', address) });
    },
    openEngine: async (folder) => {
      const { openDuckdb, provideDuckdb } = await import('./data/index.ts');
      const download = offline ? 'never' : 'where-needed';
      const library = await provideDuckdb({ env, notice: progress.note, signal, download });
      return openDuckdb({ tempFolder: folder, signal, library });
    },
    openDatabase: async (place) => {
      const { openDatabase } = await import('./data/index.ts');
      return openDatabase(place, { env, signal, offline });
    },
    findEngine: async () => {
      const { findDuckdb } = await import('./data/index.ts');
      return findDuckdb({ env });
    },
    progress,
    reasons,
    signal,
    tool: `mlops-actions ${version}`,
    origin: env['GITHUB_ACTIONS'] === 'true' ? 'ci' : 'local',
    env,
  };
}
