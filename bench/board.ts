/**
 * `status` as a process: node bench/board.ts [--models 100] [--rounds 7]. Every model is live in four environments, with
 * twenty versions and twenty deployments in each behind it, on a remote. Target: at most 2 s.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseFor, releasePath } from '../src/commands/promotion/release-for.ts';
import { deploymentAddress, openLedger, versionAddress } from '../src/ledger/index.ts';
import { loadProject } from '../src/project/index.ts';
import { promotionRecordText, renderRelease } from '../src/promotion/index.ts';
import type { DeploymentRecord, VersionRecord } from '../src/promotion/types.ts';
import { openEnvironmentBranch, openRepository } from '../src/repository/index.ts';
import { sha256 } from '../src/support/canonical.ts';
import { alternate, heading, judge, numberArgument, table } from './harness/measure.ts';
import { inFolder, mlops, program } from './harness/program.ts';

const models = Array.from({ length: numberArgument('models', 100) }, (_, at) => `model-${at}`);
const environments = ['dev', 'test', 'staging', 'production'];
const rounds = numberArgument('rounds', 7);
const newest = 20;
const at = '2026-11-01T10:00:00.000Z';

/** Each environment would be asked for gates of its own, and what was said be looked up. */
const gates = `gates: { auc: [${environments.map((name) => `{ max-worse: 1%, at: ${name} }`).join(', ')}] }`;

const text = `version: 1
models:
${models.map((name) => `  ${name}: { train: bash train.sh, artifact: m.txt, metrics: m.json, ${gates}, serve: files }`).join('\n')}
environments:
${environments
  .map((name, index) => {
    const needs = index === 0 ? '' : `needs: [${environments[index - 1]}], `;
    return `  ${name}: { ${needs}target: { kind: local, folder: /srv/${name} } }`;
  })
  .join('\n')}
`;

await inFolder(async (folder) => {
  heading(`status: ${models.length} models, ${environments.length} environments`);
  const clone = join(folder, 'clone');
  mkdirSync(clone);
  writeFileSync(join(clone, 'mlops.yaml'), text);
  await program('git', ['init', '-q', '-b', 'main', clone], folder);
  await program('git', ['add', '-A'], clone);
  await program('git', ['commit', '-q', '-m', 'everything'], clone);
  // Versions are of commits of the default branch, few of which are its tip.
  for (let n = 1; n < newest; n++) await program('git', ['commit', '-q', '--allow-empty', '-m', `${n}`], clone);
  const origin = join(folder, 'origin.git');
  await program('git', ['clone', '-q', '--bare', clone, origin], folder);
  await program('git', ['remote', 'add', 'origin', origin], clone);
  await program('git', ['fetch', '-q'], clone);
  await fill(clone);

  const board = (await mlops(['status'], clone)).trim().split('\n').at(-1) ?? '';
  console.log(board);
  const cells = models.length * environments.length;
  if (board !== `${cells} places: ${cells} live.`) throw new Error('everything should be live');

  const timings = await alternate(
    [
      { name: 'git ls-remote (floor)', run: () => program('git', ['ls-remote', 'origin'], clone) },
      { name: 'mlops status', run: () => mlops(['status'], clone) },
      { name: 'mlops status --json', run: () => mlops(['status', '--json'], clone) },
    ],
    rounds,
  );
  table(timings, rounds);
  judge(timings.slice(1).map(({ name, median }) => ({ figure: name, value: median, limit: 2, unit: 's' })));
});

/** What a year of promotions leaves, of which the last is live everywhere. */
async function fill(clone: string): Promise<void> {
  const { project } = loadProject(text, 'mlops.yaml');
  const commits = (await program('git', ['rev-list', '--reverse', 'HEAD'], clone)).trim().split('\n');
  const versions = models.map((model) => commits.map((commit, index) => versionOf(model, index + 1, commit)));
  const records = versions
    .flat()
    .map((one) => ({ address: versionAddress(one.model, one.version), text: promotionRecordText(one) }));
  const repository = await openRepository(clone);
  for (const environment of project.environments.values()) {
    const files = new Map<string, string>();
    for (const list of versions) {
      const last = list.at(-1);
      const model = last && project.models.get(last.model);
      if (last === undefined || model === undefined) throw new Error('a model without versions');
      const release = renderRelease(releaseFor(last, { project, model, environment, code: undefined }, null));
      files.set(releasePath(last.model), release);
      for (const version of list) {
        const record = deploymentOf(environment.name, version, release);
        records.push({
          address: deploymentAddress(environment.name, version.model, record.number),
          text: promotionRecordText(record),
        });
      }
    }
    const branch = await openEnvironmentBranch({ repository, remote: 'origin', branch: environment.branch });
    await branch.put({ files, seen: new Map(), message: 'everything' });
  }
  const ledger = await openLedger({ repository: clone });
  await ledger.write(records, 'a year of promotions');
}

function versionOf(model: string, version: number, commit: string): VersionRecord {
  const digest = `sha256:${sha256(`${model} ${version}`)}`;
  return {
    ...{ schemaVersion: 1, model, version, fingerprint: sha256(digest), evaluation: null, commit, at },
    artifact: { digest, files: [{ path: 'm.txt', digest, bytes: 7 }] },
    ...{ verdict: 'pass', reason: 'passes', sentence: 'It passes.', gates: [] },
    before: version === 1 ? null : version - 1,
  };
}

function deploymentOf(environment: string, version: VersionRecord, release: string): DeploymentRecord {
  const { commit } = version;
  return {
    ...{ schemaVersion: 1, environment, model: version.model, number: version.version, version: version.version },
    ...{ digest: version.artifact.digest, release: commit, releaseDigest: `sha256:${sha256(release)}`, commit },
    ...{ by: 'Ada <ada@example.org>', startedAt: at, endedAt: at, outcome: 'verified', reason: 'deployed' },
    ...{ sentence: 'It is live.', verification: [], tool: 'bench' },
  };
}
