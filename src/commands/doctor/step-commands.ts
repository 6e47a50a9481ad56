import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, entryOf, isBuilt, type Project, type RunsOn } from '../../project/index.ts';
import type { Repository } from '../../repository/index.ts';
import { isMissing } from '../../support/files.ts';
import { runProcess } from '../../support/process.ts';
import { uniqueBy } from '../../support/unique-by.ts';
import type { Finding } from './finding.ts';
import { isHosted } from './own-machines.ts';

/** Whether this machine has the programs that the steps begin with. Nothing of the repository is run. */
export async function commandFindings(
  { root }: Repository,
  project: Project,
  env: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const model of project.models.values()) {
    const steps = [
      ['train', model.train.run],
      ['evaluate', model.evaluate?.run],
    ] as const;
    for (const [step, command] of steps) {
      const word = command && firstWord(command);
      if (word === undefined || (await isThere(word, join(root, model.workingDirectory), root, env))) continue;
      findings.push(missing(entryOf(model), model.train.runsOn, step, word));
    }
  }
  for (const { name, build } of [...project.datasets.values()].filter(isBuilt)) {
    const word = firstWord(build.run);
    if (word === undefined || (await isThere(word, join(root, build.workingDirectory), root, env))) continue;
    findings.push(missing(name, build.runsOn, 'build', word));
  }
  // Models of one matrix begin with the same word mostly.
  const once = uniqueBy(findings, ({ says }) => says);
  return once.length > 0
    ? once
    : [{ what: 'commands', state: 'ok', says: 'the steps begin with programs that are here' }];
}

/** The program that a step begins with; undefined where only a shell could tell. */
export function firstWord(command: Command): string | undefined {
  if (command.kind === 'argv') return command.argv[0];
  const line = command.text.split('\n').find((text) => text.trim() !== '' && !text.trim().startsWith('#')) ?? '';
  const [word] = line
    .trim()
    .replace(/^(?:[A-Za-z_]\w*=[^\s'"$`]*\s+)+/, '')
    .split(/[\s;|&]/);
  return word !== undefined && /^[\w./+-]+$/.test(word) ? word : undefined;
}

/** In the `.venv` that steps get, else by bash itself, which knows its own words; a path starts at the working directory. */
async function isThere(word: string, folder: string, root: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (word.includes('/')) return isFile(resolve(folder, word));
  for (const place of [folder, root]) if (await isFile(join(place, '.venv', 'bin', word))) return true;
  try {
    const known = await runProcess('bash', ['--noprofile', '--norc', '-c', 'type -t -- "$1"', 'bash', word], { env });
    return known.code === 0;
  } catch (error) {
    if (isMissing(error)) return true; // no bash to ask: nothing is claimed
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** What runs on machines of its own may find there what this one lacks. */
function missing(name: string, runsOn: RunsOn, step: string, word: string): Finding {
  const elsewhere = !isHosted(runsOn);
  const says = `${name}: ${step} begins with ${word}, which is ${word.includes('/') ? 'no file' : 'not on PATH'} here`;
  const remedy = elsewhere
    ? 'See that the runner which `runs-on` names has it.'
    : `Install ${word}, or correct \`${step}\` of ${name} in mlops.yaml.`;
  return { what: 'commands', state: elsewhere ? 'warn' : 'bad', says, remedy };
}
