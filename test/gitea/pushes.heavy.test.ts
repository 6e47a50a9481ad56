import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openLedger } from '../../src/ledger/index.ts';
import { makeWorld, type World } from '../acceptance/harness.ts';
import { tiny } from '../acceptance/tiny.ts';
import { waitFor } from '../harness/gitea/api.ts';
import { type Gitea, giteaFolder, startGitea } from '../harness/gitea.ts';
import { run } from '../ledger/contract.ts';
import { newClone, newScene } from '../ledger/scene.ts';

/**
 * Pushes of ours to a real forge over HTTP: its protected branches refuse, its locks collide. What Gitea has no word for and
 * is tested elsewhere: rulesets, checks as a condition (`test/forge`, `test/commands/doctor`).
 */
const options = { timeout: 300_000 };
let gitea: Gitea;
const worlds: World[] = [];
beforeAll(async () => {
  if (giteaFolder !== '') gitea = await startGitea();
}, 120_000);
afterAll(async () => {
  for (const world of worlds) world.remove();
  await gitea?.close();
});

/** The tiny project in a repository of its own there, with a change on a branch that is checked out. */
async function repository(name: string): Promise<World> {
  const world = makeWorld(tiny);
  worlds.push(world);
  world.git('remote', 'set-url', 'origin', await gitea.create('team', name));
  world.git('push', '--quiet', 'origin', 'main');
  await waitFor('the branch', () => gitea.api.text(`/repos/team/${name}/branches/main`));
  world.branch('change');
  world.commit('change', { 'params.yaml': 'signal: 0.7\n' });
  return world;
}

const branch = z.object({ commit: z.object({ id: z.string() }) });
const tipOf = async (name: string, of: string) =>
  (await gitea.api.get(`/repos/team/${name}/branches/${encodeURIComponent(of)}`, branch)).commit.id;
/** Nobody may push, administrators neither. */
const protect = (name: string, rule: string) =>
  gitea.api.send('POST', `/repos/team/${name}/branch_protections`, { rule_name: rule, enable_push: false });
const release = (name: string, rule: string) =>
  gitea.api.send('DELETE', `/repos/team/${name}/branch_protections/${encodeURIComponent(rule)}`);
const ledger = 'mlops/ledger';

describe.skipIf(giteaFolder === '')('a ledger branch that the forge protects', () => {
  it.each([
    ['that is there', ledger, 'there'],
    ['that the first push would make', 'mlops/*', 'first'],
  ])('%s refuses for ever: bounded, said, and nothing that was trained is lost', options, async (_, rule, name) => {
    const world = await repository(name);
    if (rule === ledger) {
      world.git('switch', '--quiet', 'main');
      await world.json(['train']);
      world.git('switch', '--quiet', 'change');
    }
    const before = rule === ledger ? await tipOf(name, ledger) : undefined;
    await protect(name, rule);
    const { result, stderr } = await world.json(['train']);
    expect([result.exitCode, result.reason, stderr]).toEqual([69, 'ledger-push-refused', expect.any(String)]);
    expect(stderr).toMatch(/protected branch/i);
    expect(stderr).toMatch(/→ Allow the push/);
    if (before === undefined) await expect(tipOf(name, ledger)).rejects.toThrow('404');
    else expect(await tipOf(name, ledger)).toBe(before);
    await release(name, rule);
    const again = await world.json(['train']);
    expect([again.result.exitCode, again.result.reason]).toEqual([0, 'nothing-to-run']);
    expect(await tipOf(name, ledger)).not.toBe(before);
    expect((await world.json(['report'])).result).toMatchObject({ verdict: 'pass' });
  });
});

describe.skipIf(giteaFolder === '')('a default branch that the forge protects', () => {
  it('is never pushed to by us: training, report and records go on, and it stays as it is', options, async () => {
    const world = await repository('protected');
    await protect('protected', 'main');
    const before = await tipOf('protected', 'main');
    expect(() => world.git('push', '--quiet', 'origin', 'change:main')).toThrow(/protected branch/i);
    expect((await world.json(['train'])).result).toMatchObject({ verdict: 'pass' });
    expect((await world.json(['report'])).result).toMatchObject({ verdict: 'pass' });
    expect([await tipOf('protected', 'main'), await tipOf('protected', ledger)]).toEqual([before, expect.any(String)]);
  });
});

const writer = fileURLToPath(new URL('../ledger/writer.ts', import.meta.url));

/** A writer of the records with these numbers, as a process of its own. */
function write(clone: string, from: number, to: number): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const args = [writer, clone, 'origin', `${from}`, `${to}`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const pipe of [child.stdout, child.stderr])
      pipe.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

describe.skipIf(giteaFolder === '')('five writers at once, each a process with a clone', () => {
  const [writers, each] = [5, 3];

  it('lose nothing of what they push to the forge', { timeout: 600_000 }, async () => {
    const address = await gitea.create('team', 'writers');
    const scene = await newScene();
    const names = Array.from({ length: writers }, (_, at) => `clone${at}`);
    const clones = await Promise.all(names.map((name) => newClone(scene, name, address)));
    await scene.git('clone0').text(['push', '--quiet', 'origin', 'main']);
    const ended = await Promise.all(clones.map((clone, at) => write(clone, at * each, (at + 1) * each)));
    expect(ended.filter(({ code }) => code !== 0)).toEqual([]);
    const read = await openLedger({ repository: await newClone(scene, 'reader', address), remote: 'origin' });
    const all = Array.from({ length: writers * each }, (_, at) => run(at));
    const found = await read.readMany(all.map((one) => one.address));
    expect(found).toEqual(new Map(all.map((one) => [one.address, one.text])));
    const mirror = scene.git('.');
    await mirror.text(['clone', '--quiet', '--bare', address, 'mirror.git']);
    const inMirror = scene.git('mirror.git');
    expect(await inMirror.text(['fsck', '--strict', '--no-dangling'])).toBe('');
    const paths = await inMirror.text(['ls-tree', '-r', '--name-only', ledger]);
    expect(paths.split('\n').filter((path) => path.startsWith('runs/'))).toHaveLength(writers * each);
  });
});
