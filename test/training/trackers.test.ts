import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trainSeed } from '../../src/training/index.ts';
import { never, repository, scratch, trainRequest } from './harness.ts';

/** What a step sees of the variables of trackers, with the path of its run folder as `RUN`. */
async function seen(
  more: { readonly env?: Readonly<Record<string, string>>; readonly secrets?: Readonly<Record<string, string>> },
  inherited: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const run = 'env | grep -iE "^(MLFLOW|WANDB|DATABRICKS)" | sort; test -d "$WANDB_DIR"; pwd; echo m > model.txt';
  const repo = repository({ 'a.txt': 'a' });
  const options = { run, model: { env: new Map(Object.entries(more.env ?? {})) } };
  const request = { env: { ...process.env, ...inherited }, secrets: more.secrets ?? {}, temporary: scratch() };
  const { log, problems } = await trainSeed(trainRequest(repo, options, request), never());
  expect(problems).toEqual([]);
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const root = (lines.pop() ?? '').replace(/\/work$/, '');
  expect(existsSync(root)).toBe(false);
  return lines.map((line) => line.replaceAll(root, 'RUN'));
}

const own = ['WANDB_DIR=RUN/trackers', 'WANDB_MODE=offline'];

describe('what a step logs to MLflow and W&B', () => {
  it('stays in its run folder, whatever the environment of the caller names', async () => {
    const inherited = {
      MLFLOW_TRACKING_URI: 'https://mlflow.example.org',
      MLFLOW_REGISTRY_URI: 'databricks-uc',
      MLFLOW_TRACKING_USERNAME: 'ci',
      MLFLOW_TRACKING_TOKEN: 'secret',
      DATABRICKS_HOST: 'https://dbc.example.org',
      DATABRICKS_TOKEN: 'secret',
      WANDB_MODE: 'online',
      WANDB_API_KEY: 'secret',
      WANDB_BASE_URL: 'https://wandb.example.org',
      WANDB_DIR: '/elsewhere',
    };
    expect(await seen({}, inherited)).toEqual(own);
  });

  it('goes where the project file says, variable by variable', async () => {
    const env = { MLFLOW_TRACKING_URI: 'https://mlflow.example.org', WANDB_MODE: 'disabled' };
    expect(await seen({ env })).toEqual([
      'MLFLOW_TRACKING_URI=https://mlflow.example.org',
      'WANDB_DIR=RUN/trackers',
      'WANDB_MODE=disabled',
    ]);
  });

  it('goes to W&B where its key is a listed secret', async () => {
    expect(await seen({ secrets: { WANDB_API_KEY: 'a key of theirs' } })).toEqual([
      'WANDB_API_KEY=***',
      'WANDB_DIR=RUN/trackers',
    ]);
  });
});
