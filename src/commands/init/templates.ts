import type { InstallStep } from './types.ts';
import { yamlScalar } from './yaml.ts';

/** Workflow files as this package brings them: name → text, from the repository's `templates/`. */
export type Templates = Readonly<Record<string, string>>;

/** Whose repository the templates are written for, as far as the clone tells. */
export interface TemplatePlace {
  /** `owner/name` on GitHub. */
  readonly repository: string | undefined;
  readonly branch: string | undefined;
  /**
   * False for a server that may refuse a workflow over keys of 2026: `queue:` of `concurrency`, and `deployment:` of
   * `environment`, without which it shows a deployment of its own beside ours.
   */
  readonly queues: boolean;
  /** Branches of environments; none: nothing is promoted, and the workflows for that are left out. */
  readonly environments: readonly string[];
  /** Whether data move without a commit. Default: no, and the workflow that renews their entries is left out. */
  readonly moving?: boolean;
  /** Steps that install what trainings need, before them; none where the machines are the user's own. */
  readonly installs: readonly InstallStep[];
}

export interface WorkflowFile {
  /** From the root. */
  readonly path: string;
  readonly text: string;
  /** Names that the clone does not tell: a person has to write them. */
  readonly open: readonly string[];
}

/** Where each template belongs in the user's repository. */
export function workflowPaths(templates: Templates): readonly string[] {
  return Object.keys(templates)
    .sort()
    .map((name) => `.github/workflows/${name}`);
}

const repositoryPlaceholder = /\bOWNER\/REPO\b/g;
const branchPlaceholder = /@main(?![\w./-])/g;
const pushedPlaceholder = /^( *branches: )\[main\]$/gm;
const environmentsPlaceholder = /^( *branches: )\["env\/\*\*"\]/gm;
/** About versions and environments. */
const promotionTemplates: ReadonlySet<string> = new Set(['mlops-merge.yml', 'mlops-deploy.yml', 'mlops-promote.yml']);
/** About data that move. */
const renewalTemplate = 'mlops-lock.yml';
const newLines = /^ *(?:queue: max|deployment: false)\b.*\n/gm;
const installLine = /^( *)# (- run: python3 -m venv .*)\n/gm;
// These go into YAML as they are, so nothing is filled in that could mean more there. Git itself allows much more.
const plainRepository = /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/;
const plainBranch = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/** The templates with this repository and branch for `OWNER/REPO` and `@main`; what the clone does not tell stays and is said. */
export function workflowFiles(templates: Templates, place: TemplatePlace): readonly WorkflowFile[] {
  const repository =
    place.repository !== undefined && plainRepository.test(place.repository) ? place.repository : undefined;
  const branch = place.branch !== undefined && plainBranch.test(place.branch) ? place.branch : undefined;
  const names = workflowPaths(templates).map((path) => path.slice('.github/workflows/'.length));
  const wanted = names.filter((name) => isWanted(name, place));
  return wanted.map((name) => {
    const path = `.github/workflows/${name}`;
    const text = templates[name] ?? '';
    const open = [
      ...(repository === undefined && text.search(repositoryPlaceholder) >= 0 ? ['OWNER/REPO'] : []),
      ...(branch === undefined && text.search(branchPlaceholder) >= 0 ? ['@main'] : []),
      ...(branch === undefined && text.search(pushedPlaceholder) >= 0 ? ['branches: [main]'] : []),
    ];
    const filled = text
      .replace(repositoryPlaceholder, (found) => repository ?? found)
      .replace(branchPlaceholder, (found) => (branch === undefined ? found : `@${branch}`))
      .replace(pushedPlaceholder, (found, key: string) =>
        branch === undefined ? found : `${key}[${yamlScalar(branch)}]`,
      )
      .replace(
        environmentsPlaceholder,
        (found, key: string) => `${key}${branchesText(place.environments) ?? found.slice(key.length)}`,
      )
      .replace(newLines, (found) => (place.queues ? found : ''))
      .replace(installLine, (found, indent: string) => place.installs.map(stepText(indent)).join('') || found);
    return { path, text: filled, open };
  });
}

function isWanted(name: string, { environments, moving }: TemplatePlace): boolean {
  if (name === renewalTemplate) return moving === true;
  return environments.length > 0 || !promotionTemplates.has(name);
}

/** Undefined where the usual pattern says it. In a pattern of GitHub `+` and `!` are no letters; git takes them in names. */
function branchesText(branches: readonly string[]): string | undefined {
  if (branches.every((one) => one.startsWith('env/'))) return undefined;
  return JSON.stringify(branches.map((one) => one.replaceAll(/[+!]/g, '\\$&')));
}

function stepText(indent: string): (step: InstallStep) => string {
  return ({ run, folder }) => {
    const place = folder === '' ? '' : `${indent}  working-directory: ${yamlScalar(folder)}\n`;
    return `${indent}- run: ${yamlScalar(run)}\n${place}`;
  };
}
