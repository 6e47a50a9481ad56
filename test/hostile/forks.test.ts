import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '../acceptance/tiny.ts';
import { actionScene, afterwards, checkOn, commentsOn } from '../actions/scene.ts';
import { canary } from './canary.ts';
import { branches } from './corpus/branches.ts';
import { hostileProject } from './project.ts';
import { type Watched, watch } from './watched.ts';

/** Of the jobs of mlops-fork-report.yml. */
const planning = { actions: 'read', contents: 'read', checks: 'write', 'pull-requests': 'write' } as const;
const reading = { contents: 'read', 'pull-requests': 'read' } as const;
const reporting = { contents: 'read', checks: 'write', 'pull-requests': 'write' } as const;

const scene = actionScene(hostileProject(0.6));
const pushed = new Set(['refs/heads/main', ...branches.map(({ name }) => `refs/heads/${name}`)]);
let watched: Watched;
beforeAll(() => {
  watched = watch(scene, pushed);
});

describe('a fork’s pull request full of hostile texts', () => {
  it.each(branches)('$id: tries $tries, must not $mustNot', async ({ id, name }) => {
    // All texts once; then the names alone, each in every sink of a fork.
    const files = name === branches[0]?.name ? hostileProject(0.9) : { 'data/train.csv': rows(61, 1) };
    const run = await scene.push(name, { ...files, [`by-${id}.md`]: 'x\n' }, { fork: 'eve' });
    // The fork's own run, with a token that only reads, on a machine of GitHub.
    await watched.step(run, { action: 'plan', permissions: reading });
    await watched.step(run, { action: 'validate', permissions: reading });
    await watched.step(run, { action: 'report', permissions: reading });
    expect([checkOn(scene.server, run.head), commentsOn(scene.server, run.number)]).toEqual([undefined, []]);
    // Then ours, of the default branch.
    const after = await afterwards(run, 'failure');
    const planned = await watched.step(after, { action: 'plan', permissions: planning });
    expect([planned.code, planned.log]).toEqual([0, expect.any(String)]);
    const token = scene.server.token(reading);
    const evaluated = await watched.step(after, { action: 'evaluate', permissions: reading, inputs: { token } });
    const inputs = { evaluation: evaluated.outputs['digest'] ?? '', record: 'false' };
    const { result } = await watched.step(after, { action: 'report', permissions: reporting, inputs });
    expect([result.verdict, checkOn(scene.server, run.head)?.status]).toEqual([expect.any(String), 'completed']);
    expect(checkOn(scene.server, run.head)?.conclusion).not.toBe('success');
    expect(watched.escapes()).toEqual([]);
    expect(scene.ledger()).toEqual([]);
  });

  it('has its texts in what people read, and every sink was looked at', () => {
    const told = scene.server.comments.map(({ body }) => body).join('\n');
    expect(told).toContain('GH-\u200b31337');
    expect(told).not.toContain(canary.variableValue);
    expect(watched.looked()).toBeGreaterThan(150);
  });
});
