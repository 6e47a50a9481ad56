#!/usr/bin/env node
// The first file that runs, perhaps on an old Node: only syntax and modules that Node 20 has.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const major = Number(process.versions.node.split('.')[0]);

if (major >= 24) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.exitCode = runWithOwnNode();
}

/** On Linux the package brings Node 24 along as an optional dependency; elsewhere a newer Node has to be installed. */
function runWithOwnNode(): number {
  const node = findOwnNode();
  if (node === undefined) {
    process.stderr.write(
      `mlops needs Node 24 or newer, this is ${process.version}.\n` +
        'Install Node 24, or on Linux install the package with its optional dependencies (npm ci).\n',
    );
    return 69;
  }
  const child = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  return child.status ?? 130;
}

function findOwnNode(): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`node-linux-${process.arch}/package.json`)), 'bin', 'node');
  } catch {
    return undefined; // the package is not installed: said above
  }
}
