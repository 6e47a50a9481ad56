import { items, member, members, readYaml, texts } from '../yaml-values.ts';
import type { Guess, Survey } from './types.ts';

interface Found {
  readonly labels: readonly string[];
  readonly why: string;
  readonly trains: boolean;
}

/**
 * Where existing workflows run on machines of the team's own. A guess only where they agree, or where the jobs that
 * train do; otherwise a sentence for the reader.
 */
export function runnerOf(
  survey: Survey,
  ours: ReadonlySet<string>,
): { readonly guess?: Guess<string | readonly string[]>; readonly check?: string } {
  const found = [...survey.texts]
    .filter(([path]) => path.startsWith('.github/workflows/') && !ours.has(path))
    .flatMap(([path, text]) => jobsOf(path, text));
  const training = found.filter(({ trains }) => trains);
  const asked = training.length > 0 ? training : found;
  const [first] = asked;
  if (first === undefined) return {};
  const kinds = new Set(asked.map(({ labels }) => JSON.stringify(labels)));
  if (kinds.size === 1) return { guess: { value: first.labels, why: first.why } };
  const several = [...kinds].slice(0, 5).join(', ');
  return { check: `Workflows run on several kinds of own runners (${several}): set \`runs-on\` under \`train\`.` };
}

function jobsOf(path: string, text: string): readonly Found[] {
  const jobs = members(member(readYaml(text), 'jobs'));
  const started = new Set(['self-hosted', ...jobs.flatMap(([, job]) => startedLabels(job))]);
  return jobs.flatMap(([name, job]) => {
    const runsOn = member(job, 'runs-on');
    const labels = texts(member(runsOn, 'labels') ?? runsOn);
    if (labels === undefined || !labels.some((label) => started.has(label))) return [];
    if (labels.some((label) => label.includes('${{') || label.includes('\0') || label === '')) return [];
    const steps = items(member(job, 'steps')).map((step) => member(step, 'run'));
    const trains = /train/i.test(name) || steps.some((run) => typeof run === 'string' && /train/i.test(run));
    return [{ labels, trains, why: `the job ${name} of ${path} runs there` }];
  });
}

/** Labels of the machines that a job starts with `cml runner launch --labels=gpu,large`. */
function startedLabels(job: unknown): readonly string[] {
  const runs = items(member(job, 'steps')).map((step) => member(step, 'run'));
  return runs.flatMap((run) => {
    const text = typeof run === 'string' && /\bcml[ -]runner\b/.test(run) ? run : '';
    const labels = /--labels[= ]["']?([\w.,-]{1,200})/.exec(text)?.[1] ?? '';
    return labels.split(',').filter((label) => label !== '');
  });
}
