import {
  type BuildFacts,
  buildsBelow,
  entryOf,
  evaluationCodeOf,
  type Model,
  type ModelFacts,
  neededBelow,
  type ProjectPath,
  type TrainingInputs,
  takenFiles,
} from '../../project/index.ts';
import type { ReadCommit } from './read-commit.ts';
import { trainedOn, wayTo } from './training-way.ts';

/** Files of the commit that come before the code of a model in one way, not counting the datasets that it is given. */
export interface FilesInReach {
  readonly files: readonly FileOfCommit[];
  /** Completes "<path> …". */
  readonly how: string;
  /** Where the project file lets them in. */
  readonly at: ProjectPath;
  readonly remedy: string;
}

/** A file by its path and, where the commit has it, by its content. */
export interface FileOfCommit {
  readonly path: string;
  readonly oid?: string;
}

type Read = Pick<ReadCommit, 'facts' | 'commit'>;

/**
 * Every way by which files reach what trains or scores a model: its own code and parameters, those of the models that it
 * needs, what untrained ones of these are, and those of the commands that make what any of them is trained on.
 */
export function filesInReach(facts: ModelFacts, read: Read): readonly FilesInReach[] {
  return [...ownFiles(facts, read), ...neededFiles(facts.model, read), ...filesOfBuilds(facts.model, read)];
}

function ownFiles({ model, inputs }: ModelFacts, read: Read): readonly FilesInReach[] {
  const { path } = model;
  const scores = {
    files: evaluationCodeOf(model, read.commit.tree),
    how: 'is among the code that scores',
    at: [...path, 'evaluate', 'code'],
    remedy: 'Take it out of `evaluate.code`.',
  };
  const params = {
    files: paramsFiles(model.params, read),
    how: 'is a file of parameters',
    at: [...path, 'params'],
    remedy: 'Take it out of `params`.',
  };
  if (model.train.run === undefined) {
    const remedy = 'Take it out of `artifact` and `code`.';
    return [
      scores,
      { files: inputs.code, how: 'is among the files of the model', at: [...path, 'artifact'], remedy },
      params,
    ];
  }
  const code = { files: inputs.code, how: 'is among the code that trains', at: [...path, 'code'] };
  return [scores, { ...code, remedy: outOfCode('`code`') }, params];
}

/** Of a needed model that is not trained its artifact alone goes on. */
function neededFiles(model: Model, read: Read): readonly FilesInReach[] {
  const { facts, commit } = read;
  return neededBelow(facts.project.models, model.name).flatMap((name) => {
    const needed = facts.models.get(name);
    if (needed === undefined) return [];
    const { path } = needed.model;
    const entry = entryOf(needed.model);
    const way = wayTo(model, name, facts.project.models);
    if (needed.model.train.run === undefined) {
      const taken = takenFiles(needed.model, commit.tree).filter(({ kind }) => kind === 'artifact');
      return {
        files: taken.flatMap(({ files }) => files),
        how: `is the artifact of ${entry}, or a part of it, which it gets by ${way}`,
        at: [...path, 'artifact'],
        remedy: `Take it out of \`models.${entry}.artifact\`, or ${entry} out of ${way}.`,
      };
    }
    return stepFiles(needed.inputs, needed.model.params, read, {
      how: `the training of ${entry}, which it needs by ${way}`,
      at: path,
      named: `models.${entry}`,
      otherwise: `or ${entry} out of ${way}`,
    });
  });
}

function filesOfBuilds(model: Model, read: Read): readonly FilesInReach[] {
  const { project, builds } = read.facts;
  const seen = new Set<string>();
  return trainedOn(model, project.models).flatMap(({ dataset, way }) =>
    buildsBelow([dataset], project.datasets).flatMap(({ name }) => {
      const build: BuildFacts | undefined = builds.get(name);
      if (build === undefined || seen.has(name)) return [];
      seen.add(name);
      const rest = name === dataset ? '' : `, on which ${dataset} rests`;
      return stepFiles(build.inputs, build.dataset.build.params, read, {
        how: `the command that makes ${name}${rest}, which it gets by ${way}`,
        at: [...build.dataset.path, 'build'],
        named: `datasets.${name}.build`,
        otherwise: `or ${dataset} out of ${way}`,
      });
    }),
  );
}

/** How a step is called, where it stands, and what else than its own keys could be changed. */
interface Step {
  readonly how: string;
  readonly at: ProjectPath;
  readonly named: string;
  readonly otherwise: string;
}

function stepFiles(
  { code }: TrainingInputs,
  params: Model['params'],
  read: Read,
  { how, at, named, otherwise }: Step,
): readonly FilesInReach[] {
  return [
    {
      files: code,
      how: `is among the code of ${how}`,
      at: [...at, 'code'],
      remedy: outOfCode(`\`${named}.code\``, `, ${otherwise}`),
    },
    {
      files: paramsFiles(params, read),
      how: `is a file of parameters of ${how}`,
      at: [...at, 'params'],
      remedy: `Take it out of \`${named}.params\`, ${otherwise}.`,
    },
  ];
}

/** Without the key the code is everything that is tracked. */
function outOfCode(key: string, otherwise = ''): string {
  return `Take it out of ${key} (a pattern with \`!\` excludes files; without the key every tracked file is code)${otherwise}.`;
}

function paramsFiles(params: Model['params'], { commit }: Read): readonly FileOfCommit[] {
  return params.map(({ file }) => commit.entry(file) ?? { path: file });
}
