import type { DataEngine, EnginePlace } from '../data/index.ts';
import type { OpenTarget } from '../deployment/index.ts';
import type { DeploymentDesk, Enforcement, Host, PromotionDesk, RenewalDesk } from '../forge/index.ts';
import type { Forge } from '../forge/port.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Repository } from '../repository/index.ts';
import type { Sources, Trusted } from '../sources/index.ts';
import type { StorePlace } from '../store/index.ts';
import type { Store } from '../store/port.ts';
import type { Meter } from '../support/amount.ts';
import type { DatabasePlace } from '../support/database-table.ts';
import type { ExitName } from '../support/problem.ts';

/** The world as commands see it, put together by `src/app.ts`. */
export interface Ports {
  openLedger(repository: Repository, remote: string | undefined): Promise<Ledger>;
  openStore(place: StorePlace): Promise<Store>;
  /** Where data is that neither the repository nor this machine has. @param trusted what is asked with our credentials */
  openSources(trusted: Trusted): Sources;
  /** What a store answers to a question, in words; a refusal is an error. */
  askStore(place: StorePlace): Promise<string>;
  openForge(repository: Repository, remote: string | undefined): Promise<Forge>;
  /** Where promotion pull requests are. */
  openPromotionDesk(repository: Repository, remote: string | undefined): Promise<PromotionDesk>;
  /** Where pull requests are that renew the lock file. */
  openRenewalDesk(repository: Repository, remote: string | undefined): Promise<RenewalDesk>;
  /** Where deployments are shown and started; undefined where nothing shows them. */
  openDeploymentDesk(repository: Repository, remote: string | undefined): Promise<DeploymentDesk | undefined>;
  /** What protects the branches of environments; undefined where nothing could. */
  openEnforcement(repository: Repository, remote: string | undefined): Promise<Enforcement | undefined>;
  /** Where releases run, as a release says. */
  readonly openTarget: OpenTarget;
  /** How the host of a remote is set up, which is not the local forge's business. */
  readHost(repository: Repository, remote: string | undefined): Promise<Host>;
  /** Starts the data engine, after a download where it is not on this machine; `folder` is for its temporary files. */
  openEngine(folder: string): Promise<DataEngine>;
  /** Connects to a database, which is the data engine for its own tables. */
  openDatabase(place: DatabasePlace): Promise<DataEngine>;
  /** Where the data engine is, or would be put; downloads nothing. */
  findEngine(): Promise<EnginePlace>;
  readonly progress: Progress;
  readonly reasons: Reasons;
  /** Aborted when somebody cancels the command. */
  readonly signal: AbortSignal;
  /** Name and version, for records. */
  readonly tool: string;
  readonly origin: 'local' | 'ci';
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Where a command says what it is doing: lines that move in a terminal, plain lines in a log. The command line writes
 * it to stderr, since its stdout is the result; the actions write it to stdout, which is a job's log.
 */
export interface Progress {
  /**
   * A stage begins; its end is said with its duration. While it runs it may tell how far it is. Stages may run beside
   * each other; they do not nest.
   */
  stage<Value>(title: string, work: (tell: Meter) => Promise<Value>): Promise<Value>;
  /** One line for the reader, kept. */
  note(text: string): void;
  /** Output of a child process, as it comes: whole lines. */
  output(text: string): void;
}

/** The reason codes of all rooms, the command line's included. Undefined for a code that no table has. */
export interface Reasons {
  /** How a command ends that stops for a reason code. */
  endsOf(reason: string): ExitName | undefined;
  /** What to do about it, where the problem does not say so itself. */
  remedyOf(reason: string): string | undefined;
}
