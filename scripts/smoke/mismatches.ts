import type { Seen } from './observe.ts';
import type { Scenario } from './scenarios.ts';

const check = 'mlops (tiny)';
const bot = 'github-actions[bot]';

/** Everything that is not as it has to be, all at once; nothing: GitHub shows what was expected. */
export function mismatches(scenario: Scenario, seen: Seen): readonly string[] {
  return [...aboutRun(scenario, seen), ...aboutCheck(scenario, seen), ...aboutComment(scenario, seen)];
}

function aboutRun({ conclusion, trains }: Scenario, { run, jobs }: Seen): readonly string[] {
  const found: string[] = [];
  if (run.conclusion !== conclusion) found.push(`the run ended as ${run.conclusion}, not ${conclusion}`);
  const trained = jobs.filter(({ name, conclusion: how }) => isTraining(name) && how !== 'skipped');
  if (trains && trained.length !== 1) found.push(`${trained.length} jobs trained m, not one`);
  if (!trains && trained.length > 0) found.push(`m was trained: ${trained.map(({ name }) => name).join(', ')}`);
  for (const { name, conclusion: how } of trained) {
    if (how !== 'success') found.push(`the job ${name} ended as ${how}`);
  }
  const reports = jobs.filter(({ name }) => /(^|\/ ?)Report$/.test(name));
  if (reports.length !== 1) found.push(`${reports.length} jobs reported, not one`);
  return found;
}

/** The member `m` of the matrix, in the called workflow, with the start of its fingerprint: `Train / m 0123456789ab`. */
function isTraining(name: string): boolean {
  return /\/ ?m [0-9a-f]{12}$/.test(name);
}

function aboutCheck({ conclusion, title = '' }: Scenario, { checks }: Seen): readonly string[] {
  const [only, ...others] = checks.filter(({ name }) => name === check);
  if (only === undefined) return [`no check is named "${check}"`];
  if (others.length > 0) return [`${others.length + 1} checks are named "${check}", not one`];
  const shown = `the check "${check}" concluded as ${only.conclusion}, "${only.title}"`;
  if (only.conclusion !== conclusion) return [`${shown}, not as ${conclusion}`];
  return only.title.includes(title) ? [] : [`${shown}, which does not say "${title}"`];
}

function aboutComment({ says }: Scenario, { comments }: Seen): readonly string[] {
  const ours = comments.filter(({ author }) => author === bot);
  if (says === 'none') return ours.map(() => `there is a comment from ${bot}, where none should be`);
  const [only, second] = ours;
  if (only === undefined || second !== undefined) return [`${ours.length} comments are from ${bot}, not one`];
  const missing = says.filter((text) => !only.body.includes(text));
  return missing.map((text) => `the comment does not say "${text}"`);
}
