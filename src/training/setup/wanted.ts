import { access, constants, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command, Setup } from '../../project/types.ts';
import type { Problem } from '../../support/problem.ts';
import type { trainingReasons } from '../reasons.ts';
import { type Surroundings, upwards } from '../surroundings.ts';
import type { SourceFile } from '../types.ts';
import { type Language, languagesOf, type Manager, managers } from './managers.ts';
import { isInstalled, isPinned } from './pins.ts';

/** One command that makes a language environment in the run folder. */
export interface SetupPart {
  readonly command: Command;
  /** Where it runs, below the root; '' for the root itself. */
  readonly folder: string;
  /** The lock file that it was found by; absent for one that is declared. */
  readonly lock?: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface WantedSetup {
  readonly kind: 'declared' | 'found';
  readonly parts: readonly SetupPart[];
  readonly notices: readonly Problem[];
}

export interface SetupQuestion {
  /** Of the project file; absent: a lock file tells. */
  readonly declared: Setup | undefined;
  /** The step's own command. */
  readonly command: Command;
  /** Below the root. */
  readonly workingDirectory: string;
  /** The declared files: a lock file that the step does not get is no input of it. */
  readonly code: readonly SourceFile[];
  readonly surroundings: Surroundings;
  /** The environment of the step. */
  readonly env: Readonly<Record<string, string>>;
}

/** A lock file that may tell how the environment of one language is made. */
export interface Candidate {
  readonly manager: Manager;
  /** Below the root. */
  readonly folder: string;
  readonly lock: string;
}

/**
 * The lock files that a setup may be found by, from names alone. One for each language whose interpreter the command
 * names, the nearest to the working directory; none where the machine has an environment for that language: a `.venv` or
 * `node_modules` beside a lock file of the checkout, or one that is active. (Decision: found-setups.md.)
 */
export function candidatesOf(question: SetupQuestion): readonly Candidate[] {
  if (question.declared !== undefined) return [];
  const files = new Set(question.code.map(({ path }) => path));
  return languagesOf(question.command)
    .filter((language) => !isThere(language, question))
    .flatMap((language) => nearest(language, question.workingDirectory, files) ?? []);
}

function isThere(language: Language, { surroundings, env }: SetupQuestion): boolean {
  if (language === 'node') return surroundings.nodeModules.length > 0;
  const active = env['VIRTUAL_ENV'] !== undefined || env['CONDA_PREFIX'] !== undefined;
  return language === 'python' && (surroundings.virtualEnv !== undefined || active);
}

function nearest(language: Language, workingDirectory: string, files: ReadonlySet<string>): Candidate | undefined {
  for (const folder of upwards(workingDirectory)) {
    const has = (name: string) => files.has(folder === '' ? name : `${folder}/${name}`);
    for (const manager of managers) {
      if (manager.language !== language || !(manager.beside ?? []).every(has)) continue;
      if (language === 'r' && folder !== workingDirectory) continue; // R reads `.Rprofile` where it starts, nowhere else
      const lock = manager.locks.find(has);
      if (lock !== undefined) return { manager, folder, lock };
    }
  }
  return undefined;
}

/** What has to run before the step; undefined: nothing. @param places the exported root, and an empty folder */
export async function wantedSetup(
  question: SetupQuestion,
  candidates: readonly Candidate[],
  places: { readonly work: string; readonly empty: string },
): Promise<WantedSetup | undefined> {
  const { declared, workingDirectory } = question;
  if (declared?.kind === 'none') return undefined;
  if (declared !== undefined) {
    return { kind: 'declared', parts: [{ command: declared, folder: workingDirectory, env: {} }], notices: [] };
  }
  const found = await Promise.all(candidates.map((candidate) => partOf(candidate, question, places)));
  const all = found.filter((entry) => entry !== undefined);
  if (all.length === 0) return undefined;
  return {
    kind: 'found',
    parts: all.flatMap(({ part }) => part ?? []),
    notices: all.flatMap(({ notices }) => notices),
  };
}

async function partOf(
  { manager, folder, lock }: Candidate,
  { workingDirectory, env }: SetupQuestion,
  { work, empty }: { readonly work: string; readonly empty: string },
): Promise<{ readonly part?: SetupPart; readonly notices: readonly Problem[] } | undefined> {
  const path = folder === '' ? lock : `${folder}/${lock}`;
  const program = await firstOnPath(manager.programs, env['PATH'] ?? '/usr/bin:/bin');
  if (program === undefined) {
    const missing = `${path} was found, but ${manager.programs.join(' or ')} is not on PATH: nothing was installed from it`;
    return { notices: [notice('setup-program-missing', missing)] };
  }
  const isRequirements = lock === 'requirements.txt';
  const text = isRequirements ? await readFile(join(work, path), 'utf8') : '';
  if (isRequirements && (await isInstalled(text, program, { env, folder: empty }))) return undefined;
  const exact = isRequirements ? isPinned(text) : !lock.startsWith('environment.');
  const part = {
    command: manager.command(program, lock),
    folder: manager.runsIn === 'lock' ? folder : workingDirectory,
    lock: path,
    env: manager.env ?? {},
  };
  if (exact) return { part, notices: [] };
  const open = `${path} does not pin the exact version of every package: what is installed from it may differ by day`;
  return { part, notices: [notice('setup-not-pinned', open)] };
}

function notice(reason: keyof typeof trainingReasons, message: string): Problem {
  return { reason, message };
}

async function firstOnPath(programs: readonly string[], path: string): Promise<string | undefined> {
  for (const program of programs) {
    for (const folder of path.split(':').filter((entry) => entry !== '')) {
      if (await isProgram(join(folder, program))) return program;
    }
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
