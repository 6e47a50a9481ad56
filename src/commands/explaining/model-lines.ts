import {
  buildsBelow,
  type Command,
  datasetsOf,
  declaredOutputs,
  formatDuration,
  isModelStep,
  type Model,
  type ModelFacts,
  type PlanStep,
  type RunsOn,
  type Setup,
  showParam,
  trainingRoles,
} from '../../project/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { clip, oneLine } from '../../support/escape/index.ts';
import { baselineKinds } from '../plan.ts';
import type { Situation } from '../situation/situation.ts';
import { gateWords } from './gate-words.ts';

/** One thing that is told of a model; of equal labels only the first is shown. */
export interface ExplainLine {
  readonly label: string;
  readonly text: string;
}

/** As many files, parameters and variables are listed; the rest is a number. */
const listed = 8;
const longestCommand = 300;

/** In the order in which somebody asks: what runs, what it reads and leaves, what it is compared with, what would change it. */
export function modelLines(situation: Situation, facts: ModelFacts): readonly ExplainLine[] {
  const { model } = facts;
  return [
    ...steps(situation, model.name),
    ...whereWritten(situation, model),
    ...stagesOf(model),
    ...training(model),
    ...smoked(model),
    ...whenTrained(model),
    ...setups(model),
    ...evaluation(model),
    ...reading(situation, facts),
    ...madeData(situation, facts),
    ...labelled(model.train.run === undefined ? 'is' : 'leaves', outputsOf(model)),
    { label: 'against', text: againstText(situation) },
    ...labelled('judged by', gateWords(model)),
    ...whatChanges(model),
  ];
}

/** Said only where there are several files. */
function whereWritten({ head }: Situation, { path }: Model): readonly ExplainLine[] {
  if (head.project.included.length === 0) return [];
  const { file, line } = head.places.at(path);
  return labelled('written in', [`${file}, line ${line}`]);
}

function steps({ plan }: Situation, name: string): readonly ExplainLine[] {
  return plan.steps.flatMap((step) => {
    if (!isModelStep(step) || step.model !== name) return [];
    return labelled(decisionOf(step), [`${whatOf(step)}: ${step.reasons.join('; ')}`]);
  });
}

function decisionOf({ decision, refused }: PlanStep): string {
  if (refused) return 'refused';
  return { run: 'to do', reuse: 'reused', wait: 'waits' }[decision];
}

function whatOf(step: PlanStep): string {
  const { kind, side } = step;
  const what = kind !== 'train' ? 'scores' : step.untrained ? 'files' : 'training';
  return side === 'baseline' ? `${what} of the baseline` : what;
}

/** Commands that make the packages of a step before it; what is found by a lock file shows only where it runs. */
function setups({ train, evaluate }: Model): readonly ExplainLine[] {
  const shown = (setup: Setup | undefined) =>
    setup === undefined ? 'found by a lock file, where the machine has nothing' : setupText(setup);
  const scoring = evaluate?.run === undefined ? undefined : shown(evaluate.setup);
  const same = scoring === undefined || scoring === shown(train.setup);
  if (train.run === undefined) return labelled('packages', scoring === undefined ? [] : [scoring]);
  return labelled('packages', [shown(train.setup), ...(same ? [] : [`to score: ${scoring}`])]);
}

function setupText(setup: Setup): string {
  return setup.kind === 'none' ? 'as the machine has them' : shownCommand(setup);
}

/** What each stage of a `dvc.yaml` is for the model. */
function stagesOf({ stages }: Model): readonly ExplainLine[] {
  if (stages === undefined) return [];
  const { file, before, training: trains, after, kept } = stages;
  const parts = [
    ...(before.length === 0 ? [] : [`before it ${before.join(', ')}`]),
    `training is ${trains}`,
    ...(after.length === 0 ? [] : [`after it ${after.join(', ')}, in the same step`]),
    ...(kept.length === 0 ? [] : [`not run, what they left is data: ${kept.join(', ')}`]),
  ];
  return labelled('stages', [`of ${file}: ${parts.join('; ')}`]);
}

function training({ train, artifact, workingDirectory }: Model): readonly ExplainLine[] {
  if (train.run === undefined) {
    const on = `its files are those of the commit (${artifact.join(', ')}), scored on ${runnerText(train.runsOn)}`;
    return labelled('not trained', [on]);
  }
  const seeds = train.seeds.length === 0 ? 'one run' : `one run for each seed (${train.seeds.join(', ')})`;
  const limits = `at most ${formatDuration(train.timeout)} each, on ${runnerText(train.runsOn)}`;
  return labelled('trains with', [
    shownCommand(train.run),
    `in ${workingDirectory === '' ? 'the root of the repository' : `${workingDirectory}/`}, ${seeds}, ${limits}`,
  ]);
}

function smoked({ train: { smoke } }: Model): readonly ExplainLine[] {
  if (smoke === undefined) return [];
  return labelled('before it', [`${shownCommand(smoke)}, which tells whether it runs; what it leaves is thrown away`]);
}

function whenTrained({ train: { run, when } }: Model): readonly ExplainLine[] {
  if (run === undefined || when === 'pull-request') return [];
  const of = 'by `mlops train`, after a merge and in a merge queue at once;';
  const waits = 'on a pull request it waits';
  return labelled('trained', [
    when === 'request'
      ? `${of} ${waits} until somebody comments \`/mlops train <sha>\` (\`when: request\`)`
      : `${of} ${waits} for the merge, or for \`/mlops train <sha>\` (\`when: merge\`)`,
  ]);
}

function evaluation({ evaluate, train }: Model): readonly ExplainLine[] {
  if (evaluate === undefined) return [];
  const { label } = evaluate;
  const without = label?.column === undefined ? '' : `, without ${label.column}`;
  const rows = label === undefined ? [] : [`rows of ${label.dataset}${without}`];
  if (evaluate.run === undefined)
    return labelled('scored by', [
      `predictions that ${train.run === undefined ? 'lie beside it' : 'the training writes'}`,
      ...rows,
    ]);
  return labelled('scored with', [shownCommand(evaluate.run), ...rows]);
}

function reading({ candidate }: Situation, { model, inputs }: ModelFacts): readonly ExplainLine[] {
  const paths = inputs.code.map(({ path }) => path);
  const globs =
    model.train.run === undefined
      ? [...outputPatterns(model), ...(model.code.kind === 'globs' ? model.code.globs : [])].join(', ')
      : model.code.kind === 'default'
        ? 'all that git tracks but documentation'
        : model.code.globs.join(', ');
  const files = `${paths.length} ${paths.length === 1 ? 'file' : 'files'}`;
  const version = (name: string) => {
    const { digest = '', missing = true } = { missing: false, ...candidate.facts.datasets.get(name) };
    return `dataset ${name}, ${missing || digest === '' ? 'which is not there' : `version ${digest.slice(0, 12)}`}`;
  };
  const rows = model.evaluate?.label?.dataset;
  const data = [
    ...trainingRoles(model).map(([role, name]) => `${role}: ${version(name)}`),
    ...(rows === undefined ? [] : [`test rows: ${version(rows)}`]),
  ];
  const params = [...inputs.params].map(([key, value]) => `${key} = ${showParam(value)}`);
  return [
    ...labelled(model.train.run === undefined ? 'reads files' : 'reads code', [`${files} of ${globs}: ${few(paths)}`]),
    ...labelled('reads data', data),
    ...labelled('needs', neededLines(model, inputs)),
    ...labelled('reads params', params.length === 0 ? [] : [few(params)]),
    ...labelled(
      'environment',
      inputs.env.size === 0 ? [] : [few([...inputs.env].map(([name, value]) => `${name}=${value}`))],
    ),
    ...labelled('secrets', model.train.secrets.length === 0 ? [] : [model.train.secrets.join(', ')]),
  ];
}

/** Commands that make what the model reads, in the order in which they run. */
function madeData({ plan, candidate }: Situation, { model }: ModelFacts): readonly ExplainLine[] {
  const { project, builds } = candidate.facts;
  return buildsBelow(datasetsOf(model), project.datasets).flatMap(({ name, build }) => {
    const step = plan.steps.find((one) => one.kind === 'build' && one.dataset === name && one.side === 'candidate');
    const version = builds.get(name)?.fingerprint.slice(0, 12) ?? '';
    const folder = build.workingDirectory === '' ? '' : ` in ${build.workingDirectory}/`;
    const from = build.from.length === 0 ? 'nothing' : build.from.join(', ');
    return labelled('makes data', [
      `${name}, version ${version}: ${shownCommand(build.run)}${folder}, of ${from}`,
      ...(step === undefined ? [] : [`${decisionOf(step)}: ${step.reasons.join('; ')}`]),
    ]);
  });
}

function neededLines({ needs = [] }: Model, inputs: ModelFacts['inputs']): readonly string[] {
  return needs.map(({ role, variable, model }) => {
    const run = inputs.needs?.get(role)?.fingerprint.slice(0, 12) ?? '';
    return `${role}: model ${model}, fingerprint ${run}, at $${variable}`;
  });
}

function outputPatterns(model: Model): readonly string[] {
  return declaredOutputs(model).map(({ pattern }) => pattern);
}

function outputsOf({ artifact, metrics, plots, evaluate }: Model): readonly string[] {
  const predictions = evaluate?.predictions;
  return [
    ...(artifact.length === 0 ? [] : [`artifact ${artifact.join(', ')}`]),
    ...(metrics.length === 0 ? [] : [`metrics ${metrics.map(({ file }) => file).join(', ')}`]),
    ...(plots.length === 0 ? [] : [`plots ${plots.join(', ')}`]),
    ...(predictions === undefined ? [] : [`predictions ${predictions}`]),
  ];
}

function againstText({ judged, baseline }: Situation): string {
  if (judged.baseline === undefined) return 'nothing: there is no commit to compare with';
  const { kind, sha } = judged.baseline;
  const commit = sha === judged.candidate.sha ? 'that commit as it is' : `${baselineKinds[kind]} ${sha.slice(0, 12)}`;
  return baseline === undefined ? `${commit}, which has no project that can be read` : commit;
}

/** What the fingerprints hold, in words (docs/concepts/fingerprint.md). */
function whatChanges({ code, evaluate, needs = [], train }: Model): readonly ExplainLine[] {
  const every = train.reuse ? [] : ['every commit, since `reuse` is false'];
  const inputs =
    'the code, data and params above, the command, its folder, a written `setup`, seeds, environment, what it has to leave';
  const scoring = evaluate?.run === undefined ? [] : ['the scoring command, its `setup` and code, the test rows'];
  return [
    ...labelled(
      train.run === undefined ? 'another version' : 'trains again',
      needs.length === 0
        ? []
        : [`another fingerprint of ${needs.map(({ model }) => model).join(', ')}, which it needs`],
    ),
    ...(train.run === undefined
      ? labelled('another version', [
          `its files${code.kind === 'globs' ? ', the code' : ''}, data and params above, environment`,
        ])
      : labelled('trains again', [...every, inputs])),
    ...labelled('scores again', scoring),
    ...labelled('judges again', ['gates and contracts; nothing is trained for them']),
    ...labelled('changes nothing', [
      `any other file, runner, time limit, secrets${train.smoke === undefined ? '' : ', `smoke`'}`,
    ]),
  ];
}

function labelled(label: string, texts: readonly string[]): readonly ExplainLine[] {
  return texts.map((text) => ({ label, text }));
}

function few(texts: readonly string[]): string {
  const more = texts.length > listed ? ` and ${texts.length - listed} more` : '';
  return `${texts.slice(0, listed).join(', ')}${more}`;
}

function shownCommand(command: Command): string {
  if (command.kind === 'argv') return clip(oneLine(canonicalJson(command.argv)), longestCommand);
  const lines = command.text.split('\n').map((line) => line.trim());
  return clip(oneLine(lines.filter((line) => line !== '').join(' ⏎ ')), longestCommand);
}

function runnerText(runsOn: RunsOn): string {
  return typeof runsOn === 'string' ? runsOn : canonicalJson(runsOn);
}
