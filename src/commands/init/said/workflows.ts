import { posix } from 'node:path';
import { items, member, members, readYaml } from '../../yaml-values.ts';
import type { Survey } from '../types.ts';
import { allStatements, type Chain, chainOf } from './chain.ts';
import { asOutputs, shownFiles } from './report.ts';
import { type Statement, statementsOf } from './shell.ts';
import type { Place, SaidRun } from './types.ts';

/** One job of a workflow of the team's own. */
interface Job {
  /** `the job run of .github/workflows/cml.yaml` */
  readonly said: string;
  readonly statements: readonly Statement[];
  /** Actions that it uses, without their versions, and what they are given. */
  readonly uses: readonly (readonly [string, unknown])[];
  /** Names of variables whose values are secrets. */
  readonly secrets: readonly string[];
  readonly container: string | undefined;
}

export interface SaidByWorkflows {
  /** Those of jobs that report with CML first. */
  readonly runs: readonly SaidRun[];
  /** What the workflows of mlops-actions do in place of jobs, and what they do not: a sentence each. */
  readonly checks: readonly string[];
}

/** Trainings that jobs of workflows run. @param ours workflows that `mlops init` writes itself */
export function saidByWorkflows(survey: Survey, place: Place, ours: ReadonlySet<string>): SaidByWorkflows {
  const jobs = [...survey.texts]
    .filter(([path]) => path.startsWith('.github/workflows/') && !ours.has(path))
    .flatMap(([path, text]) => jobsOf(path, text));
  const found = jobs.flatMap((job) => {
    const shown = shownFiles(allStatements(job.statements, place));
    const isReported = shown.by !== undefined || usesCml(job);
    const chain = chainOf(job.statements, place, job.said, isReported);
    const isReplaced = chain !== undefined || isReported || job.statements.some(runsDvc);
    if (!isReplaced) return [];
    const sentence = replacedBy(job, chain, shown.by);
    return [{ isReported, run: chain && runOf(job, chain, shown), sentence }];
  });
  const ranked = found.toSorted((a, b) => Number(b.isReported) - Number(a.isReported));
  return { runs: ranked.flatMap(({ run }) => run ?? []), checks: found.map(({ sentence }) => sentence) };
}

function jobsOf(path: string, text: string): readonly Job[] {
  const document = readYaml(text);
  const above = folderOf(member(document, 'defaults')) ?? '';
  return members(member(document, 'jobs')).map(([name, job]) => {
    const steps = items(member(job, 'steps'));
    const folder = folderOf(member(job, 'defaults')) ?? above;
    const container = member(job, 'container');
    const image = typeof container === 'string' ? container : member(container, 'image');
    return {
      said: `the job ${name} of ${path}`,
      statements: steps.flatMap((step) => statementsOfStep(step, folder)),
      uses: steps.flatMap((step) => {
        const uses = member(step, 'uses');
        return typeof uses === 'string' ? [[uses.replace(/@.*$/, ''), member(step, 'with')] as const] : [];
      }),
      secrets: secretsOf([document, job, ...steps]),
      container: typeof image === 'string' ? image : undefined,
    };
  });
}

function folderOf(defaults: unknown): string | undefined {
  const folder = member(member(defaults, 'run'), 'working-directory');
  return typeof folder === 'string' ? plainFolder(folder) : undefined;
}

/** From the root of the repository, where the steps of a job begin; undefined where only the job knows. */
function plainFolder(folder: string): string | undefined {
  const normal = posix.normalize(folder).replace(/\/$/, '');
  if (folder.includes('${{') || posix.isAbsolute(folder) || normal.startsWith('..')) return undefined;
  return normal === '.' ? '' : normal;
}

function statementsOfStep(step: unknown, above: string): readonly Statement[] {
  const run = member(step, 'run');
  const shell = member(step, 'shell');
  if (typeof run !== 'string' || (typeof shell === 'string' && !/^(?:ba)?sh\b/.test(shell))) return [];
  const written = member(step, 'working-directory');
  const folder = typeof written === 'string' ? plainFolder(written) : above;
  return folder === undefined ? [] : statementsOf(run, folder);
}

/** The token of the job is nobody's secret. */
function secretsOf(places: readonly unknown[]): readonly string[] {
  const names = places.flatMap((place) =>
    members(member(place, 'env')).flatMap(([name, value]) => {
      const secret = typeof value === 'string' ? /\$\{\{\s*secrets\.(\w+)/.exec(value)?.[1] : undefined;
      return secret === undefined || secret === 'GITHUB_TOKEN' || /^repo_token$/i.test(name) ? [] : [name];
    }),
  );
  return [...new Set(names)];
}

function usesCml({ uses, statements, container }: Job): boolean {
  const image = /(?:dvcorg|iterativeai|iterative)\/cml/.test(container ?? '');
  return (
    image || uses.some(([name]) => name === 'iterative/setup-cml') || statements.some(({ words }) => words[0] === 'cml')
  );
}

function runsDvc({ words }: Statement): boolean {
  return words.includes('dvc') && words.some((word) => word === 'repro' || word === 'exp');
}

function runOf(job: Job, chain: Chain, shown: ReturnType<typeof shownFiles>): SaidRun {
  const via = chain.via.length === 0 ? '' : ` by ${chain.via.map(({ said }) => said).join(' and ')}`;
  const why = `${job.said} shows it by ${shown.by ?? ''}`;
  return {
    command: chain.command,
    folder: chain.folder,
    why: `${job.said} runs it${via}`,
    runs: chain.runs,
    ...(chain.trains !== undefined && { trains: chain.trains }),
    metrics: asOutputs(shown.metrics, chain.folder, why),
    plots: asOutputs(shown.plots, chain.folder, why),
    checks: [...chain.checks, ...aroundChecks(job)],
  };
}

/** What surrounds the commands there and is no part of a command here. */
function aroundChecks({ said, uses, secrets, container }: Job): readonly string[] {
  const python = uses.find(([name]) => name === 'actions/setup-python')?.[1];
  const version = member(python, 'python-version') ?? member(python, 'python-version-file');
  const isCml = /(?:dvcorg|iterativeai|iterative)\/cml/.test(container ?? '');
  return [
    ...(typeof version === 'string' || typeof version === 'number'
      ? [
          `${capital(said)} sets up Python ${version}: put its step actions/setup-python before ours in mlops-train.yml, or the machine's Python trains.`,
        ]
      : []),
    ...(container === undefined
      ? []
      : [
          isCml
            ? `${capital(said)} runs in ${container}: what that image brings beside CML has to be in a lock file or on the machine.`
            : `${capital(said)} runs in ${container}: a training here runs with what the machine and its lock file bring.`,
        ]),
    ...(secrets.length === 0
      ? []
      : [
          `${capital(said)} gets ${secrets.join(', ')} from secrets: what the training itself needs of them, name under \`secrets\` in \`train\`.`,
        ]),
  ];
}

/** Which parts of a job mlops-actions takes the place of, and which stay somebody's. */
function replacedBy({ said, statements, uses }: Job, chain: Chain | undefined, by: string | undefined): string {
  const machines = statements.some(({ words }) => words[0] === 'cml' && /runner/.test(words[1] ?? ''));
  const parts = [
    ...(chain === undefined ? [] : ['the training']),
    ...(statements.some(runsDvc) ? ['`dvc repro`'] : []),
    ...(statements.some(({ words }) => words[0] === 'dvc' && words[1] === 'pull') ? ['`dvc pull`'] : []),
    ...(statements.some(({ text }) => /\bdvc (?:metrics|plots|params|exp) diff\b/.test(text))
      ? ['the diff of metrics']
      : []),
    ...(by?.startsWith('cml') === true ? [`the comment (\`${by}\`)`] : by === undefined ? [] : ['the summary']),
    ...(uses.some(([name]) => name === 'actions/upload-artifact') ? ['actions/upload-artifact'] : []),
  ];
  const stays = [
    ...new Set(statements.filter(({ inBlock }) => !inBlock).flatMap(({ words, text }) => (isOwn(words) ? text : []))),
  ];
  const taken = parts.length === 0 ? '' : ` takes the place of ${parts.join(' and ')}`;
  const first = machines
    ? `${capital(said)} starts machines with \`cml runner\`, which mlops-actions does not do: keep it, or have a runner of your own`
    : `In ${said} mlops-actions${taken}: delete them there once its first comment has come`;
  return `${first}.${
    stays.length === 0
      ? ''
      : ` Not taken over: ${stays
          .slice(0, 3)
          .map((text) => `\`${text}\``)
          .join(', ')}.`
  }`;
}

/** What reaches other places: pushes, uploads, deployments. */
function isOwn(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (first === 'git' || first === 'dvc') return second === 'push' || second === 'commit';
  if (first === 'cml') return second === 'pr';
  if (first === 'make') return /deploy|publish|push|update/.test(second);
  return /^(?:aws|gsutil|gcloud|az|kubectl|helm|docker|huggingface-cli|hf|curl|scp|rsync|ssh)$/.test(first);
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
