import { githubRepository, isGithubCloud } from '../forge/index.ts';
import { isPlainPath, loadProject, type Project } from '../project/index.ts';
import { findHeads, openRepository, type Repository } from '../repository/index.ts';
import { MlopsError } from '../support/problem.ts';
import { dataCandidates } from './init/data-files.ts';
import { proposedDatasets } from './init/datasets.ts';
import { dvcOutputs } from './init/dvc.ts';
import { hydraConfigs } from './init/frameworks.ts';
import { fetchChecks, installChecks, installSteps } from './init/install-steps.ts';
import { nothingRecognised, outcomeOf } from './init/outcome.ts';
import { type PlacedFile, placeFile } from './init/place-file.ts';
import { projectText, writtenBy } from './init/project-text.ts';
import { namedDatasets, overviewOf, propose } from './init/propose.ts';
import { saidFiles } from './init/said/said-runs.ts';
import { surveyCheckout, withTexts } from './init/survey.ts';
import { type Templates, type WorkflowFile, workflowFiles, workflowPaths } from './init/templates.ts';
import type { Proposal, Survey } from './init/types.ts';
import { movingDatasets } from './lock/lockable.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { projectTextsOnDisk, textsAround } from './situation/project-texts.ts';

export interface InitRequest {
  /** Any folder inside the repository. */
  readonly folder: string;
  /** Project file, from the root. */
  readonly projectFile: string;
  readonly remote: string;
  /** Workflow files although the remote is not on GitHub. */
  readonly workflows: boolean;
  readonly dryRun: boolean;
  readonly templates: Templates;
}

/**
 * Looks at a checkout, proposes `mlops.yaml` and the workflow files, and writes those that are not there. What is there
 * is never changed: it is compared. Nothing of the repository is executed.
 * Errors: not-a-repository and its kin, init-unwritable.
 */
export async function init(request: InitRequest, ports: Ports): Promise<Outcome> {
  const repository = await openRepository(request.folder);
  refuseOddPath(request.projectFile);
  const { survey, proposal } = await ports.progress.stage('look at the checkout', () =>
    proposalFor(repository, request, ports),
  );
  ports.signal.throwIfAborted();
  const present = await presentProject(repository, request.projectFile);
  const { isOwn, unreadable } = present;
  const recognised = proposal.datasets.length + proposal.models.length > 0;
  if (!recognised && !isOwn) {
    return nothingRecognised(survey, { ...proposal, checks: [...proposal.checks, ...unreadable] });
  }
  const workflows = await workflowsFor(repository, request, { proposal, present }, ports.env);
  const open = [
    ...unreadable,
    ...lacking(present, proposal, request.projectFile),
    ...workflows.flatMap(openPlaceholders),
  ];
  if (isOwn) {
    const placed = await placeFiles(repository, workflows, request.dryRun);
    const kept = { path: request.projectFile, state: 'kept' } as const;
    return outcomeOf(survey, { datasets: [], models: [], checks: open }, [kept, ...placed]);
  }
  const text = projectText(proposal);
  const { warnings } = loadProject(await textsAround(repository.root, request.projectFile, text)); // what we write, we can read; else it is a defect
  const files = await placeFiles(repository, [{ path: request.projectFile, text }, ...workflows], request.dryRun);
  const machines = workflows.length === 0 ? [] : [...installChecks(proposal), ...fetchChecks(proposal)];
  const checks = [...proposal.checks, ...machines, ...open, ...warnings.map(({ message }) => message)];
  return outcomeOf(survey, { ...proposal, checks }, files);
}

/** The project file as it is there, also where `init` has written it and people have gone on. */
interface PresentProject {
  /** Branches of the environments that it declares. */
  readonly environments: readonly string[];
  /** Whether it has data that move without a commit; what `init` itself proposes are files. */
  readonly moving: boolean;
  /**
   * Somebody's work, in whose place nothing is proposed: `init` has not written it, or people have gone on and the proposal, which
   * knows nothing of environments and serving, would take theirs away.
   */
  readonly isOwn: boolean;
  /** What people have made of a file of `init`: of that it says what it would add. Without: nobody asks. */
  readonly project?: Project;
  /** What is not known because of errors in it; else empty. */
  readonly unreadable: readonly string[];
}

async function presentProject({ root }: Repository, file: string): Promise<PresentProject> {
  const texts = await projectTextsOnDisk(root, file).catch(() => undefined);
  if (texts === undefined) return { environments: [], moving: false, isOwn: false, unreadable: [] };
  const { text } = texts;
  try {
    const { project } = loadProject(texts);
    const environments = [...project.environments.values()].map(({ branch }) => branch);
    const moving = movingDatasets(project).length > 0;
    if (!text.startsWith(writtenBy)) return { environments, moving, isOwn: true, unreadable: [] };
    const isPromoted = environments.length > 0 || [...project.models.values()].some(({ serve }) => serve !== undefined);
    return { environments, moving, isOwn: isPromoted, unreadable: [], ...(isPromoted && { project }) };
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const [first] = error.problems;
    const sentence = `${file} has errors, so workflows for environments and for data that move are left out: ${first?.message ?? error.message}`;
    // What it means nobody knows, but that a proposal has nothing of it.
    return { environments: [], moving: false, isOwn: /^environments:|^\s+serve:/m.test(text), unreadable: [sentence] };
  }
}

/** What was recognised and is not there, also under another name. */
function lacking({ project }: PresentProject, proposal: Proposal, file: string): readonly string[] {
  if (project === undefined) return [];
  const sources = [...project.datasets.values()].map(({ source }) => source);
  const commands = [...project.models.values()].map(({ train: { run } }) =>
    run?.kind === 'argv' ? run.argv.join(' ') : run?.text,
  );
  const missing = [
    ...proposal.datasets
      .filter(({ name, source }) => !project.datasets.has(name) && !sources.includes(source))
      .map(({ name, source }) => `dataset ${name} (${source})`),
    ...proposal.models
      .filter(({ name, run }) => !project.models.has(name.value) && !commands.includes(run.value))
      .map(({ name, run }) => `model ${name.value} (${run.value})`),
  ];
  return missing.length === 0 ? [] : [`Not in ${file}, which is kept: ${missing.join(', ')}.`];
}

/** All or none: a place that cannot be written is found before anything is. */
async function placeFiles(
  repository: Repository,
  wanted: readonly Pick<WorkflowFile, 'path' | 'text'>[],
  dryRun: boolean,
): Promise<readonly PlacedFile[]> {
  const placed: PlacedFile[] = [];
  for (const { path, text } of wanted) placed.push(await placeFile(repository, path, text, false));
  if (dryRun) return placed;
  const written: PlacedFile[] = [];
  for (const { path, text } of wanted) written.push(await placeFile(repository, path, text, true));
  return written;
}

async function proposalFor(
  repository: Repository,
  request: InitRequest,
  ports: Ports,
): Promise<{ readonly survey: Survey; readonly proposal: Proposal }> {
  const ours = new Set(workflowPaths(request.templates));
  const names = await surveyCheckout(repository);
  const seen = await withTexts(repository, names, new Set([...saidFiles(names, ours), ...hydraConfigs(names)]));
  const overview = overviewOf(seen, ours);
  const data = dataCandidates(seen, dvcOutputs(overview.pipelines));
  const looked = await proposedDatasets(repository.root, namedDatasets(data.candidates), overview.labels, ports);
  const survey = { ...seen, left: [...seen.left, ...data.left, ...overview.found.left, ...looked.left] };
  return { survey, proposal: propose(survey, overview, looked.datasets, ours) };
}

/** The project file is named from the root; one outside of the checkout is nobody's. */
function refuseOddPath(path: string): void {
  if (!path.startsWith('/') && !/(?:^|\/)\.\.(?:\/|$)|[\u0000-\u001f\u007f\\]/.test(path) && isPlainPath(path)) return;
  const why = 'the project file is named by its path from the root of the repository';
  throw MlopsError.of(commandReasons, 'init-unwritable', `${path} is not written: ${why}.`);
}

/** None where the remote is not on GitHub and nobody asks for them. */
async function workflowsFor(
  repository: Repository,
  request: InitRequest,
  { proposal, present }: { readonly proposal: Proposal; readonly present: PresentProject },
  env: NodeJS.ProcessEnv,
): Promise<readonly WorkflowFile[]> {
  const address = await repository.git.try(['remote', 'get-url', '--', request.remote]);
  const remote = address.code === 0 ? address.stdout.toString('utf8').trim() : '';
  const found = githubRepository(remote, env['GITHUB_SERVER_URL']);
  if (found === undefined && !request.workflows) return [];
  // GitHub Enterprise Server has what github.com had a while ago.
  const queues = githubRepository(remote) !== undefined || isGithubCloud(env);
  const branch = await defaultBranch(repository, request);
  const { environments, moving } = present;
  const place = { repository: found, branch, queues, environments, moving, installs: installSteps(proposal) };
  return workflowFiles(request.templates, place);
}

/** As every other command finds it; before the first commit the branch that it will be on. */
async function defaultBranch(repository: Repository, { remote }: InitRequest): Promise<string | undefined> {
  try {
    return (await findHeads(repository, { remote })).base.name;
  } catch (error) {
    if (!(error instanceof MlopsError)) throw error;
    const head = await repository.git.try(['symbolic-ref', '--short', '--quiet', 'HEAD']);
    return head.code === 0 ? head.stdout.toString('utf8').trim() : undefined;
  }
}

function openPlaceholders({ path, open }: WorkflowFile): readonly string[] {
  return open.length === 0 ? [] : [`Fill in ${open.join(' and ')} in ${path}: this clone does not say it.`];
}
