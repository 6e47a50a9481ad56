import type { ProjectPath } from '../project/types.ts';
import type { Place } from '../support/problem.ts';
import { failedChecks } from './dataset-clause.ts';
import { openGate } from './open-gate.ts';
import type { Report } from './types.ts';

/** A finding at a line of a file, for a check run or a workflow command. Texts are plain and not yet escaped. */
export interface Annotation {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A parameter that the candidate has otherwise than the baseline, and where the head says so. */
export interface PlacedParam {
  /** "`depth 6 → 8`". */
  readonly words: string;
  readonly place: Place;
}

/** Where the findings of a report stand; a report itself reads no files. */
export interface Whereabouts {
  /** Where in `mlops.yaml` a path of the document stands; undefined where it does not stand there. */
  readonly project: (path: ProjectPath) => Place | undefined;
  /** By model. */
  readonly params: ReadonlyMap<string, readonly PlacedParam[]>;
}

interface Finding {
  readonly level: Annotation['level'];
  readonly title: string;
  readonly message: string;
  readonly place: Place | undefined;
}

const levels: readonly Annotation['level'][] = ['failure', 'warning', 'notice'];

/** At most as many are shown in a check; GitHub shows ten of a kind and step. */
export const mostAnnotations = 10;

/** The worst findings that have a place in a file, failures first; of equals, what `mlops.yaml` asks before parameters. */
export function annotations(
  report: Report,
  { project: place, params }: Whereabouts,
  limit = mostAnnotations,
): Annotation[] {
  const findings = [
    ...problemFindings(report),
    ...policyFindings(report, place),
    ...dataFindings(report, place),
    ...gateFindings(report, place),
    ...paramFindings(report, params),
  ];
  return findings
    .flatMap(({ place: at, ...finding }) => (at ? [{ file: at.file, line: at.line, ...finding }] : []))
    .toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
    .slice(0, limit);
}

function problemFindings(report: Report): Finding[] {
  return [report, ...report.models, ...report.datasets].flatMap(({ problems }) =>
    problems.map(({ message, place, reason }): Finding => ({ level: 'failure', title: reason, message, place })),
  );
}

function policyFindings({ policy }: Report, place: (path: ProjectPath) => Place | undefined): Finding[] {
  return policy.map(({ kind, blocks, sentence, path }) => ({
    level: blocks ? 'failure' : kind === 'loosened' ? 'warning' : 'notice',
    title: `policy ${kind}`,
    message: `This change ${sentence}`,
    place: place(path),
  }));
}

function dataFindings({ datasets }: Report, place: (path: ProjectPath) => Place | undefined): Finding[] {
  return datasets.flatMap((dataset): Finding[] => [
    ...failedChecks(dataset).map(
      ({ sentence, path, place: at }): Finding => ({
        level: 'failure',
        title: `data ${dataset.dataset}`,
        message: sentence,
        place: place(pathHere(path, at)),
      }),
    ),
    ...(dataset.diff?.columns ?? [])
      .filter(({ state }) => state === 'drifted')
      .map(
        ({ sentence, path, level, place: at }): Finding => ({
          level: level === 'fail' ? 'failure' : 'warning',
          title: `drift of ${dataset.dataset}`,
          message: sentence,
          place: place(pathHere(path, at)),
        }),
      ),
  ]);
}

/** A rule that only the base branch has is shown at its dataset: lines of another file mean nothing in this one. */
function pathHere(path: ProjectPath, at: Place | undefined): ProjectPath {
  return at?.branch === undefined ? path : path.slice(0, 2);
}

function gateFindings({ models }: Report, place: (path: ProjectPath) => Place | undefined): Finding[] {
  return models.flatMap(({ model, gates }) =>
    gates
      .filter(({ verdict }) => verdict !== 'pass')
      .map(
        ({ metric, sentence, rule, blocks, verdict }): Finding => ({
          level: blocks && verdict === 'fail' ? 'failure' : 'warning',
          title: `${model}: ${metric}`,
          message: sentence,
          place: place(rule.path),
        }),
      ),
  );
}

/** That a parameter changed, and what a gate says since: which of all changes is the cause, nobody has measured. */
function paramFindings({ models }: Report, params: Whereabouts['params']): Finding[] {
  return models.flatMap((model) => {
    const gate = openGate(model);
    if (gate === undefined) return [];
    const { blocks, metric, sentence, verdict } = gate;
    return (params.get(model.model) ?? []).map(
      ({ words, place }): Finding => ({
        level: blocks && verdict === 'fail' ? 'failure' : 'warning',
        title: `params of ${model.model}`,
        message: `${words}; with it ${metric} ${verdict === 'fail' ? 'fails' : 'is unknown'}: ${sentence}`,
        place,
      }),
    );
  });
}
