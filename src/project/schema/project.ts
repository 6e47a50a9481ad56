import { z } from 'zod';
import { datasetEntry } from './dataset.ts';
import { environmentSection } from './environment.ts';
import { modelSection } from './model.ts';
import { env, key, oneOrMore, secrets, setup, text, whenUnknown } from './parts.ts';

const defaults = z.strictObject({
  env: key(env, {
    description: 'Variables with literal values for every model, part of the fingerprint.',
    example: { PYTHONPATH: 'src' },
  }).optional(),
  setup: key(setup, {
    description:
      'What makes the language environment of every step: a command, or `none`. Default: found from `uv.lock`, `poetry.lock`, ' +
      '`requirements.txt`, `environment.yml`, `renv.lock` or `package-lock.json` where the machine has none for it.',
    example: 'uv sync --frozen',
  }).optional(),
  secrets: key(secrets, {
    description:
      "Names of variables of the caller's environment that training and evaluation get. Values are never recorded.",
    example: ['HF_TOKEN'],
  }).optional(),
});

const defaultsSection = key(defaults, {
  description: 'For every model; the nearest wins. In an included file: for every model of that file.',
  example: { env: { PYTHONPATH: 'src' } },
});

const launcher = z.strictObject({
  kind: key(z.enum(['local']), { description: 'Where the launcher runs a step.', example: 'local' }),
});

const version = key(z.literal(1), { description: 'The version of this format.', example: 1 });

/** What a file that another one includes may say besides the sections that all files share. */
export const includedShell = z.strictObject({ version: version.optional(), defaults: defaultsSection.optional() });

/** `mlops.yaml` as a user writes it: the one description of its form, for the loader, editors and the reference. */
export const projectFile = z
  .strictObject({
    version,
    name: key(text, {
      description: "Shown in comments and checks. Default: the repository's name.",
      example: 'flights',
    }).optional(),
    store: key(text, {
      description:
        "Where artifacts and predictions are kept: a folder (relative to the repository's root or absolute), a repository of an " +
        'OCI registry (`oci://host/repository`) or a place in an S3-compatible bucket (`s3://bucket/prefix`). What commands make ' +
        'goes into `.mlops/store` of this machine first; `mlops promote` sends a version to a remote store.',
      default: '.mlops/store',
      example: 'oci://ghcr.io/acme/models',
    }).optional(),
    comment: key(z.enum(['always', 'on-change', 'on-fail']), {
      description:
        'When `report --publish` puts a comment on a pull request that has none yet: always; where a model, a dataset or ' +
        'the policy changes or the verdict is not pass (`on-change`); where it is not pass (`on-fail`). A comment that is ' +
        'there is always brought up to date, and the check is always set. The value of the base branch counts.',
      default: 'on-change',
      example: 'always',
    }).optional(),
    'when-unknown': key(whenUnknown, {
      description: 'What `unknown` means for every gate that does not say its own.',
      default: 'block',
      example: 'allow',
    }).optional(),
    'self-accept': key(z.boolean(), {
      description:
        'Whether the author of a pull request may accept its loss by `/mlops accept`. The value of the base branch counts.',
      default: false,
      example: true,
    }).optional(),
    reuse: key(z.enum(['verified', 'never']), {
      description:
        'Which recorded results a job on GitHub uses again: those of which GitHub shows which run has made them (`verified`), ' +
        'or none (`never`). The value of the base branch counts.',
      default: 'verified',
      example: 'never',
    }).optional(),
    tags: key(z.enum(['gto']), {
      description:
        'Tags of git beside the ledger: `mlops promote` makes `<model>@v<n>.0.0` for each version and `<model>#<environment>#<n>` for each ' +
        'deployment, as [GTO](https://github.com/iterative/gto) reads them. Left out: none. The value of the base branch counts.',
      example: 'gto',
    }).optional(),
    include: key(oneOrMore, {
      description:
        'Files of the same format whose `datasets`, `models`, `launchers` and `environments` belong to this project: patterns from the ' +
        "repository's root, `!` takes files out. Paths in such a file begin at its own folder, its `defaults` are for its own models.",
      example: ['teams/*/mlops.yaml'],
    }).optional(),
    defaults: defaultsSection.optional(),
    datasets: key(z.record(text, datasetEntry), {
      description: 'Where the data is, and the contract that it must keep: a path, or a table.',
      example: { flights: 'data/flights/*.parquet' },
    }).optional(),
    models: key(z.record(text, modelSection), {
      description: 'What can change a model, how it is trained, and what it must reach.',
      example: { delay: { data: 'flights', train: 'python train.py', artifact: 'model.pkl' } },
    }).optional(),
    launchers: key(z.record(text, launcher), {
      description: 'Places where training can run, by name; `local` is always there.',
      example: { workstation: { kind: 'local' } },
    }).optional(),
    environments: key(z.record(text, environmentSection), {
      description:
        'Where and when versions are deployed: a branch and a target each. Letters, digits, `-` and `_` make a name. The values of the base branch count.',
      example: { staging: { target: { kind: 'local', folder: '/srv/models' } } },
    }).optional(),
  })
  .meta({ title: 'mlops.yaml', description: 'The project file of mlops-actions.' });

export type WrittenProject = z.infer<typeof projectFile>;

export type WrittenDefaults = z.infer<typeof defaults>;
