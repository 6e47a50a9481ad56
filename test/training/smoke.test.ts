import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smokeRun } from '../../src/training/index.ts';
import { leftovers, never, reasonsOf, repository, scratch, trainRequest } from './harness.ts';

const smokes = (text: string) => ({ train: { smoke: { kind: 'shell', text } } }) as const;

describe('a smoke run', () => {
  it('gets what the training gets, and leaves a log and nothing else', async () => {
    const repo = repository({ 'a.txt': 'a', 'model.txt': 'of the commit' });
    const temporary = scratch();
    const text =
      'test ! -e model.txt; cat a.txt; echo " $MLOPS_SEED"; echo m | tee model.txt > "$MLOPS_OUTPUT/model.txt"';
    const request = trainRequest(repo, { run: 'echo trained', ...smokes(text) }, { temporary, seed: 7 });
    const ended = await smokeRun(request, never());
    expect([ended.exit, ended.problems]).toEqual(['ok', []]);
    expect(readFileSync(ended.log, 'utf8')).toBe('a 7\n');
    expect([readdirSync(request.destination), leftovers(temporary)]).toEqual([['log.txt'], []]);
    expect(readFileSync(join(repo.root, 'model.txt'), 'utf8')).toBe('of the commit');
  });

  it.each([
    ['exit 3', 'user', 'command-failed', 'the smoke run ended with exit code 3'],
    ['exit 42', 'data', 'bad-data-reported', 'the smoke run says that its data are bad'],
    ['kill -TERM $$', 'preempted', 'step-preempted', 'the smoke run was told to stop'],
  ])('that ends by `%s` is classed as a training is, and named', async (text, exit, reason, message) => {
    const ended = await smokeRun(trainRequest(repository({ 'a.txt': 'a' }), smokes(text)), never());
    expect([ended.exit, reasonsOf(ended.problems)]).toEqual([exit, [reason]]);
    expect(ended.problems[0]?.message).toContain(message);
  });

  it('has the time of one seed', async () => {
    const { train } = smokes('sleep 60');
    const request = trainRequest(repository({ 'a.txt': 'a' }), { train: { ...train, timeout: 300 } });
    expect((await smokeRun(request, never())).exit).toBe('timeout');
  });

  it('has the environment that is found for the training, in whatever language it is written itself', async () => {
    const bin = join(scratch(), 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'uv'),
      '#!/bin/sh\nmkdir -p .venv/bin\nprintf "#!/bin/sh\\necho ours" > .venv/bin/python\nchmod +x .venv/bin/python\n',
    );
    chmodSync(join(bin, 'uv'), 0o755);
    const repo = repository({
      'uv.lock': '',
      'pyproject.toml': '[project]\nname = "x"\nversion = "1"\n',
      'check.sh': 'python\n',
    });
    const env = { HOME: scratch(), PATH: `${bin}:/usr/bin:/bin` };
    const request = trainRequest(repo, { run: 'python train.py', ...smokes('sh check.sh') }, { env });
    const ended = await smokeRun(request, never());
    expect([ended.exit, existsSync(join(repo.root, '.venv'))]).toEqual(['ok', false]);
    expect(readFileSync(ended.log, 'utf8')).toMatch(/^--- setup: uv sync.*\nours\n$/s);
  });
});
