import { describe, expect, it } from 'vitest';
import type { CheckRun } from '../../src/forge/index.ts';
import { githubWorld } from './github-world.ts';

const repository = 'GET /repos/{owner}/{repo}';
const list = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
const create = 'POST /repos/{owner}/{repo}/check-runs';
const change = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';

async function world() {
  const made = await githubWorld();
  made.server.openPullRequest('better');
  const judging: CheckRun = {
    name: 'mlops (rides)',
    head: await made.head('better'),
    base: 'main',
    state: 'in-progress',
    title: 'judging',
    summary: 'soon',
  };
  const shown = () => made.server.checks.map(({ status, conclusion, title }) => [status, conclusion, title]);
  return { ...made, judging, shown, forge: await made.open() };
}

describe('the check on GitHub', () => {
  it.each([
    ['pass', 'success'],
    ['fail', 'failure'],
    ['unknown', 'action_required'],
  ] as const)('is in progress, and concludes %s as %s', async (state, conclusion) => {
    const { forge, judging, shown } = await world();
    await forge.putCheck(judging);
    expect(shown()).toEqual([['in_progress', null, 'judging']]);
    await forge.putCheck({ ...judging, state, title: 'judged' });
    expect(shown()).toEqual([['completed', conclusion, 'judged']]);
    expect((await forge.read(1)).checks).toEqual([{ ...judging, state, title: 'judged' }]);
  });

  it('shows no control characters in title and annotations, and no endless message', async () => {
    const { server, forge, judging } = await world();
    const odd = 'a\u202e\u001b[2Kb\u2028c\rd';
    const annotation = { file: 'mlops.yaml', line: 1, level: 'failure', title: odd } as const;
    const annotations = [{ ...annotation, message: `${odd}\n${'x'.repeat(20_000)}` }];
    await forge.putCheck({ ...judging, state: 'fail', title: odd, annotations });
    const [check] = server.checks;
    expect(check?.title).toBe('a[2Kb c d');
    expect(check?.annotations).toMatchObject([
      { title: 'a[2Kb c d', message: expect.stringMatching(/^a\[2Kb c d\nx+…$/) },
    ]);
    expect(check?.annotations[0]?.message).toHaveLength(10_000);
  });

  it.each(['cancelled', 'neutral', 'skipped', 'timed_out'])('is read as unknown when it is %s', async (conclusion) => {
    const { server, forge, judging } = await world();
    await forge.putCheck({ ...judging, state: 'pass' });
    const [check] = server.checks;
    if (check !== undefined) check.conclusion = conclusion;
    expect((await forge.read(1)).checks).toMatchObject([{ state: 'unknown' }]);
  });

  it('of a training that a maintainer has started stands against later runs that trained nothing', async () => {
    const { open, judging, shown } = await world();
    const [early, approved, late] = [await open({ run: 100 }), await open({ run: 200 }), await open({ run: 300 })];
    await early.putCheck({ ...judging, state: 'unknown', title: 'needs training' });
    await approved.putCheck({ ...judging, title: 'training', approved: true });
    await late.putCheck({ ...judging, state: 'unknown', title: 'needs training' });
    await approved.putCheck({ ...judging, state: 'pass', title: 'better', approved: true });
    await late.putCheck(judging);
    expect(shown()).toEqual([
      ['completed', 'action_required', 'needs training'],
      ['completed', 'success', 'better'],
    ]);
    await (await open({ run: 400 })).putCheck({ ...judging, state: 'fail', title: 'worse', approved: true });
    expect(shown().at(-1)).toEqual(['completed', 'failure', 'worse']);
  });

  it('speaks of one base: of another branch it has another name, which main does not ask for', async () => {
    const { server, open, judging, shown } = await world();
    const second = server.openPullRequest('better', { base: 'clash' });
    const [main, other] = [await open({ run: 100 }), await open({ run: 200 })];
    await other.putCheck({ ...judging, base: 'clash', state: 'pass', title: 'better there' });
    await main.putCheck({ ...judging, state: 'fail', title: 'worse here' });
    expect(server.checks.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['mlops (rides) into clash', 'success'],
      ['mlops (rides)', 'failure'],
    ]);
    expect((await main.read(1)).checks).toEqual([{ ...judging, state: 'fail', title: 'worse here' }]);
    expect((await main.read(second)).checks).toMatchObject([{ base: 'clash', state: 'pass' }]);
    await other.putCheck({ ...judging, base: 'clash', title: 'judging', approved: true });
    expect(shown()).toHaveLength(3);
  });

  it('has no name in common with a branch that only looks the same', async () => {
    const { server, open, judging } = await world();
    const bases = ['clash', 'cl\u200bash', 'cl%E2%80%8Bash', 'clash\u2028x'];
    for (const [at, base] of bases.entries()) {
      const writer = await open({ run: 100 + at });
      await writer.putCheck({ ...judging, base, state: 'pass', title: `${at}` });
      await writer.putCheck({ ...judging, base, state: 'pass', title: `${at}` });
    }
    expect(server.checks.map(({ name }) => name)).toEqual([
      'mlops (rides) into clash',
      'mlops (rides) into cl%E2%80%8Bash',
      'mlops (rides) into cl%25E2%2580%258Bash',
      'mlops (rides) into clash%E2%80%A8x',
    ]);
  });

  it('of the branch that was the default one before does not stand for the one that is', async () => {
    const { server, open, judging, shown } = await world();
    await (await open({ run: 300 })).putCheck({ ...judging, state: 'pass', title: 'for main', approved: true });
    server.settings.defaultBranch = 'clash';
    await (await open({ run: 200 })).putCheck({ ...judging, base: 'clash', state: 'unknown', title: 'for clash' });
    expect(server.checks.map(({ name }) => name)).toEqual(['mlops (rides)', 'mlops (rides)']);
    expect(shown().at(-1)).toEqual(['completed', 'action_required', 'for clash']);
  });

  it('is never reopened: after a conclusion comes a new one', async () => {
    const { forge, open, judging, shown } = await world();
    await forge.putCheck({ ...judging, state: 'fail', title: 'worse' });
    await (await open({ attempt: 2 })).putCheck(judging);
    expect(shown()).toEqual([
      ['completed', 'failure', 'worse'],
      ['in_progress', null, 'judging'],
    ]);
    await (await open({ attempt: 2 })).putCheck({ ...judging, state: 'pass', title: 'better' });
    expect(shown()[1]).toEqual(['completed', 'success', 'better']);
    expect((await forge.read(1)).checks).toMatchObject([{ title: 'better' }]);
  });

  it('is not concluded by an older run', async () => {
    const { open, judging, shown } = await world();
    await (await open({ run: 101 })).putCheck(judging);
    await (await open({ run: 100, attempt: 7 })).putCheck({ ...judging, state: 'pass' });
    expect(shown()).toEqual([['in_progress', null, 'judging']]);
  });

  it('is written once when it says the same', async () => {
    const { server, forge, judging } = await world();
    await forge.putCheck(judging);
    await forge.putCheck(judging);
    expect(server.seen.map(({ operation }) => operation)).toEqual([repository, list, create, list, list]);
  });

  it('is kept apart from checks of other names, and of other Apps with our sign', async () => {
    const { server, open, forge, judging, shown } = await world();
    const helper = await open({ run: 1, author: { login: 'helper[bot]', type: 'Bot' } });
    await helper.putCheck({ ...judging, title: 'theirs' });
    await forge.putCheck({ ...judging, name: 'mlops (flights)' });
    await forge.putCheck({ ...judging, state: 'fail', title: 'ours' });
    expect(server.seen.filter(({ operation }) => operation === change)).toEqual([]);
    expect(shown()).toEqual([
      ['in_progress', null, 'theirs'],
      ['in_progress', null, 'judging'],
      ['completed', 'failure', 'ours'],
    ]);
  });

  it('leaves alone what other tools write', async () => {
    const { server, forge, judging, shown } = await world();
    await forge.putCheck({ ...judging, title: 'theirs' });
    const [check] = server.checks;
    if (check !== undefined) check.externalId = 'another-tool';
    await forge.putCheck({ ...judging, state: 'pass', title: 'ours' });
    expect(shown()).toEqual([
      ['in_progress', null, 'theirs'],
      ['completed', 'success', 'ours'],
    ]);
    expect((await forge.read(1)).checks).toMatchObject([{ title: 'ours' }]);
  });

  it('shows ten findings at their lines, in the order they come in, and links to the run', async () => {
    const { server, forge, judging } = await world();
    const finding = (line: number) => ({
      file: 'mlops.yaml',
      line,
      level: 'failure' as const,
      title: `rule ${line}`,
      message: 'no',
    });
    const annotations = Array.from({ length: 12 }, (_, index) => finding(index + 1));
    await forge.putCheck({ ...judging, state: 'fail', annotations });
    const [check] = server.checks;
    expect(check?.annotations).toHaveLength(10);
    expect(check?.annotations[9]).toMatchObject({
      path: 'mlops.yaml',
      start_line: 10,
      title: 'rule 10',
      message: 'no',
    });
    expect(check?.detailsUrl).toBe('https://github.test/team/rides/actions/runs/100/attempts/1');
  });

  it('has a title that fits, and refuses a summary that does not', async () => {
    const { server, forge, judging } = await world();
    const long = { ...judging, title: '🚲'.repeat(300) };
    await forge.putCheck(long);
    await forge.putCheck(long);
    expect(server.checks).toMatchObject([{ title: `${'🚲'.repeat(250)}…` }]);
    await expect(forge.putCheck({ ...judging, summary: 'x'.repeat(60_001) })).rejects.toMatchObject({
      problems: [{ reason: 'forge-text-too-long', message: expect.stringContaining('60001 bytes') }],
    });
  });

  it('is not made twice when its answer is lost', async () => {
    const { server, forge, judging, shown } = await world();
    server.fail({ on: create, kind: 'answer', status: 502, message: 'Bad Gateway', applied: true });
    await forge.putCheck({ ...judging, state: 'pass' });
    expect(shown()).toEqual([['completed', 'success', 'judging']]);
  });

  it('says that a commit was never pushed', async () => {
    const { forge, judging } = await world();
    await expect(forge.putCheck({ ...judging, head: 'b'.repeat(40) })).rejects.toMatchObject({
      problems: [{ reason: 'forge-rejected', message: expect.stringContaining('No commit found for SHA') }],
    });
  });

  it("says that a person's token cannot write it", async () => {
    const { open, judging } = await world();
    const forge = await open({ author: { login: 'ada', type: 'User' } });
    await expect(forge.putCheck(judging)).rejects.toMatchObject({
      problems: [{ reason: 'forge-no-permission', remedy: expect.stringContaining("a person's token never may") }],
    });
  });
});
