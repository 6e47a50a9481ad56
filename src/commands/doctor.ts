import type { Host } from '../forge/index.ts';
import { entryOf, type LoadedProject, loadProject } from '../project/index.ts';
import {
  existingRemote,
  findHeads,
  judgedOf,
  openRepository,
  type Repository,
  repositoryReasons,
  uncommittedPaths,
} from '../repository/index.ts';
import { escapeTerminal } from '../support/escape/index.ts';
import { systemCode } from '../support/files.ts';
import { Git } from '../support/git.ts';
import { MlopsError } from '../support/problem.ts';
import { uniqueBy } from '../support/unique-by.ts';
import { columnFindings } from './doctor/column-findings.ts';
import { inputFindings } from './doctor/declared-inputs.ts';
import { defaultBranchFindings } from './doctor/default-branch-project.ts';
import { engineFinding } from './doctor/engine-finding.ts';
import { bad, type Finding, withAdvice } from './doctor/finding.ts';
import { hostFindings } from './doctor/github-findings.ts';
import { ledgerAnswer } from './doctor/ledger-answer.ts';
import { promotionFindings } from './doctor/promotion-findings.ts';
import { commandFindings } from './doctor/step-commands.ts';
import { workTreeFinding } from './doctor/work-tree.ts';
import { baselineKinds } from './plan.ts';
import type { Ports } from './ports.ts';
import { commandReasons } from './reasons.ts';
import type { Outcome } from './result.ts';
import { notPushedProblems } from './situation/base-not-pushed.ts';
import type { ChangeRequest } from './situation/change-request.ts';
import { projectTextsOnDisk } from './situation/project-texts.ts';

/**
 * Checks what every other command relies on, and says what to do about what is missing. Work tree, branches and ledger
 * stay as they are, but for the caches in `.mlops` and, to look at the ledger of a remote, in the git folder.
 */
export async function doctor(request: ChangeRequest, ports: Ports): Promise<Outcome> {
  const findings: Finding[] = [await check('node', async () => process.version)];
  findings.push(await check('git', () => gitVersion(request.folder)));
  const repository = await attempt(
    findings,
    'repository',
    () => openRepository(request.folder),
    (found) => found.root,
  );
  findings.push(await engineFinding(ports, request.offline));
  if (repository !== undefined) await aboutRepository(findings, repository, request, ports);
  const failed = findings.filter((finding) => finding.state === 'bad');
  const advised = findings.map((finding) => withAdvice(finding, ports.reasons));
  const sentence = sentenceOf(findings);
  return {
    ends: failed.length === 0 ? 'pass' : 'fail',
    reason: failed.length === 0 ? 'healthy' : 'unhealthy',
    sentence,
    problems: [],
    data: { findings: advised },
    text: () => `${[...advised.flatMap(lines), '', sentence].map(escapeTerminal).join('\n')}\n`,
  };
}

function sentenceOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const [bad, warned] = [count('bad'), count('warn')];
  if (bad > 0) return `${bad} of ${findings.length} checks failed.`;
  if (warned > 0) return `Nothing is broken; look at ${warned === 1 ? 'the one warning' : `the ${warned} warnings`}.`;
  return 'Everything that is needed is there.';
}

async function aboutRepository(
  findings: Finding[],
  repository: Repository,
  request: ChangeRequest,
  ports: Ports,
): Promise<void> {
  const loaded = await attempt(
    findings,
    'project',
    () => readProject(repository, request.projectFile),
    describeProject,
  );
  const commit = await commitFinding(repository);
  findings.push(commit);
  if (commit.state === 'ok') findings.push(await baseFinding(repository, request));
  findings.push(
    shallowFinding(repository),
    workTreeFinding((await uncommittedPaths(repository)).map(({ path }) => path)),
  );
  const remote = await existingRemote(repository, request.remote);
  findings.push(
    remote !== undefined
      ? { what: 'remote', state: 'ok', says: remote }
      : {
          what: 'remote',
          state: 'warn',
          says: `there is no remote "${request.remote}": the ledger stays in this clone`,
          remedy: `git remote add ${request.remote} <url>`,
        },
  );
  findings.push(await check('ledger', async () => ledgerAnswer(await ports.openLedger(repository, remote))));
  if (loaded === undefined) return;
  findings.push(...(await inputFindings(repository, loaded.project)));
  if (commit.state === 'ok') findings.push(...(await columnFindings(request, ports)));
  findings.push(...(await commandFindings(repository, loaded.project, ports.env)));
  const { store } = loaded.project;
  findings.push(await check('store', () => ports.askStore({ store, root: repository.root })));
  findings.push(...(await gpuFindings(loaded, ports)));
  if (commit.state === 'ok') {
    findings.push(...(await defaultBranchFindings({ repository, project: loaded.project, request })));
  }
  if (request.offline) return;
  const host = await hostOf(findings, repository, remote, ports);
  if (host !== undefined) findings.push(...(await hostFindings(host, repository.root, loaded.project, ports.env)));
  if (commit.state !== 'ok') return;
  findings.push(...(await promotionFindings({ repository, remote, project: loaded.project, request, host }, ports)));
}

async function hostOf(
  findings: Finding[],
  repository: Repository,
  remote: string | undefined,
  ports: Ports,
): Promise<Host | undefined> {
  try {
    return await ports.readHost(repository, remote);
  } catch (error) {
    findings.push(bad('github', error));
    return undefined;
  }
}

async function check(what: string, answer: () => Promise<string>): Promise<Finding> {
  try {
    return { what, state: 'ok', says: await answer() };
  } catch (error) {
    return bad(what, error);
  }
}

async function attempt<Value>(
  findings: Finding[],
  what: string,
  work: () => Promise<Value>,
  says: (value: Value) => string,
): Promise<Value | undefined> {
  try {
    const value = await work();
    findings.push({ what, state: 'ok', says: says(value) });
    return value;
  } catch (error) {
    findings.push(bad(what, error));
    return undefined;
  }
}

async function gitVersion(folder: string): Promise<string> {
  const version = await new Git(folder).version();
  return version === undefined ? 'there, of an unknown version' : `${version.major}.${version.minor}`;
}

async function commitFinding({ git }: Repository): Promise<Finding> {
  const head = await git.try(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return head.code === 0
    ? { what: 'commits', state: 'ok', says: `at ${head.stdout.toString('utf8').slice(0, 12)}` }
    : { what: 'commits', state: 'warn', says: 'there is none yet', remedy: repositoryReasons['no-commit'].remedy };
}

/** What a judgement would be about: the policy's branch, and the commit that results are compared with. */
async function baseFinding(repository: Repository, request: ChangeRequest): Promise<Finding> {
  try {
    const judged = await judgedOf(repository, await findHeads(repository, request), false);
    const { policy, baseline } = judged;
    const compared = baseline && `${baselineKinds[baseline.kind]} ${baseline.sha.slice(0, 12)}`;
    const says = `${policy.branch}; compared with ${compared ?? 'nothing, this is the first commit'}`;
    const [hidden] = await notPushedProblems(repository, judged, request.remote);
    if (hidden === undefined) return { what: 'base', state: 'ok', says };
    const remedy = hidden.remedy === undefined ? {} : { remedy: hidden.remedy };
    return { what: 'base', state: 'warn', says: `${says}. ${hidden.message.replaceAll('`', '')}`, ...remedy };
  } catch (error) {
    return bad('base', error);
  }
}

async function readProject(repository: Repository, file: string): Promise<LoadedProject> {
  const remedy = 'Run `mlops init`, which proposes one, or write `mlops.yaml` at the root of the repository.';
  const refused = (code: string) =>
    MlopsError.of(commandReasons, 'file-unreadable', `${file} cannot be read: ${code}.`, { remedy });
  const texts = await projectTextsOnDisk(repository.root, file).catch((error: unknown) => {
    const code = systemCode(error);
    throw code === undefined ? error : refused(code);
  });
  if (texts === undefined) throw refused('ENOENT');
  return loadProject(texts);
}

function describeProject({ project }: LoadedProject): string {
  return `${project.models.size} model${project.models.size === 1 ? '' : 's'}, ${project.datasets.size} dataset${project.datasets.size === 1 ? '' : 's'}`;
}

function shallowFinding(repository: Repository): Finding {
  return repository.shallow
    ? {
        what: 'history',
        state: 'warn',
        says: 'the clone is shallow: a merge base may lie beyond its edge',
        remedy: 'git fetch --unshallow',
      }
    : { what: 'history', state: 'ok', says: 'complete' };
}

/** Whether this machine has the cores, memory and GPUs that models ask for, by the launcher's own check; training may be elsewhere. */
async function gpuFindings({ project }: LoadedProject, ports: Ports): Promise<readonly Finding[]> {
  const wanting = [...project.models.values()].filter((model) => Object.keys(model.train.resources).length > 0);
  if (wanting.length === 0) return [];
  const { localLauncher } = await import('../training/index.ts');
  const findings: Finding[] = [];
  for (const model of wanting) {
    const { train } = model;
    const name = entryOf(model);
    const { problems, gpus } = await localLauncher.check(train.resources, ports.env);
    const [problem] = problems;
    if (problem === undefined && train.resources.gpus === undefined) continue;
    findings.push(
      problem === undefined
        ? { what: 'gpu', state: 'ok', says: `${name}: ${gpus.map((gpu) => gpu.name).join(', ')}` }
        : {
            what: problem.reason === 'machine-too-small' ? 'machine' : 'gpu',
            state: 'warn',
            says: `${name}: ${problem.message}`,
            remedy: 'Train on the runner that `runs-on` names.',
          },
    );
  }
  return uniqueBy(findings, ({ says }) => says);
}

function lines({ what, state, says, remedy }: Finding): readonly string[] {
  return [`${state.padEnd(4)}  ${what.padEnd(10)}  ${says}`, ...(remedy === undefined ? [] : [`      → ${remedy}`])];
}
