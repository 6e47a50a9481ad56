import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPost } from './job.ts';
import { trainingAfter } from './projects.ts';
import { actionScene, checkOn, evaluate, plan, report, train } from './scene.ts';

const scene = actionScene();
const mark = `mlops-cancel-${process.pid}`;
const stubborn = trainingAfter(`
trap '' INT TERM
(trap '' INT TERM; exec -a ${mark} sleep 600) &
setsid bash -c 'trap "" INT TERM; exec -a ${mark} sleep 600' &
echo 'epoch 1 of 100'
wait
`);

/** Command lines of processes that the training left. */
function left(): readonly string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && lineOf(pid).startsWith(mark));
}

function lineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe.runIf(process.platform === 'linux')('a run that is cancelled in the middle of training', () => {
  it('ends the whole process tree before the runner kills, and the report concludes', async () => {
    const run = await scene.push('cancelled', { 'params.yaml': 'signal: 0.9\n', 'train.sh': stubborn });
    await plan(run);
    expect(checkOn(scene.server, run.head)?.status).toBe('in_progress');
    let asked = 0;
    const trained = await train(run, 'm', {
      watch: (child, log) => {
        if (asked++ > 0 || !log.includes('epoch 1 of 100')) asked = log.includes('epoch 1 of 100') ? asked : 0;
        else {
          child.kill('SIGINT');
          setTimeout(() => child.kill('SIGTERM'), 7500).unref();
          setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
        }
      },
    });
    expect([trained.code, trained.result.reason]).toEqual([1, 'step-cancelled']);
    expect(left()).toEqual([]);
    const { outputs } = await evaluate(run);
    const { result } = await report(run, outputs['digest']);
    expect([result.verdict, result.reason]).toEqual(['unknown', 'not-trained']);
    expect(checkOn(scene.server, run.head)?.conclusion).toBe('action_required');
  });

  it.each(['train', 'evaluate', 'main'])(
    'leaves nothing behind that %s could not end before it was killed',
    async (action) => {
      const workspace = join(scene.world.folder, `killed-${action}`);
      mkdirSync(workspace);
      const stray = (output: string) => {
        const env = { ...process.env, MLOPS_RUN_ID: 'a', MLOPS_OUTPUT: output };
        const child = spawn('bash', ['-c', `trap '' TERM; exec -a ${mark} sleep 600`], { env, detached: true });
        child.unref();
        return child;
      };
      const ours = [1, 2].map((run) => stray(join(workspace, '.mlops', 'runs', `${run}`)));
      const others = stray(`${workspace}-of-another-runner/.mlops/runs/1`);
      await expect.poll(left).toHaveLength(3);
      const { code, log } = await runPost(action, workspace);
      expect([code, log]).toEqual([
        0,
        expect.stringContaining('::warning::Ended 2 processes that the steps left behind'),
      ]);
      expect(ours.map(({ pid }) => log.includes(`${pid} ${mark} 600`))).toEqual([true, true]);
      await expect.poll(left).toEqual([`${others.pid}`]);
      others.kill('SIGKILL');
      await expect.poll(left).toEqual([]);
      expect(await runPost(action, workspace)).toEqual({ code: 0, log: '' });
    },
  );
});
