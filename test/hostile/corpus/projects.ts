import { canary } from '../canary.ts';
import type { HostileCase } from '../case.ts';

/** A whole project file. */
export interface ProjectCase extends HostileCase {
  readonly text: string;
  /** A reason code that is told. */
  readonly says: string;
}

const { command, mention } = canary;
const models = 'models:\n  m:\n    code: [train.sh]\n    train: bash train.sh\n';
const forged = '\\e[2J\\u202e\\r::error::injected';

export const projects: readonly ProjectCase[] = [
  {
    id: 'yaml-aliases',
    tries: 'to grow without end by aliases',
    mustNot: 'be expanded',
    says: 'yaml-too-many-aliases',
    text: `a: &a [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 60 }, (_, at) => `b${at}: [*a, *a]`).join('\n')}\n`,
  },
  {
    id: 'yaml-merge',
    tries: 'to bring keys by a merge key',
    mustNot: 'be merged',
    says: 'unknown-key',
    text: `version: 1\nx: &x { store: /tmp }\n<<: *x\n${models}`,
  },
  {
    id: 'yaml-tag',
    tries: 'to make a function by a tag',
    mustNot: 'be run',
    says: 'yaml-syntax',
    text: `version: 1\nname: !!js/function 'function () { ${command} }'\n${models}`,
  },
  {
    id: 'yaml-prototype',
    tries: 'to change the prototype of objects',
    mustNot: 'change it',
    says: 'forbidden-key',
    text: `version: 1\n__proto__: { store: /tmp }\nconstructor: { prototype: { x: 1 } }\n${models}`,
  },
  {
    id: 'yaml-lines',
    tries: 'to forge lines and commands by unknown keys',
    mustNot: 'be a line',
    says: 'unknown-key',
    text: `version: 1\n"${forged}\\n::set-output name=verdict::pass": 1\n"${mention} \`x\` <b>": 2\n${models}`,
  },
  {
    id: 'yaml-model-up',
    tries: 'to name folders, refs and artifacts by a model',
    mustNot: 'be a path',
    says: 'invalid-name',
    text: `version: 1\n${models.replace('m:', '"../../../outside/m":')}`,
  },
  {
    id: 'yaml-model-option',
    tries: 'to be an option of a program',
    mustNot: 'be an option',
    says: 'invalid-name',
    text: `version: 1\n${models.replace('m:', '"--upload-pack=x":')}`,
  },
  {
    id: 'yaml-model-letters',
    tries: 'to be taken for another model by letters that look the same',
    mustNot: 'be a name',
    says: 'invalid-name',
    text: `version: 1\n${models.replace('m:', '"dеlay":')}`,
  },
  {
    id: 'yaml-paths',
    tries: 'to read and write outside of the repository',
    mustNot: 'be a path',
    says: 'path-outside',
    text: `version: 1\ndatasets:\n  a: ../../outside/secret.csv\n  b: /etc/passwd\n  c: "C:\\\\x"\n  d: .git/config\n${models}    artifact: ../../../outside\n`,
  },
  {
    id: 'yaml-environment',
    tries: 'to set variables that git and the loader obey',
    mustNot: 'be set for us',
    says: 'planned',
    text: `version: 1\n${models}    env: { GIT_SSH_COMMAND: ${command}, LD_PRELOAD: /x.so, NODE_OPTIONS: --require=${command} }\n`,
  },
  {
    id: 'yaml-number',
    tries: 'to be more than any number',
    mustNot: 'be a limit',
    says: 'wrong-kind',
    text: `version: 1\n${models}    gates: { auc: { better: higher, min: 1e999 } }\n`,
  },
  {
    id: 'yaml-seed',
    tries: 'to be an option or a path by a seed',
    mustNot: 'be one',
    says: 'wrong-kind',
    text: `version: 1\n${models.replace('train: bash train.sh', 'train: { run: bash train.sh, seeds: ["../x", -1, 1e99] }')}`,
  },
  {
    id: 'yaml-long',
    tries: 'to fill the report by one name',
    mustNot: 'be a defect of ours',
    says: 'unknown-key',
    text: `version: 1\n${'x'.repeat(50_000)}: 1\n${models}`,
  },
  {
    id: 'yaml-date',
    tries: 'to be a date where a text is expected',
    mustNot: 'be a defect of ours',
    says: 'planned',
    text: `version: 1\nname: 2001-12-14t21:59:43.10-05:00\n${models}`,
  },
];
