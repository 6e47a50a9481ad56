import { isAbsolute } from 'node:path';
import { loadProject, type Project } from '../../project/index.ts';
import { findHeads, type Repository, readCommit } from '../../repository/index.ts';
import { canonicalJson } from '../../support/canonical.ts';
import { MlopsError } from '../../support/problem.ts';
import type { ChangeRequest } from '../situation/change-request.ts';
import { projectTexts } from '../situation/project-texts.ts';
import { bad, type Finding } from './finding.ts';

export interface DefaultBranchQuery {
  readonly repository: Repository;
  /** Of the work tree. */
  readonly project: Project;
  readonly request: Pick<ChangeRequest, 'remote' | 'base' | 'projectFile'>;
}

/**
 * Everything else that the doctor says is about the work tree, and promotion goes by the default branch: where the two do not say
 * the same of environments and serving, whoever reads the one would expect what the other does not do.
 */
export async function defaultBranchFindings(query: DefaultBranchQuery): Promise<readonly Finding[]> {
  const { repository, project, request } = query;
  const file = request.projectFile;
  if (isAbsolute(file)) return []; // outside of git, so that no branch has it
  try {
    const { base } = await findHeads(repository, request);
    const texts = await projectTexts(repository.git, await readCommit(repository.git, base.sha), file);
    const there = texts && loadProject(texts).project;
    const differing = differences(project, there);
    if (differing.length === 0) return [];
    const where = `${base.name} (${base.sha.slice(0, 12)})`;
    const is = there === undefined ? `is not on ${where}, and it has` : `of the work tree is not that of ${where} in`;
    const says = `${file} ${is} ${differing.join(', ')}: promote, deploy and status go by ${base.name}`;
    return [warning(says, `Merge ${file} into ${base.name} for what it says to count.`)];
  } catch (error) {
    if (!(error instanceof MlopsError) || error.ends === 'cancelled') throw error;
    // Where there is no base at all another line says so.
    if (error.problems.every(({ place }) => place === undefined)) return [];
    const says = `${file} of the default branch, by which promote goes, cannot be read: ${bad('promotion', error).says}`;
    return [warning(says, `Merge a ${file} without errors into it.`)];
  }
}

const warning = (says: string, remedy: string): Finding => ({ what: 'promotion', state: 'warn', says, remedy });

/** "environment production", "serve of delay": what one of the two has, or has otherwise. */
function differences(here: Project, there: Project | undefined): readonly string[] {
  const [one, other] = [partsOf(here), there === undefined ? new Map<string, string>() : partsOf(there)];
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key));
}

/** Part → its meaning, whatever line it stands on. */
function partsOf({ environments, models }: Project): ReadonlyMap<string, string> {
  return new Map([
    ...[...environments.values()].map((one) => [`environment ${one.name}`, meaning(one)] as const),
    ...[...models.values()].flatMap(({ name, serve, environmentGates }) => [
      ...(serve === undefined ? [] : [[`serve of ${name}`, meaning(serve)] as const]),
      ...(environmentGates.length === 0 ? [] : [[`gates of ${name} with at`, meaning(environmentGates)] as const]),
    ]),
  ]);
}

/** Without `path` where that is the place in the file; the path of a request is a text. */
function meaning(value: unknown): string {
  return canonicalJson(withoutPlaces(value));
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, withoutPlaces(member)]));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key, member]) => key !== 'path' || !Array.isArray(member));
  return Object.fromEntries(members.map(([key, member]) => [key, withoutPlaces(member)]));
}
