import type { ProjectPath } from '../project/types.ts';
import type { Place } from '../support/problem.ts';
import { failedChecks } from './dataset-clause.ts';
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

interface Finding {
  readonly level: Annotation['level'];
  readonly title: string;
  readonly message: string;
  readonly place: Place | undefined;
}

const levels: readonly Annotation['level'][] = ['failure', 'warning', 'notice'];

/**
 * The worst findings that have a place in a file, failures first; GitHub shows ten of a kind and step.
 * @param place finds where in `mlops.yaml` a path of the document stands; undefined where it does not stand there
 */
export function annotations(report: Report, place: (path: ProjectPath) => Place | undefined, limit = 10): Annotation[] {
  const findings = [
    ...problemFindings(report),
    ...policyFindings(report, place),
    ...dataFindings(report, place),
    ...gateFindings(report, place),
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
