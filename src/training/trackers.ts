import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Variables by which Weights & Biases keeps what a step logs in its run folder, which is removed afterwards: a key in the
 * home folder would otherwise send the runs of every pull request to the team's project. What `mlops.yaml` declares wins,
 * each variable for itself; with a key among the listed secrets the step logs online, since that is what the key is for.
 *
 * MLflow needs none: its variables are not handed on, and without them each of its versions keeps its store in the working
 * directory. No address would do for all of them (3.17 refuses `file:`, `mlflow-skinny` has no SQLite).
 *
 * These are defaults for code that means well. Code that names a server itself is not kept from it.
 * @param root the run folder; `trackers` is made below it
 */
export async function trackerVariables(
  root: string,
  declared: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const folder = join(root, 'trackers');
  await mkdir(folder, { recursive: true });
  const online = declared['WANDB_API_KEY'] !== undefined;
  return { WANDB_DIR: folder, ...(online ? {} : { WANDB_MODE: 'offline' }) };
}
