import { describe, expect, it } from 'vitest';
import { logProgress } from '../../src/actions/log-progress.ts';
import { streamProgress } from '../../src/cli/progress.ts';
import type { Progress } from '../../src/commands/ports.ts';

function streamTo(write: (text: string) => void) {
  return {
    write: (text: unknown) => {
      write(String(text));
      return true;
    },
  };
}

type Open = (write: (text: string) => void) => Progress | Promise<Progress>;

const open: Readonly<Record<string, Open>> = {
  'the command line in a workflow': (write) =>
    streamProgress(streamTo(write), { quiet: false, runner: true, live: false }),
  'the actions': logProgress,
};

/** The lines that a runner looks for commands in: those outside of `stop-commands` and its resume. */
function heardIn(text: string): readonly string[] {
  let word: string | undefined;
  return text.split('\n').filter((line) => {
    const stop = /^::stop-commands::(.+)$/.exec(line)?.[1];
    if (word === undefined) word = stop;
    else if (line === `::${word}::`) word = undefined;
    else return false;
    return true;
  });
}

describe.each(Object.entries(open))('output of programs beside each other, in %s,', (_, progressOn) => {
  it('is no command to the runner, whichever of them ends first', async () => {
    let said = '';
    const progress = await progressOn((text) => {
      said += text;
    });
    const ended = Promise.withResolvers<void>();
    const one = async () => {
      progress.output('::set-output name=a::1\n');
      progress.note('::error::a note is a line and no command');
      ended.resolve();
    };
    const other = async () => {
      await ended.promise;
      progress.output('::add-mask::0.9\n##[set-output name=b]2\n');
      progress.output('::stop-commands::mine\n::mine::\n::set-output name=c::3\n');
    };
    await progress.stage('train m', () => Promise.all([one(), other()]));
    progress.note('done');
    expect(said.match(/set-output|add-mask/g)).toHaveLength(4);
    expect(heardIn(said).join('\n')).not.toMatch(/set-output|add-mask|mine|^::error/m);
    expect(heardIn(said)).toContain('done');
  });

  it('stays so while one of them failed and another goes on', async () => {
    let said = '';
    const progress = await progressOn((text) => {
      said += text;
    });
    const stage = progress.stage('train m', async () => {
      progress.output('one\n');
      throw new Error('failed');
    });
    await expect(stage).rejects.toThrow('failed');
    progress.output('::set-output name=c::3\n');
    expect(heardIn(said).join('\n')).not.toContain('set-output');
  });
});

it('without a runner nothing is fenced', async () => {
  let said = '';
  const write = (text: unknown) => {
    said += String(text);
    return true;
  };
  const progress = await streamProgress({ write }, { quiet: false, runner: false, live: false });
  progress.output('one\ntwo\n');
  expect(said).toBe('  │ one\n  │ two\n');
});
