/** One input of an action, as `action.yml` declares it. */
export interface InputInfo {
  readonly description: string;
  /** What `action.yml` gives where the workflow does not; an expression of GitHub or a plain value. */
  readonly default?: string;
}

/** Where workflows find the actions, and the version that they name. */
export const published = { repository: 'mlops-actions/mlops-actions', ref: 'v0' } as const;

export interface ActionInfo {
  /** Shown in the log of a run. */
  readonly title: string;
  readonly description: string;
  /** Under `permissions:` of the job, each with its reason. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, InputInfo>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Whether it runs code of the user, so that the job ends what that left running (`sweep.ts`). */
  readonly sweeps?: true;
}

const project: InputInfo = {
  description: 'Project file, from the root of the repository.',
  default: 'mlops.yaml',
};
const base: InputInfo = {
  description: 'Base branch, whose tip holds the policy. Default: what the event says, else the default branch.',
};
const token: InputInfo = {
  description: 'Token for git and GitHub.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub, which the runner evaluates
  default: '${{ github.token }}',
};
const readToken: InputInfo = {
  description:
    'Token for git, needed in private repositories only (`contents: read`). Training code of the same runner user may read it, so it must not be able to do more.',
};

const commit: InputInfo = {
  description:
    'The output `commit` of `plan`, so that all jobs of a run judge the same commit. Empty: the job finds it by itself.',
};

const notTrusted: InputInfo = {
  description:
    'The output `not-trusted` of `plan`: which records count as not there. Empty: those of the ledger are believed, and the report will not.',
};

/**
 * Minutes. The run that has trained the same still has to compare and to report: two jobs that get a machine of GitHub,
 * which takes one to three minutes. A waiting job keeps its own machine, maybe one with a GPU, so it waits no longer than a
 * short training would take.
 */
const usualWait = '5';

const digest = 'Digest of that artifact; outputs of a job cannot be written by another job, artifacts can.';

const ended = {
  verdict: '`pass`, `fail` or `unknown`.',
  reason: 'The reason code that decided (docs/reference/reason-codes.md).',
  sentence: 'The same for a person.',
  result: 'Path of `result.json`, the result document (schema `result`).',
} as const;

/**
 * Every action with its words, inputs and outputs: `action.yml`, the READMEs and docs/reference/actions.md are made from
 * this, and the code can read no input that is not in it.
 */
export const actions = {
  plan: {
    title: 'mlops plan',
    description:
      'Says what a change makes necessary, and why; puts check and comment of the pull request to "running".',
    permissions: {
      actions:
        'read: which runs have made the records that are used again, their files where `store:` is a folder of the runner, and which runs train the same now',
      contents: 'read: the commits and the ledger branch',
      checks: 'write: the check, in progress',
      'pull-requests': 'write: the comment, running',
    },
    inputs: {
      project,
      base,
      token,
      commit: { description: 'The commit that an earlier plan of this run has judged. Empty: it is found.' },
      'not-trusted': {
        description: 'What an earlier plan of this run has found out about records, instead of asking GitHub again.',
      },
      'in-flight': {
        description:
          '`true`: look for runs that train the same now, and name them in the matrix. For the plan of mlops-train.yml, whose jobs have names that say what they train.',
        default: 'false',
      },
      announce: { description: '`false`: write neither check nor comment.', default: 'true' },
    },
    outputs: {
      ...ended,
      matrix:
        'One entry for each model with work, as a workflow’s matrix takes it: `{"include":[{"model":…}]}`. Of models that need each other only the first to be made.',
      count: 'How many entries the matrix has. Guard the job with it: an empty matrix is an error on GitHub.',
      'matrix-2': 'Models that need one of the first matrix.',
      'count-2': 'How many entries that has.',
      'matrix-3': 'Models that need one of the second matrix.',
      'count-3': 'How many entries that has.',
      'not-trusted':
        'Records that GitHub does not show to be made by a trusted run, and why, as JSON: for the input of that name of the jobs after this one.',
      builds:
        'One entry for each group of datasets that commands have to make, as a workflow’s matrix takes it: `{"include":[{"group":…}]}`.',
      'count-builds': 'How many entries that has.',
      datasets: 'How many datasets have to be validated.',
      commit: 'The commit that is judged, for the input of that name of the jobs after this one.',
    },
  },
  build: {
    title: 'mlops build',
    sweeps: true,
    description:
      'Makes datasets by the commands that `mlops.yaml` names, those of one group, in folders that hold only what is declared, and hands them on.',
    permissions: {
      contents: 'read: the commits and the ledger branch, in private repositories; otherwise none at all',
    },
    inputs: {
      project,
      base,
      token: readToken,
      commit,
      group: { description: 'The `group` of the entry of the matrix `builds` of `plan`.' },
      'not-trusted': notTrusted,
    },
    outputs: { ...ended, artifact: 'Name of the artifact with the records and files.' },
  },
  validate: {
    title: 'mlops validate',
    description: 'Checks the datasets that the change touches against their contract and against the base.',
    permissions: { contents: 'read: the commits and the ledger branch, in private repositories' },
    inputs: {
      project,
      base,
      token: readToken,
      commit,
      'not-trusted': notTrusted,
      datasets: { description: 'Names, separated by blanks or lines. Default: all.' },
    },
    outputs: { ...ended, artifact: 'Name of the artifact with reports and sketches.', digest },
  },
  train: {
    title: 'mlops train',
    sweeps: true,
    description: 'Trains and scores one model in a folder that holds only what it declares, and hands the results on.',
    permissions: {
      contents: 'read: the commits and the ledger branch, in private repositories; otherwise none at all',
    },
    inputs: {
      project,
      base,
      token: readToken,
      commit,
      model: { description: 'Name of the model, as the matrix of `plan` has it.' },
      needs: {
        description:
          'The `needs` of the entry of the matrix: models whose jobs have run before this one, and whose artifacts it gets.',
      },
      'not-trusted': notTrusted,
      'in-flight': {
        description:
          'The `in-flight` of the entry of the matrix: runs that train the same now. What they make is waited for and used, if nothing is recorded yet when this job gets its turn.',
      },
      'wait-minutes': {
        description: 'How long to wait for what such a run records, from 0 to 60.',
        default: usualWait,
      },
    },
    outputs: { ...ended, artifact: 'Name of the artifact with the records and predictions.' },
  },
  evaluate: {
    title: 'mlops evaluate',
    sweeps: true,
    description:
      'Compares what training wrote with the baseline, and hands on one small document for the report to judge.',
    permissions: {
      actions:
        'read: files of results that another run has recorded since the plan, where `store:` is a folder of the runner',
      contents: 'read: the commits and the ledger branch, in private repositories',
      'pull-requests': 'read: the pull request of a fork, after `workflow_run`',
    },
    inputs: {
      project,
      base,
      token: {
        description:
          'Token for git, needed in private repositories (`contents: read`), to find the pull request of a fork after `workflow_run` (`pull-requests: read`), and files that another run has kept (`actions: read`). It must not be able to do more: foreign files are read here.',
      },
      commit,
      'not-trusted': notTrusted,
      data: {
        description:
          'The output `digest` of `validate`. Training code may write artifacts of any name, so the reports on data are taken from the one with these bytes. Empty: the data is checked here again.',
      },
    },
    outputs: { ...ended, artifact: 'Name of the artifact with the comparisons.', digest },
  },
  report: {
    title: 'mlops report',
    description: 'Asks the gates, writes comment, check, summary and page, and appends to the ledger. Runs always.',
    permissions: {
      actions: 'read: which runs have made the records that are used again',
      contents: 'write: the ledger branch',
      checks: 'write: the check',
      'pull-requests': 'write: the comment',
    },
    inputs: {
      project,
      base,
      token,
      commit,
      evaluation: {
        description:
          'The output `digest` of `evaluate`. Training code may write artifacts of any name, so only the one with these bytes is believed. Empty: what trains ends as `evaluation-missing`.',
      },
      record: { description: '`false`: write nothing to the ledger. Of a fork nothing is written.', default: 'true' },
    },
    outputs: { ...ended, page: 'Path of the HTML page.', markdown: 'Path of the comment’s text.' },
  },
  promote: {
    title: 'mlops promote',
    description:
      'Makes versions of what the default branch has brought, publishes their files, opens and merges promotion pull requests, and records what was deployed.',
    permissions: {
      actions:
        'write: which runs have made the results, the files that they have kept, and to start the workflow that deploys',
      checks: 'write: the check `mlops promotion`',
      contents: 'write: the ledger branch, the branches of environments and of promotion pull requests',
      deployments:
        'write: what is deployed where, with `deployment`; and on a clock, where the job that was to show it was killed',
      issues: 'write: the issue about a deployment that has failed, likewise',
      packages: 'write: the registry, where `store:` is `oci://ghcr.io/…`',
      'pull-requests': 'write: promotion pull requests',
    },
    inputs: {
      project,
      token: {
        ...token,
        description:
          'Token for git and GitHub. Pull requests that the default token opens need the setting "Allow GitHub Actions to create and approve pull requests".',
      },
      promote: {
        description:
          'Models, separated by blanks or lines: `delay`, or `delay@7` for a version that somebody wants. Default: all.',
      },
      to: { description: 'The only environment. Default: all.' },
      override: { description: 'Why a held version is promoted all the same; it is recorded with who has said so.' },
      deployment: {
        description:
          'The output `digest` of `deploy`: what that job has deployed is recorded first. Empty: nothing was deployed.',
      },
      judge: {
        description:
          '`true`: only say on the pull request of this run, by the check `mlops promotion`, whether it may be merged. Needs no more than *checks: write*, and to read.',
        default: 'false',
      },
    },
    outputs: { ...ended, versions: 'The versions that were made, as JSON.' },
  },
  deploy: {
    title: 'mlops deploy',
    description:
      'Deploys what the branch of an environment names, verifies it, and hands over how that ended. It writes nothing to GitHub: `promote` records it.',
    permissions: {
      checks: 'read: whether the check `mlops promotion` was green',
      contents: 'read: the branches and the ledger',
      deployments: 'write: with `where` alone, to show that a deployment begins',
      packages: 'read: the registry, where `store:` is `oci://ghcr.io/…`',
      'pull-requests': 'read: by which promotion a release came',
    },
    inputs: {
      project,
      token: {
        ...token,
        description:
          'Token for git and GitHub. Commands of the release run beside it as the same user, so that it must not be able to write.',
      },
      where: {
        description:
          '`true`: deploy nothing, say which environment the branch of this run belongs to and which machine deploys it.',
        default: 'false',
      },
      environment: { description: 'Default: that of the branch of this run.' },
      models: { description: 'Names, separated by blanks or lines. Default: all of the environment.' },
      again: { description: '`true`: also what has failed there, or is live as it should be.', default: 'false' },
      override: {
        description: 'Why what is held, or came by no promotion, is deployed all the same; recorded with who said so.',
      },
    },
    outputs: {
      ...ended,
      environment: 'With `where`: name of the environment.',
      'runs-on': 'With `where`: the machine that deploys, as JSON for `fromJSON`.',
      count: 'With `where`: of how many models the branch names a release. Guard the job with it.',
      artifact: 'Name of the artifact with what was deployed.',
      digest: 'Digest of that artifact; outputs of a job cannot be written by another job, artifacts can.',
    },
  },
  command: {
    title: 'mlops command',
    description:
      'Answers a comment on a pull request that begins with `/mlops`: `/mlops train <sha>` has a fork’s commit trained, or what waits of another (`when: request`), `/mlops explain` tells what decided, `/mlops accept <model> <metric> <reason>` accepts a loss.',
    permissions: {
      actions: 'write: start the workflow that trains, or a run or job again',
      checks: 'read: the verdict, and what waits',
      contents: 'write: the ledger branch, for `accept` and `train`',
      'pull-requests': 'write: the pull request and the answer',
    },
    inputs: {
      token,
      workflow: {
        description: 'File name of the workflow that trains, as it is on the default branch.',
        default: 'mlops-pull-request.yml',
      },
      job: {
        description: 'Name of the job that reports, as people see it: it runs again after a loss was accepted.',
        default: 'Report',
      },
    },
    outputs: { ...ended },
  },
  lock: {
    title: 'mlops lock',
    description:
      'Renews `mlops.lock` by pull request: one step reads which version there is now of data that move, and another, with the rights to write, keeps the one pull request that proposes it.',
    permissions: {
      contents: 'write: the branch of the pull request, with `found`; to read versions, only to read',
      'pull-requests': 'write: the pull request, with `found`',
    },
    inputs: {
      project,
      token: {
        ...token,
        description:
          'Token for git and GitHub. Pull requests that the default token opens need the setting "Allow GitHub Actions to create and approve pull requests", and their workflows wait until somebody starts them; with the token of an App they start by themselves.',
      },
      datasets: {
        description:
          'Names, separated by blanks or lines: the only way to a `frozen` one. Default: all data that move without a commit.',
      },
      found: {
        description:
          'The output `digest` of the step that has read the versions: they are proposed. Empty: they are read, and nothing is written to GitHub.',
      },
      branch: {
        description: 'Branch of the pull request. Each project file of a repository needs one of its own.',
        default: 'mlops/lock',
      },
    },
    outputs: {
      ...ended,
      artifact: 'Name of the artifact with the versions that were read.',
      digest,
      'pull-request': 'With `found`: number of the pull request that is open; empty where none is.',
    },
  },
  main: {
    title: 'mlops',
    sweeps: true,
    description: 'GitOps for machine learning: does what mlops.yaml says for the event at hand, in one job.',
    permissions: {
      actions:
        'read: which runs have made the records that are used again, and their files where `store:` is a folder of the runner; write where environments are declared, to start the deployment of what was merged',
      contents: 'write: the ledger branch; where environments are declared, their branches as well',
      checks: 'write: the check',
      deployments: 'write: what is deployed where, where environments are declared',
      issues: 'write: the issue about a deployment that has failed, where environments are declared',
      'pull-requests': 'write: the comment; where environments are declared, promotion pull requests',
    },
    inputs: {
      project,
      base,
      token: {
        ...token,
        description:
          'Token for git and GitHub. It is not handed to training code, but that runs as the same user on the same machine and could read it from this process: use the separate actions where training code is not trusted like the workflow itself.',
      },
    },
    outputs: { ...ended, page: 'Path of the HTML page.', markdown: 'Path of the comment’s text.' },
  },
} as const satisfies Readonly<Record<string, ActionInfo>>;

export type ActionName = keyof typeof actions;
export type InputName<Name extends ActionName> = keyof (typeof actions)[Name]['inputs'] & string;
export type OutputName<Name extends ActionName> = keyof (typeof actions)[Name]['outputs'] & string;
