import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/forge/github/context.ts';

const runner = {
  GITHUB_API_URL: 'https://ghe.example/api/v3/',
  GITHUB_SERVER_URL: 'https://ghe.example',
  GITHUB_REPOSITORY: 'team/rides',
  GITHUB_RUN_ID: '19123456789',
  GITHUB_RUN_ATTEMPT: '2',
};

async function eventFile(event: unknown): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'mlops-event-')), 'event.json');
  await writeFile(path, typeof event === 'string' ? event : JSON.stringify(event));
  return path;
}

const unusable = (message: RegExp) => ({
  ends: 'input',
  problems: [{ reason: 'forge-context', message: expect.stringMatching(message) }],
});

describe('where a process runs', () => {
  it('is read from the variables of a runner, also of a GitHub Enterprise Server', async () => {
    expect(await readContext(runner)).toEqual({
      api: 'https://ghe.example/api/v3',
      owner: 'team',
      repo: 'rides',
      writer: {
        generation: 19_123_456_789_002,
        url: 'https://ghe.example/team/rides/actions/runs/19123456789/attempts/2',
      },
    });
  });

  it('is github.com, without a run, in a terminal', async () => {
    expect(await readContext({ GITHUB_API_URL: '', GITHUB_RUN_ID: '' }, 'team/rides')).toEqual({
      api: 'https://api.github.com',
      owner: 'team',
      repo: 'rides',
      writer: { generation: 0 },
    });
  });

  it('asks the server that is named, where only that is', async () => {
    const env = { GITHUB_SERVER_URL: 'https://ghe.example/', GITHUB_REPOSITORY: 'team/rides' };
    expect((await readContext(env)).api).toBe('https://ghe.example/api/v3');
  });

  it('has the pull request that started the run', async () => {
    const sides = { head: { sha: 'a1', ref: 'better' }, base: { sha: 'b1', ref: 'main' } };
    const path = await eventFile({ pull_request: { number: 7, ...sides }, action: 'synchronize' });
    const env = { ...runner, GITHUB_EVENT_PATH: path };
    expect((await readContext({ ...env, GITHUB_EVENT_NAME: 'pull_request' })).event).toEqual({
      number: 7,
      head: 'a1',
      base: 'main',
    });
    expect((await readContext({ ...env, GITHUB_EVENT_NAME: 'push' })).event).toBeUndefined();
  });

  it.each<[RegExp, Record<string, string>]>([
    [/GITHUB_REPOSITORY: .*expected string/, { GITHUB_REPOSITORY: '' }],
    [/GITHUB_REPOSITORY: not of the form owner\/name/, { GITHUB_REPOSITORY: 'team/rides/../x' }],
    [/GITHUB_RUN_ID/, { GITHUB_RUN_ID: 'latest' }],
    [/GITHUB_API_URL/, { GITHUB_API_URL: 'api.github.com' }],
    [/API is at http:\/\/ghe\.example; only https/, { GITHUB_API_URL: 'http://ghe.example' }],
    [/only https/, { GITHUB_API_URL: 'file:///tmp' }],
    [/cannot be read: ENOENT/, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: '/nowhere/event.json' }],
  ])('is refused: %s', async (message, env) => {
    await expect(readContext({ ...runner, ...env })).rejects.toMatchObject(unusable(message));
  });

  it('is refused when the event is not one', async () => {
    const read = async (event: unknown) =>
      await readContext({ ...runner, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: await eventFile(event) });
    await expect(read('{"pull_request"')).rejects.toMatchObject(unusable(/cannot be read/));
    await expect(read({ pull_request: { number: '7; rm' } })).rejects.toMatchObject(unusable(/pull_request.number/));
  });
});
