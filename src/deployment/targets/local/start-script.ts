import type { Command } from '../../../project/types.ts';
import { quoteShell, shellCommand } from '../../../support/escape/index.ts';

/** What a server's start script is made of. Paths are absolute. */
export interface StartScript {
  /** For a reader: "version 3 of delay". */
  readonly title: string;
  readonly command: Command;
  readonly code: string;
  /** What the script itself exports; no secrets. */
  readonly env: { readonly [name: string]: string };
  /** Variables that have to be there when it is started. */
  readonly secrets: readonly string[];
  readonly processFile: string;
}

/**
 * A script for any POSIX shell: `start.sh <port>` becomes the server. It says first which process that is, so that the
 * server is found whoever has started it, and does nothing where it runs already.
 */
export function startScript(script: StartScript): string {
  const exported = Object.entries(script.env).map(([name, value]) => `export ${name}=${quoteShell(value)}`);
  const asked = script.secrets.map(
    (name) => `: "\${${name}?is a secret of this server, which is written nowhere: set it}"`,
  );
  const words =
    script.command.kind === 'shell'
      ? ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', script.command.text]
      : script.command.argv;
  return `${[
    '#!/bin/sh',
    `# Starts the server of ${script.title.replaceAll(/[^\x20-\x7e]/g, '?')} on the port that is named. Written by mlops; what is changed here is lost.`,
    'set -eu',
    `MLOPS_PORT=\${1:?the port to listen on}`,
    ...asked,
    `process=${quoteShell(script.processFile)}`,
    ...findOther,
    ...exported,
    'export MLOPS_PORT',
    'unset RUNNER_TRACKING_ID',
    `cd ${quoteShell(script.code)}`,
    ...sayWho,
    `exec ${shellCommand(words)}`,
  ].join('\n')}\n`;
}

/** `started <pid>`: when a process began, in ticks since the machine started; nothing where it has ended or nobody tells. */
const findOther = [
  'started() {',
  '  line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0',
  `  set -- \${line##*) }`,
  `  case $1 in [ZX]) ;; *) printf %s "\${20}" ;; esac`,
  '}',
  'member() { sed -n "s/.*\\"$1\\":\\"\\{0,1\\}\\([0-9]*\\).*/\\1/p" "$process"; }',
  'if [ -f "$process" ]; then',
  '  pid=$(member pid)',
  '  was=$(member started)',
  '  if [ -n "$pid" ] && [ "$(started "$pid")" = "$was" ] && { [ -n "$was" ] || kill -0 "$pid" 2>/dev/null; }; then',
  '    echo "This server runs already, as process $pid." >&2',
  '    exit 0',
  '  fi',
  'fi',
];

const sayWho = [
  'was=$(started "$$")',
  'if [ -n "$was" ]; then was="\\"$was\\""; else was=null; fi',
  'printf \'{"schemaVersion":1,"pid":%s,"host":"%s","started":%s,"port":%s}\\n\' \\',
  '  "$$" "$(uname -n)" "$was" "$MLOPS_PORT" > "$process.$$.tmp"',
  'mv -f "$process.$$.tmp" "$process"',
];

/** What starts the live server after a reboot: the start script that is live now, on its port. */
export function currentScript(title: string, start: string, port: number): string {
  return `${[
    '#!/bin/sh',
    `# Starts the live server, ${title.replaceAll(/[^\x20-\x7e]/g, '?')}, for example from a systemd unit. Written by mlops; what is changed here is lost.`,
    `exec ${quoteShell(start)} ${port}`,
  ].join('\n')}\n`;
}

/**
 * Starts a server in the background with its output in a log: a loop beside it keeps the log small for as long as the
 * server lives, by copying it and emptying it, so that the server itself needs nobody. `$1` start script, `$2` port,
 * `$3` log, `$4` bytes, `$5` seconds between two looks.
 */
export const inBackground = `(
  while sleep "$5" && kill -0 $$ 2>/dev/null; do
    size=$(wc -c < "$3") || exit 0
    if [ "$size" -gt "$4" ]; then cp -f "$3" "$3.1" && : > "$3"; fi
  done
) </dev/null >/dev/null 2>&1 &
exec /bin/sh "$1" "$2"`;
