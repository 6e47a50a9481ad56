import { MlopsError } from '../support/problem.ts';
import { manifestDigest } from '../training/index.ts';
import type { Deployable } from './port.ts';
import { deploymentReasons } from './reasons.ts';

const digestForm = /^sha256:[0-9a-f]{64}$/;

/**
 * Whether what is to be deployed is one thing: its files give its digest, and every name can be a file below a folder.
 * Errors: deployment-release-refused, all problems at once.
 */
export function checkWanted(wanted: Deployable): void {
  const messages = [...problemsOfNames(wanted), ...problemsOfFiles(wanted)];
  if (messages.length === 0 && manifestDigest(wanted.files) !== wanted.digest) {
    const given = manifestDigest(wanted.files);
    messages.push(`The files of ${titleOf(wanted)} give ${given}, the release says ${wanted.digest}.`);
  }
  if (messages.length === 0) return;
  const reason = 'deployment-release-refused';
  throw new MlopsError(
    deploymentReasons[reason].ends,
    messages.map((message) => ({ reason, message })),
  );
}

/** "version 3 of delay". */
export function titleOf({ model, version }: Pick<Deployable, 'model' | 'version'>): string {
  return `version ${version} of ${model}`;
}

/** Whether a model's name can be the name of a folder. Errors: deployment-release-refused. */
export function checkModelName(model: string): void {
  if (isSegment(model)) return;
  const message = `${JSON.stringify(model)} cannot be the name of a model's folder.`;
  throw MlopsError.of(deploymentReasons, 'deployment-release-refused', message);
}

function problemsOfNames({ model, version, digest }: Deployable): string[] {
  return [
    ...(isSegment(model) ? [] : [`${JSON.stringify(model)} cannot be the name of a model's folder.`]),
    ...(Number.isSafeInteger(version) && version > 0 ? [] : [`${version} is no number of a version.`]),
    ...(digestForm.test(digest) ? [] : [`${JSON.stringify(digest)} is not sha256:<64 hex digits>.`]),
  ];
}

function problemsOfFiles({ files, ...wanted }: Deployable): string[] {
  if (files.length === 0) return [`The release names no files of ${titleOf(wanted)}.`];
  const seen = new Set<string>();
  return files.flatMap(({ path, digest, bytes }) => {
    const twice = seen.has(path);
    seen.add(path);
    return [
      ...(path.split('/').every(isSegment) ? [] : [`${JSON.stringify(path)} is no path below a folder.`]),
      ...(twice ? [`${JSON.stringify(path)} is named twice.`] : []),
      ...(digestForm.test(digest) ? [] : [`The digest of ${JSON.stringify(path)} is not sha256:<64 hex digits>.`]),
      ...(Number.isSafeInteger(bytes) && bytes >= 0 ? [] : [`The size of ${JSON.stringify(path)} is ${bytes}.`]),
    ];
  });
}

function isSegment(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}
