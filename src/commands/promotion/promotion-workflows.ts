/** The workflows of promotion, where `mlops init` puts them: others start them by their names. */
export const mergeWorkflow = '.github/workflows/mlops-merge.yml';
/** The workflow that deploys; a forge takes it from the branch that is pushed to. */
export const deployWorkflow = '.github/workflows/mlops-deploy.yml';
export const clockWorkflow = '.github/workflows/mlops-promote.yml';
