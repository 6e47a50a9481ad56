import { posix } from 'node:path';
import { load } from 'js-yaml';
import { MlopsError } from '../support/problem.ts';
import { repositoryReasons } from './reasons.ts';

/** What a Git LFS pointer says of the content that it stands for. */
export interface LfsPointer {
  readonly kind: 'lfs';
  readonly sha256: string;
  readonly bytes: number;
}

/** A file in the commit that stands for content elsewhere. */
export type Pointer =
  | LfsPointer
  | {
      readonly kind: 'dvc';
      /** A folder's ends in `.dir`. */
      readonly md5: string;
      /** What the pointer stands for. */
      readonly path: string;
      /** Undefined where nobody says; the list of a folder does not. */
      readonly bytes: number | undefined;
      /** Of a file that has no pointer of its own: the folder in whose list it stands. */
      readonly folder?: { readonly path: string; readonly md5: string };
    };

export type DvcPointer = Extract<Pointer, { readonly kind: 'dvc' }>;

/** Larger blobs are no pointers: Git LFS limits its own to 1024 bytes. */
export const largestPointer = 1024;

/** What a clone does not have is none that it could read. */
export function mayBePointer(bytes: number | undefined): boolean {
  return bytes !== undefined && bytes <= largestPointer;
}

const lfs = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d+)\n?$/;

/**
 * Reads a Git LFS pointer, or says that the text is none (github.com/git-lfs/git-lfs, docs/spec.md). What begins like a
 * pointer and is none is not taken for data. Errors: pointer-unreadable.
 */
export function parseLfsPointer(text: string, file: string): LfsPointer | undefined {
  const found = lfs.exec(text);
  if (found === null && text.startsWith('version https://git-lfs.github.com/spec/')) {
    throw MlopsError.of(
      repositoryReasons,
      'pointer-unreadable',
      `${file} begins like a Git LFS pointer, but has no sha256 and size as version 1 writes them.`,
    );
  }
  return found === null ? undefined : { kind: 'lfs', sha256: found[1] ?? '', bytes: Number(found[2]) };
}

/** Reads a `.dvc` file with one output (dvc.org/doc/user-guide/project-structure/dvc-files). Errors: pointer-unreadable, data-outside. */
export function parseDvcPointer(text: string, file: string): DvcPointer {
  const { out, wdir } = firstOut(text);
  const { md5, path, size } = out ?? {};
  if (typeof md5 !== 'string' || !/^[0-9a-f]{32}(\.dir)?$/.test(md5) || typeof path !== 'string') {
    throw MlopsError.of(
      repositoryReasons,
      'pointer-unreadable',
      `${file} is not a DVC file with one output that has an md5 and a path.`,
    );
  }
  const stands = posix.join(posix.dirname(file), typeof wdir === 'string' ? wdir : '.', path);
  if (posix.isAbsolute(path) || stands === '..' || stands.startsWith('../')) {
    throw MlopsError.of(repositoryReasons, 'data-outside', `${file} stands for ${path}, outside of the repository.`);
  }
  const bytes = typeof size === 'number' ? size : undefined;
  return { kind: 'dvc', md5, path: stands.replace(/\/$/, ''), bytes };
}

interface DvcDocument {
  readonly out?: Record<string, unknown>;
  readonly wdir?: unknown;
}

function firstOut(text: string): DvcDocument {
  let document: unknown;
  try {
    document = load(text);
  } catch {
    return {}; // not YAML: reported as unreadable by the caller, with the file's name
  }
  if (!isRecord(document)) return {};
  const { outs, wdir } = document;
  const only: unknown = Array.isArray(outs) && outs.length === 1 ? outs[0] : undefined;
  return isRecord(only) ? { out: only, wdir } : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
